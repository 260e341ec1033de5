package websub

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/fetch"
)

// Store keeps subscriptions. Change must be atomic: it reads, calls, and
// writes what the call returns, while nobody else writes that subscription.
type Store interface {
	Change(ctx context.Context, id string, change func(Subscription) Subscription) error // ErrUnknown where there is none
	Add(ctx context.Context, s Subscription) error
	Get(ctx context.Context, id string) (Subscription, error) // ErrUnknown where there is none
	All(ctx context.Context) ([]Subscription, error)
}

// ErrUnknown is a subscription that is not in the store.
var ErrUnknown = errors.New("no such subscription")

// Push is what a hub sent for a feed, its signature checked.
type Push struct {
	Subscription Subscription
	Body         []byte
	ContentType  string
	At           time.Time
}

// Subscriber asks hubs and answers them. Mount it, as an http.Handler, where
// Callback says; the part of the path after it is a subscription's id.
type Subscriber struct {
	Client   *fetch.Client
	Store    Store
	Callback string // "https://sitrep.example/websub/": public, with a slash at the end
	// Deliver takes what was pushed. An error makes the hub send it again.
	Deliver func(context.Context, Push) error
	Lease   time.Duration // asked for; 0: 7 days
	MaxBody int64         // of a push; 0: 4 MiB
	Now     func() time.Time
	Log     *slog.Logger
	// AllowHTTP lets a hub be asked without TLS, where the secret can be read
	// on the way: for tests.
	AllowHTTP bool
}

// Subscribe begins a subscription of a topic (a feed's "self") at a hub.
func (s *Subscriber) Subscribe(ctx context.Context, topic, hub string) (Subscription, error) {
	if !s.AllowHTTP && !strings.HasPrefix(hub, "https://") {
		return Subscription{}, fmt.Errorf("subscribe to %s: the hub %s is not https, so the secret would be told to anybody; the feed is polled instead", fetch.Redact(topic), fetch.Redact(hub))
	}
	sub := Subscription{ID: token(), Topic: topic, Hub: hub, Secret: token(), Status: Pending, Since: s.Now()}
	if err := s.Store.Add(ctx, sub); err != nil {
		return sub, fmt.Errorf("subscribe to %s: %w", fetch.Redact(topic), err)
	}
	return s.ask(ctx, sub.ID, "subscribe")
}

// Unsubscribe asks the hub to end a subscription.
func (s *Subscriber) Unsubscribe(ctx context.Context, id string) (Subscription, error) {
	err := s.Store.Change(ctx, id, func(sub Subscription) Subscription {
		sub.Attempts = 0
		return sub.become(Leaving, "", s.Now())
	})
	if err != nil {
		return Subscription{}, fmt.Errorf("unsubscribe: %w", err)
	}
	return s.ask(ctx, id, "unsubscribe")
}

// Renew asks hubs again where that is due, and tells which could not be asked.
// Call it every few minutes.
func (s *Subscriber) Renew(ctx context.Context) error {
	all, err := s.Store.All(ctx)
	if err != nil {
		return fmt.Errorf("renew subscriptions: %w", err)
	}
	var errs []error
	for _, sub := range all {
		now := s.Now()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if after := sub.Expire(now); after != sub {
			err := s.Store.Change(ctx, sub.ID, func(have Subscription) Subscription { return have.Expire(now) })
			errs = append(errs, err)
			sub = after
		}
		if !sub.Due(now) {
			continue
		}
		mode := "subscribe"
		if sub.Status == Leaving {
			mode = "unsubscribe"
		}
		_, err := s.ask(ctx, sub.ID, mode)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// ask sends a request to the hub (WebSub 5.1). The state is stored first: a hub
// may verify before it answers.
func (s *Subscriber) ask(ctx context.Context, id, mode string) (Subscription, error) {
	now := s.Now()
	err := s.Store.Change(ctx, id, func(sub Subscription) Subscription {
		sub.Asked, sub.Attempts = now, sub.Attempts+1
		if sub.Status == Failed || sub.Status == Denied {
			sub = sub.become(Pending, "", now)
			sub.Attempts = 1
		}
		return sub
	})
	if err != nil {
		return Subscription{}, fmt.Errorf("ask the hub: %w", err)
	}
	sub, err := s.Store.Get(ctx, id)
	if err != nil {
		return sub, fmt.Errorf("ask the hub: %w", err)
	}
	lease := s.Lease
	if lease <= 0 {
		lease = 7 * 24 * time.Hour
	}
	form := url.Values{"hub.callback": {s.Callback + id}, "hub.mode": {mode}, "hub.topic": {sub.Topic}, "hub.secret": {sub.Secret},
		"hub.lease_seconds": {strconv.Itoa(int(lease / time.Second))}}
	_, err = s.Client.Do(ctx, fetch.Request{URL: sub.Hub, Method: http.MethodPost, Body: []byte(form.Encode()), NoRobots: true, MaxBody: 64 << 10,
		Header: http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}})
	if err == nil {
		return s.Store.Get(ctx, id)
	}
	reason := "the hub could not be asked: " + err.Error()
	if cerr := s.Store.Change(ctx, id, func(sub Subscription) Subscription {
		if sub.Attempts >= attempts && sub.Status == Pending {
			return sub.become(Failed, reason, now)
		}
		sub.Reason = reason
		return sub
	}); cerr != nil {
		return sub, fmt.Errorf("ask the hub: %w", cerr)
	}
	sub, _ = s.Store.Get(ctx, id)
	return sub, fmt.Errorf("%s %s: %w", mode, fetch.Redact(sub.Topic), err)
}

// token is 256 random bits.
func token() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return hex.EncodeToString(b[:])
}

// ServeHTTP answers a hub: GET asks whether we asked, POST brings what is new.
func (s *Subscriber) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:]
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox")
	switch r.Method {
	case http.MethodGet:
		s.verify(w, r, id)
	case http.MethodPost:
		s.receive(w, r, id)
	default:
		w.Header().Set("Allow", "GET, POST")
		http.Error(w, "only GET and POST", http.StatusMethodNotAllowed)
	}
}

func (s *Subscriber) verify(w http.ResponseWriter, r *http.Request, id string) {
	var challenge string
	ok := false
	err := s.Store.Change(r.Context(), id, func(sub Subscription) Subscription {
		sub, challenge, ok = sub.Verify(r.URL.Query(), s.Now())
		return sub
	})
	switch {
	case err != nil && !errors.Is(err, ErrUnknown):
		s.Log.Error("websub: a verification could not be stored", "error", err)
		http.Error(w, "try again", http.StatusInternalServerError)
	case err != nil || !ok:
		http.Error(w, "no such subscription", http.StatusNotFound)
	default:
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, challenge)
	}
}

// receive takes a push. What is not signed by our secret is dropped with the
// answer that the hub expects (WebSub 7.1), so that nobody learns anything.
func (s *Subscriber) receive(w http.ResponseWriter, r *http.Request, id string) {
	sub, err := s.Store.Get(r.Context(), id)
	switch {
	case errors.Is(err, ErrUnknown):
		http.Error(w, "no such subscription", http.StatusNotFound)
		return
	case err != nil:
		s.Log.Error("websub: a subscription could not be read", "error", err)
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	case sub.Status == Left || sub.Status == Leaving:
		http.Error(w, "not subscribed any more", http.StatusGone)
		return
	}
	limit := s.MaxBody
	if limit <= 0 {
		limit = 4 << 20
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	if err != nil {
		http.Error(w, "too large or cut off", http.StatusRequestEntityTooLarge)
		return
	}
	if !sub.Signed(r.Header.Get("X-Hub-Signature"), body) {
		s.Log.Warn("websub: a push without a right signature was dropped", "topic", fetch.Redact(sub.Topic))
		w.WriteHeader(http.StatusAccepted)
		return
	}
	now := s.Now()
	if err := s.Deliver(r.Context(), Push{sub, body, r.Header.Get("Content-Type"), now}); err != nil {
		s.Log.Error("websub: a push could not be taken", "topic", fetch.Redact(sub.Topic), "error", err)
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	if err := s.Store.Change(r.Context(), id, func(sub Subscription) Subscription { sub.Got = now; return sub }); err != nil {
		s.Log.Error("websub: a push could not be noted", "topic", fetch.Redact(sub.Topic), "error", err)
	}
	w.WriteHeader(http.StatusAccepted)
}

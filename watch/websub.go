package watch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/feed"
	"github.com/sitrep-news/sitrep/feed/websub"
	"github.com/sitrep-news/sitrep/fetch"
)

// HubPath is where hubs reach us, below the public address.
const HubPath = "/websub/"

// Hubs takes feeds' news from their hubs (WebSub) where they have one. It needs a
// public address that hubs can reach.
type Hubs struct {
	s   *System
	sub *websub.Subscriber
}

// NewHubs makes the subscriber's side for a public address such as
// "https://sitrep.example".
func (s *System) NewHubs(public string) *Hubs {
	h := &Hubs{s: s}
	h.sub = &websub.Subscriber{
		Client: s.o.Fetch, Store: subscriptions{s.o.Store}, Callback: strings.TrimSuffix(public, "/") + HubPath,
		Deliver: h.pushed, Now: s.o.Clock, Log: s.o.Log,
	}
	return h
}

// ServeHTTP answers hubs; mount it at HubPath.
func (h *Hubs) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.sub.ServeHTTP(w, r)
}

// Run subscribes to the hubs that feeds name and renews leases until ctx is done.
func (h *Hubs) Run(ctx context.Context) error {
	tick := time.NewTicker(5 * time.Minute)
	defer tick.Stop()
	for {
		if err := h.Round(ctx); err != nil && ctx.Err() == nil {
			h.s.o.Log.Warn("hubs", "err", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// Round asks hubs that have not been asked, and renews leases that end.
func (h *Hubs) Round(ctx context.Context) error {
	feeds, err := h.s.Feeds(ctx)
	if err != nil {
		return err
	}
	subs, err := h.sub.Store.All(ctx)
	if err != nil {
		return err
	}
	asked, live := map[string]bool{}, map[string]bool{}
	now := h.s.o.Clock()
	for _, s := range subs {
		asked[s.Topic] = true
		live[s.Topic] = live[s.Topic] || s.Live(now)
	}
	for id, st := range feeds {
		if len(st.Hubs) == 0 || st.Self == "" {
			continue
		}
		if !asked[st.Self] {
			if _, err := h.sub.Subscribe(ctx, st.Self, st.Hubs[0]); err != nil {
				h.s.o.Log.Warn("hub", "hub", fetch.Redact(st.Hubs[0]), "feed", fetch.Redact(st.URL), "err", err)
			}
		}
		if st.Pushed != live[st.Self] {
			if err := h.mark(ctx, id, live[st.Self]); err != nil {
				return err
			}
		}
	}
	return h.sub.Renew(ctx)
}

// mark notes on a feed whether its hub can be relied on: then it is polled seldom.
func (h *Hubs) mark(ctx context.Context, id string, pushed bool) error {
	return h.s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		d, st, err := feedDoc(ctx, tx, id)
		if err != nil {
			return err
		}
		st.Pushed = pushed
		d.Body, err = json.Marshal(st)
		if err != nil {
			return err
		}
		return tx.PutDoc(ctx, d)
	})
}

func feedDoc(ctx context.Context, r sitrep.Reader, id string) (sitrep.Doc, feed.State, error) {
	var st feed.State
	d, err := r.Doc(ctx, feedKind, id)
	if err == nil {
		err = json.Unmarshal(d.Body, &st)
	}
	return d, st, err
}

// pushed takes what a hub sent as a reading of the feed.
func (h *Hubs) pushed(ctx context.Context, p websub.Push) error {
	feeds, err := h.s.Feeds(ctx)
	if err != nil {
		return err
	}
	for id, st := range feeds {
		if st.Self != p.Subscription.Topic {
			continue
		}
		return h.s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
			d, st, err := feedDoc(ctx, tx, id)
			if err != nil {
				return err
			}
			r := feed.Push(st, p.Body, p.ContentType, p.At, h.s.schedule())
			if r.Err != nil {
				return r.Err
			}
			return h.s.noted(ctx, tx, id, d.Version, r)
		})
	}
	return fmt.Errorf("hub: no feed of topic %s is followed", fetch.Redact(p.Subscription.Topic))
}

// subscriptions keeps WebSub's state among the store's documents.
type subscriptions struct{ store sitrep.Store }

const hubKind = "websub"

func (k subscriptions) Add(ctx context.Context, s websub.Subscription) error {
	body, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return k.store.Update(ctx, func(tx sitrep.Tx) error {
		return tx.PutDoc(ctx, sitrep.Doc{Kind: hubKind, ID: s.ID, Body: body})
	})
}

func (k subscriptions) Change(ctx context.Context, id string, change func(websub.Subscription) websub.Subscription) error {
	return k.store.Update(ctx, func(tx sitrep.Tx) error {
		d, s, err := subscription(ctx, tx, id)
		if err != nil {
			return err
		}
		if d.Body, err = json.Marshal(change(s)); err != nil {
			return err
		}
		return tx.PutDoc(ctx, d)
	})
}

func (k subscriptions) Get(ctx context.Context, id string) (websub.Subscription, error) {
	_, s, err := subscription(ctx, k.store, id)
	return s, err
}

func (k subscriptions) All(ctx context.Context) ([]websub.Subscription, error) {
	docs, err := k.store.Docs(ctx, sitrep.DocQuery{Kind: hubKind, Limit: 100_000})
	if err != nil {
		return nil, err
	}
	out := make([]websub.Subscription, len(docs))
	for i, d := range docs {
		if err := json.Unmarshal(d.Body, &out[i]); err != nil {
			return nil, fmt.Errorf("subscription: %w", err)
		}
	}
	return out, nil
}

func subscription(ctx context.Context, r sitrep.Reader, id string) (sitrep.Doc, websub.Subscription, error) {
	var s websub.Subscription
	d, err := r.Doc(ctx, hubKind, id)
	if sitrep.Code(err) == sitrep.ENotFound {
		return d, s, errors.Join(websub.ErrUnknown, err)
	}
	if err == nil {
		err = json.Unmarshal(d.Body, &s)
	}
	return d, s, err
}

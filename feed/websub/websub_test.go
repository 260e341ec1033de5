package websub

import (
	"context"
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep/fetch"
)

var start = time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC)

const topic = "https://n.example/rss"

// rig is a subscriber, a hub that does what the test says, and a clock.
type rig struct {
	*Subscriber
	at     time.Time
	hub    string
	server *httptest.Server
	asked  []url.Values
	answer func(w http.ResponseWriter, form url.Values)
	got    []Push
	err    error // of Deliver
}

func newRig(t *testing.T) *rig {
	t.Helper()
	r := &rig{at: start}
	r.answer = func(w http.ResponseWriter, form url.Values) { w.WriteHeader(http.StatusAccepted) }
	hub := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		_ = req.ParseForm()
		r.asked = append(r.asked, req.PostForm)
		r.answer(w, req.PostForm)
	}))
	t.Cleanup(hub.Close)
	now := func() time.Time { return r.at }
	client := fetch.New(fetch.Options{AllowPrivate: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, HostDelay: -1, Now: now})
	r.Subscriber = &Subscriber{Client: client, Store: &Memory{}, Now: now, Log: slog.New(slog.DiscardHandler), AllowHTTP: true,
		Deliver: func(_ context.Context, p Push) error { r.got = append(r.got, p); return r.err }}
	r.server = httptest.NewServer(r.Subscriber)
	t.Cleanup(r.server.Close)
	r.Callback = r.server.URL + "/websub/"
	r.hub = hub.URL
	return r
}

// confirm is the hub's question whether we asked.
func (r *rig) confirm(t *testing.T, id string, q url.Values) (int, string) {
	t.Helper()
	resp, err := http.Get(r.Callback + id + "?" + q.Encode())
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.Header.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/plain") && resp.ContentLength != 0 {
		t.Errorf("headers are %v", resp.Header)
	}
	b, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, string(b)
}

func (r *rig) push(t *testing.T, id, body, signature string) int {
	t.Helper()
	req, _ := http.NewRequest(http.MethodPost, r.Callback+id, strings.NewReader(body))
	req.Header.Set("Content-Type", "application/rss+xml")
	req.Header.Set("X-Hub-Signature", signature)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	return resp.StatusCode
}

func sign(h func() hash.Hash, name, secret, body string) string {
	m := hmac.New(h, []byte(secret))
	m.Write([]byte(body))
	return name + "=" + hex.EncodeToString(m.Sum(nil))
}

func question(mode, lease string) url.Values {
	return url.Values{"hub.mode": {mode}, "hub.topic": {topic}, "hub.challenge": {"<b>c-1</b>"}, "hub.lease_seconds": {lease}}
}

// active is a rig with one verified subscription.
func active(t *testing.T) (*rig, Subscription) {
	t.Helper()
	r := newRig(t)
	sub, err := r.Subscribe(t.Context(), topic, r.hub)
	if err != nil || sub.Status != Pending {
		t.Fatalf("%+v, %v", sub, err)
	}
	if status, body := r.confirm(t, sub.ID, question("subscribe", "86400")); status != 200 || body != "<b>c-1</b>" {
		t.Fatalf("%d %q", status, body)
	}
	sub, _ = r.Store.Get(t.Context(), sub.ID)
	return r, sub
}

func TestSubscribe(t *testing.T) {
	r, sub := active(t)
	form := r.asked[0]
	if form.Get("hub.callback") != r.Callback+sub.ID || form.Get("hub.topic") != topic || form.Get("hub.secret") != sub.Secret || len(sub.Secret) != 64 || len(sub.ID) != 64 || sub.ID == sub.Secret {
		t.Errorf("asked with %v", form)
	}
	if !sub.Live(start) || !sub.Until.Equal(start.Add(24*time.Hour)) || sub.Live(start.Add(24*time.Hour)) {
		t.Errorf("%+v", sub)
	}
}

func TestNobodyElseCanVerify(t *testing.T) {
	r, sub := active(t)
	other := question("subscribe", "60")
	other.Set("hub.topic", "https://evil.example/")
	empty := question("subscribe", "60")
	empty.Del("hub.challenge")
	for name, c := range map[string]struct {
		id string
		q  url.Values
	}{
		"an id that is none": {"x", question("subscribe", "60")}, "another topic": {sub.ID, other}, "an end we did not ask for": {sub.ID, question("unsubscribe", "")},
		"no challenge": {sub.ID, empty}, "no mode": {sub.ID, question("", "")},
	} {
		if status, body := r.confirm(t, c.id, c.q); status != http.StatusNotFound || strings.Contains(body, "c-1") {
			t.Errorf("%s: %d %q", name, status, body)
		}
	}
	if after, _ := r.Store.Get(t.Context(), sub.ID); after != sub {
		t.Errorf("the subscription changed: %+v", after)
	}
}

func TestOnlySignedPushesAreTaken(t *testing.T) {
	r, sub := active(t)
	const body = "<rss/>"
	for name, c := range map[string]struct {
		signature string
		taken     bool
	}{
		"sha256": {sign(sha256.New, "sha256", sub.Secret, body), true}, "sha1": {sign(sha1.New, "sha1", sub.Secret, body), true},
		"none": {"", false}, "wrong secret": {sign(sha256.New, "sha256", "x", body), false}, "of another body": {sign(sha256.New, "sha256", sub.Secret, "<opml/>"), false},
		"unknown method": {"md5=00", false}, "no hex": {"sha256=zz", false}, "short": {"sha256=", false},
	} {
		before := len(r.got)
		if status := r.push(t, sub.ID, body, c.signature); status != http.StatusAccepted {
			t.Errorf("%s: %d", name, status)
		}
		if taken := len(r.got) > before; taken != c.taken {
			t.Errorf("%s: taken is %v", name, taken)
		}
	}
	r.err = errors.New("the store is full")
	if status := r.push(t, sub.ID, body, sign(sha256.New, "sha256", sub.Secret, body)); status != 500 {
		t.Errorf("a push that could not be taken: %d", status)
	}
	if status := r.push(t, "nobody", body, "x"); status != http.StatusNotFound {
		t.Errorf("nobody's push: %d", status)
	}
	r.MaxBody = 10
	if status := r.push(t, sub.ID, strings.Repeat("x", 11), "x"); status != http.StatusRequestEntityTooLarge {
		t.Errorf("a large push: %d", status)
	}
}

func TestLeasesAreRenewed(t *testing.T) {
	r, sub := active(t)
	for _, c := range []struct {
		at    time.Duration
		asked int
	}{{time.Hour, 1}, {21 * time.Hour, 1}, {22*time.Hour + time.Minute, 2}, {22*time.Hour + 2*time.Minute, 2}} {
		r.at = start.Add(c.at)
		if err := r.Renew(t.Context()); err != nil || len(r.asked) != c.asked {
			t.Errorf("after %v: asked %d times, %v", c.at, len(r.asked), err)
		}
	}
	if status, _ := r.confirm(t, sub.ID, question("subscribe", "86400")); status != 200 {
		t.Errorf("renewal: %d", status)
	}
	if sub, _ = r.Store.Get(t.Context(), sub.ID); !sub.Until.Equal(r.at.Add(24 * time.Hour)) {
		t.Errorf("until %v", sub.Until)
	}
	r.at = sub.Until.Add(time.Second) // the hub did not answer in time
	if err := r.Renew(t.Context()); err != nil {
		t.Error(err)
	}
	if sub, _ = r.Store.Get(t.Context(), sub.ID); sub.Status != Pending || sub.Live(r.at) || sub.Reason == "" {
		t.Errorf("%+v", sub)
	}
}

func TestAHubThatFailsIsGivenUp(t *testing.T) {
	r := newRig(t)
	r.answer = func(w http.ResponseWriter, _ url.Values) { w.WriteHeader(http.StatusInternalServerError) }
	sub, err := r.Subscribe(t.Context(), topic, r.hub)
	if err == nil || sub.Status != Pending || !strings.Contains(sub.Reason, "500") {
		t.Fatalf("%+v, %v", sub, err)
	}
	for range 20 {
		r.at = r.at.Add(6 * time.Hour)
		_ = r.Renew(t.Context())
	}
	if sub, _ = r.Store.Get(t.Context(), sub.ID); sub.Status != Failed || len(r.asked) != attempts {
		t.Errorf("%+v after %d requests", sub, len(r.asked))
	}
	r.at = r.at.Add(8 * 24 * time.Hour)
	if _ = r.Renew(t.Context()); len(r.asked) != attempts+1 {
		t.Errorf("after a week it was asked %d times", len(r.asked))
	}
	if strings.Contains(fmt.Sprint(err), sub.Secret) {
		t.Error("the secret is told")
	}
}

func TestDenialAndEnd(t *testing.T) {
	r, sub := active(t)
	q := url.Values{"hub.mode": {"denied"}, "hub.topic": {topic}, "hub.reason": {"not\nyou"}}
	if status, body := r.confirm(t, sub.ID, q); status != 200 || body != "" {
		t.Errorf("%d %q", status, body)
	}
	if sub, _ = r.Store.Get(t.Context(), sub.ID); sub.Status != Denied || sub.Reason != "the hub refused: not you" {
		t.Errorf("%+v", sub)
	}
	r, sub = active(t)
	if _, err := r.Unsubscribe(t.Context(), sub.ID); err != nil {
		t.Fatal(err)
	}
	if status, _ := r.confirm(t, sub.ID, question("unsubscribe", "")); status != 200 {
		t.Errorf("end: %d", status)
	}
	if status := r.push(t, sub.ID, "x", "y"); status != http.StatusGone {
		t.Errorf("a push after the end: %d", status)
	}
}

func TestSecretsAreNotSentInTheClear(t *testing.T) {
	r := newRig(t)
	r.AllowHTTP = false
	if _, err := r.Subscribe(t.Context(), topic, r.hub); err == nil || len(r.asked) != 0 {
		t.Errorf("asked %d times: %v", len(r.asked), err)
	}
}

// Whatever a hub asks, a subscription becomes active only where its topic and a
// challenge are right, and its lease is within bounds.
func FuzzVerify(f *testing.F) {
	f.Add("hub.mode=subscribe&hub.topic="+url.QueryEscape(topic)+"&hub.challenge=x&hub.lease_seconds=-1", "pending")
	f.Add("hub.mode=denied&hub.topic=x", "active")
	f.Fuzz(func(t *testing.T, query, status string) {
		q, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		s := Subscription{ID: "a", Topic: topic, Secret: "s", Status: Status(status)}
		after, challenge, ok := s.Verify(q, start)
		if !ok && (after != s || challenge != "") {
			t.Fatalf("refused, yet %+v", after)
		}
		if after.Status == Active && s.Status != Active && (q.Get("hub.topic") != topic || after.Until.Before(start.Add(minLease)) || after.Until.After(start.Add(maxLease))) {
			t.Fatalf("%+v", after)
		}
	})
}

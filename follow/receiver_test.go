package follow

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// receiver is a webhook's receiver on loopback. It answers as answer says, and keeps
// what it took, once for each id.
type receiver struct {
	*httptest.Server
	mu     sync.Mutex
	secret string
	answer func(n int, w http.ResponseWriter) int // of the n-th request from 1; 0 is 204
	tries  []string                               // ids in the order of requests
	bodies []string
	hooks  []hook // accepted, each id once
	bad    []string
}

func newReceiver(t *testing.T) *receiver {
	r := &receiver{}
	r.Server = httptest.NewServer(r)
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	body, _ := io.ReadAll(req.Body)
	id := req.Header.Get("webhook-id")
	r.tries, r.bodies = append(r.tries, id), append(r.bodies, string(body))
	// Verified as the specification says, not with the code under test.
	key, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(r.secret, "whsec_"))
	m := hmac.New(sha256.New, key)
	m.Write([]byte(id + "." + req.Header.Get("webhook-timestamp") + "." + string(body)))
	if got, want := req.Header.Get("webhook-signature"), "v1,"+base64.StdEncoding.EncodeToString(m.Sum(nil)); got != want {
		r.bad = append(r.bad, "signature "+got+", want "+want)
	}
	if len(body) >= 20_000 || req.Header.Get("content-type") != "application/json" {
		r.bad = append(r.bad, "body or type")
	}
	status := http.StatusNoContent
	if r.answer != nil {
		if s := r.answer(len(r.tries), w); s != 0 {
			status = s
		}
	}
	if status < 300 {
		fresh := true
		for _, before := range r.tries[:len(r.tries)-1] {
			fresh = fresh && before != id
		}
		var k hook
		if err := json.Unmarshal(body, &k); err != nil {
			r.bad = append(r.bad, err.Error())
		}
		if fresh || r.answer != nil {
			r.hooks = append(r.hooks, k)
		}
	}
	w.WriteHeader(status)
}

// took returns what was accepted since the last call, as "type title".
func (r *receiver) took(t *testing.T) []string {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, b := range r.bad {
		t.Error("receiver:", b)
	}
	out := []string{}
	for _, k := range r.hooks {
		line := k.Type
		for _, n := range k.Data.Events {
			line += " | " + n.Kind + " " + n.Event
		}
		out = append(out, line)
	}
	r.hooks = nil
	return out
}

// hooked follows by a receiver.
func (w *world) hooked(r *receiver, f Follow) *Follow {
	w.t.Helper()
	f.Channel = Channel{Kind: Webhook, Address: r.URL + "/in"}
	out := w.follows(f)
	r.secret = out.Channel.Secret
	return out
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s:\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestSignatureVector is the example of the Standard Webhooks libraries.
func TestSignatureVector(t *testing.T) {
	got, err := sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	if want := "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; err != nil || got != want {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
}

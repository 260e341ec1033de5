package follow

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/fetch"
)

// Limits of what is sent by HTTP.
const (
	postTimeout = 15 * time.Second
	maxHook     = 20_000 // bytes of a webhook's body, as Standard Webhooks recommends
)

const secretPrefix = "whsec_"

// hook is the body of a webhook.
type hook struct {
	Type      string    `json:"type"` // "event.new", "event.changed", "event.withdrawn", "event.left", "digest", "test"
	Timestamp time.Time `json:"timestamp"`
	Data      hookData  `json:"data"`
}

type hookData struct {
	Follow string `json:"follow"` // id
	Name   string `json:"name"`
	Query  string `json:"query"`
	Thread string `json:"thread"`
	Events []Note `json:"events"`
	More   int    `json:"more"` // events for which there was no room
}

// sendWebhook posts a notice as Standard Webhooks has it
// (github.com/standard-webhooks/standard-webhooks, specification 1.0).
func (s *Service) sendWebhook(ctx context.Context, f *Follow, n *Notice) error {
	body, err := hookBody(f, n)
	if err != nil {
		return &trouble{final: true, err: err}
	}
	at := s.now()
	signature, err := sign(f.Channel.Secret, n.ID, at, body)
	if err != nil {
		return &trouble{final: true, err: err}
	}
	h := http.Header{}
	h.Set("Content-Type", "application/json")
	h.Set("Webhook-Id", n.ID)
	h.Set("Webhook-Timestamp", strconv.FormatInt(at.Unix(), 10))
	h.Set("Webhook-Signature", signature)
	_, err = s.post(ctx, f.Channel.Address, h, body, http.StatusGone)
	return err
}

// hookBody writes the body in under maxHook bytes: sources go first, then earlier
// changes, then events, which are counted.
func hookBody(f *Follow, n *Notice) ([]byte, error) {
	k := hook{Type: n.Kind, Timestamp: n.At, Data: hookData{Follow: f.ID, Name: f.Name, Query: oneLine(f.Query, 1000), Thread: n.Thread, Events: append([]Note{}, n.Notes...), More: n.More}}
	for step := 0; ; step++ {
		b, err := json.Marshal(k)
		if err != nil || len(b) < maxHook {
			return b, err
		}
		switch {
		case step == 0:
			for i := range k.Data.Events {
				k.Data.Events[i].Sources = nil
			}
		case step == 1:
			for i := range k.Data.Events {
				k.Data.Events[i].Changes = tail(k.Data.Events[i].Changes, 3)
			}
		case len(k.Data.Events) > 0:
			k.Data.Events = k.Data.Events[:len(k.Data.Events)-1]
			k.Data.More++
		default:
			return nil, fmt.Errorf("webhook: %d bytes without any event", len(b))
		}
	}
}

func tail[T any](xs []T, n int) []T { return xs[max(0, len(xs)-n):] }

// sign makes the value of webhook-signature.
func sign(secret, id string, at time.Time, body []byte) (string, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, secretPrefix))
	if err != nil || len(key) < 24 {
		return "", errors.New("webhook: the secret is not one of Standard Webhooks; make the follow anew")
	}
	m := hmac.New(sha256.New, key)
	fmt.Fprintf(m, "%s.%d.", id, at.Unix())
	m.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(m.Sum(nil)), nil
}

// post sends a body to an address from outside. Redirects are not followed, and of the
// answer little is read. gone are the statuses by which a receiver wants no more.
func (s *Service) post(ctx context.Context, address string, h http.Header, body []byte, gone ...int) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, postTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, &trouble{final: true, err: fmt.Errorf("post to %s: the address cannot be read", fetch.Redact(address))}
	}
	req.Header = h
	req.Header.Set("User-Agent", fetch.Agent)
	resp, err := s.o.Post.RoundTrip(req)
	if err != nil {
		return nil, &trouble{err: fmt.Errorf("post to %s: %w", req.URL.Host, plainly(err))}
	}
	defer resp.Body.Close()
	_, _ = io.CopyN(io.Discard, resp.Body, 64<<10) // so that the connection can be used again
	if resp.StatusCode >= 200 && resp.StatusCode <= 299 {
		return resp, nil
	}
	t := &trouble{err: fmt.Errorf("%s answered %s", req.URL.Host, statusWords(resp.StatusCode)), retryAt: fetch.RetryAfter(resp.Header, s.now())}
	for _, g := range gone {
		t.gone = t.gone || g == resp.StatusCode
	}
	t.final = resp.StatusCode == http.StatusRequestEntityTooLarge
	return resp, t
}

// statusWords never repeats what a stranger wrote into its status line.
func statusWords(code int) string {
	return strings.TrimSpace(strconv.Itoa(code) + " " + http.StatusText(code))
}

// plainly says a time-out in words.
func plainly(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("no answer within %s", postTimeout)
	}
	return err
}

package api

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/sitrep-news/sitrep"
)

func (a *API) changes(r *http.Request, _ User) (answer, error) {
	after, _ := strconv.ParseInt(r.URL.Query().Get("after"), 10, 64) // checked; "" is 0
	list, err := a.o.Store.Changes(r.Context(), after, number(r, "limit", 100))
	page := ChangePage{Changes: list, Next: after}
	if n := len(list); n > 0 {
		page.Next = list[n-1].Seq
	}
	return answer{body: page}, err
}

// stream sends changes as they are made, after the last that the reader has, or from
// now on. It ends with the reader, or when a write takes longer than writeLimit.
func (a *API) stream(w http.ResponseWriter, r *http.Request) error {
	select {
	case a.streams <- struct{}{}:
		defer func() { <-a.streams }()
	default:
		w.Header().Set("Retry-After", "30")
		return sitrep.Errorf(sitrep.EUnavailable, "%d streams are open, as many as this server allows; ask %s/changes?after= instead", a.o.Streams, Prefix)
	}
	after, err := a.begin(r)
	if err != nil {
		return err
	}
	s := sender{w: w, c: http.NewResponseController(w)}
	_ = s.c.SetReadDeadline(time.Time{}) // the server's limit on reading a request would end the stream
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // what proxies would hold back
	// An id without data: the reader keeps it, and comes back with it after a break.
	if err := s.send(fmt.Sprintf("retry: 5000\nid: %d\n\n", after)); err != nil {
		return nil
	}
	a.follow(r.Context(), s, after)
	return nil
}

// begin is the change after which a stream starts.
func (a *API) begin(r *http.Request) (int64, error) {
	for _, s := range []string{r.Header.Get("Last-Event-ID"), r.URL.Query().Get("after")} {
		if s == "" {
			continue
		}
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < 0 {
			return 0, sitrep.Errorf(sitrep.EInvalid, "the last event's id is a number, not %.40q", s)
		}
		return n, nil
	}
	return a.tip.find(r.Context(), a.o.Store)
}

// follow sends changes until the reader leaves. A quiet stream shows signs of life,
// by which a reader that is gone is noticed too.
func (a *API) follow(ctx context.Context, s sender, after int64) {
	tick := time.NewTicker(a.o.Poll)
	defer tick.Stop()
	began, last := time.Now(), time.Now()
	for time.Since(began) < streamLimit {
		list, err := a.o.Store.Changes(ctx, after, 200)
		if err != nil {
			if ctx.Err() == nil {
				a.o.Log.Error("stream of changes", "err", err)
			}
			return
		}
		for _, c := range list {
			b, err := json.Marshal(full(c))
			if err != nil || s.send(fmt.Sprintf("event: change\nid: %d\ndata: %s\n\n", c.Seq, b)) != nil {
				return
			}
			after, last = c.Seq, time.Now()
		}
		if len(list) == 200 {
			continue
		}
		if time.Since(last) >= a.o.Heartbeat {
			if s.send(": nothing new\n\n") != nil {
				return
			}
			last = time.Now()
		}
		select {
		case <-ctx.Done():
			return
		case <-a.ended:
			return
		case <-tick.C:
		}
	}
}

// streamLimit ends a stream from time to time: its reader comes back by itself, and one
// whose account or key was taken away does not.
const streamLimit = time.Hour

// sender writes to a stream at once.
type sender struct {
	w http.ResponseWriter
	c *http.ResponseController
}

// writeLimit is how long a reader may take to take something.
const writeLimit = 15 * time.Second

func (s sender) send(text string) error {
	_ = s.c.SetWriteDeadline(time.Now().Add(writeLimit)) // a test's recorder has none
	if _, err := s.w.Write([]byte(text)); err != nil {
		return err
	}
	return s.c.Flush()
}

// tip remembers how far the changes went when last looked.
type tip struct{ seq atomic.Int64 }

// find returns the seq of the last change: by doubling, then halving, since the store
// tells only what comes after a seq.
func (t *tip) find(ctx context.Context, s sitrep.Reader) (int64, error) {
	more := func(after int64) (bool, error) {
		list, err := s.Changes(ctx, after, 1)
		return len(list) > 0, err
	}
	low := t.seq.Load() // the last is at or after it
	step := int64(1)
	high := low
	for {
		ok, err := more(high)
		if err != nil {
			return 0, err
		}
		if !ok {
			break
		}
		low = high + 1
		if high > math.MaxInt64/2-step {
			high = math.MaxInt64
			break
		}
		high += step
		step *= 2
	}
	for low < high {
		mid := low + (high-low)/2
		ok, err := more(mid)
		if err != nil {
			return 0, err
		}
		if ok {
			low = mid + 1
		} else {
			high = mid
		}
	}
	t.seq.Store(low)
	return low, nil
}

package follow

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

// TestMain lets the test's own binary be the process that is killed.
func TestMain(m *testing.M) {
	if os.Getenv("SITREP_FOLLOW_CHILD") != "" {
		if err := child(); err != nil {
			fmt.Fprintln(os.Stderr, "child:", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

const jobAlert = "alert"

// The points at which a child kills itself with SIGKILL, between the outbox and the
// line in the log.
var points = []string{
	"alerted",   // deliveries are written, the transaction is not committed
	"committed", // it is; nothing is sent
	"sealed",    // a message is marked as under way; nothing is sent
	"sent",      // the receiver has it; nothing is recorded
	"recorded",  // the line in the log is written, the transaction is not committed
	"",          // wherever the parent's kill strikes
}

// child is a whole system: it makes events happen, and alerts and delivers as the
// program does, until it is killed.
func child() error {
	store, err := openStore(context.Background(), os.Getenv("SITREP_FOLLOW_STORE"), time.Now)
	if err != nil {
		return err
	}
	die := killer(os.Getenv("SITREP_FOLLOW_POINT"), rand.IntN(4))
	s, err := New(Options{Store: store, Base: "https://news.example", Clock: time.Now, Log: slog.New(slog.DiscardHandler), Post: mortal{loopbackPoster(), die}})
	if err != nil {
		return err
	}
	s.pace, s.flight = pace{20 * time.Millisecond, 100 * time.Millisecond, 1 << 30}, time.Second
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	if err := s.Resume(ctx); err != nil {
		return err
	}
	fmt.Println("ready")
	var wg sync.WaitGroup
	if os.Getenv("SITREP_FOLLOW_CHILD") == "make" {
		wg.Go(func() { produce(ctx, store) })
	} else {
		wg.Go(func() { // ends when nothing is left to do
			for idle := 0; idle < 5; time.Sleep(100 * time.Millisecond) {
				st, err := store.Stats(ctx)
				left, err2 := list[delivery](ctx, store, deliveryKind, "")
				if idle++; err != nil || err2 != nil || st.Outbox > 0 || len(left) > 0 {
					idle = 0
				}
			}
			stop()
		})
	}
	return store.Work(ctx, sitrep.Workers{Lease: time.Second, Max: map[string]int{JobDeliver: 3}, Handle: map[string]sitrep.Handler{
		jobAlert: func(ctx context.Context, _ sitrep.Job, done func(sitrep.Tx) error) error {
			for n := 1; n > 0; { // until the outbox is empty, as package watch has it
				err := store.Update(ctx, func(tx sitrep.Tx) error {
					cs, err := tx.TakeOutbox(ctx, 20)
					if n = len(cs); err != nil || n == 0 {
						return errors.Join(err, done(tx))
					}
					if err := s.Alert(ctx, tx, cs); err != nil {
						return err
					}
					die("alerted")
					return nil
				})
				if err != nil {
					return err
				}
				die("committed")
			}
			return nil
		},
		JobDeliver: func(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
			return s.Deliver(ctx, j, func(tx sitrep.Tx) error {
				err := done(tx)
				die("recorded")
				return err
			})
		},
	}})
}

// killer kills the process when it comes to a point for the n-th time.
func killer(point string, n int) func(string) {
	var mu sync.Mutex
	return func(at string) {
		mu.Lock()
		defer mu.Unlock()
		if at != point {
			return
		}
		if n--; n < 0 {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {} // until it has struck
		}
	}
}

// mortal dies before or after it has sent.
type mortal struct {
	http.RoundTripper
	die func(string)
}

func (m mortal) RoundTrip(r *http.Request) (*http.Response, error) {
	m.die("sealed")
	resp, err := m.RoundTripper.RoundTrip(r)
	if err == nil {
		m.die("sent")
	}
	return resp, err
}

// produce makes a new event with its change and its place in the outbox, in one
// transaction as fusion does.
func produce(ctx context.Context, store sitrep.Store) {
	for ; ctx.Err() == nil; time.Sleep(10 * time.Millisecond) {
		_ = store.Update(ctx, func(tx sitrep.Tx) error {
			st, err := tx.Stats(ctx)
			if err != nil {
				return err
			}
			e := event(fmt.Sprintf("e%05d", st.Events), seen(time.Now()))
			if err := tx.SaveEvents(ctx, []sitrep.Event{e}, nil, []sitrep.Change{{Event: e.ID, At: time.Now(), Kind: sitrep.ChangeNew, Text: "First told."}}); err != nil {
				return err
			}
			return tx.Enqueue(ctx, sitrep.Job{Kind: jobAlert, Key: "outbox"})
		})
	}
}

// TestKill kills the system with SIGKILL between the outbox and the log, many times.
// What it shows:
//
//   - exactly once: each event has one delivery, one id and one line in the log;
//   - at least once: each message reaches the receiver, where a kill fell between the
//     sending and its record more than once, with the same id and the same words. A
//     receiver that takes an id once, as Standard Webhooks asks, has each effect once.
func TestKill(t *testing.T) {
	path := address(t)
	var mu sync.Mutex
	bodies := map[string]string{} // by webhook-id
	times := map[string]int{}
	rec := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		id := r.Header.Get("webhook-id")
		if before, ok := bodies[id]; ok && before != string(b) {
			t.Errorf("the message %s was sent again with other words", id)
		}
		bodies[id] = string(b)
		times[id]++
	}))
	defer rec.Close()

	store, err := openStore(t.Context(), path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, store: store, now: time.Now()}
	w.s = w.service(func(o *Options) { o.Clock = time.Now })
	f := w.follows(Follow{Channel: Channel{Kind: Webhook, Address: rec.URL + "/in"}})
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}

	rounds := 18
	if testing.Short() {
		rounds = 6
	}
	for i := range rounds {
		point := points[i%len(points)]
		wait := time.Duration(300+rand.IntN(500)) * time.Millisecond
		if point != "" {
			wait = 3 * time.Second // it will kill itself
		}
		run(t, "make", path, point, wait)
	}
	run(t, "drain", path, "", time.Minute)

	if store, err = openStore(t.Context(), path, time.Now); err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	st, err := store.Stats(t.Context())
	if err != nil || st.Outbox != 0 || st.Events < int64(rounds) {
		t.Fatalf("%+v, %v", st, err)
	}
	sent := map[string]string{} // event to id, by what the receiver took
	for id, b := range bodies {
		var k hook
		if err := json.Unmarshal([]byte(b), &k); err != nil {
			t.Fatal(err)
		}
		for _, n := range k.Data.Events {
			if other, ok := sent[n.Event]; ok {
				t.Errorf("%s was told in %s and in %s", n.Event, other, id)
			}
			sent[n.Event] = id
		}
	}
	log, err := list[Told](t.Context(), store, toldKind, "")
	if err != nil {
		t.Fatal(err)
	}
	logged := map[string]string{}
	for _, l := range log {
		for _, n := range l.Notes {
			if other, ok := logged[n.Event]; ok {
				t.Errorf("%s is in the log twice: %s and %s", n.Event, other, l.Delivery)
			}
			if logged[n.Event] = l.Delivery; l.Follow != f.ID || l.Outcome != Delivered {
				t.Errorf("log: %+v", l)
			}
		}
	}
	again := 0
	for _, n := range times {
		again += n - 1
	}
	for i := range st.Events {
		id := fmt.Sprintf("e%05d", i)
		if sent[id] == "" || sent[id] != logged[id] {
			t.Errorf("%s: sent as %q, in the log as %q", id, sent[id], logged[id])
		}
	}
	if int64(len(sent)) != st.Events || len(log) != len(bodies) {
		t.Errorf("%d events, %d told; %d messages, %d lines in the log", st.Events, len(sent), len(bodies), len(log))
	}
	t.Logf("%d kills, %d events, %d messages, %d sent again with the same id", rounds, st.Events, len(bodies), again)
	if again == 0 && !testing.Short() {
		t.Error("no kill fell between a sending and its record: nothing was tested")
	}
}

// run starts a child and kills it after a while, unless it kills itself or ends before.
func run(t *testing.T, role, path, point string, wait time.Duration) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), "SITREP_FOLLOW_CHILD="+role, "SITREP_FOLLOW_STORE="+path, "SITREP_FOLLOW_POINT="+point)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "ready\n" {
		t.Fatalf("child says %q, %v", line, err)
	}
	timer := time.AfterFunc(wait, func() { _ = c.Process.Signal(syscall.SIGKILL) })
	err = c.Wait()
	if ended := timer.Stop(); role == "drain" && (err != nil || !ended) {
		t.Fatalf("what was left could not be done: %v", err)
	}
}

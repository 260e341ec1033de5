package follow

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

func TestOneUnfoldingEventIsOneThread(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hooked(r, Follow{Query: "type:ASSAULT"})
	w.happens(event("e1"), sitrep.ChangeNew)
	for i := range 4 { // within the patience of ten minutes
		w.pass(time.Minute)
		w.happens(event("e1", killedBest(4+i)), sitrep.ChangeToll)
	}
	w.pass(time.Hour)
	same(t, "told", r.took(t), "event.new | new e1")
	w.happens(event("e1", killedBest(7)), sitrep.ChangeClaim)
	w.pass(time.Hour)
	same(t, "another report that moves nothing", r.took(t))
	for range 30 { // it never stays still
		w.happens(event("e1", killedBest(9)), sitrep.ChangeToll)
		w.pass(time.Minute)
	}
	w.pass(time.Hour)
	same(t, "an event that never stays still", r.took(t), "event.changed | changed e1", "event.changed | changed e1", "event.changed | changed e1")
	if n := len(w.told("anna")); n != 4 {
		t.Errorf("%d lines in the log", n)
	}
}

func TestScope(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hooked(r, Follow{Query: "country:QTA"})
	w.happens(event("nowhere", in("")), sitrep.ChangeNew)
	w.happens(event("elsewhere", in("QXX")), sitrep.ChangeNew)
	w.happens(event("there"), sitrep.ChangeNew)
	w.happens(event("denied", func(e *sitrep.Event) { e.Status = sitrep.Denied }), sitrep.ChangeNew)
	w.happens(event("history", func(e *sitrep.Event) { e.Origin = "ucdp" }), sitrep.ChangeNew)
	w.pass(time.Hour)
	same(t, "told", r.took(t), "event.new | new there")
	w.happens(event("there", in("QXX"), func(e *sitrep.Event) { e.Title = "Secret of elsewhere" }), sitrep.ChangePlace)
	w.pass(time.Hour)
	same(t, "moved away", r.took(t), "event.left | left there")
	if last := r.bodies[len(r.bodies)-1]; strings.Contains(last, "Secret") || strings.Contains(last, "QXX") || strings.Contains(last, "It is place") {
		t.Errorf("what it has become leaks: %s", last)
	}
	w.happens(event("there", in("QXX"), killedBest(9)), sitrep.ChangeToll)
	w.pass(time.Hour)
	same(t, "after it left", r.took(t))
	w.happens(event("there"), sitrep.ChangePlace)
	w.pass(time.Hour)
	same(t, "back again", r.took(t), "event.changed | changed there")
}

// The event leaves the scope while its message waits: it is judged anew when it is sent.
func TestScopeAtTheTimeOfSending(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hooked(r, Follow{Query: "country:QTA", Schedule: Schedule{Every: Daily, Hour: 18}})
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(time.Hour)
	w.happens(event("e1", in("")), sitrep.ChangePlace)
	w.happens(event("e2"), sitrep.ChangeNew)
	w.happens(event("e2", withdrawn), sitrep.ChangeWithdrawn)
	w.pass(24 * time.Hour)
	same(t, "told", r.took(t))
	if d, _ := w.next(); d != "" {
		t.Error("a delivery of nothing is still there")
	}
}

func TestWithdrawnReachesAllWhoWereTold(t *testing.T) {
	w := newWorld(t)
	told, only, never := newReceiver(t), newReceiver(t), newReceiver(t)
	w.hooked(told, Follow{What: []string{EventNew}})
	w.hooked(only, Follow{What: []string{EventWithdrawn}})
	w.hooked(never, Follow{What: []string{EventNew}, Least: Least{Killed: 100}})
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(time.Hour)
	w.happens(event("e1", withdrawn), sitrep.ChangeWithdrawn)
	w.pass(time.Hour)
	same(t, "who asked for new", told.took(t), "event.new | new e1", "event.withdrawn | withdrawn e1")
	same(t, "who asked for withdrawn alone", only.took(t), "event.withdrawn | withdrawn e1")
	same(t, "below the threshold", never.took(t))
	w.happens(event("e1"), sitrep.ChangeRestored)
	w.pass(time.Hour)
	same(t, "restored", told.took(t), "event.changed | changed e1")
}

func TestThresholds(t *testing.T) {
	for name, c := range map[string]struct {
		least Least
		after []sitrep.Event
		want  []string
	}{
		"two families": {Least{Families: 2}, []sitrep.Event{event("e1"), event("e1", func(e *sitrep.Event) { e.Families = 2 })}, []string{"event.new | new e1"}},
		"killed":       {Least{Killed: 5}, []sitrep.Event{event("e1"), event("e1", killedBest(5))}, []string{"event.new | new e1"}},
		"severity":     {Least{Severity: 6}, []sitrep.Event{event("e1"), event("e1", func(e *sitrep.Event) { e.Severity = 5.9 })}, nil},
		"falls below":  {Least{Killed: 3}, []sitrep.Event{event("e1"), event("e1", killedBest(1)), event("e1", killedBest(2))}, []string{"event.new | new e1", "event.changed | changed e1"}},
		"escalation": {Least{Escalation: true}, []sitrep.Event{event("e1"), event("e1", killedBest(2)), event("e1", killedBest(9)), event("e1", killedBest(9), func(e *sitrep.Event) { e.Severity = 5.5 })},
			[]string{"event.new | new e1", "event.changed | changed e1", "event.changed | changed e1"}},
	} {
		t.Run(name, func(t *testing.T) {
			w, r := newWorld(t), newReceiver(t)
			w.hooked(r, Follow{Least: c.least})
			kind := sitrep.ChangeNew
			for _, e := range c.after {
				w.happens(e, kind)
				w.pass(time.Hour)
				kind = sitrep.ChangeToll
			}
			same(t, "told", r.took(t), c.want...)
		})
	}
}

func TestOlderThanTheFollow(t *testing.T) {
	w, r, q := newWorld(t), newReceiver(t), newReceiver(t)
	w.hooked(r, Follow{})
	w.hooked(q, Follow{What: []string{EventNew}})
	old := seen(monday.AddDate(0, -1, 0))
	w.happens(event("e1", old), sitrep.ChangeClaim)
	w.pass(time.Hour)
	same(t, "another report of an old event", r.took(t))
	w.happens(event("e1", old, killedBest(5)), sitrep.ChangeToll)
	w.pass(time.Hour)
	same(t, "an old event changes", r.took(t), "event.changed | changed e1")
	same(t, "nothing of it is new", q.took(t))
}

func TestMergedEventsAreOneThread(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hooked(r, Follow{})
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(time.Hour)
	w.happens(event("e2"), sitrep.ChangeNew) // waits, and is merged while it does
	w.saves([]sitrep.Event{event("e3", killedBest(6), seen(monday))}, map[string]string{"e1": "e3", "e2": "e3"}, []sitrep.Change{
		{Event: "e1", At: w.clock(), Kind: sitrep.ChangeMerged, Text: "It is one with another."},
		{Event: "e2", At: w.clock(), Kind: sitrep.ChangeMerged, Text: "It is one with another."},
		{Event: "e3", At: w.clock(), Kind: sitrep.ChangeToll, Text: "Killed rose."},
	})
	w.pass(time.Hour)
	same(t, "told", r.took(t), "event.new | new e1", "event.changed | changed e3")
	w.happens(event("e3", withdrawn), sitrep.ChangeWithdrawn)
	w.pass(time.Hour)
	same(t, "the heir is withdrawn", r.took(t), "event.withdrawn | withdrawn e3")
}

func TestDigestAndQuietHours(t *testing.T) {
	w := newWorld(t)
	daily, quiet := newReceiver(t), newReceiver(t)
	w.hooked(daily, Follow{Schedule: Schedule{Every: Daily, Hour: 7, Zone: "Asia/Tokyo"}}) // 22:00 UTC
	w.hooked(quiet, Follow{Schedule: Schedule{Every: Instant, QuietFrom: "11:00", QuietTo: "14:00", Zone: "UTC"}})
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(time.Hour)
	w.happens(event("e2"), sitrep.ChangeNew)
	w.happens(event("e1", killedBest(8)), sitrep.ChangeToll)
	same(t, "in the quiet hours", quiet.took(t))
	w.pass(time.Hour) // 14:00
	same(t, "after them, together", quiet.took(t), "digest | new e1 | new e2")
	same(t, "before its hour", daily.took(t))
	w.pass(8 * time.Hour)
	same(t, "at its hour", daily.took(t), "digest | new e1 | new e2")
	if !strings.Contains(daily.bodies[0], "8 killed") {
		t.Error("the digest tells what stood when the event was new, not what stands:", daily.bodies[0])
	}
	w.happens(event("e3"), sitrep.ChangeNew)
	w.pass(3 * time.Minute)
	same(t, "outside of them", quiet.took(t), "event.new | new e3")
}

func TestFloodBecomesDigest(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.hooked(r, Follow{})
	for i := range 60 {
		w.happens(event(fmt.Sprintf("e%02d", i)), sitrep.ChangeNew)
	}
	w.pass(2 * time.Hour)
	got := r.took(t)
	if len(got) != MaxInstant+1 || strings.Count(got[MaxInstant], "| new") != 60-MaxInstant {
		t.Errorf("%d messages, the last %q", len(got), got[len(got)-1])
	}
	for _, b := range r.bodies {
		if len(b) >= 20_000 {
			t.Errorf("a body of %d bytes", len(b))
		}
	}
}

func TestHookIsBounded(t *testing.T) {
	n := &Notice{ID: "dl-1", Kind: kindDigest}
	for i := range 200 {
		n.Notes = append(n.Notes, Note{Kind: EventNew, Event: fmt.Sprint(i), Title: strings.Repeat("é", 300), Sources: []Source{{"p", "t", "u"}}, Changes: []string{"a", "b", "c", "d", "e"}})
	}
	b, err := hookBody(&Follow{ID: "f", Query: strings.Repeat("q", 60_000)}, n)
	if err != nil || len(b) >= maxHook || len(b) < maxHook/2 || !strings.Contains(string(b), `"more":1`) {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	if len(n.Notes) != 200 || n.Notes[0].Sources == nil && false {
		t.Error("the notice itself was cut")
	}
}

func TestRetries(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	f := w.hooked(r, Follow{})
	r.answer = func(n int, rw http.ResponseWriter) int {
		switch n {
		case 1:
			return http.StatusInternalServerError
		case 2:
			rw.Header().Set("Retry-After", "7200")
			return http.StatusTooManyRequests
		case 3:
			rw.Header().Set("Location", "/elsewhere")
			return http.StatusFound
		}
		return 0
	}
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(time.Hour)
	if len(r.tries) != 2 {
		t.Fatalf("%d tries in an hour, though the receiver asked for two hours", len(r.tries))
	}
	w.happens(event("e1", killedBest(9)), sitrep.ChangeToll) // waits behind the one being tried again
	w.pass(24 * time.Hour)
	same(t, "told in order", r.took(t), "event.new | new e1", "event.changed | changed e1")
	if r.tries[0] != r.tries[3] || r.bodies[0] != r.bodies[3] || len(r.tries) != 5 {
		t.Errorf("the message tried again is another: %v", r.tries)
	}
	log := w.told("anna")
	if len(log) == 2 && log[0].At.Equal(log[1].At) && log[0].Delivery == r.tries[0] { // at one instant either may come first
		log[0], log[1] = log[1], log[0]
	}
	if len(log) != 2 || log[1].Tries != 4 || log[1].Outcome != Delivered || log[1].Delivery != r.tries[0] || log[1].Follow != f.ID {
		t.Errorf("log: %+v", log)
	}
}

func TestGivenUpAndStopped(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	f := w.hooked(r, Follow{})
	r.answer = func(int, http.ResponseWriter) int { return http.StatusBadGateway }
	for i := range maxFailures {
		w.happens(event(fmt.Sprint("e", i)), sitrep.ChangeNew)
		w.pass(7 * 24 * time.Hour)
	}
	if n := len(r.tries); n != maxFailures*(len(waits)+1) {
		t.Errorf("%d tries", n)
	}
	now, err := w.s.Get(t.Context(), "anna", f.ID)
	if err != nil || now.Stopped == "" {
		t.Errorf("it goes on: %+v, %v", now, err)
	}
	for _, l := range w.told("anna") {
		if l.Outcome != Failed || !strings.Contains(l.Detail, "502") {
			t.Errorf("log: %+v", l)
		}
	}
	if err := w.s.Set(t.Context(), "anna", f.ID, false); err != nil {
		t.Fatal(err)
	}
	r.answer = nil
	w.happens(event("again", seen(w.clock())), sitrep.ChangeNew)
	w.pass(time.Hour)
	same(t, "after it was resumed", r.took(t), "event.new | new again")
}

func TestGoneStops(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	f := w.hooked(r, Follow{})
	r.answer = func(int, http.ResponseWriter) int { return http.StatusGone }
	w.happens(event("e1"), sitrep.ChangeNew)
	w.happens(event("e2"), sitrep.ChangeNew)
	w.pass(48 * time.Hour)
	if len(r.tries) != 1 {
		t.Errorf("%d tries after 410", len(r.tries))
	}
	now, err := w.s.Get(t.Context(), "anna", f.ID)
	if err != nil || !strings.Contains(now.Stopped, "410") {
		t.Errorf("%+v, %v", now, err)
	}
	if l := w.told("anna"); len(l) != 1 || l[0].Outcome != Gone {
		t.Errorf("log: %+v", l)
	}
}

func TestTimeout(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.s.o.Post = cutOff{loopbackPoster()}
	w.hooked(r, Follow{})
	hang := make(chan struct{})
	r.answer = func(n int, _ http.ResponseWriter) int {
		if n == 1 {
			<-hang
		}
		return 0
	}
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(2*time.Minute + time.Second)
	close(hang)
	w.pass(time.Hour)
	if l := w.told("anna"); len(l) != 1 || l[0].Tries != 2 || l[0].Outcome != Delivered {
		t.Errorf("log: %+v", l)
	}
}

// cutOff has requests time out after a moment instead of 15 seconds.
type cutOff struct{ http.RoundTripper }

func (c cutOff) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx, cancel := contextWithin(r, 300*time.Millisecond)
	defer cancel()
	return c.RoundTripper.RoundTrip(r.WithContext(ctx))
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.s.o.Post = fetchSafe()
	w.hooked(r, Follow{})
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(7 * 24 * time.Hour)
	if len(r.tries) != 0 {
		t.Error("a private address was reached")
	}
	if l := w.told("anna"); len(l) != 1 || l[0].Outcome != Failed || !strings.Contains(l[0].Detail, "not a public address") {
		t.Errorf("log: %+v", l)
	}
}

func TestMutedAndDeleted(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	f := w.hooked(r, Follow{})
	w.happens(event("e1"), sitrep.ChangeNew)
	if err := w.s.Set(t.Context(), "anna", f.ID, true); err != nil {
		t.Fatal(err)
	}
	w.happens(event("e2"), sitrep.ChangeNew)
	w.pass(time.Hour)
	same(t, "muted", r.took(t))
	if err := w.s.Set(t.Context(), "anna", f.ID, false); err != nil {
		t.Fatal(err)
	}
	w.happens(event("e3"), sitrep.ChangeNew)
	if err := w.s.Delete(t.Context(), "bert", f.ID); sitrep.Code(err) != sitrep.ENotFound {
		t.Error("another's follow was deleted:", err)
	}
	if err := w.s.Delete(t.Context(), "anna", f.ID); err != nil {
		t.Fatal(err)
	}
	w.pass(time.Hour)
	same(t, "deleted", r.took(t))
	if left, _ := list[thread](t.Context(), w.store, threadKind, ""); len(left) != 0 {
		t.Errorf("%d threads are left", len(left))
	}
}

func TestOwnersAreApart(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	f := w.hooked(r, Follow{Owner: "anna"})
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(time.Hour)
	if _, err := w.s.Get(t.Context(), "bert", f.ID); sitrep.Code(err) != sitrep.ENotFound {
		t.Error("get:", err)
	}
	if err := w.s.Set(t.Context(), "bert", f.ID, true); sitrep.Code(err) != sitrep.ENotFound {
		t.Error("set:", err)
	}
	if l := w.told("bert"); len(l) != 0 {
		t.Error("log:", l)
	}
	for _, err := range []error{second(w.s.List(t.Context(), "")), second(w.s.Get(t.Context(), "", f.ID)), second(w.s.Log(t.Context(), "", "", 9)), second(w.s.Add(t.Context(), Follow{}))} {
		if sitrep.Code(err) != sitrep.EUnauthorized {
			t.Error("nobody sees everybody's:", err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestLimits(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	for range MaxFollows {
		w.hooked(r, Follow{})
	}
	_, err := w.s.Add(t.Context(), Follow{Owner: "anna", What: []string{EventNew}, Schedule: Schedule{Every: Instant}, Channel: Channel{Kind: Webhook, Address: r.URL}})
	if sitrep.Code(err) != sitrep.ETooMany {
		t.Error(err)
	}
	w.hooked(r, Follow{Owner: "bert"})
}

func TestPreviewIsWhatWouldHaveBeenSent(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	f := *w.hooked(r, Follow{Query: "country:QTA", Least: Least{Killed: 3}})
	w.happens(event("e1"), sitrep.ChangeNew)
	w.happens(event("none", in("")), sitrep.ChangeNew)
	w.happens(event("few", killedBest(1)), sitrep.ChangeNew)
	w.pass(time.Hour)
	w.happens(event("e1", killedBest(6)), sitrep.ChangeToll)
	w.happens(event("e1", killedBest(6)), sitrep.ChangeClaim)
	w.pass(5 * 24 * time.Hour)
	w.happens(event("e2", seen(w.clock())), sitrep.ChangeNew)
	w.pass(time.Hour)
	var sent []string
	for _, l := range w.told("anna") {
		sent = append(sent, l.Notes[0].Kind+" "+l.Notes[0].Event)
	}
	p, err := w.s.Preview(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, n := range p.Notes {
		shown = append(shown, n.Kind+" "+n.Event)
	}
	same(t, "preview", shown, sent...)
	if len(sent) != 3 || p.Messages != 3 || p.Cut {
		t.Errorf("%d sent, %+v", len(sent), p)
	}
	f.Schedule = Schedule{Every: Weekly, Day: time.Friday, Hour: 9}
	if p, err = w.s.Preview(t.Context(), f); err != nil || p.Messages < 1 || p.Messages > 2 {
		t.Errorf("weekly: %+v, %v", p, err)
	}
	w.pass(8 * 24 * time.Hour)
	if p, err = w.s.Preview(t.Context(), f); err != nil || len(p.Notes) != 0 {
		t.Errorf("a week later: %+v, %v", p, err)
	}
	if _, err = w.s.Preview(t.Context(), Follow{Query: "type:ASAULT"}); sitrep.Code(err) != sitrep.EInvalid {
		t.Error(err)
	}
}

package follow

import (
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

func answers(ids ...string) func(*sitrep.Event) {
	return func(e *sitrep.Event) {
		for _, id := range ids {
			e.Answers = append(e.Answers, sitrep.EventLink{Event: id, Explicit: true, Probability: 1, Why: "told so"})
		}
	}
}

func TestChain(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.happens(event("e1"), sitrep.ChangeNew)
	w.happens(event("e2", answers("e1")), sitrep.ChangeNew)
	w.pass(time.Hour)
	f := w.hooked(r, Follow{Query: "event:e2 country:QTA", Along: true})
	w.happens(event("other", seen(w.clock())), sitrep.ChangeNew)
	w.happens(event("e3", answers("e2"), seen(w.clock())), sitrep.ChangeNew)
	w.happens(event("e4", answers("e3"), seen(w.clock())), sitrep.ChangeNew) // linked to what has just come
	w.happens(event("abroad", answers("e3"), in("QXX"), seen(w.clock())), sitrep.ChangeNew)
	w.happens(event("e1", killedBest(9)), sitrep.ChangeToll)
	w.pass(time.Hour)
	got := map[string]bool{}
	for _, line := range r.took(t) {
		got[line] = true
	}
	for _, want := range []string{"event.new | new e3", "event.new | new e4", "event.changed | changed e1"} {
		if !got[want] {
			t.Errorf("%s is not told: %v", want, got)
		}
	}
	if len(got) != 3 {
		t.Errorf("told: %v", got)
	}
	now, err := w.s.Get(t.Context(), "anna", f.ID)
	if err != nil || len(now.Chain) != 4 {
		t.Errorf("%+v, %v", now, err)
	}
	if _, err := w.s.Add(t.Context(), Follow{Owner: "anna", Along: true, Query: "country:QTA", What: []string{EventNew}, Schedule: Schedule{Every: Instant}, Channel: f.Channel}); sitrep.Code(err) != sitrep.EInvalid {
		t.Error("a chain without an event:", err)
	}
	p, err := w.s.Preview(t.Context(), *f)
	if err != nil || len(p.Notes) != 3 { // e1 twice, and e2; what answers e2 is tied to it by its own links alone here
		t.Errorf("%+v, %v", p, err)
	}
}

package crisis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
)

// missed is what of the reader's the program is known to get otherwise, and why. What else is lost
// fails, and so does what stands here and has been won.
var missed = map[string]string{
	"arrests: day": "the report tells no day of the arrests: a reader takes that of the funeral told before them, the program leaves it open",
}

// card compares what was made of the reports with what a reader expects.
type card struct {
	t       *testing.T
	met, of map[string]int
}

// count takes in whether one thing expected was met; name says of what it is, as the keys of missed.
func (c *card) count(name, kind string, ok bool, got any) bool {
	c.t.Helper()
	c.of[kind]++
	if ok {
		c.met[kind]++
	}
	key := name + ": " + kind
	switch why, known := missed[key]; {
	case !ok && !known:
		c.t.Errorf("%s is lost: got %v", key, got)
	case ok && known:
		c.t.Errorf("%s is right now: strike it out of missed (%s)", key, why)
	}
	return ok
}

func (c *card) String() string {
	var out []string
	for _, kind := range []string{"event", "day", "place", "doer", "toll", "source", "answer", "tally", "threat", "plan", "acts"} {
		out = append(out, fmt.Sprintf("%s %d of %d", kind, c.met[kind], c.of[kind]))
	}
	return strings.Join(out, ", ")
}

// TestEvents compares the events of the whole way with a careful reader's: each of them, its day,
// place, doers, toll and sources, what it answered; tallies, threats and plans; and no other.
func TestEvents(t *testing.T) {
	_, events, _ := crisisEvents(t)
	x := reader(t)
	c := &card{t: t, met: map[string]int{}, of: map[string]int{}}
	byName := map[string]*sitrep.Event{}
	used := c.events(x, events, byName)
	c.answers(x, byName)
	c.unhappened(x, events)
	c.acts(x, events)
	for i := range events {
		if e := &events[i]; used[e.ID] == "" && material(e) && !also(x, e) {
			t.Errorf("an event too many: %s (%s)", e.Title, e.Claims[0].Report)
		}
	}
	t.Log(c)
}

// events counts the events expected and what each tells; it returns the ids of those found.
func (c *card) events(x expected, events []sitrep.Event, byName map[string]*sitrep.Event) map[string]string {
	c.t.Helper()
	used := map[string]string{}
	for _, want := range x.Events {
		e := match(events, want.Type, want.Reports, used)
		if !c.count(want.Name, "event", e != nil, "none") {
			continue
		}
		byName[want.Name], used[e.ID] = e, want.Name
		c.count(want.Name, "day", strings.HasPrefix(e.Time.Start, want.Day), e.Time.Start)
		c.count(want.Name, "place", e.Place != nil && strings.Contains(e.Place.Name, want.Place) && e.Place.Country == want.Country, e.Title)
		c.count(want.Name, "doer", sameDoers(e, want.Doers), e.Title)
		c.count(want.Name, "toll", sameToll(e, "killed", want.Killed) && sameToll(e, "injured", want.Injured), e.Title)
		c.count(want.Name, "source", sameFamilies(e, want.Families) && e.Withdrawn == want.Withdrawn, families(e))
	}
	return used
}

// answers counts the events that answer another.
func (c *card) answers(x expected, byName map[string]*sitrep.Event) {
	c.t.Helper()
	for _, want := range x.Events {
		for _, a := range want.Answers {
			from, to := byName[want.Name], byName[a]
			c.count(want.Name+" to "+a, "answer", from != nil && to != nil && slices.ContainsFunc(from.Answers, func(l sitrep.EventLink) bool { return l.Event == to.ID }), "none")
		}
	}
}

// unhappened counts what is no single act done: tallies, threats and plans.
func (c *card) unhappened(x expected, events []sitrep.Event) {
	c.t.Helper()
	for _, want := range x.Tallies {
		c.count(fmt.Sprint(want.Low, " since ", want.Since), "tally", slices.ContainsFunc(events, func(e sitrep.Event) bool {
			return e.Count != nil && e.Count.Low == want.Low && e.Count.High == nil && e.Since != nil && strings.HasPrefix(*e.Since, want.Since)
		}), "none")
	}
	for _, want := range x.Threatened {
		c.count(fmt.Sprint(want.By, " in ", want.Reports), "threat", slices.ContainsFunc(events, func(e sitrep.Event) bool {
			return (e.Type == "THREATEN" || e.Status == sitrep.Threatened) && tells(e, want.Reports) && sameDoers(&e, []string{want.By})
		}), "none")
	}
	for _, want := range x.Planned {
		c.count(fmt.Sprint(want.Type, " on ", want.Day), "plan", slices.ContainsFunc(events, func(e sitrep.Event) bool {
			return e.Type == want.Type && e.Status == sitrep.Planned && strings.HasPrefix(e.Time.Start, want.Day) && tells(e, want.Reports)
		}), "none")
	}
}

// acts counts the parties with as many attacks as expected.
func (c *card) acts(x expected, events []sitrep.Event) {
	c.t.Helper()
	acts := map[string]int{}
	for i := range events {
		if e := &events[i]; e.Type == "ASSAULT" && real(e) {
			for _, p := range e.Actors {
				acts[p.ID]++
			}
		}
	}
	for id, n := range x.Acts {
		c.count(fmt.Sprint(n, " by ", id), "acts", acts[id] == n, acts[id])
	}
}

// also reports whether an event is one that a reader may count or not.
func also(x expected, e *sitrep.Event) bool {
	for _, a := range x.Also {
		if a.Type == e.Type && tells(*e, a.Reports) {
			return true
		}
	}
	return false
}

// match is the event of a kind with the most of the expected reports.
func match(events []sitrep.Event, kind string, reports []string, used map[string]string) *sitrep.Event {
	var best *sitrep.Event
	most := 0.0
	for i := range events {
		e := &events[i]
		if e.Type != kind || used[e.ID] != "" || e.Count != nil && e.Since != nil || e.Status == sitrep.Planned || e.Status == sitrep.Threatened {
			continue
		}
		told := map[string]bool{}
		for _, c := range e.Claims {
			told[strings.TrimPrefix(c.Report, "crisis-")] = true
		}
		both := 0.0
		for _, r := range reports {
			if told[r] {
				both++
			}
		}
		if s := both / (float64(len(told)+len(reports)) - both); both > 0 && s > most {
			best, most = e, s
		}
	}
	return best
}

func tells(e sitrep.Event, reports []string) bool {
	return slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool {
		return slices.Contains(reports, strings.TrimPrefix(c.Report, "crisis-"))
	})
}

// sameDoers reports whether those expected are named.
func sameDoers(e *sitrep.Event, want []string) bool {
	for _, id := range want {
		if !slices.ContainsFunc(e.Actors, func(p sitrep.Party) bool { return p.ID == id || p.Country == id }) {
			return false
		}
	}
	return true
}

func sameToll(e *sitrep.Event, harm string, want []*int) bool {
	for _, t := range e.Tolls {
		if t.Harm != harm {
			continue
		}
		if len(want) == 0 {
			return false
		}
		return equal(want[0], &t.Low) && equal(want[1], &t.Best) && equal(want[2], t.High)
	}
	return len(want) == 0
}

// equal compares with what was expected; nil expects nothing.
func equal(want, got *int) bool { return want == nil || got != nil && *want == *got }

func sameFamilies(e *sitrep.Event, want []string) bool {
	return slices.Equal(families(e), slices.Sorted(slices.Values(want)))
}

// families are those whose claims of an event stand.
func families(e *sitrep.Event) []string {
	var out []string
	for _, c := range e.Claims {
		if !c.Withdrawn {
			out = append(out, c.Family)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// material reports whether an event is a thing done, not a thing said or foreseen.
func material(e *sitrep.Event) bool {
	switch e.Type {
	case "ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "CONSULT", "AGREE", "SANCTION", "RETREAT", "AID", "COOPERATE":
		return real(e)
	}
	return false
}

func real(e *sitrep.Event) bool {
	switch e.Status {
	case sitrep.Planned, sitrep.Threatened, sitrep.Possible, sitrep.Denied:
		return false
	}
	return !e.Withdrawn && (e.Count == nil || e.Since == nil)
}

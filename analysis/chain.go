package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
)

// Link says that an event answers an earlier one.
type Link struct {
	From, To    string  // event ids: To answers From
	Explicit    bool    // a report says so in words
	Probability float64 // 1 where explicit
	Why         string
}

// Chain is events that answer each other, oldest first.
type Chain struct {
	Events []string
	Links  []Link
}

// The inferred links' model: an event of force between two camps is either its pair's
// usual business or an answer to a blow of the last days in the other direction. The
// share of each cause is that of its rate in a self-exciting process (Hawkes 1971):
// usual business at the pair's rate of the quarter before, an answer at answerRate
// spread over answerDays.
const (
	answerRate = 0.6 // answers that a blow brings forth in all
	answerDays = 3.0 // mean days until the answer
	answerMost = 14  // days after which no answer is inferred
	usualDays  = 90
	usualLeast = 1.0 / 60 // events a day, where a pair was never seen
	linkLeast  = 0.35     // probability below which no link is drawn
)

// Links finds what answered what: links that reports tell, and inferred ones.
func Links(events []sitrep.Event, w World) []Link {
	var out []Link
	known := map[[2]string]bool{}
	has := map[string]bool{}
	for i := range events {
		has[events[i].ID] = true
	}
	for i := range events {
		for _, l := range events[i].Answers {
			if key := [2]string{l.Event, events[i].ID}; has[l.Event] && !known[key] {
				known[key] = true
				out = append(out, Link{From: l.Event, To: events[i].ID, Explicit: l.Explicit, Probability: cmp.Or(l.Probability, 1), Why: l.Why})
			}
		}
	}
	for _, l := range inferred(events, w) {
		if !known[[2]string{l.From, l.To}] && !known[[2]string{l.To, l.From}] {
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b Link) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return out
}

// blow is an event of force with its day.
type blow struct {
	e   *sitrep.Event
	day time.Time
	on  []sitrep.Party // its recipients, and whose people or things were hit
}

func (w World) blows(events []sitrep.Event) []blow {
	var out []blow
	for i := range events {
		e := &events[i]
		day, ok := Day(e)
		if !ok || !Happened(e) || !Violent(e) || len(e.Actors) == 0 || Times(e) >= 10 {
			continue
		}
		if on := append(slices.Clone(e.Recipients), w.targets(e, day)...); len(on) > 0 {
			out = append(out, blow{e, day, on})
		}
	}
	slices.SortFunc(out, func(a, b blow) int { return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.e.ID, b.e.ID)) })
	return out
}

func inferred(events []sitrep.Event, w World) []Link {
	w.camps = map[campOn][]string{}
	bs := w.blows(events)
	var out []Link
	for j := range bs {
		out = append(out, answersOf(bs, j, w)...)
	}
	return out
}

// answersOf finds the blow that one most likely answers, if any is likely enough.
func answersOf(bs []blow, j int, w World) []Link {
	b := bs[j]
	w.ties = map[[2]string]float64{} // all are asked for this blow's day
	type cause struct {
		i         int
		rate, tie float64
	}
	var causes []cause
	same := 0
	for i := j - 1; i >= 0; i-- {
		gap := b.day.Sub(bs[i].day).Hours() / 24
		if gap > usualDays {
			break
		}
		back := min(w.between(bs[i].e.Actors, b.on, b.day), w.between(bs[i].on, b.e.Actors, b.day))
		if back > 0 && gap <= answerMost {
			causes = append(causes, cause{i, back * answerRate / answerDays * math.Exp(-gap/answerDays), back})
		}
		if min(w.between(bs[i].e.Actors, b.e.Actors, b.day), w.between(bs[i].on, b.on, b.day)) > 0 {
			same++
		}
	}
	if len(causes) == 0 {
		return nil
	}
	total := max(usualLeast, float64(same)/usualDays)
	for _, c := range causes {
		total += c.rate
	}
	best := slices.MaxFunc(causes, func(a, b cause) int { return cmp.Compare(a.rate, b.rate) })
	p := best.rate / total
	if p < linkLeast {
		return nil
	}
	from := bs[best.i]
	days := int(b.day.Sub(from.day).Hours() / 24)
	why := fmt.Sprintf("the sides struck in the other direction %s before", plural(days, "day", "days"))
	if best.tie < 1 {
		why += ", as parts of the same camps"
	}
	return []Link{{From: from.e.ID, To: b.e.ID, Probability: p, Why: why}}
}

func plural(n int, one, many string) string {
	switch n {
	case 0:
		return "the same day or hours"
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Chains groups linked events. Each chain's events come in the order of time.
func Chains(events []sitrep.Event, links []Link) []Chain {
	parent := map[string]string{}
	var root func(string) string
	root = func(id string) string {
		if p, ok := parent[id]; ok && p != id {
			r := root(p)
			parent[id] = r
			return r
		}
		return id
	}
	for _, l := range links {
		if a, b := root(l.From), root(l.To); a != b {
			parent[max(a, b)] = min(a, b)
		}
	}
	at := map[string]*Chain{}
	get := func(id string) *Chain {
		r := root(id)
		if at[r] == nil {
			at[r] = &Chain{}
		}
		return at[r]
	}
	linked := map[string]bool{}
	for _, l := range links {
		c := get(l.From)
		c.Links = append(c.Links, l)
		linked[l.From], linked[l.To] = true, true
	}
	sorted := slices.Clone(events)
	slices.SortStableFunc(sorted, func(a, b sitrep.Event) int {
		return cmp.Or(cmp.Compare(Order(&a), Order(&b)), cmp.Compare(a.ID, b.ID))
	})
	for _, e := range sorted {
		if linked[e.ID] {
			c := get(e.ID)
			c.Events = append(c.Events, e.ID)
		}
	}
	out := make([]Chain, 0, len(at))
	for _, c := range at {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Chain) int {
		return cmp.Or(cmp.Compare(len(b.Events), len(a.Events)), slices.Compare(a.Events, b.Events))
	})
	return out
}

// Of cuts a chain down to what led to an event and what it led to.
func (c Chain) Of(id string) Chain {
	up, down := map[string]bool{id: true}, map[string]bool{id: true}
	for range c.Links {
		for _, l := range c.Links {
			if up[l.To] {
				up[l.From] = true
			}
			if down[l.From] {
				down[l.To] = true
			}
		}
	}
	var out Chain
	for _, e := range c.Events {
		if up[e] || down[e] {
			out.Events = append(out.Events, e)
		}
	}
	for _, l := range c.Links {
		if up[l.From] && up[l.To] || down[l.From] && down[l.To] {
			out.Links = append(out.Links, l)
		}
	}
	return out
}

package brief

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
	"github.com/sitrep-news/sitrep/query"
)

// leastLink is the probability from which an inferred answer is told.
const leastLink = 0.5

// chains tells what answered what, each chain from its beginning.
func (w *teller) chains() []Group {
	live := w.recent()
	inPeriod := map[string]bool{}
	for _, e := range w.period {
		inPeriod[e.ID] = true
	}
	links := slices.DeleteFunc(analysis.Links(live, w.in.World), func(l analysis.Link) bool {
		return !l.Explicit && l.Probability < leastLink || !w.force(l.From) || !w.force(l.To)
	})
	var out []Group
	for _, c := range analysis.Chains(live, links) {
		if !slices.ContainsFunc(c.Events, func(id string) bool { return inPeriod[id] }) {
			continue
		}
		var g Group
		for _, id := range c.Events {
			for _, l := range c.Links {
				if l.To == id {
					g.Sentences = append(g.Sentences, w.link(l)...)
				}
			}
		}
		if out = append(out, g); len(out) == 5 {
			break
		}
	}
	return out
}

// recent are the events of the period and the three months before it, the latest where
// they are very many: what answered what is looked for between pairs.
func (w *teller) recent() []sitrep.Event {
	since := in90(w.in.Since)
	var out []sitrep.Event
	for i := range w.in.Events {
		e := &w.in.Events[i]
		if start, _ := query.Days(e); !e.Withdrawn && start >= since && start <= w.in.Until {
			out = append(out, *e)
		}
	}
	slices.SortFunc(out, func(a, b sitrep.Event) int {
		return cmp.Or(cmp.Compare(analysis.Order(&b), analysis.Order(&a)), cmp.Compare(a.ID, b.ID))
	})
	return out[:min(mostChained, len(out))]
}

// mostChained bounds the events between which answers are looked for.
const mostChained = 3000

// in90 is the day 90 days before.
func in90(s string) string {
	t, ok := day(s)
	if !ok {
		return ""
	}
	return t.AddDate(0, 0, -90).Format(time.DateOnly)
}

// force tells links between deeds that were done from those that words or meetings make.
func (w *teller) force(id string) bool {
	e := w.all[id]
	return e != nil && analysis.Happened(e) && (e.Place != nil || len(e.Objects)+len(e.Recipients) > 0) && (analysis.Violent(e) || e.Type == "PROTEST" || e.Type == "SANCTION" || e.Type == "MOBILIZE")
}

// link tells one answer, the forms by turns.
func (w *teller) link(l analysis.Link) []Sentence {
	from, to := w.all[l.From], w.all[l.To]
	a, b := join(w.phrase(from), w.when(from)), join(w.phrase(to), w.when(to))
	notes := w.answering(to, l.From)
	if len(notes) == 0 || !l.Explicit {
		notes = append(w.notesOf([]*sitrep.Event{to}, 1), w.notesOf([]*sitrep.Event{from}, 1)...)
	}
	switch {
	case !l.Explicit:
		why := ""
		if l.Why != "" {
			why = ": " + l.Why
		}
		return w.say(fmt.Sprintf("%s may have answered %s%s (likely, %.0f%%)", b, a, why, 100*l.Probability), notes, from, to)
	case w.turn%2 == 0:
		return w.say(fmt.Sprintf("%s is told to have answered %s", b, a), notes, from, to)
	}
	return w.say(fmt.Sprintf("%s came in answer to %s", b, a), notes, from, to)
}

// answering cites the words that tell an event to be an answer: those its link names,
// else those of its claims that speak of answering.
func (w *teller) answering(e *sitrep.Event, from string) []int {
	for _, l := range e.Answers {
		if l.Event != from || len(l.By) == 0 {
			continue
		}
		if notes := w.note(e, func(i int) bool { return slices.Contains(l.By, e.Claims[i].Ref) }); len(notes) > 0 {
			return notes
		}
	}
	why := []string{"respon", "retaliat", "answer", "reveng", "aveng", "reprisal", "against", "after"}
	for _, word := range why {
		if notes := w.note(e, func(i int) bool {
			return w.words(e, func(j int) bool { return j == i && !e.Claims[j].Withdrawn }, word)
		}); len(notes) > 0 {
			return notes
		}
	}
	return nil
}

// watch lists what is open: threats not yet carried out, planned dates ahead, pairs rising.
func (w *teller) watch() []Group {
	var g Group
	for _, e := range w.period {
		if threat(e) && len(e.Actors) > 0 && !w.acted(e) {
			c := w.parts(e)
			if c.doers == "" {
				continue
			}
			g.Sentences = append(g.Sentences, w.say(join(w.phraseThreat(c), c.when, "stands: nothing was read since of an act that carries it out"), w.note(e, nil), e)...)
		}
	}
	for _, e := range w.plans() {
		if d, ok := analysis.Day(e); ok && d.Format(time.DateOnly) > w.in.Until {
			g.Sentences = append(g.Sentences, w.ahead(e, d)...)
		}
	}
	for _, x := range w.indexes() {
		if es := w.events(x.Events); x.Level >= analysis.Rising && len(x.Names) == 2 {
			g.Sentences = append(g.Sentences, w.say("whether it goes on between "+the(x.Names[0])+" and "+the(x.Names[1])+", "+x.Level.String()+" as of "+span(w.in.Until, w.in.Until), w.notesOf(es, 3), es...)...)
		}
	}
	return []Group{g}
}

func (w *teller) phraseThreat(c parts) string {
	if c.noun == "threat" {
		return "the threat by " + c.doers
	}
	return join("the threatened", c.noun, "by", c.doers)
}

// acted tells whether whoever threatens, or one of their camp, used force after it.
func (w *teller) acted(e *sitrep.Event) bool {
	at := analysis.Order(e)
	d, ok := day(at)
	if !ok {
		return false
	}
	for i := range w.in.Events {
		o := &w.in.Events[i]
		if o.ID == e.ID || !analysis.Violent(o) || !told(o) || o.Time.Start == "" || !after(o, at, e) {
			continue
		}
		for _, a := range e.Actors {
			for _, b := range o.Actors {
				if w.in.World.Tie(a.ID, b.ID, d) > 0 {
					return true
				}
			}
		}
	}
	return false
}

// after tells whether an act of force follows a threat: on a later day, or later on the
// same one by when it was first told.
func after(o *sitrep.Event, at string, threat *sitrep.Event) bool {
	a, b := o.Time.Start[:min(10, len(o.Time.Start))], at[:min(10, len(at))]
	return a > b || a == b && firstTold(o) > firstTold(threat)
}

func firstTold(e *sitrep.Event) string {
	first := ""
	for i := range e.Claims {
		if p := e.Claims[i].Published; first == "" || p < first {
			first = p
		}
	}
	return first
}

// ahead tells a planned date and how far off it is.
func (w *teller) ahead(e *sitrep.Event, d time.Time) []Sentence {
	until, _ := day(w.in.Until)
	n := int(d.Sub(until).Hours() / 24)
	c := w.parts(e)
	in := "tomorrow"
	if n > 1 {
		in = "in " + words(n) + " days"
	}
	place := ""
	if c.where != "" {
		place = c.where
	}
	return w.say(join("due", in+",", c.when+":", c.noun, place), w.note(e, nil), e)
}

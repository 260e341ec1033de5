package event

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/number"
)

// tolls gives each toll to the event that its words belong to; one that no event
// tells is left out.
func (r *reading) tolls(found []number.Casualty) {
	var parts []number.Casualty
	for _, c := range found {
		if c.PartOf >= 0 {
			parts = append(parts, c)
		}
		if c.PartOf >= 0 || r.skip(c.Trigger) || !r.harmable(c) || r.onlyTried(c) {
			continue
		}
		e := r.tellerOf(c.Trigger)
		if c.Ward && e != nil && e.Type != "ASSAULT" {
			e = r.putDownTo(c.Trigger)
		}
		if e == nil && (c.Harm == "missing" || c.Ward) || c.Total && (e == nil || e.Entry.Frame.Name == "death") {
			if x := r.lastHarm(c); x != nil {
				e = x
			}
		}
		if e != nil && !r.heldBefore(e, c) && !r.onlyFeared(e, c) {
			e.Tolls = append(e.Tolls, c)
			if !c.Ward || !r.anyActs(e.Targets) {
				r.harmed(e, c)
			}
		}
	}
	r.parted(parts)
}

// onlyTried reports whether the word of a toll of dead tells of what was tried alone: "the attempted
// murder of the mayor", "tried to kill two ministers".
func (r *reading) onlyTried(c number.Casualty) bool {
	if c.Harm != "killed" || c.Trigger < 0 {
		return false
	}
	if r.t.Verbal(c.Trigger) {
		h := r.t.Head(c.Trigger)
		return h >= 0 && r.t.Rel(c.Trigger) == "xcomp" && (r.t.Lemma(h) == "try" || r.t.Lemma(h) == "attempt")
	}
	for _, k := range r.t.Kids(c.Trigger) {
		if f := r.t.Form(k); r.t.Rel(k) == "amod" && (f == "attempted" || f == "failed") {
			return true
		}
	}
	h := r.t.Head(c.Trigger)
	return h >= 0 && r.t.Rel(c.Trigger) == "compound" && (r.t.Lemma(h) == "attempt" || r.t.Lemma(h) == "bid" || r.t.Lemma(h) == "plot")
}

// onlyFeared reports whether the toll of what happened is one that may yet come or did not: "the
// fighting could displace thousands".
func (r *reading) onlyFeared(e *Event, c number.Casualty) bool {
	if c.Trigger < 0 || c.Trigger == e.Head || !r.t.Verbal(c.Trigger) || e.Status != sitrep.Actual && e.Status != sitrep.Ongoing {
		return false
	}
	switch r.f.status.Of(r.t, c.Trigger, "ASSAULT") {
	case sitrep.Possible, sitrep.Planned, sitrep.Threatened, sitrep.Denied:
		return true
	}
	return false
}

// heldBefore reports whether a toll of captives is of those to whom something else was done:
// "killed 16 prisoners" takes none.
func (r *reading) heldBefore(e *Event, c number.Casualty) bool {
	return (c.Harm == "captured" || c.Harm == "abducted") && e.Type == "ASSAULT" && e.Mode != "abduct" && e.Head != c.Trigger && r.t.UPOS(c.Trigger) == "NOUN"
}

// harmed adds those of a toll to whom violence was done, where the words name them: "the
// fighting has displaced 300 families", "left five villagers dead".
func (r *reading) harmed(e *Event, c number.Casualty) {
	if e.Type != "ASSAULT" || c.Total || c.WhoHead < 0 || r.t.UPOS(c.WhoHead) != "NOUN" && r.t.UPOS(c.WhoHead) != "PROPN" || !sitrep.CanAct(r.c.Arg(c.WhoHead).Kind) {
		return
	}
	if remains[r.t.Lemma(c.WhoHead)] || r.hasSame(e.Targets, c.WhoHead) || r.hasSame(e.Actors, c.WhoHead) {
		return
	}
	e.Targets = append(e.Targets, Party{c.WhoHead, "obj", -1})
}

// remains are nouns that count people without being a word for them.
var remains = map[string]bool{"body": true, "corpse": true, "remains": true, "life": true, "casualty": true, "fatality": true, "death": true, "injury": true,
	"dead": true, "dozen": true, "score": true, "hundred": true, "thousand": true, "million": true}

// lastHarm is the last violence with a toll told shortly before toll c: "Three people are
// missing.", "The death toll rose to 11."; with none yet for those taken to hospital.
func (r *reading) lastHarm(c number.Casualty) *Event {
	t := c.Trigger
	var one *Event
	for i := len(r.events) - 1; i >= 0; i-- {
		e := r.events[i]
		if e.Head < t && e.Type == "ASSAULT" && (len(e.Tolls) > 0 || c.Ward) && e.Status == sitrep.Actual && r.doc.Tokens[t].Sent-e.Sent <= 4 {
			if c.Total && c.Best > 2 && ofOne(e) {
				if one == nil {
					one = e
				}
				continue // the death of one that is told beside
			}
			return e
		}
	}
	return one
}

// ofOne reports whether an event has a toll of one dead alone.
func ofOne(e *Event) bool { return len(e.Tolls) == 1 && e.Tolls[0].Best == 1 }

// harmable reports whether a toll is of people: a noun without a number must
// name some.
func (r *reading) harmable(c number.Casualty) bool {
	if c.Best <= 0 {
		return false
	}
	if c.Best == 2 && c.Low == 2 && c.High == nil { // a bare plural: "killed protesters"
		text := strings.ToLower(r.doc.Text[c.Start:c.End])
		return strings.Contains(text, "two") || strings.Contains(text, "2") || strings.Contains(text, "couple")
	}
	if c.WhoHead < 0 || c.Best != 1 {
		return true
	}
	k := r.c.Arg(c.WhoHead).Kind
	return sitrep.CanAct(k) || r.agentNoun(c.WhoHead) || r.t.UPOS(c.WhoHead) == "NUM" || r.t.UPOS(c.WhoHead) == "PRON"
}

// tellerOf is the event whose toll the word of harm t tells: its own, or that of
// a word above it that demands nothing, or the one that the clause puts it down to ("the blast left
// five dead", "three dead in the raid").
func (r *reading) tellerOf(t int) *Event {
	if e := r.at[t]; e != nil {
		if up := r.at[r.t.Head(t)]; up != nil && up.Type == e.Type && r.t.Rel(t) == "obl" && r.t.UPOS(t) == "NOUN" {
			return up // "took 20 people into custody"
		}
		return e
	}
	if e := r.putDownTo(t); e != nil {
		return e
	}
	for h, n := r.t.Head(t), 0; h >= 0 && n < 5; h, n = r.t.Head(h), n+1 {
		switch e := r.at[h]; {
		case e == nil:
		case e.Type == "ASSAULT", e.Type == "COERCE", e.Type == "PROTEST":
			return e
		case e.Type == "REQUEST": // "they marched to demand the release of 40 detainees"
			return nil
		}
		if e := r.putDownTo(h); e != nil {
			return e
		}
	}
	return nil
}

// putDownTo is the assault that token h has as its subject or cause.
func (r *reading) putDownTo(h int) *Event {
	s := r.slotsOf(h)
	for _, slot := range []string{"subj", "in", "by", "after", "from", "during", "when"} {
		for _, k := range s[slot] {
			if e := r.at[r.t.Counted(k)]; e != nil && (e.Type == "ASSAULT" || e.Type == "PROTEST") {
				return e
			}
		}
	}
	return nil
}

// sumTolls leaves one toll a harm: those of coordinated people added up ("two
// soldiers and a nurse"), repeated ones once.
func sumTolls(ts []number.Casualty) []number.Casualty {
	var out []number.Casualty
	for _, t := range ts {
		i := slices.IndexFunc(out, func(o number.Casualty) bool { return o.Harm == t.Harm })
		switch {
		case i < 0, t.Total && !out[i].Total && t.Best != out[i].Best: // "The death toll rose to 11.": a later count
			out = append(out, t)
		case out[i].Trigger == t.Trigger && out[i].WhoHead != t.WhoHead:
			out[i] = plus(out[i], t)
		case t.Best > out[i].Best && out[i].Trigger != t.Trigger:
			out[i] = t
		}
	}
	return out
}

func plus(a, b number.Casualty) number.Casualty {
	a.Low, a.Best = a.Low+b.Low, a.Best+b.Best
	if a.High != nil && b.High != nil {
		n := *a.High + *b.High
		a.High = &n
	} else {
		a.High = nil
	}
	a.End = max(a.End, b.End)
	return a
}

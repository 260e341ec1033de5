package code

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
)

// parties adds a telling's parties that the mention does not have yet.
func (w *writer) parties(m *sitrep.Mention, e *event.Event) {
	for _, p := range w.each(e.Actors) {
		if a := w.member(p); !within(m.Recipients, a) {
			m.Actors = add(m.Actors, a)
		}
	}
	for _, p := range w.each(e.Targets) {
		a := w.arg(p.Party)
		if p.said >= 0 {
			a = w.member(p)
		}
		if p.Owner >= 0 && w.tree.UPOS(p.Head) != "PRON" {
			m.Objects = add(m.Objects, w.thing(event.Party{Head: p.Head, Slot: p.Slot, Owner: -1})) // beside whose it is
		}
		w.asPeople(&a, e, p.Head)
		if p.Slot == event.Number && a.Kind == sitrep.KindThing {
			a.Kind = sitrep.KindPeople // "killed five"
		}
		moved := p.Slot == "obj" && (e.Type == "MOBILIZE" || e.Entry.Frame.Name == "retreat")
		if a.Kind == sitrep.KindPlace && e.Type != "MOBILIZE" {
			w.asState(&a, p.Head)
		}
		w.unbind(m, e, p, &a)
		if i := w.bindable(m, e, p, a); i >= 0 {
			if w.tree.UPOS(e.Actors[0].Head) == "PRON" {
				m.Actors[i].Actor, m.Actors[i].Name, m.Actors[i].Country = "", m.Actors[i].Text, "---"
			} else {
				a.Actor, a.Name = "", a.Text
			}
		}
		switch {
		case within(m.Actors, a) || a.Kind == sitrep.KindPlace && e.Type == "MOBILIZE" && p.Slot != "obj": // where to
		case sitrep.CanAct(a.Kind) && !moved:
			m.Recipients = add(m.Recipients, a)
		default:
			m.Objects = add(m.Objects, a)
		}
	}
	m.Actors, m.Recipients = titled(w.doc.Text, m.Actors), titled(w.doc.Text, m.Recipients)
	for _, p := range e.Means {
		a := w.arg(p)
		a.Kind = sitrep.KindThing
		m.Instruments = add(m.Instruments, a)
	}
}

// needy are adjectives that stand for people by themselves: "aid for the hungry".
var needy = map[string]bool{"poor": true, "needy": true, "hungry": true, "homeless": true, "sick": true, "elderly": true, "wounded": true,
	"injured": true, "disabled": true, "displaced": true, "unemployed": true, "destitute": true, "dispossessed": true, "bereaved": true}

// asPeople makes people of one that nothing tells of, where only people are so
// treated: "wounded some ninety more", "they were charged".
func (w *writer) asPeople(a *sitrep.Arg, e *event.Event, head int) {
	if a.Kind == sitrep.KindThing && a.Actor == "" && needy[strings.ToLower(w.doc.Tokens[head].Form)] {
		a.Kind = sitrep.KindPeople
	}
	if a.Kind == sitrep.KindThing && a.Actor == "" && (event.Fellow(w.tree.Lemma(head)) || e.Entry.POS == 'v' && event.Tradesman(w.tree, e.Head, head)) {
		a.Kind = sitrep.KindPeople // "killed two co-workers"
	}
	form, frame := strings.ToLower(w.doc.Tokens[head].Form), e.Entry.Frame.Name
	personal := event.Personal[frame] || frame == "retreat.release" || frame == "attack.firearms"
	if (form == "his" || form == "her") && e.Entry.POS == 'n' && a.Actor == "" && personal {
		a.Kind = sitrep.KindPerson // "his murder"
	}
	if sitrep.CanAct(a.Kind) || a.Actor != "" || e.Entry.POS != 'v' || !personal {
		return
	}
	switch {
	case frame == "abduct" && w.doc.Tokens[head].UPOS == "NOUN" && strings.HasSuffix(w.doc.Tokens[head].XPOS, "S"):
		a.Kind = sitrep.KindPeople
	case frame == "abduct" && w.doc.Tokens[head].UPOS == "NOUN":
		a.Kind = sitrep.KindPerson // "kidnapped the host of a programme"
	case w.doc.Tokens[head].UPOS == "NUM", several[form]:
		a.Kind = sitrep.KindPeople
	case single[form]:
		a.Kind = sitrep.KindPerson
	}
}

// others adds the parties of a further telling: those of a part that nobody has yet,
// and names where there were only descriptions. Whom else it tells of is a happening
// of its own.
func (w *writer) others(m *sitrep.Mention, e *event.Event) {
	var x sitrep.Mention
	w.parties(&x, e)
	known := append(slices.Clone(m.Actors), m.Recipients...)
	m.Actors = further(m.Actors, x.Actors, m.Recipients)
	if m.Type != "ASSAULT" && m.Type != "COERCE" || len(m.Objects) == 0 || len(m.Recipients) > 0 || len(e.Tolls) > 0 {
		m.Recipients = further(m.Recipients, x.Recipients, m.Actors)
	}
	if e.Members {
		for _, a := range x.Recipients {
			if !within(m.Actors, a) {
				m.Recipients = add(m.Recipients, a)
			}
		}
	}
	for _, a := range x.Objects {
		if len(m.Objects) == 0 || !within(known, a) {
			m.Objects = add(m.Objects, a)
		}
	}
	for _, a := range x.Instruments {
		m.Instruments = add(m.Instruments, a)
	}
}

// further adds to as those of bs that tell more: any where there is none, an actor
// where none of as is one; none that is on the other side already.
func further(as, bs, other []sitrep.Arg) []sitrep.Arg {
	named := slices.ContainsFunc(as, func(a sitrep.Arg) bool { return a.Actor != "" })
	open := len(as) == 0
	for _, b := range bs {
		if !within(other, b) && (open || !named && b.Actor != "") {
			as = add(as, b)
		}
	}
	return as
}

// each puts those that a plural means in its place: Ann Lee and Tom Reed for "they".
func (w *writer) each(ps []event.Party) []part {
	out := make([]part, 0, len(ps))
	for _, p := range ps {
		members := w.who.Members(p.Head)
		if len(members) == 0 || p.Owner >= 0 {
			out = append(out, part{p, -1})
			continue
		}
		for _, h := range members {
			out = append(out, part{event.Party{Head: h, Slot: p.Slot, Owner: -1}, p.Head})
		}
	}
	return out
}

// part is a party, and the head of the plural that stands for it and others, or -1.
type part struct {
	event.Party
	said int
}

// member is the party as the record has it, in the words of the plural that means it.
func (w *writer) member(p part) sitrep.Arg {
	a := w.arg(p.Party)
	if a.Kind == sitrep.KindPlace {
		w.asState(&a, p.Head)
	}
	if p.said >= 0 {
		a.Words = w.who.Arg(p.said).Words
	}
	return a
}

// arg is the party as the record has it. A thing that belongs to an actor ("US
// warplanes") goes by the actor's name.
func (w *writer) arg(p event.Party) sitrep.Arg {
	a := w.who.Arg(p.Head)
	if n := w.tree.Counted(p.Head); n != p.Head && !sitrep.CanAct(a.Kind) { // "hundreds of protesters"
		if c := w.who.Arg(n); sitrep.CanAct(c.Kind) {
			a.Kind, a.Country, a.Sectors = c.Kind, c.Country, c.Sectors
		}
	}
	if p.Owner >= 0 && w.tree.UPOS(p.Head) == "PRON" {
		a = w.behind(p)
	} else if p.Owner >= 0 {
		o := w.who.Arg(p.Owner)
		a.Actor, a.Name, a.Kind, a.Country, a.Sectors = o.Actor, o.Name, o.Kind, o.Country, o.Sectors
		if sectors, _, ok := w.base.Agent([]string{w.doc.Tokens[p.Owner].Form}); ok && !sitrep.CanAct(a.Kind) {
			a.Kind, a.Sectors = sitrep.KindPeople, sectors // "opposition offices"
		}
	}
	if side := event.Side(w.tree.Lemma(p.Head)) && !strings.HasSuffix(w.tree.Lemma(p.Head), "y") || w.tree.XPOS(p.Head) == "NNS" && event.Side(w.tree.Lemma(p.Head)); side &&
		(a.Kind == sitrep.KindThing || a.Kind == sitrep.KindPlace) && (p.Slot == "obj" || p.Slot == "on" || p.Slot == "to" || p.Slot == "whose" || p.Slot == "with" || p.Slot == "subj") {
		a.Kind = sitrep.KindPeople // "urged both sides"
	}
	if rel := w.tree.Rel(p.Head); a.Kind == sitrep.KindThing && (rel == "compound" || rel == "amod") {
		if sectors, _, ok := w.base.Agent([]string{w.doc.Tokens[p.Head].Form}); ok {
			a.Kind, a.Sectors = sitrep.KindPeople, sectors // "a rebel attack"
		}
	}
	if a.Kind == sitrep.KindThing && event.Those(w.tree, p.Head) {
		a.Kind = sitrep.KindPeople
	}
	if a.Words.Zero() {
		a.Words = w.words(p.Head, p.Head+1)
	}
	w.counting(&a.Words, p.Head)
	if plain := a.Text; w.bound(&a.Words) && strings.HasSuffix(plain, a.Name) {
		a.Name = a.Text
	}
	if a.Name == "" {
		a.Name = a.Text
	}
	if a.Country == "" {
		a.Country = "---"
	}
	return a
}

// thing is what belongs to a party, without its owner.
func (w *writer) thing(p event.Party) sitrep.Arg {
	a := w.arg(p)
	a.Actor, a.Name, a.Kind, a.Country, a.Sectors = "", a.Text, sitrep.KindThing, "---", nil
	return a
}

// asState makes of a country's land the state where something is done to it: "the
// invasion of Tarvia", "relations with Tarvia".
func (w *writer) asState(a *sitrep.Arg, head int) {
	e, ok := w.base.StateByName(a.Text)
	if !ok {
		e, ok = w.base.StateByName(strings.TrimPrefix(strings.TrimPrefix(a.Text, "the "), "The "))
	}
	if !ok || w.doc.Tokens[head].UPOS != "PROPN" {
		return
	}
	a.Kind, a.Name, a.Country = sitrep.KindState, e.Name, e.Country
	for i := range w.who.Actors {
		if w.who.Actors[i].Known == e.ID {
			a.Actor, a.Sectors = w.who.Actors[i].ID, w.who.Actors[i].Sectors
		}
	}
}

// bound takes "At" into "least three soldiers".
func (w *writer) bound(x *sitrep.Words) bool {
	for _, b := range []string{"least ", "most "} {
		if strings.HasPrefix(x.Text, b) && x.Start >= 3 && strings.EqualFold(w.doc.Text[x.Start-3:x.Start], "at ") {
			x.Start -= 3
			x.Text = w.doc.Text[x.Start:x.End]
			return true
		}
	}
	return false
}

func add(as []sitrep.Arg, a sitrep.Arg) []sitrep.Arg {
	if within(as, a) {
		return as
	}
	return append(as, a)
}

// within reports whether a party is there already, by actor, place in the text,
// or as another description of the same words.
func within(as []sitrep.Arg, a sitrep.Arg) bool {
	for _, x := range as {
		if x.Start != a.Start && another(x) != another(a) {
			continue
		}
		if x.Actor != "" && x.Actor == a.Actor || x.Start == a.Start && x.End == a.End && x.Name == a.Name {
			return true
		}
		if (x.Actor == "" || a.Actor == "") && x.Kind == a.Kind && (strings.HasPrefix(strings.ToLower(x.Name), strings.ToLower(a.Name)) || strings.HasSuffix(strings.ToLower(x.Name), strings.ToLower(a.Name))) {
			return true
		}
	}
	return false
}

// another reports whether the words set a party apart from one like it that was told
// before: "a man shot another man".
func another(a sitrep.Arg) bool {
	l := strings.ToLower(a.Text)
	return a.Kind == sitrep.KindPerson && (strings.HasPrefix(l, "another ") || strings.HasPrefix(l, "a second ") || strings.HasPrefix(l, "a third "))
}

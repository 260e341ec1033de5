package code

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
)

// behind is the party that pronoun p.Head stands for: an actor of the report, to whose
// mentions the pronoun is added, or in the pronoun's words what else was told before.
func (w *writer) behind(p event.Party) sitrep.Arg {
	said, a := w.who.Arg(p.Head), w.who.Arg(p.Owner)
	for i := range w.who.Actors {
		x := &w.who.Actors[i]
		if x.ID != a.Actor || a.Actor == "" {
			continue
		}
		at, found := slices.BinarySearchFunc(x.Mentions, said.Span(), func(m, s sitrep.Span) int { return m.Start - s.Start })
		if !found {
			x.Mentions = slices.Insert(x.Mentions, at, said.Span())
		}
		return a
	}
	if p.Head > p.Owner { // "after he was freed, the clerk" is told by the noun
		a.Words = said.Words
	}
	return a
}

// counting takes into a party's words those that count it: "dozens of" before "clerks",
// "a number of" before "families".
func (w *writer) counting(x *sitrep.Words, head int) {
	top := head
	for n := 0; n < 3 && w.tree.Rel(top) == "nmod"; n++ {
		if h := w.tree.Head(top); h < 0 || w.tree.UPOS(h) == "NUM" || w.tree.Counted(h) != head {
			break
		}
		top = w.tree.Head(top)
	}
	if top == head {
		return
	}
	if s := w.who.Arg(top).Words; !s.Zero() && s.Start < x.Start {
		x.Start = s.Start
		x.Text = w.doc.Text[x.Start:x.End]
	}
}

// titled makes one of a title and the name that stands right behind it, where the parser
// made two of them: "secretary of state Ann Lee", "the envoy to Tarvia Tom Reed".
func titled(text string, as []sitrep.Arg) []sitrep.Arg {
	out := as[:0:0]
	for i := 0; i < len(as); i++ {
		a := as[i]
		for i+1 < len(as) && abuts(text, a, as[i+1]) {
			b := as[i+1]
			b.Start = a.Start
			b.Text = text[b.Start:b.End]
			a = b
			i++
		}
		out = append(out, a)
	}
	all := slices.Clone(out)
	return slices.DeleteFunc(out, func(a sitrep.Arg) bool {
		return slices.ContainsFunc(all, func(b sitrep.Arg) bool {
			return b.Start <= a.Start && a.End <= b.End && b.End-b.Start > a.End-a.Start && a.Name != b.Name
		})
	})
}

// abuts reports whether b stands right behind a, a being the title or office of b.
func abuts(text string, a, b sitrep.Arg) bool {
	if b.Start <= a.End || b.Start-a.End > 24 || b.Kind != sitrep.KindPerson && b.Kind != sitrep.KindPeople {
		return false
	}
	between := strings.TrimSpace(text[a.End:b.Start])
	return between == "" || strings.HasPrefix(between, "(") && strings.HasSuffix(between, ")")
}

// bindable is the doer that a party was wrongly taken to be the same as: the subject of a
// verb is never its object, but where it says "himself"; -1 where there is none.
func (w *writer) bindable(m *sitrep.Mention, e *event.Event, p part, a sitrep.Arg) int {
	if e.Entry.POS == 'n' || len(e.Actors) == 0 || a.Actor == "" || p.Owner >= 0 || w.tree.UPOS(p.Head) == "PRON" || e.Actors[0].Slot != "subj" || e.Actors[0].Owner >= 0 {
		return -1
	}
	if !bound[p.Slot] || w.doc.Tokens[p.Head].Sent != w.doc.Tokens[e.Actors[0].Head].Sent {
		return -1
	}
	return slices.IndexFunc(m.Actors, func(x sitrep.Arg) bool { return x.Actor == a.Actor && x.Start != a.Start })
}

// bound are the slots of a verb that hold nobody who is its subject too.
var bound = map[string]bool{"obj": true, "iobj": true, "content": true, "of": true, "on": true, "against": true, "at": true, "to": true, "with": true}

// unbind leaves open whom a pronoun means that was taken for the subject of its own verb:
// in "the army attacked it", it is not the army.
func (w *writer) unbind(m *sitrep.Mention, e *event.Event, p part, a *sitrep.Arg) {
	if e.Entry.POS != 'v' || len(e.Actors) == 0 || e.Actors[0].Slot != "subj" || p.Owner >= 0 || !bound[p.Slot] || !within(m.Actors, *a) {
		return
	}
	kind, ok := loose[strings.ToLower(w.doc.Tokens[p.Head].Form)]
	if v := w.tree.Head(p.Head); !ok || v != e.Head && w.tree.Head(v) != e.Head || w.tree.UPOS(p.Head) != "PRON" {
		return
	}
	a.Actor, a.Name, a.Kind, a.Country, a.Sectors = "", a.Text, kind, "---", nil
}

// loose are pronouns that never mean the subject of their verb.
var loose = map[string]string{"it": sitrep.KindThing, "him": sitrep.KindPerson, "her": sitrep.KindPerson, "them": sitrep.KindPeople}

package part

import (
	"slices"
	"strconv"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/place"
)

// View is what can be seen of a report's events and of who could take part in them.
type View struct {
	Doc   *nlp.Doc
	Tree  *role.Tree
	Who   *cast.Cast
	Sites map[int]*place.Resolved
}

// Look is what the model sees of one candidate.
type Look struct {
	Features []string
	Head     int // token of the candidate
	Trigger  int // token of the event
}

// At looks at the candidates of an event, one after another.
func (v *View) At(e *event.Event, candidates []int) []Look {
	out := make([]Look, len(candidates))
	ways := map[int]string{}
	for i, h := range candidates {
		out[i] = Look{Head: h, Trigger: e.Head}
		l := &out[i]
		ways[h] = v.way(e.Head, h)
		v.taken(l, e, h)
		v.slots(l, e, h)
		v.sort(l, e, h)
		v.syntax(l, e, h, ways[h])
	}
	v.among(out, e, candidates)
	for i := range out {
		out[i].cross(e)
	}
	return out
}

func (l *Look) add(parts ...string) {
	f := strings.Join(parts, ":")
	if !slices.Contains(l.Features, f) {
		l.Features = append(l.Features, f)
	}
}

// Taken is the part that the rules gave the expression headed by h: "A", "R", "I" for means,
// or "".
func Taken(e *event.Event, h int) (as, slot string) {
	for _, x := range []struct {
		as string
		of []event.Party
	}{{"A", e.Actors}, {"R", e.Targets}, {"I", e.Means}} {
		for _, p := range x.of {
			if p.Head == h && p.Owner < 0 || p.Owner == h {
				return x.as, p.Slot
			}
		}
	}
	return "", ""
}

// taken is what the rules made of the candidate, or of another that means the same.
func (v *View) taken(l *Look, e *event.Event, h int) {
	as, slot := Taken(e, h)
	for _, x := range []struct {
		as string
		of []event.Party
	}{{"a", e.Actors}, {"r", e.Targets}} {
		for _, p := range x.of {
			switch {
			case as != "":
			case p.Head == h:
				as, slot = x.as+"ownee", p.Slot
			case v.Who.Same(p.Head, h) || p.Owner >= 0 && v.Who.Same(p.Owner, h):
				as, slot = x.as+"same", p.Slot
			case slices.Contains(v.Who.Members(p.Head), h):
				as, slot = x.as+"member", p.Slot
			}
		}
	}
	l.add("as", as)
	l.add("as", as, slot)
	if slices.Contains(e.Sites, h) {
		l.add("site")
	}
	l.add("A#", strconv.Itoa(min(len(e.Actors), 3)), as)
	l.add("R#", strconv.Itoa(min(len(e.Targets), 3)), as)
}

// slots are the slots of the event's word that hold the candidate.
func (v *View) slots(l *Look, e *event.Event, h int) {
	n := 0
	for slot, toks := range e.Slots {
		if slices.Contains(toks, h) {
			l.add("slot", slot)
			n++
		}
	}
	if n == 0 {
		l.add("slot", "none")
	}
	slices.Sort(l.Features)
}

// sort is what kind of thing the candidate is.
func (v *View) sort(l *Look, e *event.Event, h int) {
	a := v.Who.Arg(h)
	t := &v.Doc.Tokens[h]
	l.add("kind", a.Kind)
	l.add("lemma", strings.ToLower(t.Lemma))
	l.add("upos", t.UPOS)
	if v.Who.Named(h) {
		l.add("named")
	}
	if v.Who.Animate(h) {
		l.add("animate")
	}
	for _, s := range a.Sectors {
		l.add("sector", s)
	}
	if t.UPOS == "PRON" {
		l.add("pron", strings.ToLower(t.Form))
		if v.Who.Antecedent(h) == h {
			l.add("unresolved")
		}
	}
	if s := v.Sites[h]; s != nil {
		l.add("toponym", s.Precision)
	}
	for _, n := range v.Doc.Names {
		if n.Start <= h && h < n.End {
			l.add("name", n.Label)
		}
	}
	if d := v.Tree.Child(h, "det"); d >= 0 {
		l.add("det", v.Tree.Form(d))
	}
	if v.Tree.XPOS(h) == "NNS" {
		l.add("plural")
	}
}

// syntax is the way from the event's word to the candidate.
func (v *View) syntax(l *Look, e *event.Event, h int, way string) {
	d := v.Doc
	s := d.Tokens[h].Sent
	if s != e.Sent {
		l.add("before")
		l.add("before", d.Tokens[h].Deprel)
		if d.Tokens[h].Head == d.Sents[s].Root && v.Tree.Rel(h) == "nsubj" {
			l.add("before", "topic")
		}
		return
	}
	l.add("way", way)
	l.add("way", bare(way))
	l.add("rel", d.Tokens[h].Deprel)
	l.add("case", v.Tree.Case(h))
	up := v.Tree.Head(h)
	if up >= 0 {
		l.add("up", d.Tokens[h].Deprel, v.Tree.Lemma(up), v.Tree.Case(h))
		if up == e.Head {
			l.add("child", d.Tokens[h].Deprel, v.Tree.Case(h))
			l.add("child", d.Tokens[h].Deprel, v.Tree.Case(h), v.Tree.Lemma(e.Head))
		}
	}
	switch {
	case h < e.Head:
		l.add("left")
	default:
		l.add("right")
	}
	gap := h - e.Head
	if gap < 0 {
		gap = -gap
	}
	l.add("gap", strconv.Itoa(bucket(gap)))
}

func bucket(n int) int {
	for i, top := range []int{1, 2, 3, 5, 8, 12, 18, 27, 40} {
		if n <= top {
			return i
		}
	}
	return 9
}

// longest is how many steps of a way are told.
const longest = 7

// way is the path through the tree from a token to another: "^advcl nsubj" climbs by the
// first and goes down by the second. Prepositions stand with their relations.
func (v *View) way(from, to int) string {
	if v.Doc.Tokens[from].Sent != v.Doc.Tokens[to].Sent {
		return "away"
	}
	above := map[int]int{}
	n := 0
	for h := from; h >= 0 && n < 60; h = v.Tree.Head(h) {
		above[h] = n
		n++
	}
	var down []string
	meet := to
	for n = 0; meet >= 0 && n < 60; n++ {
		if _, ok := above[meet]; ok {
			break
		}
		down = append(down, v.step(meet))
		meet = v.Tree.Head(meet)
	}
	if meet < 0 {
		return "away"
	}
	var b []string
	for h := from; h != meet; h = v.Tree.Head(h) {
		b = append(b, "^"+v.step(h))
	}
	slices.Reverse(down)
	b = append(b, down...)
	if len(b) > longest {
		return "far"
	}
	return strings.Join(b, " ")
}

func (v *View) step(t int) string {
	rel := v.Doc.Tokens[t].Deprel
	switch v.Tree.Rel(t) {
	case "obl", "nmod", "advcl", "acl":
		if c := v.Tree.Case(t); c != "" {
			return rel + "/" + c
		}
	}
	return rel
}

// bare is a way without prepositions and subtypes.
func bare(way string) string {
	steps := strings.Fields(way)
	for i, s := range steps {
		s, _, _ = strings.Cut(s, "/")
		s, _, _ = strings.Cut(s, ":")
		steps[i] = s
	}
	return strings.Join(steps, " ")
}

// among is how the candidate stands to the others: whether it is the nearest that can
// act, and the last before the event's word.
func (v *View) among(out []Look, e *event.Event, candidates []int) {
	lastLeft, firstRight := -1, -1
	for i, h := range candidates {
		if v.Doc.Tokens[h].Sent != e.Sent || !v.Who.Animate(h) {
			continue
		}
		if h < e.Head {
			lastLeft = i
		} else if firstRight < 0 {
			firstRight = i
		}
	}
	if lastLeft >= 0 {
		out[lastLeft].add("nearest", "left")
	}
	if firstRight >= 0 {
		out[firstRight].add("nearest", "right")
	}
}

// cross joins what the candidate is with what the event is.
func (l *Look) cross(e *event.Event) {
	pos := string(e.Entry.POS)
	n := len(l.Features)
	for i := range n {
		f := l.Features[i]
		switch head, _, _ := strings.Cut(f, ":"); head {
		case "as", "slot", "way", "kind", "case", "before", "child", "nearest", "toponym", "site":
			l.add(f, "T", e.Type)
			l.add(f, "P", pos)
		}
		switch head, _, _ := strings.Cut(f, ":"); head {
		case "slot", "as":
			l.add(f, "F", e.Entry.Frame.Name)
			for j := range n {
				if g := l.Features[j]; strings.HasPrefix(g, "kind:") || g == "named" || g == "animate" || strings.HasPrefix(g, "case:") || strings.HasPrefix(g, "way:") {
					l.add(f, g)
				}
			}
		}
	}
	l.add("type", e.Type)
	l.add("frame", e.Entry.Frame.Name)
	l.add("status", string(e.Status))
	if e.Both {
		l.add("both")
	}
	if e.Carrier >= 0 {
		l.add("carried")
	}
	_ = sitrep.Actual
}

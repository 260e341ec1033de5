// Package re3d weighs how two expressions of a sentence stand to each other, in
// the terms of the re3d set: a learnt model over what the coder found and the
// words between them. It was learnt from re3d's development half.
package re3d

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/internal/learn"
	"github.com/sitrep-news/sitrep/nlp"
)

// Types are re3d's relations, the classes of the model.
var Types = [...]string{"CoLocated", "FightingAgainst", "BelongsTo", "HasAttrOf", "CommWith", "IsSynonymOf", "InChargeOf", "AlliesOf",
	"Likes", "Dislikes", "Apart"}

// End is an expression that may stand in a relation: its head and words.
type End struct{ Head, Start, End int }

// Document is an annotated and coded text.
type Document struct {
	Doc    *nlp.Doc
	Report *sitrep.Report
	labels []string // by token: the name it is in
	kinds  []string // by token: the kind of the actor it names
	actor  []string
	ids    []string
	known  []string // by token: the id that the knowledge base has for the actor it names
	found  []hint
	units  [][]float32 // by token: its vector, of one length
	likely [][]float64 // by token: how likely it heads an entity of each of EntityTypes
	acts   acts
}

// hint is a relation that the coder's record tells or implies.
type hint struct {
	kind string
	a, b sitrep.Span
}

// NewDocument prepares a text; found lists what the record tells of pairs.
func NewDocument(d *nlp.Doc, r *sitrep.Report) *Document {
	n := len(d.Tokens)
	x := &Document{Doc: d, Report: r, labels: make([]string, n), kinds: make([]string, n), actor: make([]string, n), ids: make([]string, n),
		known: make([]string, n), likely: make([][]float64, n), acts: readActs(actsText)}
	for t := range x.likely {
		x.likely[t] = make([]float64, len(EntityTypes))
	}
	for _, n := range d.Names {
		for t := n.Start; t < n.End; t++ {
			x.labels[t] = n.Label
		}
	}
	for _, a := range r.Actors {
		for _, m := range a.Mentions {
			for t := range d.Tokens {
				if k := &d.Tokens[t]; m.Start <= k.Start && k.End <= m.End {
					x.kinds[t], x.ids[t], x.known[t] = a.Kind, a.ID, a.Known
					x.actor[t] = strings.Join(a.Sectors, "+")
				}
			}
		}
	}
	x.units = units(d)
	return x
}

// Tell adds a relation that the coder's record tells or implies of two spans of bytes.
func (x *Document) Tell(kind string, a, b sitrep.Span) { x.found = append(x.found, hint{kind, a, b}) }

// Ends are the expressions of sentence s.
func (x *Document) Ends(s int) []End {
	d := x.Doc
	var out []End
	for t := d.Sents[s].Start; t < d.Sents[s].End; t++ {
		k := &d.Tokens[t]
		rel := d.Rel(t)
		switch {
		case k.UPOS == "NUM", x.labels[t] != "" && (t == 0 || x.labels[t-1] != x.labels[t] || rel != "flat" && rel != "compound"):
		case k.UPOS != "NOUN" && k.UPOS != "PROPN" && k.XPOS != "PRP":
			continue
		case rel == "flat" || rel == "fixed" || rel == "compound" && k.UPOS == "NOUN":
			continue
		}
		out = append(out, x.expression(t))
	}
	return out
}

// expression is the phrase of head t: with the modifiers that stand before it and
// the rest of its name after it.
func (x *Document) expression(t int) End {
	d := x.Doc
	s := d.Sents[d.Tokens[t].Sent]
	start := t
	for start > s.Start && x.under(start-1, t) {
		start--
	}
	end := t + 1
	for end < s.End && d.Tokens[end].Head == t && (d.Rel(end) == "flat" || d.Rel(end) == "compound") {
		end++
	}
	return End{t, start, end}
}

// under reports whether token i is a modifier inside the phrase of head t.
func (x *Document) under(i, t int) bool {
	d := x.Doc
	for n := 0; i >= 0 && n < 5; n++ {
		switch d.Rel(i) {
		case "compound", "amod", "nummod", "det", "flat":
		default:
			return false
		}
		if i = d.Tokens[i].Head; i == t {
			return true
		}
	}
	return false
}

// Bytes is an expression's place in the text.
func (x *Document) Bytes(e End) sitrep.Span {
	return sitrep.Span{Start: x.Doc.Tokens[e.Start].Start, End: x.Doc.Tokens[e.End-1].End}
}

// Input is what the model sees of the ordered pair.
func (x *Document) Input(a, b End) learn.Input {
	var fs []string
	add := func(parts ...string) { fs = append(fs, learn.Word(strings.Join(parts, " "))) }
	d := x.Doc
	ka, kb := x.sort(a), x.sort(b)
	order := "<"
	lo, hi := a, b
	if b.Head < a.Head {
		order, lo, hi = ">", b, a
	}
	pair := ka + order + kb
	add("k", pair)
	add("ka", order, ka)
	add("kb", order, kb)
	la, lb := x.lemma(a.Head), x.lemma(b.Head)
	add("la", la)
	add("lb", lb)
	gap := min(12, hi.Start-lo.End)
	add("gap", pair, strconv.Itoa(gap/2))
	add("gap", order, strconv.Itoa(gap))
	add("pos", strconv.Itoa(min(3, d.Tokens[a.Head].Sent)))
	between := ""
	names := 0
	for t := lo.End; t < hi.Start; t++ {
		between += " " + strings.ToLower(d.Tokens[t].Form)
		if d.Tokens[t].UPOS == "VERB" || d.Tokens[t].UPOS == "NOUN" || d.Tokens[t].UPOS == "ADP" {
			add("in", order, x.lemma(t))
		}
		if x.labels[t] != "" && d.Rel(t) != "compound" && d.Rel(t) != "flat" {
			names++
		}
	}
	add("names", order, strconv.Itoa(min(4, names)))
	if gap <= 4 {
		add("between", order, between)
		add("kbetween", pair, between)
	}
	path, lemmas, top := x.path(a.Head, b.Head)
	add("path", path)
	add("kpath", pair, path)
	add("top", order, top)
	add("ktop", pair, top)
	for _, l := range lemmas {
		add("on", l)
	}
	if len(lemmas) < 3 {
		add("full", path, strings.Join(lemmas, ","))
	}
	if x.ids[a.Head] != "" && x.ids[a.Head] == x.ids[b.Head] {
		add("same", order)
	}
	x.hints(a, b, func(k string) { add("hint", k); add("khint", k, pair) })
	x.ways(a, b, ka, kb, add)
	x.tells(a, b, add)
	if x.units == nil {
		return learn.Input{Features: fs}
	}
	return learn.Input{Features: fs, Dense: [][]float32{x.units[a.Head], x.units[b.Head], x.types(a.Head, b.Head)}}
}

// hints are the relations that the record tells of the pair, with "-" where it
// tells them the other way round.
func (x *Document) hints(a, b End, add func(string)) {
	sa, sb := x.Bytes(a), x.Bytes(b)
	over := func(p, q sitrep.Span) bool { return p.Start < q.End && q.Start < p.End }
	for _, h := range x.found {
		if over(h.a, sa) && over(h.b, sb) {
			add(h.kind)
		}
		if over(h.a, sb) && over(h.b, sa) {
			add("-" + h.kind)
		}
	}
}

func (x *Document) lemma(t int) string { return strings.ToLower(x.Doc.Tokens[t].Lemma) }

// sort is the kind of thing an expression is.
func (x *Document) sort(e End) string {
	k := &x.Doc.Tokens[e.Head]
	switch x.labels[e.Head] {
	case "Location", "Facility":
		return "L"
	case "Person":
		return "P"
	case "Organization", "NORP":
		return "O"
	case "Date", "Money":
		return x.labels[e.Head]
	}
	switch x.kinds[e.Head] {
	case sitrep.KindPerson:
		return "P"
	case sitrep.KindPlace:
		return "L"
	case "":
		return k.UPOS
	}
	return "O"
}

// path is the way through the tree from a to b: the relations, the words passed
// on it, and the word at its top.
func (x *Document) path(a, b int) (rels string, lemmas []string, top string) {
	d := x.Doc
	up := func(t int) []int {
		var out []int
		for n := 0; t >= 0 && n < 12; n++ {
			out = append(out, t)
			t = d.Tokens[t].Head
		}
		return out
	}
	ua, ub := up(a), up(b)
	for i, t := range ua {
		j := slices.Index(ub, t)
		if j < 0 {
			continue
		}
		for _, k := range ua[:i] {
			rels += "^" + d.Rel(k)
		}
		for k := j - 1; k >= 0; k-- {
			rels += "_" + d.Rel(ub[k])
		}
		for _, k := range slices.Concat(ua[:i+1], ub[:j]) {
			if k != a && k != b {
				lemmas = append(lemmas, x.lemma(k))
			}
		}
		return rels, lemmas, x.lemma(t)
	}
	return "-", nil, "-"
}

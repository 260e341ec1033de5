package act

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/nlp"
)

// Features describe what the party in bytes source does to the one in bytes
// target, for the mentions that the coder found in the same text.
func Features(doc *nlp.Doc, mentions []sitrep.Mention, source, target sitrep.Span) []string {
	t := role.NewTree(doc)
	x := extractor{t: t, doc: doc, seen: map[string]bool{}}
	s, g := x.head(source), x.head(target)
	x.add("bias")
	x.mentions(mentions, source, target)
	x.path(s, g)
	x.words(s)
	return x.out
}

type extractor struct {
	t    *role.Tree
	doc  *nlp.Doc
	out  []string
	seen map[string]bool
}

func (x *extractor) add(f string) {
	f = strings.ReplaceAll(f, " ", "_")
	if !x.seen[f] {
		x.seen[f] = true
		x.out = append(x.out, f)
	}
}

// head is the token of a span that hangs on something outside of it, or -1.
func (x *extractor) head(s sitrep.Span) int {
	for i := range x.doc.Tokens {
		tok := &x.doc.Tokens[i]
		if tok.Start < s.Start || tok.End > s.End {
			continue
		}
		h := tok.Head
		if h < 0 || x.doc.Tokens[h].Start < s.Start || x.doc.Tokens[h].Start >= s.End {
			if r := x.t.Rel(i); r != "punct" && r != "case" && r != "det" {
				return i
			}
		}
	}
	return -1
}

func overlaps(as []sitrep.Arg, s sitrep.Span) bool {
	for _, a := range as {
		if a.Start < s.End && s.Start < a.End {
			return true
		}
	}
	return false
}

// mentions tell which types the rules coded, how real, and where source and
// target stand in them.
func (x *extractor) mentions(ms []sitrep.Mention, source, target sitrep.Span) {
	best, points := -1, -1
	for i := range ms {
		m := &ms[i]
		s, g := part(m, source), part(m, target)
		p := 0
		if s == "A" {
			p += 3
		} else if s != "-" {
			p++
		}
		if g == "R" || g == "O" {
			p += 3
		} else if g != "-" {
			p += 2
		}
		x.add("m:" + m.Type + ":" + s + g)
		x.add("m:" + m.Type + ":" + string(m.Status))
		if p > points {
			best, points = i, p
		}
	}
	if best < 0 {
		x.add("top:none")
		return
	}
	m := &ms[best]
	x.add("top:" + m.Type)
	x.add("top:" + m.Type + ":" + string(m.Status))
	x.add("top:" + m.CAMEO)
	x.add("top:" + m.Type + ":" + part(m, source) + part(m, target))
	x.add("trigger:" + strings.ToLower(m.Trigger.Text))
	frame := m.Rule
	if _, f, ok := strings.Cut(m.Rule, " "); ok {
		frame, _, _ = strings.Cut(f, " ")
	}
	x.add("frame:" + frame)
	x.add("frame:" + frame + ":" + string(m.Status))
}

// part is the role that the words in a span play: A actor, R recipient, O object,
// P place, - none.
func part(m *sitrep.Mention, s sitrep.Span) string {
	switch {
	case overlaps(m.Actors, s):
		return "A"
	case overlaps(m.Recipients, s):
		return "R"
	case overlaps(m.Objects, s):
		return "O"
	}
	for _, p := range m.Places {
		if p.Start < s.End && s.Start < p.End {
			return "P"
		}
	}
	return "-"
}

// path adds the verbs and nouns above source and target, and between them.
func (x *extractor) path(s, g int) {
	up := x.up(s)
	down := x.up(g)
	for _, i := range up {
		x.lemma("s", i)
	}
	for _, i := range down {
		x.lemma("t", i)
		if slices.Contains(up, i) {
			x.lemma("st", i)
			x.governed(i)
		}
	}
	if len(up) > 0 {
		x.lemma("sv", up[0])
		x.governed(up[0])
	}
}

// up are the heads above a token.
func (x *extractor) up(i int) []int {
	var out []int
	if i < 0 {
		return nil
	}
	for h, n := x.t.Head(i), 0; h >= 0 && n < 12; h, n = x.t.Head(h), n+1 {
		out = append(out, h)
	}
	return out
}

func (x *extractor) lemma(tag string, i int) { x.add(tag + ":" + x.t.Lemma(i)) }

// governed adds a verb with its object, complement, modal and negation.
func (x *extractor) governed(v int) {
	for _, k := range x.t.Kids(v) {
		switch x.t.Rel(k) {
		case "obj", "xcomp", "ccomp", "advmod", "aux", "compound":
			x.add("vo:" + x.t.Lemma(v) + ">" + x.t.Lemma(k))
			x.add(x.t.Rel(k) + ":" + x.t.Lemma(k))
			for _, kk := range x.t.Kids(k) {
				if r := x.t.Rel(kk); (r == "obj" || r == "xcomp" || r == "compound" || r == "amod") && x.t.Rel(k) != "aux" {
					x.add(x.t.Rel(k) + "+:" + x.t.Lemma(kk))
				}
			}
		}
	}
}

// words adds the verbs, nouns and modals of the source's sentence, or of all.
func (x *extractor) words(s int) {
	for i := range x.doc.Tokens {
		if s >= 0 && x.doc.Tokens[i].Sent != x.doc.Tokens[s].Sent {
			continue
		}
		switch x.t.UPOS(i) {
		case "VERB", "NOUN", "AUX", "ADJ":
			x.lemma("w", i)
		}
		switch x.t.Form(i) {
		case "not", "n't", "never", "no", "will", "would", "may", "might", "if", "unless", "must":
			x.add("f:" + x.t.Form(i))
		}
		if i > 0 {
			x.add("2:" + x.t.Lemma(i-1) + "_" + x.t.Lemma(i))
		}
	}
}

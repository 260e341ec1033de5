package trust

import (
	"slices"
	"strconv"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/internal/learn"
	"github.com/sitrep-news/sitrep/nlp"
)

// Look is what the models see of a mention: features of the record and of the
// sentence's tree, and the engine's vectors of the trigger and of its sentence.
type Look struct {
	Features []string
	Dense    [][]float32
}

// Input is the look as the model of events takes it.
func (l Look) Input() learn.Input { return learn.Input{Features: l.Features, Dense: l.Dense} }

// Weighed is the look as the model of what is right takes it: with the log odds that
// the model of events gave it in place of the vectors.
func (l Look) Weighed(event float64) learn.Input {
	z := float32(max(-6, min(6, event)))
	return learn.Input{Features: l.Features, Dense: [][]float32{{z, z * z / 6}}}
}

// Glance is the look at mentions of one report.
type Glance struct {
	doc  *nlp.Doc
	heat string
	kids [][]int // of each token
}

// NewGlance prepares to look at mentions of the report that doc annotates. The
// document may be nil: then only the record is seen.
func NewGlance(r *sitrep.Report, doc *nlp.Doc) *Glance {
	g := &Glance{doc: doc, heat: Heat(r.Text)}
	if doc != nil {
		g.kids = doc.Kids()
	}
	return g
}

// At looks at a mention.
func (g *Glance) At(m *sitrep.Mention) Look {
	l := Look{Features: Features(m, g.heat)}
	_, frame, _ := strings.Cut(m.Rule, " ")
	l.add("frame:" + frame)
	l.add("type+status:" + m.Type + " " + string(m.Status))
	if g.doc == nil {
		return l
	}
	head := g.head(m.Trigger)
	if head < 0 {
		return l
	}
	g.words(&l, m, head)
	g.around(&l, m, head)
	g.parties(&l, m, head)
	if v := g.doc.Vector(head); v != nil && g.doc.SentVectors != nil {
		l.Dense = append(l.Dense, scaled(v, 0.2))
		s, n := g.doc.Tokens[head].Sent, g.doc.SentDim
		l.Dense = append(l.Dense, scaled(g.doc.SentVectors[s*n:s*n+n], 3))
	}
	return l
}

func (l *Look) add(f string) {
	f = strings.ReplaceAll(f, " ", "_")
	if !slices.Contains(l.Features, f) {
		l.Features = append(l.Features, f)
	}
}

func scaled(v []float32, by float32) []float32 {
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = by * x
	}
	return out
}

// head is the token of the words that hangs on something outside of them, -1 where
// they stand nowhere.
func (g *Glance) head(w sitrep.Words) int {
	d, last := g.doc, -1
	first, _ := slices.BinarySearchFunc(d.Tokens, w.Start, func(t nlp.Token, at int) int { return t.Start - at })
	for i := first; i < len(d.Tokens) && d.Tokens[i].End <= w.End; i++ {
		last = i
		if h := d.Tokens[i].Head; h < 0 || d.Tokens[h].Start < w.Start || d.Tokens[h].Start >= w.End {
			return i
		}
	}
	return last
}

// words are the trigger and the word it hangs on.
func (g *Glance) words(l *Look, m *sitrep.Mention, head int) {
	t := &g.doc.Tokens[head]
	lemma := strings.ToLower(t.Lemma)
	l.add("lemma:" + lemma)
	l.add("lemma:" + lemma + ":" + t.UPOS + ":" + m.Type)
	l.add("tag:" + t.XPOS)
	l.add("rel:" + t.Deprel)
	if t.Head >= 0 {
		up := strings.ToLower(g.doc.Tokens[t.Head].Lemma)
		l.add("up:" + up)
		l.add("up:" + t.Deprel + ":" + up)
	}
	s := g.doc.Sents[t.Sent]
	l.add("length:" + strconv.Itoa(min((s.End-s.Start)/12, 5)))
	if strings.ContainsAny(g.doc.Sentence(t.Sent), "“\"”") {
		l.add("quoted")
	}
	if t.Sent < 3 {
		l.add("opening")
	}
}

// around are the words that hang on the trigger, and whether the record made a
// party, thing, means or place of each.
func (g *Glance) around(l *Look, m *sitrep.Mention, head int) {
	for _, k := range g.kids[head] {
		t := &g.doc.Tokens[k]
		rel := t.Deprel
		switch g.doc.Rel(k) {
		case "punct":
			continue
		case "obl", "nmod", "advcl", "acl":
			if c := g.marker(k); c != "" {
				rel += ":" + c
			}
		}
		l.add("kid:" + rel)
		l.add("kid:" + rel + ":" + strings.ToLower(t.Lemma))
		l.add(g.taken(m, k) + ":" + rel)
		l.add(g.taken(m, k) + ":" + rel + ":" + m.Type)
	}
}

// marker is the preposition or conjunction of token k.
func (g *Glance) marker(k int) string {
	for _, c := range g.kids[k] {
		if r := g.doc.Rel(c); r == "case" || r == "mark" {
			return strings.ToLower(g.doc.Tokens[c].Form)
		}
	}
	return ""
}

// taken says what the record made of token k.
func (g *Glance) taken(m *sitrep.Mention, k int) string {
	at := g.doc.Tokens[k].Start
	in := func(a sitrep.Arg) bool { return a.Start <= at && at < a.End }
	switch {
	case slices.ContainsFunc(m.Actors, in):
		return "actor"
	case slices.ContainsFunc(m.Recipients, in):
		return "recipient"
	case slices.ContainsFunc(m.Objects, in), slices.ContainsFunc(m.Instruments, in):
		return "thing"
	case slices.ContainsFunc(m.Places, func(p sitrep.Place) bool { return p.Start <= at && at < p.End }):
		return "site"
	}
	return "left"
}

// parties tell how the parties stand to the trigger: in its sentence or another,
// named or a pronoun, before or after.
func (g *Glance) parties(l *Look, m *sitrep.Mention, head int) {
	for i, as := range [][]sitrep.Arg{m.Actors, m.Recipients} {
		role := "AR"[i : i+1]
		l.add(role + ":" + strconv.Itoa(min(len(as), 3)))
		for _, a := range as {
			l.add(role + ":kind:" + a.Kind)
			l.add(role + ":kind:" + a.Kind + ":" + m.Type)
			k := g.head(a.Words)
			if k < 0 {
				continue
			}
			t := &g.doc.Tokens[k]
			l.add(role + ":tag:" + t.XPOS)
			if t.Sent != g.doc.Tokens[head].Sent {
				l.add(role + ":elsewhere")
			} else {
				l.add(role + ":" + g.way(k, head))
			}
			if t.UPOS == "PRON" {
				l.add(role + ":pronoun:" + strings.ToLower(t.Form))
				if a.Actor != "" && a.Name != a.Text {
					l.add(role + ":pronoun:named")
				}
			} else if a.Name != a.Text {
				l.add(role + ":renamed")
			}
			if a.Country == "---" || a.Country == "" {
				l.add(role + ":stateless")
			}
		}
	}
}

// way is how token k hangs on the trigger: its relation where it does so directly,
// else the relations up from it, as far as three.
func (g *Glance) way(k, head int) string {
	var rels []string
	for at := k; at >= 0 && len(rels) < 4; at = g.doc.Tokens[at].Head {
		if at == head {
			return "under:" + strings.Join(rels, "<")
		}
		rels = append(rels, g.doc.Rel(at))
	}
	for at, n := g.doc.Tokens[head].Head, 0; at >= 0 && n < 4; at, n = g.doc.Tokens[at].Head, n+1 {
		if at == k {
			return "over:" + strconv.Itoa(n)
		}
		if g.doc.Tokens[k].Head == at {
			return "beside:" + g.doc.Rel(k) + ":" + strconv.Itoa(n)
		}
	}
	return "far"
}

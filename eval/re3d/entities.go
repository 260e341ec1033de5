package re3d

import (
	"strings"

	"github.com/sitrep-news/sitrep/internal/learn"
)

// EntityTypes are re3d's entities, the classes of the model of expressions. The
// last class is that of any entity, of whatever type.
var EntityTypes = [...]string{"Organisation", "Location", "Person", "Temporal", "Nationality", "Quantity", "Weapon", "Vehicle",
	"DocumentReference", "Money", "MilitaryPlatform", "any"}

const anyEntity = len(EntityTypes) - 1

// marks are the letters that features have for EntityTypes; what carries arms is one.
const marks = "OLPTNQWVDMV"

// Entity is an expression with the type of EntityTypes it is told to be.
type Entity struct {
	Type int
	End  End
}

// EntityThreshold is the probability from which an expression is told to be an
// entity of a type, as eval/teach/re3d found it.
const EntityThreshold = 0.3

// MayHead reports whether token t can be the head of an entity.
func (x *Document) MayHead(t int) bool {
	switch x.Doc.Tokens[t].UPOS {
	case "NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM", "X":
		return true
	}
	return x.labels[t] != ""
}

// HeadInput is what the model of expressions sees of token t.
func (x *Document) HeadInput(t int) learn.Input {
	d := x.Doc
	k := &d.Tokens[t]
	var fs []string
	add := func(parts ...string) { fs = append(fs, learn.Word(strings.Join(parts, " "))) }
	add("l", x.lemma(t))
	add("u", k.UPOS)
	add("x", k.XPOS)
	add("r", k.Deprel)
	add("n", x.labels[t])
	add("k", x.kinds[t])
	add("nu", x.labels[t], k.UPOS, k.Deprel)
	if h := k.Head; h >= 0 {
		add("h", x.lemma(h))
		add("hr", k.Deprel, d.Tokens[h].UPOS)
		add("hn", x.labels[h], k.Deprel)
	}
	if t > 0 {
		add("p", x.lemma(t-1))
		add("pu", d.Tokens[t-1].UPOS)
	}
	if t+1 < len(d.Tokens) {
		add("q", x.lemma(t+1))
		add("qu", d.Tokens[t+1].UPOS)
	}
	if l := []rune(x.lemma(t)); len(l) > 3 {
		add("s", string(l[len(l)-3:]))
	}
	if x.units == nil {
		return learn.Input{Features: fs}
	}
	return learn.Input{Features: fs, Dense: [][]float32{x.units[t]}}
}

// Recognise works out how likely every token heads an entity of each type.
func (x *Document) Recognise(m *learn.Model) {
	for t := range x.Doc.Tokens {
		p := make([]float64, len(EntityTypes))
		if x.MayHead(t) {
			for k, z := range m.Scores(x.HeadInput(t)) {
				p[k] = logistic(z)
			}
		}
		x.likely[t] = p
	}
}

// Fresh is the same document with nothing recognised yet; the two can be used at once.
func (x *Document) Fresh() *Document {
	y := *x
	y.likely = make([][]float64, len(x.likely))
	for t := range y.likely {
		y.likely[t] = make([]float64, len(EntityTypes))
	}
	return &y
}

// Entities are the expressions that are likely entities.
func (x *Document) Entities() []Entity {
	var out []Entity
	for t, p := range x.likely {
		for k, v := range p {
			if k != anyEntity && v >= EntityThreshold {
				out = append(out, Entity{k, x.expression(t)})
			}
		}
	}
	return out
}

// mark is the letter of the type that token t most likely heads, "-" where none is likely.
func (x *Document) mark(t int) string {
	best, most := "-", 0.25
	for k, v := range x.likely[t] {
		if k != anyEntity && v > most {
			best, most = marks[k:k+1], v
		}
	}
	return best
}

// types is what the two ends are likely to be, alone and together: a row of
// numbers. Its length sets how much of the work they do beside the features.
func (x *Document) types(a, b int) []float32 {
	const scale = 1.7
	pa, pb := x.likely[a], x.likely[b]
	out := make([]float32, 0, 2*len(EntityTypes)+anyEntity*anyEntity+1)
	for _, p := range [][]float64{pa, pb} {
		for _, v := range p {
			out = append(out, float32(v*scale))
		}
	}
	for _, v := range pa[:anyEntity] {
		for _, w := range pb[:anyEntity] {
			out = append(out, float32(v*w*scale))
		}
	}
	return append(out, float32(pa[anyEntity]*pb[anyEntity]*scale))
}

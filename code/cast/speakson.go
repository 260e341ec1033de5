package cast

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// speaksOn reports whether pronoun x is the subject of a verb of saying and y of the one of the
// sentence before in the paragraph: "Police said two officers were hurt. They denied ..."
func (r *referents) speaksOn(x int, y *expression, back int) bool {
	d := r.d
	if back != 1 || y.modifier || d.Rel(x) != "nsubj" || d.Rel(y.head) != "nsubj" || d.Sents[d.Tokens[x].Sent].Para != d.Sents[d.Tokens[y.head].Sent].Para {
		return false
	}
	v, w := d.Tokens[x].Head, d.Tokens[y.head].Head
	return v >= 0 && w >= 0 && r.main(v) && r.main(w) && speaks(d.Tokens[v].Lemma) && speaks(d.Tokens[w].Lemma)
}

// main reports whether verb v is that of its sentence or coordinated with it.
func (r *referents) main(v int) bool {
	for n := 0; r.d.Rel(v) == "conj" && n < 4; n++ {
		v = r.d.Tokens[v].Head
	}
	return v >= 0 && r.d.Rel(v) == "root"
}

// speaks reports whether a verb is one of what people say or resolve together.
func speaks(lemma string) bool { return saying[lemma] || voicing[lemma] || resolving[lemma] }

var resolving = lists.Set("agree decide refuse reject urge vow resolve")

// answers reports whether pronoun x is who agrees or refuses and y who was asked or told just
// before: "asked the strikers to open the road; they agreed".
func (r *referents) answers(x int, y *expression, back int) bool {
	d := r.d
	v, w := d.Tokens[x].Head, d.Tokens[y.head].Head
	if back > 1 || y.head > x || v < 0 || w < 0 || d.Rel(x) != "nsubj" || !answering[d.Tokens[v].Lemma] || !asking[d.Tokens[w].Lemma] {
		return false
	}
	switch d.Rel(y.head) {
	case "obj", "iobj":
		return y.kind != sitrep.KindThing
	case "obl":
		return d.Tokens[w].Lemma == "call" || d.Tokens[w].Lemma == "appeal"
	}
	return false
}

// asks reports whether y is who asked others, of whom pronoun x, who agrees, is one.
func (r *referents) asks(x int, y *expression, back int) bool {
	d := r.d
	v := d.Tokens[y.head].Head
	if v < 0 || d.Rel(y.head) != "nsubj" {
		return false
	}
	for _, k := range d.Children(v) {
		if z := r.c.exprs[k]; z != nil && r.answers(x, z, back) {
			return true
		}
	}
	return false
}

// answering are verbs of those who were asked; asking are those of whoever asks.
var (
	answering = lists.Set("accept agree comply consent decline ignore obey oblige promise refuse reject relent")
	asking    = lists.Set("appeal ask beg call command implore instruct invite order press request tell urge warn")
)

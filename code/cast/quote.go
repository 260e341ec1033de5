package cast

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/turn"
	"github.com/sitrep-news/sitrep/data/lists"
)

// quotes says for every token whether it stands in quotation marks, and whose words
// they are.
type quotes struct {
	in []bool
	by []int // head of the expression for who speaks, -1 where not told
}

// readQuotes finds the direct speech of the report and its speakers: the subject of a
// verb of saying outside of the marks in the same sentence, else in the sentence before
// or after in the same paragraph, else, where a paragraph begins within marks, the
// speaker of the paragraph before. The answers of an interview are their speaker's as well.
func (c *Cast) readQuotes() *quotes {
	d := c.doc
	q := &quotes{in: make([]bool, len(d.Tokens)), by: make([]int, len(d.Tokens))}
	inside, para := false, -1
	for t := range d.Tokens {
		if p := d.Sents[d.Tokens[t].Sent].Para; p != para {
			inside, para = false, p
		}
		switch f := d.Tokens[t].Form; f {
		case "“", "``", "«":
			inside = true
		case "”", "''", "»":
			inside = false
		case `"`:
			inside = !inside
		default:
			q.in[t] = inside
		}
		q.by[t] = -1
	}
	for _, s := range d.SingleQuotes() {
		for t := s[0] + 1; t < s[1]-1; t++ {
			q.in[t] = true
		}
	}
	said := make([]int, len(d.Sents))
	for s := range d.Sents {
		said[s] = c.sayer(s, q.in)
	}
	for s := range d.Sents {
		who := c.speakerOf(s, said, q)
		for t := d.Sents[s].Start; t < d.Sents[s].End; t++ {
			if q.in[t] {
				q.by[t] = who
			}
		}
	}
	for _, x := range turn.Read(d) {
		for t := x.Start; t < x.End && x.Speaker >= 0; t++ {
			if q.by[t] < 0 && c.exprs[x.Speaker] != nil {
				q.in[t], q.by[t] = true, x.Speaker
			}
		}
	}
	return q
}

// speakerOf is who speaks in the marks of sentence s.
func (c *Cast) speakerOf(s int, said []int, q *quotes) int {
	d := c.doc
	if said[s] >= 0 {
		return said[s]
	}
	if !whollyQuoted(c, s, q.in) {
		return -1 // a word or two in marks are nobody's speech for sure
	}
	for k := s - 1; k >= 0 && k >= s-4 && d.Sents[k].Para == d.Sents[s].Para; k-- {
		if said[k] >= 0 {
			return said[k]
		}
	}
	for k := s + 1; k < len(d.Sents) && k <= s+8 && d.Sents[k].Para == d.Sents[s].Para; k++ {
		if said[k] >= 0 {
			return said[k]
		}
		if k >= s+3 && !whollyQuoted(c, k, q.in) {
			break
		}
	}
	for k := s - 1; k >= 0 && k >= s-4; k-- { // the speech of the paragraph before goes on
		if said[k] >= 0 {
			return said[k]
		}
		if !whollyQuoted(c, k, q.in) {
			return -1
		}
	}
	return -1
}

// whollyQuoted reports whether a sentence stands in quotation marks from its first word on.
func whollyQuoted(c *Cast, s int, in []bool) bool {
	n, k := 0, 0
	for t := c.doc.Sents[s].Start; t < c.doc.Sents[s].End; t++ {
		if c.doc.Tokens[t].UPOS == "PUNCT" {
			continue
		}
		n++
		if in[t] {
			k++
		}
	}
	return n > 0 && k*10 >= n*9
}

// sayer is the subject of the verb of saying in sentence s that stands outside of its
// quotation marks, -1 where there is none.
func (c *Cast) sayer(s int, in []bool) int {
	d := c.doc
	any := false
	for t := d.Sents[s].Start; t < d.Sents[s].End; t++ {
		any = any || in[t]
	}
	if !any && s+1 < len(d.Sents) && !whollyQuoted(c, s+1, in) {
		return -1
	}
	best := -1
	for t := d.Sents[s].Start; t < d.Sents[s].End; t++ {
		if d.Tokens[t].UPOS != "VERB" || in[t] || !saying[d.Tokens[t].Lemma] && (any || !voicing[d.Tokens[t].Lemma]) {
			continue
		}
		for v, n := t, 0; v >= 0 && n < 4; n++ {
			for _, k := range d.Children(v) {
				x := c.exprs[k]
				if d.Tokens[k].Deprel == "nsubj" && x != nil && !in[k] && (x.kind != sitrep.KindThing && x.kind != sitrep.KindPlace || x.named || d.Tokens[k].UPOS == "PROPN") && (best < 0 || !any) {
					best = k
				}
			}
			if best >= 0 || d.Rel(v) != "conj" && d.Rel(v) != "advcl" {
				break
			}
			v = d.Tokens[v].Head
		}
	}
	return best
}

// saying are verbs that direct speech hangs on.
var saying = lists.Set("say tell add note explain state declare announce warn insist claim argue stress recall tweet write ask reply answer " +
	"respond continue describe complain admit confirm remark point observe assert comment charge conclude lament reveal recount reiterate " +
	"emphasise emphasize maintain think believe joke vow post quote suggest acknowledge concede shout cry " +
	"disclose allege deny affirm opine aver quip caution clarify underline underscore highlight mention testify contend insist narrate elaborate inform assure " +
	"remind predict relate")

// voicing are verbs for what people say without being quoted: a sentence with one of them is
// followed by their very words.
var voicing = lists.Set("accuse blame criticise criticize condemn call urge demand thank praise appeal reject dismiss welcome slam lash hit defend apologise apologize " +
	"express hail express denounce decry deplore oppose support back promise pledge voice refer liken compare vow lament mourn congratulate encourage advise plead")

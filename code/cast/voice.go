package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// speaksOfOwn reports whether y is who speaks the quotation that x stands in, or the body spoken for,
// of which its speaker would say "we": "'They came at dawn,' a ministry spokesman said".
func (r *referents) speaksOfOwn(x, y *expression) bool {
	s := r.q.by[x.head]
	if !r.q.in[x.head] || s < 0 {
		return false
	}
	if b := r.voiceOf(s); r.g.root(y.head) == r.g.root(s) || b >= 0 && r.g.root(y.head) == r.g.root(b) {
		return true
	}
	if r.d.Tokens[s].UPOS == "PRON" {
		s = r.spokesman(x.head)
	}
	for _, k := range r.d.Children(s) {
		if r.d.Rel(k) == "compound" && strings.EqualFold(r.d.Tokens[k].Lemma, r.d.Tokens[y.head].Lemma) {
			return true
		}
	}
	return false
}

// spokesman is the last one told before token t who speaks by trade, within two sentences; else t.
func (r *referents) spokesman(t int) int {
	for k := t - 1; k >= 0 && r.d.Tokens[k].Sent >= r.d.Tokens[t].Sent-2; k-- {
		if voices[strings.ToLower(r.d.Tokens[k].Lemma)] {
			return k
		}
	}
	return t
}

// source reports whether token t is a body that what is told is "according to".
func (r *referents) source(t int) bool {
	for _, k := range r.d.Children(t) {
		if r.d.Rel(k) == "case" && strings.EqualFold(r.d.Tokens[k].Form, "according") {
			return true
		}
	}
	return false
}

// forOthers reports whether somebody tells of other people by trade: a judge, a prosecutor, a
// spokesman; "the judge said she" is not said of the judge.
func (r *referents) forOthers(y *expression) bool {
	if tellers[strings.ToLower(r.d.Tokens[y.head].Lemma)] {
		return true
	}
	root := r.g.root(y.head)
	for _, h := range r.c.near(y.head) {
		if h > y.head || r.g.root(h) != root {
			continue
		}
		for _, t := range r.c.exprs[h].roles {
			for k := t.start; k < t.end; k++ {
				if tellers[strings.ToLower(r.d.Tokens[k].Lemma)] {
					return true
				}
			}
		}
	}
	return false
}

// tellers are those who tell of others by trade.
var tellers = lists.Set("judge magistrate justice prosecutor lawyer attorney solicitor barrister advocate coroner detective inspector superintendent constable sergeant " +
	"spokesman spokeswoman spokesperson doctor surgeon pathologist witness correspondent reporter")

// accordingTo reports whether what is told with pronoun x is "according to" y.
func (r *referents) accordingTo(x, y int) bool {
	v := r.d.Tokens[y].Head
	return r.source(y) && v >= 0 && (r.d.Tokens[x].Head == v || r.clause(x) == v)
}

// saysIt reports whether y is the subject of a verb of saying whose clause x stands in, x
// its subject or nobody else the subject of x's clause.
func (r *referents) saysIt(x, y int) bool {
	v := r.d.Tokens[y].Head
	if v < 0 || r.d.Rel(y) != "nsubj" || !saying[r.d.Tokens[v].Lemma] {
		return false
	}
	if c := r.clause(x); c != v && r.d.Rel(x) != "nsubj" {
		return false
	}
	for t, n := x, 0; t >= 0 && n < 30; t, n = r.d.Tokens[t].Head, n+1 {
		if r.d.Tokens[t].Head == v {
			return r.d.Rel(t) == "ccomp"
		}
	}
	return false
}

// speaker gives a pronoun of the first person to who speaks; outside of direct speech it
// is the author's and stays open. "We" is the body that speaks, else the one who speaks for
// all of them.
func (r *referents) speaker(h int) {
	x := r.c.exprs[h]
	x.chain = -1
	s := r.q.by[h]
	if s < 0 || r.g.root(s) == r.g.root(h) || !sitrep.CanAct(r.c.exprs[s].kind) && !sitrep.CanAct(r.g.info[r.g.root(s)].kind) {
		return
	}
	if r.g.info[r.g.root(h)].number == many && r.g.info[r.g.root(s)].number == one {
		if b := r.voiceOf(s); b >= 0 {
			s = b
		}
		x.several = []int{s}
		return
	}
	r.g.join(s, h)
}

// voiceOf is the body for which the person at token s speaks, by trade or as one of those who run
// it: "a spokesman for the Hill Front", "the fund's director"; -1 where there is none.
func (r *referents) voiceOf(s int) int {
	root := r.g.root(s)
	for _, h := range r.c.near(s) {
		if r.g.root(h) != root {
			continue
		}
		for _, t := range r.c.exprs[h].roles {
			if t.of >= 0 && (r.speaksFor(t.start, t.end, voices) || r.c.exprs[t.of].kind == sitrep.KindOrganization && r.speaksFor(t.start, t.end, managing)) {
				return t.of
			}
		}
		if x := r.c.exprs[h]; !x.named && voices[strings.ToLower(r.d.Tokens[h].Lemma)] {
			for _, k := range r.d.Children(h) {
				if y := r.c.exprs[k]; y != nil && r.d.Rel(k) == "nmod" && y.kind == sitrep.KindOrganization {
					return k
				}
			}
		}
	}
	return -1
}

func (r *referents) speaksFor(start, end int, trade map[string]bool) bool {
	for t := start; t < end; t++ {
		if trade[strings.ToLower(r.d.Tokens[t].Lemma)] {
			return true
		}
	}
	return false
}

// voices are those who speak for a body by trade.
var voices = lists.Set("spokesman spokeswoman spokesperson")

// managing are those whose "we" is the body that they run or work for.
var managing = lists.Set("ceo chair chairman chairperson chairwoman chief coordinator director executive founder head manager official representative")

package cast

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/given"
	"github.com/sitrep-news/sitrep/data/lists"
)

// embedded reports whether token t stands in a clause inside of another.
func (r *referents) embedded(t int) bool {
	for n := 0; t >= 0 && n < 30; t, n = r.d.Tokens[t].Head, n+1 {
		switch r.d.Rel(t) {
		case "acl", "advcl", "ccomp", "csubj":
			return true
		}
	}
	return false
}

// clause is the verb, or what stands for it, that token t hangs on and whose subject is
// not t: the clause that a possessor or object has to do with first.
func (r *referents) clause(t int) int {
	for v, n := r.d.Tokens[t].Head, 0; v >= 0 && n < 30; v, n = r.d.Tokens[v].Head, n+1 {
		for _, k := range r.d.Children(v) {
			if r.d.Rel(k) == "nsubj" && k != t {
				return v
			}
		}
	}
	return -1
}

// fronted reports whether y, behind x in its sentence, is the subject of the clause that
// the phrase with x only opens: "In her speech, the mayor ...".
func (r *referents) fronted(x *expression, y int) bool {
	d := r.d
	if d.Tokens[y].Sent != d.Tokens[x.head].Sent || d.Rel(y) != "nsubj" || d.Tokens[y].Head < 0 || d.Tokens[y].UPOS == "PRON" {
		return false
	}
	v := d.Tokens[y].Head
	if d.Rel(v) != "root" {
		return false
	}
	for t, n := x.head, 0; t >= 0 && n < 30; t, n = d.Tokens[t].Head, n+1 {
		if d.Tokens[t].Head == v {
			return d.Rel(t) == "obl" || d.Rel(t) == "advcl"
		}
	}
	return false
}

// bound reports whether grammar forbids that x means y: one stands inside the other, both
// are arguments of one verb, or y speaks the words that x stands in.
func (r *referents) bound(x, y *expression) bool {
	d := r.d
	if r.inside(x.head, y.head) || r.inside(y.head, x.head) {
		return true
	}
	if s := r.q.by[x.head]; s >= 0 && r.g.root(s) == r.g.root(y.head) {
		return true
	}
	if r.spokenOf(x.head, y) || r.deedOn(x.head, y.head) {
		return true
	}
	f := strings.ToLower(d.Tokens[x.head].Form)
	if d.Tokens[x.head].XPOS == "PRP$" || strings.HasSuffix(f, "self") || strings.HasSuffix(f, "selves") {
		return false
	}
	v := r.governor(x.head)
	if v < 0 {
		return false
	}
	if w := r.governor(y.head); w == v && !r.source(y.head) || r.beside(x, y, v) {
		return true
	}
	if d.Rel(x.head) == "nsubj" {
		return r.opens(v, y) || r.hers(x, y)
	}
	return r.subject(v, y)
}

// spokenOf reports whether pronoun x is who speaks in the marks of its sentence and names y
// there: nobody calls himself by name.
func (r *referents) spokenOf(x int, y *expression) bool {
	root := r.g.root(y.head)
	s := r.d.Sents[r.d.Tokens[x].Sent]
	for i := r.c.headsBefore(s.Start); i < len(r.c.heads) && r.c.heads[i] < s.End; i++ {
		h := r.c.heads[i]
		if r.q.by[h] == x && r.d.Tokens[h].UPOS != "PRON" && r.g.root(h) == root {
			return true
		}
	}
	return false
}

// beside reports whether another argument of verb v, of which x is one, means what y does:
// "he accused Lee", whose "he" is not Lee of the sentence before.
func (r *referents) beside(x, y *expression, v int) bool {
	for _, k := range r.d.Children(v) {
		if z := r.c.exprs[k]; k != x.head && z != nil && r.d.Tokens[k].UPOS != "PRON" && r.governor(k) == v && !r.source(k) && r.g.root(k) == r.g.root(y.head) {
			return true
		}
	}
	return false
}

// opens reports whether y is an object in a clause without a subject that only opens the
// clause of verb v: "after ousting Lee, he fled" is not said of Lee.
func (r *referents) opens(v int, y *expression) bool {
	d := r.d
	u := r.governor(y.head)
	if d.Rel(y.head) != "obj" || u < 0 || d.Tokens[u].Sent != d.Tokens[v].Sent {
		return false
	}
	for n := 0; u >= 0 && u != v && n < 6; u, n = d.Tokens[u].Head, n+1 {
		if rel := d.Rel(u); rel != "advcl" && rel != "xcomp" && rel != "conj" || r.hasSubject(u) {
			return false
		}
	}
	return u == v
}

func (r *referents) hasSubject(v int) bool {
	for _, k := range r.d.Children(v) {
		if r.d.Rel(k) == "nsubj" || r.d.Rel(k) == "csubj" {
			return true
		}
	}
	return false
}

// hers reports whether y is somebody without a name whom a pronoun like x has: "her lawyer
// said she was ill" is not said of the lawyer.
func (r *referents) hers(x, y *expression) bool {
	f := personal[strings.ToLower(r.d.Tokens[x.head].Form)]
	if y.named || !f.human || r.g.info[r.g.root(y.head)].gender != given.Unknown || r.d.Tokens[x.head].Sent != r.d.Tokens[y.head].Sent {
		return false
	}
	for _, k := range r.d.Children(y.head) {
		if p := personal[strings.ToLower(r.d.Tokens[k].Form)]; r.d.Tokens[k].XPOS == "PRP$" && p.human && p.person == 3 && p.gender == f.gender {
			return true
		}
	}
	return false
}

// governor is the verb that token t is an argument of, -1 where it is of none.
func (r *referents) governor(t int) int {
	for n := 0; r.d.Rel(t) == "conj" && r.d.Tokens[t].Head >= 0 && n < 8; n++ {
		t = r.d.Tokens[t].Head
	}
	switch r.d.Rel(t) {
	case "nsubj", "obj", "iobj", "obl":
		return r.d.Tokens[t].Head
	}
	return -1
}

// subject reports whether y is the subject that verb v shares with the verbs it hangs on:
// "came to see him", "met and thanked him".
func (r *referents) subject(v int, y *expression) bool {
	d := r.d
	for n := 0; v >= 0 && n < 6; n++ {
		own := false
		for _, k := range d.Children(v) {
			if d.Rel(k) == "nsubj" {
				own = true
				if k == y.head || r.g.root(k) == r.g.root(y.head) {
					return true
				}
			}
		}
		if r.modified(v, y) {
			return true
		}
		if own || !sharing[d.Rel(v)] {
			return false
		}
		v = d.Tokens[v].Head
	}
	return false
}

// sharing are the relations of a verb without a subject of its own to the one whose it has.
var sharing = lists.Set("conj xcomp advcl obl advmod")

// inside reports whether token t stands in the phrase of head h, and in no clause of it.
func (r *referents) inside(t, h int) bool {
	for n := 0; t >= 0 && n < 30; n++ {
		if t == h {
			return true
		}
		switch r.d.Rel(t) {
		case "nmod", "conj", "appos", "compound", "flat", "det", "amod", "case":
		default:
			return false
		}
		t = r.d.Tokens[t].Head
	}
	return false
}

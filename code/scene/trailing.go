package scene

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/timex"
)

// trailing is the time at the end of an event's clause that the tree hangs on a clause
// of what went on meanwhile, or on who says it: "detained two men while searching for
// a third on Monday", "during a raid targeting a dealer yesterday", "said a raid failed,
// Sunday". Nil where there is none.
func (s *Scene) trailing(e *event.Event) *timex.Expr {
	if words(e) {
		return nil // what is asked for or agreed is yet to be
	}
	for _, i := range s.near(e) {
		w := &s.times[i]
		if !w.Located() || w.Since || w.Until || coarse(w) || w.Start < s.doc.Tokens[e.Head].End {
			continue
		}
		for _, c := range e.Clauses {
			if s.doc.Tokens[c].Sent == s.doc.Tokens[w.head].Sent && (s.meanwhile(w.owner, c) || s.behindSaid(w, c)) {
				return &w.Expr
			}
		}
	}
	return nil
}

// meanwhile reports whether what the word i tells of goes on while the clause of c
// happens: it hangs on c by clauses of time and manner, on what was done during the
// happening, or is a second act of force by the same.
func (s *Scene) meanwhile(i, c int) bool {
	for n := 0; i > c && n < 5; n++ {
		h, ok := s.t.Head(i), false
		if h < 0 {
			return false
		}
		switch s.t.Rel(i) {
		case "advcl":
			ok = during[s.t.Case(i)] && (s.t.Case(i) != "" || s.t.XPOS(i) == "VBG")
		case "acl":
			ok = (s.t.XPOS(i) == "VBG" || s.t.XPOS(i) == "VB") && s.t.Rel(h) == "obl"
		case "obl":
			ok = s.t.Case(i) == "during" || s.t.Case(i) == "in"
		case "conj":
			ok = force[s.types[i]] && force[s.types[h]] && s.t.Child(i, "nsubj", "nsubj:pass") < 0 && s.t.Lemma(i) != "appear" && s.present(i) == s.present(h)
		}
		if !ok {
			return false
		}
		if h == c {
			return true
		}
		i = h
	}
	return false
}

// during are the words, or none, that open a clause of what goes on meanwhile.
var during = map[string]bool{"": true, "while": true, "as": true, "when": true, "during": true}

// force are the types of acts that one clause tells of the same hour: "killed two men
// and detained a third on Monday", unlike "was arrested and appeared in court".
var force = map[string]bool{"ASSAULT": true, "COERCE": true}

// behindSaid reports whether time w hangs on the saying of c but stands behind what is
// said: who says when says it beside the saying.
func (s *Scene) behindSaid(w *when, c int) bool {
	h := s.t.Head(c)
	return s.t.Rel(c) == "ccomp" && h >= 0 && h < c && w.owner == h && s.t.Head(w.head) == h && c < w.head && !strings.Contains(s.doc.Text[s.doc.Tokens[c].End:w.Start], `"`)
}

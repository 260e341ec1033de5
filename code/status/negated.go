package status

import "github.com/sitrep-news/sitrep/code/role"

func (c *climb) negated(i int) bool {
	for _, k := range c.t.Kids(i) {
		if r := c.t.Rel(k); r == "advmod" || r == "det" || r == "aux" {
			switch c.t.Form(k) {
			case "not", "n't", "never", "no", "n’t":
				return !notOnly(c.t, k)
			}
		}
	}
	return false
}

// notOnly reports whether the negation at k is the "not" of "not only", which denies nothing.
func notOnly(t *role.Tree, k int) bool {
	if f := t.Form(k); f != "not" && f != "n't" && f != "n’t" || k+1 >= len(t.Doc.Tokens) {
		return false
	}
	switch t.Form(k + 1) {
	case "only", "solely":
		return true
	case "just", "merely", "simply": // not "and not just jail them"
		return k == 0 || t.Form(k-1) != "and" && t.Form(k-1) != "but"
	}
	return false
}

// indefinite is a nominal that presupposes nothing: "an attack", "any attack",
// "further attacks".
func (c *climb) indefinite(i int) bool {
	t := c.t
	for _, k := range t.Kids(i) {
		switch t.Rel(k) {
		case "det":
			switch t.Form(k) {
			case "a", "an", "any", "no", "some", "another":
				return true
			}
			return false
		case "amod":
			if familiar[t.Lemma(k)] {
				return false
			}
		case "nmod":
			if t.Doc.Tokens[k].Deprel == "nmod:poss" {
				return false
			}
		case "nummod":
			return false
		}
	}
	return true
}

package actor

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// cut finds the first preposition, "and" or comma that stands in no item.
func (r *resolver) cut(items []item, i, j int) (int, string) {
	n := 0
	for k := i; k < j; k++ {
		for n < len(items) && items[n].j <= k {
			n++
		}
		inside := n < len(items) && items[n].i < k && k < items[n].j
		if inside {
			continue
		}
		if r.ws[k].comma && k > i && !r.insideName(items, i, k, j) {
			return k, ","
		}
		at := n < len(items) && items[n].i == k
		if k > i && romance[r.ws[k].text] && !r.ws[k].cap && r.agentAt(i, k) != nil {
			return k, "of"
		}
		if k > i && r.ws[k].cap && (r.ws[k].text == "in" || r.ws[k].text == "for") && r.allNamed() && k+1 < j && r.ws[k+1].cap {
			continue // part of a name: "Music In Example Foundation"
		}
		if k > i && n > 0 && items[n-1].j == k && items[n-1].a != nil && participle(r.ws[k]) {
			return k, "who"
		}
		if r.ws[k].text == "and" && r.insideName(items, i, k, j) {
			continue
		}
		if !at && k > i && (prepositions[r.ws[k].text] || r.ws[k].text == "and" || r.ws[k].text == "or") {
			return k, r.ws[k].text
		}
	}
	return j, ""
}

// pastForms are participles that don't end in -ed.
var pastForms = lists.Set("run led made known thought seen held sent born shot hit hurt caught taken given paid")

// insideName reports whether the "and" at k joins parts of one institution's
// name: "Security and Foreign Policy Committee".
func (r *resolver) insideName(items []item, i, k, j int) bool {
	if r.lower || len(items) == 0 {
		return false
	}
	last := items[len(items)-1]
	if last.a == nil || last.j != j || last.i <= k || last.a.is(flagPeople) || last.a.is(flagTitle) || last.a.is(flagMember) && !last.a.is(flagGroup) {
		return false
	}
	for _, w := range r.ws[k+1 : j] {
		if !w.cap && w.text != "and" {
			return false
		}
	}
	return k > i && r.ws[k-1].cap
}

// participle reports whether a word begins a clause about what stands before
// it: "men wearing uniforms".
func participle(w word) bool {
	if !w.cap && !w.hyph && pastForms[w.text] {
		return true
	}
	return !w.cap && !w.hyph && len(w.text) > 4 && (strings.HasSuffix(w.text, "ing") || strings.HasSuffix(w.text, "ed"))
}

// romance are the prepositions of names in Spanish, Portuguese, French, Italian.
var romance = lists.Set("de del du des da do della di")

// prepositions part the head of an expression from what is said of it.
var prepositions = lists.Set("of in for from at to by with on against near who which that inside outside near under within")

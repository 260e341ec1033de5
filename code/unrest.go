package code

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// inUnrest reports whether deaths are told to have come in riots or the like, and so in no
// attack told before: "nine people died in the unrest", "about 40 have died in two months of
// street protests".
func inUnrest(doc *nlp.Doc, e *event.Event) bool {
	if e.Entry.Frame.Name != "death" || len(e.Tolls) == 0 {
		return false
	}
	word := func(k int) bool { return strife[strings.ToLower(doc.Tokens[k].Lemma)] }
	return slices.ContainsFunc(doc.Children(e.Head), func(k int) bool {
		if doc.Rel(k) != "obl" || !cased(doc, k, amidst) {
			return false
		}
		return word(k) || slices.ContainsFunc(doc.Children(k), func(w int) bool {
			return word(w) && cased(doc, w, lists.Set("of")) // "in two weeks of rioting"
		})
	})
}

// cased reports whether one of the prepositions stands before the nominal at token k.
func cased(doc *nlp.Doc, k int, preps map[string]bool) bool {
	return slices.ContainsFunc(doc.Children(k), func(c int) bool {
		return doc.Rel(c) == "case" && preps[strings.ToLower(doc.Tokens[c].Form)]
	})
}

// amidst are the prepositions before that in or through which people die.
var amidst = lists.Set("in during amid amidst from after since")

// strife are nouns of disorder in which people come to their deaths.
var strife = lists.Set("protest demonstration riot unrest rioting uprising crackdown turmoil rebellion revolt revolution turbulence disturbance strife upheaval march rally")

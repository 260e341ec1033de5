package code

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/link"
	"github.com/sitrep-news/sitrep/nlp"
)

// given reports whether the event is told inside a noun phrase as known: in a
// relative or participle clause, or by a definite noun.
func given(doc *nlp.Doc, e *event.Event) bool {
	if opposed(doc, e) {
		return true
	}
	for at, n := e.Head, 0; at >= 0 && n < 6; at, n = doc.Tokens[at].Head, n+1 {
		switch doc.Rel(at) {
		case "acl":
			return doc.Tokens[at].XPOS != "VB"
		case "ccomp": // "did not say why he was held"
			for _, k := range doc.Children(at) {
				if doc.Tokens[k].XPOS == "WRB" {
					return true
				}
			}
			return false
		case "root", "advcl", "parataxis":
			return false
		}
	}
	return false
}

// opposed reports whether a definite noun tells the event as what somebody stands
// up against: "rejected the occupation".
func opposed(doc *nlp.Doc, e *event.Event) bool {
	h := doc.Tokens[e.Head].Head
	if e.Entry.POS != 'n' || h < 0 || doc.Rel(e.Head) != "obj" || e.Type != "ASSAULT" && e.Type != "COERCE" {
		return false
	}
	switch doc.Tokens[h].Lemma {
	case "reject", "oppose", "resist":
	default:
		return false
	}
	for _, k := range doc.Children(e.Head) {
		if r := doc.Tokens[k].Deprel; r == "nmod:poss" || r == "det" && strings.EqualFold(doc.Tokens[k].Form, "the") {
			return true
		}
	}
	return false
}

// restore undoes what a denial did to happenings that the denied words take for
// granted.
func restore(ms []sitrep.Mention, links *link.Report) {
	n := 0
	for i, t := range links.Tellings {
		if links.Root(i) != i || dropped(links, i) {
			continue
		}
		m := &ms[n]
		n++
		if t.Given && len(m.DisputedBy) > 0 && len(m.Also) == 0 {
			m.DisputedBy, m.Status = nil, t.Status
		}
	}
}

// dropped reports whether a telling is no happening by itself: a death that
// nothing ties to violence.
func dropped(links *link.Report, i int) bool {
	t := links.Tellings[i]
	if t.Idle {
		for j := range links.Tellings {
			if links.Root(j) == i && !links.Tellings[j].Idle {
				return false
			}
		}
		return true
	}
	bare := t.Evidence < 0.5 && len(t.Places) == 0 && t.At == nil // "such attacks": nothing to tell it by
	if !bare && t.Entry.Frame.Name != "death" || len(t.Joined) > 0 || t.Unrest {
		return false
	}
	for j := range links.Tellings {
		x := links.Tellings[j]
		if j != i && links.Root(j) == i && x.Entry.Frame.Name != "death" {
			return false
		}
		if back := t.Sent - x.Sent; x.Type == "ASSAULT" && x.Entry.Frame.Name != "death" && x.Status == sitrep.Actual && len(t.Tolls) > 0 && back >= 0 && back <= deathsBehind {
			return false // "Six of the victims died in Alda."
		}
	}
	return true
}

// deathsBehind is within how many sentences behind an attack its deaths are told.
const deathsBehind = 1

// repeated reports whether an event is told as one that comes again and again:
// "almost daily", "every night", "repeatedly".
func repeated(doc *nlp.Doc, e *event.Event) bool {
	for _, c := range append([]int{e.Head}, e.Clauses...) {
		for _, k := range doc.Children(c) {
			switch l := strings.ToLower(doc.Tokens[k].Lemma); {
			case doc.Rel(k) == "advmod" && recurring[l], doc.Rel(k) == "amod" && (l == "daily" || l == "nightly" || l == "near-daily"):
				return true
			case doc.Rel(k) == "obl" && (l == "day" || l == "night" || l == "week"):
				for _, d := range doc.Children(k) {
					if doc.Rel(d) == "det" && strings.EqualFold(doc.Tokens[d].Form, "every") {
						return true
					}
				}
			}
		}
	}
	return false
}

// recurring are adverbs of what comes again and again.
var recurring = map[string]bool{"daily": true, "nightly": true, "weekly": true, "repeatedly": true, "regularly": true, "routinely": true,
	"frequently": true, "often": true, "constantly": true}

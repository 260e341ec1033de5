package event

import (
	"slices"

	"github.com/sitrep-news/sitrep/data/lists"
)

// trusting reports whether somebody only says what he expects: "expressed confidence that the road
// would open". To have confidence in somebody is to back him.
func (r *reading) trusting(e *Event) bool {
	if e.Type != "SUPPORT" || e.Entry.POS != 'v' {
		return false
	}
	return slices.ContainsFunc(e.Slots["obj"], func(k int) bool {
		if l := r.t.Lemma(k); l != "confidence" && l != "optimism" {
			return false
		}
		for _, h := range []int{k, e.Head} {
			for _, c := range r.t.Kids(h) {
				if rel := r.t.Rel(c); c > k && (rel == "acl" || rel == "ccomp") && r.t.Case(c) == "that" {
					return true
				}
			}
		}
		return false
	})
}

// papers are what somebody puts his name under without agreeing to anything with others.
var papers = lists.Set("announcement article bulletin circular letter memo memorandum notice release report statement text")

// subscribed reports whether the verb only says whose name stands under a paper: "in a statement
// signed by its spokesman".
func (r *reading) subscribed(e *Event) bool {
	h := r.t.Head(e.Head)
	if e.Entry.Frame.Name != "support.sign" || e.Entry.POS != 'v' || h < 0 || r.t.Rel(e.Head) != "acl" || r.t.XPOS(e.Head) != "VBN" || !papers[r.t.Lemma(h)] {
		return false
	}
	a := r.t.Child(h, "amod")
	return len(e.Actors) == 1 && (a < 0 || r.t.Form(a) != "joint")
}

// byNobody reports whether the words tell what nobody is able to do: "no one can blackmail us".
func (r *reading) byNobody(e *Event) bool {
	if e.Entry.POS != 'v' || r.t.Passive(e.Head) || !r.modal(e.Head) {
		return false
	}
	return slices.ContainsFunc(e.Slots["subj"], func(k int) bool {
		switch r.t.Form(k) {
		case "nobody", "none":
			return true
		case "one":
			d := r.t.Child(k, "det")
			return d >= 0 && r.t.Form(d) == "no"
		}
		return false
	})
}

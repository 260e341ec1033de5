package status

import "github.com/sitrep-news/sitrep/data/lists"

// What papers of a court say, what somebody is charged with a part in, and what he is to keep of
// what he agreed to.

// papers are what a side writes to a court or an office, in which a deed is only charged.
var papers = lists.Set("accusation charge_sheet charge-sheet chargesheet complaint fir indictment lawsuit suit writ")

// charged reports whether the deed is told as what such a paper says: "the suit says the guards
// beat him", "according to the indictment".
func (c *climb) charged(p int) bool {
	if !c.hostile || c.typ == "ACCUSE" || c.typ == "REJECT" {
		return false
	}
	t := c.t
	for n, i := 0, p; i >= 0 && n < 8; i, n = t.Head(i), n+1 {
		for _, k := range t.Kids(i) {
			if cs := t.Case(k); t.Rel(k) == "obl" && (cs == "according to" || cs == "according" || cs == "per" || cs == "as per") && c.paper(k) {
				return true
			}
		}
		h := t.Head(i)
		if h >= 0 && t.Rel(i) == "ccomp" && t.Verbal(h) {
			if s := t.Child(h, "nsubj"); s >= 0 && c.paper(s) {
				return true
			}
		}
		if r := t.Rel(i); r == "acl" || r == "advcl" && t.Case(i) != "" {
			return false
		}
	}
	return false
}

// paper reports whether noun k is such a paper: "the charge sheet" too.
func (c *climb) paper(k int) bool {
	return papers[c.t.Lemma(k)] || c.t.Lemma(k) == "sheet" && k > 0 && c.t.Form(k-1) == "charge"
}

// shares are nouns, sharing verbs for having a part in a deed.
var (
	shares  = lists.Set("complicity hand involvement part participation role")
	sharing = lists.Set("assist collaborate collude engage involve participate partake")
)

// chargedShare reports whether the deed at i is one that somebody is charged with a part in: "accused of
// taking part in the massacre", "arrested for their role in the raid".
func (c *climb) chargedShare(i, h int, slot string) bool {
	t := c.t
	if i != c.p || slot != "in" || c.typ != "ASSAULT" {
		return false
	}
	up := t.Head(h)
	switch {
	case up < 0:
		return false
	case shares[t.Lemma(h)]:
		if t.Rel(h) == "obj" && (t.Lemma(up) == "take" || t.Lemma(up) == "play" || t.Lemma(up) == "have") {
			up = t.Head(up)
		}
	case t.Lemma(h) == "take" && c.slotForm(h, "part"), sharing[t.Lemma(h)]:
	default:
		return false
	}
	return up >= 0 && t.Verbal(up) && charging[t.Lemma(up)] && !c.uncharged(up)
}

// slotForm reports whether verb v has a word of that form as its object.
func (c *climb) slotForm(v int, form string) bool {
	k := c.t.Child(v, "obj")
	return k >= 0 && c.t.Form(k) == form
}

// keeping are verbs of what one does about a promise or a deal that is there, with the slots in
// which they have it.
var keeping = map[string]string{"abide": "by", "adhere": "to", "betray": "obj", "breach": "obj", "break": "obj", "deliver": "on", "fulfil": "obj", "fulfill": "obj",
	"honor": "obj", "honour": "obj", "implement": "obj", "keep": "obj", "renege": "on", "respect": "obj", "stick": "to", "uphold": "obj", "violate": "obj"}

// promised reports whether the promise or deal at i is what somebody is to keep, and so was made:
// "failed to keep the promise he made".
func (c *climb) promised(i, h int, slot string) bool {
	return i == c.p && c.typ == "AGREE" && !c.t.Verbal(i) && keeping[c.t.Lemma(h)] == slot && !c.indefinite(i)
}

package link

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// angering are participles of those whom a deed made act: "angered by the raid, they marched".
var angering = map[string]bool{"anger": true, "enrage": true, "incense": true, "infuriate": true, "outrage": true, "provoke": true, "prompt": true}

// sparked ties what was set off to what set it off, by verbs that say so, by protest
// that somebody acts in, and by those who were met with force as they protested.
func (r *Report) sparked() {
	for v := range r.Tree.Doc.Tokens {
		switch {
		case r.Tree.Verbal(v) && vocab.SettingOff[r.Tree.Lemma(v)]:
			r.setOff(v)
			fallthrough
		case r.Tree.Verbal(v) && angering[r.Tree.Lemma(v)]:
			r.angered(v)
		case r.Tree.Lemma(v) == "protest" && r.Tree.Case(v) == "in":
			r.inProtest(v)
		}
	}
	for i, x := range r.Tellings {
		if (x.Type == "ASSAULT" || x.Type == "COERCE") && acted(x.Status) {
			r.metWithForce(i)
			r.dispersed(i)
		}
	}
}

// setOff ties the happenings that are the object of verb v to that which is its subject.
func (r *Report) setOff(v int) {
	s := r.Tree.Of(v)
	for _, o := range s["obj"] {
		i := r.at(r.Tree.Counted(o))
		if i < 0 || !acted(r.Tellings[i].Status) {
			continue
		}
		for _, k := range append(append([]int{}, s["subj"]...), s["by"]...) {
			if j := r.at(r.Tree.Counted(k)); j >= 0 && real(r.Tellings[j].Status) {
				r.tie(i, j)
			}
		}
	}
}

// angered ties the clause that participle v stands before or behind to what angered.
func (r *Report) angered(v int) {
	h := r.Tree.Head(v)
	if r.Tree.Rel(v) != "advcl" || h < 0 {
		return
	}
	i := r.at(h)
	if i < 0 || !acted(r.Tellings[i].Status) {
		return
	}
	for _, k := range r.Tree.Kids(v) {
		if r.Tree.Rel(k) == "obl" && (r.Tree.Case(k) == "by" || r.Tree.Case(k) == "at" || r.Tree.Case(k) == "over") {
			if j := r.eventUnder(k, 0); j >= 0 && real(r.Tellings[j].Status) {
				r.tie(i, j)
			}
		}
	}
}

// inProtest ties the deed of a clause to what it is done "in protest" of, noun k.
func (r *Report) inProtest(k int) {
	h := r.Tree.Head(k)
	switch r.Tree.Rel(k) {
	case "nmod": // hung on the object
		h = r.Tree.Head(h)
	case "obl":
	default:
		return
	}
	i := r.at(h)
	if i < 0 || !acted(r.Tellings[i].Status) {
		return
	}
	for _, c := range r.Tree.Kids(k) {
		switch r.Tree.Case(c) {
		case "of", "against", "at", "over":
			if j := r.eventUnder(c, 0); j >= 0 && real(r.Tellings[j].Status) && j != i {
				r.tie(i, j)
				return
			}
		}
	}
}

// dispersed ties what is used on crowds to the protest told last before it, where it is done to
// those who took part: "Hundreds marched in Tarn. Police fired tear gas at them."
func (r *Report) dispersed(i int) {
	x := r.Tellings[i]
	if x.Mode != "crowd-control" && x.Entry.Frame.Name != "repress" || len(x.Answers) > 0 {
		return
	}
	for j := i - 1; j >= 0 && x.Sent-r.Tellings[j].Sent <= 2; j-- {
		y := r.Tellings[j]
		if y.Type != "PROTEST" || !real(y.Status) || y.Status == sitrep.Denied || !placesAgree(x.Places, y.Places) || !timesAgree(x, y) || r.overlap(x.Actors, y.Actors, r.sameParty) > 0 {
			continue
		}
		r.tie(i, j)
		return
	}
}

// metWithForce ties force to the protest that a clause tells of those it is used on:
// "fired at residents who marched against the mayor".
func (r *Report) metWithForce(i int) {
	for _, p := range r.Tellings[i].Targets {
		for _, c := range r.Tree.Kids(p.Head) {
			if !strings.HasPrefix(r.Tree.Doc.Tokens[c].Deprel, "acl") {
				continue
			}
			if j := r.at(c); j >= 0 && r.Tellings[j].Type == "PROTEST" && real(r.Tellings[j].Status) {
				r.tie(i, j)
			}
		}
	}
}

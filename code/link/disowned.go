package link

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// A denial of one's part in a deed takes the deed itself for granted: "the front denied
// any part in Tuesday's attack" tells of the attack that was told before, whoever did
// it, and that the front says it did not.

// disowned reports whether the doers of telling x are those who only deny a part in it:
// "denied carrying out the bombing", "rejected claims that it was behind the raid".
func (r *Report) disowned(x *Telling) bool {
	if x.Type != "ASSAULT" && x.Type != "COERCE" || len(x.Actors) == 0 {
		return false
	}
	charged := false
	for at, n := x.Head, 0; n < 8; n++ {
		h := r.Tree.Head(at)
		if h < 0 {
			return false
		}
		switch r.Tree.Rel(at) {
		case "nmod", "obl", "obj", "xcomp", "ccomp", "acl", "conj", "advcl":
		default:
			return false
		}
		charged = charged || vocab.Charges[r.Tree.Lemma(h)] || vocab.Accounts[r.Tree.Lemma(h)]
		if r.Tree.Verbal(h) && (r.Tree.Lemma(h) == "deny" || charged && vocab.Rebutting[r.Tree.Lemma(h)]) {
			return r.doneBy(x, h)
		}
		at = h
	}
	return false
}

// doneBy reports whether a doer of x is the subject of verb v.
func (r *Report) doneBy(x *Telling, v int) bool {
	for _, s := range r.Tree.Subject(v) {
		if r.overlap(x.Actors, []event.Party{{Head: s, Owner: -1}}, r.sameParty) > 0 {
			return true
		}
	}
	return false
}

// setAside takes the doers off a telling that they deny a part in and that points back
// to what was told before, or that they claim, so that it is joined by what else it says. It
// returns the doers, to be put back where nothing told before fits.
func (r *Report) setAside(x *Telling) []event.Party {
	doers := x.Actors
	if x.owned = r.claimed(x); x.owned {
		x.claimants = doers
		r.dayOfClaim(x)
	} else if h := r.Tree.Head(x.Head); h >= 0 && r.Tree.Lemma(h) == "follow" && r.Tree.Rel(x.Head) == "nsubj" && r.definite(x) {
		r.dayOfClaim(x) // "the strikes followed a raid on Tuesday"
	}
	if r.occurs(x) && r.definite(x) {
		r.placeBehind(x)
	}
	if doers != nil && (r.definite(x) && r.disowned(x) || x.owned) {
		x.Actors = nil
	}
	return doers
}

// dayOfClaim takes off claimed telling x the day that its own phrase does not tell: it is that of the
// claim, or of what is told behind: "claimed the raid on Monday", "said it carried out the raid to
// avenge the killing of its leader last week".
func (r *Report) dayOfClaim(x *Telling) {
	if x.At == nil || x.Entry.POS != 'n' {
		return
	}
	t := r.token(x.At.Start, x.Sent)
	if t < 0 || r.Tree.Below(t, x.Head) {
		return
	}
	for k := len(r.Tellings) - 1; k >= 0; k-- {
		if y := r.Tellings[k]; y.Sent == x.Sent && y.Head > x.Head && y.Head < t && y.At == nil && y.Type == "ASSAULT" {
			y.At = x.At
			break
		}
	}
	x.At = nil
}

// placeBehind takes off noun x the place that is told of what it came after: "the raid came a day
// after jets bombed a depot in Tarn".
func (r *Report) placeBehind(x *Telling) {
	for _, y := range r.Tellings {
		if y.Sent != x.Sent || y.Head <= x.Head || len(y.Places) == 0 || len(x.Places) == 0 || y.Places[0] != x.Places[0] {
			continue
		}
		if t := r.token(y.Places[0].Start, x.Sent); t > y.Head && r.Tree.Below(y.Head, r.Tree.Head(x.Head)) {
			x.Places = nil
			return
		}
	}
}

// token is the token of a sentence that begins at byte start, -1 for none.
func (r *Report) token(start, sent int) int {
	s := r.Tree.Doc.Sents[sent]
	for t := s.Start; t < s.End; t++ {
		if r.Tree.Doc.Tokens[t].Start >= start {
			return t
		}
	}
	return -1
}

// join makes telling j one of happening i. Who denies having done it is no doer of it.
func (r *Report) join(i, j int) {
	x := r.Tellings[j]
	x.Dup = i
	r.joined[i] = append(r.joined[i], j)
	if x.owned {
		r.ownedUp(i, j)
	}
	if r.disowned(x) {
		x.Actors = nil
		if x.Status == sitrep.Denied {
			x.Status = r.Tellings[i].Status
		}
	}
}

package link

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
)

// shifts are words at the start of a sentence that go on to another happening.
var shifts = map[string]bool{"later": true, "earlier": true, "afterwards": true, "afterward": true, "then": true, "meanwhile": true, "elsewhere": true,
	"separately": true, "subsequently": true}

// lengths are the spans of time before a shift: "hours later".
var lengths = map[string]bool{"second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "moment": true}

// winningBack are verbs of taking what others took before.
var winningBack = map[string]bool{"retake": true, "recapture": true, "regain": true, "reclaim": true, "liberate": true}

// other are words for happenings and people that are not those told before.
var other = map[string]bool{"another": true, "second": true, "third": true, "fourth": true, "fifth": true, "further": true, "more": true, "other": true,
	"separate": true, "additional": true}

// apart reports whether telling b goes on to a happening after the one that a tells: "Hours
// later a man was shot", "In a separate raid", "another guard was killed".
func (r *Report) apart(a, b *Telling) bool {
	if a.Title || b.Type != "ASSAULT" && b.Type != "COERCE" || r.definite(b) {
		return false
	}
	if r.elsewhere(b) || winningBack[r.Tree.Lemma(b.Head)] && !winningBack[r.Tree.Lemma(a.Head)] {
		return true
	}
	if b.Entry.POS == 'n' && r.another(b.Head) {
		return true
	}
	if bloody(b) && len(b.Actors) == 0 && len(b.Places) == 0 && b.At == nil && b.Sent-a.Sent <= 2 && len(b.Tolls) > 0 && !harmTold(a, b) && len(a.Tolls) > 0 {
		return false // "Nine were killed. Another 25 people were injured."
	}
	for _, p := range b.Targets {
		if r.another(p.Head) && !within(a.Targets, p) {
			return true
		}
	}
	return false
}

func within(ps []event.Party, p event.Party) bool {
	for _, x := range ps {
		if x.Head == p.Head {
			return true
		}
	}
	return false
}

// another reports whether the words before noun k set it apart from one told before: "another
// guard", "two more soldiers".
func (r *Report) another(k int) bool {
	for _, c := range r.Tree.Kids(k) {
		if c > k || !other[r.Tree.Form(c)] {
			continue
		}
		if rel := r.Tree.Rel(c); rel == "det" && r.Tree.Form(c) == "another" || rel == "amod" && r.Tree.Child(k, "det") < 0 || rel == "amod" && r.indefinite(k) {
			return true
		}
	}
	return false
}

func (r *Report) indefinite(k int) bool {
	d := r.Tree.Child(k, "det")
	return d >= 0 && (r.Tree.Form(d) == "a" || r.Tree.Form(d) == "an")
}

// elsewhere reports whether the sentence of b opens by going on in time or to another
// place, and tells b in its main clause.
func (r *Report) elsewhere(b *Telling) bool {
	doc := r.Tree.Doc
	i, end := doc.Sents[b.Sent].Start, doc.Sents[b.Sent].End
	if v := r.mainVerb(b); v < 0 {
		return false
	}
	if r.Tree.Form(i) == "in" && i+2 < end { // "in a separate incident", "in another village"
		if f := r.Tree.Form(i + 1); f == "another" || f == "a" && (other[r.Tree.Form(i+2)]) {
			return true
		}
	}
	for n := 0; n < 4 && i+n < end; n++ {
		f := r.Tree.Form(i + n)
		switch {
		case shifts[f]:
			return n == 0 || lengths[r.Tree.Lemma(i+n-1)] && (f == "later" || f == "earlier")
		case !lengths[r.Tree.Lemma(i+n)] && r.Tree.UPOS(i+n) != "NUM" && r.Tree.UPOS(i+n) != "DET" && r.Tree.UPOS(i+n) != "ADJ":
			return false
		}
	}
	return false
}

// mainVerb is the verb of the main clause that tells b, or -1 where a clause below does.
func (r *Report) mainVerb(b *Telling) int {
	v := b.Head
	if b.Carrier >= 0 {
		v = b.Carrier
	}
	for n := 0; n < 3 && v >= 0; n++ {
		switch rel := r.Tree.Rel(v); {
		case rel == "root":
			return v
		case rel == "conj", strings.HasPrefix(rel, "nsubj"), rel == "ccomp" && r.Tree.Child(v, "mark") < 0:
			v = r.Tree.Head(v)
		default:
			return -1
		}
	}
	return -1
}

// otherPerson reports whether a and b tell of one person each, b's by name, and nothing says
// that it is the same.
func (r *Report) otherPerson(a, b *Telling) bool {
	if a.Type != "ASSAULT" || len(a.Targets) != 1 || len(b.Targets) != 1 || r.alike(a.Targets[0], b.Targets[0]) {
		return false
	}
	x, y := r.argOf(a.Targets[0]), r.argOf(b.Targets[0])
	return x.Kind == sitrep.KindPerson && y.Kind == sitrep.KindPerson && r.actorOf(b.Targets[0]) != "" && r.Tree.UPOS(b.Targets[0].Head) == "PROPN"
}

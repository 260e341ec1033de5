package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// undergoneBy are the frames of what one person undergoes, or does alone, whom a noun that takes it
// as known need not name again.
var undergoneBy = map[string]bool{"coerce.arrest": true, "abduct": true, "coerce.sentence": true, "coerce.charge": true, "accuse.convict": true,
	"assassinate": true, "execute": true, "retreat.release": true, "coerce.deport": true, "concede.leave": true, "kill": true}

// takenUp gives a noun with "the" that tells what one person underwent, and not whom, those whom
// the like told just before was done to, else the person of whom the sentence before is: "Tom
// Reed was stopped at the border. The arrest was his third."
func (r *reading) takenUp() {
	for i, e := range r.events {
		if !undergoneBy[e.Entry.Frame.Name] || !r.bareNoun(e) {
			continue
		}
		leaves := e.Entry.Frame.Name == "concede.leave"
		if leaves && len(e.Actors) > 0 || !leaves && len(e.Targets) > 0 {
			continue
		}
		got := r.sameBefore(i, leaves)
		if got == nil {
			if k := r.topicBefore(e); k >= 0 && !r.hasSame(e.Actors, k) && !r.befellOther(i, k) {
				got = []Party{{k, "told", -1}}
			}
		}
		if leaves {
			e.Actors = got
		} else {
			e.Targets = append(e.Targets, got...)
		}
	}
}

// bareNoun reports whether e is a single noun with "the" and nothing else that tells whose it is, or
// a verb that deals somebody a punishment.
func (r *reading) bareNoun(e *Event) bool {
	if e.Entry.POS == 'v' { // "imposed a fine"
		return e.Sent > 0 && e.Entry.Frame.Name == "coerce.sentence" && len(e.Consumed) > 0 && len(e.Actors) > 0 && r.t.Rel(e.Head) == "root"
	}
	d := r.t.Child(e.Head, "det")
	if e.Entry.POS != 'n' || e.Sent == 0 || d < 0 || r.t.Form(d) != "the" || r.t.XPOS(e.Head) != "NN" || e.End-e.Start > 1 || r.t.Rel(e.Head) == "conj" || r.t.Rel(e.Head) == "nmod" {
		return false
	}
	return r.t.Child(e.Head, "nmod", "nmod:poss", "amod", "compound", "acl", "acl:relcl", "conj") < 0
}

// sameBefore are those to whom the like of event i was done, or who did it, in the two sentences
// before it, or who were charged or held in the one before.
func (r *reading) sameBefore(i int, leaves bool) []Party {
	e := r.events[i]
	for j := i - 1; j >= 0 && e.Sent-r.events[j].Sent <= 2; j-- {
		y := r.events[j]
		if held := !leaves && e.Type == "COERCE" && y.Sent == e.Sent-1 && (y.Type == "COERCE" || y.Type == "ACCUSE") && y.Entry.POS == 'v' && r.anyActs(y.Targets); y.Entry.Frame.Name != e.Entry.Frame.Name && !held {
			continue
		}
		ps := y.Targets
		if leaves {
			ps = y.Actors
		}
		return slices.DeleteFunc(slices.Clone(ps), func(p Party) bool { return !r.partyActs(p) })
	}
	return nil
}

// befellOther reports whether the like of event i is told before it of others than the one at k, whom
// it then takes as known.
func (r *reading) befellOther(i, k int) bool {
	e := r.events[i]
	return slices.ContainsFunc(r.events[max(0, i-40):i], func(y *Event) bool {
		return y.Entry.Frame.Name == e.Entry.Frame.Name && r.anyActs(y.Targets) && !r.hasSame(y.Targets, k)
	})
}

// topicBefore is the person that the sentence before e's is of, or the body that e punishes: its
// subject, in the same paragraph; -1 where there is no such one.
func (r *reading) topicBefore(e *Event) int {
	s := r.doc.Sents[e.Sent-1]
	if s.Root < 0 || s.Para != r.doc.Sents[e.Sent].Para || telling[r.t.Lemma(s.Root)] && !r.t.Passive(s.Root) {
		return -1
	}
	k := r.t.Child(s.Root, "nsubj", "nsubj:pass")
	if k < 0 || len(r.t.Conj(k)) > 1 || r.t.XPOS(k) == "NNS" {
		return -1
	}
	switch kind := r.c.Arg(k).Kind; {
	case kind == sitrep.KindPerson, kind == sitrep.KindOrganization && e.Entry.POS == 'v':
		return k
	}
	return -1
}

package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// harmFrame reports whether an event only tells what came of another: deaths,
// wounds, damage.
func harmFrame(e *Event) bool {
	switch e.Entry.Frame.Name {
	case "kill", "wound", "death", "massacre", "attack.destroy":
		return true
	case "attack.explosion": // "the blast killed nine"
		return e.Entry.POS == 'v' && (e.Entry.Words[0] == "kill" || e.Entry.Words[0] == "wound" || e.Entry.Words[0] == "injure")
	}
	return false
}

// join makes one event of those in a sentence that the syntax ties together: an
// attack and the deaths it caused, two verbs of harm with one subject.
func (r *reading) join() {
	for _, e := range r.events { // "fired a salvo of rockets": one event told by verb and noun
		if v := r.at[e.Carrier]; e.Carrier >= 0 && e.Type == "ASSAULT" && v != nil && v != e && v.Type == "ASSAULT" && !harmFrame(v) {
			r.merge(e, v)
		}
	}
	for _, v := range r.events {
		if base := r.sameProtest(v); base != nil {
			r.merge(base, v)
			continue
		}
		if base := r.sameMeeting(v); base != nil {
			r.merge(base, v)
			continue
		}
		if v.Type != "ASSAULT" || v.Entry.POS != 'v' && !harmFrame(v) || r.at[v.Head] != v {
			continue
		}
		r.spokenOf(v)
		if base := r.cause(v); base != nil && base != v && !r.apart(base, v) && (v.Status != sitrep.Denied || base.Status == sitrep.Denied) { // "none of the raids killed a guard"
			r.merge(base, v)
		}
	}
	out := r.events[:0]
	for _, e := range r.events {
		if r.at[e.Head] == e {
			out = append(out, e)
		}
	}
	r.events = out
}

// sameProtest is the protest whose verb stands before v with the same subject:
// "burned tyres and threw stones".
func (r *reading) sameProtest(v *Event) *Event {
	h := r.t.Head(v.Head)
	if v.Type != "PROTEST" || h < 0 {
		return nil
	}
	switch r.t.Rel(v.Head) {
	case "conj", "advcl", "obl", "obj", "xcomp":
		if e := r.at[h]; e != nil && e.Type == "PROTEST" && r.t.Child(v.Head, "nsubj") < 0 {
			return e
		}
	}
	return nil
}

// sameMeeting is the meeting that verb v only tells the purpose of: "met the mayor to
// discuss the raid", "are to hold talks to discuss a truce".
func (r *reading) sameMeeting(v *Event) *Event {
	h := r.t.Head(v.Head)
	if v.Type != "CONSULT" || v.Entry.POS != 'v' || h < 0 || r.t.Child(v.Head, "nsubj") >= 0 {
		return nil
	}
	if rel := r.t.Rel(v.Head); rel != "advcl" && rel != "xcomp" && rel != "acl" || r.t.XPOS(v.Head) != "VB" {
		return nil
	}
	e := r.at[h]
	for _, k := range r.t.Kids(h) { // "held talks to discuss"
		if x := r.at[k]; e == nil && x != nil && x.Carrier == h {
			e = x
		}
	}
	if e == nil || e == v || e.Type != "CONSULT" || e.Entry.Frame.Name != "consult" && e.Entry.Frame.Name != "consult.negotiate" || v.Entry.Frame.Name == "consult.visit" {
		return nil
	}
	return e
}

// spokenOf takes into an attack the noun that only announces it: "in a separate attack, gunmen
// opened fire on a checkpoint".
func (r *reading) spokenOf(v *Event) {
	if v.Entry.POS != 'v' || harmFrame(v) || v.Status == sitrep.Denied {
		return
	}
	for _, k := range v.Slots["in"] {
		e := r.assault(k)
		if e == nil || e == v || e.Head != k || e.Entry.POS != 'n' || e.Carrier >= 0 || len(e.Actors)+len(e.Targets)+len(e.Tolls) > 0 || r.t.XPOS(k) != "NN" {
			continue
		}
		if det := r.t.Child(k, "det"); det >= 0 && (r.t.Form(det) == "a" || r.t.Form(det) == "an" || r.t.Form(det) == "another") {
			r.merge(v, e)
		}
	}
}

// cause is the event in the same sentence that v is the outcome or another
// telling of, or nil.
func (r *reading) cause(v *Event) *Event {
	if harmFrame(v) {
		if e := r.namedCause(v); e != nil {
			return e
		}
	}
	if e := r.jointCause(v); e != nil {
		return e
	}
	if harmFrame(v) {
		if e := r.daysOf(v); e != nil {
			return e
		}
		if e := r.listedCause(v); e != nil {
			return e
		}
	}
	for _, k := range v.Slots["subj"] { // "an air strike hit a clinic"
		if e := r.assault(k); e != nil && e != v && e.Entry.POS == 'n' && len(v.Actors) == 0 {
			return e
		}
	}
	if e := r.relativeCause(v); e != nil {
		return e
	}
	return r.causeAbove(v)
}

// namedCause is the violence that the verb of harm v has beside it: "were killed in the raid",
// "rockets fired from the hills wounded four".
func (r *reading) namedCause(v *Event) *Event {
	for _, slot := range []string{"subj", "by", "when", "while", "as", "in", "during", "with", "from", "after", "at"} {
		for _, k := range v.Slots[slot] {
			if slot == "in" && r.t.Lemma(k) == "one" && r.t.XPOS(r.t.Counted(k)) == "NNS" && len(v.Slots["when"]) > 0 {
				continue // "in one of the deadliest attacks": a class, not the cause
			}
			e := r.assault(k)
			if e == nil && slot == "subj" {
				if a := r.t.Child(k, "acl"); a >= 0 && a < v.Head {
					e = r.assaultAt(a)
				}
			}
			if e != nil && e != v && (slot != "at" || e.Entry.POS == 'n') {
				return e
			}
		}
	}
	return nil
}

// listedCause is the violence that stands beside the harm which v is listed with: "two were
// killed and four wounded when a missile hit".
func (r *reading) listedCause(v *Event) *Event {
	for _, k := range r.t.Kids(v.Head) {
		x := r.at[k]
		if r.t.Rel(k) != "conj" || x == nil || x == v || !harmFrame(x) && x.Mode != "abduct" || len(v.Actors) > 0 && r.t.Child(k, "nsubj", "nsubj:pass") >= 0 {
			continue
		}
		slots := []string{"when", "after", "as", "in", "during", "while"}
		if len(v.Actors) > 0 {
			slots = []string{"in", "during"} // "killed three people and wounded eight during a raid"
		}
		for _, slot := range slots {
			for _, w := range x.Slots[slot] {
				if e := r.assault(w); e != nil && e != v && e != x && (len(v.Actors) == 0 || e.Entry.POS == 'n' && len(e.Actors) == 0) {
					return e
				}
			}
		}
	}
	return nil
}

// causeAbove is the violence that v hangs on in the tree.
func (r *reading) causeAbove(v *Event) *Event {
	h := r.t.Head(v.Head)
	if h >= 0 && v.Entry.Frame.Name == "death" && r.t.Case(v.Head) == "to" && r.t.Verbal(h) {
		return r.assaultAt(h) // "were burned to death"
	}
	if h < 0 || v.Entry.POS != 'v' {
		return nil
	}
	if _, weapon := r.f.means[r.t.Lemma(h)]; weapon && r.t.Rel(v.Head) == "acl" && (r.t.Rel(h) == "nsubj" || r.t.Rel(h) == "obl" && r.t.Case(h) == "by") {
		if e := r.at[r.t.Head(h)]; e != nil && e != v && e.Type == "ASSAULT" {
			return e // "a missile fired by the rebels hit the ship"
		}
	}
	switch r.t.Rel(v.Head) {
	case "advcl":
		return r.mainCause(v, h)
	case "conj":
		return r.firstCause(v, h)
	case "acl", "xcomp":
		if e := r.assaultAt(h); e != nil && harmFrame(v) {
			return e
		}
	case "parataxis":
		if e := r.assaultAt(h); e != nil && harmFrame(v) && (harmFrame(e) || len(v.Actors) == 0 && len(v.Tolls) > 0 && r.colon(h, v.Head)) {
			return e
		}
	}
	return nil
}

// mainCause is the violence of main verb h that clause v tells the outcome of: "attacked the
// town, killing five".
func (r *reading) mainCause(v *Event, h int) *Event {
	if e := r.at[h]; e != nil && e.Entry.Frame == v.Entry.Frame && e.Entry.Frame.Name == "repress" {
		return e // "fired tear gas to disperse the crowd"
	}
	if r.t.Case(v.Head) != "" && r.t.Case(v.Head) != "by" && !(harmFrame(v) && r.t.Case(v.Head) == "before") {
		return nil
	}
	if r.t.Child(v.Head, "nsubj", "nsubj:pass") >= 0 {
		return nil
	}
	if e := r.assaultAt(h); e != nil && (harmFrame(v) || harmFrame(e)) {
		return e
	}
	if harmFrame(v) && r.t.XPOS(v.Head) == "VBG" { // "accused it of firing at a boat, injuring three"
		for i := v.Head - 1; i > h; i-- {
			if e := r.at[i]; e != nil && e.Type == "ASSAULT" && e != v {
				return e
			}
		}
	}
	return nil
}

// firstCause is the violence of verb h that v goes on from: "opened fire and killed two",
// "killed three and wounded five".
func (r *reading) firstCause(v *Event, h int) *Event {
	e := r.assaultAt(h)
	switch {
	case e == nil && harmFrame(v) && r.t.UPOS(h) != "VERB" && r.t.Lemma(h) == "dead":
		return r.tellerOf(h) // "leaving four dead and dozens wounded"
	case e == nil:
		return nil
	case e.Mode == "abduct" && e.Entry.POS == 'v' && v.Entry.POS == 'v' && len(v.Slots["obj"]) > 0 && v.Mode != "abduct":
		return nil // "kidnapped thirty pupils and killed a teacher": two deeds
	}
	own := r.t.Child(v.Head, "nsubj", "nsubj:pass")
	if own >= 0 && !(harmFrame(v) && (harmFrame(e) || e.Entry.Frame.Name == "attack.under" || slices.Contains(e.Joined, h)) && len(v.Actors) == 0) {
		return nil
	}
	if harmFrame(v) || harmFrame(e) && sameMeans(e, v) || v.Mode == "abduct" && slices.Contains(e.Joined, h) {
		return e
	}
	return nil
}

// colon reports whether a colon stands between tokens a and b: what follows tells what
// came of what is before.
func (r *reading) colon(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if r.t.Form(i) == ":" {
			return true
		}
	}
	return false
}

// jointCause is the violence in which two lots of people came to harm, told by a clause that
// the parser hung on one of them: "two were shot dead and nine injured when police
// opened fire".
func (r *reading) jointCause(v *Event) *Event {
	h := r.t.Head(v.Head)
	switch {
	case v.Entry.POS != 'v' || len(v.Actors) > 0 || len(v.Tolls) == 0:
		return nil
	case r.t.Rel(v.Head) == "conj" && harmFrame(v) && r.at[h] != nil && len(r.at[h].Tolls) > 0 && len(r.at[h].Actors) == 0:
	case r.t.Passive(v.Head) && v.Entry.Frame.Name == "attack.firearms":
		h = v.Head
	default:
		return nil
	}
	when := r.slotsOf(h)["when"]
	for _, k := range r.t.Kids(h) { // on the second alone
		if x := r.at[k]; r.t.Rel(k) == "conj" && x != nil && harmFrame(x) {
			when = append(slices.Clone(when), r.slotsOf(k)["when"]...)
		}
	}
	for _, w := range when {
		if e := r.assault(w); e != nil && e != v && e.Head != h {
			return e
		}
	}
	return nil
}

// daysOf is the violence that harm v came of in a stretch of time: "killed nine in
// three days of shelling".
func (r *reading) daysOf(v *Event) *Event {
	for _, k := range r.t.Kids(v.Head) {
		if r.t.Rel(k) != "obl" || r.t.Case(k) != "in" && r.t.Case(k) != "during" && r.t.Case(k) != "over" && r.t.Case(k) != "after" {
			continue
		}
		for _, n := range r.t.Kids(k) {
			if rel := r.t.Rel(n); rel != "nmod" && rel != "acl" || r.t.Case(n) != "of" {
				continue
			}
			for _, c := range append(r.t.Kids(n), n) {
				if e := r.assault(c); e != nil && e != v && (c == n || r.t.Rel(c) == "conj") {
					return e
				}
			}
		}
	}
	return nil
}

// relativeCause is the attack that a relative clause of harm modifies, where the
// parser hung it on another noun: what "that killed three" follows is the attack,
// not its place or doer.
func (r *reading) relativeCause(v *Event) *Event {
	if !harmFrame(v) || v.Entry.POS != 'v' || r.t.Doc.Tokens[v.Head].Deprel != "acl:relcl" {
		return nil
	}
	p := r.t.Child(v.Head, "nsubj")
	if p < 0 || r.t.Form(p) != "that" && r.t.Form(p) != "which" {
		return nil
	}
	noun := r.t.Head(v.Head)
	for i, n := p-1, 0; i >= r.doc.Sents[v.Sent].Start && n < 14; i, n = i-1, n+1 {
		if e := r.at[i]; e != nil && e != v && e.Type == "ASSAULT" && e.Entry.POS == 'n' {
			v.Actors = nil // what the parser hung it on did not do it
			return e
		}
		if i == noun && sitrep.CanAct(r.c.Arg(i).Kind) && r.c.Arg(i).Kind == sitrep.KindPerson {
			return nil
		}
	}
	return nil
}

func sameMeans(a, b *Event) bool { return a.Mode == "" || b.Mode == "" || a.Mode == b.Mode }

func (r *reading) assaultAt(t int) *Event {
	if e := r.at[t]; e != nil && e.Type == "ASSAULT" {
		return e
	}
	// "carried out an attack, killing five": the event that the verb carries.
	for _, k := range r.t.Kids(t) {
		if rel := r.t.Rel(k); rel == "obj" || rel == "nsubj" || rel == "obl" {
			if e := r.at[r.t.Counted(k)]; e != nil && e.Type == "ASSAULT" && e.Carrier == t {
				return e
			}
		}
	}
	return nil
}

func (r *reading) assault(k int) *Event {
	if e := r.at[r.t.Counted(k)]; e != nil && e.Type == "ASSAULT" {
		return e
	}
	return nil
}

// merge makes v a part of base; the more telling of the two frames stays.
func (r *reading) merge(base, v *Event) {
	for n := 0; r.at[base.Head] != base && n < 10; n++ {
		base = r.at[base.Head]
	}
	if base == v {
		return
	}
	for _, p := range v.Actors {
		if !r.hasSame(base.Actors, p.Head) && r.assault(p.Head) == nil && len(base.Actors) == 0 {
			base.Actors = append(base.Actors, p)
		}
	}
	if len(base.Actors) > 0 && len(v.Actors) > len(base.Actors) && v.Actors[0].Head == base.Actors[0].Head {
		base.Actors = v.Actors // "soldiers and militiamen killed nine in reprisal": both
	}
	for _, p := range v.Targets {
		if !r.hasSame(base.Targets, p.Head) {
			base.Targets = append(base.Targets, p)
		}
	}
	for _, p := range v.Means {
		if !r.has(base.Means, p.Head) && r.assault(p.Head) == nil {
			base.Means = append(base.Means, p)
		}
	}
	base.Tolls = append(base.Tolls, v.Tolls...)
	base.Clauses = append(base.Clauses, v.Clauses...)
	base.Sites = append(base.Sites, v.Sites...)
	base.Numbers = append(base.Numbers, v.Numbers...)
	base.Joined = append(append(base.Joined, v.Head), v.Joined...)
	if base.Mode == "" || harmFrame(base) && v.Mode != "" && !harmFrame(v) {
		if v.Mode != "" && v.Mode != "cleansing" { // "killed five and displaced hundreds"
			base.Mode, base.CAMEO = v.Mode, v.CAMEO
		} else if harmFrame(base) && !harmFrame(v) && v.Mode != "cleansing" {
			base.CAMEO = v.CAMEO
		}
	}
	if v.Status == sitrep.Actual && (base.Status == sitrep.Possible || base.Status == sitrep.Ongoing) {
		base.Status = v.Status
	}
	r.at[v.Head] = base
}

// hasSame reports whether a party refers to the same as token k.
func (r *reading) hasSame(ps []Party, k int) bool {
	return slices.ContainsFunc(ps, func(p Party) bool { return p.Head == k || r.c.Same(r.who(p), k) })
}

package event

import "slices"

// mutual puts those who did something to each other in the place of "each other", "one another"
// and of "the other" of two: "the two accused each other of shelling villages", "each side
// blamed the other".
func (r *reading) mutual(e *Event) {
	e.Actors = r.bothFor(e.Actors)
	if len(e.Actors) == 0 {
		e.Targets = r.bothFor(e.Targets)
		return
	}
	e.Targets = slices.DeleteFunc(e.Targets, func(p Party) bool { return r.eachOther(p.Head) >= 0 })
}

// bothFor is the parties with those in the place of "each other" whom it stands for.
func (r *reading) bothFor(ps []Party) []Party {
	var out []Party
	done := false
	for i, p := range ps {
		v := r.eachOther(p.Head)
		switch {
		case v < 0:
			if out != nil {
				out = append(out, p)
			}
			continue
		case out == nil:
			out = append(make([]Party, 0, len(ps)+1), ps[:i]...)
		}
		if done {
			continue
		}
		done = true
		for _, k := range r.t.Subject(v) {
			out = append(out, Party{k, p.Slot, -1})
		}
	}
	if out == nil {
		return ps
	}
	return out
}

// eachOther is the verb whose several subjects do to each other what it tells, where token k
// says "each other", "one another" or, of two, "the other"; -1 where it does not.
func (r *reading) eachOther(k int) int {
	v := r.t.Head(k)
	if v < 0 || !r.t.Verbal(v) || len(r.t.Subject(v)) == 0 {
		return -1
	}
	next := ""
	if k+1 < len(r.doc.Tokens) {
		next = r.t.Form(k + 1)
	}
	switch f := r.t.Form(k); {
	case f == "each" && next == "other", f == "one" && next == "another":
		return v
	case f == "another" && k > 0 && r.t.Form(k-1) == "one", f == "other" && k > 0 && r.t.Form(k-1) == "each":
		return v
	case f == "other" && next != "side" && k > 0 && r.t.Form(k-1) == "the":
		s := r.t.Subject(v)[0]
		if r.t.Form(s) == "each" {
			return v
		}
		if d := r.t.Child(s, "det"); d >= 0 && r.t.Form(d) == "each" {
			return v
		}
	}
	return -1
}

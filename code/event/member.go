package event

// membered adds to several who are told by a mere noun those of them whom the words name: "talks with
// countries including Kenya and Chad", "arrested nine people, including the mayor", "groups such
// as the Hill Union". Who stands there without a name, "four children", is counted only.
func (r *reading) membered(e *Event) {
	e.Actors = r.withNamed(e, e.Actors)
	e.Targets = r.withNamed(e, e.Targets)
}

func (r *reading) withNamed(e *Event, ps []Party) []Party {
	out := ps
	for _, p := range ps {
		if p.Owner >= 0 || !r.several(p.Head) || !r.partyActs(p) && !sides[r.t.Lemma(p.Head)] {
			continue
		}
		for _, k := range r.instances(p.Head) {
			if r.nameable(k) && !r.hasSame(e.Actors, k) && !r.hasSame(e.Targets, k) && !r.hasSame(out, k) {
				out = append(out, Party{k, p.Slot, -1})
			}
		}
	}
	return out
}

// several reports whether token k is a plural noun.
func (r *reading) several(k int) bool {
	return r.t.UPOS(k) == "NOUN" && (r.t.XPOS(k) == "NNS" || r.t.Lemma(k) == "people")
}

// instances are those of the many told at k that "including", "such as" or "like" names, whether they
// hang on k or, right behind its phrase, on its verb.
func (r *reading) instances(k int) []int {
	heads := []int{k}
	if h := r.t.Head(k); h >= 0 && r.t.Verbal(h) {
		heads = append(heads, h)
	}
	for _, h := range heads {
		for _, x := range r.t.Kids(h) {
			if rel := r.t.Rel(x); x < k || rel != "nmod" && rel != "obl" {
				continue
			}
			c := r.t.Case(x)
			if c != "including" && c != "such as" && (c != "like" || h != k) {
				continue
			}
			if h == k || r.follows(k, x) {
				return r.t.Conj(x)
			}
		}
	}
	return nil
}

// follows reports whether the phrase of token x stands right behind that of k, but for a comma.
func (r *reading) follows(k, x int) bool {
	for i := k + 1; i < r.first(x); i++ {
		if !r.t.Below(i, k) && !r.t.Below(i, x) && r.t.UPOS(i) != "PUNCT" {
			return false
		}
	}
	return true
}

// nameable reports whether token k is a party by its name or as the only one of its kind.
func (r *reading) nameable(k int) bool {
	if !r.partyActs(Party{k, "including", -1}) {
		return false
	}
	if r.c.Arg(k).Actor != "" || r.t.UPOS(k) == "PROPN" {
		return true
	}
	d := r.t.Child(k, "det")
	return r.t.XPOS(k) == "NN" && d >= 0 && r.t.Form(d) == "the"
}

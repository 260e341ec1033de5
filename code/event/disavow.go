package event

import "slices"

// disavow takes from a denial those whom the deed that is denied was done to: "denied
// killing the farmers" turns down nobody.
func (r *reading) disavow() {
	for _, e := range r.events {
		if e.Entry.Frame.Name != "reject" || e.Entry.POS != 'v' || r.t.Lemma(e.Head) != "deny" {
			continue
		}
		deed := r.t.Child(e.Head, "xcomp", "ccomp")
		if deed < 0 {
			continue
		}
		e.Targets = slices.DeleteFunc(slices.Clone(e.Targets), func(p Party) bool { return r.t.Below(p.Head, deed) })
	}
}

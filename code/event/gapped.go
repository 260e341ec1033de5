package event

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/number"
)

// gapped tells apart what was done in one place and what was done in the next, where the
// verb is said once: "killed five people in Alda and three in Veldt". The second happening
// has the word and the doers of the first, and hangs on its number with a toll and a place of
// its own.
func (r *reading) gapped() {
	for _, e := range slices.Clone(r.events) {
		if e.Type != "ASSAULT" && e.Type != "COERCE" || len(e.Tolls) == 0 {
			continue
		}
		toll := e.Tolls[0]
		for k := e.Head + 1; k < r.doc.Sents[e.Sent].End; k++ {
			n, ok := r.elliptic(e, k)
			if !ok {
				continue
			}
			e.Targets = slices.DeleteFunc(e.Targets, func(p Party) bool { return p.Head == k })
			e.Tolls = slices.DeleteFunc(e.Tolls, func(c number.Casualty) bool { return c.WhoHead == k || c.Start == r.doc.Tokens[k].Start })
			x := *e // what both go on to gather stays apart
			x.Actors, x.Means, x.Consumed, x.Content = slices.Clone(e.Actors), slices.Clone(e.Means), slices.Clone(e.Consumed), slices.Clone(e.Content)
			x.Head = k
			x.Targets = nil
			x.Tolls = []number.Casualty{{Harm: toll.Harm, Who: toll.Who, Low: n, Best: n, High: &n, WhoHead: k, Start: r.doc.Tokens[k].Start, End: r.doc.Tokens[k].End, Trigger: k, PartOf: -1}}
			x.Slots, x.Sites, x.Clauses, x.Joined, x.Carrier = r.slotsOf(k), nil, []int{k}, nil, -1
			r.events = append(r.events, &x)
			r.at[k] = &x
		}
	}
	r.gappedObjects()
	r.sort()
}

// gappedObjects tells apart what was done to one and on another day to the next: "took Alda in May
// and Veldt in June".
func (r *reading) gappedObjects() {
	for _, e := range slices.Clone(r.events) {
		if e.Entry.POS != 'v' || e.Type != "ASSAULT" && e.Type != "COERCE" {
			continue
		}
		o := r.t.Child(e.Head, "obj")
		if o < 0 {
			continue
		}
		for _, k := range r.t.Kids(o) {
			if !r.daysApart(e, o, k) {
				continue
			}
			of := func(p Party) bool { return p.Head == k }
			i := slices.IndexFunc(e.Targets, of)
			x := *e
			x.Actors, x.Means, x.Consumed, x.Content = slices.Clone(e.Actors), slices.Clone(e.Means), slices.Clone(e.Consumed), nil
			x.Head, x.Targets, x.Sites = k, nil, nil
			if i >= 0 {
				x.Targets = []Party{e.Targets[i]}
				e.Targets = slices.DeleteFunc(e.Targets, of)
			}
			if slices.Contains(e.Sites, k) {
				x.Sites = []int{k}
				e.Sites = slices.DeleteFunc(e.Sites, func(n int) bool { return n == k })
			}
			x.Tolls = nil
			for _, c := range e.Tolls {
				if c.WhoHead == k {
					x.Tolls = append(x.Tolls, c)
				}
			}
			e.Tolls = slices.DeleteFunc(e.Tolls, func(c number.Casualty) bool { return c.WhoHead == k })
			x.Slots, x.Clauses, x.Joined, x.Carrier = role.Slots{"obj": {k}}, []int{k}, nil, -1
			r.events = append(r.events, &x)
			r.at[k] = &x
		}
	}
}

// daysApart reports whether k is the second of two objects of the event's verb, each with a time
// of its own.
func (r *reading) daysApart(e *Event, o, k int) bool {
	if r.t.Rel(k) != "conj" || r.at[k] != nil || r.used[k] || r.t.UPOS(k) != "NOUN" && r.t.UPOS(k) != "PROPN" {
		return false
	}
	timed := func(m int) bool {
		rel := r.t.Rel(m)
		return (rel == "nmod" || rel == "obl") && slices.ContainsFunc(r.doc.NamesIn(m, m+1), func(n nlp.Name) bool { return n.Label == "Date" })
	}
	first := slices.ContainsFunc(append(slices.Clone(r.t.Kids(e.Head)), r.t.Kids(o)...), func(m int) bool { return m > o && m < k && timed(m) })
	return first && slices.ContainsFunc(r.t.Kids(k), func(m int) bool { return m > k && timed(m) })
}

// elliptic is the number that token k is, where it stands beside the event or beside those
// it was done to, counts nothing that is told, and has a place of its own.
func (r *reading) elliptic(e *Event, k int) (int, bool) {
	if r.t.UPOS(k) != "NUM" || r.t.Rel(k) != "conj" && r.t.Rel(k) != "appos" || r.at[k] != nil || r.used[k] {
		return 0, false
	}
	h := r.t.Head(k)
	for n := 0; h >= 0 && !e.tells(h) && n < 3; n++ {
		if rel := r.t.Rel(h); rel != "conj" && rel != "appos" && rel != "obj" && rel != "nsubj" && rel != "obl" && rel != "nummod" {
			return 0, false
		}
		h = r.t.Head(h)
	}
	if h < 0 || !e.tells(h) || !r.t.Verbal(h) {
		return 0, false
	}
	placed := slices.ContainsFunc(r.t.Kids(k), func(m int) bool {
		rel, c := r.t.Rel(m), r.t.Case(m)
		return m > k && (rel == "nmod" || rel == "obl") && (c == "in" || c == "at" || c == "near" || c == "outside") && r.c.Arg(m).Kind == sitrep.KindPlace
	})
	if !placed {
		return 0, false
	}
	v, n := number.Words(func(i int) string {
		if k+i >= r.doc.Sents[e.Sent].End || i > 0 && r.t.UPOS(k+i) != "NUM" {
			return ""
		}
		return strings.ToLower(r.doc.Tokens[k+i].Form)
	})
	return int(v), n > 0 && v >= 1
}

// apart reports whether two clauses side by side tell of others in another place: "eleven
// people died in Alda and two were wounded in Veldt".
func (r *reading) apart(a, b *Event) bool {
	if r.t.Rel(b.Head) != "conj" || !a.tells(r.t.Head(b.Head)) {
		return false
	}
	x, y := r.placeOf(r.t.Head(b.Head)), r.placeOf(b.Head)
	return x >= 0 && y >= 0 && !strings.EqualFold(r.t.Form(x), r.t.Form(y))
}

// placeOf is the named place that stands in the clause of verb v, -1 for none.
func (r *reading) placeOf(v int) int {
	kids := r.t.Kids(v)
	if o := r.t.Child(v, "obj"); o > v { // "wounded a third in Tarn", hung on whom
		for _, k := range r.t.Kids(o) {
			if r.t.Rel(k) == "nmod" && r.t.Case(k) == "in" && r.townNamed(k) {
				return k
			}
		}
	}
	for _, k := range kids {
		if r.t.Rel(k) == "obl" && r.t.UPOS(k) == "PROPN" && (r.c.Arg(k).Kind == sitrep.KindPlace || r.t.Case(k) == "in" && r.townNamed(k)) {
			return k
		}
	}
	return -1
}

// townNamed reports whether token k is a place by its name as the engine reads it.
func (r *reading) townNamed(k int) bool {
	for _, n := range r.doc.NamesIn(k, k+1) {
		if n.Label == "Location" {
			return true
		}
	}
	return false
}

// tells reports whether token t is the event's word or that of one joined into it.
func (e *Event) tells(t int) bool { return t == e.Head || slices.Contains(e.Joined, t) }

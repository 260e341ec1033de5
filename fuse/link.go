package fuse

import (
	"cmp"
	"reflect"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// link finds the events that links lead to. A link's By names two mentions, the one
// whose words say so and the one it is tied to; which event holds the latter is found
// anew each time, so links follow merges and splits. Both are of one report, so whoever
// works what the one is in has the event of the other at hand: old events that stay as
// they are have their links found anew too, those that come back among them.
func (r *reconciler) link() {
	stay := r.follow()
	all := make([]*sitrep.Event, 0, len(r.new)+len(stay))
	for i := range r.new {
		all = append(all, &r.new[i])
	}
	for i := range stay {
		e := &stay[i]
		e.Answers, e.PartOf = r.tellAgain(e, e.Answers, inResponseTo), r.tellAgain(e, e.PartOf, partOf)
		all = append(all, e)
	}
	h := r.holders(all)
	for _, e := range all {
		e.Answers, e.PartOf = r.resolve(e, e.Answers, h), r.resolve(e, e.PartOf, h)
	}
	back := map[string][]sitrep.EventLink{}
	for _, e := range all {
		for _, l := range e.Answers {
			x := l
			x.Event = e.ID
			back[l.Event] = append(back[l.Event], x)
		}
	}
	for _, e := range all {
		e.AnsweredBy = r.backward(e, back[e.ID], h.known)
	}
	r.keep(stay)
}

// holders tells which of the events at hand holds a mention.
type holders struct {
	known map[string]bool // ids of the events at hand
	of    map[sitrep.Ref]string
}

// holders reads who holds what; those that come first, where two name one mention: a new
// event before an old one that was made of an earlier coding.
func (r *reconciler) holders(events []*sitrep.Event) holders {
	h := holders{known: map[string]bool{}, of: map[sitrep.Ref]string{}}
	for _, e := range events {
		h.known[e.ID] = true
		for i := range e.Claims {
			c := &e.Claims[i]
			if _, held := h.of[c.Ref]; !held && (!c.Withdrawn || e.Withdrawn && r.stands(c)) {
				h.of[c.Ref] = e.ID
			}
		}
	}
	return h
}

// stands reports whether the mention of a claim is there, as far as is known.
func (r *reconciler) stands(c *sitrep.Claim) bool {
	it, known := r.item(c)
	return it != nil || !known
}

// tellAgain lists the links that an old event's claims make, in their order: as the mentions
// have it where they were read, else those it had.
func (r *reconciler) tellAgain(e *sitrep.Event, had []sitrep.EventLink, of func(*sitrep.Mention) []string) []sitrep.EventLink {
	var before, out []sitrep.EventLink
	for _, l := range had {
		before = append(before, pairs(l)...)
	}
	for i := range e.Claims {
		c := &e.Claims[i]
		it, _ := r.item(c)
		if it == nil {
			out = append(out, slices.DeleteFunc(slices.Clone(before), func(l sitrep.EventLink) bool { return len(l.By) < 2 || l.By[0] != c.Ref })...)
			continue
		}
		if c.Withdrawn && !e.Withdrawn {
			continue
		}
		for _, l := range linksOf(it, of) {
			if k := slices.IndexFunc(before, func(b sitrep.EventLink) bool { return slices.Equal(b.By, l.By) }); k >= 0 {
				l.Event = before[k].Event
			}
			out = append(out, l)
		}
	}
	return append(out, slices.DeleteFunc(before, func(l sitrep.EventLink) bool { return len(l.By) == 2 })...)
}

// pairs takes a link apart into one for each pair in By.
func pairs(l sitrep.EventLink) []sitrep.EventLink {
	if len(l.By) < 2 {
		return []sitrep.EventLink{l}
	}
	var out []sitrep.EventLink
	for k := 0; k+1 < len(l.By); k += 2 {
		x := l
		x.By = l.By[k : k+2 : k+2]
		out = append(out, x)
	}
	return out
}

// follow copies the old events that have no successor and are not redirected: those
// that only links touch.
func (r *reconciler) follow() []sitrep.Event {
	var out []sitrep.Event
	for o, n := range r.heir {
		if n < 0 {
			out = append(out, r.old[o])
		}
	}
	return out
}

// resolve gives links their events, one link an event with all that says so in the order of
// claims, and drops those whose mention no event holds.
func (r *reconciler) resolve(e *sitrep.Event, links []sitrep.EventLink, h holders) []sitrep.EventLink {
	at := map[sitrep.Ref]int{}
	for i := range e.Claims {
		at[e.Claims[i].Ref] = i
	}
	var all []sitrep.EventLink
	for _, l := range links {
		all = append(all, pairs(l)...)
	}
	slices.SortStableFunc(all, func(a, b sitrep.EventLink) int {
		if len(a.By) < 2 || len(b.By) < 2 {
			return cmp.Compare(len(b.By), len(a.By))
		}
		return cmp.Or(cmp.Compare(at[a.By[0]], at[b.By[0]]), compareRefs(a.By[1], b.By[1]))
	})
	out := []sitrep.EventLink{}
	for _, l := range all {
		if heir, ok := r.out.Redirects[l.Event]; ok {
			l.Event = heir
		}
		if len(l.By) == 2 {
			if to, ok := h.of[l.By[1]]; ok {
				l.Event = to
			} else if h.known[l.Event] { // it held the mention, and does no more
				l.Event = ""
			}
		}
		out = lay(out, e, l)
	}
	slices.SortStableFunc(out, func(a, b sitrep.EventLink) int { return cmp.Compare(a.Event, b.Event) })
	return out
}

// lay adds a link of one pair to those of an event.
func lay(links []sitrep.EventLink, e *sitrep.Event, l sitrep.EventLink) []sitrep.EventLink {
	if l.Event == "" || l.Event == e.ID {
		return links
	}
	k := slices.IndexFunc(links, func(x sitrep.EventLink) bool { return x.Event == l.Event })
	if k < 0 {
		return append(links, l)
	}
	if !slices.ContainsFunc(pairs(links[k]), func(x sitrep.EventLink) bool { return slices.Equal(x.By, l.By) }) {
		links[k].By = append(slices.Clip(links[k].By), l.By...)
	}
	return links
}

// backward joins the links that lead here with those of events not at hand.
func (r *reconciler) backward(e *sitrep.Event, here []sitrep.EventLink, known map[string]bool) []sitrep.EventLink {
	out := []sitrep.EventLink{}
	for _, l := range append(slices.Clone(here), r.answeredBefore(e)...) {
		if heir, ok := r.out.Redirects[l.Event]; ok {
			l.Event = heir
		}
		again := slices.ContainsFunc(out, func(x sitrep.EventLink) bool { return x.Event == l.Event })
		stale := known[l.Event] && !slices.ContainsFunc(here, func(x sitrep.EventLink) bool { return x.Event == l.Event })
		if !again && !stale && l.Event != e.ID {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b sitrep.EventLink) int { return cmp.Compare(a.Event, b.Event) })
	return out
}

// answeredBefore are the links back that the event, or what it takes over, had.
func (r *reconciler) answeredBefore(e *sitrep.Event) []sitrep.EventLink {
	var out []sitrep.EventLink
	for o, n := range r.heir {
		if n >= 0 && r.new[n].ID == e.ID || r.old[o].ID == e.ID {
			out = append(out, r.old[o].AnsweredBy...)
		}
	}
	return out
}

// keep reports the events that stay but for their links.
func (r *reconciler) keep(stay []sitrep.Event) {
	for i := range stay {
		e := &stay[i]
		o := slices.IndexFunc(r.old, func(x sitrep.Event) bool { return x.ID == e.ID })
		if o < 0 || reflect.DeepEqual(linksOn(&r.old[o]), linksOn(e)) {
			continue
		}
		e.Version++
		if sameLinks(&r.old[o], e) {
			r.change(e, sitrep.ChangeLinks, "Its ties to other events rest on other words.", nil, nil)
		} else {
			r.links(&r.old[o], e)
		}
		r.out.Events = append(r.out.Events, *e)
	}
}

// linksOn lists all links of an event.
func linksOn(e *sitrep.Event) [3][]sitrep.EventLink {
	all := [3][]sitrep.EventLink{e.Answers, e.AnsweredBy, e.PartOf}
	for i := range all {
		all[i] = append([]sitrep.EventLink{}, all[i]...)
	}
	return all
}

func sameLinks(a, b *sitrep.Event) bool {
	eq := func(x, y []sitrep.EventLink) bool {
		return slices.EqualFunc(x, y, func(l, m sitrep.EventLink) bool { return l.Event == m.Event })
	}
	return eq(a.Answers, b.Answers) && eq(a.AnsweredBy, b.AnsweredBy) && eq(a.PartOf, b.PartOf)
}

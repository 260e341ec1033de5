package fuse

import (
	"cmp"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// link finds the events that links lead to. A link's By names two mentions, the one
// whose words say so and the one it is tied to; which event holds the latter is found
// anew each time, so links follow merges and splits. Old events that stay as they are
// have their links followed too.
func (r *reconciler) link() {
	stay := r.follow()
	holder := map[sitrep.Ref]string{}
	for i := range r.new {
		hold(holder, &r.new[i])
	}
	for i := range stay {
		hold(holder, &stay[i])
	}
	all := make([]*sitrep.Event, 0, len(r.new)+len(stay))
	for i := range r.new {
		all = append(all, &r.new[i])
	}
	for i := range stay {
		all = append(all, &stay[i])
	}
	known := map[string]bool{}
	for _, e := range all {
		known[e.ID] = true
	}
	for _, e := range all {
		e.Answers = r.resolve(e, e.Answers, holder)
		e.PartOf = r.resolve(e, e.PartOf, holder)
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
		e.AnsweredBy = r.backward(e, back[e.ID], known)
	}
	r.keep(stay)
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

func hold(holder map[sitrep.Ref]string, e *sitrep.Event) {
	for _, c := range e.Claims {
		if !c.Withdrawn || e.Withdrawn {
			holder[c.Ref] = e.ID
		}
	}
}

// resolve gives links their events, one link an event with all that says so, and drops
// those whose mention no event holds. By holds pairs: who says so, and of what.
func (r *reconciler) resolve(e *sitrep.Event, links []sitrep.EventLink, holder map[sitrep.Ref]string) []sitrep.EventLink {
	out := []sitrep.EventLink{}
	for _, l := range links {
		for k := 0; k+1 < len(l.By); k += 2 {
			x := l
			x.By = l.By[k : k+2 : k+2]
			if to, ok := holder[x.By[1]]; ok {
				x.Event = to
			}
			out = r.lay(out, e, x)
		}
		if len(l.By) < 2 {
			out = r.lay(out, e, l)
		}
	}
	slices.SortStableFunc(out, func(a, b sitrep.EventLink) int { return cmp.Compare(a.Event, b.Event) })
	return out
}

// lay adds a link to those of an event.
func (r *reconciler) lay(links []sitrep.EventLink, e *sitrep.Event, l sitrep.EventLink) []sitrep.EventLink {
	if heir, ok := r.out.Redirects[l.Event]; ok {
		l.Event = heir
	}
	if l.Event == "" || l.Event == e.ID {
		return links
	}
	k := slices.IndexFunc(links, func(x sitrep.EventLink) bool { return x.Event == l.Event })
	if k < 0 {
		return append(links, l)
	}
	for i := 0; i+1 < len(l.By); i += 2 {
		if !slices.Contains(links[k].By, l.By[i]) || !slices.Contains(links[k].By, l.By[i+1]) {
			links[k].By = append(slices.Clip(links[k].By), l.By[i], l.By[i+1])
		}
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
		if o < 0 || sameLinks(&r.old[o], e) {
			continue
		}
		e.Version++
		r.links(&r.old[o], e)
		r.out.Events = append(r.out.Events, *e)
	}
}

func sameLinks(a, b *sitrep.Event) bool {
	eq := func(x, y []sitrep.EventLink) bool {
		return slices.EqualFunc(x, y, func(l, m sitrep.EventLink) bool { return l.Event == m.Event })
	}
	return eq(a.Answers, b.Answers) && eq(a.AnsweredBy, b.AnsweredBy) && eq(a.PartOf, b.PartOf)
}

package link

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/timex"
)

// A wave of strikes is one happening with many sites: "Tarvia attacked cities with drones and
// missiles overnight, killing six. In Melk a missile hit a mill, killing four. Two people died in
// Alda." What is told of a site is a happening of its own and a part of the wave.

// waves are nouns of attacks on many sites at once.
var waves = lists.Set("wave barrage bombardment salvo onslaught offensive campaign series shelling")

// wave reports whether happening i, what the report is about, is an attack from afar on many sites.
func (r *Report) wave(i int) bool {
	if i != r.lead || i < 0 || r.Tellings[i].Type != "ASSAULT" {
		return false
	}
	y := r.happening(i)
	if !slices.ContainsFunc(r.joined[i], func(k int) bool { return afar(r.Tellings[k].Mode) }) {
		return false
	}
	for _, k := range r.joined[i] {
		for t := range r.around(k) {
			if waves[t] {
				return true
			}
		}
	}
	for _, p := range y.Targets { // "attacked cities", "struck targets across the country"
		if r.argOf(p).Kind != sitrep.KindPeople && strings.HasSuffix(r.Tree.XPOS(p.Head), "S") && sites[r.Tree.Lemma(r.Tree.Counted(p.Head))] {
			return true
		}
	}
	return false
}

// sites are nouns of what a wave of attacks is aimed at.
var sites = lists.Set("city town village region province area target site facility plant base installation district port community position")

// around are the lemmas of the words of telling k: its triggers and their modifiers.
func (r *Report) around(k int) map[string]bool {
	out := map[string]bool{}
	x := r.Tellings[k]
	for _, t := range append([]int{x.Head}, x.Joined...) {
		out[r.Tree.Lemma(t)] = true
		for _, c := range r.Tree.Kids(t) {
			out[r.Tree.Lemma(c)] = true
		}
		if h := r.Tree.Head(t); h >= 0 && r.Tree.UPOS(h) == "NOUN" {
			out[r.Tree.Lemma(h)] = true // "a wave of strikes"
		}
	}
	return out
}

// afar reports whether a mode is one of weapons that come from far.
func afar(mode string) bool { return mode == "aerial" || mode == "drone" || mode == "heavy-weapons" }

// siteOf reports whether telling b is one of a site of wave y: a blow or what it did there, told
// without doers of its own, in a place that y does not tell or in one of the area that it does.
func (r *Report) siteOf(y, b *Telling) bool {
	if b.Type != "ASSAULT" || b.Title || b.Status != sitrep.Actual || r.definite(b) || b.Repeated || b.Members || r.countOnly(b) || b.Retold || r.parried(b) || war(b) {
		return false
	}
	switch b.Entry.Frame.Name {
	case "attack", "attack.destroy", "attack.explosion", "attack.aerial", "attack.drone", "attack.launch", "attack.shell", "attack.explosives", "kill", "wound", "death":
	default:
		return false
	}
	if len(b.Actors) > 0 && r.overlap(b.Actors, y.Actors, r.sameSide) == 0 || b.Mode != "" && !afar(b.Mode) && b.Mode != "destroy" && b.Mode != "explosives" {
		return false
	}
	return len(b.Places) > 0 && timesAgree(y, b) && (inLand(y, b) || r.inTheirs(y, b))
}

// inTheirs reports whether b is told in a place of the country that y's blows were aimed at.
func (r *Report) inTheirs(y, b *Telling) bool {
	for _, p := range y.Targets {
		c := r.argOf(p).Country
		for _, k := range r.Tree.Kids(p.Head) { // "Tarvian cities"
			if x := r.argOf(event.Party{Head: k, Owner: -1}); r.Tree.Rel(k) == "amod" && len(x.Country) == 3 {
				c = x.Country
			}
		}
		if len(c) == 3 && c != "---" && slices.ContainsFunc(b.Places, func(q *place.Resolved) bool { return q.Known && q.Place.Country == c }) {
			return true
		}
	}
	return false
}

// inLand reports whether b is told in a place that lies in one of y's, or in their country.
func inLand(y, b *Telling) bool {
	for _, p := range b.Places {
		for _, q := range y.Places {
			if !p.Known || !q.Known {
				continue
			}
			if place.Contains(q.Place, p.Place) && p.Place.ID != q.Place.ID || p.Place.Country == q.Place.Country && p.Place.ID != q.Place.ID {
				return true
			}
		}
	}
	return false
}

// Waves ties what is told of the sites of a wave to it, and gives them its doers and its day where
// they tell none.
func (r *Report) Waves() {
	if !r.wave(r.lead) {
		return
	}
	for i, x := range r.Tellings {
		if x.Dup >= 0 || i == r.lead || i < r.lead {
			continue
		}
		y := r.happening(r.lead)
		if b := r.happening(i); x.Count > 1 || !r.siteOf(y, b) || x.Sent-r.Tellings[r.lead].Sent > 4*reach {
			continue
		}
		r.within(i, r.lead)
		if len(x.Actors) == 0 && !slices.ContainsFunc(r.joined[i], func(k int) bool { return len(r.Tellings[k].Actors) > 0 }) {
			x.Actors = slices.Clone(y.Actors)
		}
		if x.At == nil {
			x.At = r.Day(r.lead)
		}
	}
}

// Day is when the happening of telling i is told to have been, by any telling of it; nil for open.
func (r *Report) Day(i int) *timex.Expr {
	for _, k := range r.joined[r.Root(i)] {
		if t := r.Tellings[k].At; t != nil {
			return t
		}
	}
	return nil
}

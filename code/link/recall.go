package link

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
)

// nearRecall is how many sentences behind a deed a noun may speak of it that tells only one of its sides.
const nearRecall = 2

// Recall gives deeds that are spoken of as known by a noun, with but one of their sides, the other from
// where the report told it: "Tarvia invaded Sarmania. ... Tarvia's invasion has cost thousands of lives."
// Whoever the noun itself tells is never set aside.
func (r *Report) Recall() {
	for i, x := range r.Tellings {
		if x.Entry.POS != 'n' || x.Dup >= 0 || x.Title || x.Both || x.Count > 1 || x.Repeated || len(x.Actors)+len(x.Targets) == 0 || !r.asKnown(x) {
			continue
		}
		switch {
		case len(x.Targets) == 0:
			x.Targets = r.recalled(i, func(y *Telling) (told, mine, wanted []event.Party) { return y.Actors, x.Actors, y.Targets })
		case len(x.Actors) == 0 && r.anyone(x.Targets):
			x.Actors = r.recalled(i, func(y *Telling) (told, mine, wanted []event.Party) { return y.Targets, x.Targets, y.Actors })
		}
	}
}

// recalled are the parties wanted of the deed before telling i that it speaks of, which shares what it
// tells; nil where there is none or several that differ.
func (r *Report) recalled(i int, sides func(y *Telling) (told, mine, wanted []event.Party)) []event.Party {
	x := r.Tellings[i]
	var got []event.Party
	for j := i - 1; j >= max(0, i-asked); j-- {
		y := r.Tellings[j]
		if r.matter(y) != r.matter(x) || !lasting[r.matter(x)] && x.Sent-y.Sent > nearRecall || !r.sameReality(x, y) || !placesAgree(x.Places, y.Places) || !timesAgree(x, y) {
			continue
		}
		told, mine, wanted := sides(y)
		if r.overlap(mine, told, r.sameParty) < len(mine) || !r.anyone(wanted) || r.overlap(wanted, mine, r.sameParty) > 0 {
			continue
		}
		if got != nil && r.overlap(got, wanted, r.sameParty) == 0 {
			return nil
		}
		if got == nil {
			got = slices.DeleteFunc(slices.Clone(wanted), func(p event.Party) bool { return !r.anyone([]event.Party{p}) })
		}
	}
	return got
}

// matter is the frame of a telling, that of war for any warring of one land on another.
func (r *Report) matter(x *Telling) string {
	f := x.Entry.Frame.Name
	if f == "attack.invade" || f == "attack" && x.Entry.POS == 'n' && warring[r.Tree.Lemma(x.Head)] {
		return "war"
	}
	return f
}

// warring are nouns of attacks that are as good as a war.
var warring = lists.Set("aggression campaign invasion intervention offensive onslaught")

// sameReality reports whether x can speak of y for how real they are: what is charged or denied in the
// one may be told in the other.
func (r *Report) sameReality(x, y *Telling) bool {
	if x.Status == sitrep.Historical || y.Status == sitrep.Historical {
		return x.Status == y.Status
	}
	return real(x.Status) == real(y.Status) || x.Status == sitrep.Denied
}

// asKnown reports whether noun x speaks of what the reader knows of: with "the" or whose it is.
func (r *Report) asKnown(x *Telling) bool {
	if r.definite(x) {
		return true
	}
	return slices.ContainsFunc(r.Tree.Kids(x.Head), func(k int) bool {
		return r.Tree.Doc.Tokens[k].Deprel == "nmod:poss"
	}) || x.Status == sitrep.Denied
}

// lasting are the frames of what a report tells of as one matter, however often it does.
var lasting = lists.Set(`accuse.impeach cleanse coerce.ban coerce.charge coerce.curfew coerce.deport coerce.occupy coerce.raid coerce.sanction
	coerce.sentence support.recognise war`)

package link

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/place"
)

// Carry gives what the same people did next, told in the next sentence without a
// time or place of its own, those of the sentence before: "Police raided a market in
// Tarn on Monday. They arrested three people." Deeds of others get the town.
func (r *Report) Carry() {
	for i, x := range r.Tellings {
		if !r.follows(x) || r.situated(x.Sent) {
			continue
		}
		for j := i - 1; j >= 0 && r.Tellings[j].Sent >= x.Sent-1; j-- {
			y := r.Tellings[j]
			if y.Sent != x.Sent-1 || !deed(y) || y.At == nil && len(y.Places) == 0 || r.overlap(x.Actors, y.Actors, r.sameParty) == 0 {
				continue
			}
			x.At, x.Places = y.At, y.Places
			break
		}
	}
	r.neighbours()
}

// neighbours gives deeds that are told without a place right behind one that has one the
// town of that, in a report that tells of this town alone: "A shell hit a market in Tarn.
// Police said they had arrested three people."
func (r *Report) neighbours() {
	home := r.oneTown()
	if home == nil {
		return
	}
	for i, x := range r.Tellings {
		if !deed(x) || len(x.Places) > 0 || x.Entry.POS != 'v' || !r.tellsOn(x) || r.namesPlace(x.Sent) || !r.from(x, home) {
			continue
		}
		for j := i - 1; j >= 0 && x.Sent-r.Tellings[j].Sent <= 1; j-- {
			if y := r.Tellings[j]; y.Sent == x.Sent-1 && deed(y) && slices.ContainsFunc(y.Places, func(p *place.Resolved) bool { return p.Place.ID == home.Place.ID }) {
				x.Places = []*place.Resolved{home}
				break
			}
		}
	}
}

// oneTown is the place of the first telling that is in a town, nil where another is in
// another, or in a country that the town is not in.
func (r *Report) oneTown() *place.Resolved {
	var home *place.Resolved
	for _, x := range r.Tellings {
		for _, p := range x.Places {
			switch {
			case !p.Known:
				return nil
			case home != nil && p.Place.ID != home.Place.ID && !place.Contains(p.Place, home.Place):
				return nil
			case home == nil && (p.Precision == place.AtCity || p.Precision == place.AtDistrict):
				home = p
			}
		}
	}
	return home
}

// tellsOn reports whether x is the main thing of its sentence, or of what somebody says in
// it, in the past perfect, or in the past of somebody who is known by then, in the
// paragraph of the sentence before.
func (r *Report) tellsOn(x *Telling) bool {
	t, v := r.Tree, x.Head
	if rel := t.Rel(v); x.Sent == 0 || rel != "root" && !(rel == "ccomp" && t.Rel(t.Head(v)) == "root") {
		return false
	}
	aux := func(forms ...string) bool {
		return slices.ContainsFunc(t.Kids(v), func(k int) bool { return slices.Contains(forms, t.Form(k)) })
	}
	if t.XPOS(v) == "VBN" && aux("had") {
		return true
	}
	if t.Doc.Sents[x.Sent].Para != t.Doc.Sents[x.Sent-1].Para || !slices.ContainsFunc(slices.Concat(x.Actors, x.Targets), r.known) {
		return false
	}
	return (t.XPOS(v) == "VBD" || t.XPOS(v) == "VBN" && aux("was", "were"))
}

// known reports whether a party is told as one that was spoken of: "the protesters", "they".
func (r *Report) known(p event.Party) bool {
	if r.Tree.UPOS(p.Head) == "PRON" {
		return true
	}
	d := r.Tree.Child(p.Head, "det")
	return d >= 0 && (r.Tree.Form(d) == "the" || r.Tree.Form(d) == "these")
}

// namesPlace reports whether a sentence names a place, whether anybody knows it or not.
func (r *Report) namesPlace(sent int) bool {
	s := r.Tree.Doc.Sents[sent]
	return slices.ContainsFunc(r.Tree.Doc.NamesIn(s.Start, s.End), func(n nlp.Name) bool { return n.Label == "Location" || n.Label == "Facility" })
}

// from reports whether no party of x is of another state than the one that a place is in.
func (r *Report) from(x *Telling, at *place.Resolved) bool {
	for _, p := range slices.Concat(x.Actors, x.Targets) {
		if c := r.argOf(p).Country; len(c) == 3 && c != "---" && c != "IGO" && c != "NGO" && c != "MNC" && c != at.Place.Country {
			return false
		}
	}
	return true
}

// follows reports whether a telling may go on with what the sentence before told: a
// deed told in the past as the main thing of its sentence, in the same paragraph.
func (r *Report) follows(x *Telling) bool {
	doc := r.Tree.Doc
	if !deed(x) || x.At != nil || len(x.Places) > 0 || x.Entry.POS != 'v' || r.Tree.XPOS(x.Head) != "VBD" || r.Tree.Rel(x.Head) != "root" || x.Sent == 0 {
		return false
	}
	return doc.Sents[x.Sent].Para == doc.Sents[x.Sent-1].Para
}

// deed reports whether a telling is one of an act that has a day and a place.
func deed(x *Telling) bool {
	return event.Deed[x.Type] && x.Status == sitrep.Actual
}

// situated reports whether any telling of a sentence has a time or a place.
func (r *Report) situated(sent int) bool {
	for _, x := range r.Tellings {
		if x.Sent == sent && (x.At != nil || len(x.Places) > 0) {
			return true
		}
	}
	return false
}

// Settle gives deeds and meetings that are told without a place right behind others that have
// one its place, where one takes part in both ("He was arrested on the motorway"), or where the
// second tells only whom the first cost: "A bus was ambushed near Tarn. Six men were killed."
// sited reports whether an event tells a site of its own.
func (r *Report) Settle(sited func(e *event.Event) bool) {
	for _, x := range r.Tellings {
		if len(x.Places) > 0 || x.At != nil || x.Since != nil || x.Title || x.Repeated || !settles(x) || !r.tellsPlainly(x) || r.namesPlace(x.Sent) || sited(x.Event) {
			continue
		}
		x.Places = r.placesBefore(x)
	}
}

// placesBefore are the places of the tellings in the sentence before x that x goes on with; nil
// where they differ.
func (r *Report) placesBefore(x *Telling) []*place.Resolved {
	var got []*place.Resolved
	for _, y := range r.Tellings {
		if y.Sent != x.Sent-1 || !settles(y) || len(y.Places) == 0 || r.overlap(slices.Concat(x.Actors, x.Targets), slices.Concat(y.Actors, y.Targets), r.sameParty) == 0 && !r.costs(x, y) {
			continue
		}
		if got != nil && got[0] != y.Places[0] {
			return nil
		}
		got = y.Places
	}
	return got
}

// settles reports whether a telling is of what people do or suffer somewhere.
func settles(x *Telling) bool {
	switch x.Entry.Frame.Name {
	case "coerce.charge", "coerce.faced", "consult.phone", "retreat.release":
		return false
	}
	return event.HasPlace(x.Type) && (x.Status == sitrep.Actual || x.Status == sitrep.Alleged)
}

// costs reports whether x tells only the people whom the force of y killed, hurt or put away.
func (r *Report) costs(x, y *Telling) bool {
	return len(x.Actors) == 0 && len(x.Tolls) > 0 && (x.Type == "ASSAULT" || x.Type == "COERCE") && (y.Type == "ASSAULT" || y.Type == "COERCE" || y.Type == "PROTEST") &&
		r.Tree.Doc.Sents[x.Sent].Para == r.Tree.Doc.Sents[y.Sent].Para
}

// tellsPlainly reports whether x is the main thing that its sentence, or somebody in it, says
// happened: "six were killed", "six are said to have been killed".
func (r *Report) tellsPlainly(x *Telling) bool {
	t, v := r.Tree, x.Head
	if x.Entry.POS != 'v' || x.Sent == 0 || t.XPOS(v) != "VBD" && t.XPOS(v) != "VBN" {
		return false
	}
	for n := 0; n < 3 && v >= 0; n++ {
		switch t.Rel(v) {
		case "root":
			return true
		case "ccomp", "xcomp", "conj":
			if t.Rel(v) == "xcomp" && (t.Head(v) < 0 || !seems[t.Lemma(t.Head(v))]) {
				return false
			}
		default:
			return false
		}
		v = t.Head(v)
	}
	return false
}

// seems are verbs that put what happened as what is said or seen.
var seems = map[string]bool{"appear": true, "seem": true, "say": true, "report": true, "believe": true, "know": true, "think": true, "understand": true}

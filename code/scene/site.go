package scene

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/place"
)

// Sites are the sites that an event's words tell by a common noun or by a name that no
// gazetteer has: "in the warehouse", "at the Orla Road clinic", "on a bus". They tell
// where it was as far as the report does, and lie nowhere on a map, but for one that is
// told by the town it is in ("a Belmora clinic"), which has that town's place.
func (s *Scene) Sites(e *event.Event) []*place.Resolved {
	for _, find := range []func(*event.Event) []int{s.ownSites, s.whereSite, s.partySites, s.uponSites, s.courseSites, s.causeSites, s.aroundSites} {
		if heads := find(e); len(heads) > 0 {
			var out []*place.Resolved
			for _, k := range heads {
				if !s.unquoted(e, k) {
					out = append(out, s.site(k))
				}
			}
			return out
		}
	}
	return nil
}

// ownSites are the sites that hang on the event's own words by a preposition of place,
// and those that a visit goes to.
func (s *Scene) ownSites(e *event.Event) []int {
	var out []int
	for _, c := range e.Clauses {
		for _, k := range s.t.Kids(c) {
			if r := s.t.Rel(k); (r == "obl" || r == "nmod") && !s.party(e, k) && !s.ofCrime(e, c, k) && !(words(e) && homeland[s.t.Lemma(k)]) {
				out = append(append(out, s.sitesAt(k)...), s.sitesOf(e, k)...)
				if s.t.Case(k) == "from" && outOf[e.Entry.Frame.Name] && (e.Status == sitrep.Actual || e.Status == sitrep.Ongoing || e.Entry.Frame.Name != "coerce.deport") && s.siteNoun(k) && !s.inGeneral(k) {
					out = append(out, k)
				}
			}
		}
	}
	if e.Entry.Frame.Name != "consult.visit" || len(out) > 0 {
		return out
	}
	for _, p := range e.Targets {
		if s.siteNoun(p.Head) {
			out = append(out, p.Head)
		}
	}
	return out
}

// sitesOf are the sites of the happening, told by token k, that the event was a part of: "was
// killed in a shootout at the mill".
func (s *Scene) sitesOf(e *event.Event, k int) []int {
	if !s.partOf(e, k) {
		return nil
	}
	var out []int
	for _, m := range s.t.Kids(k) {
		if s.t.Rel(m) == "nmod" {
			out = append(out, s.sitesAt(m)...)
		}
	}
	return out
}

// partOf reports whether token k tells the happening that an attack or arrest was a part of.
func (s *Scene) partOf(e *event.Event, k int) bool {
	cs := s.t.Case(k)
	return (e.Type == "ASSAULT" || e.Entry.Frame.Name == "coerce.arrest" && brushes[s.t.Lemma(k)]) && s.t.Rel(k) == "obl" && (cs == "in" || cs == "during") && happenings[s.t.Lemma(k)]
}

// ofCrime reports whether phrase k of a charge, an arrest or an act by words stands behind the
// crime that it is for, where that was: "charged in a shooting at the mill".
func (s *Scene) ofCrime(e *event.Event, c, k int) bool {
	if !trial(e) && !words(e) && e.Entry.Frame.Name != "coerce.arrest" {
		return false
	}
	for _, j := range s.t.Kids(c) {
		if j < k && j > c && s.t.Rel(j) == "obl" && crimeCases[s.t.Case(j)] && (s.types[j] == "ASSAULT" || s.t.Lemma(j) == "connection") && !brushes[s.t.Lemma(j)] {
			return true
		}
	}
	return false
}

// crimeCases are the prepositions of what one is charged or arrested for.
var crimeCases = map[string]bool{"in": true, "for": true, "over": true, "of": true, "with": true}

// outOf are the deeds whose "from" is where they were: "was taken from his flat", "fired
// from a roof".
var outOf = map[string]bool{"coerce.arrest": true, "coerce.seize": true, "attack.abduct": true, "attack.firearms": true, "abduct": true, "coerce.deport": true}

// sitesAt is token k, or those in the list it heads, where a preposition of place puts
// something at a site.
func (s *Scene) sitesAt(k int) []int {
	if m := s.facing(k); m >= 0 && !s.events[m] {
		return []int{k}
	}
	if cs := s.t.Case(k); !siteCases[cs] || cs == "on" && !ways[s.t.Lemma(k)] || s.events[k] || !s.siteNoun(k) && !s.house(k) || s.inGeneral(k) {
		return nil
	}
	out := []int{k}
	for _, c := range s.t.Conj(k) {
		if s.siteNoun(c) && !s.events[c] {
			out = append(out, c)
		}
	}
	return out
}

// facing is what something happens in front of, told by token k, -1 where k is no front: "in
// front of parliament".
func (s *Scene) facing(k int) int {
	if s.t.Lemma(k) != "front" || s.t.Case(k) != "in" {
		return -1
	}
	m := s.t.Child(k, "nmod")
	if m < 0 || s.t.Case(m) != "of" || s.human(m) {
		return -1
	}
	return m
}

// human reports whether token k stands for people.
func (s *Scene) human(k int) bool {
	kind := s.cast.Arg(k).Kind
	return kind == sitrep.KindPerson || kind == sitrep.KindPeople
}

// house reports whether token k heads the name of a body or firm that stands for its house:
// "outside a Corrin store's", "outside the Orla Bank".
func (s *Scene) house(k int) bool {
	switch s.t.Case(k) {
	case "outside", "inside", "outside of", "inside of", "in front of":
		return s.t.UPOS(k) == "PROPN" && s.places[k] == nil && !s.human(k)
	}
	return false
}

// siteCases are the prepositions of where something happens at a site.
var siteCases = map[string]bool{"in": true, "at": true, "inside": true, "outside": true, "near": true, "on": true, "around": true, "across": true,
	"within": true, "over": true, "along": true, "beneath": true, "under": true, "underneath": true, "beside": true, "behind": true,
	"opposite": true, "aboard": true, "alongside": true, "close to": true, "in front of": true, "outside of": true, "inside of": true, "next to": true, "throughout": true}

// widened is a place with the words of the site that it tells: of "Belmora's Hira jail" and
// "a jail near Belmora" all, where the town alone is in the gazetteer.
func (s *Scene) widened(h int) *place.Resolved {
	r := s.places[h]
	first, end := r.Start, r.End
	k := s.t.Head(h)
	if k > 0 && k < h && compass[s.t.Lemma(k)] && s.t.UPOS(k) == "ADV" && s.siteNoun(k-1) { // "a jail west of Tarn"
		first, h, k = min(first, s.doc.Tokens[s.first(k-1)].Start), k-1, s.t.Head(k-1)
	}
	for ; k >= 0 && s.siteNoun(k) && !s.events[k] && s.doc.Tokens[k].Sent == r.Sent; k = s.t.Head(k) {
		switch {
		case k > h && s.first(k) <= h: // "the Tarn jail"
			first, end = min(first, s.doc.Tokens[s.first(k)].Start), max(end, s.doc.Tokens[k].End)
		case k < h && s.t.Rel(h) == "nmod" && (siteCases[s.t.Case(k)] || s.t.Case(k) == "to" || s.t.Case(k) == "into") && r.Precision != place.AtCountry && r.Precision != "region": // "a jail in Tarn"
			first = min(first, s.doc.Tokens[s.first(k)].Start)
		default:
			k = -1
		}
		if k < 0 {
			break
		}
		h = k
	}
	if first == r.Start && end == r.End {
		return r
	}
	out := *r
	out.Start, out.End, out.Text = first, end, s.doc.Text[first:end]
	return &out
}

// inGeneral reports whether a noun stands bare and so for what is done there, not for a
// place: "five years in prison", "in court", "at home".
func (s *Scene) inGeneral(k int) bool {
	return s.first(k) == k && s.t.XPOS(k) != "NNS" && s.t.XPOS(k) != "NNPS" && s.t.UPOS(k) != "PROPN"
}

// ways are the sites that something happens "on", and not upon.
var ways = lists.Set("alley avenue base beach boat border bridge bus campus coast corridor farm ferry field freeway frontier highway island islet lane plane " +
	"plantation platform playground plaza road roof rooftop ship square street subway train vessel yacht pier")

// judged reports whether an event is what a court or an accuser does about a deed, whose
// place is not its own.
func judged(e *event.Event) bool {
	switch e.Entry.Frame.Name {
	case "accuse.investigate", "accuse.crime", "accuse.convict", "coerce.charge":
		return true
	}
	return false
}

// whereSite is the site that a clause with "where" tells more of: "the jail where two
// men were beaten".
func (s *Scene) whereSite(e *event.Event) []int {
	at, h, ok := s.relative(e)
	switch {
	case !ok:
		return nil
	case !s.t.Verbal(h) && s.siteNoun(h):
		return []int{h}
	}
	var out []int
	for _, k := range s.t.Kids(h) { // "was seen at the shop where"
		if k < at && s.t.Verbal(h) && s.t.Rel(k) == "obl" {
			out = append(out, s.sitesAt(k)...)
		}
	}
	return out
}

// partySites are the sites that tell which party is meant: "two people at a clinic".
func (s *Scene) partySites(e *event.Event) []int {
	if words(e) || judged(e) {
		return nil
	}
	var out []int
	for _, p := range e.Targets {
		for _, k := range s.t.Kids(p.Head) {
			if s.t.Rel(k) == "nmod" || s.t.Rel(k) == "obl" {
				out = append(out, s.sitesAt(k)...)
			}
			if s.t.Rel(k) == "acl" && s.busy(e, p, k) {
				for _, m := range s.t.Kids(k) {
					out = append(out, s.sitesAt(m)...)
				}
			}
		}
	}
	return out
}

// courseSites are the sites of what was going on, or was done to the same people with it:
// "was kicked and robbed in the alley".
func (s *Scene) courseSites(e *event.Event) []int {
	var out []int
	for _, c := range s.t.Kids(e.Head) {
		if !s.goingOn(e, c) && !s.joined(e, c) {
			continue
		}
		for _, k := range s.t.Kids(c) {
			if s.t.Rel(k) == "obl" {
				out = append(out, s.sitesAt(k)...)
			}
		}
	}
	return out
}

// joined reports whether verb k is told of the same people as the event's, in one breath.
func (s *Scene) joined(e *event.Event, k int) bool {
	return s.t.Rel(k) == "conj" && s.t.Verbal(k) && s.t.Verbal(e.Head) && s.t.XPOS(k) == s.t.XPOS(e.Head) &&
		s.t.Child(k, "nsubj", "obj", "aux") < 0 && !s.saying(k)
}

// aroundSites are the sites of the clauses that the event's own is joined to or says more of.
func (s *Scene) aroundSites(e *event.Event) []int {
	if words(e) || judged(e) {
		return nil
	}
	at := e.Head
	for n := 0; n < 3; n++ {
		h := s.t.Head(at)
		if h < 0 || s.saying(h) {
			return nil
		}
		switch s.t.Rel(at) {
		case "nsubj", "obj", "xcomp":
		case "conj", "advcl":
			if n > 0 && !s.narrated(e.Head, at) || apart[s.t.Case(at)] {
				return nil // "is held in the jail and is to be handed over"
			}
		default:
			return nil
		}
		var out []int
		for _, k := range s.t.Kids(h) {
			if k != at && s.stepped(e, at, k) && s.siteNoun(k) && !s.inGeneral(k) {
				out = append(out, k)
			}
			if k == at || s.t.Rel(k) != "obl" {
				continue
			}
			out = append(out, s.sitesAt(k)...)
			for _, m := range s.t.Kids(k) { // "went on a rampage at the mill, killing two"
				if s.t.Rel(k) == "nmod" && s.t.Rel(at) == "advcl" {
					out = append(out, s.sitesAt(m)...)
				}
			}
		}
		if x := s.t.Child(h, "xcomp"); x >= 0 && s.t.Rel(at) == "nsubj" && x != at && len(out) == 0 {
			for _, k := range s.t.Kids(x) { // "attacks go on happening in the south"
				if s.t.Rel(k) == "obl" {
					out = append(out, s.sitesAt(k)...)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
		at = h
	}
	return nil
}

// siteNoun reports whether token k heads words for a building, a way or grounds.
func (s *Scene) siteNoun(k int) bool {
	if p := s.t.UPOS(k); p != "NOUN" && p != "PROPN" {
		return false
	}
	if abstract[s.t.Lemma(k)] && (s.first(k) == k || s.t.XPOS(k) == "NNS" && (s.t.Child(k, "det") < 0 || homeland[s.t.Lemma(k)])) {
		return false // "in other areas of trade"
	}
	if h := s.t.Head(k); vocab.Vehicles[s.t.Lemma(k)] && h >= 0 && s.t.Verbal(h) && moving[s.t.Lemma(h)] {
		return false // what they went in
	}
	if s.t.Form(k) == "bars" && s.t.Case(k) == "behind" {
		return false // those behind bars are held somewhere
	}
	return siteNouns[s.t.Lemma(k)] || siteNouns[s.t.Form(k)] || compass[s.t.Lemma(k)] && s.t.UPOS(k) == "NOUN" && s.t.Child(k, "det") >= 0 && s.t.Case(k) == "in"
}

// site writes the site headed by token k with the words before it, and the place of the
// town named among them.
func (s *Scene) site(k int) *place.Resolved {
	first := s.first(k)
	out := &place.Resolved{}
	for _, h := range s.placed[s.doc.Tokens[k].Sent] {
		if r := s.places[h]; first <= h && h <= s.nameEnd(k) && r.Known && r.Use != place.Demonym && (out.Place.Name == "" || fineness(r) < fineness(out)) {
			*out = *r
		}
	}
	if home := s.cast.Home(); home != "" && homeland[s.t.Lemma(k)] && s.t.Child(k, "nmod", "acl") < 0 {
		s.homely(out, home)
	}
	out.Sent, out.Use = s.doc.Tokens[k].Sent, place.Literal
	out.Start, out.End = s.doc.Tokens[first].Start, s.doc.Tokens[s.last(k)].End
	out.Text = s.doc.Text[out.Start:out.End]
	return out
}

// homeland are the words for the country that the report is of.
var homeland = map[string]bool{"country": true, "nation": true}

// homely makes the place that a report has as its own country, by the first naming of it.
func (s *Scene) homely(out *place.Resolved, iso string) {
	for i := range s.doc.Sents {
		for _, h := range s.placed[i] {
			if r := s.places[h]; r.Known && r.Place.Country == iso && r.Precision == place.AtCountry {
				*out = *r
				return
			}
		}
	}
}

// first is the first token of the words before noun k that tell which it is: "the old" in
// "the old clinic", "Belmora's" in "Belmora's north".
func (s *Scene) first(k int) int {
	first := k
	for _, c := range s.t.Kids(k) {
		switch s.t.Rel(c) {
		case "det", "amod", "compound", "nummod", "nmod", "flat":
			if c < first && (s.t.Case(c) == "" || s.t.Doc.Tokens[c].Deprel == "nmod:poss") {
				first = min(first, s.first(c))
			}
		}
	}
	return first
}

// nameEnd is the last token of the name that token k stands in, or k: "Tarn" for "the University
// of Tarn".
func (s *Scene) nameEnd(k int) int {
	for _, n := range s.doc.NamesIn(k, k+1) {
		if n.Start <= k && k < n.End && n.Label != "Person" {
			return n.End - 1
		}
	}
	return k
}

// last is the last token of the words for the sites that the site of noun k is in or of: "flat"
// for "the doorway of her flat".
func (s *Scene) last(k int) int {
	if end := s.nameEnd(k); end > k {
		return end
	}
	for n := 0; n < 3; n++ {
		m := s.t.Child(k, "nmod")
		if m < k || s.events[m] || s.facing(k) < 0 && (!s.siteNoun(m) || s.t.Case(m) != "of" && !siteCases[s.t.Case(m)]) {
			return k
		}
		k = m
	}
	return k
}

// moving are verbs of going in a vehicle, which is then no site: "sped off in a van".
var moving = lists.Set("arrive bring carry come cross depart drive drive_off enter escape ferry flee fly get go leave move move_in parade patrol pass pull_up ride roll rush speed storm take transport travel")

// siteNouns are words for what has walls, a course or bounds, where something can happen.
var siteNouns = lists.Set("academy airbase airfield airport alley apartment area arena armory armoury arrondissement avenue bakery bank bar barbershop barge barn " +
	"barracks barricade base basement bathroom bazaar beach bedroom boat border borough brewery bridge building bunker bus cafe café camp campus " +
	"canal canoe canteen car carriage casino cathedral cave cell cemetery chapel checkpoint church cinema city classroom cliff clinic club coast " +
	"coastline college complex compound consulate convent corridor county country nation capital court courthouse courtroom courtyard crossing " +
	"crossroads dam depot desert district ditch directorate dock doorway dormitory elevator embankment embassy facility factory farm farmhouse " +
	"ferry field firm flat forest freeway frontier garage garden garrison gate ghetto gorge grounds gym hall hangar harbor harbour headquarters " +
	"helicopter highway hill hills hillside home hospital hostel hotel house intersection island islands islet jail junction jungle kibbutz " +
	"kindergarten kitchen laboratory lake lane library lobby locality lorry lot mall mangrove memorial monument market marketplace metro mill " +
	"ministry mine minibus monastery mosque motel mountain mountains museum neighborhood neighbourhood neighbourhoods nightclub nursery office " +
	"orphanage outpost outskirts palace parish park parliament pavement pharmacy pier pipeline plane plant plantation platform playground plaza " +
	"pool port precinct premises prison province pub quarry quarter raft ranch ravine refinery region residence resort restaurant river riverbank " +
	"road roadblock roadside roof rooftop room runway salon school settlement shelter ship shipyard shop shrine sidewalk silo site slum square " +
	"stadium stand station store street subdistrict suburb subway supermarket swamp statue synagogue tarmac taxi tehsil temple tent terminal " +
	"theater theatre tower town train trench truck tunnel university upazila valley van vehicle veld vessel villa village wagon ward warehouse " +
	"waterfront wetland wharf woods workplace workshop yacht yard")

// compass are the points of it, which are sites of a country as "the south".
var compass = lists.Set("north south east west northeast northwest southeast southwest north-east north-west south-east south-west")

// abstract are the words for land that in the plural or bare tell of a subject as well.
var abstract = lists.Set("area field region quarter court border frontier ward home house office room stand platform complex plant site firm country nation capital")

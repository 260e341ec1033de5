package scene

import (
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/place"
)

// Sites are the sites that an event's words tell by a common noun or by a name that no
// gazetteer has: "in the warehouse", "at the Orla Road clinic", "on a bus". They tell
// where it was as far as the report does, and lie nowhere on a map, but for one that is
// told by the town it is in ("a Belmora clinic"), which has that town's place.
func (s *Scene) Sites(e *event.Event) []*place.Resolved {
	for _, find := range []func(*event.Event) []int{s.ownSites, s.whereSite, s.partySites, s.aroundSites} {
		if heads := find(e); len(heads) > 0 {
			var out []*place.Resolved
			for _, k := range heads {
				out = append(out, s.site(k))
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
			if r := s.t.Rel(k); (r == "obl" || r == "nmod") && !s.party(e, k) {
				out = append(out, s.sitesAt(k)...)
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

// sitesAt is token k, or those in the list it heads, where a preposition of place puts
// something at a site.
func (s *Scene) sitesAt(k int) []int {
	if cs := s.t.Case(k); !siteCases[cs] || cs == "on" && !ways[s.t.Lemma(k)] || s.events[k] || !s.siteNoun(k) || s.inGeneral(k) {
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

// siteCases are the prepositions of where something happens at a site.
var siteCases = map[string]bool{"in": true, "at": true, "inside": true, "outside": true, "near": true, "on": true, "around": true, "across": true,
	"within": true, "in front of": true, "outside of": true, "inside of": true, "next to": true, "throughout": true}

// inGeneral reports whether a noun stands bare and so for what is done there, not for a
// place: "five years in prison", "in court", "at home".
func (s *Scene) inGeneral(k int) bool {
	return s.first(k) == k && s.t.XPOS(k) != "NNS" && s.t.XPOS(k) != "NNPS" && s.t.UPOS(k) != "PROPN"
}

// ways are the sites that something happens "on", and not upon.
var ways = set("alley", "avenue", "base", "beach", "boat", "bridge", "bus", "campus", "corridor", "farm", "ferry", "field", "freeway", "highway", "lane", "plane",
	"plantation", "platform", "playground", "plaza", "road", "roof", "rooftop", "ship", "square", "street", "subway", "train", "vessel", "yacht", "pier")

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
	_, h, ok := s.relative(e)
	if ok && !s.t.Verbal(h) && s.siteNoun(h) {
		return []int{h}
	}
	return nil
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
		}
	}
	return out
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
		case "conj":
			if n > 0 {
				return nil // "is held in the jail and is to be handed over"
			}
		default:
			return nil
		}
		var out []int
		for _, k := range s.t.Kids(h) {
			if k != at && s.t.Rel(k) == "obl" {
				out = append(out, s.sitesAt(k)...)
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
	return siteNouns[s.t.Lemma(k)] || siteNouns[s.t.Form(k)]
}

// site writes the site headed by token k with the words before it, and the place of the
// town named among them.
func (s *Scene) site(k int) *place.Resolved {
	first := s.first(k)
	out := &place.Resolved{}
	for _, h := range s.placed[s.doc.Tokens[k].Sent] {
		if r := s.places[h]; first <= h && h < k && r.Known && r.Use != place.Demonym && (out.Place.Name == "" || fineness(r) < fineness(out)) {
			*out = *r
		}
	}
	out.Sent, out.Use = s.doc.Tokens[k].Sent, place.Literal
	out.Start, out.End = s.doc.Tokens[first].Start, s.doc.Tokens[k].End
	out.Text = s.doc.Text[out.Start:out.End]
	return out
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

// siteNouns are words for what has walls, a course or bounds, where something can happen.
var siteNouns = set("airport", "airfield", "airbase", "alley", "apartment", "arena", "avenue", "bakery", "bank", "bar", "barn", "barracks", "base", "basement", "bazaar", "beach",
	"boat", "bridge", "building", "bus", "bunker", "cafe", "café", "camp", "campus", "car", "cathedral", "cave", "cell", "cemetery", "chapel", "checkpoint", "church", "cinema", "classroom", "clinic",
	"club", "college", "compound", "consulate", "corridor", "court", "courthouse", "courtroom", "courtyard", "crossing", "crossroads", "dormitory", "embassy", "factory", "farm", "ferry", "field", "flat",
	"forest", "freeway", "garage", "garden", "gate", "gym", "hall", "harbor", "harbour", "headquarters", "highway", "home", "hospital", "hostel", "hotel", "house", "intersection", "jail", "junction",
	"kindergarten", "laboratory", "lane", "library", "mall", "market", "marketplace", "metro", "mine", "monastery", "mosque", "motel", "museum", "nightclub", "office", "palace", "park", "parliament", "pharmacy",
	"plant", "plantation", "plane", "platform", "playground", "plaza", "port", "prison", "pub", "refinery", "residence", "restaurant", "road", "roof", "rooftop", "room", "school", "shop", "shrine",
	"square", "stadium", "stand", "station", "store", "street", "subway", "supermarket", "synagogue", "temple", "tent", "terminal", "theater", "theatre", "tower", "train", "tunnel", "university",
	"vehicle", "villa", "warehouse", "woods", "workshop", "yard", "lot", "dock", "wharf", "pier", "ship", "vessel", "yacht", "kibbutz", "settlement", "neighborhood", "neighbourhood", "precinct", "slum", "suburb", "ghetto")

func set(words ...string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}

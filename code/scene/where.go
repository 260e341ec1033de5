package scene

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/place"
)

// Where returns the places of an event, the one that tells most first: those in
// its own slots, those on its targets, those of the clause around it.
func (s *Scene) Where(e *event.Event) []*place.Resolved {
	if e.Entry.Frame.Name == "coerce.sanction" || s.byPhone(e) {
		return nil // it is nowhere; what it is for, or who was called, is
	}
	finders := []func(*event.Event) []int{s.told, s.where, s.ofTargets, s.held, s.upon, s.course, s.cause, s.around, s.journey, s.lone, s.carriedPlaces, s.toldNext, s.witnessed}
	if trial(e) {
		finders = []func(*event.Event) []int{s.told, s.where, s.ofTargets, s.course, s.around}
	}
	if _, apart := s.Offset(e); apart {
		finders = finders[:3] // what the sentence tells besides is of another day
	}
	for _, find := range finders {
		heads := s.unmeasured(slices.DeleteFunc(find(e), func(h int) bool { return s.unquoted(e, h) }))
		if len(heads) > 0 {
			known := s.order(heads)
			return append(known, s.unlisted(e, heads, known)...)
		}
	}
	if s.underLine(e) {
		return []*place.Resolved{s.line}
	}
	return nil
}

// struck reports whether token k is a site without a place on the map that the event is
// done to.
func (s *Scene) struck(e *event.Event, k int) bool {
	return !s.places[k].Known && e.Type != "CONSULT" && slices.ContainsFunc(e.Targets, func(p event.Party) bool { return p.Head == k })
}

// byPhone reports whether people spoke without being in one place.
func (s *Scene) byPhone(e *event.Event) bool {
	if e.Type != "CONSULT" {
		return false
	}
	for _, c := range e.Clauses {
		for _, k := range s.t.Kids(c) {
			switch s.t.Lemma(k) {
			case "phone", "telephone", "videoconference", "hotline":
				if r := s.t.Rel(k); r == "obl" || r == "nmod" || r == "compound" {
					return true
				}
			}
		}
	}
	return false
}

// unquoted reports whether the event is told in somebody's words and token k is in what
// the report says of the speaking: "we fear we may be held," she said at a camp in Tarn.
func (s *Scene) unquoted(e *event.Event, k int) bool {
	marks, says := 0, false
	for i := min(e.Head, k); i < max(e.Head, k); i++ {
		if strings.ContainsAny(s.doc.Tokens[i].Form, "\"“”") {
			marks++
		}
		says = says || s.saying(i)
	}
	return marks%2 == 1 && says
}

// told are the places of the event's own words, and with them those of where its
// victims were ("a missile from the north wounded two men near Port Alda").
func (s *Scene) told(e *event.Event) []int {
	out := s.own(e)
	if len(out) > 0 && e.Type == "ASSAULT" && len(e.Tolls) > 0 {
		out = append(out, s.ofTargets(e)...)
	}
	return out
}

// own are the places that hang on the event's words, with what hangs on them
// ("a village near Port Alda", "Mosul in Iraq").
func (s *Scene) own(e *event.Event) []int {
	var out []int
	for _, site := range e.Sites {
		if s.aimed(e, site) && s.t.Rel(site) != "compound" {
			continue
		}
		if e.Entry.Frame.Name == "consult.visit" {
			out = append(out, s.nominal(site)...)
		}
		if (e.Entry.Frame.Name == "consult.visit" || s.t.Rel(site) == "compound") && s.places[site] != nil && len(s.under(site, 0)) == 0 {
			out = append(out, site) // "visited Kyiv", "the Kyiv bombing": the state is where it was
		}
		out = append(out, s.under(site, 0)...)
	}
	if e.Entry.Frame.Name == "coerce.occupy" {
		for _, p := range e.Targets {
			if r := s.places[p.Head]; r != nil && r.Known && r.Use == place.Literal {
				out = append(out, p.Head) // "before taking Tarn"
			}
		}
	}
	for _, p := range e.Actors {
		if s.seated(e, p.Head) {
			out = append(out, p.Head)
		}
	}
	for _, c := range e.Clauses {
		for _, k := range s.t.Kids(c) {
			switch s.t.Rel(k) {
			case "obl", "nmod", "advmod", "compound":
				if s.t.Rel(k) == "nmod" && s.t.Doc.Tokens[k].Deprel == "nmod:poss" || s.party(e, k) || s.ofCrime(e, c, k) || s.aimed(e, k) && s.t.Rel(k) != "compound" || s.elsewhere(e, k) {
					continue
				}
				if inside[s.t.Case(k)] && !words(e) {
					out = append(out, s.nominal(k)...)
				}
				if s.partOf(e, k) {
					out = append(out, s.under(k, 0)...)
					continue
				}
				if (s.locative(k) || s.t.Rel(k) == "compound" || hidden[s.t.Case(k)] && s.siteNoun(k)) && (!s.events[k] || s.types[k] == e.Type || words(e) && s.platform(k)) && !turning[s.t.Lemma(k)] {
					out = append(out, s.under(k, 0)...)
				}
				if s.townly(e, k) {
					out = append(out, k)
				}
			case "amod":
				if s.landly(e, k) {
					out = append(out, k)
				}
			}
		}
	}
	return out
}

// platform reports whether token k tells the gathering or meeting at which something is said:
// "at a rally in Tarn, she called for a vote".
func (s *Scene) platform(k int) bool {
	return (s.t.Case(k) == "at" || s.t.Case(k) == "during") && (s.types[k] == "PROTEST" || s.types[k] == "CONSULT")
}

// townly reports whether k is a town's name before the event's noun: "the Tarn rally",
// "held a Tarn rally".
func (s *Scene) townly(e *event.Event, k int) bool {
	h := s.t.Head(k)
	if e.Entry.POS == 'n' && h != e.Head || e.Entry.POS != 'n' && (e.Type != "PROTEST" && e.Type != "CONSULT" || s.t.UPOS(h) != "NOUN") {
		return false
	}
	return s.before(k)
}

// landly reports whether k tells of the land before a noun for what happens all over it:
// "the Tarvian conflict", "Tarvian riots".
func (s *Scene) landly(e *event.Event, k int) bool {
	r := s.places[k]
	if e.Entry.POS != 'n' || r == nil || !r.Known || r.Precision != place.AtCountry || r.Use != place.Modifier || s.party(e, k) && !s.civil(e) {
		return false
	}
	return e.Entry.Frame.Name == "war" || e.Entry.Frame.Name == "protest.riot"
}

// civil reports whether the event's noun is that of a civil war, fought in the land that it is
// named by.
func (s *Scene) civil(e *event.Event) bool {
	return slices.ContainsFunc(s.t.Kids(e.Head), func(k int) bool { return s.t.Lemma(k) == "civil" })
}

// before reports whether k is a town or site that stands before a noun as where that was.
func (s *Scene) before(k int) bool {
	r := s.places[k]
	if r == nil || s.t.Rel(k) != "compound" || r.Use != place.Modifier {
		return false
	}
	return r.Known && (r.Precision == place.AtCity || r.Precision == "district" || r.Precision == "exact")
}

// party reports whether token k is already a doer or a target that acts.
func (s *Scene) party(e *event.Event, k int) bool {
	for _, p := range e.Actors {
		if p.Head == k || p.Owner == k {
			return true
		}
	}
	v := s.t.Head(k) // "a truce brokered by Tarvia": not there
	return v >= 0 && s.t.Case(k) == "by" && s.t.Rel(v) == "acl" && s.t.Head(v) == e.Head && s.t.XPOS(v) == "VBN"
}

var locatives = map[string]bool{"in": true, "at": true, "near": true, "on": true, "outside": true, "inside": true, "across": true,
	"around": true, "along": true, "over": true, "throughout": true, "within": true, "off": true, "into": true, "through": true,
	"from": true, "to": true, "north": true, "south": true, "east": true, "west": true, "of": true, "between": true, "close to": true,
	"against": true, "towards": true, "toward": true, "beside": true, "opposite": true, "past": true, "by": true, "": true, "amid": true, "among": true}

// hidden are prepositions that tell where something is of a site alone: "beneath a bridge".
var hidden = map[string]bool{"beneath": true, "under": true, "underneath": true, "behind": true, "aboard": true, "alongside": true}

func (s *Scene) locative(k int) bool { return locatives[s.t.Case(k)] }

// under are the places at token k or below it, through places and common nouns.
func (s *Scene) under(k, depth int) []int {
	var out []int
	if r := s.places[k]; r != nil && tells(r.Use, s.t.Rel(k)) {
		out = append(out, k)
	}
	if depth > 4 {
		return out
	}
	for _, c := range s.t.Kids(k) {
		switch s.t.Rel(c) {
		case "amod":
			if r := s.places[c]; r != nil && r.Known && (r.Use == place.Modifier || r.Use == place.Literal) && r.Precision != place.AtCountry && (s.siteNoun(k) || divisions[s.t.Lemma(k)]) {
				out = append(out, c) // "in Tarvia's Orlen region"
			}
		case "nmod", "appos", "conj", "flat", "compound", "nummod", "obl", "advmod", "dep":
			if s.t.Doc.Tokens[c].Deprel == "nmod:poss" && !s.genitivePlace(k, c) {
				continue
			}
			if s.events[c] && !edges[s.t.Lemma(k)] || turning[s.t.Lemma(c)] {
				continue // another happening, with places of its own
			}
			if s.t.Case(c) == "with" && bounds[s.t.Lemma(k)] {
				continue // the land beyond: "near the border with Tarvia"
			}
			if apart[s.t.Case(c)] || s.t.Case(c) == "from" && s.places[k] == nil {
				continue // "on Monday, a day before the talks in Tarn", "the backing of envoys from Tarvia"
			}
			if s.before(c) && (s.siteNoun(k) || gatherings[s.t.Lemma(k)]) {
				out = append(out, c) // "a Tarn courthouse"
			}
			out = append(out, s.under(c, depth+1)...)
		}
	}
	return out
}

// edges are nouns of what else went on at a gathering: "on the sidelines of the talks in Tarn".
var edges = lists.Set("edge fringe margin sideline sidelines margins")

// gatherings are nouns of what many come to somewhere: "at the Tarn marathon".
var gatherings = lists.Set("carnival ceremony festival marathon march parade procession rally regatta summit vigil show games derby")

// turning are nouns that lead over to another happening: "in response to".
var turning = map[string]bool{"response": true, "retaliation": true, "reprisal": true, "revenge": true, "wake": true, "aftermath": true,
	"reaction": true, "protest": true, "addition": true, "anniversary": true, "vengeance": true}

// bounds are nouns of where a land ends.
var bounds = map[string]bool{"border": true, "boundary": true, "borderline": true, "frontier": true, "line": true, "crossing": true}

// apart are the prepositions that put something beside another happening in time.
var apart = map[string]bool{"before": true, "after": true, "since": true, "until": true}

// tells reports whether a name in that use, hanging on its head by rel, says where
// something is: a modifier does not ("US forces"), unless of a place.
func tells(u place.Use, rel string) bool {
	switch u {
	case place.Embedded, place.Demonym:
		return false
	case place.Modifier, place.Metonym:
		return rel != "compound" && rel != "amod"
	}
	return true
}

// genitivePlace is "Yemen's capital", "Tarvia's northern province".
func (s *Scene) genitivePlace(k, c int) bool {
	if s.places[c] == nil {
		return false
	}
	switch s.t.Lemma(k) {
	case "capital", "province", "region", "city", "town", "border", "coast", "north", "south", "east", "west", "district", "airport", "port", "village", "neighbourhood", "valley", "parliament":
		return true
	}
	return s.places[k] != nil || siteNouns[s.t.Lemma(k)] || divisions[s.t.Lemma(k)]
}

// divisions are nouns for the parts of a country that are no words for land besides.
var divisions = lists.Set("canton department governorate oblast prefecture raion state territory")

// around are the places of the clauses above the event, as long as those tell of
// the same happening: complements and joined clauses, not reports.
func (s *Scene) around(e *event.Event) []int {
	at := e.Head
	if e.Carrier >= 0 {
		at = e.Carrier
	}
	for n := 0; n < 4; n++ {
		h := s.t.Head(at)
		if h < 0 {
			return nil
		}
		switch s.t.Rel(at) {
		case "nsubj", "obj", "obl", "xcomp", "conj", "advcl", "nmod":
		case "acl":
			if e.Type == "PROTEST" && s.t.XPOS(at) == "VBG" && s.t.Rel(h) == "nsubj" {
				break // "marchers protesting against the cuts burned cars in Tarn"
			}
			if e.Type == "ASSAULT" && s.outcome(at) {
				return s.under(s.whole(h), 0)
			}
			return nil
		default:
			return nil
		}
		if n > 0 && s.t.Rel(at) == "conj" && at != e.Head && e.Status == sitrep.Planned {
			return nil // "is held in the jail and is to be handed over"
		}
		if words(e) && s.t.Rel(at) == "advcl" && s.t.Child(at, "nsubj") >= 0 {
			return nil // "a blast hit Tarn, while others blame the army"
		}
		if apart[s.t.Case(at)] && s.t.Rel(at) == "advcl" && !s.stopped(e, at) {
			return nil // "was found in Tarn after being picked up"
		}
		var out []int
		for _, k := range s.t.Kids(h) {
			if k == at || s.t.Rel(k) != "obl" && s.t.Rel(k) != "nmod" || s.t.Doc.Tokens[k].Deprel == "nmod:poss" {
				continue
			}
			if (inside[s.t.Case(k)] && !(words(e) && s.t.Case(k) == "on") || s.t.Case(k) == "to" && travel[s.t.Lemma(h)]) && !s.aimed(e, k) || s.stepped(e, at, k) {
				out = append(append(out, s.under(k, 0)...), s.nominal(k)...)
			}
		}
		if k := s.t.Child(h, "obj"); k >= 0 && s.stepped(e, at, k) {
			out = append(append(out, s.stay(k)...), s.nominal(k)...)
		}
		if k := s.t.Child(h, "nsubj"); k >= 0 && k != at && witnesses[s.t.Lemma(h)] && s.places[k] != nil && s.t.Rel(at) != "obl" {
			out = append(out, k) // "Tarn saw a third day of riots"
		}
		if x := s.t.Child(h, "xcomp"); x >= 0 && s.t.Rel(at) == "nsubj" && x != at {
			out = append(out, s.arguments(x, len(s.doc.Tokens))...) // "the trial is said to have opened in Tarn"
		}
		if len(out) > 0 {
			return out
		}
		at = h
	}
	return nil
}

// outcome reports whether relative clause k tells what came of a happening: "the shelling of
// Tarn, which resulted in ten deaths".
func (s *Scene) outcome(k int) bool {
	j := s.t.Child(k, "nsubj")
	if j < 0 || s.t.Form(j) != "which" && s.t.Form(j) != "that" {
		return false
	}
	switch s.t.Lemma(k) {
	case "result", "lead", "leave", "cause", "claim", "kill", "wound", "injure", "destroy":
		return true
	}
	return false
}

// whole is the noun at the top of the phrase that token h is in: "shelling" for "city" in
// "the shelling of the city of Tarn".
func (s *Scene) whole(h int) int {
	for n := 0; n < 4 && s.t.Rel(h) == "nmod" && s.t.UPOS(s.t.Head(h)) == "NOUN"; n++ {
		h = s.t.Head(h)
	}
	return h
}

// witnesses are the verbs by which a place is told to be where something happened.
var witnesses = map[string]bool{"see": true, "witness": true, "experience": true, "suffer": true, "host": true}

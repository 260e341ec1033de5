package scene

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/place"
)

// words reports whether the event is an act done by words: what a place hangs on in it is mostly
// what is spoken of ("condemned the raid in Tarn", "called on Tarvia"). An inquiry or a charge is
// one done by hands.
func words(e *event.Event) bool {
	return event.Spoken[e.Type] && !judged(e)
}

// aimed reports whether the preposition of place k names whom the act is for or
// against, or what it is about, and not where it was.
func (s *Scene) aimed(e *event.Event, k int) bool {
	switch cs := s.t.Case(k); cs {
	case "on", "against", "towards", "toward", "to", "for", "of", "from", "between", "":
		wide := s.places[k] != nil && (s.places[k].Precision == "country" || s.places[k].Precision == "region")
		switch {
		case e.Entry.Frame.Name == "accuse.investigate":
			return cs == "of" && wide
		case e.Type == "COOPERATE" && cs == "to":
			return true // "her extradition to Tarvia"
		case e.Type == "AID" && cs == "to" && wide && e.Entry.POS == 'n' && slices.ContainsFunc(e.Targets, func(p event.Party) bool { return p.Head == k }):
			return true // "her help to Tarvia"
		case e.Type == "AID":
			return cs == "from" && s.t.Rel(k) == "nmod" // "refugees from Tarn"; but "evacuated from Tarn"
		case e.Entry.Frame.Name == "coerce.ban", e.Entry.Frame.Name == "coerce.restrict":
			return cs == "from" || cs == "on"
		case words(e), e.Entry.Frame.Name == "coerce.sanction":
			return wide || cs == "on" || cs == "against" || cs == "for" || cs == "" && words(e)
		case e.Type == "CONSULT" && cs == "from":
			return true // "arrived from Tarvia"
		case e.Type == "CONSULT" || e.Type == "COOPERATE":
			return wide && (cs == "on" || cs == "against" || cs == "between")
		}
		if e.Entry.Frame.Name == "war" && (cs == "on" || cs == "against") {
			return wide // "declared war on Tarvia"
		}
		return cs == "from" && e.Type == "ASSAULT" && launched[e.Entry.Frame.Name]
	case "with", "about", "over", "regarding":
		return e.Type != "ASSAULT"
	}
	return false
}

// trial reports whether an event is what prosecutors do, which only its own words place: what
// a sentence tells besides is mostly where the crime was.
func trial(e *event.Event) bool {
	switch e.Entry.Frame.Name {
	case "coerce.charge", "coerce.faced", "accuse.crime", "accuse.convict":
		return true
	}
	return false
}

// elsewhere reports whether phrase k of a charge or an act by words tells whom it is about,
// who may live anywhere, and so no place of it.
func (s *Scene) elsewhere(e *event.Event, k int) bool {
	return (trial(e) || words(e)) && s.places[k] == nil && slices.ContainsFunc(e.Targets, func(p event.Party) bool { return p.Head == k })
}

// seated reports whether token k is a town or land that does the event where it is: "Tarn hosted
// talks", "Tarn imposed a curfew".
func (s *Scene) seated(e *event.Event, k int) bool {
	r := s.places[k]
	if r == nil || !r.Known || s.t.Rel(k) != "nsubj" {
		return false
	}
	switch e.Entry.Frame.Name {
	case "consult.host":
		return true
	case "coerce.curfew", "coerce.ban", "coerce.restrict":
		return r.Precision != place.AtCountry && r.Precision != "region"
	}
	return false
}

// launched are the ways of attack whose "from" is where they set out.
var launched = map[string]bool{"attack.aerial": true, "attack.launch": true, "attack.heavy": true, "attack.drone": true, "attack.missile": true}

// where are the places of the noun that a clause with "where" or "from which" tells
// more of: "the prison in Tarn, where two men were killed".
func (s *Scene) where(e *event.Event) []int {
	at, h, ok := s.relative(e)
	switch {
	case !ok:
		return nil
	case s.t.Verbal(h):
		if out := s.arguments(h, at); len(out) > 0 {
			return out
		}
		return s.reached(h, at)
	case s.human(h):
		return s.rightBefore(at) // the tree hung it on who was there
	}
	h = s.measured(h)
	out := s.under(h, 0)
	for _, c := range s.t.Kids(h) {
		if s.events[h] && s.before(c) {
			out = append(out, c) // "the Tarn attack, during which"
		}
		if len(out) == 0 && c < at && s.t.Case(c) == "from" {
			out = s.under(c, 0) // "raids from the hills of Tarn, where"
		}
	}
	if len(out) == 0 {
		return s.rightBefore(at)
	}
	return out
}

// rightBefore are the places that stand right before the "where" of clause at.
func (s *Scene) rightBefore(at int) []int {
	for _, c := range s.t.Kids(at) {
		k := c - 1
		if k > 0 && s.t.Form(k) == "," {
			k--
		}
		if s.t.Form(c) != "where" || k < 0 {
			continue
		}
		for n := 0; n < 4 && k >= 0 && !s.t.Verbal(k); n++ {
			if s.places[k] != nil {
				return s.under(k, 0)
			}
			k = s.t.Head(k)
		}
	}
	return nil
}

// measured is the place whose distance from another is told at token h, or h: "Tarn, about 80
// miles from Belmora, where".
func (s *Scene) measured(h int) int {
	for at, n := h, 0; at >= 0 && n < 3; at, n = s.t.Head(at), n+1 {
		up := s.t.Head(at)
		switch {
		case units[s.t.Lemma(at)] && up >= 0 && !s.t.Verbal(up):
			return up
		case s.t.Case(at) != "from":
			return h
		}
	}
	return h
}

// unmeasured leaves away the places that only say how far another one is: "in Tarn, 80 miles from
// Belmora".
func (s *Scene) unmeasured(heads []int) []int {
	far := func(k int) bool {
		c := s.t.Child(k, "case")
		return c > 0 && s.t.Form(c) == "from" && units[s.t.Lemma(c-1)]
	}
	if !slices.ContainsFunc(heads, func(h int) bool { return !far(h) && s.places[h].Known }) {
		return heads
	}
	return slices.DeleteFunc(heads, far)
}

// units are the units of how far away something is.
var units = map[string]bool{"kilometre": true, "kilometer": true, "km": true, "mile": true, "metre": true, "meter": true, "yard": true, "hour": true, "minute": true}

// reached are the places that verb h leads to before token at: "flew to Tarn, where".
func (s *Scene) reached(h, at int) []int {
	var out []int
	for _, k := range s.t.Kids(h) {
		if cs := s.t.Case(k); k < at && s.t.Rel(k) == "obl" && (cs == "to" || cs == "into" || cs == "from" && s.t.Lemma(h) == "return") {
			out = s.under(k, 0)
		}
		if k < at && s.t.Rel(k) == "obj" && travel[s.t.Lemma(h)] {
			out = append(out, s.stay(k)...) // "visited Tarn, where"
		}
	}
	return out
}

// relative finds the clause with "where" that the event stands in, by its head, and the
// word that it tells more of.
func (s *Scene) relative(e *event.Event) (at, of int, ok bool) {
	at = e.Head
	for n := 0; n < 4; n++ {
		if r := s.t.Rel(at); r == "acl" || r == "advcl" || r == "parataxis" {
			break
		}
		switch s.t.Rel(at) {
		case "conj", "obj", "xcomp", "nsubj":
		case "nmod": // "where he saw the signing of the truce"
			if s.t.Case(at) != "of" {
				return 0, 0, false
			}
		default:
			return 0, 0, false
		}
		if at = s.t.Head(at); at < 0 {
			return 0, 0, false
		}
	}
	of = s.t.Head(at)
	for _, c := range s.t.Kids(at) {
		switch s.t.Form(c) {
		case "where", "wherein":
			return at, of, of >= 0
		case "which":
			if of = s.stage(c); of >= 0 {
				return at, of, true
			}
		}
	}
	return at, -1, false
}

// stage is the happening, place or journey that "in which" or "during which" goes back to by
// the relative c, -1 where it is another thing.
func (s *Scene) stage(c int) int {
	p := s.t.Child(c, "case")
	if p < 1 || s.t.Form(p) != "during" && s.t.Form(p) != "in" && s.t.Form(p) != "at" {
		return -1
	}
	if s.t.Form(p-1) == "," {
		p--
	}
	for k, n := p-1, 0; k >= 0 && n < 4; k, n = s.t.Head(k), n+1 {
		switch {
		case s.events[k] && (force[s.types[k]] || s.types[k] == "PROTEST"), trips[s.t.Lemma(k)], s.places[k] != nil && s.t.Form(p) != "during", s.siteNoun(k), s.places[k] != nil && s.t.Rel(k) == "obl":
			return k
		case s.t.Verbal(k):
			return -1
		}
	}
	return -1
}

// arguments are the places in the locative phrases of verb h that stand before
// token at.
func (s *Scene) arguments(h, at int) []int {
	var out []int
	for _, k := range s.t.Kids(h) {
		if k < at && (s.t.Rel(k) == "obl" || s.t.Rel(k) == "nmod") && inside[s.t.Case(k)] {
			out = append(out, s.under(k, 0)...)
		}
	}
	return out
}

// inside are the prepositions of where something happens.
var inside = map[string]bool{"in": true, "at": true, "near": true, "across": true, "outside": true, "on": true, "around": true,
	"throughout": true, "inside": true, "within": true, "among": true}

// journey are the places of the visit in whose course something was done: "visited
// Belmora and met the envoy", "during a trip to Tarn".
func (s *Scene) journey(e *event.Event) []int {
	if event.Spoken[e.Type] && e.Type != "REQUEST" {
		return nil
	}
	for _, k := range e.Slots["during"] { // "paid a visit to Tarvia, during which he met"
		if out := s.under(k, 0); trips[s.t.Lemma(k)] && len(out) > 0 {
			return out
		}
	}
	at := e.Head
	for n := 0; n < 3 && at >= 0; n++ {
		for _, k := range s.t.Kids(at) {
			l, cs := s.t.Lemma(k), s.t.Case(k)
			if (cs == "during" || cs == "on") && s.t.Rel(k) == "obl" && trips[l] {
				if out := s.under(k, 0); len(out) > 0 {
					return out
				}
				for _, m := range s.t.Kids(k) {
					if s.before(m) {
						return []int{m} // "during a Tarn visit"
					}
				}
			}
		}
		h := s.t.Head(at)
		if r := s.t.Rel(at); r != "conj" && r != "xcomp" && r != "obj" || h < 0 {
			return nil
		}
		if s.t.Rel(at) == "conj" && h < at && travel[s.t.Lemma(h)] {
			for _, k := range s.t.Kids(h) {
				if s.t.Rel(k) == "obj" || s.t.Rel(k) == "obl" && (s.t.Case(k) == "to" || inside[s.t.Case(k)]) {
					if out := s.stay(k); len(out) > 0 {
						return out
					}
				}
			}
		}
		at = h
	}
	return nil
}

// stay are the places at k and below it, where k itself may be a state: "visited Tarvia".
func (s *Scene) stay(k int) []int {
	if out := s.under(k, 0); len(out) > 0 {
		return out
	}
	if r := s.places[k]; r != nil && r.Use == place.Metonym {
		return []int{k}
	}
	return nil
}

var trips = map[string]bool{"visit": true, "trip": true, "tour": true, "stay": true, "stopover": true, "speech": true, "summit": true}

var travel = map[string]bool{"visit": true, "arrive": true, "travel": true, "tour": true, "fly": true, "go": true, "enter": true, "reach": true, "land": true,
	"come": true, "return": true, "head": true}

// lone is the one place that the event's sentence tells by "in", "at" or "near",
// unless it belongs to another kind of happening or to somebody's speaking.
func (s *Scene) lone(e *event.Event) []int {
	if !event.HasPlace(e.Type) {
		return nil
	}
	if out := s.loneOf(e, true); len(out) > 0 {
		return out
	}
	return s.loneOf(e, false)
}

// loneOf is lone among the places that the gazetteer knows, or those it doesn't.
func (s *Scene) loneOf(e *event.Event, known bool) []int {
	var out []int
	for _, h := range s.placed[e.Sent] {
		if s.places[h].Known != known || !tells(s.places[h].Use, s.t.Rel(h)) {
			continue
		}
		top := s.phrase(h)
		if cs := s.t.Case(top); !inside[cs] || cs == "on" {
			continue
		}
		if !s.belongs(e, top) {
			return nil
		}
		out = append(out, h)
	}
	if len(out) == 0 || len(s.order(out)) > 1 && !s.joinedPlaces(out) {
		return nil
	}
	return out
}

// phrase is the head of the phrase of places that token h is in: "Tarn" in "Tarn, in
// the north of Tarvia".
func (s *Scene) phrase(h int) int {
	for n := 0; n < 5; n++ {
		up := s.t.Head(h)
		switch r := s.t.Rel(h); {
		case up < 0:
			return h
		case s.places[up] != nil, r == "compound" || r == "appos" || r == "flat" || r == "nmod" && s.t.Case(h) == "of" && !s.events[up]:
			h = up
		default:
			return h
		}
	}
	return h
}

// belongs reports whether the phrase at top may say where the event was: what it
// hangs on is the event, its parties, or a happening of the same type.
func (s *Scene) belongs(e *event.Event, top int) bool {
	for h, n := s.t.Head(top), 0; h >= 0 && n < 8; h, n = s.t.Head(h), n+1 {
		if h == e.Head {
			return true
		}
		if t := s.types[h]; t != "" {
			// "said the raid was in answer to the strikes near Tarn": a noun's place is its own
			return t == e.Type && s.doc.Tokens[h].Deprel != "acl:relcl" && (s.t.Verbal(h) || s.t.Below(e.Head, h))
		}
		if s.t.Case(h) == "according to" || apart[s.t.Case(h)] {
			return false
		}
		if s.doc.Tokens[h].Deprel == "acl:relcl" && !s.t.Below(e.Head, h) {
			return false // tells more of somebody
		}
		if s.t.Verbal(h) {
			return !s.saying(h) && s.t.Case(h) != "as" && s.inClause(e.Head, h)
		}
	}
	return false
}

// inClause reports whether token i is under verb h with no clause between whose
// content is somebody's telling.
func (s *Scene) inClause(i, h int) bool {
	for n := 0; i >= 0 && n < 20; i, n = s.t.Head(i), n+1 {
		if i == h {
			return true
		}
		if r := s.t.Rel(i); r == "ccomp" || r == "acl" || r == "parataxis" {
			return false
		}
	}
	return false
}

// joinedPlaces reports whether places are told side by side: "in Tarn and Belmora".
func (s *Scene) joinedPlaces(heads []int) bool {
	for _, h := range heads[1:] {
		if s.phrase(h) != s.phrase(heads[0]) && !(s.t.Rel(s.phrase(h)) == "conj" && s.t.Below(h, s.phrase(heads[0]))) {
			return false
		}
	}
	return true
}

// nominal finds the place that a noun stands for where it goes back to one told
// before: "in the country", "on the strip"; nil where more than one could be meant.
func (s *Scene) nominal(k int) []int {
	want, ok := anaphors[s.t.Lemma(k)]
	d := s.t.Child(k, "det")
	if !ok || d < 0 || s.t.Form(d) != "the" && s.t.Form(d) != "this" && s.t.Form(d) != "that" || s.t.Child(k, "nmod", "amod", "appos", "compound", "acl") >= 0 || s.t.XPOS(k) == "NNS" {
		return nil
	}
	found := s.antecedent(k, want, false)
	if found < 0 {
		found = s.antecedent(k, want, true)
	}
	if found < 0 {
		return nil
	}
	again := *s.places[found]
	again.Sent, again.Use = s.doc.Tokens[k].Sent, place.Literal
	again.Start, again.End = s.doc.Tokens[d].Start, s.doc.Tokens[k].End
	again.Text = s.doc.Text[again.Start:again.End]
	s.places[k] = &again
	return []int{k}
}

// antecedent is the one place of that precision before token k, in its sentence or the one
// before, that is named as somewhere, or else by an adjective too; -1 where there is none
// or more than one.
func (s *Scene) antecedent(k int, precision string, adjectives bool) int {
	found := -1
	sent := s.doc.Tokens[k].Sent
	for _, h := range slices.Concat(s.placed[sent-1], s.placed[sent]) {
		r := s.places[h]
		if h >= k || !r.Known || r.Precision != precision || !adjectives && r.Use != place.Literal && r.Use != place.Metonym {
			continue
		}
		if found >= 0 && s.places[found].Place.Name != r.Place.Name {
			return -1
		}
		found = h
	}
	return found
}

// anaphors are the nouns that go back to a place, and how fine it is.
var anaphors = map[string]string{"country": place.AtCountry, "city": place.AtCity, "town": place.AtCity, "village": place.AtCity,
	"province": place.AtProvince, "region": place.AtProvince, "nation": place.AtCountry}

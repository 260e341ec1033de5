package toponym

import (
	"strings"

	"github.com/sitrep-news/sitrep/place"
)

// describe reads what the words around a toponym say about it.
func (f *finder) describe(i int) {
	m := &f.found[i]
	m.Kind = f.kind(m)
	f.position(m)
	if m.Use == place.Literal {
		m.Use = f.use(m)
	}
	if m.Dateline = f.dateline(m); m.Dateline {
		m.Use = place.Literal
	}
	m.Site = f.locative(m.From) || m.From > 0 && f.is(m.From-1, "on") || siteWord(f.doc.Tokens[m.To-1].Form)
}

// siteWord reports whether the last word of a name says that it is a building,
// a street or grounds.
func siteWord(word string) bool {
	switch strings.ToLower(strings.TrimSuffix(word, ".")) {
	case "street", "st", "avenue", "ave", "road", "rd", "boulevard", "drive", "lane", "square", "plaza", "highway", "bridge", "park", "gardens", "hall",
		"hospital", "clinic", "school", "university", "college", "academy", "institute", "library", "museum", "theatre", "theater", "stadium", "arena",
		"church", "mosque", "temple", "synagogue", "cathedral", "shrine", "hotel", "restaurant", "market", "mall", "center", "centre", "tower", "building",
		"court", "courthouse", "embassy", "consulate", "palace", "castle", "prison", "jail", "station", "airport", "airfield", "terminal", "port", "harbour", "harbor",
		"base", "barracks", "camp", "checkpoint", "crossing", "checkpost", "headquarters", "compound", "refinery", "plant", "mine", "field", "dam", "club", "estate", "farm", "cemetery",
		"graveyard", "neighborhood", "neighbourhood", "district", "quarter", "village", "hill", "beach", "racecourse", "circuit":
		return true
	}
	return false
}

// kind is what the words beside a name call it: "Helmand province", "the city of
// Mosul", "the River Tigris".
func (f *finder) kind(m *Mention) place.Kind {
	end := f.doc.Sents[m.Sent].End
	if m.To < end {
		if k, ok := place.Generic(strings.ToLower(f.doc.Tokens[m.To].Form)); ok && f.doc.Tokens[m.To].UPOS != "VERB" && f.doc.Tokens[m.To].Head >= 0 {
			return k
		}
	}
	start := f.doc.Sents[m.Sent].Start
	t := m.From - 1
	for t >= start && f.is(t, "the", "a", ",") {
		t--
	}
	if t > start && f.is(t, "of") {
		if k, ok := place.Generic(strings.ToLower(f.doc.Tokens[t-1].Lemma)); ok {
			return k
		}
	}
	if t >= start && t == m.From-1 {
		if k, ok := place.Generic(strings.ToLower(f.doc.Tokens[t].Form)); ok && k != place.Admin1 && f.doc.Tokens[t].UPOS == "PROPN" {
			return k
		}
	}
	return place.Unknown
}

// position reads "near", "outside", "north of", "the outskirts of", "northern".
func (f *finder) position(m *Mention) {
	start := f.doc.Sents[m.Sent].Start
	if place.Direction(f.doc.Tokens[m.From].Form) && m.To-m.From > 1 && f.best(m.From, m.To) == 0 {
		m.Part = true
	}
	t := m.From - 1
	for ; t >= start; t-- {
		switch {
		case place.Direction(f.doc.Tokens[t].Form):
			m.Part = true
		case f.is(t, "the", "a", "city", "town", "village", "province", "district", "of", "and"):
			continue
		}
		break
	}
	from := max(start, m.From-4)
	for t := m.From - 1; t >= from; t-- {
		if f.taken[t] || f.is(t, ",", "in", "at") {
			return
		}
		if f.is(t, "near", "nearby", "outside", "around", "beyond", "outskirts", "vicinity", "close", "km", "kilometers", "kilometres", "miles", "suburb", "suburbs") {
			m.Near = true
			return
		}
		if f.is(t, "of", "from") && t > start && place.Direction(f.doc.Tokens[t-1].Form) && f.doc.Tokens[t-1].UPOS != "ADJ" {
			m.Near, m.Part = true, false
			return
		}
	}
}

// use is what a name does in its sentence: modify a noun, act, or tell where.
func (f *finder) use(m *Mention) place.Use {
	head := f.head(m)
	tok := f.doc.Tokens[head]
	if _, ok := f.g.Demonym(m.Text); ok {
		if rel := f.doc.Rel(head); (tok.UPOS == "NOUN" || tok.UPOS == "PROPN" || tok.XPOS == "NNPS") && rel != "amod" && rel != "compound" {
			return place.Demonym
		}
		return place.Modifier
	}
	if tok.Deprel == "conj" { // "Washington and London condemned": as the first of them
		for _, o := range f.found {
			if o.From <= tok.Head && tok.Head < o.To && (o.Use == place.Metonym || o.Use == place.Literal) {
				return o.Use
			}
		}
	}
	outside := tok.Head >= 0 && (tok.Head < m.From || tok.Head >= m.To)
	switch rel := tok.Deprel; {
	case !outside:
	case rel == "nsubj" && f.acts(tok.Head), rel == "obl:agent":
		if f.peopled(m.Text) {
			return place.Metonym
		}
	case (rel == "compound" || rel == "amod" || rel == "nmod:poss") && tok.Head >= m.To:
		k, ok := place.Generic(strings.ToLower(f.doc.Tokens[tok.Head].Lemma))
		if !ok || k == place.Site && f.country(m.Text) { // "the US base"
			return place.Modifier
		}
	}
	return place.Literal
}

// peopled reports whether a name is that of a place whose people may act for it.
func (f *finder) peopled(text string) bool {
	found := f.g.Exact(text)
	return len(found) > 0 && found[0].Kind != place.Water && found[0].Kind != place.Terrain
}

func (f *finder) country(text string) bool {
	found := f.g.Exact(text)
	return len(found) > 0 && found[0].Kind == place.Country
}

// head is the token of a mention that hangs on the rest of the sentence.
func (f *finder) head(m *Mention) int {
	for t := m.From; t < m.To; t++ {
		if h := f.doc.Tokens[t].Head; h < m.From || h >= m.To {
			return t
		}
	}
	return m.To - 1
}

// acts reports whether a verb is something that people do, not places.
func (f *finder) acts(t int) bool {
	tok := f.doc.Tokens[t]
	if tok.UPOS != "VERB" {
		return false
	}
	switch tok.Lemma {
	case "see", "have", "lie", "sit", "fall", "remain", "become", "witness", "experience", "suffer", "host", "border", "straddle", "stretch", "burn", "look", "be", "get", "need", "include":
		return false
	}
	return true
}

// dateline reports whether a name heads the report as the place it was written in:
// "BAGHDAD (Agency) -", "KYIV, Ukraine —", "KABUL, Afghanistan (March 3) -".
func (f *finder) dateline(m *Mention) bool {
	if m.From > 80 || m.From > 0 && !f.newLine(m.From) && m.From != f.doc.Sents[m.Sent].Start {
		return false
	}
	if m.To < len(f.doc.Tokens) && f.is(m.To, ":") && f.town(m) {
		return true
	}
	capitals := len(m.Text) > 3 && strings.ToUpper(m.Text) == m.Text && f.cased
	for t := m.To; t < min(m.To+5, len(f.doc.Tokens)); t++ {
		switch {
		case f.is(t, "-", "--", "—", "–"):
			return capitals || m.From <= 6
		case f.is(t, "("):
			return capitals
		case f.is(t, ".", "!", "?", ":") || f.doc.Tokens[t].UPOS == "VERB":
			return false
		}
	}
	return false
}

// town reports whether the likeliest place of a toponym's name is a city.
func (f *finder) town(m *Mention) bool {
	found := f.g.Exact(m.Text)
	return len(found) > 0 && found[0].Kind == place.City
}

// newLine reports whether a token begins a line.
func (f *finder) newLine(t int) bool {
	return strings.ContainsAny(f.doc.Text[f.doc.Tokens[t-1].End:f.doc.Tokens[t].Start], "\n\u2028\u2029")
}

// link notes which toponym the words put in which: "Paris, Texas", "Mosul in
// northern Iraq", "Iraq's Mosul", "the Iraqi city of Mosul", "Mosul (Iraq)".
func (f *finder) link() {
	for i := range f.found {
		if i+1 < len(f.found) && f.follows(i, i+1) {
			f.found[i].In = i + 2
			continue
		}
		if i > 0 && f.precedes(i-1, i) {
			f.found[i].In = i
		}
	}
	for i := len(f.found) - 2; i >= 0; i-- { // "the villages of Tama and Rama in Nigeria"
		x, y := &f.found[i], f.found[i+1]
		if x.In == 0 && y.In > 0 && x.Sent == y.Sent && y.From == x.To+1 && f.is(x.To, "and", "or", "&") {
			x.In = y.In
		}
	}
	for i, m := range f.found { // a place in a longer name holds what the name names
		for j := i + 1; m.In == 0 && j < len(f.found) && f.found[j].From < m.To; j++ {
			f.found[i].In = j + 1
			break
		}
	}
}

// follows reports whether b's words after a's say that a lies in b.
func (f *finder) follows(a, b int) bool {
	x, y := f.found[a], f.found[b]
	if x.Sent != y.Sent || y.From < x.To || y.From-x.To > 5 || y.Use == place.Embedded {
		return false
	}
	comma, in := false, false
	for t := x.To; t < y.From; t++ {
		switch {
		case f.is(t, ",", "("):
			comma = true
		case f.is(t, "in", "of"):
			in = true
		case f.is(t, "the", "state", "province", "region", "district", "county", "city", "governorate") || place.Direction(f.doc.Tokens[t].Form):
		default:
			if _, ok := place.Generic(f.doc.Tokens[t].Lemma); !ok {
				return false
			}
		}
	}
	return comma || in
}

// precedes reports whether a's words before b's say that b lies in a.
func (f *finder) precedes(a, b int) bool {
	x, y := f.found[a], f.found[b]
	if x.Sent != y.Sent || y.From < x.To || y.From-x.To > 5 || y.From == x.To {
		return false
	}
	for t := x.To; t < y.From; t++ {
		tok := f.doc.Tokens[t]
		_, generic := place.Generic(tok.Lemma)
		if !generic && !f.is(t, "'s", "’s", "of", "capital", "port", "border", "northern", "southern", "eastern", "western", "central", "enclave", "stronghold") {
			return false
		}
	}
	return true
}

package toponym

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/place"
)

// How likely a place must be, by its name alone, to be taken for one.
const (
	insideName = 5.0 // in the name of an organisation: "the Houston Chronicle"
	unnamed    = 5.4 // a capitalised word outside all names
	uncased    = 6.2 // a word of a text without capitals
)

// name reads one named entity.
func (f *finder) name(n nlp.Name) {
	from, to := f.trim(n.Start, n.End)
	if from >= to || n.Label == "Money" || to-from == 1 && place.Direction(f.doc.Tokens[from].Form) {
		return // "US dollars", "Central" American: the place in it is found with the words outside names
	}
	if n.Label != "Person" {
		from, to = f.widen(from, to)
	}
	switch n.Label {
	case "Location", "Facility":
		f.location(from, to, n.Label)
	case "NORP":
		f.group(from, to)
	case "Person":
		if f.notPerson(from, to) {
			f.add(from, to, place.Literal)
		}
	case "Organization", "Product", "Misc":
		f.organization(from, to)
	}
	f.take(n.Start, n.End)
}

// trim drops articles, possessives and punctuation at the ends of a name.
func (f *finder) trim(from, to int) (int, int) {
	for from < to && (f.punct(from) || f.is(from, "the", "a", "an", "of", "in")) {
		from++
	}
	for to > from && (f.punct(to-1) || f.is(to-1, "'s", "’s", "'", "’")) {
		to--
	}
	return from, to
}

// widen takes in the words beside a name that make it a longer one of the
// gazetteer: "Korean" Peninsula, Central "American", "Jabalia" refugee camp.
func (f *finder) widen(from, to int) (int, int) {
	s := f.doc.Sents[f.doc.Tokens[from].Sent]
	for n := 3; n > 0; n-- {
		if b := to + n; b <= s.End && !f.taken[b-1] && siteWord(f.doc.Tokens[b-1].Form) && f.listed(from, b) {
			return from, b
		}
	}
	fits := func(a, b int) bool {
		for t := a; t < b; t++ {
			if (t < from || t >= to) && (f.taken[t] || !f.mayBegin(t) || f.doc.Tokens[t].UPOS == "DET") {
				return false
			}
		}
		return f.best(a, b) >= insideName
	}
	for _, d := range [][2]int{{1, 1}, {0, 2}, {0, 1}, {1, 0}} {
		a, b := from-d[0], to+d[1]
		if a >= s.Start && b <= s.End && f.cased && fits(a, b) {
			return a, b
		}
	}
	return from, to
}

// listed reports whether the text files list a name as it stands.
func (f *finder) listed(from, to int) bool {
	for _, c := range f.g.Exact(f.doc.Words(from, to)) {
		if c.Own && c.Kind == place.Site && strings.Contains(place.Fold(f.doc.Words(from, to)), " ") {
			return f.g.Names(c.Place, f.doc.Words(from, to))
		}
	}
	return false
}

func (f *finder) is(t int, words ...string) bool {
	form := strings.ToLower(f.doc.Tokens[t].Form)
	for _, w := range words {
		if form == w {
			return true
		}
	}
	return false
}

func (f *finder) punct(t int) bool {
	for _, r := range f.doc.Tokens[t].Form {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// location takes a place's name in: whole where the gazetteer knows it, in its
// parts where it is several ("Paris, Texas"; "Amsterdam-London"), else as it stands.
func (f *finder) location(from, to int, label string) {
	if to-from == 1 && place.Direction(f.doc.Tokens[from].Form) {
		return
	}
	if f.best(from, to) > 0 || to-from == 1 && !f.joined(from) {
		f.add(from, to, place.Literal)
		return
	}
	if cut := f.cut(from, to); cut > from {
		a, b := f.trim(from, cut)
		c, d := f.trim(cut, to)
		parts := !f.is(cut, "-", "–") || f.best(a, b) > 0 && f.best(c, d) > 0
		if a < b && c < d && parts {
			f.location(a, b, label)
			f.location(c, d, label)
			return
		}
	}
	if first := f.doc.Tokens[from].Form; place.Direction(first) && to-from > 1 && f.best(from+1, to) > 0 {
		f.add(from, to, place.Literal)
		return
	}
	f.add(from, to, place.Literal)
	f.inside(from, to, insideName)
}

// notPerson reports whether a name taken for a person's is a place's beyond
// doubt: a country, a great city or a site of the text files, and nobody in the
// report bears it.
func (f *finder) notPerson(from, to int) bool {
	text := f.doc.Words(from, to)
	found := f.g.Exact(text)
	if len(found) == 0 || found[0].Prior < 6.4 && !(found[0].Own && found[0].Kind == place.Site) && !f.told[place.Fold(text)] {
		return false
	}
	for _, n := range f.doc.Names {
		if n.Label != "Person" || n.End-n.Start <= to-from {
			continue
		}
		if strings.Contains(" "+f.doc.Words(n.Start, n.End)+" ", " "+text+" ") {
			return false
		}
	}
	return true
}

// joined reports whether a token is two names with a hyphen or slash.
func (f *finder) joined(t int) bool {
	return strings.ContainsAny(f.doc.Tokens[t].Form, "/")
}

// cut is the first comma, bracket or "and" at which a name falls into two, else the
// first slash or hyphen, or -1.
func (f *finder) cut(from, to int) int {
	for _, marks := range [][]string{{",", "and", "("}, {"/", "-", "–"}} {
		for t := from + 1; t < to-1; t++ {
			if f.is(t, marks...) {
				return t
			}
		}
	}
	return -1
}

// group takes the word for a people or its things in: "Russian", "Iraqis".
func (f *finder) group(from, to int) {
	if _, ok := f.g.Demonym(f.doc.Words(from, to)); ok {
		f.add(from, to, place.Literal) // use tells a people from its things
		return
	}
	if f.best(from, to) >= insideName {
		f.add(from, to, place.Literal)
		return
	}
	f.inside(from, to, insideName+1)
}

// organization takes in the place in the name of something else. A name that is
// a country or a large town as a whole is that.
func (f *finder) organization(from, to int) {
	if f.best(from, to) >= insideName && !(to-from == 1 && f.common(from)) {
		f.add(from, to, place.Literal)
		return
	}
	f.inside(from, to, insideName)
}

// inside finds the longest places in a longer name.
func (f *finder) inside(from, to int, least float64) {
	for t := from; t < to; {
		n := f.longest(t, to, least, from)
		if n == 0 {
			t++
			continue
		}
		use := place.Embedded
		if n < to-t && happening[strings.ToLower(f.doc.Tokens[to-1].Lemma)] {
			use = place.Literal // "the Boston Marathon" was there: use tells it from "the Boston Globe"
		}
		f.add(t, t+n, use)
		t += n
	}
}

// happening are the last words of names of what went on in the place that they begin with.
var happening = map[string]bool{"war": true, "wars": true, "marathon": true, "massacre": true, "uprising": true, "riots": true, "riot": true, "bombing": true, "bombings": true,
	"attack": true, "attacks": true, "siege": true, "revolution": true, "rebellion": true, "genocide": true, "protests": true, "conflict": true, "crackdown": true, "summit": true}

// longest is the number of tokens of the longest place name from t on that is
// likely enough, and 0 where there is none.
func (f *finder) longest(t, to int, least float64, from int) int {
	if !f.mayBegin(t) {
		return 0
	}
	for n := min(5, to-t); n > 0; n-- {
		if n == 1 && f.common(t) {
			return 0
		}
		if !f.mayEnd(t + n - 1) {
			continue
		}
		if p := f.best(t, t+n); p >= least || p > 0 && f.told[place.Fold(f.doc.Words(t, t+n))] {
			return n
		}
	}
	return 0
}

func (f *finder) mayBegin(t int) bool {
	form := f.doc.Tokens[t].Form
	r, _ := utf8.DecodeRuneInString(form)
	if !unicode.IsLetter(r) || len(form) < 2 {
		return false
	}
	return !f.cased || unicode.IsUpper(r) || strings.HasPrefix(form, "al-")
}

func (f *finder) mayEnd(t int) bool {
	r, _ := utf8.DecodeRuneInString(f.doc.Tokens[t].Form)
	return unicode.IsLetter(r) && (!f.cased || unicode.IsUpper(r) || unicode.IsDigit(r) || strings.Contains(f.doc.Tokens[t].Form, "-"))
}

// missed finds the places outside all names.
func (f *finder) missed() {
	least := unnamed
	if !f.cased {
		least = uncased
	}
	for t := 0; t < len(f.doc.Tokens); {
		if f.taken[t] || !f.proper(t) {
			t++
			continue
		}
		to := t + 1
		for to < f.doc.Sents[f.doc.Tokens[t].Sent].End && !f.taken[to] {
			to++
		}
		n := f.longest(t, to, least, t)
		if n == 0 || f.partOfLonger(t, t+n) {
			t++
			continue
		}
		f.add(t, t+n, place.Literal)
		t += n
	}
}

// hyphened finds the places in words like "US-led" and "anti-Russian".
func (f *finder) hyphened() {
	for t, tok := range f.doc.Tokens {
		word := f.doc.Text[tok.Start:tok.End]
		if f.taken[t] || !f.cased || !strings.Contains(word, "-") {
			continue
		}
		at := tok.Start
		for _, part := range strings.Split(word, "-") {
			r, _ := utf8.DecodeRuneInString(part)
			if len(part) > 1 && unicode.IsUpper(r) && !f.g.Ordinary(part) && f.prior(part) >= unnamed {
				f.add(t, t+1, place.Modifier)
				m := &f.found[len(f.found)-1]
				m.Start, m.End, m.Text = at, at+len(part), part
			}
			at += len(part) + 1
		}
	}
}

// proper reports whether a token outside all names may be one: a proper noun, or
// an adjective of a people.
func (f *finder) proper(t int) bool {
	tok := f.doc.Tokens[t]
	if tok.UPOS == "PROPN" {
		return true
	}
	_, ok := f.g.Demonym(tok.Form)
	return ok && (tok.UPOS == "ADJ" || tok.UPOS == "NOUN") && (f.cased && f.mayBegin(t) || !f.cased && !f.common(t))
}

// partOfLonger reports whether tokens stand in a longer proper name, like a
// person's: "Paris Hilton".
func (f *finder) partOfLonger(from, to int) bool {
	part := func(t int) bool {
		return t >= 0 && t < len(f.doc.Tokens) && f.doc.Tokens[t].Sent == f.doc.Tokens[from].Sent &&
			(f.doc.Rel(t) == "flat" || f.taken[t] && f.doc.Tokens[t].UPOS == "PROPN" && f.doc.Tokens[t].Head >= from && f.doc.Tokens[t].Head < to)
	}
	return part(to) && f.doc.Rel(to) == "flat" || f.doc.Rel(from) == "flat"
}

// common reports whether a token is a word of the language as well as a place's
// name, so that it needs better evidence than standing there.
func (f *finder) common(t int) bool {
	return f.g.Ordinary(f.doc.Tokens[t].Form) || place.Direction(f.doc.Tokens[t].Form)
}

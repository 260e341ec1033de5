// Package toponym finds the place names of an annotated report and says where
// they lie. It reads the document's names, and the gazetteer where the names
// miss one; package place decides what each means.
package toponym

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/place"
)

// Mention is a toponym with its tokens.
type Mention struct {
	place.Toponym
	From, To int  // tokens [From, To)
	Site     bool // the words speak of it as somewhere to be, known or not
}

// Located is a toponym, its tokens and the place it means.
type Located struct {
	place.Resolved
	From, To int // tokens [From, To)
	// Host is the place in which a site that the gazetteer does not know most
	// likely lies, by the words around it; Known is false then.
	Host *place.Resolved
}

// About is what is known of a report besides its text.
type About struct {
	Publisher string   // alpha-3 of the country it is published in; "" where unknown
	Countries []string // alpha-3 of the countries of its actors
}

// Locate finds the toponyms of a document and decides what they mean, in text order.
func Locate(doc *nlp.Doc, g *place.Gazetteer, about About) []Located {
	mentions := Find(doc, g)
	ctx := place.Context{Publisher: about.Publisher, Countries: about.Countries, Toponyms: make([]place.Toponym, len(mentions))}
	for i, m := range mentions {
		ctx.Toponyms[i] = m.Toponym
	}
	resolved := g.Resolve(ctx)
	out := make([]Located, len(mentions))
	for i, m := range mentions {
		out[i] = Located{Resolved: resolved[i], From: m.From, To: m.To}
	}
	for i := range out {
		if !out[i].Known && (mentions[i].Site || mentions[i].In > 0) {
			out[i].Host = host(out, i)
		}
	}
	short(out)
	return out
}

// short takes "the Valley" or "the Gulf" for the one place of the report whose longer name
// ends in it; where there is none it is no town of that name.
func short(all []Located) {
	for i := range all {
		x := &all[i]
		word := strings.ToLower(x.Text)
		if _, generic := place.Generic(word); !generic && !siteWord(word) || x.Dateline || x.In > 0 {
			continue
		}
		full := -1
		for j := range all {
			if y := strings.ToLower(all[j].Text); all[j].Known && (strings.HasSuffix(y, " "+word) || strings.HasPrefix(y, word+" of ")) {
				if full >= 0 && all[full].Place.ID != all[j].Place.ID {
					full = -1
					break
				}
				full = j
			}
		}
		if full >= 0 {
			x.Place, x.Known, x.Precision, x.Confidence, x.Why = all[full].Place, true, all[full].Precision, all[full].Confidence, "short for "+all[full].Text
			continue
		}
		x.Place, x.Known, x.Precision, x.Confidence, x.Why = place.Place{}, false, "", 0, "what kind of place it is, not its name"
	}
}

// host is where an unknown site lies: in what the words put it in, else in the
// town named last before it, else in the first one after it, of the same or a
// neighbouring sentence.
func host(all []Located, i int) *place.Resolved {
	m := all[i]
	if in := m.In; in > 0 && all[in-1].Known {
		return &all[in-1].Resolved
	}
	best, distance := -1, 4
	for j, o := range all {
		d := m.Sent - o.Sent
		if d < 0 {
			d = 1 - d
		}
		if o.Known && o.Place.Kind >= place.Admin2 && o.Use <= place.Modifier && (d < distance || d == distance && j < i) {
			best, distance = j, d
		}
	}
	if best < 0 {
		return nil
	}
	return &all[best].Resolved
}

// Find returns the toponyms of a document, in text order. Where one stands in
// the name of something else it is marked as embedded; a word for the people or things of a
// place is one too, with its use.
func Find(doc *nlp.Doc, g *place.Gazetteer) []Mention {
	f := &finder{doc: doc, g: g, taken: make([]bool, len(doc.Tokens)), told: map[string]bool{}, priors: map[string]float64{}, cased: cased(doc)}
	f.tell()
	for _, n := range f.joinNames() {
		f.name(n)
	}
	f.missed()
	f.hyphened()
	slices.SortStableFunc(f.found, func(a, b Mention) int {
		if a.From != b.From {
			return a.From - b.From
		}
		return b.To - a.To
	})
	for i := range f.found {
		f.describe(i)
	}
	f.link()
	return f.found
}

// joinNames returns the document's names, those of places that only hyphens
// part as one ("Nahr-e Saraj" may come as three), and a side with its place.
func (f *finder) joinNames() []nlp.Name {
	var out []nlp.Name
	for _, n := range f.doc.Names {
		if k := len(out) - 1; k >= 0 && n.Label == "Location" && out[k].Label == "Location" && n.Start > 0 {
			between := strings.Trim(f.doc.Text[f.doc.Tokens[out[k].End-1].End:f.doc.Tokens[n.Start].Start], "-")
			if between == "" && f.doc.Tokens[out[k].End-1].Sent == f.doc.Tokens[n.Start].Sent || between == " " && (f.hyphenated(n.Start-1) || out[k].End-out[k].Start == 1 && place.Direction(f.doc.Tokens[out[k].Start].Form)) {
				out[k].End = n.End
				continue
			}
			if between == " and " && f.twin(out[k].Start, n.End) {
				out[k].End = n.End
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

// twin reports whether tokens [from, to) are the one name of a country or province that has an
// "and" in it: "Trinidad and Tobago".
func (f *finder) twin(from, to int) bool {
	found := f.g.Exact(f.doc.Words(from, to))
	return len(found) > 0 && found[0].Kind <= place.Admin1
}

// hyphenated reports whether a token hangs on a hyphen: the "e" of "Nahr-e Saraj".
func (f *finder) hyphenated(t int) bool {
	s := f.doc.Tokens[t].Start
	return s > 0 && f.doc.Text[s-1] == '-' && f.doc.Tokens[t].End-s <= 3
}

type finder struct {
	doc   *nlp.Doc
	g     *place.Gazetteer
	found []Mention
	taken []bool          // tokens of names and of toponyms
	told  map[string]bool // folded names that the report uses for a place somewhere
	cased bool            // the text tells names by capitals

	priors map[string]float64 // what prior has found
}

// cased reports whether a text has both capitals and small letters as usual.
func cased(doc *nlp.Doc) bool {
	upper, lower := 0, 0
	for i := 0; i < len(doc.Text); i++ {
		switch c := doc.Text[i]; {
		case c >= 'A' && c <= 'Z':
			upper++
		case c >= 'a' && c <= 'z':
			lower++
		}
	}
	return upper*100 > lower && lower > upper
}

// add takes tokens [from, to) in as a toponym.
func (f *finder) add(from, to int, use place.Use) {
	text := f.doc.Words(from, to)
	f.found = append(f.found, Mention{From: from, To: to, Toponym: place.Toponym{
		Start: f.doc.Tokens[from].Start, End: f.doc.Tokens[to-1].End, Text: text, Use: use, Sent: f.doc.Tokens[from].Sent}})
	f.take(from, to)
}

func (f *finder) take(from, to int) {
	for t := from; t < to; t++ {
		f.taken[t] = true
	}
}

// best is the prior of the likeliest place that tokens [from, to) may name,
// and 0 where there is none.
func (f *finder) best(from, to int) float64 {
	return f.prior(f.doc.Words(from, to))
}

func (f *finder) prior(text string) float64 {
	p, asked := f.priors[text]
	if asked {
		return p
	}
	if _, ok := f.g.Demonym(text); ok {
		p = 9
	} else if c := f.g.Exact(text); len(c) > 0 {
		p = c[0].Prior
	}
	f.priors[text] = p
	return p
}

// tell notes the names that are places beyond doubt: named so after "in", "at",
// "near" and the like.
func (f *finder) tell() {
	for _, n := range f.doc.Names {
		if n.Label != "Location" || n.Start == 0 || f.best(n.Start, n.End) == 0 {
			continue
		}
		if f.locative(n.Start) {
			f.told[place.Fold(f.doc.Words(n.Start, n.End))] = true
		}
	}
}

// locative reports whether the word before a token tells where.
func (f *finder) locative(t int) bool {
	for t--; t >= 0 && f.is(t, "the", "downtown", "central"); t-- {
	}
	return t >= 0 && f.is(t, "in", "at", "near", "from", "outside", "around", "across", "throughout", "inside", "toward", "towards")
}

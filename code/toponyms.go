package code

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/place/toponym"
)

// toponyms finds and resolves the place names of a report. A site that the
// gazetteer does not know stands for the place that it lies in, no finer.
func (c *Coder) toponyms(r *sitrep.Report, doc *nlp.Doc, who *cast.Cast) []place.Resolved {
	about := toponym.About{Publisher: c.seat(r)}
	for _, a := range who.Actors {
		if len(a.Country) == 3 && a.Country != "---" {
			about.Countries = append(about.Countries, a.Country)
		}
	}
	found := toponym.Locate(doc, c.places, about)
	out := make([]place.Resolved, len(found))
	for i, l := range found {
		out[i] = l.Resolved
	}
	return append(append(out, c.capitals(doc, who.Home())...), c.facilities(doc)...)
}

// capitals finds the cities told as "the Tarvian capital", and as "in the capital" that of the
// country home that the report is about.
func (c *Coder) capitals(doc *nlp.Doc, home string) []place.Resolved {
	var out []place.Resolved
	for t := 1; t < len(doc.Tokens); t++ {
		if doc.Tokens[t].Lemma != "capital" || doc.Tokens[t].UPOS != "NOUN" {
			continue
		}
		iso, ok := c.actors.Demonym(doc.Tokens[t-1].Form)
		from := t - 1
		if f := doc.Tokens[t-1].Form; t > 1 && (f == "'s" || f == "’s" || f == "'" || f == "’") { // "Tarvia's capital"
			if e, is := c.actors.StateByName(doc.Tokens[t-2].Form); is {
				iso, ok, from = e.Country, true, t-2
			}
		}
		if !ok && home != "" && doc.Tokens[t].XPOS == "NN" && doc.Tokens[t-1].Form == "the" && local(doc, t) && !named(doc, t) {
			iso, ok = home, true
		}
		if !ok || t+1 < len(doc.Tokens) && doc.Tokens[t+1].UPOS == "PROPN" { // "the Tarvian capital Alda" names it
			continue
		}
		city := c.actors.Capital(iso)
		if city == "" {
			continue
		}
		at := place.Toponym{Text: city, Sent: doc.Tokens[t].Sent}
		r := c.places.Resolve(place.Context{Countries: []string{iso}, Toponyms: []place.Toponym{at}})
		if len(r) != 1 || !r[0].Known || r[0].Place.Country != iso {
			continue
		}
		r[0].Start, r[0].End = doc.Tokens[from].Start, doc.Tokens[t].End
		r[0].Text = doc.Text[r[0].Start:r[0].End]
		out = append(out, r[0])
	}
	return out
}

// named reports whether the words behind "the capital" at token t say which it is: "the capital,
// Alda", "the capital of the north".
func named(doc *nlp.Doc, t int) bool {
	if t+1 < len(doc.Tokens) && doc.Tokens[t+1].Form == "of" {
		return true
	}
	return t+2 < len(doc.Tokens) && doc.Tokens[t+1].Form == "," && doc.Tokens[t+2].UPOS == "PROPN"
}

// facilities finds the land of a site told by an adjective: "in a Tarvian jail".
func (c *Coder) facilities(doc *nlp.Doc) []place.Resolved {
	var out []place.Resolved
	for t := 2; t < len(doc.Tokens); t++ {
		if !facility[doc.Tokens[t].Lemma] || doc.Tokens[t].UPOS != "NOUN" {
			continue
		}
		for a := t - 1; a > 0 && a > t-4 && doc.Tokens[a].Sent == doc.Tokens[t].Sent; a-- {
			at, ok := c.places.Demonym(doc.Tokens[a].Form)
			if doc.Tokens[a].UPOS != "ADJ" || !ok {
				continue
			}
			if !local(doc, a) {
				break
			}
			r := place.Resolved{Place: at, Known: true, Precision: place.AtCountry, Confidence: 0.9, Why: "the land of the site"}
			r.Start, r.End, r.Sent = doc.Tokens[a].Start, doc.Tokens[t].End, doc.Tokens[t].Sent
			r.Text = doc.Text[r.Start:r.End]
			out = append(out, r)
			break
		}
	}
	return out
}

// local reports whether the words before token a put something somewhere: "in", "at
// an".
func local(doc *nlp.Doc, a int) bool {
	p := doc.Tokens[a-1].Form
	if (p == "a" || p == "an" || p == "the") && a > 1 {
		p = doc.Tokens[a-2].Form
	}
	switch strings.ToLower(p) {
	case "in", "at", "inside", "near", "outside", "into", "off", "over", "along", "across", "on", "through":
		return true
	}
	return false
}

// facility are nouns for sites and lands that an adjective places in a country.
var facility = map[string]bool{"jail": true, "prison": true, "detention": true, "centre": true, "center": true, "hospital": true, "court": true,
	"port": true, "airport": true, "base": true, "territory": true, "soil": true, "airspace": true, "waters": true, "water": true,
	"city": true, "town": true, "village": true, "camp": true, "custody": true, "coast": true, "border": true, "frontier": true, "province": true, "region": true, "desert": true, "skies": true,
	"sky": true, "highway": true, "road": true, "street": true, "school": true, "university": true, "parliament": true, "church": true, "mosque": true, "hotel": true}

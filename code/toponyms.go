package code

import (
	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/place/toponym"
)

// toponyms finds and resolves the place names of a report. A site that the
// gazetteer does not know stands for the place that it lies in, no finer.
func (c *Coder) toponyms(r *sitrep.Report, doc *nlp.Doc, who *cast.Cast) []place.Resolved {
	about := toponym.About{}
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
	return append(out, c.capitals(doc)...)
}

// capitals finds the cities told as "the Tarvian capital".
func (c *Coder) capitals(doc *nlp.Doc) []place.Resolved {
	var out []place.Resolved
	for t := 1; t < len(doc.Tokens); t++ {
		if doc.Tokens[t].Lemma != "capital" || doc.Tokens[t].UPOS != "NOUN" {
			continue
		}
		iso, ok := c.actors.Demonym(doc.Tokens[t-1].Form)
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
		r[0].Start, r[0].End = doc.Tokens[t-1].Start, doc.Tokens[t].End
		r[0].Text = doc.Text[r[0].Start:r[0].End]
		out = append(out, r[0])
	}
	return out
}

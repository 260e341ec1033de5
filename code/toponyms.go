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
	return out
}

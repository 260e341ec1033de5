package code

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/place"
)

// toponyms resolves the place names of a report.
func (c *Coder) toponyms(r *sitrep.Report, doc *nlp.Doc, who *cast.Cast) []place.Resolved {
	ctx := place.Context{}
	for _, a := range who.Actors {
		if len(a.Country) == 3 && a.Country != "---" {
			ctx.Countries = append(ctx.Countries, a.Country)
		}
	}
	for _, n := range doc.Names {
		if n.Label != "Location" && n.Label != "Facility" {
			continue
		}
		t := place.Toponym{Start: doc.Tokens[n.Start].Start, End: doc.Tokens[n.End-1].End, Sent: doc.Tokens[n.Start].Sent}
		t.Text = strings.TrimPrefix(doc.Text[t.Start:t.End], "the ")
		ctx.Toponyms = append(ctx.Toponyms, t)
	}
	return c.places.Resolve(ctx)
}

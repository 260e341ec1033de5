package code

import (
	"math"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/trust"
	"github.com/sitrep-news/sitrep/nlp"
)

// weigh gives every mention its confidence and contexts and leaves out those that are most
// likely wrong, with the links to them; none of a document that came without the engine's
// vectors, by which that is told.
func (c *Coder) weigh(r *sitrep.Report, doc *nlp.Doc) []sitrep.Mention {
	look := trust.NewGlance(r, doc)
	gone := map[string]bool{}
	out := make([]sitrep.Mention, 0, len(r.Mentions))
	for i := range r.Mentions {
		m := &r.Mentions[i]
		event, p := c.trust.Of(look.At(m))
		if !c.doubtful && doc.Vectors != nil && (event < trust.LeastEvent || p < trust.LeastRight) {
			gone[m.ID] = true
			continue
		}
		m.Confidence = math.Round(1000*p) / 1000
		m.Context = c.contexts.of(m)
		out = append(out, *m)
	}
	for i := range out {
		out[i].InResponseTo = without(out[i].InResponseTo, gone)
		out[i].PartOf = without(out[i].PartOf, gone)
		out[i].SameAs = without(out[i].SameAs, gone)
	}
	return out
}

func without(ids []string, gone map[string]bool) []string {
	return slices.DeleteFunc(ids, func(id string) bool { return gone[id] })
}

package code

import (
	"math"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/trust"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/timex"
)

// weigh gives every mention its confidence and contexts and leaves out those that are most
// likely wrong, with the links to them; none of a document that came without the engine's
// vectors, by which that is told.
func (c *Coder) weigh(r *sitrep.Report, doc *nlp.Doc) []sitrep.Mention {
	look := trust.NewGlance(r, doc)
	gone := map[string]bool{}
	leant := bearing(r.Mentions)
	out := make([]sitrep.Mention, 0, len(r.Mentions))
	for i := range r.Mentions {
		m := &r.Mentions[i]
		event, p := c.trust.Of(look.At(m))
		bare := p < trust.LeastRight && !(event >= sureTold && leant[m.ID])
		if !c.doubtful && doc.Vectors != nil && (event < trust.LeastEvent || bare) && !of(out, m) {
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

// sureTold is the probability of an act from which one that little is told of stays
// where others lean on it: "the attack was in response to the raid".
const sureTold = 0.7

// of reports whether a mention that tells of deaths, for which any cause would do, stands
// right behind an attack that is told for sure: "Six of the victims died in Alda."
func of(told []sitrep.Mention, m *sitrep.Mention) bool {
	if !strings.Contains(m.Rule, " death ") || len(m.Casualties) == 0 || len(told) == 0 {
		return false
	}
	last := &told[len(told)-1]
	return last.Type == "ASSAULT" && last.Status == sitrep.Actual && m.Sentence.Start-last.Sentence.End < nearBehind
}

// nearBehind is within how many bytes behind an attack its deaths are told.
const nearBehind = 200

// bearing are the ids of the mentions that others lean on: attacks that answer others or
// are answered, and those that tell losses, how many there were, or the hour.
func bearing(ms []sitrep.Mention) map[string]bool {
	attack, out := map[string]bool{}, map[string]bool{}
	for i := range ms {
		attack[ms[i].ID] = ms[i].Type == "ASSAULT"
		out[ms[i].ID] = len(ms[i].Casualties) > 0 || ms[i].Count != nil || ms[i].Time != nil && ms[i].Time.Precision == string(timex.Hour)
	}
	for i := range ms {
		for _, id := range ms[i].InResponseTo {
			if attack[ms[i].ID] && attack[id] {
				out[ms[i].ID], out[id] = true, true
			}
		}
	}
	return out
}

func without(ids []string, gone map[string]bool) []string {
	return slices.DeleteFunc(ids, func(id string) bool { return gone[id] })
}

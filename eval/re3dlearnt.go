package eval

import (
	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/re3d"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/internal/learn"
	"github.com/sitrep-news/sitrep/nlp"
)

// Re3dDocument is an annotated and coded text with all that the record tells or
// implies of pairs, as the learnt model of re3d's relations sees it.
func Re3dDocument(doc *nlp.Doc, r *sitrep.Report) *re3d.Document {
	x := re3d.NewDocument(doc, r)
	for _, rel := range r.Relations {
		kind := rel.Type
		if rel.FromKnowledge {
			kind = "known " + kind
			for _, a := range r.Actors {
				if a.ID == rel.From {
					for _, b := range r.Actors {
						if b.ID == rel.To {
							for _, s := range a.Mentions {
								for _, t := range b.Mentions {
									x.Tell(kind, s, t)
								}
							}
						}
					}
				}
			}
			continue
		}
		x.Tell(kind, nearest(r, rel.From, rel), nearest(r, rel.To, rel))
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		eventRelations(m, x.Tell)
		for _, a := range m.Actors {
			for _, b := range args(m.Recipients, m.Objects) {
				x.Tell(m.Type, a.Span(), b.Span())
			}
		}
	}
	return x
}

// re3dEntities are the expressions that the learnt model takes for entities.
func re3dEntities(x *re3d.Document, at positions) []score.RelEntity {
	out := []score.RelEntity{}
	for _, e := range x.Entities() {
		b := x.Bytes(e.End)
		s := at.span(b.Start, b.End)
		out = append(out, score.RelEntity{Start: s[0], End: s[1], Type: re3d.EntityTypes[e.Type]})
	}
	return out
}

func re3dRelations(x *re3d.Document, m *learn.Model, at positions) []score.Relation {
	out := []score.Relation{}
	for _, t := range re3d.Decide(re3d.Weigh(x, m), re3d.Threshold) {
		a, b := x.Bytes(t.A), x.Bytes(t.B)
		out = append(out, score.Relation{Type: re3d.Types[t.Type], From: at.span(a.Start, a.End), To: at.span(b.Start, b.End)})
	}
	return out
}

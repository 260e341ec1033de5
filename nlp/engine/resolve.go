package engine

import (
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/coref"
	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// resolve sets the chains of a document whose trees, names and vectors stand.
func (e *Engine) resolve(d *nlp.Doc, s *scratch) {
	cands := coref.Candidates(d)
	if len(cands) == 0 {
		return
	}
	x := kernel.NewMatrix(len(cands), d.Dim)
	for i := range cands {
		copy(x.Row(i), d.Vector(cands[i].Head))
	}
	d.Chains = e.coref.Chains(d, cands, e.model.Coref(x, s.model))
}

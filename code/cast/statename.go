package cast

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/nlp"
)

// stateNames makes names of the letters of states that the engine took for no name: "the U.S.
// reaffirms".
func stateNames(d *nlp.Doc, base *actor.Base) {
	named := make([]bool, len(d.Tokens))
	for _, n := range d.Names {
		for t := max(n.Start, 0); t < min(n.End, len(named)); t++ {
			named[t] = true
		}
	}
	if d.Text == strings.ToUpper(d.Text) {
		return
	}
	was := len(d.Names)
	for t, tok := range d.Tokens {
		if named[t] || tok.UPOS != "PROPN" || len(tok.Form) < 2 || tok.Form != strings.ToUpper(tok.Form) || d.Rel(t) == "flat" {
			continue
		}
		if _, ok := base.StateByName(tok.Form); ok {
			d.Names = append(d.Names, nlp.Name{Start: t, End: t + 1, Label: "Location", Score: 0.5})
		}
	}
	if len(d.Names) > was {
		slices.SortStableFunc(d.Names, func(a, b nlp.Name) int { return a.Start - b.Start })
	}
}

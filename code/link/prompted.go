package link

import sitrep "github.com/sitrep-news/sitrep"

// takenUp are nouns by which a report takes up what it told before, with its type.
var takenUp = map[string]string{"protest": "PROTEST", "demonstration": "PROTEST", "unrest": "PROTEST", "rally": "PROTEST", "march": "PROTEST", "riot": "PROTEST",
	"uprising": "PROTEST", "protester": "PROTEST", "demonstrator": "PROTEST", "attack": "ASSAULT", "raid": "ASSAULT", "strike": "ASSAULT", "bombing": "ASSAULT",
	"killing": "ASSAULT", "shooting": "ASSAULT", "assault": "ASSAULT", "massacre": "ASSAULT", "sanction": "COERCE", "arrest": "COERCE"}

// takes is the happening told before that the phrase behind "to" of the answering word w
// only takes up, no telling standing there: "responded to the demonstrations with a
// crackdown"; -1 where there is none.
func (r *Report) takes(i, w int) int {
	for _, k := range r.Tree.Kids(w) {
		if rel := r.Tree.Rel(k); rel != "nmod" && rel != "obl" || r.Tree.Case(k) != "to" {
			continue
		}
		typ := takenUp[r.Tree.Lemma(r.Tree.Counted(k))]
		for j := len(r.Tellings) - 1; typ != "" && j >= 0; j-- {
			y := r.Tellings[j]
			if y.Head < w && y.Type == typ && r.Tree.Doc.Tokens[w].Sent-y.Sent <= 2*reach && real(y.Status) && y.Status != sitrep.Denied && r.Root(j) != r.Root(i) {
				return j
			}
		}
	}
	return -1
}

package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// otherBody reports whether the description x is of an organ of a state that the body named y
// cannot be, of which nothing is known but its name: "the army" is no United Front.
func (x *facts) otherBody(y *facts) bool {
	words, ok := ofOrgan[x.organ]
	if !ok || x.proper != "" || y.proper == "" || y.known != "" || y.kind != sitrep.KindOrganization {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(y.proper)) {
		if words[w] || words[strings.TrimSuffix(w, "s")] {
			return false
		}
	}
	return true
}

// ofOrgan are, for each organ, words one of which its name holds.
var ofOrgan = map[string]map[string]bool{
	"army":       lists.Set("armada armed army brigade corps defence defense division force guard military regiment troops tatmadaw"),
	"military":   lists.Set("armada armed army brigade corps defence defense force guard military navy troops tatmadaw"),
	"police":     lists.Set("carabinieri constabulary force garda gendarmerie guard guardia militia police policia"),
	"court":      lists.Set("assizes bench chamber court tribunal"),
	"cabinet":    lists.Set("cabinet government"),
	"junta":      lists.Set("administration army command committee council force government junta movement"),
	"parliament": lists.Set("assembly chamber congress council duma house knesset legislature parliament rada senate seimas"),
}

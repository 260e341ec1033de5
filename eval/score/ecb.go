package score

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// Cluster is an ECB+ record: Topic and Mentions in the gold; in a prediction Cluster,
// and for each of the gold's mentions the cluster of those that tell of the same doing.
type Cluster struct {
	Topic    string          `json:"topic"`
	Cluster  json.RawMessage `json:"cluster"`
	Mentions []struct {
		Type     string  `json:"type"`
		Sentence int     `json:"sentence"`
		Chain    *string `json:"chain"`
	} `json:"mentions"`
	Scored []int    `json:"scored_sentences"`
	Acts   []string `json:"acts"`
}

// Clusters is B-cubed over documents: which reports are of the same happening
// (Bagga and Baldwin 1998); and where both have them, coreference of the given
// mentions of acts, in the sentences that were checked (Cybulska and Vossen 2014).
func Clusters(gold, pred []Cluster) Figures {
	g, p := make([]string, len(gold)), make([]string, len(gold))
	for i := range gold {
		g[i], p[i] = gold[i].Topic, pred[i].name(i)
	}
	precision, recall := bcubed(p, g), bcubed(g, p)
	out := Figures{{"b3_precision", precision}, {"b3_recall", recall}, {"b3_f1", harmonic(precision, recall)},
		{"clusters", distinct(p)}, {"gold_clusters", distinct(g)}}
	ga, pa := acts(gold, pred)
	if len(ga) == 0 {
		return out
	}
	return append(out, Coreference(ga, pa)...)
}

// ActMention reports whether a mention's type is one of acts, negated ones included.
func ActMention(kind string) bool {
	return strings.HasPrefix(kind, "ACTION_") || strings.HasPrefix(kind, "NEG_ACTION_")
}

// acts names the gold and the predicted cluster of every mention that is scored. A
// mention without a chain stands alone.
func acts(gold, pred []Cluster) (g, p []string) {
	for i := range gold {
		if len(pred[i].Acts) != len(gold[i].Mentions) {
			continue
		}
		for k, m := range gold[i].Mentions {
			if !ActMention(m.Type) || !slices.Contains(gold[i].Scored, m.Sentence) {
				continue
			}
			alone := "_" + strconv.Itoa(i) + "_" + strconv.Itoa(k)
			name := alone
			if m.Chain != nil {
				name = *m.Chain
			}
			g = append(g, name)
			if name = pred[i].Acts[k]; name == "" {
				name = alone
			}
			p = append(p, name)
		}
	}
	return g, p
}

// name is the cluster's name; a document without one stands alone.
func (c Cluster) name(i int) string {
	var s string
	switch {
	case len(c.Cluster) == 0 || string(c.Cluster) == "null":
		return "_" + strconv.Itoa(i)
	case json.Unmarshal(c.Cluster, &s) == nil:
		return s
	}
	return string(c.Cluster)
}

// bcubed is the mean over documents of the share of a's cluster that b also
// keeps together with the document.
func bcubed(a, b []string) float64 {
	size, both := map[string]int{}, map[[2]string]int{}
	for i := range a {
		size[a[i]]++
		both[[2]string{a[i], b[i]}]++
	}
	sum := 0.0
	for i := range a {
		sum += ratio(both[[2]string{a[i], b[i]}], size[a[i]])
	}
	if len(a) == 0 {
		return 0
	}
	return sum / float64(len(a))
}

func distinct(xs []string) int {
	set := map[string]bool{}
	for _, x := range xs {
		set[x] = true
	}
	return len(set)
}

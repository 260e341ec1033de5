package score

import (
	"encoding/json"
	"strconv"
)

// Cluster is an ECB+ record: Topic in the gold, Cluster in a prediction.
type Cluster struct {
	Topic   string          `json:"topic"`
	Cluster json.RawMessage `json:"cluster"`
}

// Clusters is B-cubed over documents: which reports are of the same happening
// (Bagga and Baldwin 1998).
func Clusters(gold, pred []Cluster) Figures {
	g, p := make([]string, len(gold)), make([]string, len(gold))
	for i := range gold {
		g[i], p[i] = gold[i].Topic, pred[i].name(i)
	}
	precision, recall := bcubed(p, g), bcubed(g, p)
	return Figures{{"b3_precision", precision}, {"b3_recall", recall}, {"b3_f1", harmonic(precision, recall)},
		{"clusters", distinct(p)}, {"gold_clusters", distinct(g)}}
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

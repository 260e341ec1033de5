package score

import (
	"encoding/json"
	"slices"
	"strconv"
)

// Root is a PLV record: the PLOVER type of one sentence's marked parties.
type Root struct {
	Root string `json:"root"`
	Quad string `json:"quad"`
}

// fold gives the later codebook's name for a PLOVER type of 2016.
func fold(t string) string {
	switch t {
	case "DEMAND":
		return "REQUEST"
	case "DISAPPROVE", "INVESTIGATE":
		return "ACCUSE"
	case "FIGHT":
		return "ASSAULT"
	}
	return t
}

// fold15 gives PLV's root: CONCEDE and RETREAT are one, YIELD.
func fold15(t string) string {
	if t = fold(t); t == "CONCEDE" || t == "RETREAT" {
		return "YIELD"
	}
	return t
}

// quad gives the quad class of a root, "" for none.
func quad(root string) string {
	switch root {
	case "AGREE", "CONSULT", "SUPPORT":
		return "1"
	case "COOPERATE", "AID", "YIELD":
		return "2"
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return "3"
	case "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT":
		return "4"
	}
	return ""
}

// PLV scores the roots of Hu et al. (ACL 2024): macro-F1 over the gold roots.
func PLV(gold, pred []Root) Figures {
	n := len(gold)
	g, p, gq, pq := make([]string, n), make([]string, n), make([]string, n), make([]string, n)
	right := 0
	for i := range gold {
		g[i], p[i] = fold15(gold[i].Root), fold15(pred[i].Root)
		gq[i], pq[i] = gold[i].Quad, quad(p[i])
		if g[i] == p[i] {
			right++
		}
	}
	return Figures{{"root_macro_f1", macro(g, p)}, {"root_accuracy", ratio(right, n)}, {"quad_macro_f1", macro(gq, pq)}, {"records", n}}
}

// macro is the mean F1 over the labels of the gold.
func macro(gold, pred []string) float64 {
	labels := slices.Compact(slices.Sorted(slices.Values(gold)))
	sum := 0.0
	for _, l := range labels {
		var t tally
		for i := range gold {
			g, p := gold[i] == l, pred[i] == l
			t.add(btoi(g && p), btoi(p), btoi(g))
		}
		sum += t.f1()
	}
	if len(labels) == 0 {
		return 0
	}
	return sum / float64(len(labels))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// GSR is a PLOVER gold-standard record; a gold one has Event, Source and
// Target, a prediction has Events.
type GSR struct {
	Event  string     `json:"event"`
	Source Codes      `json:"source"`
	Target Codes      `json:"target"`
	Events []GSREvent `json:"events"`
}

// GSREvent is one event that a prediction makes of the sentence.
type GSREvent struct {
	Event  string `json:"event"`
	Source Codes  `json:"source"`
	Target Codes  `json:"target"`
}

// Codes are the actors of one side.
type Codes []Code

// Code is an actor's code: "USAGOV".
type Code struct {
	Code string `json:"code"`
}

// UnmarshalJSON reads a list of {"code"}; the gold also has bare strings in
// the place of a list or of its members, which code nobody.
func (c *Codes) UnmarshalJSON(b []byte) error {
	*c = nil
	var list []json.RawMessage
	if json.Unmarshal(b, &list) != nil {
		return nil
	}
	for _, raw := range list {
		var code Code
		if json.Unmarshal(raw, &code) == nil {
			*c = append(*c, code)
		}
	}
	return nil
}

// PLOVERGold scores types and actor codes of sentences with one gold event.
func PLOVERGold(gold, pred []GSR) Figures {
	var types, actors, full tally
	for i, g := range gold {
		n := len(pred[i].Events)
		anyType, anyActors, both := false, false, false
		for _, e := range pred[i].Events {
			t := fold(e.Event) == fold(g.Event)
			a := meets(g.Source, e.Source) && meets(g.Target, e.Target)
			anyType, anyActors, both = anyType || t, anyActors || a, both || t && a
		}
		types.add(btoi(anyType), n, 1)
		actors.add(btoi(anyActors), n, 1)
		full.add(btoi(both), n, 1)
	}
	per := float64(types.pred) / float64(max(1, types.gold))
	per, _ = strconv.ParseFloat(strconv.FormatFloat(per, 'f', 2, 64), 64)
	return Figures{
		{"type_recall", ratio(types.right, types.gold)}, {"type_f1", types.f1()},
		{"actors_recall", ratio(actors.right, actors.gold)}, {"actors_f1", actors.f1()},
		{"full_recall", ratio(full.right, full.gold)}, {"full_f1", full.f1()},
		{"events_per_sentence", per},
	}
}

// meets tells whether a code of the gold is among the predicted ones, or the
// gold has none.
func meets(gold, pred Codes) bool {
	none := true
	for _, g := range gold {
		if g.Code == "" {
			continue
		}
		if slices.Contains(pred, g) {
			return true
		}
		none = false
	}
	return none
}

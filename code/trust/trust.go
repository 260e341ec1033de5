// Package trust tells how likely a mention is right in type, parties, status and
// place: a logistic model over what the record itself shows of it, fitted to
// mentions that people have judged (eval/reading.txt, eval/teach/trust).
package trust

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/check"
)

// Least is the confidence below which a mention is not worth a place in the record.
// It is low: what the model doubts is often right, and a reader sees the doubt.
const Least = 0.12

// Model holds a weight for every feature. It is read-only after Load.
type Model struct{ weights map[string]float64 }

// Load reads trust.txt: a feature, " | " and its weight.
func Load(fsys fs.FS) (*Model, error) {
	lines, err := check.Lines(fsys, "trust.txt")
	if err != nil {
		return nil, fmt.Errorf("load the weights of confidence: %w", err)
	}
	m := &Model{map[string]float64{}}
	for _, l := range lines {
		f, w, _ := strings.Cut(l.Text, " | ")
		v, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return nil, fmt.Errorf("load the weights of confidence: %s", l.Errorf("weight %q: %v", w, err))
		}
		m.weights[f] = v
	}
	return m, nil
}

// Of is the probability that a mention is right, given its features.
func (m *Model) Of(features []string) float64 {
	z := 0.0
	for _, f := range features {
		z += m.weights[f]
	}
	return 1 / (1 + math.Exp(-z))
}

// String writes the model as Load reads it.
func (m *Model) String() string {
	keys := make([]string, 0, len(m.weights))
	for k := range m.weights {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var b strings.Builder
	for _, k := range keys {
		if math.Abs(m.weights[k]) >= 0.005 {
			fmt.Fprintf(&b, "%s | %.2f\n", k, m.weights[k])
		}
	}
	return b.String()
}

// Case is one judged mention.
type Case struct {
	Features []string
	Right    bool
}

// Learn fits a model to cases by gradient descent with weight decay; the same
// cases make the same model.
func Learn(cases []Case) *Model {
	const (
		rounds = 400
		decay  = 0.02
	)
	m := &Model{map[string]float64{}}
	for n := range rounds {
		rate := 2.0 / (1 + float64(n)/100)
		g := map[string]float64{}
		for _, c := range cases {
			d := m.Of(c.Features)
			if c.Right {
				d--
			}
			for _, f := range c.Features {
				g[f] += d / float64(len(cases))
			}
		}
		for f, d := range g {
			w := m.weights[f]
			if f != "bias" {
				d += decay * w
			}
			m.weights[f] = w - rate*d
		}
	}
	return m
}

// Features describe a mention of a report by what the record shows of it. heat is
// Heat of the report's text.
func Features(m *sitrep.Mention, heat string) []string {
	out := []string{"bias", "heat:" + heat, "type:" + m.Type, "status:" + string(m.Status)}
	add := func(yes bool, f string) {
		if yes {
			out = append(out, f)
		}
	}
	add(strings.Contains(m.Rule, " noun"), "noun")
	add(strings.Contains(m.Rule, " noun") && !strings.Contains(m.Rule, "carriers"), "noun:alone")
	add(len(m.Actors) == 0, "actors:none")
	add(len(m.Recipients) == 0, "recipients:none")
	add(len(m.Actors)+len(m.Recipients) == 0, "parties:none")
	add(len(m.Objects) > 0, "objects")
	add(slices.ContainsFunc(m.Actors, Public), "actors:public")
	add(slices.ContainsFunc(m.Recipients, Public), "recipients:public")
	add(slices.ContainsFunc(m.Actors, func(a sitrep.Arg) bool { return a.Actor != "" }), "actors:told")
	add(slices.ContainsFunc(m.Actors, func(a sitrep.Arg) bool { return a.Kind == sitrep.KindThing || a.Kind == sitrep.KindPlace }), "actors:thing")
	add(len(m.Casualties) > 0, "toll")
	add(m.Place != nil, "place")
	add(m.Time != nil, "time")
	add(len(m.Instruments) > 0, "means")
	add(len(m.Also) > 0, "retold")
	return out
}

// public are the sectors of those whose dealings PLOVER codes.
var public = map[string]bool{"GOV": true, "MIL": true, "COP": true, "SPY": true, "LEG": true, "JUD": true, "PTY": true, "REB": true, "UAF": true,
	"PRM": true, "IGO": true, "NGO": true, "HRI": true, "OPP": true}

// Public reports whether a party is a state or of a public sector.
func Public(a sitrep.Arg) bool {
	return a.Kind == sitrep.KindState || a.Country == "IGO" || slices.ContainsFunc(a.Sectors, func(s string) bool { return public[s] })
}

// Heat is how much a text speaks of conflict, in five steps by the share of its
// words that do: "0" for none or next to none to "4".
func Heat(text string) string {
	words, hot := 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		words++
		for _, stem := range stems {
			if strings.HasPrefix(w, stem) {
				hot++
				break
			}
		}
	}
	share := 1000 * float64(hot) / float64(max(words, 1))
	switch {
	case share < 4:
		return "0"
	case share < 12:
		return "1"
	case share < 25:
		return "2"
	case share < 45:
		return "3"
	}
	return "4"
}

// stems begin the words of conflict.
var stems = []string{"kill", "attack", "army", "armed", "soldier", "protest", "arrest", "rebel", "militar", "militia", "militant", "war", "bomb", "missile",
	"troop", "sanction", "gunm", "shot", "shoot", "strike", "drone", "ceasefire", "truce", "hostage", "border", "violen", "conflict", "wound", "detain",
	"jail", "abduct", "kidnap", "terror", "insurgen", "weapon", "clash", "fight", "rocket", "explos", "victim", "prison", "coup", "diplomat", "regime",
	"dissident", "activist", "torture", "murder", "massacre", "airstrike", "navy", "defence", "defense", "invasion", "invad", "raid", "police"}

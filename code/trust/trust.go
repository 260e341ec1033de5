// Package trust tells how far a mention can be believed: whether its words tell an
// act of its type at all, and whether type, parties, status and place are all right.
// Both are logistic models over what the record, the sentence's tree and the engine's
// vectors show of it, fitted to mentions that careful readers have judged
// (eval/teach/trust).
package trust

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/internal/learn"
)

// What a mention must reach to have a place in the record.
const (
	LeastEvent = 0.5 // probability that its words tell an act of its type
	LeastRight = 0.2 // probability that all of it is right
)

// Files are those of the two models in data/events.
const (
	EventFile = "trust_event.txt"
	RightFile = "trust_right.txt"
)

// Model is both models. It is read-only after Load.
type Model struct{ Event, Right *learn.Model }

// Load reads the models' files as eval/teach/trust writes them.
func Load(fsys fs.FS) (*Model, error) {
	m := &Model{}
	for name, to := range map[string]**learn.Model{EventFile: &m.Event, RightFile: &m.Right} {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("load the weights of confidence: %w", err)
		}
		if *to, err = learn.Parse(string(text), 1); err != nil {
			return nil, fmt.Errorf("load the weights of confidence: %s: %w", name, err)
		}
	}
	return m, nil
}

// usual is the log odds of an act where there are no vectors to tell it by.
const usual = 2

// Of is the probability that the words looked at tell an act of the mention's type,
// and that everything about it is right.
func (m *Model) Of(l Look) (event, right float64) {
	if len(l.Dense) == 0 {
		return probability(usual), probability(m.Right.Scores(l.Weighed(usual))[0])
	}
	z := m.Event.Scores(l.Input())[0]
	return probability(z), probability(m.Right.Scores(l.Weighed(z))[0])
}

func probability(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Features describe a mention of a report by what the record shows of it. heat is
// Heat of the report's text.
func Features(m *sitrep.Mention, heat string) []string {
	out := []string{"heat:" + heat, "type:" + m.Type, "status:" + string(m.Status)}
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

// public are the sectors of those whose dealings PLOVER codes: states and their organs, parties,
// rebels, international and other bodies, and those who stand up to them. The models are learnt with
// this very set.
var public = lists.Set("GOV MIL COP SPY LEG JUD PTY REB UAF PRM IGO NGO HRI OPP")

// PublicSector reports whether a sector is one of those.
func PublicSector(s string) bool { return public[s] }

// Public reports whether a party is a state or of a public sector.
func Public(a sitrep.Arg) bool {
	return a.Kind == sitrep.KindState || a.Country == "IGO" || slices.ContainsFunc(a.Sectors, PublicSector)
}

// Heat is how much a text speaks of conflict, in five steps by the share of its
// words that do: "0" for none or next to none to "4".
func Heat(text string) string {
	words, hot := 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		words++
		if slices.ContainsFunc(stems[w[0]-'a'], func(stem string) bool { return strings.HasPrefix(w, stem) }) {
			hot++
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

// stems begin the words of conflict, by their first letter.
var stems = byLetter("kill", "attack", "army", "armed", "soldier", "protest", "arrest", "rebel", "militar", "militia", "militant", "war", "bomb", "missile",
	"troop", "sanction", "gunm", "shot", "shoot", "strike", "drone", "ceasefire", "truce", "hostage", "border", "violen", "conflict", "wound", "detain",
	"jail", "abduct", "kidnap", "terror", "insurgen", "weapon", "clash", "fight", "rocket", "explos", "victim", "prison", "coup", "diplomat", "regime",
	"dissident", "activist", "torture", "murder", "massacre", "airstrike", "navy", "defence", "defense", "invasion", "invad", "raid", "police")

func byLetter(words ...string) (out [26][]string) {
	for _, w := range words {
		out[w[0]-'a'] = append(out[w[0]-'a'], w)
	}
	return out
}

package atlas

import (
	"fmt"
	"strings"
)

// Whose view of borders a map shows. The outlines of what is not listed in
// disputed.txt (Crimea, Kashmir, the Golan) are Natural Earth's de facto lines.
const (
	ViewFacto = "facto" // who administers it
	ViewUN    = "un"    // the United Nations' list of members
)

// Dispute is an area that views draw differently.
type Dispute struct {
	Area      string
	Claimants []string
	As        map[string]string // by view: "own" or a country's alpha-3
	Note      string
}

func disputes() ([]Dispute, error) {
	b, err := files.ReadFile("disputed.txt")
	if err != nil {
		return nil, err
	}
	var out []Dispute
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 5 {
			return nil, fmt.Errorf("disputed.txt:%d: want five fields, got %d", n+1, len(f))
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		out = append(out, Dispute{Area: f[0], Claimants: strings.Fields(f[1]), As: map[string]string{ViewFacto: f[2], ViewUN: f[3]}, Note: f[4]})
	}
	return out, nil
}

package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval"
	"github.com/sitrep-news/sitrep/pipeline"
)

// faults are what of a mention is not as its reader has it: "event", "type", "status",
// "actors", "recipients", "place", "meant"; none where all is right.
func faults(r *sitrep.Report, m *sitrep.Mention, said *reading) []string {
	if said.typ == "NONE" {
		return []string{"event"}
	}
	var out []string
	if m.Type != said.typ {
		out = append(out, "type")
	}
	if !slices.Contains(strings.Split(said.status, "/"), string(m.Status)) {
		out = append(out, "status")
	}
	if !agree(r, m.Actors, nil, said.parts['A'], nil) {
		out = append(out, "actors")
	}
	if !agree(r, m.Recipients, m.Objects, said.parts['R'], said.parts['A']) {
		out = append(out, "recipients")
	}
	var places []sitrep.Arg
	for _, p := range m.Places {
		places = append(places, sitrep.Arg{Words: p.Words})
	}
	if !agree(r, places, nil, said.parts['P'], nil) {
		out = append(out, "place")
	}
	if mistaken(m, said) {
		out = append(out, "meant")
	}
	return out
}

// agree reports whether every marked part is there and nobody unmarked is; things may be
// there or not. also may be there too.
func agree(r *sitrep.Report, as, things []sitrep.Arg, marks, also []mark) bool {
	for _, m := range marks {
		if !m.maybe && !slices.ContainsFunc(as, m.is(r)) && !slices.ContainsFunc(things, m.is(r)) {
			return false
		}
	}
	for _, a := range as {
		told := func(m mark) bool { return m.is(r)(a) }
		if !slices.ContainsFunc(marks, told) {
			return false
		}
	}
	return true
}

// is reports whether a party is the marked one: in its words, or the same actor.
func (m mark) is(r *sitrep.Report) func(a sitrep.Arg) bool {
	return func(a sitrep.Arg) bool {
		if a.Start <= m.at && m.at < a.End {
			return true
		}
		for i := range r.Actors {
			if x := &r.Actors[i]; a.Actor != "" && x.ID == a.Actor {
				for _, w := range x.Mentions {
					if w.Start <= m.at && m.at < w.End {
						return true
					}
				}
			}
		}
		return false
	}
}

// mistaken reports whether a party or a place was taken for something else than it is.
func mistaken(m *sitrep.Mention, said *reading) bool {
	in := func(w sitrep.Words) bool {
		for at := range said.wrong {
			if w.Start <= at && at < w.End {
				return true
			}
		}
		return false
	}
	for _, a := range append(slices.Clone(m.Actors), m.Recipients...) {
		if in(a.Words) {
			return true
		}
	}
	for _, p := range m.Places {
		if in(p.Words) {
			return true
		}
	}
	return false
}

// judge prints how many mentions are right by the readings, and of each what is not.
func judge(sys *pipeline.System, gold string, said []reading, out io.Writer) error {
	want := map[string]bool{}
	for i := range said {
		want[said[i].key()] = true
	}
	reports, err := eval.JudgedReports(gold, want)
	if err != nil {
		return err
	}
	read := map[string]bool{}
	counts := map[string]int{}
	for i := range said {
		s := &said[i]
		r := reports[s.key()]
		if !read[s.key()] {
			read[s.key()] = true
			if _, _, err := sys.Analyse(context.Background(), r); err != nil {
				return err
			}
		}
		m := told(r, s.trigger)
		if m == nil {
			counts["gone"]++
			if s.typ != "NONE" {
				counts["gone, though told"]++
			}
			continue
		}
		counts["found"]++
		f := faults(r, m, s)
		if len(f) == 0 {
			counts["right"]++
		}
		for _, x := range f {
			counts["wrong "+x]++
		}
		if len(f) == 1 {
			counts["wrong alone "+f[0]]++
		}
		fmt.Fprintf(out, "%s %d %s %.3f %s\n", s.key(), s.trigger, m.Type, m.Confidence, strings.Join(f, ","))
	}
	var keys []string
	for k := range counts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		fmt.Fprintf(out, "# %s: %d, %.1f%% of those found\n", k, counts[k], 100*float64(counts[k])/float64(max(counts["found"], 1)))
	}
	return nil
}

// told is the mention whose words begin at a byte, or one that they tell again.
func told(r *sitrep.Report, at int) *sitrep.Mention {
	for i := range r.Mentions {
		if r.Mentions[i].Trigger.Start == at {
			return &r.Mentions[i]
		}
	}
	return nil
}

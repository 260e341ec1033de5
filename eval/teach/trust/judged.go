package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"strconv"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/trust"
	"github.com/sitrep-news/sitrep/eval"
	"github.com/sitrep-news/sitrep/pipeline"
)

// judgment is a reader's verdict on one mention.
type judgment struct {
	key     string // "set:report"
	trigger int    // byte of the report's text where the trigger begins
	typ     string // PLOVER type judged
	event   bool   // the words tell an act of that type
	right   bool   // type, parties, status and place are all right
	whole   bool   // right was judged, and of the coder as it is
}

// tuneOnly are sets whose texts nothing that ships may be trained on.
var tuneOnly = map[string]bool{"hrdsattack": true}

// readJudgments reads "set report trigger type yes|no yes|no|-", one a line: whether
// there is such an act, whether all is right. Those of sets that are only to be
// tuned on are passed over.
func readJudgments(path string) ([]judgment, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read judgments: %w", err)
	}
	var out []judgment
	n := 0
	for line := range strings.Lines(string(raw)) {
		n++
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) != 6 {
			return nil, fmt.Errorf("read judgments: %s:%d: %d columns, want six", path, n, len(f))
		}
		at, err := strconv.Atoi(f[2])
		if err != nil {
			return nil, fmt.Errorf("read judgments: %s:%d: trigger %q is no number", path, n, f[2])
		}
		if !tuneOnly[f[0]] {
			out = append(out, judgment{f[0] + ":" + f[1], at, f[3], f[4] == "yes", f[5] == "yes", f[5] != "-"})
		}
	}
	return out, nil
}

// seen is a judged mention as the models see it.
type seen struct {
	judgment
	trust.Look
	fold int
}

// folds is how many parts cross-validation has.
const folds = 8

// look reads the judged reports again and looks at each judged mention that is
// still found.
func look(sys *pipeline.System, gold string, judged []judgment) ([]seen, error) {
	want := map[string]bool{}
	for _, j := range judged {
		want[j.key] = true
	}
	reports, err := eval.JudgedReports(gold, want)
	if err != nil {
		return nil, err
	}
	glances := map[string]*trust.Glance{}
	var out []seen
	for _, j := range judged {
		r := reports[j.key]
		if glances[j.key] == nil {
			doc, _, err := sys.Analyse(context.Background(), r)
			if err != nil {
				return nil, err
			}
			glances[j.key] = trust.NewGlance(r, doc)
		}
		if m := at(r, j); m != nil {
			h := fnv.New32a()
			h.Write([]byte(j.key))
			out = append(out, seen{j, glances[j.key].At(m), int(h.Sum32() % folds)})
		}
	}
	return out, nil
}

// at is the judged mention in its report, or nil.
func at(r *sitrep.Report, j judgment) *sitrep.Mention {
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.Trigger.Start == j.trigger && m.Type == j.typ {
			return m
		}
	}
	return nil
}

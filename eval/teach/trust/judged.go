package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"strconv"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/trust"
	"github.com/sitrep-news/sitrep/eval"
	"github.com/sitrep-news/sitrep/eval/truth"
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
	fold  int
	fresh bool // drawn after all that the coder was mended by
}

// folds is how many parts cross-validation has.
const folds = 8

// read is a report as the coder that keeps what is doubtful reads it.
type read struct {
	report *sitrep.Report
	glance *trust.Glance
}

// readAll reads the reports that keys name.
func readAll(sys *pipeline.System, gold string, keys map[string]bool) (map[string]read, error) {
	reports, err := eval.JudgedReports(gold, keys)
	if err != nil {
		return nil, err
	}
	out := map[string]read{}
	for key, r := range reports {
		doc, _, err := sys.Analyse(context.Background(), r)
		if err != nil {
			return nil, err
		}
		out[key] = read{r, trust.NewGlance(r, doc)}
	}
	return out, nil
}

// look finds what was judged in the reports as they are read now: first what readers took
// apart, held against the mentions of today; then verdicts on mentions that nobody took
// apart, of which only those on the act itself still hold.
func look(sys *pipeline.System, gold string, judged []judgment, said, fresh []truth.Reading) ([]seen, error) {
	keys := map[string]bool{}
	mended := len(said)
	said = slices.Concat(said, fresh)
	for _, j := range judged {
		keys[j.key] = true
	}
	for i := range said {
		keys[said[i].Key()] = true
	}
	reports, err := readAll(sys, gold, keys)
	if err != nil {
		return nil, err
	}
	var out []seen
	done := map[string]bool{}
	for i := range said {
		s := &said[i]
		d := reports[s.Key()]
		m := truth.Told(d.report, s.Trigger)
		if m == nil || tuneOnly[s.Set] {
			continue
		}
		j := judgment{s.Key(), s.Trigger, m.Type, s.Type == m.Type, len(truth.Faults(d.report, m, s)) == 0, true}
		done[fmt.Sprint(j.key, j.trigger)] = true
		out = append(out, seen{j, d.glance.At(m), foldOf(j.key), i >= mended})
	}
	for _, j := range judged {
		d := reports[j.key]
		m := at(d.report, j)
		if m == nil || done[fmt.Sprint(j.key, j.trigger)] {
			continue
		}
		j.whole = false
		out = append(out, seen{j, d.glance.At(m), foldOf(j.key), false})
	}
	return out, nil
}

func foldOf(key string) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32() % folds)
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

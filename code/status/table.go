package status

import (
	"fmt"
	"io/fs"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/check"
)

// Unreal is the status of what is told of no world of ours: films, drills,
// similes. Such events are not coded.
const Unreal sitrep.Status = "unreal"

// Table is what words do to the events below them.
type Table struct {
	effects map[string][]effect // by part of speech and lemma: "v plan"
}

type effect struct {
	slots  []string // complements it acts through; nil: all
	status sitrep.Status
}

// Load reads status.txt.
func Load(fsys fs.FS) (*Table, error) {
	lines, err := check.Lines(fsys, "status.txt")
	if err != nil {
		return nil, fmt.Errorf("load status words: %w", err)
	}
	t := &Table{effects: map[string][]effect{}}
	seen := map[string]int{}
	for _, line := range lines {
		key, st, ok := strings.Cut(line.Text, " | ")
		f := strings.Fields(key)
		if !ok || len(f) < 2 || len(f) > 3 || !strings.Contains("vnamrj", f[0]) {
			return nil, fmt.Errorf("load status words: %s", line.Errorf("want 'v lemma slots | status', have %q", line.Text))
		}
		if n := seen[key]; n > 0 {
			return nil, fmt.Errorf("load status words: %s", line.Errorf("%q is already on line %d", key, n))
		}
		seen[key] = line.Number
		if !known(sitrep.Status(st)) {
			return nil, fmt.Errorf("load status words: %s", line.Errorf("no status %q", st))
		}
		e := effect{status: sitrep.Status(st)}
		if len(f) == 3 {
			e.slots = strings.Split(f[2], ",")
		}
		k := f[0] + " " + strings.ReplaceAll(f[1], "_", " ")
		t.effects[k] = append(t.effects[k], e)
	}
	return t, nil
}

func known(s sitrep.Status) bool {
	_, ok := rank[s]
	return ok
}

// Attempt is the table's word for trying: violence tried was done, a deal tried
// for is only possible.
const Attempt sitrep.Status = "attempt"

// Cited is the table's word for what an arrest is for: a crime that is said to have
// been done ("arrested for the murder"), not what plainly happened.
const Cited sitrep.Status = "cited"

// rank orders statuses: of two that hold at once the higher one is kept.
var rank = map[sitrep.Status]int{sitrep.Actual: 0, sitrep.Ongoing: 1, sitrep.Historical: 2, sitrep.Ended: 3, sitrep.Alleged: 4,
	sitrep.Possible: 5, sitrep.Planned: 6, sitrep.Threatened: 7, sitrep.Denied: 8, Unreal: 9, Attempt: 0, Cited: 4}

// act is the effect of a word on what hangs on it by slot.
func (t *Table) act(pos, lemma, slot string, passive bool) (sitrep.Status, bool) {
	var all *effect
	for i := range t.effects[pos+" "+lemma] {
		e := &t.effects[pos+" "+lemma][i]
		if e.slots == nil {
			all = e
			continue
		}
		for _, s := range e.slots {
			if s == slot || s == "passive" && passive {
				return e.status, true
			}
		}
	}
	if all != nil {
		return all.status, true
	}
	return "", false
}

// explicit reports whether the table names slot among those a word acts through.
func (t *Table) explicit(pos, lemma, slot string) bool {
	for _, e := range t.effects[pos+" "+lemma] {
		for _, s := range e.slots {
			if s == slot {
				return true
			}
		}
	}
	return false
}

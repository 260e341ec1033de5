// Package sectors knows the words that tell the sector of a body: what it does, or is for.
package sectors

import (
	_ "embed"
	"io/fs"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/check"
)

//go:embed words.txt
var words string

const file = "sectors/words.txt"

// Where a word is read as telling the sector of a body, as the head of words.txt explains.
const (
	Beside = "beside"
	Headed = "headed"
	Honour = "honour"
	Joined = "joined"
	Named  = "named"
	Owned  = "owned"
	State  = "state"
	Topic  = "topic"
	Union  = "union"
)

var uses = []string{Beside, Headed, Honour, Joined, Named, Owned, State, Topic, Union}

// Words is the sectors that words tell where they are read so.
func Words(use string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(words) {
		if word, sector, in := parse(line); word != "#" && slices.Contains(in, use) {
			out[word] = sector
		}
	}
	return out
}

// parse parts a line into its word, its sector and where the word is read so.
func parse(line string) (word, sector string, in []string) {
	word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	sector, rest, _ = strings.Cut(rest, " ")
	return word, sector, strings.Fields(rest)
}

// DataCheck proves the words: their order, that their sectors are among the known ones, that some
// step reads them, and that no word has two sectors in one place.
func DataCheck(known map[string]bool) check.Data {
	return check.Data{Name: "sectors", Run: func(fsys fs.FS) []check.Finding {
		out := check.Sorted(fsys, file)
		lines, _ := check.Lines(fsys, file) // a missing file is told by Sorted
		told := map[string]int{}
		for _, l := range lines {
			out = append(out, checkLine(l, known, told)...)
		}
		return out
	}}
}

// checkLine is what is wrong with one line; told has the lines of the words in each place before.
func checkLine(l check.Line, known map[string]bool, told map[string]int) []check.Finding {
	var out []check.Finding
	word, sector, in := parse(l.Text)
	if !known[sector] {
		out = append(out, l.Errorf("%q is no sector", sector))
	}
	if len(in) == 0 {
		out = append(out, l.Errorf("nothing says where %q is read so", word))
	}
	for _, use := range in {
		if !slices.Contains(uses, use) {
			out = append(out, l.Errorf("no step reads words %q", use))
		}
		if n := told[word+" "+use]; n > 0 {
			out = append(out, l.Errorf("%q has a sector for %q in line %d already", word, use, n))
		}
		told[word+" "+use] = l.Number
	}
	return out
}

package timex

import (
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/data/check"
	"github.com/sitrep-news/sitrep/nlp"
)

// hitsOn is the day that the hits and misses of patterns.txt are read against.
var hitsOn = time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)

// DataCheck proves the words, patterns, feasts and periods of data/time sound:
// they load, stand in order, every pattern reads its hit and not its near miss.
func DataCheck() check.Data {
	return check.Data{Name: "time", Run: func(fsys fs.FS) []check.Finding {
		files, err := fs.Sub(fsys, "time")
		if err != nil {
			return []check.Finding{{File: "time", What: err.Error()}}
		}
		f, err := Load(files)
		if err != nil {
			return []check.Finding{{File: "time", What: err.Error()}}
		}
		out := check.Sorted(fsys, "time/words.txt", "time/modifiers.txt", "time/holidays.txt", "time/lunar.txt", "time/periods.txt")
		return append(out, f.tryPatterns()...)
	}}
}

// tryPatterns reads every pattern's hit and near miss.
func (f *Finder) tryPatterns() []check.Finding {
	var out []check.Finding
	at := func(p *pattern, format string, args ...any) {
		out = append(out, check.Finding{File: "time/patterns.txt", Line: p.line, What: fmt.Sprintf("pattern %s: ", p.name) + fmt.Sprintf(format, args...)})
	}
	for _, p := range f.patterns {
		text, want, _ := strings.Cut(p.hit, " = ")
		found := f.Find(&nlp.Doc{Text: text}, Anchor{hitsOn})
		if !readBy(found, p.name, want) {
			at(p, "%q does not give %s by this pattern but %s", text, want, values(found))
		}
		if p.miss == "" {
			at(p, "no near miss: give words that it must not read")
		}
		if near := f.Find(&nlp.Doc{Text: p.miss}, Anchor{hitsOn}); readBy(near, p.name, "") {
			at(p, "the near miss %q gives %s", p.miss, values(near))
		}
	}
	return out
}

// readBy reports whether the pattern found an expression with the value, or with any where it is "".
func readBy(exprs []Expr, name, value string) bool {
	for _, e := range exprs {
		if (value == "" || e.Value == value) && strings.Contains("+"+e.Rule+"+", "+"+name+"+") {
			return true
		}
	}
	return false
}

func values(exprs []Expr) string {
	if len(exprs) == 0 {
		return "nothing"
	}
	var out []string
	for _, e := range exprs {
		out = append(out, fmt.Sprintf("%q = %s (%s)", e.Text, e.Value, e.Rule))
	}
	return strings.Join(out, ", ")
}

package timex

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sitrep-news/sitrep/nlp"
)

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func find(t testing.TB, f *Finder, text, published string) []Expr {
	t.Helper()
	a, err := ParseAnchor(published)
	if err != nil {
		t.Fatal(err)
	}
	return f.Find(&nlp.Doc{Text: text}, a)
}

// TestData holds the shipped data to its own check: order, hits and near misses.
func TestData(t *testing.T) {
	for _, x := range DataCheck().Run(os.DirFS("../data")) {
		t.Error(x)
	}
}

// TestLoadErrors holds that a mistake in the data is named by file and line.
func TestLoadErrors(t *testing.T) {
	base := map[string]string{
		"words.txt": "monday | weekday | 1\nday | unit | D\n", "modifiers.txt": "", "lunar.txt": "", "holidays.txt": "", "periods.txt": "",
		"patterns.txt": "",
	}
	for _, c := range []struct{ file, text, want string }{
		{"words.txt", "monday | weekday | 1\nmonday | weekday | 2\n", "words.txt:2"},
		{"words.txt", "monday | weekday\n", "words.txt:1"},
		{"patterns.txt", "a | (<wday> | weekday | on Monday = x | y", "patterns.txt:1"},
		{"patterns.txt", "a | <nosuch> | weekday | on Monday = x | y", "unknown class <nosuch>"},
		{"patterns.txt", "a | <wday> | nosuch | on Monday = x | y", "unknown action"},
		{"patterns.txt", "a | <wday> | weekday | on Monday | y", "hit"},
		{"patterns.txt", "a | <wday> | weekday | Monday = x | y\na | <wday> | weekday | Monday = x | y", "patterns.txt:2"},
		{"holidays.txt", "feast | 13-45 | nowhere", "holidays.txt:1"},
		{"periods.txt", "a war | 2003-01-01 | 2002-01-01 | | nowhere", "periods.txt:1"},
		{"lunar.txt", "new year | 2001 | 2002-01-01 | 2002-01-03", "lunar.txt:1"},
		{"modifiers.txt", "about | APPROX\nabout | MID", "modifiers.txt:2"},
	} {
		files := fstest.MapFS{}
		for name, text := range base {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		files[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		if _, err := Load(files); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q: error %v, want one with %q", c.file, c.text, err, c.want)
		}
	}
}

// Package nlptest makes analysed documents for tests, so that what reads them is tested on
// trees written by hand and needs no model.
package nlptest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// Doc is the document of words written "form|UPOS|XPOS|head|relation", with "|lemma" behind it
// where that is not the form in small letters, and "|lemma|B-Person" where the word is of a name.
// Heads count from 1 in each sentence, 0 is the root's. White space parts the words, "/" the
// sentences, "//" the paragraphs. The test ends where the words are no trees.
func Doc(t testing.TB, words string) *nlp.Doc {
	t.Helper()
	var b strings.Builder
	b.WriteString("# newpar\n")
	n := 0
	for _, w := range strings.Fields(words) {
		switch w {
		case "//":
			b.WriteString("\n# newpar\n")
			n = 0
			continue
		case "/":
			b.WriteString("\n")
			n = 0
			continue
		}
		f := strings.Split(w, "|")
		if len(f) < 5 || len(f) > 7 {
			t.Fatalf("word %q: want form|UPOS|XPOS|head|relation|lemma|Name, the last two if need be", w)
		}
		f = append(f, "", "")
		n++
		lemma, misc := f[5], "_"
		if lemma == "" {
			lemma = strings.ToLower(f[0])
		}
		if f[6] != "" {
			misc = "Name=" + f[6]
		}
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t%s\n", n, f[0], lemma, f[1], f[2], f[3], f[4], misc)
	}
	b.WriteString("\n")
	d, err := conllu.One(b.String())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Case is a document of a CoNLL-U file with what its comments say of it.
type Case struct {
	Name string // of "# newdoc id = ..."
	Doc  *nlp.Doc
	Want map[string][]string // by key, in order: of comments "# want status = ..." those of "status"
}

// Cases reads every document of the CoNLL-U files that match the pattern. The test ends where
// there are none, where one has no name, and where one wants nothing.
func Cases(t testing.TB, pattern string) []Case {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in %s: %v", pattern, err)
	}
	var out []Case
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, text := range strings.Split(string(b), "# newdoc id = ")[1:] {
			c := Case{Want: map[string][]string{}}
			c.Name, _, _ = strings.Cut(text, "\n")
			if c.Doc, err = conllu.One("# newdoc id = " + text); err != nil {
				t.Fatalf("%s: case %d, %s: %v", file, i+1, c.Name, err)
			}
			for line := range strings.Lines(text) {
				if said, ok := strings.CutPrefix(line, "# want "); ok {
					key, want, _ := strings.Cut(said, "=")
					key = strings.TrimSpace(key)
					c.Want[key] = append(c.Want[key], strings.TrimSpace(want))
				}
			}
			if c.Name == "" || len(c.Want) == 0 {
				t.Fatalf("%s: case %d has no name or wants nothing", file, i+1)
			}
			out = append(out, c)
		}
	}
	return out
}

// Rewrite puts what was found, by the name of the case, in the place of the comments "# want key = ..."
// of the files that match the pattern: for a flag -update, after which people read the difference.
func Rewrite(t testing.TB, pattern, key string, found map[string][]string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for line := range strings.Lines(string(b)) {
			if strings.HasPrefix(line, "# want "+key+" =") {
				continue
			}
			out.WriteString(line)
			if name, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
				for _, x := range found[strings.TrimSpace(name)] {
					fmt.Fprintf(&out, "# want %s = %s\n", key, x)
				}
			}
		}
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Word is the nth token of a form, from 0. The test ends where there is none.
func Word(t testing.TB, d *nlp.Doc, form string, n int) int {
	t.Helper()
	for i := range d.Tokens {
		if d.Tokens[i].Form == form {
			if n == 0 {
				return i
			}
			n--
		}
	}
	t.Fatalf("no %q in %q", form, d.Text)
	return -1
}

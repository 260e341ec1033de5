package toponym

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/conllu"
	"github.com/sitrep-news/sitrep/place"
)

var update = flag.Bool("update", false, "write what is found as what is wanted")

// Each testdata/NAME.conllu is a short invented report as the language engine reads
// it; NAME.places is what is found in it, one toponym a line.
func TestCases(t *testing.T) {
	g, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("testdata/*.conllu")
	if len(files) == 0 {
		t.Fatal("no cases in testdata")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".conllu"), func(t *testing.T) {
			got := found(readDoc(t, file), g)
			golden := strings.TrimSuffix(file, ".conllu") + ".places"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("found:\n%swant:\n%s", got, want)
			}
		})
	}
}

func readDoc(t *testing.T, file string) *nlp.Doc {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := conllu.Read(bytes.NewReader(b))
	if err != nil || len(docs) != 1 {
		t.Fatalf("%s: %d documents, %v", file, len(docs), err)
	}
	return docs[0].Doc
}

func found(doc *nlp.Doc, g *place.Gazetteer) string {
	var b strings.Builder
	for _, l := range Locate(doc, g, About{}) {
		fmt.Fprintf(&b, "%s | %s", l.Text, l.Use)
		for flag, on := range map[string]bool{"dateline": l.Dateline} {
			if on {
				fmt.Fprintf(&b, " %s", flag)
			}
		}
		if l.Near {
			b.WriteString(" near")
		}
		if l.Part {
			b.WriteString(" part")
		}
		switch {
		case l.Known:
			fmt.Fprintf(&b, " | %s, %s, %s (%s) | %s", l.Place.Name, l.Place.Admin1, l.Place.Country, l.Place.Kind, l.Precision)
		case l.Host != nil:
			fmt.Fprintf(&b, " | unknown, in %s", l.Host.Place.Name)
		default:
			b.WriteString(" | unknown")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// What is found stands in the text where it says it does.
func TestSpans(t *testing.T) {
	g, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("testdata/*.conllu")
	for _, file := range files {
		doc := readDoc(t, file)
		for _, m := range Find(doc, g) {
			if doc.Text[m.Start:m.End] != m.Text {
				t.Errorf("%s: %q stands where %q was found", file, doc.Text[m.Start:m.End], m.Text)
			}
			if m.From >= m.To || doc.Tokens[m.From].Start > m.Start || doc.Tokens[m.To-1].End < m.End {
				t.Errorf("%s: %q is not in its tokens [%d, %d)", file, m.Text, m.From, m.To)
			}
			if m.In < 0 || m.In > len(Find(doc, g)) {
				t.Errorf("%s: %q lies in toponym %d", file, m.Text, m.In)
			}
		}
	}
}

func TestEmptyDoc(t *testing.T) {
	g, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	if got := Locate(&nlp.Doc{}, g, About{}); len(got) != 0 {
		t.Errorf("an empty document has %d toponyms", len(got))
	}
}

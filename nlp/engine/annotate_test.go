package engine

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/sitrep-news/sitrep/nlp"
)

const story = `DAR QASIM, Feb. 12 - Militants shot dead 12 soldiers near the town's only bridge on Monday, Gov. Amr Haddad said. He blamed the Sahel Front.

The group didn't comment. "We don't know who they were," said a 45-year-old shopkeeper.`

func TestAnnotateOddInput(t *testing.T) {
	e := load(t)
	for name, text := range map[string]string{
		"nothing":           "",
		"white space":       " \n\t\n ",
		"one mark":          ".",
		"binary":            "\x00\x01\xff\xfe\x80PK\x03\x04" + strings.Repeat("\xc3\x28\x00", 300),
		"right to left":     "قتل مسلحون اثني عشر جنديا قرب الجسر يوم الاثنين.",
		"Chinese":           "星期一，武装分子在桥附近打死十二名士兵。",
		"emoji":             "🔥🔥 bombs 👨‍👩‍👧 fell 💥",
		"one long word":     strings.Repeat("a", 5000),
		"one long sentence": strings.Repeat("men ran and ", 700),
		"marks":             strings.Repeat("?! ", 400),
		"lower case":        strings.ToLower(story),
		"upper case":        strings.ToUpper(story),
	} {
		d, err := e.Annotate(text, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		whole(t, d)
	}
}

func TestAnnotateRefuses(t *testing.T) {
	e := load(t)
	_, err := e.Annotate(strings.Repeat("a ", MaxWords+1), nil)
	if err == nil || !strings.Contains(err.Error(), "200001 words") {
		t.Errorf("a text over the limit gave %v", err)
	}
}

// TestConcurrent: many at once give what one at a time gives.
func TestConcurrent(t *testing.T) {
	e := load(t)
	texts := []string{story, strings.ToUpper(story), "Rebels fled.", strings.Repeat(story+"\n\n", 4)}
	want := make([]*nlp.Doc, len(texts))
	for i, text := range texts {
		var err error
		if want[i], err = e.Annotate(text, nil); err != nil {
			t.Fatal(err)
		}
	}
	var wg sync.WaitGroup
	for n := range 12 {
		wg.Go(func() {
			i := n % len(texts)
			got, err := e.Annotate(texts[i], nil)
			if err != nil || !reflect.DeepEqual(got, want[i]) {
				t.Errorf("text %d at once with others differs (%v)", i, err)
			}
		})
	}
	wg.Wait()
}

func TestSkip(t *testing.T) {
	e := load(t)
	text := "Rebels took the bridge Read more: ten stories of the week and then fled."
	from, to := strings.Index(text, "Read"), strings.Index(text, "and then")
	d, err := e.Annotate(text, [][2]int{{from, to}})
	if err != nil {
		t.Fatal(err)
	}
	whole(t, d)
	for i, s := range d.Sents {
		a, b := d.Tokens[s.Start].Start, d.Tokens[s.End-1].End
		if a < to && b > from {
			t.Errorf("sentence %d goes over the furniture: %q", i, d.Sentence(i))
		}
	}
}

func TestAnnotateTokens(t *testing.T) {
	e := load(t)
	long := strings.Fields(strings.Repeat("men ran and ", 120))
	in := [][]string{{"Rebels", "did", "n't", "flee", "."}, {}, long, {"\"", "Go", "\"", "(", "he", ")"}}
	d, err := e.AnnotateTokens(in)
	if err != nil {
		t.Fatal(err)
	}
	whole(t, d)
	if len(d.Sents) != 3 || d.Sents[1].End-d.Sents[1].Start != len(long) {
		t.Errorf("sentences %+v of three given", d.Sents)
	}
	if want := "Rebels didn't flee.\n\nmen ran"; !strings.HasPrefix(d.Text, want) {
		t.Errorf("text %.40q", d.Text)
	}
	if !strings.HasSuffix(d.Text, "\"Go\" (he)") {
		t.Errorf("text ends in %q", d.Text[len(d.Text)-12:])
	}
}

func TestAnnotateConllu(t *testing.T) {
	e := load(t)
	d, err := e.Annotate(story, nil)
	if err != nil {
		t.Fatal(err)
	}
	again, err := e.AnnotateConllu(d)
	if err != nil {
		t.Fatal(err)
	}
	whole(t, again)
	if len(again.Tokens) != len(d.Tokens) || len(again.Sents) != len(d.Sents) {
		t.Errorf("%d words in %d sentences, given %d in %d", len(again.Tokens), len(again.Sents), len(d.Tokens), len(d.Sents))
	}
	for i := range again.Tokens {
		if again.Tokens[i].Start != d.Tokens[i].Start || again.Tokens[i].Sent != d.Tokens[i].Sent {
			t.Fatalf("word %d moved: %+v, was %+v", i, again.Tokens[i], d.Tokens[i])
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	e := load(b)
	text := strings.Repeat(story+"\n\n", 10)
	words := 0
	for b.Loop() {
		d, err := e.Annotate(text, nil)
		if err != nil {
			b.Fatal(err)
		}
		words += len(d.Tokens)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

package names

import (
	"strings"
	"testing"
)

func TestLearn(t *testing.T) {
	tags := []string{"O", "B-Person", "I-Person"}
	var examples []Example
	for _, name := range strings.Fields("Omar Amr Leila Hassan Karim Nadia") {
		examples = append(examples, Example{Words: []string{"Gen.", name, "Haddad", "said", "so", "."}, Tags: []int{0, 1, 2, 0, 0, 0}},
			Example{Words: []string{"The", "town", "fell", "."}, Tags: []int{0, 0, 0, 0}})
	}
	tagger := Unpack(Learn(tags, examples, 5).Pack())
	if tagger == nil {
		t.Fatal("a packed tagger cannot be unpacked")
	}
	words := []string{"Gen.", "Samir", "Haddad", "said", "."}
	logits := make([]float32, len(words)*len(tags))
	tagger.Add(logits, words, 1)
	for i, want := range []int{0, 1, 2, 0, 0} {
		row := logits[i*len(tags) : (i+1)*len(tags)]
		for l := range row {
			if l != want && row[l] >= row[want] {
				t.Errorf("%s: %v, want %s", words[i], row, tags[want])
			}
		}
	}
}

func TestUnpackRefuses(t *testing.T) {
	for _, s := range []string{"", "O", "O B-x\n", "\n1234"} {
		if Unpack([]byte(s)) != nil {
			t.Errorf("%q was taken for a tagger", s)
		}
	}
}

func TestEnglish(t *testing.T) {
	tagger := English()
	if tagger == nil {
		t.Fatal("tagger.bin is no tagger")
	}
	words := strings.Fields("President Barack Obama visited Baghdad on Monday .")
	k := len(tagger.Tags)
	logits := make([]float32, len(words)*k)
	tagger.Add(logits, words, 1)
	for i, want := range map[int]string{1: "B-Person", 2: "I-Person", 3: "O", 4: "B-Location", 6: "B-Date"} {
		best := 0
		for l := range k {
			if logits[i*k+l] > logits[i*k+best] {
				best = l
			}
		}
		if tagger.Tags[best] != want {
			t.Errorf("%s is %s, want %s", words[i], tagger.Tags[best], want)
		}
	}
}

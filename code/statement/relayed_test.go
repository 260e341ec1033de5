package statement

import (
	"os"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/conllu"
)

// TestRelayed reads who speaks, and in which stance, from the engine's analysis of an
// invented text: words passed on by others, documents, opinions, what only looks like speech.
func TestRelayed(t *testing.T) {
	text, err := os.ReadFile("testdata/relayed.conllu")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := conllu.One(string(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range record(t, doc) {
		got = append(got, brief(&s))
	}
	want := []string{
		`Ali Dosso asserts "\"We will not rest until they are caught,\"" 'We will not rest until they are caught'`,
		`Tom Reed asserts "the gold had been stolen"`,
		`Hill Miners Union asserts "\"The men came at dawn and took everything we had,\"" 'The men came at dawn and took everything we had'`,
		`Ana Vel demands "\"Those who did this must leave the valley,\"" 'Those who did this must leave the valley'`,
		`Ana Vel denies "the reports as \"baseless rumours\"" 'baseless rumours'`,
		`Hill Front claims-responsibility "for a raid on Veldt"`,
		`clerk asserts "an order had come from above" anonymous`,
		`Police asserts "that a gang fired the shots" anonymous`,
		`Tom Reed asserts "that the pass was open"`,
		`Tom Reed demands "on a truce"`,
		`Tom Reed asserts "\"Not yet.\"" 'Not yet'`,
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("statements:\n%s\nwant:\n%s", g, w)
	}
}

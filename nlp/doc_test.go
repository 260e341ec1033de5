package nlp

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestNamesIn compares it with a look at every name, over rows of names drawn at random.
func TestNamesIn(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		d := &Doc{}
		for at := r.IntN(4); at < 60; {
			end := at + 1 + r.IntN(3)
			d.Names = append(d.Names, Name{Start: at, End: end})
			at = end + r.IntN(4)
		}
		start := r.IntN(64)
		end := start + r.IntN(6)
		var want []Name
		for _, n := range d.Names {
			if n.End > start && n.Start < end {
				want = append(want, n)
			}
		}
		if got := d.NamesIn(start, end); !slices.Equal(got, want) {
			t.Fatalf("names in [%d, %d) of %v: %v, want %v", start, end, d.Names, got, want)
		}
	}
}

// TestChildren compares the ways to the children of a token over trees drawn at random.
func TestChildren(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	rels := []string{"nsubj", "nsubj:pass", "obj", "obl:agent", "obl"}
	for range 100 {
		d := &Doc{}
		for s := range 3 {
			start, n := len(d.Tokens), 1+r.IntN(9)
			for range n {
				d.Tokens = append(d.Tokens, Token{Head: start + r.IntN(n+1) - 1, Deprel: rels[r.IntN(len(rels))], Sent: s})
				if k := len(d.Tokens) - 1; d.Tokens[k].Head < start {
					d.Tokens[k].Head = -1
				}
			}
			d.Sents = append(d.Sents, Sent{Start: start, End: len(d.Tokens)})
		}
		kids := d.Kids()
		for i := range d.Tokens {
			if !slices.Equal(kids[i], d.Children(i)) {
				t.Fatalf("kids of %d are %v, its children %v", i, kids[i], d.Children(i))
			}
			for _, rel := range []string{"nsubj", "obl"} {
				want := -1
				if k := slices.IndexFunc(kids[i], func(k int) bool { return d.Rel(k) == rel }); k >= 0 {
					want = kids[i][k]
				}
				if got := d.Child(i, rel); got != want {
					t.Fatalf("the %s of %d is %d, want %d", rel, i, got, want)
				}
			}
		}
	}
}

// TestSubtreeOfLongSentence gives in a long sentence what climbing from every word gives.
func TestSubtreeOfLongSentence(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, near := range []int{1, 3, 700} {
		n := longSent + 1 + r.IntN(200)
		d := &Doc{Sents: []Sent{{Start: 0, End: 2}, {Start: 2, End: 2 + n}}, Tokens: []Token{{Head: -1}, {Head: 0}}}
		for i := range n {
			d.Tokens = append(d.Tokens, Token{Head: 2 + i - 1 - r.IntN(min(max(i, 1), near)), Sent: 1})
		}
		d.Tokens[2].Head = -1
		for i := 0; i < n/3; i++ { // some hang on words behind them
			a, b := 3+r.IntN(n-1), 3+r.IntN(n-1)
			if !d.Below(b, a) {
				d.Tokens[a].Head = b
			}
		}
		for top := 2; top < len(d.Tokens); top++ {
			start, end := top, top+1
			for i := 2; i < len(d.Tokens); i++ {
				if d.Below(i, top) {
					start, end = min(start, i), max(end, i+1)
				}
			}
			if s, e := d.Subtree(top); s != start || e != end {
				t.Fatalf("the subtree of %d is [%d, %d), want [%d, %d)", top, s, e, start, end)
			}
		}
	}
	circle := &Doc{Sents: []Sent{{Start: 0, End: longSent + 2}}, Tokens: make([]Token, longSent+2)}
	for i := range circle.Tokens {
		circle.Tokens[i].Head = (i + 1) % len(circle.Tokens)
	}
	circle.Subtree(5) // comes to an end
}

// TestSingleQuotes finds what stands in single marks, and no apostrophe. Tokens are parted by
// bars, as they stand in the text; "^" makes a mark an apostrophe.
func TestSingleQuotes(t *testing.T) {
	for text, want := range map[string]string{
		"‘|We| shall| stay|,|’| said| Ana|.":          "‘We shall stay,’",
		"He| saw| ‘|the| farmers|^’| carts|’| there":  "‘the farmers’ carts’",
		"The| workers|^’| offer| and| '|no|'| again":  "'no'",
		"“|They| said| ‘|no|’| to| us|,|”| said| Ana": "",
		"‘|We| stay|.| Ana| left":                     "",
	} {
		d := &Doc{Sents: []Sent{{}}}
		for w := range strings.SplitSeq(text, "|") {
			form, tag := strings.TrimLeft(w, " ^"), "X"
			if strings.Contains("‘’'“”.,", form) && !strings.HasPrefix(w, "^") {
				tag = "PUNCT"
			}
			d.Text += strings.TrimPrefix(w, "^")
			d.Tokens = append(d.Tokens, Token{Form: form, UPOS: tag, Start: len(d.Text) - len(form), End: len(d.Text)})
		}
		got := ""
		for _, s := range d.SingleQuotes() {
			got += d.Text[d.Tokens[s[0]].Start:d.Tokens[s[1]-1].End]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

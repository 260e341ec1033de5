// Package lemma finds the dictionary form of an English word from the word and its tags:
// a list of exceptions first, then the rules of inflection, which a list of base verbs helps
// to tell "hoping" (hope) from "visiting" (visit).
package lemma

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:generate go run ./gen ../../../shared/gold

// Lemmatizer is read-only once made, and safe for concurrent use.
type Lemmatizer struct {
	exceptions map[key]string // of the treebanks
	irregular  map[key]string // pasts and participles of the verbs that have their own
	verbs      map[string]bool
}

type key struct{ form, xpos string }

//go:embed exceptions.txt
var exceptionList string

//go:embed verbs.txt
var verbList string

//go:embed irregular.txt
var irregularList string

// English returns the lemmatizer for English, its lists read.
func English() *Lemmatizer {
	l := New(verbList)
	for i, line := range strings.Split(exceptionList, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		if len(f) != 3 || l.exceptions[key{f[0], f[1]}] != "" {
			panic(fmt.Sprintf("lemma: exceptions.txt:%d: %q is not a form, a tag and a lemma given once", i+1, line))
		}
		l.exceptions[key{f[0], f[1]}] = f[2]
	}
	return l
}

// New returns a lemmatizer that has the rules and a list of base verbs, and no exceptions.
func New(verbs string) *Lemmatizer {
	l := &Lemmatizer{exceptions: map[key]string{}, irregular: map[key]string{}, verbs: map[string]bool{}}
	for line := range strings.Lines(verbs) {
		if v := strings.TrimSpace(line); v != "" && v[0] != '#' {
			l.verbs[v] = true
		}
	}
	for line := range strings.Lines(irregularList) {
		if f := strings.Fields(line); line[0] != '#' && len(f) == 3 {
			l.verbs[f[0]] = true
			l.irregular[key{f[1], "VBD"}], l.irregular[key{f[2], "VBN"}] = f[0], f[0]
		}
	}
	return l
}

// Lemma returns the lemma of a form with its Penn tag and its universal one.
func (l *Lemmatizer) Lemma(form, xpos, upos string) string {
	low := strings.ReplaceAll(strings.ToLower(form), "’", "'")
	if base, ok := l.irregular[key{low, xpos}]; ok {
		return base
	}
	if e, ok := l.exceptions[key{low, xpos}]; ok {
		return e
	}
	if upos == "PROPN" || xpos == "NNP" || xpos == "NNPS" {
		return l.proper(form, xpos)
	}
	return l.Rule(low, xpos)
}

// proper keeps the form of a proper noun; a plural loses its ending.
func (l *Lemmatizer) proper(form, xpos string) string {
	if xpos != "NNPS" || len(form) < 3 || strings.ToUpper(form) == form {
		return form
	}
	low := strings.ToLower(form)
	one := singular(low)
	if one == low || !strings.HasPrefix(low, one) && len(one) < 2 {
		return form
	}
	n := 0 // what the two have in common keeps its case
	for n < len(one) && n < len(low) && one[n] == low[n] {
		n++
	}
	if n > len(form) {
		return form
	}
	return form[:n] + one[n:]
}

// Rule applies the rules of inflection to a form in lower case.
func (l *Lemmatizer) Rule(low, xpos string) string {
	if base, ok := l.irregular[key{low, xpos}]; ok {
		return base
	}
	switch xpos {
	case "NNS":
		return singular(low)
	case "CD":
		return strings.ReplaceAll(low, ",", "")
	case "VBZ":
		return l.third(low)
	case "VBG":
		return l.stem(low, "ing")
	case "VBD", "VBN":
		return l.stem(low, "ed")
	case "JJR", "RBR":
		return compared(low, "er")
	case "JJS", "RBS":
		return compared(low, "est")
	}
	return low
}

// singular takes a regular plural back.
func singular(w string) string {
	n := len(w)
	switch {
	case n < 3 || w[n-1] != 's':
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "'s"):
		return w[:n-2]
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"),
		strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"), strings.HasSuffix(w, "oes") && n > 5:
		return w[:n-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"):
		return w
	}
	return w[:n-1]
}

// third takes the -s of the third person back.
func (l *Lemmatizer) third(w string) string {
	n := len(w)
	if n < 3 || w[n-1] != 's' {
		return w
	}
	for _, c := range []string{w[:n-1], strings.TrimSuffix(w, "es")} {
		if l.verbs[c] {
			return c
		}
	}
	return singular(w)
}

// stem takes -ing or -ed back, and gives the stem the e or the single consonant it had.
func (l *Lemmatizer) stem(w, ending string) string {
	s, ok := strings.CutSuffix(w, ending)
	n := len(s)
	if !ok || n < 2 || !strings.ContainsAny(s, "aeiouy") {
		return w
	}
	if ending == "ed" && s[n-1] == 'i' && n > 2 {
		return s[:n-1] + "y"
	}
	doubled := n > 2 && s[n-1] == s[n-2]
	for _, c := range []string{s, s + "e", s[:n-1]} {
		if l.verbs[c] && (c != s[:n-1] || doubled) {
			return c
		}
	}
	switch {
	case doubled && !strings.ContainsRune("lsfz", rune(s[n-1])):
		return s[:n-1]
	case wantsE(s):
		return s + "e"
	}
	return s
}

// wantsE guesses whether a verb's stem has lost an e: "arriv", "danc", "produc", "escalat".
func wantsE(s string) bool {
	n := len(s)
	if n < 2 {
		return false
	}
	switch last := s[n-1]; {
	case n > 2 && strings.HasSuffix(s, "at") && !vowel(s[n-3]), strings.HasSuffix(s, "iz"), strings.HasSuffix(s, "is") && n > 3,
		strings.HasSuffix(s, "ng") && strings.HasSuffix(s, "ang") && n > 4, strings.HasSuffix(s, "ys"):
		return true
	case last == 'v', last == 'u', last == 'c', last == 's' && s[n-2] != 's', last == 'g' && s[n-2] != 'n', last == 'z' && s[n-2] != 'z':
		return true
	case last == 'l' && strings.ContainsRune("bcdfgkptz", rune(s[n-2])):
		return true
	case strings.ContainsRune("rtdmnkpbl", rune(last)) && n >= 2 && vowel(s[n-2]) && (n == 2 || !vowel(s[n-3])):
		return syllables(s) == 1 || strings.HasSuffix(s, "ir") || strings.HasSuffix(s, "ut") || strings.HasSuffix(s, "ur") || strings.HasSuffix(s, "id")
	}
	return false
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

func syllables(s string) int {
	n := 0
	for i := range len(s) {
		if (vowel(s[i]) || s[i] == 'y' && i > 0) && (i == 0 || !vowel(s[i-1])) {
			n++
		}
	}
	return n
}

// compared takes -er or -est back.
func compared(w, ending string) string {
	s, ok := strings.CutSuffix(w, ending)
	n := len(s)
	switch {
	case !ok || n < 3:
		return w
	case s[n-1] == 'i':
		return s[:n-1] + "y"
	case s[n-1] == s[n-2] && strings.IndexByte("bdgmnpt", s[n-1]) >= 0:
		return s[:n-1]
	case strings.IndexByte("cgsvuz", s[n-1]) >= 0 && s[n-2] != 'n' && s[n-2] != 's',
		strings.HasSuffix(s, "l") && strings.IndexByte("bpt", s[n-2]) >= 0,
		strings.IndexByte("rtd", s[n-1]) >= 0 && vowel(s[n-2]) && !vowel(s[n-3]) && n == 3,
		strings.HasSuffix(s, "ng") && n > 5:
		return s + "e"
	}
	return s
}

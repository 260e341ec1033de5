package number

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/sitrep-news/sitrep/data/nouns"
	"github.com/sitrep-news/sitrep/nlp"
)

//go:embed harms.txt
var harmList string

//go:embed people.txt
var peopleList string

// harmWord is what harms.txt says of a lemma.
type harmWord struct{ form, harm string }

// words is the lexicon of tolls.
type words struct {
	harms  map[string][]harmWord
	forms  map[string]string // "killing" to "kill": a tagger takes some for nouns or adjectives
	people map[string]bool
}

func newWords() (*words, error) {
	w := &words{harms: map[string][]harmWord{}, forms: map[string]string{}, people: map[string]bool{}}
	forms := map[string]bool{"verb": true, "people-verb": true, "intransitive": true, "adjective": true, "noun": true, "tally": true, "lives": true, "counted-verb": true, "homeless-verb": true, "counted-intransitive": true, "seized": true, "ward": true}
	seen := map[string]bool{}
	for i, s := range strings.Split(harmList, "\n") {
		if s = strings.TrimSpace(s); s == "" || s[0] == '#' {
			continue
		}
		p := strings.Split(s, " | ")
		if len(p) != 3 || !forms[p[1]] {
			return nil, fmt.Errorf("number/harms.txt:%d: want lemma | form | harm", i+1)
		}
		if seen[p[0]+p[1]] {
			return nil, fmt.Errorf("number/harms.txt:%d: %s as %s stands twice", i+1, p[0], p[1])
		}
		seen[p[0]+p[1]] = true
		w.harms[p[0]] = append(w.harms[p[0]], harmWord{p[1], p[2]})
		if strings.Contains(p[1], "verb") || strings.HasSuffix(p[1], "intransitive") {
			w.inflect(p[0])
		}
	}
	return w, lines("people.txt", peopleList, 1, func(p []string) error {
		w.people[p[0]] = true
		return nil
	})
}

// inflect files the regular forms of a verb: kill, kills, killed, killing; those of
// two syllables that double their last letter are few and stand in the lemmatiser.
func (w *words) inflect(lemma string) {
	for form, of := range map[string]string{"fled": "flee", "lost": "lose", "slain": "slay", "slew": "slay"} {
		if of == lemma {
			w.forms[form] = lemma
		}
	}
	stem := strings.TrimSuffix(lemma, "e")
	for _, form := range []string{lemma, lemma + "s", stem + "ed", stem + "ing"} {
		w.forms[form] = lemma
	}
}

// of returns what the lexicon says of a token, by its lemma or its form.
func (w *words) of(t *nlp.Token) []harmWord {
	if isVerb(t) {
		if lemma, ok := w.forms[strings.ToLower(t.Form)]; ok {
			return w.harms[lemma]
		}
	}
	return w.harms[strings.ToLower(t.Lemma)]
}

// isVerb goes by either tag: a tagger is seldom wrong in both.
func isVerb(t *nlp.Token) bool {
	return t.UPOS == "VERB" || t.UPOS == "AUX" || strings.HasPrefix(t.XPOS, "VB")
}

// person reports whether token i stands for people: a noun of people.txt, a name
// of a person, or a number or pronoun without a noun.
func (w *words) person(doc *nlp.Doc, i int) bool {
	t := &doc.Tokens[i]
	lemma := strings.ToLower(t.Lemma)
	if lemma == "" {
		lemma = strings.ToLower(t.Form)
	}
	if w.people[lemma] || w.people[strings.TrimSuffix(lemma, "s")] || t.XPOS == "NNPS" || t.UPOS == "PRON" || t.UPOS == "NUM" || t.UPOS == "DET" {
		return true
	}
	if t.UPOS == "NOUN" && nouns.Person(lemma, strings.HasSuffix(t.XPOS, "S")) {
		return true
	}
	for _, n := range doc.Names {
		if (n.Label == "Person" || n.Label == "NORP") && n.Start <= i && i < n.End {
			return true
		}
	}
	for _, end := range []string{"man", "men", "woman", "women", "fighter", "worker", "ist", "people"} {
		if strings.HasSuffix(lemma, end) && len(lemma) > len(end)+1 {
			return true
		}
	}
	return false
}

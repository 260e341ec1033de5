package number

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep/nlp"
)

// Figure is a number of people or arms that is neither a toll nor a count of
// happenings: "about 2,500 troops in Iraq".
type Figure struct {
	Quantity
	What  string // the noun counted, with what describes it
	Of    int    // token of who has them, -1 where not told
	Where int    // token of the place, -1 where not told
}

// armsNouns are things whose numbers are news beside those of people.
var armsNouns = map[string]bool{"tank": true, "missile": true, "rocket": true, "drone": true, "aircraft": true, "jet": true, "plane": true,
	"helicopter": true, "warship": true, "ship": true, "vessel": true, "vehicle": true, "weapon": true, "shell": true, "troop": true,
	"brigade": true, "battalion": true, "division": true, "unit": true, "warhead": true, "mortar": true, "mine": true, "force": true,
	"refugee": true, "home": true, "tonne": true, "ton": true, "truck": true, "base": true, "prisoner": true, "hostage": true}

// Figures returns the numbers of people and arms that tolls do not use.
func (f *Finder) Figures(doc *nlp.Doc, qs []Quantity, tolls []Casualty) []Figure {
	var out []Figure
	for _, q := range qs {
		if q.Kind == Nth || q.Kind == None || q.Percent || q.Best < 2 {
			continue
		}
		if q.Money {
			if fig, ok := outlay(doc, q); ok {
				out = append(out, fig)
			}
			continue
		}
		if q.Head < 0 {
			if fig, ok := more(doc, q, out); ok && !overlaps(tolls, q) {
				out = append(out, fig)
			}
			continue
		}
		lemma := strings.TrimSuffix(strings.ToLower(doc.Tokens[q.Head].Lemma), "s") // "troops" is its own lemma
		if !armsNouns[lemma] && !f.words.person(doc, q.Head) || overlaps(tolls, q) {
			continue
		}
		fig := Figure{Quantity: q, What: counted(doc, q), Of: -1, Where: -1}
		for _, c := range doc.Children(q.Head) {
			switch rel, tok := doc.Rel(c), &doc.Tokens[c]; {
			case (rel == "amod" || rel == "compound" || doc.Tokens[c].Deprel == "nmod:poss") && tok.UPOS != "NOUN" && !startsLow(tok.Form):
				fig.Of = c
			case rel == "nmod" && hasCase(doc, c, "in", "at", "across", "inside", "near", "around"):
				fig.Where = c
			case rel == "nmod" && hasCase(doc, c, "of", "from", "for"):
				fig.Of = c
			}
		}
		out = append(out, fig)
	}
	return out
}

func overlaps(tolls []Casualty, q Quantity) bool {
	for _, c := range tolls {
		if c.Start < q.End && q.Start < c.End {
			return true
		}
	}
	return false
}

// counted is the noun counted with the words between it and the number.
func counted(doc *nlp.Doc, q Quantity) string {
	if q.Head < q.Last {
		return doc.Words(q.Head, q.Head+1)
	}
	start := q.Last
	for start < q.Head && (strings.EqualFold(doc.Tokens[start].Form, "of") || doc.Tokens[start].UPOS == "DET" || doc.Tokens[start].UPOS == "NUM") {
		start++
	}
	return doc.Words(start, q.Head+1)
}

// more is the figure of a number without a noun that tells how many of those counted before
// it in the sentence are somewhere else: "30,000 refugees fled to Tarvia, 8,000 to Orland".
func more(doc *nlp.Doc, q Quantity, before []Figure) (Figure, bool) {
	if len(before) == 0 || q.Best < 20 {
		return Figure{}, false
	}
	last := before[len(before)-1]
	at := q.Last
	if at+2 < len(doc.Tokens) && strings.EqualFold(doc.Tokens[at].Form, "of") && strings.EqualFold(doc.Tokens[at+1].Form, "them") {
		at += 2
	}
	if last.Head < 0 || last.Money || at >= len(doc.Tokens) || doc.Tokens[last.First].Sent != doc.Tokens[q.First].Sent || doc.Tokens[at].Sent != doc.Tokens[q.First].Sent {
		return Figure{}, false
	}
	place := doc.Tokens[at].Head
	if doc.Rel(at) != "case" || place < at || doc.Tokens[place].UPOS != "PROPN" {
		return Figure{}, false
	}
	switch strings.ToLower(doc.Tokens[at].Form) {
	case "in", "to", "into", "across", "at", "near":
		q.Head = q.Last - 1
		return Figure{Quantity: q, What: last.What, Of: last.Of, Where: place}, true
	}
	return Figure{}, false
}

// outlays are nouns of what money is given, asked or lost for that is news beside fighting.
var outlays = []string{"aid", "arms", "assistance", "support", "weapons", "weaponry", "package", "ammunition", "equipment", "ransom", "loan", "damage", "relief",
	"reward", "bounty", "grant", "funding", "reparations", "compensation"}

// outlay is the figure of money given or asked for arms, aid or a captive: "3 billion dollars
// in military aid for Tarvia".
func outlay(doc *nlp.Doc, q Quantity) (Figure, bool) {
	fig := Figure{Quantity: q, What: "", Of: -1, Where: -1}
	end := doc.Sents[doc.Tokens[q.First].Sent].End
	for i := q.Last; i < end && i < q.Last+6; i++ {
		tok := &doc.Tokens[i]
		if tok.UPOS == "VERB" || tok.UPOS == "PUNCT" {
			break
		}
		if slices.Contains(outlays, strings.ToLower(tok.Lemma)) || slices.Contains(outlays, strings.ToLower(tok.Form)) {
			start := q.Last
			for start < i && (doc.Tokens[start].UPOS == "ADP" || doc.Tokens[start].UPOS == "DET") {
				start++
			}
			fig.What = doc.Words(start, i+1)
			fig.Of = recipient(doc, i)
			fig.Quantity.Head = head(doc, q)
			return fig, true
		}
	}
	if i := q.First - 2; i >= 0 && strings.EqualFold(doc.Tokens[i+1].Form, "of") && slices.Contains(outlays, strings.ToLower(doc.Tokens[i].Lemma)) {
		fig.What = doc.Words(i, i+1) // "a ransom of $500,000"
		fig.Quantity.Head = i
		return fig, true
	}
	return fig, false
}

// recipient is the noun behind "for" or "to" under the noun at token i, or -1.
func recipient(doc *nlp.Doc, i int) int {
	for _, c := range doc.Children(i) {
		if doc.Rel(c) == "nmod" && hasCase(doc, c, "for", "to") {
			return c
		}
	}
	return -1
}

// head is the token of a quantity that hangs on something outside of it.
func head(doc *nlp.Doc, q Quantity) int {
	at := q.First
	for n := 0; n < 6; n++ {
		h := doc.Tokens[at].Head
		if h < q.First || h > q.Last {
			break
		}
		at = h
	}
	return at
}

// startsLow reports whether a word begins with a small letter.
func startsLow(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsLower(r)
}

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
	Armed bool   // those counted are troops or arms, which somebody has wherever they are
}

// armsNouns are things whose numbers are news beside those of people.
var armsNouns = map[string]bool{"tank": true, "missile": true, "rocket": true, "drone": true, "aircraft": true, "jet": true, "plane": true,
	"helicopter": true, "warship": true, "ship": true, "vessel": true, "vehicle": true, "weapon": true, "shell": true, "troop": true,
	"brigade": true, "battalion": true, "division": true, "unit": true, "warhead": true, "mortar": true, "mine": true, "force": true,
	"refugee": true, "home": true, "tonne": true, "ton": true, "truck": true, "base": true, "prisoner": true, "hostage": true}

// placeNouns are places whose number, where there are many, says how wide a war is.
var placeNouns = map[string]bool{"town": true, "village": true, "settlement": true, "city": true, "citie": true, "school": true, "hospital": true, "clinic": true,
	"shelter": true, "camp": true, "checkpoint": true, "outpost": true}

// displaced are among armsNouns but nobody's.
var displaced = map[string]bool{"refugee": true, "home": true, "prisoner": true, "hostage": true}

// forces are people that are somebody's.
var forces = map[string]bool{"soldier": true, "fighter": true, "peacekeeper": true, "policeman": true, "policemen": true, "officer": true, "militant": true,
	"rebel": true, "mercenary": true, "mercenarie": true, "trooper": true, "recruit": true, "reservist": true, "marine": true, "man": true, "men": true, "member": true}

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
			} else if fig, ok := f.numberOf(doc, q); ok && !overlaps(tolls, q) {
				out = append(out, fig)
			}
			continue
		}
		lemma := strings.TrimSuffix(strings.ToLower(doc.Tokens[q.Head].Lemma), "s") // "troops" is its own lemma
		if !armsNouns[lemma] && !f.words.person(doc, q.Head) && !(placeNouns[lemma] && q.Best >= 10) || overlaps(tolls, q) {
			continue
		}
		fig := Figure{Quantity: q, What: counted(doc, q), Of: -1, Where: -1, Armed: armed(lemma)}
		fig.belong(doc, q.Head)
		out = append(out, fig)
	}
	return out
}

func armed(lemma string) bool { return armsNouns[lemma] && !displaced[lemma] || forces[lemma] }

// belong reads whose those headed by token t are, and where, off what hangs on it.
func (fig *Figure) belong(doc *nlp.Doc, t int) {
	for _, c := range doc.Children(t) {
		switch rel, tok := doc.Rel(c), &doc.Tokens[c]; {
		case (rel == "amod" || rel == "compound" || doc.Tokens[c].Deprel == "nmod:poss") && tok.UPOS != "NOUN" && !startsLow(tok.Form):
			fig.Of = c
		case rel == "nmod" && hasCase(doc, c, "in", "at", "across", "inside", "near", "around"):
			fig.Where = c
		case rel == "nmod" && fig.Armed && hasCase(doc, c, "from") && leaving(doc, t):
			fig.Where = c
		case rel == "nmod" && hasCase(doc, c, "of", "from", "for"):
			fig.Of = c
		}
	}
}

// leaving reports whether those headed by token t are told to be taken away from somewhere:
// "withdrew 900 troops from Alda".
func leaving(doc *nlp.Doc, t int) bool {
	if h := doc.Tokens[t].Head; h >= 0 && doc.Rel(t) == "obj" {
		switch doc.Tokens[h].Lemma {
		case "withdraw", "pull", "remove", "evacuate", "recall", "redeploy", "bring", "extract":
			return true
		}
	}
	return false
}

// numberOf is the figure of a number that stands apart from what it counts: "put the number
// of troops in Alda at 2,000", "the number of refugees has risen to 700,000".
func (f *Finder) numberOf(doc *nlp.Doc, q Quantity) (Figure, bool) {
	n := head(doc, q)
	v := doc.Tokens[n].Head
	if v < 0 {
		v = n // "the number is 2,000"
	} else if doc.Rel(n) != "obl" || !hasCase(doc, n, "at", "to") {
		return Figure{}, false
	}
	for _, k := range doc.Children(v) {
		if rel := doc.Rel(k); rel != "obj" && rel != "nsubj" || !totals[doc.Tokens[k].Lemma] {
			continue
		}
		for _, c := range doc.Children(k) {
			lemma := strings.TrimSuffix(strings.ToLower(doc.Tokens[c].Lemma), "s")
			if doc.Rel(c) != "nmod" || !hasCase(doc, c, "of") || !armsNouns[lemma] && !f.words.person(doc, c) {
				continue
			}
			q.Head = c
			fig := Figure{Quantity: q, What: doc.Words(c, c+1), Of: -1, Where: -1, Armed: armed(lemma)}
			fig.belong(doc, c)
			return fig, true
		}
	}
	return Figure{}, false
}

// totals are nouns for how many there are.
var totals = map[string]bool{"number": true, "total": true, "strength": true}

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

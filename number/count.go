package number

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Count is how many happenings a noun stands for: "more than 170 attacks", "a
// series of air strikes", "the ninth attack".
type Count struct {
	Low     int
	High    *int // nil: open above
	Text    string
	Ordinal bool // "ninth": so many up to this one
	Start   int  // bytes of doc.Text
	End     int
}

// series are nouns that make "of" a plural mean several happenings.
var series = map[string]bool{"series": true, "string": true, "wave": true, "spate": true, "barrage": true, "round": true, "flurry": true,
	"rash": true, "campaign": true, "succession": true, "sequence": true, "number": true, "volley": true}

// CountOf returns how many happenings the noun at token stands for.
func CountOf(doc *nlp.Doc, qs []Quantity, token int) (Count, bool) {
	for _, q := range qs {
		if q.Head != token || q.Money || q.Percent || q.Kind == None {
			continue
		}
		if q.Kind == Nth && q.Best < 2 {
			continue
		}
		return Count{Low: q.Low, High: q.High, Text: q.Text, Ordinal: q.Kind == Nth, Start: q.Start, End: q.End}, true
	}
	h := doc.Tokens[token].Head
	if h >= 0 && h < token && doc.Rel(token) == "nmod" && series[strings.ToLower(doc.Tokens[h].Lemma)] {
		start, _ := doc.Subtree(h)
		if start < h-3 {
			start = h
		}
		return Count{Low: 2, Text: doc.Words(start, h+1), Start: doc.Tokens[start].Start, End: doc.Tokens[h].End}, true
	}
	return Count{}, false
}

// siteNouns are what a strike hits many of; targets are counted apart.
var siteNouns = map[string]bool{"site": true, "location": true, "place": true, "facility": true, "village": true, "town": true, "city": true,
	"area": true, "district": true, "base": true, "neighborhood": true, "neighbourhood": true, "spot": true, "settlement": true, "camp": true,
	"outpost": true, "checkpoint": true, "building": true, "house": true, "compound": true, "province": true, "point": true, "position": true}

// TargetsIn returns the quantities of targets and of sites among tokens [start, end),
// nil where none is told: "85 targets at seven sites".
func TargetsIn(doc *nlp.Doc, qs []Quantity, start, end int) (targets, sites *Quantity) {
	for k := range qs {
		q := &qs[k]
		if q.First < start || q.Last > end || q.Head < 0 || q.Kind == Nth || q.Kind == None || q.Best < 1 {
			continue
		}
		switch lemma := strings.ToLower(doc.Tokens[q.Head].Lemma); {
		case lemma == "target" && targets == nil:
			targets = q
		case siteNouns[lemma] && sites == nil:
			sites = q
		}
	}
	return targets, sites
}

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
		if q.Head < 0 || q.Kind == Nth || q.Kind == None || q.Money || q.Percent || q.Best < 2 {
			continue
		}
		lemma := strings.TrimSuffix(strings.ToLower(doc.Tokens[q.Head].Lemma), "s") // "troops" is its own lemma
		if !armsNouns[lemma] && !f.words.person(doc, q.Head) || overlaps(tolls, q) {
			continue
		}
		fig := Figure{Quantity: q, What: counted(doc, q), Of: -1, Where: -1}
		for _, c := range doc.Children(q.Head) {
			switch rel, tok := doc.Rel(c), &doc.Tokens[c]; {
			case (rel == "amod" || rel == "compound" || doc.Tokens[c].Deprel == "nmod:poss") && tok.UPOS != "NOUN" && strings.ToUpper(tok.Form[:1]) == tok.Form[:1]:
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

// hasCase reports whether one of the words is the preposition of token i.
func hasCase(doc *nlp.Doc, i int, words ...string) bool {
	for _, c := range doc.Children(i) {
		if doc.Rel(c) != "case" {
			continue
		}
		for _, w := range words {
			if strings.EqualFold(doc.Tokens[c].Form, w) {
				return true
			}
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

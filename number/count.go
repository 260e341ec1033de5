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

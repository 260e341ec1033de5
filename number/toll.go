package number

import (
	"slices"
	"sort"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// add records the toll of trigger i on the noun v.
func (t *tolls) add(i, v int, harm string) {
	if k, ok := t.byHead[v]; ok {
		t.put(i, v, k, harm, "")
		return
	}
	if k, ok := t.byToken[v]; ok {
		t.put(i, v, k, harm, "")
		return
	}
	if t.family(v) && v+2 < len(t.doc.Tokens) && strings.EqualFold(t.doc.Tokens[v+1].Form, "of") {
		if k, ok := t.byToken[v+2]; ok {
			t.put(i, v, k, harm, t.phrase(v))
			return
		}
	}
	if t.doc.Tokens[v].UPOS == "PRON" {
		t.him(i, v, harm)
		return
	}
	if !t.f.words.person(t.doc, v) {
		return
	}
	c := Casualty{Harm: harm, Trigger: i, WhoHead: v, PartOf: -1}
	tok := &t.doc.Tokens[v]
	one := 1
	switch {
	case t.article(v) || (tok.UPOS == "NOUN" || tok.XPOS == "NN") && tok.XPOS != "NNS" && !t.mass(v):
		c.Low, c.Best, c.High = 1, 1, &one
		c.Named = t.definite(v)
	case tok.UPOS == "PROPN":
		c.Low, c.Best, c.High, c.Named = 1, 1, &one, true
	case (tok.UPOS == "NOUN" || tok.XPOS == "NNS") && (tok.XPOS == "NNS" || strings.Contains(tok.Feats, "Number=Plur") || t.mass(v)):
		c.Low, c.Best, c.Named = 2, 2, t.definite(v)
	default:
		return
	}
	start := v
	for _, ch := range t.doc.Children(v) {
		switch t.doc.Rel(ch) {
		case "amod", "compound", "det", "nmod", "nummod", "flat":
			if ch < start && ch > v-8 {
				start = ch
			}
		}
	}
	c.Who = t.phrase(v)
	c.Start, c.End = t.doc.Tokens[start].Start, tok.End
	for _, n := range t.doc.Names {
		if n.Label == "Person" && n.Start <= v && v < n.End {
			c.Start, c.End = min(c.Start, t.doc.Tokens[n.Start].Start), t.doc.Tokens[n.End-1].End
			c.Who = t.doc.Text[c.Start:c.End]
		}
	}
	t.keep(c, -1)
}

// him records one person told before, by "he" or "her".
func (t *tolls) him(i, v int, harm string) {
	switch strings.ToLower(t.doc.Tokens[v].Form) {
	case "he", "him", "she", "her":
		one := 1
		tok := &t.doc.Tokens[v]
		t.keep(Casualty{Harm: harm, Low: 1, Best: 1, High: &one, Trigger: i, WhoHead: v, PartOf: -1, Start: tok.Start, End: tok.End, Named: true}, -1)
	}
}

// mass reports whether a singular noun stands for many: "people", "personnel".
func (t *tolls) mass(v int) bool {
	switch strings.ToLower(t.doc.Tokens[v].Form) {
	case "people", "personnel", "staff", "crew", "police", "livestock", "troops", "family", "fighters", "youth":
		return true
	}
	return false
}

// definite reports whether the noun means people already told: "the insurgents".
func (t *tolls) definite(v int) bool {
	for _, c := range t.doc.Children(v) {
		switch strings.ToLower(t.doc.Tokens[c].Form) {
		case "the", "these", "those", "both", "all", "their", "his":
			return true
		}
	}
	return false
}

func (t *tolls) article(v int) bool {
	for _, c := range t.doc.Children(v) {
		switch strings.ToLower(t.doc.Tokens[c].Form) {
		case "a", "an", "one", "another":
			return t.doc.Tokens[v].XPOS != "NNS"
		}
	}
	return false
}

// put records a toll with a number.
func (t *tolls) put(i, v, k int, harm, who string) {
	q := &t.qs[k]
	if t.another(i, q.First) || q.Value != float64(int(q.Value)) || !t.harmable(v, q) {
		return
	}
	if v >= q.First && v < q.Last && q.Head >= q.Last && t.people(q.Head) {
		v = q.Head // "dozens of troops"
	}
	c := Casualty{Harm: harm, Low: q.Low, Best: q.Best, High: q.High, Over: q.Over, Trigger: i, WhoHead: v, PartOf: -1, Start: q.Start, End: q.End}
	if v >= q.Last && v < q.Last+8 {
		c.End = t.doc.Tokens[v].End
	}
	if i == q.Last && v < q.Last {
		c.End = t.doc.Tokens[i].End // "12 dead"
	}
	if v < q.First && t.family(v) {
		c.Start = t.doc.Tokens[v].Start
	}
	if who == "" && v != i && !(v >= q.First && v < q.Last) && t.nominal(v) {
		who = t.phrase(v)
	}
	c.Who = who
	if strings.EqualFold(who, "others") || strings.EqualFold(who, "more") || v >= q.First && v < q.Last {
		c.Who = t.before(c.Start)
	}
	if t.family(v) {
		c.Low, c.Best, c.High = t.ofNumber(v, c)
	}
	if t.ofThem(q.Last) {
		c.PartOf = t.lastOf(harm, q.First)
	}
	t.keep(c, k)
}

// harmable reports whether the noun of a number can be harmed: people and names, and
// nouns that sound like people; not "two earthquakes".
func (t *tolls) harmable(v int, q *Quantity) bool {
	if v >= q.First && v < q.Last || t.people(v) || t.upos(v) == "PROPN" || t.upos(v) == "ADJ" || t.f.words.of(&t.doc.Tokens[v]) != nil {
		return true
	}
	lemma := strings.TrimSuffix(strings.ToLower(t.doc.Tokens[v].Form), "s")
	for _, end := range []string{"er", "or", "ist", "ian", "ee", "ant", "ent", "ite", "eer", "ier", "ess", "mate", "folk", "hand", "head", "children"} {
		if strings.HasSuffix(lemma, end) {
			return true
		}
	}
	return t.family(v)
}

// another reports whether a verb of harm other than i stands right before the number
// at token first and takes it: in "killed 12 people and injured at least 30 others" the
// 30 are injured alone. In "killed or captured 30" both have them.
func (t *tolls) another(i, first int) bool {
	owner := first - 1
	if owner <= i || !isVerb(&t.doc.Tokens[owner]) || t.f.words.of(&t.doc.Tokens[owner]) == nil {
		return false
	}
	return !(owner-i <= 2 && (t.upos(owner-1) == "CCONJ" || owner-1 == i))
}

// nominal reports whether token v can be the word for the harmed: no verb that the
// tree took for a noun.
func (t *tolls) nominal(v int) bool {
	tok := &t.doc.Tokens[v]
	if t.people(v) {
		return true
	}
	return (tok.UPOS == "NOUN" || tok.UPOS == "PROPN") && t.f.words.forms[strings.ToLower(tok.Form)] == ""
}

// lastOf is the last toll of a harm told before token at in its sentence, -1 for none.
func (t *tolls) lastOf(harm string, at int) int {
	for k := len(t.out) - 1; k >= 0; k-- {
		if c := &t.out[k]; c.Harm == harm && c.Start < t.doc.Tokens[at].Start && t.doc.Tokens[c.Trigger].Sent == t.doc.Tokens[at].Sent {
			return k
		}
	}
	return -1
}

// family reports whether the noun is a group with a number of its own: "a family of five".
func (t *tolls) family(v int) bool {
	switch strings.ToLower(t.doc.Tokens[v].Lemma) {
	case "family", "group", "crew", "team", "household":
		return true
	}
	return false
}

// ofNumber takes the number behind "of" for a group of so many.
func (t *tolls) ofNumber(v int, c Casualty) (int, int, *int) {
	if v+2 < len(t.doc.Tokens) && strings.EqualFold(t.doc.Tokens[v+1].Form, "of") {
		if k, ok := t.byToken[v+2]; ok {
			q := t.qs[k]
			return q.Low, q.Best, q.High
		}
	}
	return c.Low, c.Best, c.High
}

// before returns who was harmed by the toll told last before byte at in the same
// sentence: "three soldiers and wounded a dozen others".
func (t *tolls) before(at int) string {
	for k := len(t.out) - 1; k >= 0; k-- {
		c := &t.out[k]
		if c.Start < at && c.Who != "" && t.doc.Tokens[c.Trigger].Sent == t.sentAt(at) {
			return c.Who
		}
	}
	return ""
}

func (t *tolls) sentAt(at int) int {
	s := sort.Search(len(t.doc.Sents), func(s int) bool {
		last := t.doc.Sents[s].End - 1
		return last >= 0 && t.doc.Tokens[last].End > at
	})
	if s == len(t.doc.Sents) {
		return -1
	}
	return s
}

// phrase returns the noun with what describes it, without numbers and articles.
func (t *tolls) phrase(v int) string {
	start := v
	for i := v - 1; i >= 0 && i > v-6; i-- {
		tok := &t.doc.Tokens[i]
		if _, num := t.byToken[i]; num || tok.Sent != t.doc.Tokens[v].Sent {
			if num && t.doc.Tokens[i+1].Form == "-" { // "8-year-old boy"
				for j := i + 1; j < v; j++ {
					if t.doc.Tokens[j].Form == "-" {
						start = j + 2
					}
				}
			}
			break
		}
		switch tok.UPOS {
		case "ADJ", "NOUN", "PROPN", "VERB":
			if !t.under(i, v) {
				return t.doc.Words(start, v+1)
			}
			start = i
			continue
		case "PUNCT":
			if tok.Form == "-" {
				continue
			}
		}
		break
	}
	return t.doc.Words(min(start, v), v+1)
}

// under reports whether token i depends on v, directly or not.
func (t *tolls) under(i, v int) bool {
	for n := 0; i >= 0 && n < 8; n++ {
		if i == v {
			return true
		}
		i = t.doc.Tokens[i].Head
	}
	return false
}

// keep adds a toll once: a number tells one harm of one trigger.
func (t *tolls) keep(c Casualty, k int) {
	for _, old := range t.out {
		if old.Harm == c.Harm && old.Start < c.End && c.Start < old.End {
			return
		}
		// "the rebel leader, Wali": a name right behind is the same person.
		if old.Harm == c.Harm && old.Trigger == c.Trigger && k < 0 && c.WhoHead >= 0 && old.WhoHead >= 0 && t.doc.Tokens[c.WhoHead].UPOS == "PROPN" &&
			t.upos(old.WhoHead) == "NOUN" && c.Start > old.End && strings.Trim(t.doc.Text[old.End:c.Start], " ,") == "" {
			return
		}
	}
	t.out = append(t.out, c)
	if k >= 0 {
		t.used[k] = true
	}
}

// totals reads "the death toll rose to 45", "bringing the total to 45", "a toll of 45".
func (t *tolls) totals(i int) {
	lemma := strings.ToLower(t.doc.Tokens[i].Lemma)
	harm := "killed"
	if lemma == "number" {
		if harm = t.numberOf(i); harm == "" {
			return
		}
	} else if lemma != "toll" && lemma != "total" && lemma != "tally" {
		return
	}
	before := ""
	if i > 0 {
		before = strings.ToLower(t.doc.Tokens[i-1].Lemma)
	}
	switch {
	case lemma == "number":
	case lemma == "toll":
		if before == "injury" {
			harm = "injured"
		}
	case before == "death" || before == "body":
	default:
		if harm = t.told(i); harm == "" {
			return
		}
	}
	if t.superseded(i) {
		return
	}
	s := t.doc.Sents[t.doc.Tokens[i].Sent]
	for j := i + 1; j < s.End && j < i+14; j++ {
		k, ok := t.byToken[j]
		if !ok || t.used[k] || t.qs[k].First != j {
			continue
		}
		q := &t.qs[k]
		if q.Head >= 0 && !t.f.words.person(t.doc, q.Head) && strings.ToLower(t.doc.Tokens[q.Head].Lemma) != lemma {
			return
		}
		switch strings.ToLower(t.doc.Tokens[j-1].Lemma) {
		case "to", "at", "of", "be", "reach", "pass", "top", "hit", "exceed", "surpass", ":", "past":
			c := Casualty{Harm: harm, Low: q.Low, Best: q.Best, High: q.High, Trigger: i, WhoHead: -1, PartOf: -1, Start: q.Start, End: q.End, Total: true}
			t.keep(c, k)
			return
		}
	}
}

// superseded reports whether the toll at token i is one that was thought before: "initial
// estimates of 14 dead".
func (t *tolls) superseded(i int) bool {
	for j := i - 1; j >= 0 && j > i-7 && t.doc.Tokens[j].Sent == t.doc.Tokens[i].Sent; j-- {
		switch strings.ToLower(t.doc.Tokens[j].Form) {
		case "initial", "early", "earlier", "first", "preliminary", "original":
			switch strings.ToLower(t.doc.Tokens[j+1].Lemma) {
			case "estimate", "report", "count", "figure", "fear", "claim", "death", "toll":
				return true
			}
		}
	}
	return false
}

// numberOf is the harm of "the number of dead", "" where it counts something else.
func (t *tolls) numberOf(i int) string {
	for j := i + 1; j < len(t.doc.Tokens) && j < i+5; j++ {
		for _, h := range t.f.words.of(&t.doc.Tokens[j]) {
			if h.form == "adjective" || h.form == "noun" || t.doc.Tokens[j].XPOS == "VBN" {
				return h.harm
			}
		}
	}
	return ""
}

// told is the harm of the last toll before token i in its sentence.
func (t *tolls) told(i int) string {
	for k := len(t.out) - 1; k >= 0; k-- {
		if t.doc.Tokens[t.out[k].Trigger].Sent == t.doc.Tokens[i].Sent {
			return t.out[k].Harm
		}
	}
	return ""
}

// parts marks the tolls that are told as a part of the one before: "including
// three children", "among them a nurse", "three of them children".
func (t *tolls) parts() {
	for k, q := range t.qs {
		if t.used[k] || q.Kind == Nth || q.Money || q.Percent {
			continue
		}
		if !t.includes(q.First) && !t.ofThem(q.Last) {
			continue
		}
		whole := -1
		for n := range t.out {
			if t.out[n].Start < q.Start && t.out[n].PartOf < 0 && t.doc.Tokens[t.out[n].Trigger].Sent == t.doc.Tokens[q.First].Sent {
				if whole < 0 || t.out[n].Start >= t.out[whole].Start {
					whole = n
				}
			}
		}
		if whole < 0 {
			continue
		}
		c := Casualty{Harm: t.out[whole].Harm, Low: q.Low, Best: q.Best, High: q.High, Trigger: t.out[whole].Trigger, WhoHead: q.Head, PartOf: whole, Start: q.Start, End: q.End}
		if q.Head >= q.Last {
			c.Who, c.End = t.phrase(q.Head), t.doc.Tokens[q.Head].End
		}
		t.out = append(t.out, c)
	}
	for n := range t.out {
		c := &t.out[n]
		if c.PartOf >= 0 || !t.includesByte(c.Start) {
			continue
		}
		for m := range t.out {
			w := &t.out[m]
			if m != n && w.Harm == c.Harm && w.PartOf < 0 && w.Start < c.Start && t.doc.Tokens[w.Trigger].Sent == t.doc.Tokens[c.Trigger].Sent {
				c.PartOf = m
			}
		}
	}
}

// includes reports whether "including" or "among them" stands right before token i.
func (t *tolls) includes(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		switch strings.ToLower(t.doc.Tokens[j].Form) {
		case "including", "includes", "included":
			return true
		case "them", "whom":
			if j > 0 && strings.EqualFold(t.doc.Tokens[j-1].Form, "among") {
				return true
			}
		case "the", "a", "an", "at", "least", "also":
			continue
		}
		return false
	}
	return false
}

// ofThem reports whether "of them" or "of whom" stands at token i.
func (t *tolls) ofThem(i int) bool {
	if i+1 >= len(t.doc.Tokens) || !strings.EqualFold(t.doc.Tokens[i].Form, "of") {
		return false
	}
	switch strings.ToLower(t.doc.Tokens[i+1].Form) {
	case "them", "whom", "those", "these":
		return true
	}
	return false
}

func (t *tolls) includesByte(at int) bool {
	i, ok := slices.BinarySearchFunc(t.doc.Tokens, at, func(k nlp.Token, at int) int { return k.Start - at })
	return ok && t.includes(i)
}

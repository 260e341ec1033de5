package number

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// scan is one pass over a document's lower-case forms.
type scan struct {
	f   *Finder
	doc *nlp.Doc
	low []string
}

func (s *scan) at(i int) func(int) string {
	return func(k int) string { return s.word(i + k) }
}

func (s *scan) word(i int) string {
	if i < 0 || i >= len(s.low) {
		return ""
	}
	return s.low[i]
}

func (s *scan) is(i int, list ...string) bool {
	w := s.word(i)
	for _, l := range list {
		if w == l {
			return w != ""
		}
	}
	return false
}

// quantity reads a number at token i with the bounds before it.
func (s *scan) quantity(i int) (Quantity, bool) {
	j, bound := s.bound(i)
	between := false
	if j == i && s.is(i, "between", "from") {
		j, between = i+1, true
	}
	q, ok := s.bare(j)
	if !ok {
		return q, false
	}
	if ranged, ok := s.upTo(q, between && s.is(i, "between")); ok {
		q = ranged
	} else if between {
		return Quantity{}, false
	}
	if bound != "" {
		q.limit(bound)
	}
	q.Over = s.is(j-1, "than", "over", "of") && bound == "low" && !s.is(j-2, "fewer", "less", "minimum")
	q.First = i
	if s.is(q.Last, "or") && s.is(q.Last+1, "more") {
		q.limit("low")
		q.Last += 2
	}
	s.finish(&q)
	return q, true
}

// bound reads the longest phrase of bounds.txt at token i.
func (s *scan) bound(i int) (next int, bound string) {
	next = i
	for _, b := range s.f.bounds[s.word(i)] {
		if len(b.words) > next-i && s.stands(i, b.words) {
			next, bound = i+len(b.words), b.bound
		}
	}
	if next > i && s.is(next, "about", "around", "some", "an", "estimated", "another") {
		if k, b := s.bound(next); k > next && bound == "exact" {
			return k, b
		} else if k > next {
			return k, bound
		}
	}
	return next, bound
}

func (s *scan) stands(i int, words []string) bool {
	for k, w := range words {
		if s.word(i+k) != w {
			return false
		}
	}
	return true
}

// limit applies a bound to the number.
func (q *Quantity) limit(bound string) {
	switch bound {
	case "low":
		q.High = nil
	case "high":
		high := q.Best
		if q.High != nil {
			high = *q.High
		}
		q.Low, q.High = 0, &high
	case "about":
		q.Approx = true
	}
}

// bare reads a number without bounds at token i.
func (s *scan) bare(i int) (Quantity, bool) {
	var best vagueWord
	for _, v := range s.f.vague[s.word(i)] {
		if len(v.words) > len(best.words) && s.stands(i, v.words) {
			best = v
		}
	}
	value, n := s.cardinal(i)
	if n >= len(best.words) && n > 0 {
		v := int(value)
		return Quantity{First: i, Last: i + n, Low: v, Best: v, High: &v, Value: value, Kind: Cardinal}, true
	}
	if len(best.words) > 0 {
		q := Quantity{First: i, Last: i + len(best.words), Low: best.low, Best: best.best, High: best.high, Value: float64(best.best), Kind: best.kind, Approx: best.kind == Vague}
		if s.is(i-1, "no", "not") && best.kind == Vague {
			return Quantity{}, false
		}
		return q, true
	}
	if s.is(i, "no") && s.noun(i+1) {
		zero := 0
		return Quantity{First: i, Last: i + 1, High: &zero, Kind: None}, true
	}
	if v, n := Ordinal(s.at(i)); n > 0 {
		return Quantity{First: i, Last: i + n, Low: v, Best: v, High: &v, Value: float64(v), Kind: Nth}, true
	}
	return Quantity{}, false
}

// noun reports whether token i can begin what "no" counts.
func (s *scan) noun(i int) bool {
	if i >= len(s.low) {
		return false
	}
	switch s.doc.Tokens[i].UPOS {
	case "", "NOUN", "ADJ", "PROPN":
		return !s.is(i, "longer", "more", "less", "fewer", "matter", "one", "doubt", "way")
	}
	return false
}

// cardinal reads a number at token i, also in one token: "forty-one", "2.5m".
func (s *scan) cardinal(i int) (float64, int) {
	w := s.word(i)
	if !strings.Contains(w, "-") || len(w) < 3 {
		return Words(s.at(i))
	}
	parts := strings.Split(w, "-")
	v, n := Words(func(k int) string {
		if k < len(parts) {
			return parts[k]
		}
		return ""
	})
	if n == len(parts) {
		return v, 1
	}
	return 0, 0
}

// upTo reads the second half of a range: "10 to 15", "10-15", "between 10 and 15", "two or three".
func (s *scan) upTo(q Quantity, and bool) (Quantity, bool) {
	j := q.Last
	if q.High == nil || q.Kind == Nth {
		return q, false
	}
	ok := s.is(j, "to", "-", "–", "or") || and && s.is(j, "and")
	if !ok {
		return q, false
	}
	b, found := s.bare(j + 1)
	if !found || b.Kind != Cardinal {
		return q, false
	}
	if b.Best >= 1000 && q.Best < b.Best/1000 && q.Best < 1000 && b.Value >= 1e6 {
		q.Low *= 1e6 // "two to three million"
		q.Best = q.Low
	}
	if b.Best <= q.Best || s.is(j, "or") && b.Best > q.Best*2+1 {
		return q, false
	}
	high := b.Best
	return Quantity{First: q.First, Last: b.Last, Low: q.Low, Best: q.Low, High: &high, Value: q.Value, Kind: Range, Approx: true}, true
}

// finish sets the text, the noun and what the number measures.
func (s *scan) finish(q *Quantity) {
	toks := s.doc.Tokens
	q.Start, q.End = toks[q.First].Start, toks[q.Last-1].End
	q.Text = s.doc.Text[q.Start:q.End]
	q.Money = s.is(q.First-1, "$", "£", "€", "usd") || strings.ContainsAny(q.Text, "$£€") || s.is(q.Last, "dollars", "euros", "pounds", "rubles", "dinars", "afghanis")
	q.Percent = s.is(q.Last, "%", "percent", "per")
	q.Head = s.head(q)
}

// year reports whether the number is written as years are.
func (q *Quantity) year() bool {
	return len(q.Text) == 4 && q.Best >= 1400 && q.Best <= 2100 && q.Last-q.First == 1
}

// head finds the noun counted: by the tree, else the last noun of the run behind.
func (s *scan) head(q *Quantity) int {
	toks := s.doc.Tokens
	if s.is(q.Last, "-") && s.is(q.Last+1, "year", "month", "week", "day", "hour", "minute", "mile", "kilometer", "kilometre", "meter", "metre", "foot", "ton", "tonne", "pound", "man", "member", "point", "percent", "story", "storey", "room", "seat", "nation", "country", "party", "vehicle", "car") {
		return q.Last + 1 // "an 8-year-old boy", "a 12-man patrol": the number measures
	}
	for i := q.First; i < q.Last; i++ {
		h := toks[i].Head
		if toks[i].Deprel != "" && h >= q.Last { // a number stands before its noun
			if r := s.doc.Rel(i); r == "nummod" || r == "amod" || r == "det" || r == "compound" {
				return h
			}
		}
	}
	if q.year() && s.is(q.First-1, "in", "since", "by", "until", "during") && s.is(q.Last, "of") {
		return -1 // "died in 1977 of injuries"
	}
	if k := s.ofNoun(q.Last); k >= 0 {
		return k
	}
	last := -1
	for i := q.Last; i < len(toks) && i < q.Last+6; i++ {
		switch toks[i].UPOS {
		case "NOUN", "PROPN":
			last = i
			continue
		case "ADJ", "NUM", "PUNCT", "VERB":
			if toks[i].UPOS == "PUNCT" && toks[i].Form != "-" || toks[i].UPOS == "VERB" && !strings.HasSuffix(toks[i].Form, "ed") {
				return last
			}
			if last < 0 {
				continue
			}
		}
		break
	}
	return last
}

// ofNoun is the noun behind "of" or "of the": "dozens of people".
func (s *scan) ofNoun(i int) int {
	if !s.is(i, "of") {
		return -1
	}
	last := -1
	for k := i + 1; k < len(s.low) && k < i+8; k++ {
		switch s.doc.Tokens[k].UPOS {
		case "NOUN", "PROPN":
			last = k
		case "DET", "ADJ", "NUM", "PRON":
			if last >= 0 {
				return last
			}
		default:
			return last
		}
	}
	return last
}

package number

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// calendar reports whether a quantity is a year, a day of a month or an hour: "over 2003 massacre",
// "Nov 12 -", "around 9 a.m.".
func (s *scan) calendar(q *Quantity) bool {
	for t := q.First; t < q.Last; t++ {
		w := s.low[t]
		if w == "" || w[0] < '0' || w[0] > '9' {
			continue
		}
		if t+1 < len(s.low) && hours[s.low[t+1]] {
			return true // "around 9 a.m."
		}
		switch {
		case len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")):
			return s.inDate(t)
		case len(w) > 2:
			return false
		case s.month(t + 1):
			return true
		}
		return s.month(t-1) && (t+1 >= len(s.low) || s.doc.Tokens[t+1].UPOS == "PUNCT")
	}
	return false
}

// inDate reports whether the engine reads token t as part of a date.
func (s *scan) inDate(t int) bool {
	for _, n := range s.doc.NamesIn(t, t+1) {
		if n.Label == "Date" {
			return true
		}
	}
	return false
}

func (s *scan) month(t int) bool {
	return t >= 0 && t < len(s.low) && s.doc.Tokens[t].UPOS == "PROPN" && months[strings.TrimSuffix(s.low[t], ".")]
}

// months by their names, long and short.
var months = lists.Set(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`)

// hours are what stands behind the figure of an hour.
var hours = lists.Set("a.m. p.m. a.m p.m am pm o'clock o’clock gmt hrs")

package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// mostNotes bounds the notes of one event in one sentence.
const mostNotes = 4

// note gives the notes of an event: one a publisher family, the family's first
// original report that tells it, those told by want first. want nil takes any.
func (w *teller) note(e *sitrep.Event, want func(int) bool) []int {
	var out []int
	for _, i := range firstOf(e, want) {
		if len(out) == mostNotes {
			break
		}
		out = append(out, w.cite(e, i))
	}
	return out
}

// firstOf picks a claim a family, those with the best words of the event first.
func firstOf(e *sitrep.Event, want func(int) bool) []int {
	at := map[string]int{}
	var order []string
	for i := range e.Claims {
		c := &e.Claims[i]
		if c.Withdrawn || c.Sentence.Text == "" || want != nil && !want(i) {
			continue
		}
		j, ok := at[c.Family]
		switch {
		case !ok:
			order = append(order, c.Family)
			at[c.Family] = i
		case rank(c) > rank(&e.Claims[j]):
			at[c.Family] = i
		}
	}
	slices.SortStableFunc(order, func(a, b string) int {
		return cmp.Compare(rank(&e.Claims[at[b]]), rank(&e.Claims[at[a]]))
	})
	out := make([]int, 0, len(order))
	for _, f := range order {
		out = append(out, at[f])
	}
	return out
}

// rank is how much of the event a claim's own words tell.
func rank(c *sitrep.Claim) int {
	n := 0
	if c.CopyOf == "" {
		n += 4
	}
	if len(c.Tolls) > 0 {
		n += 2
	}
	if c.Place != nil {
		n++
	}
	return n
}

// cite numbers the sentence of a claim.
func (w *teller) cite(e *sitrep.Event, i int) int {
	return w.citeWords(e, i, e.Claims[i].Sentence.Text)
}

// citeWords numbers words of a claim's report.
func (w *teller) citeWords(e *sitrep.Event, i int, said string) int {
	c := &e.Claims[i]
	key := c.Report + "\x00" + said
	if n, ok := w.seen[key]; ok {
		return n
	}
	n := len(w.notes) + 1
	w.seen[key] = n
	w.notes = append(w.notes, Note{N: n, Family: c.Family, Publisher: c.Publisher, Copies: copies(e, c), Words: clipped(strings.Join(strings.Fields(said), " "), 320),
		URL: c.URL, Report: c.Report, Event: e.ID, Date: c.Published[:min(10, len(c.Published))]})
	return n
}

// copies counts the other reports of a claim's family that copy its text.
func copies(e *sitrep.Event, c *sitrep.Claim) int {
	first := cmp.Or(c.CopyOf, c.Report)
	seen := map[string]bool{}
	for i := range e.Claims {
		if o := &e.Claims[i]; o.Report != c.Report && o.Family == c.Family && !o.Withdrawn && (o.CopyOf == first || o.Report == first) {
			seen[o.Report] = true
		}
	}
	return len(seen)
}

// notesOf gives the first note of each of several events, at most n.
func (w *teller) notesOf(es []*sitrep.Event, n int) []int {
	var out []int
	for _, e := range es {
		claims := firstOf(e, nil)
		if len(claims) == 0 || len(out) == n {
			continue
		}
		if k := w.cite(e, claims[0]); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// domain tells a family that is known by its site's address alone.
func domain(family string) bool {
	return strings.Contains(family, ".") && !strings.Contains(family, " ") && family == strings.ToLower(family)
}

// whose names a note's source: "Meridian Press (2 copies)".
func (n Note) whose() string {
	s := cmp.Or(n.Family, n.Publisher)
	switch {
	case domain(s) && n.Publisher != "":
		s = n.Publisher
	case n.Publisher != "" && n.Publisher != s:
		s = n.Publisher + " for " + s
	}
	switch n.Copies {
	case 0:
		return s
	case 1:
		return s + " (1 copy)"
	}
	return s + " (" + number(n.Copies) + " copies)"
}

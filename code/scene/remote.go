package scene

import (
	"strconv"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
)

// What words alone put long back, whatever the day of the report: "thirty years ago", "decades
// earlier", "under the dictatorship", "as a young man".

// leastYears is the fewest years back by which a happening is told as background.
const leastYears = 3

// Remote reports whether the clause in which the event is told, or the sentence before that it
// goes on from, says by its own words that it was long ago.
func (s *Scene) Remote(e *event.Event) bool {
	for at, n := e.Head, 0; at >= 0 && n < 8; at, n = s.t.Head(at), n+1 {
		if s.saying(at) && n > 0 {
			return s.frontedLongAgo(at, e.Head)
		}
		if s.current(at) {
			return false
		}
		if s.remotely(at, e.Head) {
			return n == 0 || !s.aside(e.Head, at)
		}
		if s.nearby(at) {
			return false
		}
		switch s.t.Rel(at) {
		case "acl":
			if s.doc.Tokens[at].Deprel == "acl:relcl" {
				return false // who did it may have done so at any other time
			}
		case "nsubj", "nmod", "compound", "amod", "obl":
			if n > 0 || s.doc.Tokens[e.Head].UPOS == "VERB" {
				return false
			}
		}
	}
	return false
}

// frontedLongAgo reports whether a phrase that the tree hangs on the word of saying at opens the
// sentence and what is said alike: "years earlier, gunmen had fired on it, officials said".
func (s *Scene) frontedLongAgo(at, trigger int) bool {
	for _, k := range s.t.Kids(at) {
		if k < trigger && trigger < at && s.t.Rel(k) != "ccomp" && s.yearsBack(k) {
			return true
		}
	}
	return false
}

// nearby reports whether a time of the report's own days dates token i.
func (s *Scene) nearby(i int) bool {
	for _, j := range s.timed[s.doc.Tokens[i].Sent] {
		if w := &s.times[j]; s.t.Head(w.head) == i && w.Located() {
			return true
		}
	}
	return false
}

// remotely reports whether a phrase right on token i puts it long back.
func (s *Scene) remotely(i, trigger int) bool {
	verbal := s.t.Verbal(i) || s.t.Child(i, "cop") >= 0
	for _, k := range s.t.Kids(i) {
		switch s.t.Rel(k) {
		case "obl", "advmod", "nmod", "advcl":
		default:
			continue
		}
		if s.yearsBack(k) || s.inEra(k) || verbal && s.grown(k) {
			return i == trigger || verbal
		}
	}
	return false
}

// yearsBack reports whether the words that end in "ago", "earlier" or "before" and hang on or
// are token k count at least leastYears: "30 years ago", "many decades earlier", "centuries ago".
func (s *Scene) yearsBack(k int) bool {
	for i := k - 2; i <= k+2; i++ {
		if i < 1 || i >= len(s.doc.Tokens) || !backward[s.t.Form(i)] || i != k && s.t.Head(i) != k && s.t.Head(k) != i {
			continue
		}
		if s.t.Form(i) == "before" && i+1 < len(s.doc.Tokens) && s.t.UPOS(i+1) != "PUNCT" {
			continue // "years before the truce"
		}
		switch s.t.Form(i - 1) {
		case "decade", "century", "generation", "decades", "centuries", "generations":
			return true
		case "years":
			return i < 2 || counted(s.t.Form(i-2)) >= leastYears
		}
	}
	return false
}

var backward = lists.Set("ago earlier previously before back")

// counted reads how many years "years" stands behind: bare or vague ones are many.
func counted(w string) int {
	if n, err := strconv.Atoi(w); err == nil {
		return n
	}
	switch w {
	case "two", "couple", "few", "of", "and", "half", "1.5", "2.5":
		return 2
	}
	return leastYears
}

// inEra reports whether phrase k is a time that is over for good: "under the dictatorship",
// "in colonial times", "during the apartheid era".
func (s *Scene) inEra(k int) bool {
	switch s.t.Case(k) {
	case "in", "during", "under", "throughout", "at", "by":
	default:
		return false
	}
	l := s.t.Lemma(k)
	if closedEras[l] && s.t.Case(k) != "at" && s.t.Case(k) != "by" {
		return true
	}
	if !stages[l] || s.t.Case(k) == "by" {
		return false
	}
	old := l == "regime" || l == "day" // "under the old regime", but not "in old age"
	for _, c := range s.t.Kids(k) {
		switch s.t.Rel(c) {
		case "amod", "compound", "nmod":
			if over[s.t.Lemma(c)] || old && s.t.Lemma(c) == "old" {
				return true
			}
		}
	}
	return false
}

var (
	// closedEras are times and rules that nobody calls so while they last.
	closedEras = lists.Set("antiquity apartheid colonialism dictatorship feudalism")
	// stages are nouns for a time or a rule, and over what says of it that it is past.
	stages = lists.Set("age century day decade epoch era height period regime reign rule time year")
	over   = lists.Set("ancient apartheid bygone colonial feudal fascist imperial medieval nazi ottoman prewar soviet stalinist tsarist victorian wartime " +
		"apartheid-era colonial-era soviet-era")
)

// grown reports whether phrase or clause k dates what it hangs on by somebody's early years: "as
// a young man", "when she was young".
func (s *Scene) grown(k int) bool {
	switch s.t.Rel(k) {
	case "obl", "advcl":
	default:
		return false
	}
	if s.t.Case(k) == "as" && (s.t.Lemma(k) == "man" || s.t.Lemma(k) == "woman" || s.t.Lemma(k) == "officer" || s.t.Lemma(k) == "lawyer") {
		a := s.t.Child(k, "amod")
		return a >= 0 && s.t.Form(a) == "young"
	}
	return s.t.Rel(k) == "advcl" && s.t.Case(k) == "when" && s.t.Child(k, "cop") >= 0 && s.t.Form(k) == "young"
}

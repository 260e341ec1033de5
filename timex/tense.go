package timex

import (
	"slices"
	"sort"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// tense says whether the clause of an expression looks back or ahead.
type tense int

const (
	unclear tense = iota
	past
	future
)

// window is how many words on each side can tell the tense.
const window = 14

// tenseAt reads the tense of the clause around words [i, j) from the nearest
// verb-like cue: on the left first, then on the right.
func (r *reading) tenseAt(i, j int) tense {
	if r.is(i-1, "by", "until", "till") {
		if r.pastPerfect(i) {
			return past
		}
		return future
	}
	switch {
	case r.scheduled(j) || r.is(i-1, "effective", "payable"):
		return future
	case r.is(i-1, "since"):
		return past
	}
	if t := r.clauseTense(i, j); t != unclear {
		return t
	}
	for k := i - 1; k >= 0 && k >= i-window; k-- {
		if r.is(k, ".", "!", "?", ";", ":") || r.words[k+1].brk {
			break
		}
		if t := r.cue(k); t != unclear {
			return t
		}
	}
	for k := j; k < len(r.words) && k < j+window; k++ {
		if r.is(k, ".", "!", "?", ";", ":") || r.words[k].brk {
			break
		}
		if t := r.cue(k); t != unclear {
			return t
		}
	}
	return unclear
}

// pastPerfect reports whether the clause before word i is in the past perfect: "had held
// the bridge until Monday".
func (r *reading) pastPerfect(i int) bool {
	for k := i - 2; k >= 0 && k >= i-window && !r.words[k+1].brk; k-- {
		switch {
		case r.is(k, "will", "would", "shall", "should", "may", "can", "to", "is", "are", "has", "have", "until", ".", ",", ";"):
			return false
		case r.is(k, "had"):
			return true
		}
	}
	return false
}

// scheduled reports whether the words from j on say of what the expression dates that it
// is to come about: "Saturday's talks would go ahead", said whenever.
func (r *reading) scheduled(j int) bool {
	for k := j; k < len(r.words) && k < j+window; k++ {
		if r.words[k].brk || r.is(k, ".", "!", "?", ";", ":", ",") {
			return false
		}
		if !r.is(k, "will", "would", "'ll") {
			if t := r.cue(k); t == past {
				return false
			}
			continue
		}
		k++
		if r.is(k, "not", "still") {
			k++
		}
		return r.is(k, "proceed", "happen") || r.is(k, "go") && r.is(k+1, "ahead") || r.is(k, "take") && r.is(k+1, "place") || r.is(k, "be") && r.is(k+1, "held")
	}
	return false
}

// cue reads one word as a sign of tense.
func (r *reading) cue(k int) tense {
	w := r.low(k)
	switch w {
	case "will", "'ll", "shall", "upcoming", "until", "till", "tomorrow", "coming", "next", "starting", "deadline", "payable", "effective", "expires", "expire", "begins":
		return future
	case "to":
		return r.infinitive(k)
	case "would", "could", "should", "may", "might":
		if r.is(k+1, "have") {
			return past
		}
		if w == "may" && k+1 < len(r.words) && digit(r.low(k + 1)[0]) {
			return unclear
		}
		return future
	case "was", "were", "had", "did", "took", "came", "went", "began", "fell", "rose", "gave", "broke", "saw", "blew", "spoke", "drew", "flew", "grew",
		"knew", "ran", "wrote", "became", "ago", "has", "have", "earlier", "since", "last":
		return past
	case "said", "told", "held", "met", "left", "shot", "made", "got", "struck", "hit", "fought", "found", "sent", "set", "led", "lost", "won", "fled",
		"cut", "thought", "brought", "bought", "sold", "kept", "felt", "stood", "put", "died", "closed":
		if r.looksAhead(k) {
			return future // "will be held", "is to cut"
		}
		return past
	}
	if len(w) > 4 && strings.HasSuffix(w, "ed") && !r.is(k, "need", "speed", "indeed", "exceed", "proceed", "united", "hundred", "armed", "red", "breed", "embed", "feed", "seed") {
		return r.participle(k)
	}
	return unclear
}

// participle reads "-ed": after "to be", "is to be", "will be" it looks ahead.
func (r *reading) participle(k int) tense {
	switch {
	case r.is(k, "expected", "scheduled", "planned", "slated", "supposed"):
		if r.is(k+1, "to", "for", "on", "in") {
			return future
		}
	case r.looksAhead(k):
		return future
	}
	return past
}

// looksAhead reports whether the form of a verb at word k stands behind "will" or "to", with "be"
// or an adverb between them at most: "will be held", "is to cut", "would also be sent".
func (r *reading) looksAhead(k int) bool {
	for n := 0; n < 3 && k > 0; n++ {
		k--
		switch {
		case r.is(k, "will", "would", "shall", "should", "may", "might", "'ll", "to"):
			return true
		case r.is(k, "be", "not", "also", "now", "then", "again", "only", "soon", "jointly", "formally"):
		default:
			return false
		}
	}
	return false
}

// infinitive reads "to" before a verb: "is to resume", "plans to visit", "due to begin".
func (r *reading) infinitive(k int) tense {
	if r.is(k+1, "the", "a", "an", "his", "its", "their", "this") || k+1 >= len(r.words) || r.words[k+1].upper {
		return unclear
	}
	if r.is(k-2, "been") {
		return past
	}
	if r.is(k-1, "is", "are", "due", "expected", "expects", "expect", "scheduled", "set", "plan", "plans", "planned", "planning",
		"likely", "intends", "intend", "agreed", "ready", "hopes", "hope", "hoped", "slated", "about", "going", "wants", "want",
		"supposed", "vowed", "promised", "threatened", "prepares", "preparing", "prepared", "poised", "not", "aims") {
		return future
	}
	if t := r.tokenAt(k + 1); t >= 0 && r.doc.Tokens[t].Head < 0 {
		return future // a headline's "Alda to host talks"
	}
	return unclear
}

// tokenAt is the token that word k begins, or -1.
func (r *reading) tokenAt(k int) int {
	d, at := r.doc, r.words[k].start
	t := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > at })
	if t == len(d.Tokens) || d.Tokens[t].Start > at {
		return -1
	}
	return t
}

// setFor reports whether something is set for the day: "called a strike for Thursday", not
// "blamed them for Sunday's raid" and not "had been due for Monday".
func (r *reading) setFor(m *match) bool {
	if !r.is(m.from-1, "for") || m.from < 2 || r.words[m.from-1].brk {
		return false
	}
	if k := m.end; k < len(r.words) && !r.words[k].brk && !r.is(k, ".", "!", "?", ";", ":", ",", "and", "or", "in", "at", "on", "after", "when", "if", "over", "against", "outside", "to", ")", "\"", "”") {
		return false // "for Sunday's raid", "for Monday night's talks"
	}
	for k := m.from - 1; k >= 0 && k >= m.from-window; k-- {
		if r.is(k, ".", "!", "?", ";", ":") || r.words[k+1].brk {
			break
		}
		if r.is(k, "had", "originally", "initially") {
			return false
		}
	}
	return true
}

// asked reports whether the day is that of something others were asked or ordered to do:
// "called on supporters to gather on Saturday", said since.
func (r *reading) asked(m *match) bool {
	d, t := r.doc, r.tokenAt(m.from)
	if t < 0 {
		return false
	}
	v := d.Tokens[t].Head
	if v < 0 || d.Tokens[v].XPOS != "VB" || d.Tokens[v].Head < 0 || !asking[d.Tokens[d.Tokens[v].Head].Lemma] {
		return false
	}
	return slices.ContainsFunc(d.Children(v), func(k int) bool { return d.Rel(k) == "mark" && d.Tokens[k].XPOS == "TO" })
}

// asking are verbs that ask, order or allow others, or oneself, to do something.
var asking = lists.Set("allow appeal ask call choose command decide direct instruct invite order press push request summon tell urge")

// clauseTense reads the tense of the verb that words [i, j) hang on in the tree by its helping
// verbs and its form. Unclear where no verb is near, where its form tells neither, and where
// something hangs on it that is said or meant: the time may be of that ("agreed to talk on Friday").
func (r *reading) clauseTense(i, j int) tense {
	d, at := r.doc, -1
	for k := i; k < j; k++ {
		t := r.tokenAt(k)
		if t < 0 {
			continue
		}
		h := d.Tokens[t].Head
		if h < 0 || d.Tokens[h].Start < r.words[i].start || d.Tokens[h].Start > r.words[j-1].start {
			at = t
		}
	}
	for n := 0; n < 3 && at >= 0; n++ {
		if at = d.Tokens[at].Head; at >= 0 && d.Tokens[at].UPOS == "VERB" {
			return verbTense(d, at)
		}
	}
	return unclear
}

// verbTense is the tense of a verb's form with its helping verbs.
func verbTense(d *nlp.Doc, verb int) tense {
	ahead, back := false, d.Tokens[verb].XPOS == "VBD"
	for _, c := range d.Children(verb) {
		t := &d.Tokens[c]
		switch {
		case t.Deprel == "xcomp", t.Deprel == "ccomp", t.Deprel == "mark" && t.Lemma == "to":
			return unclear
		case !strings.HasPrefix(t.Deprel, "aux"):
		case t.Lemma == "have", t.XPOS == "VBD":
			back = true
		case t.Lemma == "will" && t.Form != "would", t.Lemma == "shall":
			return future // "will have left"
		case t.XPOS == "MD" && t.Lemma != "can":
			ahead = true
		}
	}
	switch {
	case back:
		return past
	case ahead:
		return future
	}
	return unclear
}

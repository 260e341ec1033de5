package scene

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/number"
	"github.com/sitrep-news/sitrep/timex"
)

// When returns the time expression that dates an event, and the one that opens a
// period its count covers; either may be nil.
func (s *Scene) When(e *event.Event) (at, since *timex.Expr) {
	best := 1 << 30
	_, apart := s.Offset(e)
	for _, i := range s.near(e) {
		w := &s.times[i]
		if !w.Located() && !s.itself(e, w) || s.ofCentury(w) {
			continue
		}
		d := s.distance(e, w)
		if d < 0 || apart && (d > 2 || w.Start < s.doc.Tokens[e.Head].Start) {
			continue
		}
		if n := s.sinceOf(w); n >= 0 && (s.foremost(e) || n != w.head && !s.t.Below(e.Head, n)) {
			continue // "the worst unrest since the riots of 2008"
		}
		if w.Since {
			if since == nil {
				since = &w.Expr
			}
			d += 5
		}
		if d < best {
			best, at = d, &w.Expr
		}
	}
	if at == nil && !apart {
		if at = s.trailing(e); at == nil {
			if at = s.carried(e); at == nil {
				at = s.toldNextTime(e)
			}
			if at == nil {
				at = s.hoursOn(e)
			}
		}
	}
	if at != nil && at.Since && s.whenSince(e, at) {
		return at.Opening(), nil
	}
	if at != nil && at.Since && s.spanned(e, at) {
		x := *at
		x.Since = false
		at = &x
	}
	return at, since
}

// whenSince reports whether the event stands in the clause that tells what began the stretch x:
// "banned since 2013, when its men burned a church".
func (s *Scene) whenSince(e *event.Event, x *timex.Expr) bool {
	at := e.Head
	for n := 0; at >= 0 && n < 5; at, n = s.t.Head(at), n+1 {
		if r := s.t.Rel(at); r != "acl" && r != "advcl" || !s.opens(at, "when") {
			continue
		}
		first, _ := s.doc.Subtree(at)
		return s.doc.Tokens[first].Start >= x.End && s.doc.Tokens[first].Start-x.End < 4
	}
	return false
}

// ofCentury reports whether time w says of a thing what century it is of: "the 11th-century fort".
func (s *Scene) ofCentury(w *when) bool {
	n := s.t.Head(w.head)
	return len(w.Value) == 2 && n > w.head && !s.events[n] && s.t.Case(w.head) == ""
}

// sinceOf is the token of what a sentence reckons from where time w is that or dates it, -1 where
// it is not: "since 2008", "since the riots in 2008".
func (s *Scene) sinceOf(w *when) int {
	for at, n := w.head, 0; at >= 0 && n < 3; at, n = s.t.Head(at), n+1 {
		if r := s.t.Rel(at); r != "obl" && r != "nmod" {
			break
		}
		if s.t.Case(at) == "since" {
			return at
		}
	}
	if w.Since {
		return w.head
	}
	return -1
}

// spanned reports whether a time with "since" is the stretch in which the event's noun went
// on, by the perfect verb of its clause ("the fighting has displaced thousands since 2015"),
// and not when it began ("since the coup of May").
func (s *Scene) spanned(e *event.Event, x *timex.Expr) bool {
	if e.Entry.POS != 'n' || e.Carrier >= 0 || s.t.Case(e.Head) == "since" {
		return false
	}
	for _, i := range s.near(e) {
		w := &s.times[i]
		if w.Start != x.Start || w.owner < 0 || w.owner == e.Head && s.t.Child(e.Head, "cop") < 0 || w.owner != e.Head && s.t.Below(w.head, e.Head) {
			continue
		}
		if s.perfect(w.owner) || s.t.Rel(w.owner) == "conj" && s.perfect(s.t.Head(w.owner)) {
			return true
		}
	}
	return false
}

// perfect reports whether the clause of token i is told in the perfect: "has displaced",
// "have been at war".
func (s *Scene) perfect(i int) bool {
	for _, k := range s.t.Kids(i) {
		if s.t.Lemma(k) == "have" && s.t.Rel(k) == "aux" {
			return true
		}
	}
	return false
}

// foremost reports whether the event's noun is told as the greatest or first of its kind,
// so that "since" says how far one looks back: "the worst unrest since 2005".
func (s *Scene) foremost(e *event.Event) bool {
	n := e.Head
	if e.Entry.POS != 'n' {
		if n = s.t.Head(e.Head); n < 0 || s.t.Rel(e.Head) != "acl" {
			return false
		}
	}
	for _, k := range s.t.Kids(n) {
		if s.t.Rel(k) == "amod" && (s.doc.Tokens[k].XPOS == "JJS" || s.t.Form(k) == "first" || s.t.Form(k) == "deadliest") {
			return true
		}
	}
	return false
}

// lasting are frames of what goes on from the day it is done until it is undone.
var lasting = lists.Set("coerce.occupy coerce.ban coerce.censor coerce.martial coerce.sanction sanction.relations sanction.talks")

// Lasts reports whether the event is one that goes on, told in the present perfect: "has banned
// the party since May".
func (s *Scene) Lasts(e *event.Event) bool {
	if e.Entry.POS != 'v' || !lasting[e.Entry.Frame.Name] {
		return false
	}
	for _, k := range s.t.Kids(e.Head) {
		if f := s.t.Form(k); s.t.Rel(k) == "aux" && (f == "has" || f == "have" || f == "'ve" || f == "'s") {
			return true
		}
	}
	return false
}

// First reports whether the event is what is told to be so for the first time since another
// day, which does not date it.
func (s *Scene) First(e *event.Event) bool {
	for _, i := range s.timed[e.Sent] {
		w := &s.times[i]
		for at, n := w.head, 0; w.Since && at >= 0 && n < 4; at, n = s.t.Head(at), n+1 {
			if s.t.Lemma(at) == "time" && s.t.Child(at, "amod") >= 0 {
				return true // "for the first time since"
			}
		}
	}
	return false
}

// itself reports whether the expression is the event's own name ("the invasion of
// Tarvia"), whose day is known.
func (s *Scene) itself(e *event.Event, w *when) bool {
	b := s.doc.Tokens[e.Head].Start
	return !w.Interval.Zero() && w.Start <= b && b < w.End
}

// near are the times of the sentences that the event's words stand in, in text order.
func (s *Scene) near(e *event.Event) []int {
	sents := []int{e.Sent}
	for _, c := range e.Clauses {
		if n := s.doc.Tokens[c].Sent; !slices.Contains(sents, n) {
			sents = append(sents, n)
		}
	}
	slices.Sort(sents)
	var out []int
	for _, n := range sents {
		out = append(out, s.timed[n]...)
	}
	return out
}

// distance is how far a time stands from the event's words in the tree, -1 where
// it dates something else.
func (s *Scene) distance(e *event.Event, w *when) int {
	if w.thing && !s.bringsAbout(e) || w.of >= 0 && !slices.Contains(e.Clauses, w.of) {
		return -1
	}
	for _, c := range e.Clauses {
		if n := s.dating(c, w); n >= 0 {
			return n
		}
	}
	for _, p := range e.Targets { // "an attack on a base last month"
		if s.t.Below(w.head, p.Head) && !s.verbBetween(w.head, p.Head) {
			return 2
		}
	}
	for _, c := range e.Clauses {
		if s.within(w, c) {
			return 3
		}
	}
	if s.unfolded(e, w) || s.adjoined(e, w) {
		return 3
	}
	for _, c := range e.Clauses {
		if n := s.above(e, w, c); n >= 0 {
			return n
		}
	}
	return -1
}

// dating is how far time w stands from clause c of an event where it hangs on it or holds it, or
// dates what c orders ("ordered them to leave on Monday"): 0 or 1, else -1.
func (s *Scene) dating(c int, w *when) int {
	if b := s.doc.Tokens[c].Start; w.Start <= b && b < w.End { // "20 years on from the invasion"
		return 0
	}
	if w.owner == c || w.head == c || s.t.Head(w.head) == c {
		return 0
	}
	if w.owner >= 0 && s.t.Rel(w.owner) == "xcomp" && s.t.Head(w.owner) == c && !s.events[w.owner] {
		return 1
	}
	return -1
}

// above is how far time w stands from clause c of an event where it dates a clause that c hangs on,
// with none between that has a time of its own: 2 or more, else -1.
func (s *Scene) above(e *event.Event, w *when, c int) int {
	at := c
	for n := 1; n < 5; n++ {
		h := s.t.Head(at)
		if h < 0 {
			return -1
		}
		rel := s.t.Rel(at)
		if rel == "acl" && (s.t.Form(h) == "what" && s.t.Rel(h) == "nsubj" || s.written(at, h)) {
			at = h // "what began as a rally turned violent in May", "issued a statement on Monday condemning the raid"
			continue
		}
		year := rel == "advcl" && led[s.t.Case(at)] && coarse(w)
		switch {
		case s.ownTime(at, rel, w):
			return -1
		case year && w.owner == h:
			return n + 4 // "in 2019 after a bomb killed": it is the same year
		case e.Entry.POS == 'n' && s.reaction(at, h, rel), s.turns(c, at, h, rel):
			return -1
		case s.saying(h) && rel != "obl" && rel != "obj" && rel != "nsubj" && !(rel == "conj" && w.head < h):
			return -1
		}
		if w.owner == h {
			switch rel {
			case "conj", "obj", "nsubj", "xcomp", "advcl", "obl", "nmod":
				return n + 1
			}
		}
		at = h
	}
	return -1
}

// ownTime reports whether the clause at, which hangs on another by rel, has a time of its own: one
// with a subject beside the other, one that is said, or that only goes with the other.
func (s *Scene) ownTime(at int, rel string, w *when) bool {
	switch rel {
	case "conj":
		return s.t.Verbal(at) && (s.t.Child(at, "nsubj", "nsubj:pass") >= 0 || w.head < at && s.present(at) && !s.present(s.t.Head(at)))
	case "acl", "ccomp", "parataxis":
		return true
	case "advcl":
		c := s.t.Case(at)
		return c != "" && c != "when" && !(led[c] && coarse(w)) && !s.soon(at)
	}
	return false
}

// present reports whether verb v has a helping verb of the present, the perfect or the future:
// "were convicted in 2015 and are serving", "was held on Monday and will appear".
func (s *Scene) present(v int) bool {
	for _, k := range s.t.Kids(v) {
		switch r := s.doc.Tokens[k].Deprel; s.t.Form(k) {
		case "is", "are", "has", "have", "will", "'ll":
			if r == "aux" || r == "aux:pass" {
				return true
			}
		}
	}
	return false
}

// turns reports whether on the way from clause c of an event up to h one thing comes after or out of
// the other: "turned into a riot", "ended with a raid".
func (s *Scene) turns(c, at, h int, rel string) bool {
	if turning[s.t.Lemma(at)] && (at != c || s.t.Case(at) != "as") || turning[s.t.Lemma(h)] && at != c {
		return true
	}
	return (led[s.t.Case(at)] || ending[s.t.Case(at)]) && rel != "advcl"
}

// written reports whether participle v tells what a paper or speech says that the verb above
// brings out: "issued a statement denying it".
func (s *Scene) written(v, n int) bool {
	switch s.t.Lemma(n) {
	case "statement", "letter", "speech", "communique", "resolution", "declaration", "petition", "note", "message", "report", "address", "video", "tweet", "post", "decree", "order":
	default:
		return false
	}
	h := s.t.Head(n)
	return s.doc.Tokens[v].XPOS == "VBG" && s.t.Case(v) == "" && s.t.Rel(n) == "obj" && h >= 0 && s.t.Verbal(h)
}

// within reports whether time w hangs on a nominal of the event's own words, where a
// parser put it: "clashes between the army and the guard in 2016".
func (s *Scene) within(w *when, c int) bool {
	if r := s.t.Rel(w.head); r != "nmod" && r != "obl" || w.head < c {
		return false
	}
	for h, n := s.t.Head(w.head), 0; h >= 0 && n < 5; h, n = s.t.Head(h), n+1 {
		if h == c {
			return true
		}
		if s.events[h] || s.t.Verbal(h) || turning[s.t.Lemma(h)] || led[s.t.Case(h)] && !(coarse(w) && s.t.Case(h) == "following") {
			return false
		}
	}
	return false
}

// unfolded reports whether a clause on the event's noun tells when it went on: "an inquiry
// that ended in May".
func (s *Scene) unfolded(e *event.Event, w *when) bool {
	if w.owner < 0 || s.t.Rel(w.owner) != "acl" || !unfolding[s.t.Lemma(w.owner)] {
		return false
	}
	n := s.t.Head(w.owner)
	return slices.Contains(e.Clauses, n) || slices.Contains(e.Consumed, n)
}

// unfolding are verbs of how happenings begin, go on and end.
var unfolding = lists.Set("begin commence conclude end erupt finish happen last occur open start")

// adjoined reports whether a year or month stands right behind the words of the event's noun
// and hangs on a verb that has its own day: "released on Friday a study of the killing of
// nine miners in Tarn in 1987".
func (s *Scene) adjoined(e *event.Event, w *when) bool {
	if e.Entry.POS != 'n' || !coarse(w) || w.owner < 0 || !s.t.Verbal(w.owner) || w.head < e.Head || slices.Contains(e.Clauses, w.owner) {
		return false
	}
	first, _ := s.doc.Subtree(w.head)
	for first--; first > e.Head && s.t.UPOS(first) == "PUNCT"; first-- {
	}
	if first <= e.Head || !s.t.Below(first, e.Head) || s.verbBetween(first, e.Head) {
		return false
	}
	for i := e.Head + 1; i < w.head; i++ {
		if s.events[i] {
			return false
		}
	}
	for _, i := range s.near(e) {
		if x := &s.times[i]; x.owner == w.owner && x.head < e.Head && !coarse(x) {
			return true
		}
	}
	return false
}

// soon reports whether clause i tells what was hours or less apart from the clause it hangs
// on, and so of its day: "marched on Friday, hours after a shell hit the market".
func (s *Scene) soon(i int) bool {
	for _, k := range s.t.Kids(i) {
		if f := s.t.Form(k); s.t.Rel(k) == "mark" && (f == "after" || f == "before") && k > 0 {
			switch s.t.Form(k - 1) {
			case "hours", "hour", "minutes", "moments", "shortly", "soon", "immediately", "just":
				return true
			}
		}
	}
	return false
}

// reaction reports whether a happening is what somebody reacts to in another act,
// whose day is not its own: "vowed on Tuesday to respond to the attack", "claimed
// responsibility on Tuesday for the attack", "protested on Thursday against the raids".
func (s *Scene) reaction(at, h int, rel string) bool {
	switch rel {
	case "obl", "nmod":
		switch s.t.Case(at) {
		case "for", "to", "against", "about", "over", "in response to", "in retaliation for":
			return reacting[s.t.Lemma(h)]
		}
	case "obj":
		return reacting[s.t.Lemma(h)] && s.t.Verbal(h)
	}
	return false
}

// reacting are words for acts that answer or judge a happening.
var reacting = map[string]bool{
	"apologise": true, "apologize": true, "avenge": true, "blame": true, "claim": true, "condemn": true, "condemnation": true,
	"condolence": true, "denounce": true, "deplore": true, "investigate": true, "mourn": true, "protest": true, "rally": true,
	"react": true, "respond": true, "response": true, "responsibility": true, "retaliate": true, "retaliation": true, "revenge": true,
	"vengeance": true, "vow": true,
}

// coarse reports whether a time is no finer than a month.
func coarse(w *when) bool {
	switch w.Interval.Precision {
	case timex.Year, timex.Month, timex.Season:
		return true
	}
	return false
}

// led are prepositions after which stands an earlier happening.
var led = map[string]bool{"after": true, "following": true, "since": true, "before": true, "over": true, "because of": true, "ahead of": true, "despite": true}

// ending are prepositions of what comes last: "minister from 2017 until his resignation".
var ending = map[string]bool{"until": true, "till": true}

// lastly reports whether the words at i name what something else went on until: its times
// are not theirs.
func (s *Scene) lastly(i int) bool {
	for n := 0; i >= 0 && n < 3; i, n = s.t.Head(i), n+1 {
		if r := s.t.Rel(i); r != "nmod" && r != "obl" {
			return false
		}
		if ending[s.t.Case(i)] {
			return true
		}
	}
	return false
}

func (s *Scene) verbBetween(i, top int) bool {
	for h := s.t.Head(i); h >= 0 && h != top; h = s.t.Head(h) {
		if s.t.Verbal(h) {
			return true
		}
	}
	return false
}

func (s *Scene) saying(i int) bool {
	switch s.t.Lemma(i) {
	case "say", "tell", "report", "add", "announce", "state", "note", "confirm", "claim", "warn", "condemn", "write", "call", "accuse":
		return true
	}
	return false
}

// discharged is the slot of the weapons that the event's verb says went off one by one, "" where
// it says none did: "launched 600 drones", "detonated 20 bombs", "21 bombs went off".
func (s *Scene) discharged(e *event.Event) string {
	switch e.Entry.Frame.Name {
	case "attack.launch", "attack.explosives", "attack.bombs":
		return "obj"
	case "attack.explosion":
		if l := s.t.Lemma(e.Head); l != "kill" && l != "wound" && l != "injure" {
			return "subj"
		}
	}
	return ""
}

// Count is how many happenings the event stands for, where its noun is counted
// ("more than 170 attacks", "the ninth attack"); ok is false for one.
func (s *Scene) Count(e *event.Event) (c number.Count, ok bool) {
	if e.Entry.POS == 'v' {
		for _, k := range e.Slots[s.discharged(e)] {
			if c, ok = number.CountOf(s.doc, s.numbers, k); ok && c.Low > 1 && !c.Ordinal {
				return c, true
			}
		}
	}
	if c, ok = s.bombs(e); ok {
		return c, true
	}
	for _, k := range s.t.Kids(e.Head) { // "fired on boats nine times", "on three occasions"
		if s.t.Rel(k) == "obl" && s.doc.Tokens[k].XPOS == "NNS" && (s.t.Lemma(k) == "time" && s.t.Case(k) == "" || s.t.Lemma(k) == "occasion" && s.t.Case(k) == "on") {
			if c, ok = number.CountOf(s.doc, s.numbers, k); ok && c.Low > 1 && !c.Ordinal {
				return c, true
			}
		}
	}
	if e.Public && e.Entry.POS == 'v' { // "27 warrants have been issued"
		c, ok = number.CountOf(s.doc, s.numbers, e.Consumed[0])
		return c, ok && c.Low > 1 && !c.Ordinal
	}
	if e.Entry.POS != 'n' || e.Members {
		return c, false
	}
	if c, ok = number.CountOf(s.doc, s.numbers, e.Head); ok && s.ofDate(e, c) {
		return c, false
	}
	if s.doc.Tokens[e.Head].XPOS == "NN" && !c.Ordinal {
		return c, false // "the 1991 killing" is one
	}
	return c, ok && c.Low > 1
}

// exploding are the frames of verbs each of whose weapons goes off by itself.
var exploding = lists.Set("attack.explosion attack.explosives")

// bombs is how many bombs verb e says went off or were set off: "detonated 20 bombs".
func (s *Scene) bombs(e *event.Event) (c number.Count, ok bool) {
	if e.Entry.POS != 'v' || !exploding[e.Entry.Frame.Name] {
		return c, false
	}
	for _, p := range e.Means {
		switch s.t.Lemma(p.Head) {
		case "bomb", "device", "mine", "grenade", "shell", "rocket", "missile", "mortar", "explosive", "charge":
			if c, ok = number.CountOf(s.doc, s.numbers, p.Head); ok && c.Low > 1 && !c.Ordinal {
				return c, true
			}
		}
	}
	return c, false
}

// ofDate reports whether a number before the event's noun is one of a date: "the 1987 killings",
// "the July 2005 bombings".
func (s *Scene) ofDate(e *event.Event, c number.Count) bool {
	return slices.ContainsFunc(s.timed[e.Sent], func(i int) bool {
		return s.times[i].Start <= c.Start && c.End <= s.times[i].End
	})
}

// Targets is how many targets at how many sites were hit, nil where not told: "85
// targets at seven sites".
func (s *Scene) Targets(e *event.Event) (targets, sites *number.Quantity) {
	if e.Type != "ASSAULT" {
		return nil, nil
	}
	for _, c := range e.Clauses {
		start, end := s.doc.Subtree(c)
		for _, k := range s.t.Kids(c) { // clauses below tell of other things
			if r := s.t.Rel(k); r == "advcl" || r == "parataxis" || r == "ccomp" || r == "conj" || r == "acl" {
				a, b := s.doc.Subtree(k)
				if k < c {
					start = max(start, b)
				} else {
					end = min(end, a)
				}
			}
		}
		if start >= end {
			continue
		}
		t, n := number.TargetsIn(s.doc, s.numbers, start, end)
		if targets == nil {
			targets = t
		}
		if sites == nil {
			sites = n
		}
	}
	return targets, sites
}

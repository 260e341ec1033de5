package status

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// step applies what the head of token i does to it and returns the token to go
// on from, or -1 where nothing higher bears on the event.
func (c *climb) step(i int) int {
	t := c.t
	h := t.Head(i)
	if h < 0 {
		return -1
	}
	rel := t.Rel(i)
	if c.fellShort(i, h) {
		c.add(sitrep.Denied)
		c.local(h)
		return h
	}
	if c.manner(i) {
		c.add(sitrep.Possible)
	}
	switch rel {
	case "conj":
		return c.conjunct(i, h)
	case "ccomp", "xcomp", "csubj":
		return c.complement(i, h, rel)
	case "obj", "iobj", "obl", "nsubj":
		return c.argument(i, h, rel)
	case "nmod", "acl":
		return c.adnominal(i, h, rel)
	case "advcl":
		return c.adverbial(i, h)
	case "compound", "appos", "nummod", "amod":
		return -1
	case "parataxis", "root", "orphan", "dep":
		return -1
	}
	return -1
}

// fellShort reports whether verb h says that the deed at i was not quite done: "stopped short of
// blaming", "came close to seizing".
func (c *climb) fellShort(i, h int) bool {
	if !c.t.Verbal(i) {
		return false
	}
	word := ""
	switch cs := c.t.Case(i); c.t.Lemma(h) {
	case "stop", "fall":
		if cs == "of" {
			word = "short"
		}
	case "come", "get", "be":
		if cs == "to" {
			word = "close"
		}
	}
	return word != "" && slices.ContainsFunc(c.t.Kids(h), func(k int) bool { return k < i && c.t.Form(k) == word })
}

// manner reports whether verb i only tells how a thing is done: "a video of how to build a bomb".
func (c *climb) manner(i int) bool {
	t := c.t
	if t.XPOS(i) != "VB" || t.Case(i) != "to" {
		return false
	}
	k := t.Child(i, "mark")
	return k > 0 && t.Form(k-1) == "how"
}

// conjunct goes on with the first conjunct's surroundings; a verb that shares its
// subject also shares modals and negation that come before both.
func (c *climb) conjunct(i, h int) int {
	t := c.t
	if x := t.XPOS(i); t.Verbal(i) && (x == "VBD" || x == "VBZ" || x == "VBP") && t.XPOS(h) == "VB" {
		return -1 // a finite verb is no part of an infinitive
	}
	if t.Verbal(i) && t.XPOS(i) == "VBN" && t.XPOS(h) == "VB" && t.Child(h, "aux") < 0 {
		return -1 // nor a participle: "refused to hear him and jailed"
	}
	if k := c.sibling(i, h); k >= 0 {
		return k
	}
	if t.Verbal(i) && t.Verbal(h) && t.Child(i, "nsubj") < 0 && t.Child(i, "aux") < 0 {
		c.shared(i, h)
	} else if m := t.Child(h, "mark"); m >= 0 && t.Form(m) == "if" && or(t, i) {
		c.add(sitrep.Possible) // "if they attack or their friends do"
	}
	if !t.Verbal(i) {
		for _, k := range t.Kids(h) { // "no raids or arrests"
			if t.Rel(k) == "det" && t.Form(k) == "no" {
				c.add(sitrep.Denied)
			}
		}
	}
	return h
}

// sibling is the infinitive that the bare one at i was meant to be joined to, where a parser joined
// it to the finite verb h above: "never had the courage to rise and call him out". -1 for none.
func (c *climb) sibling(i, h int) int {
	t := c.t
	if t.XPOS(i) != "VB" || t.XPOS(h) != "VBD" || t.Child(i, "aux", "mark", "nsubj") >= 0 {
		return -1
	}
	for k := i - 1; k > h; k-- {
		if t.XPOS(k) == "VB" && t.Case(k) == "to" && t.Below(k, h) {
			return k
		}
	}
	return -1
}

// shared adds what stands before the first of two joined verbs and bears on both:
// modals, hedges, "if", and a negation where the two are joined by "or".
func (c *climb) shared(i, h int) {
	t := c.t
	for _, k := range t.Kids(h) {
		if k >= h {
			break
		}
		switch t.Rel(k) {
		case "aux":
			c.modal(h, k)
		case "advmod":
			s, ok := c.tb.act("r", t.Lemma(k), "", false)
			if ok && (s == sitrep.Alleged && t.XPOS(i) == t.XPOS(h) && t.Passive(i) || s == sitrep.Denied && or(t, i)) {
				c.add(s)
			}
		case "mark":
			if f := t.Form(k); (f == "if" || f == "unless" || f == "whether" && or(t, i)) && t.Child(i, "mark") < 0 && t.XPOS(i) == t.XPOS(h) {
				c.add(sitrep.Possible)
			}
		}
	}
	if c.beTo(h) {
		c.add(sitrep.Planned)
	}
}

func or(t *role.Tree, i int) bool {
	k := t.Child(i, "cc")
	return k >= 0 && (t.Form(k) == "or" || t.Form(k) == "nor")
}

func (c *climb) complement(i, h int, rel string) int {
	t := c.t
	if rel == "xcomp" && c.wished(h) || rel != "xcomp" && c.askedAfter(i) {
		return -1
	}
	if rel == "ccomp" && t.Lemma(h) == "warn" && c.toldAsDone(i) {
		return -1
	}
	if rel == "xcomp" && t.Lemma(h) == "ought" && c.regretted(i) {
		return h
	}
	if rel == "xcomp" && t.Lemma(h) == "have" && t.Case(i) == "to" && i-h < 5 && t.Child(h, "obj") < 0 { // "had to leave" tells that they left
		if t.XPOS(h) != "VBD" {
			c.add(sitrep.Possible)
		}
		c.local(h)
		return h
	}
	if p := t.Lemma(h); (p == "see" || p == "hear") && t.Passive(h) {
		return h // "can be seen smashed": seeing it is what one can
	}
	if c.decreed(i, h, rel) {
		c.local(h)
		return h
	}
	if s, ok := c.sought(i, h); ok && rel == "xcomp" {
		c.add(s)
		c.local(h)
		return h
	}
	pos := "v"
	if !t.Verbal(h) {
		pos = "n"
		if t.UPOS(h) == "ADJ" {
			return c.adjective(i, h)
		}
	}
	if rel == "xcomp" && c.accusedOf(i, h) {
		c.add(sitrep.Alleged)
		return -1
	}
	word := t.Lemma(h)
	if pos == "v" {
		word = c.verb(h)
	}
	if s, ok := c.tb.act(pos, word, rel, t.Passive(h)); ok {
		if s == sitrep.Possible && c.st == sitrep.Denied && hoping[t.Lemma(h)] {
			c.st = s // "hopes that nobody was hurt"
		}
		if s == sitrep.Possible && c.st == sitrep.Planned && rel == "xcomp" {
			c.st = s // "asked the court to order his arrest"
		}
		c.embed(s, i)
	} else if rel == "ccomp" && c.subjunctive(i) || pos == "v" && c.forTo(i) {
		c.add(sitrep.Possible)
	}
	if rel == "ccomp" && (factive[t.Lemma(h)] && c.that(i) || c.sayable(i, h)) {
		return h
	}
	if m := t.Child(i, "mark"); rel == "ccomp" && m >= 0 && t.Form(m) == "whether" {
		return -1 // "refused to say whether they had been freed"
	}
	if rel == "xcomp" || t.Rel(h) != "root" || !saying[t.Lemma(h)] {
		c.local(h)
	} else if c.negated(h) && believing[t.Lemma(h)] {
		c.add(sitrep.Denied)
	}
	return h
}

// embed adds a status given by a word above; a vow of hostile acts is a threat,
// a vow of friendly ones a plan; a perfect infinitive ("to have attacked") looks
// back and so is never planned.
func (c *climb) embed(s sitrep.Status, i int) {
	if s == Attempt {
		if c.hostile || c.typ == "AID" { // who tries to help gives help
			return
		}
		s = sitrep.Possible
	}
	if s == Cited {
		s = sitrep.Alleged
	}
	if s == sitrep.Threatened && !c.hostile {
		s = sitrep.Planned
	}
	if (s == sitrep.Planned || s == sitrep.Possible) && c.perfect(i) {
		s = sitrep.Alleged
	}
	c.add(s)
}

func (c *climb) perfect(i int) bool {
	k := c.t.Child(i, "aux")
	return k >= 0 && c.t.Lemma(k) == "have" && c.t.Case(i) == "to"
}

// adjective: "ready to attack", "likely to resume", "quick to condemn".
func (c *climb) adjective(i, h int) int {
	s, ok := c.tb.act("j", c.t.Lemma(h), c.t.Rel(i), false)
	switch {
	case c.excessive(h) && c.t.Case(i) == "to":
		c.add(sitrep.Denied)
	case c.enough(h):
	case vocab.Ordinals[c.t.Lemma(h)]: // "was among the first to note"
	case i != c.p && learning[c.t.Lemma(i)]: // "fascinating to see them help"
	case c.t.Lemma(h) == "able" && c.done(h): // "were able to retake"
	case ok:
		c.add(s)
	default:
		c.add(sitrep.Possible)
	}
	c.local(h)
	return h
}

// done reports whether the copula of adjective h is in the past: what somebody was
// able to do has been done.
func (c *climb) done(h int) bool {
	for _, k := range c.t.Kids(h) {
		if f := c.t.Form(k); f == "was" || f == "were" || f == "been" {
			return true
		}
	}
	return false
}

// argument: the event is a nominal in a clause. What the clause says of it counts for verbs of
// the table; else the event is taken as given, unless it is an indefinite one in a clause that is
// itself not real ("an attack would ..."). It returns the token to go on from, or -1 where nothing
// above bears on the event.
func (c *climb) argument(i, h int, rel string) int {
	t := c.t
	slot := rel
	if rel == "obl" {
		slot = t.Case(i)
	}
	if rel == "nsubj" && t.Passive(h) {
		slot = "obj"
	}
	if rel == "nsubj" && i == c.p && c.ifSo(i, h) {
		c.add(sitrep.Possible)
	}
	if !t.Verbal(h) {
		if rel == "nsubj" && t.Child(h, "cop") >= 0 {
			c.predicated(i, h)
		}
		if s, ok := c.tb.act("j", t.Lemma(h), slot, false); rel == "obl" && ok && t.UPOS(h) == "ADJ" && c.tb.explicit("j", t.Lemma(h), slot) && c.indefinite(i) {
			c.add(s) // "vulnerable to attacks"
		}
		return -1
	}
	if k := t.Child(h, "nsubj:outer"); k >= 0 {
		c.outer(k)
	}
	if rel == "nsubj" {
		if next, ok := c.subject(i, h); ok {
			return next
		}
	}
	if next, ok := c.regarded(i, h, rel, slot); ok {
		return next
	}
	if slot != "subj" && rel != "nsubj" || slot == "obj" {
		if next, ok := c.byTable(i, h, slot); ok {
			return next
		}
	}
	if slot == "for" && c.typ == "CONSULT" && i == c.p { // "is to visit Alda for talks"
		c.local(h)
		return h
	}
	if rel == "obj" && c.longedFor(i, h) {
		return -1
	}
	if telltale[t.Lemma(h)] && (rel == "obj" || slot == "obj") && c.negated(h) {
		return -1 // "did not disclose the loans"
	}
	if c.comesAbout(h) || c.attained(h, slot) || rel == "nsubj" && c.goesAhead(h) || c.indefinite(i) && (slot == "obj" || rel == "nsubj" || slot == "in" || slot == "by" || slot == "with" || slot == "to" && going[t.Lemma(h)]) {
		c.local(h)
		return h
	}
	return -1
}

// regarded is argument for verbs that take a view of the event: that leave it open, speak about it
// as done, keep it from happening or charge somebody with it. ok is false for all others.
func (c *climb) regarded(i, h int, rel, slot string) (next int, ok bool) {
	switch {
	case c.leftOpen(i, h, slot):
		c.add(sitrep.Possible)
		return -1, true
	case c.judged(i, h, slot), c.rebutted(i, h, slot), c.countered(i, h), c.promised(i, h, slot), c.designed(i, h):
		return -1, true
	case c.chargedShare(i, h, slot):
		c.add(sitrep.Alleged)
		return -1, true
	case spurned(slot):
		c.add(sitrep.Denied)
		return -1, true
	case c.awaited(h, slot), c.guarded(i, h, slot), slot == "in case of":
		c.add(sitrep.Possible)
		return -1, true
	case c.evaded(i, h, slot):
		c.add(sitrep.Denied)
		c.local(h)
		return h, true
	case rel == "obj" && c.accusedOf(i, h):
		c.add(sitrep.Alleged)
		return -1, true
	case rel == "nsubj" && c.typ == "CONSULT" && i == c.p && c.willed(h):
		c.add(sitrep.Planned) // "the visit will bring in thousands"
		return -1, true
	}
	return -1, false
}

// byTable is argument for verbs of which the table says what becomes of what they take in slot:
// "threatened a raid". ok is false for all others.
func (c *climb) byTable(i, h int, slot string) (next int, ok bool) {
	s, ok := c.tb.act("v", c.verb(h), slot, c.t.Passive(h))
	if !ok || topical[slot] && !c.tb.explicit("v", c.verb(h), slot) {
		return -1, false
	}
	switch {
	case c.decreed(i, h, slot):
		c.local(h)
		return h, true
	case c.standing(i, h, s), s == Cited && (c.typ != "ASSAULT" || i != c.p || slot == "over" && c.t.Definite(i)), c.uncharged(h):
		return -1, true
	case s == Cited && !c.indefinite(i):
		c.embed(s, i) // "neither was tried for the raid": it took place
		return -1, true
	}
	c.embed(s, i)
	c.local(h)
	return h, true
}

// neither reports whether noun k is one of those of whom "neither" did it, or "neither side".
func (c *climb) neither(k int) bool {
	for _, x := range c.t.Kids(k) {
		if rel := c.t.Rel(x); (rel == "cc" || rel == "det" || rel == "advmod") && c.t.Form(x) == "neither" {
			return true
		}
	}
	return false
}

// leftOpen reports whether verb h says of deed i, in its slot, that it may come: "an invasion
// has not been ruled out", "refused to rule out raids", "a reward for tips leading to his
// arrest".
func (c *climb) leftOpen(i, h int, slot string) bool {
	up := c.t.Head(h)
	switch c.t.Lemma(h) {
	case "rule":
		if slot != "obj" || c.verb(h) != "rule out" {
			return false
		}
		return c.negated(h) || c.t.Rel(h) == "xcomp" && up >= 0 && (c.t.Lemma(up) == "refuse" || c.t.Lemma(up) == "decline")
	case "exclude":
		return slot == "obj" && (c.negated(h) || c.t.Rel(h) == "xcomp" && up >= 0 && (c.t.Lemma(up) == "refuse" || c.t.Lemma(up) == "decline"))
	case "lead":
		if slot != "to" || c.t.Rel(h) != "acl" || up < 0 {
			return false
		}
		switch c.t.Lemma(up) {
		case "information", "tip", "tipoff", "tip-off", "clue", "evidence", "detail":
			return true
		}
	}
	return false
}

// willed reports whether verb h is in the future.
func (c *climb) willed(h int) bool {
	k := c.t.Child(h, "aux")
	return k >= 0 && (c.t.Form(k) == "will" || c.t.Form(k) == "'ll")
}

// goesAhead is the "go ahead" of what comes about as it was planned.
func (c *climb) goesAhead(v int) bool {
	if c.t.Lemma(v) != "go" {
		return false
	}
	for _, k := range c.t.Kids(v) {
		if f := c.t.Form(k); k > v && (f == "ahead" || f == "forward") {
			return true
		}
	}
	return false
}

// counting are nouns that leave the event as real as they are themselves.
func counting(l string) bool { return counts[l] }

var counts = lists.Set(`series wave string spate number round campaign act case kind type resumption start beginning outbreak escalation dozen hundred thousand
	score million ten slew flurry spree handful couple pair lot incident succession batch rash chain half majority`)

func (c *climb) negated(i int) bool {
	for _, k := range c.t.Kids(i) {
		if r := c.t.Rel(k); r == "advmod" || r == "det" || r == "aux" {
			switch c.t.Form(k) {
			case "not", "n't", "never", "no", "n’t":
				return !notOnly(c.t, k)
			}
		}
	}
	return false
}

// notOnly reports whether the negation at k is the "not" of "not only", which denies nothing.
func notOnly(t *role.Tree, k int) bool {
	if f := t.Form(k); f != "not" && f != "n't" && f != "n’t" || k+1 >= len(t.Doc.Tokens) {
		return false
	}
	switch t.Form(k + 1) {
	case "only", "solely":
		return true
	case "just", "merely", "simply": // not "and not just jail them"
		return k == 0 || t.Form(k-1) != "and" && t.Form(k-1) != "but"
	}
	return false
}

// indefinite is a nominal that presupposes nothing: "an attack", "any attack",
// "further attacks".
func (c *climb) indefinite(i int) bool {
	t := c.t
	for _, k := range t.Kids(i) {
		switch t.Rel(k) {
		case "det":
			switch t.Form(k) {
			case "a", "an", "any", "no", "some", "another":
				return true
			}
			return false
		case "amod":
			if familiar[t.Lemma(k)] {
				return false
			}
		case "nmod":
			if t.Doc.Tokens[k].Deprel == "nmod:poss" {
				return false
			}
		case "nummod":
			return false
		}
	}
	return true
}

// saying are the verbs whose content is as real as the speaker says.
var saying = map[string]bool{"say": true, "tell": true, "report": true, "add": true, "announce": true, "state": true, "note": true,
	"confirm": true, "declare": true, "write": true, "explain": true, "quote": true, "reveal": true, "disclose": true}

// ifSo reports whether what the subject i of h tells stands under a doubt set beside it: "the killing,
// if proven, would shock the town".
func (c *climb) ifSo(i, h int) bool {
	t := c.t
	for _, v := range slices.Concat(t.Kids(i), t.Kids(h)) {
		if rel := t.Rel(v); v < i || v-i > 6 || rel != "advcl" && rel != "acl" && rel != "parataxis" || !doubted[t.Lemma(v)] {
			continue
		}
		if m := t.Child(v, "mark"); m > i && t.Form(m) == "if" {
			return true
		}
	}
	return false
}

// doubted are words of what makes a thing told a fact.
var doubted = lists.Set("approve carry confirm corroborate establish execute implement prove substantiate true verify")

// sayable reports whether verb of saying h only says that what is past by its tense can or must be
// told: "can confirm that a beekeeper was stabbed".
func (c *climb) sayable(i, h int) bool {
	t := c.t
	if !saying[t.Lemma(h)] || c.negated(h) {
		return false
	}
	if a := t.Child(h, "aux"); a < 0 || t.Form(a) != "must" && t.Form(a) != "can" {
		return false
	}
	return t.XPOS(i) == "VBD" || slices.ContainsFunc(t.Kids(i), func(k int) bool {
		return (t.Rel(k) == "aux" || t.Rel(k) == "cop") && (t.XPOS(k) == "VBD" || t.Lemma(k) == "have")
	})
}

// believing are those whose negation is that of the content: "did not say".
var believing = map[string]bool{"believe": true, "think": true}

// favouring are verbs of wanting what is not yet done.
var favouring = map[string]bool{"advocate": true, "back": true, "champion": true, "favor": true, "favour": true, "support": true}

// proceedings are nouns of what is wanted to be opened against somebody.
var proceedings = map[string]bool{"impeachment": true, "inquiry": true, "investigation": true, "prosecution": true}

// hoping are verbs whose content is open, whatever it says.
var hoping = map[string]bool{"hope": true, "wish": true, "pray": true}

// failing are verbs by which what was kept up comes to its end.
var failing = map[string]bool{"collapse": true, "crumble": true, "end": true, "expire": true, "fail": true, "lapse": true, "unravel": true}

// going are verbs by which one comes to do something: "go to war".
var going = map[string]bool{"go": true, "resort": true, "return": true}

// happening are verbs that only say that their subject came about or not.
var happening = map[string]bool{"happen": true, "occur": true, "place": true, "come": true, "begin": true, "start": true, "be": true,
	"continue": true, "follow": true, "proceed": true, "resume": true, "break": true, "erupt": true, "exist": true, "take": true, "loom": true}

// predicated: the event is the subject of noun or adjective h: "an incursion was imminent".
func (c *climb) predicated(i, h int) {
	if c.negated(h) && c.indefinite(i) {
		c.add(sitrep.Denied)
	}
	if s, ok := c.tb.act("a", c.t.Lemma(h), "", false); ok {
		c.add(s)
	}
	c.wanted(h)
	if c.indefinite(i) {
		c.local(h)
	}
}

// subject: the event is the subject of verb h. It gives the token to go on from as argument
// does, and false where h says nothing of its subjects.
func (c *climb) subject(i, h int) (next int, ok bool) {
	t := c.t
	truce := c.typ == "RETREAT" && !t.Passive(h)
	switch {
	case truce && failing[t.Lemma(h)] && t.Child(h, "obj") < 0:
		c.add(sitrep.Ended) // "the truce collapsed"
		c.weighed(h)
	case truce && t.Lemma(h) == "hold":
		if !c.negated(h) || t.Child(h, "aux") < 0 || t.XPOS(t.Child(h, "aux")) != "MD" {
			c.local(h) // "the truce is holding"
			return h, true
		}
		c.add(sitrep.Possible) // "the truce may not hold"
	case i == c.p && c.ascribed(h):
		c.add(sitrep.Alleged)
	case c.raised(i, h):
	default:
		return -1, false
	}
	return -1, true
}

// longedFor reports whether verb h only wants or announces its object i, the event itself, and
// says so of its status.
func (c *climb) longedFor(i, h int) bool {
	t := c.t
	switch {
	case i != c.p:
		return false
	case (c.typ == "RETREAT" || c.typ == "CONCEDE" || proceedings[t.Lemma(i)]) && favouring[t.Lemma(h)] && t.UPOS(i) == "NOUN":
		c.add(sitrep.Possible) // "backs the release of the prisoners"
	case c.typ == "PROTEST" && t.Lemma(h) == "announce" && !t.Passive(h):
		c.add(sitrep.Planned) // "announced a march for Sunday"
	default:
		return false
	}
	return true
}

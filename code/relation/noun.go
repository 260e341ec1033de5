package relation

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

// conflicts are nouns whose two parties fight, oppose or stand by each other.
var conflicts = map[string]string{
	"war": Fights, "battle": Fights, "clash": Fights, "fighting": Fights, "conflict": Fights, "combat": Fights, "hostility": Fights, "skirmish": Fights,
	"gunfight": Fights, "firefight": Fights, "shootout": Fights, "offensive": Fights, "insurgency": Fights, "rebellion": Fights, "uprising": Fights,
	"jihad": Fights, "warfare": Fights, "ceasefire": Fights, "truce": Fights, "invasion": Fights, "onslaught": Fights,
	"rivalry": Opposes, "standoff": Opposes, "stand-off": Opposes, "tension": Opposes, "feud": Opposes, "dispute": Opposes, "confrontation": Opposes,
	"showdown": Opposes, "odds": Opposes, "loggerheads": Opposes, "animosity": Opposes, "enmity": Opposes,
	"alliance": AllyOf, "partnership": AllyOf, "friendship": AllyOf,
}

// ofThing reports whether a word for who leads others only tells what the common noun behind it is:
// "the party's head office", "the governor election".
func (f *finder) ofThing(t int, kind string) bool {
	h := f.d.Tokens[t].Head
	return (kind == Leads || kind == Commands) && h > t && f.d.Rel(t) == "compound" && f.d.Tokens[h].UPOS == "NOUN" && offices[strings.ToLower(f.d.Tokens[h].Lemma)] == ""
}

// noun reads the relations that the noun or adjective t tells.
func (f *finder) noun(t int) {
	lemma := strings.ToLower(f.d.Tokens[t].Lemma)
	if kind, ok := offices[lemma]; ok && !f.negated(t) && f.d.Tokens[t].UPOS != "ADJ" && !f.ofThing(t, kind) {
		f.office(t, kind)
	}
	if lemma == "group" && f.splinter(t) {
		f.office(t, PartOf)
	}
	if kind, ok := conflicts[lemma]; ok {
		f.conflict(t, kind)
	}
	if kind, ok := bearings[lemma]; ok {
		for _, p := range []string{"to", "with"} {
			if to := f.prepositional(t, p); to >= 0 {
				f.pairs(kind, f.antecedent(f.holder(t)), to, t)
				break
			}
		}
	}
	if supports[lemma] {
		f.support(t)
	}
	if kind, ok := roofs[lemma]; ok {
		f.under(t, kind)
	}
	f.below(t)
	f.standing(t)
}

// bearings are adjectives of how one stands to another.
var bearings = map[string]string{"loyal": AllyOf, "allied": AllyOf, "close": AllyOf, "friendly": AllyOf, "faithful": AllyOf, "aligned": AllyOf, "affiliated": PartOf, "linked": AllyOf, "tied": AllyOf,
	"opposed": Opposes, "hostile": Opposes, "subordinate": PartOf, "answerable": PartOf}

// splinter reports whether the noun t has a word before it that makes it part of another:
// "its splinter group".
func (f *finder) splinter(t int) bool {
	if t == 0 || f.d.Tokens[t-1].Head != t {
		return false
	}
	switch strings.ToLower(f.d.Tokens[t-1].Form) {
	case "splinter", "breakaway", "offshoot":
		return true
	}
	return false
}

func (f *finder) holder(t int) int {
	d := f.d
	if d.Rel(t) == "amod" || d.Rel(t) == "acl" {
		return d.Tokens[t].Head
	}
	if s := f.child(t, "nsubj"); s >= 0 {
		return s
	}
	return t
}

// conflict relates the parties of a war or alliance: "between X and Y", "X's war
// against Y", "X is at war with Y", "the X-Y war".
func (f *finder) conflict(t int, kind string) {
	d := f.d
	var left, right, foe int = -1, -1, -1
	for _, k := range d.Children(t) {
		switch p := f.preposition(k); {
		case p == "between" || p == "among":
			f.among(kind, k, t)
		case p == "against" && kind == AllyOf:
			foe = k
		case p == "against" || p == "with" || p == "on" && d.Tokens[t].Lemma == "war" || p == "of" && d.Tokens[t].Lemma == "invasion":
			right = k
		case d.Tokens[k].Deprel == "nmod:poss", p == "by" && kind == Fights:
			left = k
		case d.Tokens[k].Deprel == "nsubj" && f.child(t, "cop") >= 0:
			left = f.relative(k, t)
		}
	}
	h := d.Tokens[t].Head
	if right < 0 && h >= 0 && d.Rel(t) == "obj" { // "fought a war with X"
		right = f.against(h)
		if right >= 0 && kind == AllyOf && f.preposition(right) == "against" {
			right, foe = -1, right
		}
	}
	if left < 0 && h >= 0 && (d.Rel(t) == "obj" || d.Rel(t) == "obl") && d.Tokens[h].UPOS == "VERB" {
		left, _ = f.subject(h)
	}
	if left < 0 && right >= 0 {
		left = f.nationality(t)
	}
	if left >= 0 && foe >= 0 { // "formed an alliance against Alda"
		f.among(kind, left, t)
		f.pairs(Opposes, left, foe, t)
	}
	f.hyphened(t, kind)
	switch {
	case left < 0:
	case right >= 0:
		f.pairs(kind, left, right, t)
	case d.Rel(t) == "obj" && d.Tokens[h].Lemma == "fight" || f.child(t, "cop") >= 0 && f.preposition(t) == "at": // "X and Y are at war"
		f.among(kind, left, t)
	}
}

// against is whom the phrase of the verb t with "with" or "against" names, -1 for nobody.
func (f *finder) against(t int) int {
	for _, p := range []string{"against", "with"} {
		if k := f.prepositional(t, p); k >= 0 {
			return k
		}
	}
	return -1
}

// nationality is the demonym before the noun t: "the Aldan invasion of Veldt".
func (f *finder) nationality(t int) int {
	for _, k := range f.d.Children(t) {
		if k < t && (f.d.Rel(k) == "amod" || f.d.Rel(k) == "compound") && f.c.Actor(k) != nil {
			return k
		}
	}
	return -1
}

// among relates all that the plural or list headed by k names with each other.
func (f *finder) among(kind string, k, at int) {
	cs := f.c.Members(k)
	if len(cs) < 2 {
		cs = f.conjuncts(f.antecedent(k))
	}
	for i := range cs {
		for j := i + 1; j < len(cs); j++ {
			f.pair(kind, cs[i], cs[j], at)
		}
	}
}

// hyphened reads "the Alda-Veldt war" before the noun t.
func (f *finder) hyphened(t int, kind string) {
	d := f.d
	for k := max(t-4, d.Sents[d.Tokens[t].Sent].Start); k+2 < t; k++ {
		if dash(d.Tokens[k+1].Form) && f.c.Actor(k) != nil && f.c.Actor(k+2) != nil && d.Tokens[k].Start < d.Tokens[k+2].Start {
			f.pair(kind, k, k+2, t)
		}
	}
}

func dash(s string) bool { return s == "-" || s == "‑" || s == "–" || s == "/" }

// modifiers reads "Iran-backed", "US-led", "anti-US" before a noun h.
func (f *finder) modifiers(h int) {
	d := f.d
	s, e := f.c.Span(h)
	f.sided(h, s, e)
	for t := s + 2; t < e; t++ {
		if !dash(d.Tokens[t-1].Form) {
			continue
		}
		word := strings.ToLower(d.Tokens[t].Form)
		prefix := strings.ToLower(d.Tokens[t-2].Form)
		switch {
		case actor.Backed(word):
			f.modifier(BackedBy, h, t-2)
		case word == "led" || word == "commanded":
			f.modifierTurned(Leads, h, t-2)
		case word == "based":
			f.located(f.described(h), t-2, t)
		case prefix == "anti":
			f.modifier(Opposes, h, t)
		case prefix == "pro":
			f.modifier(AllyOf, h, t)
		}
	}
}

// described is what the apposition h comments on, or h: "the council, an Alda-based body".
func (f *finder) described(h int) int {
	if f.d.Rel(h) == "appos" {
		return f.c.AppositionOf(h)
	}
	return h
}

// sided reads "pro-Aldan" and "anti-Aldan" where they are one word before the noun h.
func (f *finder) sided(h, s, e int) {
	for t := s; t < min(e, h); t++ {
		word := strings.ToLower(f.d.Tokens[t].Form)
		kind := AllyOf
		rest, ok := strings.CutPrefix(word, "pro-")
		if !ok {
			rest, ok = strings.CutPrefix(word, "anti-")
			kind = Opposes
		}
		if !ok || !f.c.Animate(h) {
			continue
		}
		if _, ok := f.base.Demonym(rest); ok {
			f.out = append(f.out, Pair{Type: kind, From: h, To: t, Start: s, End: e, Status: sitrep.Actual})
		}
	}
}

func (f *finder) modifier(kind string, h, by int) {
	if f.c.Actor(by) != nil && f.c.Animate(h) {
		s, e := f.c.Span(h)
		f.out = append(f.out, Pair{Type: kind, From: h, To: by, Start: s, End: e, Status: "actual"})
	}
}

func (f *finder) modifierTurned(kind string, h, by int) {
	if f.c.Actor(by) != nil && f.c.Animate(h) {
		s, e := f.c.Span(h)
		f.out = append(f.out, Pair{Type: kind, From: by, To: h, Start: s, End: e, Status: "actual"})
	}
}

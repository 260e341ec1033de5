package event

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/lexicon"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/nlp"
)

// passIdioms marks the words of idioms as used.
func (r *reading) passIdioms() {
	for t := range r.doc.Tokens {
		for _, first := range []string{r.t.Lemma(t), r.t.Form(t)} {
			for _, id := range r.f.idioms[first] {
				if end := r.run(t, id); end > 0 {
					for i := t; i < end; i++ {
						r.used[i] = true
					}
				}
			}
		}
	}
}

// run returns the token after a contiguous run of words that begins at t, hyphens
// passed over, or 0.
func (r *reading) run(t int, words []string) int {
	i := t
	end := r.doc.Sents[r.doc.Tokens[t].Sent].End
	for n, w := range words {
		if n > 0 && i < end && r.t.Form(i) == "-" {
			i++
		}
		if i >= end || r.t.Lemma(i) != w && r.t.Form(i) != w {
			return 0
		}
		i++
	}
	return i
}

// detect makes an event of every word that an entry answers to, longer runs of
// words first.
func (r *reading) detect() {
	for _, long := range []bool{true, false} {
		for t := range r.doc.Tokens {
			if r.used[t] || r.skip(t) {
				continue
			}
			if m, ok := r.best(t, long, true); ok && r.at[m.head] == nil {
				r.add(m)
			}
		}
	}
	r.sort()
}

// match is an entry found at a place.
type match struct {
	entry            *lexicon.Entry
	head, start, end int
	weight           int
}

// best is the heaviest entry at token t whose conditions hold. long asks for
// entries of several words only, or for those of one; typed admits conditions on
// the type of embedded events.
func (r *reading) best(t int, long, typed bool) (match, bool) {
	pos := r.pos(t)
	adjective := long && r.t.Rel(t) == "amod" && (pos == 0 && r.t.UPOS(t) == "ADJ" || pos == 'v')
	if adjective {
		pos = 'n' // "sexual violence", "threatening letters"
	}
	if pos == 0 {
		return match{}, false
	}
	var top match
	var fillers func(string) []lexicon.Filler
	head := -1 // whose fillers they are
	for _, entries := range r.starting(pos, t) {
		for _, e := range entries {
			if (len(e.Words) > 1) != long {
				continue
			}
			m, ok := r.words(t, e)
			if !ok || !typed && e.Typed() {
				continue
			}
			if m.head != head {
				head, fillers = m.head, r.fillersOf(r.slotsOf(m.head), typed)
			}
			if !e.Holds(fillers) {
				continue
			}
			if m.weight = e.Weight(fillers); top.entry == nil || m.weight > top.weight {
				top = m
			}
		}
	}
	if adjective && top.entry != nil { // "civil war": the noun tells it alone
		if m, ok := r.best(top.head, false, typed); ok && m.entry.Frame.Type == top.entry.Frame.Type && m.entry.Frame.CAMEO == top.entry.Frame.CAMEO {
			return match{}, false
		}
	}
	return top, top.entry != nil && (pos != 'n' || r.nominal(top.head, long))
}

// starting is the entries whose first word is the lemma or the form of token t.
func (r *reading) starting(pos byte, t int) [2][]*lexicon.Entry {
	lemma, form := r.t.Lemma(t), r.t.Form(t)
	out := [2][]*lexicon.Entry{r.f.lex.Starting(pos, lemma)}
	if form != lemma {
		out[1] = r.f.lex.Starting(pos, form)
	}
	return out
}

// pos is the part of speech under which token t is looked up, 0 for none.
func (r *reading) pos(t int) byte {
	switch r.t.UPOS(t) {
	case "VERB":
		return 'v'
	case "NOUN":
		return 'n'
	case "PROPN":
		if !r.inName(t) && !(r.t.Form(t) == "march" && r.clock(t)) {
			return 'n'
		}
	case "ADJ":
		if r.t.XPOS(t) == "VBN" && r.t.Child(t, "aux:pass") >= 0 {
			return 'v' // "three men were arrested"
		}
		if r.t.Child(t, "cop") >= 0 || r.t.Rel(t) == "xcomp" || r.t.Rel(t) == "advcl" || r.t.Rel(t) == "conj" || r.t.Rel(t) == "acl" {
			return 'a'
		}
	}
	return 0
}

// inName reports whether a token is part of somebody's or some place's name.
func (r *reading) inName(t int) bool {
	for _, n := range r.doc.NamesIn(t, t+1) {
		switch n.Label {
		case "Person", "Organization", "Location", "Facility", "NORP":
			return true
		}
	}
	return false
}

// words matches the entry's words at t: a run for nouns, the verb and words that
// hang on it in order for verbs.
func (r *reading) words(t int, e *lexicon.Entry) (match, bool) {
	m := match{entry: e, head: t, start: t, end: t + 1}
	if len(e.Words) == 1 {
		return m, true
	}
	if e.POS == 'n' {
		m.end = r.run(t, e.Words)
		if m.end == 0 {
			return m, false
		}
		for i := t; i < m.end; i++ {
			if h := r.t.Head(i); h < t || h >= m.end {
				m.head = i
			}
		}
		if r.t.Verbal(m.head) || r.t.Verbal(m.end-1) {
			return m, false // "drones struck" is no drone strike
		}
		return m, true
	}
	at := t
	for _, w := range e.Words[1:] {
		if at = r.after(t, at, w); at < 0 {
			return m, false
		}
		if at == m.end {
			m.end = at + 1
		}
	}
	return m, true
}

// after is the first token after at, within reach and under verb v, that is w.
func (r *reading) after(v, at int, w string) int {
	end := min(at+8, r.doc.Sents[r.doc.Tokens[v].Sent].End)
	for i := at + 1; i < end; i++ {
		if r.t.Form(i) != w && r.t.Lemma(i) != w {
			continue
		}
		h := r.t.Head(i)
		if h == v || h >= 0 && r.t.Head(h) == v && r.t.Rel(i) != "case" || h >= 0 && r.t.Head(h) == v && i == v+1 {
			return i
		}
	}
	return -1
}

// nominal refuses nouns that only modify another ("attack helicopter", "peace
// talks venue") and those that are part of a date or name.
func (r *reading) nominal(t int, long bool) bool {
	switch r.t.Rel(t) {
	case "compound", "amod", "flat", "goeswith", "fixed":
		return false
	}
	if r.t.Lemma(t) == "fire" && !long && !r.shots(t) {
		return false
	}
	return !r.inName(t) || long
}

// shots reports whether the "fire" at t is of guns, of which one speaks as of a stuff, and no
// blaze: "killed by Aldan fire", not "killed by an Aldan fire".
func (r *reading) shots(t int) bool {
	d := r.t.Child(t, "det")
	return r.t.XPOS(t) != "NNS" && (d < 0 || r.t.Form(d) != "a" && r.t.Form(d) != "an") && r.t.Child(t, "nummod") < 0
}

func (r *reading) add(m match) {
	fr := m.entry.Frame
	e := &Event{Head: m.head, Start: m.start, End: m.end, Sent: r.doc.Tokens[m.head].Sent, Entry: m.entry,
		Type: fr.Type, Mode: fr.Mode, CAMEO: fr.CAMEO, Carrier: -1, Slots: role.Slots{}}
	for slot, toks := range r.slotsOf(m.head) {
		e.Slots[slot] = append([]int(nil), toks...)
	}
	e.Clauses = []int{m.head}
	e.Members = fr.Name == "victims"
	r.consume(e)
	if m.end-m.start > 1 && m.entry.POS == 'n' {
		for i := m.start; i < m.end; i++ {
			r.used[i] = true
		}
	}
	r.events = append(r.events, e)
	r.at[m.head] = e
}

// consume takes over the prepositions of nouns that the entry's conditions name
// ("lifted the ban on imports"), and marks those that are events themselves.
func (r *reading) consume(e *Event) {
	for i := range e.Entry.Conds {
		c := &e.Entry.Conds[i]
		if c.Not || c.Slot == "subj" {
			continue
		}
		for _, tok := range e.Slots[c.Slot] {
			n := r.t.Counted(tok)
			run := r.at[n] != nil && r.at[n].End-r.at[n].Start > 1 && c.Lem[r.t.Lemma(n-1)+" "+r.t.Lemma(n)] // "a joint exercise"
			if !c.Lem[r.t.Lemma(tok)] && !c.Lem[r.t.Lemma(n)] && !run || r.t.UPOS(n) == "VERB" {
				continue
			}
			e.Clauses = append(e.Clauses, n)
			e.Consumed = append(e.Consumed, n)
			if n != tok {
				e.Consumed = append(e.Consumed, tok)
			}
			own := r.slotsOf(n)
			for _, slot := range own.Names() {
				toks := own[slot]
				if slot == "subj" && r.t.UPOS(n) == "ADJ" {
					continue // "held the bishop responsible": who is it did not hold
				}
				if slot != "poss" && slot != "amod" && slot != "comp" && slot != c.Slot {
					e.Slots[slot] = append(e.Slots[slot], toks...)
					for _, k := range toks { // "talks on arms control with Tarvia"
						for _, inner := range []string{"with", "against", "between"} {
							e.Slots[inner] = append(e.Slots[inner], r.slotsOf(k)[inner]...)
						}
					}
				}
				if slot == "amod" || slot == "comp" || slot == "poss" {
					e.Slots["obj."+slot] = append(e.Slots["obj."+slot], toks...)
				}
			}
		}
	}
}

// fillersOf returns what stands in slots, as conditions see it, each slot when it is first
// asked for.
func (r *reading) fillersOf(s role.Slots, typed bool) func(string) []lexicon.Filler {
	var known map[string][]lexicon.Filler
	return func(slot string) []lexicon.Filler {
		toks := s[slot]
		if len(toks) == 0 {
			return nil
		}
		out, ok := known[slot]
		if !ok {
			out = make([]lexicon.Filler, 0, len(toks))
			for _, k := range toks {
				out = append(out, r.filler(k, len(toks) > 1, typed))
			}
			if known == nil {
				known = map[string][]lexicon.Filler{}
			}
			known[slot] = out
		}
		return out
	}
}

func (r *reading) filler(k int, several, typed bool) lexicon.Filler {
	f := lexicon.Filler{Lemma: r.t.Lemma(k), Plural: several || r.t.XPOS(k) == "NNS" || r.t.XPOS(k) == "NNPS"}
	if n := r.t.Counted(k); n != k {
		f.Words = append(f.Words, r.t.Lemma(n))
	}
	for _, c := range r.t.Kids(k) {
		if f.Lemma == "$" || f.Lemma == "€" || f.Lemma == "£" {
			f.Words = append(f.Words, "money")
			break
		}
		if r.t.Rel(c) == "compound" || r.t.Rel(c) == "amod" && f.Lemma == "strike" {
			f.Words = append(f.Words, r.t.Lemma(c), r.t.Lemma(c)+" "+f.Lemma)
		} else if r.t.Rel(c) == "amod" {
			f.Words = append(f.Words, r.t.Lemma(c)+" "+f.Lemma) // "martial law"
		}
	}
	if w := r.c.Whole(k); w >= 0 { // "Three rockets were fired. One was shot down."
		f.Words = append(f.Words, r.t.Lemma(w))
	}
	if n := r.thingMeant(k); n >= 0 { // "agreed a truce. The army suspended it"
		f.Words = append(f.Words, r.t.Lemma(n))
	}
	if r.laden(k) {
		f.Words = append(f.Words, "aid "+f.Lemma)
	}
	switch r.t.Form(k) {
	case "they", "we", "them", "us", "both", "sides", "two":
		f.Plural = true
	}
	f.Reflexive = vocab.Reflexives[r.t.Form(k)]
	if r.t.UPOS(k) != "VERB" {
		a := r.c.Arg(k)
		f.Kind, f.Sectors = a.Kind, a.Sectors
		if n := r.t.Counted(k); n != k && !sitrep.CanAct(f.Kind) {
			f.Kind = r.c.Arg(n).Kind // "two of its members"
		}
		if f.Kind == sitrep.KindThing && r.f.lex.In("troops", f.Lemma) {
			f.Kind = sitrep.KindPeople
		}
		if f.Kind == sitrep.KindThing && r.counts(k) {
			f.Kind = sitrep.KindPeople
		}
		if f.Kind == sitrep.KindThing && r.t.UPOS(k) == "PRON" {
			f.Kind = "" // nobody knows what "it" is
		}
	}
	if typed {
		f.Type = r.typeAt(k)
	}
	return f
}

// thingMeant is the noun for a thing, told shortly before, that pronoun k as an object stands for by the
// engine's chains; -1 where k is no such pronoun or they tell none.
func (r *reading) thingMeant(k int) int {
	switch r.t.Form(k) {
	case "it", "them":
	default:
		return -1
	}
	found := -1
	for _, ch := range r.doc.Chains {
		mine := slices.ContainsFunc(ch.Refs, func(x nlp.Ref) bool { return x.Head == k })
		for _, x := range ch.Refs {
			if mine && x.Head < k && x.Head > found && r.t.UPOS(x.Head) == "NOUN" {
				found = x.Head
			}
		}
	}
	if found < 0 {
		return r.dealingBefore(k)
	}
	if sitrep.CanAct(r.c.Arg(found).Kind) {
		return -1
	}
	return found
}

// dealingBefore is the noun for talks, a truce or an agreement that the clauses or the sentence before
// pronoun k tell of, as its number has it; -1 where they tell of none.
func (r *reading) dealingBefore(k int) int {
	from := r.doc.Sents[max(0, r.doc.Tokens[k].Sent-1)].Start
	for n := k - 2; n >= from; n-- {
		l := r.t.Lemma(n)
		if r.t.UPOS(n) != "NOUN" || !r.f.lex.In("talks", l) && !r.f.lex.In("ceasefire", l) && !r.f.lex.In("agreement", l) {
			continue
		}
		switch many := r.t.XPOS(n) == "NNS"; r.t.Rel(n) {
		case "nsubj", "nsubj:pass", "obj", "obl", "root":
			if many == (r.t.Form(k) == "them") {
				return n
			}
		}
	}
	return -1
}

// counts reports whether token k stands for so many people by itself: "the three were
// freed", "several were hurt".
func (r *reading) counts(k int) bool {
	if r.t.Counted(k) != k || r.t.Child(k, "compound", "amod", "nmod", "nmod:poss", "case") >= 0 {
		return false
	}
	switch r.t.Lemma(k) {
	case "other", "several", "many", "some", "both", "dozen", "hundred", "thousand", "ten":
		return true
	}
	f := r.t.Form(k)
	return r.t.UPOS(k) == "NUM" && (f[0] < '0' || f[0] > '9' || len(f) < 4 || strings.Contains(f, ","))
}

// typeAt is the PLOVER type that token t has by itself, "" for none.
func (r *reading) typeAt(t int) string {
	if typ, ok := r.types[t]; ok {
		return typ
	}
	r.types[t] = "" // stops recursion
	for _, long := range []bool{true, false} {
		if m, ok := r.best(t, long, false); ok {
			r.types[t] = m.entry.Frame.Type
			return r.types[t]
		}
	}
	if r.t.Verbal(t) { // "launch an operation": the type of what the verb carries
		s := r.slotsOf(t)
		for _, verb := range r.verbForms(t, s) {
			for _, slot := range s.Names() {
				if r.f.carriers[verb][slot] != 'A' {
					continue
				}
				for _, k := range s[slot] {
					if typ := r.typeAt(r.t.Counted(k)); typ != "" {
						r.types[t] = typ
					}
				}
			}
		}
	}
	return r.types[t]
}

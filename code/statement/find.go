package statement

import (
	"slices"
	"sort"
	"strings"

	"github.com/sitrep-news/sitrep/code/turn"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/nlp"
)

// Attribution is one "who said what", in tokens.
type Attribution struct {
	Source  int     // head token of the source's expression, -1 where there is none
	Cue     []Range // verb or noun first
	Content []Range
	Quotes  []Range // the quoted parts of the content
	Kind    string  // Speech or Attitude
	Stance  string
	Denied  bool // "did not say"
	Verb    int  // the cue's head token, -1 for a quotation on its own
	Turn    bool // all of a paragraph, by the form of the text
}

// Range is tokens [Start, End).
type Range struct{ Start, End int }

// finder holds what one document's search needs.
type finder struct {
	lex    *Lexicon
	d      *nlp.Doc
	quotes []quotation
	taken  []bool // quotations already given to an attribution
	out    []Attribution
}

// Find lists the attributions of an annotated document, in text order.
func (l *Lexicon) Find(d *nlp.Doc) []Attribution {
	f := &finder{lex: l, d: d, quotes: quotations(d)}
	f.taken = make([]bool, len(f.quotes))
	for t := range d.Tokens {
		switch d.Tokens[t].UPOS {
		case "VERB":
			if !f.citing(t) {
				f.verb(t)
			}
		case "NOUN":
			f.noun(t)
			f.inTheView(t)
		case "ADP":
			f.per(t)
		}
		f.according(t)
	}
	turns := turn.Read(d)
	for s := range d.Sents {
		if !slices.ContainsFunc(turns, func(x turn.Turn) bool { return x.Label[0] <= d.Sents[s].Start && d.Sents[s].Start < x.End }) {
			f.labelled(s)
		}
	}
	f.leftQuotes()
	f.turns(turns)
	f.out = slices.DeleteFunc(f.out, func(a Attribution) bool {
		return f.hollow(&a) || f.pronounOnly(&a) || len(a.Content) == 1 && len(a.Quotes) == 0 && f.apart(&a, a.Content[0])
	})
	for i := range f.out {
		f.unset(&f.out[i])
		f.unlinked(&f.out[i])
		f.parted(&f.out[i])
		f.judged(&f.out[i])
		f.fromDateline(&f.out[i])
		f.fromThat(&f.out[i])
	}
	sort.SliceStable(f.out, func(i, j int) bool { return f.out[i].first() < f.out[j].first() })
	return f.out
}

func (a *Attribution) first() int {
	n := 1 << 30
	for _, rs := range [][]Range{a.Cue, a.Content} {
		for _, r := range rs {
			n = min(n, r.Start)
		}
	}
	return n
}

// verb reads an attribution whose cue is the verb t.
func (f *finder) verb(t int) {
	d := f.d
	c, ok := f.cueOf(t)
	if !ok {
		return
	}
	if f.relayed(t) || f.withheld(t) || f.beingAsked(t) {
		return // "was quoted as saying": saying is the cue
	}
	a := Attribution{Source: -1, Kind: c.kind, Stance: c.stance, Verb: t, Cue: f.cueSpan(t)}
	a.Content = f.content(t, c)
	quoted := f.quotedBy(t, &a, c.kind == Speech)
	if len(a.Content) == 0 {
		return
	}
	a.Source = f.subject(t, 0)
	if k := f.relaying(t); k >= 0 {
		a.Source = f.relayedOf(k)
	}
	if f.quotedAt(a.Source) && !f.quotedAt(t) { // `"Who pays? Us," said the miner`
		a.Source = -1
	}
	if k := f.strayed(t); k >= 0 && (a.Source < 0 || f.closedBetween(a.Source, k)) {
		a.Source = k
		f.cutBefore(k, &a)
	}
	if a.Source < 0 && quoted {
		a.Source = f.inverted(t, &a)
	}
	f.fromFront(t, &a)
	if a.Source < 0 && !quoted && f.bare(t) {
		return
	}
	if a.Source < 0 && !quoted && f.onlyTold(t, &a) {
		return // "they had been warned"
	}
	if a.Source >= 0 && f.nobody(a.Source) && a.Stance == "claims-responsibility" {
		return // "no group claimed responsibility"
	}
	a.Denied = f.denied(t)
	if f.namesItself(t) {
		return
	}
	if d.Tokens[t].Lemma == "call" && f.naming(t) {
		c.stance = "asserts"
		a.Stance = "asserts"
	}
	if d.Tokens[t].Lemma == "insist" && f.on(t) {
		c.stance, a.Stance = "demands", "demands"
	}
	if a.Stance == "claims-responsibility" && (a.Denied || f.unowned(t)) {
		return // "has not claimed the attack"
	}
	if c.kind == Speech && (c.stance == "asserts" || d.Tokens[t].Lemma == "call") {
		a.Stance = f.shade(t, c.stance)
	}
	f.out = append(f.out, a)
}

// denied reports whether the verb t tells what somebody did not say: "did not say", "neither
// confirmed nor denied".
func (f *finder) denied(t int) bool {
	for _, k := range f.d.Children(t) {
		if k >= t {
			continue
		}
		switch w := strings.ToLower(f.d.Tokens[k].Form); {
		case f.d.Tokens[k].Lemma == "not", f.d.Tokens[k].Lemma == "never", w == "neither" && f.d.Rel(k) != "nsubj", w == "nor":
			return true
		}
	}
	return false
}

// namesItself reports whether the verb t only tells the name somebody goes by: "calling itself the
// Hill Front".
func (f *finder) namesItself(t int) bool {
	for _, k := range f.d.Children(t) {
		if w := strings.ToLower(f.d.Tokens[k].Form); f.d.Rel(k) == "obj" && (strings.HasSuffix(w, "self") || strings.HasSuffix(w, "selves")) {
			return vocab.Naming[f.d.Tokens[t].Lemma]
		}
	}
	return false
}

// withheld reports whether the "deny" at t says that somebody was refused something and not that
// somebody disputes it: "were denied access to the trial".
func (f *finder) withheld(t int) bool {
	if f.d.Tokens[t].Lemma != "deny" {
		return false
	}
	passive, thing := false, false
	for _, k := range f.d.Children(t) {
		passive = passive || f.d.Tokens[k].Deprel == "nsubj:pass"
		thing = thing || f.d.Rel(k) == "obj" || f.d.Rel(k) == "xcomp" && f.d.Tokens[k].UPOS == "NOUN"
	}
	return passive && thing
}

// onlyTold reports whether all that the passive t says is to whom it was said.
func (f *finder) onlyTold(t int, a *Attribution) bool {
	for _, k := range f.d.Children(t) {
		if f.d.Tokens[k].Deprel == "nsubj:pass" {
			return len(a.Content) == 1 && a.Content[0] == f.subtree(k)
		}
	}
	return false
}

// on reports whether the verb t has a phrase with "on": to insist on a thing demands it, to
// insist that it is so asserts.
func (f *finder) on(t int) bool {
	for _, k := range f.d.Children(t) {
		if p := f.preposition(k); f.d.Rel(k) == "obl" && (p == "on" || p == "upon") && !f.dated(k) {
			return true
		}
	}
	return false
}

// nobody reports whether the expression headed by token t is "nobody" or "no group".
func (f *finder) nobody(t int) bool {
	switch strings.ToLower(f.d.Tokens[t].Form) {
	case "nobody", "none", "no":
		return true
	}
	for _, k := range f.d.Children(t) {
		if f.d.Rel(k) == "det" && strings.EqualFold(f.d.Tokens[k].Form, "no") || f.d.Tokens[k].Lemma == "neither" {
			return true
		}
	}
	return false
}

// unowned reports whether what verb t tells has not been done: "refused to accept", "has yet to
// claim", "should take".
func (f *finder) unowned(t int) bool {
	d := f.d
	for _, k := range d.Children(t) {
		switch strings.ToLower(d.Tokens[k].Form) {
		case "should", "must", "would", "could", "might":
			return d.Rel(k) == "aux"
		}
	}
	h := d.Tokens[t].Head
	if t > 1 && strings.EqualFold(d.Tokens[t-1].Form, "to") && strings.EqualFold(d.Tokens[t-2].Form, "yet") {
		return true
	}
	if h < 0 || f.mark(t) != "to" {
		return false
	}
	return vocab.Unfulfilled[d.Tokens[h].Lemma]
}

// cueOf finds the lexicon entry of the verb t, with its particle where it has one.
func (f *finder) cueOf(t int) (cue, bool) {
	d := f.d
	lemma := strings.ToLower(d.Tokens[t].Lemma)
	for _, k := range d.Children(t) {
		if d.Tokens[k].Deprel == "compound:prt" {
			if c, ok := f.lex.verbs[lemma+" "+strings.ToLower(d.Tokens[k].Form)]; ok {
				return c, true
			}
		}
		if vocab.Owning[lemma] && (d.Rel(k) == "obj" || d.Tokens[k].Deprel == "nsubj:pass") && d.Tokens[k].Lemma == "responsibility" {
			return f.lex.verbs["claim responsibility"], true
		}
		if lemma == "claim" && (d.Rel(k) == "obj" || d.Tokens[k].Deprel == "nsubj:pass") && violent[d.Tokens[k].Lemma] { // "the group claimed the attack"
			c := f.lex.verbs["claim responsibility"]
			c.obj = true
			return c, true
		}
		if lemma == "claim" && d.Rel(k) == "obj" && (d.Tokens[k].Lemma == "life" || d.Tokens[k].Lemma == "live" || d.Tokens[k].Lemma == "victim") {
			return cue{}, false // "the blast claimed nine lives"
		}
		if lemma == "put" && d.Rel(k) == "obj" && d.Tokens[k].Lemma == "it" && f.mark(t) == "as" { // "as one farmer put it"
			return f.lex.verbs["say"], true
		}
		if lemma == "put" && d.Rel(k) == "obj" && tallies[d.Tokens[k].Lemma] && f.prepared(t, "at") { // "put the toll at 90"
			return cue{kind: Speech, stance: "asserts", obj: true, preps: map[string]bool{"at": true}}, true
		}
		if lemma == "make" && d.Tokens[k].Lemma == "clear" {
			return f.lex.verbs["make clear"], true
		}
	}
	if h := d.Tokens[t].Head; lemma == "claim" && h >= 0 && h < t && d.Tokens[t].Deprel == "acl" && d.Tokens[t].XPOS == "VBN" && violent[d.Tokens[h].Lemma] { // "the attack claimed by the group"
		c := f.lex.verbs["claim responsibility"]
		c.obj = true
		return c, true
	}
	c, ok := f.lex.verbs[lemma]
	if !ok { // a lemma that the engine left inflected
		form := strings.ToLower(d.Tokens[t].Form)
		for _, end := range []string{"s", "ed", "d", "ing"} {
			if c, ok = f.lex.verbs[strings.TrimSuffix(form, end)]; ok {
				break
			}
		}
	}
	return c, ok
}

// tallies are nouns of a number that somebody puts at so many.
var tallies = map[string]bool{"number": true, "toll": true, "figure": true, "count": true, "total": true, "cost": true, "strength": true, "damage": true, "loss": true}

// prepared reports whether the verb t has a phrase with the preposition.
func (f *finder) prepared(t int, prep string) bool {
	for _, k := range f.d.Children(t) {
		if f.d.Rel(k) == "obl" && f.preposition(k) == prep {
			return true
		}
	}
	return false
}

// violent are nouns of deeds that somebody claims as their own.
var violent = map[string]bool{"attack": true, "bombing": true, "assault": true, "killing": true, "strike": true, "raid": true, "shooting": true,
	"blast": true, "explosion": true, "ambush": true, "murder": true, "assassination": true, "operation": true, "kidnapping": true, "abduction": true}

// cueSpan is the verb with its auxiliaries where they stand together.
func (f *finder) cueSpan(t int) []Range {
	s := t
	for s > f.d.Sents[f.d.Tokens[t].Sent].Start {
		p := &f.d.Tokens[s-1]
		if p.Head == t && (p.UPOS == "AUX" || p.UPOS == "PART" || p.UPOS == "ADV") {
			s--
			continue
		}
		break
	}
	return []Range{{s, t + 1}}
}

// bare reports whether the verb is only a participle before a noun ("an expected
// attack") or a gerund of its own.
func (f *finder) bare(t int) bool {
	switch f.d.Rel(t) {
	case "amod", "compound":
		return true
	}
	return false
}

// subject finds who the verb t is said of: its own subject, the agent of its
// passive, that of the verb it continues, or the noun it modifies.
func (f *finder) subject(t, depth int) int {
	d := f.d
	if depth > 6 || t < 0 {
		return -1
	}
	passive, agent, subj := false, -1, -1
	for _, k := range d.Children(t) {
		switch d.Tokens[k].Deprel {
		case "nsubj", "nsubj:outer", "csubj":
			if subj < 0 || k < t {
				subj = k
			}
		case "nsubj:pass", "aux:pass":
			passive = true
		case "obl:agent":
			agent = k
		}
	}
	switch {
	case agent >= 0:
		return agent
	case passive:
		return -1
	case subj >= 0:
		return f.relative(subj, t)
	}
	h := d.Tokens[t].Head
	switch d.Rel(t) {
	case "acl":
		if d.Tokens[t].XPOS == "VBN" {
			return -1 // "words spoken": nobody named
		}
		return h
	case "conj", "xcomp", "advcl", "parataxis", "ccomp", "dep":
		if h >= 0 && (d.Tokens[h].UPOS == "VERB" || d.Tokens[h].UPOS == "AUX" || d.Tokens[h].UPOS == "ADJ" || d.Tokens[h].UPOS == "NOUN") {
			if d.Rel(t) == "ccomp" && depth == 0 {
				return -1
			}
			if d.Rel(t) == "xcomp" {
				if o := f.child(h, "obj"); o >= 0 && d.Tokens[h].UPOS == "VERB" { // "urged Iran to say"
					return o
				}
			}
			if up := f.misplaced(t, h); up >= 0 {
				return f.subject(up, depth+1)
			}
			return f.subject(h, depth+1)
		}
	}
	return -1
}

// misplaced finds the cue that the past-tense verb t continues where the parser
// coordinated it with a clause of another tense inside that cue's content: in
// "denied that guards had fired and said ...", said goes on from denied.
func (f *finder) misplaced(t, h int) int {
	d := f.d
	up := d.Tokens[h].Head
	if d.Rel(t) != "conj" || d.Tokens[t].XPOS != "VBD" || d.Rel(h) != "ccomp" || up < 0 || up > h || d.Tokens[up].XPOS != "VBD" {
		return -1
	}
	if d.Tokens[h].XPOS != "VBN" && d.Tokens[h].XPOS != "VB" && d.Tokens[h].XPOS != "VBG" {
		return -1
	}
	if _, ok := f.cueOf(up); !ok {
		return -1
	}
	return up
}

// naming reports whether "call" here gives a name ("called it illegal") and asks
// for nothing.
func (f *finder) naming(t int) bool {
	for _, k := range f.d.Children(t) {
		if f.d.Rel(k) == "obl" {
			if p := f.preposition(k); p == "for" || p == "on" || p == "upon" {
				return false
			}
		}
	}
	return true
}

// strayed finds the subject of the verb t that the parser hung on the fronted
// clause: no English clause has its subject between its verb and "said".
func (f *finder) strayed(t int) int {
	d := f.d
	k := f.child(t, "ccomp")
	if k < 0 || k > t || f.child(k, "expl") >= 0 {
		return -1 // "There were bodies everywhere"
	}
	for _, s := range d.Children(k) {
		if d.Rel(s) == "nsubj" && s > k && s < t {
			return s
		}
	}
	return -1
}

// cutBefore ends what was said where the phrase of the speaker s begins.
func (f *finder) cutBefore(s int, a *Attribution) {
	cut := f.subtree(s).Start
	for i := range a.Content {
		if r := &a.Content[i]; r.Start < cut && r.End > cut {
			*r = f.trim(Range{r.Start, cut})
		}
	}
}

// relative turns a relative pronoun into the noun it stands for.
func (f *finder) relative(subj, verb int) int {
	d := f.d
	if d.Tokens[verb].Deprel == "acl:relcl" && (d.Tokens[subj].XPOS == "WP" || d.Tokens[subj].XPOS == "WDT" || d.Tokens[subj].Lemma == "that") {
		return d.Tokens[verb].Head
	}
	return subj
}

func (f *finder) child(t int, rel string) int {
	return f.d.Child(t, rel)
}

// shade gives a neutral cue the stance of the verb it continues: "condemned the
// strike, calling it an assassination" is all condemnation.
func (f *finder) shade(t int, own string) string {
	d := f.d
	h := d.Tokens[t].Head
	if h < 0 || d.Rel(t) != "advcl" && d.Rel(t) != "conj" {
		return own
	}
	if c, ok := f.cueOf(h); ok && d.Tokens[h].UPOS == "VERB" && c.kind == Speech && d.Rel(t) == "advcl" && c.stance != "denies" {
		return c.stance // but "denied the report, saying rebels did it" asserts
	}
	return own
}

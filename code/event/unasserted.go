package event

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// unasserted reports whether the words tell of no happening at all, whatever event
// word they hold: a question, an order, a rule for anybody, what a law says, a name.
func (r *reading) unasserted(e *Event) bool {
	return r.ordered(e) || r.wondered(e) || r.anybody(e) || r.lawSays(e) || r.chartered(e) || r.evenIf(e) || r.titled(e) || r.topic(e) || r.faculty(e) || r.mishap(e) || r.usual(e) || r.whenever(e) || r.oddsOf(e) || r.bound(e) || r.epithet(e) || r.discharged(e) || r.ownWorks(e) || r.liable(e) || r.ofNone(e) || r.cargo(e) || r.unanswered(e) || r.polled(e) || r.nameOnly(e) || r.trusting(e) || r.subscribed(e) || r.byNobody(e) || r.everyday(e)
}

// clause is the verb (or predicate) in whose clause the event is told.
func (r *reading) clause(e *Event) int {
	if e.Entry.POS != 'n' {
		return e.Head
	}
	for h, n := r.t.Head(e.Head), 0; h >= 0 && n < 4; h, n = r.t.Head(h), n+1 {
		if r.t.Verbal(h) || r.t.Child(h, "cop") >= 0 {
			return h
		}
	}
	return e.Head
}

// ordered reports whether the event is what somebody is told to do: "Hang them!"
func (r *reading) ordered(e *Event) bool {
	v := e.Head
	if e.Entry.POS != 'v' || e.Type == "REQUEST" || e.Type == "SUPPORT" || r.t.XPOS(v) != "VB" || r.t.Child(v, "nsubj", "aux", "mark") >= 0 {
		return false
	}
	if v > 0 && strings.ContainsAny(r.doc.Tokens[v-1].Form, "\"“") {
		return true
	}
	if r.t.Rel(v) != "root" {
		return false
	}
	for i := r.doc.Sents[e.Sent].Start; i < v; i++ {
		if u := r.t.UPOS(i); u != "PUNCT" && u != "ADV" && u != "INTJ" && u != "PART" && u != "AUX" {
			return false
		}
	}
	return true
}

// wondered reports whether the event stands in the main clause of a question.
func (r *reading) wondered(e *Event) bool {
	s := r.doc.Sents[e.Sent]
	end := s.End - 1
	for end > s.Start && r.t.UPOS(end) == "PUNCT" && r.doc.Tokens[end].Form[0] != '?' {
		end--
	}
	v := r.clause(e)
	if rel := r.t.Rel(v); (rel == "csubj" || rel == "ccomp" || rel == "nsubj") && r.asks(v) && r.modal(v) {
		return true // "how they would answer is not known"
	}
	if end <= s.Start || r.doc.Tokens[end].Form[0] != '?' {
		return false
	}
	if k := r.t.Child(v, "aux"); k >= 0 && k < v && r.leads(k, v) && r.asks(v) && r.t.Child(v, "nsubj") >= 0 {
		return true // a question that is quoted: "How long will they fight?"
	}
	for n := 0; n < 6 && r.t.Head(v) >= 0 && (r.t.Rel(v) == "xcomp" || r.t.Rel(v) == "conj"); n++ {
		v = r.t.Head(v)
	}
	if r.t.Rel(v) != "root" && r.t.Rel(v) != "parataxis" {
		return false
	}
	for _, k := range r.t.Kids(v) { // "the army attacked the town, why?" still tells
		if k < v && (r.t.Rel(k) == "aux" || r.t.Rel(k) == "cop") && r.leads(k, v) || r.t.XPOS(k) == "WRB" || r.t.XPOS(k) == "WP" || r.t.XPOS(k) == "WDT" {
			return true
		}
	}
	return false
}

// unanswered reports whether a call is one that nobody took: "calls to the firm were not answered".
func (r *reading) unanswered(e *Event) bool {
	v := r.t.Head(e.Head)
	if e.Entry.Frame.Name != "consult.phone" || e.Entry.POS != 'n' || v < 0 || r.t.Rel(e.Head) != "nsubj" {
		return false
	}
	switch r.t.Lemma(v) {
	case "answer", "return":
		return r.negated(v)
	case "go":
		return slices.ContainsFunc(r.t.Kids(v), func(k int) bool { return r.t.Form(k) == "unanswered" || r.t.Form(k) == "unreturned" })
	}
	return false
}

// swaying are verbs of how a share grows or shrinks.
var swaying = lists.Set("climb decline dip drop ebb fall grow increase jump plummet plunge rise shrink slip slump soar stand surge wane")

// polled reports whether support is what polls count, nobody's that is told: "support for the mayor fell to a fifth".
func (r *reading) polled(e *Event) bool {
	v := r.t.Head(e.Head)
	return e.Type == "SUPPORT" && e.Entry.POS == 'n' && len(e.Actors) == 0 && v >= 0 && r.t.Rel(e.Head) == "nsubj" && swaying[r.t.Lemma(v)]
}

// nameOnly reports whether a noun names a sort of deed that the sentence says something of: "arson is a crime".
func (r *reading) nameOnly(e *Event) bool {
	h := r.t.Head(e.Head)
	if e.Entry.POS != 'n' || h < 0 || r.t.Rel(e.Head) != "nsubj" || r.t.Child(h, "cop") < 0 || len(r.t.Kids(e.Head)) > 0 || r.t.XPOS(e.Head) != "NN" {
		return false
	}
	switch r.t.Lemma(h) {
	case "crime", "offence", "offense", "sin", "felony", "violation", "illegal", "punishable", "forbidden", "common", "rare", "rife":
		return true
	}
	return false
}

// leads reports whether auxiliary k comes before the subject of its verb.
func (r *reading) leads(k, v int) bool {
	subj := r.t.Child(v, "nsubj", "expl")
	return subj < 0 || k < subj
}

// anybody reports whether the parties are nobody in particular: "anyone who
// spreads rumours can be sentenced", "no ruler may evict any citizen", "how would
// you bomb them".
func (r *reading) anybody(e *Event) bool {
	for _, k := range e.Slots["subj"] {
		if r.t.Form(k) == "you" {
			return true
		}
	}
	for _, p := range e.Actors {
		if r.whoever(p.Head) {
			return true
		}
	}
	if e.Type != "ASSAULT" && e.Type != "COERCE" && e.Type != "AID" || e.Status == sitrep.Denied || e.Status == sitrep.Threatened {
		return false
	}
	return slices.ContainsFunc(e.Targets, func(p Party) bool { return r.whoever(p.Head) || r.those(e, p.Head) })
}

// whoever reports whether k names whoever there may be: "anyone", "any member".
func (r *reading) whoever(k int) bool {
	switch r.t.Form(k) {
	case "anyone", "anybody", "whoever", "whomever":
		return true
	}
	d := r.t.Child(k, "det")
	return d >= 0 && r.t.Form(d) == "any"
}

// those reports whether target k is "those" in "those found guilty could face
// prison": the event is only the condition of another.
func (r *reading) those(e *Event, k int) bool {
	return r.t.Form(k) == "those" && r.t.Rel(e.Head) == "acl" && r.t.Head(e.Head) == k && len(e.Actors) == 0 && r.modal(r.t.Head(k))
}

// modal reports whether verb v stands under an auxiliary of possibility or rule.
func (r *reading) modal(v int) bool {
	if v < 0 {
		return false
	}
	for _, k := range r.t.Kids(v) {
		if r.t.Rel(k) == "aux" {
			switch r.t.Form(k) {
			case "can", "could", "may", "might", "will", "would", "shall", "should", "must":
				return true
			}
		}
	}
	return false
}

// lawSays reports whether the doer is a law that somebody describes: "the act
// limits the sale of arms".
func (r *reading) lawSays(e *Event) bool {
	if e.Entry.POS != 'v' {
		return false
	}
	v := e.Head
	for n := 0; n < 4 && r.t.Rel(v) == "conj" && r.t.Verbal(r.t.Head(v)); n++ {
		v = r.t.Head(v)
	}
	if h := r.t.Head(v); h >= 0 && r.t.Rel(v) == "xcomp" && permitting[r.t.Lemma(h)] && r.timeless(h) && slices.ContainsFunc(r.slotsOf(h)["subj"], r.law) {
		return true // "a law that allows the police to search homes and to hold suspects"
	}
	if r.mayBy(v) {
		return true
	}
	switch e.Type {
	case "COERCE", "CONCEDE", "AID", "SUPPORT", "AGREE", "COOPERATE", "RETREAT", "PROTEST":
	default:
		return false
	}
	if x := r.t.XPOS(e.Head); x != "VBZ" && x != "VBP" && x != "VB" {
		return false
	}
	return slices.ContainsFunc(e.Slots["subj"], func(k int) bool { return r.f.lex.In("lawtext", r.t.Lemma(k)) })
}

// law reports whether token k is a law or what stands for one told by its name: "the PTA".
func (r *reading) law(k int) bool {
	words := strings.Fields(strings.ToLower(r.c.Arg(k).Name))
	return r.f.lex.In("lawtext", r.t.Lemma(k)) || len(words) > 1 && r.t.UPOS(k) == "PROPN" && r.f.lex.In("lawtext", words[len(words)-1])
}

// mayBy reports whether verb v tells what can be done by a law: "under the act, suspects can be
// held for a year".
func (r *reading) mayBy(v int) bool {
	may := slices.ContainsFunc(r.t.Kids(v), func(k int) bool {
		return r.t.Rel(k) == "aux" && (r.t.Form(k) == "can" || r.t.Form(k) == "may")
	})
	return may && slices.ContainsFunc(r.t.Kids(v), func(k int) bool {
		if r.t.Rel(k) != "obl" || r.t.Case(k) != "under" {
			return false
		}
		return r.law(k) || r.t.RelativePronoun(k) && r.t.Rel(v) == "acl" && r.law(r.t.Head(v))
	})
}

// permitting are verbs of what a law makes possible.
var permitting = map[string]bool{"allow": true, "authorise": true, "authorize": true, "empower": true, "enable": true, "entitle": true, "forbid": true,
	"let": true, "oblige": true, "permit": true, "require": true}

// chartered reports whether the words tell what a body was made for: "a group founded to fight
// hunger".
func (r *reading) chartered(e *Event) bool {
	v := r.clause(e)
	for n := 0; n < 4 && v >= 0 && r.t.Rel(v) == "conj"; n++ {
		v = r.t.Head(v)
	}
	if v < 0 || r.t.Case(v) != "to" || r.t.Rel(v) != "xcomp" && r.t.Rel(v) != "advcl" && r.t.Rel(v) != "acl" {
		return false
	}
	h := r.t.Head(v)
	return h >= 0 && r.t.Rel(h) == "acl" && r.t.XPOS(h) == "VBN" && making[r.t.Lemma(h)]
}

// evenIf reports whether the event is only supposed: "even if he is arrested".
func (r *reading) evenIf(e *Event) bool {
	v := r.clause(e)
	if r.t.Rel(v) == "conj" {
		v = r.t.Head(v)
	}
	if v < 0 {
		return false
	}
	for _, k := range r.t.Kids(v) {
		if r.t.Rel(k) == "mark" && r.t.Form(k) == "if" && k > 0 && r.t.Form(k-1) == "even" {
			return true
		}
	}
	return false
}

// bound reports whether the dealing is only what a rule asks of its like: "agencies were
// required to consult", "the requirement that they confer".
func (r *reading) bound(e *Event) bool {
	h := r.t.Head(e.Head)
	if e.Entry.POS != 'v' || h < 0 {
		return false
	}
	switch e.Type {
	case "CONSULT", "COOPERATE", "AID", "REQUEST", "SUPPORT":
	default:
		return false
	}
	switch r.t.Rel(e.Head) {
	case "xcomp", "ccomp":
		return r.t.Lemma(h) == "require" && r.t.Passive(h) && r.t.Child(h, "obl") < 0 ||
			e.Type == "CONSULT" && r.t.Lemma(h) == "have" && r.t.Case(e.Head) == "to" && r.modal(h)
	case "acl":
		return r.t.Lemma(h) == "requirement"
	}
	return false
}

// liable reports whether the sentence says what may be done to people of a sort and
// not what is weighed for somebody: "owners may be fined".
func (r *reading) liable(e *Event) bool {
	v := e.Head
	if e.Type != "COERCE" || e.Entry.POS != 'v' || !r.t.Passive(v) || len(e.Actors) > 0 || len(e.Targets) == 0 {
		return false
	}
	for _, p := range e.Targets {
		if r.t.XPOS(p.Head) != "NNS" || r.t.Child(p.Head, "det", "nummod") >= 0 {
			return false
		}
	}
	for _, k := range r.t.Kids(v) {
		if f := r.t.Form(k); r.t.Rel(k) == "aux" && (f == "can" || f == "may") {
			return r.t.Rel(v) == "root" && r.t.Child(v, "obl:tmod") < 0
		}
	}
	return false
}

// epithet reports whether the verb only describes a noun before which it stands: "an
// alleged quarrel", "declining health". What was done to a noun so is told all the same
// ("the kidnapped clerks").
func (r *reading) epithet(e *Event) bool {
	if e.Entry.POS != 'v' || r.t.Rel(e.Head) != "amod" {
		return false
	}
	switch e.Type {
	case "ACCUSE", "AGREE", "AID", "CONCEDE", "COOPERATE", "REJECT", "REQUEST", "SUPPORT":
		return true
	}
	return false
}

// discharged reports whether somebody is only let out of a hospital.
func (r *reading) discharged(e *Event) bool {
	if e.Entry.Frame.Name != "retreat.release" || e.Entry.POS != 'v' || len(e.Actors) > 0 {
		return false
	}
	if h := r.t.Head(e.Head); h >= 0 && r.t.Rel(e.Head) == "conj" && r.t.Lemma(h) == "treat" {
		return true // "was treated and released"
	}
	ward := false
	for i := r.doc.Sents[e.Sent].Start; i < r.doc.Sents[e.Sent].End; i++ {
		switch r.t.Lemma(i) {
		case "hospital", "hospitalise", "hospitalize", "clinic":
			ward = true
		case "arrest", "bail", "captor", "captivity", "court", "custody", "detain", "detention", "hostage", "jail", "judge", "kidnap", "parole", "police", "prison", "prisoner":
			return false
		}
	}
	return ward
}

// ownWorks reports whether somebody who is no state shuts what is his own: "the firm
// closed down its platform".
func (r *reading) ownWorks(e *Event) bool {
	if f := e.Entry.Frame.Name; f != "coerce.censor" && f != "coerce.ban" || e.Entry.POS != 'v' || len(e.Actors) == 0 {
		return false
	}
	if slices.ContainsFunc(e.Actors, func(p Party) bool {
		a := r.c.Arg(p.Head)
		return a.Kind == sitrep.KindState || slices.ContainsFunc(a.Sectors, func(s string) bool { return s == "GOV" || s == "MIL" || s == "COP" || s == "JUD" || s == "LEG" })
	}) {
		return false
	}
	return slices.ContainsFunc(e.Targets, func(p Party) bool {
		return slices.ContainsFunc(r.t.Kids(p.Head), func(k int) bool {
			f := r.t.Form(k)
			return (f == "its" || f == "their") && k > e.Head
		})
	})
}

// titled reports whether the noun is part of a name that capitals mark: "the
// Winter War", "Operation Dawn". A headline's capitals say nothing.
func (r *reading) titled(e *Event) bool {
	if e.Entry.POS != 'n' || r.t.UPOS(e.Head) != "PROPN" || !r.capital(e.Head) || !r.prose(e.Sent) {
		return false
	}
	for _, k := range []int{e.Head - 1, e.Head + 1} {
		if k < 0 || k >= len(r.doc.Tokens) || r.doc.Tokens[k].Sent != e.Sent || !r.capital(k) || r.t.UPOS(k) != "PROPN" {
			continue
		}
		if r.t.Head(k) == e.Head || r.t.Head(e.Head) == k {
			return true
		}
	}
	return false
}

func (r *reading) capital(t int) bool {
	c := r.doc.Tokens[t].Form[0]
	return 'A' <= c && c <= 'Z'
}

// prose reports whether sentence s has content words without capitals, as
// sentences have and headlines in title case have not.
func (r *reading) prose(s int) bool {
	small := 0
	for i := r.doc.Sents[s].Start; i < r.doc.Sents[s].End; i++ {
		if u := r.t.UPOS(i); (u == "VERB" || u == "NOUN" || u == "ADJ") && !r.capital(i) {
			small++
		}
	}
	return small >= 3
}

// topic reports whether the words only name a matter: "the history of the war",
// "the way prisoners are sentenced", what goes on "in detention".
func (r *reading) topic(e *Event) bool {
	h := r.t.Head(e.Head)
	switch {
	case h < 0 || len(e.Tolls) > 0:
		return false
	case e.Entry.POS == 'v':
		return r.t.Rel(e.Head) == "acl" && r.t.Lemma(h) == "way" && len(e.Actors) == 0
	case r.t.Rel(e.Head) == "nmod" && r.t.Case(e.Head) == "of" && generic[r.t.Lemma(e.Head)]:
		switch r.t.Lemma(h) {
		case "history", "concept", "definition", "notion", "study", "theory", "logic", "symbol", "spirit", "theme", "language", "meaning", "law":
			return true
		}
	}
	switch r.t.Lemma(e.Head) {
	case "detention", "custody", "captivity", "imprisonment":
		return r.t.Case(e.Head) == "in" && len(e.Targets) == 0
	}
	return false
}

// faculty reports whether the event is only what somebody may or can do, or what
// he is there for: "has the power to evict tenants", "its role in helping families".
func (r *reading) faculty(e *Event) bool {
	v := r.clause(e)
	if r.t.Rel(v) == "conj" {
		v = r.t.Head(v)
	}
	h := -1
	if v >= 0 && r.t.Rel(v) == "acl" && r.t.Doc.Tokens[v].Deprel != "acl:relcl" {
		h = r.t.Head(v)
	}
	if v >= 0 && r.t.Rel(v) == "advcl" && r.t.Lemma(r.t.Head(v)) == "lack" { // "lacks the power to fine the mine"
		h = r.t.Child(r.t.Head(v), "obj")
	}
	if h < 0 || !r.f.lex.In("faculty", r.t.Lemma(h)) {
		return false
	}
	c := r.t.Case(v)
	return c == "to" || c == "in" || c == "of"
}

// mishap reports whether harm that nobody is said to have done came about by an
// accident or by nature, as the words of its sentence tell.
func (r *reading) mishap(e *Event) bool {
	switch e.Entry.Frame.Name {
	case "death", "kill", "wound", "attack.explosion", "attack.destroy", "attack":
	default:
		return false
	}
	if e.Entry.POS == 'v' && e.Entry.Frame.Name != "death" && e.Entry.Frame.Name != "attack.explosion" {
		for _, k := range e.Slots["subj"] {
			if r.f.lex.In("vehicle", r.t.Lemma(k)) {
				return true // "a lorry hit two cyclists"
			}
		}
		if r.bumped(e) {
			return true
		}
	}
	if len(e.Means) == 0 && r.ofMishap(e.Actors) {
		return true
	}
	if len(e.Actors) > 0 || len(e.Means) > 0 || e.Entry.Frame.Name == "attack" {
		return false
	}
	found := false
	for i := r.doc.Sents[e.Sent].Start; i < r.doc.Sents[e.Sent].End; i++ {
		l := r.t.Lemma(i)
		if r.f.lex.In("violent", l) {
			return false
		}
		found = found || r.f.lex.In("mishap", l) || r.runOver(i) || r.ablaze(i)
	}
	return found
}

// bumped reports whether a single person on the road ran into a vehicle.
func (r *reading) bumped(e *Event) bool {
	if l := r.t.Lemma(e.Head); l != "hit" && l != "strike" || len(e.Actors) != 1 || len(e.Means) > 0 || len(e.Targets) == 0 {
		return false
	}
	k := e.Actors[0].Head
	if f := r.t.Form(k); f != "he" && f != "she" && (r.c.Arg(k).Kind != sitrep.KindPerson || r.agentNoun(k)) {
		return false
	}
	return !slices.ContainsFunc(e.Targets, func(p Party) bool { return !r.f.lex.In("vehicle", r.t.Lemma(p.Head)) })
}

// runOver reports whether token i is a verb of being hit by a vehicle.
func (r *reading) runOver(i int) bool {
	if !r.t.Verbal(i) {
		return false
	}
	switch r.t.Lemma(i) {
	case "hit", "knock", "run", "crush", "mow", "strike", "smash":
		return slices.ContainsFunc(r.slotsOf(i)["subj"], func(k int) bool { return r.f.lex.In("vehicle", r.t.Lemma(k)) })
	}
	return false
}

// ofNone reports whether a noun only says of what none did something: "none of the raids
// killed a guard" tells of no further raid.
func (r *reading) ofNone(e *Event) bool {
	h := r.t.Head(e.Head)
	if e.Entry.POS != 'n' || h < 0 || r.t.Rel(e.Head) != "nmod" || r.t.Case(e.Head) != "of" {
		return false
	}
	switch r.t.Form(h) {
	case "none", "neither", "nothing":
		return true
	}
	return false
}

// notRuledOut reports whether a refusal is only one to say that something will not come, which
// refuses nothing: "did not rule out raids", "refused to exclude an attack".
func (r *reading) notRuledOut(e *Event) bool {
	if e.Type != "REJECT" || e.Entry.POS != 'v' {
		return false
	}
	if l := r.t.Lemma(e.Head); l == "rule" || l == "exclude" {
		return e.Status == sitrep.Denied || r.t.Rel(e.Head) == "xcomp" && r.at[r.t.Head(e.Head)] != nil && r.at[r.t.Head(e.Head)].Type == "REJECT"
	}
	for _, k := range e.Slots["xcomp"] {
		if l := r.t.Lemma(k); l == "exclude" || l == "rule" && slices.ContainsFunc(r.t.Kids(k), func(p int) bool { return r.t.Form(p) == "out" }) {
			return true
		}
	}
	return false
}

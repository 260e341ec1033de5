package relation

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// offices are titles and what they say of the holder and the body.
var offices = lists.Turned(map[string]string{
	Leads: `leader head chief president chairman chairwoman chairperson chair director founder co-founder boss king queen emir premier chancellor warlord
		governor mayor minister secretary ruler kingpin dictator administrator manager ceo coordinator commissioner prosecutor rector principal
		superintendent chairmanship patriarch archbishop bishop supremo strongman headmaster dean owner captain`,
	Commands:     `commander commandant`,
	Spokesperson: `spokesman spokeswoman spokesperson`,
	MemberOf: `general colonel member fighter militant official officer operative soldier lawmaker senator deputy ambassador envoy gunman insurgent guerrilla
		representative cadre recruit adviser advisor diplomat researcher analyst employee staffer worker activist campaigner expert lawyer professor
		parliamentarian congressman congresswoman legislator delegate negotiator correspondent reporter journalist editor doctor teacher student
		engineer aide veteran supporter follower lieutenant sergeant major brigadier detective inspector investigator policeman judge candidate
		politician ideologue attorney barrister solicitor counsel magistrate treasurer
		consul organiser organizer trustee paramedic medic rescuer firefighter surgeon midwife lecturer academic scientist cameraman photographer
		producer presenter columnist blogger publisher cleric preacher volunteer physician nurse monitor observer fellow economist scholar historian strategist`,
	PartOf:   `part wing branch offshoot faction arm unit affiliate component chapter subsidiary division brigade battalion splinter franchise`,
	AllyOf:   `ally partner`,
	Opposes:  `enemy foe rival opponent adversary archenemy nemesis critic detractor challenger`,
	BackedBy: `proxy`,
	Backer:   `backer patron sponsor financier supplier`,
	Umbrella: `coalition alliance umbrella bloc federation confederation grouping network merger`,
})

// Backer and Umbrella are offices whose relation runs the other way: who has a backer is
// backed_by it, and who is named behind "a coalition of" is part_of it.
const (
	Backer   = "backer"
	Umbrella = "umbrella"
)

// states are the offices whose holders lead a state; those of others are held in it.
var states = map[string]bool{"president": true, "premier": true, "king": true, "queen": true, "emir": true, "chancellor": true, "ruler": true, "dictator": true,
	"leader": true, "strongman": true, "monarch": true, "sultan": true, "taoiseach": true}

// bygone are words before a title that is held no more, second those before one that is not the first.
var (
	bygone = map[string]bool{"former": true, "ex": true, "ex-": true, "late": true, "deposed": true, "ousted": true, "erstwhile": true, "onetime": true, "slain": true, "toppled": true}
	second = map[string]bool{"deputy": true, "vice": true, "assistant": true, "under": true, "associate": true, "junior": true}
)

// office relates the holder of the office t to the body it is an office of.
func (f *finder) office(t int, kind string) {
	if kind == Umbrella {
		f.umbrella(t)
		return
	}
	body := f.body(t)
	if body < 0 {
		body = f.topic(t, kind)
	}
	if body < 0 {
		f.mutually(t, kind)
		return
	}
	kind = f.rank(t, body, kind)
	if f.voice(t) {
		kind = Spokesperson
	}
	if x := f.c.Actor(body); x != nil && x.Kind == sitrep.KindPerson && (kind == Leads || kind == Commands) {
		kind = MemberOf // "Ann Lee's finance minister"
	}
	if !f.able(body) && presiding[strings.ToLower(f.d.Tokens[t].Lemma)] && f.placeNamed(body) {
		f.presides(t, body)
		return
	}
	one := f.d.Tokens[t].Deprel == "nmod:desc" && !strings.HasSuffix(f.d.Tokens[t].XPOS, "S")
	for _, h := range f.holders(t) {
		switch {
		case kind == Backer:
			f.pairs(BackedBy, body, h, t)
		case one: // "Front chief Ann Lee and the mayor": the title is hers alone
			f.pair(kind, h, body, t)
		default:
			f.pairs(kind, h, body, t)
		}
	}
}

// presiding are the offices of those at the head of a town or province.
var presiding = map[string]bool{"mayor": true, "governor": true, "mayoress": true, "gouverneur": true}

// presides makes the holders of the office t lead the town or province named at token body.
func (f *finder) presides(t, body int) {
	for _, h := range f.holders(t) {
		if x := f.c.Actor(h); x != nil && x.Kind == sitrep.KindPerson {
			f.out = append(f.out, Pair{Type: Leads, From: h, To: body, Start: min(h, body, t), End: max(h, body, t) + 1, Status: sitrep.Actual})
		}
	}
}

// mutually relates with each other those who are allies or foes with nobody said of whom:
// "Alda and Veldt, old rivals, ...", "the two are allies".
func (f *finder) mutually(t int, kind string) {
	if kind != AllyOf && kind != Opposes || !strings.HasSuffix(f.d.Tokens[t].XPOS, "S") {
		return
	}
	hs := f.holders(t)
	if len(hs) == 1 {
		ms := f.c.Members(hs[0])
		if len(ms) < 2 {
			ms = slices.DeleteFunc(f.conjuncts(hs[0]), func(k int) bool { return k == t })
		}
		hs = ms
	}
	for i := range hs {
		for j := i + 1; j < len(hs); j++ {
			f.pair(kind, hs[i], hs[j], t)
		}
	}
}

// voice reports whether the office at token t is that of who speaks for others: "press
// secretary", "head of communications".
func (f *finder) voice(t int) bool {
	for _, k := range f.d.Children(t) {
		if (f.d.Rel(k) == "compound" || f.d.Rel(k) == "nmod") && voicing[strings.ToLower(f.d.Tokens[k].Lemma)] {
			return true
		}
	}
	return false
}

// voicing are words for speaking to the public.
var voicing = map[string]bool{"press": true, "media": true, "communications": true}

// topic is the body that a bare title before a name is of: the one that is the subject of the
// clause or sentence before, or of the title's own sentence, where such bodies have such
// offices; -1 where the office is another or nobody is.
func (f *finder) topic(t int, kind string) int {
	d := f.d
	sectors, ok := topical[strings.ToLower(d.Tokens[t].Lemma)]
	if !ok && kind != Spokesperson || d.Tokens[t].Deprel != "nmod:desc" {
		return -1
	}
	for _, k := range d.Children(t) {
		if r := d.Rel(k); r == "compound" && d.Tokens[k].UPOS != "ADV" && d.Tokens[k].UPOS != "ADP" && d.Tokens[k].UPOS != "NOUN" || r == "amod" {
			return -1
		}
	}
	s := d.Tokens[t].Sent
	for n := s; n >= 0 && n >= s-2 && d.Sents[n].Para >= d.Sents[s].Para-1; n-- {
		end := d.Sents[n].End
		if n == s && !ok {
			end = t
		}
		for k := end - 1; k >= d.Sents[n].Start; k-- {
			x := f.c.Actor(k)
			if d.Rel(k) != "nsubj" || x == nil || !f.c.Named(k) || !f.c.Animate(k) || ok && !slices.ContainsFunc(x.Sectors, func(s string) bool { return strings.Contains(sectors, s) }) {
				continue
			}
			if x.Kind == sitrep.KindOrganization || x.Kind == sitrep.KindState && !ok {
				return k
			}
		}
	}
	return -1
}

// topical are titles that some bodies have one of, with the sectors of these.
var topical = map[string]string{"editor": "JRN MED", "editor-in-chief": "JRN MED", "chief": "JRN MED", "columnist": "JRN MED", "presenter": "JRN MED",
	"leader": "REB UAF CRM PRM PTY", "commander": "REB UAF PRM", "founder": "REB UAF CRM PRM PTY NGO", "director": "NGO", "chairman": "PTY NGO",
	"secretary-general": "PTY NGO IGO", "fighter": "REB UAF PRM"}

// rank is what the office t says where the body is a state or the title has a word before
// it: a foreign minister and a deputy leader do not lead.
func (f *finder) rank(t, body int, kind string) string {
	if kind != Leads && kind != Commands {
		return kind
	}
	d := f.d
	for k := t - 1; k >= max(t-3, 0); k-- {
		if second[strings.ToLower(d.Tokens[k].Form)] {
			return MemberOf
		}
	}
	a := f.c.Actor(body)
	if kind == Commands || a == nil || a.Kind != sitrep.KindState {
		return kind
	}
	lemma := strings.ToLower(d.Tokens[t].Lemma)
	prime := t > 0 && strings.EqualFold(d.Tokens[t-1].Form, "prime")
	if !states[lemma] && !(lemma == "minister" && prime) && !(lemma == "head" && f.ofState(t)) {
		if t > 0 && d.Tokens[t-1].Head == t && bodyWords[strings.ToLower(d.Tokens[t-1].Lemma)] == "MIL" && (lemma == "chief" || lemma == "head" || lemma == "boss") {
			return Commands
		}
		return MemberOf
	}
	if !prime && t > 0 && d.Tokens[t-1].UPOS == "NOUN" && d.Tokens[t-1].Head == t { // "the opposition leader", "army chief"
		if bodyWords[strings.ToLower(d.Tokens[t-1].Lemma)] == "MIL" {
			return Commands
		}
		return MemberOf
	}
	return kind
}

// ofState reports whether the head t is one "of state" or "of government".
func (f *finder) ofState(t int) bool {
	k := f.prepositional(t, "of")
	return k >= 0 && (f.d.Tokens[k].Lemma == "state" || f.d.Tokens[k].Lemma == "government")
}

// umbrella makes who is named behind "a coalition of" part of the one that is called so.
func (f *finder) umbrella(t int) {
	of := f.prepositional(t, "of")
	if of < 0 {
		return
	}
	parts := f.conjuncts(f.groups(of))
	for _, p := range append([]int(nil), parts...) { // "three parties, the Reds, the Greens and ..."
		for _, k := range f.d.Children(p) {
			if f.d.Rel(k) == "appos" && p == of {
				parts = append(parts, f.conjuncts(k)...)
			}
		}
	}
	for _, h := range f.holders(t) {
		for _, p := range parts {
			if !f.c.Animate(p) {
				continue // "the Workers' Federation of Alda"
			}
			f.pair(PartOf, p, h, t)
		}
	}
}

// body is the expression that an office noun belongs to: "commander of X", "X's
// commander", "X commander", "spokesman for X".
func (f *finder) body(t int) int {
	d := f.d
	best := -1
	for _, k := range d.Children(t) {
		switch {
		case d.Tokens[k].Deprel == "nmod:poss" && f.c.Actor(k) == nil && d.Tokens[k].UPOS == "NOUN" && f.groupBehind(t) >= 0: // "the workers' wing of the Front"
			return f.groupBehind(t)
		case d.Tokens[k].Deprel == "nmod:poss":
			if c := f.namedBefore(t); d.Tokens[k].UPOS == "PRON" && c >= 0 { // "its Hill Front offshoot"
				return c
			}
			return f.antecedent(f.deepest(k))
		case (d.Rel(k) == "nmod" || d.Rel(k) == "obl") && holdsAt(f.preposition(k)):
			if sent[strings.ToLower(d.Tokens[t].Lemma)] && f.preposition(k) != "of" {
				continue // "the Aldan envoy to Veldt": Veldt is where he is sent
			}
			if at := f.deepest(k); f.able(at) || f.inLetters(t) < 0 {
				return at
			}
		case d.Rel(k) == "compound" && k < t && d.Tokens[k].UPOS == "PROPN":
			best = k
		case d.Rel(k) == "amod" && best < 0 && d.Tokens[k].Form[0] >= 'A' && d.Tokens[k].Form[0] <= 'Z':
			best = k
		}
	}
	for k := t - 1; best < 0 && k >= max(t-2, d.Sents[d.Tokens[t].Sent].Start); k-- { // hung on the holder: "M23 military commander Ann Lee"
		if d.Tokens[k].UPOS == "PROPN" && d.Tokens[k].Head == d.Tokens[t].Head && f.groupOrState(k) {
			best = k
		} else if d.Tokens[k].UPOS != "ADJ" && d.Tokens[k].UPOS != "NOUN" {
			break
		}
	}
	if best < 0 {
		best = f.inLetters(t)
	}
	return best
}

// groupBehind is the body or state behind "of" under the noun t, -1 for none.
func (f *finder) groupBehind(t int) int {
	if k := f.prepositional(t, "of"); k >= 0 && f.groupOrState(k) {
		return k
	}
	return -1
}

// inLetters is the body whose short name stands in brackets right before the office t or what
// describes it: "the Hill Council (HC) country director"; -1 for none.
func (f *finder) inLetters(t int) int {
	d := f.d
	k, first := t-1, d.Sents[d.Tokens[t].Sent].Start
	for k > first && d.Tokens[k].Head == t && (d.Tokens[k].UPOS == "NOUN" || d.Tokens[k].UPOS == "ADJ") {
		k--
	}
	if k < first+3 || d.Tokens[k].Form != ")" && d.Tokens[k].Form != "]" || d.Tokens[k-2].Form != "(" && d.Tokens[k-2].Form != "[" {
		return -1
	}
	if f.groupOrState(k - 1) {
		return k - 1
	}
	if f.groupOrState(k - 3) {
		return k - 3
	}
	return -1
}

// namedBefore is the body whose name stands right before the noun of office t, -1 for none.
func (f *finder) namedBefore(t int) int {
	for _, k := range f.d.Children(t) {
		if a := f.c.Actor(k); k < t && (f.d.Rel(k) == "compound" || f.d.Rel(k) == "amod") && f.d.Tokens[k].UPOS == "PROPN" && a != nil && a.Kind == sitrep.KindOrganization {
			return k
		}
	}
	return -1
}

// sent are the offices of those whom one party sends to another.
var sent = map[string]bool{"ambassador": true, "envoy": true, "emissary": true, "consul": true, "attache": true, "attaché": true, "mediator": true}

// holdsAt reports whether a preposition stands between an office and whose it is: "an adviser to
// the Hill Front".
func holdsAt(prep string) bool { return vocab.WorkingFor[prep] || prep == "in" || prep == "to" }

// deepest follows "in charge of operations of X" and the like down to an expression that can act.
func (f *finder) deepest(t int) int {
	for n := 0; n < 4 && !f.c.Animate(t); n++ {
		next := -1
		for _, k := range f.d.Children(t) {
			if f.d.Rel(k) == "nmod" && (f.d.Tokens[k].Deprel == "nmod:poss" || holdsAt(f.preposition(k))) {
				next = k
				if f.d.Tokens[k].Deprel == "nmod:poss" {
					break
				}
			}
		}
		if next < 0 {
			next = f.nationality(t) // "head of Aldan diplomacy"
		}
		if next < 0 {
			break
		}
		t = next
	}
	return t
}

// holders are the expressions that hold the office t.
func (f *finder) holders(t int) []int {
	d := f.d
	var out []int
	head := d.Tokens[t].Head
	switch {
	case d.Tokens[t].Deprel == "nmod:desc" || d.Rel(t) == "compound" && head > t:
		out = append(out, head)
	case d.Rel(t) == "appos":
		out = append(out, f.conjuncts(f.c.AppositionOf(t))...)
	case d.Rel(t) == "conj" && head >= 0 && head < t && d.Rel(head) == "appos" && d.Tokens[head].UPOS == "NOUN" && f.c.AppositionOf(head) >= 0: // "a driver and a member of the Front"
		return []int{f.c.AppositionOf(head)}
	case f.aside(t):
		return []int{f.c.AppositionOf(t)}
	case head >= 0 && d.Tokens[head].UPOS == "VERB" && (d.Rel(t) == "obl" || d.Rel(t) == "advcl") && f.preposition(t) == "as":
		if h := f.servesAs(head); h >= 0 {
			return f.conjuncts(h)
		}
	}
	for _, k := range d.Children(t) {
		if d.Rel(k) == "appos" {
			out = append(out, k)
		}
		if d.Tokens[k].Deprel == "nsubj" && f.child(t, "cop") >= 0 {
			out = append(out, f.conjuncts(f.relative(k, t))...)
		}
	}
	if k := f.beside(t); len(out) == 0 && k >= 0 {
		out = append(out, k)
	}
	if len(out) == 0 && f.c.Actor(t) != nil { // the description is itself an actor: "a Hill Front commander"
		out = append(out, t)
	}
	return out
}

// beside is the name right behind the office t that hangs where t does: "its ally Alda"; -1
// where there is none.
func (f *finder) beside(t int) int {
	d := f.d
	for k := t + 1; k < d.Sents[d.Tokens[t].Sent].End && d.Tokens[k].UPOS == "PROPN"; k++ {
		if h := d.Tokens[k].Head; (h == d.Tokens[t].Head || h == t) && f.able(k) {
			if s, _ := f.c.Span(k); s == t+1 {
				return k
			}
		}
	}
	return -1
}

// servesAs is who holds the office behind "as" of the verb v: the object of "appointed Ann Lee
// as", else the subject: "served as", "succeeded Ann Lee as", "was elected as"; -1 for nobody.
func (f *finder) servesAs(v int) int {
	lemma := strings.ToLower(f.d.Tokens[v].Lemma)
	subj, passive := f.subject(v)
	if appointing[lemma] && !passive {
		return f.child(v, "obj")
	}
	if appointing[lemma] || serving[lemma] {
		return f.antecedent(subj)
	}
	return -1
}

var (
	appointing = lists.Set(`appoint name elect nominate choose select install confirm reinstate pick designate hire recruit instal re-elect swear inaugurate`)
	serving    = lists.Set(`serve act work succeed replace return continue function emerge step take`)
)

// aside reports whether the office t stands between commas right behind what it is said of,
// where the parser took it for more of a list or of the clause: "accused Alda, Veldt's ally,",
// "the Guard, once an ally of the army,".
func (f *finder) aside(t int) bool {
	d := f.d
	h := d.Tokens[t].Head
	start, end := d.Subtree(t)
	for start < t && (d.Tokens[start].UPOS == "PUNCT" || d.Tokens[start].UPOS == "ADV") {
		start++
	}
	for k := start - 1; k > 0 && d.Tokens[k].Form != "," && k > start-3; k-- {
		if u := d.Tokens[k].UPOS; u != "ADV" && u != "SCONJ" {
			return false
		}
		start = k
	}
	if h < 0 || start < 2 || d.Tokens[start-1].Form != "," || end >= len(d.Tokens) || d.Tokens[end].Form != "," || f.child(t, "case") >= 0 || f.child(t, "cc") >= 0 {
		return false
	}
	switch d.Rel(t) {
	case "conj":
		return d.Tokens[h].UPOS == "PROPN" && (start-2 <= h+1 || d.Rel(start-2) == "conj" && d.Tokens[start-2].Head == h)
	}
	return false
}

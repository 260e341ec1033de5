package relation

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/nlp"
)

type finder struct {
	d    *nlp.Doc
	c    *cast.Cast
	base *actor.Base
	out  []Pair
}

// frame says which relation a verb tells between its subject and its object or
// the phrase with a preposition; turned swaps the two.
type frame struct {
	kind   string
	prep   string // "" the object
	turned bool
}

// undergone are frames of verbs whose subject is acted upon: "Adan Rul is assigned
// to the Lake Battalion", "a front made up of the Hill Guards and the Oak Brigade".
var undergone = map[string]frame{
	"compose": {PartOf, "of", true},
	"make":    {PartOf, "of", true},
	"assign":  {MemberOf, "to", false},
	"post":    {MemberOf, "to", false},
	"attach":  {PartOf, "to", false},

	"absorb":      {PartOf, "into", false},
	"incorporate": {PartOf, "into", false},
	"integrate":   {PartOf, "into", false},
	"merge":       {PartOf, "into", false},
	"subordinate": {PartOf, "to", false},
}

// verbs that tell a relation by themselves.
var verbs = map[string][]frame{
	"lead":       {{Leads, "", false}},
	"head":       {{Leads, "", false}},
	"run":        {{Leads, "", false}},
	"chair":      {{Leads, "", false}},
	"found":      {{Leads, "", false}},
	"govern":     {{Leads, "", false}},
	"direct":     {{Leads, "", false}},
	"manage":     {{Leads, "", false}},
	"preside":    {{Leads, "over", false}},
	"command":    {{Commands, "", false}},
	"back":       {{BackedBy, "", true}},
	"support":    {{BackedBy, "", true}},
	"fund":       {{BackedBy, "", true}},
	"finance":    {{BackedBy, "", true}},
	"arm":        {{BackedBy, "", true}},
	"equip":      {{BackedBy, "", true}},
	"bankroll":   {{BackedBy, "", true}},
	"sponsor":    {{BackedBy, "", true}},
	"bolster":    {{BackedBy, "", true}},
	"prop":       {{BackedBy, "", true}},
	"speak":      {{Spokesperson, "for", false}},
	"operate":    {{PartOf, "under", false}},
	"train":      {{BackedBy, "", true}},
	"fight":      {{Fights, "", false}, {Fights, "against", false}, {AllyOf, "alongside", false}, {Fights, "with", false}},
	"combat":     {{Fights, "", false}},
	"battle":     {{Fights, "", false}, {Fights, "against", false}, {Fights, "with", false}},
	"defeat":     {{Fights, "", false}},
	"invade":     {{Fights, "", false}},
	"besiege":    {{Fights, "", false}},
	"overthrow":  {{Fights, "", false}},
	"topple":     {{Fights, "", false}},
	"oust":       {{Fights, "", false}},
	"split":      {{Opposes, "from", false}},
	"rebel":      {{Fights, "against", false}},
	"struggle":   {{Fights, "against", false}},
	"war":        {{Fights, "with", false}, {Fights, "against", false}},
	"skirmish":   {{Fights, "with", false}},
	"oppose":     {{Opposes, "", false}, {Opposes, "to", false}},
	"resist":     {{Opposes, "", false}},
	"defy":       {{Opposes, "", false}},
	"vie":        {{Opposes, "with", false}},
	"compete":    {{Opposes, "with", false}},
	"stand":      {{Opposes, "against", false}, {AllyOf, "with", false}, {AllyOf, "by", false}},
	"side":       {{AllyOf, "with", false}},
	"belong":     {{MemberOf, "to", false}},
	"join":       {{MemberOf, "", false}},
	"work":       {{MemberOf, "for", false}},
	"serve":      {{MemberOf, "in", false}, {MemberOf, "with", false}},
	"include":    {{PartOf, "", true}},
	"comprise":   {{PartOf, "", true}},
	"encompass":  {{PartOf, "", true}},
	"consist":    {{PartOf, "of", true}},
	"unite":      {{PartOf, "", true}},
	"group":      {{PartOf, "", true}},
	"form":       {{PartOf, "", false}},
	"come":       {{PartOf, "under", false}},
	"fall":       {{PartOf, "under", false}},
	"answer":     {{PartOf, "to", false}},
	"represent":  {{Spokesperson, "", false}},
	"ally":       {{AllyOf, "with", false}},
	"affiliate":  {{MemberOf, "with", false}, {PartOf, "to", false}},
	"affiliated": {{MemberOf, "with", false}, {PartOf, "to", false}},
	"align":      {{AllyOf, "with", false}},
	"link":       {{AllyOf, "to", false}},
	"clash":      {{Fights, "with", false}},
}

// mutual are verbs that those named together do to each other: "the Reds and the Greens clashed".
var mutual = map[string]string{"clash": Fights, "fight": Fights, "battle": Fights, "skirmish": Fights, "war": Fights, "feud": Opposes, "vie": Opposes, "compete": Opposes}

// verb reads the relations that the verb t tells.
func (f *finder) verb(t int) {
	d := f.d
	lemma := strings.ToLower(d.Tokens[t].Lemma)
	f.seat(t)
	f.called(t)
	frames := verbs[lemma]
	under, ok := undergone[lemma]
	if len(frames) == 0 && !ok || f.negated(t) {
		return
	}
	subj, passive := f.subject(t)
	subj = f.antecedent(subj)
	if to := f.prepositional(t, under.prep); ok && passive && subj >= 0 && to >= 0 && (lemma != "make" || f.particle(t) == "up") {
		from, to := subj, f.groups(to)
		if under.turned {
			from, to = to, from
		}
		f.pairs(under.kind, from, to, t)
	}
	for _, fr := range frames {
		from, to := subj, -1
		switch {
		case passive && fr.prep == "":
			from, to = f.agent(t), subj
			if from < 0 {
				from = f.prepositional(t, "by")
			}
			if d.Tokens[t].Lemma == "ally" || d.Tokens[t].Lemma == "align" {
				continue
			}
		case fr.prep == "":
			to = f.ruled(f.child(t, "obj"), fr.kind)
		default:
			to = f.prepositional(t, fr.prep)
		}
		if from < 0 || to < 0 {
			continue
		}
		if lemma == "consist" {
			to = f.groups(to)
		}
		if fr.kind == PartOf && fr.turned {
			from = f.whole(from)
		}
		if fr.turned {
			from, to = to, from
		}
		f.pairs(fr.kind, from, to, t)
	}
	if kind := mutual[lemma]; kind == Fights && f.together(t) {
		if subj >= 0 {
			f.among(AllyOf, subj, t)
		}
	} else if kind != "" && !passive && subj >= 0 && f.child(t, "obj") < 0 && f.against(t) < 0 {
		f.among(kind, subj, t)
	}
}

// ruled passes "Aldan rule" and the like, which somebody fights, on to whose it is.
func (f *finder) ruled(t int, kind string) int {
	if t < 0 || kind != Fights && kind != Opposes || f.c.Actor(t) != nil || !reigns[strings.ToLower(f.d.Tokens[t].Lemma)] {
		return t
	}
	if k := f.nationality(t); k >= 0 {
		return k
	}
	if k := f.child(t, "nmod:poss"); k >= 0 {
		return k
	}
	return t
}

var reigns = map[string]bool{"rule": true, "occupation": true, "control": true, "influence": true, "dominance": true, "regime": true, "domination": true, "invasion": true}

// pairs adds a relation between all conjuncts of two expressions that can act.
func (f *finder) pairs(kind string, from, to, at int) {
	for _, a := range f.conjuncts(from) {
		for _, b := range f.conjuncts(to) {
			f.pair(kind, a, b, at)
		}
	}
}

func (f *finder) pair(kind string, a, b, at int) {
	if a == b || !f.able(a) || !f.able(b) || f.same(a, b) {
		return
	}
	if x := f.c.Actor(a); kind == PartOf && x != nil && x.Kind == sitrep.KindPerson { // "a doctor, part of the Hill Front"
		kind = MemberOf
	}
	if kind == MemberOf && f.landNamed(a) != "" && f.d.Tokens[at].Lemma != "member" {
		return // "Alda: League workers held"
	}
	s, e := min(a, b, at), max(a, b, at)+1
	as, ae := f.c.Span(a)
	bs, be := f.c.Span(b)
	f.out = append(f.out, Pair{Type: kind, From: a, To: b, Start: min(s, as, bs), End: max(e, ae, be), Status: sitrep.Actual})
}

// same reports whether two expressions are one actor; two that the cast tells apart are not,
// whatever coreference says.
func (f *finder) same(a, b int) bool {
	if x, y := f.c.Actor(a), f.c.Actor(b); x != nil && y != nil {
		return x == y
	}
	return f.c.Same(a, b)
}

// subject is the subject of the verb t, that of the verb it continues, or the
// noun it modifies; passive tells that it is acted upon.
func (f *finder) subject(t int) (subj int, passive bool) {
	d := f.d
	for n := 0; t >= 0 && n < 6; n++ {
		pass := d.Tokens[t].XPOS == "VBN" && (d.Rel(t) == "acl" || d.Rel(t) == "amod") && d.Tokens[t].Deprel != "acl:relcl"
		for _, k := range d.Children(t) {
			switch d.Tokens[k].Deprel {
			case "nsubj", "nsubj:outer":
				return f.relative(k, t), false
			case "nsubj:pass":
				return f.relative(k, t), true
			case "aux:pass":
				pass = true
			}
		}
		if o := f.accused(t); o >= 0 {
			return o, pass
		}
		switch d.Rel(t) {
		case "acl":
			return d.Tokens[t].Head, pass
		case "conj", "xcomp", "advcl":
			t = d.Tokens[t].Head
		default:
			return -1, pass
		}
	}
	return -1, false
}

// accused is whom the verb over the clause of verb t blames for what it tells: "Alda" in
// "accused Alda of arming the rebels"; -1 for nobody.
func (f *finder) accused(t int) int {
	h := f.d.Tokens[t].Head
	if h < 0 || h > t || f.d.Rel(t) != "advcl" || f.d.Tokens[t].XPOS != "VBG" || !blaming[strings.ToLower(f.d.Tokens[h].Lemma)] {
		return -1
	}
	return f.child(h, "obj")
}

// blaming are verbs whose object is said to do what the gerund behind it tells.
var blaming = map[string]bool{"accuse": true, "blame": true, "suspect": true, "charge": true, "convict": true, "criticise": true, "criticize": true, "condemn": true, "praise": true}

// antecedent of "it" or "its" at token t, where coreference left it open: the
// group or state that is the subject of a sentence before in its paragraph, past
// sentences about a person. Any other token, and -1, stands for itself.
func (f *finder) antecedent(t int) int {
	if t < 0 || f.d.Tokens[t].UPOS != "PRON" || f.c.Actor(t) != nil {
		return t
	}
	w := strings.ToLower(f.d.Tokens[t].Form)
	if k := f.ownerHere(t); k >= 0 && (w == "its" || w == "their") {
		return k
	}
	if w != "it" && w != "its" {
		return t
	}
	s := f.d.Tokens[t].Sent
	for n := s - 1; n >= 0 && n >= s-3 && f.d.Sents[n].Para == f.d.Sents[s].Para; n-- {
		k := f.mainSubject(n)
		if k < 0 {
			return t
		}
		switch a := f.c.Actor(k); {
		case a == nil:
			return t
		case a.Kind == sitrep.KindOrganization || a.Kind == sitrep.KindState:
			return k
		case a.Kind != sitrep.KindPerson:
			return t
		}
	}
	return t
}

// ownerHere is whose the possessive pronoun at token t says something is, told in its own
// clause: "Alda and its ally", "Alda turned to its ally"; -1 where that is left open.
func (f *finder) ownerHere(t int) int {
	d := f.d
	h := d.Tokens[t].Head
	if h < 0 || d.Tokens[t].Deprel != "nmod:poss" {
		return -1
	}
	if d.Rel(h) == "conj" && d.Tokens[h].Head >= 0 && d.Tokens[h].Head < t && f.groupOrState(d.Tokens[h].Head) {
		return d.Tokens[h].Head
	}
	for n := 0; n < 4 && h >= 0; h, n = d.Tokens[h].Head, n+1 {
		if d.Tokens[h].UPOS != "VERB" {
			continue
		}
		if s, _ := f.subject(h); s >= 0 && s < t && f.groupOrState(s) {
			return s
		}
		return -1
	}
	return -1
}

func (f *finder) groupOrState(t int) bool {
	a := f.c.Actor(t)
	return a != nil && (a.Kind == sitrep.KindOrganization || a.Kind == sitrep.KindState)
}

// mainSubject is the first subject of a sentence, -1 where it has none.
func (f *finder) mainSubject(s int) int {
	for k := f.d.Sents[s].Start; k < f.d.Sents[s].End; k++ {
		if f.d.Rel(k) == "nsubj" {
			return k
		}
	}
	return -1
}

func (f *finder) relative(subj, verb int) int {
	t := &f.d.Tokens[subj]
	if f.d.Tokens[verb].Deprel == "acl:relcl" && (t.XPOS == "WP" || t.XPOS == "WDT" || t.Lemma == "that") {
		return f.d.Tokens[verb].Head
	}
	return subj
}

func (f *finder) negated(t int) bool {
	for _, k := range f.d.Children(t) {
		if vocab.Negations[strings.ToLower(f.d.Tokens[k].Lemma)] {
			return true
		}
	}
	return false
}

func (f *finder) child(t int, rel string) int {
	for _, k := range f.d.Children(t) {
		if f.d.Tokens[k].Deprel == rel || f.d.Rel(k) == rel {
			return k
		}
	}
	return -1
}

// agent is who the passive verb t names behind "by", -1 for nobody.
func (f *finder) agent(t int) int {
	best := -1
	for _, k := range f.d.Children(t) {
		if f.d.Tokens[k].Deprel == "obl:agent" && (best < 0 || f.preposition(k) == "by") {
			best = k
		}
	}
	return best
}

func (f *finder) prepositional(t int, prep string) int {
	for _, k := range f.d.Children(t) {
		if r := f.d.Rel(k); (r == "obl" || r == "nmod") && f.preposition(k) == prep {
			return k
		}
	}
	return -1
}

// groups passes "a mix of" and the like down to what there is a mix of.
func (f *finder) groups(t int) int {
	switch strings.ToLower(f.d.Tokens[t].Lemma) {
	case "mix", "mixture", "number", "collection", "group", "series", "element", "unit":
		if k := f.prepositional(t, "of"); k >= 0 && f.c.Actor(t) == nil {
			return k
		}
	}
	return t
}

// whole is what "members of" and the like, said to include somebody, are members of.
func (f *finder) whole(t int) int {
	switch strings.ToLower(f.d.Tokens[t].Lemma) {
	case "member", "component", "faction", "ally", "affiliate", "constituent", "part", "rank":
		if k := f.prepositional(t, "of"); k >= 0 {
			return k
		}
	}
	return t
}

// particle is the one that belongs to the verb t: "up" of "made up".
func (f *finder) particle(t int) string {
	for _, k := range f.d.Children(t) {
		if f.d.Tokens[k].Deprel == "compound:prt" {
			return strings.ToLower(f.d.Tokens[k].Form)
		}
	}
	return ""
}

func (f *finder) preposition(k int) string {
	for _, m := range f.d.Children(k) {
		if f.d.Rel(m) == "case" {
			return strings.ToLower(f.d.Tokens[m].Form)
		}
	}
	return ""
}

// conjuncts lists t and what is coordinated with it.
func (f *finder) conjuncts(t int) []int {
	out := []int{t}
	for _, k := range f.d.Children(t) {
		if f.d.Rel(k) == "conj" && f.d.Tokens[k].UPOS != "VERB" {
			out = append(out, k)
		}
	}
	return out
}

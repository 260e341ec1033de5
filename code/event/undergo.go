package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// suffers are frames whose verb is said of the one it was done to where it has no object:
// "Clerk charged over fire", "he came in handcuffed".
var suffers = map[string]bool{"coerce.charge": true, "coerce.arrest": true, "coerce.sentence": true, "coerce.deport": true, "accuse.convict": true,
	"abduct": true, "assassinate": true, "execute": true}

// undergone makes the subject of a past form without object the one it was done to.
func (r *reading) undergone(e *Event) {
	dead := r.t.Lemma(e.Head) == "shoot" && e.Head+1 < len(r.doc.Tokens) && r.t.Form(e.Head+1) == "dead" // "clerk shot dead"
	if e.Entry.POS != 'v' || !suffers[e.Entry.Frame.Name] && !dead && !r.accused(e) || r.t.Passive(e.Head) {
		return
	}
	if s := e.Slots["subj"]; len(s) > 0 && slices.Contains(r.c.Arg(s[0]).Sectors, "COP") && r.t.Child(e.Head, "obl") > e.Head && r.t.Case(r.t.Child(e.Head, "obl")) == "as" {
		return // "deputies detained as many as nine witnesses"
	}
	for _, slot := range []string{"obj", "iobj", "ccomp", "xcomp"} {
		if len(e.Slots[slot]) > 0 {
			return
		}
	}
	switch r.t.XPOS(e.Head) {
	case "VBD", "VBN":
	case "VBG":
		if f := r.t.Form(e.Head); len(f) > 3 && f[len(f)-3:] == "ing" {
			return
		}
	default:
		return
	}
	if r.t.Child(e.Head, "aux") >= 0 || len(e.Consumed) > 0 || r.c.Arg(subjectOr(e, e.Head)).Kind == sitrep.KindThing {
		return
	}
	e.Slots["obj"], e.Slots["subj"] = e.Slots["subj"], nil
}

// accused reports whether a participle of accusing stands in a headline without its "is":
// "Mayor implicated in poisoning", "Driver charged".
func (r *reading) accused(e *Event) bool {
	switch l := r.t.Lemma(e.Head); {
	case e.Entry.Frame.Name != "accuse":
		return false
	case l == "implicate" || l == "accuse":
		next := r.t.Form(min(e.Head+1, len(r.doc.Tokens)-1))
		return next == "in" || next == "of"
	default:
		return l == "charge" && len(e.Slots["with"])+len(e.Slots["ccomp"]) == 0
	}
}

// shotAt makes the doer of the subject of "shot at" that the parser took for the one who
// was shot, where people or vehicles are shot at: "two snipers shot at the crowd".
func (r *reading) shotAt(e *Event) {
	if e.Entry.POS != 'v' || e.Entry.Frame.Name != "attack.firearms" || r.t.Lemma(e.Head) != "shoot" || len(e.Slots["subj"]) > 0 || len(e.Slots["obj"]) == 0 || r.t.Child(e.Head, "aux", "aux:pass", "obl:agent") >= 0 {
		return
	}
	at := e.Slots["at"]
	if len(at) == 0 || e.Slots["obj"][0] > e.Head || !r.living(at[0]) && !r.f.lex.In("vehicle", r.t.Lemma(at[0])) || occasion[r.t.Lemma(at[0])] {
		return
	}
	e.Slots["subj"], e.Slots["obj"] = e.Slots["obj"], nil
}

// subjectOr is the first subject of an event, or token k where it has none.
func subjectOr(e *Event, k int) int {
	if s := e.Slots["subj"]; len(s) > 0 {
		return s[0]
	}
	return k
}

// avenged gives harm told in the passive, behind a charge that it is the ground of, those who
// are charged: "Man charged with murder after clerk shot dead".
func (r *reading) avenged(e *Event) {
	h := r.t.Head(e.Head)
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || !crimes[e.Entry.Frame.Name] || h < 0 || r.t.Rel(e.Head) != "advcl" || !r.t.Verbal(h) {
		return
	}
	switch r.t.Case(e.Head) {
	case "after", "when", "over":
	default:
		return
	}
	switch r.t.Lemma(h) {
	case "charge", "indict", "accuse", "convict", "jail", "sentence":
	default:
		return
	}
	if x := r.at[h]; x != nil {
		for _, p := range x.Targets {
			if r.partyActs(p) && !r.hasSame(e.Targets, p.Head) {
				e.Actors = append(e.Actors, Party{p.Head, "charged", p.Owner})
			}
		}
	}
}

// within gives a passive without a doer those of the operation that it was part of:
// "was arrested in a raid by the navy", "held during army searches".
func (r *reading) within(e *Event) {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || e.Type != "COERCE" && e.Type != "ASSAULT" || !r.t.Passive(e.Head) {
		return
	}
	for _, slot := range []string{"in", "during"} {
		for _, k := range e.Slots[slot] {
			if n := r.t.Counted(k); !operation[r.t.Lemma(n)] && r.typeAt(n) != "ASSAULT" && r.typeAt(n) != "COERCE" {
				continue
			}
			s := r.slotsOf(r.t.Counted(k))
			for _, x := range s["by"] {
				if r.partyActs(Party{x, "by", -1}) && !r.hasSame(e.Targets, x) {
					e.Actors = append(e.Actors, Party{x, "by", -1})
				}
			}
			for _, x := range slices.Concat(s["poss"], s["comp"], s["amod"]) { // "in a police raid"
				if len(e.Actors) == 0 && operation[r.t.Lemma(r.t.Counted(k))] && r.uniformed(x) && !r.hasSame(e.Targets, x) {
					e.Actors = append(e.Actors, Party{x, "by", -1})
				}
			}
		}
	}
}

// uniformed reports whether modifier k tells of a state, or of those who act with force for
// one or against it.
func (r *reading) uniformed(k int) bool {
	if sectors, _, ok := r.f.base.Agent([]string{r.t.Form(k)}); ok && slices.ContainsFunc(sectors, armed) {
		return true
	}
	a := r.c.Arg(k)
	return a.Kind == sitrep.KindState || slices.ContainsFunc(a.Sectors, armed)
}

// judged are the frames of what courts alone do.
var judged = map[string]bool{"accuse.convict": true, "coerce.sentence": true}

// atCourt makes the court in which somebody was convicted or sentenced, by nobody that is
// told, the one that did it: "was found guilty in the Tarn District Court".
func (r *reading) atCourt(e *Event) {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || !r.t.Passive(e.Head) || !judged[e.Entry.Frame.Name] && !sentencing[r.t.Lemma(e.Head)] {
		return
	}
	for _, k := range r.t.Kids(e.Head) {
		r.court(e, k, 0)
	}
	if len(e.Actors) == 0 {
		r.ruling(e)
	}
}

// ruling makes the court that tells of its judgment the one that passed it: "was sentenced to
// life, the court said", "the judge found that ..., with the outcome that she was convicted".
func (r *reading) ruling(e *Event) {
	for at, n := e.Head, 0; n < 5; n++ {
		switch r.t.Rel(at) {
		case "ccomp", "acl", "obl", "conj", "advcl", "parataxis":
		default:
			return
		}
		if at = r.t.Head(at); at < 0 {
			return
		}
		if !r.t.Verbal(at) {
			continue
		}
		for _, k := range r.t.Subject(at) {
			if vocab.Courts[r.t.Lemma(k)] && !r.hasSame(e.Targets, k) {
				e.Actors = append(e.Actors, Party{k, "said", -1})
				return
			}
		}
	}
}

// sentencing are verbs of what a court gives somebody.
var sentencing = map[string]bool{"sentence": true, "convict": true, "fine": true}

// court takes the court that hangs on token k of the clause by "in", "at", "by" or "before".
func (r *reading) court(e *Event, k, depth int) {
	switch r.t.Case(k) {
	case "in", "at", "by", "before":
		if rel := r.t.Rel(k); (rel == "obl" || rel == "nmod") && len(e.Actors) == 0 && vocab.Courts[r.t.Lemma(k)] && r.c.Arg(k).Kind != sitrep.KindPlace {
			e.Actors = append(e.Actors, Party{k, "in", -1})
			return
		}
	}
	if depth < 2 && (r.t.Rel(k) == "obl" || r.t.Rel(k) == "conj" && r.t.Passive(k)) {
		for _, c := range r.t.Kids(k) {
			r.court(e, c, depth+1)
		}
	}
}

// operation are nouns of what armed bodies do in which people are held or hurt.
var operation = map[string]bool{"operation": true, "sweep": true, "raid": true, "search": true, "crackdown": true, "swoop": true, "campaign": true}

// deferred gives a passive without a doer the one behind "by" that the parser hung on the
// clause of its ground: "was slammed for the delay by the union", "for staging a play by".
func (r *reading) deferred(e *Event) {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || !r.t.Passive(e.Head) {
		return
	}
	for _, k := range r.t.Kids(e.Head) { // "was killed at home by a mob", hung on the home
		if r.t.Rel(k) != "obl" || k < e.Head || r.typeAt(k) != "" {
			continue
		}
		for _, x := range r.slotsOf(k)["by"] {
			if r.partyActs(Party{x, "by", -1}) && x > k && !r.hasSame(e.Targets, x) {
				e.Actors = append(e.Actors, Party{x, "by", -1})
			}
		}
	}
	if len(e.Actors) > 0 {
		return
	}
	for _, v := range e.Slots["for"] {
		if !r.t.Verbal(v) || r.t.Passive(v) || len(r.slotsOf(v)["obj"]) == 0 {
			continue
		}
		for _, k := range r.slotsOf(v)["by"] {
			if r.partyActs(Party{k, "by", -1}) && !r.hasSame(e.Targets, k) {
				e.Actors = append(e.Actors, Party{k, "by", -1})
			}
		}
	}
}

// barred makes the body or land that somebody was suspended or expelled from, in the passive and by
// nobody that is told, the one that did it: "was suspended from the League", "envoys expelled from Tarvia".
func (r *reading) barred(e *Event) {
	if f := e.Entry.Frame.Name; f != "sanction.expel" && f != "coerce.deport" || len(e.Actors) > 0 || !r.t.Passive(e.Head) {
		return
	}
	for _, k := range e.Slots["from"] {
		if a := r.c.Arg(k); (a.Kind == sitrep.KindOrganization && a.Actor != "" || r.country(k)) && !r.hasSame(e.Targets, k) {
			e.Actors = append(e.Actors, Party{k, "from", -1})
			if r.country(k) {
				e.Sites = append(e.Sites, k)
			}
		}
	}
}

// killing gives a participle of harm that the parser hung on the scene the doers of the
// clause: "opened fire at a feast, killing two".
func (r *reading) killing(e *Event) {
	n := r.t.Head(e.Head)
	if e.Entry.POS != 'v' || !harmFrame(e) || n < 0 || r.t.Rel(e.Head) != "acl" || r.t.XPOS(e.Head) != "VBG" || r.t.Rel(n) != "obl" || !r.t.Verbal(r.t.Head(n)) {
		return
	}
	if c := r.t.Case(n); r.living(n) && !gathering[r.t.Lemma(n)] || r.at[n] != nil || c != "at" && c != "in" && c != "near" && c != "outside" && c != "inside" {
		return
	}
	if s := r.slotsOf(r.t.Head(n))["subj"]; len(s) > 0 {
		e.Slots["subj"] = s
	}
}

// occasion are nouns of what people come together for, which shots are fired at only as
// a place.
var occasion = map[string]bool{"party": true, "wedding": true, "feast": true, "picnic": true, "barbecue": true}

// gathering are nouns of occasions that read like bodies of people.
var gathering = map[string]bool{"party": true, "rally": true, "gathering": true, "crowd": true, "feast": true, "congregation": true}

// Number is the slot of a party that is nothing but a number of people.
const Number = "number"

// byNumber makes a party of the number of those to whom something was done where the words name
// nobody: "Four hundred were deported", "police hold three".
func (r *reading) byNumber() {
	for _, e := range r.events {
		if len(e.Targets) == 0 && len(e.Numbers) > 0 {
			e.Targets = append(e.Targets, Party{e.Numbers[0], Number, -1})
		}
	}
}

// coming are the frames of what somebody who "faces" it has still before him.
var coming = lists.Set("coerce.arrest coerce.deport coerce.looming coerce.sentence cooperate.extradite execute")

// ahead reports whether an act is told as what somebody faces: "faces extradition to Chile", "faces
// up to life in prison".
func (r *reading) ahead(e *Event) bool {
	v := e.Head
	if e.Entry.POS == 'n' {
		v = e.Carrier
	}
	return v >= 0 && r.t.Lemma(v) == "face" && coming[e.Entry.Frame.Name]
}

// forcing are verbs of what violence and repression make people do or leave them in.
var forcing = map[string]bool{"drive": true, "force": true, "compel": true, "leave": true, "traumatise": true, "traumatize": true}

// driven gives violence that makes somebody do something, and tells not whom it befell, that one:
// "floggings by the guards forced the crew to obey".
func (r *reading) driven(e *Event, top, v int) {
	if e.Type != "ASSAULT" && e.Type != "COERCE" && e.Type != "THREATEN" || r.t.Rel(top) != "nsubj" || !r.t.Verbal(v) || r.t.Passive(v) || !forcing[r.t.Lemma(v)] || r.aimed(e) || e.Both || war(e) {
		return
	}
	if slices.ContainsFunc(e.Slots["poss"], func(k int) bool { return r.patient(e, k) }) {
		return
	}
	e.Slots[undergoer(e)] = append(e.Slots[undergoer(e)], r.somebody(r.slotsOf(v)["obj"])...)
}

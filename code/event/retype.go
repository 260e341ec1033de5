package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/lexicon"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// bloody makes violence of repression that cost lives: "the crackdown killed forty".
func (r *reading) bloody() {
	for _, e := range r.events {
		if e.Entry.POS == 'n' && e.Entry.Frame.Name == "coerce.repress" && len(e.Tolls) > 0 {
			e.Type, e.Mode, e.CAMEO = "ASSAULT", "crowd-control", "175"
		}
	}
}

// naming are verbs of what is said of somebody.
var naming = lists.Set("accuse brand call denounce dub label liken mock")

// inWords makes an accusation of an attack that is made in words, as the clause after it tells:
// "launched an attack on the mayor, branding him a liar".
func (r *reading) inWords() {
	entry := r.entryOf('v', "accuse.criticise")
	for _, e := range r.events {
		if entry != nil && r.ofPolitics(e) {
			e.Type, e.Mode, e.CAMEO = entry.Frame.Type, entry.Frame.Mode, entry.Frame.CAMEO
			continue
		}
		if entry == nil || e.Type != "ASSAULT" || len(e.Means) > 0 || len(e.Tolls) > 0 || r.t.Lemma(e.Head) != "attack" {
			continue
		}
		for _, c := range append([]int{e.Head}, e.Clauses...) {
			for _, k := range r.t.Kids(c) {
				if r.t.Rel(k) == "advcl" && r.t.XPOS(k) == "VBG" && k > c && naming[r.t.Lemma(k)] && r.t.Case(k) == "" {
					e.Type, e.Mode, e.CAMEO = entry.Frame.Type, entry.Frame.Mode, entry.Frame.CAMEO
				}
			}
		}
	}
}

// ofPolitics reports whether an attack is one of a politician on another or on a party, who have but
// words for it: "the senator's attacks on the president".
func (r *reading) ofPolitics(e *Event) bool {
	if e.Type != "ASSAULT" || e.Entry.POS != 'n' || e.Entry.Frame.Name != "attack" || len(e.Actors) == 0 || len(e.Targets) == 0 || len(e.Means)+len(e.Tolls)+len(e.Sites) > 0 {
		return false
	}
	switch r.t.Lemma(e.Head) {
	case "attack", "offensive", "broadside", "salvo", "onslaught", "assault":
	default:
		return false
	}
	for _, p := range e.Actors {
		if a := r.c.Arg(r.who(p)); a.Kind != sitrep.KindPerson || a.Actor == "" || !slices.ContainsFunc(a.Sectors, political) || slices.ContainsFunc(a.Sectors, fights) {
			return false
		}
	}
	for _, p := range e.Targets {
		if a := r.c.Arg(r.who(p)); a.Actor == "" || a.Kind != sitrep.KindPerson && !(a.Kind == sitrep.KindOrganization && slices.Contains(a.Sectors, "PTY")) || !slices.ContainsFunc(a.Sectors, political) {
			return false
		}
	}
	return true
}

// political are the sectors of those who govern or would.
func political(sector string) bool {
	switch sector {
	case "GOV", "LEG", "PTY", "ELI", "OPP":
		return true
	}
	return false
}

// fights reports whether a sector is of those who bear arms.
func fights(sector string) bool {
	switch sector {
	case "MIL", "REB", "UAF", "PRM", "SEP":
		return true
	}
	return false
}

// entryOf is an entry of a part of speech that codes to a frame, nil where none does.
func (r *reading) entryOf(pos byte, frame string) *lexicon.Entry {
	for _, l := range []string{"criticise", "finance"} {
		for _, x := range r.f.lex.Starting(pos, l) {
			if x.Frame.Name == frame {
				return x
			}
		}
	}
	return nil
}

// paying are verbs of giving money, by which support is aid.
var paying = lists.Set("allocate approve contribute donate give grant invest lend pay pledge provide send spend")

// backedByMoney makes aid of support that money is given in: "gave ten million in support of the
// clinics".
func (r *reading) backedByMoney() {
	entry := r.entryOf('v', "aid.economic")
	for _, e := range r.events {
		h := r.t.Head(e.Head)
		if entry == nil || e.Type != "SUPPORT" || e.Entry.POS != 'n' || h < 0 || r.t.Case(e.Head) != "in" || !paying[r.t.Lemma(h)] && (r.t.Head(h) < 0 || !paying[r.t.Lemma(r.t.Head(h))]) {
			continue
		}
		e.Type, e.Mode, e.CAMEO = entry.Frame.Type, entry.Frame.Mode, entry.Frame.CAMEO
	}
}

// unwilling makes a refusal of a readiness that is denied ("is not willing to
// negotiate", "never meant to withdraw"), and of what somebody will not do that another
// would have him do ("will not free the editor", "is not going to talk to them").
func (r *reading) unwilling() {
	for _, e := range r.events {
		if e.Status != sitrep.Denied || e.Entry.POS == 'n' {
			continue
		}
		switch e.Entry.Words[0] {
		case "ready", "willing", "prepared", "open", "keen", "intend", "plan":
			if e.Entry.Frame.Name == "agree.offer" {
				refuse(e)
			}
		case "invite":
			refuse(e) // "was not invited to the summit"
		default:
			if wanted[e.Type] && r.willNot(e.Head) && r.anyActs(append(e.Actors[:len(e.Actors):len(e.Actors)], e.Targets...)) {
				refuse(e)
			}
		}
	}
}

// wanted are the types of what one side would have another do.
var wanted = map[string]bool{"AGREE": true, "CONCEDE": true, "CONSULT": true, "COOPERATE": true, "RETREAT": true}

// refuse makes event e a refusal; whom it was to be done with is refused.
func refuse(e *Event) {
	e.Type, e.Mode, e.CAMEO, e.Status = "REJECT", "", "120", sitrep.Actual
	if !e.Both {
		return
	}
	e.Both = false
	var doers []Party
	for _, p := range e.Actors {
		if p.Slot == "subj" {
			doers = append(doers, p)
		} else {
			e.Targets = append(e.Targets, p)
		}
	}
	e.Actors = doers
}

// willNot reports whether verb v is what its subject will not do: "will never bow", "are
// not going to accept".
func (r *reading) willNot(v int) bool {
	if h := r.t.Head(v); h >= 0 && r.t.Rel(v) == "xcomp" && r.t.Form(h) == "going" {
		return r.negated(h)
	}
	for _, k := range r.t.Kids(v) {
		if f := r.t.Form(k); r.t.Rel(k) == "aux" && (f == "will" || f == "wo" || f == "'ll") {
			return r.negated(v)
		}
	}
	return false
}

func (r *reading) negated(v int) bool {
	for _, k := range r.t.Kids(v) {
		if vocab.Negations[r.t.Form(k)] {
			return true
		}
	}
	return false
}

// walkouts takes the strikes of a report about work and wages for what they are.
func (r *reading) walkouts() {
	var entry *lexicon.Entry
	for _, x := range r.f.lex.Starting('n', "strike") {
		if len(x.Words) == 1 && x.Frame.Type == "PROTEST" {
			entry = x
		}
	}
	if entry == nil || !r.work() {
		return
	}
	for _, e := range r.events {
		if e.Entry.POS == 'n' && e.Type == "ASSAULT" && r.t.Lemma(e.Head) == "strike" && len(e.Entry.Words) == 1 && e.Start+1 == e.End {
			e.Entry, e.Type, e.Mode, e.CAMEO = entry, entry.Frame.Type, entry.Frame.Mode, entry.Frame.CAMEO
			e.Slots["against"] = append(e.Slots["against"], e.Slots["comp"]...) // "the Tarvair strike": at whose works
			delete(e.Slots, "comp")
		}
	}
}

// work reports whether a report is about work more than about war.
func (r *reading) work() bool {
	work, war := 0, 0
	for i := range r.doc.Tokens {
		switch r.t.Lemma(i) {
		case "worker", "union", "employee", "employer", "wage", "salary", "pay", "picket", "walkout", "striker", "overtime", "layoff", "staff":
			work++
		case "missile", "drone", "airstrike", "warplane", "jet", "militant", "bomb", "shelling", "rocket", "soldier", "troop", "troops", "artillery":
			war++
		}
	}
	return work >= 4 && work > 2*war
}

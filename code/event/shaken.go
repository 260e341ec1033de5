package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// shaking are verbs of what unrest does to the place where it is.
var shaking = map[string]bool{"rock": true, "shake": true, "grip": true, "convulse": true, "roil": true, "sweep": true, "engulf": true, "plague": true,
	"paralyse": true, "paralyze": true, "hit": true, "rattle": true, "mark": true, "wrack": true, "rack": true, "see": true, "witness": true, "experience": true}

// grounds are nouns of stretches of land that are told by no name.
var grounds = lists.Set("area border coast country district island north south east west province region valley")

// spans are nouns of how long something went on.
var spans = map[string]bool{"day": true, "night": true, "week": true, "month": true, "year": true}

// shaken gives unrest and attacks the land or town that it is said to shake: "the valley was rocked
// by weeks of protests", "riots swept Port Alda", "Tarvia saw mass protests". top is the
// noun that counts it, or the noun of unrest itself.
func (r *reading) shaken(e *Event, top int) {
	if h := r.t.Head(top); h >= 0 && spans[r.t.Lemma(h)] && r.t.Rel(top) == "nmod" && r.t.Case(top) == "of" {
		top = h // "weeks of protests"
	}
	v := r.t.Head(top)
	if e.Type != "PROTEST" && e.Type != "ASSAULT" || v < 0 || !r.t.Verbal(v) || !shaking[r.t.Lemma(v)] || e.Type == "ASSAULT" && (war(e) || generic[r.t.Lemma(e.Head)] || r.t.Lemma(v) == "hit") {
		return
	}
	s, slot := r.slotsOf(v), ""
	switch rel := r.t.Rel(top); {
	case rel == "obl" && r.t.Case(top) == "by" && r.t.Passive(v), rel == "nsubj" && !r.t.Passive(v) && e.Type == "PROTEST":
		slot = "obj"
	case rel == "obj" && (r.t.Lemma(v) == "see" || r.t.Lemma(v) == "witness" || r.t.Lemma(v) == "experience"):
		slot = "subj"
	default:
		return
	}
	for _, k := range s[slot] {
		if kind := r.c.Arg(k).Kind; (kind == sitrep.KindPlace || kind == sitrep.KindState || kind == sitrep.KindThing && grounds[r.t.Lemma(k)]) && !slices.Contains(e.Sites, k) {
			e.Sites = append(e.Sites, k)
		}
	}
	if len(e.Sites) > 0 && e.Carrier < 0 && e.Type == "PROTEST" {
		e.Carrier = v
		e.Clauses = append(e.Clauses, v)
	}
}

// undertaken gives arrests and deaths that a crackdown or raid is said to have seen or left
// its doers, and the crackdown those it fell on: "a crackdown that saw nine clerks arrested".
func (r *reading) undertaken() {
	for _, e := range r.events {
		if e.Type != "COERCE" && e.Type != "ASSAULT" || e.Entry.POS != 'v' || len(e.Actors) > 0 {
			continue
		}
		v := r.t.Head(e.Head)
		for n := 0; v >= 0 && n < 3 && r.t.Lemma(v) != "see" && r.t.Lemma(v) != "leave"; n++ {
			v = r.t.Head(v)
		}
		if v < 0 || v > e.Head || !r.t.Verbal(v) || r.t.Doc.Tokens[v].Deprel != "acl:relcl" || r.t.Lemma(v) != "see" && r.t.Lemma(v) != "leave" {
			continue
		}
		by := r.at[r.t.Head(v)]
		if by == nil || by.Entry.POS != 'n' || by.Type != "COERCE" && by.Type != "ASSAULT" || len(by.Actors) == 0 {
			continue
		}
		e.Actors = append(e.Actors, by.Actors...)
		if len(by.Targets) == 0 {
			by.Targets = append(by.Targets, e.Targets...)
		}
	}
}

package event

import sitrep "github.com/sitrep-news/sitrep"

// deployed makes forces that were sent somewhere, and of whom nobody tells who sent them, the doers:
// "Tarvian marines were deployed in the strait", "police were posted outside the court".
func (r *reading) deployed(e *Event) {
	if e.Type != "MOBILIZE" || e.Entry.POS != 'v' || len(e.Actors) > 0 || !r.t.Passive(e.Head) {
		return
	}
	var rest []Party
	for _, p := range e.Targets {
		k := r.who(p)
		moved := p.Slot == "obj" && p.Owner < 0 && r.c.Arg(k).Kind != sitrep.KindState && (r.uniformed(k) || r.partyActs(p) && r.f.lex.In("troops", r.t.Lemma(k)))
		if moved {
			e.Actors = append(e.Actors, p)
		} else {
			rest = append(rest, p)
		}
	}
	e.Targets = rest
}

package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// What people do for pleasure, for science or for art, and what is an act of force by its name
// alone, is no act of conflict.

// pastime reports whether the event is such a doing.
func (r *reading) pastime(e *Event) bool {
	return r.reviewed(e) || r.likened(e) || r.naming(e) || r.deemed(e)
}

// works are nouns for what artists make.
var works = lists.Set(`album biography book cartoon cd comedy concert dish documentary drama exhibition fiction film gig menu movie musical novel opera painting
		performance play poem production recording restaurant sculpture series show single song soundtrack symphony`)

// reviewed is "critics praised the film": what is said of a work by nobody of any office.
func (r *reading) reviewed(e *Event) bool {
	if e.Type != "SUPPORT" && e.Type != "ACCUSE" || e.Entry.POS != 'v' || e.Entry.Frame.Name == "accuse.crime" {
		return false
	}
	if slices.ContainsFunc(e.Actors, func(p Party) bool {
		a := r.c.Arg(p.Head)
		return p.Owner >= 0 || a.Kind == sitrep.KindState || a.Kind == sitrep.KindOrganization || len(a.Sectors) > 0
	}) {
		return false
	}
	obj := append(slices.Clone(e.Slots["obj"]), e.Slots["about"]...)
	return len(obj) > 0 && !slices.ContainsFunc(obj, func(k int) bool { return !works[r.t.Lemma(k)] })
}

var (
	// wordy are adjectives by which an act of force is one of words or of the mind.
	wordy = lists.Set("commercial corporate courtroom cultural electoral ideological intellectual judicial legal linguistic moral parliamentary rhetorical spiritual symbolic verbal")
	// bellicose are the nouns that are so used.
	bellicose = lists.Set("aggression assault attack battle bombardment clash coup crusade fight invasion offensive onslaught siege war warfare")
)

// likened is "a cultural invasion", "their legal battle".
func (r *reading) likened(e *Event) bool {
	return e.Type == "ASSAULT" && e.Entry.POS == 'n' && len(e.Tolls) == 0 && bellicose[r.t.Lemma(e.Head)] && slices.ContainsFunc(r.t.Kids(e.Head), func(k int) bool {
		return (r.t.Rel(k) == "amod" || r.t.Rel(k) == "compound") && wordy[r.t.Lemma(k)]
	})
}

// kinds are nouns for what is there because of deeds of a kind, and no deed itself.
var kinds = lists.Set(`bill convention course drill expert hotline insurance law legislation prevention rate specialist squad statistics statute taskforce team training
	treaty unit`)

// naming reports whether the deed only names the kind of a thing: "the murder rate", "who
// specialise in child abductions".
func (r *reading) naming(e *Event) bool {
	h := r.t.Head(e.Head)
	if r.t.Form(e.Head) == "exiles" && e.Entry.POS == 'n' {
		return true // those who live abroad
	}
	if e.Type != "ASSAULT" || e.Entry.POS != 'n' || h < 0 || len(e.Tolls) > 0 {
		return false
	}
	if r.t.Rel(e.Head) == "compound" && h > e.Head {
		return kinds[r.t.Lemma(h)] || r.t.Form(h) == "cases" && len(e.Actors) == 0
	}
	if r.t.XPOS(e.Head) != "NNS" || r.t.Child(e.Head, "det", "nummod") >= 0 || r.t.Case(e.Head) != "in" {
		return false
	}
	switch r.t.Lemma(h) {
	case "specialise", "specialize", "specialist", "expert", "experienced":
		return true
	}
	return false
}

// deemed reports whether the gerund only names what is judged for anybody: "criticising the
// cabinet is no crime", "marching and protesting should be allowed".
func (r *reading) deemed(e *Event) bool {
	if h := r.t.Head(e.Head); e.Type == "ACCUSE" && e.Entry.POS == 'n' && h >= 0 && r.t.Lemma(h) == "subject" && r.t.UPOS(h) == "ADJ" {
		return r.t.Case(e.Head) == "to" && r.timeless(h) // "ministers are subject to criticism"
	}
	if e.Entry.POS != 'v' || r.t.XPOS(e.Head) != "VBG" || len(e.Slots["subj"]) > 0 {
		return false
	}
	v := e.Head
	for n := 0; n < 3 && r.t.Rel(v) == "conj" && r.t.Head(v) >= 0; n++ {
		v = r.t.Head(v)
	}
	h := r.t.Head(v)
	if rel := r.t.Rel(v); h < 0 || rel != "csubj" && rel != "nsubj" || r.t.XPOS(v) != "VBG" {
		return false
	}
	return (r.t.Child(h, "cop") >= 0 || verdicts[r.t.Lemma(h)]) && (r.modal(h) || r.timeless(h))
}

// verdicts are verbs of how a doing is to be taken.
var verdicts = lists.Set("allow consider deem permit punish regard see tolerate treat view")

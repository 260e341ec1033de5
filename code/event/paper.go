package event

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// What documents and channels say: an act of words in a document is that of those whose document it is.

// heardOn reports whether a slot tells where something is said and not who is hit: "claimed the raid
// on its Telegram channel". A fine is laid on a network, and a call goes to it.
func (r *reading) heardOn(e *Event, k int, slot string) bool {
	if slot != "on" || e.Type == "COERCE" || e.Type == "SANCTION" || r.t.Lemma(e.Head) == "call" {
		return false
	}
	if r.t.UPOS(k) == "PROPN" && vocab.Networks[r.t.Lemma(k)] {
		return true
	}
	return vocab.Outlets[r.t.Lemma(k)] && slices.ContainsFunc(r.t.Kids(k), func(m int) bool { return vocab.Networks[r.t.Form(m)] })
}

// byPaper gives what a document says or does to those whose it is, and where nobody is told to
// the document: "the union's report accuses", "the indictment names".
func (r *reading) byPaper(e *Event, k int, slot string) bool {
	if slot != "subj" || e.Type == "ASSAULT" || !cast.Paper(r.t.Lemma(k)) {
		return false
	}
	o := r.c.Author(k)
	if o < 0 && !Spoken[e.Type] {
		return false
	}
	e.Actors = append(e.Actors, r.signed(k, slot, o)...)
	return true
}

// signed are the parties whose document k is, o being the head of the first, or -1.
func (r *reading) signed(k int, slot string, o int) []Party {
	if o < 0 {
		return []Party{{k, slot, -1}}
	}
	var out []Party
	for _, x := range r.t.Conj(o) {
		if x == o || sitrep.CanAct(r.c.Arg(x).Kind) {
			out = append(out, Party{k, slot, x})
		}
	}
	return out
}

// inPaper gives what is said of somebody in a document, by nobody else that is told, to those
// whose it is: "the army was blamed in the union's report".
func (r *reading) inPaper(e *Event) {
	if e.Entry.POS != 'v' || len(e.Actors) > 0 || !r.t.Passive(e.Head) || e.Type == "ASSAULT" || e.Type == "COERCE" {
		return
	}
	for _, k := range e.Slots["in"] {
		if cast.Paper(r.t.Lemma(k)) && Spoken[e.Type] && len(e.Actors) == 0 {
			e.Actors = r.signed(k, "in", r.c.Author(k))
		}
	}
}

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

// itsPaper is the document that the sentence before that of pronoun k tells of, for which "it" goes on
// to speak, or -1: "The letter was signed by nine doctors. It calls on the ministry to act."
func (r *reading) itsPaper(e *Event, k int, slot string) int {
	if slot != "subj" || !Spoken[e.Type] || r.t.Form(k) != "it" || r.c.Arg(k).Actor != "" || !r.opens(k) {
		return -1
	}
	root := r.doc.Sents[r.doc.Tokens[k].Sent-1].Root
	if root < 0 {
		return -1
	}
	if s := r.t.Child(root, "nsubj", "nsubj:pass"); s >= 0 && cast.Document(r.t.Lemma(s)) {
		return s
	}
	return -1
}

// byItsPaper makes doers of e, of which the pronoun told is the subject, of those whose document paper is,
// or of the pronoun where nobody is told to be.
func (r *reading) byItsPaper(e *Event, told, paper int, slot string) {
	o := r.c.Author(paper)
	if o < 0 {
		o = r.c.Issuer(paper)
	}
	if o < 0 {
		e.Actors = append(e.Actors, Party{told, slot, -1})
		return
	}
	for _, p := range r.signed(paper, slot, o) {
		e.Actors = append(e.Actors, Party{told, slot, p.Owner})
	}
}

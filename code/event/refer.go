package event

import sitrep "github.com/sitrep-news/sitrep"

// refer is the token to take for a pronoun that coreference left open: in what
// somebody says, "it" and "they" are the speaker ("the group announced it would
// suspend attacks"); at the start of a sentence, the subject of the one before.
func (r *reading) refer(k int) int {
	if r.t.UPOS(k) != "PRON" || r.t.Rel(k) != "nsubj" {
		return k
	}
	switch r.t.Form(k) {
	case "it", "they", "he", "she":
	default:
		return k
	}
	if s := r.itsSayer(k); s >= 0 {
		return s // closer than any chain
	}
	opens := r.opens(k)
	if opens {
		if s := r.namedBefore(k); s >= 0 {
			return s
		}
	}
	if r.c.Arg(k).Actor != "" {
		return k
	}
	if s := r.subjectAbove(k); s >= 0 {
		return s
	}
	if opens {
		if s := r.subjectIn(r.doc.Tokens[k].Sent-1, k); s >= 0 {
			return s
		}
	}
	return k
}

// opens reports whether pronoun k begins a sentence that goes on with the one before.
func (r *reading) opens(k int) bool {
	sent := r.doc.Tokens[k].Sent
	return sent > 0 && k-r.doc.Sents[sent].Start <= 2 && r.doc.Sents[sent].Para == r.doc.Sents[sent-1].Para
}

// itsSayer is who says what "it" at k is the subject of, -1 where nobody does: "The army said it
// raided the town, adding it held six".
func (r *reading) itsSayer(k int) int {
	v := r.t.Head(k)
	if r.t.Form(k) != "it" || r.t.Rel(v) != "ccomp" || !r.t.Verbal(r.t.Head(v)) {
		return -1
	}
	h := r.t.Head(v)
	if s := r.subjectOf(h); s >= 0 && s < k && r.agrees(k, s) {
		return s
	}
	if r.t.XPOS(h) != "VBG" || r.c.Arg(k).Actor != "" {
		return -1
	}
	for _, s := range r.t.Subject(h) {
		if s != k && r.t.UPOS(s) == "PRON" {
			s = r.refer(s)
		}
		if s != k && r.agrees(k, s) {
			return s
		}
	}
	return -1
}

// namedBefore is the one whom the sentence before that of pronoun k tells of by name, or the war it
// speaks of, -1 where there is none: "The war began in May. It has killed thousands."
func (r *reading) namedBefore(k int) int {
	sent := r.doc.Tokens[k].Sent - 1
	root := r.doc.Sents[sent].Root
	if root >= 0 {
		if s := r.reported(sent, k); s >= 0 {
			return s
		}
		if s := r.subjectOf(root); s >= 0 && r.t.UPOS(s) == "PROPN" && r.agrees(k, s) {
			return s
		}
	}
	if r.t.Form(k) == "it" {
		if s := r.subjectOf(root); s >= 0 && r.typeAt(r.t.Counted(s)) == "ASSAULT" && harming[r.t.Lemma(r.t.Head(k))] {
			return s
		}
	}
	return -1
}

// subjectAbove is the subject of the clause that says what pronoun k is the subject of, or that k's
// hangs on, -1 where none agrees.
func (r *reading) subjectAbove(k int) int {
	v := r.t.Head(k)
	for n := 0; v >= 0 && n < 4; n++ {
		if r.t.Rel(v) == "ccomp" || r.t.Rel(v) == "advcl" && n == 0 {
			if s := r.subjectOf(r.t.Head(v)); s >= 0 && r.agrees(k, s) {
				return s
			}
		}
		if r.t.Rel(v) != "conj" && r.t.Rel(v) != "xcomp" {
			return -1
		}
		v = r.t.Head(v)
	}
	return -1
}

// spoken are the parties that expression told names, k being the one it stands for:
// in the pronoun's place, all of a list where it is plural.
func (r *reading) spoken(told, k int, slot string) []Party {
	if told == k {
		return []Party{{k, slot, -1}}
	}
	out := []Party{{told, slot, k}}
	if f := r.t.Form(told); f != "they" && f != "them" {
		return out
	}
	for _, x := range r.t.Conj(k)[1:] {
		if sitrep.CanAct(r.c.Arg(x).Kind) {
			out = append(out, Party{told, slot, x})
		}
	}
	return out
}

// who is the token of the one whom a party means: the owner's where it is a pronoun.
func (r *reading) who(p Party) int {
	if p.Owner >= 0 && r.t.UPOS(p.Head) == "PRON" {
		return p.Owner
	}
	return p.Head
}

// harming are verbs of what violence does.
var harming = map[string]bool{"kill": true, "wound": true, "injure": true, "displace": true, "leave": true, "claim": true, "destroy": true, "force": true}

// telling are verbs whose subject goes on speaking.
var telling = map[string]bool{"say": true, "add": true, "tell": true, "note": true, "warn": true, "explain": true, "call": true, "urge": true, "ask": true,
	"describe": true, "accuse": true, "stress": true, "insist": true, "claim": true, "argue": true, "write": true, "announce": true, "declare": true,
	"deny": true, "praise": true, "thank": true, "condemn": true, "criticise": true, "criticize": true, "appeal": true, "demand": true, "promise": true,
	"vow": true, "pledge": true, "refuse": true, "decline": true}

// reported is whom sentence s tells of where it only ends with who says so ("Lee was
// arrested on Monday, Reed said"), for a pronoun k that does not go on speaking; -1
// where there is none.
func (r *reading) reported(s, k int) int {
	root := r.doc.Sents[s].Root
	if root < 0 {
		return -1 // a sentence without a tree
	}
	says, c := r.t.Child(root, "nsubj"), r.t.Child(root, "ccomp", "parataxis")
	if l := r.t.Lemma(root); l != "say" && l != "report" && l != "add" || c < 0 || c > root || says < c || telling[r.t.Lemma(r.t.Head(k))] {
		return -1
	}
	x := r.t.Child(c, "nsubj", "nsubj:pass")
	if x < 0 || r.t.UPOS(x) == "PRON" || !r.agrees(k, x) {
		return -1
	}
	return x
}

// subjectIn is the subject of sentence s that pronoun k can stand for: that of its
// root, or of who is quoted in it.
func (r *reading) subjectIn(s, k int) int {
	st := r.doc.Sents[s]
	if st.Root >= 0 {
		if x := r.subjectOf(st.Root); x >= 0 && r.agrees(k, x) {
			return x
		}
	}
	for v := st.End - 1; v >= st.Start; v-- {
		if r.t.Lemma(v) == "say" || r.t.Lemma(v) == "announce" || r.t.Lemma(v) == "tell" {
			if x := r.subjectOf(v); x >= 0 && r.agrees(k, x) {
				return x
			}
		}
	}
	return -1
}

func (r *reading) subjectOf(v int) int {
	if v < 0 {
		return -1
	}
	s := r.t.Child(v, "nsubj")
	if s >= 0 && r.t.UPOS(s) == "PRON" {
		return -1
	}
	return s
}

// agrees reports whether pronoun k can stand for the expression headed by s.
func (r *reading) agrees(k, s int) bool {
	kind := r.c.Arg(s).Kind
	plural := r.t.XPOS(s) == "NNS" || r.t.XPOS(s) == "NNPS" || len(r.t.Conj(s)) > 1
	switch r.t.Form(k) {
	case "it":
		return !plural && (kind == sitrep.KindState || kind == sitrep.KindOrganization || kind == sitrep.KindPeople)
	case "they":
		return !r.c.Unlike(k, s) && (plural || kind == sitrep.KindOrganization || kind == sitrep.KindPeople)
	}
	return kind == sitrep.KindPerson
}

// speaker is the subject of the verb of saying above token k, or -1.
func (r *reading) speaker(k int) int {
	for h, n := r.t.Head(k), 0; h >= 0 && n < 4; h, n = r.t.Head(h), n+1 {
		if r.t.Rel(h) == "ccomp" {
			return r.subjectOf(r.t.Head(h))
		}
	}
	return -1
}

// retaken gives the "it" that somebody took back the place that was taken or held before:
// "Rebels seized Tarn. The army retook it."
func (r *reading) retaken(e *Event) {
	if e.Entry.Frame.Name != "coerce.occupy" || e.Entry.POS != 'v' {
		return
	}
	for i, p := range e.Targets {
		if r.t.Form(p.Head) != "it" || p.Owner >= 0 {
			continue
		}
		if k := r.takenBefore(e); k >= 0 {
			e.Targets[i].Owner = k
			e.Sites = append(e.Sites, k)
		}
	}
}

// takenBefore is the place that the last deed told before e, in its sentence or one of the two
// before, was done to, or -1.
func (r *reading) takenBefore(e *Event) int {
	best := -1
	for _, x := range r.events {
		if x.Head >= e.Head || e.Sent-x.Sent > 2 {
			continue
		}
		for _, p := range x.Targets {
			if a := r.c.Arg(p.Head); p.Head < e.Head && (a.Kind == sitrep.KindPlace || a.Kind == sitrep.KindState || r.f.lex.In("control", r.t.Lemma(p.Head))) {
				best = p.Head
			}
		}
	}
	return best
}

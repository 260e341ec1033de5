package link

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
)

// Who claims an attack counts the dead his own way: "The front claimed the ambush, saying its men
// had killed nine soldiers." That is another account of the toll, not another attack.

// boasts are the frames of what those who claim a deed say that it cost.
var boasts = lists.Set("kill wound death attack.destroy coerce.seize abduct")

// boasted is the happening told before that the harm of telling j, told by those who did it, is an
// account of: the one they claim there, or else the last one of theirs, or of nobody known, that
// was done to the like; -1 where there is none.
func (r *Report) boasted(j int) int {
	b := r.Tellings[j]
	if b.Type != "ASSAULT" || b.Entry.POS != 'v' || !boasts[b.Entry.Frame.Name] || len(b.Tolls) == 0 || !real(b.Status) || b.Count > 1 {
		return -1
	}
	who, ok := r.teller(b)
	if !ok {
		return -1
	}
	for k := j - 1; k >= 0 && b.Sent-r.Tellings[k].Sent <= 2; k-- {
		x := r.Tellings[k]
		if x.owned && r.overlap(x.claimants, who, r.sameParty) > 0 && r.could(r.Root(k), b) {
			return r.Root(k)
		}
	}
	near := []int{}
	if r.lead >= 0 {
		near = append(near, r.lead) // what the report is about first
	}
	for k := j - 1; k >= 0 && b.Sent-r.Tellings[k].Sent <= 2*reach; k-- {
		near = append(near, k)
	}
	for _, k := range near {
		i := r.Root(k)
		if x := r.happening(i); x.Type == "ASSAULT" && r.could(i, b) && real(x.Status) && b.At == nil && !r.background(i, b) && !r.apart(r.Tellings[k], b) && r.theirs(x, who) && r.befell(x, b) {
			return i
		}
	}
	return -1
}

// retell makes telling j another account of happening i. Its doers are those who speak, whom i
// may have already.
func (r *Report) retell(i, j int) {
	b := r.Tellings[j]
	b.Retold = true
	if who, ok := r.teller(b); ok && r.overlap(r.happening(i).Actors, who, r.sameParty) > 0 {
		b.Actors = nil
	}
	r.join(i, j)
}

// could reports whether what telling b says of time and place is not against happening i.
func (r *Report) could(i int, b *Telling) bool {
	return !slices.ContainsFunc(r.joined[i], func(k int) bool {
		x := r.Tellings[k]
		return x.Sent == b.Sent && !x.owned && x.Head != b.Head && len(x.Tolls) > 0 || !placesAgree(x.Places, b.Places) || !timesAgree(x, b)
	})
}

// theirs reports whether happening x is told to be of those who, or of nobody that is known.
func (r *Report) theirs(x *Telling, who []event.Party) bool {
	if r.overlap(x.Actors, who, func(p, q event.Party) bool { return r.sameParty(p, q) || r.ofBody(p, q) }) > 0 {
		return true
	}
	return slices.ContainsFunc(who, r.outlaw) && (len(x.Actors) == 0 || r.vaguely(x.Actors, who)) && !r.parried(x)
}

// befell reports whether somebody that b harmed is of the sort that x harmed: soldiers, police,
// people of one noun.
func (r *Report) befell(x, b *Telling) bool {
	for _, p := range x.Targets {
		for _, q := range b.Targets {
			if anybody[r.Tree.Lemma(r.Tree.Counted(p.Head))] && !serves(r.argOf(q)) || r.alike(p, q) || r.Tree.Lemma(p.Head) == r.Tree.Lemma(q.Head) {
				return true
			}
			for _, s := range r.argOf(p).Sectors {
				if s != "CVL" && s != "UNK" && slices.Contains(r.argOf(q).Sectors, s) {
					return true
				}
			}
		}
	}
	return false
}

// anybody are nouns for people of any sort.
var anybody = lists.Set("people person civilian")

// ofBody reports whether party p is told as people of q: "rebels of the Hill Front".
func (r *Report) ofBody(p, q event.Party) bool {
	return slices.ContainsFunc(r.Tree.Kids(p.Head), func(k int) bool {
		return r.Tree.Rel(k) == "nmod" && r.sameParty(event.Party{Head: k, Owner: -1}, q)
	})
}

// teller are those who say of telling b that they, or their men, did it.
func (r *Report) teller(b *Telling) (who []event.Party, ok bool) {
	at := b.Head
	for n := 0; n < 5; n++ {
		h := r.Tree.Head(at)
		if h < 0 {
			return nil, false
		}
		switch rel := r.Tree.Rel(at); {
		case rel == "conj" || rel == "xcomp":
		case (rel == "ccomp" || rel == "parataxis") && r.Tree.Verbal(h):
			for _, s := range r.speaking(h) {
				p := event.Party{Head: s, Owner: -1}
				if len(b.Actors) == 0 || r.overlap(b.Actors, []event.Party{p}, r.sameParty) > 0 || slices.ContainsFunc(b.Actors, func(q event.Party) bool { return r.menOf(q, p) }) {
					return r.withBody(p), len(b.Actors) > 0
				}
			}
			return nil, false
		default:
			return nil, false
		}
		at = h
	}
	return nil, false
}

// speaking are the subjects of verb v, or of the clause that it goes on in: "claimed the raid,
// saying".
func (r *Report) speaking(v int) []int {
	for n := 0; n < 3 && v >= 0; n++ {
		if s := r.Tree.Subject(v); len(s) > 0 {
			return s
		}
		switch r.Tree.Rel(v) {
		case "advcl", "conj", "xcomp", "acl":
			v = r.Tree.Head(v)
		default:
			return nil
		}
	}
	return nil
}

// menOf reports whether party q is told as people of p: "its fighters".
func (r *Report) menOf(q, p event.Party) bool {
	k := r.Tree.Child(q.Head, "nmod")
	if k < 0 {
		return false
	}
	f := r.Tree.Form(k)
	return f == "its" || f == "their" || f == "his" || f == "our" || r.sameParty(event.Party{Head: k, Owner: -1}, p)
}

// withBody is party p with the body that he speaks for: "a spokesman of the front".
func (r *Report) withBody(p event.Party) []event.Party {
	out := []event.Party{p}
	for _, k := range r.Tree.Kids(p.Head) {
		if rel := r.Tree.Rel(k); rel == "nmod" || rel == "compound" {
			out = append(out, event.Party{Head: k, Owner: -1})
		}
	}
	return out
}

// inIt joins harm to the happening that its clause says it was done in, where that noun was taken
// for what the report told before: "said they killed eight soldiers in the attack".
func (r *Report) inIt() {
	for j, b := range r.Tellings {
		if b.Type != "ASSAULT" || b.Dup >= 0 || !boasts[b.Entry.Frame.Name] || b.Entry.POS != 'v' || !real(b.Status) {
			continue
		}
		for _, k := range r.during(b) {
			e := r.at(r.Tree.Counted(k))
			if e < 0 || e == j || r.Tellings[e].Dup < 0 || r.Tellings[e].Type != "ASSAULT" || !r.definite(r.Tellings[e]) {
				continue
			}
			if root := r.Root(e); root < j && len(r.joined[j]) == 1 && r.could(root, b) {
				r.retell(root, j)
				break
			}
		}
	}
}

// during are the nouns of what telling b is said to have been done in, hung on it or on those it
// was done to.
func (r *Report) during(b *Telling) []int {
	out := append(slices.Clone(b.Slots["in"]), b.Slots["during"]...)
	for _, p := range b.Targets {
		for _, k := range r.Tree.Kids(p.Head) {
			if c := r.Tree.Case(k); r.Tree.Rel(k) == "nmod" && (c == "in" || c == "during") {
				out = append(out, k)
			}
		}
	}
	return out
}

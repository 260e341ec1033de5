package link

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/data/lists"
)

// answering are the words that make a happening the answer to another.
var answering = map[string]bool{"response": true, "retaliation": true, "reprisal": true, "revenge": true, "vengeance": true,
	"retaliate": true, "retaliatory": true, "avenge": true, "respond": true, "retort": true, "answer": true, "counterattack": true, "reaction": true, "reply": true, "punitive": true}

// prompting are prepositions and markers after which stands what was answered.
var prompting = map[string]bool{"to": true, "for": true, "after": true, "following": true, "against": true, "over": true, "because of": true,
	"in response to": true, "of": true, "since": true, "due to": true}

// Answers finds which happening each one answers.
func (r *Report) Answers() {
	for i, x := range r.Tellings {
		if !acted(x.Status) {
			continue
		}
		for _, w := range r.answerWords(x) {
			if j := r.prompt(i, w); j >= 0 {
				r.tie(i, j)
				break
			}
		}
		if x.Type != "ASSAULT" && x.Type != "CONSULT" {
			r.over(i)
		}
	}
	r.sparked()
	for i := range r.Tellings {
		r.hitBack(i)
		r.keptWord(i)
		r.protesting(i)
		r.spokenOf(i)
	}
}

// Told finds answers told in a clause of their own: "it was in retaliation for
// the raid", "the strikes came in response to the shelling".
func (r *Report) Told() {
	for k := range r.Tree.Doc.Tokens {
		if !answering[r.Tree.Lemma(k)] || r.Tree.UPOS(k) != "NOUN" {
			continue
		}
		s := r.Tree.Child(k, "nsubj")
		if s < 0 && r.Tree.Rel(k) == "obl" {
			s = r.Tree.Child(r.Tree.Head(k), "nsubj")
		}
		if s < 0 {
			s = r.calledSo(k)
		}
		if s < 0 {
			continue
		}
		j := -1
		for _, c := range r.Tree.Kids(k) {
			if r.Tree.Rel(c) == "nmod" && j < 0 {
				j = r.eventUnder(c, 0)
			}
		}
		i := r.at(r.Tree.Counted(s))
		if i < 0 && r.Tree.UPOS(s) == "PRON" {
			i = r.before(s)
		}
		if i >= 0 && j >= 0 && r.Root(i) != r.Root(j) {
			r.tie(i, j)
		}
	}
}

// calledSo is the word for what somebody calls an answer, noun k: the object of the verb, or what
// its relative clause says something of: "an attack which he described as revenge". -1 for none.
func (r *Report) calledSo(k int) int {
	v := r.Tree.Head(k)
	if v < 0 || !naming[r.Tree.Lemma(v)] || r.Tree.Rel(k) != "obl" && r.Tree.Rel(k) != "xcomp" {
		return -1
	}
	return r.Tree.Child(v, "obj")
}

// naming are verbs of saying what one holds something to be.
var naming = lists.Set("describe call characterise characterize portray present justify defend")

// before is the last real act of violence told before token k in its sentence or
// the one before, or -1.
func (r *Report) before(k int) int {
	for i := len(r.Tellings) - 1; i >= 0; i-- {
		x := r.Tellings[i]
		if x.Head < k && r.Tree.Doc.Tokens[k].Sent-x.Sent <= 1 && x.Type == "ASSAULT" && acted(x.Status) {
			return i
		}
	}
	return -1
}

func acted(s sitrep.Status) bool { return s != sitrep.Denied && s != sitrep.Possible }

func (r *Report) tie(i, j int) {
	i, j = r.Root(i), r.Root(j)
	if i == j || slices.Contains(r.Tellings[i].Answers, j) || slices.Contains(r.Tellings[j].Answers, i) {
		return
	}
	r.Tellings[i].Answers = append(r.Tellings[i].Answers, j)
}

// back reports whether verb k is what one does back: "hit back", "struck back".
func (r *Report) back(k int) bool {
	if !hitting[r.Tree.Lemma(k)] {
		return false
	}
	for _, m := range r.Tree.Kids(k) {
		if r.Tree.Form(m) == "back" {
			return true
		}
	}
	return false
}

// hitting are verbs that with "back" tell of an answer.
var hitting = map[string]bool{"hit": true, "strike": true, "fire": true, "fight": true, "shoot": true, "lash": true}

// answerWords are the tokens around a telling that call it an answer: its own
// trigger or carrier, its modifiers, phrases and appositions of its clause.
func (r *Report) answerWords(x *Telling) []int {
	var out []int
	add := func(k int) {
		if answering[r.Tree.Lemma(k)] || strings.HasPrefix(r.Tree.Form(k), "retaliat") || r.back(k) {
			out = append(out, k)
		}
	}
	tops := append([]int{}, x.Clauses...)
	for _, c := range x.Clauses {
		add(c)
		if h := r.Tree.Head(c); h >= 0 && (r.Tree.Rel(c) == "obl" || r.Tree.Rel(c) == "advcl" || r.Tree.Rel(c) == "conj" || r.Tree.Rel(c) == "xcomp") {
			add(h) // "retaliated with a series of strikes", "responded by shelling"
			if r.Tree.Rel(c) == "obl" {
				continue
			}
		}
		if h := r.Tree.Head(c); h >= 0 && r.Tree.Counted(h) == c {
			tops = append(tops, h)
			if g := r.Tree.Head(h); g >= 0 {
				add(g)
			}
		}
	}
	for _, c := range tops {
		r.called(c, add)
		for _, k := range r.Tree.Kids(c) {
			switch r.Tree.Rel(k) {
			case "amod", "obl", "nmod", "advmod", "advcl", "appos", "parataxis", "obj", "xcomp":
				add(k)
				if r.Tree.Rel(k) == "appos" || r.Tree.Rel(k) == "parataxis" || r.Tree.Rel(k) == "obl" || r.Tree.Rel(k) == "obj" {
					for _, kk := range r.Tree.Kids(k) {
						if rel := r.Tree.Rel(kk); rel == "amod" || rel == "appos" {
							add(kk)
						}
						if rel := r.Tree.Rel(kk); rel == "appos" {
							for _, k3 := range r.Tree.Kids(kk) {
								add(k3)
							}
						}
					}
				}
			}
		}
	}
	return out
}

// called adds what somebody calls the deed of clause c: "in what the ministry
// called a measured response".
func (r *Report) called(c int, add func(int)) {
	for _, k := range r.Tree.Kids(c) {
		if r.Tree.Form(k) != "what" || r.Tree.Case(k) != "in" {
			continue
		}
		for _, v := range r.Tree.Kids(k) {
			for _, o := range r.Tree.Kids(v) {
				if rel := r.Tree.Rel(o); rel == "obj" || rel == "xcomp" || rel == "obl" {
					add(o)
				}
			}
		}
	}
}

// prompt is the happening that telling i answers according to the word w: what
// the word's own phrase names, else the last one that the doer suffered.
func (r *Report) prompt(i, w int) int {
	for n, at := 0, w; n < 3 && at >= 0; n, at = n+1, r.Tree.Head(at) {
		for _, k := range r.Tree.Kids(at) {
			if rel := r.Tree.Rel(k); rel != "nmod" && rel != "obl" && rel != "advcl" && rel != "obj" {
				continue
			}
			if rel := r.Tree.Rel(k); rel != "obj" && !prompting[r.Tree.Case(k)] && !r.headedBy(k) {
				continue
			}
			if j := r.eventUnder(k, 0); j >= 0 && r.Root(j) != r.Root(i) && r.Tellings[j].Type != "" {
				return j
			}
		}
	}
	if j := r.takes(i, w); j >= 0 {
		return j
	}
	// "the latest of its answers following a raid on the port"
	end := r.Tree.Doc.Sents[r.Tree.Doc.Tokens[w].Sent].End
	for k := w + 1; k < end; k++ {
		switch r.Tree.Form(k) {
		case "following", "after", "for", "to", "against":
			for j := range r.Tellings {
				if h := r.Tellings[j].Head; h > k && h <= k+6 && h < end && r.Root(j) != r.Root(i) && real(r.Tellings[j].Status) {
					return j
				}
			}
		}
	}
	return r.lastSuffered(i)
}

// reach is how many sentences back what is answered may stand.
const reach = 4

// lastSuffered is the latest earlier violence done to the doers of telling i, to what is
// theirs or in their land, or else by those it is done to; else what others did just
// before, or close before.
func (r *Report) lastSuffered(i int) int {
	x := r.Tellings[i]
	best := -1
	for j := i - 1; j >= 0 && x.Sent-r.Tellings[j].Sent <= reach; j-- {
		y, root := r.Tellings[j], r.Root(j)
		if !real(y.Status) || r.Root(i) == root || y.Type != "ASSAULT" && y.Type != "COERCE" && y.Type != "SANCTION" || y.Status == sitrep.Historical || war(y) || r.parried(y) {
			continue
		}
		y = r.happening(root)
		own := r.overlap(x.Actors, y.Actors, r.sameSide) > 0
		if len(x.Actors) > 0 && !own && (r.suffered(x, y) || r.overlap(x.Targets, y.Actors, r.sameSide) > 0) {
			return root
		}
		if best < 0 && x.Sent-r.Tellings[j].Sent < reach && !own {
			best = root
		}
	}
	if b := r.justBefore(i); b >= 0 {
		return b
	}
	if l := r.lead; l >= 0 && l < i && r.Root(i) != l && r.Tellings[l].Type == "ASSAULT" && (best < 0 || len(r.Tellings[best].Actors) == 0) {
		if y := r.happening(l); len(y.Actors) > 0 && r.overlap(x.Actors, y.Actors, r.sameSide) == 0 {
			return l // what the report is about
		}
	}
	return best
}

// keptWord ties violence to what its doers vowed right before to answer: "The front vowed to hit
// back. On Friday it shelled the port."
func (r *Report) keptWord(i int) {
	x := r.Tellings[i]
	if x.Type != "ASSAULT" || !acted(x.Status) || x.Status == sitrep.Threatened || len(x.Actors) == 0 || len(r.Tellings[r.Root(i)].Answers) > 0 {
		return
	}
	for j := i - 1; j >= 0 && x.Sent-r.Tellings[j].Sent <= 2; j-- {
		y := r.Tellings[j]
		if y.Sent == x.Sent || y.Type != "THREATEN" || r.overlap(x.Actors, y.Actors, r.sameParty) == 0 {
			continue
		}
		for _, k := range y.Answers {
			if z := r.happening(r.Root(k)); z.Type == "ASSAULT" && r.overlap(x.Actors, z.Actors, r.sameSide) == 0 && (len(x.Targets) == 0 || len(z.Actors) == 0 || r.overlap(x.Targets, x.Actors, r.sameSide) == 0) {
				r.tie(i, k)
			}
		}
		return
	}
}

// happening is telling root with the parties and places of all that are joined to it.
func (r *Report) happening(root int) *Telling {
	e := *r.Tellings[root].Event
	y := *r.Tellings[root]
	y.Event = &e
	e.Actors, e.Targets, y.Places = slices.Clone(e.Actors), slices.Clone(e.Targets), slices.Clone(y.Places)
	for _, k := range recent(r.joined[root][1:]) {
		z := r.Tellings[k]
		e.Actors = append(e.Actors, z.Actors...)
		e.Targets = append(e.Targets, z.Targets...)
		y.Places = append(y.Places, z.Places...)
	}
	return &y
}

// suffered reports whether y was done to the doers of x, to a thing that is theirs or in
// their land.
func (r *Report) suffered(x, y *Telling) bool {
	if r.overlap(x.Actors, y.Targets, r.sameSide) > 0 || r.atHome(x, y) {
		return true
	}
	for _, p := range y.Targets {
		for _, k := range r.Tree.Kids(p.Head) {
			switch r.Tree.Rel(k) {
			case "amod", "compound", "nmod":
			default:
				continue
			}
			for _, a := range x.Actors {
				if owner := (event.Party{Head: k, Owner: -1}); r.sameSide(a, owner) && r.argOf(owner).Kind != sitrep.KindPlace || r.Tree.Lemma(k) == r.Tree.Lemma(a.Head) {
					return true // "a Tarvian border post", "a post of the army", "a rebel camp"
				}
			}
		}
	}
	return false
}

// atHome reports whether y was done in the land of a doer of x, not to those that x is
// done to.
func (r *Report) atHome(x, y *Telling) bool {
	if len(y.Actors) == 0 && r.overlap(x.Targets, y.Targets, r.sameSide) > 0 {
		return false
	}
	for _, p := range x.Actors {
		a := r.argOf(p)
		if !ofState(a) {
			continue
		}
		for _, at := range y.Places {
			if at.Known && at.Place.Country == a.Country {
				return true
			}
		}
	}
	return false
}

// justBefore is the violence told in the sentence before telling i by others than
// its doers, or else the measure that they took; -1 for none.
func (r *Report) justBefore(i int) int {
	x, last := r.Tellings[i], -1
	for j := i - 1; j >= 0 && x.Sent-r.Tellings[j].Sent <= 1; j-- {
		y := r.Tellings[j]
		if y.Sent == x.Sent || !real(y.Status) || y.Status == sitrep.Historical || len(x.Actors) == 0 || len(y.Actors) == 0 || r.overlap(x.Actors, y.Actors, r.sameSide) > 0 || war(y) {
			continue
		}
		switch y.Type {
		case "ASSAULT", "COERCE", "SANCTION":
			return r.Root(j)
		case "AID", "MOBILIZE", "AGREE", "SUPPORT", "COOPERATE", "THREATEN":
			if last < 0 {
				last = r.Root(j)
			}
		}
	}
	return last
}

// sameSide reports whether two parties are one actor, or a state and its forces.
func (r *Report) sameSide(a, b event.Party) bool {
	if r.sameParty(a, b) {
		return true
	}
	x, y := r.argOf(a), r.argOf(b)
	return x.Country != "" && x.Country != "---" && x.Country == y.Country && ofState(x) && ofState(y)
}

func (r *Report) argOf(p event.Party) sitrep.Arg {
	if p.Owner >= 0 {
		return r.Cast.Arg(p.Owner)
	}
	return r.Cast.Arg(p.Head)
}

func ofState(a sitrep.Arg) bool {
	return a.Kind == sitrep.KindState || len(a.Sectors) == 0 || slices.ContainsFunc(a.Sectors, sitrep.Executive)
}

// headedBy reports whether k hangs on a participle used as a preposition
// ("following an attack").
func (r *Report) headedBy(k int) bool {
	f := r.Tree.Form(k)
	return f == "following" || r.Tree.Case(k) == "following"
}

// eventUnder is the telling at token k or close below it.
func (r *Report) eventUnder(k, depth int) int {
	if j := r.at(r.Tree.Counted(k)); j >= 0 {
		return j
	}
	if depth >= 3 {
		return -1
	}
	for _, c := range r.Tree.Kids(k) {
		switch r.Tree.Rel(c) {
		case "nmod", "obl", "obj", "acl", "appos", "conj", "advcl", "ccomp", "xcomp", "nsubj":
			if j := r.eventUnder(c, depth+1); j >= 0 {
				return j
			}
		}
	}
	return -1
}

// forceful reports whether happenings of type b are answered by those of type a by being
// told as what these are over: violence by any, arrests and crackdowns by protests,
// sanctions and charges.
func forceful(a, b string) bool {
	return b == "ASSAULT" || b == "COERCE" && (a == "PROTEST" || a == "SANCTION" || a == "COERCE" || a == "ACCUSE")
}

// over ties measures to what they are taken over: "sanctions over the
// poisoning", "summoned the envoy after the raid", "condemned the strike".
func (r *Report) over(i int) {
	x := r.Tellings[i]
	for _, c := range x.Clauses {
		for _, k := range r.Tree.Kids(c) {
			rel := r.Tree.Rel(k)
			if rel != "obl" && rel != "nmod" && rel != "advcl" {
				continue
			}
			switch r.Tree.Case(k) {
			case "over", "after", "following", "because of", "in response to", "for", "in protest at", "against", "due to":
				j := r.eventUnder(k, 0)
				if j >= 0 && rel == "advcl" && r.overlap(x.Targets, r.Tellings[j].Targets, r.sameParty) > 0 {
					continue // "was jailed after being abducted" is one who suffers on
				}
				if j >= 0 && real(r.Tellings[j].Status) && forceful(x.Type, r.Tellings[j].Type) {
					r.tie(i, j)
				}
			}
		}
	}
	if x.Type == "ACCUSE" {
		for _, p := range x.Targets {
			if j := r.at(r.Tree.Counted(p.Head)); j >= 0 && real(r.Tellings[j].Status) {
				r.tie(i, j)
			}
		}
	}
}

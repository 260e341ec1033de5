package link

import sitrep "github.com/sitrep-news/sitrep"

// hitBack ties violence by one side to that of the other that its clause tells it came after:
// "the army shelled the village after rebels ambushed a patrol", "launched an offensive
// following the massacre".
func (r *Report) hitBack(i int) {
	x := r.Tellings[i]
	if x.Type != "ASSAULT" && x.Type != "MOBILIZE" || !acted(x.Status) || len(x.Answers) > 0 {
		return
	}
	var tops []int
	for _, c := range x.Clauses {
		tops = append(tops, c)
		h := r.Tree.Head(c)
		if h < 0 || !r.Tree.Verbal(h) {
			continue
		}
		switch rel := r.Tree.Rel(c); {
		case rel == "obj", rel == "obl", rel == "nsubj" && occurring[r.Tree.Lemma(h)]:
			tops = append(tops, h) // "launched an offensive", "hit back with raids", "the raid came a day after"
		case rel == "nsubj" && r.Tree.Lemma(h) == "follow":
			r.followed(i, h)
		}
	}
	if x = r.happening(r.Root(i)); len(x.Actors) == 0 {
		return
	}
	for _, c := range tops {
		for _, k := range r.below(c) {
			if rel := r.Tree.Rel(k); rel != "advcl" && rel != "obl" && rel != "nmod" && !r.headedBy(k) || r.Tree.Case(k) != "after" && !r.headedBy(k) && r.marker(k) != "after" {
				continue
			}
			j := r.eventUnder(k, 0)
			if j < 0 || r.Root(j) == r.Root(i) || r.Tellings[j].Type != "ASSAULT" || !real(r.Tellings[j].Status) || !acted(r.Tellings[j].Status) || war(r.Tellings[j]) {
				continue
			}
			if y := r.happening(r.Root(j)); r.overlap(x.Actors, y.Actors, r.sameSide) == 0 && (len(y.Actors) == 0 || r.acrossLines(x, y)) {
				r.tie(i, j)
				return
			}
		}
	}
}

// followed ties happening i to what it is told to have followed, where others did that: "the strikes
// followed a missile attack on a ship".
func (r *Report) followed(i, v int) {
	x := r.happening(r.Root(i))
	for _, k := range r.Tree.Kids(v) {
		if r.Tree.Rel(k) != "obj" {
			continue
		}
		j := r.eventUnder(k, 0)
		if j < 0 || r.Root(j) == r.Root(i) || !real(r.Tellings[j].Status) || r.Tellings[j].Type != "ASSAULT" && r.Tellings[j].Type != "COERCE" {
			continue
		}
		if y := r.happening(r.Root(j)); r.overlap(x.Actors, y.Actors, r.sameSide) == 0 && len(x.Actors) > 0 && (len(y.Actors) == 0 || r.acrossLines(x, y)) {
			r.tie(i, j)
		}
	}
}

// below are the words that hang on token c, and on the phrases that do.
func (r *Report) below(c int) []int {
	out := append([]int{}, r.Tree.Kids(c)...)
	for _, k := range r.Tree.Kids(c) {
		if rel := r.Tree.Rel(k); rel == "nmod" || rel == "obl" {
			out = append(out, r.Tree.Kids(k)...)
		}
	}
	return out
}

// acrossLines reports whether of the doers of two happenings those of one serve a state and
// those of the other do not, or they serve two.
func (r *Report) acrossLines(x, y *Telling) bool {
	for _, p := range x.Actors {
		for _, q := range y.Actors {
			a, b := r.argOf(p), r.argOf(q)
			if serves(a) != serves(b) || serves(a) && a.Country != b.Country {
				return true
			}
		}
	}
	return false
}

// serves reports whether a party is a state or one of its forces.
func serves(a sitrep.Arg) bool {
	return a.Kind == sitrep.KindState || len(a.Sectors) > 0 && ofState(a)
}

// marker is the word that leads in the clause of verb k, "" for none.
func (r *Report) marker(k int) string {
	for _, m := range r.Tree.Kids(k) {
		if r.Tree.Rel(m) == "mark" {
			return r.Tree.Form(m)
		}
	}
	return ""
}

// deploring are verbs of what people march for or against, told as the purpose of it.
var deploring = map[string]bool{"protest": true, "denounce": true, "condemn": true, "decry": true, "mourn": true, "oppose": true}

// spokenOf ties a protest or condemnation to the violence that its target takes up by a word that is
// no telling of its own: "marched against the killings", "was appalled by the raid".
func (r *Report) spokenOf(i int) {
	x := r.Tellings[i]
	if x.Type != "PROTEST" && x.Type != "ACCUSE" || !acted(x.Status) || len(r.Tellings[r.Root(i)].Answers) > 0 {
		return
	}
	for _, p := range x.Targets {
		if takenUp[r.Tree.Lemma(p.Head)] != "ASSAULT" || !r.pointsBack(p.Head) || r.at(r.Tree.Counted(p.Head)) >= 0 {
			continue
		}
		for j := i - 1; j >= 0 && x.Sent-r.Tellings[j].Sent <= 1; j-- {
			if y := r.happening(r.Root(j)); y.Type == "ASSAULT" && real(y.Status) && y.Status != sitrep.Denied && r.Root(j) != r.lead && r.overlap(x.Actors, y.Actors, r.sameSide) == 0 && r.Tellings[j].Sent < x.Sent && r.Tree.Doc.Sents[x.Sent].Para == r.Tree.Doc.Sents[r.Tellings[j].Sent].Para {
				r.tie(i, j)
				return
			}
		}
		if l := r.lead; l >= 0 && l < i && r.overlap(x.Actors, r.happening(l).Actors, r.sameSide) == 0 {
			r.tie(i, l)
			return
		}
	}
}

// protesting ties a protest to the deed that its clause says it is against: "marched to
// denounce the arrest", "blocked the road to protest the killing".
func (r *Report) protesting(i int) {
	x := r.Tellings[i]
	if x.Type != "PROTEST" && x.Type != "COERCE" || !acted(x.Status) {
		return
	}
	for _, c := range x.Clauses {
		for _, k := range r.Tree.Kids(c) {
			if rel := r.Tree.Rel(k); rel != "advcl" && rel != "xcomp" || !deploring[r.Tree.Lemma(k)] {
				continue
			}
			for _, o := range r.Tree.Kids(k) {
				if rel := r.Tree.Rel(o); rel != "obj" && rel != "obl" {
					continue
				}
				if j := r.eventUnder(o, 0); j >= 0 && r.Root(j) != r.Root(i) && real(r.Tellings[j].Status) && forceful("PROTEST", r.Tellings[j].Type) {
					r.tie(i, j)
					return
				}
			}
		}
	}
}

package number

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// objects returns the nouns that a verb of harm is done to: objects, passive
// subjects, and the noun that a participle modifies.
func (t *tolls) objects(i int) []int {
	if k := t.gapped(i); k >= 0 {
		return []int{k}
	}
	if out := t.seen(i); len(out) > 0 {
		return out
	}
	out := append(t.dependents(i, "obj"), t.dependents(i, "nsubj:pass")...)
	if h := t.doc.Tokens[i].Head; len(out) == 0 && h >= 0 && t.doc.Rel(i) == "conj" {
		if out = t.following(i); len(out) == 0 {
			out = t.behind(h, i)
		}
	}
	out = append(out, t.bounded(i)...)
	if len(out) == 0 {
		out = t.mistaken(i)
	}
	if len(out) > 0 {
		return out
	}
	if h := t.doc.Tokens[i].Head; h >= 0 {
		switch t.doc.Rel(i) {
		case "acl":
			if tag := t.doc.Tokens[i].XPOS; tag == "VBN" || tag == "VBD" || tag == "" || t.doc.Tokens[i].UPOS == "ADJ" {
				if f := t.doc.Tokens[h].Head; t.doc.Rel(h) == "conj" && f >= 0 {
					if all := t.conjuncts(f); len(all) > 2 { // "six miners, their foreman and a porter kidnapped by rebels"
						return all
					}
				}
				return t.conjuncts(h)
			}
		case "conj":
			return t.shared(i, h)
		}
	}
	return nil
}

// witnessing are verbs of what comes about before somebody's eyes or behind him.
var witnessing = lists.Set("find leave see witness")

// seen are the objects of a verb of witnessing that says with participle i what befell them: "the march
// saw nine students wounded and hundreds detained".
func (t *tolls) seen(i int) []int {
	d := t.doc
	h := d.Tokens[i].Head
	if h < 0 || d.Rel(i) != "xcomp" || d.Tokens[i].XPOS != "VBN" || !witnessing[strings.ToLower(d.Tokens[h].Lemma)] || len(t.dependents(i, "obj"))+len(t.dependents(i, "nsubj:pass")) > 0 {
		return nil
	}
	var out []int
	for _, o := range t.dependents(h, "obj") {
		if h < o && o < i && t.people(o) {
			out = append(out, o)
		}
	}
	return out
}

// gapped is the number, or the noun with one, of which participle i tells harm without "were" of its
// own behind another's: "one soldier was killed and three wounded", "... and six others, among
// them a nurse, injured"; -1 where there is none.
func (t *tolls) gapped(i int) int {
	d := t.doc
	h := d.Tokens[i].Head
	if h < 0 || h > i || d.Rel(i) != "conj" || len(t.dependents(i, "aux"))+len(t.dependents(i, "aux:pass"))+len(t.dependents(i, "obj"))+len(t.dependents(i, "nsubj:pass")) > 0 {
		return -1
	}
	if k, ok := t.byToken[i-1]; ok && t.qs[k].Last == i && (t.qs[k].Head < 0 || t.qs[k].Head == i) {
		return i - 1
	}
	for j := i - 1; j > h; j-- {
		if d.Tokens[j].Head == h && d.Rel(j) == "conj" {
			if u := d.Tokens[j].UPOS; (u == "NOUN" || u == "NUM") && t.counted(j) && t.people(j) {
				return j
			}
			return -1
		}
	}
	return -1
}

// alongWith reports whether "along with", "together with" or "as well as" stands
// before token i.
func (t *tolls) alongWith(i int) bool {
	if !hasCase(t.doc, i, "with", "as") {
		return false
	}
	return hasCase(t.doc, i, "along", "together", "well") || i > 2 && strings.EqualFold(t.doc.Tokens[i-2].Form, "along")
}

// bounded returns dependents that look like adverbials only because of the words
// that bound their number: "killed at least three soldiers", "between 10 and 15 people".
func (t *tolls) bounded(i int) []int {
	var out []int
	for _, c := range t.doc.Children(i) {
		if t.doc.Rel(c) == "obl" && t.alongWith(c) {
			out = append(out, t.conjuncts(c)...)
			continue
		}
		k, ok := t.byHead[c]
		if rel := t.doc.Rel(c); !ok || rel != "obl" && rel != "nmod" && rel != "advmod" || c < i {
			continue
		}
		if t.qs[k].First == i+1 {
			out = append(out, t.conjuncts(c)...)
			continue
		}
		for _, p := range t.doc.Children(c) {
			if t.doc.Rel(p) == "case" && p >= t.qs[k].First && p < t.qs[k].Last {
				out = append(out, t.conjuncts(c)...)
			}
		}
	}
	return out
}

// mistaken returns the harmed where a tree has them for subjects: those behind an
// active verb ("detained 15 villagers"), and those before a bare participle, as in
// headlines ("Seven killed, 12 wounded").
func (t *tolls) mistaken(i int) []int {
	var out []int
	bare := t.doc.Tokens[i].XPOS == "VBN" && len(t.dependents(i, "aux")) == 0
	for _, c := range t.doc.Children(i) {
		switch rel := t.doc.Rel(c); {
		case rel == "nsubj" && c > i && t.doc.Tokens[i].XPOS != "VBN" && t.people(c):
			out = append(out, t.conjuncts(c)...)
		case (rel == "nsubj" || rel == "dep") && c < i && (bare || t.beset(i) || t.headline(i) && t.doc.Tokens[c].UPOS == "NUM") && t.counted(c):
			out = append(out, t.conjuncts(c)...)
		}
	}
	if len(out) > 0 {
		return out
	}
	if k, ok := t.byToken[i-1]; ok && t.qs[k].Last == i && t.qs[k].Head < 0 && t.headline(i) {
		return []int{i - 1}
	}
	return t.following(i)
}

// headline reports whether a participle stands as in "Seven killed, 12 wounded in raid".
func (t *tolls) headline(i int) bool {
	if tag := t.doc.Tokens[i].XPOS; tag != "VBN" && tag != "VBD" || len(t.dependents(i, "obj")) > 0 {
		return false
	}
	if i+1 >= len(t.doc.Tokens) || t.doc.Tokens[i+1].Sent != t.doc.Tokens[i].Sent {
		return true
	}
	switch strings.ToLower(t.doc.Tokens[i+1].Form) {
	case ",", "in", "by", "as", "after", "and", "when", "at", ".", ";", "near":
		return true
	}
	return false
}

// following returns what the number right behind an active verb counts, over a verb
// that shares it: "killed or captured dozens", "arrested more than 100".
func (t *tolls) following(i int) []int {
	if t.doc.Tokens[i].XPOS == "VBN" && len(t.dependents(i, "aux:pass")) > 0 {
		return nil
	}
	for j := i + 1; j < len(t.doc.Tokens) && j <= i+3; j++ {
		if k, ok := t.byToken[j]; ok {
			q := &t.qs[k]
			if q.Head >= q.Last && !t.people(q.Head) {
				return nil
			}
			if q.Head >= q.Last && t.byHead[q.Head] == k {
				return []int{q.Head}
			}
			return []int{q.Last - 1}
		}
		switch tok := &t.doc.Tokens[j]; {
		case tok.UPOS == "CCONJ" || isVerb(tok) && t.f.words.of(tok) != nil:
		default:
			return nil
		}
	}
	return nil
}

// behind returns the objects of verb first that stand behind its conjunct i:
// "identified and detained the man", where the tree gives the man to "identified".
func (t *tolls) behind(first, i int) []int {
	var out []int
	for _, v := range t.dependents(first, "obj") {
		if v > i && t.people(v) {
			out = append(out, v)
		}
	}
	return out
}

// shared is the object of a verb that stands behind another: "ambushed and killed
// three soldiers" has its own; "three soldiers were captured and killed" shares.
func (t *tolls) shared(i, first int) []int {
	if t.doc.Tokens[i].XPOS != "VBN" || len(t.dependents(i, "nsubj")) > 0 {
		return nil
	}
	if pass := t.dependents(first, "nsubj:pass"); len(pass) > 0 {
		return pass
	}
	return nil
}

// dependents returns the tokens under i by relation (with its subtype where rel has one), conjuncts included.
func (t *tolls) dependents(i int, rel string) []int {
	var out []int
	for _, c := range t.doc.Children(i) {
		if t.doc.Tokens[c].Deprel == rel || !strings.Contains(rel, ":") && t.doc.Rel(c) == rel && t.doc.Tokens[c].Deprel != "nsubj:pass" {
			out = append(out, t.conjuncts(c)...)
		}
	}
	return out
}

// conjuncts returns i and the nouns coordinated with it, also by "along with".
func (t *tolls) conjuncts(i int) []int {
	out := []int{i}
	for _, c := range t.doc.Children(i) {
		if rel := t.doc.Rel(c); rel == "conj" || (rel == "nmod" || rel == "obl") && t.alongWith(c) {
			switch t.upos(c) {
			case "NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ":
				if c < i || !t.finite(i, c) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// among reads "five guards were among the dead": a part of the toll told before, or
// a toll of its own where none was.
func (t *tolls) among(i int, harm string) {
	whole := -1
	for k := range t.out {
		if t.out[k].Harm == harm && t.out[k].PartOf < 0 && t.out[k].Trigger < i {
			whole = k
		}
	}
	n := len(t.out)
	for _, c := range t.dependents(i, "nsubj") {
		t.add(i, c, harm)
	}
	if h := t.doc.Tokens[i].Head; n == len(t.out) && h >= 0 {
		for _, c := range append(t.dependents(h, "nsubj"), t.conjuncts(h)...) {
			t.add(i, c, harm)
		}
	}
	for k := n; k < len(t.out); k++ {
		t.out[k].PartOf = whole
	}
}

// finite reports whether a verb in a finite form stands between tokens a and b: then
// they are of two clauses, whatever the tree says.
func (t *tolls) finite(a, b int) bool {
	for i := a + 1; i < b; i++ {
		switch t.doc.Tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			if t.doc.Rel(i) != "acl" {
				return true
			}
		}
	}
	return false
}

// modified adds the noun that an intransitive participle modifies.
func (t *tolls) modified(i int, harm string) {
	if h := t.doc.Tokens[i].Head; h >= 0 && t.doc.Rel(i) == "acl" && t.doc.Tokens[i].Deprel == "acl:relcl" {
		if t.upos(h) == "NOUN" || t.upos(h) == "NUM" {
			t.add(i, h, harm)
		}
	}
}

// adjective reads "12 dead", "left 12 dead", "30 were missing", "the injured".
func (t *tolls) adjective(i int, harm string) {
	tok := &t.doc.Tokens[i]
	if i > 0 && strings.EqualFold(t.doc.Tokens[i-1].Form, "the") {
		if i > 1 && strings.EqualFold(t.doc.Tokens[i-2].Form, "among") {
			t.among(i, harm)
		}
		return // "two of the wounded"
	}
	if k, ok := t.byHead[i]; ok {
		t.put(i, i, k, harm, "")
		return
	}
	if k, ok := t.byToken[i+1]; ok && t.qs[k].First == i+1 && t.qs[k].Head >= 0 && t.people(t.qs[k].Head) { // "shot dead two guards"
		t.add(i, t.qs[k].Head, harm)
		return
	}
	if _, ok := t.byHead[i-1]; ok && t.people(i-1) { // "left six people dead", "left a guard and two rebels dead"
		all := []int{i - 1}
		if h := tok.Head; h >= 0 && t.doc.Rel(i) == "xcomp" {
			if objs := t.dependents(h, "obj"); slices.Contains(objs, i-1) {
				all = objs
			}
		}
		for _, v := range all {
			t.add(i, v, harm)
		}
		return
	}
	if h := tok.Head; h >= 0 && t.doc.Rel(i) == "amod" {
		if _, ok := t.byHead[h]; ok && t.people(h) {
			t.add(i, h, harm)
		}
		return
	}
	if k, ok := t.byToken[i-1]; ok && t.qs[k].Last == i && (t.qs[k].Head < 0 || t.qs[k].Head == i || tok.UPOS != "ADJ" || t.doc.Rel(i) != "amod") {
		t.put(i, i-1, k, harm, "")
		return
	}
	for _, c := range t.dependents(i, "nsubj") {
		t.add(i, c, harm)
	}
	if rel := t.doc.Rel(i); tok.Head >= 0 && (rel == "xcomp" || rel == "advmod" || rel == "advcl") {
		for _, c := range append(t.dependents(tok.Head, "obj"), t.dependents(tok.Head, "nsubj:pass")...) {
			t.add(i, c, harm) // "was shot dead", "left him dead"
		}
	}
}

package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/nlp"
)

// entitle makes a person's name the head of the phrase it stands in with the
// title before it: where the parser took "Foreign Minister" in "Foreign Minister
// Ann Lee" for the head and the name for its apposition, the two change places.
// What hung on the title behind the name hangs on the name after, and so does
// the phrase as a whole.
func entitle(d *nlp.Doc, base *actor.Base) {
	for _, n := range d.Names {
		if n.Label != "Person" || n.Start == 0 {
			continue
		}
		if t := &d.Tokens[n.Start-1]; t.XPOS == "JJ" && t.Deprel == "amod" && t.Head >= n.Start && t.Head < n.End && !kin[strings.ToLower(t.Form)] {
			if _, ok := base.AgentNoun(t.Form); ok { // "paramedic Ann Lee", taken for an adjective
				t.UPOS, t.XPOS, t.Deprel = "NOUN", "NN", "nmod:desc"
			}
		}
		name := rootOf(d, n.Start, n.End)
		title := d.Tokens[name].Head
		if side := n.Start - 1; ofOffice(d, side, name) && titled(d, base, title, name, n) {
			// "the administrator for the Lake Bureau Ann Lee"
		} else if twins(d, side, name) || bareTitle(d, base, side, name) { // both hang on one verb
			title = side
		} else if k := longTitle(d, n.Start, name); k >= 0 {
			title = k
		} else if k := twin(d, n.Start, name); k >= 0 {
			title = k
		}
		if title >= 0 && title < n.Start && titled(d, base, title, name, n) {
			swap(d, title, name, n)
		}
	}
}

// ofOffice reports whether the body that ends right before a name stands behind a preposition of the
// office on which the parser hung both.
func ofOffice(d *nlp.Doc, body, name int) bool {
	return twins(d, body, name) && d.Tokens[body].UPOS == "PROPN" && d.Rel(body) == "nmod" && d.Child(body, "case") >= 0 && d.Tokens[body].Head < body
}

// rehang hangs a person's name, which the parser put beside the place or body of the office
// right before it, on the office: "the mayor of Alda, Ann Lee, said", "the head of the army's
// press office, General Ann Lee, said".
func rehang(d *nlp.Doc, base *actor.Base) {
	for _, n := range d.Names {
		if n.Label != "Person" || n.Start < 3 {
			continue
		}
		name := rootOf(d, n.Start, n.End)
		first := n.Start
		for _, k := range d.Children(name) {
			if d.Tokens[k].Deprel == "nmod:desc" && k < first { // a rank before the name
				first, _ = d.Subtree(k)
			}
		}
		body := d.Tokens[name].Head
		if first > 2 && d.Tokens[first-1].Form == "," && twoSubjects(d, base, name, first-2, n.End) {
			d.Tokens[name].Head, d.Tokens[name].Deprel = first-2, "appos"
			continue
		}
		if first < 3 || d.Tokens[first-1].Form != "," || body < 0 || body > first-2 || body != first-2 && d.Rel(name) != "appos" || d.Rel(name) != "appos" && d.Rel(name) != "conj" || d.Child(name, "cc") >= 0 {
			continue
		}
		if k := kinOf(d, body); k >= 0 && body == first-2 {
			d.Tokens[name].Head, d.Tokens[name].Deprel = k, "appos" // "the daughter of the mayor, Ann Lee"
			unchain(d, body, name)
			continue
		}
		if office := officeOf(d, base, body, d.Child(name, "conj") >= 0); office >= 0 {
			d.Tokens[name].Head, d.Tokens[name].Deprel = office, "appos"
		}
	}
}

// unchain takes token b out of the chain that holds it for the same as token a.
func unchain(d *nlp.Doc, a, b int) {
	for i := range d.Chains {
		refs := d.Chains[i].Refs
		if slices.ContainsFunc(refs, func(r nlp.Ref) bool { return r.Head == a }) {
			d.Chains[i].Refs = slices.DeleteFunc(refs, func(r nlp.Ref) bool { return r.Head == b })
		}
	}
}

// kinOf is the relative of whose office token t tells: "daughter" in "the daughter of the mayor";
// -1 for none.
func kinOf(d *nlp.Doc, t int) int {
	k := d.Tokens[t].Head
	if d.Rel(t) != "nmod" || k < 0 || k >= t || d.Tokens[k].XPOS != "NN" || !kin[strings.ToLower(d.Tokens[k].Lemma)] {
		return -1
	}
	return k
}

// twoSubjects reports whether a name between commas was taken for a subject beside the verb's
// own, right behind the noun of office at token t: "according to the mayor, Ann Lee, it fell".
func twoSubjects(d *nlp.Doc, base *actor.Base, name, t, end int) bool {
	v := d.Tokens[name].Head
	if d.Rel(name) != "nsubj" && d.Rel(name) != "dep" || v < end || end >= len(d.Tokens) || d.Tokens[end].Form != "," || d.Tokens[t].Head != v || d.Tokens[t].XPOS != "NN" {
		return false
	}
	if _, ok := base.AgentNoun(d.Tokens[t].Form); !ok {
		return false
	}
	for _, k := range d.Children(v) {
		if k > end && k < v && d.Rel(k) == "nsubj" {
			return true
		}
	}
	return false
}

// gather hangs a body's name on the noun right before it that says what it is, where the
// parser gave both to one verb: "the aid group River Hope".
func gather(d *nlp.Doc) {
	for _, n := range d.Names {
		if n.Label != "Organization" || n.Start < 1 {
			continue
		}
		name, t := rootOf(d, n.Start, n.End), n.Start-1
		if d.Tokens[t].UPOS == "NOUN" && bodyNouns[strings.ToLower(d.Tokens[t].Form)] && twins(d, t, name) {
			d.Tokens[name].Head, d.Tokens[name].Deprel = t, "appos"
		}
	}
}

// officeOf is the office that the place or body at token t is told of, past the offices
// between: the head of "the head of the press office and spokesman for the junta"; -1 where
// there is none. several tells that it is held by many.
func officeOf(d *nlp.Doc, base *actor.Base, t int, several bool) int {
	best := -1
	if d.Rel(t) != "nmod" {
		return best
	}
	for k, n := d.Tokens[t].Head, 0; k >= 0 && k < t && n < 5; k, n = d.Tokens[k].Head, n+1 {
		tok := &d.Tokens[k]
		if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" {
			break
		}
		_, agent := base.AgentNoun(tok.Form)
		if (agent || nouns[strings.ToLower(tok.Lemma)] == sitrep.KindPerson) && strings.HasSuffix(tok.XPOS, "S") == several {
			best = k
			if d.Rel(k) != "conj" {
				break
			}
		}
		if r := d.Rel(k); r != "nmod" && r != "conj" {
			break
		}
	}
	return best
}

// titled reports whether the token title is the office of the name right behind it.
func titled(d *nlp.Doc, base *actor.Base, title, name int, n nlp.Name) bool {
	switch d.Rel(name) {
	case "appos", "nmod", "flat", "compound":
	default:
		if !twins(d, title, name) && !bareTitle(d, base, title, name) {
			return false
		}
	}
	t := &d.Tokens[title]
	if t.Sent != d.Tokens[name].Sent || t.UPOS != "NOUN" && t.UPOS != "PROPN" || strings.HasSuffix(t.XPOS, "S") {
		return false
	}
	if _, ok := base.AgentNoun(t.Form); !ok && nouns[strings.ToLower(t.Lemma)] != sitrep.KindPerson {
		return false
	}
	if kin[strings.ToLower(t.Lemma)] && n.Start > title+1 {
		return false // "the wife of General Tom Lee" is no general
	}
	for k := title + 1; k < n.Start; k++ { // "Secretary of State", "chief of staff"
		if fieldsJoined(d, title, k, n.Start) {
			continue
		}
		if u := d.Tokens[k].UPOS; u != "ADP" && u != "PROPN" && u != "NOUN" && u != "ADJ" && u != "DET" || n.Start-title > longestTitle && !capital(d.Tokens[title].Form) || n.Start-title > 12 {
			return false
		}
	}
	for _, k := range d.Children(name) {
		if r := d.Rel(k); k < name && (r == "case" || r == "det" || r == "cc") && !titles(d, title, k, n.Start) {
			return false
		}
	}
	return n.Start == title+1 || d.Rel(name) != "compound"
}

// fieldsJoined reports whether token k is an "and", or a comma before one, between the fields of the
// office at token title: "Minister of Roads, Bridges and Dams Ann Lee".
func fieldsJoined(d *nlp.Doc, title, k, name int) bool {
	if k < title+3 || k+1 >= name || !capital(d.Tokens[title].Form) || !capital(d.Tokens[k-1].Form) || !capital(d.Tokens[k+1].Form) {
		return false
	}
	if w := strings.ToLower(d.Tokens[title+1].Form); w != "of" && w != "for" {
		return false
	}
	if d.Tokens[k].Form == "," {
		return slices.ContainsFunc(d.Tokens[k+1:name], func(t nlp.Token) bool { return t.UPOS == "CCONJ" })
	}
	return d.Tokens[k].UPOS == "CCONJ"
}

// bareTitle reports whether the noun at token t is a title without an article that the
// parser gave to another verb than the name right behind it: "quoted spokesman Ann Lee as
// saying".
func bareTitle(d *nlp.Doc, base *actor.Base, t, name int) bool {
	tok := &d.Tokens[t]
	if tok.UPOS != "NOUN" || tok.XPOS != "NN" || tok.Head < 0 || tok.Head >= t || d.Tokens[name].Head < name || tok.Sent != d.Tokens[name].Sent ||
		d.Rel(t) != "obj" && d.Rel(t) != "nsubj" || d.Rel(name) != "nsubj" || d.Child(t, "det") >= 0 || d.Child(t, "nmod") >= 0 || d.Below(tok.Head, name) {
		return false
	}
	_, ok := base.AgentNoun(tok.Form)
	return ok
}

// longTitle is the title with the body it is of that stands right before a name, both hung
// on one verb: "said Director of the Harbour Office Ann Lee"; -1 where there is none.
func longTitle(d *nlp.Doc, start, name int) int {
	for t := start - 2; t >= max(start-12, d.Sents[d.Tokens[name].Sent].Start); t-- {
		if !twins(d, t, name) || !capital(d.Tokens[t].Form) {
			continue
		}
		if _, end := d.Subtree(t); end == start {
			return t
		}
	}
	return -1
}

// longestTitle is how many tokens an office may take from its noun to the name behind it:
// "envoy to the Horn of Tarvia Ambassador Ann Lee".
const longestTitle = 8

// twin is the token before start that hangs on the same head as name does, nearest
// first; -1 where none does.
func twin(d *nlp.Doc, start, name int) int {
	for k := start - 1; k >= 0 && k >= start-longestTitle; k-- {
		if k < start-1 && slices.ContainsFunc(d.Names, func(n nlp.Name) bool { return n.Start < k && k < n.End }) {
			continue // "the White House to President Lee"
		}
		if rel := d.Rel(k); twins(d, k, name) && (k == start-1 || rel == "nsubj" || rel == "nmod" || rel == "conj") {
			return k
		}
	}
	return -1
}

// capital reports whether a word begins with a capital letter.
func capital(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

// twins reports whether two tokens hang on the same head alike, as a verb's two
// subjects: one is the title of the other then.
func twins(d *nlp.Doc, a, b int) bool {
	return d.Tokens[a].Sent == d.Tokens[b].Sent && d.Tokens[a].Head == d.Tokens[b].Head && d.Tokens[a].Head >= 0 && d.Tokens[a].Head != b &&
		d.Tokens[a].Deprel == d.Tokens[b].Deprel
}

// titles reports whether preposition k is one of the title's own words, which another of
// them stands behind: "of" in "secretary of state Ann Lee".
func titles(d *nlp.Doc, title, k, name int) bool {
	return k == title+1 && strings.EqualFold(d.Tokens[k].Form, "of") && k+1 < name && (d.Tokens[k+1].UPOS == "NOUN" || d.Tokens[k+1].UPOS == "PROPN")
}

// swap hangs the title on the name.
func swap(d *nlp.Doc, title, name int, n nlp.Name) {
	t, x := &d.Tokens[title], &d.Tokens[name]
	for k := title + 1; k < n.Start; k++ { // what the parser gave the name of the title's own words
		switch h, r := d.Tokens[k].Head, d.Rel(k); {
		case h != name:
		case (r == "case" || r == "det") && !d.Below(k+1, k):
			d.Tokens[k].Head = k + 1
		default:
			d.Tokens[k].Head, d.Tokens[k].Deprel = title, "nmod"
		}
	}
	for _, k := range d.Children(title) {
		if r := d.Rel(k); k > name || k < title && (r == "case" || r == "cc" || r == "mark") {
			d.Tokens[k].Head = name
		}
	}
	x.Head, x.Deprel = t.Head, t.Deprel
	t.Head, t.Deprel = name, "nmod:desc"
	if s := &d.Sents[t.Sent]; s.Root == title {
		s.Root = name
	}
	for i := range d.Chains {
		for j := range d.Chains[i].Refs {
			if d.Chains[i].Refs[j].Head == title {
				d.Chains[i].Refs[j].Head = name
			}
		}
	}
}

// rootOf is the token among [start, end) that hangs on something outside.
func rootOf(d *nlp.Doc, start, end int) int {
	for t := start; t < end; t++ {
		if h := d.Tokens[t].Head; h < start || h >= end {
			return t
		}
	}
	return start
}

// Package role finds what stands in the slots of a predicate: subject, objects,
// prepositional dependents, possessors, through passives, relative clauses,
// participles, control and conjunction. It knows syntax, not conflict.
package role

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/nlp"
)

// Tree is a document's trees with the children of every token at hand.
type Tree struct {
	Doc    *nlp.Doc
	kids   [][]int
	forms  []string       // in lower case
	lemmas []string       // the same, with those of the verbs in tags
	tags   map[int]string // of verbs that the tagger contradicts the form of
}

// NewTree indexes a parsed document.
func NewTree(d *nlp.Doc) *Tree {
	n := len(d.Tokens)
	t := &Tree{Doc: d, kids: d.Kids(), forms: make([]string, n), lemmas: make([]string, n), tags: map[int]string{}}
	for i := range d.Tokens {
		t.forms[i] = strings.ToLower(d.Tokens[i].Form)
		t.lemmas[i] = t.forms[i]
		if l := d.Tokens[i].Lemma; l != "" && l != "_" {
			t.lemmas[i] = strings.ToLower(l)
		}
	}
	for i := range d.Tokens {
		t.mend(i)
	}
	return t
}

// mend gives a verb in -ed or -ing the tag that its form has where the tagger's is
// impossible ("has threatened" as a gerund), and the lemma that goes with it.
func (t *Tree) mend(i int) {
	tok := &t.Doc.Tokens[i]
	if tok.UPOS != "VERB" || len(tok.Form) < 5 {
		return
	}
	tag := tok.XPOS
	switch {
	case strings.HasSuffix(tok.Form, "ed") && tag != "VBD" && tag != "VBN" && tok.Lemma == tok.Form:
		tag = "VBD"
		if k := t.Child(i, "aux"); k >= 0 || t.Rel(i) == "acl" {
			tag = "VBN"
		}
	case strings.HasSuffix(tok.Form, "ing") && tag != "VBG" && tok.Lemma == tok.Form && t.Child(i, "aux") >= 0:
		tag = "VBG"
	default:
		return
	}
	t.tags[i], t.lemmas[i] = tag, base(t.forms[i])
}

// base is the likeliest base form of a regular form in -ed or -ing.
func base(form string) string {
	stem := strings.TrimSuffix(strings.TrimSuffix(form, "ing"), "ed")
	n := len(stem)
	switch {
	case strings.HasSuffix(form, "eed"):
		return form[:len(form)-1] // "agreed"
	case strings.HasSuffix(form, "ied"):
		return form[:len(form)-3] + "y"
	case n > 2 && stem[n-1] == stem[n-2] && !strings.ContainsRune("lsz", rune(stem[n-1])):
		return stem[:n-1] // "stopped"
	}
	for _, e := range []string{"v", "c", "u", "at", "iz", "is", "us", "as", "ur", "ir", "dg", "ng", "rg", "os", "uc", "id", "ud", "ok", "ik", "ut", "yz", "in", "rs", "ns", "et", "ot"} {
		if strings.HasSuffix(stem, e) && !plainStem[stem] {
			return stem + "e"
		}
	}
	return stem
}

// plainStem are stems that look as if an e were missing.
var plainStem = map[string]bool{"threat": true, "join": true, "gain": true, "detain": true, "explain": true, "remain": true, "bring": true,
	"target": true, "focus": true, "visit": true, "edit": true, "report": true, "repeat": true, "defeat": true, "treat": true, "beat": true,
	"obtain": true, "maintain": true, "retain": true, "contain": true, "train": true, "sustain": true, "shout": true, "loot": true,
	"shoot": true, "boycott": true, "meet": true, "plot": true, "riot": true, "pilot": true, "unveil": true, "bomb": true, "aid": true,
	"raid": true, "avoid": true, "combat": true, "begin": true, "ruin": true, "rein": true, "book": true, "look": true, "attack": true,
	"belong": true, "hang": true, "murmur": true, "occur": true, "spur": true, "stir": true, "chair": true, "repair": true, "thank": true,
	"market": true, "picket": true, "budget": true, "float": true, "cheat": true, "heat": true, "seat": true, "dispers": false}

// Kids are the children of token i in text order.
func (t *Tree) Kids(i int) []int { return t.kids[i] }

// Rel is the relation of token i without its subtype.
func (t *Tree) Rel(i int) string { return t.Doc.Rel(i) }

// Lemma of token i, lower case.
func (t *Tree) Lemma(i int) string { return t.lemmas[i] }

// Form of token i, lower case.
func (t *Tree) Form(i int) string { return t.forms[i] }

// Head of token i, -1 for a root.
func (t *Tree) Head(i int) int { return t.Doc.Tokens[i].Head }

// UPOS of token i.
func (t *Tree) UPOS(i int) string { return t.Doc.Tokens[i].UPOS }

// XPOS of token i.
func (t *Tree) XPOS(i int) string {
	if tag, ok := t.tags[i]; ok {
		return tag
	}
	return t.Doc.Tokens[i].XPOS
}

// Child returns the first child of i with one of the relations (without
// subtype, or with it where the relation named has one), or -1.
func (t *Tree) Child(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		for _, r := range rels {
			if t.is(k, r) {
				return k
			}
		}
	}
	return -1
}

func (t *Tree) is(k int, rel string) bool {
	return t.Doc.Tokens[k].Deprel == rel || !strings.Contains(rel, ":") && t.Rel(k) == rel
}

// Below reports whether token i is top or under it.
func (t *Tree) Below(i, top int) bool { return t.Doc.Below(i, top) }

// Case is the preposition of a nominal, or the marker of a clause: "on",
// "because of", "" where there is none.
func (t *Tree) Case(i int) string {
	for _, k := range t.kids[i] {
		if r := t.Rel(k); r == "case" || r == "mark" {
			w := t.Form(k)
			for _, f := range t.kids[k] {
				if t.Rel(f) == "fixed" {
					w += " " + t.Form(f)
				}
			}
			if (w == "along" || w == "together" || w == "jointly") && k+1 < len(t.Doc.Tokens) && t.Form(k+1) == "with" {
				return w + " with"
			}
			if w == "'s" || w == "’s" || w == "'" || w == "’" {
				continue
			}
			return w
		}
	}
	if t.Rel(i) == "advcl" { // "when" is an adverb in UD
		for _, k := range t.kids[i] {
			if t.Rel(k) == "advmod" && t.XPOS(k) == "WRB" {
				return t.Form(k)
			}
		}
	}
	return ""
}

// Conj returns i and the conjuncts that hang on it.
func (t *Tree) Conj(i int) []int {
	out := []int{i}
	for _, k := range t.kids[i] {
		if t.Rel(k) == "appos" && t.UPOS(k) == "PROPN" && t.UPOS(i) == "NOUN" && t.XPOS(i) == "NN" {
			out = append(out, t.Conj(k)[1:]...) // "her colleague, Ruo Santel, and the envoy"
		}
		if k > 0 && t.Rel(k) == "appos" && t.UPOS(k) == "PROPN" && (t.XPOS(i) == "NNS" && t.Form(k-1) != "," && t.Child(i, "nummod", "punct") < 0 || t.Form(i) == "everyone") && t.Child(k, "conj") > k {
			out = append(out, t.Conj(k)...) // "its allies the Hill Front and the Free Army"
		}
		if m := t.listMember(i, k); m >= 0 {
			out = append(out, m)
		}
		if t.Rel(k) == "conj" && nominal(t.UPOS(k)) == nominal(t.UPOS(i)) && !t.described(i, k) {
			out = append(out, k)
			for _, kk := range t.kids[k] { // parsers at times chain conjuncts
				if t.Rel(kk) == "conj" {
					out = append(out, kk)
				}
			}
		}
	}
	return out
}

// listMember is the one of a list of people that the parser took for a description k
// of the one before: "Ann Lee, former minister Tom Reed and two aides", "two women, a
// girl and four men"; -1 where k describes.
func (t *Tree) listMember(i, k int) int {
	if k < i || k == 0 {
		return -1
	}
	start, member := k, k
	for _, c := range t.kids[k] {
		start = min(start, c)
	}
	switch d := t.Doc.Tokens[k].Deprel; {
	case d == "nmod:desc" && t.Child(k, "cc") >= 0 && t.Child(k, "cc") < k: // "Lee, Orr, and front leader Tom Reed"
		return max(t.Child(k, "appos", "flat"), k)
	case d == "nmod:desc" && t.Child(k, "flat") > k:
		start = min(start, k)
	case d == "appos" && t.XPOS(i) == "NNS" && t.XPOS(k) == "NN" && t.Child(k, "det") >= 0 && t.Child(k, "det") < k:
	case d == "appos" && t.UPOS(i) == "PROPN" && start > 0 && t.Form(start) == ";":
	case d == "appos" && t.UPOS(i) == "PROPN" && t.UPOS(k) == "NOUN" && t.Child(k, "det") < 0:
		if member = t.Child(k, "appos", "flat"); member < k || t.UPOS(member) != "PROPN" {
			return -1
		}
	default:
		return -1
	}
	if t.Form(start) != "," && t.Form(start) != ";" && (start == 0 || t.Form(start-1) != ",") {
		return -1
	}
	for _, c := range t.kids[i] {
		if c > k && t.Rel(c) == "conj" && t.Child(c, "cc") >= 0 {
			return member
		}
	}
	return -1
}

func nominal(upos string) bool { return upos != "VERB" && upos != "AUX" }

// Passive reports whether verb v is in the passive, or a bare past participle
// that modifies a noun.
func (t *Tree) Passive(v int) bool {
	if t.Child(v, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") >= 0 {
		return !t.acts(v)
	}
	if t.undergone(v) || t.miscopied(v) {
		return true
	}
	if t.Rel(v) == "conj" && giving[t.Lemma(v)] && t.Child(v, "nsubj", "aux") < 0 && t.Child(v, "obj") > v && (t.XPOS(v) == "VBN" || t.XPOS(v) == "VBD" && granted[t.Lemma(t.Child(v, "obj"))]) {
		return t.Passive(t.Head(v)) // "was freed and granted asylum"
	}
	if t.Child(v, "nsubj", "obj", "aux") >= 0 {
		return false
	}
	if t.Rel(v) == "conj" && t.Lemma(v) == "find" && t.Child(v, "xcomp") > v && t.Head(v) < v {
		return t.Passive(t.Head(v)) // "was abducted and found dead"
	}
	if t.XPOS(v) != "VBN" {
		return t.Rel(v) == "conj" && t.XPOS(v) == "VBD" && wronging[t.Lemma(v)] && t.Head(v) < v && t.Passive(t.Head(v))
	}
	switch t.Rel(v) {
	case "acl":
		return t.Doc.Tokens[v].Deprel != "acl:relcl"
	case "advcl", "amod":
		return true
	case "conj":
		return t.Passive(t.Head(v))
	}
	return t.Child(v, "nsubj", "obj") < 0 && t.Child(v, "aux") < 0
}

// wronging are verbs that tell of nothing without an object: "was dragged away and shot".
var wronging = map[string]bool{"shoot": true, "hang": true, "behead": true, "stab": true, "execute": true, "murder": true, "torture": true, "rape": true,
	"wound": true, "injure": true, "rob": true, "abduct": true, "kidnap": true, "detain": true, "imprison": true, "jail": true, "burn": true, "kill": true,
	"destroy": true, "loot": true, "bury": true, "hit": true, "blindfold": true, "whip": true, "flog": true, "lynch": true, "expel": true, "hold": true,
	"release": true, "free": true, "deport": true, "arrest": true, "charge": true, "convict": true, "sentence": true, "acquit": true}

// Verbal reports whether token i is a verb in this use.
func (t *Tree) Verbal(i int) bool { return t.UPOS(i) == "VERB" }

// quantity are words that only count what their "of" names.
var quantity = map[string]bool{"series": true, "wave": true, "string": true, "spate": true, "number": true, "round": true,
	"slew": true, "flurry": true, "spree": true, "dozen": true, "hundred": true, "thousand": true, "score": true, "kind": true,
	"type": true, "act": true, "case": true, "incident": true, "lot": true, "couple": true, "pair": true, "majority": true,
	"most": true, "many": true, "several": true, "some": true, "one": true, "two": true, "three": true, "four": true,
	"all": true, "both": true, "any": true, "each": true, "none": true, "few": true, "handful": true, "half": true, "bulk": true,
	"third": true, "part": true, "rest": true, "form": true, "barrage": true, "campaign": true, "succession": true,
	"outbreak": true, "salvo": true, "volley": true, "billion": true, "trillion": true, "dollar": true, "pound": true, "euro": true, "series'": true, "another": true, "million": true, "ten": true, "tens": true, "ton": true, "tonne": true,
	"spike": true, "surge": true, "escalation": true, "latest": true, "first": true, "second": true, "last": true,
	"exchange": true, "hail": true, "chain": true, "rash": true, "course": true, "aftermath": true, "wake": true,
	"quantity": true, "swarm": true, "fusillade": true, "torrent": true, "batch": true, "truckload": true,
	"result": true, "sort": true, "threat": false, "package": true, "worth": true, "amount": true, "shipment": true}

// spells are what goes on for many of them is counted by: "decades of abuse".
var spells = map[string]bool{"decade": true, "year": true, "month": true, "week": true, "day": true, "hour": true, "night": true}

// money reports whether token i is an amount: "£3bn", "$40mn".
func (t *Tree) money(i int) bool {
	f := t.Form(i)
	return t.UPOS(i) == "SYM" || strings.ContainsAny(f, "£$€") || f[0] >= '0' && f[0] <= '9' && (strings.HasSuffix(f, "n") || strings.HasSuffix(f, "m"))
}

// Counted looks through a word of quantity at what it counts: for "a series of
// attacks" the token of "attacks"; else i itself.
func (t *Tree) Counted(i int) int {
	for n := 0; n < 3; n++ { // "tens of thousands of people"
		if !quantity[t.Lemma(i)] && !vocab.Fractions[t.Lemma(i)] && t.UPOS(i) != "NUM" && !t.money(i) && !(spells[t.Lemma(i)] && t.XPOS(i) == "NNS") {
			return i
		}
		next := -1
		for _, k := range t.kids[i] {
			if t.Rel(k) == "nmod" && t.Case(k) == "of" {
				next = k
				break
			}
		}
		if next < 0 {
			return i
		}
		i = next
	}
	return i
}

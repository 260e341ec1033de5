package statement

import "strings"

// Some words reach the report through others: "the mayor was quoted by the radio as saying
// ...". The mayor speaks, and the cue is "saying".

// relays are verbs of those who pass on what others say.
var relays = map[string]bool{"quote": true, "cite": true, "report": true, "record": true, "hear": true, "paraphrase": true, "film": true, "describe": true, "catch": true}

// quoting are those of them that have no other sense before "as saying".
var quoting = map[string]bool{"quote": true, "cite": true}

// relaying is the verb that passes on what the cue t says, -1 where none does.
func (f *finder) relaying(t int) int {
	d := f.d
	h := d.Tokens[t].Head
	if k := f.relayBefore(t); k >= 0 {
		return k
	}
	if h < 0 || d.Tokens[t].XPOS != "VBG" || d.Tokens[h].UPOS != "VERB" || !relays[strings.ToLower(d.Tokens[h].Lemma)] {
		return -1
	}
	switch d.Rel(t) {
	case "advcl", "xcomp", "obl", "ccomp", "acl":
	default:
		return -1
	}
	if f.preposition(t) != "as" && d.Tokens[h].Lemma != "hear" && d.Tokens[h].Lemma != "record" && d.Tokens[h].Lemma != "film" {
		return -1
	}
	return h
}

// relayBefore is the participle, or the "quoted" with whom it quotes, right before "as" and the cue t, or before "by" or "in" and a
// name between them, wherever the parser hung the cue; -1 where there is none.
func (f *finder) relayBefore(t int) int {
	d := f.d
	first := d.Sents[d.Tokens[t].Sent].Start
	if d.Tokens[t].XPOS != "VBG" || t-2 < first || !strings.EqualFold(d.Tokens[t-1].Form, "as") {
		return -1
	}
	for k := t - 2; k >= max(first, t-16); k-- {
		if d.Tokens[k].UPOS == "VERB" && relays[strings.ToLower(d.Tokens[k].Lemma)] && (d.Tokens[k].XPOS == "VBN" || quoting[strings.ToLower(d.Tokens[k].Lemma)]) {
			return k
		}
		if u := d.Tokens[k].UPOS; u == "VERB" && d.Rel(k) != "case" {
			return -1
		}
	}
	return -1
}

// relayed reports whether the verb t only passes on what another cue below it says.
func (f *finder) relayed(t int) bool {
	d := f.d
	if !relays[strings.ToLower(d.Tokens[t].Lemma)] {
		return false
	}
	for k := t + 1; k < min(t+16, d.Sents[d.Tokens[t].Sent].End); k++ {
		if f.relaying(k) != t {
			continue
		}
		if _, ok := f.cueOf(k); ok {
			return true
		}
	}
	return false
}

// relayedOf is whose words the verb t passes on: the subject of its passive, or its object.
func (f *finder) relayedOf(t int) int {
	for _, k := range f.d.Children(t) {
		if f.d.Tokens[k].Deprel == "nsubj:pass" {
			return f.relative(k, t)
		}
	}
	if o := f.child(t, "obj"); o >= 0 {
		return o
	}
	if k := f.strayed(t); k >= 0 { // `"These are lies," the envoy was quoted as saying`
		return k
	}
	for _, k := range f.d.Children(t) { // "the radio quoted Minister Ann Lee as saying"
		if k > t && f.d.Rel(k) == "nsubj" {
			return k
		}
	}
	if f.d.Rel(t) == "acl" {
		return f.d.Tokens[t].Head
	}
	return -1
}

// inverted is the speaker behind the cue t where the quotation stands before it and the
// parser took the speaker for an object: `"We fled," read a letter from the miners`; -1 for none.
func (f *finder) inverted(t int, a *Attribution) int {
	o := -1
	for _, k := range f.d.Children(t) {
		if r := f.d.Rel(k); r == "nsubj" && k > t || o < 0 && (r == "obj" && k > t || r == "iobj" && f.subtree(k).Start == t+1) {
			o = k
		}
	}
	if o < t || len(a.Quotes) == 0 || a.Quotes[0].Start > t || len(f.quotesBehind(t, a)) > 0 {
		return -1
	}
	return o
}

// quotesBehind are the quotations of a that stand behind the cue t.
func (f *finder) quotesBehind(t int, a *Attribution) []Range {
	var out []Range
	for _, q := range a.Quotes {
		if q.Start > t && q.Start < f.d.Sents[f.d.Tokens[t].Sent].End {
			out = append(out, q)
		}
	}
	return out
}

package statement

import "strings"

// Some words reach the report through others: "the mayor was quoted by the radio as saying
// ...". The mayor speaks, and the cue is "saying".

// relays are verbs of those who pass on what others say.
var relays = map[string]bool{"quote": true, "cite": true, "report": true, "record": true, "hear": true, "paraphrase": true, "film": true, "describe": true, "catch": true}

// relaying is the verb that passes on what the cue t says, -1 where none does.
func (f *finder) relaying(t int) int {
	d := f.d
	h := d.Tokens[t].Head
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

// relayed reports whether the verb t only passes on what another cue below it says.
func (f *finder) relayed(t int) bool {
	for _, k := range f.d.Children(t) {
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
	if f.d.Rel(t) == "acl" {
		return f.d.Tokens[t].Head
	}
	return -1
}

// inverted is the speaker behind the cue t where the quotation stands before it and the
// parser took the speaker for an object: `"We fled," read a letter from the miners`; -1 for none.
func (f *finder) inverted(t int, a *Attribution) int {
	o := f.child(t, "obj")
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

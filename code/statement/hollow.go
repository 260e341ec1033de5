package statement

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
)

// hollow reports whether an attribution tells of nothing that was said: nobody's word without a
// clause ("was found dead", "is described as religious"), how or where it was said ("on condition
// of anonymity", "on state television"), somebody held, recalled or sworn to.
func (f *finder) hollow(a *Attribution) bool {
	if a.Verb < 0 || len(a.Quotes) > 0 || a.Stance == "claims-responsibility" {
		return false
	}
	d := f.d
	switch lemma := strings.ToLower(d.Tokens[a.Verb].Lemma); lemma {
	case "hold", "recall":
		return f.child(a.Verb, "ccomp") < 0 && !f.told(a)
	case "find": // "found him dead", "found itself mired in debt", but "found him guilty"
		if a.Source < 0 && d.Rel(a.Verb) == "acl" {
			return true // "any officer found to have broken the law"
		}
		if o := f.child(a.Verb, "obj"); o >= 0 && vocab.Reflexives[d.Tokens[o].Form] {
			return true
		}
		if x := f.child(a.Verb, "xcomp"); x >= 0 && d.Tokens[x].UPOS == "ADJ" && states[strings.ToLower(d.Tokens[x].Lemma)] {
			return true
		}
	case "assert", "claim": // "assert control", "claimed nine lives"
		if o := f.child(a.Verb, "obj"); o >= 0 && !f.told(a) {
			of := f.child(o, "nmod")
			return taken[d.Tokens[o].Lemma] || of >= 0 && taken[d.Tokens[of].Lemma]
		}
	case "command": // "commands the garrison", but "commanded them to fire"
		return !f.told(a)
	case "pledge", "swear":
		if o := f.child(a.Verb, "obj"); o >= 0 && fealty[d.Tokens[o].Lemma] {
			return true
		}
	}
	if a.Source < 0 && d.Tokens[a.Verb].UPOS == "VERB" && !f.told(a) {
		return true
	}
	for _, r := range a.Content {
		if !f.setting(r) {
			return false
		}
	}
	return len(a.Content) > 0
}

// unset drops from what was said the ranges that only tell on what terms or where, beside others that
// tell it: "The depot burnt, a guard said | on condition of anonymity", "On Telegram | the front said".
func (f *finder) unset(a *Attribution) {
	if a.Verb < 0 || len(a.Content) < 2 || !slices.ContainsFunc(a.Content, func(r Range) bool { return !f.setting(r) }) {
		return
	}
	a.Content = slices.DeleteFunc(a.Content, func(r Range) bool { return f.setting(r) && (r.Start > a.Verb || !f.dated(f.top(r))) })
}

// heardOn reports whether the phrase of token k tells where something was said: "on state television".
func (f *finder) heardOn(k int, prep string) bool {
	return (prep == "on" || prep == "via") && (outlets[strings.ToLower(f.d.Tokens[k].Lemma)] || vocab.Outlets[strings.ToLower(f.d.Tokens[k].Lemma)])
}

// fealty are nouns of what is pledged to a lord or cause and asserts nothing.
var fealty = lists.Set("allegiance loyalty fealty obedience")

// taken are nouns of what is asserted or claimed by deeds, not by words.
var taken = lists.Set("authority control dominance influence life power presence primacy territory victim")

// states are adjectives of how somebody or something is found.
var states = lists.Set("alive asleep dead empty hurt ill intact missing safe unconscious unharmed unhurt wounded")

// told reports whether a verb stands in the content.
func (f *finder) told(a *Attribution) bool {
	for _, r := range a.Content {
		for t := r.Start; t < r.End; t++ {
			if u := f.d.Tokens[t].UPOS; u == "VERB" && f.d.Rel(t) != "amod" || u == "AUX" {
				return true
			}
		}
	}
	return false
}

// setting reports whether range r only tells on what terms, where or when something was said.
func (f *finder) setting(r Range) bool {
	if r.End-r.Start > 7 || r.End-r.Start < 2 || f.d.Tokens[r.Start].UPOS != "ADP" {
		return false
	}
	for t := r.Start; t < r.End; t++ {
		if f.d.Tokens[t].UPOS == "VERB" {
			return false
		}
	}
	if f.dated(f.top(r)) {
		return true
	}
	return outlets[strings.ToLower(f.d.Tokens[f.top(r)].Lemma)]
}

// top is the token of range r that the others hang on.
func (f *finder) top(r Range) int {
	for t := r.Start; t < r.End; t++ {
		if h := f.d.Tokens[t].Head; (h < r.Start || h >= r.End) && f.d.Tokens[t].UPOS != "ADP" && f.d.Tokens[t].UPOS != "PUNCT" {
			return t
		}
	}
	return r.End - 1
}

// outlets are what one speaks on or through, and the terms of speaking.
var outlets = lists.Set(`condition television tv radio media medium x twitter facebook telegram instagram youtube tiktok whatsapp weibo website platform channel anonymity
	air page account blog podcast`)

// fromThat cuts off what stands before the "that" of a content clause and only tells where or when
// it was said: "on Telegram | that its men had shelled the port".
func (f *finder) fromThat(a *Attribution) {
	for i := range a.Content {
		r := &a.Content[i]
		if !leading[strings.ToLower(f.d.Tokens[r.Start].Form)] {
			continue
		}
		for t := r.Start + 1; t < r.End && t < r.Start+9; t++ {
			x := &f.d.Tokens[t]
			if x.UPOS == "VERB" || x.UPOS == "PUNCT" || x.UPOS == "AUX" {
				break
			}
			if x.UPOS == "SCONJ" && x.Form == "that" && x.Head > t && x.Head < r.End {
				r.Start = t
				break
			}
		}
	}
}

// leading are the first words of phrases for where and when somebody spoke.
var leading = lists.Set("on by via in at during after before shortly soon hours minutes late early")

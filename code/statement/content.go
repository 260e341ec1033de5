package statement

import (
	"sort"
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
)

// content lists what the verb t says by its syntax: clause, infinitive, object,
// phrase, or the sentence it stands in as a parenthesis.
func (f *finder) content(t int, c cue) []Range {
	d := f.d
	if r := f.responsibility(t); len(r) > 0 {
		return r
	}
	var parts []Range
	clause := false
	for _, k := range d.Children(t) {
		switch d.Rel(k) {
		case "ccomp":
			if c.clause || c.quote && f.fronted(k, t) {
				parts = append(parts, f.around(f.clause(k, t), t)...)
				clause = true
			}
		case "xcomp":
			if c.inf || c.clause || c.obj {
				parts = append(parts, f.subtree(k))
				clause = true
			}
		case "advcl":
			if c.stance == "demands" && k > t && f.mark(k) == "to" && d.Tokens[k].XPOS == "VB" { // "called on both to let them go"
				parts = append(parts, f.subtree(k))
			}
		case "parataxis":
			if c.clause && c.kind == Speech && d.Tokens[k].UPOS != "PUNCT" && f.child(t, "ccomp") < 0 && !f.isCue(k) {
				parts = append(parts, f.subtree(k))
				clause = true
			}
		}
	}
	if p := f.parenthesis(t); p != nil && c.kind == Speech {
		if !clause {
			return p
		}
		if k := f.child(t, "ccomp"); k >= 0 && k < t && d.Tokens[t].Head < k { // "It was unclear who fired, said Ann Lee"
			return merge(append(p, parts...))
		}
	}
	parts = append(parts, f.phrases(t, c, clause)...)
	if len(parts) == 0 && c.clause {
		parts = f.inMessage(t)
	}
	if len(parts) == 0 {
		parts = f.headed(t, c)
	}
	return merge(parts)
}

// inMessage is the clause behind what somebody says something in, which the parser hung on that:
// "said in a message to the men that they must go".
func (f *finder) inMessage(t int) []Range {
	for _, k := range f.d.Children(t) {
		if p := f.preposition(k); f.d.Rel(k) != "obl" || k < t || p != "in" && p != "on" && p != "during" {
			continue
		}
		for _, m := range f.d.Children(k) {
			if r := f.d.Rel(m); (r == "acl" || r == "ccomp") && f.mark(m) == "that" {
				return []Range{f.subtree(m)}
			}
		}
	}
	return nil
}

// headed is the noun that a clause of denial or claim hangs on as its object: "a figure that
// the ministry disputes", "the attack, claimed by the Hill Front".
func (f *finder) headed(t int, c cue) []Range {
	d := f.d
	h := d.Tokens[t].Head
	if h < 0 || h > t || !c.obj || d.Rel(t) != "acl" || c.kind != Speech || c.stance == "asserts" {
		return nil
	}
	open := d.Tokens[t].XPOS != "VBN" && f.child(t, "nsubj") >= 0
	if by := d.Tokens[t].XPOS == "VBN" && f.child(t, "obl") >= 0 && f.preposition(f.child(t, "obl")) == "by"; !open && !by {
		return nil
	}
	start, _ := d.Subtree(h)
	return []Range{f.trim(Range{start, h + 1})}
}

// responsibility is what "claimed responsibility for X" claims: X, or the
// responsibility alone where nothing more is said.
func (f *finder) responsibility(t int) []Range {
	d := f.d
	o := f.child(t, "obj")
	if s := f.child(t, "nsubj"); o < 0 && s >= 0 && d.Tokens[s].Deprel == "nsubj:pass" {
		o = s // "responsibility was claimed by"
	}
	if !vocab.Owning[strings.ToLower(d.Tokens[t].Lemma)] || o < 0 || d.Tokens[o].Lemma != "responsibility" {
		return nil
	}
	for _, k := range append(d.Children(o), d.Children(t)...) {
		if f.preposition(k) != "for" {
			continue
		}
		if d.Tokens[t].Deprel == "acl:relcl" && d.Tokens[k].XPOS == "WDT" { // "a raid for which it claimed responsibility"
			h, cut := d.Tokens[t].Head, f.subtree(t)
			if r := f.subtree(h); r.Start < cut.Start {
				return []Range{f.trim(Range{r.Start, cut.Start})}
			}
		}
		return []Range{f.subtree(k)}
	}
	return []Range{{o, o + 1}}
}

// clause is the subtree of a content clause k of the cue t, cut before a
// coordinated verb of saying that shares the cue's subject: "said she would stay
// | and warned of unrest".
func (f *finder) clause(k, t int) Range {
	r := f.subtree(k)
	d := f.d
	for _, m := range d.Children(k) {
		if d.Rel(m) != "conj" || m < t || d.Tokens[m].XPOS != d.Tokens[t].XPOS || d.Tokens[k].XPOS == d.Tokens[m].XPOS {
			continue
		}
		if c, ok := f.cueOf(m); ok && c.kind == Speech && f.child(m, "nsubj") < 0 && f.child(m, "aux") < 0 {
			cut := f.subtree(m)
			if cut.Start > r.Start {
				r.End = min(r.End, cut.Start)
			}
		}
	}
	return f.trim(r)
}

// around cuts the cue t and its subject out of a clause that the parser laid
// around them.
func (f *finder) around(r Range, t int) []Range {
	if t < r.Start || t >= r.End {
		return []Range{r}
	}
	own := Range{t, t + 1}
	for _, k := range f.d.Children(t) {
		switch f.d.Rel(k) {
		case "nsubj", "aux", "advmod", "iobj":
			if sub := f.subtree(k); sub.Start >= r.Start && sub.End <= r.End {
				own.Start, own.End = min(own.Start, sub.Start), max(own.End, sub.End)
			}
		}
	}
	var out []Range
	for _, p := range []Range{{r.Start, own.Start}, {own.End, r.End}} {
		if p = f.trim(p); p.End > p.Start {
			out = append(out, p)
		}
	}
	return out
}

// phrases are the objects and prepositional phrases that a cue takes as content.
func (f *finder) phrases(t int, c cue, clause bool) []Range {
	d := f.d
	var parts []Range
	for _, k := range d.Children(t) {
		switch d.Rel(k) {
		case "obj":
			if c.obj && d.Tokens[k].Head == t {
				parts = append(parts, f.subtree(k))
			}
		case "nsubj":
			if d.Tokens[k].Deprel == "nsubj:pass" && c.obj && !clause {
				parts = append(parts, f.subtree(k))
			}
		case "obl", "advcl":
			if c.obj && d.Tokens[k].UPOS == "NOUN" && k > t && f.preposition(k) == "" && d.Rel(k) == "advcl" { // "dismissed as lies claims that ..."
				parts = append(parts, f.subtree(k))
			}
			if p := f.preposition(k); p != "" && c.preps[p] && !f.dated(k) && !f.heardOn(k, p) {
				parts = append(parts, f.subtree(k))
			}
		}
	}
	return parts
}

// dated reports whether the phrase headed by k tells a time.
func (f *finder) dated(k int) bool {
	for _, n := range f.d.NamesIn(k, k+1) {
		if n.Label == "Date" {
			return true
		}
	}
	return weekdays[f.d.Tokens[k].Lemma]
}

var weekdays = map[string]bool{"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true,
	"day": true, "week": true, "month": true, "year": true, "weekend": true, "morning": true, "evening": true, "night": true, "today": true, "yesterday": true}

// mark is the word that leads in the clause of verb k: "to", "as", "that"; "" for none.
func (f *finder) mark(k int) string {
	for _, m := range f.d.Children(k) {
		if f.d.Rel(m) == "mark" {
			return strings.ToLower(f.d.Tokens[m].Form)
		}
	}
	return ""
}

func (f *finder) preposition(k int) string {
	for _, m := range f.d.Children(k) {
		if r := f.d.Rel(m); r == "case" || r == "mark" {
			return strings.ToLower(f.d.Tokens[m].Form)
		}
	}
	return ""
}

func (f *finder) isCue(t int) bool {
	_, ok := f.cueOf(t)
	return ok && f.child(t, "nsubj") >= 0
}

// fronted reports whether a clause stands before its verb: `"...", he said`.
func (f *finder) fronted(k, t int) bool { return k < t }

// parenthesis is the sentence around a cue that hangs in it: "The town fell,
// residents said, after a week of fighting."
func (f *finder) parenthesis(t int) []Range {
	d := f.d
	if d.Rel(t) != "parataxis" || d.Tokens[t].Head < 0 {
		return nil
	}
	h := d.Tokens[t].Head
	if f.child(t, "nsubj") < 0 {
		return nil
	}
	whole, cut := f.subtree(h), f.subtree(t)
	var out []Range
	for _, r := range []Range{{whole.Start, min(cut.Start, whole.End)}, {max(cut.End, whole.Start), whole.End}} {
		if r = f.trim(r); r.End > r.Start {
			out = append(out, r)
		}
	}
	return out
}

// subtree is the tokens below t, without what leads in or out of them.
func (f *finder) subtree(t int) Range {
	s, e := f.d.Subtree(t)
	return f.trim(Range{s, e})
}

// trim drops punctuation at the edges, but for quotation marks.
func (f *finder) trim(r Range) Range {
	d := f.d
	for n := r.Start; n+3 < r.End && n < r.Start+6; n++ { // "on condition of anonymity, that eight had died"
		if strings.EqualFold(d.Tokens[n].Form, "anonymity") && strings.EqualFold(d.Tokens[r.Start].Form, "on") {
			r.Start = n + 1
			break
		}
	}
	for r.Start < r.End && d.Tokens[r.Start].UPOS == "PUNCT" && mark(d, r.Start) == 0 {
		r.Start++
	}
	for r.Start < r.End && d.Tokens[r.End-1].UPOS == "PUNCT" && mark(d, r.End-1) == 0 {
		r.End--
	}
	return r
}

// merge sorts ranges and joins those that touch or overlap, or are apart by one token.
func merge(rs []Range) []Range {
	sort.Slice(rs, func(i, j int) bool { return rs[i].Start < rs[j].Start })
	var out []Range
	for _, r := range rs {
		if n := len(out); n > 0 && r.Start <= out[n-1].End+1 {
			out[n-1].End = max(out[n-1].End, r.End)
			continue
		}
		if r.End > r.Start {
			out = append(out, r)
		}
	}
	return out
}

// noun reads an attribution whose cue is the noun t: "the army's claim that ...".
func (f *finder) noun(t int) {
	d := f.d
	c, ok := f.lex.nouns[strings.ToLower(d.Tokens[t].Lemma)]
	if !ok {
		return
	}
	if h := d.Tokens[t].Head; h >= 0 && d.Rel(t) == "nmod" && f.preposition(t) == "for" && f.lex.nouns[d.Tokens[h].Lemma].stance == "demands" {
		return // "a request for comment on the raid"
	}
	a := Attribution{Source: -1, Kind: c.kind, Stance: c.stance, Verb: t, Cue: []Range{{t, t + 1}}}
	for _, k := range d.Children(t) {
		switch d.Rel(k) {
		case "nmod":
			p := f.preposition(k)
			switch {
			case d.Tokens[k].Deprel == "nmod:poss":
				a.Source = k
			case p == "of" && f.speaksFor(k): // "the statement of the ministry that ..."
				a.Source = k
			case c.preps[p]:
				a.Content = append(a.Content, f.subtree(k))
			case p == "by" || p == "from":
				a.Source = k
			}
		case "acl", "ccomp":
			if (c.clause || c.inf) && d.Tokens[k].Deprel != "acl:relcl" && (f.preposition(k) != "" || d.Tokens[k].XPOS == "VB") {
				a.Content = append(a.Content, f.subtree(k))
			}
		case "compound":
			if d.Tokens[k].UPOS == "PROPN" {
				a.Source = k
			}
		}
	}
	if len(a.Content) == 0 {
		return
	}
	a.Content = merge(a.Content)
	if a.Source < 0 {
		if h := d.Tokens[t].Head; h >= 0 && d.Rel(t) == "obj" && vocab.Rebutting[d.Tokens[h].Lemma] {
			// "dismissed claims of torture": others made them
		} else if h >= 0 && (d.Rel(t) == "obj" || d.Rel(t) == "obl" && f.preposition(t) == "in") && d.Tokens[h].UPOS == "VERB" {
			a.Source = f.subject(h, 0) // "made a claim that", "said in a statement that"
		} else if h >= 0 && replying[d.Tokens[h].Lemma] {
			return // "did not reply to a request for comment"
		}
	}
	f.quotedBy(t, &a, false)
	f.out = append(f.out, a)
}

// according reads "according to X" and its like at the preposition t.
func (f *finder) according(t int) {
	d := f.d
	if strings.ToLower(d.Tokens[t].Form) != "according" {
		return
	}
	src := d.Tokens[t].Head
	if src < 0 {
		return
	}
	if d.Rel(t) != "case" && d.Tokens[t].UPOS == "VERB" { // parsed as a participle with "to X" below it
		if src = f.child(t, "obl"); src < 0 {
			return
		}
	}
	top := d.Tokens[src].Head
	if top == t {
		top = d.Tokens[t].Head
	}
	if top < 0 {
		return
	}
	cut := f.subtree(src)
	cut.Start = min(cut.Start, t)
	whole := f.subtree(top)
	switch s := d.Sents[d.Tokens[t].Sent]; {
	case t == s.Start && d.Rel(src) == "obl": // it is of all that the sentence says
		whole = f.trim(Range{s.Start, s.End})
	case cut.End >= s.End-1 && t > 0 && d.Tokens[t-1].Form == ",": // and so it is at the end
		if over := f.frontOf(t, true); over.Start < whole.Start {
			whole = Range{over.Start, max(over.End, whole.End)}
		}
	}
	a := Attribution{Source: src, Kind: Speech, Stance: "asserts", Verb: t, Cue: []Range{{t, t + 2}}}
	for _, r := range []Range{{whole.Start, min(cut.Start, whole.End)}, {max(cut.End, whole.Start), whole.End}} {
		if r = f.trim(r); r.End > r.Start {
			a.Content = append(a.Content, r)
		}
	}
	if len(a.Content) == 0 {
		return
	}
	f.quotedBy(t, &a, false)
	f.out = append(f.out, a)
}

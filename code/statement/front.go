package statement

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/code/vocab"
)

// A speaker told at the end of a sentence is the source of all that stands before, however the
// parser divided it: "Rebels took the mill, setting fire to the barns, and fled, residents said".

// fromFront widens what the cue t says to the start of the sentence or clause where all of it
// stands before, right up to the comma that leads in the speaker.
func (f *finder) fromFront(t int, a *Attribution) {
	if a.Kind != Speech || len(a.Quotes) > 0 || len(a.Content) == 0 {
		return
	}
	lead := a.Cue[0].Start
	if a.Source >= 0 && a.Source < t {
		lead = min(lead, f.subtree(a.Source).Start)
	}
	if lead < 1 || f.d.Tokens[lead-1].Form != "," || a.Content[len(a.Content)-1].End != lead-1 {
		return
	}
	if front := f.frontOf(lead, false); front.End > front.Start && front.Start < a.Content[0].Start {
		a.Content = []Range{front}
	}
}

// fromDateline cuts off the dateline or clock time that stands before what was said.
func (f *finder) fromDateline(a *Attribution) {
	var kept []Range
	for _, r := range a.Content {
		first := f.d.Sents[f.d.Tokens[r.Start].Sent].Start
		if n := f.afterDateline(first); n > r.Start && r.Start-first < 3 {
			r = f.trim(Range{min(n, r.End), r.End})
		}
		if r.End > r.Start {
			kept = append(kept, r)
		}
	}
	if len(kept) > 0 {
		a.Content = kept
	}
}

// apart reports whether a semicolon parts range r from the cue behind it: "The dead were all guards; the
// gunman, who was caught, says he fired once".
func (f *finder) apart(a *Attribution, r Range) bool {
	for k := r.End; k < a.Verb; k++ {
		if f.d.Tokens[k].Form == ";" {
			return !f.quotedAt(k)
		}
	}
	return false
}

// parted drops what stands apart from the cue, beside what stands with it.
func (f *finder) parted(a *Attribution) {
	if a.Verb >= 0 && len(a.Content) > 1 {
		a.Content = slices.DeleteFunc(a.Content, func(r Range) bool { return f.apart(a, r) })
	}
}

// judged cuts off what the outlet says of a claim behind it: "said it had taken the bridge | , a claim
// the rebels denied".
func (f *finder) judged(a *Attribution) {
	d := f.d
	if a.Verb < 0 || d.Tokens[a.Verb].UPOS != "VERB" {
		return
	}
	for i := range a.Content {
		r := &a.Content[i]
		for t := max(r.Start, a.Verb) + 3; t < r.End; t++ {
			l := d.Tokens[t].Lemma
			if d.Tokens[t].UPOS != "NOUN" || !vocab.Charges[l] && !vocab.Accounts[l] || !f.setOff(t, r.Start) || f.quotedAt(t) {
				continue
			}
			s, _ := d.Subtree(t)
			*r = f.trim(Range{r.Start, s})
			break
		}
	}
}

// setOff reports whether the noun at token t is led in by a comma and an article and told more of by a
// clause: ", a claim the rebels denied".
func (f *finder) setOff(t, from int) bool {
	d := f.d
	s := t
	for s-1 > from && (d.Tokens[s-1].UPOS == "ADJ" || d.Tokens[s-1].UPOS == "DET") {
		s--
	}
	if s == t || s-1 <= from || d.Tokens[s-1].Form != "," || d.Tokens[s].UPOS != "DET" || strings.EqualFold(d.Tokens[s].Form, "the") {
		return false
	}
	return slices.ContainsFunc(d.Children(t), func(k int) bool { return k > t && (d.Rel(k) == "acl" || d.Tokens[k].Deprel == "acl:relcl") })
}

// frontOf is what stands in the sentence before token lead, from its start or from behind what
// parts it from words that are somebody else's: a semicolon, a contrast, another cue. It is empty
// where another speaks in the same clause.
//
// What somebody said may have been told by another in turn: nested admits it ("Lee said that it was
// over, according to the radio").
func (f *finder) frontOf(lead int, nested bool) Range {
	d := f.d
	first := d.Sents[d.Tokens[lead].Sent].Start
	start, theirs := lead, -1
	for k := lead - 1; k >= first; k-- {
		w := strings.ToLower(d.Tokens[k].Form)
		if w == ";" || k < lead-2 && contrasts[w] && d.Tokens[k].UPOS == "CCONJ" && k > first && d.Tokens[k-1].Form == "," {
			start = k + 1
			break
		}
		if theirs < 0 && !nested && f.speaksOf(k) {
			theirs = k
		}
		start = k
	}
	if theirs >= start {
		return Range{lead, lead}
	}
	if c := d.Tokens[start]; c.UPOS == "CCONJ" && start == first {
		start++
	}
	return f.trim(Range{f.afterDateline(start), lead})
}

// contrasts are words that begin what may have another source.
var contrasts = map[string]bool{"but": true, "yet": true, "while": true}

// speaksOf reports whether token k is a cue that says a clause, or a source of one.
func (f *finder) speaksOf(k int) bool {
	if strings.EqualFold(f.d.Tokens[k].Form, "according") {
		return true
	}
	if f.d.Tokens[k].UPOS != "VERB" || f.quotedAt(k) {
		return false
	}
	c, ok := f.cueOf(k)
	return ok && c.kind == Speech && f.child(k, "ccomp") > k
}

// afterDateline is the first token of the report's own words behind a dateline or a clock time that
// opens the paragraph at token s: "(Tarn) - ", "18:42 ".
func (f *finder) afterDateline(s int) int {
	d := f.d
	sent := d.Sents[d.Tokens[s].Sent]
	if s != sent.Start || !f.opens(d.Tokens[s].Sent) {
		return s
	}
	if w := d.Tokens[s].Form; len(w) >= 4 && len(w) <= 5 && w[0] >= '0' && w[0] <= '9' && strings.ContainsAny(w, ":") && s+2 < sent.End {
		return s + 1
	}
	for k := s + 1; k < min(s+14, sent.End-3); k++ {
		if x := d.Tokens[k]; dashes[x.Form] && x.Start > d.Tokens[k-1].End && d.Tokens[k+1].Start > x.End {
			return k + 1
		}
		if u := d.Tokens[k].UPOS; u == "VERB" || u == "AUX" {
			break
		}
	}
	return s
}

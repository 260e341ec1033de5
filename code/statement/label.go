package statement

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/turn"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// labelled reads a sentence that opens with its speaker's name and a colon, as
// transcripts and headlines do: "Lee: We will not leave.", "Police: two held".
func (f *finder) labelled(s int) {
	d := f.d
	sent := d.Sents[s]
	if s > 0 && d.Sents[s-1].Para == sent.Para && mark(d, sent.Start) == 0 && d.Tokens[sent.Start].Start-d.Tokens[sent.Start-1].End < 1 {
		return
	}
	colon := -1
	for t := sent.Start; t < min(sent.End, sent.Start+6); t++ {
		if d.Tokens[t].Form == ":" {
			colon = t
			break
		}
	}
	if colon <= sent.Start || colon+3 >= sent.End || f.tells(sent.Start+1, colon) || !f.isSpeaker(sent.Start, colon) && !(f.opens(s) && f.isBody(sent.Start, colon)) {
		f.credited(s)
		return
	}
	end := sent.End
	for n := s + 1; n < len(d.Sents) && d.Sents[n].Para == sent.Para; n++ {
		end = d.Sents[n].End
	}
	content := f.trim(Range{colon + 1, end})
	if content.End <= content.Start {
		return
	}
	a := Attribution{Source: f.headOf(sent.Start, colon), Cue: []Range{{colon, colon + 1}}, Content: []Range{content}, Kind: Speech, Stance: "asserts", Verb: colon}
	for i, q := range f.quotes {
		if !f.taken[i] && q.start >= content.Start && q.end <= content.End && f.speaks(q) {
			f.taken[i] = true
			a.Quotes = append(a.Quotes, Range{q.start, q.end})
		}
	}
	f.out = append(f.out, a)
}

// credited reads a headline that ends with whose word it is: "Strike kills four in Alda:
// ministry", "Rebels take mine - monitor".
func (f *finder) credited(s int) {
	d := f.d
	sent := d.Sents[s]
	if sent.Para > 0 || !f.opens(s) || s+1 < len(d.Sents) && d.Sents[s+1].Para == 0 || d.Tokens[sent.End-1].Form == "." {
		return
	}
	for t := sent.End - 2; t > max(sent.Start+2, sent.End-7); t-- {
		switch w := d.Tokens[t].Form; {
		case w == ":":
		case dashes[w] && d.Tokens[t].Start > d.Tokens[t-1].End && d.Tokens[t+1].Start > d.Tokens[t].End:
		default:
			continue
		}
		if !f.isBody(t+1, sent.End) && !(mark(d, sent.Start) != 0 && f.isSpeaker(t+1, sent.End)) {
			return
		}
		f.out = append(f.out, Attribution{Source: f.headOf(t+1, sent.End), Cue: []Range{{t, t + 1}}, Content: []Range{f.trim(Range{sent.Start, t})},
			Kind: Speech, Stance: "asserts", Verb: t})
		return
	}
}

var dashes = map[string]bool{"-": true, "–": true, "—": true}

// opens reports whether sentence s begins its paragraph.
func (f *finder) opens(s int) bool { return s == 0 || f.d.Sents[s-1].Para != f.d.Sents[s].Para }

// tells reports whether a verb stands among tokens [start, end): "The mayor said: ..." is no label.
func (f *finder) tells(start, end int) bool {
	for t := start; t < end; t++ {
		if f.d.Tokens[t].UPOS == "VERB" {
			return true
		}
	}
	return false
}

// isBody reports whether tokens [start, end) are a body's name or a word for those whose word
// is news.
func (f *finder) isBody(start, end int) bool {
	if end-start > 4 {
		return false
	}
	if spokes[strings.ToLower(f.d.Tokens[end-1].Lemma)] || spokes[strings.ToLower(f.d.Tokens[end-1].Form)] {
		for t := start; t < end-1; t++ {
			if u := f.d.Tokens[t].UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" && u != "PART" && u != "DET" {
				return false
			}
		}
		return true
	}
	for _, n := range f.d.NamesIn(start, end) {
		if n.Label == "Organization" && n.Start <= start+1 && n.End >= end {
			return true
		}
	}
	return false
}

// spokes are words for those whose word a headline tells.
var spokes = lists.Set(`police army military navy ministry minister government official officials report reports study survey poll witness witnesses resident
	residents source sources un ngo president governor mayor spokesman spokesperson spokeswoman court prosecutor prosecutors junta rebel rebels monitor media
	kremlin pentagon officer commander agency authority authorities observatory expert experts analyst analysts envoy lawyer lawyers group party watchdog
	charity medic medics hospital union opposition pm`)

// titling are words in capitals before a colon that speak for nobody.
var titling = lists.Set(`breaking update updated explainer factbox analysis opinion comment note watch video photos pictures read live exclusive correction timeline
	profile interview editorial column feature review special report alert listen related advisory editor warning summary background`)

// isSpeaker reports whether tokens [start, end) are a personal name, or a word or
// two in capitals.
func (f *finder) isSpeaker(start, end int) bool {
	for _, n := range f.d.NamesIn(start, end) {
		if n.Start >= start && n.Label == "Person" {
			return true
		}
	}
	letters := 0
	if titling[strings.ToLower(f.d.Tokens[start].Form)] {
		return false
	}
	for t := start; t < end; t++ {
		for _, c := range f.d.Tokens[t].Form {
			if c >= 'a' && c <= 'z' {
				return false
			}
			if c >= 'A' && c <= 'Z' {
				letters++
			}
		}
	}
	return letters > 3
}

// headOf is the token among [start, end) that hangs on something outside.
func (f *finder) headOf(start, end int) int {
	if f.d.Tokens[start].UPOS == "VERB" { // "Explained Ann Lee: ..."
		for _, n := range f.d.NamesIn(start, end) {
			if n.Label == "Person" && n.Start > start {
				start = n.Start
				break
			}
		}
	}
	for t := start; t < end; t++ {
		if h := f.d.Tokens[t].Head; h < start || h >= end {
			return t
		}
	}
	return start
}

// turns reads what is somebody's word by the form of the text, paragraph by paragraph.
func (f *finder) turns(turns []turn.Turn) {
	for _, x := range turns {
		r := f.trim(Range{x.Start, x.End})
		if x.Speaker < 0 || r.End <= r.Start {
			continue
		}
		cue := Range{x.Label[0], x.Label[1]}
		if cue.End <= cue.Start {
			cue = Range{r.Start, r.Start + 1}
		}
		f.out = append(f.out, Attribution{Source: x.Speaker, Cue: []Range{cue}, Content: []Range{r}, Kind: Speech, Stance: "asserts", Verb: -1, Turn: true})
	}
}

// bySentence parts the turns among attributions into their sentences, each of which has a stance of
// its own.
func bySentence(d *nlp.Doc, found []Attribution) []Attribution {
	var out []Attribution
	f := &finder{d: d}
	for _, a := range found {
		if !a.Turn {
			out = append(out, a)
			continue
		}
		whole := a.Content[0]
		for s := d.Tokens[whole.Start].Sent; s < len(d.Sents) && d.Sents[s].Start < whole.End; s++ {
			r := f.trim(Range{max(whole.Start, d.Sents[s].Start), min(whole.End, d.Sents[s].End)})
			if r.End <= r.Start {
				continue
			}
			part := a
			part.Content = []Range{r}
			if s != d.Tokens[whole.Start].Sent {
				part.Cue = []Range{{r.Start, r.Start + 1}}
			}
			out = append(out, part)
		}
	}
	return out
}

package statement

// labelled reads a sentence that opens with its speaker's name and a colon, as
// transcripts and headlines do: "Lee: We will not leave."
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
	if colon <= sent.Start || colon+3 >= sent.End || !f.isSpeaker(sent.Start, colon) {
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
	f.out = append(f.out, Attribution{Source: f.headOf(sent.Start, colon), Cue: []Range{{colon, colon + 1}}, Content: []Range{content},
		Kind: Speech, Stance: "asserts", Verb: colon})
}

// isSpeaker reports whether tokens [start, end) are a personal name, or a word or
// two in capitals.
func (f *finder) isSpeaker(start, end int) bool {
	for _, n := range f.d.NamesIn(start, end) {
		if n.Start >= start && n.Label == "Person" {
			return true
		}
	}
	letters := 0
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
	for t := start; t < end; t++ {
		if h := f.d.Tokens[t].Head; h < start || h >= end {
			return t
		}
	}
	return start
}

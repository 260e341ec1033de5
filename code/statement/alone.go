package statement

import "sort"

// leftQuotes gives quotations that no cue took to the speaker of the text
// before them: a quotation goes on in the same paragraph, or in the next where
// it was left open.
func (f *finder) leftQuotes() {
	sort.SliceStable(f.out, func(i, j int) bool { return f.out[i].Verb < f.out[j].Verb })
	for i, q := range f.quotes {
		if f.taken[i] || q.words(f.d) < 4 && !f.speaks(q) {
			continue
		}
		j := f.speakerBefore(i)
		if j < 0 {
			j = f.speakerBehind(i)
		}
		if j < 0 {
			f.alone(i)
		}
		if j >= 0 {
			f.taken[i] = true
			f.out[j].Content = append(f.out[j].Content, Range{q.start, q.end})
			f.out[j].Quotes = append(f.out[j].Quotes, Range{q.start, q.end})
		}
	}
}

// speakerBefore is the attribution that quotation i continues, or -1.
func (f *finder) speakerBefore(i int) int {
	q := f.quotes[i]
	best := -1
	for j := range f.out {
		a := &f.out[j]
		if a.Kind != Speech || len(a.Quotes) == 0 || a.first() > q.start {
			continue
		}
		last := a.Quotes[len(a.Quotes)-1]
		lastPara := f.d.Sents[f.d.Tokens[last.Start].Sent].Para
		cueSent := f.d.Tokens[a.Cue[0].Start].Sent
		near := f.d.Tokens[q.start].Sent-max(cueSent, f.d.Tokens[last.End-1].Sent) <= 1
		alone := q.para == lastPara+1 && near && f.aloneInPara(q)
		if lastPara == q.para && near || alone || i > 0 && f.quotes[i-1].open && f.quotes[i-1].start == last.Start {
			best = j
		}
	}
	return best
}

// alone gives a quotation that begins a sentence, or stands behind a colon, and that no cue
// tells of to the person whom the words before it are about: `Ann Lee wept. "My son is dead."`
func (f *finder) alone(i int) {
	d, q := f.d, f.quotes[i]
	s := d.Tokens[q.start].Sent
	colon := q.start > 0 && d.Tokens[q.start-1].Form == ":"
	if q.words(d) < 5 || !f.speaks(q) || !colon && (d.Sents[s].Start != q.start || s == 0 || d.Sents[s-1].Para != q.para) {
		return
	}
	if !colon {
		s--
	}
	who := -1
	for _, n := range d.Names {
		if n.Start < d.Sents[s].Start || n.End > min(d.Sents[s].End, q.start) || n.Label != "Person" {
			continue
		}
		head := f.headOf(n.Start, n.End)
		if who >= 0 && d.Rel(who) == "nsubj" {
			continue
		}
		if who >= 0 && d.Rel(head) != "nsubj" {
			return // which of them speaks is left open
		}
		who = head
	}
	if who < 0 || f.quotedAt(who) {
		return
	}
	f.taken[i] = true
	f.out = append(f.out, Attribution{Source: who, Cue: []Range{{q.start, q.start + 1}}, Content: []Range{{q.start, q.end}}, Quotes: []Range{{q.start, q.end}},
		Kind: Speech, Stance: "asserts", Verb: -1})
}

// speakerBehind is the attribution of the quotation right behind quotation i, which nothing
// parts from it: `"We heard a blast.""It shook the street," said Ann Lee`; -1 where there is none.
func (f *finder) speakerBehind(i int) int {
	q := f.quotes[i]
	if i+1 >= len(f.quotes) || !f.taken[i+1] || q.open {
		return -1
	}
	next := f.quotes[i+1]
	if next.start != q.end || next.para > q.para+1 || next.para > q.para && !f.aloneInPara(q) {
		return -1
	}
	for j := range f.out {
		a := &f.out[j]
		for _, r := range a.Quotes {
			if a.Kind == Speech && r.Start == next.start && a.Cue[0].Start > next.start {
				return j
			}
		}
	}
	return -1
}

// aloneInPara reports whether a quotation is all there is of its paragraph.
func (f *finder) aloneInPara(q quotation) bool {
	d := f.d
	first, last := d.Tokens[q.start].Sent, d.Tokens[q.end-1].Sent
	if d.Sents[first].Start < q.start || first > 0 && d.Sents[first-1].Para == q.para {
		return false
	}
	for t := q.end; t < d.Sents[last].End; t++ {
		if d.Tokens[t].UPOS != "PUNCT" {
			return false
		}
	}
	return last+1 >= len(d.Sents) || d.Sents[last+1].Para != q.para
}

package statement

// quotedBy gives the verb t the quotations around it: those in its content, and
// for a verb of saying those beside it in the sentence and right after it in the
// paragraph. It reports whether there was one.
func (f *finder) quotedBy(t int, a *Attribution, speech bool) bool {
	d := f.d
	sent := d.Sents[d.Tokens[t].Sent]
	got := false
	for i, q := range f.quotes {
		inside := covered(q, a.Content)
		if q.end <= sent.Start && f.ended(q) && len(a.Content) > 0 && a.Content[0].Start > t {
			continue // `"We won." Later his party said that ...`: the quotation before is not its
		}
		beside := speech && !f.taken[i] && q.start < sent.End && q.end >= sent.Start && q.para == sent.Para && !f.other(t, q)
		if !inside && !beside || q.start <= t && t < q.end || !inside && !f.speaks(q) && !f.trailing(t, q, a) {
			continue
		}
		got = true
		f.taken[i] = true
		a.Quotes = append(a.Quotes, Range{q.start, q.end})
		a.Content = merge(append(a.Content, Range{q.start, q.end}))
	}
	if got && speech {
		a.Content = f.quotedOnly(t, a)
	}
	return got
}

// trailing reports whether the few quoted words q go on what is said at the verb t right behind it:
// `promised elections "within two years"`.
func (f *finder) trailing(t int, q quotation, a *Attribution) bool {
	d := f.d
	if len(a.Content) == 0 || a.Content[len(a.Content)-1].End != q.start || a.Content[0].Start < t || q.words(d) < 2 {
		return false
	}
	for k := q.start; k < q.end; k++ {
		if u := d.Tokens[k].UPOS; u != "PROPN" && u != "PUNCT" {
			return true
		}
	}
	return false
}

// ended reports whether a quotation closes with a full stop: "he said" goes on from a comma.
func (f *finder) ended(q quotation) bool {
	return q.end-2 > q.start && (f.d.Tokens[q.end-2].Form == "." || f.d.Tokens[q.end-1].Form == ".")
}

// speaks reports whether a quotation is somebody's words and not a name in marks.
func (f *finder) speaks(q quotation) bool {
	if q.words(f.d) > 4 || q.start > 0 && f.d.Tokens[q.start-1].Form == ":" {
		return true
	}
	for t := q.start; t < q.end; t++ {
		if u := f.d.Tokens[t].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
	}
	return false
}

// quotedOnly narrows a content that begins with a quotation before its cue to
// the quotations: what stands unquoted around `"...," she said` is the outlet's.
func (f *finder) quotedOnly(t int, a *Attribution) []Range {
	if len(a.Content) == 0 || a.Content[0].Start > t {
		return a.Content
	}
	first := a.Quotes[0]
	if first.Start > a.Content[0].Start+1 || first.End > t+1 {
		return a.Content
	}
	return merge(append([]Range(nil), a.Quotes...))
}

func covered(q quotation, rs []Range) bool {
	for _, r := range rs {
		if q.start >= r.Start-1 && q.end <= r.End+1 || q.start < r.End && q.end > r.Start && q.start >= r.Start-1 {
			return true
		}
	}
	return false
}

// other reports whether another cue stands between the verb t and the quotation,
// or the quotation is only a few words in another phrase.
func (f *finder) other(t int, q quotation) bool {
	d := f.d
	lo, hi := min(t, q.end), max(t, q.start)
	for i := lo + 1; i < hi; i++ {
		if i != t && d.Tokens[i].UPOS == "VERB" {
			if c, ok := f.cueOf(i); ok && c.kind == Speech && !f.relayed(i) {
				return true
			}
		}
	}
	if q.words(d) > 4 {
		return false
	}
	// A short quotation belongs to the cue whose words it stands in.
	h := q.start
	for h < q.end && d.Tokens[h].UPOS == "PUNCT" {
		h++
	}
	if h == q.end {
		return true // marks with nothing between them
	}
	via := f.relaying(t)
	for n := 0; h >= 0 && n < 50; n++ {
		if h == t || h == via {
			return false
		}
		h = d.Tokens[h].Head
	}
	return true
}

// replying are verbs of those who are asked.
var replying = map[string]bool{"respond": true, "reply": true, "answer": true, "react": true}

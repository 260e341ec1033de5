package nlp

// SingleQuotes finds the stretches of text in single quotation marks, marks included, as
// [start, end) in tokens: ‘We shall stay,’ said the miller. An apostrophe is no mark: the tagger
// tells "the farmers’ carts" from the end of a quotation, and one that opens has a space before it
// and a word right behind it. A stretch ends in the paragraph where it begins; what stands within
// double marks is another's words within somebody's, and is left to them.
func (d *Doc) SingleQuotes() [][2]int {
	var out [][2]int
	open, para, double := -1, -1, false
	for t := range d.Tokens {
		if p := d.Sents[d.Tokens[t].Sent].Para; p != para {
			open, para, double = -1, p, false
		}
		switch f := d.Tokens[t].Form; {
		case f == "“" || f == "``":
			open, double = -1, true
		case f == "”" || f == "''":
			double = false
		case f == `"`:
			open, double = -1, !double
		case double || d.Tokens[t].UPOS != "PUNCT":
		case open < 0 && d.opensSingle(t):
			open = t
		case open >= 0 && t > open+1 && (f == "’" && d.Tokens[open].Form == "‘" || f == "'" && d.Tokens[open].Form == "'" && d.closesSingle(t)):
			out = append(out, [2]int{open, t + 1})
			open = -1
		}
	}
	return out
}

// opensSingle reports whether token t is a single mark that opens a quotation.
func (d *Doc) opensSingle(t int) bool {
	if f := d.Tokens[t].Form; f != "‘" && f != "'" || t+1 >= len(d.Tokens) {
		return false
	}
	spaced := t == 0 || d.Tokens[t-1].End < d.Tokens[t].Start
	return spaced && d.Tokens[t+1].Start == d.Tokens[t].End
}

// closesSingle reports whether the straight mark at token t has a word or a stop right before it
// and none right behind it.
func (d *Doc) closesSingle(t int) bool {
	return d.Tokens[t-1].End == d.Tokens[t].Start && (t+1 >= len(d.Tokens) || d.Tokens[t+1].Start > d.Tokens[t].End || d.Tokens[t+1].UPOS == "PUNCT")
}

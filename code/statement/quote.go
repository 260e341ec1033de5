package statement

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// quotation is a stretch of quoted tokens [start, end), marks included.
type quotation struct {
	start, end int
	para       int
	open       bool // never closed in its paragraph: it goes on in the next
}

// quotations finds the quoted stretches of a document, paragraph by paragraph.
// A curly mark tells its side; a straight one opens and closes in turn.
func quotations(d *nlp.Doc) []quotation {
	var out []quotation
	at, para := -1, -1
	flush := func(end int) {
		if at >= 0 && end > at+1 {
			out = append(out, quotation{start: at, end: end, para: para, open: true})
		}
		at = -1
	}
	for s := range d.Sents {
		if d.Sents[s].Para != para {
			flush(d.Sents[s].Start)
			para = d.Sents[s].Para
		}
		for t := d.Sents[s].Start; t < d.Sents[s].End; t++ {
			switch side(d, t) {
			case '“':
				if at >= 0 && mark(d, t) == '"' {
					at = -1 // a mark that was never closed
				}
				flush(t)
				at = t
			case '”':
				if at >= 0 {
					out = append(out, quotation{start: at, end: t + 1, para: para})
					at = -1
				}
			case '"':
				if at < 0 {
					at = t
				} else {
					out = append(out, quotation{start: at, end: t + 1, para: para})
					at = -1
				}
			}
		}
	}
	flush(len(d.Tokens))
	return withSingles(d, out)
}

// withSingles adds what stands in single marks outside of the quotations found, in the order of the text.
func withSingles(d *nlp.Doc, out []quotation) []quotation {
	for _, s := range d.SingleQuotes() {
		if !slices.ContainsFunc(out, func(q quotation) bool { return q.start < s[1] && s[0] < q.end }) {
			out = append(out, quotation{start: s[0], end: s[1], para: d.Sents[d.Tokens[s[0]].Sent].Para})
		}
	}
	slices.SortFunc(out, func(a, b quotation) int { return a.start - b.start })
	return out
}

// side is the quotation mark that token t is, 0 for none: '“' for one that opens, '”' for
// one that closes, '"' for a straight one that the spaces around it leave open.
func side(d *nlp.Doc, t int) rune {
	m := mark(d, t)
	if m != '"' {
		return m
	}
	spaced := t == 0 || d.Tokens[t-1].End < d.Tokens[t].Start || strings.ContainsAny(d.Tokens[t-1].Form, "([—–")
	ahead := t+1 >= len(d.Tokens) || d.Tokens[t+1].Start > d.Tokens[t].End
	switch {
	case spaced && !ahead:
		return '“'
	case ahead && !spaced:
		return '”'
	}
	return m
}

// mark is the quotation mark that token t is, or 0.
func mark(d *nlp.Doc, t int) rune {
	switch w := d.Text[d.Tokens[t].Start:d.Tokens[t].End]; w {
	case "“", "``", "„":
		return '“'
	case "”":
		return '”'
	case "\"", "''":
		return '"'
	}
	return 0
}

// marked reports whether token t is a quotation mark, double or single.
func marked(d *nlp.Doc, t int) bool {
	f := d.Tokens[t].Form
	return mark(d, t) != 0 || d.Tokens[t].UPOS == "PUNCT" && (f == "‘" || f == "’" || f == "'")
}

// words is how many tokens of a quotation are not punctuation.
func (q quotation) words(d *nlp.Doc) int {
	n := 0
	for t := q.start; t < q.end; t++ {
		if d.Tokens[t].UPOS != "PUNCT" {
			n++
		}
	}
	return n
}

// quotedAt reports whether token t stands in a quotation.
func (f *finder) quotedAt(t int) bool {
	for _, q := range f.quotes {
		if q.start <= t && t < q.end {
			return true
		}
	}
	return false
}

// closedBetween reports whether a quotation ends between tokens a and b.
func (f *finder) closedBetween(a, b int) bool {
	for _, q := range f.quotes {
		if a < q.end-1 && q.end <= b {
			return true
		}
	}
	return false
}

package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
)

// kind says what a line of the text is.
type kind int

const (
	blank kind = iota
	prose      // a sentence or more
	short      // could be a headline, a subheading or a title
	furniture
	heading // of a list of other articles; furniture too
	listed  // a title in such a list; furniture too
)

// line is one line of the text, without the white space around it.
type line struct {
	start, end int
	text       string
	kind       kind
	link       string // title of the article it points to
}

// plan is what the lines of a text turned out to be.
type plan struct {
	lines  []line
	marked []sitrep.Span
	inline []sitrep.Span // furniture inside lines of prose, in order
	titles []string      // of articles that such furniture points to
	url    string
	byline string
	body   int // index of the first line of prose, len(lines) where there is none
}

// longest line that a furniture rule can match, in bytes
const maxFurniture = 260

// find says which lines are furniture. Marked are the spans that the page's
// markup showed to be so.
func (rs *rules) find(text string, marked []sitrep.Span) *plan {
	p := &plan{marked: marked}
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		p.lines = append(p.lines, newLine(text, start, end))
		start = end + 1
	}
	p.body = len(p.lines)
	for i := range p.lines {
		rs.sort(p, i)
	}
	rs.head(p)
	rs.lists(p)
	rs.tail(p)
	rs.runOn(p, text)
	return p
}

// runOn finds the furniture that a page's text has run on into its prose: a photographer's
// credit between two sentences.
func (rs *rules) runOn(p *plan, text string) {
	var rules []sieve // those that can match in this text: of most, none
	for _, rule := range rs.inline {
		if rule.may(text) {
			rules = append(rules, rule)
		}
	}
	for _, l := range p.lines {
		if l.kind == prose || l.kind == short {
			p.cut(l, matches(rules, l.text))
		}
	}
	slices.SortStableFunc(p.inline, func(a, b sitrep.Span) int { return a.Start - b.Start })
	apart := p.inline[:0]
	for _, s := range p.inline {
		if n := len(apart); n > 0 && s.Start < apart[n-1].End {
			apart[n-1].End = max(apart[n-1].End, s.End)
			continue
		}
		apart = append(apart, s)
	}
	p.inline = apart
}

// matches are those of the rules in a line, as indices of their groups, in order; of two
// that overlap, that which begins first.
func matches(rules []sieve, line string) [][]int {
	var all [][]int
	for _, rule := range rules {
		if rule.may(line) {
			all = append(all, rule.FindAllStringSubmatchIndex(line, -1)...)
		}
	}
	slices.SortStableFunc(all, func(a, b []int) int { return a[0] - b[0] })
	end := 0
	return slices.DeleteFunc(all, func(m []int) bool {
		if m[0] < end {
			return true
		}
		end = m[1]
		return false
	})
}

// cut makes furniture of what inline rules matched in a line, and links of the titles that they point to.
func (p *plan) cut(l line, matches [][]int) {
	for _, m := range matches {
		end := m[1]
		if at := group(m); at >= 0 {
			n := titleEnd(l.text[m[at]:m[at+1]])
			if m[at]+n < m[at+1] {
				end = m[at] + n
			}
			p.titles = append(p.titles, strings.TrimRight(l.text[m[at]:m[at]+n], ". "))
		}
		p.inline = append(p.inline, sitrep.Span{Start: l.start + m[0], End: l.start + end})
	}
}

// group is where a match's first group that took part stands in its indices, -1 for none.
func group(m []int) int {
	for i := 2; i+1 < len(m); i += 2 {
		if m[i] >= 0 {
			return i
		}
	}
	return -1
}

func newLine(text string, start, end int) line {
	s := text[start:end]
	start += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	s = strings.TrimSpace(s)
	return line{start: start, end: start + len(s), text: s}
}

// sort decides what a line is by itself.
func (rs *rules) sort(p *plan, i int) {
	l := &p.lines[i]
	switch {
	case l.text == "":
		l.kind = blank
	case slices.ContainsFunc(p.marked, func(s sitrep.Span) bool { return s.Start <= l.start && l.end <= s.End }):
		l.kind = furniture
	case len(l.text) > maxFurniture:
		l.kind = prose
	case rs.heading.MatchString(l.text):
		l.kind = heading
	case rs.line.MatchString(l.text):
		l.kind = furniture
		if n := rs.proseBehind(l.text); n > 0 {
			l.kind = prose
			p.inline = append(p.inline, sitrep.Span{Start: l.start, End: l.start + n})
		}
	default:
		if title, ok := captured(rs.lead, l.text); ok {
			rs.pointer(p, l, title)
			break
		}
		l.kind = prose
		if titleLike(l.text) {
			l.kind = short
		}
	}
	if l.kind == prose && i < p.body {
		p.body = i
	}
}

// titleLike tells whether a line could be an article's title: it begins like
// one, doesn't end like a sentence, and isn't long.
func titleLike(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if unicode.IsLower(first) || len(strings.Fields(s)) > 24 || len(s) > 200 || sentenceBreak.MatchString(s) {
		return false
	}
	s = strings.TrimRight(s, "\"'”’»)] ")
	last, _ := utf8.DecodeLastRuneInString(s)
	return !strings.ContainsRune(".;:,…", last) || strings.HasSuffix(s, "...") && !strings.Contains(s, ". ")
}

// sentenceBreak is the end of one sentence and the start of another, or of a
// quotation's: no title has it.
var sentenceBreak = regexp.MustCompile(`\p{Ll}{3}[.!?]["”’]? ["“‘]?\p{Lu}|,["”] \p{Ll}`)

var bareURL = regexp.MustCompile(`^(?:https?://|www\.)\S+$`)

// head reads the lines above the body: an address, dates, the byline. Where
// there is no body, all lines are above it.
func (rs *rules) head(p *plan) {
	for i := range p.lines[:min(p.body+1, len(p.lines))] {
		l := &p.lines[i]
		if p.url == "" && bareURL.MatchString(l.text) {
			l.kind = furniture
			if !strings.HasPrefix(l.text, "www.") {
				p.url = l.text
			}
			continue
		}
		if i == p.body || l.kind != short {
			continue
		}
		if name, ok := captured(rs.byline, l.text); ok {
			l.kind, p.byline = furniture, strings.TrimSpace(name)
		} else if rs.top.MatchString(l.text) {
			l.kind = furniture
		}
	}
}

// lists turns the titles below a heading into links; the list ends at the
// first line that reads like an article again. Close to the end of the text
// nothing does.
func (rs *rules) lists(p *plan) {
	for i := 0; i < len(p.lines); i++ {
		if p.lines[i].kind != heading {
			continue
		}
		n, spaced := 0, false
		for i+1 < len(p.lines) {
			l := &p.lines[i+1]
			gap := p.lines[i].kind == blank
			if l.kind == heading || n >= 20 || l.kind == prose && (!p.proseEnds(i+1) || n > 1 && gap && !spaced) {
				break
			}
			if l.kind == short || l.kind == prose {
				spaced = spaced || n > 0 && gap
				l.kind, n = listed, n+1
				if len(strings.Fields(l.text)) >= 3 {
					l.link = l.text
				}
			}
			i++
		}
	}
}

// proseEnds tells whether the line and all below are at most 200 bytes of
// prose: blurbs of a list at the end.
func (p *plan) proseEnds(i int) bool {
	for _, l := range p.lines[i:] {
		if l.kind == prose && len(l.text) > 200 {
			return false
		}
	}
	return i > len(p.lines)*2/3 && i > p.body
}

// tail reads the end: a byline there, and what follows the article's last word.
func (rs *rules) tail(p *plan) {
	for i := len(p.lines) - 1; i > p.body; i-- {
		l := &p.lines[i]
		if l.kind == prose {
			break
		}
		if name, ok := captured(rs.byline, l.text); ok && l.kind == short && name != "" {
			l.kind = furniture
			if p.byline == "" {
				p.byline = strings.TrimSpace(name)
			}
		}
	}
	ended := false
	for i := range p.lines {
		l := &p.lines[i]
		if !ended && i > p.body && i*3 >= len(p.lines)*2 && len(l.text) <= maxFurniture && l.text != "" && rs.end.MatchString(l.text) {
			ended = true
		}
		if ended && l.kind != blank {
			l.kind = furniture
		}
	}
}

// spans are the furniture's places in the text; lines with nothing but white
// space between them are one.
func (p *plan) spans() []sitrep.Span {
	var out []sitrep.Span
	open, inline := false, p.inline
	for _, l := range p.lines {
		for len(inline) > 0 && inline[0].Start < l.end && l.kind < furniture {
			out, inline = append(out, inline[0]), inline[1:]
			open = false
		}
		switch {
		case l.kind == blank:
		case l.kind >= furniture && open:
			out[len(out)-1].End = l.end
		case l.kind >= furniture:
			out = append(out, sitrep.Span{Start: l.start, End: l.end})
			open = true
		default:
			open = false
		}
	}
	return out
}

// links are the other articles that the text lists and have does not.
func (p *plan) links(have []sitrep.Link) []sitrep.Link {
	var out []sitrep.Link
	add := func(title string) {
		same := func(x sitrep.Link) bool { return x.Title == title }
		if title != "" && !slices.ContainsFunc(have, same) && !slices.ContainsFunc(out, same) {
			out = append(out, sitrep.Link{Title: title})
		}
	}
	for _, l := range p.lines {
		add(l.link)
	}
	for _, t := range p.titles {
		add(t)
	}
	return out
}

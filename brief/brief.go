// Package brief writes a report's record as a situation report for people:
// what happened, in order, each with its words and who says so.
package brief

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// Options say how a brief is laid out.
type Options struct {
	Width int // columns of a line, at least 40
	// Country names the country of an ISO 3166 alpha-3 code; the code stands
	// for itself where it is nil or gives "".
	Country func(code string) string
}

// Writer writes one brief after the other.
type Writer struct {
	w *bufio.Writer
	o Options
	n int
}

// NewWriter writes records as briefs to w.
func NewWriter(w io.Writer, o Options) *Writer { return &Writer{w: bufio.NewWriter(w), o: o} }

// Write writes one record's brief.
func (w *Writer) Write(r *sitrep.Report) error {
	if w.n > 0 {
		fmt.Fprintf(w.w, "\n%s\n\n", strings.Repeat("═", max(w.o.Width, 40)))
	}
	w.n++
	w.w.WriteString(Text(r, w.o))
	return w.w.Flush()
}

// Close ends the output; it does not close what is written to.
func (w *Writer) Close() error { return w.w.Flush() }

// Text is the brief of one report.
func Text(r *sitrep.Report, o Options) string {
	p := &page{r: r, width: max(o.Width, 40), country: o.Country}
	p.head()
	happened, background, tallies, unreal := p.sorted()
	p.events("WHAT HAPPENED", happened)
	p.unreal(unreal)
	p.tallies(tallies)
	p.events("BACKGROUND", background)
	p.statements()
	p.relations()
	p.figures()
	if len(r.Mentions)+len(r.Statements)+len(r.Figures) == 0 {
		p.b.WriteString("\nNothing was found to tell in this report.\n")
	}
	p.links()
	p.problems()
	return p.b.String()
}

// page is a brief being written.
type page struct {
	r       *sitrep.Report
	width   int
	country func(string) string
	b       strings.Builder
}

// head writes the title and where it is from.
func (p *page) head() {
	title := p.r.Title
	if title == "" {
		title = "Untitled report"
	}
	p.b.WriteString(wrap(strings.ToUpper(title), p.width, "", "") + "\n")
	var from []string
	add := func(s string) {
		if s != "" {
			from = append(from, s)
		}
	}
	add(p.r.Publisher)
	if a := p.r.Agency; a != p.r.Publisher {
		add(a)
	}
	if p.r.Byline != "" {
		add("by " + p.r.Byline)
	}
	if d := longDate(p.r.Published); d != "" {
		add(d)
	} else {
		add("date unknown")
	}
	p.b.WriteString(wrap(strings.Join(from, " · "), p.width, "", "") + "\n")
	if p.r.URL != "" {
		p.b.WriteString(p.r.URL + "\n")
	}
}

func (p *page) section(name string) { fmt.Fprintf(&p.b, "\n%s\n", name) }

// The columns of an entry: a label, then the text.
const labelWidth = 15

// entry writes a labelled paragraph.
func (p *page) entry(label, text string) {
	if len([]rune(label)) >= labelWidth-2 {
		p.b.WriteString("  " + label + "\n")
		label = ""
	}
	first := "  " + pad(label, labelWidth-2)
	p.b.WriteString(wrap(text, p.width, first, strings.Repeat(" ", labelWidth)) + "\n")
}

// under writes a paragraph below an entry's text.
func (p *page) under(text string) {
	indent := strings.Repeat(" ", labelWidth)
	p.b.WriteString(wrap(text, p.width, indent, indent) + "\n")
}

func (p *page) links() {
	if len(p.r.Links) == 0 {
		return
	}
	p.section("OTHER ARTICLES")
	for _, l := range p.r.Links {
		text := l.Title
		if l.URL != "" {
			text += " <" + l.URL + ">"
		}
		p.b.WriteString(wrap(text, p.width, "  ", "    ") + "\n")
	}
}

func (p *page) problems() {
	if len(p.r.Problems) == 0 {
		return
	}
	p.section("PROBLEMS")
	for _, x := range p.r.Problems {
		reason, _, _ := strings.Cut(x.Reason, "\n")
		p.entry(x.Stage, sentence(reason))
	}
}

// wrap breaks text into lines of at most width columns; the first begins with
// first, the others with rest.
func wrap(text string, width int, first, rest string) string {
	var b strings.Builder
	line, empty := first, true
	for _, word := range strings.Fields(text) {
		if !empty && len([]rune(line))+1+len([]rune(word)) > width {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line, empty = rest, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	b.WriteString(strings.TrimRight(line, " "))
	return b.String()
}

func pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-len([]rune(s)))) }

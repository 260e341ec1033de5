package brief

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"
)

//go:embed templates/*.html
var templates embed.FS

// Markdown writes the report as Markdown, the notes as links at its end.
func (d Document) Markdown(out io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", markdown(d.Title))
	for _, s := range d.Sections {
		fmt.Fprintf(&b, "\n## %s\n", markdown(s.Title))
		for _, g := range s.Groups {
			if g.Title != "" {
				fmt.Fprintf(&b, "\n### %s\n", markdown(g.Title))
			}
			b.WriteString("\n")
			for _, x := range g.Sentences {
				b.WriteString(markdown(x.Text))
				for _, n := range x.Notes {
					fmt.Fprintf(&b, " [[%d]](#note-%d)", n, n)
				}
				b.WriteString("\n")
			}
		}
	}
	d.empty(&b)
	if len(d.Notes) > 0 {
		b.WriteString("\n## Notes\n\n")
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "<a id=\"note-%d\"></a>[%d] %s, %s: “%s”", n.N, n.N, markdown(n.whose()), n.Date, markdown(n.Words))
		if u := web(n.URL); u != "" {
			fmt.Fprintf(&b, " <%s>", u)
		}
		b.WriteString("\n\n")
	}
	_, err := io.WriteString(out, plainLines(strings.TrimRight(b.String(), "\n")+"\n"))
	return err
}

// Text writes the report as plain text of a width in columns.
func (d Document) Text(out io.Writer, width int) error {
	width = max(width, 40)
	var b strings.Builder
	b.WriteString(wrap(strings.ToUpper(d.Title), width, "", "") + "\n")
	for _, s := range d.Sections {
		b.WriteString("\n" + strings.ToUpper(s.Title) + "\n")
		for _, g := range s.Groups {
			if g.Title != "" {
				b.WriteString("\n  " + g.Title + "\n")
			}
			for _, x := range g.Sentences {
				b.WriteString(wrap(x.Text+" "+marks(x.Notes), width, "  - ", "    ") + "\n")
			}
		}
	}
	d.empty(&b)
	if len(d.Notes) > 0 {
		b.WriteString("\nNOTES\n")
	}
	for _, n := range d.Notes {
		text := fmt.Sprintf("[%d] %s, %s: “%s”", n.N, n.whose(), n.Date, n.Words)
		b.WriteString(wrap(text, width, "  ", "      ") + "\n")
		if u := web(n.URL); u != "" {
			b.WriteString("      " + u + "\n")
		}
	}
	_, err := io.WriteString(out, plainLines(b.String()))
	return err
}

// plainLines keeps control characters of reports out of a terminal.
func plainLines(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}

func marks(ns []int) string {
	var out []string
	for _, n := range ns {
		out = append(out, fmt.Sprintf("[%d]", n))
	}
	return strings.Join(out, "")
}

// empty says that nothing was told, and what is left out.
func (d Document) empty(b *strings.Builder) {
	if len(d.Sections) == 0 {
		b.WriteString("\n" + d.Nothing() + "\n")
	}
	for _, r := range d.Remarks {
		b.WriteString("\n" + r + "\n")
	}
}

// Nothing says that nothing was told of the period.
func (d Document) Nothing() string {
	about := ""
	if d.About != "" {
		about = " about " + d.About
	}
	return sentence("nothing was read" + about + " of the period " + span(d.Since, d.Until))
}

// markdown keeps words of reports from being read as markup.
func markdown(s string) string {
	return markdownEscaper.Replace(strings.Join(strings.Fields(s), " "))
}

var markdownEscaper = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "#", `\#`, "|", `\|`, "!", `\!`, "~", `\~`)

// web is an address that a reader may follow; "" for any other.
func web(u string) string {
	if (strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://")) && !strings.ContainsAny(u, " <>\"\n\r\t") {
		return u
	}
	return ""
}

// HTML writes the report's body as HTML, every word of it escaped: for a page of its
// own, a mail or the frame of another.
func (d Document) HTML(out io.Writer) error {
	t, err := template.New("situation.html").Funcs(template.FuncMap{"whose": Note.whose, "web": web}).ParseFS(templates, "templates/situation.html")
	if err != nil {
		return fmt.Errorf("brief: template: %w", err)
	}
	var b strings.Builder
	if err := t.Execute(&b, d); err != nil {
		return fmt.Errorf("brief: %w", err)
	}
	_, err = io.WriteString(out, plainLines(b.String()))
	return err
}

// Page writes a whole HTML document, to be printed or sent.
func (d Document) Page(out io.Writer) error {
	var body strings.Builder
	if err := d.HTML(&body); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>%s</title>\n<style>%s</style></head>\n<body>%s</body></html>\n",
		template.HTMLEscapeString(d.Title), sheet, body.String())
	return err
}

// sheet is the style of a whole document.
const sheet = `body{font:16px/1.5 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em}h1{line-height:1.2}h2{border-bottom:1px solid #999;margin-top:1.6em}` +
	`h3{margin-bottom:.2em}sup a{text-decoration:none}.notes{font-size:.85em}.notes li{overflow-wrap:anywhere}@media print{body{font-size:11pt;margin:0;max-width:none}a{color:inherit}h2,h3{break-after:avoid}}`

package query

import (
	"strings"
	"unicode"

	"github.com/sitrep-news/sitrep"
)

// String writes a query's text form. Parse with the same Resolver, or none,
// reads it back to the same query.
func String(q sitrep.Query) string {
	var out []string
	for i := range fields {
		f := &fields[i]
		values := f.get(&q)
		if len(values) == 0 {
			continue
		}
		if f.bound {
			out = append(out, f.Key+">="+values[0])
			continue
		}
		cells := make([]string, len(values))
		for k, v := range values {
			if cells[k] = v; !bare(v) {
				cells[k] = quote(v)
			}
		}
		out = append(out, f.Key+":"+strings.Join(cells, ","))
	}
	for _, w := range words(q.Words) {
		out = append(out, writeWord(w))
	}
	return strings.Join(out, " ")
}

// bare tells whether a value can stand without quotes.
func bare(v string) bool {
	if v == "" || strings.HasSuffix(v, "+") {
		return false
	}
	return !strings.ContainsFunc(v, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '"' || r == '\\' })
}

func quote(v string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v) + `"`
}

// wordOf is a word or phrase as Query.Words holds it: phrases in quotes.
func wordOf(v value) string {
	if !v.quoted {
		return v.text
	}
	text := strings.Join(strings.Fields(strings.NewReplacer(`"`, " ", `\`, " ").Replace(v.text)), " ")
	return `"` + text + `"`
}

// writeWord quotes a word that would be read as something else.
func writeWord(w string) string {
	if strings.HasPrefix(w, `"`) {
		return w
	}
	if terms, err := scan(w); err == nil && len(terms) == 1 && terms[0].key == "" && !terms[0].values[0].quoted {
		return w
	}
	return wordOf(value{text: w, quoted: true})
}

// words cuts Query.Words into words and quoted phrases.
func words(s string) []string {
	var out []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		if s[0] == '"' {
			text, rest, closed := strings.Cut(s[1:], `"`)
			if !closed {
				text, rest = s[1:], ""
			}
			if text = strings.Join(strings.Fields(text), " "); text != "" {
				out = append(out, `"`+text+`"`)
			}
			s = rest
			continue
		}
		end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
		if end < 0 {
			end = len(s)
		}
		out = append(out, s[:end])
		s = s[end:]
	}
	return out
}

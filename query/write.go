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

// wordOf is a word or phrase as Query.Words holds it: phrases in quotes, what to
// leave out behind a minus.
func wordOf(v value) string {
	text, sign := v.text, ""
	if v.minus {
		sign = "-"
	}
	if !v.quoted {
		return sign + text
	}
	text = strings.Join(strings.Fields(strings.NewReplacer(`"`, " ", `\`, " ").Replace(text)), " ")
	return sign + `"` + text + `"`
}

// writeWord quotes a word that would be read as something else.
func writeWord(w string) string {
	if strings.HasPrefix(strings.TrimPrefix(w, "-"), `"`) {
		return w
	}
	if terms, err := scan(w); err == nil && len(terms) == 1 && terms[0].key == "" && wordOf(terms[0].values[0]) == w {
		return w
	}
	return wordOf(value{text: strings.TrimPrefix(w, "-"), quoted: true, minus: strings.HasPrefix(w, "-")})
}

// words cuts Query.Words into words and quoted phrases, those to leave out behind
// a minus.
func words(s string) []string {
	var out []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		rest, minus := strings.CutPrefix(s, "-")
		sign := s[:len(s)-len(rest)]
		if text, ok := strings.CutPrefix(rest, `"`); ok {
			text, s, _ = strings.Cut(text, `"`)
			if text = strings.Join(strings.Fields(text), " "); text != "" {
				out = append(out, sign+`"`+text+`"`)
			}
			continue
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
		if end < 0 {
			end = len(rest)
		}
		if end > 0 || !minus {
			out = append(out, sign+rest[:end])
		}
		s = rest[end:]
	}
	return out
}

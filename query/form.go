package query

import (
	"net/url"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// Values is a query as URL parameters: a parameter a field, once for each value,
// and "q" for the words.
func Values(q sitrep.Query) url.Values {
	out := url.Values{}
	for i := range fields {
		f := &fields[i]
		values := f.get(&q)
		if f.Key == "box" && len(values) > 0 {
			values = []string{strings.Join(values, ",")}
		}
		for _, v := range values {
			if strings.ContainsAny(v, `,"\`) && f.Key != "box" || strings.HasSuffix(v, "+") {
				v = quote(v)
			}
			out.Add(f.Key, v)
		}
	}
	if w := String(sitrep.Query{Words: q.Words}); w != "" {
		out.Set("q", w)
	}
	return out
}

// FromValues reads URL parameters: "q" is a text as Parse reads it, the others are
// fields, to which those of q are added. A parameter that is given several times
// lists alternatives; so do commas, except inside quotes. Empty parameters do not
// restrict. Parameters that are no fields are refused, except those named in
// others. What a form sends is read, then, just as if it were typed.
func FromValues(v url.Values, o Options, others ...string) (sitrep.Query, error) {
	text, err := Text(v, others...)
	if err != nil {
		return sitrep.Query{}, err
	}
	return Parse(text, o)
}

// Text is the query's text that URL parameters stand for, as FromValues reads them.
func Text(v url.Values, others ...string) (string, error) {
	var out []string
	var given []string
	for key := range v {
		given = append(given, key)
	}
	slices.Sort(given)
	for _, key := range given {
		if f := fieldOf(strings.ToLower(key)); f != nil {
			var values []string
			for _, s := range v[key] {
				if s = strings.TrimSpace(s); s != "" {
					values = append(values, formValue(f, s))
				}
			}
			if len(values) > 0 {
				out = append(out, f.Key+":"+strings.Join(values, ","))
			}
		} else if key != "q" && !slices.Contains(others, key) {
			return "", sitrep.Errorf(sitrep.EInvalid, "parameter %q: %s", key, unknownField(key))
		}
	}
	for _, s := range v["q"] {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " "), nil
}

// formValue is a parameter's value as text. What has spaces or quotes of its own is
// one value, unless it begins with a quote and so was written as text.
func formValue(f *Field, s string) string {
	if strings.HasPrefix(s, `"`) || !strings.ContainsFunc(s, func(r rune) bool { return r == ' ' || r == '"' || r == '\\' || r < ' ' }) {
		return s
	}
	if f.Key == "between" || !strings.Contains(s, ",") {
		if rest, ok := strings.CutSuffix(s, "+"); ok {
			return quote(rest) + "+"
		}
		return quote(s)
	}
	var cells []string
	for cell := range strings.SplitSeq(s, ",") {
		if cell = strings.TrimSpace(cell); cell == "" {
			continue
		} else if rest, ok := strings.CutSuffix(cell, "+"); ok {
			cells = append(cells, quote(rest)+"+")
		} else {
			cells = append(cells, quote(cell))
		}
	}
	return strings.Join(cells, ",")
}

// Check refuses a query that no text could have made: one that came as JSON, say.
func Check(q sitrep.Query) error {
	again, err := Parse(String(q), Options{})
	if err != nil {
		return err
	}
	if q.Words = strings.Join(words(q.Words), " "); String(again) != String(q) {
		return sitrep.Errorf(sitrep.EInvalid, "this query is not in the usual form; it would be read as %s", String(again))
	}
	return nil
}

package place

import "strings"

// variant is another form under which to look a name up, and the kind of place
// that the words left out call it.
type variant struct {
	key  string
	kind Kind
}

// variants returns the forms of a name without its article, its generic word
// and the Arabic article, where these change it.
func variants(name string) []variant {
	full := Fold(name)
	seen := map[string]bool{full: true}
	var out []variant
	add := func(key string, kind Kind) {
		if key != "" && !seen[key] {
			seen[key] = true
			out = append(out, variant{key, kind})
		}
	}
	plain := strings.TrimPrefix(full, "the ")
	add(plain, Unknown)
	bare, kind := BareKind(name)
	key := strings.TrimPrefix(Fold(bare), "the ")
	add(key, kind)
	if s := withoutArticle(key); s != key {
		add(s, kind)
	} else if len(key) > 3 {
		add("al "+key, kind)
	}
	return out
}

// withoutArticle drops a leading Arabic article: "al qaim" is "qaim".
func withoutArticle(key string) string {
	first, rest, ok := strings.Cut(key, " ")
	if ok && article(first) && len(rest) > 2 {
		return rest
	}
	return key
}

// BareKind is Bare with the kind of place that the word left out names.
func BareKind(name string) (string, Kind) {
	bare := Bare(name)
	if bare == name {
		return name, Unknown
	}
	words := strings.Fields(strings.ToLower(name))
	for _, w := range []string{words[len(words)-1], words[0]} {
		if k, ok := Generic(w); ok {
			return bare, k
		}
	}
	return bare, Unknown
}

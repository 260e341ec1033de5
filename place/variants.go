package place

import (
	"slices"
	"strings"
)

// variant is another form under which to look a name up, and the kind of place
// that the words left out call it.
type variant struct {
	key  string
	kind Kind
	cost float64 // how much less likely it is than the name as it stands
}

// variants returns the forms of a name: as it stands, and without its article, its generic
// word and the Arabic article, where these change it.
func variants(name string) []variant {
	full := Fold(name)
	bare, kind := BareKind(name)
	out := append(make([]variant, 0, 4), variant{full, kind, 0})
	add := func(key string, kind Kind, cost float64) {
		if key != "" && !slices.ContainsFunc(out, func(v variant) bool { return v.key == key }) {
			out = append(out, variant{key, kind, cost})
		}
	}
	add(strings.TrimPrefix(full, "the "), Unknown, 0.1)
	key := full
	if bare != name {
		key = Fold(bare)
	}
	key = strings.TrimPrefix(key, "the ")
	add(key, kind, 0.7)
	if s := withoutArticle(key); s != key {
		add(s, kind, 0.8)
	} else if len(key) > 3 {
		add("al "+key, kind, 0.8)
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

// withoutDirection drops a leading "north", "western" or "central" and the like.
func withoutDirection(name string) (string, bool) {
	first, rest, ok := strings.Cut(name, " ")
	return rest, ok && Direction(first)
}

// Direction reports whether a word tells a part of an area by its side:
// "north", "Southeastern", "central".
func Direction(word string) bool {
	w := strings.ReplaceAll(strings.ToLower(word), "-", "")
	w = strings.TrimSuffix(w, "ern")
	switch w {
	case "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
		"central", "upper", "lower", "inner", "outer", "greater", "rural", "downtown":
		return true
	}
	return false
}

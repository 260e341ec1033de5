package code

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/check"
)

// contexts are the PLOVER contexts of mentions: by the CAMEO code, and by words of
// the sentence.
type contexts struct {
	code map[string][]string // CAMEO code or the beginning of one
	word map[string][]string // lower-case word
}

// loadContexts reads contexts.txt: "c CODE | context, context" and "w word | context".
func loadContexts(fsys fs.FS) (*contexts, error) {
	lines, err := check.Lines(fsys, "contexts.txt")
	if err != nil {
		return nil, fmt.Errorf("load contexts: %w", err)
	}
	c := &contexts{map[string][]string{}, map[string][]string{}}
	for _, l := range lines {
		key, list, ok := strings.Cut(l.Text, " | ")
		kind, keys, _ := strings.Cut(key, " ")
		if !ok || kind != "c" && kind != "w" {
			return nil, fmt.Errorf("load contexts: %s", l.Errorf("want 'c CODE | contexts' or 'w words | context', have %q", l.Text))
		}
		for k := range strings.SplitSeq(keys, ", ") {
			into := c.word
			if kind == "c" {
				into = c.code
			}
			if into[k] != nil {
				return nil, fmt.Errorf("load contexts: %s", l.Errorf("%q is already there", k))
			}
			into[k] = strings.Split(list, ", ")
		}
	}
	return c, nil
}

// of lists the contexts of a mention: those of its code first, then those that its
// sentence speaks of, each once.
func (c *contexts) of(m *sitrep.Mention) []string {
	var out []string
	add := func(list []string) {
		for _, x := range list {
			if !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	for n := len(m.CAMEO); n >= 2; n-- {
		if list := c.code[m.CAMEO[:n]]; list != nil {
			add(list)
			break
		}
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(m.Sentence.Text), func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') }) {
		list := c.word[w]
		if list == nil {
			list = c.word[strings.TrimSuffix(w, "s")]
		}
		add(list)
	}
	return out
}

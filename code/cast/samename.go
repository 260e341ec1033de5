package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

func (g *groups) sameName() {
	first := map[string]int{}
	for _, h := range g.c.heads {
		x := g.c.exprs[h]
		if x.kind == sitrep.KindThing && !x.named || x.kind == sitrep.KindPlace || g.c.doc.Tokens[h].UPOS == "PRON" {
			continue
		}
		if !x.named && x.end-x.start < 2 { // "officials", "the group": not the same for sure
			continue
		}
		key := actor.Fold(x.name)
		if !x.named {
			if len(strings.Fields(key)) < 2 {
				continue
			}
			if f, told := first[key]; told && g.c.introduces(x) && (len(strings.Fields(key)) < 3 || g.c.doc.Tokens[f].Sent > 1) {
				continue // but the headline's "Exampleville farmer" is the first sentence's
			}
			if g.c.ofScene(x, x.sectors) {
				key += " of " + g.c.land(h) // "security forces" here and abroad
			}
		}
		f, ok := first[key]
		if !ok {
			first[key] = h
			continue
		}
		if x.named && x.kind == sitrep.KindPerson && x.known == "" && strings.Contains(key, " ") {
			if a, b := g.info[g.root(f)], g.info[g.root(h)]; a.known == "" && b.known == "" && ofState(a.country) {
				b.country = a.country // one full name is one person, whatever the words around it say
			}
		}
		g.join(f, h)
	}
}

// introduces reports whether a description brings in somebody new: "an armed group".
func (c *Cast) introduces(x *expression) bool {
	switch strings.ToLower(c.doc.Tokens[x.start].Form) {
	case "a", "an", "another":
		return x.head > x.start
	}
	return false
}

// acronyms joins "HFA" with "Hill Front Alliance".
func (g *groups) acronyms() {
	long := map[string]int{}
	for _, h := range g.c.heads {
		x := g.c.exprs[h]
		if !x.named || x.kind == sitrep.KindPlace || x.kind == sitrep.KindPerson {
			continue
		}
		for _, name := range []string{x.name, x.canonical, g.c.plain(x.start, x.end)} {
			if i := Initials(name); len(i) >= 2 {
				if _, ok := long[i]; !ok {
					long[i] = h
				}
			}
		}
	}
	for _, h := range g.c.heads {
		x := g.c.exprs[h]
		if f, ok := long[undotted(x.name)]; ok && x.named && f != h && x.name == strings.ToUpper(x.name) {
			g.named(f, h)
		}
	}
	for _, h := range g.c.heads {
		x := g.c.exprs[h]
		if long, ok := g.c.shorts[x.name]; ok && x.named && g.c.exprs[long] != nil {
			g.named(long, h)
		}
	}
}

// akin reports whether two names may be of one bearer: they share a word of weight, are
// spelt alike, or one is made of the other's first letters. "Institute" and the like,
// which many bodies have in their names, weigh only where one name is no more than that.
func (c *Cast) akin(a, b string) bool {
	x, y := strings.Fields(actor.Fold(a)), strings.Fields(actor.Fold(b))
	for _, v := range x {
		for _, w := range y {
			if len(x) > 1 && len(y) > 1 && (c.common(v) || c.common(w) || v == w && lettered(a, v) && lettered(b, v)) {
				continue
			}
			if len(v) > 2 && len(w) > 2 && (v == w || min(len(v), len(w)) > 3 && (strings.HasPrefix(v, w[:4]) && strings.HasPrefix(w, v[:4]))) {
				return true
			}
		}
	}
	return shortens(a, y) || shortens(b, x)
}

// lettered reports whether a name ends in a word of capitals, letters for the sort of body
// that it is: "Alda AMC", "Veldt AMC".
func lettered(name, word string) bool {
	return strings.HasSuffix(name, " "+strings.ToUpper(word))
}

// namesakes reports whether two full names of persons have no more in common than their
// family: "Ann Lee" and "Tom Lee".
func namesakes(a, b string) bool {
	x, y := strings.Fields(actor.Fold(a)), strings.Fields(actor.Fold(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 {
		return false
	}
	unlike := 0
	for _, v := range x {
		if !slices.ContainsFunc(y, func(w string) bool {
			return v == w || (len(v) == 1 || len(w) == 1) && v[0] == w[0] || min(len(v), len(w)) > 3 && v[:4] == w[:4]
		}) {
			unlike++
		}
	}
	if len(x) > 2 && unlike > 0 && !bears(y, x[len(x)-1]) && !bears(x, y[len(y)-1]) {
		return true // of names of three words not even the last
	}
	return unlike > len(x)-2
}

// bears reports whether a word is one of a name's, an article before either aside.
func bears(name []string, word string) bool {
	return slices.ContainsFunc(name, func(w string) bool {
		return w == word || len(w) > 3 && len(word) > 3 && (strings.HasSuffix(w, word) || strings.HasSuffix(word, w))
	})
}

// common reports whether a word is one that the names of many bodies share.
func (c *Cast) common(word string) bool {
	_, state := c.base.StateByName(word)
	_, people := c.base.Demonym(word)
	return state || people || c.agentNoun(word) || nouns[word] != "" || c.base.NameWord(word) || bodies[word]
}

// bodies are more words of that kind.
var bodies = map[string]bool{"and": true, "for": true, "the": true, "del": true, "los": true, "las": true, "science": true, "technology": true, "research": true, "national": true, "international": true, "general": true, "development": true,
	"education": true, "health": true, "economic": true, "industry": true, "trade": true, "tourism": true, "security": true, "public": true, "central": true, "united": true,
	"democratic": true, "people": true, "peoples": true, "social": true, "union": true, "affairs": true, "state": true, "federal": true, "royal": true, "islamic": true, "world": true, "new": true}

// shortens reports whether a name of one word is made of the first letters of others,
// in their order.
func shortens(name string, words []string) bool {
	if strings.Contains(name, " ") {
		return false
	}
	s := strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(name, ".", ""), "-", ""))
	if len(s) < 2 || len(s) > 8 {
		return false
	}
	i := 0
	for _, w := range words {
		if i < len(s) && w != "" && w[0] == s[i] {
			i++
		}
	}
	return i == len(s) || i >= 3 && i >= len(s)-1
}

// Initials are the first letters of a name's capitalised words.
func Initials(name string) string {
	var out []byte
	for _, w := range strings.Fields(name) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			out = append(out, w[0])
		}
	}
	return string(out)
}

// surnames joins "Lee" with an earlier "Ann Lee".
func (g *groups) surnames() {
	last := map[string]int{}
	for _, h := range g.c.heads {
		x := g.c.exprs[h]
		if x.kind != sitrep.KindPerson || !x.named {
			continue
		}
		parts := strings.Fields(actor.Fold(x.name))
		if len(parts) == 0 {
			continue
		}
		if len(parts) == 2 && particles[parts[0]] {
			parts = parts[1:] // "De Graaf" at the start of a sentence
		}
		key := parts[len(parts)-1]
		if f, ok := last[key]; ok {
			if len(parts) == 1 || len(strings.Fields(g.c.exprs[f].name)) == 1 {
				g.join(f, h)
			}
			if len(parts) == 1 {
				continue
			}
		}
		last[key] = h
	}
}

// particles stand before family names.
var particles = map[string]bool{"al": true, "ben": true, "bin": true, "da": true, "de": true, "del": true, "den": true, "der": true, "di": true, "dos": true,
	"du": true, "el": true, "la": true, "le": true, "ter": true, "van": true, "von": true}

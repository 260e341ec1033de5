package re3d

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed acts.txt
var actsText string

// acts tells of what kinds of act a lemma is.
type acts map[string][]string

// readActs reads lines of a kind, a colon and lemmas; lines that start with # are comments.
func readActs(text string) acts {
	out := acts{}
	for line := range strings.Lines(text) {
		kind, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(words) {
			if !slices.Contains(out[w], kind) {
				out[w] = append(out[w], kind)
			}
		}
	}
	return out
}

// actsOf lists the kinds of act that tokens tell, each once, in order of the alphabet.
func (x *Document) actsOf(tokens []int) []string {
	var out []string
	for _, t := range tokens {
		out = append(out, x.acts[x.lemma(t)]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// tells adds what acts stand at the top of the way between a and b, on it, below
// it and between the two, each with what the two are: "a force fights another" is
// one thing whatever the verb.
func (x *Document) tells(a, b End, add func(...string)) {
	sa, sb := x.mark(a.Head), x.mark(b.Head)
	k, order := sa+sb, "<"
	lo, hi := a, b
	if b.Head < a.Head {
		order, lo, hi = ">", b, a
	}
	add("e", k)
	add("eo", k, order)
	add("eg", k, order, reach(hi.Start-lo.End))
	x.identities(a, b, sa, sb, add)
	r, ok := x.route(a.Head, b.Head)
	if !ok {
		return
	}
	ua, ub, i, j, up, down := r.a, r.b, len(r.up), len(r.down), r.up, r.down
	first, last := edgeAt(up, 0), edgeAt(up, i-1)
	to, from := edgeAt(down, 0), edgeAt(down, j-1)
	add("ew", k, last, from)
	add("eu", k, first)
	add("ed", k, to)
	add("el", k, digit(i, 3), digit(j, 3))
	add("eway", k, strings.Join(up[:min(3, i)], "^"), strings.Join(down[:min(3, j)], "_"))
	for _, c := range x.actsOf(ub[j : j+1]) {
		add("t", c)
		add("te", c, k)
		add("tw", c, plain(last), plain(from))
		add("tew", c, k, plain(last), plain(from))
	}
	for _, c := range x.actsOf(append(ua[min(1, i):i:i], ub[min(1, j):j]...)) {
		add("m", c, order)
		add("me", c, k)
	}
	var between []int
	for t := lo.End; t < hi.Start; t++ {
		between = append(between, t)
	}
	for _, c := range x.actsOf(between) {
		add("b", c, k, order)
	}
	below := slices.DeleteFunc(x.Doc.Children(ub[j]), func(t int) bool { return slices.Contains(ua, t) || slices.Contains(ub, t) })
	for _, c := range x.actsOf(below) {
		add("s", c, k)
	}
	for _, c := range x.actsOf([]int{a.Head}) {
		add("oa", c, k)
		add("oad", c, to)
	}
	for _, c := range x.actsOf([]int{b.Head}) {
		add("ob", c, k)
		add("obu", c, first)
	}
	if slices.ContainsFunc(x.Doc.Children(ub[j]), func(t int) bool {
		l := x.lemma(t)
		return l == "not" || l == "never" || l == "n't" || l == "no"
	}) {
		add("neg", k)
	}
}

// identities adds who the two are, by the knowledge base's id where it has one:
// two parties that fight in one report fight in the next.
func (x *Document) identities(a, b End, sa, sb string, add func(...string)) {
	who := func(t int) string {
		if x.known[t] != "" {
			return x.known[t]
		}
		return x.lemma(t)
	}
	add("who", who(a.Head), who(b.Head))
	add("whoa", who(a.Head), sb)
	add("whob", who(b.Head), sa)
}

// edgeAt is the i-th edge, "0" where there is none.
func edgeAt(edges []string, i int) string {
	if i < 0 || i >= len(edges) {
		return "0"
	}
	return edges[i]
}

// plain is an edge without its preposition or subtype.
func plain(edge string) string {
	rel, _, _ := strings.Cut(edge, ":")
	return rel
}

func digit(n, most int) string { return string(rune('0' + min(n, most))) }

// reach is how far apart two expressions stand, in steps.
func reach(words int) string {
	for i, most := range []int{0, 1, 3, 7, 14} {
		if words <= most {
			return digit(i, 9)
		}
	}
	return "5"
}

package score

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// wordKey is a word's place in the text without spaces, in code points; Part
// numbers the words of a multiword token that don't spell it.
type wordKey struct{ start, end, part int }

// rootKey stands for the head of a sentence's root.
var rootKey = wordKey{-1, -1, -1}

// uword is one syntactic word of a CoNLL-U file.
type uword struct {
	key, head wordKey
	upos, rel string
}

// trees is a CoNLL-U file: its words, where sentences start, its length.
type trees struct {
	words []uword
	sents map[int]bool
	chars int
}

// CoNLLU scores an analysis of raw text, aligned by characters as in the
// CoNLL 2018 shared task: words, sentences, tags, attachments.
func CoNLLU(gold, pred io.Reader) (Figures, error) {
	g, err := readTrees(gold)
	if err != nil {
		return nil, fmt.Errorf("score conllu: gold: %w", err)
	}
	p, err := readTrees(pred)
	if err != nil {
		return nil, fmt.Errorf("score conllu: prediction: %w", err)
	}
	at := map[wordKey]uword{}
	for _, w := range g.words {
		at[w.key] = w
	}
	var words, upos, uas, las int
	for _, w := range p.words {
		x, ok := at[w.key]
		if !ok {
			continue
		}
		words++
		upos += btoi(x.upos == w.upos)
		uas += btoi(x.head == w.head)
		las += btoi(x.head == w.head && x.rel == w.rel)
	}
	sents := tally{pred: len(p.sents), gold: len(g.sents)}
	for s := range p.sents {
		sents.right += btoi(g.sents[s])
	}
	f := func(right int) float64 { return tally{right, len(p.words), len(g.words)}.f1() }
	return Figures{{"words_f1", f(words)}, {"sentences_f1", sents.f1()}, {"upos_f1", f(upos)}, {"uas", f(uas)}, {"las", f(las)}}, nil
}

func readTrees(r io.Reader) (*trees, error) {
	t := &trees{sents: map[int]bool{}}
	var block [][]string
	in := bufio.NewScanner(r)
	in.Buffer(nil, 16<<20)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimRight(in.Text(), "\r")
		switch {
		case line == "":
			t.sentence(block)
			block = nil
		case line[0] != '#':
			f := strings.Split(line, "\t")
			if len(f) < 8 {
				return nil, fmt.Errorf("line %d: %d columns, want 10 separated by tabs", n, len(f))
			}
			if !strings.Contains(f[0], ".") {
				block = append(block, f)
			}
		}
	}
	if err := in.Err(); err != nil {
		return nil, err
	}
	t.sentence(block)
	return t, nil
}

// sentence adds the rows of one sentence.
func (t *trees) sentence(block [][]string) {
	if len(block) == 0 {
		return
	}
	t.sents[t.chars] = true
	var rows [][]string
	multi := map[int][]string{} // first word of a multiword token to its row
	for _, f := range block {
		if a, _, ok := strings.Cut(f[0], "-"); ok {
			n, _ := strconv.Atoi(a)
			multi[n] = f
		} else {
			rows = append(rows, f)
		}
	}
	keys := t.place(rows, multi)
	for _, f := range rows {
		n, _ := strconv.Atoi(f[0])
		head, ok := keys[f[6]]
		if !ok {
			head = rootKey
		}
		rel, _, _ := strings.Cut(f[7], ":")
		t.words = append(t.words, uword{keys[strconv.Itoa(n)], head, f[3], rel})
	}
}

// place gives every word of a sentence, by its number, its key in the text.
func (t *trees) place(rows [][]string, multi map[int][]string) map[string]wordKey {
	keys := map[string]wordKey{}
	for i := 0; i < len(rows); {
		n, _ := strconv.Atoi(rows[i][0])
		size, surface := 1, glue(rows[i][1])
		if m, ok := multi[n]; ok {
			_, b, _ := strings.Cut(m[0], "-")
			last, _ := strconv.Atoi(b)
			size, surface = max(1, min(last-n+1, len(rows)-i)), glue(m[1])
		}
		group := rows[i : i+size]
		joined := ""
		for _, g := range group {
			joined += glue(g[1])
		}
		width := utf8.RuneCountInString(surface)
		spelt, p := strings.EqualFold(joined, surface), t.chars
		for k, g := range group {
			w := utf8.RuneCountInString(glue(g[1]))
			if spelt {
				keys[g[0]] = wordKey{p, p + w, 0}
			} else {
				keys[g[0]] = wordKey{t.chars, t.chars + width, k}
			}
			p += w
		}
		t.chars += width
		i += size
	}
	return keys
}

func glue(form string) string { return strings.ReplaceAll(form, " ", "") }

package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// Write writes one document. Multiword tokens ("don't") get their range line, names a
// Name=B-... and chains an Entity=(e1 in MISC.
func Write(w io.Writer, doc Document) error {
	out := bufio.NewWriter(w)
	d := doc.Doc
	if doc.ID != "" {
		fmt.Fprintf(out, "# newdoc id = %s\n", doc.ID)
	} else {
		fmt.Fprintln(out, "# newdoc")
	}
	if len(d.Chains) > 0 {
		fmt.Fprintln(out, "# global.Entity = eid")
	}
	misc := miscColumns(d)
	for i := range d.Sents {
		writeSentence(out, d, i, misc)
	}
	return out.Flush()
}

func writeSentence(out *bufio.Writer, d *nlp.Doc, i int, misc [][]string) {
	s := d.Sents[i]
	if i == 0 || d.Sents[i-1].Para != s.Para {
		fmt.Fprintln(out, "# newpar")
	}
	fmt.Fprintf(out, "# sent_id = %d\n# text = %s\n", i+1, strings.Join(strings.Fields(d.Sentence(i)), " "))
	for t := s.Start; t < s.End; t++ {
		if end := multiword(d, t, s); end > t+1 && (t == s.Start || !inMultiword(d, t, s)) {
			fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", t-s.Start+1, end-s.Start,
				column(d.Text[d.Tokens[t].Start:d.Tokens[end-1].End]), space(d, end-1))
		}
		writeWord(out, d, t, s, misc[t])
	}
	out.WriteByte('\n')
}

func writeWord(out *bufio.Writer, d *nlp.Doc, t int, s nlp.Sent, misc []string) {
	tok := d.Tokens[t]
	head, rel := "_", column(tok.Deprel)
	switch {
	case tok.Head >= 0:
		head = strconv.Itoa(tok.Head - s.Start + 1)
	case tok.Deprel != "":
		head = "0"
	}
	m := misc
	if !inMultiword(d, t, s) && multiword(d, t, s) == t+1 && space(d, t) != "_" {
		m = append(m, space(d, t))
	}
	ms := "_"
	if len(m) > 0 {
		ms = strings.Join(m, "|")
	}
	fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t_\t%s\n", t-s.Start+1, column(tok.Form), column(tok.Lemma),
		column(tok.UPOS), column(tok.XPOS), column(tok.Feats), head, rel, ms)
}

// miscColumns gathers the names' tags and the coreference brackets of every token.
func miscColumns(d *nlp.Doc) [][]string {
	misc := make([][]string, len(d.Tokens))
	for at, b := range brackets(d) {
		misc[at] = append(misc[at], "Entity="+b)
	}
	for _, n := range d.Names {
		for i := n.Start; i < n.End; i++ {
			bio := "I-"
			if i == n.Start {
				bio = "B-"
			}
			misc[i] = append(misc[i], "Name="+bio+n.Label)
		}
	}
	return misc
}

// multiword returns one past the last word of the multiword token that word t begins: words
// that share one place in the text, or a word with the clitics glued to it.
func multiword(d *nlp.Doc, t int, s nlp.Sent) int {
	end := t + 1
	for end < s.End && glued(d, end) {
		end++
	}
	return end
}

func inMultiword(d *nlp.Doc, t int, s nlp.Sent) bool { return t > s.Start && glued(d, t) }

// glued tells whether word t belongs to the multiword token of the word before.
func glued(d *nlp.Doc, t int) bool {
	a, b := d.Tokens[t-1], d.Tokens[t]
	if b.Start < a.End {
		return true
	}
	if a.End != b.Start || b.Start == b.End || !endsInLetter(a.Form) {
		return false
	}
	return clitic(strings.ReplaceAll(strings.ToLower(b.Form), "’", "'"), strings.ToLower(a.Form))
}

// clitic tells whether form hangs on the word before it: "'s", "n't", the "not" of "cannot".
func clitic(form, before string) bool {
	switch form {
	case "'s", "'ll", "'re", "'ve", "'d", "'m", "n't", "nt", "'":
		return true
	case "not":
		return before == "can"
	case "na":
		return before == "gon" || before == "wan"
	case "ta":
		return before == "got"
	}
	return false
}

func endsInLetter(s string) bool {
	if s == "" {
		return false
	}
	c := s[len(s)-1]
	return c >= 0x80 || c == '.' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
}

// space is the SpaceAfter mark of word t, or "_".
func space(d *nlp.Doc, t int) string {
	if t+1 < len(d.Tokens) && d.Tokens[t+1].Start == d.Tokens[t].End {
		return "SpaceAfter=No"
	}
	return "_"
}

// column makes a value fit into a column: never empty, no tab, no line end.
func column(s string) string {
	if s == "" {
		return "_"
	}
	if strings.ContainsAny(s, "\t\n\r") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

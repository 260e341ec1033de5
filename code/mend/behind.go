package mend

import "github.com/sitrep-news/sitrep/nlp"

// behind makes one speaker of a description and a name that both stand behind the verb of saying
// v: `"...," said its chair, Ann Lee`, where the name became a second subject of v or was hung on
// a word of what is said.
func behind(d *nlp.Doc, v int) {
	s := -1
	for _, k := range d.Children(v) {
		if k > v && d.Rel(k) == "nsubj" && (s < 0 || k < s) {
			s = k
		}
	}
	if s < 0 || s > v+9 {
		return
	}
	for _, m := range d.NamesIn(s+1, s+8) {
		beside := m.Start == s+1 && d.Tokens[s].UPOS == "NOUN"
		if m.Label != "Person" || !beside && (m.Start < s+2 || m.Start > s+6 || d.Tokens[m.Start-1].Form != ",") || m.End > d.Sents[d.Tokens[v].Sent].End {
			continue
		}
		head := m.Start
		for t := m.Start; t < m.End; t++ {
			if h := d.Tokens[t].Head; h < m.Start || h >= m.End {
				head = t
				break
			}
		}
		if h := d.Tokens[head].Head; h != v && h >= v || h < 0 || d.Rel(head) != "nsubj" && d.Rel(head) != "vocative" && d.Rel(head) != "obj" && d.Rel(head) != "dep" && d.Rel(head) != "appos" {
			return
		}
		if h := d.Tokens[head].Head; beside && h < v && !d.Below(s, head) { // "said dissident Ann Lee"
			d.Tokens[head].Head, d.Tokens[head].Deprel = v, "nsubj"
			d.Tokens[s].Head, d.Tokens[s].Deprel = head, "nmod:desc"
			return
		}
		if _, end := edges(d, s); beside || end > m.Start || d.Below(s, head) || d.Tokens[s].UPOS != "NOUN" {
			return
		}
		d.Tokens[head].Head, d.Tokens[head].Deprel = s, "appos"
		return
	}
}

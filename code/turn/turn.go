// Package turn finds whose words whole paragraphs are by the form of the text: the answers of an
// interview, the parts of a transcript, a statement that a body puts out.
//
// Such words stand in no quotation marks and hang on no verb of saying, yet "I" and "we" in them are
// the speaker's, and what they tell is his word and not the outlet's.
package turn

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// Turn is the paragraphs [Start, End) that one speaks, the label before them aside.
type Turn struct {
	Start, End int
	Label      [2]int // the tokens that say whose turn it is, equal where there are none
	Speaker    int    // head of the expression for who speaks; -1 for whoever asks
}

// Read lists the turns of a document in text order, none for one that is told by its outlet.
func Read(d *nlp.Doc) []Turn {
	ps := paragraphs(d)
	for _, form := range []func(*nlp.Doc, []paragraph) []Turn{lettered, named, questioned, issued} {
		if out := form(d, ps); len(out) > 0 {
			return out
		}
	}
	return nil
}

// paragraph is the tokens [start, end) of one.
type paragraph struct{ start, end int }

func paragraphs(d *nlp.Doc) []paragraph {
	var out []paragraph
	for s, x := range d.Sents {
		if s == 0 || x.Para != d.Sents[s-1].Para {
			out = append(out, paragraph{x.Start, x.Start})
		}
		out[len(out)-1].end = x.End
	}
	return out
}

// lettered reads an interview whose parts are led in by "Q:" and "A:". An answer goes on until the
// next question.
func lettered(d *nlp.Doc, ps []paragraph) []Turn {
	var out []Turn
	asked, answered, first := 0, 0, -1
	letter := ""
	for i, p := range ps {
		l, n := letters(d, p)
		if l != "" {
			letter = l
			if first < 0 {
				first = i
			}
		}
		switch {
		case l == "q":
			asked++
		case l == "a":
			answered++
		}
		if letter != "" && p.start+n < p.end {
			t := Turn{Start: p.start + n, End: p.end, Label: [2]int{p.start, p.start + n}, Speaker: -1}
			if letter == "a" {
				t.Speaker = 0
			}
			out = append(out, t)
		}
	}
	if asked == 0 || answered == 0 || asked+answered < 3 {
		return nil
	}
	return spokenBy(out, guest(d, ps[first].start))
}

// letters is "q" or "a" where a paragraph begins with such a label, and of how many tokens it is.
func letters(d *nlp.Doc, p paragraph) (string, int) {
	w := strings.ToLower(d.Tokens[p.start].Form)
	n := 1
	switch {
	case p.start+1 < p.end && (d.Tokens[p.start+1].Form == ":" || d.Tokens[p.start+1].Form == "."):
		n = 2
	case strings.HasSuffix(w, ".") || strings.HasSuffix(w, ":"):
		w = w[:len(w)-1]
	default:
		return "", 0
	}
	switch w {
	case "q", "question":
		return "q", n
	case "a", "answer":
		return "a", n
	}
	return "", 0
}

// named reads a transcript whose parts are led in by the speakers' names: "Ann Lee:", "Mr Lee:". What
// stands between them without a name may be anybody's.
func named(d *nlp.Doc, ps []paragraph) []Turn {
	var out []Turn
	for _, p := range ps {
		if n := nameLabel(d, p); n > 0 {
			out = append(out, Turn{Start: p.start + n, End: p.end, Label: [2]int{p.start, p.start + n}, Speaker: head(d, p.start+n-2)})
		}
	}
	if len(out) < 3 {
		return nil
	}
	return out
}

// nameLabel is how many tokens the label of a paragraph has that is a person's name, with titles
// before it, and a colon, 0 for none.
func nameLabel(d *nlp.Doc, p paragraph) int {
	colon := -1
	for t := p.start + 1; t < min(p.start+6, p.end-1); t++ {
		if d.Tokens[t].Form == ":" {
			colon = t
			break
		}
	}
	if colon < 0 {
		return 0
	}
	for _, n := range d.NamesIn(p.start, colon) {
		if n.Label == "Person" && n.Start >= p.start && n.End == colon && titled(d, p.start, n.Start) {
			return colon + 1 - p.start
		}
	}
	return 0
}

// titled reports whether tokens [start, end) may be somebody's title: names and nouns alone.
func titled(d *nlp.Doc, start, end int) bool {
	for t := start; t < end; t++ {
		if u := d.Tokens[t].UPOS; u != "PROPN" && u != "NOUN" && u != "ADJ" && d.Tokens[t].Form != "." {
			return false
		}
	}
	return true
}

// head is the token of the name that ends at token t which the others of it hang on.
func head(d *nlp.Doc, t int) int {
	for _, n := range d.NamesIn(t, t+1) {
		for k := n.Start; k < n.End; k++ {
			if h := d.Tokens[k].Head; h < n.Start || h >= n.End {
				return k
			}
		}
	}
	return t
}

// questioned reads an interview whose questions are paragraphs of their own and whose answers are
// told in the first person.
func questioned(d *nlp.Doc, ps []paragraph) []Turn {
	var out []Turn
	asked, first, own, all := 0, -1, 0, 0
	for i, p := range ps {
		if i > 0 && question(d, p) {
			asked++
			if first < 0 {
				first = i
			}
			out = append(out, Turn{Start: p.start, End: p.end, Label: [2]int{p.start, p.start}, Speaker: -1})
			continue
		}
		if first < 0 {
			continue
		}
		all++
		if firstPerson(d, p) {
			own++
		}
		out = append(out, Turn{Start: p.start, End: p.end, Label: [2]int{p.start, p.start}, Speaker: 0})
	}
	if asked < 3 || own < 2 || own*2 < all {
		return nil
	}
	return spokenBy(out, guest(d, ps[first].start))
}

// question reports whether a paragraph asks somebody something and is nobody's quoted words.
func question(d *nlp.Doc, p paragraph) bool {
	return d.Tokens[p.end-1].Form == "?" && p.end-p.start < 80 && !marked(d, p)
}

// firstPerson reports whether somebody tells a paragraph of himself or his people, outside of
// quotation marks.
func firstPerson(d *nlp.Doc, p paragraph) bool {
	if marked(d, p) {
		return false
	}
	for t := p.start; t < p.end; t++ {
		if w := d.Tokens[t].Form; ownWords[strings.ToLower(w)] && w != "US" {
			return true
		}
	}
	return false
}

// ownWords are pronouns of who speaks.
var ownWords = lists.Set("i we my our us me")

// marked reports whether a paragraph begins with a quotation mark.
func marked(d *nlp.Doc, p paragraph) bool {
	switch d.Tokens[p.start].Form {
	case `"`, "“", "``", "''", "‘":
		return true
	}
	return false
}

// issued reads a statement that a body puts out, or a speech, under a headline which says so:
// "Statement of the Ministry of Defence", "Speech by Ann Lee". All that stands below is its word where
// it is told in the first person.
func issued(d *nlp.Doc, ps []paragraph) []Turn {
	if len(ps) < 2 {
		return nil
	}
	by := issuer(d, ps[0])
	if by < 0 {
		by = letterhead(d, ps)
	}
	if by < 0 {
		return nil
	}
	var out []Turn
	we := false
	for _, p := range ps[1:] {
		if !told(d, p) {
			continue // "Press release, 14 June"
		}
		we = we || firstPerson(d, p)
		out = append(out, Turn{Start: p.start, End: p.end, Label: [2]int{p.start, p.start}, Speaker: by})
	}
	if !we {
		return nil
	}
	return out
}

// told reports whether a paragraph has a verb.
func told(d *nlp.Doc, p paragraph) bool {
	for t := p.start; t < p.end; t++ {
		if u := d.Tokens[t].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
	}
	return false
}

// papers are nouns of what people and bodies put out in their own words.
var papers = lists.Set("statement communique communiqué declaration address speech remarks message letter")

// issuer is the head of whoever's statement the headline p says the text is, -1 for nobody's.
func issuer(d *nlp.Doc, p paragraph) int {
	for t := p.start; t+2 < p.end; t++ {
		if !papers[strings.ToLower(d.Tokens[t].Form)] {
			continue
		}
		switch strings.ToLower(d.Tokens[t+1].Form) {
		case "by":
		case "of", "from":
			if t > p.start+3 {
				return -1
			}
		default:
			return -1
		}
		for _, n := range d.NamesIn(t+1, p.end) {
			if n.Label == "Organization" || n.Label == "Person" {
				return head(d, n.Start)
			}
		}
		return -1
	}
	return -1
}

// letterhead is the head of the body that the first paragraph names, where that or the second says that
// a press release follows; -1 where there is none.
func letterhead(d *nlp.Doc, ps []paragraph) int {
	release := false
	for _, p := range ps[:2] {
		for t := p.start; t+1 < p.end && p.end-p.start < 20; t++ {
			w := strings.ToLower(d.Tokens[t].Form)
			release = release || t == p.start && (w == "communique" || w == "communiqué") ||
				(w == "press" || w == "news") && strings.EqualFold(d.Tokens[t+1].Form, "release")
		}
	}
	if !release || ps[0].end-ps[0].start > 20 {
		return -1
	}
	for _, n := range d.NamesIn(ps[0].start, ps[0].end) {
		if n.Label == "Organization" {
			return head(d, n.Start)
		}
	}
	return -1
}

// spokenBy gives the answers among turns to their speaker; none is known where he is -1.
func spokenBy(turns []Turn, speaker int) []Turn {
	if speaker < 0 {
		return nil
	}
	for i := range turns {
		if turns[i].Speaker == 0 {
			turns[i].Speaker = speaker
		}
	}
	return turns
}

// asking are words of talking to somebody: their person is who answers.
var asking = lists.Set("answer ask conversation discuss interview meet question reply respond say sit speak talk tell")

// guest is the head of the person whom the text before token end says was spoken to, else of the only
// person that it names, -1 where it does not tell.
func guest(d *nlp.Doc, end int) int {
	best, only, persons := -1, -1, map[string]bool{}
	for _, n := range d.Names {
		if n.Label != "Person" || n.End > end {
			continue
		}
		h := head(d, n.Start)
		only = h
		persons[strings.ToLower(d.Tokens[n.End-1].Form)] = true
		up := h
		for k := 0; k < 3 && up >= 0; k++ {
			up = d.Tokens[up].Head
			if up >= 0 && asking[strings.ToLower(d.Tokens[up].Lemma)] {
				best = h
			}
		}
	}
	if best < 0 && len(persons) == 1 {
		best = only
	}
	return best
}

package eval

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/number"
)

// tolls are the least numbers of insurgents killed and captured, and whether an
// air strike killed them.
func (c releaseCoder) tolls(doc *nlp.Doc) (killed, captured int, air bool) {
	all := c.numbers.Casualties(doc, c.numbers.Find(doc))
	killed, captured = least(doc, all, "killed"), least(doc, all, "captured")
	low := strings.ToLower(doc.Text)
	for _, w := range []string{"airstrike", "air strike", "air-strike"} {
		air = air || strings.Contains(low, w)
	}
	return killed, captured, air
}

// least adds up the tolls of one harm over a release: single persons and groups
// apart, the largest of what is told again, plus what is told as more.
func least(doc *nlp.Doc, all []number.Casualty, harm string) int {
	single, group, more := 0, 0, 0
	bySent := map[int][2]int{}
	for _, c := range all {
		if c.Harm != harm || c.PartOf >= 0 || c.Best == 0 || !enemy(c.Who) || !happened(doc, c.Trigger) {
			continue
		}
		n := c.Best
		if c.Over {
			n++
		}
		s := doc.Tokens[c.Trigger].Sent
		told := bySent[s]
		switch {
		case additional(doc, c):
			more += n
		case n == 1:
			told[0]++
		default:
			told[1] += n
		}
		bySent[s] = told
	}
	for _, t := range bySent {
		single, group = max(single, t[0]), max(group, t[1])
	}
	return single + group + more
}

// enemy reports whether the words for the harmed are not the forces' own or civilians.
func enemy(who string) bool {
	low := strings.ToLower(who)
	for _, w := range []string{"soldier", "civilian", "police", "service", "child", "women", "woman", "member of the", "forces", "troop", "elder", "coalition", "animal", "people"} {
		if strings.Contains(low, w) {
			return false
		}
	}
	return true
}

// happened reports whether the verb at i tells of something done: not "to
// capture", "not detained", "aimed at killing".
func happened(doc *nlp.Doc, i int) bool {
	for _, c := range doc.Children(i) {
		switch strings.ToLower(doc.Tokens[c].Form) {
		case "to", "not", "n't", "no", "if":
			if rel := doc.Rel(c); rel == "mark" || rel == "advmod" || rel == "aux" {
				return false
			}
		}
	}
	return true
}

// additional reports whether the toll is told as more than what was told before.
func additional(doc *nlp.Doc, c number.Casualty) bool {
	words := strings.Fields(strings.ToLower(doc.Text[c.Start:c.End]))
	for _, w := range words {
		switch w {
		case "additional", "other", "others", "another", "more":
			return true
		}
	}
	for _, k := range doc.Children(c.Trigger) {
		if strings.EqualFold(doc.Tokens[k].Form, "also") {
			return true
		}
	}
	return false
}

package eval

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/number"
)

// tolls are the least numbers of insurgents killed and captured, and whether an
// air strike killed them.
func tolls(doc *nlp.Doc, all []number.Casualty) (killed, captured int, air bool) {
	killed, captured = least(doc, all, "killed"), least(doc, all, "captured")
	low := strings.ToLower(doc.Text)
	for _, w := range []string{"airstrike", "air strike", "air-strike"} {
		air = air || strings.Contains(low, w)
	}
	return killed, captured, air
}

// least adds up the tolls of one harm over a release. A release tells its operation
// twice, in brief and at length: of leaders and of their people the largest number
// that one sentence tells counts, an exact one before "several". "The leader" of
// another sentence is one of those told before.
func least(doc *nlp.Doc, all []number.Casualty, harm string) int {
	leaders, exact, vague, again := map[int]int{}, map[int]int{}, map[int]int{}, 0
	known := map[int]int{}
	for _, c := range all {
		if c.Harm != harm || c.PartOf >= 0 || c.Best == 0 || !counts(doc, c) || summary(doc, c.Trigger) {
			continue
		}
		n, s := c.Best, doc.Tokens[c.Trigger].Sent
		if c.Over {
			n++
		}
		switch {
		case c.Named && n == 2 && !strings.HasPrefix(doc.Text[c.Start:], "both"):
			again = n
		case c.Named:
			known[s] += n
		case leader(doc, c):
			leaders[s] += n
		case c.High != nil && *c.High == c.Low || c.Over:
			exact[s] += n
		default:
			vague[s] += n
		}
	}
	people := exact
	if most(exact) < 2 {
		for s, n := range vague {
			people[s] += n
		}
	}
	top, one := most(leaders)+most(people), again
	for s := range known {
		one = max(one, known[s]+leaders[s]+people[s])
	}
	return max(top, one)
}

func most(bySent map[int]int) int {
	top := 0
	for _, n := range bySent {
		top = max(top, n)
	}
	return top
}

// counts reports whether a toll is of the enemy and done.
func counts(doc *nlp.Doc, c number.Casualty) bool {
	return enemy(c.Who) && happened(doc, c.Trigger)
}

// leader reports whether the toll is of somebody of rank or by name, whom a release
// tells apart from the others.
func leader(doc *nlp.Doc, c number.Casualty) bool {
	low := strings.ToLower(c.Who)
	for _, w := range []string{"leader", "commander", "facilitator", "financier", "chief", "governor", "member", "expert", "emir", "dealer", "maker", "specialist", "coordinator", "smuggler", "official", "planner"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	for _, n := range doc.Names {
		if n.Label == "Person" && n.Start <= c.WhoHead && c.WhoHead < n.End {
			return true
		}
	}
	return false
}

// summary reports whether the sentence of token i adds up several operations, of
// which the release tells one by itself.
func summary(doc *nlp.Doc, i int) bool {
	s := strings.ToLower(doc.Sentence(doc.Tokens[i].Sent))
	several := strings.Contains(s, "separate") && strings.Contains(s, "operations")
	for _, w := range []string{" provinces", "recently", "eastern and southern", "southern and eastern", "northern and southern"} {
		several = several || strings.Contains(s, w)
	}
	return several && doc.Tokens[i].Sent < len(doc.Sents)-2 || strings.Contains(s, "past 24 hours") || strings.Contains(s, "last 24 hours")
}

// enemy reports whether the words for the harmed are not the forces' own or civilians.
func enemy(who string) bool {
	low := strings.ToLower(who)
	for _, w := range []string{"soldier", "civilian", "police", "service", "child", "women", "woman", "member of the", "forces", "troop", "elder", "coalition", "animal", "people", "citizen", "local afghan", "local man", "local men", "villager", "boy", "girl", "national", "american", "resident"} {
		if strings.Contains(low, w) {
			return false
		}
	}
	return true
}

// happened reports whether the verb at i tells of something done: not "to
// capture", "not detained", "aimed at killing".
func happened(doc *nlp.Doc, i int) bool {
	if i > 0 && doc.Tokens[i-1].Form == "to" {
		return false
	}
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

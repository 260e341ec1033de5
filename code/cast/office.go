package cast

import (
	"regexp"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/vocab"
)

// offices joins "the president" with the one person before it whom the report
// calls president, where it calls nobody else so.
func (g *groups) offices() {
	c := g.c
	holders := map[string][]int{} // office -> heads of named persons, one a group
	last := -1                    // head of the person named last
	for _, h := range c.heads {
		x := c.exprs[h]
		if office := c.bareOffice(x); office != "" {
			if hs := holders[office]; len(hs) == 1 && g.info[g.root(h)].name == "" && (office != lawmaker || g.root(hs[0]) == g.root(last)) {
				g.join(hs[0], h)
			}
			continue
		}
		if g.ofLand(x) {
			continue
		}
		if short := c.lettersOf(x); short != "" && len(holders[short]) == 1 && g.root(h) != g.root(holders[short][0]) {
			x.kind, g.info[g.root(h)].kind, g.info[g.root(h)].proper = sitrep.KindPerson, sitrep.KindPerson, ""
			g.named(holders[short][0], h)
			continue
		}
		if x.kind == sitrep.KindPerson && c.doc.Tokens[h].UPOS != "PRON" && c.legislates(x) && !slices.ContainsFunc(holders[lawmaker], func(o int) bool { return g.root(o) == g.root(h) }) {
			holders[lawmaker] = append(holders[lawmaker], h) // "Ann Lee, who is a member of parliament"
		}
		if x.kind != sitrep.KindPerson || !x.named {
			continue
		}
		last = h
		if short := Initials(c.titleOf(x)); len(short) > 1 && !slices.ContainsFunc(holders[short], func(o int) bool { return g.root(o) == g.root(h) }) {
			holders[short] = append(holders[short], h)
		}
		for _, t := range x.roles {
			if c.gone(t) {
				continue
			}
			office := strings.ToLower(c.doc.Tokens[t.end-1].Lemma)
			known := false
			for _, o := range holders[office] {
				known = known || g.root(o) == g.root(h)
			}
			if !known {
				holders[office] = append(holders[office], h)
			}
		}
	}
}

// gone reports whether a title is one that its bearer had once: "the then chief minister",
// "former President".
func (c *Cast) gone(t title) bool {
	for k := max(t.start-2, 0); k < t.end; k++ {
		if c.doc.Tokens[k].Sent != c.doc.Tokens[t.start].Sent {
			continue
		}
		switch strings.ToLower(c.doc.Tokens[k].Form) {
		case "former", "then", "ex", "ex-president", "late", "outgoing", "ousted", "deposed", "onetime":
			return true
		}
	}
	return false
}

// lawmaker stands for all words for a member of a parliament.
const lawmaker = "lawmaker"

// parliaments are the names of such bodies in a title.
var parliaments = regexp.MustCompile(`\b(parliament|congress|senate|national assembly|legislature|knesset|duma|majlis|lok sabha|bundestag)\b`)

// legislates reports whether the text makes a person a member of a parliament.
func (c *Cast) legislates(x *expression) bool {
	if x.named && slices.Contains(x.sectors, "LEG") {
		return true
	}
	if !x.named && c.doc.Tokens[x.head].Lemma == "member" && parliaments.MatchString(strings.ToLower(c.plain(x.start, x.end))) {
		return true
	}
	return slices.ContainsFunc(x.roles, func(t title) bool {
		held := strings.ToLower(c.plain(t.start, t.end))
		return vocab.Lawmakers[strings.ToLower(c.doc.Tokens[t.end-1].Lemma)] || strings.HasPrefix(held, "member of") && parliaments.MatchString(held)
	})
}

// titleOf are the words of the titles that stand right before a person's name: "Deputy
// President" of "Deputy President Ann Lee".
func (c *Cast) titleOf(x *expression) string {
	if x.nameOf < 0 {
		return ""
	}
	start := c.doc.Names[x.nameOf].Start
	for _, t := range x.roles {
		if t.start >= x.start {
			start = min(start, t.start)
		}
	}
	if end := c.doc.Names[x.nameOf].Start; start < end {
		return c.plain(start, end)
	}
	return ""
}

// lettersOf are the letters that an expression like "the DP" is made of, where nobody is
// known by them: they may shorten an office.
func (c *Cast) lettersOf(x *expression) string {
	d := c.doc
	w := d.Tokens[x.head].Form
	if !x.named || x.known != "" || len(w) < 2 || len(w) > 3 || w != strings.ToUpper(w) || x.start != x.head-1 || x.end != x.head+1 || !strings.EqualFold(d.Tokens[x.start].Form, "the") {
		return ""
	}
	return w
}

// bareOffice is the office that an expression without more names: "the
// president", "the governor".
func (c *Cast) bareOffice(x *expression) string {
	d := c.doc
	if x.start == x.head-1 && x.end == x.head+1 && d.Tokens[x.head].Form == "MP" && x.known == "" && strings.EqualFold(d.Tokens[x.start].Form, "the") {
		return lawmaker
	}
	if x.named || x.kind != sitrep.KindPerson || x.head != x.start+1 || !strings.EqualFold(d.Tokens[x.start].Form, "the") || x.end != x.head+1 || d.Tokens[x.head].XPOS != "NN" {
		return ""
	}
	switch l := strings.ToLower(d.Tokens[x.head].Lemma); l {
	case "president", "premier", "minister", "governor", "mayor", "chancellor", "king", "queen", "prince", "general", "pope", "envoy", "ambassador", "secretary", "colonel", "commander", "chief":
		return l
	case "deputy": // also the second in an office
	default:
		if vocab.Lawmakers[l] {
			return lawmaker
		}
	}
	return ""
}

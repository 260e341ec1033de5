package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// settleOffice makes known people what the report says they are, where the base knows only
// that they held office once or do so later, or died in it: "senator Ann Lee", of whom the base has a later
// term. In a report without a date, those whom it calls former are of the elite.
func (c *Cast) settleOffice(person int) {
	a := &c.Actors[person]
	elite := slices.Equal(a.Sectors, []string{"ELI"})
	if !elite && (!c.opts.Date.IsZero() || len(a.Sectors) == 0 || !heldOnce[a.Sectors[0]]) {
		return
	}
	former := slices.ContainsFunc(c.titleTokens(person), func(t [2]int) bool { return c.gone(title{start: t[0], end: t[1]}) })
	if former && elite {
		return
	}
	for _, t := range c.titleTokens(person) {
		if c.gone(title{start: t[0], end: t[1]}) {
			continue
		}
		x := c.exprs[c.members[person][0]]
		b, ok := c.base.Resolve(c.query(x, c.plain(t[0], t[1])))
		if !ok || b.Former || len(b.Sectors) == 0 || b.Kind == sitrep.KindOrganization || b.ID != "" && b.Kind == sitrep.KindState {
			continue
		}
		switch s := b.Sectors[0]; {
		case !elite && inPower[s]:
			return // in office by another title
		case !elite, !inPower[s] && s != "OPP" && s != "JRN", s == "GOV" && headOf[b.Role]:
		case len(a.Roles) > 0 && strings.EqualFold(c.plain(t[0], t[1]), "deputy"):
			a.Sectors = []string{"LEG"} // not somebody's deputy
			return
		default:
			a.Sectors = b.Sectors
			return
		}
	}
	if former {
		a.Sectors = []string{"ELI"}
	} else if elite && c.killed(person) { // who died in office
		if s := c.base.HeldTo(a.Known, c.opts.Date, freshly); len(s) > 0 {
			a.Sectors = s
		}
	}
}

// settleFormer makes a person of a register's line for somebody in office what the report says, where
// all that it says of an office is that it was held once: "Ann Lee, former justice minister and a
// member of the Hill Party".
func (c *Cast) settleFormer(person int) {
	a := &c.Actors[person]
	if len(a.Sectors) == 0 || !heldOnce[a.Sectors[0]] || a.Sectors[0] == "COP" || a.Sectors[0] == "MIL" {
		return
	}
	left, now := false, []string(nil)
	x := c.exprs[c.members[person][0]]
	for _, t := range c.titleTokens(person) {
		b, ok := c.base.Resolve(c.query(x, c.plain(t[0], t[1])))
		if !ok || len(b.Sectors) == 0 {
			continue
		}
		gone := b.Former || c.gone(title{start: t[0], end: t[1]})
		switch {
		case gone && b.Sectors[0] == "ELI":
			left = true
		case !gone && heldOnce[b.Sectors[0]]:
			return
		case !gone && b.Sectors[0] != "CVL" && b.Sectors[0] != "UNK" && now == nil:
			now = b.Sectors
		}
	}
	if !left {
		return
	}
	a.Sectors = []string{"ELI"}
	if now != nil {
		a.Sectors = now
	}
}

// freshly is how many years ago an office may have ended with the death of whom a report still
// tells as its bearer.
const freshly = 4

// headOf are the roles whose bearers are called by them for life: "President Lee".
var headOf = lists.Set("president pm king emir sultan chancellor")

// heldOnce are the sectors of those who leave office.
var heldOnce = lists.Set("GOV LEG JUD MIL COP SPY")

// killed reports whether the report tells of an actor's violent death: "Ann Lee was murdered",
// "the assassination of Ann Lee", "Ann Lee's death".
func (c *Cast) killed(actor int) bool { return slices.ContainsFunc(c.members[actor], c.killedAt) }

// killedAt reports whether its clause tells of the violent death of whom token h heads.
func (c *Cast) killedAt(h int) bool {
	d := c.doc
	for n := 0; n < 8 && slices.Contains(besides, d.Rel(h)) && d.Tokens[h].Head >= 0; n++ { // up a list
		h = d.Tokens[h].Head
	}
	g := d.Tokens[h].Head
	if g < 0 {
		return false
	}
	lemma := strings.ToLower(d.Tokens[g].Lemma)
	switch d.Rel(h) {
	case "obj":
		return slaying[lemma]
	case "nsubj":
		return d.Tokens[h].Deprel == "nsubj:pass" && (slaying[lemma] || lemma == "shoot") || lemma == "die"
	case "nmod":
		return deaths[lemma] && (c.casing(h) == "of" || d.Tokens[h].Deprel == "nmod:poss")
	}
	return false
}

// slaying are verbs whose object is killed, deaths the nouns for it.
var (
	slaying = lists.Set("kill murder assassinate slay execute behead lynch")
	deaths  = lists.Set("murder assassination killing death slaying execution body funeral burial murderer assassin killer")
)

package cast

import (
	"slices"
	"sort"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/data/sectors"
)

// settleStanding tells what people are by what the report says beside their titles: those who
// speak for somebody or serve somebody are what that one is, those who lead a body are what
// the words for it say, and those whose reports the article is made of write.
func (c *Cast) settleStanding() {
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Known == "" && (a.Kind == sitrep.KindOrganization || a.Kind == sitrep.KindPeople) && (len(a.Sectors) == 0 || unclaimed[a.Sectors[0]]) && c.claims(i) {
			a.Sectors = []string{"REB"}
			if c.rightist(i) {
				a.Sectors = []string{"PRM"}
			}
		}
		switch {
		case a.Kind != sitrep.KindPerson || !c.properly(i):
			if a.Kind == sitrep.KindState || a.Kind == sitrep.KindPeople && a.Known != "" {
				c.ownSectors(a)
			}
			continue
		case a.Known != "":
			c.settleOffice(i)
			continue
		}
		c.byMaster(a)
		c.settleFormer(i)
		if len(a.Sectors) == 0 || a.Sectors[0] == "CVL" && len(a.Sectors) == 1 {
			if s := c.byTitle(i); s != "" {
				a.Sectors = []string{s}
			}
		}
		if len(a.Sectors) == 0 || a.Sectors[0] == "CVL" {
			c.aheadOf(i)
		}
		if len(a.Sectors) == 0 || a.Sectors[0] == "CVL" && len(a.Sectors) == 1 {
			if s := c.byOffice(i); s != nil {
				a.Sectors = s
			} else if c.byRank(i) {
				a.Sectors = []string{"MIL"}
			} else if !c.byRoll(i) && !c.byFellows(i) && !c.byEmployer(i) && !c.byFallen(i) {
				c.byBeside(i)
				if len(a.Sectors) == 0 || a.Sectors[0] == "CVL" && len(a.Sectors) == 1 {
					c.byTrade(i)
				}
			}
		}
		c.byBodyRun(i)
		if c.vowed(i) {
			a.Sectors = []string{"REL"}
		}
		if (len(a.Sectors) == 0 || a.Sectors[0] == "CVL") && c.atTheBar(i) {
			a.Sectors = []string{"JUD"}
		}
		if (len(a.Sectors) == 0 || a.Sectors[0] == "CVL" || a.Sectors[0] == "UNK") && c.planted(i) {
			a.Sectors = []string{"UAF"}
		}
		if len(a.Sectors) == 0 && c.bylined(i) {
			a.Sectors = []string{"JRN"}
		}
	}
	c.settleRanks()
}

// ownSectors takes from a state or a people what descriptions of its bodies brought along.
func (c *Cast) ownSectors(a *sitrep.Actor) {
	if e, ok := c.base.Entry(a.Known); ok && (e.Kind == sitrep.KindState || e.Kind == sitrep.KindPeople) && len(e.Sectors) == 0 && a.Kind == sitrep.KindState {
		a.Sectors = nil
	}
}

// byMaster gives a person whom a title puts beside another what that one is: "Bako's
// spokesperson", "the bishop and his assistant".
func (c *Cast) byMaster(a *sitrep.Actor) {
	for _, r := range a.Roles {
		last := r.Title[strings.LastIndexByte(r.Title, ' ')+1:]
		if r.Of == "" || !attending[strings.ToLower(last)] && !attending[strings.ToLower(firstWord(r.Title))] {
			continue
		}
		for i := range c.Actors {
			of := &c.Actors[i]
			if of.ID != r.Of || of == a || !c.besides(i, r) || of.Kind != sitrep.KindPerson || len(of.Sectors) == 0 || of.Sectors[0] == "UNK" {
				continue
			}
			if of.Sectors[0] != "CVL" && of.Sectors[0] != "ELI" {
				a.Sectors = of.Sectors
			} else if len(a.Sectors) == 1 && a.Sectors[0] == "GOV" {
				a.Sectors = nil // the aide of a private person holds no office
			}
			return
		}
	}
}

// besides reports whether the sentence of a title names an actor other than by a pronoun.
func (c *Cast) besides(actor int, r sitrep.Role) bool {
	return slices.ContainsFunc(c.members[actor], func(h int) bool {
		s := c.doc.Sents[c.doc.Tokens[h].Sent]
		return c.doc.Tokens[h].UPOS != "PRON" && c.doc.Tokens[s.Start].Start <= r.Start && r.Start < c.doc.Tokens[s.End-1].End
	})
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// attending are the titles of those who serve or speak for another.
var attending = lists.Set("spokesman spokeswoman spokesperson aide assistant adviser advisor secretary bodyguard lieutenant deputy representative envoy")

// byTitle is the sector that the words of an actor's titles speak of, where the title is that
// of the head of something: "head of the school's student activities", "council planning
// manager"; "" where they speak of none.
func (c *Cast) byTitle(actor int) string {
	d := c.doc
	for _, t := range c.titleTokens(actor) {
		head := rootOf(d, t[0], t[1])
		if !executive[strings.ToLower(d.Tokens[head].Lemma)] {
			continue
		}
		if s, ok := c.runOf(t[0], t[1], head); ok {
			return s
		}
	}
	return ""
}

// runOf is the sector of the first body by name, else of the first noun for a body or for what
// is done in one, among tokens [start, end) but head.
func (c *Cast) runOf(start, end, head int) (string, bool) {
	for t := start; t < end; t++ {
		if x := c.exprs[t]; x != nil && t != head && x.named && x.nameOf >= 0 && len(x.sectors) > 0 && x.kind == sitrep.KindOrganization && x.sectors[0] != "UNK" && x.sectors[0] != "CVL" {
			return x.sectors[0], true
		}
	}
	for t := start; t < end; t++ {
		tok := &c.doc.Tokens[t]
		if t == head || tok.UPOS != "NOUN" && tok.UPOS != "PROPN" || c.inPerson(t) {
			continue
		}
		w := strings.ToLower(tok.Lemma)
		if s, ok := run[w]; ok {
			return s, true
		}
		if s, ok := fields[w]; ok && s != "CVL" {
			return s, true
		}
	}
	return "", false
}

// executive are the nouns of offices at the head of anything.
var executive = lists.Set(`director director-general manager head chief chairman chairwoman chairperson chair vice-chair vice-chairperson vice-chairman
	executive coordinator co-ordinator secretary spokesman spokeswoman spokesperson founder co-founder owner co-owner administrator supervisor superintendent
	officer representative general president vice-president convener convenor organiser organizer overseer`)

// run are the nouns for what those run who have such an office.
var run = sectors.Words(sectors.Headed)

// bylined reports whether an actor is named among those whose reports an article is made of:
// "compiled from reports by Ann Lee and Tom Reed", "additional reporting by Ann Lee".
func (c *Cast) bylined(actor int) bool {
	return slices.ContainsFunc(c.naming(c.members[actor]), func(h int) bool {
		return c.exprs[h].nameOf >= 0 && c.byline(c.doc.Names[c.exprs[h].nameOf].Start)
	})
}

// byline reports whether token t begins a name in a list of names behind "reporting by" or the like.
func (c *Cast) byline(t int) bool {
	d := c.doc
	first := d.Sents[d.Tokens[t].Sent].Start
	for k := t - 1; k > first; k-- {
		tok := &d.Tokens[k]
		if c.inPerson(k) || tok.Form == "," || tok.UPOS == "CCONJ" || tok.UPOS == "PROPN" {
			continue
		}
		return strings.EqualFold(tok.Form, "by") && (writing[strings.ToLower(d.Tokens[k-1].Form)] || strings.EqualFold(d.Tokens[k-1].Form, "written") && c.ofThis(first, k))
	}
	return false
}

// ofThis reports whether tokens [from, to) speak of the article itself: "this article was written".
func (c *Cast) ofThis(from, to int) bool {
	for t := from + 1; t < to; t++ {
		if strings.EqualFold(c.doc.Tokens[t-1].Form, "this") && writings[strings.ToLower(c.doc.Tokens[t].Form)] {
			return true
		}
	}
	return false
}

// writings are what newspapers are made of.
var writings = lists.Set("article story report dispatch")

// writing are the words before "by" and the names of those who wrote or made an article.
var writing = lists.Set("reports reporting compiled editing edited photos photographs photo")

// settleRanks makes the bearers of ranks that armies have too the police's, where their passage
// speaks of policemen and of no soldiers: "the policemen fled. Corporal Lee is missing".
func (c *Cast) settleRanks() {
	police, army := c.uniformed("COP"), c.uniformed("MIL")
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Kind != sitrep.KindPerson || a.Known != "" || !c.properly(i) || !maybePolice(a.Sectors) {
			continue
		}
		if len(a.Sectors) == 1 && c.ofRebels(i) {
			a.Sectors = []string{"REB"}
			continue
		}
		if c.byTitle(i) == "COP" { // "Colonel Ann Lee, director of the Alda Police Station"
			a.Sectors = []string{"COP"}
			continue
		}
		if len(police) == 0 || len(a.Sectors) == 1 && !c.ranked(a) {
			continue
		}
		at := c.doc.Tokens[c.members[i][0]].Sent
		if n := c.nearest(police, at, i); n <= passage && n < c.nearest(army, at, i) {
			a.Sectors = []string{"COP"}
		}
	}
}

// ofRebels reports whether a title says that its bearer is of those who fight against a state: "commander
// Ann Lee, the second in command of the rebels".
func (c *Cast) ofRebels(person int) bool {
	for _, t := range c.titleTokens(person) {
		for k := t[0] + 1; k < t[1]; k++ {
			if w := strings.ToLower(c.doc.Tokens[k-1].Form); c.doc.Tokens[k].XPOS == "NNS" && (w == "of" || k > 1 && w == "the" && strings.EqualFold(c.doc.Tokens[k-2].Form, "of")) {
				if ag, ok := c.base.AgentNoun(c.doc.Tokens[k].Form); ok && len(ag.Sectors) > 0 && ag.Sectors[0] == "REB" {
					return true
				}
			}
		}
	}
	return false
}

// maybePolice reports whether sectors are those of a rank or a noun that the police and armies, or
// the police and secret services, share: "police spokesperson Captain Ann Lee", "agent Ann Lee".
func maybePolice(sectors []string) bool {
	switch len(sectors) {
	case 1:
		return sectors[0] == "MIL"
	case 2:
		return (sectors[0] == "MIL" || sectors[0] == "SPY") && sectors[1] == "COP"
	}
	return false
}

// passage is how many sentences around a name still tell whose uniform its bearer wears.
const passage = 3

// ranked reports whether nothing but a rank tells what a person is.
func (c *Cast) ranked(a *sitrep.Actor) bool {
	for _, r := range a.Roles {
		if !ranks[strings.ToLower(firstWord(r.Title))] || strings.Contains(strings.ToLower(r.Title), "army") {
			return false
		}
	}
	return len(a.Roles) > 0
}

// ranks are those that the police of many lands and armies share.
var ranks = lists.Set("corporal sergeant lieutenant captain major colonel general first second guard officer private lt col capt sgt maj gen")

// uniformed are the expressions that name, by a noun or a body's name, the police or an army,
// without the people whose rank alone tells it, in text order.
func (c *Cast) uniformed(sector string) []*expression {
	var out []*expression
	for _, h := range c.heads {
		x := c.exprs[h]
		s := x.sectors
		if x.actor >= 0 {
			s = c.Actors[x.actor].Sectors
		}
		if ranks[strings.ToLower(c.doc.Tokens[h].Lemma)] || len(s) == 0 || s[0] != sector || x.kind == sitrep.KindPerson && x.named && sector == "MIL" {
			continue
		}
		out = append(out, x)
	}
	return out
}

// nearest is how many sentences off sentence s the nearest of the expressions, in text order, is
// that does not mean actor not; more than passage where it is farther.
func (c *Cast) nearest(of []*expression, s, not int) int {
	best := passage + 1
	sent := func(i int) int { return c.doc.Tokens[of[i].head].Sent }
	for i := sort.Search(len(of), func(i int) bool { return sent(i) >= s-passage }); i < len(of) && sent(i) <= s+passage; i++ {
		if of[i].actor != not {
			best = min(best, max(sent(i)-s, s-sent(i)))
		}
	}
	return best
}

// titleTokens are the tokens [start, end) of the titles that the report gives an actor.
func (c *Cast) titleTokens(actor int) [][2]int {
	var out [][2]int
	for _, r := range c.Actors[actor].Roles {
		from := sort.Search(len(c.doc.Tokens), func(t int) bool { return c.doc.Tokens[t].End > r.Start })
		to := sort.Search(len(c.doc.Tokens), func(t int) bool { return c.doc.Tokens[t].Start >= r.End })
		if from < to {
			out = append(out, [2]int{from, to})
		}
	}
	return out
}

// aheadOf reads the words right before a person's name once more as one title where the parser
// parted them: "minister of state for roads and bridges Ann Lee".
func (c *Cast) aheadOf(person int) {
	for _, h := range c.naming(c.members[person]) {
		x := c.exprs[h]
		if x.nameOf < 0 || c.doc.Names[x.nameOf].Label != "Person" {
			continue
		}
		start, end := c.before(c.doc.Names[x.nameOf].Start)
		for k := start; k < end-1; k++ {
			tok := &c.doc.Tokens[k]
			if (tok.XPOS != "NN" && tok.XPOS != "NNP") || !c.office(k) || k > start && strings.EqualFold(c.doc.Tokens[k-1].Form, "of") {
				continue
			}
			b, ok := c.base.Resolve(c.query(x, c.plain(k, end)))
			if ag, is := c.base.AgentNoun(tok.Form); is && b.ID != "" && b.Kind == sitrep.KindOrganization {
				b = actor.Answer{Kind: sitrep.KindPerson, Sectors: ag.Sectors} // "MMC for roads", no body called so
			}
			if !ok || b.Kind == sitrep.KindOrganization || len(b.Sectors) == 0 || b.Sectors[0] == "CVL" || b.Sectors[0] == "UNK" || !state[b.Sectors[0]] {
				continue
			}
			a := &c.Actors[person]
			a.Sectors = b.Sectors
			if (a.Country == unknown || a.Country == "") && b.Country != "" {
				a.Country, a.Inferred = b.Country, b.Inferred
			}
			return
		}
	}
}

// before are the tokens [start, end) before a name that begins at token t which may be its
// title: nouns, adjectives and what joins them, up to a verb, a comma or another name. Empty
// where no noun stands right before the name.
func (c *Cast) before(t int) (start, end int) {
	d := c.doc
	first := d.Sents[d.Tokens[t].Sent].Start
	if t == first || d.Tokens[t-1].UPOS != "NOUN" && d.Tokens[t-1].UPOS != "PROPN" || c.inPerson(t-1) {
		return t, t
	}
	k := t
	for k > first && t-k < 14 && !c.inPerson(k-1) && joinsTitle[d.Tokens[k-1].UPOS] {
		k--
	}
	return k, t
}

// joinsTitle are the parts of speech that stand in titles.
var joinsTitle = lists.Set("NOUN PROPN ADJ ADP CCONJ DET")

// sortOf is the sector of the common noun right before token t that says what sort of body bears
// the name beginning there: "the NGO Lake Hope", "publishers Lake Books"; "" for none.
func (c *Cast) sortOf(t int) string {
	d := c.doc
	if t > 3 && d.Tokens[t-1].Sent == d.Tokens[t].Sent {
		switch {
		case strings.EqualFold(d.Tokens[t-1].Form, "profit") && d.Tokens[t-2].Form == "-" && strings.EqualFold(d.Tokens[t-3].Form, "for"):
			return "NGO" // "not-for-profit Lake Hope"
		case d.Tokens[t-1].Form == "," && strings.EqualFold(d.Tokens[t-2].Form, "group") && advocating[strings.ToLower(d.Tokens[t-3].Form)]:
			return "NGO" // "the advocacy group, Lake Hope"
		}
	}
	if t == 0 || d.Tokens[t-1].Sent != d.Tokens[t].Sent || d.Tokens[t-1].UPOS != "NOUN" && d.Tokens[t-1].Form != "NGO" {
		return ""
	}
	return sortWords[strings.ToLower(d.Tokens[t-1].Lemma)]
}

// advocating are the words before "group" for those who speak up for something.
var advocating = lists.Set("advocacy advocate advocates rights pressure lobby civic charity aid relief society campaign campaigning watchdog")

// sortWords are nouns for sorts of bodies that stand right before a name.
var sortWords = sectors.Words(sectors.Named)

// claims reports whether somebody is said to have claimed or admitted an attack.
func (c *Cast) claims(actor int) bool {
	d := c.doc
	for _, h := range c.members[actor] {
		x := c.exprs[h]
		if x.modifier || !claiming[strings.ToLower(d.Tokens[x.head].Lemma)] && !x.named {
			continue
		}
		verbs := []int{d.Tokens[h].Head}
		for _, k := range d.Children(h) {
			if d.Tokens[k].Deprel == "acl:relcl" || d.Rel(k) == "acl" {
				verbs = append(verbs, k)
			}
		}
		for _, v := range verbs {
			if v < 0 || !vocab.Owning[strings.ToLower(d.Tokens[v].Lemma)] || v == d.Tokens[h].Head && d.Rel(h) != "nsubj" {
				continue
			}
			for _, k := range d.Children(v) {
				if d.Rel(k) == "obj" && claimed[strings.ToLower(d.Tokens[k].Lemma)] {
					return true
				}
			}
		}
	}
	return false
}

// What those own up to who say that an attack is theirs, and who may be meant by a noun and be none of a state's.
var (
	claimed   = lists.Set("responsibility credit")
	claiming  = lists.Set("group organization organisation unit commando command faction squad front movement cell band")
	unclaimed = lists.Set("PTY MIL CVL UNK NGO OPP")
)

// vowed reports whether a person is called as the clergy is: "Sister Ann Lee", not "his sister".
func (c *Cast) vowed(actor int) bool {
	d := c.doc
	if a := &c.Actors[actor]; len(a.Sectors) > 0 && a.Sectors[0] != "CVL" {
		return false
	}
	for _, h := range c.naming(c.members[actor]) {
		if c.exprs[h].nameOf < 0 {
			continue
		}
		t := c.doc.Names[c.exprs[h].nameOf].Start - 1
		if t < 0 || d.Tokens[t].Sent != d.Tokens[h].Sent || !clergy[strings.ToLower(d.Tokens[t].Form)] || !c.lower && !capital(d.Tokens[t].Form) {
			continue
		}
		if b := &d.Tokens[max(t-1, 0)]; c.lower && t > 0 && (b.UPOS == "DET" || b.XPOS == "PRP$" || b.XPOS == "POS" || b.UPOS == "ADJ" || b.UPOS == "CCONJ") {
			continue
		}
		return true
	}
	return false
}

// clergy are the words for relatives by which members of the clergy are called.
var clergy = lists.Set("sister father")

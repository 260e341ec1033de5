package cast

import (
	"slices"
	"sort"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// again reports whether the description x, which a chain puts with the group f behind its
// first mention, may speak of that group again. The chains go by how words are used
// together; these are what the words forbid: what is introduced anew ("a man", "another
// firm"), things said of people, the next or former holder, one's kin, a body of one kind
// said of another, many people said of a body, an office that the person does not hold.
func (g *groups) again(x *expression, first int) bool {
	f := g.info[g.root(first)]
	d := g.c.doc
	if x.named && f.proper == "" && f.known == "" { // "the law ... the Hill Front": the name comes second
		was := strings.ToLower(d.Tokens[first].Lemma)
		if x.kind == sitrep.KindOrganization && d.Tokens[first].XPOS == "NNS" && nouns[was] == sitrep.KindPerson && !warlike[was] {
			return false // "writers ... the Writers' Index"
		}
		if x.kind == sitrep.KindState && f.kind == sitrep.KindOrganization && !organs[was] && !land[was] && sorts[was] == nil {
			return false // "the group ... the U.S."
		}
		return !(sitrep.CanAct(x.kind) && d.Tokens[first].UPOS == "NOUN" && inert(was)) && !(land[was] && x.kind != sitrep.KindState && x.kind != sitrep.KindPlace)
	}
	if x.named || d.Tokens[x.head].UPOS == "PRON" || g.c.predicate(x.head) {
		return true
	}
	if f.proper == "" && f.known == "" {
		return g.oneAndTheSame(x, first)
	}
	lemma := strings.ToLower(d.Tokens[x.head].Lemma)
	det := strings.ToLower(d.Tokens[x.start].Form)
	switch {
	case anew[det] && g.root(first) != g.root(x.head):
		return false
	case sitrep.CanAct(f.kind) && inert(lemma):
		return false
	case f.kind == sitrep.KindOrganization && x.start == x.head-g.c.qualifiers(x) && d.Tokens[x.head].XPOS == "NNS" && !warlike[lemma]:
		return false // "armed groups", said of no one group
	case kin[lemma] && d.Tokens[x.start].XPOS == "PRP$":
		return false
	case g.elsewhere(x, first) || g.otherOffice(x, first):
		return false
	case land[lemma]:
		return f.kind == sitrep.KindState || f.kind == sitrep.KindPlace
	}
	for t := x.start; t < x.head; t++ {
		if w := strings.ToLower(d.Tokens[t].Form); succession[w] && !strings.Contains(strings.ToLower(f.proper), w) {
			return false
		}
	}
	if f.kind == sitrep.KindOrganization || f.kind == sitrep.KindState || f.kind == sitrep.KindPeople {
		if g.others(x, f) {
			return false
		}
	}
	if f.kind == sitrep.KindOrganization || f.kind == sitrep.KindState {
		if d.Tokens[x.head].XPOS == "NNS" && !warlike[lemma] && x.kind == sitrep.KindPeople {
			return false
		}
		return g.sameSort(lemma, first)
	}
	return true
}

// oneAndTheSame reports whether two descriptions, of which at least the first bears no name,
// may be of one: not "the previous council" and "the Hill council", and no "authorities" of
// an oil firm's.
func (g *groups) oneAndTheSame(x *expression, first int) bool {
	y := g.c.exprs[first]
	if y == nil || y.named || !sitrep.CanAct(y.kind) {
		return true
	}
	if z := g.info[g.root(x.head)]; g.root(x.head) != g.root(first) && z.proper != "" && z.kind == sitrep.KindOrganization {
		return g.sameSort(strings.ToLower(g.c.doc.Tokens[first].Lemma), x.head)
	}
	if !sitrep.CanAct(x.kind) {
		return true
	}
	if g.c.otherPeople(x, y) {
		return false
	}
	return g.c.next(x) == g.c.next(y) || g.c.mods(x) == "" && g.c.mods(y) == ""
}

// qualifiers is how many adjectives and nouns stand before the head of a description without
// an article, -1 where it has one or names whose it is.
func (c *Cast) qualifiers(x *expression) int {
	for t := x.start; t < x.head; t++ {
		switch c.doc.Tokens[t].UPOS {
		case "DET", "PRON", "NUM":
			return -1
		}
		if c.exprs[t] != nil && c.exprs[t].named {
			return -1
		}
	}
	return x.head - x.start
}

// otherPeople reports whether two descriptions speak of several people of different sorts:
// "the migrants" are not "the smugglers".
func (c *Cast) otherPeople(x, y *expression) bool {
	d := c.doc
	v, w := strings.ToLower(d.Tokens[x.head].Lemma), strings.ToLower(d.Tokens[y.head].Lemma)
	if v == w || d.Tokens[x.head].XPOS != "NNS" || d.Tokens[y.head].XPOS != "NNS" || nouns[v] != sitrep.KindPerson || nouns[w] != sitrep.KindPerson {
		return false
	}
	return len(x.sectors) > 0 && len(y.sectors) > 0 && x.sectors[0] != "CVL" && y.sectors[0] != "CVL" && x.sectors[0] != y.sectors[0]
}

// next is the word of a description that tells one holder or body from the one before or
// behind: "former", "next"; "" for none.
func (c *Cast) next(x *expression) string {
	for t := x.start; t < x.head; t++ {
		if w := strings.ToLower(c.doc.Tokens[t].Form); succession[w] {
			return w
		}
	}
	return ""
}

// elsewhere reports whether a description says of what place or body somebody holds an
// office, and the one who is named first is told to hold it, or a public office, of another:
// "the bishop of Veldt" is not Ann Lee, bishop of Alda.
func (g *groups) elsewhere(x *expression, first int) bool {
	of := g.c.officeOf(x.start, x.end, x.head)
	if of == "" {
		return false
	}
	root, other := g.root(first), false
	for _, h := range g.c.heads[g.c.headsBefore(first):g.c.headsBefore(x.head)] {
		if g.root(h) != root {
			continue
		}
		for _, t := range g.c.exprs[h].roles {
			switch y := g.c.officeOf(t.start, t.end, t.start); {
			case y == of:
				return false
			case y != "" && strings.EqualFold(g.c.doc.Tokens[t.start].Lemma, g.c.doc.Tokens[x.head].Lemma):
				other = true
			}
		}
	}
	return other || g.info[root].known != "" && g.info[root].kind == sitrep.KindPerson && g.c.ofFirm(x)
}

// otherOffice reports whether a description is of a high office, and the person who is named first
// is told to be something else: "the blogger Ann Lee" is not "the president".
func (g *groups) otherOffice(x *expression, first int) bool {
	f, d := g.info[g.root(first)], g.c.doc
	lemma := strings.ToLower(d.Tokens[x.head].Lemma)
	if f.kind != sitrep.KindPerson || f.proper == "" || f.known != "" || !highOffices[lemma] {
		return false
	}
	told, root := false, g.root(first)
	for _, h := range g.c.near(first) {
		if h == x.head || g.root(h) != root {
			continue
		}
		y := g.c.exprs[h]
		for _, t := range y.roles {
			told = true
			for k := t.start; k < t.end; k++ {
				if strings.EqualFold(d.Tokens[k].Lemma, lemma) || highOffices[strings.ToLower(d.Tokens[k].Lemma)] {
					return false
				}
			}
		}
		if y.named || d.Tokens[h].UPOS != "NOUN" {
			continue
		}
		told = true
		if l := strings.ToLower(d.Tokens[h].Lemma); l == lemma || highOffices[l] {
			return false
		}
	}
	return told
}

// highOffices are those of which a report seldom leaves out that somebody holds them.
var highOffices = lists.Set("president premier chancellor king queen emperor monarch pope judge magistrate prosecutor governor mayor minister pontiff")

// ofFirm reports whether a description makes somebody an officer of a business: "the
// president of Example Energy".
func (c *Cast) ofFirm(x *expression) bool {
	for t := x.head + 1; t < x.end; t++ {
		if m := c.exprs[t]; m != nil && m.named && len(m.sectors) > 0 && (m.sectors[0] == "BUS" || m.sectors[0] == "MNC") {
			return true
		}
	}
	return false
}

// officeOf is the name behind "of" in tokens [start, end) behind token head, folded; "" for
// none.
func (c *Cast) officeOf(start, end, head int) string {
	d := c.doc
	for t := max(start, head) + 1; t+1 < end; t++ {
		if !strings.EqualFold(d.Tokens[t].Form, "of") {
			continue
		}
		for k := t + 1; k < end; k++ {
			if d.Tokens[k].UPOS == "PROPN" {
				return strings.ToLower(d.Tokens[k].Form)
			}
		}
	}
	return ""
}

// others reports whether the modifiers of a description name somebody else than the group
// that is known to be f, or of its country: "Hill Front workers" are no Alda people.
func (g *groups) others(x *expression, f *facts) bool {
	if f.known == "" {
		return false
	}
	other := false
	for t := x.start; t < x.head; t++ {
		m := g.c.exprs[t]
		if m == nil || !m.modifier || m.known == "" {
			continue
		}
		if m.known == f.known || ofState(m.country) && m.country == f.country {
			return false
		}
		other = true
	}
	return other
}

// around is how many expressions to either side of one are asked what else it is called: a
// report has seldom more, and a long one must not ask all of them each time.
const around = 400

// near are the heads of the expressions around token t, in text order.
func (c *Cast) near(t int) []int {
	at := sort.SearchInts(c.heads, t)
	return c.heads[max(0, at-around):min(len(c.heads), at+around)]
}

// sameSort reports whether the body that first names may be called by the noun: "the
// court", said of no ministry.
func (g *groups) sameSort(lemma string, first int) bool {
	want, ok := sorts[lemma]
	if !ok {
		return true
	}
	var sectors []string
	names := ""
	root := g.root(first)
	for _, h := range g.c.near(first) {
		if g.root(h) != root {
			continue
		}
		y := g.c.exprs[h]
		if y.named || y.known != "" {
			sectors = append(sectors, y.sectors...)
			names += " " + strings.ToLower(y.name+" "+y.canonical)
		}
	}
	if rebel := slices.ContainsFunc(sectors, func(s string) bool { return s == "REB" || s == "UAF" || s == "SEP" }); len(sectors) == 0 || strings.Contains(names, lemma) && !(lemma == "army" && rebel) {
		return true // but "the army", told beside a rebel one, is the state's
	}
	return slices.ContainsFunc(sectors, func(s string) bool { return slices.Contains(want, s) })
}

var (
	// anew are words that introduce somebody.
	anew = lists.Set("a an another one some several many few two three four five six seven eight nine ten other")
	// succession are words that tell one holder or body from the next.
	succession = lists.Set("next previous former new last ex then-president late outgoing incoming other future past another")
	// land are nouns for a whole country.
	land = lists.Set("country nation kingdom republic homeland motherland emirate sultanate")
	// warlike are people who go by the name of their group.
	warlike = lists.Set("rebel militant insurgent fighter terrorist jihadist jihadi extremist guerrilla islamist separatist gunman force troop gang " +
		"militiaman soldier hardliner radical student")
	// underArms are the sectors of those who use force without being a state's.
	underArms = []string{"REB", "UAF", "PRM", "CRM", "SEP", "PTY", "OPP"}
	// sorts are nouns for bodies and the sectors that a body so called has one of.
	sorts = map[string][]string{
		"police": {"COP"}, "army": {"MIL"}, "military": {"MIL"}, "navy": {"MIL"}, "court": {"JUD"}, "tribunal": {"JUD", "IGO"},
		"government": {"GOV"}, "authority": {"GOV", "COP", "JUD"}, "cabinet": {"GOV"}, "ministry": {"GOV"}, "regime": {"GOV"}, "administration": {"GOV"}, "parliament": {"LEG"}, "congress": {"LEG", "PTY"},
		"senate": {"LEG"}, "party": {"PTY", "OPP", "REB"}, "company": {"BUS", "MNC", "JRN"}, "firm": {"BUS", "MNC", "JUD"}, "bank": {"BUS", "IGO", "GOV"},
		"union": {"LAB", "IGO"}, "university": {"EDU"}, "school": {"EDU"}, "hospital": {"HLH"}, "church": {"REL", "CHR"},
		"gang": underArms, "cartel": underArms, "bandit": underArms, "militant": underArms, "rebel": underArms, "insurgent": underArms, "fighter": underArms, "terrorist": underArms,
		"jihadist": underArms, "jihadi": underArms, "extremist": underArms, "guerrilla": underArms, "separatist": underArms, "gunman": underArms, "kidnapper": underArms, "faction": underArms,
		"soldier": {"MIL", "PRM"}, "troop": {"MIL", "PRM", "IGO"}, "agency": {"GOV", "IGO", "NGO", "SPY", "JRN", "HLH", "COP", "BUS", "REF", "HRI"},
		"newspaper": {"JRN"}, "broadcaster": {"JRN"}, "militia": {"REB", "PRM", "MIL", "UAF", "SEP"}, "sect": {"REL", "CHR", "MOS", "REB", "UAF", "CRM"}, "outfit": underArms, "embassy": {"GOV"}, "prosecution": {"JUD"},
	}
)

// inert reports whether a noun names what cannot act: a paper, a plan, a happening, a
// quality.
func inert(lemma string) bool {
	if things[lemma] {
		return true
	}
	if nouns[lemma] != "" && nouns[lemma] != sitrep.KindThing {
		return false
	}
	for _, s := range []string{"ment", "ness", "ship", "ism", "ity", "sion"} {
		if len(lemma) > 6 && strings.HasSuffix(lemma, s) && lemma != "government" && lemma != "celebrity" && lemma != "community" {
			return true
		}
	}
	return len(lemma) > 6 && strings.HasSuffix(lemma, "tion") && lemma != "federation" && lemma != "nation"
}

// things are nouns that name nobody.
var things = lists.Set("law bill act effort hearing application role price event deal plan project programme program policy response strategy term cost " +
	"report letter speech case trial charge attack strike war battle raid campaign crime killing death vote election ballot budget tax fund loan project scheme " +
	"hunt test study survey book film song tool drug suppressant vaccine weapon system word phrase issue problem idea view rule order decree treaty pact " +
	"accord talk meeting summit conference visit trip tour gate presence work job task duty right power money dollar pound hope fear threat risk " +
	"ruling verdict sentence arrest claim allegation charge evidence article interview message call demand protest rally march")

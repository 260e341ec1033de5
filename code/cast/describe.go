package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
	people "github.com/sitrep-news/sitrep/data/nouns"
	"github.com/sitrep-news/sitrep/nlp"
)

// byDescription identifies an expression without a name of its own: "the Iraqi
// army", "Iran-linked militants", "a Kataib Hizbollah commander".
func (c *Cast) byDescription(x *expression) {
	d := c.doc
	head := strings.ToLower(d.Tokens[x.head].Lemma)
	if c.nobody(x) {
		x.country = unknown
		return
	}
	if c.share(x) {
		return
	}
	x.backers = c.backersOf(x)
	if len(x.backers) == 0 && nouns[head] != sitrep.KindThing && (nouns[head] != "" || c.agentNoun(d.Tokens[x.head].Form)) && c.describes(x) {
		if x.kind == "" || x.kind == sitrep.KindThing || x.known == "" && (nouns[head] != "" || c.persons(x)) {
			x.kind = c.nounKind(x, head)
		}
		if x.known == "" && counting[head] && c.alone(x) {
			x.kind = sitrep.KindPeople // "dozens were deported"
		}
		return
	}
	x.sectors, _ = c.agent(x.start, x.head+1)
	x.kind = c.nounKind(x, head)
	if x.kind != sitrep.KindThing && x.kind != sitrep.KindPlace {
		if x.country = c.modifierCountry(x); x.country == unknown {
			x.country = c.ownCountry(x)
		}
	}
}

// share identifies one or some of a kind of people: "one of the complainants", "two of the
// former models".
func (c *Cast) share(x *expression) bool {
	d := c.doc
	word := strings.ToLower(d.Tokens[x.head].Form)
	if d.Tokens[x.head].UPOS != "NUM" && !shares[word] && !vocab.Fractions[word] {
		return false
	}
	for _, k := range d.Children(x.head) {
		if d.Rel(k) != "nmod" || k < x.head {
			continue
		}
		if !strings.HasSuffix(d.Tokens[k].XPOS, "S") {
			if of := d.Child(k, "case"); vocab.Fractions[word] && of >= 0 && strings.EqualFold(d.Tokens[of].Form, "of") && (nouns[d.Tokens[k].Lemma] == "" || nouns[d.Tokens[k].Lemma] == sitrep.KindPlace || nouns[d.Tokens[k].Lemma] == sitrep.KindThing) { // "two-thirds of the country"
				x.kind = sitrep.KindThing
				return true
			}
			continue
		}
		y := c.exprs[k]
		if y == nil || y.named || !c.owning(k) {
			continue
		}
		whole := *y
		whole.name = c.plain(y.start, y.end)
		c.byDescription(&whole)
		if whole.kind != sitrep.KindPerson && whole.kind != sitrep.KindPeople {
			return false
		}
		x.kind, x.sectors = sitrep.KindPeople, whole.sectors
		if word == "one" || word == "another" || word == "each" {
			x.kind = sitrep.KindPerson
		}
		if whole.country != unknown {
			x.country, x.inferred = whole.country, whole.inferred
		}
		return true
	}
	return false
}

// shares are words for one or some of many.
var shares = lists.Set("one another each some many most several both few none dozens hundreds thousands scores half majority number")

// ownCountry is the country of "its minister" at the head of a sentence: that of
// the subject of the sentence before.
func (c *Cast) ownCountry(x *expression) string {
	d := c.doc
	s := d.Tokens[x.head].Sent
	if s == 0 || x.start != d.Sents[s].Start || !strings.EqualFold(d.Tokens[x.start].Form, "its") || d.Sents[s].Para != d.Sents[s-1].Para || d.Sents[s-1].Root < 0 {
		return unknown
	}
	for _, k := range d.Children(d.Sents[s-1].Root) {
		if d.Rel(k) != "nsubj" {
			continue
		}
		if y := c.exprs[k]; y != nil && y.kind == sitrep.KindState {
			return y.country
		}
	}
	return unknown
}

// describes looks the whole description up; a state is never told by one ("the
// anti-Iran coalition" is not Iran).
func (c *Cast) describes(x *expression) bool {
	if c.ofShort(x) || !c.lookup(x, x.name, "") {
		return false
	}
	if e, ok := c.base.Entry(x.known); (ok && e.Kind == sitrep.KindOrganization || x.country == "IGO") && c.introduces(x) && !c.capital(x) {
		x.known, x.canonical, x.kind, x.country, x.sectors = "", "", "", unknown, nil
		return false // "a group of eight officers" is not the Group of Eight
	}
	if e, ok := c.base.Entry(x.known); ok && (e.Kind == sitrep.KindState || e.Kind != sitrep.KindPerson && nouns[strings.ToLower(c.doc.Tokens[x.head].Lemma)] == sitrep.KindPerson) {
		x.known, x.canonical, x.kind = "", "", "" // "the head of the agency" is not the agency
	}
	if e, ok := c.base.Entry(x.known); ok && e.Kind == sitrep.KindPerson && !x.named && c.owned(x, e.Name) {
		x.known, x.canonical, x.kind, x.country, x.sectors = "", "", "", unknown, nil
		return false // "Ann Lee's critics" are not Ann Lee
	}
	if c.elsewhereBody(x, x.name) {
		x.known, x.canonical, x.kind, x.country, x.sectors = "", "", "", unknown, nil
		return false // "central command", of whomever the report is about
	}
	if parts[strings.ToLower(c.doc.Tokens[x.head].Lemma)] && x.known != "" && !x.named && c.hasModifier(x) {
		x.known, x.canonical = "", "" // "the Front's armed wing"
		x.kind = sitrep.KindOrganization
	}
	return true
}

// ofShort reports whether a description names a body by the short name that the report gives
// it itself: "HF youths", whatever else is called HF.
func (c *Cast) ofShort(x *expression) bool {
	return slices.ContainsFunc(c.doc.NamesIn(x.start, x.end), func(n nlp.Name) bool {
		text := c.plain(n.Start, n.End)
		_, short := c.shorts[text]
		return short && c.shortFor(text)
	})
}

// capital reports whether a word of the expression is a name's.
func (c *Cast) capital(x *expression) bool {
	for t := x.start; t < x.end; t++ {
		if c.doc.Tokens[t].UPOS == "PROPN" {
			return true
		}
	}
	return false
}

// owned reports whether a description begins with a person's name in the possessive:
// "Lee's critics".
func (c *Cast) owned(x *expression, name string) bool {
	for t := x.start + 1; t < x.head; t++ {
		if c.doc.Tokens[t].XPOS == "POS" {
			words := strings.Fields(actor.Fold(c.plain(x.start, t)))
			all := strings.Fields(actor.Fold(name))
			return len(words) > 0 && len(all) > 0 && words[len(words)-1] == all[len(all)-1]
		}
	}
	return false
}

// hasModifier reports whether a name stands before or behind the expression's head.
func (c *Cast) hasModifier(x *expression) bool {
	for t := x.start; t < x.end; t++ {
		if t == x.head {
			continue
		}
		if m := c.exprs[t]; m != nil && m.named {
			return true
		}
	}
	return false
}

// parts are nouns for a part of an organization.
var parts = map[string]bool{"wing": true, "arm": true, "branch": true, "offshoot": true, "affiliate": true, "faction": true, "splinter": true}

// nounKind is the kind of thing that a common noun names.
func (c *Cast) nounKind(x *expression, head string) string {
	plural := strings.HasSuffix(c.doc.Tokens[x.head].XPOS, "S")
	switch k := nouns[head]; {
	case c.noActor(x):
		return sitrep.KindThing
	case k == sitrep.KindPerson && plural:
		return sitrep.KindPeople
	case head == "cell" && c.locked(x):
		return sitrep.KindPlace
	case k != "":
		return k
	}
	if len(x.sectors) > 0 {
		if plural {
			return sitrep.KindPeople
		}
		return sitrep.KindPerson
	}
	switch {
	case !c.persons(x):
		return sitrep.KindThing
	case plural:
		return sitrep.KindPeople
	}
	return sitrep.KindPerson
}

// locked reports whether a cell is a room and no group: "a prison cell".
func (c *Cast) locked(x *expression) bool {
	k := c.doc.Child(x.head, "compound")
	return k >= 0 && lockups[strings.ToLower(c.doc.Tokens[k].Lemma)]
}

// lockups are nouns of where people are held.
var lockups = lists.Set("court death detention holding isolation jail police prison punishment row station")

// noActor reports whether the noun that heads x names people, but not with the words before it: "a
// nerve agent".
func (c *Cast) noActor(x *expression) bool {
	d := c.doc
	if x.head == x.start || d.Rel(x.head-1) != "compound" {
		return false
	}
	words := make([]string, 0, x.head+1-x.start)
	for t := x.start; t <= x.head; t++ {
		words = append(words, d.Tokens[t].Form)
	}
	if _, _, ok := c.base.Agent(words); ok {
		return false
	}
	_, _, ok := c.base.Agent(words[len(words)-1:])
	return ok
}

// persons reports whether the noun that heads x names a person or persons.
func (c *Cast) persons(x *expression) bool {
	tok := &c.doc.Tokens[x.head]
	head, plural := strings.ToLower(tok.Lemma), strings.HasSuffix(tok.XPOS, "S")
	if w, men := strings.CutSuffix(head, "men"); men && len(w) > 2 { // a lemma that the engine left inflected
		head = w + "man"
	}
	return people.Person(head, plural) || c.saidWho(x.head)
}

// saidWho reports whether a clause with "who" tells of the noun at token h: "two room-mates who
// tried to stop them".
func (c *Cast) saidWho(h int) bool {
	d := c.doc
	for _, k := range d.Children(h) {
		if d.Tokens[k].Deprel != "acl:relcl" || k < h {
			continue
		}
		for _, w := range d.Children(k) {
			if f := strings.ToLower(d.Tokens[w].Form); w < k && (f == "who" || f == "whom") && d.Tokens[w].XPOS != "PRP" {
				return true
			}
		}
	}
	return false
}

// backing are participles that say who stands behind a group without making it
// that one's own: "Iran-backed".
var backing = map[string]bool{
	"back": true, "backed": true, "link": true, "linked": true, "align": true, "aligned": true, "support": true, "supported": true,
	"ally": true, "allied": true, "fund": true, "funded": true, "sponsor": true, "sponsored": true, "affiliate": true, "affiliated": true,
	"train": true, "trained": true, "arm": true, "armed": true, "inspire": true, "inspired": true,
}

// backersOf lists the tokens that name who backs the expression's referent.
func (c *Cast) backersOf(x *expression) []int {
	var out []int
	d := c.doc
	for t := x.start; t < x.end; t++ {
		tok := &d.Tokens[t]
		if !backing[strings.ToLower(tok.Form)] || t == x.head || strings.EqualFold(tok.Form, "armed") && t > x.start && d.Tokens[t-1].Form != "-" {
			continue // "Aldan armed forces" are Alda's own
		}
		// "Iran-backed": the name stands before a hyphen before the participle.
		for b := t - 1; b >= x.start; b-- {
			if p := &d.Tokens[b]; p.UPOS == "PROPN" || p.UPOS == "ADJ" && p.Form[0] >= 'A' && p.Form[0] <= 'Z' {
				out = append(out, b)
				break
			} else if p.UPOS != "PUNCT" && p.Form != "-" {
				break
			}
		}
	}
	return out
}

// modifierCountry is the country that the expression's modifiers give it:
// "Iraqi soldiers", "soldiers of Iraq", "its commander".
func (c *Cast) modifierCountry(x *expression) string {
	d := c.doc
	skip := map[int]bool{}
	for _, b := range x.backers {
		skip[b] = true
	}
	for t := x.end - 1; t >= x.start; t-- {
		if t == x.head || skip[t] {
			continue
		}
		tok := &d.Tokens[t]
		if tok.UPOS != "ADJ" && tok.UPOS != "PROPN" && tok.UPOS != "NOUN" || c.sidedWith(t, x.end) {
			continue
		}
		if iso, ok := c.base.Demonym(tok.Form); ok && !c.ofContinent(t) {
			if x.kind == sitrep.KindPerson || x.kind == sitrep.KindPeople {
				iso = c.citizenship(t, iso)
			}
			return iso
		}
	}
	if last := x.end - 1; last >= x.start && last >= 0 && actor.Dealing(d.Tokens[last].Form) {
		return unknown
	}
	for _, n := range c.doc.NamesIn(x.start, x.end) {
		if n.Start < x.start || n.End > x.end || skip[n.Start] || c.ofContinent(n.End-1) || n.Start <= x.head && x.head < n.End || c.sidedWith(n.End-1, x.end) {
			continue
		}
		text := c.plain(n.Start, n.End)
		if h, short := c.shorts[text]; short && c.shortFor(text) {
			if c.exprs[h] != nil && c.exprs[h].country != "" {
				return c.exprs[h].country // "the Hill Front (HF)", not another HF
			}
			continue
		}
		if n.Label == "Person" && c.partOfLonger(text) {
			text = c.longNames().parts[actor.Fold(text)][0] // the full name elsewhere says who it is
		}
		if a, ok := c.base.Resolve(actor.Query{Text: text, Date: c.opts.Date, Country: c.home}); ok && a.Country != "" && (n.Label != "Person" || a.Kind == sitrep.KindPerson) {
			return a.Country
		}
	}
	return unknown
}

// sidedWith reports whether what stands behind token t, before end, makes of the name that it
// ends a word for a cause or a likeness: "Alda solidarity", "Aldan-style".
func (c *Cast) sidedWith(t, end int) bool {
	d := c.doc
	if t+1 >= end {
		return false
	}
	if next := strings.ToLower(d.Tokens[t+1].Form); next == "speaking" || next == "language" {
		return true
	}
	return sympathy[strings.ToLower(d.Tokens[t+1].Form)] || d.Tokens[t+1].Form == "-" && t+2 < end && likeness[strings.ToLower(d.Tokens[t+2].Form)]
}

// likeness are words behind the hyphen behind a land's adjective that tell of no belonging.
var likeness = lists.Set("style era made built speaking language flagged occupied controlled held administered trained supplied")

// ofContinent reports whether the word at token t names a continent, or is an adjective of
// one, with the word before it: "the South American country", "in Latin America".
func (c *Cast) ofContinent(t int) bool {
	if w := c.doc.Tokens[t].Form; t == 0 || w != "American" && w != "America" && w != "Americans" {
		return false
	}
	switch c.doc.Tokens[t-1].Form {
	case "South", "Latin", "Central", "North", "Meso", "Native", "Pan", "Inter", "Ibero":
		return true
	}
	return false
}

// sympathy are nouns behind a name that tell with whom people side, not whose they are:
// "Aldan solidarity activists".
var sympathy = lists.Set("solidarity sympathy boycott")

// nouns that name people, organizations and places by themselves. What the
// knowledge base's agents know comes from there.
var nouns = lists.Turned(map[string]string{
	sitrep.KindPerson: "man woman boy girl child person official source resident civilian citizen villager witness victim suspect leader member " +
		"commander officer soldier fighter gunman rebel militant insurgent terrorist guerrilla extremist jihadist attacker bomber assailant " +
		"minister president spokesman spokeswoman spokesperson adviser aide diplomat ambassador envoy analyst expert activist journalist reporter " +
		"protester demonstrator student worker farmer teacher lawyer judge doctor nurse refugee migrant hostage prisoner detainee policeman " +
		"guard trooper serviceman marine pilot chief head mayor governor king queen prince sheikh cleric imam priest bishop pope deputy senator " +
		"lawmaker mp politician candidate opponent critic dissident relative father mother son daughter brother sister wife husband " +
		"driver passenger tourist trader businessman merchant settler colonist mercenary contractor peacekeeper observer monitor inspector " +
		"general colonel major captain lieutenant sergeant corporal admiral brigadier operative agent spy sniper warlord kingpin trafficker " +
		"smuggler pirate kidnapper hijacker criminal thug looter rioter vigilante villain teenager youth infant baby elder negotiator mediator " +
		"secretary premier chancellor monarch dictator ruler counterpart veteran recruit conscript reservist medic paramedic rescuer volunteer " +
		"follower supporter loyalist separatist islamist communist peasant labourer laborer miner fisherman shepherd authority " +
		"sailor seafarer crewman crewmember seaman holidaymaker worshipper mourner bystander pedestrian commuter motorist survivor casualty " +
		"reservist paratrooper commando infantryman airman engineer scientist academic author historian economist broker banker " +
		"rapporteur coordinator commissioner chairman chairwoman chair director founder editor correspondent columnist fellow strategist legislator " +
		"congressman congresswoman councillor prosecutor superintendent shopkeeper surgeon attache attaché consul pupil schoolchild schoolgirl schoolboy orphan pensioner grandmother grandfather cousin nephew uncle aunt neighbour neighbor" +
		" national funder lender sponsor subscriber accuser accused accomplice administrator applicant arrestee artist associate athlete attendee auditor babysitter bachelor bidder blogger bodyguard " +
		"breadwinner bride buyer caregiver carer cashier chairperson claimant classmate cleaner client colleague collaborator comrade conspirator " +
		"convict cook counsellor creditor customer dealer debtor defector defendant delegate dentist deportee designer detective developer " +
		"donor educator employee employer escapee evacuee exile expatriate expert filmmaker finalist fan farmhand foreigner friend fugitive " +
		"gardener graduate groom guest guide helper heir hunter immigrant informant inhabitant inmate intern interpreter intruder investor " +
		"janitor jurist juror kid landlady landlord landowner learner lecturer local lodger lover maid manager marcher medallist musician " +
		"newcomer nomad nominee nun occupant owner painter participant partygoer passerby patient perpetrator photographer physician player poet porter " +
		"predecessor preacher professor publisher rabbi rapist receptionist reader rector relative repairman returnee reveller rider rival robber " +
		"roommate runner scholar sculptor seller servant shareholder shopper singer slave specialist spectator staffer stakeholder stranger striker subordinate " +
		"successor superior survivor swimmer taxpayer technician teammate tenant tourist translator traveller traveler trainee trustee tutor user " +
		"vendor villager visitor voter waiter waitress walker warden watchman widow widower writer youngster plaintiff petitioner complainant whistleblower gunner",
	sitrep.KindPeople: "family people troops troop personnel police crowd mob public population community tribe clan",
	sitrep.KindThing: "aircraft airliner airplane ambulance apparatus armour arms artillery base battery boat bomb building bus car " +
		"carrier checkpoint clinic cruiser destroyer dhow drone factory ferry frigate freighter gunboat gunship headquarters helicopter hotel house " +
		"jet launcher lorry minibus missile mortar motorcycle plane plant pipeline rocket satellite school ship shop station submarine tank tanker " +
		"train trawler truck van vehicle vessel warehouse warplane warship weapon " +
		"campaign initiative programme program project right rights security",
	sitrep.KindOrganization: "army military navy government administration regime ministry parliament cabinet party group organisation " +
		"organization militia movement faction front alliance coalition union force command brigade battalion regiment division " +
		"agency council committee commission court tribunal company firm bank university hospital church network cartel gang cell " +
		"junta opposition leadership establishment authorities embassy consulate delegation mission team department office bureau " +
		"association federation congress senate assembly presidency palace bloc institution body unit squad patrol convoy wing affiliate " +
		"foundation institute academy league club chamber secretariat directorate board panel observatory nonprofit " +
		"newspaper broadcaster channel outlet media press charity ngo watchdog consortium mafia syndicate branch resistance caliphate sect outfit",
	sitrep.KindPlace: "city town village province district region country capital area neighbourhood neighborhood border street square " +
		"state territory island coast valley mountain desert zone strip enclave suburb outskirts road highway river sea strait",
})

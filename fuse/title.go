package fuse

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/place"
)

// title is an event in one line, made of its record alone: what, by whom, on whom,
// where, and the dead: "Drone attack on a US base near Erbil (Iraq), 3 killed".
func title(e *sitrep.Event, places *place.Gazetteer) string {
	var b strings.Builder
	b.WriteString(statusWord(e.Status))
	n := nounOf(e)
	by := slices.DeleteFunc(slices.Clone(e.Actors), empty)
	doers, targets := partyNames(slices.DeleteFunc(slices.Clone(by), func(p sitrep.Party) bool { return onlyDoer(e.Type, p) })), target(e, n)
	if n.mutual || targets == "" && len(by) > 1 && n.to == "on" {
		if n.to == "on" && n.word == "Attack" {
			n.word = "Clash"
		}
		b.WriteString(n.word)
		if doers != "" {
			b.WriteString(amid(by) + doers)
		}
	} else {
		b.WriteString(n.word)
		if doers != "" {
			b.WriteString(" by " + doers)
		}
		if targets != "" && n.to != "" {
			b.WriteString(" " + n.to + " " + targets)
		}
	}
	if where := whereWords(e, places); targets == "" || where != " in "+targets {
		b.WriteString(where) // not "Visit to Bangladesh in Bangladesh"
	}
	if e.Since != nil && e.Count != nil {
		b.WriteString(" since " + dayText(*e.Since))
	}
	for _, harm := range []string{"killed", "injured", "abducted", "captured"} {
		b.WriteString(tollText(e, harm))
	}
	s := []rune(b.String())
	s[0] = unicode.ToUpper(s[0])
	return string(s)
}

func statusWord(s sitrep.Status) string {
	switch s {
	case sitrep.Planned, sitrep.Threatened, sitrep.Possible, sitrep.Denied, sitrep.Alleged:
		return string(s) + ": "
	}
	return ""
}

// noun names an act, with the preposition of its target.
type noun struct {
	word, to string
	mutual   bool
	own      []string // nouns that only say the act again: "ordered an investigation"
}

func nounOf(e *sitrep.Event) noun {
	n := plainNoun(e)
	if e.Count != nil && e.Count.Text != "" && e.Type == "ASSAULT" && !Fired(e) {
		n.word = e.Count.Text + " " + lowerFirst(n.word) + "s"
	}
	return n
}

// Fired reports whether an event's count is of what was fired and not of attacks: "six rockets".
func Fired(e *sitrep.Event) bool {
	return e.Count != nil && e.Count.Text != "" && slices.ContainsFunc(e.Instruments, func(in string) bool { return strings.HasPrefix(strings.ToLower(in), strings.ToLower(e.Count.Text)+" ") })
}

// plainNoun names an act by its PLOVER type and mode.
func plainNoun(e *sitrep.Event) noun {
	if e.Type == "ASSAULT" && e.Mode == "heavy-weapons" {
		return noun{word: weaponNoun(e), to: "on"}
	}
	for _, key := range []string{e.Type + "/" + e.Mode, e.Type} {
		if n, ok := acts[key]; ok {
			return n
		}
	}
	return noun{word: "Event", to: "against"}
}

// acts are the nouns of PLOVER's acts, by "TYPE/mode" and "TYPE".
var acts = map[string]noun{
	"ACCUSE":                 {word: "Accusation", to: "against", own: []string{"criticism", "allegation", "accusation", "complaint"}},
	"ACCUSE/disapprove":      {word: "Criticism", to: "of", own: []string{"criticism"}},
	"ACCUSE/investigate":     {word: "Investigation", to: "of", own: []string{"investigation", "inquiry", "enquiry", "probe", "review"}},
	"AGREE":                  {word: "Agreement", mutual: true, own: []string{"agreement", "deal", "accord"}},
	"AID":                    {word: "Aid", to: "to", own: []string{"aid"}},
	"ASSAULT":                {word: "Attack", to: "on", own: []string{"attack", "raid", "assault"}},
	"ASSAULT/abduct":         {word: "Abduction", to: "of"},
	"ASSAULT/aerial":         {word: "Air strike", to: "on", own: []string{"strike", "airstrike"}},
	"ASSAULT/assassinate":    {word: "Assassination", to: "of"},
	"ASSAULT/beat":           {word: "Beating", to: "of"},
	"ASSAULT/cleansing":      {word: "Expulsion by force", to: "of"},
	"ASSAULT/crowd-control":  {word: "Force", to: "against"},
	"ASSAULT/destroy":        {word: "Destruction", to: "of"},
	"ASSAULT/drone":          {word: "Drone attack", to: "on"},
	"ASSAULT/execute":        {word: "Execution", to: "of"},
	"ASSAULT/explosives":     {word: "Bombing", to: "of"},
	"ASSAULT/firearms":       {word: "Armed attack", to: "on"},
	"ASSAULT/massacre":       {word: "Massacre", to: "of"},
	"ASSAULT/sexual":         {word: "Sexual violence", to: "against"},
	"ASSAULT/suicide-attack": {word: "Suicide bombing", to: "against"},
	"ASSAULT/torture":        {word: "Torture", to: "of"},
	"ASSAULT/unconventional": {word: "Chemical attack", to: "on"},
	"ASSAULT/vehicular":      {word: "Vehicle attack", to: "on"},
	"COERCE":                 {word: "Coercion", to: "of"},
	"COERCE/arrest":          {word: "Arrest", to: "of"},
	"COERCE/ban":             {word: "Ban", to: "on", own: []string{"ban"}},
	"COERCE/censor":          {word: "Censorship", to: "of"},
	"COERCE/curfew":          {word: "Curfew", to: "for", own: []string{"curfew"}},
	"COERCE/cyber":           {word: "Cyber attack", to: "on", own: []string{"attack"}},
	"COERCE/deport":          {word: "Deportation", to: "of"},
	"COERCE/martial-law":     {word: "Emergency rule", to: "over", own: []string{"law", "emergency"}},
	"COERCE/restrict":        {word: "Restriction", to: "of", own: []string{"restriction"}},
	"COERCE/seize":           {word: "Seizure", to: "of"},
	"CONCEDE":                {word: "Concession", to: "to", own: []string{"concession"}},
	"CONSULT":                {word: "Talks", mutual: true},
	"CONSULT/phone":          {word: "Call", mutual: true},
	"CONSULT/third-party":    {word: "Mediation", mutual: true},
	"CONSULT/visit":          {word: "Visit", to: "to"},
	"COOPERATE":              {word: "Cooperation", mutual: true},
	"MOBILIZE":               {word: "Mobilization", to: "of"},
	"MOBILIZE/police":        {word: "Deployment", to: "of"},
	"MOBILIZE/troops":        {word: "Deployment", to: "of"},
	"PROTEST":                {word: "Protest", to: "against", own: []string{"protest", "march", "rally", "demonstration"}},
	"PROTEST/boycott":        {word: "Strike", to: "against", own: []string{"strike", "boycott"}},
	"PROTEST/hunger":         {word: "Hunger strike", to: "against", own: []string{"strike"}},
	"PROTEST/obstruct":       {word: "Blockade", to: "of", own: []string{"blockade", "roadblock"}},
	"PROTEST/riot":           {word: "Riot", to: "against", own: []string{"riot"}},
	"REJECT":                 {word: "Rejection", to: "of", own: []string{"rejection", "refusal"}},
	"REQUEST":                {word: "Demand", to: "to", own: []string{"demand", "call", "appeal", "request"}},
	"RETREAT":                {word: "Withdrawal", to: "of", own: []string{"withdrawal"}},
	"RETREAT/access":         {word: "Access", to: "for", own: []string{"access"}},
	"RETREAT/ceasefire":      {word: "Ceasefire", mutual: true},
	"RETREAT/disarm":         {word: "Disarmament", to: "of"},
	"RETREAT/ease":           {word: "Easing", to: "of"},
	"RETREAT/release":        {word: "Release", to: "of"},
	"RETREAT/return":         {word: "Return", to: "of"},
	"SANCTION":               {word: "Sanctions", to: "on", own: []string{"sanction"}},
	"SANCTION/discontinue":   {word: "Break", to: "with", own: []string{"tie", "relation"}},
	"SANCTION/expel":         {word: "Expulsion", to: "of"},
	"SUPPORT":                {word: "Support", to: "for", own: []string{"support"}},
	"THREATEN":               {word: "Threat", to: "against", own: []string{"threat", "warning"}},
	"THREATEN/restrict":      {word: "Threat of restrictions", to: "against", own: []string{"threat", "warning"}},
	"THREATEN/violence":      {word: "Threat of violence", to: "against", own: []string{"threat", "warning"}},
}

func weaponNoun(e *sitrep.Event) string {
	for _, i := range e.Instruments {
		switch h := headNoun(i); {
		case strings.Contains(h, "rocket"):
			return "Rocket attack"
		case strings.Contains(h, "missile"):
			return "Missile attack"
		case strings.Contains(h, "mortar"):
			return "Mortar attack"
		}
	}
	return "Shelling"
}

// partyNames joins up to three names; what a longer one of them tells already ("militia" beside
// "Iran-backed militia") is left out.
func partyNames(ps []sitrep.Party) string {
	var names []string
	for i, p := range ps {
		if len(names) < 3 && !empty(p) && !slices.ContainsFunc(append(ps[:i:i], ps[i+1:]...), func(o sitrep.Party) bool { return tells(o, p) }) {
			names = append(names, articled(p))
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// empty reports whether a name tells a reader of the title nothing: a pronoun, or a word for
// somebody told of before.
func empty(p sitrep.Party) bool {
	switch strings.ToLower(tidy(p.Name)) {
	case "group", "groups", "pair", "duo", "trio", "side", "sides", "party", "parties", "entity", "entities", "individual", "individuals":
		return p.Kind != sitrep.KindState && p.Name == strings.ToLower(p.Name)
	}
	return actor.Pronoun(tidy(p.Name))
}

// onlyDoer reports whether a description says no more than that its bearers did the act: "protesters"
// of a protest.
func onlyDoer(kind string, p sitrep.Party) bool {
	switch strings.ToLower(tidy(p.Name)) {
	case "protesters", "protestors", "demonstrators", "marchers":
		return kind == "PROTEST"
	case "attackers", "assailants", "attacker", "assailant":
		return kind == "ASSAULT"
	}
	return false
}

// tells reports whether the name of o ends in the whole description p.
func tells(o, p sitrep.Party) bool {
	return o.Name != p.Name && p.Name == strings.ToLower(p.Name) && strings.HasSuffix(strings.ToLower(o.Name), " "+p.Name)
}

// articled puts "the" before the states that take it.
func articled(p sitrep.Party) string {
	name, what, _ := strings.Cut(p.Name, " (")
	switch {
	case strings.HasSuffix(what, ")") && p.Kind == sitrep.KindPerson:
		return name // "Mike Hammer (diplomat)" tells an entry of the base from its namesakes
	case p.Kind == sitrep.KindState && (strings.HasPrefix(p.Name, "United ") || strings.HasSuffix(p.Name, "s") && strings.Contains(p.Name, " ")):
		return "the " + p.Name
	}
	return p.Name
}

func amid(ps []sitrep.Party) string {
	if len(ps) > 1 {
		return " between "
	}
	return " with "
}

// target is what the act n was done to: a thing that is not the act again, else somebody.
func target(e *sitrep.Event, n noun) string {
	things := slices.DeleteFunc(slices.Clone(e.Objects), actor.Pronoun)
	if len(things) > 0 && e.Type != "CONSULT" {
		if of, again := n.again(things[0]); !again {
			return shorten(ownerless(lowerArticle(things[0])), 60)
		} else if of != "" {
			return shorten(of, 60)
		}
	}
	return partyNames(e.Recipients)
}

// again reports whether a thing is but the act itself, and what that is about: "an investigation into
// the raid" is about "the raid".
func (n noun) again(thing string) (of string, yes bool) {
	head, rest, _ := strings.Cut(thing, " into ")
	for _, prep := range []string{" of ", " on ", " against ", " over ", " about "} {
		if h, r, ok := strings.Cut(head, prep); ok {
			head, rest = h, r
			break
		}
	}
	words := strings.Fields(strings.ToLower(head))
	if len(words) == 0 {
		return "", false
	}
	last := words[len(words)-1]
	return rest, slices.Contains(n.own, last) || slices.Contains(n.own, strings.TrimSuffix(last, "s"))
}

// whereWords are the place as far as it is told: " near Erbil (Iraq)".
func whereWords(e *sitrep.Event, places *place.Gazetteer) string {
	p := e.Place
	if p == nil || p.Name == "" || speech(e.Type) {
		return ""
	}
	prep := "in"
	if rankOf(p.Precision) == exact {
		prep = "at"
	}
	if slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool {
		return c.Place != nil && c.Place.Name == p.Name && c.Near()
	}) {
		prep = "near"
	}
	if rankOf(p.Precision) <= atCountry || nation(p.Country) == "" {
		return fmt.Sprintf(" %s %s", prep, p.Name)
	}
	country := p.Country
	if places != nil {
		if c, ok := places.Country(p.Country); ok {
			country = c.Name
		}
	}
	return fmt.Sprintf(" %s %s (%s)", prep, p.Name, country)
}

func tollText(e *sitrep.Event, harm string) string {
	for _, t := range e.Tolls {
		if t.Harm == harm && t.Best > 0 {
			if t.High == nil && t.Low == t.Best {
				return fmt.Sprintf(", at least %d %s", t.Best, harm)
			}
			return fmt.Sprintf(", %d %s", t.Best, harm)
		}
	}
	return ""
}

// tidy drops the number and the article that a description begins with: "at least
// five guards" is "guards".
func tidy(name string) string {
	words := strings.Fields(name)
	for len(words) > 1 && (counting[strings.ToLower(words[0])] || unicode.IsDigit([]rune(words[0])[0])) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[0]) && !unicode.IsUpper(r[1]) {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

// ownerless puts an article in the place of an owner whom the title doesn't name: "their vehicle"
// is "a vehicle", "his homes" are "homes".
func ownerless(s string) string {
	first, rest, more := strings.Cut(s, " ")
	if !more || !slices.Contains([]string{"its", "their", "his", "her", "our", "my"}, strings.ToLower(first)) {
		return s
	}
	head, _, _ := strings.Cut(rest, " of ")
	head, _, _ = strings.Cut(head, " in ")
	switch {
	case strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss"), strings.HasSuffix(head, "men"):
		return rest
	case strings.ContainsRune("aeioAEIO", rune(rest[0])):
		return "an " + rest
	}
	return "a " + rest
}

func lowerArticle(s string) string {
	for _, a := range []string{"The ", "A ", "An "} {
		if strings.HasPrefix(s, a) {
			return strings.ToLower(a) + s[len(a):]
		}
	}
	return s
}

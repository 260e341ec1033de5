package fuse

import (
	"slices"
	"strings"
	"unicode"

	sitrep "github.com/sitrep-news/sitrep"
)

// noun names an act, with the preposition of its target.
type noun struct {
	word, to string
	thing    string // preposition of what is given or asked for, where a target is somebody: "demand to Kenya for a visa"
	mutual   bool
	own      []string // nouns that only say the act again: "ordered an investigation"
}

func nounOf(e *sitrep.Event) *noun {
	n := plainNoun(e)
	if e.Count != nil && e.Count.Text != "" && e.Type == "ASSAULT" && !Fired(e) {
		n.word = countWords(e.Count.Text) + " " + lowerFirst(n.word) + "s"
	}
	return &n
}

// countWords are the words of a count as they stand before a noun: "hundreds of" attacks, "a wave of".
func countWords(text string) string {
	text = strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	words := strings.Fields(strings.ToLower(text))
	if len(words) > 0 && collective[words[len(words)-1]] {
		return text + " of"
	}
	return text
}

// collective are nouns that tell how many, and take "of" before what is counted.
var collective = words(`barrage campaign couple dozens handful hundreds lot lots millions number pair scores series slew spate
spree string tens thousands wave waves`)

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
	"AID":                    {word: "Aid", to: "to", thing: "with", own: []string{"aid"}},
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
	"REQUEST":                {word: "Demand", to: "to", thing: "for", own: []string{"demand", "call", "appeal", "request"}},
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

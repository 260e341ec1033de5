package fuse

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/place"
)

// title is an event in one line, made of its record alone: what, by whom, on whom,
// where, and the dead: "Drone attack on a US base near Erbil (Iraq), 3 killed".
func title(e *sitrep.Event, places *place.Gazetteer) string {
	var b strings.Builder
	b.WriteString(statusWord(e.Status))
	n := nounOf(e)
	doers, targets := partyNames(e.Actors), target(e)
	if n.mutual || len(e.Recipients) == 0 && len(e.Actors) > 1 && n.to == "on" {
		if n.to == "on" && n.word == "Attack" {
			n.word = "Clash"
		}
		b.WriteString(n.word)
		writeList(&b, amid(e.Actors), e.Actors, doers)
	} else {
		b.WriteString(n.word)
		if doers != "" {
			b.WriteString(" by " + doers)
		}
		if targets != "" && n.to != "" {
			b.WriteString(" " + n.to + " " + targets)
		}
	}
	b.WriteString(whereWords(e, places))
	if e.Since != nil && e.Count != nil {
		b.WriteString(" since " + *e.Since)
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
}

func nounOf(e *sitrep.Event) noun {
	n := plainNoun(e)
	if e.Count != nil && e.Count.Text != "" && e.Type == "ASSAULT" {
		n.word = e.Count.Text + " " + lowerFirst(n.word) + "s"
	}
	return n
}

func plainNoun(e *sitrep.Event) noun {
	switch e.Type {
	case "ASSAULT":
		return assault(e)
	case "PROTEST":
		if e.Mode == "riot" {
			return noun{word: "Riot", to: "against"}
		}
		return noun{word: "Protest", to: "against"}
	case "COERCE":
		switch e.Mode {
		case "arrest":
			return noun{word: "Arrest", to: "of"}
		case "seize":
			return noun{word: "Seizure", to: "of"}
		}
		return noun{word: "Coercion", to: "of"}
	case "CONSULT":
		if e.Mode == "visit" {
			return noun{word: "Visit", to: "to"}
		}
		return noun{word: "Talks", mutual: true}
	case "AGREE":
		return noun{word: "Agreement", mutual: true}
	case "COOPERATE":
		return noun{word: "Cooperation", mutual: true}
	case "MOBILIZE":
		return noun{word: "Mobilization", to: "of"}
	case "RETREAT":
		return noun{word: "Withdrawal", to: "of"}
	case "CONCEDE":
		return noun{word: "Concession", to: "to"}
	case "SANCTION":
		return noun{word: "Sanctions", to: "on"}
	case "SUPPORT":
		return noun{word: "Support", to: "for"}
	case "AID":
		return noun{word: "Aid", to: "to"}
	case "THREATEN":
		return noun{word: "Threat", to: "against"}
	case "ACCUSE":
		return noun{word: "Accusation", to: "against"}
	case "REJECT":
		return noun{word: "Refusal", to: "towards"}
	case "REQUEST":
		return noun{word: "Demand", to: "to"}
	}
	return noun{word: "Event", to: "against"}
}

func assault(e *sitrep.Event) noun {
	switch e.Mode {
	case "aerial":
		return noun{word: "Air strike", to: "on"}
	case "drone":
		return noun{word: "Drone attack", to: "on"}
	case "heavy-weapons":
		return noun{word: weaponNoun(e), to: "on"}
	case "firearms":
		return noun{word: "Armed attack", to: "on"}
	case "explosives":
		return noun{word: "Bombing", to: "of"}
	case "suicide-attack":
		return noun{word: "Suicide bombing", to: "against"}
	case "vehicular":
		return noun{word: "Vehicle attack", to: "on"}
	case "abduct":
		return noun{word: "Abduction", to: "of"}
	case "execute":
		return noun{word: "Execution", to: "of"}
	case "torture":
		return noun{word: "Torture", to: "of"}
	case "beat":
		return noun{word: "Beating", to: "of"}
	case "sexual":
		return noun{word: "Sexual violence", to: "against"}
	case "destroy":
		return noun{word: "Destruction", to: "of"}
	case "crowd-control":
		return noun{word: "Force", to: "against"}
	case "unconventional":
		return noun{word: "Chemical attack", to: "on"}
	}
	return noun{word: "Attack", to: "on"}
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

// partyNames joins up to three names.
func partyNames(ps []sitrep.Party) string {
	var names []string
	for _, p := range ps {
		if len(names) < 3 {
			names = append(names, articled(p))
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// articled puts "the" before the states that take it.
func articled(p sitrep.Party) string {
	switch {
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

func writeList(b *strings.Builder, prep string, ps []sitrep.Party, names string) {
	if len(ps) > 0 {
		b.WriteString(prep + names)
	}
}

// target is what the act was done to: a thing, else somebody.
func target(e *sitrep.Event) string {
	if len(e.Objects) > 0 && e.Type != "CONSULT" {
		return shorten(lowerArticle(e.Objects[0]), 60)
	}
	return partyNames(e.Recipients)
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

func lowerArticle(s string) string {
	for _, a := range []string{"The ", "A ", "An "} {
		if strings.HasPrefix(s, a) {
			return strings.ToLower(a) + s[len(a):]
		}
	}
	return s
}

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
	n := nounOf(e)
	who, targets := doersAndTargets(e, n)
	where := whereWords(e, targets, places)
	if e.Since != nil && e.Count != nil {
		where += " since " + dayText(*e.Since)
	}
	for _, harm := range []string{"killed", "injured", "abducted", "captured"} {
		where += tollText(e, harm)
	}
	if who+where == "" {
		where = untold(e, n)
	}
	s := []rune(statusWord(e.Status) + n.word + who + where)
	s[0] = unicode.ToUpper(s[0])
	return string(s)
}

// doersAndTargets are who did an act to whom, as words that follow its noun, with the names of those it was
// done to. Of a fight that nobody is said to have begun the noun becomes that of a clash.
func doersAndTargets(e *sitrep.Event, n *noun) (words, targets string) {
	by := slices.DeleteFunc(slices.Clone(e.Actors), empty)
	targets = target(e, n)
	switch clash := targets == "" && len(by) > 1 && n.to == "on"; {
	case n.mutual:
		with := slices.DeleteFunc(slices.Clone(e.Recipients), empty)
		return amid(namesOf(append(by, with...))) + about(e, n, len(by)+len(with)), ""
	case clash:
		if n.word == "Attack" {
			n.word = "Clash"
		}
		return amid(namesOf(by)), ""
	}
	by = slices.DeleteFunc(by, func(p sitrep.Party) bool { return onlyDoer(e.Type, p) })
	doers := partyNames(by)
	if doers == targets && len(e.Objects) == 0 {
		targets = "" // who did what to themselves was read wrong: "criticism by Low of Low"
	}
	if doers != "" {
		words = " by " + doers
	}
	if targets != "" && n.to != "" {
		words += " " + n.to + " " + targets
	}
	if n.thing != "" {
		words += given(e, n)
	}
	return words, targets
}

func statusWord(s sitrep.Status) string {
	switch s {
	case sitrep.Planned, sitrep.Threatened, sitrep.Possible, sitrep.Denied, sitrep.Alleged:
		return string(s) + ": "
	}
	return ""
}

// partyNames joins up to three names; what a longer one of them tells already ("militia" beside
// "Iran-backed militia") is left out.
func partyNames(ps []sitrep.Party) string { return listed(namesOf(ps)) }

func namesOf(ps []sitrep.Party) []string {
	var names []string
	for i, p := range ps {
		if len(names) < 3 && !empty(p) && !slices.ContainsFunc(append(ps[:i:i], ps[i+1:]...), func(o sitrep.Party) bool { return tells(o, p) }) {
			if name := paired(ownerless(articled(p))); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// empty reports whether a name tells a reader of the title nothing: a pronoun, or a word for
// somebody told of before.
func empty(p sitrep.Party) bool {
	if name := strings.ToLower(tidy(p.Name)); unnamed[name] {
		return p.Kind != sitrep.KindState && p.Name == name
	}
	return actor.Pronoun(tidy(p.Name))
}

// unnamed are words for somebody told of before, which tell nothing by themselves.
var unnamed = words("group groups pair duo trio side sides party parties entity entities individual individuals")

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

// amid joins those who stand together in an act: " between Kenya and Uganda", " with Kenya".
func amid(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return " with " + names[0]
	}
	return " between " + listed(names)
}

// about is what an agreement is on, where too few take part to tell it from others.
func about(e *sitrep.Event, n *noun, parties int) string {
	if things := doneTo(e, n); len(things) > 0 && parties < 2 && e.Type == "AGREE" {
		return " on " + things[0]
	}
	return ""
}

// target is what the act n was done to: a thing that is not the act again, else somebody.
func target(e *sitrep.Event, n *noun) string {
	if things := doneTo(e, n); len(things) > 0 && n.thing == "" {
		return things[0]
	}
	return partyNames(e.Recipients)
}

// given is what is given or asked for: " with food", " of $2 million", " for a visa".
func given(e *sitrep.Event, n *noun) string {
	things := doneTo(e, n)
	switch {
	case len(things) == 0:
		return ""
	case n.thing == "with" && strings.ContainsAny(things[0], "$€£¥"):
		return " of " + things[0]
	}
	return " " + n.thing + " " + things[0]
}

// doneTo are the things of an act, the first as a title has it; none where that is the act again.
func doneTo(e *sitrep.Event, n *noun) []string {
	things := slices.DeleteFunc(slices.Clone(e.Objects), actor.Pronoun)
	if len(things) == 0 || e.Type == "CONSULT" {
		return nil
	}
	if of, again := n.again(things[0]); !again {
		things[0] = shorten(paired(ownerless(lowerArticle(things[0]))), 60)
	} else if of != "" {
		things[0] = shorten(paired(of), 60)
	} else {
		return nil
	}
	return things
}

// whereWords are the place as far as it is told and the targets don't tell it: " near Erbil (Iraq)".
func whereWords(e *sitrep.Event, targets string, places *place.Gazetteer) string {
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
	targets = strings.TrimPrefix(targets, "the ")
	if rankOf(p.Precision) <= atCountry || nation(p.Country) == "" {
		if targets == p.Name && prep == "in" {
			return "" // not "Visit to Bangladesh in Bangladesh"
		}
		return fmt.Sprintf(" %s %s", prep, p.Name)
	}
	country := p.Country
	if places != nil {
		if c, ok := places.Country(p.Country); ok {
			country = c.Name
		}
	}
	switch {
	case targets == country:
		return fmt.Sprintf(" %s %s", prep, p.Name)
	case (targets == p.Name || targets == p.Admin1) && prep == "in":
		return fmt.Sprintf(" (%s)", country)
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
// is "a vehicle", "his homes" are "homes", "the group's members" are "members".
func ownerless(s string) string {
	first, rest, more := strings.Cut(strings.TrimPrefix(s, "the "), " ")
	owner := strings.TrimSuffix(strings.TrimSuffix(first, "'s"), "’s")
	switch {
	case more && owner != first && unnamed[owner]:
	case !more || !slices.Contains([]string{"its", "their", "his", "her", "our", "my"}, strings.ToLower(first)):
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

// paired leaves out the quotation marks and brackets of a passage that stand alone: the other of
// the two was outside of it.
func paired(s string) string {
	for _, p := range []string{"“”", "()", "[]", "«»"} {
		r := []rune(p)
		if strings.Count(s, string(r[0])) != strings.Count(s, string(r[1])) {
			s = strings.NewReplacer(string(r[0]), "", string(r[1]), "").Replace(s)
		}
	}
	if strings.Count(s, `"`)%2 == 1 {
		s = strings.ReplaceAll(s, `"`, "")
	}
	return strings.TrimSpace(s)
}

func lowerArticle(s string) string {
	for _, a := range []string{"The ", "A ", "An "} {
		if strings.HasPrefix(s, a) {
			return strings.ToLower(a) + s[len(a):]
		}
	}
	return s
}

package coref

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/given"
	"github.com/sitrep-news/sitrep/data/nouns"
	"github.com/sitrep-news/sitrep/nlp"
)

// number, gender and sort of thing; 0 is unknown.
type (
	number byte
	gender byte
	thing  byte
)

const (
	singular number = iota + 1
	plural
)

const (
	male gender = iota + 1
	female
)

const (
	person thing = iota + 1 // a human being
	body                    // an organisation, a state, a group
	place                   // a location or a building
	time                    // a date, a time
	amount                  // money
	inert                   // what "it" can mean, and neither he nor she
)

// traits is what an expression tells of its referent.
type traits struct {
	number  number
	gender  gender
	thing   thing
	grammar int    // grammatical person of a pronoun: 1, 2, 3; 0 otherwise
	label   string // of the name at its head
	name    string // that name in lower case, without titles
	last    string // its last word
	spelt   string // its spelling, see the function
}

func traitsOf(d *nlp.Doc, kids [][]int32, c *Candidate, name int) traits {
	if c.Kind == Pronoun {
		return pronoun(c.head)
	}
	t := traits{number: numberOf(d, kids, c.Head)}
	if name > 0 {
		n := d.Names[name-1]
		if h := d.Tokens[c.Head].Head; h >= n.Start && h < n.End {
			return t // a part of the name
		}
		if c.Kind == Proper || n.Label == "Date" || n.Label == "Money" {
			t.label, t.thing = n.Label, thingOfLabel(n.Label)
			t.name, t.last = nameText(d, n)
			t.spelt = spelling(t.name)
			if t.label == "Person" {
				t.number = singular
				t.gender = genderOfName(d, n)
			} else if t.number == plural {
				t.number = 0 // "the United Nations" is one
			}
		}
		return t
	}
	if c.Kind == Common {
		t.gender, t.thing = ofNoun(c.lemma)
		if t.thing == 0 && nouns.Person(c.lemma, t.number == plural) {
			t.thing = person
		}
	}
	return t
}

func thingOfLabel(label string) thing {
	switch label {
	case "Person":
		return person
	case "Organization":
		return body
	case "Location", "Facility":
		return place
	case "Date":
		return time
	case "Money":
		return amount
	case "Product":
		return inert
	}
	return 0
}

// pronoun returns the traits of a pronoun or determiner that stands alone.
func pronoun(form string) traits {
	switch form {
	case "he", "him", "his", "himself":
		return traits{number: singular, gender: male, thing: person, grammar: 3}
	case "she", "her", "hers", "herself":
		return traits{number: singular, gender: female, thing: person, grammar: 3}
	case "it", "its", "itself":
		return traits{number: singular, thing: inert, grammar: 3}
	case "they", "them", "their", "theirs", "themselves":
		return traits{number: plural, grammar: 3}
	case "i", "me", "my", "mine", "myself":
		return traits{number: singular, thing: person, grammar: 1}
	case "we", "us", "our", "ours", "ourselves":
		return traits{number: plural, grammar: 1}
	case "you", "your", "yours", "yourself", "yourselves":
		return traits{grammar: 2}
	case "this", "that":
		return traits{number: singular, grammar: 3}
	case "these", "those", "both":
		return traits{number: plural, grammar: 3}
	}
	return traits{}
}

// numberOf reads the number of a noun off its tag; a coordination is plural.
func numberOf(d *nlp.Doc, kids [][]int32, head int) number {
	switch d.Tokens[head].XPOS {
	case "NNS", "NNPS":
		return plural
	case "NN", "NNP":
		return singular
	}
	return 0
}

// nameText returns a name's words in lower case without titles, and the last of them.
func nameText(d *nlp.Doc, n nlp.Name) (text, last string) {
	var words []string
	for i := n.Start; i < n.End; i++ {
		w := strings.ToLower(strings.Trim(d.Tokens[i].Form, ".,'’\""))
		if w == "" || w == "the" || w == "s" || len(words) == 0 && titles[w] != 0 {
			continue
		}
		words = append(words, w)
	}
	if len(words) == 0 {
		return "", ""
	}
	return strings.Join(words, " "), words[len(words)-1]
}

// titles that stand before a name, with the gender they tell (3: none).
var titles = map[string]gender{
	"mr": male, "mister": male, "sir": male, "king": male, "prince": male, "sheikh": male, "lord": male, "don": male,
	"mrs": female, "ms": female, "miss": female, "queen": female, "princess": female, "lady": female, "madam": female,
	"dr": 3, "president": 3, "gen": 3, "general": 3, "col": 3, "colonel": 3, "maj": 3, "major": 3, "capt": 3, "captain": 3,
	"lt": 3, "lieutenant": 3, "sgt": 3, "sergeant": 3, "minister": 3, "senator": 3, "sen": 3, "rep": 3, "gov": 3, "governor": 3,
	"judge": 3, "ambassador": 3, "secretary": 3, "prof": 3, "professor": 3, "commander": 3, "cmdr": 3, "imam": male, "mullah": male,
	"ayatollah": male, "pope": male, "father": male, "bishop": male, "archbishop": male, "fr": male, "rev": 3, "admiral": 3,
}

// genderOfName is what the title before a person's name tells, else the first of several names.
func genderOfName(d *nlp.Doc, n nlp.Name) gender {
	title := func(i int) gender { return titles[strings.ToLower(strings.Trim(d.Tokens[i].Form, "."))] }
	first := n.Start
	for i := max(n.Start-1, 0); i <= n.Start; i++ {
		if g := title(i); g == male || g == female {
			return g
		}
	}
	for first+1 < n.End && title(first) != 0 {
		first++
	}
	if n.End-first < 2 {
		return 0
	}
	switch given.Of(d.Tokens[first].Form) {
	case given.Male:
		return male
	case given.Female:
		return female
	}
	return 0
}

// ofNoun returns what a common noun tells of gender and sort.
func ofNoun(lemma string) (gender, thing) {
	switch lemma {
	case "man", "boy", "father", "son", "brother", "husband", "uncle", "grandfather", "king", "prince", "priest", "gentleman",
		"businessman", "policeman", "spokesman", "clergyman", "chairman", "congressman", "guy", "imam", "cleric", "widower":
		return male, person
	case "woman", "girl", "mother", "daughter", "sister", "wife", "aunt", "grandmother", "queen", "princess", "nun", "actress",
		"businesswoman", "policewoman", "spokeswoman", "chairwoman", "congresswoman", "lady", "widow":
		return female, person
	case "soldier", "officer", "official", "leader", "commander", "president", "minister", "civilian", "child", "person", "people",
		"victim", "suspect", "attacker", "gunman", "bomber", "militant", "rebel", "fighter", "journalist", "reporter", "lawyer",
		"judge", "doctor", "student", "teacher", "worker", "spokesperson", "resident", "villager", "witness", "protester",
		"demonstrator", "prisoner", "detainee", "hostage", "candidate", "ambassador", "diplomat", "senator", "mayor", "governor",
		"general", "colonel", "captain", "lieutenant", "sergeant", "terrorist", "guerrilla", "peasant", "activist", "author",
		"player", "driver", "farmer", "singer", "actor", "director", "scientist", "professor", "expert", "analyst", "refugee":
		return 0, person
	case "group", "militia", "party", "government", "army", "police", "company", "organization", "organisation", "agency", "ministry",
		"movement", "force", "team", "council", "committee", "court", "union", "coalition", "alliance", "regime", "gang", "faction",
		"authority", "administration", "parliament", "commission", "firm", "bank", "brigade", "battalion", "unit", "front":
		return 0, body
	case "city", "town", "village", "province", "district", "region", "country", "area", "building", "airport", "hospital", "school",
		"base", "camp", "road", "street", "capital", "border", "mosque", "church", "market", "bridge", "house", "checkpoint":
		return 0, place
	case "year", "month", "week", "day", "hour", "minute", "morning", "night", "evening", "today", "yesterday", "tomorrow", "time":
		return 0, time
	case "bomb", "car", "truck", "vehicle", "missile", "rocket", "plane", "attack", "explosion", "blast", "report", "statement",
		"election", "law", "war", "conflict", "agreement", "weapon", "gun", "book", "film", "storm", "earthquake", "fire":
		return 0, inert
	}
	return 0, 0
}

// clash tells whether two expressions cannot mean the same thing.
func clash(a, b *traits) bool {
	if a.number != 0 && b.number != 0 && a.number != b.number && !collective(a, b) {
		return true
	}
	if a.gender != 0 && b.gender != 0 && a.gender != b.gender {
		return true
	}
	if a.grammar != 0 && b.grammar != 0 && a.grammar == 3 && b.grammar == 3 && a.thing != b.thing && a.thing != 0 && b.thing != 0 {
		return true // he and it
	}
	return thingsClash(a, b) || thingsClash(b, a)
}

// collective: "the army ... they", "the team ... their", and whatever has the kind of a body.
func collective(a, b *traits) bool {
	return a.thing == body && b.number == plural && b.grammar == 3 || b.thing == body && a.number == plural && a.grammar == 3
}

func thingsClash(a, b *traits) bool {
	switch {
	case a.thing == 0 || b.thing == 0 || a.thing == b.thing:
		return false
	case a.thing == person: // he, she, a person's name
		return b.thing != body || a.grammar > 0 && a.gender != 0 || a.label != "" && b.label != ""
	case a.thing == time || a.thing == amount:
		return b.thing != inert
	}
	return false
}

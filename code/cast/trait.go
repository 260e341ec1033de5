package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/given"
)

// number says of how many an expression speaks.
type number byte

// One, several, or the words leave it open ("the police", "the team").
const (
	open number = iota
	one
	many
)

// numberOf is the number of an expression: that of a pronoun or a person's name by
// itself, that of a noun by its tag.
func (c *Cast) numberOf(x *expression) number {
	tok := &c.doc.Tokens[x.head]
	if tok.UPOS == "PRON" {
		switch f := personal[strings.ToLower(tok.Form)]; f.person {
		case 1, 3:
			return f.number
		}
		return open
	}
	if x.named {
		if x.kind == sitrep.KindPerson {
			return one
		}
		if tok.XPOS == "NNPS" && x.kind == sitrep.KindPeople {
			return many
		}
		return open // "the United Nations" is one
	}
	switch {
	case tok.XPOS == "NNS" || tok.XPOS == "NNPS":
		return many
	case x.kind == sitrep.KindPerson && (tok.XPOS == "NN" || tok.XPOS == "NNP" || tok.UPOS == "NUM"):
		return one
	case x.kind == sitrep.KindPeople && (tok.UPOS == "NUM" || shares[strings.ToLower(tok.Form)]):
		return many
	}
	return open
}

// genderOf is what an expression tells of its referent's sex: a pronoun, a word for a
// man or woman, the title before a name, a first name that nearly all of one sex bear.
func (c *Cast) genderOf(x *expression) given.Gender {
	d := c.doc
	tok := &d.Tokens[x.head]
	if tok.UPOS == "PRON" {
		return personal[strings.ToLower(tok.Form)].gender
	}
	if !x.named {
		return sexed[strings.ToLower(tok.Lemma)]
	}
	if x.kind != sitrep.KindPerson || x.nameOf < 0 || x.modifier {
		return given.Unknown
	}
	n := d.Names[x.nameOf]
	first := n.Start
	for t := max(x.start, n.Start-4); t < n.End; t++ {
		w := strings.ToLower(strings.TrimSuffix(d.Tokens[t].Form, "."))
		g := sexed[w]
		if g != given.Unknown && (t < n.Start || t == first) {
			return g // "King Oren", "his sister Ann"
		}
		if t == first && t+1 < n.End && rank[w] {
			first++
		}
	}
	if n.End-first < 2 {
		return given.Unknown
	}
	return given.Of(d.Tokens[first].Form)
}

// rank are titles that stand inside of a name and tell no sex.
var rank = map[string]bool{"dr": true, "prof": true, "professor": true, "gen": true, "general": true, "col": true, "colonel": true,
	"maj": true, "major": true, "capt": true, "captain": true, "lt": true, "sgt": true, "president": true, "minister": true, "justice": true,
	"judge": true, "senator": true, "sen": true, "rep": true, "gov": true, "governor": true, "secretary": true, "ambassador": true}

// sexed are words for men and women. The ranker of nlp/coref has words of its own, with which its
// weights were learnt.
var sexed = sexes("mr mister sir king prince lord don mullah ayatollah pope archbishop imam sheikh man boy father son brother husband uncle "+
	"grandfather grandson nephew gentleman businessman policeman spokesman clergyman congressman cleric widower boyfriend",
	"mrs ms miss queen princess lady madam dame woman girl mother daughter sister wife aunt grandmother granddaughter niece "+
		"businesswoman policewoman spokeswoman chairwoman congresswoman nun actress widow girlfriend schoolgirl")

func sexes(men, women string) map[string]given.Gender {
	m := map[string]given.Gender{}
	for _, w := range strings.Fields(men) {
		m[w] = given.Male
	}
	for _, w := range strings.Fields(women) {
		m[w] = given.Female
	}
	return m
}

// form is what a personal pronoun tells.
type form struct {
	person int
	number number
	gender given.Gender
	human  bool
}

// personal are the personal pronouns and possessives.
var personal = map[string]form{
	"he": {3, one, given.Male, true}, "him": {3, one, given.Male, true}, "his": {3, one, given.Male, true}, "himself": {3, one, given.Male, true},
	"she": {3, one, given.Female, true}, "her": {3, one, given.Female, true}, "hers": {3, one, given.Female, true}, "herself": {3, one, given.Female, true},
	"they": {3, many, 0, false}, "them": {3, many, 0, false}, "their": {3, many, 0, false}, "theirs": {3, many, 0, false}, "themselves": {3, many, 0, false},
	"i": {1, one, 0, true}, "me": {1, one, 0, true}, "my": {1, one, 0, true}, "mine": {1, one, 0, true}, "myself": {1, one, 0, true},
	"we": {1, many, 0, true}, "us": {1, many, 0, true}, "our": {1, many, 0, true}, "ours": {1, many, 0, true}, "ourselves": {1, many, 0, true},
	"it": {3, one, 0, false}, "its": {3, one, 0, false}, "itself": {3, one, 0, false},
	"you": {2, open, 0, true}, "your": {2, open, 0, true},
}

// unlike reports whether one group is of one and the other of many, or of a man and a woman.
func (f *facts) unlike(o *facts) bool {
	return f.number != open && o.number != open && f.number != o.number || f.gender != given.Unknown && o.gender != given.Unknown && f.gender != o.gender
}

// personal reports whether token t is a pronoun of a person's or of several: whom it means
// is found by itself.
func (c *Cast) personal(t int) bool {
	f, ok := personal[strings.ToLower(c.doc.Tokens[t].Form)]
	return ok && c.doc.Tokens[t].UPOS == "PRON" && (f.person == 1 || f.person == 3 && (f.human || f.number == many))
}

package statement

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// deeds are cues that a fact or a deed is the subject of as well as a speaker: "the
// figures show", "the silence suggests".
var deeds = lists.Set(`indicate show suggest mean reveal prove signal reflect demonstrate underscore underline highlight point imply confirm illustrate`)

// rules are things that one acts according to, and that say nothing.
var rules = lists.Set(`policy plan law rule schedule constitution agreement principle custom tradition need procedure protocol timetable order instruction wish size age`)

// mute reports whether the source of an attribution is nobody who speaks: "the act
// indicated", "according to the plan".
func mute(d *nlp.Doc, c *cast.Cast, a *Attribution) bool {
	if a.Source < 0 || a.Verb < 0 || c.Animate(a.Source) || c.Actor(a.Source) != nil {
		return false
	}
	lemma := strings.ToLower(d.Tokens[a.Source].Lemma)
	switch cue := strings.ToLower(d.Tokens[a.Verb].Lemma); {
	case strings.EqualFold(d.Tokens[a.Verb].Form, "according"):
		return rules[lemma]
	case deeds[cue]:
		return !cast.Document(lemma) && d.Tokens[a.Source].UPOS == "NOUN"
	}
	return false
}

// answering reports whether a cue tells of being asked ("asked whether he would go, the
// minister ...") or of asking to stay unnamed: nobody states anything.
func answering(d *nlp.Doc, a *Attribution, s *sitrep.Statement) bool {
	if a.Verb < 0 || d.Tokens[a.Verb].Lemma != "ask" {
		return false
	}
	if d.Tokens[a.Verb].XPOS == "VBN" && d.Rel(a.Verb) != "conj" && len(s.Quotes) == 0 {
		return true
	}
	for _, w := range s.Content {
		if l := strings.ToLower(w.Text); strings.Contains(l, "anonym") || strings.Contains(l, "not to be named") || strings.Contains(l, "not be named") || strings.Contains(l, "not to be identified") {
			return true
		}
	}
	return false
}

// again reports whether the document at token t is one that was told of before: "the
// statement added".
func again(d *nlp.Doc, t int) bool {
	switch strings.ToLower(d.Tokens[t].Lemma) {
	case "statement", "communique", "letter", "post", "message", "tweet":
	default:
		return false
	}
	for _, k := range d.Children(t) {
		if d.Rel(k) == "det" && strings.EqualFold(d.Tokens[k].Form, "the") {
			return d.Sents[d.Tokens[t].Sent].Start <= k && len(d.Children(t)) == 1
		}
	}
	return false
}

// thoughts are attitudes that a report tells as somebody's word: "police believe that ...".
var thoughts = lists.Set(`believe suspect think fear doubt expect hope worry consider regard view see propose understand assume presume judge estimate oppose
	favour favor support reject conclude reckon`)

// told reports whether an attribution is somebody's word: said, or an opinion in a clause
// or a quotation of people or a body other than "I" and "we".
func told(d *nlp.Doc, c *cast.Cast, a *Attribution) bool {
	if a.Kind == Speech {
		return true
	}
	if a.Source < 0 || a.Verb < 0 || !thoughts[strings.ToLower(d.Tokens[a.Verb].Lemma)] {
		return false
	}
	if p := strings.ToLower(d.Tokens[a.Source].Form); p == "i" || p == "we" || p == "you" || p == "who" || !c.Animate(a.Source) {
		return false
	}
	if len(a.Quotes) > 0 {
		return true
	}
	for _, k := range d.Children(a.Verb) {
		if d.Rel(k) == "ccomp" {
			return d.Tokens[a.Verb].UPOS == "VERB"
		}
	}
	return false
}

// spokeLast is the person who spoke last by name, where the bare description at token t has
// the office that the report gives that person: "the lawmaker", of Ann Lee MP; else -1.
func spokeLast(d *nlp.Doc, c *cast.Cast, t, last int) int {
	if last < 0 || c.Actor(t) != nil || d.Tokens[t].Sent-d.Tokens[last].Sent > 6 {
		return -1
	}
	s, e := c.Span(t)
	a := c.Actor(last)
	if e-s != 2 || a == nil || a.Kind != sitrep.KindPerson || !strings.EqualFold(d.Tokens[s].Form, "the") || strings.HasSuffix(d.Tokens[t].XPOS, "S") {
		return -1
	}
	noun := strings.ToLower(d.Tokens[t].Form)
	for _, r := range a.Roles {
		held := strings.ToLower(r.Title)
		if strings.HasSuffix(" "+held, " "+noun) || vocab.Lawmakers[noun] && (strings.Contains(held, "parliament") || vocab.Lawmakers[held]) {
			return last
		}
	}
	return -1
}

package statement

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// inSentence reports whether all that an attribution tells stands in the sentence of its cue: a
// quotation that runs on is not all denied by "will not tell".
func inSentence(d *nlp.Doc, a *Attribution) bool {
	s := d.Sents[d.Tokens[a.Cue[0].Start].Sent]
	for _, r := range a.Content {
		if r.Start < s.Start || r.End > s.End {
			return false
		}
	}
	return true
}

// Record turns the attributions of a document into the record's statements. What
// somebody merely wants is left out.
func Record(d *nlp.Doc, c *cast.Cast, found []Attribution) []sitrep.Statement {
	var out []sitrep.Statement
	last, before := -1, -1 // heads of the last person who spoke by name, of whoever spoke last
	found = bySentence(d, found)
	for i := range found {
		a := &found[i]
		if !told(d, c, a) || idle(d, a) || mute(d, c, a) || unsaid(d, a) || supposed(d, a) {
			continue
		}
		s := sitrep.Statement{Cue: words(d, a.Cue[0]), Content: all(d, a.Content), Quotes: inner(d, a.Quotes), Stance: a.Stance}
		if a.Denied && s.Stance == "asserts" && inSentence(d, a) {
			s.Stance = "denies"
		}
		if s.Stance == "denies" && leftOpen(d, a) {
			s.Stance = "asserts"
		}
		if answering(d, a, &s) {
			continue
		}
		s.Stance = said(&s)
		if a.Source >= 0 {
			src := a.Source
			if k := c.Author(src); k >= 0 {
				src = k
			} else if again(d, src) && before >= 0 && c.Actor(before) != nil && d.Tokens[src].Sent-d.Tokens[before].Sent <= 3 {
				src = before
			}
			if goesOn(d, c, src, before) {
				src = before
			}
			before = src
			if p := subjectBefore(d, c, src, a.Content); p >= 0 && (last < 0 || p > last) {
				src, last = p, p
			} else if singular(d, src) && last >= 0 && (c.Actor(src) == nil || d.Tokens[src].Sent-d.Tokens[last].Sent <= 4) {
				src = last // who spoke last speaks on
			} else if arg := c.Arg(src); arg.Kind == sitrep.KindPerson && c.Actor(src) != nil {
				last = src
			}
			if p := spokeLast(d, c, src, last); p >= 0 {
				src = p
			}
			if p := topicBefore(d, c, src); p >= 0 {
				src = p
			}
			arg := c.Arg(src)
			s.Role = role(d, c, src, &arg)
			arg.Words = c.Arg(a.Source).Words
			s.Speaker = &arg
			s.Anonymous = anonymous(c, src, &arg)
		} else {
			s.Anonymous = true
		}
		out = append(out, s)
	}
	sort.SliceStable(out, func(i, j int) bool { return start(&out[i]) < start(&out[j]) })
	for i := range out {
		out[i].ID = fmt.Sprintf("s%d", i+1)
	}
	return out
}

// leftOpen reports whether an attribution is one of not denying: "did not rule out a raid",
// "refused to exclude talks".
func leftOpen(d *nlp.Doc, a *Attribution) bool {
	if a.Verb < 0 {
		return false
	}
	if l := d.Tokens[a.Verb].Lemma; l != "rule" && l != "exclude" {
		return false
	}
	up := d.Tokens[a.Verb].Head
	return a.Denied || d.Rel(a.Verb) == "xcomp" && up >= 0 && (d.Tokens[up].Lemma == "refuse" || d.Tokens[up].Lemma == "decline")
}

// idle reports whether an attribution tells nothing of who said what: the
// speaker is "I" or "we" inside another's words, or the cue is a mere purpose
// ("to assert rights").
func idle(d *nlp.Doc, a *Attribution) bool {
	if a.Source >= 0 && d.Tokens[a.Source].UPOS == "PRON" {
		switch strings.ToLower(d.Tokens[a.Source].Form) {
		case "i", "we", "us", "you", "me", "who", "which", "that", "it":
			if len(a.Quotes) == 0 && (d.Tokens[a.Source].Form != "it" && d.Tokens[a.Source].Form != "It") {
				return true
			}
		}
	}
	if a.Verb < 0 || d.Tokens[a.Verb].XPOS != "VB" || len(a.Quotes) > 0 {
		return false
	}
	rel := d.Rel(a.Verb)
	return (rel == "advcl" || rel == "acl") && !clausal(d, a.Verb)
}

func clausal(d *nlp.Doc, verb int) bool {
	for _, k := range d.Children(verb) {
		if r := d.Rel(k); r == "ccomp" || r == "xcomp" {
			return true
		}
	}
	return false
}

// singular reports whether token t is "he" or "she".
func singular(d *nlp.Doc, t int) bool {
	l := strings.ToLower(d.Tokens[t].Form)
	return l == "he" || l == "she"
}

// subjectBefore is the named person that "he" or "she" at token t goes on about:
// the subject of the sentence before in its paragraph, or of an earlier clause of
// its own sentence, but nobody named in what is said; -1 where there is none.
func subjectBefore(d *nlp.Doc, c *cast.Cast, t int, content []Range) int {
	if !singular(d, t) {
		return -1
	}
	s := d.Tokens[t].Sent
	from := d.Sents[s].Start
	if s > 0 && d.Sents[s-1].Para == d.Sents[s].Para {
		from = d.Sents[s-1].Start
	}
	for k := t - 1; k >= from; k-- {
		if d.Tokens[k].Deprel != "nsubj" || d.Tokens[k].UPOS != "PROPN" && !named(d, k) {
			continue
		}
		if h := d.Tokens[k].Head; h >= 0 && d.Rel(h) != "root" && d.Rel(h) != "conj" {
			continue // the subject of a mere clause
		}
		if slices.ContainsFunc(content, func(r Range) bool { return r.Start <= k && k < r.End }) {
			continue // "Lee is lying," he said
		}
		if c.Arg(k).Kind == sitrep.KindPerson && c.Actor(k) != nil {
			return k
		}
	}
	return -1
}

// goesOn reports whether "he" or "she" at token t is the unnamed person at token before who spoke in the
// sentence before, or in the same: "A cook said he had fled. 'It burned,' he added."
func goesOn(d *nlp.Doc, c *cast.Cast, t, before int) bool {
	if before < 0 || !singular(d, t) || before > t || d.Tokens[before].XPOS != "NN" || c.Named(before) || c.Arg(before).Kind != sitrep.KindPerson {
		return false
	}
	a, b := d.Tokens[t].Sent, d.Tokens[before].Sent
	return a-b <= 1 && d.Sents[a].Para == d.Sents[b].Para
}

// named reports whether the noun at token k has a person's name set beside it: "a spokeswoman, Ana Vel".
func named(d *nlp.Doc, k int) bool {
	for _, x := range d.Children(k) {
		if d.Rel(x) != "appos" {
			continue
		}
		for _, n := range d.NamesIn(x, x+1) {
			if n.Label == "Person" {
				return true
			}
		}
	}
	return false
}

// topicBefore is whom "it" at the head of a sentence speaks of where coreference
// found nobody who can speak: the subject of the sentence before; -1 for none.
func topicBefore(d *nlp.Doc, c *cast.Cast, t int) int {
	s := d.Tokens[t].Sent
	if !strings.EqualFold(d.Tokens[t].Form, "it") || c.Animate(t) && c.Actor(t) != nil || s == 0 || t-d.Sents[s].Start > 2 {
		return -1
	}
	root := d.Sents[s-1].Root
	if root < 0 || d.Sents[s-1].Para != d.Sents[s].Para {
		return -1
	}
	for _, k := range d.Children(root) {
		if d.Rel(k) != "nsubj" {
			continue
		}
		if kind := c.Arg(k).Kind; kind == sitrep.KindOrganization || kind == sitrep.KindState {
			return k
		}
	}
	return -1
}

func start(s *sitrep.Statement) int {
	n := s.Cue.Start
	for _, w := range s.Content {
		n = min(n, w.Start)
	}
	return n
}

func words(d *nlp.Doc, r Range) sitrep.Words {
	s, e := d.Tokens[r.Start].Start, d.Tokens[r.End-1].End
	return sitrep.Words{Start: s, End: e, Text: d.Text[s:e]}
}

func all(d *nlp.Doc, rs []Range) []sitrep.Words {
	var out []sitrep.Words
	for _, r := range rs {
		out = append(out, words(d, r))
	}
	return out
}

// inner is the quoted words without their marks.
func inner(d *nlp.Doc, rs []Range) []sitrep.Words {
	var out []sitrep.Words
	for _, r := range rs {
		s, e := r.Start, r.End
		if marked(d, s) {
			s++
		}
		if e > s && marked(d, e-1) {
			e--
		}
		for e > s && (d.Tokens[e-1].Form == "," || d.Tokens[e-1].Form == ".") {
			e--
		}
		if e > s {
			out = append(out, words(d, Range{s, e}))
		}
	}
	return out
}

// courtesies are titles that tell no office.
var courtesies = lists.Set("mr mr. mrs mrs. ms ms. miss sir madam")

// role is the office in which the speaker speaks: a named one's last title, an
// unnamed one's own description.
func role(d *nlp.Doc, c *cast.Cast, head int, arg *sitrep.Arg) string {
	if a := c.Actor(head); a != nil {
		for _, r := range a.Roles {
			if !courtesies[strings.ToLower(r.Title)] {
				return r.Title
			}
		}
	}
	if arg.Kind == sitrep.KindPerson && arg.Actor == "" && d.Tokens[head].UPOS != "PRON" {
		return strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(arg.Text, "The "), "the "), "A ")
	}
	return ""
}

// anonymous reports whether the speaker is a person or people that the report
// does not name: "officials", "a person familiar with the matter".
func anonymous(c *cast.Cast, head int, arg *sitrep.Arg) bool {
	if arg.Kind != sitrep.KindPerson && arg.Kind != sitrep.KindPeople {
		return arg.Kind == sitrep.KindThing && arg.Actor == ""
	}
	return !c.Named(head)
}

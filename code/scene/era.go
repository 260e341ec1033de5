package scene

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/timex"
)

// Era reports whether an event that no time of its own dates is told of a time long
// past: by the clauses it stands in ("in 2007 a paper reported that he had
// attacked"), or by the sentence before, which tells of that time, where this one
// goes on. long says which times lie that far back.
func (s *Scene) Era(e *event.Event, long func(timex.Expr) bool) bool {
	if s.headed(e.Sent, long) || s.captioned(e.Sent, long) || s.yearsAfter(e) {
		return true
	}
	if s.begun(e, long) || s.whenOf(e, long) || s.lastTime(e, long) || s.childhood(e) {
		return true
	}
	if s.lastly(e.Head) {
		return false
	}
	timed := false
	for at, n := e.Head, 0; at >= 0 && n < 12; at, n = s.t.Head(at), n+1 {
		if w := s.dated(at, e.Head); w != nil {
			timed = true
			if long(w.Expr) {
				return n == 0 || s.fronted(w) || !s.aside(e.Head, at)
			}
			return false
		}
		if s.current(at) {
			return false
		}
		if (s.t.Verbal(at) || s.t.Child(at, "cop") >= 0) && s.whenThat(at, e.Head, long) {
			return true
		}
	}
	return !timed && (s.beforeThat(e, long) || s.goesOn(e.Sent, long) || s.recounted(e, long))
}

// beforeThat reports whether what the same subject underwent or did next, told in the same
// breath, is dated long ago: "was arrested and sentenced to five years in 2005".
func (s *Scene) beforeThat(e *event.Event, long func(timex.Expr) bool) bool {
	if !s.t.Verbal(e.Head) || s.current(e.Head) {
		return false
	}
	for _, k := range s.t.Kids(e.Head) {
		if k < e.Head || s.t.Rel(k) != "conj" || !s.t.Verbal(k) || s.t.Child(k, "nsubj", "nsubj:pass") >= 0 || s.current(k) {
			continue
		}
		if w := s.dated(k, k); w != nil && long(w.Expr) {
			return true
		}
	}
	return false
}

// begun reports whether the doing that the event's verb tells the outcome of is dated
// long ago: "a campaign launched by the king in 2003 killed forty"; "the front, founded in 2003,
// killed forty" dates nothing that the front does.
func (s *Scene) begun(e *event.Event, long func(timex.Expr) bool) bool {
	if !s.t.Verbal(e.Head) || s.current(e.Head) {
		return false
	}
	k := s.t.Child(e.Head, "nsubj")
	if k < 0 || s.t.Passive(e.Head) || sitrep.CanAct(s.cast.Arg(k).Kind) || s.cast.Animate(k) {
		return false
	}
	a := s.t.Child(k, "acl")
	if a < 0 || s.t.XPOS(a) != "VBN" || s.doc.Tokens[a].Deprel == "acl:relcl" {
		return false
	}
	w := s.dated(a, e.Head)
	return w != nil && long(w.Expr)
}

// dated is the time that hangs on token at itself and says when it was, nil where
// there is none; a time behind the event's word does not date the clauses around it.
func (s *Scene) dated(at, trigger int) *when {
	for _, i := range s.timed[s.doc.Tokens[at].Sent] {
		w := &s.times[i]
		if s.reigning(w, at) || w.of == at {
			return w
		}
		if w.of >= 0 {
			continue
		}
		if !s.dates(w) || w.Since || w.Until {
			continue
		}
		if s.yearOf(w, at, trigger) {
			return w
		}
		phrase, on := s.anchor(w)
		if on >= 0 && on != at && s.t.Rel(on) == "xcomp" && s.t.Head(on) == at && !s.t.Below(trigger, on) {
			on = at // "voted to leave in 1993"
		}
		if on != at {
			continue
		}
		switch s.t.Rel(phrase) {
		case "obl", "advmod", "nmod":
		default:
			continue
		}
		if cs := s.t.Case(phrase); cs == "by" || cs == "until" || cs == "before" || cs == "than" || cs == "for" {
			continue
		}
		if at == trigger || s.t.Verbal(at) || s.t.Child(at, "cop") >= 0 {
			return w
		}
	}
	return nil
}

// reigning reports whether time w is a period that does, as the subject of verb at, what
// was done in it: "the Pinochet regime jailed the editor".
func (s *Scene) reigning(w *when, at int) bool {
	return w.Rule == "period" && !w.Interval.Zero() && w.Interval.Precision != timex.Day && s.t.Head(w.head) == at &&
		s.t.Rel(w.head) == "nsubj" && !s.events[w.head] && s.t.Verbal(at) && !s.current(at)
}

// yearOf reports whether time w is a year before a noun that dates what is at token
// at: "the 2012 raid", "toppled in a 2003 coup".
func (s *Scene) yearOf(w *when, at, trigger int) bool {
	if w.Interval.Precision != timex.Year || at != trigger {
		return false
	}
	switch s.t.Rel(w.head) {
	case "nummod", "compound", "amod":
	default:
		return false
	}
	n := s.t.Head(w.head)
	if n == at {
		return true
	}
	return n > at && s.t.Verbal(at) && !suing[s.t.Lemma(at)] && s.t.Head(n) == at && s.t.Rel(n) == "obl" && (s.t.Case(n) == "in" || s.t.Case(n) == "during") && s.events[n]
}

// suing are verbs of what is done to somebody in a matter, whose year is not their own:
// "arrested in the 1967 killings".
var suing = map[string]bool{"accuse": true, "acquit": true, "arrest": true, "charge": true, "convict": true, "detain": true, "hold": true, "imprison": true,
	"implicate": true, "indict": true, "jail": true, "question": true, "sentence": true, "try": true}

// fronted reports whether time w opens its sentence, and so speaks for all of it.
func (s *Scene) fronted(w *when) bool {
	first := s.doc.Sents[s.doc.Tokens[w.head].Sent].Start
	return s.doc.Tokens[first].Start+12 >= w.Start
}

// aside reports whether a relative clause lies between the event and clause top,
// ahead of its verb: it may tell of another time ("the guards, who killed three, were
// hired in 2005").
func (s *Scene) aside(trigger, top int) bool {
	for at := trigger; at >= 0 && at != top; at = s.t.Head(at) {
		if s.doc.Tokens[at].Deprel == "acl:relcl" && at < top {
			return true
		}
	}
	return false
}

// Current reports whether the event's own verb speaks of the report's time.
func (s *Scene) Current(e *event.Event) bool { return s.current(e.Head) }

// current reports whether token i is a verb that speaks of the report's own time:
// in the present, the perfect or the future.
func (s *Scene) current(i int) bool {
	if s.t.Child(i, "cop") < 0 && !s.t.Verbal(i) {
		return false
	}
	switch s.t.XPOS(i) {
	case "VBZ", "VBP":
		return true
	}
	for _, k := range s.t.Kids(i) {
		if r := s.t.Rel(k); r == "aux" || r == "cop" {
			switch s.t.Form(k) {
			case "is", "are", "am", "'s", "’s", "has", "have", "will", "'ll", "would", "may", "can", "could", "should":
				return true
			}
		}
	}
	return false
}

// goesOn reports whether sentence i goes on telling of a time long past that a
// sentence before it set: in the same paragraph, or by a word that says so.
func (s *Scene) goesOn(i int, long func(timex.Expr) bool) bool {
	for n := 0; n < 5; n++ {
		if n > 0 {
			if told, past := s.setting(i, long); told {
				return past
			}
		}
		if !s.narrates(i) || i == 0 {
			return false
		}
		if s.doc.Sents[i].Para != s.doc.Sents[i-1].Para && !s.continues(i) {
			return false
		}
		i--
	}
	return false
}

// setting is whether sentence i tells a time of its own and whether that, in its
// main clause, is long past.
func (s *Scene) setting(i int, long func(timex.Expr) bool) (told, past bool) {
	for _, j := range s.timed[i] {
		w := &s.times[j]
		if !w.Located() && w.Value == "" {
			continue
		}
		told = true
		if !w.Located() || w.Since || !long(w.Expr) {
			return true, false
		}
		h := s.t.Head(w.head)
		past = past || h < 0 || s.t.Head(h) < 0 || s.fronted(w) || s.t.Rel(h) == "conj" && s.t.Head(s.t.Head(h)) < 0
	}
	return told, past
}

// narrates reports whether sentence i tells on in the past and quotes nobody.
func (s *Scene) narrates(i int) bool {
	sent := s.doc.Sents[i]
	root := -1
	for k := sent.Start; k < sent.End; k++ {
		if s.t.Head(k) < 0 {
			root = k
		}
		if strings.ContainsAny(s.doc.Tokens[k].Form, "\"“”") {
			return false
		}
	}
	for _, j := range s.timed[i] {
		if w := &s.times[j]; (w.Located() || w.Type == timex.Date) && !strings.HasSuffix(w.Text, "later") {
			if told, _ := s.setting(i, func(timex.Expr) bool { return true }); told {
				return false
			}
		}
	}
	if root < 0 || s.saying(root) || s.current(root) {
		return false
	}
	if s.t.XPOS(root) == "VBD" {
		return true
	}
	for _, k := range s.t.Kids(root) {
		switch s.t.Form(k) {
		case "was", "were", "had", "did":
			return true
		}
	}
	return false
}

// continues reports whether sentence i opens with a word that leads a story on.
func (s *Scene) continues(i int) bool {
	sent := s.doc.Sents[i]
	for k := sent.Start; k < sent.End && k < sent.Start+3; k++ {
		switch s.t.Form(k) {
		case "later", "afterwards", "afterward", "then", "subsequently", "eventually", "meanwhile":
			return true
		}
		if s.t.Form(k) == "months" || s.t.Form(k) == "years" || s.t.Form(k) == "days" || s.t.Form(k) == "weeks" {
			return true
		}
	}
	return false
}

// yearsAfter reports whether the event is one that the report's own comes years
// after: "five years after his abduction".
func (s *Scene) yearsAfter(e *event.Event) bool {
	for _, k := range s.t.Kids(e.Head) {
		if r := s.t.Rel(k); r != "case" && r != "mark" || s.t.Form(k) != "after" || k < 2 {
			continue
		}
		if f := s.t.Form(k - 1); f == "decades" || f == "years" && s.t.Form(k-2) != "two" {
			return true
		}
	}
	return false
}

// headed reports whether sentence i stands under a heading that is nothing but a
// time long past, as in a chronicle.
func (s *Scene) headed(i int, long func(timex.Expr) bool) bool {
	for j := i - 1; j >= 0 && i-j < 6; j-- {
		sent := s.doc.Sents[j]
		if sent.End-sent.Start > 4 || j+1 < len(s.doc.Sents) && s.doc.Sents[j+1].Para == sent.Para {
			continue
		}
		in := s.timed[j]
		return len(in) > 0 && s.times[in[0]].Located() && long(s.times[in[0]].Expr)
	}
	return false
}

// captioned reports whether sentence i tells what an old picture shows: "in this 1945
// file photo, a reporter stands in the ruins of the town that a bomb destroyed".
func (s *Scene) captioned(i int, long func(timex.Expr) bool) bool {
	for _, k := range s.timed[i] {
		w := &s.times[k]
		if !w.Located() || !long(w.Expr) {
			continue
		}
		n := s.t.Head(w.head)
		if n < 0 || s.t.Child(n, "det") < 0 || s.t.Form(s.t.Child(n, "det")) != "this" {
			continue
		}
		switch s.t.Lemma(n) {
		case "photo", "photograph", "picture", "image", "footage", "frame", "video":
			return true
		}
	}
	return false
}

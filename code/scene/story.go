package scene

import (
	"strings"

	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/timex"
)

// leastDates is how many times a report must name for one to tell from them that it is a
// piece of history.
const leastDates = 4

// history reports whether nearly all times that the report names lie long back, as in the
// story of an old war, and few are days as its reader knows them.
func (s *Scene) history(long func(timex.Expr) bool) bool {
	past, all, open := 0, 0, 0
	for i := range s.times {
		w := &s.times[i]
		if w.Type != timex.Date || w.Since {
			continue
		}
		if !w.Located() {
			if !strings.HasSuffix(w.Value, "_REF") && !strings.HasSuffix(w.Text, "later") {
				open++ // "on Monday": news of its own days
			}
			continue
		}
		all++
		if long(w.Expr) {
			past++
		}
	}
	return all >= leastDates && 5*past >= 4*all && 4*open <= all
}

// recounted reports whether, in a piece of history, the event is told in the past and the last
// time named before it lies long back.
func (s *Scene) recounted(e *event.Event, long func(timex.Expr) bool) bool {
	if s.current(e.Head) || !s.narrates(e.Sent) || !s.history(long) {
		return false
	}
	for i := e.Sent; i >= 0; i-- {
		in := s.timed[i]
		for j := len(in) - 1; j >= 0; j-- {
			if w := &s.times[in[j]]; w.Located() && w.Type == timex.Date {
				return !w.Since && long(w.Expr)
			}
		}
	}
	return false
}

// whenThat reports whether clause i is dated by another one of time whose own day lies long
// back: "when Tarvia chaired the summit in 1998, he was here".
func (s *Scene) whenThat(i, trigger int, long func(timex.Expr) bool) bool {
	for _, k := range s.t.Kids(i) {
		if s.t.Rel(k) != "advcl" || s.t.Below(trigger, k) || s.current(k) {
			continue
		}
		switch s.t.Case(k) {
		case "when", "while":
			if w := s.dated(k, k); w != nil && long(w.Expr) {
				return true
			}
		}
	}
	return false
}

// stretches are nouns for a part of a time, by which it dates what happened: "in the last
// days of the Great War".
var stretches = map[string]bool{"aftermath": true, "beginning": true, "course": true, "day": true, "end": true, "height": true, "month": true, "outbreak": true,
	"peak": true, "stage": true, "start": true, "wake": true, "week": true, "year": true, "opening": true, "midst": true, "phase": true}

// dates reports whether time w says when something was: a happening of history does by its
// parts ("the last days of the Great War").
func (s *Scene) dates(w *when) bool {
	if w.Located() {
		return true
	}
	phrase, _ := s.anchor(w)
	return w.Named && !w.Interval.Zero() && (stretches[s.t.Lemma(w.head)] || phrase != w.head)
}

// anchor is the token that time w dates by its place in the tree: the one that its phrase
// hangs on, beyond the noun for a part of it.
func (s *Scene) anchor(w *when) (phrase, on int) {
	phrase = w.head
	for n := 0; n < 2; n++ {
		h := s.t.Head(phrase)
		if h < 0 || s.t.Rel(phrase) != "nmod" || s.t.Case(phrase) != "of" || !stretches[s.t.Lemma(h)] {
			break
		}
		phrase = h
	}
	return phrase, s.t.Head(phrase)
}

// lastTime reports whether the event is one that a deed of long ago is said to be the last
// or first time of: "her trip of 1994 was the last time a minister visited".
func (s *Scene) lastTime(e *event.Event, long func(timex.Expr) bool) bool {
	for at, n := e.Head, 0; at >= 0 && n < 3; at, n = s.t.Head(at), n+1 {
		h := s.t.Head(at)
		if h < 0 || s.t.Rel(at) != "acl" || s.t.Lemma(h) != "time" || s.t.Child(h, "cop") < 0 {
			continue
		}
		for _, i := range s.timed[e.Sent] {
			if w := &s.times[i]; w.Located() && !w.Since && long(w.Expr) && s.t.Below(w.head, h) && !s.t.Below(w.head, at) {
				return true
			}
		}
	}
	return false
}

// eras are nouns for times that are over once one speaks of "the days when".
var eras = map[string]bool{"era": true, "heyday": true, "day": true, "epoch": true}

// childhood reports whether the event stands in a clause of a time that is over for good:
// "in the days when", "as a child", "when he was nine years old".
func (s *Scene) childhood(e *event.Event) bool {
	for at, n := e.Head, 0; at >= 0 && n < 6; at, n = s.t.Head(at), n+1 {
		h := s.t.Head(at)
		if s.current(at) {
			return false
		}
		if h >= 0 && s.t.Rel(at) == "acl" && eras[s.t.Lemma(h)] && s.opens(at, "when") {
			return s.t.Lemma(h) != "day" || s.t.XPOS(h) == "NNS"
		}
		for _, k := range s.t.Kids(at) {
			if s.young(k) {
				return true
			}
		}
	}
	return false
}

// young reports whether phrase or clause k dates what it hangs on by somebody's childhood.
func (s *Scene) young(k int) bool {
	switch s.t.Rel(k) {
	case "obl":
		return s.t.Case(k) == "as" && children[s.t.Lemma(k)] || s.t.Case(k) == "in" && s.t.Child(k, "nmod") >= 0 && (s.t.Lemma(k) == "youth" || s.t.Lemma(k) == "childhood")
	case "advcl":
		return s.t.Case(k) == "when" && s.t.Child(k, "cop") >= 0 && children[s.t.Lemma(k)]
	}
	return false
}

var children = map[string]bool{"baby": true, "boy": true, "child": true, "girl": true, "kid": true, "schoolboy": true, "schoolgirl": true, "toddler": true}

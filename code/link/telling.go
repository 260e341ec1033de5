// Package link joins the tellings of one happening across a report and ties
// happenings to those they answer or are part of.
package link

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/timex"
)

// Telling is one event of the text with its scene.
type Telling struct {
	*event.Event
	Places    []*place.Resolved
	At, Since *timex.Expr
	Count     int  // 0 for one happening
	Title     bool // in the headline
	Dup       int  // -1, or the index of the telling it was joined to
	Answers   []int
	// Given says that the words take the happening for granted, so that denying
	// the clause does not deny it: "denied paying for the kidnapped children".
	Given    bool
	Within   []int // the happenings it is told as a part of
	Idle     bool  // no business of a conflict record
	Repeated bool  // "almost daily": not one happening
	Unrest   bool  // deaths told to have come in riots or the like
	Retold   bool  // its toll is another account of one that was told

	owned bool // its doers say that it is theirs
	// claimants are the doers who say so
	claimants []event.Party
}

// Report is what the links are found in.
type Report struct {
	Tree     *role.Tree
	Cast     *cast.Cast
	Tellings []*Telling // in text order

	told   map[int]int   // the first telling by its triggers
	joined map[int][]int // the tellings of each happening in text order, by its root
	lead   int           // the happening that the report is about, or -1
}

// New prepares the tellings of a report for linking.
func New(t *role.Tree, c *cast.Cast, tellings []*Telling) *Report {
	r := &Report{Tree: t, Cast: c, Tellings: tellings, told: map[int]int{}, joined: map[int][]int{}, lead: -1}
	for i, x := range tellings {
		x.Dup = -1
		r.joined[i] = []int{i}
		for _, k := range append([]int{x.Head}, x.Joined...) {
			if _, ok := r.told[k]; !ok {
				r.told[k] = i
			}
		}
	}
	return r
}

// at is the telling whose trigger (or joined trigger) is token k, or -1.
func (r *Report) at(k int) int {
	if i, ok := r.told[k]; ok {
		return i
	}
	return -1
}

// Root follows joins to the telling that stands for the happening.
func (r *Report) Root(i int) int {
	for n := 0; r.Tellings[i].Dup >= 0 && n < len(r.Tellings); n++ {
		i = r.Tellings[i].Dup
	}
	return i
}

// sameParty reports whether two parties are the same actor or expression.
func (r *Report) sameParty(a, b event.Party) bool {
	x, y := r.actorOf(a), r.actorOf(b)
	if x != "" || y != "" {
		return x == y
	}
	return r.Cast.Same(a.Head, b.Head)
}

func (r *Report) actorOf(p event.Party) string {
	h := p.Head
	if p.Owner >= 0 {
		h = p.Owner
	}
	if a := r.Cast.Actor(h); a != nil {
		return a.ID
	}
	return ""
}

// alike is sameParty, or the same description ("soldiers" and "the soldiers").
func (r *Report) alike(a, b event.Party) bool {
	if r.sameParty(a, b) {
		return true
	}
	return r.actorOf(a) == "" && r.actorOf(b) == "" && r.Tree.Lemma(a.Head) == r.Tree.Lemma(b.Head) && r.Tree.UPOS(a.Head) == "NOUN"
}

func (r *Report) overlap(a, b []event.Party, same func(x, y event.Party) bool) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if same(x, y) {
				n++
				break
			}
		}
	}
	return n
}

// definite reports whether a telling points back: "the attack", "it", or by whose day it was alone,
// "Wednesday's strike".
func (r *Report) definite(x *Telling) bool {
	if x.owned || x.Entry.POS != 'n' {
		return x.owned
	}
	for _, k := range r.Tree.Kids(x.Head) {
		switch r.Tree.Rel(k) {
		case "det":
			switch r.Tree.Form(k) {
			case "the", "this", "that", "these", "those":
				return true
			}
			return false
		case "nmod":
			if strings.HasSuffix(r.Tree.Doc.Tokens[k].Deprel, ":poss") && vocab.Times[r.Tree.Lemma(k)] {
				return true
			}
		}
	}
	return false
}

func killed(x *Telling) (low, best int, high *int, ok bool) {
	for _, t := range x.Tolls {
		if t.Harm == "killed" {
			return t.Low, t.Best, t.High, true
		}
	}
	return 0, 0, nil, false
}

// real reports whether a status says that something did happen.
func real(s sitrep.Status) bool {
	switch s {
	case sitrep.Actual, sitrep.Alleged, sitrep.Ongoing, sitrep.Ended, sitrep.Historical, sitrep.Denied:
		return true
	}
	return false
}

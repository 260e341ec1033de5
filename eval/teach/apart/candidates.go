package main

import (
	"slices"

	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/place"
)

// candidatesOf are the head tokens of the expressions that could take part in an event, in
// text order: all of its sentence, and of the sentence before; sites are the heads of
// the report's place names.
func candidatesOf(doc *nlp.Doc, who *cast.Cast, sites map[int]*place.Resolved, e *event.Event) []int {
	first := e.Sent
	if first > 0 && doc.Sents[first-1].Para >= doc.Sents[first].Para-1 {
		first--
	}
	from, to := doc.Sents[first].Start, doc.Sents[e.Sent].End
	var out []int
	heads := who.Heads()
	at, _ := slices.BinarySearch(heads, from)
	for ; at < len(heads) && heads[at] < to; at++ {
		if h := heads[at]; h != e.Head && (h < e.Start || h >= e.End) {
			out = append(out, h)
		}
	}
	for h := range sites {
		if from <= h && h < to {
			out = append(out, h)
		}
	}
	for _, ps := range [][]event.Party{e.Actors, e.Targets} {
		for _, p := range ps {
			h := p.Head
			if p.Owner >= 0 {
				h = p.Owner
			}
			if from <= h && h < to {
				out = append(out, h)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sitesOf are the report's places by the tokens that head them.
func sitesOf(doc *nlp.Doc, places []place.Resolved) map[int]*place.Resolved {
	out := map[int]*place.Resolved{}
	for i := range places {
		if places[i].Dateline {
			continue
		}
		if h := head(doc, places[i].Start, places[i].End); h >= 0 {
			out[h] = &places[i]
		}
	}
	return out
}

// head is the token of bytes [start, end) that hangs on one outside of them, or -1.
func head(doc *nlp.Doc, start, end int) int {
	first, _ := slices.BinarySearchFunc(doc.Tokens, start, func(t nlp.Token, at int) int { return t.Start - at })
	last := -1
	for i := first; i < len(doc.Tokens) && doc.Tokens[i].End <= end; i++ {
		last = i
		if h := doc.Tokens[i].Head; h < 0 || doc.Tokens[h].Start < start || doc.Tokens[h].Start >= end {
			return i
		}
	}
	return last
}

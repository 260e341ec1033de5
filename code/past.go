package code

import (
	"slices"
	"sort"
	"strings"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/link"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/timex"
)

// latest is the end of the last period that an undated report names; a year of which
// it speaks as to come counts only if it is near ("by 2030", "will be done in 2045").
func latest(doc *nlp.Doc, times []timex.Expr) time.Time {
	var out, near time.Time
	for _, x := range times {
		end := x.Interval.End
		switch {
		case x.Since || x.Interval.Precision == timex.Vague:
		case x.Until || behind(doc, x, "by", "until", "till", "before", "through", "to") || x.Interval.Precision == timex.Year && foretold(doc, x):
			if near.IsZero() || end.Before(near) {
				near = end
			}
		case end.After(out):
			out = end
		}
	}
	if near.After(out) && near.Before(out.AddDate(3, 0, 0)) {
		return near
	}
	return out
}

// foretold reports whether time x stands in a sentence about what is to come.
func foretold(doc *nlp.Doc, x timex.Expr) bool {
	for _, s := range doc.Sents {
		if doc.Tokens[s.End-1].End <= x.Start {
			continue
		}
		return slices.ContainsFunc(doc.Tokens[s.Start:s.End], func(t nlp.Token) bool {
			return t.XPOS == "MD" && (t.Lemma == "will" || t.Lemma == "would")
		})
	}
	return false
}

// behind reports whether time x stands right behind one of the words.
func behind(doc *nlp.Doc, x timex.Expr, words ...string) bool {
	f := strings.Fields(doc.Text[max(0, x.Start-12):x.Start])
	return len(f) > 0 && slices.Contains(words, strings.ToLower(f[len(f)-1]))
}

// long is how far back a happening lies that is told as background.
const long = 600 * 24 * time.Hour

// distant tells which times lie long before the day of the report. A report
// without a date names a year only where it is another one, if it speaks of its own days
// without a year or names that year in passing and not as the head of its tale.
func distant(doc *nlp.Doc, day time.Time, undated, newsy bool) func(timex.Expr) bool {
	return func(x timex.Expr) bool {
		end := x.Interval.End
		if day.IsZero() || end.IsZero() {
			return false
		}
		if undated && x.Interval.Precision == timex.Year && !end.After(day) && (newsy || !opens(doc, x)) && (behind(doc, x, "in", "during", "of") || ofNoun(doc, x)) {
			return true
		}
		return end.Before(day.Add(-long))
	}
}

// bygone tells which times lie a generation before the day of the report; where that is
// only guessed from the times it names, those of the last century do, and the wars and scandals
// that history has a name for and that were over a decade before the news of today.
func bygone(day time.Time, guessed bool) func(timex.Expr) bool {
	if first := time.Date(2021, time.January, 1, 0, 0, 0, 0, time.UTC); guessed && day.Before(first) {
		day = first
	}
	return func(x timex.Expr) bool {
		years := 20
		if guessed && x.Rule == "period" {
			years = 9
		}
		return !x.Interval.End.IsZero() && x.Interval.End.Before(day.AddDate(-years, 0, 0))
	}
}

// ofNoun reports whether time x is the year before a noun: "a 2004 raid".
func ofNoun(doc *nlp.Doc, x timex.Expr) bool {
	i, ok := sort.Find(len(doc.Tokens), func(i int) int { return x.Start - doc.Tokens[i].Start })
	if !ok {
		return false
	}
	t := &doc.Tokens[i]
	return t.End == x.End && (t.Deprel == "nummod" || t.Deprel == "compound") && t.Head >= 0 && doc.Tokens[t.Head].UPOS == "NOUN"
}

// opens reports whether time x stands at the head of its sentence: "In 2014, ...".
func opens(doc *nlp.Doc, x timex.Expr) bool {
	s := sort.Search(len(doc.Sents), func(s int) bool { return doc.Tokens[doc.Sents[s].Start].Start > x.Start }) - 1
	return s >= 0 && x.Start < doc.Tokens[doc.Sents[s].Start].Start+12
}

// openingText is as many bytes as a headline and a dateline take.
const openingText = 250

// datelined reports whether a report opens with a day and year that stand by themselves, as
// "TARN, 3 MAY 1990".
func datelined(doc *nlp.Doc, times []timex.Expr) bool {
	for _, x := range times {
		if x.Start < openingText && x.Located() && x.Interval.Precision == timex.Day && !behind(doc, x, "on", "of", "in", "until", "since", "from", "by", "before", "after") {
			return true
		}
	}
	return false
}

// newsy reports whether a report without a date speaks of days as its reader knows
// them: "on Monday", "last week", "9 May".
func newsy(times []timex.Expr) bool {
	for _, x := range times {
		if x.Type == timex.Date && x.Interval.Zero() && !strings.HasSuffix(x.Value, "_REF") {
			return true
		}
	}
	return false
}

// happened reports whether an event is told as real. Of a deed that somebody is only said to
// have done, what is known by a name of its own is ("the 1967 slayings"), what a charge tells
// of is not ("accused of killing a man in 1967").
func happened(doc *nlp.Doc, t *link.Telling) bool {
	switch t.Status {
	case sitrep.Actual, sitrep.Ongoing, sitrep.Ended:
		return true
	case sitrep.Alleged:
		return t.Type != "ASSAULT" || t.Entry.POS == 'n' && definite(doc, t.Head) && !laidTo(doc, t.Head)
	}
	return false
}

// laidTo reports whether token i stands in what somebody is accused of: "accused of ordering the
// killing".
func laidTo(doc *nlp.Doc, i int) bool {
	for n := 0; i >= 0 && n < 4; i, n = doc.Tokens[i].Head, n+1 {
		switch doc.Tokens[i].Lemma {
		case "accuse", "allege", "suspect":
			return true
		}
	}
	return false
}

// definite reports whether noun n is one that the reader knows: "the 1967 slayings", "his murder".
func definite(doc *nlp.Doc, n int) bool {
	return slices.ContainsFunc(doc.Children(n), func(k int) bool {
		return doc.Rel(k) == "det" && doc.Tokens[k].Lemma == "the" || doc.Tokens[k].Deprel == "nmod:poss"
	})
}

// coming reports whether something told as real lies after the report's day; what goes on
// until then does not.
func coming(t *link.Telling, day time.Time) bool {
	return !day.IsZero() && t.At != nil && !t.At.Until && (t.Status == sitrep.Actual || t.Status == sitrep.Ongoing) && t.At.Interval.Start.After(day.Add(36*time.Hour))
}

// calling are verbs by whose past what they call is still to come: "called a strike for Friday".
var calling = map[string]bool{"call": true, "convene": true}

// wasDone reports whether the verb at token i is in the past, in the passive too: "was killed", not "was to
// be freed".
func wasDone(doc *nlp.Doc, i int) bool {
	switch doc.Tokens[i].XPOS {
	case "VBD":
		return true
	case "VBN":
	default:
		return false
	}
	was := false
	for _, k := range doc.Children(i) {
		f := strings.ToLower(doc.Tokens[k].Form)
		switch doc.Rel(k) {
		case "aux":
			was = was || f == "was" || f == "were"
			if doc.Tokens[k].XPOS == "MD" {
				return false
			}
		case "mark":
			if f == "to" {
				return false
			}
		}
	}
	return was
}

// gone reports whether the verb at token i is told as over: "after holding talks on Friday",
// "had been held".
func gone(doc *nlp.Doc, i int) bool {
	for _, k := range doc.Children(i) {
		if doc.Rel(k) == "aux" && strings.EqualFold(doc.Tokens[k].Form, "had") {
			return true
		}
	}
	return doc.Tokens[i].XPOS == "VBG" && slices.ContainsFunc(doc.Children(i), func(k int) bool {
		return doc.Rel(k) == "mark" && strings.EqualFold(doc.Tokens[k].Form, "after")
	})
}

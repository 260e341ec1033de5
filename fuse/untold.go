package fuse

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// untold tells an act of which neither doer, sufferer, place nor losses are known from others like it,
// by its word in the report, its time and who reports it: " (“coup”) in 1979, reported by Tigris Monitor".
func untold(e *sitrep.Event, n *noun) string {
	var first *sitrep.Claim
	for i := range e.Claims {
		if first == nil || first.Withdrawn && !e.Claims[i].Withdrawn {
			first = &e.Claims[i]
		}
	}
	if first == nil {
		return onDay(e.Time)
	}
	word := strings.ToLower(strings.TrimSpace(first.Trigger.Text))
	out := ""
	if head := strings.ToLower(lastWord(n.word)); word != "" && len(word) <= 40 && !strings.HasPrefix(word, head[:min(5, len(head))]) {
		out = " (“" + word + "”)"
	}
	out += onDay(e.Time)
	if first.Publisher != "" {
		out += ", reported by " + first.Publisher
	}
	return out
}

// onDay is a time as words that follow a noun: " in 1979", " in May 2025", " on 3 May 2025"; none for a span.
func onDay(t sitrep.Time) string {
	switch {
	case t.Start == "":
		return ""
	case t.Precision == "year" && len(t.Start) >= 4:
		return " in " + t.Start[:4]
	case t.Precision == "month" && len(t.Start) >= 7:
		return " in " + dayText(t.Start[:7])
	case len(t.Start) >= 10 && (t.End == "" || strings.HasPrefix(t.End, t.Start[:10])):
		return " on " + dayText(t.Start[:10])
	}
	return ""
}

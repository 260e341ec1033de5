package statement

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// claims gives attacks whose doers nobody tells those who say that they are theirs: "The Hill
// Front said it was behind the attack", "claimed responsibility".
func claims(mentions []sitrep.Mention, statements []sitrep.Statement) {
	for i := range statements {
		s := &statements[i]
		if s.Stance != "claims-responsibility" || s.Speaker == nil || !sitrep.CanAct(s.Speaker.Kind) {
			continue
		}
		m := within(mentions, s)
		if m == nil && bareClaim(s) {
			m = before(mentions, s)
		}
		if m == nil || m.Type != "ASSAULT" || m.Status == sitrep.Denied || len(m.Actors) > 0 {
			continue
		}
		if !slices.ContainsFunc(m.Recipients, func(a sitrep.Arg) bool { return a.Actor != "" && a.Actor == s.Speaker.Actor }) {
			m.Actors = []sitrep.Arg{*s.Speaker}
			m.Sources = with(m.Sources, s.ID)
			m.ConfirmedBy = with(m.ConfirmedBy, s.ID)
		}
	}
}

// within is the first happening that a statement tells of, or nil: what comes behind it is the
// ground or the cost of it.
func within(mentions []sitrep.Mention, s *sitrep.Statement) *sitrep.Mention {
	var first *sitrep.Mention
	at := 0
	for i := range mentions {
		m := &mentions[i]
		for _, w := range append([]sitrep.Words{m.Trigger}, m.Also...) {
			for _, c := range s.Content {
				if c.Start <= w.Start && w.End <= c.End && (first == nil || w.Start < at) {
					first, at = m, w.Start
				}
			}
		}
	}
	return first
}

// bareClaim reports whether a claim says of nothing more than responsibility.
func bareClaim(s *sitrep.Statement) bool {
	return len(s.Content) == 1 && strings.HasSuffix(strings.TrimRight(strings.ToLower(s.Content[0].Text), "., "), "responsibility") && len(s.Content[0].Text) < 40
}

// before is the attack told last before a statement, within some hundred characters, or nil.
func before(mentions []sitrep.Mention, s *sitrep.Statement) *sitrep.Mention {
	var last *sitrep.Mention
	for i := range mentions {
		m := &mentions[i]
		if m.Type == "ASSAULT" && m.Status == sitrep.Actual && m.Trigger.Start < s.Cue.Start && s.Cue.Start-m.Trigger.Start < near && (last == nil || m.Trigger.Start > last.Trigger.Start) {
			last = m
		}
	}
	return last
}

// near is within how many characters behind an attack a claim speaks of it.
const near = 600

package statement

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// Attach ties mentions to the statements that assert, confirm or dispute them.
// A mention that no statement covers in one of its places is the outlet's own.
func Attach(mentions []sitrep.Mention, statements []sitrep.Statement) {
	for i := range mentions {
		attach(&mentions[i], statements)
	}
}

func attach(m *sitrep.Mention, statements []sitrep.Statement) {
	outlet := false
	for i, w := range append([]sitrep.Words{m.Trigger}, m.Also...) {
		s := innermost(statements, w)
		if s == nil {
			outlet = true
			continue
		}
		switch {
		case i > 0 && presumes[s.Stance]: // "if the raids go on" asserts no raid
		case s.Stance == "denies" && !cueOf(s, w):
			m.DisputedBy = with(m.DisputedBy, s.ID)
		default:
			m.Sources = with(m.Sources, s.ID)
			if confirms(s) {
				m.ConfirmedBy = with(m.ConfirmedBy, s.ID)
			}
		}
	}
	if len(m.DisputedBy) > 0 && len(m.Sources) == 0 && !outlet {
		m.Status = sitrep.Denied
	}
	m.PartisanOnly = !outlet && partisan(m, statements)
}

// presumes are stances that speak of a happening without asserting it.
var presumes = map[string]bool{"warns": true, "demands": true, "promises": true, "asks": true}

// innermost is the statement whose content (or cue) covers the words most tightly.
func innermost(statements []sitrep.Statement, w sitrep.Words) *sitrep.Statement {
	var best *sitrep.Statement
	size := 1 << 30
	for i := range statements {
		s := &statements[i]
		if cueOf(s, w) && size > 0 {
			best, size = s, 0
		}
		for _, c := range s.Content {
			if c.Start <= w.Start && w.End <= c.End && c.End-c.Start < size {
				best, size = s, c.End-c.Start
			}
		}
	}
	return best
}

func cueOf(s *sitrep.Statement, w sitrep.Words) bool {
	return s.Cue.Start <= w.Start && w.End <= s.Cue.End && s.Cue.End > s.Cue.Start
}

func confirms(s *sitrep.Statement) bool {
	if s.Stance == "claims-responsibility" {
		return true
	}
	cue := strings.ToLower(s.Cue.Text)
	for _, w := range []string{"confirm", "acknowledg", "admit"} {
		if strings.Contains(cue, w) {
			return true
		}
	}
	return false
}

// partisan reports whether everybody who asserts the mention is a party to it.
func partisan(m *sitrep.Mention, statements []sitrep.Statement) bool {
	if len(m.Sources) == 0 {
		return false
	}
	party := map[string]bool{}
	for _, as := range [][]sitrep.Arg{m.Actors, m.Recipients} {
		for _, a := range as {
			if a.Actor != "" {
				party[a.Actor] = true
			}
		}
	}
	for i := range statements {
		s := &statements[i]
		if slices.Contains(m.Sources, s.ID) && (s.Speaker == nil || !party[s.Speaker.Actor]) {
			return false
		}
	}
	return true
}

func with(ids []string, id string) []string {
	if slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

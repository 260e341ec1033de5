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
		voiced(&mentions[i], statements)
	}
	answered(mentions, statements)
	rebutted(mentions, statements)
	claims(mentions, statements)
}

func attach(m *sitrep.Mention, statements []sitrep.Statement) {
	outlet := false
	for i, w := range append([]sitrep.Words{m.Trigger}, m.Also...) {
		s := innermost(statements, w)
		if s == nil {
			outlet = true
			continue
		}
		if cueOf(s, w) { // "Tarvia accused": the outlet says that it did
			outlet = true
		}
		switch {
		case i > 0 && presumes[s.Stance]: // "if the raids go on" asserts no raid
		case s.Stance == "denies" && !cueOf(s, w) && m.Type == "REQUEST" && m.Status != sitrep.Denied: // "rejected the appeal": it was made
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
		if claimed(m, statements) {
			m.Status = sitrep.Alleged
		}
	}
	m.PartisanOnly = !outlet && partisan(m, statements)
}

// voiced gives a mention that is told by the cue of a statement the speaker for its doer, where the
// words are the same pronoun: both mean one person.
func voiced(m *sitrep.Mention, statements []sitrep.Statement) {
	if len(m.Actors) != 1 {
		return
	}
	for i := range statements {
		s := &statements[i]
		if s.Speaker != nil && s.Speaker.Actor != "" && s.Speaker.Kind == sitrep.KindPerson && cueOf(s, m.Trigger) && s.Speaker.Span() == m.Actors[0].Span() && s.Speaker.Text != s.Speaker.Name {
			m.Actors[0] = *s.Speaker
			return
		}
	}
}

// claimed reports whether those who dispute a mention turn down what others say: "rejected
// the envoy's claim that it had shelled the town". Somebody does assert it then.
func claimed(m *sitrep.Mention, statements []sitrep.Statement) bool {
	for i := range statements {
		s := &statements[i]
		if !slices.Contains(m.DisputedBy, s.ID) {
			continue
		}
		for _, c := range s.Content {
			f := strings.Fields(strings.ToLower(c.Text))
			if !slices.ContainsFunc(f[:min(3, len(f))], func(w string) bool { return claim[w] }) {
				return false
			}
		}
	}
	return true
}

// claim are nouns of what somebody says, as a denial has them.
var claim = map[string]bool{"accusation": true, "accusations": true, "allegation": true, "allegations": true, "claim": true, "claims": true, "charge": true,
	"charges": true, "comment": true, "comments": true, "report": true, "reports": true, "remarks": true, "suggestion": true, "suggestions": true}

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
		if slices.Contains(m.Sources, s.ID) && (s.Speaker == nil || !party[s.Speaker.Actor] && !sideOf(s.Speaker, m)) {
			return false
		}
	}
	return true
}

// sideOf reports whether a speaker is an organ of a state that acts or suffers in
// the mention by its state or forces: a ministry on what its country's troops did.
func sideOf(speaker *sitrep.Arg, m *sitrep.Mention) bool {
	if !official(speaker.Sectors) || len(speaker.Country) != 3 || speaker.Country == "---" || speaker.Country == "IGO" {
		return false
	}
	for _, as := range [][]sitrep.Arg{m.Actors, m.Recipients} {
		for _, a := range as {
			if a.Country == speaker.Country && (a.Kind == sitrep.KindState || official(a.Sectors)) {
				return true
			}
		}
	}
	return false
}

// official reports whether people act for their state.
func official(sectors []string) bool {
	return slices.ContainsFunc(sectors, sitrep.Executive)
}

// charges are what a denial denies that does not say it again: "denied the charge".
var charges = []string{"charge", "accusation", "allegation", "claim", "involvement", "responsibility", "report"}

// answered gives a mention the denials of those who were charged with it in words
// before: "Tarvia has been accused of shelling the town. It denies the charge."
func answered(mentions []sitrep.Mention, statements []sitrep.Statement) {
	for i := range statements {
		s := &statements[i]
		if s.Stance != "denies" || s.Speaker == nil || len(s.Content) != 1 || len(s.Content[0].Text) > 60 ||
			!slices.ContainsFunc(charges, func(c string) bool { return strings.Contains(strings.ToLower(s.Content[0].Text), c) }) {
			continue
		}
		best := -1
		for k := range mentions {
			m := &mentions[k]
			by := func(a sitrep.Arg) bool {
				return a.Actor != "" && a.Actor == s.Speaker.Actor || len(a.Country) == 3 && a.Country != "---" && a.Country == s.Speaker.Country
			}
			if gap := s.Cue.Start - m.Trigger.Start; gap > 0 && gap < near && slices.ContainsFunc(m.Actors, by) && m.Type != "ACCUSE" && m.Type != "REJECT" &&
				m.Status == sitrep.Alleged && len(m.DisputedBy) == 0 {
				best = k
			}
		}
		if best >= 0 {
			mentions[best].DisputedBy = with(mentions[best].DisputedBy, s.ID)
		}
	}
}

func with(ids []string, id string) []string {
	if slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

// rebutted gives what one said to those who deny it right behind without saying it again: "The army said
// it had taken the bridge, a claim the rebels denied", "A guard said they had fired. The army denied this."
func rebutted(mentions []sitrep.Mention, statements []sitrep.Statement) {
	for i := range statements {
		s := &statements[i]
		if s.Stance != "denies" || s.Speaker == nil || len(s.Content) != 1 || !pointing(s.Content[0].Text) {
			continue
		}
		told := toldBefore(statements, s)
		if told == nil {
			continue
		}
		for k := range mentions {
			m := &mentions[k]
			if slices.Contains(m.Sources, told.ID) && !slices.Contains(m.Sources, s.ID) && m.Type != "ACCUSE" && m.Type != "REJECT" && !cueOf(told, m.Trigger) && m.Status != sitrep.Denied {
				m.DisputedBy = with(m.DisputedBy, s.ID)
			}
		}
	}
}

// pointing reports whether what is denied is only pointed at: "this", "the claim", "it".
func pointing(text string) bool {
	f := strings.Fields(strings.ToLower(text))
	switch {
	case len(f) == 1:
		return f[0] == "this" || f[0] == "that" || f[0] == "it" || claim[f[0]]
	case len(f) == 2 || len(f) == 3:
		return claim[f[len(f)-1]] && (f[0] == "a" || f[0] == "an" || f[0] == "the" || f[0] == "this" || f[0] == "that" || f[0] == "these" || f[0] == "those")
	}
	return false
}

// toldBefore is the last statement of another that ends before the cue of s, within a sentence or so; nil
// where there is none.
func toldBefore(statements []sitrep.Statement, s *sitrep.Statement) *sitrep.Statement {
	var last *sitrep.Statement
	for i := range statements {
		x := &statements[i]
		if x.ID == s.ID || x.Stance == "denies" || x.Speaker != nil && x.Speaker.Actor != "" && x.Speaker.Actor == s.Speaker.Actor || len(x.Content) == 0 {
			continue
		}
		end := max(x.Cue.End, x.Content[len(x.Content)-1].End)
		if gap := s.Content[0].Start - end; end <= s.Cue.Start && gap >= 0 && gap < behindIt && (last == nil || x.Cue.Start > last.Cue.Start) {
			last = x
		}
	}
	return last
}

// behindIt is within how many characters behind what was said a bare denial is one of it.
const behindIt = 80

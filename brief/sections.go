package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
	"github.com/sitrep-news/sitrep/query"
)

// mostTold bounds the sentences of a section.
const mostTold = 40

// material tells what is done from what is said.
func material(e *sitrep.Event) bool {
	switch e.Type {
	case "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "RETREAT":
		return true
	}
	return false
}

// told tells whether an event is one to write as having happened.
func told(e *sitrep.Event) bool {
	return analysis.Happened(e) && e.Status != sitrep.Ended && !tally(e)
}

// happened writes the acts of the period, gravest first, by the place they were in.
func (w *teller) happened() []Group {
	return w.byPlace(func(e *sitrep.Event) bool { return material(e) && told(e) })
}

// talks writes what parties did with or for each other.
func (w *teller) talks() []Group {
	var g Group
	for _, e := range w.period {
		switch e.Type {
		case "CONSULT", "AGREE", "COOPERATE", "AID", "CONCEDE", "SUPPORT":
			if told(e) && !w.foreseen(e) && (e.Type != "SUPPORT" || e.Time.Start != "") { // "is backed by" is no act
				g.Sentences = append(g.Sentences, w.line(e)...)
			}
		}
	}
	return []Group{g}
}

// foreseen tells whether the same kind of act at the same place is still planned:
// then what is told as done is that plan, not an act of its own.
func (w *teller) foreseen(e *sitrep.Event) bool {
	return e.Place != nil && e.Families < 2 && slices.ContainsFunc(w.in.Events, func(p sitrep.Event) bool {
		return p.Status == sitrep.Planned && !p.Withdrawn && p.Type == e.Type && p.Place != nil && p.Place.Name == e.Place.Name && analysis.Order(&p) > analysis.Order(e)
	})
}

// line tells an event in a sentence; what can't be told so is counted.
func (w *teller) line(e *sitrep.Event) []Sentence {
	if e.Confidence < leastConfidence {
		w.left++
		return nil
	}
	text := w.tell(e)
	if text == "" {
		w.left++
		return nil
	}
	return w.say(text, w.note(e, nil), e)
}

// byPlace groups events by province or country, the gravest place first.
func (w *teller) byPlace(want func(*sitrep.Event) bool) []Group {
	at := map[string]*Group{}
	var order []string
	n := 0
	for _, e := range w.period {
		if !want(e) {
			continue
		}
		if n++; n > mostTold {
			w.left++
			continue
		}
		key := w.area(e)
		if at[key] == nil {
			at[key] = &Group{Title: key}
			order = append(order, key)
		}
		at[key].Sentences = append(at[key].Sentences, w.line(e)...)
	}
	slices.SortStableFunc(order, func(a, b string) int { // what has no place comes last
		return cmp.Compare(b2i(a == elsewhere), b2i(b == elsewhere))
	})
	out := make([]Group, 0, len(order))
	for _, key := range order {
		out = append(out, *at[key])
	}
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

const elsewhere = "Place not told"

// area is the heading that an event stands under.
func (w *teller) area(e *sitrep.Event) string {
	p := e.Place
	if p == nil || p.Country == "" {
		return elsewhere
	}
	if p.Admin1 != "" {
		return p.Admin1 + ", " + w.country(p.Country)
	}
	return w.country(p.Country)
}

// claimed writes who says that they did it, and what only a party to the conflict says.
func (w *teller) claimed() []Group {
	var g Group
	for _, e := range w.period {
		if !material(e) || !told(e) || e.Confidence < leastConfidence {
			continue
		}
		own := func(i int) bool { return w.ownClaim(e, i) }
		notes := w.note(e, own)
		if len(notes) == 0 {
			continue
		}
		who, many := w.claimants(e, own)
		it := w.phrase(e)
		if c := w.parts(e); c.target == "" {
			it = join("the", c.noun, c.where)
		}
		text := who + verbOf(b2i(!many), " says it", " say they") + " carried out " + it
		if w.words(e, own, "responsib") || w.answersFor(e, own) {
			text = who + " " + verbOf(b2i(!many), "has", "have") + " claimed responsibility for " + it
		}
		if d := w.when(e); d != "" {
			text += " " + d
		}
		g.Sentences = append(g.Sentences, w.say(text, notes, e)...)
	}
	return []Group{g}
}

// ownClaim tells whether the one who says it is the one who did it.
func (w *teller) ownClaim(e *sitrep.Event, i int) bool {
	c := &e.Claims[i]
	if c.Withdrawn {
		return false
	}
	return slices.ContainsFunc(c.Speakers, func(s sitrep.Speaker) bool {
		return slices.ContainsFunc(e.Actors, func(p sitrep.Party) bool {
			return p.Kind == sitrep.KindOrganization && p.ID == s.ID && !official(p)
		})
	})
}

// official tells states' own bodies, whose statements are no claims of responsibility.
func official(p sitrep.Party) bool {
	return slices.ContainsFunc(p.Sectors, sitrep.StateBody)
}

func (w *teller) claimants(e *sitrep.Event, own func(int) bool) (string, bool) {
	var ps []sitrep.Party
	for _, p := range e.Actors {
		for i := range e.Claims {
			if own(i) && slices.ContainsFunc(e.Claims[i].Speakers, func(s sitrep.Speaker) bool { return s.ID == p.ID }) {
				ps = append(ps, p)
				break
			}
		}
	}
	return names(ps)
}

// words tells whether a claim that is wanted has a word in its sentence.
func (w *teller) words(e *sitrep.Event, want func(int) bool, word string) bool {
	for i := range e.Claims {
		if !want(i) {
			continue
		}
		if strings.Contains(strings.ToLower(e.Claims[i].Sentence.Text), word) {
			return true
		}
	}
	return false
}

// answersFor reports whether what a claim's speaker says is for what: "for the attack", behind "claimed
// responsibility".
func (w *teller) answersFor(e *sitrep.Event, own func(int) bool) bool {
	for i := range e.Claims {
		if own(i) && slices.ContainsFunc(e.Claims[i].Speakers, func(s sitrep.Speaker) bool { return strings.HasPrefix(strings.ToLower(s.Words.Text), "for the ") }) {
			return true
		}
	}
	return false
}

// said writes accusations, demands and refusals, with their words.
func (w *teller) said() []Group {
	var g Group
	for _, e := range w.period {
		switch e.Type {
		case "ACCUSE", "REJECT", "REQUEST":
			if told(e) && e.Confidence >= leastConfidence*0.9 && len(e.Actors) > 0 && len(g.Sentences) < 8 {
				g.Sentences = append(g.Sentences, w.quote(e)...)
			}
		}
	}
	return []Group{g}
}

// quote tells an act of words by the words of the report.
func (w *teller) quote(e *sitrep.Event) []Sentence {
	claims := firstOf(e, nil)
	c := w.parts(e)
	if len(claims) == 0 || c.doers == "" {
		return nil
	}
	if c.target == "" && e.Type == "ACCUSE" && w.others(e) {
		return nil // the same words, told with whom they are against
	}
	verb := map[string]string{"ACCUSE": "made an accusation", "REJECT": "said no", "REQUEST": "made a demand", "THREATEN": "made a threat"}[e.Type]
	if e.Type == "ACCUSE" && e.Mode == "disapprove" {
		verb = "voiced disapproval"
	}
	if c.target != "" && e.Type != "THREATEN" {
		if t := strings.ToLower(e.Claims[claims[0]].Trigger.Text); e.Type == "REJECT" && slices.Contains([]string{"denied", "rejected", "refused", "dismissed"}, t) {
			c.verb = t
		}
		if e.Mode == "investigate" && inquiry(c.target) {
			c.verb = "ordered" // the inquiry itself, not what it is into
		}
		return w.say(join(c.doers, c.verb, c.target, c.when), w.note(e, nil), e)
	}
	text := join(c.doers, verb, c.when) + ": " + quoted(e.Claims[claims[0]].Sentence.Text, 260)
	return w.say(text, w.note(e, nil), e)
}

// inquiry tells whether a target is but the act's own noun: "an investigation".
func inquiry(target string) bool {
	words := strings.Fields(target)
	return len(words) > 0 && slices.Contains([]string{"investigation", "inquiry", "enquiry", "probe"}, words[len(words)-1])
}

// others tells whether another event of the kind by the same doer has a target told.
func (w *teller) others(e *sitrep.Event) bool {
	return slices.ContainsFunc(w.period, func(o *sitrep.Event) bool {
		return o.ID != e.ID && o.Type == e.Type && len(o.Actors) > 0 && o.Actors[0].ID == e.Actors[0].ID && len(o.Objects)+len(o.Recipients) > 0 &&
			slices.ContainsFunc(o.Claims, func(a sitrep.Claim) bool {
				return slices.ContainsFunc(e.Claims, func(b sitrep.Claim) bool { return a.Report == b.Report })
			})
	})
}

// threatened writes threats, with their words, and acts that somebody may do.
func (w *teller) threatened() []Group {
	var g Group
	for _, e := range w.period {
		if threat(e) {
			g.Sentences = append(g.Sentences, w.threat(e)...)
		}
	}
	return []Group{g}
}

func threat(e *sitrep.Event) bool {
	return e.Status == sitrep.Threatened || e.Type == "THREATEN" && analysis.Happened(e)
}

func (w *teller) threat(e *sitrep.Event) []Sentence {
	if e.Type == "THREATEN" {
		return w.quote(e)
	}
	c := w.parts(e)
	claims := firstOf(e, nil)
	if len(claims) == 0 {
		return nil
	}
	s := article(c.noun) + c.noun
	if c.target != "" {
		s = join(s, c.on, c.target)
	}
	s = join(s, c.where, "is threatened")
	if c.doers != "" {
		s = join(c.doers, verbOf(b2i(!c.doersMany), "threatens", "threaten"), article(c.noun)+c.noun, w.onTarget(c), c.where)
	}
	return w.say(s+": "+quoted(e.Claims[claims[0]].Sentence.Text, 260), w.note(e, nil), e)
}

func (w *teller) onTarget(c parts) string {
	if c.target == "" {
		return ""
	}
	return c.on + " " + c.target
}

// planned writes what is announced for the period or after it.
func (w *teller) planned() []Group {
	var g Group
	for _, e := range w.plans() {
		g.Sentences = append(g.Sentences, w.plan(e)...)
	}
	return []Group{g}
}

// plans are the announced events that are not over by the period's end, soonest first.
func (w *teller) plans() []*sitrep.Event {
	var out []*sitrep.Event
	for i := range w.in.Events {
		e := &w.in.Events[i]
		_, end := query.Days(e)
		if e.Status == sitrep.Planned && !e.Withdrawn && end >= w.in.Since && e.Confidence >= leastConfidence && (e.Place != nil || len(e.Actors) > 0) && e.Time.Start != "" {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b *sitrep.Event) int { return cmp.Or(cmp.Compare(a.Time.Start, b.Time.Start), graver(a, b)) })
	return out
}

func (w *teller) plan(e *sitrep.Event) []Sentence {
	c := w.parts(e)
	s := c.noun
	many := actOf(e.Type, e.Mode).both && strings.HasSuffix(c.noun, "s")
	if !many {
		s = article(c.noun) + c.noun
	}
	others, _ := names(e.Recipients)
	switch {
	case actOf(e.Type, e.Mode).both && c.doers != "" && others != "" && others != c.doers:
		s += " between " + list([]string{c.doers, others})
	case actOf(e.Type, e.Mode).both && c.doersMany && strings.Contains(c.doers, " and "):
		s += " between " + c.doers
	case actOf(e.Type, e.Mode).both && c.doers != "":
		s += " with " + c.doers
	case c.doers != "":
		s = join(s, w.onTarget(c), "by", c.doers)
	default:
		s = join(s, w.onTarget(c))
	}
	return w.say(join(s, c.where, verbOf(b2i(!many), "is", "are"), "planned", c.when), w.note(e, nil), e)
}

// ended writes what was going on and is over, or suspended.
func (w *teller) ended() []Group {
	var g Group
	for _, e := range w.period {
		if e.Status != sitrep.Ended || e.Confidence < leastConfidence {
			continue
		}
		claims := firstOf(e, nil)
		if len(claims) == 0 {
			continue
		}
		text := capital(w.phrase(e)) + " " + verbOf(b2i(!strings.HasSuffix(actOf(e.Type, e.Mode).noun, "s")), "is", "are") + " over or suspended: " + quoted(e.Claims[claims[0]].Sentence.Text, 260)
		g.Sentences = append(g.Sentences, w.say(text, w.note(e, nil), e)...)
	}
	return []Group{g}
}

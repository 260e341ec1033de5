package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// contradicted sets side by side what sources deny and where their figures differ.
func (w *teller) contradicted() []Group {
	var g Group
	for _, e := range w.period {
		if e.Confidence < leastConfidence || threat(e) {
			continue
		}
		g.Sentences = append(g.Sentences, w.denied(e)...)
		g.Sentences = append(g.Sentences, w.differing(e)...)
	}
	return []Group{g}
}

// denied writes who denies an event.
func (w *teller) denied(e *sitrep.Event) []Sentence {
	var who []string
	denies := func(i int) bool { return len(e.Claims[i].Denials) > 0 || e.Claims[i].Status == sitrep.Denied }
	for i := range e.Claims {
		if e.Claims[i].Withdrawn {
			continue
		}
		for _, s := range e.Claims[i].Denials {
			if n := w.speaker(s); n != "" && !slices.Contains(who, n) {
				who = append(who, n)
			}
		}
	}
	notes := w.note(e, denies)
	if len(who) == 0 || len(notes) == 0 {
		return nil
	}
	for i := range e.Claims { // what they deny, beside
		if c := &e.Claims[i]; !c.Withdrawn && !denies(i) && c.CopyOf == "" && c.Sentence.Text != "" {
			notes = append(notes, w.cite(e, i))
			break
		}
	}
	return w.say(join(list(who), verbOf(len(who), "denies", "deny"), "what is told of", w.phrase(e), w.when(e)), slices.Compact(notes), e)
}

// account is one figure of a toll with who gives it.
type account struct {
	value  sitrep.Casualty
	by     []string
	claims []int
}

// differing sets the accounts of an event's dead and wounded side by side.
func (w *teller) differing(e *sitrep.Event) []Sentence {
	var out []Sentence
	for _, harm := range []string{"killed", "injured"} {
		as := w.accounts(e, harm)
		if len(as) < 2 || !apart(as) {
			continue
		}
		var told []string
		var notes []int
		for _, a := range as {
			told = append(told, fmt.Sprintf("%s by the account of %s", casualty(a.value), list(a.by[:min(2, len(a.by))])))
			notes = append(notes, w.citeFigure(e, a.claims[0], harm))
		}
		noun := map[string]string{"killed": "dead", "injured": "wounded"}[harm]
		out = append(out, w.say("the number of "+noun+" in "+w.phrase(e)+" is told differently: "+strings.Join(told[:len(told)-1], ", ")+" but "+told[len(told)-1], notes, e)...)
	}
	return out
}

// accounts gathers the last figure of each source, equal ones together, lowest first.
func (w *teller) accounts(e *sitrep.Event, harm string) []account {
	last := map[string]int{} // who gives it to claim
	var order []string
	for i := range e.Claims {
		c := &e.Claims[i]
		if c.Withdrawn || c.CopyOf != "" || c.Sentence.Text == "" || figureOf(c, harm) == nil || !weighed(e, harm, i) {
			continue
		}
		who := c.Family
		if len(c.Speakers) > 0 && c.Speakers[0].Name != "" && !pronoun(c.Speakers[0].Name) {
			who = w.speaker(c.Speakers[0])
		}
		if j, ok := last[who]; !ok {
			order = append(order, who)
			last[who] = i
		} else if c.Published >= e.Claims[j].Published {
			last[who] = i
		}
	}
	var out []account
	for _, who := range order {
		i := last[who]
		v := *figureOf(&e.Claims[i], harm)
		at := slices.IndexFunc(out, func(a account) bool { return a.value.Low == v.Low && same(a.value.High, v.High) })
		if at < 0 {
			out = append(out, account{value: v})
			at = len(out) - 1
		}
		out[at].by, out[at].claims = append(out[at].by, who), append(out[at].claims, i)
	}
	slices.SortStableFunc(out, func(a, b account) int { return cmp.Compare(a.value.Best, b.value.Best) })
	return out
}

// citeFigure numbers the words that tell a claim's figure: what a speaker said, where
// it stands there and not in the claim's own sentence.
func (w *teller) citeFigure(e *sitrep.Event, i int, harm string) int {
	c := &e.Claims[i]
	f := figureOf(c, harm)
	if f.Start < c.Sentence.Start || f.End > c.Sentence.End {
		for _, s := range c.Speakers {
			if s.Words.Text != "" && f.Start >= s.Words.Start && f.End <= s.Words.End {
				return w.citeWords(e, i, s.Words.Text)
			}
		}
	}
	return w.cite(e, i)
}

// weighed tells whether a claim's figure is one of those the event's toll was made
// from. Where the toll is open above, so that fusion could not settle it, the figure
// must stand in the claim's own sentence too.
func weighed(e *sitrep.Event, harm string, i int) bool {
	c := &e.Claims[i]
	f := figureOf(c, harm)
	shown := f.Start >= c.Sentence.Start && f.End <= c.Sentence.End
	return slices.ContainsFunc(e.Tolls, func(t sitrep.Toll) bool {
		return t.Harm == harm && (shown || t.High != nil) && (slices.Contains(t.LowBy, i) || slices.Contains(t.BestBy, i) || slices.Contains(t.HighBy, i))
	})
}

func figureOf(c *sitrep.Claim, harm string) *sitrep.Casualty {
	for i := range c.Tolls {
		if c.Tolls[i].Harm == harm {
			return &c.Tolls[i]
		}
	}
	return nil
}

func same(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

// apart tells whether two accounts exclude each other: no number fits both.
func apart(as []account) bool {
	low, high := 0, -1
	for _, a := range as {
		low = max(low, a.value.Low)
		if h := a.value.High; h != nil && (high < 0 || *h < high) {
			high = *h
		}
	}
	return high >= 0 && low > high
}

// casualty writes a figure as told.
func casualty(c sitrep.Casualty) string {
	switch {
	case c.High == nil:
		return "at least " + words(c.Low)
	case *c.High > c.Low:
		return words(c.Low) + " to " + words(*c.High)
	}
	return words(c.Best)
}

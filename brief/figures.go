package brief

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
)

// mostCited bounds the notes of a sentence that counts.
const mostCited = 12

// sums are what a period's events come to.
type sums struct {
	events          []*sitrep.Event
	killed, injured int
	killedMax       int
	open            bool // some toll is open above
	byDoer          map[string]int
	doerName        map[string]string
	doerEvents      map[string][]*sitrep.Event
	places          map[string]int
	doerOrder       []string
}

// sum counts the violent events among es, each once with its best figure.
func (w *teller) sum(es []*sitrep.Event) sums {
	s := sums{byDoer: map[string]int{}, doerName: map[string]string{}, doerEvents: map[string][]*sitrep.Event{}, places: map[string]int{}}
	for _, e := range es {
		if e.Type != "ASSAULT" || !told(e) || e.Confidence < leastConfidence {
			continue
		}
		s.events = append(s.events, e)
		s.killed += toll(e, "killed")
		s.injured += toll(e, "injured")
		for _, t := range e.Tolls {
			if t.Harm == "killed" && t.Who == "" {
				s.open = s.open || t.High == nil
				if t.High != nil {
					s.killedMax += *t.High
				} else {
					s.killedMax += t.Best
				}
			}
		}
		for _, p := range e.Actors {
			if p.Kind == sitrep.KindState || p.Kind == sitrep.KindOrganization && !common(p.Name) {
				if s.byDoer[p.ID] == 0 {
					s.doerOrder = append(s.doerOrder, p.ID)
					s.doerName[p.ID] = named(p)
				}
				s.byDoer[p.ID]++
				s.doerEvents[p.ID] = append(s.doerEvents[p.ID], e)
			}
		}
	}
	slices.SortStableFunc(s.doerOrder, func(a, b string) int { return cmp.Compare(s.byDoer[b], s.byDoer[a]) })
	return s
}

func toll(e *sitrep.Event, harm string) int {
	for _, t := range e.Tolls {
		if t.Harm == harm && t.Who == "" {
			return t.Best
		}
	}
	return 0
}

// tallies counts the period's violence, sets it beside the period before, and tells
// the tallies that reports themselves claim.
func (w *teller) tallies() []Group {
	var g Group
	now, old := w.sum(w.period), w.sum(w.before)
	if n := len(now.events); n > 0 {
		notes := w.notesOf(now.events, mostCited)
		g.Sentences = append(g.Sentences, w.say(w.counts(now, n), notes, now.events...)...)
		g.Sentences = append(g.Sentences, w.say(w.change(n, len(old.events)), append(w.notesOf(old.events, 3), notes...), now.events...)...)
	}
	for _, id := range now.doerOrder[:min(4, len(now.doerOrder))] {
		es := now.doerEvents[id]
		text := now.doerName[id] + " is named as having carried out " + words(len(es)) + " of them"
		g.Sentences = append(g.Sentences, w.say(text, w.notesOf(es, mostCited), es...)...)
	}
	for _, e := range w.period {
		if tally(e) && analysis.Happened(e) {
			g.Sentences = append(g.Sentences, w.counted(e)...)
		}
	}
	return []Group{g}
}

// counts tells how many violent events and how many dead.
func (w *teller) counts(s sums, n int) string {
	text := w.numbered(n, "violent event was", "violent events were") + " read of in these days"
	var tolls []string
	if s.killed > 0 {
		k := number(s.killed)
		if s.killed <= 10 {
			k = words(s.killed)
		}
		if s.killedMax > s.killed {
			k += " to " + words(s.killedMax)
		}
		if s.open {
			k = "at least " + words(s.killed)
		}
		tolls = append(tolls, k+" killed")
	}
	if s.injured > 0 {
		tolls = append(tolls, words(s.injured)+" injured")
	}
	if len(tolls) > 0 {
		text += ", with " + list(tolls)
	}
	return text
}

// change compares with the period before, by count and by how much was read.
func (w *teller) change(n, before int) string {
	text := "The period before, " + span(earlier(w.in.Since, w.in.Until), dayBefore(w.in.Since)) + ", had " + words(before)
	switch {
	case before == 0:
		text = strings.Replace(text, "had no", "had none", 1)
	case n == before:
		text += ", as many"
	case n > before:
		text += fmt.Sprintf(", so their number rose by %s", words(n-before))
	default:
		text += fmt.Sprintf(", so their number fell by %s", words(before-n))
	}
	if w.in.Reports > 0 && w.in.ReportsBefore > 0 {
		text += fmt.Sprintf("; for each hundred reports read that is %s against %s", rate(n, w.in.Reports), rate(before, w.in.ReportsBefore))
	}
	return text
}

func rate(n, reports int) string {
	x := 100 * float64(n) / float64(reports)
	if x >= 10 {
		return fmt.Sprintf("%.0f", x)
	}
	return fmt.Sprintf("%.1f", x)
}

func dayBefore(s string) string {
	t, ok := day(s)
	if !ok {
		return ""
	}
	return t.AddDate(0, 0, -1).Format("2006-01-02")
}

// counted tells a tally that a report claims.
func (w *teller) counted(e *sitrep.Event) []Sentence {
	c := w.parts(e)
	n := "at least " + words(e.Count.Low)
	switch {
	case strings.HasPrefix(strings.ToLower(e.Count.Text), "more than"):
		n = "more than " + words(e.Count.Low)
	case e.Count.High != nil && *e.Count.High > e.Count.Low:
		n = words(e.Count.Low) + " to " + words(*e.Count.High)
	case e.Count.High != nil:
		n = words(e.Count.Low)
	}
	noun := c.noun
	if !strings.HasSuffix(noun, "s") {
		noun += "s"
	}
	by := ""
	if c.doers != "" {
		by = "by " + c.doers
	}
	return w.say(join(cmp.Or(family(e), "a report"), "counts", n, noun, by, w.onTarget(c), c.where, "since", since(*e.Since, w.in.Until)), w.note(e, nil), e)
}

// escalation tells the pairs and places whose level is out of the usual.
func (w *teller) escalation() []Group {
	var g Group
	for _, x := range w.indexes() {
		if es := w.events(x.Events); x.Level >= analysis.Raised {
			g.Sentences = append(g.Sentences, w.say(w.level(x), w.notesOf(es, mostCited), es...)...)
		}
	}
	return []Group{g}
}

// indexes are those of the period's last day, pairs before places, most escalating first.
func (w *teller) indexes() []analysis.Index {
	until, ok := day(w.in.Until)
	if !ok || w.indexed != nil {
		return w.indexed
	}
	out := []analysis.Index{}
	for _, by := range []analysis.Dim{analysis.ByPair, analysis.ByPlace} {
		xs := analysis.Escalation(w.in.Events, w.in.World, by, until, w.in.Volume)
		for i := range xs {
			for k, name := range xs[i].Names {
				xs[i].Names[k] = w.country(name)
			}
		}
		out = append(out, xs[:min(6, len(xs))]...)
	}
	w.indexed = out
	return out
}

func (w *teller) level(x analysis.Index) string {
	who := "violence in " + x.Names[0]
	if len(x.Names) == 2 {
		who = "what passes between " + the(x.Names[0]) + " and " + the(x.Names[1])
	}
	is := map[analysis.Level]string{analysis.Raised: "is above what is usual", analysis.Rising: "is rising", analysis.Escalates: "escalates"}[x.Level]
	before := "a week before it was " + x.Before.String()
	if x.Before == analysis.Unknown {
		before = "a week before too little was told to say"
	}
	return fmt.Sprintf("%s %s: %s in 14 days, at %s times the usual rate (90%% between %s and %s); %s", who, is,
		w.numbered(x.Recents, "hostile act", "hostile acts"), times(x.Ratio), times(x.Low), times(x.High), before)
}

func the(name string) string { return named(sitrep.Party{Name: name, Kind: sitrep.KindState}) }

func times(x float64) string {
	if x >= 10 {
		return fmt.Sprint(math.Round(x))
	}
	return fmt.Sprintf("%.1f", x)
}

func (w *teller) events(ids []string) []*sitrep.Event {
	var out []*sitrep.Event
	for _, id := range ids {
		if e := w.all[id]; e != nil {
			out = append(out, e)
		}
	}
	return out
}

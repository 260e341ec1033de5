package code

import (
	"fmt"
	"math"
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/link"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/scene"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// record turns the linked tellings into the record's mentions: one a happening,
// with its other tellings in Also.
func (c *Coder) record(doc *nlp.Doc, who *cast.Cast, links *link.Report, at *scene.Scene) []sitrep.Mention {
	w := writer{doc: doc, who: who, at: at, tree: links.Tree, base: c.actors}
	groups := map[int][]*link.Telling{}
	var roots []int
	for i, t := range links.Tellings {
		root := links.Root(i)
		if dropped(links, root) {
			continue
		}
		if groups[root] == nil {
			roots = append(roots, root)
		}
		groups[root] = append(groups[root], t)
	}
	ids := map[int]string{}
	for n, root := range roots {
		ids[root] = fmt.Sprintf("m%d", n+1)
	}
	out := make([]sitrep.Mention, 0, len(roots))
	for _, root := range roots {
		m := w.mention(groups[root])
		m.ID = ids[root]
		for _, t := range groups[root] {
			for _, j := range t.Answers {
				if id := ids[links.Root(j)]; id != "" && id != m.ID && !slices.Contains(m.InResponseTo, id) {
					m.InResponseTo = append(m.InResponseTo, id)
				}
			}
			for _, j := range t.Within {
				if id := ids[links.Root(j)]; id != "" && id != m.ID && !slices.Contains(m.PartOf, id) {
					m.PartOf = append(m.PartOf, id)
				}
			}
		}
		out = append(out, m)
	}
	return out
}

// writer makes mentions of tellings.
type writer struct {
	doc  *nlp.Doc
	who  *cast.Cast
	at   *scene.Scene
	tree *role.Tree
	base *actor.Base
}

// mention writes one happening: the fullest telling leads, the others fill what it
// leaves open.
func (w *writer) mention(ts []*link.Telling) sitrep.Mention {
	ts = slices.Clone(ts)
	slices.SortStableFunc(ts, func(a, b *link.Telling) int {
		return int(math.Round(10 * (fullness(b) - fullness(a))))
	})
	lead := ts[0]
	m := sitrep.Mention{Type: lead.Type, Mode: lead.Mode, CAMEO: lead.CAMEO, Status: lead.Status,
		Trigger: w.words(lead.Start, lead.End), Sentence: w.sentence(lead.Sent), Rule: rule(lead.Event)}
	for _, t := range ts {
		if t == lead {
			w.parties(&m, t.Event)
		} else {
			w.others(&m, t.Event)
		}
		w.scene(&m, t)
		if m.Mode == "" && t.Mode != "" {
			m.Mode, m.CAMEO = t.Mode, t.CAMEO
		}
		if t != lead {
			m.Also = append(m.Also, w.words(t.Start, t.End))
		}
		if lead.Title && !t.Title && m.Status == sitrep.Ongoing {
			m.Status = t.Status // a headline's present tense
		}
	}
	slices.SortFunc(m.Also, func(a, b sitrep.Words) int { return a.Start - b.Start })
	if len(m.Places) == 0 {
		w.site(&m, ts)
	}
	m.Casualties = w.casualties(ts)
	m.ACLED = acled(&m)
	return m
}

// fullness orders the tellings of one happening: most told first, the headline
// after the body.
func fullness(t *link.Telling) float64 {
	f := t.Evidence
	if len(t.Places) > 0 {
		f++
	}
	if t.At != nil {
		f++
	}
	if t.Title {
		f -= 1.5
	}
	return f
}

func rule(e *event.Event) string {
	pos := map[byte]string{'v': "verb", 'n': "noun", 'a': "adjective"}[e.Entry.POS]
	s := fmt.Sprintf("%s:%d %s %s", e.Entry.Line.File, e.Entry.Line.Number, e.Entry.Frame.Name, pos)
	if e.Carrier >= 0 {
		s += " + carriers.txt"
	}
	return s
}

func (w *writer) words(start, end int) sitrep.Words {
	s, e := w.doc.Tokens[start].Start, w.doc.Tokens[end-1].End
	return sitrep.Words{Start: s, End: e, Text: w.doc.Text[s:e]}
}

func (w *writer) sentence(i int) sitrep.Words {
	return w.words(w.doc.Sents[i].Start, w.doc.Sents[i].End)
}

// several and single are words for people, or for one, that say nothing more of them.
var (
	several = lists.Set("they them others those some more most many several few both all none whom dozens hundreds thousands scores")
	single  = lists.Set("he him she her someone somebody anyone anybody nobody")
)

// casualties takes each harm from the fullest telling that has it, and what other accounts of it
// count.
func (w *writer) casualties(ts []*link.Telling) []sitrep.Casualty {
	var out []sitrep.Casualty
	ts = slices.Clone(ts)
	slices.SortStableFunc(ts, func(a, b *link.Telling) int { return after(a.Retold, b.Retold) })
	for _, t := range ts {
		switch t.Status {
		case sitrep.Planned, sitrep.Threatened, sitrep.Possible, sitrep.Denied:
			continue // no harm done yet
		}
		for _, c := range t.Tolls {
			if c.Harm == "casualties" {
				continue
			}
			now := sitrep.Casualty{Harm: c.Harm, Low: c.Low, Best: c.Best, High: c.High, Who: c.Who, Start: c.Start, End: c.End}
			switch i := slices.IndexFunc(out, func(o sitrep.Casualty) bool { return o.Harm == c.Harm }); {
			case i < 0:
				out = append(out, now)
			case out[i].Best == 1 && c.Best > 1 && out[i].High != nil: // the man by whom it is told first, and all
				out[i] = now
			case (t.Retold || c.Total) && !slices.ContainsFunc(out, func(o sitrep.Casualty) bool { return o.Harm == c.Harm && o.Best == c.Best }):
				if out = append(out, now); c.Total && !t.Retold { // the newest count first, other accounts behind
					out[i], out[len(out)-1] = now, out[i]
				}
			}
		}
	}
	return out
}

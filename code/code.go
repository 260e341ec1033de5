// Package code is the coder: from an annotated report to what it tells, the
// mentions, statements, actors, relations and figures of the record.
package code

import (
	"fmt"
	"io/fs"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/act"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/link"
	"github.com/sitrep-news/sitrep/code/mend"
	"github.com/sitrep-news/sitrep/code/relation"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/scene"
	"github.com/sitrep-news/sitrep/code/statement"
	"github.com/sitrep-news/sitrep/code/trust"
	"github.com/sitrep-news/sitrep/data/events"
	"github.com/sitrep-news/sitrep/data/statements"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/number"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/timex"
)

// Options say what the coder works with beside its own data.
type Options struct {
	Actors []fs.FS // layers over the embedded knowledge base of actors
	Events fs.FS   // the event lexicon; nil: the embedded one
}

// Coder codes annotated reports. It is safe for concurrent use.
type Coder struct {
	actors     *actor.Base
	places     *place.Gazetteer
	times      *timex.Finder
	numbers    *number.Finder
	events     *event.Finder
	statements *statement.Lexicon
	acts       *act.Model
	trust      *trust.Model
	contexts   *contexts
	doubtful   bool
}

// Acts is the learnt scorer of what one party does to another.
func (c *Coder) Acts() *act.Model { return c.acts }

// Doubtful is the coder that keeps the mentions which are most likely wrong, for those
// who judge them or decide by themselves.
func (c *Coder) Doubtful() *Coder {
	d := *c
	d.doubtful = true
	return &d
}

// New loads what the coder works with.
func New(o Options) (*Coder, error) {
	c := &Coder{}
	var err error
	if c.actors, err = actor.Load(o.Actors...); err != nil {
		return nil, fmt.Errorf("load actors: %w", err)
	}
	if c.places, err = place.Load(); err != nil {
		return nil, fmt.Errorf("load places: %w", err)
	}
	if c.times, err = timex.New(); err != nil {
		return nil, fmt.Errorf("load time expressions: %w", err)
	}
	if c.numbers, err = number.New(); err != nil {
		return nil, fmt.Errorf("load numbers: %w", err)
	}
	if o.Events == nil {
		o.Events = events.FS
	}
	if c.events, err = event.New(o.Events, c.actors); err != nil {
		return nil, err
	}
	if c.acts, err = act.Load(o.Events); err != nil {
		return nil, err
	}
	if c.trust, err = trust.Load(o.Events); err != nil {
		return nil, err
	}
	if c.contexts, err = loadContexts(o.Events); err != nil {
		return nil, err
	}
	if c.statements, err = statement.Load(statements.Files); err != nil {
		return nil, fmt.Errorf("load cues of statements: %w", err)
	}
	return c, nil
}

// Code fills a report's mentions, statements, actors, relations and figures from
// its analysis, whose trees it mends first. doc.Text must be r.Text.
func (c *Coder) Code(r *sitrep.Report, doc *nlp.Doc) {
	f := c.Find(r, doc)
	at := f.Scene
	told := tellings(r, doc, f)
	idle(doc, f.Who, told)
	links := link.New(f.tree, f.Who, told)
	links.Same()
	reckonBack(told, links, at)
	links.Answers()
	links.Parts()
	links.Waves()
	links.Told()
	links.Rebuffs()
	links.Blames()
	links.Goon()
	links.Episode()
	links.Carry()
	links.Recall()
	links.Settle(func(e *event.Event) bool { return len(at.Sites(e)) > 0 })
	r.Mentions = c.record(doc, f.Who, links, at)

	r.Statements = statement.Record(doc, f.Who, c.statements.Find(doc))
	statement.Attach(r.Mentions, r.Statements)
	restore(r.Mentions, links)
	r.Mentions = c.weigh(r, doc)
	r.Relations = relation.Record(doc, f.Who, c.actors, f.day, relation.Find(doc, f.Who, c.actors))
	r.Figures = figures(doc, f.Who, c.numbers.Figures(doc, f.numbers, borne(f.tolls, r.Mentions)))
	r.Actors = f.Who.Actors
}

// Findings are what the coder reads off a report before it ties the events together:
// who is who, the events with their parties, the places and the times.
type Findings struct {
	Who    *cast.Cast
	Events []*event.Event
	Places []place.Resolved
	Times  []timex.Expr
	Scene  *scene.Scene

	tree    *role.Tree
	day     time.Time // that the report is of; zero where nothing tells
	numbers []number.Quantity
	tolls   []number.Casualty
}

// Find is the first half of Code.
func (c *Coder) Find(r *sitrep.Report, doc *nlp.Doc) *Findings {
	anchor, err := timex.ParseAnchor(r.Published)
	if err != nil {
		r.Problems = append(r.Problems, sitrep.Problem{Stage: "code", Reason: err.Error()})
	}
	f := &Findings{day: anchor.Published}
	f.Who = c.cast(r, doc, f.day)
	mend.Speakers(doc, f.Who.Animate)
	doc.Index()
	f.numbers = c.numbers.Find(doc)
	f.tolls = c.numbers.Casualties(doc, f.numbers)
	f.tree = role.NewTree(doc)
	f.Events = c.events.Find(f.tree, f.Who, f.tolls, furniture(r, doc))
	f.Times = c.times.Find(doc, anchor)
	if f.day.IsZero() {
		f.day = latest(doc, f.Times)
	}
	f.Places = c.toponyms(r, doc, f.Who)
	f.Scene = scene.New(f.tree, f.Who, f.Places, f.Times, f.numbers, f.Events)
	return f
}

// Cast is who is who in an annotated report, as Code takes it. It mends the trees first.
func (c *Coder) Cast(r *sitrep.Report, doc *nlp.Doc) *cast.Cast {
	anchor, err := timex.ParseAnchor(r.Published)
	if err != nil {
		return c.cast(r, doc, time.Time{})
	}
	return c.cast(r, doc, anchor.Published)
}

func (c *Coder) cast(r *sitrep.Report, doc *nlp.Doc, day time.Time) *cast.Cast {
	mend.Doc(doc)
	seat := c.readers(r)
	return cast.Build(doc, c.actors, cast.Options{Date: day, Country: seat, Headline: headline(r.URL), Organ: c.organ(r), Has: c.hasPlace, Place: c.near(seat)})
}

// furniture reports which tokens are page furniture: nothing is coded there.
func furniture(r *sitrep.Report, doc *nlp.Doc) func(tok int) bool {
	return func(tok int) bool {
		at := doc.Tokens[tok].Start
		for _, f := range r.Furniture {
			if f.Start <= at && at < f.End {
				return true
			}
		}
		return false
	}
}

// tellings puts every event in its place and time.
func tellings(r *sitrep.Report, doc *nlp.Doc, f *Findings) []*link.Telling {
	at, day := f.Scene, f.day
	title := titleSents(r, doc)
	old, far := bygone(day, r.Published == "" && !datelined(doc, f.Times)), distant(doc, day, r.Published == "", newsy(f.Times))
	long := func(x timex.Expr) bool { return far(x) || old(x) }
	out := make([]*link.Telling, 0, len(f.Events))
	for _, e := range f.Events {
		t := &link.Telling{Event: e, Places: at.Where(e), Title: e.Sent < title, Given: given(doc, e), Repeated: repeated(doc, e), Unrest: inUnrest(doc, e)}
		t.At, t.Since = at.When(e)
		if n, ok := at.Count(e); ok {
			t.Count = n.Low
		}
		if t.At != nil && t.At.Since && t.Count == 0 && e.Entry.POS == 'n' && e.Carrier < 0 && !at.First(e) {
			t.At = t.At.Opening() // "since the coup of May": the coup itself was then
		}
		switch {
		case happened(doc, t) && at.Remote(e):
			t.Status = sitrep.Historical
			if t.At != nil && !long(*t.At) {
				t.At = nil // the day of something else
			}
		case happened(doc, t) && !(r.Published == "" && at.Current(e) && (t.At == nil || !old(*t.At))) && (t.At != nil && !t.At.Since && long(*t.At) || t.At == nil && !t.Title && (at.Era(e, long) || at.Bygone(e, old))):
			t.Status = sitrep.Historical
		case t.Status == sitrep.Actual && t.At != nil && t.At.Since && at.Lasts(e):
			t.Status = sitrep.Ongoing // "has occupied the valley since 1967"
		case coming(t, day) && (!wasDone(doc, e.Head) || calling[doc.Tokens[e.Head].Lemma]) && !gone(doc, e.Head):
			t.Status = sitrep.Planned
		case coming(t, day) && wasDone(doc, e.Head):
			t.At, t.Since = nil, nil // "urged them on Monday to vote on Friday": the asking is over
		}
		out = append(out, t)
	}
	reckon(out, at)
	return out
}

// titleSents is how many sentences at the start are the headline.
func titleSents(r *sitrep.Report, doc *nlp.Doc) int {
	n := 0
	for s := range doc.Sents {
		if r.Title == "" || doc.Sents[s].Para > 0 || doc.Tokens[doc.Sents[s].End-1].End > len(r.Title)+2 {
			break
		}
		n++
	}
	return n
}

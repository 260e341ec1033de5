package code

import (
	"io/fs"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/lexicon"
	"github.com/sitrep-news/sitrep/code/mend"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/data/check"
	"github.com/sitrep-news/sitrep/nlp"
)

// DataCheck proves the event lexicon: its form, and, where annotate is not nil,
// that every entry codes its hit to its type and nothing real in its near miss.
func DataCheck(annotate func(text string) (*nlp.Doc, error)) check.Data {
	return check.Data{Name: "events", Run: func(fsys fs.FS) []check.Finding {
		sub, err := fs.Sub(fsys, "events")
		if err != nil {
			return []check.Finding{{File: "events", What: err.Error()}}
		}
		return checkEvents(sub, annotate)
	}}
}

func checkEvents(fsys fs.FS, annotate func(string) (*nlp.Doc, error)) []check.Finding {
	c, err := New(Options{Events: fsys})
	if err != nil {
		return []check.Finding{{File: "events", What: err.Error()}}
	}
	past, err := lexicon.LoadPast(fsys)
	if err != nil {
		return []check.Finding{{File: "events/irregular.txt", What: err.Error()}}
	}
	if annotate == nil {
		return nil
	}
	var out []check.Finding
	entries := c.events.Lexicon().Entries
	for start := 0; start < len(entries); start += batchSize {
		part := entries[start:min(start+batchSize, len(entries))]
		found, err := c.checkBatch(part, past, annotate)
		if err != nil {
			return append(out, check.Finding{File: "events", What: err.Error()})
		}
		out = append(out, found...)
	}
	return out
}

// batchSize is how many entries' sentences are analysed at once.
const batchSize = 100

func (c *Coder) checkBatch(entries []*lexicon.Entry, past lexicon.Past, annotate func(string) (*nlp.Doc, error)) ([]check.Finding, error) {
	var text strings.Builder
	at := make([][4]int, len(entries)) // bytes of hit and miss
	for i, e := range entries {
		hit, miss := e.Example(past)
		at[i][0] = text.Len()
		text.WriteString(hit)
		at[i][1] = text.Len()
		text.WriteString("\n\n")
		at[i][2] = text.Len()
		text.WriteString(miss)
		at[i][3] = text.Len()
		text.WriteString("\n\n")
	}
	doc, err := annotate(text.String())
	if err != nil {
		return nil, err
	}
	events := c.eventsOf(doc)
	var out []check.Finding
	for i, e := range entries {
		line := e.Line
		line.File = "events/" + line.File
		if !anyEvent(doc, events, at[i][0], at[i][1], e, false) {
			out = append(out, line.Errorf("its hit is not coded to %s: %s", e.Frame.Type, strings.TrimSpace(doc.Text[at[i][0]:at[i][1]])))
		}
		if anyEvent(doc, events, at[i][2], at[i][3], e, true) {
			out = append(out, line.Errorf("its near miss is coded as real: %s", strings.TrimSpace(doc.Text[at[i][2]:at[i][3]])))
		}
	}
	return out, nil
}

// eventsOf finds the events of a document with nothing else known about it.
func (c *Coder) eventsOf(doc *nlp.Doc) []*event.Event {
	mend.Doc(doc)
	who := cast.Build(doc, c.actors, cast.Options{})
	return c.events.Find(role.NewTree(doc), who, c.numbers.Casualties(doc, c.numbers.Find(doc)), func(int) bool { return false })
}

// anyEvent reports whether an event of the entry's type stands within bytes
// [start, end); real asks for one that is told as done, of the very entry.
func anyEvent(doc *nlp.Doc, events []*event.Event, start, end int, e *lexicon.Entry, real bool) bool {
	for _, x := range events {
		b := doc.Tokens[x.Head].Start
		if b < start || b >= end || x.Type != e.Frame.Type {
			continue
		}
		if !real || x.Entry.Line == e.Line && (x.Status == sitrep.Actual || x.Status == sitrep.Ongoing) {
			return true
		}
	}
	return false
}

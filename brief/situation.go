package brief

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
	"github.com/sitrep-news/sitrep/query"
)

// Input is what a situation report is written from.
type Input struct {
	About        string // what it is about, for the title: "Iraq"; "" for everything
	Since, Until string // ISO dates, inclusive: the period reported on
	// Events are those of the subject: of the period, of what is planned after it, and
	// of at least as long before it, for comparison. Two years give the index its usual rate.
	Events []sitrep.Event
	// Reports read in the period and in the one before, copies excluded, for rates
	// beside counts; 0 unknown.
	Reports, ReportsBefore int
	World                  analysis.World
	Volume                 analysis.Volume           // how much was read on a day; nil: alike
	Country                func(code string) string  // names the country of an ISO alpha-3 code; nil: the code stands
	Href                   func(event string) string // address of an event's page; nil: none
}

// Document is a situation report: sections of sentences, each resting on notes.
type Document struct {
	Title    string    `json:"title"`
	About    string    `json:"about"`
	Since    string    `json:"since"`
	Until    string    `json:"until"`
	Sections []Section `json:"sections"` // none where nothing was told
	Notes    []Note    `json:"notes"`    // numbered from 1 in the order of their first use
	Remarks  []string  `json:"remarks"`  // on the report itself: what it leaves out
}

// Section is one subject of a situation report.
type Section struct {
	Title  string  `json:"title"`
	Groups []Group `json:"groups"`
}

// Group is a paragraph, of a place where it has a title.
type Group struct {
	Title     string     `json:"title,omitempty"`
	Sentences []Sentence `json:"sentences"`
}

// Sentence is one sentence with the notes that it rests on: at least one.
type Sentence struct {
	Text   string   `json:"text"`
	Notes  []int    `json:"notes"`
	Events []string `json:"events"`         // ids of what it tells of
	Href   string   `json:"href,omitempty"` // page of the one event that it tells of
}

// Note is the words of one report, with whose reporting it is.
type Note struct {
	N         int    `json:"n"`
	Family    string `json:"family"`    // publisher family
	Publisher string `json:"publisher"` // the outlet whose words these are
	Copies    int    `json:"copies"`    // further reports of the family with the same text
	Words     string `json:"words"`     // as they stand in the report; " …" at the end marks a cut
	URL       string `json:"url"`
	Report    string `json:"report"`
	Event     string `json:"event"`
	Date      string `json:"date"` // ISO date of publication
}

// leastConfidence is below what an event is not told as one that happened: a deed that one
// report tells plainly has somewhat more.
const leastConfidence = 0.1

// Situation writes the report. It is pure: the same input gives the same words, each
// made from the record by a template, none invented.
func Situation(in Input) Document {
	w := newTeller(in)
	d := Document{About: in.About, Since: in.Since, Until: in.Until, Title: title(in)}
	add := func(title string, groups []Group) {
		groups = slices.DeleteFunc(groups, func(g Group) bool { return len(g.Sentences) == 0 })
		if len(groups) > 0 {
			d.Sections = append(d.Sections, Section{title, groups})
		}
	}
	add("What happened", w.happened())
	add("What answered what", w.chains())
	add("Talks and deals", w.talks())
	add("What is claimed", w.claimed())
	add("What is contradicted", w.contradicted())
	add("What was said", w.said())
	add("What is threatened", w.threatened())
	add("What is planned", w.planned())
	add("What has ended", w.ended())
	add("Figures", w.tallies())
	add("Escalation", w.escalation())
	add("What to watch", w.watch())
	d.renumber(w.notes)
	if w.left > 0 {
		d.Remarks = append(d.Remarks, sentence(capital(w.numbered(w.left, "event", "events"))+" of the period "+verbOf(w.left, "is", "are")+
			" left out: told too thinly, or too little sure, to be written in a sentence"))
	}
	return d
}

// renumber numbers the notes in the order in which a reader meets them, and leaves out
// those that no sentence came to rest on.
func (d *Document) renumber(notes []Note) {
	to := map[int]int{}
	for _, s := range d.Sections {
		for _, g := range s.Groups {
			for i := range g.Sentences {
				ns := g.Sentences[i].Notes
				for k, n := range ns {
					if to[n] == 0 {
						note := notes[n-1]
						note.N = len(d.Notes) + 1
						d.Notes = append(d.Notes, note)
						to[n] = note.N
					}
					ns[k] = to[n]
				}
			}
		}
	}
}

func title(in Input) string {
	t := "Situation report"
	if in.About != "" {
		t += ": " + in.About
	}
	return t + ", " + span(in.Since, in.Until)
}

// span writes the days of a period: "8 to 9 May 2025".
func span(since, until string) string {
	a, okA := day(since)
	b, okB := day(until)
	switch {
	case !okA && !okB:
		return "all that was read"
	case !okA:
		return "up to " + b.Format("2 January 2006")
	case !okB:
		return "since " + a.Format("2 January 2006")
	case a.Equal(b):
		return a.Format("2 January 2006")
	case a.Year() != b.Year():
		return a.Format("2 January 2006") + " to " + b.Format("2 January 2006")
	case a.Month() != b.Month():
		return a.Format("2 January") + " to " + b.Format("2 January 2006")
	}
	return a.Format("2") + " to " + b.Format("2 January 2006")
}

// teller writes the sections over one input.
type teller struct {
	in      Input
	period  []*sitrep.Event          // of the period, gravest first
	before  []*sitrep.Event          // of the period of the same length before
	all     map[string]*sitrep.Event // by id
	notes   []Note
	seen    map[string]int   // number of a note by event and report
	left    int              // events of the period that no sentence could tell
	indexed []analysis.Index // of the last day, once worked out
	turn    int              // counts sentences, for their forms to take turns
}

func newTeller(in Input) *teller {
	w := &teller{in: in, all: map[string]*sitrep.Event{}, seen: map[string]int{}}
	since0 := earlier(in.Since, in.Until)
	for i := range in.Events {
		e := &in.Events[i]
		w.all[e.ID] = e
		start, end := query.Days(e)
		switch {
		case e.Withdrawn || start == "":
		case end >= in.Since && start <= in.Until && (start >= in.Since || ongoing(e)):
			w.period = append(w.period, e)
		case end >= since0 && end < in.Since:
			w.before = append(w.before, e)
		}
	}
	slices.SortFunc(w.period, graver)
	slices.SortFunc(w.before, graver)
	return w
}

// ongoing tells what may have begun before the period and still be of it.
func ongoing(e *sitrep.Event) bool {
	return e.Status == sitrep.Ongoing || e.Status == sitrep.Ended || tally(e)
}

// tally tells whether an event stands for many over a spell: what a report counts.
func tally(e *sitrep.Event) bool { return e.Count != nil && e.Since != nil && e.Count.Low > 1 }

// graver orders by severity, then the better founded, then the earlier.
func graver(a, b *sitrep.Event) int {
	return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(analysis.Order(a), analysis.Order(b)), cmp.Compare(a.ID, b.ID))
}

// earlier is the first day of the period of the same length before.
func earlier(since, until string) string {
	a, okA := day(since)
	b, okB := day(until)
	if !okA || !okB {
		return ""
	}
	n := int(b.Sub(a).Hours()/24) + 1
	return a.AddDate(0, 0, -n).Format(time.DateOnly)
}

// ended makes a sentence of text that may end in a quotation with a stop of its own.
func ended(text string) string {
	for _, stop := range []string{".”", "!”", "?”"} {
		if strings.HasSuffix(text, stop) {
			return capital(text)
		}
	}
	return sentence(text)
}

// once leaves out numbers that came before.
func once(ns []int) []int {
	var out []int
	for _, n := range ns {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// say makes a sentence over events, with the notes it rests on; nil where there are none.
func (w *teller) say(text string, notes []int, events ...*sitrep.Event) []Sentence {
	if text == "" || len(notes) == 0 {
		return nil
	}
	w.turn++
	s := Sentence{Text: ended(text), Notes: once(notes)}
	if len(events) == 1 && w.in.Href != nil {
		s.Href = w.in.Href(events[0].ID)
	}
	for _, e := range events {
		s.Events = append(s.Events, e.ID)
	}
	return []Sentence{s}
}

package follow

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// Kinds of Notice beside those of a single event ("event.new", "event.changed",
// "event.withdrawn", "event.left").
const (
	kindDigest  = "digest"
	kindTest    = "test"
	kindConfirm = "confirm"
)

// Notice is what one message tells, whatever its channel. It never changes once made.
type Notice struct {
	ID     string    `json:"id"` // of the delivery: the idempotency key
	Kind   string    `json:"kind"`
	At     time.Time `json:"at"` // when it was made
	Root   string    `json:"root,omitempty"`
	Last   string    `json:"last,omitempty"` // messages of the same thread: the first, the one before
	Thread string    `json:"thread"`         // the same for all messages of an event to a follow
	Notes  []Note    `json:"notes"`
	More   int       `json:"more,omitempty"` // events for which there was no room
}

// Note is what is told of one event.
type Note struct {
	Kind       string   `json:"kind"`
	Event      string   `json:"event"`
	URL        string   `json:"url"`
	Title      string   `json:"title"`
	Type       string   `json:"type,omitempty"`
	Mode       string   `json:"mode,omitempty"`
	Status     string   `json:"status,omitempty"`
	Place      string   `json:"place,omitempty"`
	Country    string   `json:"country,omitempty"`
	From       string   `json:"from,omitempty"` // ISO dates of the event
	To         string   `json:"to,omitempty"`
	Tolls      []string `json:"tolls,omitempty"`
	Families   int      `json:"families,omitempty"`
	Reports    int      `json:"reports,omitempty"`
	Severity   float64  `json:"severity,omitempty"`
	Confidence float64  `json:"confidence,omitempty"`
	Disputed   bool     `json:"disputed,omitempty"`
	Caveats    []string `json:"caveats,omitempty"` // what keeps it from being a fact that is surely told
	Changes    []string `json:"changes,omitempty"`
	Sources    []Source `json:"sources,omitempty"`
	Cursor     int64    `json:"cursor,omitempty"` // the newest change told
}

// Source is a report behind an event, one a publisher family.
type Source struct {
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	URL       string `json:"url"`
}

// noteOf tells of an event. One that is taken back is named as it was told before,
// with nothing of what it has become: that may lie outside of what was asked for.
func (s *Service) noteOf(e *sitrep.Event, kind string, before *told, changes []sitrep.Change) Note {
	n := Note{Kind: kind, Event: e.ID, URL: s.o.Base + "/events/" + url.PathEscape(e.ID), Title: oneLine(e.Title, 300)}
	seq := int64(0)
	if before != nil {
		seq = before.Seq
	}
	for _, c := range changes {
		if c.Seq > seq && (kind != EventWithdrawn || c.Kind == sitrep.ChangeWithdrawn) && kind != EventLeft {
			n.Changes = append(n.Changes, oneLine(c.Text, 300))
		}
		n.Cursor = max(n.Cursor, c.Seq)
	}
	if kind == EventLeft || kind == EventWithdrawn && before != nil {
		n.Title = oneLine(before.Title, 300)
		return n
	}
	n.Type, n.Mode, n.Status = e.Type, e.Mode, string(e.Status)
	n.From, n.To = e.Time.Start, e.Time.End
	if e.Place != nil {
		n.Place, n.Country = placeName(e.Place), e.Place.Country
	}
	for _, t := range e.Tolls {
		n.Tolls = append(n.Tolls, tollWords(t))
	}
	n.Families, n.Reports, n.Severity, n.Confidence, n.Disputed = e.Families, e.Reports, e.Severity, e.Confidence, e.Disputed
	n.Caveats = e.Caveats()
	n.Sources = s.sources(e, 5)
	return n
}

// sources names the first report of each publisher family, at most n. One without an
// address of the web is shown on our own page.
func (s *Service) sources(e *sitrep.Event, n int) []Source {
	var out []Source
	seen := map[string]bool{}
	for _, c := range e.Claims {
		if c.Withdrawn || seen[c.Family] || len(out) == n {
			continue
		}
		seen[c.Family] = true
		src := Source{Publisher: oneLine(c.Publisher, 100), Title: oneLine(c.Title, 200), URL: webAddress(c.URL)}
		if src.Publisher == "" {
			src.Publisher = oneLine(cmp.Or(c.Family, "a report"), 100)
		}
		if src.URL == "" {
			src.URL = s.o.Base + "/reports/" + url.PathEscape(c.Report)
		}
		out = append(out, src)
	}
	return out
}

// webAddress passes only addresses of the web.
func webAddress(u string) string {
	if (strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://")) && len(u) <= 1000 && !strings.ContainsAny(u, " \r\n\t\"<>") {
		return u
	}
	return ""
}

func placeName(p *sitrep.Place) string {
	if p.Admin1 != "" && p.Admin1 != p.Name {
		return oneLine(p.Name+", "+p.Admin1, 200)
	}
	return oneLine(p.Name, 200)
}

func tollWords(t sitrep.Toll) string {
	who := ""
	if t.Who != "" {
		who = " (" + oneLine(t.Who, 60) + ")"
	}
	switch {
	case t.High == nil:
		return fmt.Sprintf("at least %d %s%s", max(t.Low, t.Best), t.Harm, who)
	case t.Low == *t.High:
		return fmt.Sprintf("%d %s%s", t.Best, t.Harm, who)
	}
	return fmt.Sprintf("%d (%d–%d) %s%s", t.Best, t.Low, *t.High, t.Harm, who)
}

// heads are the words before an event's title: what became of it, and where the title does
// not say so itself that it is no sure fact.
func (n Note) head() string {
	head := ""
	switch n.Kind {
	case EventChanged:
		head = "Update: "
	case EventWithdrawn:
		return "Withdrawn: "
	case EventLeft:
		return "No longer what you follow: "
	}
	for _, c := range []struct{ word, said string }{{sitrep.Disputed, "Disputed: "}, {sitrep.OneSided, "By one side's account: "}, {sitrep.Doubtful, "Doubtful: "}} {
		if slices.Contains(n.Caveats, c.word) {
			head += c.said
		}
	}
	return head
}

// subject is the notice in one line.
func (n *Notice) subject(f *Follow) string {
	switch {
	case n.Kind == kindConfirm:
		return "Please confirm: updates on " + f.Name
	case n.Kind == kindTest:
		return "A test: updates on " + f.Name
	case len(n.Notes) == 1 && n.Kind != kindDigest:
		return n.Notes[0].head() + n.Notes[0].Title
	case len(n.Notes)+n.More == 1:
		return f.Name + ": one event"
	}
	return fmt.Sprintf("%s: %d events", f.Name, len(n.Notes)+n.More)
}

// facts is an event's line of facts.
func (n Note) facts() string {
	var out []string
	if n.Place != "" {
		out = append(out, n.Place)
	}
	if n.From != "" {
		day := n.From
		if n.To != "" && n.To != n.From {
			day += " to " + n.To
		}
		out = append(out, day)
	}
	out = append(out, n.Tolls...)
	if n.Families > 0 {
		out = append(out, plural(n.Families, "independent source", "independent sources"))
	}
	if n.Status != "" && n.Status != string(sitrep.Actual) && !slices.Contains(n.Caveats, n.Status) {
		out = append(out, n.Status)
	}
	out = append(out, n.Caveats...)
	if n.Confidence > 0 {
		out = append(out, fmt.Sprintf("confidence %.0f%%", 100*n.Confidence))
	}
	return strings.Join(out, " · ")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// Extractor holds the rules and word lists. It is safe for concurrent use.
type Extractor struct {
	furniture *rules
	languages []language
	agencies  map[string]string // name as written to the agency's
	outlets   *outlets
}

// New loads the rules from the data folder (the embedded one, or a person's).
func New(data fs.FS) (*Extractor, error) {
	furniture, err := loadRules(data)
	if err != nil {
		return nil, fmt.Errorf("load furniture rules: %w", err)
	}
	languages, err := loadLanguages(data)
	if err != nil {
		return nil, fmt.Errorf("load languages: %w", err)
	}
	agencies, err := loadAgencies(data)
	if err != nil {
		return nil, fmt.Errorf("load agencies: %w", err)
	}
	outlets, err := loadOutlets(data)
	if err != nil {
		return nil, fmt.Errorf("load publishers: %w", err)
	}
	return &Extractor{furniture, languages, agencies, outlets}, nil
}

// Report reads one input. It never fails: what could not be done stands in the
// report's problems, and a report without text tells why.
func (e *Extractor) Report(in Input) *sitrep.Report {
	r := &sitrep.Report{
		Schema: sitrep.Schema, URL: in.URL, Title: in.Title, Byline: in.Byline,
		Publisher: in.Publisher, Language: in.Language,
	}
	e.given(r, in)
	marked := e.body(r, in)
	copied := r.Text != "" && e.describe(r, marked)
	if r.Publisher == "" {
		r.Publisher = publisherOf(r.URL)
	}
	if r.Published == "" {
		if d := dateInURL(r.URL); d != "" {
			r.Published, r.PublishedFrom = d, "url"
		}
	}
	r.Family = e.family(r, copied)
	if o, ok := e.Outlet(r.URL); ok && o.Kind != "aggregator" && o.Kind != "agency" {
		r.Country = o.Country
	}
	sum := sha256.Sum256([]byte(r.URL + "\n" + r.Text))
	r.ID = "r-" + hex.EncodeToString(sum[:8])
	return r
}

// given takes over the date that came with the input.
func (e *Extractor) given(r *sitrep.Report, in Input) {
	if in.Published == "" {
		return
	}
	d, ok := ParseDate(in.Published)
	if !ok {
		problem(r, "extract", "the date given, %q, could not be read; give it as YYYY-MM-DD", in.Published)
		return
	}
	r.Published, r.PublishedFrom = d, in.PublishedFrom
	if r.PublishedFrom == "" {
		r.PublishedFrom = "given"
	}
}

// body fills the report's text and returns the spans that the markup showed to
// be furniture.
func (e *Extractor) body(r *sitrep.Report, in Input) []sitrep.Span {
	switch {
	case len(in.HTML) > MaxPage || len(in.Text) > MaxPage:
		problem(r, "extract", "%d bytes are more than the %d that one report may have; several reports in one file belong in JSON Lines (.jsonl)",
			max(len(in.HTML), len(in.Text)), MaxPage)
	case len(in.HTML) > 0:
		return e.page(r, in)
	default:
		e.plain(r, in.Text)
	}
	return nil
}

// plain takes plain text as it is, but for line ends and broken characters.
func (e *Extractor) plain(r *sitrep.Report, raw []byte) {
	text, note, err := decodeText(raw)
	switch {
	case err != nil:
		problem(r, "extract", "%v", err)
		return
	case strings.TrimSpace(text) == "":
		problem(r, "extract", "there is no text: nothing was read")
		return
	case note != "":
		problem(r, "extract", "%s", note)
	}
	r.Text = e.capped(r, text)
}

// capped cuts a text that is longer than one report can be, at a paragraph.
func (e *Extractor) capped(r *sitrep.Report, text string) string {
	if len(text) <= MaxText {
		return text
	}
	cut := strings.LastIndex(text[:MaxText], "\n")
	if cut <= 0 {
		cut = strings.LastIndexByte(text[:MaxText], ' ')
	}
	if cut <= 0 {
		cut = len(strings.ToValidUTF8(text[:MaxText], ""))
	}
	problem(r, "extract", "the text has %d bytes, only the first %d were read", len(text), cut)
	return text[:cut]
}

// describe reads title, byline, dateline, furniture, links and language out of
// the text. Marked are the spans known to be furniture. It tells whether the
// text is an agency's copy.
func (e *Extractor) describe(r *sitrep.Report, marked []sitrep.Span) (copied bool) {
	p := e.furniture.find(r.Text, marked)
	if r.URL == "" {
		r.URL = p.url
	}
	if r.Title == "" {
		r.Title = headline(r.Text, p)
	}
	if r.Byline == "" {
		r.Byline = p.byline
	}
	r.Furniture = p.spans()
	r.Links = append(r.Links, p.links(r.Links)...)
	e.dateline(r, p)
	r.Language = e.language(r)
	return e.credit(r, p)
}

func problem(r *sitrep.Report, stage, format string, args ...any) {
	r.Problems = append(r.Problems, sitrep.Problem{Stage: stage, Reason: fmt.Sprintf(format, args...)})
}

// ParseDate reads a date, or a date and time, as sites and people write them
// and gives it in ISO 8601; day/month order of bare numbers is not guessed.
func ParseDate(s string) (string, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999", "2006-01-02T15:04", "2006-01-02T15:04:05Z0700",
		"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "2006-01-02 15:04", time.RFC1123Z, time.RFC1123, time.RFC850, "Mon, 2 Jan 2006 15:04 MST"} {
		if t, err := time.Parse(layout, s); err == nil {
			if strings.Contains(layout, "Z") || strings.Contains(layout, "-0700") || strings.Contains(layout, "MST") {
				return t.Format(time.RFC3339), plausible(t)
			}
			return t.Format("2006-01-02T15:04:05"), plausible(t)
		}
	}
	for _, layout := range []string{time.DateOnly, "2006/01/02", "20060102", "2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006",
		"January 2 2006", "Jan. 2, 2006", "2 Jan. 2006", "Monday, January 2, 2006", "Monday, 2 January 2006", "Monday 2 January 2006", "2 Jan 06", "2 JAN 06"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), plausible(t)
		}
	}
	return "", false
}

// plausible keeps epochs and typing errors from becoming dates of news.
func plausible(t time.Time) bool { return t.Year() >= 1900 && t.Year() < 2200 }

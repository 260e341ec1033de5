// Package extract turns what comes in (plain text, HTML pages, JSON Lines,
// addresses) into reports: text with its furniture marked, title, publisher,
// date, language, links to other articles. It reads no meaning.
package extract

import "time"

// Input is one report as it came in. Exactly one of Text, HTML and Fault says
// what there is; the other fields are what is known about it already, "" where
// nothing is.
type Input struct {
	Name string // where it came from, for messages: "a.txt", "day.jsonl:12", "https://…"

	Text []byte // plain text of any encoding
	HTML []byte // a page of any encoding
	// ContentType is the page's, as a server gave it: "text/html; charset=koi8-r".
	ContentType string

	URL, Title, Byline, Publisher, Language string
	// Published is the date as given: ISO 8601 or any form that ParseDate reads.
	Published     string
	PublishedFrom string // see sitrep.Report; "given" where empty and Published is not
	// Fetched is when it was got; no date found in a page is taken that lies
	// more than a day after it. Zero where unknown.
	Fetched time.Time
}

// Limits on one report. What is larger is a problem told, not an attempt.
const (
	MaxPage = 16 << 20 // bytes of one page, file or line of JSON
	MaxText = 2 << 20  // bytes of one report's text
)

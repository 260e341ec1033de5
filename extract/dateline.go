package extract

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/check"
)

const agencyFile = "extract/agencies.txt"

// loadAgencies reads WRITTEN = NAME lines.
func loadAgencies(data fs.FS) (map[string]string, error) {
	lines, err := check.Lines(data, agencyFile)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, l := range lines {
		written, name, ok := strings.Cut(l.Text, " = ")
		if !ok {
			return nil, fmt.Errorf("%s:%d: an agency is WRITTEN = NAME", agencyFile, l.Number)
		}
		if _, twice := out[written]; twice {
			return nil, fmt.Errorf("%s:%d: %s stands twice", agencyFile, l.Number, written)
		}
		out[written] = name
	}
	return out, nil
}

const month = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`

// datelineForm is what stands before an article's first sentence: "PORT ALDA,
// March 4 (Meridian Press) -", "GALT (AFP) —", "VELDT /KSN/.", "NORD, 3 JAN 90 --".
var datelineForm = regexp.MustCompile(`^(?:[\p{Lu}][^\n:;"“()/]{1,60}?)?` +
	`(?:[,:]? ?\(?(?P<date>(?i:` + month + ` ?\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{1,2} ` + month + `,?(?: (?:\d{4}|\d{2}))?))\)?)?` +
	`(?: ?[(/](?P<agency>[^()/\n]{2,40})[)/])?` +
	` ?\.? ?(?:--?|–|—|_|:|\n|\. )`)

var (
	slashed   = regexp.MustCompile(`^\p{Lu}[^\n/]{1,40}/(\p{Lu}[\w .-]{1,30})/`)
	todayDate = regexp.MustCompile(`(?i)\b(?:today|yesterday) \((` + month + ` \d{1,2}, \d{4})\)`)
	signOff   = regexp.MustCompile(`[-–—(/] ?([A-Z][A-Za-z. -]{1,30}?)[)/.]?$`)
	creditor  = regexp.MustCompile(`\(([A-Z][\w .'-]{1,30})\)`)
)

// datelined tells whether a line begins with a dateline, so that it is no title.
func datelined(s string) bool {
	m := datelineForm.FindStringSubmatch(s + "\n")
	if m == nil {
		return slashed.MatchString(s)
	}
	place := strings.TrimRight(m[0], " .:-–—_\n")
	dash := m[0][len(place):]
	shouted := len(place) > 2 && place == strings.ToUpper(place) && strings.ContainsAny(dash, "-–—") && dash != "-"
	return m[1] != "" || m[2] != "" || shouted
}

// dateline reads the agency and, where it names a year, the date from before
// the article's first sentence, and the agency from the end.
func (e *Extractor) dateline(r *sitrep.Report, p *plan) {
	body := p.bodyLines()
	if len(body) == 0 {
		return
	}
	for _, l := range body[:min(2, len(body))] {
		if m := slashed.FindStringSubmatch(l.text); m != nil && e.credited(r, m[1], true) {
			break
		}
		m := datelineForm.FindStringSubmatch(l.text + "\n")
		if m == nil || m[1] == "" && m[2] == "" {
			continue
		}
		e.dated(r, m[1])
		if e.credited(r, m[2], m[1] != "") {
			break
		}
	}
	if r.Published == "" {
		if m := todayDate.FindStringSubmatch(body[0].text); m != nil && !strings.HasPrefix(strings.ToLower(m[0]), "yesterday") {
			e.dated(r, m[1])
		}
	}
	if r.Agency == "" {
		e.credits(r, body, p)
	}
}

// bodyLines are the lines that are not furniture, from the first prose on, or
// all where there is no prose.
func (p *plan) bodyLines() []line {
	var out []line
	for i, l := range p.lines {
		if (l.kind == prose || l.kind == short) && (i >= p.body || p.body == len(p.lines) || datelined(l.text)) {
			out = append(out, l)
		}
	}
	return out
}

// dated takes a dateline's date for the report's, where there is none better.
func (e *Extractor) dated(r *sitrep.Report, date string) {
	if r.Published != "" || date == "" {
		return
	}
	if d, ok := spokenDate(date); ok {
		r.Published, r.PublishedFrom = d, "dateline"
	}
}

// credited takes the words in a dateline's brackets for the agency: a known
// one, or any name where a date stands before it.
func (e *Extractor) credited(r *sitrep.Report, words string, dated bool) bool {
	words = strings.TrimSpace(words)
	if name, ok := e.agencies[words]; ok {
		r.Agency = name
	} else if dated && len(words) > 2 && words[0] >= 'A' && words[0] <= 'Z' && !strings.ContainsAny(words, "0123456789") {
		r.Agency = words
	}
	return r.Agency != ""
}

// credits finds an agency in brackets at the top, or as the text's sign-off.
func (e *Extractor) credits(r *sitrep.Report, body []line, p *plan) {
	head := body[0].text
	for _, m := range creditor.FindAllStringSubmatch(head[:min(len(head), 120)], 3) {
		if name, ok := e.agencies[m[1]]; ok {
			r.Agency = name
			return
		}
	}
	last := body[len(body)-1].text
	if m := signOff.FindStringSubmatch(strings.ToValidUTF8(last[max(0, len(last)-40):], "")); m != nil {
		if name, ok := e.agencies[strings.TrimSpace(m[1])]; ok {
			r.Agency = name
			return
		}
	}
	for _, l := range p.lines {
		words := strings.Trim(l.text, "()-–— .")
		if name, ok := e.agencies[words]; ok && l.kind != prose {
			r.Agency = name
			return
		}
	}
}

var dateWords = regexp.MustCompile(`(?i)^(?:(?P<m1>[a-z]+)\.? ?(?P<d1>\d{1,2})(?:st|nd|rd|th)?,? (?P<y1>\d{4})|(?P<d2>\d{1,2}) (?P<m2>[a-z]+)\.?,? (?P<y2>\d{4}|\d{2}))$`)

// spokenDate reads "Jan. 25, 2013", "3 JAN 90"; a date without a year is none.
func spokenDate(s string) (string, bool) {
	m := dateWords.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return "", false
	}
	mon, day, year := m[1]+m[5], m[2]+m[4], m[3]+m[6]
	if len(year) == 2 { // agencies' two-digit years ended with the century
		if year < "50" {
			year = "20" + year
		} else {
			year = "19" + year
		}
	}
	mon = strings.ToLower(mon)
	if len(mon) < 3 {
		return "", false
	}
	t, err := time.Parse("2 Jan 2006", day+" "+strings.ToUpper(mon[:1])+mon[1:3]+" "+year)
	if err != nil {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

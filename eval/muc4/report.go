package muc4

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/pipeline"
)

// Read annotates and codes an article: text is its body, raw the original with
// its dateline, from which the day of the report is taken.
func Read(sys *pipeline.System, text, raw string) (*Article, error) {
	r := &sitrep.Report{Schema: sitrep.Schema, Text: text, Language: "en"}
	if r.Published = dated(raw); r.Published != "" {
		r.PublishedFrom = "dateline"
	}
	doc, err := sys.Engine.Annotate(text, nil)
	if err != nil {
		return nil, err
	}
	sys.Coder.Code(r, doc)
	return NewArticle(doc, r, raw), nil
}

// dated is the day in a dateline ("LIMA, 4 MAR 90 (...) --") as an ISO date, ""
// where there is none.
func dated(raw string) string {
	m := regexp.MustCompile(`\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d\d)\b`).FindStringSubmatch(raw[:min(len(raw), 300)])
	if m == nil {
		return ""
	}
	day, err := strconv.Atoi(m[1])
	if err != nil || day < 1 || day > 31 {
		return ""
	}
	month := strings.Index("JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC", m[2])/3 + 1
	return fmt.Sprintf("19%s-%02d-%02d", m[3], month, day)
}

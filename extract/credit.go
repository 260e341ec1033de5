package extract

import (
	"regexp"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// Words that credit an agency beside datelines and sign-offs. The agency's name
// is the group.
var (
	// The whole text is the agency's.
	copyLine = []*regexp.Regexp{
		regexp.MustCompile(`^(?i:source|via|credit|from)\s*:\s*(?i:the )?([\p{Lu}][\w .-]{1,40})$`),
		regexp.MustCompile(`(?i:this (?:article|story|report) (?:was )?(?:first |originally )?(?:appeared in|(?:was )?(?:published|written|produced|provided) by)) (?i:the )?([\p{Lu}][\w .-]{1,40})`),
		regexp.MustCompile(`(?:©|\([cC]\)|(?i:copyright))[ ,]*(?:\d{4})?[ ,]*(?i:by )?(?i:the )?([\p{Lu}][\w -]{1,40}?)[.,;]? (?i:all rights reserved|this material may not)`),
	}
	// The agency had a part in it.
	partLine = []*regexp.Regexp{
		regexp.MustCompile(`(?i:the )?([\p{Lu}][\w .-]{1,60}) (?i:(?:also )?contributed (?:to|reporting))`),
		regexp.MustCompile(`(?i:with|additional) (?i:files|inputs?|reporting|information|material)s? (?i:from|by) (?i:the )?([\p{Lu}][\w .,-]{1,60})`),
	}
)

// credit finds the agency that a text names and tells whether the text is its
// copy: by dateline, byline or sign-off, or only by a part it had.
func (e *Extractor) credit(r *sitrep.Report, p *plan) (copied bool) {
	if r.Agency != "" {
		return true
	}
	if name := e.agencyOfByline(r.Byline); name != "" {
		r.Agency = name
		return true
	}
	part := ""
	for i, l := range p.lines {
		if len(l.text) > maxFurniture || l.kind == blank || l.kind == prose && i < len(p.lines)*2/3 {
			continue
		}
		if name := e.agencyBy(copyLine, l.text); name != "" {
			r.Agency = name
			return true
		}
		if name := e.agencyBy(partLine, l.text); name != "" && part == "" {
			part = name
		}
	}
	r.Agency = part
	return false
}

func (e *Extractor) agencyBy(forms []*regexp.Regexp, line string) string {
	for _, re := range forms {
		if m := re.FindStringSubmatch(line); m != nil {
			if name := e.agencyIn(m[1]); name != "" {
				return name
			}
		}
	}
	return ""
}

// agencyIn is the agency whose name begins some words: the longest that does.
func (e *Extractor) agencyIn(words string) string {
	w := strings.Fields(words)
	for n := min(len(w), 4); n > 0; n-- {
		written := strings.Trim(strings.Join(w[:n], " "), " .,;-")
		for _, s := range []string{written, "The " + written} {
			if name, ok := e.agencies[s]; ok {
				return name
			}
		}
	}
	return ""
}

var bylineParts = regexp.MustCompile(`\s*(?:[,|/;·]| - | – | — | (?:and|with|for|via) )\s*`)

// agencyOfByline is the agency that a byline names: "Reuters", "AFP Staff",
// "Ana Vel, Associated Press".
func (e *Extractor) agencyOfByline(byline string) string {
	if len(byline) > 300 {
		return ""
	}
	for _, part := range bylineParts.Split(byline, 12) {
		part = strings.TrimSpace(part)
		part = strings.TrimPrefix(strings.TrimPrefix(part, "By "), "by ")
		part = strings.TrimPrefix(strings.TrimPrefix(part, "The "), "the ")
		for _, tail := range []string{" Staff", " staff", " News Agency", " news agency", " Newsroom", " Writer", " Correspondent"} {
			part = strings.TrimSuffix(part, tail)
		}
		if name, ok := e.agencies[part]; ok {
			return name
		}
	}
	return ""
}

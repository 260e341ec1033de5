package fuse

import (
	"regexp"
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// The notices by which agencies and papers mark a version of an article. Agencies'
// own usage: "UPDATE 2-", "CORRECTED-", "(Adds quotes)", "(This March 3 story corrects ...)".
var (
	retractionTitle = regexp.MustCompile(`(?i)^\W*(retract(ed|ion)|withdrawn|story (withdrawn|removed|killed)|(mandatory )?kill\b|advisory\b.*\bwithdr)`)
	retractionBody  = regexp.MustCompile(`(?i)\b(retract(s|ed|ing)?|withdr(awn|ew|aws|awing))\s+(its|our|the|this|that|a|an)\s+([\w'’-]+\s+){0,6}?(story|report|article|dispatch|item)\b` +
		`|\b(story|report|article|dispatch|item)\b[^.]{0,140}\b(is|has been|have been|was|were|are)\s+(hereby\s+)?(retracted|withdrawn)\b`)
	correctionTitle = regexp.MustCompile(`(?i)^\W*(correct(ed|ion|s)|clarif(ied|ication)|amended|refil(e|ed))\b\s*(\(.*?\))?\s*[-:–—]`)
	correctionBody  = regexp.MustCompile(`(?i)(^|\n|\()\s*(correction|clarification|corrects|corrected|refiles|amends)\b` +
		`|\b(an |the )?(earlier|previous) version of this (story|article|report|item)\b` +
		`|\bthis\s+([\w'’-]+\s+){0,4}(story|article|report|version)\s+(has been |was )?(corrects|corrected|amended)\b`)
	updateTitle = regexp.MustCompile(`(?i)^\W*(update[ds]?|wrapup|recasts?|lead|writethru)\s*\d*\s*[-:–—]|\(\s*updated?\b`)
	updateBody  = regexp.MustCompile(`(?i)(^|\n)\s*\(\s*(updates?|adds|recasts|writes through|releads|edits)\b|\bupdated (at|on)\b`)
)

// noticeReach is how far into a text a notice may stand, from either end, in bytes.
const noticeReach = 700

// notice reads what a report says of itself: "retraction", "correction", "update", or "".
func notice(r *sitrep.Report) string {
	prose := Prose(r)
	ends := prose
	if len(prose) > 2*noticeReach {
		ends = prose[:noticeReach] + "\n" + prose[len(prose)-noticeReach:]
	}
	switch {
	case retractionTitle.MatchString(r.Title), len(textWords(prose)) < 250 && retractionBody.MatchString(ends):
		return "retraction"
	case correctionTitle.MatchString(r.Title), correctionBody.MatchString(ends):
		return "correction"
	case updateTitle.MatchString(r.Title), updateBody.MatchString(ends):
		return "update"
	}
	return ""
}

// titleMark is what a notice puts before a title.
var titleMark = regexp.MustCompile(`(?i)^\W*(correct(ed|ion|s)|retract(ed|ion)|withdrawn|clarif(ied|ication)|amended|refil(e|ed)|update[ds]?|wrapup|recasts?|lead|exclusive|breaking)\s*\d*\s*(\(.*?\))?\s*[-:–—]\s*`)

// sameTitle reports whether two titles are one but for such marks and a few words.
func sameTitle(a, b string) bool {
	x, y := contentWords(titleMark.ReplaceAllString(a, "")), contentWords(titleMark.ReplaceAllString(b, ""))
	return len(x) >= 3 && len(y) >= 3 && jaccard(x, y) >= 0.6
}

// retracts says how surely the new report takes the old one back, 0 where it doesn't,
// and why: a retraction by the same publisher that names the title, the address or
// most of the matter.
func (p *pair) retracts() (float64, string) {
	if p.notice != "retraction" || !p.samePublisher() {
		return 0, ""
	}
	prose := strings.ToLower(Prose(p.new.Report))
	title := strings.ToLower(titleMark.ReplaceAllString(p.old.Report.Title, ""))
	switch {
	case p.sameAddress():
		return 3, "a retraction at the same address"
	case len(contentWords(title)) >= 3 && strings.Contains(strings.Join(textWords(prose), " "), strings.Join(textWords(title), " ")):
		return 2, "a retraction that names its title"
	}
	named := append(contentWords(p.new.Report.Title), contentWords(prose)...)
	matter := contentWords(title + " " + firstLine(Prose(p.old.Report)))
	both := 0.0
	for _, w := range matter {
		if slices.Contains(named, w) {
			both++
		}
	}
	if s := both / float64(max(len(matter), 6)); s >= 0.4 {
		return s, "a retraction that tells of the same"
	}
	return 0, ""
}

// firstLine is the first paragraph of more than a few words.
func firstLine(prose string) string {
	for _, l := range strings.Split(prose, "\n") {
		if len(textWords(l)) >= 12 {
			return l
		}
	}
	return ""
}

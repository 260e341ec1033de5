package extract

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/check"
)

// The rule files; data/extract/README.md says what each is for.
const (
	lineFile    = "extract/line.txt"
	headingFile = "extract/heading.txt"
	leadFile    = "extract/lead.txt"
	topFile     = "extract/top.txt"
	bylineFile  = "extract/byline.txt"
	endFile     = "extract/end.txt"
	inlineFile  = "extract/inline.txt"
)

func ruleFiles() []string {
	return []string{lineFile, headingFile, leadFile, topFile, bylineFile, endFile, inlineFile}
}

// rule is one line of a rule file.
type rule struct {
	at        check.Line
	re        *regexp.Regexp
	hit, miss string
}

// rules are the furniture rules, each file's joined to one expression but for those of what stands inside a line.
type rules struct {
	line, heading, lead, top, byline, end *regexp.Regexp
	inline                                []sieve // a rule each: few of them can match in a text at all
}

// loadRules reads and joins the rule files.
func loadRules(data fs.FS) (*rules, error) {
	joined := map[string]*regexp.Regexp{}
	for _, file := range slices.DeleteFunc(ruleFiles(), func(f string) bool { return f == inlineFile }) {
		list, err := check.Lines(data, file)
		if err != nil {
			return nil, err
		}
		var parts []string
		for _, l := range list {
			parts = append(parts, "(?:"+pattern(l.Text)+")")
		}
		re, err := regexp.Compile(whole(file, strings.Join(parts, "|")))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		joined[file] = re
	}
	single, err := readRules(data, inlineFile)
	if err != nil {
		return nil, err
	}
	var inline []sieve
	for _, r := range single {
		inline = append(inline, newSieve(r.re))
	}
	return &rules{joined[lineFile], joined[headingFile], joined[leadFile], joined[topFile], joined[bylineFile], joined[endFile], inline}, nil
}

// readRules reads one rule file: PATTERN · hit: LINE · miss: LINE.
func readRules(data fs.FS, file string) ([]rule, error) {
	lines, err := check.Lines(data, file)
	if err != nil {
		return nil, err
	}
	var out []rule
	for _, l := range lines {
		_, rest, ok := strings.Cut(l.Text, " · hit: ")
		hit, miss, ok2 := strings.Cut(rest, " · miss: ")
		if !ok || !ok2 {
			return nil, fmt.Errorf("%s:%d: a rule is PATTERN · hit: LINE · miss: LINE", file, l.Number)
		}
		re, err := regexp.Compile(whole(file, pattern(l.Text)))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, l.Number, err)
		}
		out = append(out, rule{l, re, hit, miss})
	}
	return out, nil
}

func pattern(entry string) string {
	p, _, _ := strings.Cut(entry, " · hit: ")
	return p
}

// whole is the expression of a rule file around a pattern: it matches a whole line in any
// case, but for bylines, where capitals tell names from words, and for what stands inside
// a line.
func whole(file, pattern string) string {
	switch file {
	case inlineFile:
		return `(?:` + pattern + `)`
	case bylineFile:
		return `^(?:` + pattern + `)$`
	}
	return `(?i)^(?:` + pattern + `)$`
}

// captured returns the first group that took part in a match of a joined
// expression, and whether it matched at all.
func captured(re *regexp.Regexp, line string) (string, bool) {
	m := re.FindStringSubmatch(line)
	if m == nil {
		return "", false
	}
	for _, g := range m[1:] {
		if g != "" {
			return g, true
		}
	}
	return "", true
}

// DataCheck proves the rule files, agencies, languages and publishers sound.
func DataCheck() check.Data {
	return check.Data{Name: "extract", Run: func(fsys fs.FS) []check.Finding {
		var out []check.Finding
		for _, file := range ruleFiles() {
			out = append(out, checkRules(fsys, file)...)
		}
		if _, err := loadAgencies(fsys); err != nil {
			out = append(out, check.Finding{File: agencyFile, What: err.Error()})
		}
		if _, err := loadLanguages(fsys); err != nil {
			out = append(out, check.Finding{File: languageFile, What: err.Error()})
		}
		out = append(out, checkOutlets(fsys)...)
		return append(out, check.Sorted(fsys, append(ruleFiles(), agencyFile, languageFile, outletFile)...)...)
	}}
}

func checkRules(fsys fs.FS, file string) []check.Finding {
	list, err := readRules(fsys, file)
	if err != nil {
		return []check.Finding{{File: file, What: err.Error()}}
	}
	var out []check.Finding
	for _, r := range list {
		if !r.re.MatchString(r.hit) {
			out = append(out, r.at.Errorf("the pattern does not match its hit %q", r.hit))
		}
		if r.re.MatchString(r.miss) {
			out = append(out, r.at.Errorf("the pattern matches its near miss %q", r.miss))
		}
	}
	return out
}

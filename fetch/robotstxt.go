package fetch

import (
	"net/url"
	"strconv"
	"strings"
	"time"
)

// RobotsRules are what a robots.txt asks of one program (RFC 9309). The zero
// value allows everything.
type RobotsRules struct {
	Delay    time.Duration // Crawl-delay, which RFC 9309 leaves out and many sites write
	Sitemaps []string      // addresses of sitemaps, for whomever
	rules    []robotsRule
}

type robotsRule struct {
	pattern string
	allow   bool
}

// The caps on one robots.txt.
const (
	robotsRulesMax   = 5000
	robotsPatternMax = 2000
	robotsDelayMax   = time.Minute
)

// ParseRobots reads a robots.txt for the program of that name (lower case):
// the groups that name it, together, else those for "*".
func ParseRobots(body []byte, agent string) *RobotsRules {
	body = body[:min(len(body), robotsBytes)]
	p := robotsParser{agent: agent}
	for line := range strings.Lines(strings.TrimPrefix(string(body), "\ufeff")) {
		for part := range strings.SplitSeq(line, "\r") { // old Macs' line ends
			p.line(part)
		}
	}
	out := &p.other
	if p.named {
		out = &p.own
	}
	out.Sitemaps = p.sitemaps
	return out
}

type robotsParser struct {
	agent      string
	own, other RobotsRules
	named      bool // a group names us
	forOwn     bool // the group being read does
	forAll     bool // the group being read is for "*"
	inRules    bool // the group's rules have begun: a user-agent starts another
	sitemaps   []string
}

func (p *robotsParser) line(s string) {
	s, _, _ = strings.Cut(s, "#")
	key, value, ok := strings.Cut(s, ":")
	if !ok {
		return
	}
	key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
	switch key {
	case "user-agent", "useragent", "user agent":
		if p.inRules {
			p.forOwn, p.forAll, p.inRules = false, false, false
		}
		name, _, _ := strings.Cut(strings.ToLower(value), "/")
		switch strings.TrimSpace(name) {
		case "*":
			p.forAll = true
		case p.agent:
			p.forOwn, p.named = true, true
		}
	case "allow", "disallow":
		p.inRules = true
		if value != "" && len(value) <= robotsPatternMax {
			p.add(robotsRule{normalPath(value), key == "allow"})
		}
	case "crawl-delay":
		p.inRules = true
		if s, err := strconv.ParseFloat(value, 64); err == nil && s > 0 {
			p.delay(min(time.Duration(min(s, 3600)*float64(time.Second)), robotsDelayMax))
		}
	case "sitemap":
		if u, err := url.Parse(value); err == nil && (u.Scheme == "http" || u.Scheme == "https") && len(p.sitemaps) < 100 {
			p.sitemaps = append(p.sitemaps, value)
		}
	}
}

func (p *robotsParser) add(r robotsRule) {
	if p.forOwn && len(p.own.rules) < robotsRulesMax {
		p.own.rules = append(p.own.rules, r)
	}
	if p.forAll && len(p.other.rules) < robotsRulesMax {
		p.other.rules = append(p.other.rules, r)
	}
}

func (p *robotsParser) delay(d time.Duration) {
	if p.forOwn {
		p.own.Delay = d
	}
	if p.forAll {
		p.other.Delay = d
	}
}

// Allowed tells whether a path with its query may be fetched: the longest rule
// that matches decides, and allow wins a tie.
func (r *RobotsRules) Allowed(path string) bool {
	path = normalPath(path)
	if path == "/robots.txt" {
		return true
	}
	best, allow := -1, true
	for _, rule := range r.rules {
		if n := len(rule.pattern); (n > best || n == best && rule.allow) && robotsMatch(rule.pattern, path) {
			best, allow = n, rule.allow
		}
	}
	return allow
}

// robotsMatch matches a pattern against a path's beginning: "*" is any number
// of characters, "$" at the end is the path's end.
func robotsMatch(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	first, rest, star := strings.Cut(pattern, "*")
	if !strings.HasPrefix(path, first) {
		return false
	}
	path = path[len(first):]
	if !star {
		return !anchored || path == ""
	}
	parts := strings.Split(rest, "*")
	for _, part := range parts[:len(parts)-1] {
		i := strings.Index(path, part)
		if i < 0 {
			return false
		}
		path = path[i+len(part):]
	}
	last := parts[len(parts)-1]
	if anchored {
		return strings.HasSuffix(path, last)
	}
	return strings.Contains(path, last)
}

// normalPath writes a path so that equal ones are equal (RFC 9309 2.2.2): what
// need not be escaped is not, what must be is, in capitals.
func normalPath(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				c = byte(n)
				i += 2
				if !unreserved(c) {
					b.WriteString(string([]byte{'%', hex[c>>4], hex[c&15]}))
					continue
				}
			}
		}
		if c >= 0x80 || c <= ' ' || c == '%' { // a lone % is one that should have been escaped
			b.WriteString(string([]byte{'%', hex[c>>4], hex[c&15]}))
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// unreserved are the characters of RFC 3986 2.3.
func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

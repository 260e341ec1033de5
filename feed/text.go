package feed

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

var (
	markupTag = regexp.MustCompile(`(?i)</?(?:a|abbr|article|b|blockquote|br|center|cite|code|div|em|figure|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|q|s|script|section|small|span|strong|style|sub|sup|svg|table|td|tr|u|ul|video)(?:\s[^<>]*)?/?>|<!--`)
	entityRef = regexp.MustCompile(`&(?:[a-zA-Z]{2,10}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});`)
)

func looksMarkup(s string) bool { return markupTag.MatchString(s) }

// plainText makes a line of text of what may be HTML: tags dropped, entities
// resolved (twice where they were escaped twice), white space single.
func plainText(s string, limit int) string {
	s = cut(s, 16*limit)
	if looksMarkup(s) {
		s = stripped(s)
	} else {
		s = html.UnescapeString(s)
	}
	if entityRef.MatchString(s) {
		if s = html.UnescapeString(s); looksMarkup(s) {
			s = stripped(s)
		}
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			return ' '
		case r == '\u200b' || r == '\ufeff' || r == '\u00ad': // zero width, soft hyphen
			return -1
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069: // bidi controls can hide what a line says
			return -1
		}
		return r
	}, s)
	return cut(strings.Join(strings.Fields(s), " "), limit)
}

func stripped(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	skip := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if skip == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			t := z.Token()
			switch t.Data {
			case "script", "style":
				if t.Type == html.StartTagToken {
					skip++
				} else if t.Type == html.EndTagToken {
					skip = max(0, skip-1)
				}
			case "p", "br", "div", "li", "td", "tr", "h1", "h2", "h3":
				b.WriteByte(' ')
			}
		}
	}
}

// cut shortens a string to at most n bytes, at a whole character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// base is what relative addresses are relative to; nil is nothing.
type base struct{ u *url.URL }

func parseBase(address string) base {
	if u, err := url.Parse(address); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return base{u}
	}
	return base{}
}

// at is the base with an xml:base on it.
func (b base) at(xmlBase string) base {
	if xmlBase == "" {
		return b
	}
	if abs := b.resolve(xmlBase); abs != "" {
		return parseBase(abs)
	}
	return b
}

// resolve makes an address absolute; "" where it is none that can be fetched.
func (b base) resolve(ref string) string {
	ref = strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.TrimSpace(ref))
	if ref == "" || len(ref) > 4000 {
		return ""
	}
	u, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if b.u != nil {
		u = b.u.ResolveReference(u)
	}
	if (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || u.User != nil {
		return ""
	}
	u.Host = strings.ToLower(u.Host)
	return u.String()
}

// absolute is an address that is one already, else "".
func absolute(s string) string {
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return base{}.resolve(s)
	}
	return ""
}

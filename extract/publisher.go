package extract

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// publisherOf names the site of an address: its host without "www.".
func publisherOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for _, sub := range []string{"www.", "m.", "amp.", "mobile.", "english.", "en."} {
		if rest, ok := strings.CutPrefix(host, sub); ok && strings.Contains(rest, ".") {
			host = rest
		}
	}
	return host
}

// Days in addresses: /2025/03/04/, /2025-03-04/, /2025/mar/04/, -20250304.
var (
	urlNumeric = regexp.MustCompile(`(?:^|[/_=.-])((?:19|20)\d{2})[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?:$|[/_.?&#T-])`)
	urlNamed   = regexp.MustCompile(`(?i)/((?:19|20)\d{2})/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})(?:$|[/.?#-])`)
	urlGlued   = regexp.MustCompile(`(?:^|[/_=-])((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:$|[/_.?&#-])`)
)

// dateInURL is the day that an address names, or "".
func dateInURL(address string) string {
	if m := urlNamed.FindStringSubmatch(address); m != nil {
		mon := strings.ToUpper(m[2][:1]) + strings.ToLower(m[2][1:3])
		if t, err := time.Parse("2006 Jan 2", m[1]+" "+mon+" "+m[3]); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	for _, re := range []*regexp.Regexp{urlNumeric, urlGlued} {
		if m := re.FindStringSubmatch(address); m != nil {
			if t, err := time.Parse("2006-1-2", fmt.Sprintf("%s-%s-%s", m[1], m[2], m[3])); err == nil {
				return t.Format(time.DateOnly)
			}
		}
	}
	return ""
}

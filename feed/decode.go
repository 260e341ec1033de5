package feed

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

var declared = regexp.MustCompile(`^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]{2,40})["']`)

// decode gives a body as UTF-8. What is valid UTF-8 is taken for that, whatever
// is declared: wrong declarations are commoner than text that is valid by chance.
func decode(body []byte, contentType string) (text, note string) {
	switch {
	case bytes.HasPrefix(body, []byte("\xef\xbb\xbf")):
		body = body[3:]
	case bytes.HasPrefix(body, []byte{0xff, 0xfe}), bytes.HasPrefix(body, []byte{'<', 0}):
		return utf16(body, unicode.LittleEndian), ""
	case bytes.HasPrefix(body, []byte{0xfe, 0xff}), bytes.HasPrefix(body, []byte{0, '<'}):
		return utf16(body, unicode.BigEndian), ""
	}
	label := ""
	if m := declared.FindSubmatch(body[:min(len(body), 500)]); m != nil {
		label = strings.ToLower(string(m[1]))
	} else if _, after, ok := strings.Cut(strings.ToLower(contentType), "charset="); ok {
		label, _, _ = strings.Cut(strings.Trim(after, `"' `), ";")
	}
	escaped := strings.HasPrefix(label, "iso-2022") || strings.HasPrefix(label, "hz-") // 7 bits: valid UTF-8 as well
	if utf8.Valid(body) && !escaped {
		return string(body), ""
	}
	if enc, name := charset.Lookup(label); enc != nil && name != "utf-8" {
		if out, err := enc.NewDecoder().Bytes(body); err == nil {
			return string(out), ""
		}
	}
	if mostlyUTF8(body) {
		return string(bytes.ToValidUTF8(body, []byte("\uFFFD"))), "bytes that are not UTF-8 were replaced"
	}
	enc, _ := charset.Lookup("windows-1252")
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return string(bytes.ToValidUTF8(body, []byte("\uFFFD"))), "bytes that are not UTF-8 were replaced"
	}
	return string(out), "it is not UTF-8 and was read as Windows-1252"
}

func utf16(body []byte, e unicode.Endianness) string {
	out, err := unicode.UTF16(e, unicode.UseBOM).NewDecoder().Bytes(body)
	if err != nil {
		return ""
	}
	return string(out)
}

// mostlyUTF8 tells whether more of the bytes above ASCII belong to UTF-8 than
// do not.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for len(body) > 0 {
		r, n := utf8.DecodeRune(body)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else if n > 1 {
			good++
		}
		body = body[n:]
	}
	return good > bad
}

var charRef = regexp.MustCompile(`&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));`)

// mendXML drops what XML forbids and feeds have: control characters, raw and
// as references, and the declaration, whose version and encoding no longer hold.
func mendXML(s string) string {
	s = strings.Map(func(r rune) rune {
		if !xmlChar(r) {
			return -1
		}
		return r
	}, withoutProlog(s))
	if !strings.Contains(s, "&#") {
		return s
	}
	return charRef.ReplaceAllStringFunc(s, func(ref string) string {
		m := charRef.FindStringSubmatch(ref)
		n, err := strconv.ParseUint(m[1], 16, 32)
		if m[1] == "" {
			n, err = strconv.ParseUint(m[2], 10, 32)
		}
		if err != nil || n > utf8.MaxRune || !xmlChar(rune(n)) {
			return ""
		}
		return ref
	})
}

// withoutProlog drops XML declarations, wherever they stand. A regular
// expression for it takes seconds on a text made for that.
func withoutProlog(s string) string {
	var b strings.Builder
	for {
		at := strings.Index(s, "<?xml")
		if at < 0 {
			break
		}
		end := strings.Index(s[at:], ">")
		if end < 0 {
			break
		}
		b.WriteString(s[:at])
		if !strings.HasSuffix(s[at:at+end], "?") || strings.HasPrefix(s[at:], "<?xml-") { // a stylesheet's
			b.WriteString(s[at : at+end+1])
		}
		s = s[at+end+1:]
	}
	b.WriteString(s)
	return b.String()
}

// xmlChar is the production Char of XML 1.0.
func xmlChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000
}

var firstTag = regexp.MustCompile(`<([A-Za-z][A-Za-z0-9:._-]*)`)

// sniff tells what a text is by how it begins: "xml", "json", "html", "opml",
// "" for nothing, "other".
func sniff(text string) string {
	head := strings.TrimSpace(text[:min(len(text), 8192)])
	switch {
	case head == "":
		return ""
	case head[0] == '{':
		return "json"
	}
	for _, m := range firstTag.FindAllStringSubmatch(head, 20) {
		_, local, ok := strings.Cut(m[1], ":")
		if !ok {
			local = m[1]
		}
		switch strings.ToLower(local) {
		case "rss", "rdf", "feed", "urlset", "sitemapindex", "channel":
			return "xml"
		case "opml":
			return "opml"
		case "html", "head", "body", "title":
			return "html"
		}
	}
	if strings.HasPrefix(strings.ToLower(head), "<!doctype html") {
		return "html"
	}
	return "other"
}

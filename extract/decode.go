package extract

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
)

// signatures begin files that are no text, whatever their name says.
var signatures = []struct{ magic, what string }{
	{"PK\x03\x04", "a ZIP archive or an office document"},
	{"%PDF-", "a PDF document"},
	{`{\rtf`, "an RTF document"},
	{"\x1f\x8b", "a gzip archive"},
	{"\x7fELF", "a program"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"\xd0\xcf\x11\xe0", "an old office document"},
}

// decodeText gives the text as UTF-8 with \n line ends and without control
// characters, and a note where characters were mended. It is an error where
// the bytes are no text.
func decodeText(raw []byte) (text, note string, err error) {
	for _, s := range signatures {
		if bytes.HasPrefix(bytes.TrimLeft(raw[:min(len(raw), 64)], " \r\n\t"), []byte(s.magic)) {
			return "", "", fmt.Errorf("this is %s, not text: convert it to plain text or HTML first", s.what)
		}
	}
	raw = wide(raw)
	if bytes.IndexByte(raw, 0) >= 0 {
		return "", "", errors.New("this is binary data, not text (it holds NUL bytes)")
	}
	text = string(raw)
	if !utf8.Valid(raw) {
		if text, note, err = mend(raw); err != nil {
			return "", "", err
		}
	}
	if n := strings.Count(text, "\uFFFD") + controls(text); n > 20 && n*20 > utf8.RuneCountInString(text) {
		return "", "", fmt.Errorf("this is binary data, not text (%d unprintable characters)", n)
	}
	return tidy(text), note, nil
}

// wide turns UTF-16 with a byte order mark into UTF-8.
func wide(raw []byte) []byte {
	if !bytes.HasPrefix(raw, []byte{0xff, 0xfe}) && !bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		return raw
	}
	out, err := xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM).NewDecoder().Bytes(raw)
	if err != nil {
		return raw
	}
	return out
}

// mend reads bytes that are not UTF-8: as Windows-1252, the encoding of old
// Western pages, where hardly any byte is part of valid UTF-8, else by
// replacing the broken ones.
func mend(raw []byte) (text, note string, err error) {
	broken, high := 0, 0
	for rest := raw; len(rest) > 0; {
		c, n := utf8.DecodeRune(rest)
		if c == utf8.RuneError && n == 1 {
			broken++
		} else if n > 1 {
			high++
		}
		rest = rest[n:]
	}
	if broken*10 > len(raw) {
		return "", "", errors.New("this is binary data, or text in an encoding other than UTF-8: convert it to UTF-8 first")
	}
	if broken > high {
		if b, err := charmap.Windows1252.NewDecoder().Bytes(raw); err == nil {
			return string(b), fmt.Sprintf("the text is not UTF-8: its %d other bytes were read as Windows-1252", broken), nil
		}
	}
	return string(bytes.ToValidUTF8(raw, []byte("\uFFFD"))), fmt.Sprintf("%d bytes are not UTF-8 and were replaced", broken), nil
}

func controls(text string) int {
	n := 0
	for _, c := range text {
		if unicode.IsControl(c) && !strings.ContainsRune("\n\r\t\f\v\u0085", c) {
			n++
		}
	}
	return n
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\f", "\n\n", "\v", "\n", "\u0085", "\n")

// tidy drops a byte order mark and makes line ends \n and control characters spaces.
func tidy(text string) string {
	text = lineEnds.Replace(strings.TrimPrefix(text, "\uFEFF"))
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && c != '\n' && c != '\t' {
			return ' '
		}
		return c
	}, text)
}

package segment

import (
	"strings"
	"unicode/utf8"
)

// emoticons that are one word where nothing but a mark or white space follows.
var emoticons = [...]string{":-)", ":-(", ";-)", ":-D", ":-/", ":)", ":(", ";)", "=)", "=(", ":D", ":P", ":/", "(:", "^_^", "-_-", "<3", ":'("}

// mark returns the end of the punctuation mark or symbol at i, or i where a word begins.
func (c *cutter) mark(i, j int) int {
	t := c.text
	b := t[i]
	switch {
	case b >= utf8.RuneSelf:
		return c.wideMark(i, j)
	case isLetter(b) || isDigit(b):
		return i
	}
	for _, e := range emoticons {
		if b == e[0] && strings.HasPrefix(t[i:j], e) && (i+len(e) == j || wordRune(t, i+len(e)) == 0 && t[i+len(e)] != '/') {
			return i + len(e)
		}
	}
	switch b {
	case '.', '!', '?':
		if b == '.' && i+1 < j && c.dotWord(i, j) {
			return i
		}
		n := i
		for n < j && (t[n] == '.' || t[n] == '!' || t[n] == '?') {
			n++
		}
		return n
	case '\'', '`':
		return c.quote(i, j)
	case '-', '=', '*', '_', '+', '#', '~', '<', '>', '|':
		if b == '#' && i+1 < j && isLetter(t[i+1]) {
			return i
		}
		return same(t, i, j)
	case '@':
		if i+1 < j && isLetter(t[i+1]) {
			return i
		}
	}
	return i + 1
}

// dotWord tells whether a full stop begins a word: ".5", ".doc".
func (c *cutter) dotWord(i, j int) bool {
	glued := i > 0 && wordRune(c.text, i-1) > 0
	return !glued && (isDigit(c.text[i+1]) || isLower(c.text[i+1]) && c.gap != Glued)
}

// same returns the end of the run of one character at i.
func same(t string, i, j int) int {
	n := i + 1
	for n < j && t[n] == t[i] {
		n++
	}
	return n
}

// quote returns the end of the apostrophe or quotation mark at i: "”" is one, and "'s",
// "'em" and "'90s" are words of their own.
func (c *cutter) quote(i, j int) int {
	t := c.text
	if i+1 < j && t[i+1] == t[i] {
		return i + 2
	}
	n := i + apostrophe(t, i)
	if d := digits(t, n, j); d == 2 && t[i] != '`' {
		end := n + d
		if end < j && t[end] == 's' {
			end++
		}
		if end == j || wordRune(t, end) == 0 && apostrophe(t, end) == 0 {
			return end
		}
	}
	if l := letters(t, n, j); l > 0 && (n+l == j || wordRune(t, n+l) == 0) && elided(lower(t[n:n+l])) {
		return n + l
	}
	return n
}

// elided tells whether a word after an apostrophe belongs to it.
func elided(s string) bool {
	switch s {
	case "s", "re", "ve", "ll", "d", "m", "em", "til", "cause", "bout", "n", "tis", "twas":
		return true
	}
	return false
}

// wideMark is mark for what is not ASCII.
func (c *cutter) wideMark(i, j int) int {
	if wordRune(c.text, i) > 0 {
		return i
	}
	if n := apostrophe(c.text, i); n > 0 {
		if strings.HasPrefix(c.text[i+n:j], "’") {
			return i + 2*n
		}
		return c.quote(i, j)
	}
	_, n := utf8.DecodeRuneInString(c.text[i:])
	sign := c.text[i : i+n]
	end := i + n
	for (sign == "—" || sign == "…" || sign == "‘") && strings.HasPrefix(c.text[end:j], sign) {
		end += n
	}
	return end
}

// address returns the end of the web or mail address that begins at i, or i.
func (c *cutter) address(i, j int) int {
	t := c.text
	if !isLetter(t[i]) && !isDigit(t[i]) {
		return i
	}
	at := -1
	for k := i; k < min(j, i+100) && at < 0; k++ {
		switch b := t[k]; {
		case b == ':' && strings.HasPrefix(t[k:j], "://") && letters(t, i, k) == k-i,
			b == 'w' && k == i && strings.HasPrefix(t[k:j], "www.") && j-k > 4,
			b == '@' && k > i && k+1 < j && strings.IndexByte(t[k:j], '.') > 1:
			at = k
		case b == '"' || b == '(' || b == '<' || b == '>' || b == ',' || b == ';' || b >= utf8.RuneSelf && apostrophe(t, k) > 0:
			return i
		case b == '@' || b == '/':
			return i
		}
	}
	if at < 0 {
		return i
	}
	end := at
	for end < j && !strings.ContainsRune("\"<>", rune(t[end])) && !strings.HasPrefix(t[end:], "”") {
		end++
	}
	return trimAddress(t, i, end)
}

// trimAddress takes the sentence's punctuation off the end of an address.
func trimAddress(t string, i, end int) int {
	for end > i+1 {
		switch t[end-1] {
		case '.', ',', ';', ':', '!', '?', '\'', ']', '*':
			end--
			continue
		case ')':
			if strings.Count(t[i:end], ")") > strings.Count(t[i:end], "(") {
				end--
				continue
			}
		}
		break
	}
	return end
}

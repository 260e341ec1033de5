package segment

import (
	"strings"
	"unicode/utf8"
)

// word emits the word, or the words, that begin at i, and returns where they end.
func (c *cutter) word(i, j int) int {
	t := c.text
	k := i
	if t[k] == '.' || t[k] == '#' || t[k] == '@' {
		k++
	}
	for k < j {
		if n := wordRune(t, k); n > 0 {
			k += n
			continue
		}
		n := c.joins(i, k, j)
		if n == 0 {
			break
		}
		k += n
	}
	if k == i { // no word begins here: keep the loop going
		_, n := utf8.DecodeRuneInString(t[i:j])
		c.emit(i, i+n)
		return i + n
	}
	if k < j && t[k] == '.' && c.keepsStop(i, k, j) {
		c.emit(i, k+1)
		return k + 1
	}
	if k < j && t[k] == '$' && k-i <= 3 && upperOnly(t[i:k]) { // US$, C$
		c.emit(i, k+1)
		return k + 1
	}
	c.split(i, k)
	return k
}

func upperOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isUpper(s[i]) {
			return false
		}
	}
	return s != ""
}

// joins returns the length of the mark at k where it stands inside the word that began at i,
// or 0 where the word ends before it.
func (c *cutter) joins(i, k, j int) int {
	t := c.text
	if n := apostrophe(t, k); n > 0 {
		if k > i && k+n < j && wordRune(t, k+n) > 0 && (t[k] != '`' || t[k+n] == 's' || t[k+n] == 't') && !isDigit(t[k+n]) {
			return n
		}
		return 0
	}
	if k == i || k+1 >= j || wordRune(t, k+1) == 0 {
		if k > i && k+1 < j && t[k] == '_' {
			return 1
		}
		return 0
	}
	p, n := t[k-1], t[k+1]
	ok := false
	switch t[k] {
	case '.':
		ok = c.dotJoins(i, k, j)
	case ',':
		ok = isDigit(p) && digits(t, k+1, j) == 3
	case ':':
		ok = isDigit(p) && isDigit(n)
	case '/':
		ok = isDigit(p) && isDigit(n) || c.shortSlash(i, k, j)
	case '&':
		ok = k-i <= 3 && upperOnly(t[i:k]) && letters(t, k+1, j) <= 2 && isUpper(n) || k-i == 1 && letters(t, k+1, j) == 1
	case '-':
		ok = c.hyphenJoins(i, k, j)
	case '_', '@':
		ok = true
	case '*':
		ok = isLetter(p) && isLetter(n)
	}
	if ok {
		return 1
	}
	return 0
}

// dotJoins: "3.5", "U.S", "a.m", "example.com"; not the end of a sentence that lacks its
// space ("there.The"), nor "No.4".
func (c *cutter) dotJoins(i, k, j int) bool {
	t := c.text
	p, n := t[k-1], t[k+1]
	switch {
	case isDigit(p) && isDigit(n):
		return true
	case isDigit(n):
		return false
	case isDigit(p):
		return isLower(n) && k-i <= 12 && letters(t, k+1, j) >= 2
	case singleBefore(t, i, k):
		return letters(t, k+1, j) <= 2 || isLower(n)
	}
	after := letters(t, k+1, j)
	if lower(t[i:k]) == "ph" || capsOnly(t[i:k]) && after <= 3 && after >= 2 && t[k+1:k+1+after] != "th" {
		return isLower(n) || after == 1
	}
	return isLower(n) && !capsOnly(t[i:k]) && after >= 2
}

func capsOnly(s string) bool { return len(s) > 1 && s == strings.ToUpper(s) }

// singleBefore tells whether a single letter, and before it nothing or another full stop,
// stands before k: "U" of "U.S.", "m" of "a.m.".
func singleBefore(t string, i, k int) bool {
	return isLetter(t[k-1]) && (k-1 == i || t[k-2] == '.')
}

// shortSlash: "w/o", "I/C", "km/h"; not "and/or".
func (c *cutter) shortSlash(i, k, j int) bool {
	left, right := k-i, letters(c.text, k+1, j)
	return left <= 2 && letters(c.text, i, k) == left && right == 1 &&
		(k+2 == j || wordRune(c.text, k+2) == 0) && lower(c.text[i:k+2]) != "c/o"
}

// hyphenJoins: prefixes that are no words ("co-operate"), telephone numbers and dates of
// digits; every other hyphen parts words.
func (c *cutter) hyphenJoins(i, k, j int) bool {
	t := c.text
	if isDigit(t[k-1]) && isDigit(t[k+1]) {
		return digitGroups(t, i, j)
	}
	if i > 0 && t[i-1] == '-' { // the "e" of "Hizb-e-Islami" is no prefix
		return false
	}
	return c.s.prefixes[lower(t[i:k])] != absent
}

// digitGroups tells whether the digits and hyphens at i are a telephone number or a date:
// the last group has four digits and the one before three, or there are three groups.
func digitGroups(t string, i, j int) bool {
	var g [8]int
	n := 0
	for i < j && n < len(g) {
		d := digits(t, i, j)
		if d == 0 {
			break
		}
		g[n] = d
		n++
		i += d
		if i >= j || t[i] != '-' {
			break
		}
		i++
	}
	return n >= 3 || n == 2 && g[1] == 4 && g[0] == 3
}

// keepsStop tells whether the full stop at k belongs to the word text[i:k].
func (c *cutter) keepsStop(i, k, j int) bool {
	t := c.text
	if k+1 < j && t[k+1] == '.' {
		return false
	}
	w := t[i:k]
	last := c.lastOfSentence(k + 1)
	if w == "X" && c.network(i) {
		return false
	}
	if len(w) == 1 && isLetter(w[0]) {
		return isUpper(w[0]) && w != "I" && !c.ends(k+1) || !isUpper(w[0]) && !last && w != "a" && w != "i"
	}
	if strings.IndexByte(w, '.') > 0 && initials(w) {
		return !(last && isLower(w[0]) && c.ends(k+1))
	}
	switch c.s.abbrev[lower(w)] {
	case always:
		return !c.ends(k + 1)
	case inside:
		return !last
	case numeric:
		return c.nextDigit(k + 1)
	}
	return false
}

// network tells whether the X at i is the social network, by the word before it: "wrote on X."
func (c *cutter) network(i int) bool {
	end := i
	for end > 0 && c.text[end-1] == ' ' {
		end--
	}
	start := end
	for start > 0 && isLetter(c.text[start-1]) {
		start--
	}
	switch lower(c.text[start:end]) {
	case "on", "via", "platform", "network", "site", "app":
		return true
	}
	return false
}

// initials: letters parted by full stops, groups of one or two ("U.S", "Ph.D").
func initials(w string) bool {
	run := 0
	for i := 0; i < len(w); i++ {
		switch {
		case w[i] == '.':
			run = 0
		case isLetter(w[i]):
			if run++; run > 2 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// next returns the place of the first character after k that is no white space.
func (c *cutter) next(k int) int {
	for k < c.end {
		n := spaceAt(c.text, k)
		if n == 0 {
			break
		}
		k += n
	}
	return k
}

// ends tells whether nothing of the paragraph follows k but closing marks.
func (c *cutter) ends(k int) bool {
	for k = c.next(k); k < c.end; k++ {
		switch c.text[k] {
		case '"', '\'', ')', ']':
		default:
			return false
		}
	}
	return true
}

// lastOfSentence guesses whether a sentence ends before k: the paragraph does, or white space
// and a capital follow.
func (c *cutter) lastOfSentence(k int) bool {
	if k < c.end && (c.text[k] == ',' || c.text[k] == ';' || c.text[k] == ':') {
		return false
	}
	n := c.next(k)
	return n >= c.end || n > k && isUpper(c.text[n]) || c.ends(k)
}

func (c *cutter) nextDigit(k int) bool {
	n := c.next(k)
	return n < c.end && isDigit(c.text[n])
}

// split emits text[i:k]: a number and its unit, or a word and its clitics.
func (c *cutter) split(i, k int) {
	t := c.text
	if isDigit(t[i]) {
		n := i
		for n < k && (isDigit(t[n]) || t[n] == '.' || t[n] == ',' || t[n] == ':') {
			n++
		}
		if n < k && letters(t, n, k) == k-n && (c.s.units[t[n:k]] != absent || c.money(i) && k-n == 1) {
			c.emit(i, n)
			c.emit(n, k)
			return
		}
	}
	cuts := [4]int{}
	n := 0
	for end := k; n < len(cuts); n++ {
		at := clitic(t, i, end)
		if at <= i {
			break
		}
		cuts[n] = at
		end = at
	}
	from := i
	for n--; n >= 0; n-- {
		c.emit(from, cuts[n])
		from = cuts[n]
	}
	c.emit(from, k)
}

// money tells whether a sign of currency stands before i: "$5M", "£2b".
func (c *cutter) money(i int) bool {
	return i > 0 && (c.text[i-1] == '$' || strings.HasSuffix(c.text[:i], "£") || strings.HasSuffix(c.text[:i], "€"))
}

// clitic returns where the last clitic of text[i:k] begins ("n't", "'s", "'ll"), or i.
func clitic(t string, i, k int) int {
	a := -1
	for p := max(i, k-6); p < k; p++ {
		if apostrophe(t, p) > 0 {
			a = p
		}
	}
	if a <= i || isDigit(t[a-1]) {
		return i
	}
	tail := t[a+apostrophe(t, a) : k]
	switch lower(tail) {
	case "s", "ll", "re", "ve", "d", "m":
		return a
	case "t":
		if n := t[a-1]; (n == 'n' || n == 'N') && a-1 > i {
			return a - 1
		}
	}
	if lower(t[i:a]) == "y" && lower(tail) == "all" {
		return a + apostrophe(t, a)
	}
	return i
}

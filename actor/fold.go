package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a query: folded, with what its spelling told.
type word struct {
	text  string // lower case, no accents, no apostrophes
	start int    // byte in the query
	end   int
	cap   bool // begins with a capital letter or digit
	upper bool // all letters are capitals, and it is no single letter
	poss  bool // carries a possessive 's
	comma bool // a comma, bracket or dash stands before it
	hyph  bool // joined to the word before by a hyphen
}

// particles are the spellings of the Arabic article, dropped where a hyphen or the article "al"
// itself shows that one stands there. The names of places drop more of them, as a gazetteer writes
// them with no hyphen too ("Deir ez Zor"): place.Fold.
var particles = map[string]bool{"al": true, "el": true, "ul": true, "as": true, "ash": true,
	"an": true, "ar": true, "at": true, "ad": true, "az": true, "ed": true, "es": true}

// splitWords cuts a text into folded words. Hyphens part words, full stops inside
// abbreviations ("U.S.") and apostrophes inside words vanish.
func splitWords(text string) []word { return appendWords(make([]word, 0, 8), text) }

// appendWords appends the words of a text to an empty slice.
func appendWords(out []word, text string) []word {
	comma, hyph := false, false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			switch r {
			case ',', '(', ')', ';', ':', '–', '—', '[', ']', '"', '“', '”':
				comma = true
			}
			hyph = r == '-' && i > 0 && text[i-1] != ' '
			i += n
			continue
		}
		w, end := readWord(text, i)
		w.comma, w.hyph = comma && len(out) > 0, hyph
		comma, hyph = false, false
		i = end
		if len(w.text) <= 3 && particles[w.text] && end < len(text) && text[end] == '-' || w.text == "al" && end < len(text) {
			continue
		}
		if w.text == "s" && len(out) > 0 && w.start > 0 && isApostrophe(text, w.start) {
			out[len(out)-1].poss = true
			continue
		}
		out = append(out, w)
	}
	return out
}

// readWord folds the word that starts at byte i and returns the byte after it.
func readWord(text string, i int) (word, int) {
	w := word{start: i}
	var b [48]byte
	buf := b[:0]
	letters, capitals := 0, 0
	for i < len(text) {
		if c := text[i]; 'a' <= c && c <= 'z' {
			letters++
			buf = append(buf, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if isQuote(r) {
			skip, poss, ends := apostrophe(text[i+n:], buf)
			if i += n + skip; ends {
				w.poss = poss
				break
			}
			continue
		}
		if r == '.' && len(buf) > 0 {
			next, _ := utf8.DecodeRuneInString(text[i+n:])
			if unicode.IsLetter(next) && letters == capitals || letters == 1 {
				i += n
				continue
			}
			break
		}
		if unicode.Is(unicode.Mn, r) {
			i += n
			continue
		}
		if r == '$' && letters == capitals && letters > 0 { // "US$8 million" names no state
			buf = append(buf, '$')
			i += n
			break
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		if i == w.start {
			w.cap = unicode.IsUpper(r) || unicode.IsDigit(r)
		}
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
		buf = appendFolded(buf, r)
		i += n
	}
	w.end = i
	w.text = americanized(text[w.start:i], buf)
	w.upper = letters > 0 && letters == capitals && len(buf) > 1
	return w, i
}

// apostrophe tells what an apostrophe with rest behind it does to the word whose folded letters are
// buf: whether it ends it, whether that makes a possessive, and how many more bytes are part of it.
func apostrophe(rest string, buf []byte) (skip int, poss, ends bool) {
	if possessive(rest) {
		return 1, true, true
	}
	if strings.HasPrefix(rest, " s ") { // as some publishers' pages come out
		return 2, true, true
	}
	if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(next) {
		return 0, len(buf) > 0 && buf[len(buf)-1] == 's', true
	}
	return 0, false, false
}

// americanized is the folded form of a word, spelt as the base spells it; as it stands, where it is
// that already, so that no text is made anew.
func americanized(as string, folded []byte) string {
	if as != string(folded) {
		as = string(folded)
	}
	if len(as) > 5 {
		if us, ok := british[as]; ok {
			return us
		}
	}
	return as
}

// british are words of six letters and more that the two spellings of English write differently.
var british = map[string]string{"centre": "center", "centres": "centers", "defence": "defense", "labour": "labor", "organisation": "organization",
	"organisations": "organizations", "organised": "organized", "programme": "program", "programmes": "programs"}

func isQuote(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' || r == 'ʼ' }

func isApostrophe(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return isQuote(r)
}

// possessive reports whether what follows an apostrophe is a lone s.
func possessive(rest string) bool {
	if rest == "" || (rest[0] != 's' && rest[0] != 'S') {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest[1:])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// folds gives the plain letters of accented ones.
var folds = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ð': "d", 'ł': "l", 'ø': "o", 'đ': "d", 'ı': "i", 'ħ': "h", 'ə': "a", 'ʻ': ""}
	for base, marked := range map[string]string{
		"a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęěẹẻẽếềểễệ",
		"g": "ĝğġģǧ", "h": "ĥḥ", "i": "ìíîïĩīĭįǐịỉ", "j": "ĵ", "k": "ķ", "l": "ĺļľ", "n": "ñńņň",
		"o": "òóôõöōŏőǒọỏốồổỗộớờởỡợơ", "r": "ŕŗř", "s": "śŝşšșṣ", "t": "ţťțṭ",
		"u": "ùúûüũūŭůűųǔụủứừửữựư", "w": "ŵ", "y": "ýÿŷỳỵỷỹ", "z": "źżž"} {
		for _, r := range marked {
			m[r] = base
		}
	}
	return m
}()

func appendFolded(buf []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(buf, byte(r))
	}
	r = unicode.ToLower(r)
	if s, ok := folds[r]; ok {
		return append(buf, s...)
	}
	return utf8.AppendRune(buf, r)
}

// key joins words into the form the index knows.
func key(ws []word) string {
	if len(ws) == 1 {
		return ws[0].text
	}
	var b [64]byte
	return string(appendKey(b[:0], ws))
}

// appendKey appends the key of words to an empty slice.
func appendKey(out []byte, ws []word) []byte {
	for i := range ws {
		if i > 0 {
			out = append(out, ' ')
		}
		out = append(out, ws[i].text...)
	}
	return out
}

// Fold returns the key of a name: lower case, without accents, articles and
// punctuation, words parted by single spaces.
func Fold(name string) string {
	var ws [8]word
	return key(appendWords(ws[:0], name))
}

// Slug returns the id that a name gives: its key with hyphens.
func Slug(name string) string {
	var b [64]byte
	out := b[:0]
	for _, r := range name {
		switch {
		case isQuote(r) || r == '.':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			out = appendFolded(out, r)
		case len(out) > 0 && out[len(out)-1] != '-':
			out = append(out, '-')
		}
	}
	return strings.Trim(string(out), "-")
}

// compareSlug compares the slug of a name with another slug, as strings.Compare does, and
// makes no more of it than it takes to tell them apart.
func compareSlug(name []byte, slug string) int {
	at, parted := 0, false // how much of slug is compared; whether a hyphen comes before the next letter
	var b [8]byte
	for len(name) > 0 {
		r, n := rune(name[0]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(name)
		}
		name = name[n:]
		if isQuote(r) || r == '.' {
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			parted = at > 0
			continue
		}
		next := b[:0]
		if parted {
			next = append(next, '-')
		}
		if folded := appendFolded(next, r); len(folded) > len(next) {
			next, parted = folded, false
		} else {
			continue // the letter vanishes
		}
		for _, c := range next {
			switch {
			case at == len(slug) || c > slug[at]:
				return 1
			case c < slug[at]:
				return -1
			}
			at++
		}
	}
	if at < len(slug) {
		return -1
	}
	return 0
}

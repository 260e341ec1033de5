package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// term is one part of a query's text: a field with its values, or a word.
type term struct {
	at     int    // byte
	key    string // "" for words to look for
	values []value
}

// value is one of a field's alternatives.
type value struct {
	at     int // byte
	text   string
	quoted bool
	all    bool // followed by "+": with all that belongs to it
	minus  bool // of words: must not be told
}

type scanner struct {
	text string
	at   int
}

// scan cuts a text into terms.
func scan(text string) ([]term, error) {
	if len(text) > MaxText {
		return nil, errorAt(text, MaxText, "longer than %d bytes; ask for less at once", MaxText)
	}
	if !utf8.ValidString(text) {
		return nil, errorAt("", 0, "the text is not UTF-8; send it as UTF-8")
	}
	s := &scanner{text: text}
	var out []term
	for {
		s.space()
		if s.at == len(text) {
			return out, nil
		}
		t, err := s.term()
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
}

func (s *scanner) space() {
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if !unicode.IsSpace(r) {
			return
		}
		s.at += n
	}
}

func (s *scanner) term() (term, error) {
	start := s.at
	if strings.HasPrefix(s.text[start:], `"`) {
		words, err := s.quoted()
		return term{at: start, values: []value{{at: start, text: words, quoted: true}}}, err
	}
	if s.text[start] == '-' {
		return s.minus()
	}
	end := start
	for end < len(s.text) && (isLetter(s.text[end]) || end > start && isInKey(s.text[end])) {
		end++
	}
	if end > start && end < len(s.text) {
		switch s.text[end] {
		case ':':
			return s.field(start, end)
		case '>', '<', '=':
			return s.bound(start, end)
		}
	}
	return s.word()
}

// minus reads -word or -"several words": what must not be told.
func (s *scanner) minus() (term, error) {
	start := s.at
	s.at++
	if s.at == len(s.text) || spaceAt(s.text, s.at) {
		return term{}, errorAt(s.text, start, `a "-" stands right before the word to leave out`)
	}
	t, err := s.term()
	switch {
	case err != nil:
		return t, err
	case t.key != "":
		return t, errorAt(s.text, start, `only words can be left out; take the "-" before %s: away`, t.key)
	case t.values[0].minus:
		return t, errorAt(s.text, start, `one "-" leaves a word out`)
	}
	t.at, t.values[0].at, t.values[0].minus = start, start, true
	return t, nil
}

// field reads "key:value,value".
func (s *scanner) field(start, end int) (term, error) {
	t := term{at: start, key: strings.ToLower(s.text[start:end])}
	if t.key == "http" || t.key == "https" {
		return t, errorAt(s.text, start, "an address is no part of a query; put it in quotes to look for its words")
	}
	if fieldOf(t.key) == nil {
		return t, errorAt(s.text, start, "%s", unknownField(t.key))
	}
	for s.at = end + 1; ; s.at++ {
		v, err := s.value()
		if err != nil {
			return t, err
		}
		if v.text == "" {
			return t, errorAt(s.text, v.at, `%s: needs a value, without a space before it; one with spaces goes in quotes, %s:"two words"`, t.key, t.key)
		}
		t.values = append(t.values, v)
		if s.at == len(s.text) || s.text[s.at] != ',' {
			return t, nil
		}
	}
}

// bound reads "key>=number".
func (s *scanner) bound(start, end int) (term, error) {
	t := term{at: start, key: strings.ToLower(s.text[start:end])}
	f := fieldOf(t.key)
	if f == nil {
		return t, errorAt(s.text, start, "%s", unknownField(t.key))
	}
	if !f.bound {
		return t, errorAt(s.text, end, "%s takes a colon: %s:value", t.key, t.key)
	}
	op := s.text[end:]
	switch {
	case strings.HasPrefix(op, ">="):
		s.at = end + 2
	case strings.HasPrefix(op, ">"):
		return t, errorAt(s.text, end, `bounds are inclusive: write %s>= and the lowest number wanted`, t.key)
	default:
		return t, errorAt(s.text, end, `only a lowest number can be asked for: %s>=number`, t.key)
	}
	v, err := s.value()
	t.values = []value{v}
	return t, err
}

func (s *scanner) value() (value, error) {
	v := value{at: s.at}
	if s.at < len(s.text) && s.text[s.at] == '"' {
		words, err := s.quoted()
		if err != nil {
			return v, err
		}
		v.text, v.quoted = words, true
		if s.at < len(s.text) && s.text[s.at] == '+' {
			v.all = true
			s.at++
		}
		if s.at < len(s.text) && s.text[s.at] != ',' && !spaceAt(s.text, s.at) {
			return v, errorAt(s.text, s.at, "after the closing quote a space or a comma must stand")
		}
		return v, nil
	}
	start := s.at
	for s.at < len(s.text) && s.text[s.at] != ',' && s.text[s.at] != '"' && !spaceAt(s.text, s.at) {
		s.at++
	}
	if s.at < len(s.text) && s.text[s.at] == '"' {
		return v, errorAt(s.text, s.at, "a quote must stand before the whole value")
	}
	v.text = s.text[start:s.at]
	if rest, ok := strings.CutSuffix(v.text, "+"); ok {
		v.text, v.all = rest, true
	}
	return v, nil
}

// quoted reads from a quote to its end; \" and \\ stand for themselves.
func (s *scanner) quoted() (string, error) {
	start := s.at
	var b strings.Builder
	for s.at++; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; {
		case c == '\\' && s.at+1 < len(s.text) && (s.text[s.at+1] == '"' || s.text[s.at+1] == '\\'):
			s.at++
			b.WriteByte(s.text[s.at])
		case c == '"':
			s.at++
			words := strings.Join(strings.Fields(b.String()), " ")
			if words == "" {
				return "", errorAt(s.text, start, "nothing stands between the quotes")
			}
			return words, nil
		default:
			b.WriteByte(c)
		}
	}
	return "", errorAt(s.text, start, "this quote is not closed")
}

// word reads one word to look for.
func (s *scanner) word() (term, error) {
	start := s.at
	for s.at < len(s.text) && s.text[s.at] != '"' && !spaceAt(s.text, s.at) {
		s.at++
	}
	w := s.text[start:s.at]
	switch w {
	case "OR", "|":
		return term{}, errorAt(s.text, start, "alternatives are written with commas: type:ASSAULT,COERCE; to look for the word, put it in quotes")
	case "AND", "NOT":
		return term{}, errorAt(s.text, start, "the parts of a query must all hold without a word between them, and -word leaves a word out; to look for the word, put it in quotes")
	}
	if strings.ContainsAny(w, "()") {
		return term{}, errorAt(s.text, start, "a query has no brackets; take them away, or put the words in quotes")
	}
	if strings.ContainsRune(w, '\\') {
		return term{}, errorAt(s.text, start, `a "\" stands only in quotes`)
	}
	return term{at: start, values: []value{{at: start, text: w}}}, nil
}

func spaceAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsSpace(r)
}

func isInKey(c byte) bool { return '0' <= c && c <= '9' || c == '_' || c == '-' }

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

package actor

// Context is the words around an expression. They are split and searched when first asked
// for, by one base, and kept: many expressions of a sentence share it. It is not for
// concurrent use; nil is a context of no words.
type Context struct {
	text      string
	words     []word   // nil until they are asked for
	countries []string // that the words name
	searched  bool     // whether countries has been filled
}

// NewContext makes the context of words.
func NewContext(text string) *Context { return &Context{text: text} }

// String is the words as they stand.
func (c *Context) String() string {
	if c == nil {
		return ""
	}
	return c.text
}

func (c *Context) split() []word {
	if c.words == nil {
		c.words = splitWords(c.text)
	}
	return c.words
}

// Countries are the states that the words name, by name, demonym or capital, in text order.
func (c *Context) Countries(b *Base) []string {
	if c != nil && !c.searched {
		c.searched, c.countries = true, b.countriesIn(c.split())
	}
	if c == nil {
		return nil
	}
	return c.countries
}

// spelt reports whether the words are written with capitals and without: a word in small
// letters is no name in them.
func (c *Context) spelt() bool {
	if c == nil {
		return false
	}
	large, small := 0, 0
	for _, w := range c.split() {
		switch {
		case isNumber(w.text):
		case w.cap:
			large++
		default:
			small++
		}
	}
	return large > 0 && small > large
}

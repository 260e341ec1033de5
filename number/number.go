package number


// Kind says what sort of number a quantity is.
type Kind string

// The kinds of quantity.
const (
	Cardinal Kind = "cardinal" // "41", "forty-one", "half a million"
	Nth      Kind = "ordinal"  // "ninth"
	Range    Kind = "range"    // "10 to 15", "between 10 and 15"
	Vaguely  Kind = "vague"    // "dozens", "several", "a handful"
	Article  Kind = "article"  // "a", "an" before a noun that names a person or thing
	None     Kind = "none"     // "no", "none", "nobody"
	Group    Kind = "group"    // "a family of five", "a couple", "twins"
)

// Quantity is one number with its bounds. Text[Start:End] holds the whole
// expression with the words that bound it ("at least three").
type Quantity struct {
	Start, End int // bytes of doc.Text
	Text       string
	Low, Best  int
	High       *int    // nil: open above
	Value      float64 // the number as written, before bounds; 1.5 for "1.5"
	Approx     bool    // "about", "some", "nearly", or a vague word
	Kind       Kind
	First      int // first token
	Last       int // one past the last token
	Head       int // token of the noun counted, -1 where there is none
}

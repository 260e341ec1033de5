package query

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
)

// Error is a mistake in a query's text.
type Error struct {
	Text    string // the whole text
	At      int    // character of the mistake, from 1
	Message string // what is wrong and what to write instead
}

func (e *Error) Error() string {
	return fmt.Sprintf("query, character %d: %s", e.At, e.Message)
}

// Caret shows the text with a mark under the mistake, on two lines.
func (e *Error) Caret() string {
	line := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, e.Text)
	return line + "\n" + strings.Repeat(" ", max(e.At-1, 0)) + "^"
}

// errorAt makes the error for a mistake at a byte of the text.
func errorAt(text string, at int, format string, args ...any) error {
	e := &Error{Text: text, At: 1 + utf8.RuneCountInString(text[:min(at, len(text))]), Message: fmt.Sprintf(format, args...)}
	return &sitrep.Error{Code: sitrep.EInvalid, Message: e.Error(), Err: e}
}

// nearest is the candidate that a misspelt word most likely means; "" for none.
func nearest(word string, candidates []string) string {
	best, at := "", 3
	if len(word) < 4 {
		at = 2
	}
	for _, c := range candidates {
		if d := distance(strings.ToLower(word), strings.ToLower(c), at); d < at {
			best, at = c, d
		}
	}
	return best
}

// distance is the number of letters to change, add or take away, at most limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			before, row[j] = row[j], min(row[j]+1, row[j-1]+1, before+cost)
		}
	}
	return min(row[len(b)], limit)
}

// oneOf lists alternatives for a message: "a, b or c".
func oneOf(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " or " + list[len(list)-1]
}

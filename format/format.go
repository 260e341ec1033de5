// Package format writes records for other programs: JSON Lines, CSV, GeoJSON.
package format

import (
	"bufio"
	"io"

	"github.com/sitrep-news/sitrep"
)

// Writer writes records one after the other. Close ends the output; it does
// not close what is written to.
type Writer interface {
	Write(r *sitrep.Report) error
	Close() error
}

// lines writes records as JSON Lines.
type lines struct{ w *bufio.Writer }

// JSONL writes one record a line, as sitrep.Report documents it; positions
// are [start, end) in code points of the text.
func JSONL(w io.Writer) Writer { return &lines{bufio.NewWriter(w)} }

func (l *lines) Write(r *sitrep.Report) error {
	b, err := sitrep.Encode(r)
	if err != nil {
		return err
	}
	l.w.Write(b)
	l.w.WriteByte('\n')
	return l.w.Flush()
}

func (l *lines) Close() error { return l.w.Flush() }

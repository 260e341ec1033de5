// Package history reads coded history into events: ACLED's CSV export, UCDP's
// Georeferenced Event Dataset and GDELT 2.0's event table. What it makes carries its
// origin and is never mixed with what was read from reports unless a query asks.
//
// Every importer streams: one row is held at a time, whatever the size of the file.
package history

import "fmt"

// Error is a row that could not be read. The rows after it are read on.
type Error struct {
	File string
	Line int // of the file, from 1
	Err  error
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }
func (e *Error) Unwrap() error { return e.Err }

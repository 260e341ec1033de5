// Package check is how the text data that people edit is proved sound: every
// package that loads data offers a Data check, and `sitrep test` runs them all.
package check

import (
	"fmt"
	"io/fs"
	"strings"
)

// Data is one check over a folder of data files.
type Data struct {
	Name string // what is checked: "furniture", "actors", "places"
	// Run reads its files from fsys, whose root is the data folder (the one
	// embedded in the program, or the one a person is editing), and reports
	// every mistake. A folder without the check's files is itself a finding.
	Run func(fsys fs.FS) []Finding
}

// Finding is one mistake, at a place a person can open.
type Finding struct {
	File string // path below the data folder
	Line int    // from 1; 0 where the file as a whole is meant
	What string // what is wrong and what to do about it
}

func (f Finding) String() string {
	if f.Line == 0 {
		return f.File + ": " + f.What
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.What)
}

// Line is one entry of a data file: a line that is neither empty nor a comment.
type Line struct {
	File   string
	Number int // from 1
	Text   string
}

// Errorf makes a finding at the line.
func (l Line) Errorf(format string, args ...any) Finding {
	return Finding{File: l.File, Line: l.Number, What: fmt.Sprintf(format, args...)}
}

// Lines reads the entries of a data file: lines, trimmed, without those that
// are empty or begin with '#'.
func Lines(fsys fs.FS, file string) ([]Line, error) {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("read data: %w", err)
	}
	var out []Line
	n := 0
	for text := range strings.SplitSeq(string(b), "\n") {
		n++
		text = strings.TrimSpace(text)
		if text != "" && text[0] != '#' {
			out = append(out, Line{File: file, Number: n, Text: text})
		}
	}
	return out, nil
}

// Sorted reports entries that are out of byte order or stand twice.
func Sorted(fsys fs.FS, files ...string) []Finding {
	var out []Finding
	for _, file := range files {
		lines, err := Lines(fsys, file)
		if err != nil {
			out = append(out, Finding{File: file, What: err.Error()})
		}
		for i := 1; i < len(lines); i++ {
			switch a, b := lines[i-1], lines[i]; {
			case a.Text == b.Text:
				out = append(out, b.Errorf("the same as line %d", a.Number))
			case a.Text > b.Text:
				out = append(out, b.Errorf("out of order: it sorts before line %d", a.Number))
			}
		}
	}
	return out
}

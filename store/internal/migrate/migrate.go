// Package migrate reads the numbered SQL files that make and change a store's
// tables. Migrations only go forward; each runs in one transaction with the note
// that it has run.
package migrate

import (
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// Step is one migration.
type Step struct {
	Version int
	SQL     string
}

// Read returns the steps of a folder of files 0001.sql, 0002.sql, ... in order. A
// number left out is an error.
func Read(fsys fs.FS, dir string) ([]Step, error) {
	files, err := fs.Glob(fsys, path.Join(dir, "*.sql"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("read migrations: no SQL files in %s (%v)", dir, err)
	}
	var out []Step
	for i, file := range files { // Glob sorts
		n, err := strconv.Atoi(strings.TrimSuffix(path.Base(file), ".sql"))
		if err != nil || n != i+1 {
			return nil, fmt.Errorf("read migrations: %s should be %04d.sql", file, i+1)
		}
		b, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("read migrations: %w", err)
		}
		out = append(out, Step{n, string(b)})
	}
	return out, nil
}

// Pending returns the steps that a store at a version lacks. A store that is newer
// than the program is refused.
func Pending(steps []Step, version int) ([]Step, error) {
	if version > len(steps) {
		return nil, fmt.Errorf("the store is of version %d and this program knows %d: it was written by a newer program; run that one, or restore a copy made before", version, len(steps))
	}
	return steps[version:], nil
}

package eval

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed measured.txt
var measured string

// MeasuredLines are figures of commands too long for the scoreboard's own run, as
// eval/measured.txt has them: each with the command that measures it anew.
func MeasuredLines() ([]Line, error) {
	var out []Line
	last := ""
	for n, line := range strings.Split(measured, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, value, ok := strings.Cut(line, " ")
		value = strings.TrimSpace(value)
		if !ok || value == "" {
			return nil, fmt.Errorf("measured.txt:%d: want a name and a value, got %q", n+1, line)
		}
		if name <= last {
			return nil, fmt.Errorf("measured.txt:%d: %s stands after %s: sort the lines, and keep each name once", n+1, name, last)
		}
		last = name
		out = append(out, Line{name, value})
	}
	return out, nil
}

package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// reading is what a reader said of one mention: the truth by places in the text.
type reading struct {
	set, id string
	trigger int    // byte where the event's words begin
	typ     string // PLOVER type, or NONE
	status  string // "actual", or two that both can be defended, "actual/historical"
	parts   map[byte][]mark
	wrong   map[int]bool // parties and places that the coder took for something else
}

// mark is an expression by the byte where its head word begins.
type mark struct {
	at    int  // -1 for one that is told elsewhere
	maybe bool // may be there or not
}

// key names the report.
func (r *reading) key() string { return r.set + ":" + r.id }

// readReadings reads lines of "set report trigger TYPE status A=.. R=.. P=.. W=..".
func readReadings(path string) ([]reading, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read what readers said: %w", err)
	}
	var out []reading
	n := 0
	for l := range strings.Lines(string(raw)) {
		n++
		f := strings.Fields(l)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		r, err := parseReading(f)
		if err != nil {
			return nil, fmt.Errorf("read what readers said: %s:%d: %w", path, n, err)
		}
		out = append(out, r)
	}
	return out, nil
}

func parseReading(f []string) (reading, error) {
	if len(f) < 4 {
		return reading{}, fmt.Errorf("%d columns, want set, report, trigger, type, status and parts", len(f))
	}
	at, err := strconv.Atoi(f[2])
	if err != nil {
		return reading{}, fmt.Errorf("trigger %q is no number", f[2])
	}
	r := reading{set: f[0], id: f[1], trigger: at, typ: f[3], parts: map[byte][]mark{}, wrong: map[int]bool{}}
	if r.typ == "NONE" {
		return r, nil
	}
	if len(f) < 5 {
		return r, fmt.Errorf("no status")
	}
	r.status = f[4]
	for _, p := range f[5:] {
		if len(p) < 3 || p[1] != '=' || !strings.ContainsRune("ARPW", rune(p[0])) {
			return r, fmt.Errorf("%q is no part", p)
		}
		for _, w := range strings.Split(p[2:], ",") {
			m, ok, err := parseMark(w)
			if err != nil {
				return r, err
			}
			switch {
			case !ok:
			case p[0] == 'W':
				r.wrong[m.at] = true
			default:
				r.parts[p[0]] = append(r.parts[p[0]], m)
			}
		}
	}
	return r, nil
}

// parseMark reads "120", "120?", "*" or "-" for none.
func parseMark(w string) (mark, bool, error) {
	w, maybe := strings.CutSuffix(w, "?")
	switch w {
	case "-", "":
		return mark{}, false, nil
	case "*":
		return mark{-1, maybe}, true, nil
	}
	at, err := strconv.Atoi(w)
	if err != nil {
		return mark{}, false, fmt.Errorf("%q is no place in the text", w)
	}
	return mark{at, maybe}, true, nil
}

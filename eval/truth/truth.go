// Package truth is what readers said of mentions that they took apart: the right type,
// status, doers, those it was done to, and places, each by where it stands in the
// report. So any later coder can be judged by it, and be taught.
package truth

import (
	_ "embed"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Reading is what a reader said of one mention: the truth by places in the text.
type Reading struct {
	Set, ID string
	Trigger int             // byte where the event's words begin
	Type    string          // PLOVER type, or NONE
	Status  string          // "actual", or two that both can be defended, "actual/historical"
	Parts   map[byte][]Mark // 'A' doers, 'R' those it is done to, 'P' places
	Wrong   map[int]string  // parties and places that the coder took for something else, with the Sum of what it took them for
}

// Mark is an expression by the byte where its head word begins.
type Mark struct {
	At    int  // -1 for one that is told elsewhere
	Maybe bool // may be there or not
}

// Key names the report.
func (r *Reading) Key() string { return r.Set + ":" + r.ID }

//go:embed readings.txt
var shipped string

// Shipped are the readings that the repository keeps.
func Shipped() ([]Reading, error) { return Parse("readings.txt", shipped) }

//go:embed fresh.txt
var fresh string

// Fresh are readings of mentions drawn after all that the coder was mended by: what it gets
// right of them is what it gets right of reports to come.
func Fresh() ([]Reading, error) { return Parse("fresh.txt", fresh) }

// Load reads a file as Parse does.
func Load(path string) ([]Reading, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read what readers said: %w", err)
	}
	return Parse(path, string(raw))
}

// Parse reads lines of "set report trigger TYPE status A=.. R=.. P=.. W=..".
func Parse(path, text string) ([]Reading, error) {
	var out []Reading
	n := 0
	for l := range strings.Lines(text) {
		n++
		f := strings.Fields(l)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		r, err := parse(f)
		if err != nil {
			return nil, fmt.Errorf("read what readers said: %s:%d: %w", path, n, err)
		}
		out = append(out, r)
	}
	return out, nil
}

func parse(f []string) (Reading, error) {
	if len(f) < 4 {
		return Reading{}, fmt.Errorf("%d columns, want set, report, trigger, type, status and parts", len(f))
	}
	at, err := strconv.Atoi(f[2])
	if err != nil {
		return Reading{}, fmt.Errorf("trigger %q is no number", f[2])
	}
	r := Reading{Set: f[0], ID: f[1], Trigger: at, Type: f[3], Parts: map[byte][]Mark{}, Wrong: map[int]string{}}
	if r.Type == "NONE" {
		return r, nil
	}
	if len(f) < 5 {
		return r, fmt.Errorf("no status")
	}
	r.Status = f[4]
	for _, p := range f[5:] {
		if len(p) < 3 || p[1] != '=' || !strings.ContainsRune("ARPW", rune(p[0])) {
			return r, fmt.Errorf("%q is no part", p)
		}
		for _, w := range strings.Split(p[2:], ",") {
			w, sum, _ := strings.Cut(w, ":")
			m, ok, err := parseMark(w)
			if err != nil {
				return r, err
			}
			switch {
			case !ok:
			case p[0] == 'W':
				r.Wrong[m.At] = sum
			default:
				r.Parts[p[0]] = append(r.Parts[p[0]], m)
			}
		}
	}
	return r, nil
}

// String is the line that Load reads.
func (r *Reading) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %d %s", r.Set, r.ID, r.Trigger, r.Type)
	if r.Type == "NONE" {
		return b.String()
	}
	b.WriteString(" " + r.Status)
	for _, as := range []byte("ARP") {
		var ms []string
		for _, m := range r.Parts[as] {
			ms = append(ms, m.String())
		}
		if len(ms) > 0 {
			fmt.Fprintf(&b, " %c=%s", as, strings.Join(ms, ","))
		}
	}
	var ws []string
	for at, sum := range r.Wrong {
		ws = append(ws, strconv.Itoa(at)+":"+sum)
	}
	if len(ws) > 0 {
		slices.Sort(ws)
		b.WriteString(" W=" + strings.Join(ws, ","))
	}
	return b.String()
}

func (m Mark) String() string {
	s := "*"
	if m.At >= 0 {
		s = strconv.Itoa(m.At)
	}
	if m.Maybe {
		s += "?"
	}
	return s
}

// Sum stands for whom or what a party or a place was taken for, without saying it.
func Sum(name, country string) string {
	h := fnv.New32a()
	h.Write([]byte(name + "|" + country))
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}

// parseMark reads "120", "120?", "*" or "-" for none.
func parseMark(w string) (Mark, bool, error) {
	w, maybe := strings.CutSuffix(w, "?")
	switch w {
	case "-", "":
		return Mark{}, false, nil
	case "*":
		return Mark{-1, maybe}, true, nil
	}
	at, err := strconv.Atoi(w)
	if err != nil {
		return Mark{}, false, fmt.Errorf("%q is no place in the text", w)
	}
	return Mark{at, maybe}, true, nil
}

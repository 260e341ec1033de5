// Package score holds the measures: gold and prediction in, figures out. It
// knows the benchmarks' own terms and nothing of how a prediction was made.
//
// Every scorer gives the figures, by name and rounding, that the field's own
// scripts give (each says which), so that they can be set beside published ones.
package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Figure is one named result. Value is a float64 share (shown in percent, two
// decimals), an int, or a string shown as it stands.
type Figure struct {
	Name  string
	Value any
}

// Figures are results in the order they are shown.
type Figures []Figure

// String of a figure's value: "81.27", "61", "0.4183".
func (f Figure) String() string {
	switch v := f.Value.(type) {
	case float64:
		return strconv.FormatFloat(100*v, 'f', 2, 64)
	case int:
		return strconv.Itoa(v)
	default:
		return fmt.Sprint(v)
	}
}

// MarshalJSON writes one object, shares in percent rounded to two decimals and
// never without a decimal point: {"f1": 50.0, "records": 3}.
func (fs Figures) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, f := range fs {
		if i > 0 {
			b.WriteString(", ")
		}
		name, err := json.Marshal(f.Name)
		if err != nil {
			return nil, fmt.Errorf("figure %q: %w", f.Name, err)
		}
		b.Write(name)
		b.WriteString(": ")
		if _, ok := f.Value.(string); ok {
			b.WriteString(strconv.Quote(f.String()))
		} else {
			b.WriteString(f.number())
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// number drops the zeros that rounding left at the end, but one.
func (f Figure) number() string {
	s := f.String()
	if _, ok := f.Value.(float64); !ok {
		return s
	}
	s = strings.TrimRight(s, "0")
	if strings.HasSuffix(s, ".") {
		s += "0"
	}
	return s
}

// Get returns the share or number of a figure and whether there is one.
func (fs Figures) Get(name string) (float64, bool) {
	for _, f := range fs {
		if f.Name != name {
			continue
		}
		switch v := f.Value.(type) {
		case float64:
			return v, true
		case int:
			return float64(v), true
		}
	}
	return 0, false
}

// tally counts what was right, predicted and in the gold.
type tally struct{ right, pred, gold int }

func (t *tally) add(right, pred, gold int) {
	t.right += right
	t.pred += pred
	t.gold += gold
}

// f1 is the harmonic mean of precision and recall, 0 where both are.
func (t tally) f1() float64 { return harmonic(ratio(t.right, t.pred), ratio(t.right, t.gold)) }

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

package number

import (
	"strings"
	"testing"
)

func list(s string) func(int) string {
	f := strings.Fields(s)
	return func(i int) string {
		if i < len(f) {
			return f[i]
		}
		return ""
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		in   string
		want float64
		n    int
	}{
		{"forty - one soldiers", 41, 3},
		{"forty one", 41, 2},
		{"three hundred and five people", 305, 4},
		{"1.2 million refugees", 1.2e6, 2},
		{"two million three hundred thousand", 2.3e6, 5},
		{"1,200 troops", 1200, 1},
		{"two three", 2, 1},
		{"twenty four hours", 24, 2},
		{"three and five", 3, 1},
		{"2 1/2 years", 2.5, 2},
		{"hundred", 0, 0},
		{"12,5", 0, 0},
		{"two thousand and five", 2005, 4},
		{"soldiers", 0, 0},
		{"two dozen guards", 24, 2},
		{"3 dozen", 36, 2},
		{"dozen", 0, 0},
	} {
		got, n := Words(list(c.in))
		if n != c.n || (n > 0 && got != c.want) {
			t.Errorf("Words(%q) = %v, %d; want %v, %d", c.in, got, n, c.want, c.n)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for _, c := range []struct {
		in      string
		want, n int
	}{
		{"ninth attack", 9, 1}, {"twenty - first", 21, 3}, {"twenty first", 21, 2}, {"21st", 21, 1}, {"nine", 0, 0}, {"twenty", 0, 0},
	} {
		if got, n := Ordinal(list(c.in)); got != c.want || n != c.n {
			t.Errorf("Ordinal(%q) = %d, %d; want %d, %d", c.in, got, n, c.want, c.n)
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("three hundred and five")
	f.Add("1,2,3 million")
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.Fields(s)
		v, n := Words(list(s))
		if n < 0 || n > len(words) || v < 0 {
			t.Fatalf("Words(%q) = %v, %d", s, v, n)
		}
	})
}

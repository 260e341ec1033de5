package eval

import (
	"math"
	"strings"
	"testing"
)

func TestParseJudgments(t *testing.T) {
	got, err := parseJudgments("x", strings.NewReader("# a comment\n\n1 newswire_raw a_1 20 ASSAULT 0.75 right\n1 hrdsattack 7 0 AID 0.5 wrong\n"))
	if err != nil || len(got) != 2 || got[0] != (Judgment{"1", "newswire_raw", "a_1", 20, "ASSAULT", 0.75, true}) || got[1].Right {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, bad := range []string{"1 a b 2 AID 0.5 maybe", "1 a b two AID 0.5 right", "1 a b 2 AID high right", "1 a b 2 AID right"} {
		if _, err := parseJudgments("x", strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "x:1") {
			t.Errorf("%q: error %v, want one with the line", bad, err)
		}
	}
}

func TestCalibrate(t *testing.T) {
	c := Calibrate([]float64{0.9, 0.9, 0.9, 0.9, 0.1}, []bool{true, true, true, false, false})
	if c.N != 5 || c.Right != 3 || c.Bins[9].N != 4 || c.Bins[1].N != 1 {
		t.Fatalf("got %+v", c)
	}
	if want := 100 * (4*0.15 + 0.1) / 5; math.Abs(c.ECE-want) > 1e-9 {
		t.Errorf("error %.3f, want %.3f", c.ECE, want)
	}
	if c := Calibrate([]float64{1}, []bool{true}); c.Bins[9].N != 1 || c.ECE != 0 {
		t.Errorf("a certain one: %+v", c)
	}
}

func TestReadingLines(t *testing.T) {
	lines, err := ReadingLines()
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) < 6 || !strings.HasPrefix(lines[0].Name, "reading.sheet_") {
		t.Errorf("lines %v", lines)
	}
}

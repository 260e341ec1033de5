package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadJudgments(t *testing.T) {
	path := filepath.Join(t.TempDir(), "judged.txt")
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# a comment\n\nrams a_1 20 ASSAULT yes no\nrams a_1 90 AID no -\nhrdsattack 7 0 AID yes yes\n")
	got, err := readJudgments(path)
	if err != nil || len(got) != 2 {
		t.Fatalf("%+v, %v; want two, that of a set to be tuned on alone passed over", got, err)
	}
	if want := (judgment{"rams:a_1", 20, "ASSAULT", true, false, true}); got[0] != want || got[1].whole || got[1].event {
		t.Errorf("got %+v", got)
	}
	for _, bad := range []string{"rams a 1 AID yes\n", "rams a one AID yes no\n"} {
		write(bad)
		if _, err := readJudgments(path); err == nil || !strings.Contains(err.Error(), "judged.txt:1") {
			t.Errorf("%q: error %v, want one with the line", bad, err)
		}
	}
}

func TestRanked(t *testing.T) {
	if got := ranked([]float64{0.9, 0.8, 0.3, 0.2}, []bool{true, false, true, false}); got != 0.75 {
		t.Errorf("ranked %v, want 3 of 4 pairs", got)
	}
}

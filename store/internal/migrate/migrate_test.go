package migrate

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestRead(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	steps, err := Read(fstest.MapFS{"m/0002.sql": file("two"), "m/0001.sql": file("one"), "m/notes.md": file("")}, "m")
	if err != nil || len(steps) != 2 || steps[0] != (Step{1, "one"}) || steps[1] != (Step{2, "two"}) {
		t.Errorf("got %v, %v", steps, err)
	}
	for _, bad := range []fstest.MapFS{{}, {"m/0002.sql": file("")}, {"m/0001.sql": file(""), "m/0003.sql": file("")}, {"m/first.sql": file("")}} {
		if _, err := Read(bad, "m"); err == nil {
			t.Errorf("%v was taken", bad)
		}
	}
}

func TestPending(t *testing.T) {
	steps := []Step{{1, ""}, {2, ""}}
	for version, want := range map[int]int{0: 2, 1: 1, 2: 0} {
		if got, err := Pending(steps, version); err != nil || len(got) != want {
			t.Errorf("version %d: %v, %v", version, got, err)
		}
	}
	if _, err := Pending(steps, 3); err == nil || !strings.Contains(err.Error(), "newer program") {
		t.Errorf("got %v", err)
	}
}

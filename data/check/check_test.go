package check

import (
	"testing"
	"testing/fstest"
)

func TestLinesSkipsCommentsAndKeepsNumbers(t *testing.T) {
	fsys := fstest.MapFS{"a.txt": {Data: []byte("# head\n\n one \ntwo\n")}}
	got, err := Lines(fsys, "a.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := []Line{{"a.txt", 3, "one"}, {"a.txt", 4, "two"}}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v, want %v", got, want)
	}
	if s := got[1].Errorf("duplicate of line %d", 3).String(); s != "a.txt:4: duplicate of line 3" {
		t.Errorf("finding reads %q", s)
	}
}

func TestLinesNamesTheMissingFile(t *testing.T) {
	if _, err := Lines(fstest.MapFS{}, "gone.txt"); err == nil {
		t.Error("no error for a missing file")
	}
}

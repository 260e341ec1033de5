package reader

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(path, []byte("one\ntwo\nthree"), 0o600); err != nil {
		t.Fatal(err)
	}
	var got []string
	if err := Lines(path, func(b []byte) error { got = append(got, string(b)); return nil }); err != nil {
		t.Fatal(err)
	}
	if strings.Join(got, " ") != "one two three" {
		t.Errorf("read %q", got)
	}
	bad := errors.New("no such field")
	err := Lines(path, func(b []byte) error {
		if string(b) == "two" {
			return bad
		}
		return nil
	})
	if !errors.Is(err, bad) || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v, want the line's number and the cause", err)
	}
	if err := Lines(path+"x", nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v for a file that is not there", err)
	}
}

func TestSystemNeedsWeights(t *testing.T) {
	t.Setenv("SITREP_WEIGHTS", filepath.Join(t.TempDir(), "none.bin"))
	if _, err := System(); err == nil || !strings.Contains(err.Error(), "SITREP_WEIGHTS") {
		t.Errorf("error %v does not tell the remedy", err)
	}
}

package scratch

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestOpen(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s, clear, err := Open(context.Background(), "sqlite", "", 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	made := func() int {
		found, _ := filepath.Glob(filepath.Join(os.TempDir(), "sitrep-load-*", "store.db"))
		return len(found)
	}
	if made() != 1 {
		t.Error("no store was made")
	}
	if clear(); made() != 0 {
		t.Error("the store is left behind")
	}
	if _, _, err := Open(context.Background(), "paper", "", 0); err == nil {
		t.Error("an engine that there is not was opened")
	}
}

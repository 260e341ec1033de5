package sqlite

import (
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/sitrep-news/sitrep/store/storetest"
)

// go test ./store/sqlite -run TestMigrations -update writes the file of the newest
// version, once it is final; those of earlier versions are never written again.
var updateFile = flag.Bool("update", false, "write testdata/vN.db.zst of the newest version")

// TestMigrations opens a file of each earlier version, as that version's program
// wrote it, and finds all of it.
func TestMigrations(t *testing.T) {
	newest := openTemp(t)
	if *updateFile {
		storetest.Fill(t, newest)
		keep(t, newest)
	}
	files, err := filepath.Glob("testdata/v*.db.zst")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files of earlier versions: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "store.db")
			if err := os.WriteFile(path, unpack(t, file), 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if s.Schema != newest.Schema {
				t.Errorf("brought to version %d, want %d", s.Schema, newest.Schema)
			}
			storetest.Filled(t, s)
			if err := s.Check(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func keep(t *testing.T, s *Store) {
	path := filepath.Join(t.TempDir(), "copy.db")
	if _, err := s.write.Exec("VACUUM INTO ?", path); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(fmt.Sprintf("testdata/v%d.db.zst", s.Schema), enc.EncodeAll(b, nil), 0o644); err != nil {
		t.Fatal(err)
	}
}

func unpack(t *testing.T, file string) []byte {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dec, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer dec.Close()
	out, err := dec.DecodeAll(b, nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNewerStoreIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(fmt.Sprintf("PRAGMA user_version = %d", s.Schema+1)); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if _, err := Open(path, Options{}); err == nil || !strings.Contains(err.Error(), "newer program") {
		t.Errorf("got %v", err)
	}
}

// TestPathsWithSigns: a path may hold what an address would read otherwise.
func TestPathsWithSigns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a store?x=1&y #2 50%.db")
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

// TestTwoStoresOneFile: two processes' stores write and read one file.
func TestTwoStoresOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	a, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	storetest.Fill(t, a)
	storetest.Filled(t, b)
}

func TestOpenSaysWhatFailed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "absent", "store.db")
	if _, err := Open(path, Options{}); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("got %v", err)
	}
	path = filepath.Join(t.TempDir(), "not.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("no database ", 2000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, Options{}); err == nil {
		t.Error("a file that is no database was opened")
	}
}

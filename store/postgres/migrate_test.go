package postgres

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/sitrep-news/sitrep/store/storetest"
)

// go test ./store/postgres -run TestMigrations -update writes the file of the newest
// version (it needs pg_dump), once it is final; those of earlier versions are never
// written again.
var updateFile = flag.Bool("update", false, "write testdata/vN.sql of the newest version")

// TestMigrations opens a database of each earlier version, as that version's program
// wrote it, and finds all of it.
func TestMigrations(t *testing.T) {
	url := database(t)
	newest, err := Open(t.Context(), url, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer newest.Close()
	if *updateFile {
		storetest.Fill(t, newest)
		dump, err := exec.Command("pg_dump", "--inserts", "--no-owner", url).Output()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(fmt.Sprintf("testdata/v%d.sql", newest.Schema), []byte(statements(string(dump))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob("testdata/v*.sql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files of earlier versions: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			url := database(t)
			load(t, url, file)
			s, err := Open(t.Context(), url, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if s.Schema != newest.Schema {
				t.Errorf("brought to version %d, want %d", s.Schema, newest.Schema)
			}
			storetest.Filled(t, s)
		})
	}
}

// statements leaves comments and psql's own commands out of a dump.
func statements(dump string) string {
	var b strings.Builder
	for line := range strings.Lines(dump) {
		if s := strings.TrimSpace(line); s != "" && !strings.HasPrefix(s, "--") && !strings.HasPrefix(s, `\`) && !strings.HasPrefix(s, "SET transaction_timeout") {
			b.WriteString(line)
		}
	}
	return b.String()
}

func load(t *testing.T, url, file string) {
	sql, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	if _, err := c.PgConn().Exec(t.Context(), string(sql)).ReadAll(); err != nil {
		t.Fatal(err)
	}
}

func TestNewerStoreIsRefused(t *testing.T) {
	url := database(t)
	s, err := Open(t.Context(), url, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.pool.Exec(t.Context(), "INSERT INTO sitrep_schema (version) VALUES ($1)", s.Schema+1); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(t.Context(), url, Options{}); err == nil || !strings.Contains(err.Error(), "newer program") {
		t.Errorf("got %v", err)
	}
}

// TestTwoProcessesMigrateOnce: stores opened at once on an empty database wait for
// each other.
func TestTwoProcessesMigrateOnce(t *testing.T) {
	url := database(t)
	errs := make(chan error)
	for range 3 {
		go func() {
			s, err := Open(context.Background(), url, Options{Conns: 4})
			if err == nil {
				s.Close()
			}
			errs <- err
		}()
	}
	for range 3 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

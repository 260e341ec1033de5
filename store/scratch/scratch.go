// Package scratch opens stores for commands that fill and measure them.
package scratch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/internal/pgserver"
	"github.com/sitrep-news/sitrep/store/postgres"
	"github.com/sitrep-news/sitrep/store/sqlite"
)

// Open opens the store of an engine, "sqlite" or "postgres", at a file or address. Where at is
// empty it makes one, which clear removes: in a folder of its own, or on a server of its own.
// cache is SQLite's, in MB, 0 for its usual one. clear does not close the store, and may be
// called where Open failed.
func Open(ctx context.Context, engine, at string, cache int) (s sitrep.Store, clear func(), err error) {
	clear = func() {}
	switch {
	case engine != "sqlite" && engine != "postgres":
		return nil, clear, fmt.Errorf("no engine %q: sqlite or postgres", engine)
	case at == "" && engine == "postgres":
		server, err := pgserver.Start(ctx, "max_wal_size=4GB")
		if err != nil {
			return nil, clear, err
		}
		at, clear = server.URL, func() { _ = server.Stop() }
	case at == "":
		dir, err := os.MkdirTemp("", "sitrep-load-")
		if err != nil {
			return nil, clear, err
		}
		at, clear = filepath.Join(dir, "store.db"), func() { _ = os.RemoveAll(dir) }
	}
	if engine == "postgres" {
		s, err = postgres.Open(ctx, at, postgres.Options{})
	} else {
		s, err = sqlite.Open(at, sqlite.Options{CacheMB: cache})
	}
	if err != nil {
		clear()
		return nil, func() {}, err
	}
	return s, clear, nil
}

// Command killtest kills the program's processes at random instants, again and
// again, and proves that the store lost nothing it had acknowledged, did nothing
// twice in effect, doubled no event and delivered every change once in effect.
//
//	go run ./store/killtest -engine sqlite -kills 500
//	go run ./store/killtest -engine postgres -kills 500
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/internal/pgserver"
	"github.com/sitrep-news/sitrep/store/postgres"
	"github.com/sitrep-news/sitrep/store/sqlite"
)

func main() {
	engine := flag.String("engine", "sqlite", "sqlite or postgres")
	kills := flag.Int("kills", 500, "how many processes to kill")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "of the instants")
	child := flag.String("child", "", "run as a child: server or worker")
	at := flag.String("store", "", "the store of a child")
	flag.Parse()
	if *child != "" {
		os.Exit(runChild(*child, *engine, *at))
	}
	self := func(role, store string) (string, []string) {
		return os.Args[0], []string{"-child", role, "-engine", *engine, "-store", store}
	}
	fmt.Printf("engine %s, %d kills, seed %d\n", *engine, *kills, *seed)
	res, err := loop(context.Background(), *engine, *kills, *seed, self, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "killtest:", err)
		os.Exit(1)
	}
	fmt.Println(res)
}

// openStore opens a store by the name of its engine: a file or a URL.
func openStore(ctx context.Context, engine, at string) (sitrep.Store, error) {
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
	switch engine {
	case "sqlite":
		return sqlite.Open(at, sqlite.Options{Logger: log})
	case "postgres":
		return postgres.Open(ctx, at, postgres.Options{Logger: log})
	}
	return nil, fmt.Errorf("no engine %q", engine)
}

// place makes room for an empty store and says how to clear it away.
func place(ctx context.Context, engine string) (at string, clear func() error, err error) {
	if engine == "postgres" {
		if url := os.Getenv("SITREP_POSTGRES"); url != "" {
			return "", nil, errors.New("killtest fills an empty database of its own; unset SITREP_POSTGRES")
		}
		s, err := pgserver.Start(ctx)
		if err != nil {
			return "", nil, err
		}
		return s.URL, s.Stop, nil
	}
	dir, err := os.MkdirTemp("", "sitrep-kill-")
	if err != nil {
		return "", nil, err
	}
	return filepath.Join(dir, "store.db"), func() error { return os.RemoveAll(dir) }, nil
}

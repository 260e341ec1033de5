package main

import (
	"context"
	"log/slog"

	"github.com/sitrep-news/sitrep"
)

// openPostgres opens a store past one machine.
func openPostgres(_ context.Context, address string, _ *slog.Logger) (sitrep.Store, error) {
	return nil, usage("--store %s: this build keeps its store in a file", address)
}

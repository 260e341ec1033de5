package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/postgres"
)

// openPostgres opens a store that several machines share.
func openPostgres(ctx context.Context, address string, log *slog.Logger) (sitrep.Store, error) {
	s, err := postgres.Open(ctx, address, postgres.Options{Clock: time.Now, Logger: log})
	if err != nil {
		return nil, fault{exitBroken, err}
	}
	return s, nil
}

package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep/watch"
)

func workerCommand() *cobra.Command {
	var f watchFlags
	var ff followFlags
	var public string
	cmd := &cobra.Command{
		Use:   "worker",
		Short: "Do the work of a server on another machine: fetch, code, fuse",
		Long: `Do the jobs that wait in a store that several machines share (PostgreSQL), as many
workers as you like. The server does the same work beside serving; a worker only works.`,
		Example: `  sitrep worker --store postgres://sitrep@db.example/sitrep --jobs 8`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			r, err := f.start(cmd, func(r *running, o *watch.Options) error { return r.follows(&f, &ff, public, o) })
			if err != nil {
				return err
			}
			defer func() { _ = r.store.Close() }()
			fmt.Fprintf(cmd.OutOrStdout(), "sitrep works on %s with %d cores\n", r.name(&f), f.cores())
			if err := r.watch.Run(cmd.Context()); err != nil && !errors.Is(err, context.Canceled) {
				return fault{exitBroken, err}
			}
			return cmd.Context().Err()
		},
	}
	f.add(cmd)
	ff.add(cmd)
	cmd.Flags().StringVar(&public, "public-url", "", "`ADDRESS` by which readers reach the server: with it this worker also sends updates, else the server alone does")
	return cmd
}

package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep/api"
	querynames "github.com/sitrep-news/sitrep/query/names"
	"github.com/sitrep-news/sitrep/scheme"
)

func mcpCommand() *cobra.Command {
	var f storeFlags
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Tools for an agent over standard input and output (MCP)",
		Long: `Serve the tools search, events, event, actor, tally and brief to an agent that
speaks the Model Context Protocol, over standard input and output. They read the
store and change nothing; what reports say is marked as quoted from strangers.`,
		Example: `  sitrep mcp --store sitrep.db`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a, done, err := f.tools(cmd)
			if err != nil {
				return err
			}
			defer done()
			if err := a.Talk(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout()); err != nil && !errors.Is(err, context.Canceled) {
				return fault{exitBroken, err}
			}
			return cmd.Context().Err()
		},
	}
	f.add(cmd)
	return cmd
}

// tools makes what answers the tools from the store; done closes it. The engine is
// not loaded: nothing is coded.
func (f *storeFlags) tools(cmd *cobra.Command) (*api.API, func(), error) {
	log := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil)) // standard output is the protocol's
	know, err := knowledge()
	if err != nil {
		return nil, nil, fault{exitBroken, err}
	}
	codes, err := scheme.Load()
	if err != nil {
		return nil, nil, fault{exitBroken, err}
	}
	s, err := f.open(cmd.Context(), log)
	if err != nil {
		return nil, nil, err
	}
	a, err := api.New(api.Options{Store: s, Knowledge: know, Scheme: codes, Names: querynames.New(know.Actors, know.Places, nil), Now: time.Now, Log: log, Version: buildVersion()})
	if err != nil {
		_ = s.Close()
		return nil, nil, fault{exitBroken, err}
	}
	return a, func() { _ = s.Close() }, nil
}

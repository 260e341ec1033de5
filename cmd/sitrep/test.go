package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data/check"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/timex"
)

// dataChecks lists the checks of the data that people edit, a package's each.
func dataChecks() []check.Data {
	return []check.Data{
		actor.DataCheck(),
		extract.DataCheck(),
		place.DataCheck(),
		timex.DataCheck(),
	}
}

func testCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "test FOLDER",
		Short: "Check the data that people edit: rules, dictionaries, gazetteers",
		Long: `Check a data folder: every entry's form, order and duplicates, what it refers to,
and that each rule matches its hit and leaves its near miss alone. Every mistake
is told by file and line.`,
		Example: "  sitrep test data/",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if info, err := os.Stat(args[0]); err != nil || !info.IsDir() {
				return usage("test: %s is no folder", args[0])
			}
			fsys, bad := os.DirFS(args[0]), 0
			for _, c := range dataChecks() {
				findings := c.Run(fsys)
				for _, f := range findings {
					fmt.Fprintln(cmd.OutOrStdout(), f)
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "%-12s %d found wrong\n", c.Name, len(findings))
				bad += len(findings)
			}
			if bad > 0 {
				return fault{exitSome, fmt.Errorf("test %s: %d mistakes", args[0], bad)}
			}
			return nil
		},
	}
}

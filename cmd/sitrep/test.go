package main

import (
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code"
	"github.com/sitrep-news/sitrep/code/statement"
	"github.com/sitrep-news/sitrep/data/check"
	"github.com/sitrep-news/sitrep/data/sectors"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/pipeline"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/scheme"
	"github.com/sitrep-news/sitrep/timex"
)

// dataChecks lists the checks of the data that people edit, a package's each.
// Rules of events are tried on their examples where there is an engine to read
// them with; it may be nil.
func dataChecks(e pipeline.Annotator) []check.Data {
	var annotate func(text string) (*nlp.Doc, error)
	if e != nil {
		annotate = func(text string) (*nlp.Doc, error) { return e.Annotate(text, nil) }
	}
	return []check.Data{
		actor.DataCheck(),
		code.DataCheck(annotate),
		extract.DataCheck(),
		place.DataCheck(),
		scheme.DataCheck(),
		sectors.DataCheck(actor.Sectors),
		statementCheck(),
		timex.DataCheck(),
	}
}

// statementCheck loads the cues of statements.
func statementCheck() check.Data {
	return check.Data{Name: "statements", Run: func(fsys fs.FS) []check.Finding {
		sub, err := fs.Sub(fsys, "statements")
		if err == nil {
			_, err = statement.Load(sub)
		}
		if err != nil {
			return []check.Finding{{File: "statements", What: err.Error()}}
		}
		return nil
	}}
}

func testCommand() *cobra.Command {
	var flags systemFlags
	examples := false
	cmd := &cobra.Command{
		Use:   "test FOLDER",
		Short: "Check the data that people edit: rules, dictionaries, gazetteers",
		Long: `Check a data folder: every entry's form, order and duplicates, what it refers to,
and that each rule matches its hit and leaves its near miss alone. Every mistake
is told by file and line. The entries of the event lexicon are tried on their
sentences with --examples only.`,
		Example: "  sitrep test data/\n  sitrep test data/ --examples",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if info, err := os.Stat(args[0]); err != nil || !info.IsDir() {
				return usage("test: %s is no folder", args[0])
			}
			var e pipeline.Annotator
			if examples {
				var err error
				if e, err = flags.engine(); err != nil {
					return err
				}
			}
			return runChecks(cmd, args[0], dataChecks(e))
		},
	}
	flags.add(cmd)
	cmd.Flags().BoolVar(&examples, "examples", false, "read the example sentences of the event lexicon too, with the whole engine: does each entry code its hit and leave its near miss alone")
	return cmd
}

func runChecks(cmd *cobra.Command, folder string, checks []check.Data) error {
	fsys, bad := os.DirFS(folder), 0
	for _, c := range checks {
		findings := c.Run(fsys)
		for _, f := range findings {
			fmt.Fprintln(cmd.OutOrStdout(), f)
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "%-12s %d found wrong\n", c.Name, len(findings))
		bad += len(findings)
	}
	if bad > 0 {
		return fault{exitSome, fmt.Errorf("test %s: %d mistakes", folder, bad)}
	}
	return nil
}

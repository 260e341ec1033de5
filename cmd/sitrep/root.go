package main

import "github.com/spf13/cobra"

// commands lists what the program can do, in the order that help shows it.
// Each has a file of its own.
func commands() []*cobra.Command {
	return []*cobra.Command{
		serveCommand(),
		followCommand(),
		importCommand(),
		exportCommand(),
		workerCommand(),
		accountCommand(),
		mcpCommand(),
		codeCommand(),
		parseCommand(),
		evalCommand(),
		scoreboardCommand(),
		benchCommand(),
		testCommand(),
		actorsCommand(),
		placesCommand(),
		forecastCommand(),
		briefCommand(),
		versionCommand(),
	}
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "sitrep",
		Short: "Read news reports: who did what to whom, where, when, and who says so",
		Long: `sitrep reads news reports and keeps a sourced, checkable picture of conflict:
who did what to whom, where and when, how many were hurt, what is only
threatened or denied, and who says so. Every fact points at its words.

Exit codes: 0 all done; 1 done, but some input could not be read or a check
failed; 2 the command line is wrong; 3 the program could not go on.`,
		Example: `  sitrep code report.txt --published 2025-03-05
  sitrep code https://example.org/news/1 --format jsonl
  cat reports.jsonl | sitrep code - --format csv > events.csv`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(commands()...)
	return root
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep/eval"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/internal/progress"
)

// boardFlags are the flags of scoreboard.
type boardFlags struct {
	systemFlags
	shared, out, only string
	speed             int
}

func scoreboardCommand() *cobra.Command {
	var f boardFlags
	cmd := &cobra.Command{
		Use:   "scoreboard",
		Short: "Run every benchmark and write all figures as one sorted text",
		Long: `Run every benchmark whose gold lies below the shared folder, measure speed and
memory on its newswire, and write one figure a line. Two scoreboards compare
with diff.`,
		Example: "  sitrep scoreboard --shared ../shared --out eval/scoreboard.txt",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runBoard(cmd, &f) },
	}
	f.add(cmd)
	f.addCache(cmd)
	cmd.Flags().StringVar(&f.shared, "shared", "../shared", "`FOLDER` with the gold")
	cmd.Flags().StringVarP(&f.out, "out", "o", "", "`FILE` to write (standard output where none)")
	cmd.Flags().StringVar(&f.only, "only", "", "measure only this `ROW`")
	cmd.Flags().IntVar(&f.speed, "speed", 200, "how many reports to measure speed on, 0 for none")
	return cmd
}

func runBoard(cmd *cobra.Command, f *boardFlags) error {
	rows := eval.Rows()
	if f.only != "" {
		rows = slices.DeleteFunc(rows, func(r eval.Row) bool { return r.Name != f.only })
		if len(rows) == 0 {
			return usage("scoreboard: no row is called %q", f.only)
		}
	}
	sys, err := f.system()
	if err != nil {
		return err
	}
	errs := cmd.ErrOrStderr()
	var bar *progress.Bar
	env := &eval.Env{System: sys, Jobs: f.jobs, Progress: func(_, total int) { bar.Of(total); bar.Add() }}
	told := func(r eval.Row, sofar []eval.Line) error {
		fmt.Fprintf(errs, "%s\n", r.Name)
		bar = progress.New(errs, terminal(errs), time.Now, "records", 0)
		if f.out == "" {
			return nil
		}
		return f.write(nil, sofar) // what was measured stays, should the rest be stopped
	}
	lines, err := eval.Scoreboard(cmd.Context(), env, f.shared, rows, told)
	if err != nil {
		return fault{exitSome, err}
	}
	if f.out != "" {
		if err := f.write(nil, lines); err != nil {
			return err
		}
	}
	speed, err := f.measure(cmd.Context())
	if err != nil {
		return fault{exitSome, fmt.Errorf("scoreboard: speed: %w", err)}
	}
	reading, err := eval.ReadingLines()
	if err != nil {
		return fault{exitSome, fmt.Errorf("scoreboard: %w", err)}
	}
	long, err := eval.MeasuredLines()
	if err != nil {
		return fault{exitSome, fmt.Errorf("scoreboard: %w", err)}
	}
	return f.write(cmd.OutOrStdout(), slices.Concat(lines, long, reading, speed))
}

// measure takes speed and memory in a process of their own, which holds nothing
// that the benches needed.
func (f *boardFlags) measure(ctx context.Context) ([]eval.Line, error) {
	if f.speed == 0 {
		return nil, nil
	}
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	bench := exec.CommandContext(ctx, exe, "bench", filepath.Join(f.shared, "gold", "newswire_raw.jsonl"),
		"--limit", fmt.Sprint(f.speed), "--jobs", fmt.Sprint(f.jobs), "--weights", f.weights)
	bench.Stderr = os.Stderr
	told, err := bench.Output()
	if err != nil {
		return nil, err
	}
	var out []eval.Line
	for line := range bytes.Lines(told) {
		var figures map[string]any
		if err := json.Unmarshal(line, &figures); err != nil {
			return nil, fmt.Errorf("what bench printed: %w", err)
		}
		prefix := "speed"
		if cores, ok := figures["cores"]; ok {
			prefix = fmt.Sprintf("speed_%v_cores", cores)
			delete(figures, "cores")
		}
		out = append(out, eval.RoundLines(prefix, asFigures(figures))...)
	}
	if info, err := os.Stat(exe); err == nil {
		out = append(out, eval.Line{Name: "size.binary_mb", Value: fmt.Sprint(info.Size() >> 20)})
	}
	return out, nil
}

func asFigures(m map[string]any) score.Figures {
	var out score.Figures
	for name, v := range m {
		out = append(out, score.Figure{Name: name, Value: fmt.Sprint(v)})
	}
	return out
}

func (f *boardFlags) write(to io.Writer, lines []eval.Line) error {
	if f.out == "" {
		return eval.WriteScoreboard(to, lines)
	}
	file, err := os.Create(f.out)
	if err != nil {
		return fault{exitUsage, err}
	}
	defer file.Close()
	return eval.WriteScoreboard(file, lines)
}

package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/eval/score"
)

// Row is one measurement of the scoreboard: a bench on a gold file.
type Row struct {
	Name  string // what its lines begin with
	Bench string
	Gold  string // below the shared folder
	IDs   string // only records whose id begins so; "" for all
	Every int    // only the first record and every so many after it; 0 for all
	Note  string // what a reader must know to judge the figures, "" for nothing
}

// Rows lists the scoreboard's measurements: every bench on its own gold, and
// some on more.
func Rows() []Row {
	var out []Row
	for _, b := range Benches() {
		if b.Gold == "" {
			continue
		}
		r := Row{Name: b.Name, Bench: b.Name, Gold: b.Gold}
		switch b.Name {
		case "muc4":
			r.IDs, r.Note = "TST", "TST1 and TST2 alone: the models were learnt from DEV"
		case "ner":
			r.Note = "nine in ten of these articles were trained on: ner_held_out has the others"
		case "plover_plv":
			r.Note = "the act scorer was fitted to these very records: no measure of quality; docs/model-card.md has the folds"
		}
		out = append(out, r)
	}
	return append(out, Row{Name: "forecast_iraq", Bench: "forecast", Gold: "gold/histories/sigacts_iraq.csv"},
		Row{Name: "backtest_iraq", Bench: "backtest", Gold: "gold/histories/sigacts_iraq.csv"},
		Row{Name: "conllu_test", Bench: "conllu", Gold: "gold/ud_ewt/test.conllu"},
		Row{Name: "ner_held_out", Bench: "ner", Gold: "gold/newswire_ner.jsonl", Every: heldOutNames, Note: "every tenth article, which no part of the engine was trained on"})
}

// Scoreboard measures rows one after the other and writes their figures, one a
// line. What could not be measured says why in the place of a figure. Told is
// called before each row, with the lines so far; it may be nil.
func Scoreboard(ctx context.Context, env *Env, shared string, rows []Row, told func(Row, []Line) error) ([]Line, error) {
	var out []Line
	for _, row := range rows {
		if told != nil {
			if err := told(row, out); err != nil {
				return nil, err
			}
		}
		gold := filepath.Join(shared, filepath.FromSlash(row.Gold))
		if _, err := os.Stat(gold); err != nil {
			out = append(out, Line{row.Name, "not measured: no " + row.Gold})
			continue
		}
		b, ok := Find(row.Bench)
		if !ok {
			return nil, fmt.Errorf("scoreboard: row %s: no bench is called %q", row.Name, row.Bench)
		}
		figures, err := row.run(ctx, env, b, gold)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			out = append(out, Line{row.Name, "failed: " + firstLine(err.Error())})
			continue
		}
		out = append(out, FigureLines(row.Name, figures)...)
		if row.Note != "" {
			out = append(out, Line{row.Name + ".note", row.Note})
		}
	}
	return out, nil
}

// run measures the row: on the whole gold file, or on a copy of the records
// that count.
func (r Row) run(ctx context.Context, env *Env, b Bench, gold string) (score.Figures, error) {
	if r.IDs == "" && r.Every == 0 {
		return b.Run(ctx, env, gold, nil)
	}
	records, err := readJSONL(gold)
	if err != nil {
		return nil, err
	}
	part, err := os.CreateTemp("", "sitrep-gold-*.jsonl")
	if err != nil {
		return nil, err
	}
	defer os.Remove(part.Name())
	defer part.Close()
	var counted []json.RawMessage
	for i, line := range records {
		if r.counts(i, line) {
			counted = append(counted, line)
		}
	}
	if err := writeLines(part, counted); err != nil {
		return nil, err
	}
	return b.Run(ctx, env, part.Name(), nil)
}

// heldOutNames: every so many of the newswire's articles are held out (training/train.py).
const heldOutNames = 10

// counts tells whether record i of the gold file is measured.
func (r Row) counts(i int, line json.RawMessage) bool {
	var id struct{ ID string }
	return (r.Every == 0 || i%r.Every == 0) && (r.IDs == "" || json.Unmarshal(line, &id) == nil && strings.HasPrefix(id.ID, r.IDs))
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// Line is one line of the scoreboard.
type Line struct{ Name, Value string }

// FigureLines gives a line a figure. A missed fact is named in the line, so
// that a difference tells which was won or lost.
func FigureLines(prefix string, figures score.Figures) []Line {
	var out []Line
	for _, f := range figures {
		if strings.HasPrefix(f.Name, "missed_") {
			out = append(out, Line{prefix + ".missed." + f.String(), "-"})
			continue
		}
		out = append(out, Line{prefix + "." + f.Name, f.String()})
	}
	return out
}

// RoundLines is like FigureLines for measurements of speed: two digits are
// kept, so that noise makes no difference.
func RoundLines(prefix string, figures score.Figures) []Line {
	out := FigureLines(prefix, figures)
	for i, l := range out {
		if x, err := strconv.ParseFloat(l.Value, 64); err == nil {
			out[i].Value = twoDigits(x)
		}
	}
	return out
}

func twoDigits(x float64) string {
	if x == 0 {
		return "0"
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(x)))-1)
	return strconv.FormatFloat(math.Round(x/unit)*unit, 'f', max(0, -int(math.Round(math.Log10(unit)))), 64)
}

// WriteScoreboard writes the lines sorted by name, their values in a column.
func WriteScoreboard(w io.Writer, lines []Line) error {
	lines = slices.Clone(lines)
	slices.SortFunc(lines, func(a, b Line) int { return strings.Compare(a.Name, b.Name) })
	width := 0
	for _, l := range lines {
		width = max(width, len(l.Name))
	}
	var b strings.Builder
	b.WriteString("# Written by make eval: quality in percent on the development data, speed on newswire. People read its diffs.\n")
	for _, l := range lines {
		fmt.Fprintf(&b, "%-*s  %s\n", width, l.Name, l.Value)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write scoreboard: %w", err)
	}
	return nil
}

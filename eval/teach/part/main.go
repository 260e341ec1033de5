// Command part draws mentions for readers to take apart, and teaches the reader of parts
// (code/part) what they said:
//
//	part draw GOLD READ.txt N SEED > items.txt
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"github.com/sitrep-news/sitrep/eval/teach/reader"
	"github.com/sitrep-news/sitrep/eval/teach/truth"
	"github.com/sitrep-news/sitrep/pipeline"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "part:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 3 {
		return fmt.Errorf("want draw GOLD READ.txt N SEED, or features GOLD READ.txt")
	}
	sys, err := reader.System()
	if err != nil {
		return err
	}
	switch args[0] {
	case "draw":
		return drawn(sys, args[1:])
	case "features", "judge", "sum":
		said, err := truth.Load(args[2])
		if err != nil {
			return err
		}
		if args[0] == "judge" {
			return truth.Judge(sys.Doubtful(), args[1], said, os.Stdout)
		}
		if args[0] == "sum" {
			return sum(sys.Doubtful(), args[1], said, os.Stdout)
		}
		all, err := look(sys, args[1], said)
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "%d readings, %d of events that are still found\n", len(said), len(all))
		return features(all, os.Stdout)
	}
	return fmt.Errorf("no command %q", args[0])
}

func drawn(sys *pipeline.System, args []string) error {
	if len(args) != 4 {
		return fmt.Errorf("want draw GOLD READ.txt N SEED")
	}
	n, err := strconv.Atoi(args[2])
	if err != nil {
		return fmt.Errorf("how many: %w", err)
	}
	seed, err := strconv.ParseUint(args[3], 10, 64)
	if err != nil {
		return fmt.Errorf("seed: %w", err)
	}
	done, err := doneIn(args[1])
	if err != nil {
		return err
	}
	return draw(sys, args[0], n, seed, done, os.Stdout)
}

// textField is a string field of a JSON line.
func textField(line []byte, name string) (string, error) {
	var d map[string]json.RawMessage
	if err := json.Unmarshal(line, &d); err != nil {
		return "", err
	}
	var s string
	err := json.Unmarshal(d[name], &s)
	return s, err
}

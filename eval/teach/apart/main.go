// Command apart draws mentions for readers to take apart, and holds the coder against what
// they said:
//
//	apart draw GOLD READ.txt N SEED > items.txt   N mentions that READ.txt does not have
//	apart judge GOLD READ.txt                     what of each mention is right today
//	apart sum GOLD READ.txt                       READ.txt with what was taken for something else
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"github.com/sitrep-news/sitrep/eval/teach/reader"
	"github.com/sitrep-news/sitrep/eval/truth"
	"github.com/sitrep-news/sitrep/pipeline"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "apart:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 3 {
		return fmt.Errorf("want draw GOLD READ.txt N SEED, judge GOLD READ.txt, or sum GOLD READ.txt")
	}
	sys, err := reader.System()
	if err != nil {
		return err
	}
	switch args[0] {
	case "draw":
		return drawn(sys, args[1:])
	case "judge", "sum":
		said, err := truth.Load(args[2])
		if err != nil {
			return err
		}
		if args[0] == "sum" {
			return sum(sys.Doubtful(), args[1], said, os.Stdout)
		}
		return judge(sys.Doubtful(), args[1], said, os.Stdout)
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

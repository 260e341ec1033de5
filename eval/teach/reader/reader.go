// Package reader is what the teaching commands share: the reading system as the
// environment sets it up, and gold files line by line.
package reader

import (
	"bufio"
	"fmt"
	"os"

	"github.com/sitrep-news/sitrep/nlp/engine"
	"github.com/sitrep-news/sitrep/pipeline"
)

// Longest is the longest line of a gold file, in bytes.
const Longest = 1 << 22

// System is the reading system with the weights that SITREP_WEIGHTS names. Where
// SITREP_CACHE names a folder, analyses are kept there, so that learning anew
// does not read all texts anew.
func System() (*pipeline.System, error) {
	weights, err := os.ReadFile(os.Getenv("SITREP_WEIGHTS"))
	if err != nil {
		return nil, fmt.Errorf("read the weights that SITREP_WEIGHTS names: %w", err)
	}
	e, err := engine.Load(weights)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", os.Getenv("SITREP_WEIGHTS"), err)
	}
	var a pipeline.Annotator = e
	if dir := os.Getenv("SITREP_CACHE"); dir != "" {
		if a, err = engine.NewCache(e, dir); err != nil {
			return nil, err
		}
	}
	return pipeline.New(pipeline.Options{Engine: a})
}

// Lines calls f for each line of the file; an error is given the line's number.
func Lines(path string, f func(line []byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read the gold: %w", err)
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, Longest)
	n := 0
	for in.Scan() {
		n++
		if err := f(in.Bytes()); err != nil {
			return fmt.Errorf("%s: line %d: %w", path, n, err)
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("%s: line %d: %w", path, n+1, err)
	}
	return nil
}

package main

import (
	"errors"
	"io/fs"

	"github.com/sitrep-news/sitrep/data"
)

// embeddedWeights gives the weights that are part of the program.
func embeddedWeights() ([]byte, error) {
	b, err := fs.ReadFile(data.Weights, "weights/engine.bin")
	if err != nil {
		return nil, errors.New("this program was built without its weights (data/weights/engine.bin): name a file with --weights FILE or SITREP_WEIGHTS")
	}
	return b, nil
}

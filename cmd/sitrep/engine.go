package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/sitrep-news/sitrep/nlp/engine"
)

// weightsVariable names a weights file that takes the place of the built-in one.
const weightsVariable = "SITREP_WEIGHTS"

// loadEngine starts the language engine.
func loadEngine() (*engine.Engine, error) {
	path := os.Getenv(weightsVariable)
	if path == "" {
		return nil, errors.New("start the language engine: no weights are built in; name a weights file in " + weightsVariable)
	}
	weights, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("start the language engine: %s: %w", weightsVariable, err)
	}
	return engine.Load(weights)
}

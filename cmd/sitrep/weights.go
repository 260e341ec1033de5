package main

import "errors"

// embeddedWeights gives the weights that are part of the program.
func embeddedWeights() ([]byte, error) {
	return nil, errors.New("this build has no weights inside: name a file with --weights FILE or SITREP_WEIGHTS")
}

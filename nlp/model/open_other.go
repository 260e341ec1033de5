//go:build !unix

package model

import (
	"fmt"
	"os"
)

// Open reads a weights file and loads it.
func Open(path string, opt Options) (*Model, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("open the language engine's weights: %w", err)
	}
	m, err := Load(data, opt)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

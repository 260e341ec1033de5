package main

import (
	"bytes"
	"os"
	"testing"
)

// TestGeneratedFilesAreCurrent fails where the package's files are not what
// this program prints: run `go generate` in nlp/kernel.
func TestGeneratedFilesAreCurrent(t *testing.T) {
	for path, want := range outputs() {
		got, err := os.ReadFile("../../" + path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from what is generated: run go generate in nlp/kernel", path)
		}
	}
}

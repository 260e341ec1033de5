package actor

import (
	"io/fs"
	"testing"

	"github.com/sitrep-news/sitrep/data"
)

// TestData holds the shipped files to the checks that users' own go through.
func TestData(t *testing.T) {
	own, err := fs.Sub(data.Actors, "actors")
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range Check(own) {
		t.Error(err)
	}
}

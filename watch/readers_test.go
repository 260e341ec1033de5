package watch

import (
	"testing"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/place"
)

// Readers are what a running system reads reports and joins events with but for the engine, for
// the tests of this package from within and from without.
func Readers(t *testing.T) (*extract.Extractor, fuse.Knowledge) {
	t.Helper()
	x, err := extract.New(data.Extract)
	if err != nil {
		t.Fatal(err)
	}
	actors, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	places, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	return x, fuse.Knowledge{Actors: actors, Places: places}
}

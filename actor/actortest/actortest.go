// Package actortest gives tests the embedded knowledge base of actors, which takes long to read.
package actortest

import (
	"sync"
	"testing"

	"github.com/sitrep-news/sitrep/actor"
)

// embedded is read once for all tests of a package; nobody writes to a Base.
var embedded = sync.OnceValues(func() (*actor.Base, error) { return actor.Load() })

// Base is the embedded knowledge base. The test ends where it does not load.
func Base(t testing.TB) *actor.Base {
	t.Helper()
	b, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

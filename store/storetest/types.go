package storetest

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/sitrep-news/sitrep"
)

type (
	ctx  = context.Context
	done = func(tx sitrep.Tx) error
)

func unmarshal(t *testing.T, b []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatal(err)
	}
}

func eventID(e sitrep.Event) string { return e.ID }

package main

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/store/internal/pgserver"
)

// TestMain lets the test's own binary be the children.
func TestMain(m *testing.M) {
	if os.Getenv("SITREP_KILLTEST_CHILD") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// TestKill is the short form of the command: 10 kills of each engine.
func TestKill(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			if engine == "postgres" {
				t.Setenv("SITREP_POSTGRES", "")
			}
			self := func(role, store string) (string, []string) {
				return os.Args[0], []string{"-child", role, "-engine", engine, "-store", store}
			}
			var log strings.Builder
			res, err := loop(t.Context(), engine, 10, 42, self, &log)
			if errors.Is(err, pgserver.ErrAbsent) {
				t.Skip("not tested: " + err.Error())
			}
			if err != nil {
				t.Fatal(err, log.String())
			}
			t.Log(res)
			if res.acked < 20 || res.reports < res.acked || res.changes < res.reports {
				t.Errorf("too little was done to test anything: %v", res)
			}
		})
	}
}

package postgres

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/internal/pgserver"
	"github.com/sitrep-news/sitrep/store/storetest"
)

// server is started when the first test asks for it, and stopped by TestMain.
var server struct {
	once sync.Once
	url  string
	own  *pgserver.Server
	err  error
	dbs  atomic.Int64
}

func TestMain(m *testing.M) {
	code := m.Run()
	if server.own != nil {
		if err := server.own.Stop(); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	os.Exit(code)
}

// serverURL is SITREP_POSTGRES, else that of a server of the tests' own. Where there
// is none to start the test is skipped.
func serverURL(t *testing.T) string {
	t.Helper()
	server.once.Do(func() {
		if server.url = os.Getenv("SITREP_POSTGRES"); server.url != "" {
			return
		}
		server.own, server.err = pgserver.Start(context.Background(), "fsync=off")
		if server.err == nil {
			server.url = server.own.URL
		}
	})
	if errors.Is(server.err, pgserver.ErrAbsent) {
		t.Skip("the PostgreSQL store is not tested: " + server.err.Error())
	}
	if server.err != nil {
		t.Fatal(server.err)
	}
	return server.url
}

// database makes an empty database and returns its URL.
func database(t *testing.T) string {
	t.Helper()
	base := serverURL(t)
	name := fmt.Sprintf("sitrep_test_%d_%d", os.Getpid(), server.dbs.Add(1))
	admin := func(sql string) {
		c, err := pgx.Connect(context.Background(), base)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close(context.Background())
		if _, err := c.Exec(context.Background(), sql); err != nil {
			t.Error(err)
		}
	}
	admin("CREATE DATABASE " + name)
	t.Cleanup(func() { admin("DROP DATABASE " + name + " WITH (FORCE)") })
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

func openTemp(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), database(t), Options{Conns: 8})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestStore(t *testing.T) {
	serverURL(t)
	storetest.Run(t, func(t *testing.T) sitrep.Store { return openTemp(t) })
}

func TestOpenSaysWhatFailed(t *testing.T) {
	_, err := Open(t.Context(), "postgres://sitrep:s3cret@127.0.0.1:1/none?connect_timeout=2", Options{})
	if err == nil || strings.Contains(err.Error(), "s3cret") {
		t.Errorf("got %v", err)
	}
}

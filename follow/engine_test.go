package follow

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/postgres"
	"github.com/sitrep-news/sitrep/store/sqlite"
)

var databases atomic.Int64

// address names an empty store: a file, or a database of its own where SITREP_POSTGRES
// names a server.
func address(t *testing.T) string {
	t.Helper()
	base := os.Getenv("SITREP_POSTGRES")
	if base == "" {
		return filepath.Join(t.TempDir(), "test.db")
	}
	name := fmt.Sprintf("sitrep_follow_%d_%d", os.Getpid(), databases.Add(1))
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

func openStore(ctx context.Context, at string, clock func() time.Time) (sitrep.Store, error) {
	if strings.HasPrefix(at, "postgres://") {
		return postgres.Open(ctx, at, postgres.Options{Clock: clock, Conns: 8})
	}
	return sqlite.Open(at, sqlite.Options{Clock: clock})
}

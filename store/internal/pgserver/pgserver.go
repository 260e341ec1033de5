// Package pgserver starts a PostgreSQL server of its own on loopback, for tests and
// measurements, where its programs are installed.
package pgserver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"
)

// ErrAbsent tells that no server's programs were found.
var ErrAbsent = errors.New("no PostgreSQL server found (looked for initdb in PATH, /usr/lib/postgresql/*/bin, /usr/pgsql-*/bin, /usr/local/pgsql/bin, /opt/homebrew/opt/postgresql*/bin); set SITREP_POSTGRES to the URL of one, or install postgresql")

// Server is a running server. Its files are removed with it.
type Server struct {
	URL string // of its database postgres, as superuser
	dir string
	cmd *exec.Cmd
	bin string
	as  *syscall.SysProcAttr
}

// Start makes a cluster in a temporary folder and starts it with some settings
// ("fsync=off"). initdb refuses root: as root the server runs as an unprivileged user.
func Start(ctx context.Context, settings ...string) (*Server, error) {
	bin := programs()
	if bin == "" {
		return nil, ErrAbsent
	}
	s := &Server{bin: bin}
	if err := s.folder(); err != nil {
		return nil, fmt.Errorf("start PostgreSQL: %w", err)
	}
	if err := s.start(ctx, settings); err != nil {
		return nil, fmt.Errorf("start PostgreSQL: %w", errors.Join(err, s.Stop()))
	}
	return s, nil
}

// programs finds the folder of initdb and postgres, the newest version first.
func programs() string {
	if p, err := exec.LookPath("initdb"); err == nil {
		if p, err = filepath.EvalSymlinks(p); err == nil { // the others stand beside the file itself
			return filepath.Dir(p)
		}
	}
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin/initdb", "/usr/pgsql-*/bin/initdb", "/usr/local/pgsql/bin/initdb", "/opt/homebrew/opt/postgresql*/bin/initdb"} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return filepath.Dir(slices.Max(found))
		}
	}
	return ""
}

// folder makes the server's folder and finds whom it runs as.
func (s *Server) folder() error {
	dir, err := os.MkdirTemp("", "sitrep-pg-")
	if err != nil {
		return err
	}
	s.dir = dir
	if os.Getuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.Atoi(u.Uid)
		gid, err2 := strconv.Atoi(u.Gid)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		s.as = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
		return os.Chown(dir, uid, gid)
	}
	return errors.New("root may not run a server, and there is no user postgres or nobody")
}

func (s *Server) command(ctx context.Context, program string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, filepath.Join(s.bin, program), args...)
	cmd.Dir, cmd.Env = s.dir, []string{"LC_ALL=C", "PATH=" + os.Getenv("PATH")}
	if s.as != nil {
		as := *s.as
		cmd.SysProcAttr = &as
	}
	return cmd
}

func (s *Server) start(ctx context.Context, settings []string) error {
	data := filepath.Join(s.dir, "data")
	out, err := s.command(ctx, "initdb", "-D", data, "-U", "sitrep", "-E", "UTF8", "--auth=trust", "--no-sync").CombinedOutput()
	if err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	args := []string{"-D", data, "-p", strconv.Itoa(port), "-k", s.dir, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=400", "-c", "shared_buffers=256MB"}
	for _, set := range settings {
		args = append(args, "-c", set)
	}
	s.cmd = s.command(context.WithoutCancel(ctx), "postgres", args...)
	var log bytes.Buffer
	s.cmd.Stderr = &log
	if err := s.cmd.Start(); err != nil {
		s.cmd = nil
		return err
	}
	s.URL = fmt.Sprintf("postgres://sitrep@127.0.0.1:%d/postgres?sslmode=disable", port)
	for range 200 {
		if err = s.command(ctx, "pg_isready", "-q", "-h", "127.0.0.1", "-p", strconv.Itoa(port)).Run(); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return fmt.Errorf("it did not answer within 20 s: %w: %s", err, tail(log.String()))
}

func tail(s string) string { return s[max(0, len(s)-2000):] }

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// Stop ends the server at once and removes its files.
func (s *Server) Stop() error {
	if s.cmd != nil {
		_ = s.cmd.Process.Signal(syscall.SIGQUIT) // immediate shutdown; the data goes anyway
		_ = s.cmd.Wait()
	}
	return os.RemoveAll(s.dir)
}

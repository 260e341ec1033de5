//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package sqlite

import (
	"errors"
	"fmt"
	"syscall"
	"testing"
)

// A file system without locks keeps no worker from working; a file that cannot be locked for another reason does.
func TestLockOfAFileSystemWithoutLocks(t *testing.T) {
	if err := workable(fmt.Errorf("flock: %w", syscall.ENOTSUP)); err != nil {
		t.Errorf("no locks there: %v", err)
	}
	if err := workable(syscall.EBADF); !errors.Is(err, syscall.EBADF) {
		t.Errorf("a closed file: %v", err)
	}
}

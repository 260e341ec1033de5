//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package sqlite

import (
	"errors"
	"os"
	"syscall"
)

// lockAlone takes a file's lock if nobody else has it.
func lockAlone(f *os.File) bool { return flock(f, syscall.LOCK_EX|syscall.LOCK_NB) == nil }

// lockShared takes it together with others, and waits for one who has it alone.
func lockShared(f *os.File) error { return workable(flock(f, syscall.LOCK_SH)) }

// workable is nil for the errors of a file system that knows no such locks, as some over a network:
// there too nobody knows himself alone, and the jobs of the dead wait for their lease.
func workable(err error) error {
	for _, none := range []error{syscall.ENOTSUP, syscall.EOPNOTSUPP, syscall.ENOSYS, syscall.ENOLCK} {
		if errors.Is(err, none) {
			return nil
		}
	}
	return err
}

func flock(f *os.File, how int) error {
	for {
		if err := syscall.Flock(int(f.Fd()), how); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

package sqlite

import (
	"context"
	"fmt"
	"math"
	"os"
)

// enter says that this process works on the file's jobs until leave is called: workers hold a
// shared lock on a file beside the store, which the system takes back however a process ends.
// Whoever gets it for himself alone knows that no worker lives, so what is marked running was
// left by dead ones and is given out again at once, without waiting for its lease. Should a
// worker that holds no lock, of an older program, yet have one of those jobs, then its
// transaction fails: the job is no longer its own.
func (s *Store) enter(ctx context.Context) (leave func(), err error) {
	f, err := os.OpenFile(s.path+"-workers", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the lock of the workers: %w", err)
	}
	leave = func() { _ = f.Close() } // and with it the lock
	if lockAlone(f) {
		if err := s.rescue(ctx, math.MaxInt64); err != nil {
			leave()
			return nil, err
		}
	}
	if err := lockShared(f); err != nil {
		leave()
		return nil, fmt.Errorf("lock %s: %w", f.Name(), err)
	}
	return leave, nil
}

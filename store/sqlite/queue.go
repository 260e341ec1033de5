package sqlite

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/internal/rows"
)

// The states of a job's row. A job that is done has no row.
const (
	waiting = 0
	running = 1
	failed  = 2
)

// Enqueue adds jobs; one whose kind and key already wait stays as it is.
func (e engine) Enqueue(ctx context.Context, db rows.DB, jobs []sitrep.Job) error {
	for _, j := range jobs {
		_, err := db.Exec(ctx, "INSERT INTO job (kind, key, payload, state, attempt, priority, run_at, lease, created, error) VALUES (?, ?, ?, ?, 0, ?, ?, 0, ?, '') ON CONFLICT (kind, key) WHERE state = 0 AND key <> '' DO NOTHING",
			j.Kind, j.Key, []byte(j.Payload), waiting, j.Priority, j.RunAt.UnixNano(), j.RunAt.UnixNano())
		if err != nil {
			return err
		}
		if e.queued != nil {
			e.queued[j.Kind] = true
		}
	}
	return nil
}

// TakeJobs removes jobs that wait.
func (engine) TakeJobs(ctx context.Context, db rows.DB, kind string, due time.Time, n int) ([]sitrep.Job, error) {
	c, err := db.Query(ctx, "DELETE FROM job WHERE id IN (SELECT id FROM job WHERE kind = ? AND state = 0 AND run_at <= ? AND attempt = 0 ORDER BY priority, run_at, id LIMIT ?) RETURNING id, key, payload, run_at, priority", kind, due.UnixNano(), n)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	var out []sitrep.Job
	for c.Next() {
		j := sitrep.Job{Kind: kind, Attempt: 1}
		var runAt int64
		var payload []byte
		if err := c.Scan(&j.ID, &j.Key, &payload, &runAt, &j.Priority); err != nil {
			return nil, err
		}
		j.Payload, j.RunAt = payload, time.Unix(0, runAt).UTC()
		out = append(out, j)
	}
	return out, c.Err()
}

// Jobs counts jobs by kind.
func (engine) Jobs(ctx context.Context, db rows.DB) (map[string]sitrep.JobStats, error) {
	out := map[string]sitrep.JobStats{}
	c, err := db.Query(ctx, "SELECT kind, state, count(*), min(created), coalesce((SELECT j.error FROM job j WHERE j.kind = job.kind AND j.error <> '' ORDER BY j.id DESC LIMIT 1), '') FROM job GROUP BY kind, state")
	if err != nil {
		return nil, err
	}
	defer c.Close()
	for c.Next() {
		var kind, last string
		var state int
		var n, created int64
		if err := c.Scan(&kind, &state, &n, &created, &last); err != nil {
			return nil, err
		}
		s := out[kind]
		s.LastError = last
		switch state {
		case waiting:
			s.Waiting, s.Oldest = n, time.Unix(0, created).UTC()
		case running:
			s.Running = n
		case failed:
			s.Failed = n
		}
		out[kind] = s
	}
	return out, c.Err()
}

// poll is how often a worker looks for jobs that became due or that another
// process enqueued; those of its own process wake it at once.
const poll = 250 * time.Millisecond

// Work runs handlers until ctx is done, then lets those begun finish.
func (s *Store) Work(ctx context.Context, w sitrep.Workers) error {
	if w.Lease <= 0 {
		w.Lease = time.Minute
	}
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	var wg sync.WaitGroup
	for kind, handle := range w.Handle {
		for range max(1, w.Max[kind]) {
			wg.Go(func() { s.serve(ctx, kind, handle, w.Lease) })
		}
	}
	wg.Go(func() { s.rescueLoop(ctx, w.Lease) })
	wg.Wait()
	return nil
}

// serve does the jobs of a kind one after another.
func (s *Store) serve(ctx context.Context, kind string, handle sitrep.Handler, lease time.Duration) {
	bell := s.wake.listen(kind)
	defer s.wake.leave(kind, bell)
	for ctx.Err() == nil {
		j, err := s.claim(ctx, kind, lease)
		if err != nil && ctx.Err() == nil {
			s.Log.Error("take a job", "kind", kind, "error", err)
		}
		if err == nil && j != nil {
			s.do(context.WithoutCancel(ctx), *j, handle, lease)
			continue
		}
		select {
		case <-ctx.Done():
		case <-bell:
		case <-time.After(poll):
		}
	}
}

// claim takes the next job that is due; nil where none is.
func (s *Store) claim(ctx context.Context, kind string, lease time.Duration) (*sitrep.Job, error) {
	now := s.Clock()
	due, err := number(ctx, s.DB, "SELECT count(*) FROM (SELECT 1 FROM job WHERE kind = ? AND state = 0 AND run_at <= ? LIMIT 1)", kind, now.UnixNano())
	if err != nil || due == 0 {
		return nil, err
	}
	var j *sitrep.Job
	err = s.direct(ctx, func(db rows.DB) error {
		c, err := db.Query(ctx, "UPDATE job SET state = 1, attempt = attempt + 1, lease = ? WHERE id = (SELECT id FROM job WHERE kind = ? AND state = 0 AND run_at <= ? ORDER BY priority, run_at, id LIMIT 1) RETURNING id, key, payload, attempt, run_at, priority",
			now.Add(lease).UnixNano(), kind, now.UnixNano())
		if err != nil {
			return err
		}
		defer c.Close()
		for c.Next() {
			j = &sitrep.Job{Kind: kind}
			var runAt int64
			var payload []byte
			if err := c.Scan(&j.ID, &j.Key, &payload, &j.Attempt, &runAt, &j.Priority); err != nil {
				return err
			}
			j.Payload, j.RunAt = payload, time.Unix(0, runAt).UTC()
		}
		return c.Err()
	})
	if err != nil {
		return nil, err
	}
	return j, nil
}

// direct runs statements in a transaction of their own.
func (s *Store) direct(ctx context.Context, f func(db rows.DB) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(conn{tx}); err != nil {
		return err
	}
	return tx.Commit()
}

// ours tells this attempt at a job from any other: another worker that was given
// the job has counted it up.
const ours = " WHERE id = ? AND state = 1 AND attempt = ?"

// do runs one attempt, renewing its lease meanwhile.
func (s *Store) do(ctx context.Context, j sitrep.Job, handle sitrep.Handler, lease time.Duration) {
	stop := make(chan struct{})
	var renewing sync.WaitGroup
	renewing.Go(func() { s.renew(ctx, j, lease, stop) })
	err := rows.Guard(func() error { return handle(ctx, j, func(tx sitrep.Tx) error { return done(ctx, tx, j) }) })
	close(stop)
	renewing.Wait()
	if err != nil {
		s.Log.Warn("a job failed", "kind", j.Kind, "key", j.Key, "attempt", j.Attempt, "error", err)
	}
	if err := s.finish(ctx, j, err); err != nil {
		s.Log.Error("note the end of a job", "kind", j.Kind, "key", j.Key, "error", err)
	}
}

// done removes the job within the handler's own transaction. A job that was given
// to another worker meanwhile fails the transaction: nothing is done twice.
func done(ctx context.Context, tx sitrep.Tx, j sitrep.Job) error {
	t, ok := tx.(*rows.Tx)
	if !ok {
		return fmt.Errorf("done wants the transaction of Update, not %T", tx)
	}
	n, err := t.DB.Exec(ctx, "DELETE FROM job"+ours, j.ID, j.Attempt)
	if err == nil && n == 0 {
		return sitrep.Errorf(sitrep.EConflict, "the %s job %d is no longer this worker's", j.Kind, j.ID)
	}
	return err
}

// renew moves the lease on until stop.
func (s *Store) renew(ctx context.Context, j sitrep.Job, lease time.Duration, stop chan struct{}) {
	tick := time.NewTicker(lease / 3)
	defer tick.Stop()
	for {
		select {
		case <-stop:
			return
		case <-tick.C:
		}
		if s.stalled.Load() {
			continue
		}
		err := s.direct(ctx, func(db rows.DB) error {
			_, err := db.Exec(ctx, "UPDATE job SET lease = ?"+ours, s.Clock().Add(lease).UnixNano(), j.ID, j.Attempt)
			return err
		})
		if err != nil {
			s.Log.Warn("renew a job's lease", "kind", j.Kind, "key", j.Key, "error", err)
		}
	}
}

// Stall stops this store's workers from renewing their leases, as if they had died:
// for tests.
func (s *Store) Stall(on bool) { s.stalled.Store(on) }

// finish notes what became of an attempt; done may have noted it before.
func (s *Store) finish(ctx context.Context, j sitrep.Job, failure error) error {
	return s.direct(ctx, func(db rows.DB) error {
		if failure == nil {
			_, err := db.Exec(ctx, "DELETE FROM job"+ours, j.ID, j.Attempt)
			return err
		}
		out := rows.AfterError(failure, j.Attempt, s.Clock())
		if out.GiveUp {
			_, err := db.Exec(ctx, "UPDATE job SET state = 2, error = ?"+ours, out.Why, j.ID, j.Attempt)
			return err
		}
		return again(ctx, db, out, j)
	})
}

// again puts a job back among those waiting; where another of its key waits
// already, that one will do.
func again(ctx context.Context, db rows.DB, out rows.Outcome, j sitrep.Job) error {
	n, err := db.Exec(ctx, "UPDATE OR IGNORE job SET state = 0, run_at = ?, error = ?"+ours, out.At.UnixNano(), out.Why, j.ID, j.Attempt)
	if err == nil && n == 0 {
		_, err = db.Exec(ctx, "DELETE FROM job"+ours, j.ID, j.Attempt)
	}
	return err
}

// rescueLoop gives the jobs of dead workers to others.
func (s *Store) rescueLoop(ctx context.Context, lease time.Duration) {
	tick := time.NewTicker(min(lease/2, 5*time.Second))
	defer tick.Stop()
	for {
		if err := s.rescue(ctx, s.Clock().UnixNano()); err != nil && ctx.Err() == nil {
			s.Log.Error("look for jobs of dead workers", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

var errWorkerDied = errors.New("the worker died")

// rescue gives out again the jobs whose lease ended before a time.
func (s *Store) rescue(ctx context.Context, before int64) error {
	now := s.Clock()
	type lost struct{ id, attempt int64 }
	var all []lost
	c, err := s.DB.Query(ctx, "SELECT id, attempt FROM job WHERE state = 1 AND lease < ?", before)
	if err != nil {
		return err
	}
	for c.Next() {
		var l lost
		if err := c.Scan(&l.id, &l.attempt); err != nil {
			return errors.Join(err, c.Close())
		}
		all = append(all, l)
	}
	if err := errors.Join(c.Err(), c.Close()); err != nil || len(all) == 0 {
		return err
	}
	s.Log.Info("jobs of dead workers are given to others", "jobs", len(all))
	for _, l := range all {
		var died error = &sitrep.RetryAt{At: now, Err: errWorkerDied}
		if l.attempt >= rows.MaxAttempts {
			died = &sitrep.Cancel{Err: errWorkerDied} // it may be the job that kills them
		}
		if err := s.finish(ctx, sitrep.Job{ID: l.id, Attempt: int(l.attempt)}, died); err != nil {
			return err
		}
	}
	return nil
}

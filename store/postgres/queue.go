package postgres

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/internal/rows"
)

// args are a job as River keeps it. The payload is text within the JSON, so that it
// comes back byte for byte, and with escapes that jsonb refuses.
type args struct {
	kind    string
	Key     string `json:"key"`
	Payload string `json:"payload"`
}

func (a args) Kind() string { return a.kind }

// waitingStates are those of a job that waits, for its time or for another attempt.
const waitingStates = "('available', 'pending', 'retryable', 'scheduled')"

// queueOf is the queue of a kind: each kind has its own, with its own number of workers.
func queueOf(kind string) string {
	ok := kind != "" && len(kind) <= 60 && strings.IndexFunc(kind, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') }) < 0
	if ok {
		return kind
	}
	return fmt.Sprintf("kind%x", slot(kind, 1<<31))
}

func slot(s string, of uint32) int32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return int32(h.Sum32() % of)
}

// Enqueue adds jobs. Transactions that add a job of the same key wait for each other,
// so that just one adds it; keys share a few hundred locks, taken in order.
func (e engine) Enqueue(ctx context.Context, db rows.DB, jobs []sitrep.Job) error {
	c, ok := db.(conn)
	tx, isTx := c.q.(pgx.Tx)
	if !ok || !isTx {
		return errors.New("jobs are added in a transaction")
	}
	if err := lockKeys(ctx, db, jobs); err != nil {
		return err
	}
	var params []river.InsertManyParams
	added := map[[2]string]bool{}
	for _, j := range jobs {
		a := args{kind: j.Kind, Key: strings.ReplaceAll(strings.ToValidUTF8(j.Key, "\uFFFD"), "\x00", ""), Payload: string(j.Payload)}
		if a.Key != "" {
			if added[[2]string{j.Kind, a.Key}] {
				continue
			}
			there, err := waits(ctx, db, j.Kind, a.Key, 0)
			if err != nil {
				return err
			}
			if there {
				continue
			}
			added[[2]string{j.Kind, a.Key}] = true
		}
		params = append(params, river.InsertManyParams{Args: a, InsertOpts: &river.InsertOpts{
			Queue: queueOf(j.Kind), MaxAttempts: rows.MaxAttempts, Priority: min(4, max(1, j.Priority+2)), ScheduledAt: j.RunAt}})
	}
	if len(params) == 0 {
		return nil
	}
	_, err := e.queue.InsertManyFastTx(ctx, tx, params)
	return err
}

// keyLocks is the class of the advisory locks of jobs' keys, keySlots how many there are.
const (
	keyLocks = 0x5171
	keySlots = 256
)

func lockKeys(ctx context.Context, db rows.DB, jobs []sitrep.Job) error {
	var slots []int32
	for _, j := range jobs {
		if j.Key != "" {
			slots = append(slots, slot(j.Kind+"\x00"+j.Key, keySlots))
		}
	}
	slices.Sort(slots)
	for _, n := range slices.Compact(slots) {
		if _, err := db.Exec(ctx, "SELECT pg_advisory_xact_lock(?::int, ?::int)", keyLocks, n); err != nil {
			return err
		}
	}
	return nil
}

// waits tells whether a job of a kind and key waits, other than one.
func waits(ctx context.Context, db rows.DB, kind, key string, but int64) (bool, error) {
	_, there, err := number(ctx, db, "SELECT id FROM river_job WHERE kind = ? AND args ->> 'key' = ? AND state IN "+waitingStates+" AND id <> ? LIMIT 1", kind, key, but)
	return there, err
}

// TakeJobs removes jobs that wait and that no worker has in hand.
func (engine) TakeJobs(ctx context.Context, db rows.DB, kind string, due time.Time, n int) ([]sitrep.Job, error) {
	c, err := db.Query(ctx, `DELETE FROM river_job WHERE id IN (SELECT id FROM river_job WHERE kind = ? AND queue = ? AND state IN ('available', 'scheduled')
		AND scheduled_at <= ? AND attempt = 0 ORDER BY priority, scheduled_at, id LIMIT ? FOR UPDATE SKIP LOCKED)
		RETURNING id, args ->> 'key', args ->> 'payload', scheduled_at, priority`, kind, queueOf(kind), due, n)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	var out []sitrep.Job
	for c.Next() {
		j := sitrep.Job{Kind: kind, Attempt: 1}
		var payload string
		if err := c.Scan(&j.ID, &j.Key, &payload, &j.RunAt, &j.Priority); err != nil {
			return nil, err
		}
		j.Payload, j.RunAt, j.Priority = json.RawMessage(payload), j.RunAt.UTC(), j.Priority-2
		out = append(out, j)
	}
	return out, c.Err()
}

// Jobs counts jobs by kind.
func (engine) Jobs(ctx context.Context, db rows.DB) (map[string]sitrep.JobStats, error) {
	c, err := db.Query(ctx, `SELECT kind,
		count(*) FILTER (WHERE state IN `+waitingStates+`), count(*) FILTER (WHERE state = 'running'), count(*) FILTER (WHERE state IN ('cancelled', 'discarded')),
		min(created_at) FILTER (WHERE state IN `+waitingStates+`),
		coalesce((SELECT l.errors[array_upper(l.errors, 1)] ->> 'error' FROM river_job l WHERE l.kind = j.kind AND l.errors IS NOT NULL ORDER BY l.id DESC LIMIT 1), '')
		FROM river_job j WHERE state <> 'completed' GROUP BY kind`)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	out := map[string]sitrep.JobStats{}
	for c.Next() {
		var kind string
		var s sitrep.JobStats
		var oldest *time.Time
		if err := c.Scan(&kind, &s.Waiting, &s.Running, &s.Failed, &oldest, &s.LastError); err != nil {
			return nil, err
		}
		if oldest != nil {
			s.Oldest = oldest.UTC()
		}
		s.LastError = strings.TrimPrefix(s.LastError, "JobCancelError: ")
		out[kind] = s
	}
	return out, c.Err()
}

// poll is how often workers look for jobs. Notifications would need a lock that all
// commits share, so there are none (PollOnly).
const poll = 200 * time.Millisecond

// crew is one call of Work.
type crew struct {
	store *Store
	lease time.Duration

	mu      sync.Mutex
	running map[int64]int // attempts by job id
	again   map[int64]time.Time
}

// Work runs handlers until ctx is done, then lets those begun finish.
func (s *Store) Work(ctx context.Context, w sitrep.Workers) error {
	c := &crew{store: s, lease: cmp.Or(w.Lease, time.Minute), running: map[int64]int{}, again: map[int64]time.Time{}}
	workers, queues := river.NewWorkers(), map[string]river.QueueConfig{}
	for kind, handle := range w.Handle {
		river.AddWorkerArgs(workers, args{kind: kind}, &worker{crew: c, handle: handle})
		queues[queueOf(kind)] = river.QueueConfig{MaxWorkers: max(1, w.Max[kind])}
	}
	client, err := river.NewClient(s.driver, &river.Config{
		Logger: quiet(s.Log), Workers: workers, Queues: queues, SkipJobKindValidation: true, SkipUnknownJobCheck: true,
		PollOnly: true, FetchPollInterval: poll, FetchCooldown: 20 * time.Millisecond, JobTimeout: -1, MaxAttempts: rows.MaxAttempts,
		RescueStuckJobsAfter:        max(10*c.lease, 10*time.Minute), // we rescue sooner ourselves, see rescue
		CompletedJobRetentionPeriod: 15 * time.Minute,
		CancelledJobRetentionPeriod: 30 * 24 * time.Hour, DiscardedJobRetentionPeriod: 30 * 24 * time.Hour,
	})
	if err != nil {
		return fmt.Errorf("start workers: %w", err)
	}
	still := context.WithoutCancel(ctx)
	if err := client.Start(still); err != nil {
		return fmt.Errorf("start workers: %w", err)
	}
	var keeping sync.WaitGroup
	stop := make(chan struct{})
	keeping.Go(func() { c.keep(still, stop) })
	<-ctx.Done()
	err = client.Stop(still)
	close(stop)
	keeping.Wait()
	if err != nil {
		return fmt.Errorf("stop workers: %w", err)
	}
	return nil
}

// worker does the jobs of a kind.
type worker struct {
	river.WorkerDefaults[args]
	crew   *crew
	handle sitrep.Handler
}

// Timeout is none: a job may take as long as it takes, its lease is renewed.
func (w *worker) Timeout(*river.Job[args]) time.Duration { return -1 }

// NextRetry is when a job that failed is tried again.
func (w *worker) NextRetry(j *river.Job[args]) time.Time {
	w.crew.mu.Lock()
	defer w.crew.mu.Unlock()
	at, ok := w.crew.again[j.ID]
	delete(w.crew.again, j.ID)
	if !ok {
		at = time.Now().Add(rows.Backoff(j.Attempt))
	}
	return at
}

// Work does one attempt.
func (w *worker) Work(ctx context.Context, rj *river.Job[args]) error {
	j := sitrep.Job{ID: rj.ID, Kind: rj.Kind, Key: rj.Args.Key, Payload: json.RawMessage(rj.Args.Payload), Attempt: rj.Attempt, RunAt: rj.ScheduledAt.UTC(), Priority: rj.Priority - 2}
	w.crew.begin(j)
	defer w.crew.end(j)
	err := rows.Guard(func() error { return w.handle(ctx, j, func(tx sitrep.Tx) error { return done(ctx, tx, rj) }) })
	if err == nil {
		return nil
	}
	w.crew.store.Log.Warn("a job failed", "kind", j.Kind, "key", j.Key, "attempt", j.Attempt, "error", err)
	out := rows.AfterError(err, j.Attempt, time.Now())
	if out.GiveUp {
		return river.JobCancel(errors.New(out.Why))
	}
	if j.Key != "" {
		if there, err := waits(ctx, w.crew.store.DB, j.Kind, j.Key, j.ID); err == nil && there {
			return nil // another of its key waits already; that one will do
		}
	}
	w.crew.mu.Lock()
	w.crew.again[j.ID] = out.At
	w.crew.mu.Unlock()
	return errors.New(out.Why)
}

// done completes the job within the handler's own transaction. A job that was given
// to another worker meanwhile fails the transaction: nothing is done twice.
func done(ctx context.Context, tx sitrep.Tx, j *river.Job[args]) error {
	t, ok := tx.(*rows.Tx)
	if !ok {
		return fmt.Errorf("done wants the transaction of Update, not %T", tx)
	}
	pgtx, ok := t.DB.(conn).q.(pgx.Tx)
	if !ok {
		return errors.New("done wants a transaction")
	}
	attempt, there, err := number(ctx, t.DB, "SELECT attempt::bigint FROM river_job WHERE id = ? AND state = 'running' FOR UPDATE", j.ID)
	if err != nil {
		return err
	}
	if !there || int(attempt) != j.Attempt {
		return sitrep.Errorf(sitrep.EConflict, "the %s job %d is no longer this worker's", j.Kind, j.ID)
	}
	_, err = river.JobCompleteTx[*riverpgxv5.Driver](ctx, pgtx, j)
	return err
}

func (c *crew) begin(j sitrep.Job) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.running[j.ID] = j.Attempt
}

func (c *crew) end(j sitrep.Job) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running[j.ID] == j.Attempt {
		delete(c.running, j.ID)
	}
}

// keep renews the leases of running jobs and gives those of dead workers to others.
func (c *crew) keep(ctx context.Context, stop chan struct{}) {
	tick := time.NewTicker(min(c.lease/3, 5*time.Second))
	defer tick.Stop()
	for {
		if err := errors.Join(c.renew(ctx), c.rescue(ctx)); err != nil {
			c.store.Log.Error("renew leases and look for jobs of dead workers", "error", err)
		}
		select {
		case <-stop:
			return
		case <-tick.C:
		}
	}
}

// renew sets the time from which River and rescue count a lease.
func (c *crew) renew(ctx context.Context) error {
	if c.store.isStalled() {
		return nil
	}
	c.mu.Lock()
	var ids []int64
	var attempts []int16
	for id, attempt := range c.running {
		ids, attempts = append(ids, id), append(attempts, int16(attempt))
	}
	c.mu.Unlock()
	if len(ids) == 0 {
		return nil
	}
	_, err := c.store.DB.Exec(ctx, "UPDATE river_job j SET attempted_at = clock_timestamp() FROM unnest(?::bigint[], ?::smallint[]) AS mine (id, attempt) WHERE j.id = mine.id AND j.attempt = mine.attempt AND j.state = 'running'", ids, attempts)
	return err
}

// rescue puts jobs whose lease ran out back among those waiting. River's own rescuer
// looks every half a minute from one elected process, and not before its worker would
// have been given up; a dead worker should not hold its jobs that long.
func (c *crew) rescue(ctx context.Context) error {
	const lost = "state = 'running' AND attempted_at < clock_timestamp() - make_interval(secs => ?::double precision)"
	n, err := c.store.DB.Exec(ctx, `UPDATE river_job j SET
		state = CASE
			WHEN attempt >= max_attempts THEN 'discarded'::river_job_state
			WHEN args ->> 'key' <> '' AND EXISTS (SELECT 1 FROM river_job w WHERE w.kind = j.kind AND w.args ->> 'key' = j.args ->> 'key' AND w.state IN `+waitingStates+`) THEN 'completed'
			ELSE 'available' END,
		finalized_at = CASE
			WHEN attempt >= max_attempts OR args ->> 'key' <> '' AND EXISTS (SELECT 1 FROM river_job w WHERE w.kind = j.kind AND w.args ->> 'key' = j.args ->> 'key' AND w.state IN `+waitingStates+`) THEN clock_timestamp()
			END,
		scheduled_at = clock_timestamp(),
		errors = array_append(errors, jsonb_build_object('at', clock_timestamp(), 'attempt', attempt, 'error', 'the worker died', 'trace', ''))
		WHERE id IN (SELECT id FROM river_job WHERE `+lost+` ORDER BY id FOR UPDATE SKIP LOCKED)`, c.lease.Seconds())
	if n > 0 {
		c.store.Log.Info("jobs of dead workers are given to others", "jobs", n)
	}
	return err
}

// Stall stops this store's workers from renewing their leases, as if they had died:
// for tests.
func (s *Store) Stall(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stalled = on
}

func (s *Store) isStalled() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stalled
}

// quiet passes on what River logs from warnings up.
func quiet(log *slog.Logger) *slog.Logger { return slog.New(level{log.Handler()}) }

type level struct{ slog.Handler }

func (l level) Enabled(ctx context.Context, at slog.Level) bool {
	return at >= slog.LevelWarn && l.Handler.Enabled(ctx, at)
}

package rows

import (
	"context"
	"iter"

	"github.com/sitrep-news/sitrep"
)

// PutDoc stores a document whose Version is still the stored one.
func (tx *Tx) PutDoc(ctx context.Context, d sitrep.Doc) error {
	if d.Kind == "" || d.ID == "" || len(d.Kind)+len(d.ID)+len(d.Owner) > 2*maxID {
		return sitrep.Errorf(sitrep.EInvalid, "a document needs a kind and an id, and they and its owner at most %d bytes together", 2*maxID)
	}
	d.Kind, d.ID, d.Owner = clean(d.Kind), clean(d.ID), clean(d.Owner)
	now := nanos(tx.now())
	body := []byte(d.Body)
	if d.Version == 0 {
		// One that has expired is not there any more.
		if _, err := tx.DB.Exec(ctx, "DELETE FROM doc WHERE kind = ? AND id = ? AND expires <> 0 AND expires <= ?", d.Kind, d.ID, now); err != nil {
			return wrap(err, "store "+d.Kind+" "+d.ID)
		}
		n, err := tx.DB.Exec(ctx, "INSERT INTO doc (kind, id, owner, body, version, expires, updated) VALUES (?, ?, ?, ?, 1, ?, ?) ON CONFLICT (kind, id) DO NOTHING",
			d.Kind, d.ID, d.Owner, body, nanos(d.Expires), now)
		return docWritten(d, n, err)
	}
	n, err := tx.DB.Exec(ctx, "UPDATE doc SET owner = ?, body = ?, version = version + 1, expires = ?, updated = ? WHERE kind = ? AND id = ? AND version = ? AND (expires = 0 OR expires > ?)",
		d.Owner, body, nanos(d.Expires), now, d.Kind, d.ID, d.Version, now)
	return docWritten(d, n, err)
}

func docWritten(d sitrep.Doc, n int64, err error) error {
	if err == nil && n == 0 {
		return sitrep.Errorf(sitrep.EConflict, "%s %s was changed by somebody else since it was read; read it again", d.Kind, d.ID)
	}
	return wrap(err, "store "+d.Kind+" "+d.ID)
}

// DeleteDoc removes a document.
func (tx *Tx) DeleteDoc(ctx context.Context, kind, id string) error {
	_, err := tx.DB.Exec(ctx, "DELETE FROM doc WHERE kind = ? AND id = ?", clean(kind), clean(id))
	return wrap(err, "delete "+kind+" "+id)
}

// Doc finds a document.
func (r *Reader) Doc(ctx context.Context, kind, id string) (sitrep.Doc, error) {
	docs, err := r.docs(ctx, 1, "kind = ? AND id = ?", clean(kind), clean(id))
	if err != nil {
		return sitrep.Doc{}, err
	}
	if len(docs) == 0 {
		return sitrep.Doc{}, sitrep.Errorf(sitrep.ENotFound, "no %s %q in the store", kind, id)
	}
	return docs[0], nil
}

// Docs lists documents in the order of their ids.
func (r *Reader) Docs(ctx context.Context, q sitrep.DocQuery) ([]sitrep.Doc, error) {
	cond, args := "kind = ?", []any{clean(q.Kind)}
	if q.Owner != "" {
		cond, args = cond+" AND owner = ?", append(args, clean(q.Owner))
	}
	if q.After != "" {
		cond, args = cond+" AND id > ?", append(args, clean(q.After))
	}
	return r.docs(ctx, bounded(q.Limit, 1000, 10000), cond, args...)
}

func (r *Reader) docs(ctx context.Context, limit int, cond string, args ...any) ([]sitrep.Doc, error) {
	args = append(append([]any{nanos(r.now())}, args...), limit)
	var out []sitrep.Doc
	err := each(ctx, r.DB, func(c Cursor) error {
		var d sitrep.Doc
		var body []byte
		var expires, updated int64
		err := c.Scan(&d.Kind, &d.ID, &d.Owner, &body, &d.Version, &expires, &updated)
		d.Body, d.Expires, d.Updated = raw(body), timeOf(expires), timeOf(updated)
		out = append(out, d)
		return err
	}, "SELECT kind, id, owner, body, version, expires, updated FROM doc WHERE (expires = 0 OR expires > ?) AND "+cond+" ORDER BY id LIMIT ?", args...)
	return out, wrap(err, "read documents")
}

// TakeJobs takes jobs that this transaction does beside its own.
func (tx *Tx) TakeJobs(ctx context.Context, kind string, n int) ([]sitrep.Job, error) {
	jobs, err := tx.Engine.TakeJobs(ctx, tx.DB, kind, tx.now(), n)
	return jobs, wrap(err, "take jobs of kind "+kind)
}

// Enqueue adds jobs.
func (tx *Tx) Enqueue(ctx context.Context, jobs ...sitrep.Job) error {
	for i := range jobs {
		if jobs[i].Kind == "" || len(jobs[i].Kind)+len(jobs[i].Key) > 2*maxID {
			return sitrep.Errorf(sitrep.EInvalid, "a job needs a kind, and it and its key at most %d bytes together", 2*maxID)
		}
		if len(jobs[i].Payload) == 0 {
			jobs[i].Payload = []byte("null")
		}
		if jobs[i].RunAt.IsZero() {
			jobs[i].RunAt = tx.now()
		}
	}
	if len(jobs) == 0 {
		return nil
	}
	return wrap(tx.Engine.Enqueue(ctx, tx.DB, jobs), "enqueue")
}

// Lock makes others that lock the same key wait.
func (tx *Tx) Lock(ctx context.Context, key string) error {
	return wrap(tx.Engine.Lock(ctx, tx.DB, key), "lock "+key)
}

// vector waits for the end of its transaction to get its number.
type vector struct {
	report int64
	packed []byte
}

func (tx *Tx) flushVectors(ctx context.Context) error {
	if len(tx.late.vectors) == 0 {
		return nil
	}
	var last int64
	if err := one(ctx, tx.DB, []any{&last}, "UPDATE commits SET vector = vector + ? RETURNING vector", len(tx.late.vectors)); err != nil {
		return err
	}
	rows := make([][]any, len(tx.late.vectors))
	for i, v := range tx.late.vectors {
		rows[i] = []any{last - int64(len(rows)-1-i), v.report, v.packed}
	}
	return wrap(insertMany(ctx, tx.DB, "INSERT INTO vector (number, report, vector)", "", rows), "file vectors")
}

// Vectors walks over vectors in the order they were filed.
func (r *Reader) Vectors(ctx context.Context, after int64) iter.Seq2[sitrep.VectorRow, error] {
	const page = 1000
	return func(yield func(sitrep.VectorRow, error) bool) {
		for {
			rows, err := r.vectorPage(ctx, after, page)
			for _, v := range rows {
				if !yield(v, nil) {
					return
				}
				after = v.Row
			}
			if err != nil {
				yield(sitrep.VectorRow{}, wrap(err, "read vectors"))
				return
			}
			if len(rows) < page {
				return
			}
		}
	}
}

func (r *Reader) vectorPage(ctx context.Context, after int64, n int) ([]sitrep.VectorRow, error) {
	var out []sitrep.VectorRow
	err := each(ctx, r.DB, func(c Cursor) error {
		var v sitrep.VectorRow
		var b []byte
		if err := c.Scan(&v.Row, &v.Report, &b); err != nil {
			return err
		}
		var err error
		v.Vector, err = unpackVector(b)
		out = append(out, v)
		return err
	}, "SELECT v.number, r.id, v.vector FROM vector v JOIN report r ON r.key = v.report WHERE v.number > ? ORDER BY v.number LIMIT ?", after, n)
	return out, err
}

// Stats counts what the store holds.
func (r *Reader) Stats(ctx context.Context) (sitrep.Stats, error) {
	s := sitrep.Stats{Engine: r.Engine.Name(), Schema: r.Schema}
	for table, to := range map[string]*int64{"raw": &s.Raws, "report": &s.Reports, "item": &s.Mentions, "event": &s.Events, "change": &s.Changes, "outbox": &s.Outbox} {
		if err := one(ctx, r.DB, []any{to}, "SELECT count(*) FROM "+table); err != nil {
			return s, wrap(err, "count "+table)
		}
	}
	oldest, err := column[int64](ctx, r.DB, "SELECT at FROM outbox ORDER BY seq LIMIT 1")
	if err == nil && len(oldest) > 0 {
		s.OldestOutbox = timeOf(oldest[0])
	}
	if err == nil {
		s.Bytes, err = r.Engine.Size(ctx, r.DB)
	}
	if err == nil {
		s.Jobs, err = r.Engine.Jobs(ctx, r.DB)
	}
	return s, wrap(err, "count")
}

package watch

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
)

// fuseDelay lets the reports of one moment be fused together.
const fuseDelay = 2 * time.Second

// bucket is the payload of a fuse job.
type bucket struct {
	Bucket string `json:"bucket"`
	Report string `json:"report,omitempty"` // because of which
	By     string `json:"by,omitempty"`     // because of an analyst's correction
}

// fuse joins the mentions of one bucket to events anew and saves what changed,
// with its history and its place in the outbox, in one transaction.
func (s *System) fuse(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
	var b bucket
	if err := json.Unmarshal(j.Payload, &b); err != nil {
		return &sitrep.Cancel{Err: fmt.Errorf("fuse job %d: payload: %w", j.ID, err)}
	}
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if err := s.fuseBucket(ctx, tx, b); err != nil {
			return fmt.Errorf("fuse %s: %w", b.Bucket, err)
		}
		return done(tx)
	})
}

func (s *System) fuseBucket(ctx context.Context, tx sitrep.Tx, b bucket) error {
	// Buckets overlap: mentions without a country, or of several days, bear on many.
	if err := tx.Lock(ctx, "fuse"); err != nil {
		return err
	}
	rules, err := Corrections(ctx, tx)
	if err != nil {
		return err
	}
	out, err := fuse.Work(ctx, tx, b.Bucket, s.o.Knowledge, rules, fuse.Because{At: s.o.Clock().UTC(), Report: b.Report, By: b.By})
	if err != nil || len(out.Events)+len(out.Changes)+len(out.Redirects) == 0 {
		return err
	}
	if err := tx.SaveEvents(ctx, out.Events, out.Redirects, out.Changes); err != nil {
		return err
	}
	// Whoever alerts does this job, on another machine perhaps.
	j, err := job(JobAlert, "outbox", nil, s.o.Clock())
	if err != nil {
		return err
	}
	return tx.Enqueue(ctx, j)
}

// correctionKind names analysts' corrections among the store's documents.
const correctionKind = "correction"

// Corrections lists what analysts decided, in the order of ids.
func Corrections(ctx context.Context, r sitrep.Reader) ([]fuse.Correction, error) {
	var out []fuse.Correction
	after := ""
	for {
		docs, err := r.Docs(ctx, sitrep.DocQuery{Kind: correctionKind, After: after, Limit: 1000})
		if err != nil {
			return nil, fmt.Errorf("corrections: %w", err)
		}
		for _, d := range docs {
			var c fuse.Correction
			if err := json.Unmarshal(d.Body, &c); err != nil {
				return nil, fmt.Errorf("correction %s: %w", d.ID, err)
			}
			out = append(out, c)
			after = d.ID
		}
		if len(docs) < 1000 {
			return out, nil
		}
	}
}

// Correct keeps an analyst's decision and has what it bears on fused anew.
func (s *System) Correct(ctx context.Context, c fuse.Correction) error {
	body, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("correction %s: %w", c.ID, err)
	}
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if err := tx.PutDoc(ctx, sitrep.Doc{Kind: correctionKind, ID: c.ID, Owner: c.By, Body: body}); err != nil {
			return err
		}
		return s.again(ctx, tx, c)
	})
}

// Undo takes an analyst's decision back.
func (s *System) Undo(ctx context.Context, id, by string) error {
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		d, err := tx.Doc(ctx, correctionKind, id)
		if err != nil {
			return err
		}
		var c fuse.Correction
		if err := json.Unmarshal(d.Body, &c); err != nil {
			return fmt.Errorf("correction %s: %w", id, err)
		}
		if err := tx.DeleteDoc(ctx, correctionKind, id); err != nil {
			return err
		}
		c.By = by
		return s.again(ctx, tx, c)
	})
}

// again has the buckets of a correction's reports fused.
func (s *System) again(ctx context.Context, tx sitrep.Tx, c fuse.Correction) error {
	seen := map[string]bool{}
	var jobs []sitrep.Job
	for _, a := range append(append([]fuse.Anchor{}, c.Anchors...), c.Others...) {
		items, err := tx.Items(ctx, sitrep.Window{Reports: []string{a.Report}})
		if err != nil {
			return err
		}
		for _, it := range items {
			if it.Mention.Trigger.Start != a.Start {
				continue
			}
			for _, b := range fuse.Buckets(it) {
				if seen[b] {
					continue
				}
				seen[b] = true
				j, err := job(JobFuse, b, bucket{Bucket: b, Report: a.Report, By: c.By}, s.o.Clock())
				if err != nil {
					return err
				}
				jobs = append(jobs, j)
			}
		}
	}
	return tx.Enqueue(ctx, jobs...)
}

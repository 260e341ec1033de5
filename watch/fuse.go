package watch

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
)

// fuseDelay lets the reports of one moment be fused together.
const fuseDelay = 2 * time.Second

// changed is the payload of a fuse job: the report whose mentions are to be joined anew.
type changed struct {
	Report string `json:"report,omitempty"`
	By     string `json:"by,omitempty"`     // because of an analyst's correction
	Bucket string `json:"bucket,omitempty"` // in jobs of programs before blocks: a country and a day
}

// fuseBatch is how many more reports that wait are fused with one. What bears on them is read,
// fused and saved once for all, so the more wait, the less each of them costs.
const fuseBatch = 100

// fuse joins what a report tells to events anew, and what others tell that wait for it too, and
// saves what changed, with its history and its place in the outbox, in one transaction.
func (s *System) fuse(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
	c, err := changedOf(j)
	if err != nil {
		return &sitrep.Cancel{Err: err}
	}
	if err := s.fileBlocks(ctx); err != nil {
		return err
	}
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if c.Bucket != "" {
			if err := s.fuseBucket(ctx, tx, c); err != nil {
				return fmt.Errorf("fuse %s: %w", c.Bucket, err)
			}
			return done(tx)
		}
		// What two reports bear on overlaps.
		if err := tx.Lock(ctx, "fuse"); err != nil {
			return err
		}
		all := []changed{c}
		if j.Attempt == 1 { // one that failed is tried alone
			more, err := s.more(ctx, tx)
			if err != nil {
				return err
			}
			all = append(all, more...)
		}
		if err := s.fuseAll(ctx, tx, all); err != nil {
			return fmt.Errorf("fuse %s: %w", c.Report, err)
		}
		return done(tx)
	})
}

func changedOf(j sitrep.Job) (changed, error) {
	var c changed
	if err := json.Unmarshal(j.Payload, &c); err != nil {
		return c, fmt.Errorf("fuse job %d: payload: %w", j.ID, err)
	}
	return c, nil
}

// more are the reports that wait to be fused too.
func (s *System) more(ctx context.Context, tx sitrep.Tx) ([]changed, error) {
	jobs, err := tx.TakeJobs(ctx, JobFuse, fuseBatch-1)
	if err != nil {
		return nil, err
	}
	out := make([]changed, len(jobs))
	for i, j := range jobs {
		if out[i], err = changedOf(j); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// fuseAll fuses reports that changed: those that came in together, those that an analyst has fused
// anew one by one, for what changes is then by that hand.
func (s *System) fuseAll(ctx context.Context, tx sitrep.Tx, all []changed) error {
	var reports []string
	for _, c := range all {
		if c.By == "" {
			reports = append(reports, c.Report)
		}
	}
	if err := s.fuseReports(ctx, tx, reports, ""); err != nil {
		return err
	}
	for _, c := range all {
		if c.By != "" {
			if err := s.fuseReports(ctx, tx, []string{c.Report}, c.By); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *System) fuseReports(ctx context.Context, tx sitrep.Tx, reports []string, by string) error {
	if len(reports) == 0 {
		return nil
	}
	rules, err := Corrections(ctx, tx)
	if err != nil {
		return err
	}
	out, err := fuse.Work(ctx, tx, reports, s.memory, rules, fuse.Because{At: s.o.Clock().UTC(), Report: reports[0], By: by})
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

// again has the reports of a correction fused. What an analyst joins or parts within a report
// changes the blocks it lies in.
func (s *System) again(ctx context.Context, tx sitrep.Tx, c fuse.Correction) error {
	if err := tx.Lock(ctx, "door"); err != nil { // no report is coded anew meanwhile
		return err
	}
	var reports []string
	for _, a := range slices.Concat(c.Anchors, c.Others) {
		if !slices.Contains(reports, a.Report) {
			reports = append(reports, a.Report)
		}
	}
	rules, err := Corrections(ctx, tx)
	if err != nil {
		return err
	}
	for _, id := range reports {
		err := s.block(ctx, tx, id, rules)
		if sitrep.Code(err) == sitrep.ENotFound {
			continue
		}
		if err != nil {
			return err
		}
		j, err := job(JobFuse, id, changed{Report: id, By: c.By}, s.o.Clock())
		if err != nil {
			return err
		}
		if err := tx.Enqueue(ctx, j); err != nil {
			return err
		}
	}
	return nil
}

package watch

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/fuse"
)

// code reads one raw input and files the report. It waits for fusion in the same
// transaction, so that a crash repeats all of it or nothing.
func (s *System) code(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
	raw, err := s.o.Store.Raw(ctx, j.Key)
	if err != nil {
		return fmt.Errorf("code %s: %w", j.Key, err)
	}
	filed, err := s.read(ctx, raw)
	if err != nil {
		return fmt.Errorf("code %s: %w", cmp.Or(raw.URL, raw.ID), err)
	}
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if err := s.file(ctx, tx, *filed); err != nil {
			return fmt.Errorf("file %s: %w", cmp.Or(raw.URL, raw.ID), err)
		}
		return done(tx)
	})
}

// read makes a coded report of a raw input. A report that can't be read is filed
// with its problems; only a context that is done is an error.
func (s *System) read(ctx context.Context, raw *sitrep.Raw) (*sitrep.Filed, error) {
	f := &sitrep.Filed{Raw: raw.ID, Source: raw.Source, Retrieved: raw.Retrieved, Coder: s.o.Coder}
	if isRecord(raw.ContentType) {
		r, err := sitrep.Decode(raw.Body)
		if err == nil {
			f.Report, f.Hash, f.Family = r, fuse.Hash(fuse.Prose(r)), s.family(r)
			return f, nil
		}
		f.Report = s.o.Extractor.Report(extract.Input{Name: raw.ID, URL: raw.URL, Title: raw.Title, Publisher: raw.Publisher})
		f.Report.Problems = append(f.Report.Problems, sitrep.Problem{Stage: "extract", Reason: err.Error()})
		f.Family = s.family(f.Report)
		return f, nil
	}
	f.Report = s.o.Extractor.Report(input(raw))
	doc, _, err := s.o.System.Analyse(ctx, f.Report)
	if err != nil {
		return nil, err
	}
	f.Hash, f.Family = fuse.Hash(fuse.Prose(f.Report)), s.family(f.Report)
	if doc != nil {
		f.Vector = fuse.Sign(doc).Lead
	}
	return f, nil
}

// isRecord tells whether a body is a record of ours, coded elsewhere.
func isRecord(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	return strings.TrimSpace(kind) == RecordType
}

// RecordType is the content type of a report that is already coded.
const RecordType = "application/vnd.sitrep.report+json"

// input tells the extractor what is known of a raw input.
func input(raw *sitrep.Raw) extract.Input {
	in := extract.Input{
		Name: cmp.Or(raw.URL, raw.ID), ContentType: raw.ContentType, URL: raw.URL,
		Title: raw.Title, Publisher: raw.Publisher, Published: raw.Published,
	}
	if raw.Published != "" && strings.HasPrefix(raw.Source, "feed:") {
		in.PublishedFrom = "feed"
	}
	if strings.Contains(raw.ContentType, "html") {
		in.HTML = raw.Body
	} else {
		in.Text = raw.Body
	}
	return in
}

// copyDays is how far back a copy of a text is looked for, in days.
const copyDays = 14

// file saves a report with how it stands to those before it, and has it, and what it
// replaces or takes back, fused anew.
func (s *System) file(ctx context.Context, tx sitrep.Tx, f sitrep.Filed) error {
	if err := tx.Lock(ctx, "door"); err != nil {
		return err
	}
	candidates, err := s.candidates(ctx, tx, f)
	if err != nil {
		return err
	}
	runs := fuse.NewRuns(f.Report)
	rel := fuse.RelateKnown(f, runs, candidates)
	s.texts.keep(f.Report.ID, f.Hash, known{runs, f.Vector})
	f.CopyOf, f.VersionOf = rel.CopyOf, rel.VersionOf
	f.Withdrawn = f.Withdrawn || rel.Retracts != ""
	if err := s.setAside(ctx, tx, &f); err != nil {
		return err
	}
	gone := []string{}
	for _, id := range []string{rel.VersionOf, rel.Retracts} {
		if id != "" && id != f.Report.ID {
			gone = append(gone, id)
		}
	}
	for _, id := range gone {
		if err := tx.Withdraw(ctx, id, true); err != nil {
			return err
		}
	}
	if err := tx.SaveReport(ctx, f); err != nil {
		return err
	}
	rules, err := Corrections(ctx, tx)
	if err != nil {
		return err
	}
	if err := s.block(ctx, tx, f.Report.ID, rules); err != nil {
		return err
	}
	return s.refuse(ctx, tx, append(gone, f.Report.ID)...)
}

// candidates are the reports that a new one may copy, replace or take back.
func (s *System) candidates(ctx context.Context, tx sitrep.Tx, f sitrep.Filed) ([]fuse.Known, error) {
	since := f.Retrieved.AddDate(0, 0, -copyDays)
	rows, err := tx.Copies(ctx, f.Hash, fuse.Near, since)
	if err != nil {
		return nil, err
	}
	if f.Report.URL != "" {
		same, err := tx.Versions(ctx, f.Report.URL)
		if err != nil {
			return nil, err
		}
		rows = append(rows, same...)
	}
	if f.Report.Publisher != "" {
		page, err := tx.Reports(ctx, sitrep.ReportQuery{Publisher: f.Report.Publisher, Since: since.Format("2006-01-02"), Limit: 20})
		if err != nil {
			return nil, err
		}
		rows = append(rows, page.Reports...)
	}
	seen := map[string]bool{f.Report.ID: true}
	whole := fuse.Retracts(f.Report)
	var out []fuse.Known
	for _, row := range rows {
		if seen[row.ID] || len(out) == 60 {
			continue
		}
		seen[row.ID] = true
		c, err := s.candidate(ctx, tx, row, whole)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// candidate is a report filed before, with its text where the whole of it is asked for.
func (s *System) candidate(ctx context.Context, tx sitrep.Tx, row sitrep.ReportRow, whole bool) (fuse.Known, error) {
	if k, ok := s.texts.find(row.ID, row.Hash); ok && !whole {
		r := &sitrep.Report{ID: row.ID, URL: row.URL, Title: row.Title, Publisher: row.Publisher, Published: row.Published}
		return fuse.Known{Filed: sitrep.Filed{Report: r, Family: row.Family, Retrieved: row.Retrieved, CopyOf: row.CopyOf, VersionOf: row.VersionOf, Vector: k.vector}, Runs: k.runs}, nil
	}
	c, err := tx.Report(ctx, row.ID)
	if err != nil {
		return fuse.Known{}, err
	}
	k := known{fuse.NewRuns(c.Report), c.Vector}
	s.texts.keep(row.ID, row.Hash, k)
	return fuse.Known{Filed: *c, Runs: k.runs}, nil
}

// refuse has what reports tell fused again.
func (s *System) refuse(ctx context.Context, tx sitrep.Tx, reports ...string) error {
	jobs := make([]sitrep.Job, 0, len(reports))
	for _, id := range reports {
		j, err := job(JobFuse, id, changed{Report: id}, s.o.Clock().Add(fuseDelay))
		if err != nil {
			return err
		}
		jobs = append(jobs, j)
	}
	return tx.Enqueue(ctx, jobs...)
}

// family is the publisher family that a report counts to; a report of nobody known
// is a family of its own, so that two of them are never taken for one.
func (s *System) family(r *sitrep.Report) string {
	return cmp.Or(r.Family, s.o.Extractor.Family(r), r.Publisher, r.ID)
}

package watch

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// floodKind names the counts of reports a family and day among the store's documents.
const floodKind = "flood"

// familyDay is how many reports of one publisher family count in a day where nothing
// else is said: more than the largest agencies put out in English.
const familyDay = 2000

// stageDoor is the stage of the problem of a report that was set aside.
const stageDoor = "door"

// setAside keeps a flood from counting: what one family sends over the network beyond
// so many reports a day is filed and shown, but its claims do not count until an
// analyst restores it. What the operator brings in by hand (folder, import, archives)
// is not bounded. The caller holds the lock of the door.
func (s *System) setAside(ctx context.Context, tx sitrep.Tx, f *sitrep.Filed) error {
	if !strings.HasPrefix(f.Source, "feed:") && f.Source != "post" || f.CopyOf != "" {
		return nil // a copy adds nothing to what the first of them says
	}
	before, err := tx.Report(ctx, f.Report.ID)
	if err == nil { // read anew: it was counted then
		if i := aside(before.Report); i >= 0 {
			f.Withdrawn = f.Withdrawn || before.Withdrawn
			f.Report.Problems = append(f.Report.Problems, before.Report.Problems[i])
		}
		return nil
	}
	if sitrep.Code(err) != sitrep.ENotFound {
		return err
	}
	n, most, err := s.counted(ctx, tx, f)
	if err != nil || n <= most {
		return err
	}
	if n == most+1 {
		s.o.Log.Warn("flood: reports are set aside", "family", f.Family, "source", f.Source, "a day", most)
	}
	f.Withdrawn = true
	f.Report.Problems = append(f.Report.Problems, sitrep.Problem{Stage: stageDoor,
		Reason: fmt.Sprintf("more than %d reports of %q came in one day: this one is set aside and its claims do not count until an analyst restores it", most, f.Family)})
	return nil
}

// counted adds a report to its family's count of the day. Reports of nobody known,
// each a family of its own, are counted together by where they came from.
func (s *System) counted(ctx context.Context, tx sitrep.Tx, f *sitrep.Filed) (n, most int, err error) {
	if most = s.o.FamilyDay; most == 0 {
		most = familyDay
	}
	family := f.Family
	if family == f.Report.ID {
		family = f.Source
	}
	now := s.o.Clock().UTC()
	id := now.Format(time.DateOnly) + "/" + family
	d, err := tx.Doc(ctx, floodKind, id)
	if err == nil {
		err = json.Unmarshal(d.Body, &n)
	} else if sitrep.Code(err) == sitrep.ENotFound {
		err = nil
	}
	if err != nil {
		return 0, most, fmt.Errorf("count of %s: %w", id, err)
	}
	n++
	body, err := json.Marshal(n)
	if err != nil {
		return 0, most, err
	}
	return n, most, tx.PutDoc(ctx, sitrep.Doc{Kind: floodKind, ID: id, Body: body, Version: d.Version, Expires: now.AddDate(0, 0, 3)})
}

// aside finds the problem of a report that was set aside; -1 for none.
func aside(r *sitrep.Report) int {
	return slices.IndexFunc(r.Problems, func(p sitrep.Problem) bool { return p.Stage == stageDoor })
}

// Withdraw takes a whole report out, or, with on false, lets it count again; what it
// bears on is fused anew, and whoever was told of it is told.
func (s *System) Withdraw(ctx context.Context, report string, on bool, by string) error {
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if _, err := tx.Report(ctx, report); err != nil {
			return err
		}
		if err := tx.Lock(ctx, "door"); err != nil {
			return err
		}
		if err := tx.Withdraw(ctx, report, on); err != nil {
			return err
		}
		s.o.Log.Info("report", "id", report, "withdrawn", on, "by", by)
		return s.refuse(ctx, tx, report)
	})
}

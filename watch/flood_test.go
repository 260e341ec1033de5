package watch_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/store/sqlite"
	"github.com/sitrep-news/sitrep/watch"
)

// record is a report that is coded already: no engine is needed. Each has words of its
// own, so that none is a copy.
func record(t *testing.T, i int, family string) sitrep.Raw {
	t.Helper()
	towns := []string{"Orvaya", "Brellin", "Castor Bay", "Dunmere", "Eskil", "Farrow", "Gant", "Hollin"}
	weapons := []string{"mortars at dawn", "rockets in the night", "tanks before noon", "drones while it rained", "howitzers after prayers", "machine guns near the mill", "bombs along the river", "missiles over the pass"}
	text := fmt.Sprintf("Gunmen attacked %s with %s, the mayor's office of %s said in a statement number %d.", towns[i], weapons[i], towns[i], i)
	w := func(s string) sitrep.Words {
		at := strings.Index(text, s)
		return sitrep.Words{Start: at, End: at + len(s), Text: s}
	}
	r := &sitrep.Report{Schema: sitrep.Schema, ID: fmt.Sprintf("r-%s-%d", family, i), URL: fmt.Sprintf("https://%s.example/%d", family, i), Title: text[:20], Publisher: family, Family: family,
		Published: "2031-05-10", Language: "en", Text: text,
		Mentions: []sitrep.Mention{{ID: "m1", Type: "ASSAULT", Trigger: w("attacked"), Sentence: w(text), Status: sitrep.Actual, Confidence: .9,
			Place: &sitrep.Place{Words: w(towns[i]), Name: towns[i], Country: "IRQ", Precision: "city"}, Time: &sitrep.Time{Start: "2031-05-10", End: "2031-05-10", Precision: "day"}}}}
	body, err := sitrep.Encode(r)
	must(t, err)
	return sitrep.Raw{URL: r.URL, ContentType: watch.RecordType, Body: body, Source: "post", Retrieved: time.Now().UTC()}
}

func TestAFloodIsSetAside(t *testing.T) {
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "t.db"), sqlite.Options{})
	must(t, err)
	t.Cleanup(func() { _ = s.Close() })
	x, knowledge := watch.Readers(t)
	n := &newsroom{t: t, store: s, System: watch.New(watch.Options{Store: s, Extractor: x, Knowledge: knowledge,
		FamilyDay: 3, Cores: 1, Clock: time.Now, Log: slog.New(slog.DiscardHandler)})}
	count := func() (live, aside int) {
		page, err := s.Reports(t.Context(), sitrep.ReportQuery{Family: "torrent"})
		must(t, err)
		for _, r := range page.Reports {
			if !r.Withdrawn {
				live++
				continue
			}
			f, err := s.Report(t.Context(), r.ID)
			must(t, err)
			for _, p := range f.Report.Problems {
				if p.Stage == "door" && strings.Contains(p.Reason, "set aside") {
					aside++
				}
			}
		}
		return live, aside
	}
	var raws []sitrep.Raw
	for i := range 6 {
		raws = append(raws, record(t, i, "torrent"))
	}
	by := record(t, 6, "brook")
	_, err = n.Accept(t.Context(), append(raws, by)...)
	must(t, err)
	n.work()
	if live, aside := count(); live != 3 || aside != 3 {
		t.Fatalf("%d count and %d are set aside, want 3 and 3", live, aside)
	}
	if f, err := s.Report(t.Context(), "r-brook-6"); err != nil || f.Withdrawn {
		t.Errorf("another family's report was held back too: %v", err)
	}
	if got := len(n.events(sitrep.Query{})); got != 4 {
		t.Errorf("%d events, want those of the 4 reports that count", got)
	}
	// Read anew, what was set aside stays so, and is not counted twice.
	recode := func() {
		must(t, s.Update(t.Context(), func(tx sitrep.Tx) error {
			for _, r := range raws {
				if err := tx.Enqueue(context.Background(), sitrep.Job{Kind: watch.JobCode, Key: sitrep.RawID(r.URL, r.Body), Payload: json.RawMessage(`{}`)}); err != nil {
					return err
				}
			}
			return nil
		}))
		n.work()
	}
	recode()
	if live, aside := count(); live != 3 || aside != 3 {
		t.Errorf("read anew: %d count and %d are set aside", live, aside)
	}
	// An analyst lets one count; that too outlives a reading.
	page, err := s.Reports(t.Context(), sitrep.ReportQuery{Family: "torrent"})
	must(t, err)
	for _, r := range page.Reports {
		if r.Withdrawn {
			must(t, n.Withdraw(t.Context(), r.ID, false, "ana"))
			break
		}
	}
	n.work()
	recode()
	if live, aside := count(); live != 4 || aside != 2 {
		t.Errorf("after one was restored: %d count and %d are set aside", live, aside)
	}
	if got := len(n.events(sitrep.Query{})); got != 5 {
		t.Errorf("%d events, want 5", got)
	}
	// And one may be taken out.
	must(t, n.Withdraw(t.Context(), "r-brook-6", true, "ana"))
	n.work()
	if got := len(n.events(sitrep.Query{})); got != 4 {
		t.Errorf("%d events after a report was taken out, want 4", got)
	}
	if err := n.Withdraw(t.Context(), "r-none", true, "ana"); sitrep.Code(err) != sitrep.ENotFound {
		t.Error(err)
	}
}

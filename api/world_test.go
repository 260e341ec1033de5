package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/fetch"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/scheme"
	"github.com/sitrep-news/sitrep/store/sqlite"
	"github.com/sitrep-news/sitrep/watch"
)

// now is the day of the tests' world, an invented one.
var now = time.Date(2031, 5, 20, 12, 0, 0, 0, time.UTC)

// world is a filled store with the interface over it.
type world struct {
	t     *testing.T
	store *sqlite.Store
	desk  *watch.System
	api   *API
	user  User
	files *httptest.Server // a site with a feed
}

func open(t *testing.T, change func(*Options)) *world {
	t.Helper()
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	var ticks atomic.Int64
	clock := func() time.Time { return now.Add(time.Duration(ticks.Add(1)) * time.Millisecond) }
	st, err := sqlite.Open(filepath.Join(t.TempDir(), "t.db"), sqlite.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	w := &world{t: t, store: st, user: User{ID: "ana", Write: true, Correct: true, Admin: true}}
	w.files = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Content-Type", "application/rss+xml")
		_, _ = io.WriteString(rw, `<rss version="2.0"><channel><title>Orvaya Wire</title><link>http://x.example/</link><item><title>One</title><link>http://x.example/1</link><guid>1</guid></item></channel></rss>`)
	}))
	t.Cleanup(w.files.Close)
	ex, err := extract.New(data.Extract)
	if err != nil {
		t.Fatal(err)
	}
	client := fetch.New(fetch.Options{Log: log, AllowPrivate: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	w.desk = watch.New(watch.Options{Store: st, Extractor: ex, Fetch: client, Clock: clock, Log: log})
	codes, err := scheme.Load()
	if err != nil {
		t.Fatal(err)
	}
	base, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Store: st, Knowledge: fuse.Knowledge{Actors: base}, Scheme: codes, Desk: w.desk, Now: clock, Log: log, Version: "test",
		User: func(*http.Request) User { return w.user }, Poll: 5 * time.Millisecond, Heartbeat: 30 * time.Millisecond}
	if change != nil {
		change(&o)
	}
	if w.api, err = New(o); err != nil {
		t.Fatal(err)
	}
	w.fill()
	return w
}

func (w *world) update(f func(ctx context.Context, tx sitrep.Tx) error) {
	w.t.Helper()
	ctx := context.Background()
	if err := w.store.Update(ctx, func(tx sitrep.Tx) error { return f(ctx, tx) }); err != nil {
		w.t.Fatal(err)
	}
}

// fill files two reports of one invented shelling, its event, the raid that answers
// it, and a correction.
func (w *world) fill() {
	w.update(func(ctx context.Context, tx sitrep.Tx) error {
		for _, id := range []string{"r-one", "r-two"} {
			if err := tx.SaveReport(ctx, report(id)); err != nil {
				return err
			}
		}
		first, second := event("e-shelling", "2031-05-10", "r-one", "r-two"), event("e-raid", "2031-05-12", "r-two")
		second.Actors, second.Recipients = first.Recipients, first.Actors
		second.Answers = []sitrep.EventLink{{Event: first.ID, Explicit: true, Probability: 1, Why: `told: "in answer to the shelling"`}}
		err := tx.SaveEvents(ctx, []sitrep.Event{first, second}, map[string]string{"e-old": first.ID}, []sitrep.Change{
			{Event: first.ID, At: now, Kind: sitrep.ChangeNew, Text: "New: shells fall on Orvaya."},
			{Event: first.ID, At: now, Kind: sitrep.ChangeToll, Text: "Killed rose from 2 to 3 (Meridian Press).", Report: "r-two", Before: json.RawMessage(`2`), After: json.RawMessage(`3`)},
			{Event: second.ID, At: now, Kind: sitrep.ChangeNew, Text: "New: a raid on Tellan hills."},
		})
		if err != nil {
			return err
		}
		body, err := json.Marshal(fuse.Correction{ID: "c-1", By: "ana", At: now, Kind: fuse.Accept, Anchors: []fuse.Anchor{fuse.AnchorOf(first.Claims[0])}})
		if err != nil {
			return err
		}
		return tx.PutDoc(ctx, sitrep.Doc{Kind: "correction", ID: "c-1", Owner: "ana", Body: body})
	})
	if _, err := w.desk.AddLater(context.Background(), "https://feeds.example/world?token=s3cret", "World"); err != nil {
		w.t.Fatal(err)
	}
}

func words(text, part string) sitrep.Words {
	i := strings.Index(text, part)
	return sitrep.Words{Start: i, End: i + len(part), Text: part}
}

func report(id string) sitrep.Filed {
	text := "«Çok ağır», a nurse said. Gunmen of the Tellan Front shelled Orvaya on Sunday, killing three, police chief Ana Brell said (" + id + ")."
	r := &sitrep.Report{Schema: sitrep.Schema, ID: id, URL: "https://news.example/" + id, Title: "Shells fall on Orvaya", Publisher: "Meridian Press",
		Published: "2031-05-11", Language: "en", Text: text,
		Actors: []sitrep.Actor{{ID: "a1", Name: "Tellan Front", Kind: sitrep.KindOrganization, Country: "XTA", Sectors: []string{"REB"}},
			{ID: "a2", Name: "Ana Brell", Kind: sitrep.KindPerson, Country: "XTA"}},
		Statements: []sitrep.Statement{{ID: "s1", Speaker: &sitrep.Arg{Words: words(text, "Ana Brell"), Actor: "a2", Name: "Ana Brell"}, Cue: words(text, "said"), Stance: "asserts"}},
		Relations:  []sitrep.Relation{{Type: "fights", From: "a1", To: "a2", Start: 0, End: 10, Status: sitrep.Actual}},
		Mentions: []sitrep.Mention{{ID: "m1", Type: "ASSAULT", Mode: "explosives", Trigger: words(text, "shelled"), Sentence: words(text, text[strings.Index(text, "Gunmen"):]),
			Status: sitrep.Actual, Actors: []sitrep.Arg{{Words: words(text, "Tellan Front"), Actor: "a1", Name: "Tellan Front"}},
			Place: &sitrep.Place{Words: words(text, "Orvaya"), Name: "Orvaya", Country: "XTA"}}}}
	return sitrep.Filed{Report: r, Raw: "raw-" + id, Source: "feed:f-1", Family: "meridian", Retrieved: now.Add(-time.Hour), Hash: 7, Coder: "test/1"}
}

func event(id, day string, reports ...string) sitrep.Event {
	lat, lon, high := 10.5, 20.5, 5
	e := sitrep.Event{ID: id, Origin: "reports", Type: "ASSAULT", Mode: "explosives", CAMEO: "194", ACLED: "Shelling/artillery/missile attack", Status: sitrep.Actual, Title: "Tellan Front shells Orvaya",
		Actors:     []sitrep.Party{{ID: "~tellan front", Name: "Tellan Front", Kind: "organization", Country: "XTA", Sectors: []string{"REB"}, Claims: []int{0}}},
		Recipients: []sitrep.Party{{ID: "~army of tella", Name: "Army of Tella", Kind: "organization", Country: "XTA", Claims: []int{0}}},
		Place:      &sitrep.Place{Name: "Orvaya", Country: "XTA", Admin1: "Lower Tell", Lat: &lat, Lon: &lon, Precision: "city"},
		Time:       sitrep.Time{Start: day, End: day, Precision: "day"},
		Tolls:      []sitrep.Toll{{Harm: "killed", Low: 2, Best: 3, High: &high, LowBy: []int{0}, BestBy: []int{0}, HighBy: []int{0}}},
		Families:   1, Reports: len(reports), FirstSeen: now, LastSeen: now, Confidence: 0.8, Severity: 4, Version: 1}
	for _, r := range reports {
		f := report(r)
		e.Claims = append(e.Claims, sitrep.Claim{Ref: sitrep.Ref{Report: r, Mention: "m1"}, URL: f.Report.URL, Title: f.Report.Title, Publisher: "Meridian Press", Family: "meridian",
			Published: day, Retrieved: now, Status: sitrep.Actual, Trigger: f.Report.Mentions[0].Trigger, Sentence: f.Report.Mentions[0].Sentence})
	}
	return e
}

// ask sends a request to the interface; header is pairs of name and value.
func (w *world) ask(method, path, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, Prefix+path, strings.NewReader(body))
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	rec := httptest.NewRecorder()
	w.api.ServeHTTP(rec, r)
	return rec
}

// into reads an answer of a status.
func into[T any](t *testing.T, rec *httptest.ResponseRecorder, status int) T {
	t.Helper()
	var v T
	if rec.Code != status {
		t.Fatalf("status %d, want %d: %s", rec.Code, status, rec.Body)
	}
	d := json.NewDecoder(bytes.NewReader(rec.Body.Bytes()))
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, rec.Body)
	}
	return v
}

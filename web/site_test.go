package web

import (
	"compress/gzip"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/store/sqlite"
)

var noon = time.Date(2031, 3, 20, 12, 0, 0, 0, time.UTC)

func ptr[T any](v T) *T { return &v }

// desk keeps what the pages ask for.
type desk struct {
	feeds       []FeedRow
	corrections []fuse.Correction
	added       []string
	touch       func() // what a correction does to events, in place of fusion
}

func (d *desk) Feeds(context.Context) ([]FeedRow, error) { return d.feeds, nil }
func (d *desk) AddFeed(_ context.Context, address, _ string) error {
	d.added = append(d.added, address)
	return nil
}
func (d *desk) RemoveFeed(_ context.Context, id, _ string) error {
	d.added = append(d.added, "-"+id)
	return nil
}
func (d *desk) Correct(_ context.Context, c fuse.Correction) error {
	d.corrections = append(d.corrections, c)
	d.touch()
	return nil
}
func (d *desk) Undo(_ context.Context, id, _ string) error {
	d.corrections = slices.DeleteFunc(d.corrections, func(c fuse.Correction) bool { return c.ID == id })
	d.touch()
	return nil
}
func (d *desk) Corrections(context.Context) ([]fuse.Correction, error) { return d.corrections, nil }

// happening is an invented event told by two families, with a copy and a report taken back.
func happening(id, day, typ string, place *sitrep.Place) sitrep.Event {
	claim := func(report, family, words string) sitrep.Claim {
		return sitrep.Claim{Ref: sitrep.Ref{Report: report, Mention: "m1"}, URL: "https://" + family + ".example/" + report, Title: "Told by " + family, Publisher: family, Family: family,
			Published: day, Retrieved: noon, Status: sitrep.Actual, Sentence: sitrep.Words{Start: 0, End: len(words), Text: words}, Trigger: sitrep.Words{Start: 6, End: 11, Text: "shell"}, Confidence: 0.7}
	}
	e := sitrep.Event{
		ID: id, Origin: "reports", Type: typ, Status: sitrep.Actual, Title: "Shelling <b>of</b> Orvaya " + id,
		Actors:     []sitrep.Party{{ID: "tellan-front", Name: "Tellan Front", Kind: "organization", Claims: []int{0}}},
		Recipients: []sitrep.Party{{ID: "~army of tella", Name: "Army of Tella", Kind: "organization", Claims: []int{0}}},
		Objects:    []string{}, Instruments: []string{}, Context: []string{}, Place: place,
		Time:     sitrep.Time{Start: day, End: day, Precision: "day"},
		Tolls:    []sitrep.Toll{{Harm: "killed", Low: 2, Best: 3, High: ptr(5), LowBy: []int{0}, BestBy: []int{1}, HighBy: []int{1}}},
		Claims:   []sitrep.Claim{claim("r1-"+id, "meridian", "Rebel shells fell."), claim("r2-"+id, "tigris", "Rebel shells fell again."), claim("r3-"+id, "meridian", "Rebel shells fell."), claim("r4-"+id, "tigris", "Rebel shells fell.")},
		Families: 2, Reports: 3, FirstSeen: noon, LastSeen: noon, Confidence: 0.8, Severity: 4, Version: 1,
	}
	e.Claims[2].CopyOf = "r1-" + id
	e.Claims[3].Withdrawn = true
	return e
}

func orvaya() *sitrep.Place {
	return &sitrep.Place{Name: "Orvaya", Country: "IRQ", Lat: ptr(33.3), Lon: ptr(44.4), Precision: "city"}
}

// site serves hand-built events from a real store to an analyst.
func site(t *testing.T, change func(*Options), events ...sitrep.Event) (*Site, *desk) {
	t.Helper()
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "s.db"), sqlite.Options{Clock: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	save(t, s, events...)
	n := 0
	d := &desk{touch: func() {
		other := happening("e0", "2030-01-01", "AID", nil)
		n++
		other.Version = n
		save(t, s, other)
	}}
	o := Options{Store: s, Desk: d, Now: func() time.Time { return noon }, Log: slog.New(slog.DiscardHandler), Version: "test",
		User: func(*http.Request) User { return User{ID: "ana", Analyst: true, Admin: true} }}
	if change != nil {
		change(&o)
	}
	w, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return w, d
}

func save(t *testing.T, s sitrep.Store, events ...sitrep.Event) {
	t.Helper()
	var changes []sitrep.Change
	for _, e := range events {
		changes = append(changes, sitrep.Change{Event: e.ID, At: noon, Kind: sitrep.ChangeNew, Text: "First told."})
		if e.Version > 1 {
			changes = append(changes, sitrep.Change{Event: e.ID, At: noon, Kind: sitrep.ChangeToll, Text: "Killed rose from 2 to 3 (tigris)."})
		}
	}
	err := s.Update(t.Context(), func(tx sitrep.Tx) error { return tx.SaveEvents(t.Context(), events, nil, changes) })
	if err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, s http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest("GET", path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func post(t *testing.T, s http.Handler, path string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func want(t *testing.T, w *httptest.ResponseRecorder, status int, parts ...string) {
	t.Helper()
	if w.Code != status {
		t.Fatalf("status %d, want %d: %s", w.Code, status, w.Body)
	}
	for _, p := range parts {
		if !strings.Contains(w.Body.String(), p) {
			t.Errorf("the page lacks %q:\n%s", p, w.Body)
		}
	}
}

func TestEveryPageIsDrawn(t *testing.T) {
	s, _ := site(t, nil, happening("e1", "2031-03-05", "ASSAULT", orvaya()), happening("e2", "2031-03-06", "CONSULT", nil))
	for path, part := range map[string]string{
		"/": "2 events", "/events/e1": "What is known", "/actors": "Tellan Front", "/actors/tellan-front": "What it did", "/actors/~army%20of%20tella": "What was done to it",
		"/figures": "events</strong> told", "/search?q=shells": "Events", "/search": "Words over", "/feeds": "Work waiting", "/escalation": "Pairs", "/chains": "what answered what",
		"/chains?event=e1": "What led to it", "/influence": "rival patrons", "/help/query": "How to ask",
	} {
		w := get(t, s, path)
		want(t, w, 200, part, "<main")
		if body := w.Body.String(); strings.Contains(body, "<b>of</b>") || regexp.MustCompile(`\sstyle="|<style|\son[a-z]+="`).MatchString(body) {
			t.Errorf("%s: hostile title unescaped, or inline style or handler", path)
		}
	}
}

func TestFaultsAreTold(t *testing.T) {
	s, _ := site(t, func(o *Options) { o.User = nil }, happening("e1", "2031-03-05", "ASSAULT", orvaya()))
	want(t, get(t, s, "/events/nope"), 404, "Not found")
	want(t, get(t, s, "/actors/nope"), 404, "search for the name")
	want(t, get(t, s, "/reports/nope"), 404)
	want(t, get(t, s, "/?q=colour:red"), 400, "colour", "^", "How to ask")
	want(t, get(t, s, "/?since=yesterdayish"), 400)
	want(t, get(t, s, "/search?q="+strings.Repeat("a", 401)), 400, "400 characters")
	want(t, get(t, s, "/export?format=docx"), 400)
	want(t, post(t, s, "/events/e1/corrections", url.Values{"kind": {"accept"}}), 403, "Not allowed")
	want(t, post(t, s, "/feeds", url.Values{"url": {"https://a.example/rss"}}), 403)
}

func TestListKeepsFiltersAndShowsChanges(t *testing.T) {
	changed := happening("e3", "2031-03-07", "ASSAULT", orvaya())
	changed.Version = 2
	s, _ := site(t, nil, happening("e1", "2031-03-05", "ASSAULT", orvaya()), happening("e2", "2031-03-06", "ASSAULT", nil), changed)
	w := get(t, s, "/?type=ASSAULT&limit=2&borders=un")
	want(t, w, 200, "2 events, and there are more", "Killed rose from 2 to 3", `<time datetime="2031-03-07">`)
	next := regexp.MustCompile(`rel="next" href="([^"]+)"`).FindStringSubmatch(w.Body.String())
	if next == nil {
		t.Fatal("no next page")
	}
	address := strings.ReplaceAll(next[1], "&amp;", "&")
	for _, p := range []string{"type=ASSAULT", "limit=2", "borders=un"} {
		if !strings.Contains(address, p) {
			t.Errorf("next page %s lost %s", address, p)
		}
	}
	second := get(t, s, address)
	want(t, second, 200, `id="e-e1"`, "First page")
	if strings.Contains(second.Body.String(), `id="e-e3"`) {
		t.Error("the second page repeats the first")
	}
	want(t, get(t, s, "/?type=AID"), 200, "No event matches.")
	want(t, get(t, s, "/?status=planned"), 200, "No event matches.")
}

func TestEmptyStoreSaysWhatToDo(t *testing.T) {
	s, d := site(t, nil)
	want(t, get(t, s, "/"), 200, "No event yet.", "Add a feed", "<svg class=\"map\"")
	d.feeds = []FeedRow{{ID: "f1", URL: "https://b.example/rss", State: "fresh"}, {ID: "f2", URL: "https://a.example/rss", State: "failing", Reason: "404"}}
	want(t, get(t, s, "/"), 200, "1 source could not be read", "This does not mean that nothing happened")
	body := get(t, s, "/feeds").Body.String()
	if strings.Index(body, "a.example") > strings.Index(body, "b.example") {
		t.Error("a failing feed must come first")
	}
	want(t, get(t, s, "/feeds"), 200, "1 source of 2 could not be read")
}

func TestEventGroupsItsClaims(t *testing.T) {
	s, _ := site(t, nil, happening("e1", "2031-03-05", "ASSAULT", orvaya()))
	want(t, get(t, s, "/events/e1"), 200, "2 reports, 1 of them a copy: counted as one source", "1 passage in a copy", "1 passage taken back or replaced",
		"Rebel <mark>shell</mark>s fell.", "lowest: meridian", "Highest: tigris", `"@type":"Event"`, "Correct this event")
}

func TestCorrections(t *testing.T) {
	for _, c := range []struct {
		name    string
		form    url.Values
		status  int
		check   func(fuse.Correction) bool
		refused string
	}{
		{"accept", url.Values{"kind": {"accept"}, "note": {"as I know it"}}, 303, func(c fuse.Correction) bool {
			return c.Kind == fuse.Accept && len(c.Anchors) == 4 && len(c.Others) == 0 && c.By == "ana" && c.Note == "as I know it" && c.At.Equal(noon)
		}, ""},
		{"reject one", url.Values{"kind": {"reject"}, "claim": {"1"}}, 303, func(c fuse.Correction) bool {
			return c.Kind == fuse.Reject && len(c.Anchors) == 1 && c.Anchors[0].Report == "r2-e1"
		}, ""},
		{"split", url.Values{"kind": {"split"}, "claim": {"0", "2"}}, 303, func(c fuse.Correction) bool { return len(c.Anchors) == 2 && len(c.Others) == 2 }, ""},
		{"split of nothing", url.Values{"kind": {"split"}}, 400, nil, "choose some of the claims"},
		{"merge", url.Values{"kind": {"merge"}, "with": {"e2"}}, 303, func(c fuse.Correction) bool {
			return slices.Equal(c.Events, []string{"e1", "e2"}) && len(c.Others) == 4 && c.Others[0].Report == "r1-e2"
		}, ""},
		{"merge with nothing", url.Values{"kind": {"merge"}}, 400, nil, "choose the event"},
		{"merge with a stranger", url.Values{"kind": {"merge"}, "with": {"e9"}}, 404, nil, ""},
		{"edit a number", url.Values{"kind": {"edit"}, "field": {"killed"}, "value": {" 7 "}}, 303, func(c fuse.Correction) bool { return c.Field == "killed" && string(c.Value) == "7" }, ""},
		{"edit words", url.Values{"kind": {"edit"}, "field": {"title"}, "value": {`A "new" title`}}, 303, func(c fuse.Correction) bool { return string(c.Value) == `"A \"new\" title"` }, ""},
		{"edit to no number", url.Values{"kind": {"edit"}, "field": {"killed"}, "value": {"many"}}, 400, nil, "is a number"},
		{"edit below nothing", url.Values{"kind": {"edit"}, "field": {"killed"}, "value": {"-1"}}, 400, nil, "is a number"},
		{"edit what can't be", url.Values{"kind": {"edit"}, "field": {"id"}, "value": {"x"}}, 400, nil, "edited"},
		{"edit to nothing", url.Values{"kind": {"edit"}, "field": {"title"}, "value": {""}}, 400, nil, "new value"},
		{"something else", url.Values{"kind": {"bless"}}, 400, nil, "accept, edit, merge, split or reject"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s, d := site(t, nil, happening("e1", "2031-03-05", "ASSAULT", orvaya()), happening("e2", "2031-03-05", "ASSAULT", orvaya()))
			w := post(t, s, "/events/e1/corrections", c.form)
			if w.Code != c.status {
				t.Fatalf("status %d, want %d: %s", w.Code, c.status, w.Body)
			}
			if c.check == nil {
				if len(d.corrections) != 0 || !strings.Contains(w.Body.String(), c.refused) {
					t.Fatalf("kept %v, told %s", d.corrections, w.Body)
				}
				return
			}
			if len(d.corrections) != 1 || !c.check(d.corrections[0]) {
				t.Fatalf("kept %+v", d.corrections)
			}
			want(t, get(t, s, "/events/e1"), 200, "Corrections by analysts")
			back := post(t, s, "/corrections/"+d.corrections[0].ID+"/undo?event=e1", nil)
			if back.Code != 303 || back.Header().Get("Location") != "/events/e1" || len(d.corrections) != 0 {
				t.Fatalf("undo: %d to %q, left %v", back.Code, back.Header().Get("Location"), d.corrections)
			}
		})
	}
}

func TestFeedsForm(t *testing.T) {
	s, d := site(t, nil)
	post(t, s, "/feeds", url.Values{"url": {" https://a.example/rss "}})
	post(t, s, "/feeds", url.Values{"remove": {"f1"}})
	if !slices.Equal(d.added, []string{"https://a.example/rss", "-f1"}) {
		t.Error(d.added)
	}
	if w := post(t, s, "/feeds", url.Values{"url": {strings.Repeat("a", 70<<10)}}); w.Code != 400 {
		t.Errorf("a form of 70 kB: %d", w.Code)
	}
}

func TestPagesAreKeptUntilAnEventChanges(t *testing.T) {
	now := noon
	var store sitrep.Store
	s, _ := site(t, func(o *Options) { o.Now, store = func() time.Time { return now }, o.Store }, happening("e1", "2031-03-05", "ASSAULT", orvaya()))
	first := get(t, s, "/")
	tag := first.Header().Get("ETag")
	if w := get(t, s, "/", "If-None-Match", tag); w.Code != 304 || w.Body.Len() != 0 {
		t.Errorf("asked again: %d, %d bytes", w.Code, w.Body.Len())
	}
	zipped := get(t, s, "/", "Accept-Encoding", "br, gzip;q=0.8")
	if zipped.Header().Get("Content-Encoding") != "gzip" || zipped.Header().Get("ETag") == tag {
		t.Fatalf("headers %v", zipped.Header())
	}
	r, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := io.ReadAll(r); err != nil || string(plain) != first.Body.String() {
		t.Errorf("unpacked page differs: %v", err)
	}
	if w := get(t, s, "/", "Accept-Encoding", "gzip;q=0"); w.Header().Get("Content-Encoding") != "" {
		t.Error("packed for one who refuses it")
	}
	save(t, store, happening("e2", "2031-03-06", "ASSAULT", orvaya()))
	now = now.Add(time.Second)
	want(t, get(t, s, "/", "If-None-Match", tag), 200, "2 events")
	if p := first.Header().Get("Content-Security-Policy"); !strings.Contains(p, "default-src 'none'") || strings.Contains(p, "unsafe") {
		t.Errorf("policy %q", p)
	}
}

func TestUsersDoNotShareKeptPages(t *testing.T) {
	s, _ := site(t, func(o *Options) {
		o.User = func(r *http.Request) User {
			return User{ID: r.Header.Get("X-Who"), Analyst: r.Header.Get("X-Who") == "ana"}
		}
	}, happening("e1", "2031-03-05", "ASSAULT", orvaya()))
	want(t, get(t, s, "/events/e1", "X-Who", "ana"), 200, "Correct this event")
	if strings.Contains(get(t, s, "/events/e1", "X-Who", "bob").Body.String(), "Correct this event") {
		t.Error("a reader was shown the analyst's page")
	}
}

func TestAssetsAreNamedForTheirContent(t *testing.T) {
	s, _ := site(t, nil)
	for _, link := range regexp.MustCompile(`/static/[^"]+`).FindAllString(get(t, s, "/").Body.String(), -1) {
		w := get(t, s, link)
		if w.Code != 200 || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", link, w.Code, w.Header())
		}
	}
	want(t, get(t, s, "/static/style.css"), 404)
}

func TestFirstPageIsSmall(t *testing.T) {
	var events []sitrep.Event
	for i := range 50 {
		e := happening("e"+string(rune('a'+i%26))+string(rune('a'+i/26)), "2031-03-05", "ASSAULT", orvaya())
		e.Place.Lat = ptr(20 + float64(i))
		events = append(events, e)
	}
	s, _ := site(t, nil, events...)
	sum := 0
	page := get(t, s, "/", "Accept-Encoding", "gzip")
	sum += page.Body.Len()
	for _, link := range regexp.MustCompile(`/static/[^"]+`).FindAllString(get(t, s, "/").Body.String(), -1) {
		sum += get(t, s, link, "Accept-Encoding", "gzip").Body.Len()
	}
	if sum > 150_000 {
		t.Errorf("the first page needs %d bytes", sum)
	}
}

// A store of the past opens on its last days, not on an empty today, and says so.
func TestPagesOfAStoreOfThePast(t *testing.T) {
	s, _ := site(t, nil, happening("e1", "2029-06-11", "ASSAULT", orvaya()))
	for _, path := range []string{"/escalation", "/chains", "/influence"} {
		body := get(t, s, path).Body.String()
		if !strings.Contains(body, `value="2029-06-11"`) || !strings.Contains(body, "as of 11 Jun 2029") {
			t.Errorf("%s does not open on the day of the latest event", path)
		}
		if asked := get(t, s, path+"?asof=2031-03-19").Body.String(); !strings.Contains(asked, `value="2031-03-19"`) || strings.Contains(asked, "11 Jun 2029, the day of the latest") {
			t.Errorf("%s does not show the day asked for", path)
		}
	}
}

// Actors are those with names; a description is listed where it is asked for.
func TestActorsListedByName(t *testing.T) {
	e := happening("e1", "2031-03-18", "ASSAULT", orvaya())
	e.Recipients = append(e.Recipients, sitrep.Party{ID: "~tellan soldiers", Name: "Tellan soldiers", Kind: "people", Claims: []int{0}},
		sitrep.Party{ID: "~al-noor brigade", Name: "al-Noor Brigade", Kind: "organization", Claims: []int{0}})
	s, _ := site(t, nil, e)
	for path, want := range map[string]bool{"/actors": false, "/actors?all=1": true} {
		body := get(t, s, path).Body.String()
		if strings.Contains(body, "Tellan soldiers") != want {
			t.Errorf("%s lists a description: want %v", path, want)
		}
		if !strings.Contains(body, "al-Noor Brigade") || !strings.Contains(body, "Army of Tella") {
			t.Errorf("%s leaves out who is named", path)
		}
	}
}

// What is no sure fact looks otherwise at a glance, in the list, in a search and on its page.
func TestCaveatsStandBesideTitles(t *testing.T) {
	sure, doubtful, alleged := happening("e1", "2031-03-05", "ASSAULT", orvaya()), happening("e2", "2031-03-05", "ASSAULT", orvaya()), happening("e3", "2031-03-05", "ASSAULT", orvaya())
	doubtful.Confidence, alleged.Status = 0.1, sitrep.Alleged
	s, _ := site(t, nil, sure, doubtful, alleged)
	for _, path := range []string{"/", "/search?q=shells"} {
		page := get(t, s, path).Body.String()
		for id, word := range map[string]string{"e2": "doubtful", "e3": "alleged"} {
			if !strings.Contains(page, `<a href="/events/`+id+`" class="unsure">`) || !strings.Contains(page, `class="caveat `+word+`"`) {
				t.Errorf("%s: %s is not marked %s", path, id, word)
			}
		}
		if strings.Contains(page, `<a href="/events/e1" class="unsure">`) {
			t.Errorf("%s: a fact is marked", path)
		}
	}
	if page := get(t, s, "/").Body.String(); !strings.Contains(page, `class="mark force hollow"`) {
		t.Error("no hollow mark on map or timeline")
	}
	for id, word := range map[string]string{"e2": "doubtful", "e3": "alleged"} {
		if page := get(t, s, "/events/"+id).Body.String(); !strings.Contains(page, `<strong class="caveat `+word+`">`) {
			t.Errorf("the page of %s does not say that it is %s", id, word)
		}
	}
}

func TestPronounsAreNoNames(t *testing.T) {
	for name, want := range map[string]bool{"I": true, "He": true, "gunmen": true, "Xi": false, "Ana Brell": false} {
		if got := described(sitrep.Party{ID: "~" + strings.ToLower(name), Name: name}); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

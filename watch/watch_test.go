package watch_test

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/feed"
	"github.com/sitrep-news/sitrep/fetch"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/nlp/engine"
	"github.com/sitrep-news/sitrep/pipeline"
	"github.com/sitrep-news/sitrep/store/sqlite"
	"github.com/sitrep-news/sitrep/watch"
)

// newsroom is a running system over a store in a temporary folder, with the weights
// inside the program.
type newsroom struct {
	*watch.System
	store     sitrep.Store
	knowledge fuse.Knowledge
	t         *testing.T
}

func open(t *testing.T) *newsroom {
	t.Helper()
	return openWith(t, fetch.Options{})
}

func openWith(t *testing.T, fo fetch.Options) *newsroom {
	t.Helper()
	weights, err := data.Weights.ReadFile("weights/engine.bin")
	if err != nil {
		t.Skipf("no weights in this build: %v", err)
	}
	e, err := engine.Load(weights)
	must(t, err)
	sys, err := pipeline.New(pipeline.Options{Engine: e})
	must(t, err)
	x, knowledge := watch.Readers(t)
	log := slog.New(slog.DiscardHandler)
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "sitrep.db"), sqlite.Options{Clock: time.Now, Logger: log})
	must(t, err)
	t.Cleanup(func() { _ = s.Close() })
	loopback := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}
	fo.AllowPrivate, fo.HostDelay, fo.Log = loopback, -1, log
	f := fetch.New(fo)
	return &newsroom{t: t, store: s, knowledge: knowledge, System: watch.New(watch.Options{
		Store: s, Extractor: x, System: sys, Knowledge: knowledge, Fetch: f,
		Coder: "test", Cores: 2, Clock: time.Now, Log: log,
	})}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// work runs the system until nothing waits but the polls of feeds.
func (n *newsroom) work() {
	n.t.Helper()
	ctx, stop := context.WithTimeout(n.t.Context(), 2*time.Minute)
	ended := make(chan error, 1)
	go func() { ended <- n.Run(ctx) }()
	for quiet := 0; quiet < 3; {
		st, err := n.store.Stats(ctx)
		must(n.t, err)
		busy := int64(0)
		for _, kind := range []string{watch.JobCode, watch.JobFuse, watch.JobPage} {
			j := st.Jobs[kind]
			busy += j.Waiting + j.Running
			if j.Failed > 0 {
				n.t.Fatalf("%s: %d given up: %s", kind, j.Failed, j.LastError)
			}
		}
		if quiet++; busy > 0 {
			quiet = 0
		}
		time.Sleep(50 * time.Millisecond)
	}
	stop()
	<-ended
}

func (n *newsroom) events(q sitrep.Query) []sitrep.Event {
	n.t.Helper()
	page, err := n.store.Events(n.t.Context(), q)
	must(n.t, err)
	return page.Events
}

// post keeps a report as a plain text with its date.
func (n *newsroom) post(publisher, title, published, text string) {
	n.t.Helper()
	raw := sitrep.Raw{URL: "https://" + strings.ToLower(strings.ReplaceAll(publisher, " ", "-")) + ".example/" + strings.ReplaceAll(title, " ", "-"), ContentType: "text/plain",
		Body: []byte(text), Title: title, Publisher: publisher, Published: published, Source: "post", Retrieved: time.Now()}
	_, err := n.Accept(n.t.Context(), raw)
	must(n.t, err)
}

const (
	shelling  = "Turkish troops shelled the town of Sinjar in northern Iraq on Tuesday, killing four people, local officials said."
	shelling2 = "Four people were killed on Tuesday when Turkish artillery shelled Sinjar, a town in northern Iraq, the mayor said. Nobody else was hurt."
	elsewhere = "Gunmen attacked a police post near Herat in Afghanistan on Tuesday and killed two officers, police said."
)

func TestReportsBecomeEvents(t *testing.T) {
	n := open(t)
	n.post("Meridian Press", "Shells hit Sinjar", "2025-03-12", shelling)
	n.post("Harbour Times", "Four die in Sinjar", "2025-03-12", shelling2)
	n.post("Meridian Press", "Shells hit Sinjar", "2025-03-12", shelling) // the same again
	n.post("Plains Herald", "Post attacked", "2025-03-12", elsewhere)
	n.work()
	st, err := n.store.Stats(t.Context())
	must(t, err)
	if st.Reports != 3 {
		t.Errorf("%d reports are filed, want 3", st.Reports)
	}
	es := n.events(sitrep.Query{Types: []string{"ASSAULT"}, Countries: []string{"IRQ"}})
	if len(es) != 1 || es[0].Families != 2 || len(es[0].Tolls) != 1 || es[0].Tolls[0].Best != 4 {
		t.Fatalf("the shelling: %s", dump(es))
	}
	for _, c := range es[0].Claims {
		if c.Sentence.Text == "" || c.Publisher == "" {
			t.Errorf("a claim without its words or publisher: %+v", c)
		}
	}
	if other := n.events(sitrep.Query{Countries: []string{"AFG"}}); len(other) != 1 {
		t.Errorf("the attack elsewhere: %s", dump(other))
	}
}

func TestCorrectionsOutliveAndAreTakenBack(t *testing.T) {
	n := open(t)
	n.post("Meridian Press", "Shells hit Sinjar", "2025-03-12", shelling)
	n.post("Harbour Times", "Four die in Sinjar", "2025-03-12", shelling2)
	n.work()
	q := sitrep.Query{Types: []string{"ASSAULT"}, Countries: []string{"IRQ"}}
	e := n.events(q)[0]
	c := fuse.Correction{ID: "c1", By: "ana", At: time.Now(), Kind: fuse.Edit, Field: "killed", Value: json.RawMessage("5"), Events: []string{e.ID}}
	for _, cl := range e.Claims {
		c.Anchors = append(c.Anchors, fuse.AnchorOf(cl))
	}
	must(t, n.Correct(t.Context(), c))
	n.work()
	if got := n.events(q)[0]; got.ID != e.ID || got.Tolls[0].Best != 5 {
		t.Fatalf("after the correction: %s", dump([]sitrep.Event{got}))
	}
	n.post("Plains Herald", "More on Sinjar", "2025-03-13", "Turkish shells killed four people in the Iraqi town of Sinjar on Tuesday, residents said.")
	n.work()
	if got := n.events(q)[0]; got.Tolls[0].Best != 5 {
		t.Errorf("after another report the correction is lost: %s", dump([]sitrep.Event{got}))
	}
	h, err := n.store.History(t.Context(), e.ID)
	must(t, err)
	if !strings.Contains(fmt.Sprint(h), "ana") {
		t.Errorf("the history does not name the analyst: %+v", h)
	}
	must(t, n.Undo(t.Context(), "c1", "ana"))
	n.work()
	if got := n.events(q)[0]; got.Tolls[0].Best != 4 {
		t.Errorf("after it was taken back: %s", dump([]sitrep.Event{got}))
	}
}

// A store that a program before blocks wrote: its reports lie in none, and buckets wait.
func TestReportsWithoutBlocksGetThem(t *testing.T) {
	n := open(t)
	n.post("Meridian Press", "Shells hit Sinjar", "2025-03-12", shelling)
	n.work()
	n.post("Harbour Times", "Four die in Sinjar", "2025-03-12", shelling2)
	must(t, n.store.Update(t.Context(), func(tx sitrep.Tx) error {
		page, err := tx.Reports(t.Context(), sitrep.ReportQuery{})
		must(t, err)
		for _, row := range page.Reports {
			f, err := tx.Report(t.Context(), row.ID)
			must(t, err)
			must(t, tx.SaveReport(t.Context(), *f))
		}
		return tx.Enqueue(t.Context(), sitrep.Job{Kind: watch.JobFuse, Key: "IRQ/2025-03-11", Payload: json.RawMessage(`{"bucket":"IRQ/2025-03-11"}`)})
	}))
	lacking, err := n.store.Unblocked(t.Context(), "", 9)
	must(t, err)
	if len(lacking) != 0 {
		t.Fatalf("%d reports still have blocks", len(lacking))
	}
	n.work()
	if lacking, err = n.store.Unblocked(t.Context(), fuse.BlockStamp(n.knowledge), 9); err != nil || len(lacking) != 0 {
		t.Errorf("%d reports lack blocks, %v", len(lacking), err)
	}
	if es := n.events(sitrep.Query{Types: []string{"ASSAULT"}, Countries: []string{"IRQ"}}); len(es) != 1 || es[0].Families != 2 {
		t.Errorf("the shelling: %s", dump(es))
	}
}

func TestFeedsAreReadOnceAndFailuresAreTold(t *testing.T) {
	n := open(t)
	down := false
	hits := map[string]int{}
	mux := http.NewServeMux()
	mux.HandleFunc("/rss.xml", func(w http.ResponseWriter, r *http.Request) {
		if down {
			http.Error(w, "out of order", http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Plains Herald</title><link>http://%[1]s/</link><description>News</description>
<item><title>Shells hit Sinjar</title><link>http://%[1]s/1</link><guid>1</guid><pubDate>Wed, 12 Mar 2025 08:00:00 GMT</pubDate></item></channel></rss>`, r.Host)
	})
	mux.HandleFunc("/1", func(w http.ResponseWriter, _ *http.Request) {
		hits["page"]++
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<html><head><title>Shells hit Sinjar</title></head><body><article><h1>Shells hit Sinjar</h1><p>%s</p><p>%s</p></article></body></html>`, shelling, strings.Repeat("The mayor said that shops stayed shut and that schools would open again on Thursday. ", 6))
	})
	srv := httptest.NewServer(mux)
	defer srv.Close()
	st, err := n.AddFeed(t.Context(), srv.URL+"/rss.xml")
	must(t, err)
	if st.Title != "Plains Herald" {
		t.Errorf("the feed's title is %q", st.Title)
	}
	_, err = n.AddFeed(t.Context(), srv.URL+"/rss.xml") // twice is once
	must(t, err)
	n.work()
	if hits["page"] != 1 {
		t.Errorf("the article was fetched %d times", hits["page"])
	}
	if es := n.events(sitrep.Query{Countries: []string{"IRQ"}}); len(es) != 1 || es[0].Claims[0].URL != srv.URL+"/1" {
		t.Errorf("events: %s", dump(es))
	}
	if _, err := n.AddFeed(t.Context(), srv.URL+"/nothing"); sitrep.Code(err) != sitrep.EInvalid {
		t.Errorf("following what is no feed: %v", err)
	}
	down = true
	must(t, n.System.Poll(t.Context(), watch.FeedID(srv.URL+"/rss.xml")))
	n.work()
	feeds, err := n.System.Feeds(t.Context())
	must(t, err)
	if got := feeds[watch.FeedID(srv.URL+"/rss.xml")]; got.Status != feed.Failing || got.Reason == "" {
		t.Errorf("a feed that fails: %q, %q", got.Status, got.Reason)
	}
}

// hub is a WebSub hub, and the publisher of one feed that names it.
type hub struct {
	*httptest.Server
	callback, secret string
}

func newHub() *hub {
	h := &hub{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /feed.xml", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/atom+xml")
		fmt.Fprint(w, h.atom(""))
	})
	mux.HandleFunc("POST /hub", func(w http.ResponseWriter, r *http.Request) {
		h.callback, h.secret = r.FormValue("hub.callback"), r.FormValue("hub.secret")
		w.WriteHeader(http.StatusAccepted)
	})
	h.Server = httptest.NewTLSServer(mux)
	return h
}

func (h *hub) atom(entry string) string {
	return fmt.Sprintf(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Pushed</title><id>urn:p</id><updated>2025-03-12T08:00:00Z</updated>
<link rel="hub" href="%[1]s/hub"/><link rel="self" href="%[1]s/feed.xml"/>%[2]s</feed>`, h.URL, entry)
}

func TestHubsPushWhatIsNew(t *testing.T) {
	h := newHub()
	defer h.Close()
	pool := x509.NewCertPool()
	pool.AddCert(h.Certificate())
	n := openWith(t, fetch.Options{RootCAs: pool})
	_, err := n.AddFeed(t.Context(), h.URL+"/feed.xml")
	must(t, err)
	hubs := n.NewHubs("https://sitrep.example")
	ours := httptest.NewServer(hubs)
	defer ours.Close()
	must(t, hubs.Round(t.Context()))
	path := strings.TrimPrefix(h.callback, "https://sitrep.example")
	if !strings.HasPrefix(path, watch.HubPath) {
		t.Fatalf("the hub was told to call %q", h.callback)
	}
	resp, err := http.Get(ours.URL + path + "?" + url.Values{"hub.mode": {"subscribe"}, "hub.topic": {h.URL + "/feed.xml"}, "hub.challenge": {"c4"}, "hub.lease_seconds": {"86400"}}.Encode())
	must(t, err)
	echo, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	if string(echo) != "c4" {
		t.Fatalf("the challenge came back as %q, %s", echo, resp.Status)
	}
	must(t, hubs.Round(t.Context())) // now it is known that the hub can be relied on
	feeds, err := n.System.Feeds(t.Context())
	must(t, err)
	if !feeds[watch.FeedID(h.URL+"/feed.xml")].Pushed {
		t.Error("the feed is still polled as if it had no hub")
	}
	body := h.atom(`<entry><id>urn:1</id><title>Shells hit Sinjar</title><updated>2025-03-12T09:00:00Z</updated><content type="text">` + shelling + `</content></entry>`)
	push := func(secret string) int {
		mac := hmac.New(sha256.New, []byte(secret))
		mac.Write([]byte(body))
		req, _ := http.NewRequest(http.MethodPost, ours.URL+path, strings.NewReader(body))
		req.Header.Set("Content-Type", "application/atom+xml")
		req.Header.Set("X-Hub-Signature", "sha256="+hex.EncodeToString(mac.Sum(nil)))
		resp, err := http.DefaultClient.Do(req)
		must(t, err)
		resp.Body.Close()
		return resp.StatusCode
	}
	push("not the secret")
	if st, _ := n.store.Stats(t.Context()); st.Jobs[watch.JobPage].Waiting != 0 {
		t.Fatal("a push of a false signature was taken")
	}
	if code := push(h.secret); code/100 != 2 {
		t.Fatalf("a signed push was answered %d", code)
	}
	n.work()
	if es := n.events(sitrep.Query{Countries: []string{"IRQ"}}); len(es) != 1 {
		t.Errorf("events: %s", dump(es))
	}
}

func TestTakeKeepsTheGoodLines(t *testing.T) {
	n := open(t)
	lines := `{"text": "` + shelling + `", "published": "2025-03-12", "publisher": "Meridian Press"}` + "\n{broken\n" + `{"text": "` + elsewhere + `", "published": "2025-03-12", "publisher": "Plains Herald"}` + "\n"
	added, err := n.TakeLines(t.Context(), "day.jsonl", bytes.NewReader([]byte(lines)), "import")
	if added != 2 || err == nil || !strings.Contains(err.Error(), "day.jsonl:2") {
		t.Errorf("%d kept, error %v", added, err)
	}
}

func dump(es []sitrep.Event) string {
	var b strings.Builder
	for _, e := range es {
		fmt.Fprintf(&b, "\n%s %q %v families %d tolls %+v", e.ID, e.Title, e.Time, e.Families, e.Tolls)
	}
	return b.String()
}

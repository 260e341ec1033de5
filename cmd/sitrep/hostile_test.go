package main

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/pipeline"
	"github.com/sitrep-news/sitrep/store/sqlite"
	"github.com/sitrep-news/sitrep/watch"
)

// What reports of strangers may hold.
const (
	evilText = `</script><script>alert(1)</script><img src=x onerror=alert(2)> "onmouseover="alert(3)" {{.}} <svg onload=alert(4)>`
	evilURL  = `javascript:alert(document.domain)//`
	evilBidi = "safe\u202egpj.exe\u2066"
)

// noEngine reads nothing: these tests bring what was read with them.
type noEngine struct{}

func (noEngine) Annotate(string, [][2]int) (*nlp.Doc, error) {
	return nil, errors.New("no engine here")
}

// evilEvent has hostile words wherever words of reports go.
func evilEvent(id string) sitrep.Event {
	w := sitrep.Words{Start: 0, End: 4, Text: evilText}
	lat, lon := 33.3, 44.4
	party := func(id string) sitrep.Party {
		return sitrep.Party{ID: id, Name: evilText, Kind: "organization", Country: "IRQ", Sectors: []string{evilText}, Claims: []int{0}}
	}
	sp := sitrep.Speaker{ID: "~evil", Name: evilText, Role: evilText, Words: w}
	return sitrep.Event{ID: id, Origin: "reports", Type: "ASSAULT", Mode: evilText, Status: sitrep.Actual, Title: evilText + evilBidi,
		Actors: []sitrep.Party{party("~evil")}, Recipients: []sitrep.Party{party("~victim")}, Objects: []string{evilText}, Instruments: []string{evilText},
		Place: &sitrep.Place{Words: w, Name: evilText, Country: "IRQ", Admin1: evilText, Lat: &lat, Lon: &lon, Precision: "city"},
		Time:  sitrep.Time{Text: evilText, Start: "2031-05-10", End: "2031-05-10", Precision: "day"},
		Tolls: []sitrep.Toll{{Harm: "killed", Who: evilText, Low: 2, Best: 3, LowBy: []int{0}, BestBy: []int{0}}},
		Claims: []sitrep.Claim{{Ref: sitrep.Ref{Report: "r-evil", Mention: "m1"}, URL: evilURL, Title: evilText, Publisher: evilText, Family: evilText, Published: "2031-05-10",
			Retrieved: time.Date(2031, 5, 10, 0, 0, 0, 0, time.UTC), Status: sitrep.Actual, Trigger: w, Sentence: w, Speakers: []sitrep.Speaker{sp}, Denials: []sitrep.Speaker{sp}, Rule: evilText, Why: evilText}},
		Families: 1, Reports: 1, FirstSeen: time.Now().UTC(), LastSeen: time.Now().UTC(), Confidence: .5, Severity: 5, Version: 1,
		Answers: []sitrep.EventLink{{Event: "e-evil2", Explicit: true, Probability: 1, Why: evilText}}}
}

func evilReport() sitrep.Filed {
	text := evilText + " " + evilBidi
	w := sitrep.Words{Start: 0, End: len("</script>"), Text: "</script>"}
	return sitrep.Filed{Raw: "raw", Source: "feed:f", Family: evilText, Retrieved: time.Now().UTC(), Coder: "t", Report: &sitrep.Report{Schema: sitrep.Schema, ID: "r-evil", URL: evilURL, Title: evilText, Byline: evilText,
		Publisher: evilText, Published: "2031-05-10", Language: "en", Text: text, Links: []sitrep.Link{{Title: evilText, URL: evilURL}},
		Actors:     []sitrep.Actor{{ID: "a1", Name: evilText, Aliases: []string{evilText}, Kind: "organization", Country: "IRQ", Roles: []sitrep.Role{{Title: evilText}}}},
		Statements: []sitrep.Statement{{ID: "s1", Speaker: &sitrep.Arg{Words: w, Actor: "a1", Name: evilText}, Role: evilText, Cue: w, Quotes: []sitrep.Words{w}, Stance: "asserts"}},
		Relations:  []sitrep.Relation{{Type: "fights", From: "a1", To: "a1", Start: 0, End: 5, Status: sitrep.Actual}},
		Problems:   []sitrep.Problem{{Stage: "extract", Reason: evilText}},
		Mentions:   []sitrep.Mention{{ID: "m1", Type: "ASSAULT", Mode: evilText, Trigger: w, Sentence: w, Status: sitrep.Actual, Actors: []sitrep.Arg{{Words: w, Actor: "a1", Name: evilText}}, Rule: evilText, Sources: []string{"s1"}}}}}
}

// evilServer is the whole server over a store that strangers filled.
func evilServer(t *testing.T) http.Handler {
	t.Helper()
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	st, err := sqlite.Open(filepath.Join(t.TempDir(), "t.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	err = st.Update(t.Context(), func(tx sitrep.Tx) error {
		ctx := context.Background()
		if err := tx.SaveReport(ctx, evilReport()); err != nil {
			return err
		}
		one, two := evilEvent("e-evil"), evilEvent("e-evil2")
		two.Answers = nil
		two.AnsweredBy = []sitrep.EventLink{{Event: "e-evil", Explicit: true, Probability: 1, Why: evilText}}
		return tx.SaveEvents(ctx, []sitrep.Event{one, two}, nil, []sitrep.Change{
			{Event: "e-evil", Kind: sitrep.ChangeNew, Text: evilText, Report: "r-evil", At: time.Now()}, {Event: "e-evil2", Kind: sitrep.ChangeNew, Text: evilText, By: evilText, At: time.Now()}})
	})
	if err != nil {
		t.Fatal(err)
	}
	r := &running{store: st, log: log, local: true, system: &pipeline.System{Engine: noEngine{}}}
	if r.knowledge, err = knowledge(); err != nil {
		t.Fatal(err)
	}
	if r.extractor, err = extract.New(data.Extract); err != nil {
		t.Fatal(err)
	}
	f := &serveFlags{}
	f.offline = true
	o := watch.Options{Store: st, Extractor: r.extractor, Clock: time.Now, Log: log}
	if err := r.follows(&f.watchFlags, &f.followFlags, "http://127.0.0.1:8080", &o); err != nil {
		t.Fatal(err)
	}
	r.watch = watch.New(o)
	if _, err := r.watch.AddLater(t.Context(), "https://feeds.example/x?"+url.QueryEscape(evilText), evilText); err != nil {
		t.Fatal(err)
	}
	g, err := r.gate(t.Context(), entry{local: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	h, err := r.site(f)
	if err != nil {
		t.Fatal(err)
	}
	return g.Wrap(h)
}

func ask(h http.Handler, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", "http://127.0.0.1:8080"+path, nil)
	r.RemoteAddr = "127.0.0.1:4000"
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r)
	return rec
}

// Whatever reports say, no page of ours gains an element, a handler or an address of
// theirs: each page is parsed as browsers do and walked over.
func TestHostileReportsStayTextOnEveryPage(t *testing.T) {
	h := evilServer(t)
	q := url.QueryEscape(evilText)
	pages := []string{"/", "/events/e-evil", "/events/e-evil2", "/reports/r-evil", "/actors", "/actors/~evil", "/figures?since=2031-01-01", "/search?q=alert", "/search?q=" + q, "/feeds", "/escalation?asof=2031-05-12",
		"/chains?event=e-evil", "/chains?asof=2031-05-12", "/influence?client=Iraq&rivals=USA,Iran&asof=2031-05-12", "/help/query", "/brief?since=2031-05-01&until=2031-05-20", "/brief?about=" + q, "/follows", "/follows/new?q=" + q,
		"/?q=" + q, "/?type=" + q, "/events/" + url.PathEscape(evilText), "/actors/" + url.PathEscape(evilText), "/reports/" + url.PathEscape("<script>alert(1)</script>"), "/influence?client=" + q + "&rivals=" + q, "/unsubscribe?token=" + q, "/confirm?token=" + q}
	seen := 0
	for _, path := range pages {
		rec := ask(h, path)
		body := rec.Body.String()
		if ct := rec.Header().Get("Content-Type"); !strings.HasPrefix(ct, "text/html") {
			if strings.HasPrefix(ct, "text/plain") {
				continue // a refusal in words
			}
			t.Errorf("%s: %d %s", path, rec.Code, ct)
			continue
		}
		if rec.Code >= 500 {
			t.Errorf("%s: %d", path, rec.Code)
		}
		if csp := rec.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe-inline") {
			t.Errorf("%s: policy %q", path, csp)
		}
		if strings.Contains(body, "alert(") {
			seen++
		}
		walk(t, path, body)
	}
	if seen < 12 {
		t.Errorf("the hostile words stand on %d pages alone: this test looks at the wrong ones", seen)
	}
}

var handler = regexp.MustCompile(`(?i)^on[a-z]+$`)

// walk reads a page as a browser does.
func walk(t *testing.T, path, body string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			v := strings.ToLower(strings.TrimSpace(a.Val))
			if handler.MatchString(a.Key) || a.Key == "srcdoc" || a.Key == "style" {
				t.Errorf("%s: <%s %s=%q>", path, n.Data, a.Key, a.Val)
			}
			if (a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "formaction") && (strings.Contains(v, "javascript:") && !strings.HasPrefix(v, "/") || strings.HasPrefix(v, "data:") || strings.HasPrefix(v, "//")) {
				t.Errorf("%s: <%s %s=%q>", path, n.Data, a.Key, a.Val)
			}
			if a.Key == "src" && !strings.HasPrefix(v, "/static/") && !strings.HasPrefix(v, "/follows/") {
				t.Errorf("%s: <%s src=%q> is loaded from elsewhere", path, n.Data, a.Val)
			}
		}
		switch n.Data {
		case "script":
			src, kind := "", ""
			for _, a := range n.Attr {
				if a.Key == "src" {
					src = a.Val
				} else if a.Key == "type" {
					kind = a.Val
				}
			}
			if src == "" && kind != "application/ld+json" {
				t.Errorf("%s: a script in the page: %.80s", path, text(n))
			}
		case "iframe", "object", "embed", "base", "meta-refresh", "img":
			if n.Data != "img" {
				t.Errorf("%s: <%s>", path, n.Data)
			} else {
				for _, a := range n.Attr {
					if a.Key == "src" && a.Val == "x" {
						t.Errorf("%s: the report's <img>", path)
					}
				}
			}
		}
	}
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// What programs get is of a type that no browser takes for a page, escaped as its
// format has it.
func TestHostileReportsStayDataForPrograms(t *testing.T) {
	h := evilServer(t)
	for _, path := range []string{"/updates.atom", "/updates.json", "/updates.atom?event=e-evil", "/api/v1/events", "/api/v1/events/e-evil", "/api/v1/reports/r-evil", "/api/v1/search?q=alert", "/api/v1/actors/~evil", "/api/v1/feeds", "/api/v1/export?format=csv",
		"/api/v1/export?format=geojson", "/api/v1/export?format=stix", "/api/v1/events?q=" + url.QueryEscape(`"<script>alert(1)</script>`), "/api/v1/events/" + url.PathEscape("<script>alert(1)</script>"), "/export?format=jsonl"} {
		rec := ask(h, path)
		ct := rec.Header().Get("Content-Type")
		if strings.Contains(ct, "html") || ct == "" || rec.Header().Get("X-Content-Type-Options") != "nosniff" || rec.Code >= 500 {
			t.Errorf("%s: %d %s, %s", path, rec.Code, ct, rec.Header().Get("X-Content-Type-Options"))
		}
		body := rec.Body.String()
		if strings.Contains(ct, "json") && path[:4] == "/api" && !strings.Contains(path, "export") && strings.Contains(body, "<script") {
			t.Errorf("%s: a tag in the JSON", path)
		}
		if strings.Contains(ct, "atom") {
			atom(t, path, body)
		}
	}
}

// atom reads a feed as a reader does: what is marked as HTML is parsed as such.
func atom(t *testing.T, path, body string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(body))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		start, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		kind := ""
		for _, a := range start.Attr {
			if a.Name.Local == "href" && strings.HasPrefix(a.Value, "javascript:") {
				t.Errorf("%s: a link to %s", path, a.Value)
			}
			if a.Name.Local == "type" {
				kind = a.Value
			}
		}
		if name := start.Name.Local; (name == "content" || name == "summary" || name == "title") && kind == "html" {
			var inner string
			if err := d.DecodeElement(&inner, &start); err != nil {
				t.Fatal(err)
			}
			walk(t, path, inner)
		} else if name == "script" || name == "img" {
			t.Errorf("%s: <%s> in the feed", path, name)
		}
	}
}

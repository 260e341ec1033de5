package api

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
)

var update = flag.Bool("update", false, "rewrite testdata/openapi.json")

// TestDocument holds the document as a file, so that a change of the interface is a
// diff that people read.
func TestDocument(t *testing.T) {
	doc, err := Document("1")
	if err != nil {
		t.Fatal(err)
	}
	const name = "testdata/openapi.json"
	if *update {
		if err := os.WriteFile(name, doc, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(doc, want) {
		t.Errorf("the document is not that of %s; if it should change, run go test ./api -update and read the diff", name)
	}
}

// call is a request to an operation and the status that it must have.
type call struct {
	path   string // "" as in the document
	body   string
	media  string
	header [2]string
	user   *User
	status int
}

// calls has for each operation requests that bring about each of its answers that a
// request can bring about.
func calls(w *world) map[string][]call {
	reader := &User{ID: "ron"}
	rec := `{"schema":"sitrep.report/1","id":"r-rec","url":"https://news.example/rec","title":"T","byline":"","publisher":"P","published":"2031-05-11","language":"en","text":"Shells fell.","furniture":[],"links":[],"mentions":[],"statements":[],"actors":[],"relations":[],"figures":[],"problems":[]}`
	return map[string][]call{
		"listEvents":      {{status: 200}, {path: "/events?type=ASSAULT&country=XTA&limit=1", status: 200}, {path: "/events?killed=3&q=shells", status: 200}, {path: "/events?type=NOTHING", status: 400}, {path: "/events?tipe=ASSAULT", status: 400}, {header: [2]string{"If-None-Match", "*"}, status: 304}},
		"getEvent":        {{path: "/events/e-shelling", status: 200}, {path: "/events/e-old", status: 200}, {path: "/events/none", status: 404}, {path: "/events/e-shelling?x=1", status: 400}, {path: "/events/e-shelling", header: [2]string{"If-None-Match", "*"}, status: 304}},
		"getHistory":      {{path: "/events/e-shelling/history", status: 200}, {path: "/events/none/history", status: 404}},
		"tally":           {{status: 200}, {path: "/tally?by=type&by=country&period=month&country=XTA", status: 200}, {path: "/tally?by=pair", status: 200}, {path: "/tally?by=colour", status: 400}, {path: "/tally?period=hour", status: 400}},
		"search":          {{path: "/search?q=Orvaya", status: 200}, {path: "/search?q=Orvaya&kind=event&kind=report&limit=3", status: 200}, {path: "/search", status: 400}, {path: "/search?q=a&kind=tree", status: 400}},
		"export":          {{path: "/export?format=csv", status: 200}, {path: "/export?format=geojson&type=ASSAULT", status: 200}, {path: "/export?format=stix", status: 200}, {path: "/export?format=docx", status: 400}},
		"listReports":     {{status: 200}, {path: "/reports?event=e-shelling&limit=1", status: 200}, {path: "/reports?since=May", status: 400}},
		"getReport":       {{path: "/reports/r-one", status: 200}, {path: "/reports/none", status: 404}},
		"postReports":     {{body: `{"text":"Shells fell on Orvaya.","url":"https://news.example/a"}`, media: "application/json", status: 202}, {body: `[{"text":"One."},{"text":"Two."}]`, media: "application/json", status: 202}, {body: "{\"text\":\"One.\"}\n", media: "application/jsonl", status: 202}, {body: "{\"text\":\"One.\"}\n", media: "application/x-ndjson", status: 202}, {body: "<p>Shells fell.</p>", media: "text/html", path: "/reports?url=https://news.example/b", status: 202}, {body: "Shells fell.", media: "text/plain", status: 202}, {body: rec, media: recordType, status: 202}, {body: "x", media: "image/png", status: 415}, {body: "[]", media: "application/json", status: 400}, {body: strings.Repeat("x", maxBody+1), media: "text/plain", status: 413}, {body: "Shells.", media: "text/plain", user: reader, status: 403}},
		"withdrawReport":  {{path: "/reports/r-two/withdraw", status: 204}, {path: "/reports/none/withdraw", status: 404}, {path: "/reports/r-two/withdraw", user: reader, status: 403}},
		"restoreReport":   {{path: "/reports/r-two/restore", status: 204}, {path: "/reports/none/restore", status: 404}},
		"listActors":      {{status: 200}, {path: "/actors?q=tellan&limit=5", status: 200}, {path: "/actors?limit=5000", status: 400}},
		"getActor":        {{path: "/actors/~tellan%20front", status: 200}, {path: "/actors/FRA?asof=2020-01-01", status: 200}, {path: "/actors/~nobody", status: 404}},
		"listChanges":     {{status: 200}, {path: "/changes?after=1&limit=1", status: 200}, {path: "/changes?after=soon", status: 400}},
		"streamChanges":   {{path: "/changes/stream?after=0", status: 200}, {header: [2]string{"Last-Event-ID", "x"}, status: 400}, {status: 503}},
		"chains":          {{status: 200}, {path: "/chains?event=e-raid", status: 200}, {path: "/chains?event=none", status: 404}, {path: "/chains?asof=now", status: 400}},
		"escalation":      {{status: 200}, {path: "/escalation?by=place&asof=2031-05-15&limit=2", status: 200}, {path: "/escalation?by=mood", status: 400}},
		"listCorrections": {{status: 200}},
		"postCorrection": {{body: `{"event":"e-shelling","kind":"edit","field":"killed","value":4,"note":"counted"}`, media: "application/json", status: 202}, {body: `{"event":"e-shelling","kind":"split","claims":[1]}`, media: "application/json", status: 202}, {body: `{"event":"none","kind":"accept"}`, media: "application/json", status: 404}, {body: `{"event":"e-shelling","kind":"eat"}`, media: "application/json", status: 400}, {body: `{}`, media: "text/plain", status: 415},
			{body: `{"note":"` + strings.Repeat("x", 1<<20) + `"}`, media: "application/json", status: 413}, {body: `{"event":"e-shelling","kind":"accept"}`, media: "application/json", user: reader, status: 403}},
		"undoCorrection": {{path: "/corrections/c-1", status: 204}, {path: "/corrections/none", status: 404}},
		"listFeeds":      {{status: 200}},
		"addFeed":        {{body: `{"url":"` + w.files.URL + `/rss"}`, media: "application/json", status: 201}, {body: `{"url":"file:///etc/passwd"}`, media: "application/json", status: 400}, {body: `{"url":"http://10.0.0.1/"}`, media: "application/json", status: 400}, {body: `url`, media: "text/plain", status: 415}},
		"exportFeeds":    {{status: 200}, {user: reader, status: 403}},
		"importFeeds":    {{body: `<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/rss"/></body></opml>`, media: "text/x-opml", status: 202}, {body: `<html></html>`, media: "text/x-opml", status: 400}, {body: "x", media: "text/plain", status: 415}},
		"removeFeed":     {{path: "/feeds/" + "f-none", status: 404}},
		"status":         {{status: 200}},
		"openapi":        {{status: 200}},
	}
}

// TestServerAndDocumentAgree walks over every operation of the served document, asks
// the running server, and has a validator that knows nothing of us compare requests
// and answers with the document. Each operation must be asked, and each of its good
// answers seen.
func TestServerAndDocumentAgree(t *testing.T) {
	w := open(t, func(o *Options) { o.Streams = 1 })
	for id := range must(w.desk.Feeds(t.Context())) {
		w.removable(t, id)
	}
	doc, err := libopenapi.NewDocument(w.ask("GET", "/openapi.json", "").Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	v, errs := validator.NewValidator(doc)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if ok, bad := v.ValidateDocument(); !ok {
		t.Fatalf("the document is no OpenAPI 3.1: %v", bad[0])
	}
	table := calls(w)
	var parsed struct {
		Paths map[string]map[string]struct {
			OperationID string         `json:"operationId"`
			Responses   map[string]any `json:"responses"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(must(doc.Render()), &parsed); err != nil {
		t.Fatal(err)
	}
	operations := 0
	for path, methods := range parsed.Paths {
		for method, op := range methods {
			operations++
			list := table[op.OperationID]
			if op.OperationID == "removeFeed" {
				for id := range must(w.desk.Feeds(t.Context())) {
					list = append(list, call{path: "/feeds/" + id, status: 204})
					break
				}
			}
			seen := map[int]bool{}
			for _, c := range list {
				seen[c.status] = true
				if c.path == "" {
					c.path = strings.TrimPrefix(path, Prefix)
				}
				w.agree(t, v, op.OperationID, strings.ToUpper(method), c)
			}
			for code := range op.Responses {
				if n, _ := strconv.Atoi(code); !seen[n] && !slices.Contains([]int{304, 400, 401, 403, 409, 413, 429, 500, 503}, n) {
					t.Errorf("%s: the document has an answer %s that no request of this test brings about", op.OperationID, code)
				}
			}
		}
	}
	if operations != len(routes()) || operations != len(table) {
		t.Errorf("%d operations in the document, %d routes, %d in this test", operations, len(routes()), len(table))
	}
}

// removable makes sure that a feed of the fill is there to be removed.
func (w *world) removable(t *testing.T, id string) {
	t.Helper()
	if id == "" {
		t.Fatal("no feed to remove")
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// agree asks once and compares.
func (w *world) agree(t *testing.T, v validator.Validator, id, method string, c call) {
	t.Helper()
	user := w.user
	defer func() { w.user = user }()
	if c.user != nil {
		w.user = *c.user
	}
	if c.status == 503 && id == "streamChanges" {
		w.api.streams <- struct{}{}
		defer func() { <-w.api.streams }()
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	if id == "streamChanges" && c.status == 200 {
		ctx, cancel = context.WithTimeout(t.Context(), 50*time.Millisecond)
	}
	defer cancel()
	make := func() *http.Request {
		r := httptest.NewRequestWithContext(ctx, method, Prefix+c.path, strings.NewReader(c.body))
		if c.body == "" {
			r = httptest.NewRequestWithContext(ctx, method, Prefix+c.path, nil)
		}
		if c.media != "" {
			r.Header.Set("Content-Type", c.media)
		}
		if c.header[0] != "" {
			r.Header.Set(c.header[0], c.header[1])
		}
		return r
	}
	rec := httptest.NewRecorder()
	w.api.ServeHTTP(rec, make())
	if rec.Code != c.status {
		t.Errorf("%s %s %.80s: status %d, want %d: %.300s", method, c.path, c.body, rec.Code, c.status, rec.Body)
		return
	}
	if c.status < 400 { // what is asked wrongly is outside the document, that is the point of it
		if ok, errs := v.ValidateHttpRequest(make()); !ok {
			t.Errorf("%s %s %.80s: the document does not have this request: %v", method, c.path, c.body, errs[0])
		}
	}
	if c.status == 204 || c.status == 304 || strings.HasPrefix(rec.Header().Get("Content-Type"), "text/event-stream") {
		return
	}
	if ok, errs := v.ValidateHttpResponse(make(), rec.Result()); !ok {
		for _, e := range errs {
			t.Errorf("%s %s: the answer is not as the document has it: %v\n%.600s", method, c.path, e, rec.Body)
			for _, s := range e.SchemaValidationErrors {
				t.Logf("   %s: %s", s.FieldPath, s.Reason)
			}
		}
	}
}

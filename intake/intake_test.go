package intake

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep/feed"
	"github.com/sitrep-news/sitrep/fetch"
)

var start = time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC)

// told writes what an intake gave, a line each.
func told(reports iter.Seq2[Raw, error]) []string {
	var out []string
	for r, err := range reports {
		if err != nil {
			out = append(out, "error: "+err.Error())
			continue
		}
		out = append(out, fmt.Sprintf("%s %s %s %.30q", r.Name, r.URL, r.ContentType, r.Body))
	}
	return out
}

func wantLines(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s gave %d:\n%s", what, len(got), strings.Join(got, "\n"))
		return
	}
	for i := range got {
		if !strings.Contains(got[i], want[i]) {
			t.Errorf("%s gave %q, want %q in it", what, got[i], want[i])
		}
	}
}

func TestReports(t *testing.T) {
	lines := `{"title":"One","text":"A","url":"https://n.example/1","published":"2025-03-04","publisher":"KSN"}` + "\nbroken\n" + `{"html":"<p>B</p>"}`
	got := told(Reports(t.Context(), "day.jsonl", strings.NewReader(lines)))
	wantLines(t, "lines", got, `day.jsonl:1 https://n.example/1 text/plain "A"`, "error: day.jsonl:2", `day.jsonl:3  text/html "<p>B</p>"`)
	for r, err := range Reports(t.Context(), "day.jsonl", strings.NewReader(lines)) {
		if in := r.Input(); err != nil || in.Title != "One" || in.Publisher != "KSN" || in.Published != "2025-03-04" || string(in.Text) != "A" || in.Name != "day.jsonl:1" {
			t.Errorf("%+v", in)
		}
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := told(Reports(ctx, "day.jsonl", strings.NewReader(lines))); len(got) != 0 {
		t.Errorf("after the end: %q", got)
	}
}

func TestArticle(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /closed")
		case "/1":
			w.Header().Set("Content-Type", "text/html; charset=koi8-r")
			fmt.Fprint(w, "<p>page</p>")
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	c := fetch.New(fetch.Options{AllowPrivate: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, HostDelay: -1})
	from := feed.State{URL: s.URL + "/rss", Title: "Wire"}
	long := "<p>" + strings.Repeat("The whole text. ", 50) + "</p>"
	r, err := Article(t.Context(), c, from, &feed.Feed{Publisher: "KSN"}, feed.Item{ID: "a", Link: s.URL + "/1", Title: "T", Published: start})
	if err != nil || string(r.Body) != "<p>page</p>" || r.ContentType != "text/html; charset=koi8-r" || r.Published != "2025-03-04T12:00:00Z" || r.PublishedFrom != "feed" || r.Publisher != "KSN" || r.FeedTitle != "Wire" || r.FeedItem != "a" {
		t.Errorf("%+v, %v", r, err)
	}
	r, err = Article(t.Context(), c, from, nil, feed.Item{Link: s.URL + "/closed", Title: "T", Content: long})
	var fe *fetch.Error
	if !errors.As(err, &fe) || fe.Code != fetch.Robots || !strings.Contains(string(r.Body), "whole text") || r.Title != "T" {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err = Article(t.Context(), c, from, nil, feed.Item{Link: s.URL + "/none", Summary: "short"}); err == nil || len(r.Body) > 0 {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err = Article(t.Context(), c, from, nil, feed.Item{ID: "x", Title: "T", Summary: "Only this."}); err != nil || !strings.Contains(string(r.Body), "Only this.") {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err = Article(t.Context(), c, from, nil, feed.Item{ID: "x", Title: "T"}); err == nil {
		t.Error("an item with nothing in it is no error")
	}
}

// drop is a folder on a clock that the test moves.
type drop struct {
	*Folder
	dir string
	at  time.Time
}

func newDrop(t *testing.T) *drop {
	t.Helper()
	d := &drop{dir: t.TempDir(), at: time.Now()}
	d.reopen(t)
	return d
}

func (d *drop) reopen(t *testing.T) {
	t.Helper()
	f, err := OpenFolder(d.dir, time.Second, func() time.Time { return d.at })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	d.Folder = f
}

func (d *drop) put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(d.dir, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (d *drop) has(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(d.dir, dir))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() {
			out = append(out, e.Name())
		}
	}
	return strings.Join(out, " ")
}

// scan reads all that is ready and finishes it by whether it had errors.
func (d *drop) scan(t *testing.T) []string {
	t.Helper()
	var out []string
	for f, err := range d.Scan(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got := told(f.Reports(t.Context()))
		var failure error
		if len(got) > 0 && strings.HasPrefix(got[0], "error: ") {
			failure = errors.New(got[0])
		}
		out = append(out, got...)
		if err := f.Finish(failure); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

func TestFolder(t *testing.T) {
	d := newDrop(t)
	d.put(t, "a.txt", "Guns fell silent.")
	d.put(t, "b.jsonl.gz", packed(`{"text":"x"}`+"\n"+`{"text":"y"}`))
	d.put(t, "c.docx", "PK")
	d.put(t, "d.txt.part", "half")
	d.put(t, ".hidden.txt", "no")
	if err := os.Symlink("/etc/passwd", filepath.Join(d.dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(d.dir, "sub.txt"), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := d.scan(t); len(got) != 0 {
		t.Errorf("files just written were read: %q", got)
	}
	d.at = d.at.Add(3 * time.Second)
	got := d.scan(t)
	slices.Sort(got)
	wantLines(t, "the folder", got, "a.txt", `b.jsonl:1  text/plain "x"`, `b.jsonl:2  text/plain "y"`, "its kind is not read")
	if done, failed, left := d.has(t, doneDir), d.has(t, failDir), d.has(t, "."); done != "a.txt b.jsonl.gz" || failed != "c.docx c.docx.reason.txt" || left != ".hidden.txt d.txt.part link.txt" {
		t.Errorf("done %q, failed %q, left %q", done, failed, left)
	}
	d.put(t, "a.txt", "Guns again.")
	d.at = d.at.Add(2 * time.Minute)
	if wantLines(t, "the folder", d.scan(t), "Guns again"); d.has(t, doneDir) != "a-2.txt a.txt b.jsonl.gz" {
		t.Errorf("done %q", d.has(t, doneDir))
	}
}

func TestAFileThatGrowsIsLeftAlone(t *testing.T) {
	d := newDrop(t)
	text := "One"
	for range 3 {
		d.put(t, "a.txt", text)
		if got := d.scan(t); len(got) != 0 {
			t.Errorf("a growing file was read: %q", got)
		}
		text += " more"
		d.at = d.at.Add(2 * time.Second)
	}
	wantLines(t, "the folder", d.scan(t), "One more more")
}

func TestFilesOfACrashAreReadAgain(t *testing.T) {
	d := newDrop(t)
	d.put(t, "a.txt", "Half read.")
	d.at = d.at.Add(2 * time.Minute)
	for range d.Scan(t.Context()) {
		break // never finished
	}
	if d.has(t, ".") != "" || d.has(t, workDir) != "a.txt" {
		t.Fatalf("left %q", d.has(t, "."))
	}
	d.reopen(t)
	wantLines(t, "the folder", d.scan(t), "Half read.")
	if _, err := OpenFolder(filepath.Join(d.dir, "none"), 0, time.Now); err == nil {
		t.Error("a folder that is not there was opened")
	}
}

// record makes a WARC record.
func record(kind, address, fields, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2025-03-04T12:00:00Z\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, address, fields, len(block), block)
}

func response(address, headers, body string) string {
	return record("response", address, "Content-Type: application/http; msgtype=response\r\n", "HTTP/1.1 200 OK\r\n"+headers+"\r\n"+body)
}

func archive() []string {
	html := "Content-Type: text/html; charset=utf-8\r\n"
	return []string{
		record("warcinfo", "", "", "software: x\r\n"),
		record("request", "https://n.example/1", "", "GET / HTTP/1.1\r\n\r\n"),
		response("https://n.example/1", html, "<p>one</p>"),
		record("response", "https://n.example/2", "", "HTTP/1.1 301 Moved\r\nLocation: /3\r\n\r\n"),
		response("https://n.example/3", "Content-Type: image/png\r\n", "png"),
		response("<https://n.example/4>", html+"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "a\r\n<p>four</p\r\n1\r\n>\r\n0\r\n\r\n"),
		response("https://n.example/5", html+"Transfer-Encoding: chunked\r\n", "<p>five, unchunked already</p>"),
		response("https://n.example/6", html+"Content-Encoding: gzip\r\nContent-Length: 1\r\n", packed("<p>six</p>")),
		record("response", "https://n.example/7", "", "no http"),
		record("response", "dns:n.example", "", "1.2.3.4"),
		record("conversion", "https://n.example/8", "Content-Type: text/plain\r\n", "eight"),
		response("https://n.example/9", html, ""),
		record("metadata", "https://n.example/1", "", "x: y\r\n"),
	}
}

func TestWARC(t *testing.T) {
	members := ""
	for _, r := range archive() {
		members += packed(r)
	}
	for name, file := range map[string]string{"plain": strings.Join(archive(), ""), "members": members, "one member": packed(strings.Join(archive(), ""))} {
		w := NewWARC("a.warc", strings.NewReader(file))
		wantLines(t, name, told(w.Reports(t.Context())), "https://n.example/1 text/html; charset=utf-8 \"<p>one</p>\"", "<p>four</p>", "five, unchunked", "<p>six</p>", "a.warc#9: the record was left out: it has no HTTP response", "eight")
		if p := w.Progress(); p != (Progress{Bytes: int64(len(file)), Records: 13, Reports: 5, Skipped: 4}) {
			t.Errorf("%s: %+v", name, p)
		}
	}
	w := NewWARC("a", strings.NewReader(archive()[2]))
	for r := range w.Reports(t.Context()) {
		if !r.Fetched.Equal(start) || r.Input().URL != "https://n.example/1" {
			t.Errorf("%+v", r)
		}
	}
}

func TestBrokenArchives(t *testing.T) {
	one := archive()[2]
	bomb := record("resource", "https://n.example/b", "Content-Type: text/html\r\n", strings.Repeat("x", 17<<20))
	for name, c := range map[string]struct {
		file string
		want []string
	}{
		"empty":           {"", nil},
		"cut off":         {one + one[:len(one)-12], []string{"<p>one", "error: read a.warc#2: a record breaks off"}},
		"cut member":      {packed(one) + packed(one)[:60], []string{"<p>one", "error: "}},
		"no archive":      {"hello\r\n\r\n", []string{`begins with "hello"`}},
		"other version":   {"WARC/0.18\r\n\r\n", []string{`begins with "WARC/0.18"`}},
		"no length":       {"WARC/1.0\r\nWARC-Type: response\r\n\r\n", []string{"length"}},
		"negative length": {"WARC/1.0\r\nContent-Length: -1\r\n\r\n", []string{"length"}},
		"huge length":     {"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n", []string{"length"}},
		"endless header":  {"WARC/1.0\r\n" + strings.Repeat("X: y\r\n", 20_000), []string{"too long"}},
		"endless line":    {"WARC/1.0 " + strings.Repeat("x", 1<<20), []string{"too long"}},
		"large record":    {bomb + one, []string{"<p>one"}},
		"packed bomb":     {packed(bomb) + packed(one), []string{"<p>one"}},
		"junk after":      {packed(one) + "junk", []string{"<p>one", "error: "}},
	} {
		wantLines(t, name, told(NewWARC("a.warc", strings.NewReader(c.file)).Reports(t.Context())), c.want...)
	}
}

// Whatever an archive holds, reading ends, and every report is of an http(s)
// address and within bounds.
func FuzzWARC(f *testing.F) {
	f.Add([]byte(strings.Join(archive(), "")))
	f.Add([]byte(packed(archive()[2]) + packed(archive()[7])))
	f.Fuzz(func(t *testing.T, raw []byte) {
		w := NewWARC("f", bytes.NewReader(raw))
		n := int64(0)
		for r, err := range w.Reports(t.Context()) {
			if err != nil {
				continue
			}
			n++
			if !strings.HasPrefix(r.URL, "http") || len(r.Body) > 16<<20 || len(r.Body) == 0 {
				t.Fatalf("%s with %d bytes", r.URL, len(r.Body))
			}
		}
		if p := w.Progress(); p.Reports != n || p.Bytes > int64(len(raw)) || p.Skipped > p.Records {
			t.Fatalf("%+v after %d reports of %d bytes", p, n, len(raw))
		}
	})
}

func BenchmarkWARC(b *testing.B) {
	var file strings.Builder
	page := "<html><body>" + strings.Repeat("<p>A paragraph of an article as news sites have it.</p>", 1000) + "</body></html>"
	for i := range 200 {
		file.WriteString(packed(response(fmt.Sprintf("https://n.example/%d", i), "Content-Type: text/html\r\n", page)))
	}
	b.SetBytes(int64(200 * len(page)))
	for b.Loop() {
		for _, err := range NewWARC("b", strings.NewReader(file.String())).Reports(b.Context()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

package extract

import (
	"compress/gzip"
	"context"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/fetch"
)

// site is a server on this machine with good and bad pages.
func site(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(page))
	})
	mux.HandleFunc("/text", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		_, _ = w.Write([]byte(wire))
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
	})
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		zeros := make([]byte, 1<<20)
		for range MaxPage>>20 + 1 {
			_, _ = z.Write(zeros)
		}
		_ = z.Close()
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestFetch(t *testing.T) {
	s := site(t)
	f := &Fetcher{fetch.New(fetch.Options{AllowPrivate: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, HostDelay: -1, MaxBody: MaxPage})}
	for path, want := range map[string]string{
		"/page": "", "/text": "", "/moved": "", "/loop": "redirects", "/away": "not a public address", "/file": "only http and https", "/bomb": "larger than", "/none": "404",
	} {
		in, err := f.Fetch(context.Background(), s.URL+path)
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", path, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: error is %v, want one with %q", path, err, want)
		case path == "/moved" && (in.URL != s.URL+"/page" || len(in.HTML) == 0):
			t.Errorf("%s: came from %s with %d bytes", path, in.URL, len(in.HTML))
		case path == "/text" && len(in.Text) == 0:
			t.Errorf("%s: no text", path)
		}
	}
}

func TestFetchRefusesThisMachine(t *testing.T) {
	s := site(t)
	if _, err := NewFetcher().Fetch(context.Background(), s.URL+"/page"); err == nil || !strings.Contains(err.Error(), "not a public address") {
		t.Errorf("error is %v", err)
	}
	for _, address := range []string{"ftp://example.org/x", "http://user@example.org/", "http://[::1", "https:///x"} {
		if _, err := NewFetcher().Fetch(context.Background(), address); err == nil {
			t.Errorf("%s was fetched", address)
		}
	}
}

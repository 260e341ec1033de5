package extract

import (
	"compress/gzip"
	"context"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

func TestOnlyPublicAddressesAreDialled(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14:80": true, "[2606:4700::1111]:443": true,
		"127.0.0.1:80": false, "10.1.2.3:80": false, "172.20.0.1:80": false, "192.168.1.1:80": false, "169.254.169.254:80": false, "100.64.0.1:80": false,
		"0.0.0.0:80": false, "255.255.255.255:80": false, "224.0.0.1:80": false, "192.0.2.7:80": false, "198.18.0.1:80": false,
		"[::1]:80": false, "[::]:80": false, "[fe80::1%eth0]:80": false, "[fd00::1]:80": false, "[ff02::1]:80": false,
		"[::ffff:127.0.0.1]:80": false, "[::ffff:a9fe:a9fe]:80": false, "[64:ff9b::7f00:1]:80": false, "[2002:7f00:1::]:80": false, "[::127.0.0.1]:80": false,
		"localhost:80": false, "nonsense": false,
	} {
		if err := mayDial(address, nil); (err == nil) != want {
			t.Errorf("%s: %v", address, err)
		}
	}
	if err := mayDial("[::ffff:127.0.0.1]:80", []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}); err != nil {
		t.Errorf("an allowed network: %v", err)
	}
}

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
	f := NewFetcher(netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128"))
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

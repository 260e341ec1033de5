package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep/gate"
	"github.com/sitrep-news/sitrep/store/sqlite"
)

// at is a listener of an address that is not really listened on.
type at struct{ net.Listener }

func (at) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 7), Port: 8080} }

// pair writes a certificate for itself and its key.
func pair(t *testing.T) (cert, key string) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tmpl := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "news.example"}, DNSNames: []string{"news.example"}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	kb, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "c.pem"), filepath.Join(dir, "k.pem")
	for name, b := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: kb}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(b), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

func TestTheServerRefusesToStandOpen(t *testing.T) {
	cert, key := pair(t)
	for name, c := range map[string]struct {
		f      gateFlags
		public string
		want   string // of the refusal; "" for none
	}{
		"nothing given":             {gateFlags{}, "", "--tls-cert"},
		"public, in the clear":      {gateFlags{}, "https://news.example", "--tls-cert"},
		"TLS without an address":    {gateFlags{cert: cert, key: key}, "", "--public-url"},
		"an address in the clear":   {gateFlags{cert: cert, key: key}, "http://news.example", "--public-url"},
		"a key alone":               {gateFlags{key: key}, "https://news.example", "go together"},
		"no such file":              {gateFlags{cert: "none.pem", key: key}, "https://news.example", "none.pem"},
		"anybody is the proxy":      {gateFlags{proxies: []string{"0.0.0.0/0"}}, "https://news.example", "prefix"},
		"a proxy that is no prefix": {gateFlags{proxies: []string{"nginx"}}, "https://news.example", "prefix"},
		"TLS":                       {gateFlags{cert: cert, key: key}, "https://news.example", ""},
		"a proxy":                   {gateFlags{proxies: []string{"192.0.2.1/32"}}, "https://news.example", ""},
	} {
		e, err := c.f.entry(c.public, at{})
		if c.want == "" && (err != nil || e.local) || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: local %v, %v", name, e.local, err)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	if e, err := new(gateFlags).entry("", l); err != nil || !e.local {
		t.Errorf("loopback: %+v, %v", e, err)
	}
	f := gateFlags{proxies: []string{"127.0.0.1/32"}}
	if e, err := f.entry("https://news.example", l); err != nil || e.local {
		t.Errorf("loopback behind a proxy is still one user without a password: %v", err)
	}
	// And then an administrator.
	st, err := sqlite.Open(filepath.Join(t.TempDir(), "t.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = st.Close() }()
	r := &running{store: st, log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	if _, err := r.gate(t.Context(), entry{origin: "https://news.example"}, nil); err == nil || !strings.Contains(err.Error(), "account add") {
		t.Errorf("no account, and %v", err)
	}
}

// A server with TLS, an account made on the command line, and a key of it.
func TestAccountsOfTheCommandOpenTheServer(t *testing.T) {
	db := filepath.Join(t.TempDir(), "t.db")
	sitrep := func(in string, args ...string) (string, int) {
		var out, errs bytes.Buffer
		code := run(t.Context(), append(args, "--store", db), strings.NewReader(in), &out, &errs)
		return out.String() + errs.String(), code
	}
	if said, code := sitrep("short\n", "account", "add", "ada", "--role", "admin"); code == 0 {
		t.Errorf("a short password was taken: %s", said)
	}
	if said, code := sitrep("three blue herons\n", "account", "add", "ada", "--role", "admin"); code != 0 {
		t.Fatal(said)
	}
	if said, _ := sitrep("", "account", "list"); !strings.Contains(said, "ada\tadmin") {
		t.Error(said)
	}
	if said, code := sitrep("", "account", "remove", "ada"); code == 0 {
		t.Errorf("the only administrator was removed: %s", said)
	}
	secret, code := sitrep("", "account", "key", "ada", "--name", "test", "--scope", "read")
	if code != 0 {
		t.Fatal(secret)
	}
	st, err := sqlite.Open(db, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = st.Close() }()
	r := &running{store: st, log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	cert, key := pair(t)
	f := gateFlags{cert: cert, key: key}
	e, err := f.entry("https://news.example", at{})
	if err != nil {
		t.Fatal(err)
	}
	g, err := r.gate(t.Context(), e, nil)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		done <- listen(ctx, e.over(l), g.Wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, gate.From(r.Context()).Account+" "+r.Proto)
		})), func() {})
	}()
	client := &http.Client{Transport: &http.Transport{ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{InsecureSkipVerify: true, ServerName: "news.example"}, //nolint:gosec // the certificate is this test's own
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "tcp", l.Addr().String())
		}}}
	ask := func(bearer string) (int, string) {
		q, err := http.NewRequest("GET", "https://news.example/api/v1/status", nil)
		if err != nil {
			t.Fatal(err)
		}
		if bearer != "" {
			q.Header.Set("Authorization", "Bearer "+bearer)
		}
		a, err := client.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = a.Body.Close() }()
		b, err := io.ReadAll(a.Body)
		if err != nil {
			t.Fatal(err)
		}
		return a.StatusCode, string(b)
	}
	if code, body := ask(strings.TrimSpace(secret)); code != 200 || body != "ada HTTP/2.0" {
		t.Errorf("%d %s", code, body)
	}
	if code, _ := ask(""); code != 401 {
		t.Errorf("without a key: %d", code)
	}
	stop()
	if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestTheServerItselfHasNoMetrics(t *testing.T) {
	h := evilServer(t)
	for _, path := range []string{"/metrics", "/api/v1/metrics", "/api/v1/../../metrics", "//metrics", "/debug/pprof/", "/debug/vars"} {
		if rec := ask(h, path); rec.Code < 300 || strings.Contains(rec.Body.String(), "go_goroutines") {
			t.Errorf("%s: %d", path, rec.Code)
		}
	}
}

// The tools over standard input and output, as an agent starts them.
func TestToolsOverStandardStreams(t *testing.T) {
	db := filepath.Join(t.TempDir(), "t.db")
	in := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
{"jsonrpc":"2.0","id":2,"method":"tools/list"}
`
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	code := make(chan int, 1)
	var errs bytes.Buffer
	go func() { code <- run(ctx, []string{"mcp", "--store", db}, inR, outW, &errs); _ = outW.Close() }()
	go func() { _, _ = io.WriteString(inW, in) }()
	var got strings.Builder
	buf := make([]byte, 64<<10)
	for !strings.Contains(got.String(), `"id":2`) {
		n, err := outR.Read(buf)
		got.Write(buf[:n])
		if err != nil {
			t.Fatalf("%v after %s; %s", err, got.String(), errs.String())
		}
	}
	for _, want := range []string{`"search"`, `"brief"`, `"tally"`, "readOnlyHint", "untrusted-quotation"} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("no %s in %s", want, got.String())
		}
	}
	_ = inW.Close()
	if c := <-code; c != 0 {
		t.Errorf("exit %d: %s", c, errs.String())
	}
}

package follow

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"log"
	"math/big"
	"mime"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"github.com/sitrep-news/sitrep"
)

// post is a mail server on loopback: emersion/go-smtp.
type post struct {
	mu     sync.Mutex
	addr   string
	roots  *x509.CertPool
	boxes  []letter
	refuse *smtp.SMTPError // for recipients
	auths  []string
}

type letter struct {
	from, to string
	raw      []byte
	tls      bool
}

type postSession struct {
	p   *post
	c   *smtp.Conn
	let letter
}

func (p *post) NewSession(c *smtp.Conn) (smtp.Session, error) { return &postSession{p: p, c: c}, nil }

func (s *postSession) AuthMechanisms() []string { return []string{sasl.Plain} }
func (s *postSession) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		s.p.mu.Lock()
		defer s.p.mu.Unlock()
		s.p.auths = append(s.p.auths, user+":"+password)
		if user != "sitrep" || password != "p4ss word" {
			return errors.New("wrong password")
		}
		return nil
	}), nil
}
func (s *postSession) Mail(from string, _ *smtp.MailOptions) error { s.let.from = from; return nil }
func (s *postSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	if s.p.refuse != nil {
		return s.p.refuse
	}
	s.let.to = to
	return nil
}
func (s *postSession) Data(r io.Reader) error {
	b, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	_, s.let.tls = s.c.TLSConnectionState()
	s.let.raw = b
	s.p.mu.Lock()
	defer s.p.mu.Unlock()
	s.p.boxes = append(s.p.boxes, s.let)
	return nil
}
func (s *postSession) Reset()        {}
func (s *postSession) Logout() error { return nil }

// newPost starts a server; with implicit it speaks TLS from the first byte.
func newPost(t *testing.T, implicit bool) *post {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cert := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "post"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, cert, cert, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, _ := x509.ParseCertificate(der)
	p := &post{roots: x509.NewCertPool()}
	p.roots.AddCert(leaf)
	conf := &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
	server := smtp.NewServer(p)
	server.Domain, server.TLSConfig, server.ErrorLog = "post.example", conf, log.New(io.Discard, "", 0)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.addr = l.Addr().String()
	if implicit {
		l = tls.NewListener(l, conf)
	}
	var wg sync.WaitGroup
	wg.Go(func() { _ = server.Serve(l) })
	t.Cleanup(func() { _ = server.Close(); wg.Wait() })
	return p
}

func (p *post) took() []letter {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := p.boxes
	p.boxes = nil
	return out
}

// mailed is a mail taken apart.
type mailed struct {
	mail.Header
	subject, text, html string
}

func open(t *testing.T, l letter) mailed {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(l.raw))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(l.raw), "\r\n") {
		if len(line) > 998 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes", len(line)) // RFC 5322 2.1.1
		}
	}
	out := mailed{Header: m.Header}
	if out.subject, err = new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject")); err != nil {
		t.Error(err)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("%s, %v", kind, err)
	}
	r := multipart.NewReader(m.Body, params["boundary"])
	for _, to := range []*string{&out.text, &out.html} {
		p, err := r.NextPart() // undoes quoted-printable
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(p)
		if err != nil {
			t.Fatal(err)
		}
		*to = string(b)
	}
	return out
}

func mailWorld(t *testing.T, p *post) *world {
	t.Helper()
	m, err := NewMailer("smtp://sitrep:p4ss%20word@"+p.addr, "sitrep <news@news.example>", p.roots)
	if err != nil {
		t.Fatal(err)
	}
	return newWorld(t, func(o *Options) { o.Mailer = m })
}

// confirmed follows by mail, and says yes as its reader would.
func (w *world) confirmed(p *post, f Follow) *Follow {
	w.t.Helper()
	f.Channel = Channel{Kind: Mail, Address: "anna@reader.example"}
	out := w.follows(f)
	w.pass(time.Second)
	got := p.took()
	if len(got) != 1 {
		w.t.Fatalf("%d mails ask to confirm", len(got))
	}
	link := regexp.MustCompile(`https://news\.example(/confirm\S+)`).FindStringSubmatch(open(w.t, got[0]).text)
	if link == nil {
		w.t.Fatal("no link to confirm")
	}
	if rw := w.post(link[1], url.Values{}, ""); rw.Code != http.StatusOK {
		w.t.Fatal(rw.Code, rw.Body)
	}
	return out
}

// post sends a form as the server would get it.
func (w *world) post(path string, form url.Values, owner string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return w.serve(r, owner)
}

func (w *world) get(path, owner string) *httptest.ResponseRecorder {
	return w.serve(httptest.NewRequest(http.MethodGet, path, nil), owner)
}

func (w *world) serve(r *http.Request, owner string) *httptest.ResponseRecorder {
	if owner != "" {
		r.Header.Set("Test-Owner", owner)
	}
	mux := http.NewServeMux()
	for pattern, h := range w.s.Handlers() {
		mux.Handle(pattern, h)
	}
	for _, p := range w.s.Pages() {
		mux.HandleFunc(p.Pattern, func(rw http.ResponseWriter, r *http.Request) {
			title, body, err := p.Serve(r)
			if err != nil {
				w.s.failPlain(rw, r, err)
				return
			}
			w.s.o.Show(rw, r, http.StatusOK, title, body)
		})
	}
	rw := httptest.NewRecorder()
	mux.ServeHTTP(rw, r)
	return rw
}

func TestMail(t *testing.T) {
	p := newPost(t, false)
	w := mailWorld(t, p)
	w.confirmed(p, Follow{Name: "Häfen", Query: `country:QTA`})
	w.happens(event("e1", func(e *sitrep.Event) { e.Title = "Überfall: <b>Hill Front</b> hits\r\nBcc: all@example.org" }), sitrep.ChangeNew)
	w.pass(time.Hour)
	w.happens(event("e1", killedBest(8)), sitrep.ChangeToll)
	w.pass(time.Hour)
	w.happens(event("e1", withdrawn), sitrep.ChangeWithdrawn)
	w.happens(event("e2"), sitrep.ChangeNew)
	w.pass(time.Hour)
	got := p.took()
	if len(got) != 4 {
		t.Fatalf("%d mails", len(got))
	}
	var ms []mailed
	for _, l := range got {
		if !l.tls || l.from != "news@news.example" || l.to != "anna@reader.example" {
			t.Errorf("envelope: %+v", l)
		}
		m := open(t, l)
		ms = append(ms, m)
		if m.Get("Bcc") != "" || m.Get("From") != `"sitrep" <news@news.example>` || m.Get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click" || m.Get("Auto-Submitted") != "auto-generated" {
			t.Errorf("header: %+v", m.Header)
		}
		if !strings.HasPrefix(m.Get("List-Unsubscribe"), "<https://news.example/unsubscribe?follow=fo-") || strings.Contains(m.html, "<b>Hill") {
			t.Errorf("header or body: %+v", m)
		}
	}
	if !strings.Contains(ms[0].subject, "Überfall") || !strings.Contains(ms[0].html, "&lt;b&gt;Hill Front") || !strings.Contains(ms[0].text, "Meridian Press: https://meridian.example/1") {
		t.Errorf("first: %+v", ms[0])
	}
	first := ms[0].Get("Message-Id")
	if ms[0].Get("References") != "" || ms[1].Get("In-Reply-To") != first || ms[1].Get("References") != first || !strings.HasPrefix(ms[1].subject, "Re: ") {
		t.Errorf("second is no answer to the first: %+v", ms[1])
	}
	var last, other mailed
	for _, m := range ms[2:] {
		if strings.HasPrefix(m.subject, "Withdrawn: ") {
			last = m
		} else {
			other = m
		}
	}
	if last.Get("References") != first+" "+ms[1].Get("Message-Id") || last.Get("In-Reply-To") != ms[1].Get("Message-Id") {
		t.Errorf("third: %+v", last)
	}
	if other.Get("References") != "" {
		t.Errorf("another event is in the thread: %+v", other)
	}
	for _, l := range w.told("anna")[:1] {
		if m := "<" + l.Delivery + "@news.example>"; m != last.Get("Message-Id") && m != other.Get("Message-Id") {
			t.Errorf("the log names %s", m)
		}
	}
}

func TestMailIsTheSameEachTime(t *testing.T) {
	p := newPost(t, false)
	w := mailWorld(t, p)
	f := &Follow{ID: "fo-1", Token: "t", Name: "n", Channel: Channel{Kind: Mail, Address: "a@b.example"}}
	e := event("e1")
	n := &Notice{ID: "dl-1", Kind: "event.new", At: monday, Notes: []Note{w.s.noteOf(&e, EventNew, nil, nil)}}
	a, err := w.s.compose(w.s.o.Mailer.from, f, n)
	b, err2 := w.s.compose(w.s.o.Mailer.from, f, n)
	if err != nil || err2 != nil || !bytes.Equal(a, b) {
		t.Error("two mails of one notice differ", err, err2)
	}
}

func TestDoubleOptIn(t *testing.T) {
	p := newPost(t, false)
	w := mailWorld(t, p)
	f := w.follows(Follow{Channel: Channel{Kind: Mail, Address: "anna@reader.example"}})
	w.happens(event("e0"), sitrep.ChangeNew)
	w.pass(time.Hour)
	got := p.took()
	if len(got) != 1 || !strings.HasPrefix(open(t, got[0]).subject, "Please confirm") || open(t, got[0]).Get("List-Unsubscribe") != "" {
		t.Fatalf("before the yes: %d mails", len(got))
	}
	body := open(t, got[0])
	if strings.Contains(body.text+body.html, f.Token) {
		t.Error("who was only asked is given the token that reads and ends the follow")
	}
	path := "/confirm?follow=" + f.ID + "&token=" + f.confirmToken()
	if rw := w.get(path, ""); rw.Code != http.StatusOK || !strings.Contains(rw.Body.String(), "Yes, send them") {
		t.Error(rw.Code, rw.Body)
	}
	if now, _ := w.s.Get(t.Context(), "anna", f.ID); now.Confirmed {
		t.Error("a mail guard that opens the link said yes")
	}
	if rw := w.post("/confirm?follow="+f.ID+"&token="+f.Token, nil, ""); rw.Code == http.StatusOK {
		t.Error("another token confirms")
	}
	if _, err := w.s.Add(t.Context(), Follow{Owner: "bert", What: []string{EventNew}, Schedule: Schedule{Every: Instant}, Channel: Channel{Kind: Mail, Address: "ANNA@reader.example"}}); sitrep.Code(err) != sitrep.ETooMany {
		t.Error("an address can be asked again and again:", err)
	}
	if rw := w.post(path, nil, ""); rw.Code != http.StatusOK {
		t.Error(rw.Code, rw.Body)
	}
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(time.Hour)
	if got := p.took(); len(got) != 1 {
		t.Errorf("after the yes: %d mails", len(got))
	}
	if f2 := w.follows(Follow{Channel: Channel{Kind: Mail, Address: "anna@reader.example"}}); !f2.Confirmed {
		t.Error("an owner's address is asked twice")
	}
}

func TestOneClickUnsubscribe(t *testing.T) {
	p := newPost(t, false)
	w := mailWorld(t, p)
	f := w.confirmed(p, Follow{})
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(time.Hour)
	link := strings.Trim(open(t, p.took()[0]).Get("List-Unsubscribe"), "<>")
	path := strings.TrimPrefix(link, "https://news.example")
	if rw := w.get(path, ""); rw.Code != http.StatusOK || !strings.Contains(rw.Body.String(), "<button") {
		t.Error(rw.Code, rw.Body)
	}
	if rw := w.post("/unsubscribe?follow="+f.ID+"&token=wrong", url.Values{"List-Unsubscribe": {"One-Click"}}, ""); rw.Code != http.StatusOK {
		t.Error("a wrong token tells itself apart:", rw.Code)
	}
	if _, err := w.s.Get(t.Context(), "anna", f.ID); err != nil {
		t.Fatal("a wrong token or a GET ended it:", err)
	}
	for range 2 { // and again: no error
		if rw := w.post(path, url.Values{"List-Unsubscribe": {"One-Click"}}, ""); rw.Code != http.StatusOK {
			t.Error(rw.Code, rw.Body)
		}
	}
	if _, err := w.s.Get(t.Context(), "anna", f.ID); sitrep.Code(err) != sitrep.ENotFound {
		t.Error("it goes on:", err)
	}
	w.happens(event("e2"), sitrep.ChangeNew)
	w.pass(time.Hour)
	if n := len(p.took()); n != 0 {
		t.Errorf("%d mails after that", n)
	}
}

func TestMailRefusals(t *testing.T) {
	p := newPost(t, false)
	w := mailWorld(t, p)
	f := w.confirmed(p, Follow{})
	p.refuse = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 7, 1}, Message: "greylisted"}
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(2*time.Minute + time.Second)
	p.mu.Lock()
	p.refuse = nil
	p.mu.Unlock()
	w.pass(time.Hour)
	if n := len(p.took()); n != 1 {
		t.Errorf("%d mails after greylisting", n)
	}
	p.refuse = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
	w.happens(event("e2"), sitrep.ChangeNew)
	w.pass(time.Hour)
	now, err := w.s.Get(t.Context(), "anna", f.ID)
	if err != nil || !strings.Contains(now.Stopped, "no such user") {
		t.Errorf("%+v, %v", now, err)
	}
	if l := w.told("anna"); l[0].Outcome != Gone || l[0].Tries != 1 {
		t.Errorf("log: %+v", l[0])
	}
}

func TestMailServers(t *testing.T) {
	start, tlsFirst := newPost(t, false), newPost(t, true)
	try := func(address string, roots *x509.CertPool) error {
		m, err := NewMailer(address, "news@news.example", roots)
		if err != nil {
			return err
		}
		m.timeout = 5 * time.Second
		return m.transmit(t.Context(), "a@b.example", []byte("Subject: x\r\n\r\nx\r\n"))
	}
	for _, c := range []struct {
		address string
		roots   *x509.CertPool
		says    string
	}{
		{"smtp://sitrep:p4ss%20word@" + start.addr, start.roots, ""},
		{"smtps://sitrep:p4ss%20word@" + tlsFirst.addr, tlsFirst.roots, ""},
		{"smtp://" + start.addr + "?tls=none", nil, ""},
		{"smtp://sitrep:wrong@" + start.addr, start.roots, "wrong password"},
		{"smtp://" + start.addr, nil, "certificate"},
		{"smtps://" + tlsFirst.addr, nil, "certificate"},
		{"smtp://sitrep:x@" + start.addr + "?tls=none", nil, "tls=none"},
		{"http://mail.example", nil, "smtps://"},
	} {
		err := try(c.address, c.roots)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", c.address, err, c.says)
		}
		if err != nil && strings.Contains(err.Error(), "p4ss") {
			t.Error("the password is told:", err)
		}
	}
	plain := start.took()
	if len(plain) != 2 || !plain[0].tls || plain[1].tls {
		t.Errorf("%+v", plain)
	}
	// A server that offers no STARTTLS gets nothing, least of all a password.
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	bare := &post{}
	s := smtp.NewServer(bare)
	s.AllowInsecureAuth = true
	var wg sync.WaitGroup
	wg.Go(func() { _ = s.Serve(l) })
	defer wg.Wait()
	defer s.Close()
	if err := try("smtp://sitrep:p4ss%20word@"+l.Addr().String(), start.roots); err == nil || !strings.Contains(err.Error(), "STARTTLS") || len(bare.auths)+len(bare.boxes) != 0 {
		t.Error("without TLS:", err, bare.auths)
	}
}

func TestMailServerThatHangs(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0") // accepts and never speaks
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	m, err := NewMailer("smtp://"+l.Addr().String(), "news@news.example", nil)
	if err != nil {
		t.Fatal(err)
	}
	m.timeout = 200 * time.Millisecond
	began := time.Now()
	w := newWorld(t)
	n := &Notice{ID: "dl-1", Kind: kindTest}
	if err := m.send(t.Context(), w.s, &Follow{Channel: Channel{Kind: Mail, Address: "a@b.example"}}, n); err == nil || time.Since(began) > 5*time.Second {
		t.Error(err, time.Since(began))
	}
}

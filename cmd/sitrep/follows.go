package main

import (
	"cmp"
	"fmt"
	"html/template"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fetch"
	"github.com/sitrep-news/sitrep/follow"
	querynames "github.com/sitrep-news/sitrep/query/names"
	"github.com/sitrep-news/sitrep/watch"
	"github.com/sitrep-news/sitrep/web"
)

// followFlags say how those who follow are told.
type followFlags struct {
	mailServer string
	mailFrom   string
}

func (f *followFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.mailServer, "mail-server", "", "mail server for updates, such as smtps://mail.example.org; with name and password better in SITREP_MAIL_SERVER")
	cmd.Flags().StringVar(&f.mailFrom, "mail-from", os.Getenv("SITREP_MAIL_FROM"), "sender's `ADDRESS` of updates by mail (or SITREP_MAIL_FROM)")
}

// mailer is nil where no mail server is given.
func (f *followFlags) mailer() (*follow.Mailer, error) {
	server := cmp.Or(f.mailServer, os.Getenv("SITREP_MAIL_SERVER"))
	if server == "" {
		return nil, nil
	}
	if f.mailFrom == "" {
		return nil, usage("--mail-server needs --mail-from, the address that updates come from")
	}
	m, err := follow.NewMailer(server, f.mailFrom, nil)
	if err != nil {
		return nil, usage("%v", err)
	}
	return m, nil
}

// deliveries is how many messages are sent at once: most of the time of each is waiting.
const deliveries = 8

// follows makes the service that tells those who follow, and gives its work to the
// running system. base is the server's address as readers have it; "" where this
// process only finds out who is to be told and lets others send.
func (r *running) follows(f *watchFlags, ff *followFlags, base string, o *watch.Options) error {
	var err error
	if r.follow, err = r.newFollows(f, ff, base); err != nil {
		return err
	}
	o.Alert = r.follow.Alert
	if base != "" {
		if o.More == nil {
			o.More, o.Many = map[string]sitrep.Handler{}, map[string]int{}
		}
		o.More[follow.JobDeliver], o.Many[follow.JobDeliver] = r.follow.Deliver, deliveries
	}
	return nil
}

func (r *running) newFollows(f *watchFlags, ff *followFlags, base string) (*follow.Service, error) {
	mailer, err := ff.mailer()
	if err != nil {
		return nil, err
	}
	o := follow.Options{
		Store: r.store, Names: querynames.New(r.knowledge.Actors, r.knowledge.Places, nil), Base: base, Mailer: mailer, Clock: time.Now, Log: r.log,
		Owner: func(req *http.Request) string { return asker(req).ID },
		Show: func(w http.ResponseWriter, req *http.Request, status int, title string, body template.HTML) {
			r.frame.Show(w, req, status, title, body)
		},
		Fail: func(w http.ResponseWriter, req *http.Request, err error) { r.frame.Fail(w, req, err) },
	}
	if !f.offline {
		if o.Post, err = f.poster(r.log); err != nil {
			return nil, err
		}
	}
	s, err := follow.New(o)
	if err != nil {
		return nil, fault{exitBroken, err}
	}
	return s, nil
}

// poster sends to addresses that users name: never to a private one that the operator
// has not allowed.
func (f *watchFlags) poster(log *slog.Logger) (http.RoundTripper, error) {
	o := fetch.Options{Log: log, Timeout: 15 * time.Second}
	for _, p := range f.private {
		prefix, err := netip.ParsePrefix(p)
		if err != nil {
			return nil, usage("--allow-private %q: write a prefix such as 127.0.0.0/8: %v", p, err)
		}
		o.AllowPrivate = append(o.AllowPrivate, prefix)
	}
	return fetch.SafeTransport(o), nil
}

// followPages lists the pages of follows for the site's frame.
func (r *running) followPages() []web.Page {
	var out []web.Page
	if r.follow == nil {
		return nil
	}
	for _, p := range r.follow.Pages() {
		out = append(out, web.Page{Pattern: p.Pattern, Href: p.Href, Name: p.Name, Serve: p.Serve})
	}
	return out
}

// mountFollows adds what follows answer beside pages: feeds and forms.
func (r *running) mountFollows(mux *http.ServeMux) {
	if r.follow == nil {
		return
	}
	for pattern, h := range r.follow.Handlers() {
		mux.Handle(pattern, h)
	}
}

// baseURL is the server's address as readers have it: the public one where the
// operator names it.
func baseURL(public string, l net.Listener) string {
	if public != "" {
		return strings.TrimRight(public, "/")
	}
	host, port, err := net.SplitHostPort(l.Addr().String())
	if ip, perr := netip.ParseAddr(host); err == nil && perr == nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return fmt.Sprintf("http://%s", net.JoinHostPort(host, port))
}

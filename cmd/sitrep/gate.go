package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"
	"golang.org/x/term"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/api"
	"github.com/sitrep-news/sitrep/gate"
	querynames "github.com/sitrep-news/sitrep/query/names"
	"github.com/sitrep-news/sitrep/scheme"
	"github.com/sitrep-news/sitrep/watch"
	"github.com/sitrep-news/sitrep/web"
)

// gateFlags say who may in from where.
type gateFlags struct {
	cert, key string
	proxies   []string
	metrics   string
	mcp       bool
}

func (f *gateFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.cert, "tls-cert", "", "`FILE` with the certificate, for a server that others reach")
	cmd.Flags().StringVar(&f.key, "tls-key", "", "`FILE` with the certificate's key")
	cmd.Flags().StringSliceVar(&f.proxies, "behind-proxy", nil, "`PREFIX` of the addresses of a proxy of your own that does TLS, such as 127.0.0.1/32; it alone is believed about who asks")
	cmd.Flags().StringVar(&f.metrics, "metrics", "", "`ADDRESS` to serve metrics for Prometheus on, such as 127.0.0.1:9090 (else not at all)")
	cmd.Flags().BoolVar(&f.mcp, "mcp", false, "serve the tools for agents (MCP) at /mcp too")
}

// entry is where the server stands, as its flags have it.
type entry struct {
	local   bool
	origin  string
	proxies []netip.Prefix
	tls     *tls.Config // nil: in the clear
}

// entry refuses to open to others without TLS and an address to be found at.
func (f *gateFlags) entry(public string, l net.Listener) (entry, error) {
	e := entry{origin: strings.TrimRight(public, "/")}
	for _, p := range f.proxies {
		prefix, err := netip.ParsePrefix(p)
		if err != nil || prefix.Bits() == 0 {
			return e, usage("--behind-proxy %q: write the proxy's own prefix, such as 127.0.0.1/32", p)
		}
		e.proxies = append(e.proxies, prefix)
	}
	if (f.cert == "") != (f.key == "") {
		return e, usage("--tls-cert and --tls-key go together")
	}
	if f.cert != "" {
		pair, err := tls.LoadX509KeyPair(f.cert, f.key)
		if err != nil {
			return e, usage("--tls-cert: %v", err)
		}
		e.tls = &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}}
	}
	addr, ok := l.Addr().(*net.TCPAddr)
	e.local = ok && addr.IP.IsLoopback() && len(e.proxies) == 0 && e.tls == nil
	if e.local {
		return e, nil
	}
	if e.tls == nil && len(e.proxies) == 0 {
		return e, usage("--listen %s can be reached by others: give --tls-cert and --tls-key, or --behind-proxy with the proxy's prefix; or listen on 127.0.0.1", l.Addr())
	}
	if !strings.HasPrefix(e.origin, "https://") {
		return e, usage("--public-url is needed where others reach the server: where they find it, as https://sitrep.example")
	}
	return e, nil
}

// over is the listener with TLS where the server does it.
func (e entry) over(l net.Listener) net.Listener {
	if e.tls == nil {
		return l
	}
	return tls.NewListener(l, e.tls)
}

// address is where people find the server.
func (e entry) address(l net.Listener) string {
	if e.local {
		return "http://" + l.Addr().String()
	}
	return e.origin
}

// accountPages lead to one's account; the gate draws it.
func (r *running) accountPages() []web.Page {
	if r.local {
		return nil
	}
	return []web.Page{{Pattern: "GET /account", Href: "/account", Name: "Account", Serve: func(*http.Request) (string, template.HTML, error) {
		return "", "", sitrep.Errorf(sitrep.ENotFound, "the account is at the gate")
	}}}
}

// gate stands before what the server answers.
func (r *running) gate(ctx context.Context, e entry, m *api.Metrics) (*gate.Gate, error) {
	o := gate.Options{Store: r.store, Clock: time.Now, Log: r.log, Local: e.local, Origin: e.origin, Proxies: e.proxies, Public: r.open}
	if m != nil {
		o.Observe = m.Observe
	}
	g, err := gate.New(o)
	if err != nil {
		return nil, fault{exitBroken, err}
	}
	if err := g.Ready(ctx); err != nil {
		return nil, usage("%v", err)
	}
	return g, nil
}

// open tells which requests prove themselves: hubs' pushes and links with a token.
func (r *running) open(req *http.Request) bool {
	return r.hubs != nil && strings.HasPrefix(req.URL.Path, watch.HubPath) || r.follow != nil && r.follow.Open(req)
}

// asker is who asks, as the pages know them.
func asker(req *http.Request) web.User {
	id := gate.From(req.Context())
	return web.User{ID: id.Account, Name: id.Name, Analyst: id.May(gate.ScopeCorrect), Admin: id.May(gate.ScopeAdmin)}
}

// programs is the interface for programs.
func (r *running) programs() (*api.API, error) {
	codes, err := scheme.Load()
	if err != nil {
		return nil, err
	}
	return api.New(api.Options{Store: r.store, Knowledge: r.knowledge, Scheme: codes, Names: querynames.New(r.knowledge.Actors, r.knowledge.Places, nil),
		Desk: r.watch, Now: time.Now, Log: r.log, Version: buildVersion(), User: func(req *http.Request) api.User {
			id := gate.From(req.Context())
			return api.User{ID: id.Account, Write: id.May(gate.ScopeWrite), Correct: id.May(gate.ScopeCorrect), Admin: id.May(gate.ScopeAdmin)}
		}})
}

// mountPrograms adds what programs ask for.
func (r *running) mountPrograms(mux *http.ServeMux, f *gateFlags) error {
	a, err := r.programs()
	if err != nil {
		return err
	}
	r.api = a
	mux.Handle(api.Prefix+"/", a)
	if f.mcp {
		mux.Handle("/mcp", a.MCPHandler())
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, req *http.Request) {
		if _, err := r.store.Changes(req.Context(), 0, 1); err != nil {
			http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
			return
		}
		_, _ = io.WriteString(w, "ok\n") // a reader who left
	})
	mux.HandleFunc("GET /robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "User-agent: *\nDisallow: /\n") // a reader who left
	})
	return nil
}

// serveMetrics serves metrics on an address of their own, where one is given.
func (f *gateFlags) serveMetrics(ctx context.Context, g *errgroup.Group, m *api.Metrics) error {
	if f.metrics == "" {
		return nil
	}
	l, err := net.Listen("tcp", f.metrics)
	if err != nil {
		return usage("--metrics %s: %v", f.metrics, err)
	}
	g.Go(func() error { return listen(ctx, l, m.Handler(), func() {}) })
	return nil
}

func accountCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "account",
		Short: "Who may in: accounts and keys of a server that others reach",
		Long: `Make, list and remove the accounts of a server that listens elsewhere than on
loopback. Passwords are asked for, or read from standard input: never given as an
argument, where other programs could read them.`,
		Example: "  sitrep account add ada --role admin\n  sitrep account key ada --name importer --scope write",
	}
	cmd.AddCommand(accountAdd(), accountList(), accountSet("password NAME", "Give an account another password; its sessions end", func(ctx context.Context, g *gate.Gate, name, _, password string) error {
		return g.SetPassword(ctx, name, password, "console")
	}, true), accountSet("role NAME ROLE", "Give an account another role: reader, analyst, admin", func(ctx context.Context, g *gate.Gate, name, role, _ string) error {
		parsed, err := gate.ParseRole(role)
		if err != nil {
			return err
		}
		return g.SetRole(ctx, name, parsed, "console")
	}, false), accountSet("remove NAME", "Remove an account with its sessions and keys", func(ctx context.Context, g *gate.Gate, name, _, _ string) error {
		return g.RemoveAccount(ctx, name, "console")
	}, false), accountKey())
	return cmd
}

// atGate runs f with the gate over the store that the flags name.
func atGate(cmd *cobra.Command, f *storeFlags, do func(*gate.Gate) error) error {
	log := f.logger(cmd.ErrOrStderr())
	s, err := f.open(cmd.Context(), log)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	g, err := gate.New(gate.Options{Store: s, Clock: time.Now, Log: log, Local: true})
	if err == nil {
		err = do(g)
	}
	if err != nil {
		return fault{exitSome, err}
	}
	return nil
}

func accountAdd() *cobra.Command {
	var f storeFlags
	role := ""
	cmd := &cobra.Command{
		Use:     "add NAME --role ROLE",
		Short:   "Make an account; its password is asked for",
		Example: "  sitrep account add ada --role admin\n  pwgen 24 1 | sitrep account add bot --role analyst",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			parsed, err := gate.ParseRole(role)
			if err != nil {
				return usage("--role: %v", err)
			}
			password, err := askPassword(cmd)
			if err != nil {
				return err
			}
			return atGate(cmd, &f, func(g *gate.Gate) error {
				if err := g.AddAccount(cmd.Context(), args[0], parsed, password, "console"); err != nil {
					return err
				}
				_, err := fmt.Fprintf(cmd.OutOrStdout(), "account %s made, %s\n", args[0], parsed)
				return err
			})
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&role, "role", "reader", "`ROLE`: reader, analyst or admin")
	return cmd
}

func accountList() *cobra.Command {
	var f storeFlags
	cmd := &cobra.Command{
		Use: "list", Short: "List the accounts", Args: cobra.NoArgs,
		Example: "  sitrep account list",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return atGate(cmd, &f, func(g *gate.Gate) error {
				list, err := g.Accounts(cmd.Context())
				for _, a := range list {
					fmt.Fprintf(cmd.OutOrStdout(), "%s\t%s\tsince %s\t%d passkeys\n", a.ID, a.Role, a.Created.Format(time.DateOnly), len(a.Passkeys))
				}
				return err
			})
		},
	}
	f.add(cmd)
	return cmd
}

// accountSet is a command that changes an account.
func accountSet(use, short string, do func(ctx context.Context, g *gate.Gate, name, value, password string) error, asks bool) *cobra.Command {
	var f storeFlags
	cmd := &cobra.Command{
		Use: use, Short: short, Example: "  sitrep account " + strings.NewReplacer("NAME", "ada", "ROLE", "analyst").Replace(use), Args: cobra.ExactArgs(len(strings.Fields(use)) - 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			password, value := "", ""
			if asks {
				var err error
				if password, err = askPassword(cmd); err != nil {
					return err
				}
			}
			if len(args) > 1 {
				value = args[1]
			}
			return atGate(cmd, &f, func(g *gate.Gate) error { return do(cmd.Context(), g, args[0], value, password) })
		},
	}
	f.add(cmd)
	return cmd
}

func accountKey() *cobra.Command {
	var f storeFlags
	var scopes []string
	name, days := "", 0
	cmd := &cobra.Command{
		Use:     "key ACCOUNT --name NAME --scope read,write",
		Short:   "Make an API key; it is shown once",
		Example: "  sitrep account key bot --name importer --scope write --days 90",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return atGate(cmd, &f, func(g *gate.Gate) error {
				secret, _, err := g.AddKey(cmd.Context(), args[0], name, scopes, time.Duration(days)*24*time.Hour, "console")
				if err == nil {
					_, err = fmt.Fprintln(cmd.OutOrStdout(), secret)
				}
				return err
			})
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&name, "name", "", "what the key is for")
	cmd.Flags().StringSliceVar(&scopes, "scope", []string{gate.ScopeRead}, "what it may: read, write, correct, admin")
	cmd.Flags().IntVar(&days, "days", 0, "after how many days it ends; 0: never")
	return cmd
}

// askPassword asks twice at a terminal, and reads one line elsewhere.
func askPassword(cmd *cobra.Command) (string, error) {
	in, ok := cmd.InOrStdin().(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		line, err := bufio.NewReader(io.LimitReader(cmd.InOrStdin(), 4096)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", usage("read the password: %v", err)
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	var twice [2]string
	for i, ask := range []string{"Password: ", "Again: "} {
		fmt.Fprint(cmd.ErrOrStderr(), ask)
		b, err := term.ReadPassword(int(in.Fd()))
		fmt.Fprintln(cmd.ErrOrStderr())
		if err != nil {
			return "", usage("read the password: %v", err)
		}
		twice[i] = string(b)
	}
	if twice[0] != twice[1] {
		return "", usage("the two passwords are not the same")
	}
	return twice[0], nil
}

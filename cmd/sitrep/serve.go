package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/sitrep-news/sitrep/api"
	querynames "github.com/sitrep-news/sitrep/query/names"
	"github.com/sitrep-news/sitrep/related"
	"github.com/sitrep-news/sitrep/scheme"
	"github.com/sitrep-news/sitrep/watch"
	"github.com/sitrep-news/sitrep/web"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	watchFlags
	followFlags
	gateFlags
	listen string
	folder string
	public string
}

func serveCommand() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Start the whole system: feeds, coding, events, pages",
		Long: `Start the whole system in this folder: it follows feeds, takes reports that are
posted or dropped into a folder, codes them, joins them to events, and serves the
pages. Everything is kept in one file (sitrep.db) unless --store names another.

On loopback there is one user and no password. Elsewhere accounts are needed (sitrep
account add), and TLS: --tls-cert and --tls-key, or --behind-proxy.`,
		Example: `  sitrep serve
  sitrep serve --listen 127.0.0.1:9000 --folder incoming/
  sitrep serve --store postgres://sitrep@db.example/sitrep
  sitrep serve --listen :443 --public-url https://sitrep.example --tls-cert site.pem --tls-key site.key`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runServe(cmd, &f) },
	}
	f.watchFlags.add(cmd)
	f.followFlags.add(cmd)
	f.gateFlags.add(cmd)
	cmd.Flags().StringVar(&f.listen, "listen", "127.0.0.1:8080", "`ADDRESS` to serve the pages on")
	cmd.Flags().StringVar(&f.folder, "folder", "", "watched `FOLDER`: reports put there are read")
	cmd.Flags().StringVar(&f.public, "public-url", "", "`ADDRESS` by which others reach this server, such as https://sitrep.example: feeds' hubs then push their news")
	return cmd
}

func runServe(cmd *cobra.Command, f *serveFlags) error {
	l, err := net.Listen("tcp", f.listen)
	if err != nil {
		return usage("--listen %s: %v; choose another address or stop what uses this one", f.listen, err)
	}
	defer func() { _ = l.Close() }() // again, where the server has closed it
	at, err := f.entry(f.public, l)
	if err != nil {
		return err
	}
	r, err := f.start(cmd, func(r *running, o *watch.Options) error {
		return r.follows(&f.watchFlags, &f.followFlags, baseURL(f.public, l), o)
	})
	if err != nil {
		return err
	}
	defer func() { _ = r.store.Close() }()
	r.local = at.local
	metrics := api.NewMetrics(r.store, buildVersion())
	door, err := r.gate(cmd.Context(), at, metrics)
	if err != nil {
		return err
	}
	handler, err := r.site(f)
	if err != nil {
		return fault{exitBroken, err}
	}
	if err := errors.Join(r.watch.Resume(cmd.Context()), r.follow.Resume(cmd.Context())); err != nil {
		return fault{exitBroken, err}
	}
	g, ctx := errgroup.WithContext(cmd.Context())
	if err := f.serveMetrics(ctx, g, metrics); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "sitrep serves %s from %s\n", at.address(l), f.store)
	g.Go(func() error { return r.watch.Run(ctx) })
	g.Go(func() error { return listen(ctx, at.over(l), door.Wrap(handler), r.api.Close) })
	if r.hubs != nil {
		g.Go(func() error { return r.hubs.Run(ctx) })
	}
	if f.folder != "" {
		g.Go(func() error { return r.watch.Folder(ctx, f.folder) })
	}
	if err := g.Wait(); err != nil && !errors.Is(err, context.Canceled) {
		return fault{exitBroken, err}
	}
	return cmd.Context().Err()
}

// site is all that the server answers: the pages, and what other parts mount beside them.
func (r *running) site(f *serveFlags) (http.Handler, error) {
	pages, err := r.pages()
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	r.mountFollows(mux)
	if err := r.mountPrograms(mux, &f.gateFlags); err != nil {
		return nil, err
	}
	if f.public != "" && r.fetch != nil {
		r.hubs = r.watch.NewHubs(f.public)
		mux.Handle(watch.HubPath, r.hubs)
	}
	return mux, nil
}

func (r *running) pages() (http.Handler, error) {
	resolver := querynames.New(r.knowledge.Actors, r.knowledge.Places, nil)
	index := related.New(r.store)
	codes, err := scheme.Load()
	if err != nil {
		return nil, err
	}
	analyses, err := r.analysisPages(resolver)
	if err != nil {
		return nil, err
	}
	r.frame, err = web.New(web.Options{
		Store: r.store, Knowledge: r.knowledge, Scheme: codes, Names: resolver, Related: index, Embed: r.embed,
		Desk: watch.Desk{System: r.watch}, User: asker, Now: time.Now, Log: r.log, Version: buildVersion(),
		Extra:  slices.Concat(r.followPages(), analyses, r.accountPages()),
		Stream: "/api/v1/changes/stream", OPML: "/api/v1/feeds/opml",
	})
	return r.frame, err
}

// listen serves until ctx is done, then lets requests begun finish; ending is called
// first, to end what would never.
func listen(ctx context.Context, l net.Listener, h http.Handler, ending func()) error {
	s := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	s.RegisterOnShutdown(ending)
	stopped := make(chan struct{})
	go func() {
		<-ctx.Done()
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		_ = s.Shutdown(end) // what has not finished by then is cut off
		close(stopped)
	}()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-stopped
	return nil
}

package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
	"github.com/sitrep-news/sitrep/brief"
	"github.com/sitrep-news/sitrep/forecast"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/query"
	querynames "github.com/sitrep-news/sitrep/query/names"
	"github.com/sitrep-news/sitrep/scheme"
	"github.com/sitrep-news/sitrep/web"
)

// briefFlags are the flags of brief.
type briefFlags struct {
	storeFlags
	about, since, until, asof string
	format, out               string
	width                     int
}

func briefCommand() *cobra.Command {
	var f briefFlags
	cmd := &cobra.Command{
		Use:   "brief",
		Short: "Write the situation report: what happened, is claimed, contradicted, threatened, planned",
		Long: `Write the situation report of a period from the store: what happened, gravest first;
what answered what; what is claimed, contradicted, threatened and planned; figures
beside those of the period before; what escalates; what to watch. Every sentence is
written from the record and footnoted to the words of reports and whose they are.

--about takes the name of a place or party, or a query (docs/query.md).`,
		Example: `  sitrep brief --since 24h --about Iraq
  sitrep brief --since 7d --about 'under:"Islamic State" severity>=2' --format html -o week.html`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runBrief(cmd, &f) },
	}
	f.add(cmd)
	fl := cmd.Flags()
	fl.StringVar(&f.about, "about", "", "a place, a party or a `QUERY` (else everything)")
	fl.StringVar(&f.since, "since", "24h", "first day, or how `LONG` ago: 24h, 7d, 2025-03-09")
	fl.StringVar(&f.until, "until", "", "last `DAY` (else now)")
	fl.StringVar(&f.asof, "as-of", "", "write it as on this `DAY`: what was read later is left out (figures of what was read by then are as now known)")
	fl.StringVarP(&f.format, "format", "f", "md", "md, html or text")
	fl.StringVarP(&f.out, "out", "o", "", "`FILE` to write (else standard output)")
	fl.IntVar(&f.width, "width", 100, "columns of a line of text")
	return cmd
}

func runBrief(cmd *cobra.Command, f *briefFlags) error {
	if !slices.Contains([]string{"md", "html", "text"}, f.format) {
		return usage("--format %q: choose md, html or text", f.format)
	}
	now, asof := time.Now().UTC(), time.Time{}
	if f.asof != "" {
		t, err := time.Parse(time.DateOnly, f.asof)
		if err != nil {
			return usage("--as-of %q: write a date such as 2025-03-09", f.asof)
		}
		asof = t.Add(24*time.Hour - time.Second)
		now = asof
	}
	from, to, err := brief.Period(f.since, f.until, now)
	if err != nil {
		return usage("%v", err)
	}
	know, err := knowledge()
	if err != nil {
		return fault{exitBroken, err}
	}
	subject, err := brief.About(f.about, querynames.New(know.Actors, know.Places, nil), now)
	if err != nil {
		return usage("--about: %v", err)
	}
	world, err := worldOf(know)
	if err != nil {
		return fault{exitBroken, err}
	}
	s, err := f.open(cmd.Context(), f.logger(cmd.ErrOrStderr()))
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if f.until == "" && f.asof == "" {
		if err := tellLatest(cmd, s, from, now); err != nil {
			return fault{exitBroken, err}
		}
	}
	d, err := brief.Make(cmd.Context(), s, brief.Ask{Subject: subject, Since: from, Until: to, AsOf: asof, World: world, Country: countryOf(know)})
	if err != nil {
		return fault{exitBroken, err}
	}
	out, done, err := output(cmd, f.out)
	if err != nil {
		return err
	}
	switch f.format {
	case "html":
		err = d.Page(out)
	case "text":
		err = d.Text(out, f.width)
	default:
		err = d.Markdown(out)
	}
	if cerr := done(); err == nil {
		err = cerr
	}
	if err != nil {
		return fault{exitBroken, fmt.Errorf("brief: %w", err)}
	}
	return nil
}

// tellLatest says, where a store of the past tells nothing since a time, until when it does.
func tellLatest(cmd *cobra.Command, r sitrep.Reader, since string, now time.Time) error {
	day, old, err := analysis.AsOf(cmd.Context(), r, now)
	if last := day.Format(time.DateOnly); err == nil && old && last < since {
		_, err = fmt.Fprintf(cmd.ErrOrStderr(), "nothing was told of this period, the latest is of %s: try --since 7d --until %s\n", day.Format("2 January 2006"), last)
	}
	return err
}

// worldOf is what the analyses know of the world.
func worldOf(know fuse.Knowledge) (analysis.World, error) {
	codes, err := scheme.Load()
	if err != nil {
		return analysis.World{}, err
	}
	return analysis.World{Actors: know.Actors, Scheme: codes}, nil
}

// countryOf names countries by their codes.
func countryOf(know fuse.Knowledge) func(string) string {
	return func(code string) string {
		c, _ := know.Places.Country(code)
		return c.Name
	}
}

// analysisPages are the pages that the analyses add to the navigation.
func (r *running) analysisPages(resolver query.Resolver) ([]web.Page, error) {
	world, err := worldOf(r.knowledge)
	if err != nil {
		return nil, err
	}
	desk := brief.Desk{Store: r.store, Resolver: resolver, World: world, Country: countryOf(r.knowledge), Now: time.Now}
	ahead := &forecast.Desk{Store: r.store, Name: r.called, Now: time.Now, Subject: func(text string) (sitrep.Query, error) { return oneQuery(text, resolver, time.Now()) }}
	return []web.Page{
		{Pattern: "GET /brief", Href: "/brief", Name: "Brief", Serve: desk.Serve},
		{Pattern: "GET /forecast", Href: "/forecast", Name: "Forecast", Serve: ahead.Serve},
	}, nil
}

// called names a country or a party by its code or id; "" where neither is known.
func (r *running) called(id string) string {
	if c, ok := r.knowledge.Places.Country(id); ok {
		return c.Name
	}
	if e, ok := r.knowledge.Actors.Entry(id); ok {
		return e.Name
	}
	return strings.TrimPrefix(id, "~")
}

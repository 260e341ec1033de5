package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// check reads the whole store and compares it with what must be.
func check(ctx context.Context, engine, at string, acked map[string]bool) (*result, error) {
	s, err := openStore(ctx, engine, at)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	c := &checker{Store: s, ctx: ctx, res: result{acked: len(acked)}, claims: map[string]map[sitrep.Ref]bool{}}
	if whole, ok := s.(interface{ Check(context.Context) error }); ok {
		c.err(whole.Check(ctx))
	}
	c.inputs(acked)
	c.reports()
	c.events()
	c.changes()
	return &c.res, errors.Join(c.errs...)
}

// checker gathers what is wrong.
type checker struct {
	sitrep.Store
	ctx    context.Context
	res    result
	errs   []error
	claims map[string]map[sitrep.Ref]bool // by event, as the reports have it
	seen   map[string]int                 // claims by event, as the events have it
}

func (c *checker) err(err error) {
	if err != nil && len(c.errs) < 20 {
		c.errs = append(c.errs, err)
	}
}

func (c *checker) wrong(format string, args ...any) { c.err(fmt.Errorf(format, args...)) }

// inputs: what was acknowledged is there, and each input was coded once.
func (c *checker) inputs(acked map[string]bool) {
	for id := range acked {
		if _, err := c.Raw(c.ctx, id); err != nil {
			c.wrong("acknowledged and lost: %w", err)
		}
	}
	st, err := c.Stats(c.ctx)
	c.err(err)
	c.res.raws = int(st.Raws)
	for n := range c.res.raws {
		if _, err := c.Raw(c.ctx, fmt.Sprintf("raw-%d", n)); err != nil {
			c.wrong("the inputs are not numbered without a gap: %w", err)
		}
	}
	if n := c.once("coded"); n != c.res.raws {
		c.wrong("%d inputs were coded, %d were accepted", n, c.res.raws)
	}
}

// once checks that every effect of a kind happened once, and counts them.
func (c *checker) once(kind string) int {
	n := 0
	for after := ""; ; {
		docs, err := c.Docs(c.ctx, sitrep.DocQuery{Kind: kind, After: after, Limit: 1000})
		c.err(err)
		for _, d := range docs {
			if string(d.Body) != "1" {
				c.wrong("%s %s times: %s", kind, d.Body, d.ID)
			}
			after = d.ID
		}
		if n += len(docs); len(docs) < 1000 {
			return n
		}
	}
}

// reports: one of each input, each mention in the bucket it belongs to.
func (c *checker) reports() {
	seen := map[string]bool{}
	q := sitrep.ReportQuery{Limit: 1000}
	for {
		page, err := c.Reports(c.ctx, q)
		if err != nil {
			c.err(err)
			return
		}
		for _, r := range page.Reports {
			if seen[r.ID] {
				c.wrong("report %s is there twice", r.ID)
			}
			seen[r.ID] = true
			n, err := strconv.Atoi(strings.TrimPrefix(r.ID, "report-raw-"))
			c.err(err)
			country, day := bucketOf(n)
			id := "event " + country + " " + day
			if c.claims[id] == nil {
				c.claims[id] = map[sitrep.Ref]bool{}
			}
			c.claims[id][sitrep.Ref{Report: r.ID, Mention: "m1"}] = true
		}
		if q.After = page.Next; q.After == "" {
			break
		}
	}
	if c.res.reports = len(seen); c.res.reports != c.res.raws {
		c.wrong("%d reports of %d inputs", c.res.reports, c.res.raws)
	}
	vectors := 0
	for _, err := range c.Vectors(c.ctx, 0) {
		c.err(err)
		vectors++
	}
	if vectors != len(seen) {
		c.wrong("%d vectors of %d reports", vectors, len(seen))
	}
}

// events: one of each bucket, with each of its reports' claims once.
func (c *checker) events() {
	c.seen = map[string]int{}
	q := sitrep.Query{Limit: 1000}
	for {
		page, err := c.Events(c.ctx, q)
		if err != nil {
			c.err(err)
			return
		}
		for _, e := range page.Events {
			if _, again := c.seen[e.ID]; again {
				c.wrong("event %s is there twice", e.ID)
			}
			c.seen[e.ID] = len(e.Claims)
			had := map[sitrep.Ref]bool{}
			for _, cl := range e.Claims {
				if had[cl.Ref] {
					c.wrong("event %s has the claim of %s twice", e.ID, cl.Report)
				}
				if had[cl.Ref] = true; !c.claims[e.ID][cl.Ref] {
					c.wrong("event %s has a claim of %s, which is not of its bucket", e.ID, cl.Report)
				}
			}
			if len(had) != len(c.claims[e.ID]) {
				c.wrong("event %s has %d claims, its bucket %d", e.ID, len(had), len(c.claims[e.ID]))
			}
		}
		if q.After = page.Next; q.After == "" {
			break
		}
	}
	if c.res.events = len(c.seen); c.res.events != len(c.claims) {
		c.wrong("%d events of %d buckets", c.res.events, len(c.claims))
	}
}

// changes: one of each claim, in order, each delivered once.
func (c *checker) changes() {
	of := map[string]int{}
	for after := int64(0); ; {
		list, err := c.Changes(c.ctx, after, 1000)
		c.err(err)
		for _, ch := range list {
			if ch.Seq <= after {
				c.wrong("change %d comes after %d", ch.Seq, after)
			}
			after = ch.Seq
			of[ch.Event]++
			c.res.changes++
		}
		if len(list) < 1000 {
			break
		}
	}
	for id, n := range c.seen {
		if of[id] != n {
			c.wrong("event %s has %d claims and %d changes", id, n, of[id])
		}
	}
	if n := c.once("delivered"); n != c.res.changes {
		c.wrong("%d changes were delivered of %d", n, c.res.changes)
	}
}

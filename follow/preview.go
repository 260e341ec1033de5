package follow

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
)

// Preview is what a follow would have sent.
type Preview struct {
	Since    time.Time
	Messages int // that would have gone out
	Notes    []Previewed
	Cut      bool // too much changed to look at all of it
}

// Previewed is an event that would have been told.
type Previewed struct {
	Note
	At time.Time // when it would have been sent
}

const (
	previewDays    = 7
	previewChanges = 5000 // looked at, the newest
	previewEvents  = 1000 // looked at, the last changed
	previewNotes   = 30   // shown
)

// Preview tells what a follow would have sent over the last seven days, had it been
// made before them: the changes of those days, judged and grouped as they would be.
// Events are judged by what they say now.
func (s *Service) Preview(ctx context.Context, f Follow) (*Preview, error) {
	if f.Name == "" {
		f.Name = "Preview"
	}
	f.ID, f.Created = "", s.now().AddDate(0, 0, -previewDays)
	if err := s.begins(ctx, &f); err != nil {
		return nil, err
	}
	m, err := s.matcher(&f)
	if err != nil {
		return nil, err
	}
	out := &Preview{Since: f.Created}
	happenings, err := s.lately(ctx, &f, out)
	if err != nil {
		return nil, err
	}
	sent := map[time.Time]bool{} // digests, each once
	for _, h := range happenings {
		s.replay(&interest{f, m}, h, out, sent)
	}
	out.Messages += len(sent)
	slices.SortStableFunc(out.Notes, func(a, b Previewed) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Event, b.Event)) })
	out.Notes = out.Notes[:min(len(out.Notes), previewNotes)]
	return out, nil
}

// replay runs an event's changes through a follow as time went.
func (s *Service) replay(f *interest, h *happening, out *Preview, digests map[time.Time]bool) {
	var before *told
	for i := 0; i < len(h.changes); {
		first := h.changes[i].At
		at, together := f.Schedule.plan(s.pace, first, nil)
		k := i
		for ; k < len(h.changes) && !h.changes[k].At.After(at); k++ {
			if !together {
				at = s.pace.due(first, h.changes[k].At)
				if quiet, end := f.Schedule.quiet(at); quiet {
					at = end
				}
			}
		}
		k = max(k, i+1)
		part := h.changes[i:k]
		i = k
		kind := f.judge(f.matcher, h.event, before, part)
		if kind == "" || at.After(s.now()) && kind != EventNew {
			continue
		}
		out.Notes = append(out.Notes, Previewed{s.noteOf(h.event, kind, before, part), at})
		before = f.note(h.event, kind, part, before)
		if together {
			digests[at] = true
		} else {
			out.Messages++
		}
	}
}

// lately lists the events asked for that changed, as they now are, each with its
// changes.
func (s *Service) lately(ctx context.Context, f *Follow, out *Preview) ([]*happening, error) {
	changes, from, err := s.since(ctx, f.Created, out)
	if err != nil {
		return nil, err
	}
	q, err := query.Parse(f.Query, query.Options{Now: s.now(), Resolver: s.o.Names})
	if err != nil {
		return nil, err
	}
	q.Withdrawn, q.ChangedAfter, q.Order, q.After, q.Limit = true, max(q.ChangedAfter, from), "changed", "", previewEvents
	if f.Along {
		q.Events = f.Chain
	}
	page, err := s.o.Store.Events(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("preview: %w", err)
	}
	out.Cut = out.Cut || page.Next != ""
	byID := map[string]*happening{}
	var all []*happening
	for i := range page.Events {
		h := &happening{event: &page.Events[i]}
		byID[h.event.ID] = h
		all = append(all, h)
	}
	for _, c := range changes {
		if h := byID[c.Event]; h != nil {
			h.changes = append(h.changes, c)
		}
	}
	return all, nil
}

// since lists the changes after a time, oldest first. Numbers grow with time, so the
// place to begin is found by halving;
// it is returned too.
func (s *Service) since(ctx context.Context, at time.Time, p *Preview) ([]sitrep.Change, int64, error) {
	after := func(seq int64) (*sitrep.Change, error) {
		cs, err := s.o.Store.Changes(ctx, seq, 1)
		if err != nil || len(cs) == 0 {
			return nil, err
		}
		return &cs[0], nil
	}
	low, high := int64(0), int64(1)
	for {
		c, err := after(high)
		if err != nil {
			return nil, 0, fmt.Errorf("preview: %w", err)
		}
		if c == nil || !c.At.Before(at) {
			break
		}
		low, high = high, high*2
	}
	for low < high {
		mid := (low + high) / 2
		c, err := after(mid)
		if err != nil {
			return nil, 0, fmt.Errorf("preview: %w", err)
		}
		if c != nil && c.At.Before(at) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	var out []sitrep.Change
	from := low
	for {
		cs, err := s.o.Store.Changes(ctx, low, 500)
		if err != nil {
			return nil, 0, fmt.Errorf("preview: %w", err)
		}
		if len(cs) == 0 {
			break
		}
		out = append(out, cs...)
		low = cs[len(cs)-1].Seq
		if len(out) >= 4*previewChanges {
			p.Cut = true
			break
		}
	}
	out = slices.DeleteFunc(out, func(c sitrep.Change) bool { return c.At.Before(at) })
	if len(out) > previewChanges {
		p.Cut, out = true, tail(out, previewChanges)
	}
	return out, from, nil
}

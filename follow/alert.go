package follow

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// Most that is kept of what waits to be told.
const (
	maxItems   = 200 // events in one message
	maxChanges = 40  // changes of one event in one message, the newest
)

// delivery is a message to be sent. While it is open it takes in what changes; once it
// is sealed its words never change, so that sent twice it is the same message.
type delivery struct {
	ID      string    `json:"id"`
	Follow  string    `json:"follow"`
	Owner   string    `json:"owner"`
	Event   string    `json:"event,omitempty"` // whose thread it belongs to; "" for several events'
	Items   []item    `json:"items,omitempty"`
	More    int       `json:"more,omitempty"` // events left out
	First   time.Time `json:"first"`
	Due     time.Time `json:"due"`
	Notice  *Notice   `json:"notice,omitempty"` // sealed
	Tries   int       `json:"tries,omitempty"`
	Started time.Time `json:"started,omitzero"` // of the try under way
	Trouble string    `json:"trouble,omitempty"`
}

// item is an event in a delivery that is still open.
type item struct {
	Event   string          `json:"event"`
	Changes []sitrep.Change `json:"changes"`
}

// interest is a follow that wants to be told, with its query ready.
type interest struct {
	Follow
	matcher matcher
}

// happening is an event with what changed of it just now.
type happening struct {
	event   *sitrep.Event
	was     []string // ids that it had in the changes before it was merged
	changes []sitrep.Change
}

// Alert hands changes, as they leave the outbox, to those who follow: in the same
// transaction, what is to be told becomes deliveries with their jobs.
func (s *Service) Alert(ctx context.Context, tx sitrep.Tx, changes []sitrep.Change) error {
	if err := tx.Lock(ctx, lockKey); err != nil {
		return err
	}
	interests, err := s.interests(ctx, tx)
	if err != nil || len(interests) == 0 {
		return err
	}
	happenings, err := gather(ctx, tx, changes)
	if err != nil {
		return err
	}
	for _, h := range happenings {
		if err := s.spread(ctx, tx, interests, h); err != nil {
			return fmt.Errorf("tell of event %s: %w", h.event.ID, err)
		}
	}
	return nil
}

// interests lists the follows that are told anything. One whose query cannot be read
// any more is logged and its page says so; the others go on.
func (s *Service) interests(ctx context.Context, r sitrep.Reader) ([]interest, error) {
	all, err := list[Follow](ctx, r, followKind, "")
	if err != nil {
		return nil, err
	}
	var out []interest
	for _, f := range all {
		if !f.active() {
			continue
		}
		m, err := s.matcher(&f)
		if err != nil {
			s.o.Log.Warn("a follow's query cannot be read", "follow", f.ID, "err", err)
			continue
		}
		out = append(out, interest{f, m})
	}
	return out, nil
}

// gather loads the event of each change once.
func gather(ctx context.Context, r sitrep.Reader, changes []sitrep.Change) ([]*happening, error) {
	var out []*happening
	byID := map[string]*happening{}
	for _, c := range changes {
		h, ok := byID[c.Event]
		if !ok {
			e, err := r.Event(ctx, c.Event)
			if sitrep.Code(err) == sitrep.ENotFound {
				continue
			}
			if err != nil {
				return nil, err
			}
			if h = byID[e.ID]; h == nil {
				h = &happening{event: e}
				byID[e.ID] = h
				out = append(out, h)
			}
			if byID[c.Event] = h; e.ID != c.Event {
				h.was = append(h.was, c.Event)
			}
		}
		c.Before, c.After = nil, nil
		h.changes = append(h.changes, c)
	}
	return out, nil
}

// spread finds out who is told of a happening.
func (s *Service) spread(ctx context.Context, tx sitrep.Tx, interests []interest, h *happening) error {
	threads, err := s.threads(ctx, tx, h)
	if err != nil {
		return err
	}
	for i := range interests {
		f := &interests[i]
		t, ok := threads[f.ID]
		if !ok {
			t = kept[thread]{Doc: sitrep.Doc{Kind: threadKind, ID: threadID(h.event.ID, f.ID), Owner: f.Owner}, Body: thread{Follow: f.ID, Event: h.event.ID}}
		}
		if t.Body.Lane.Open == "" && f.judge(f.matcher, h.event, t.Body.Told, h.changes) == "" {
			continue
		}
		if err := s.extend(ctx, tx, f, h.event); err != nil {
			return fmt.Errorf("follow %s: %w", f.ID, err)
		}
		if err := s.queue(ctx, tx, f, t, h); err != nil {
			return fmt.Errorf("follow %s: %w", f.ID, err)
		}
	}
	return nil
}

// threads returns what each follow knows of an event. What was known of events merged
// into it is carried over, so that a thread goes on under the heir.
func (s *Service) threads(ctx context.Context, tx sitrep.Tx, h *happening) (map[string]kept[thread], error) {
	out, err := threadsOf(ctx, tx, h.event.ID)
	if err != nil {
		return nil, err
	}
	for _, id := range h.was {
		old, err := threadsOf(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		for f, t := range old {
			if out[f], err = s.carry(ctx, tx, t, out[f], h.event.ID); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// carry joins what a follow knows of an event merged into another to what it knows of
// the heir: one thread, and one message where both wait.
func (s *Service) carry(ctx context.Context, tx sitrep.Tx, old, heir kept[thread], id string) (kept[thread], error) {
	if heir.Doc.ID == "" {
		heir = kept[thread]{Doc: sitrep.Doc{Kind: threadKind, ID: threadID(id, old.Body.Follow), Owner: old.Doc.Owner}, Body: thread{Follow: old.Body.Follow, Event: id}}
	}
	if heir.Body.Told == nil {
		heir.Body.Told, heir.Body.Lane.Root, heir.Body.Lane.Last = old.Body.Told, old.Body.Lane.Root, old.Body.Lane.Last
	}
	if err := tx.DeleteDoc(ctx, threadKind, old.Doc.ID); err != nil {
		return heir, err
	}
	d, err := get[delivery](ctx, tx, deliveryKind, old.Body.Lane.Open)
	switch {
	case sitrep.Code(err) == sitrep.ENotFound:
	case err != nil:
		return heir, err
	case heir.Body.Lane.Open == "":
		heir.Body.Lane.Open, d.Body.Event = d.Body.ID, id
		if err := put(ctx, tx, d); err != nil {
			return heir, err
		}
	default:
		if err := s.absorb(ctx, tx, d.Body, heir.Body.Lane.Open); err != nil {
			return heir, err
		}
	}
	return putThread(ctx, tx, heir, s.now())
}

// absorb puts what one delivery holds into another, and ends it; its job will find
// nothing to do.
func (s *Service) absorb(ctx context.Context, tx sitrep.Tx, from delivery, into string) error {
	d, err := get[delivery](ctx, tx, deliveryKind, into)
	if sitrep.Code(err) == sitrep.ENotFound {
		return nil
	}
	if err != nil {
		return err
	}
	d.Body.Items = append(d.Body.Items, from.Items...)
	if err := put(ctx, tx, d); err != nil {
		return err
	}
	return tx.DeleteDoc(ctx, deliveryKind, from.ID)
}

func threadsOf(ctx context.Context, r sitrep.Reader, event string) (map[string]kept[thread], error) {
	const page = 200
	out := map[string]kept[thread]{}
	prefix := event + "|"
	after := prefix
	for {
		docs, err := r.Docs(ctx, sitrep.DocQuery{Kind: threadKind, After: after, Limit: page})
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			if !strings.HasPrefix(d.ID, prefix) {
				return out, nil
			}
			t, err := decode[thread](d)
			if err != nil {
				return nil, err
			}
			out[t.Body.Follow] = t
			after = d.ID
		}
		if len(docs) < page {
			return out, nil
		}
	}
}

// putThread keeps a thread and returns it as it is now stored.
func putThread(ctx context.Context, tx sitrep.Tx, t kept[thread], now time.Time) (kept[thread], error) {
	t.Doc.Expires = now.Add(remembered)
	if err := put(ctx, tx, t); err != nil {
		return t, err
	}
	return get[thread](ctx, tx, threadKind, t.Doc.ID)
}

// queue puts a happening into the delivery in which the follow will be told of it.
func (s *Service) queue(ctx context.Context, tx sitrep.Tx, f *interest, t kept[thread], h *happening) error {
	now := s.now()
	if open := t.Body.Lane.Open; open != "" {
		d, err := get[delivery](ctx, tx, deliveryKind, open)
		if err == nil && d.Body.Notice == nil {
			d.Body.add(h)
			d.Body.Due = s.pace.due(d.Body.First, now)
			if quiet, end := f.Schedule.quiet(d.Body.Due); quiet {
				d.Body.Due = end
			}
			return put(ctx, tx, d) // its job waits, and will see that it is due later
		}
		if err != nil && sitrep.Code(err) != sitrep.ENotFound {
			return err
		}
	}
	l, err := getOr(ctx, tx, laneKind, f.ID, f.Owner, lane{})
	if err != nil {
		return err
	}
	if l.Body.Open != "" {
		d, err := get[delivery](ctx, tx, deliveryKind, l.Body.Open)
		if err != nil && sitrep.Code(err) != sitrep.ENotFound {
			return err
		}
		_, together := f.Schedule.plan(s.pace, now, l.Body.Recent)
		if err == nil && d.Body.Notice == nil && (together || d.Body.find(h.event.ID) >= 0) {
			d.Body.add(h)
			return put(ctx, tx, d)
		}
	}
	return s.begin(ctx, tx, f, t, l, h)
}

// begin opens a delivery with its job.
func (s *Service) begin(ctx context.Context, tx sitrep.Tx, f *interest, t kept[thread], l kept[lane], h *happening) error {
	now := s.now()
	at, together := f.Schedule.plan(s.pace, now, l.Body.Recent)
	d := delivery{ID: newID("dl-"), Follow: f.ID, Owner: f.Owner, First: now, Due: at}
	d.add(h)
	if together {
		l.Body.Open = d.ID
	} else {
		d.Event, t.Body.Lane.Open = h.event.ID, d.ID
		l.Body.Recent = append(slices.Clone(within(l.Body.Recent, now.Add(-time.Hour))), now)
		if _, err := putThread(ctx, tx, t, now); err != nil {
			return err
		}
	}
	if err := put(ctx, tx, l); err != nil {
		return err
	}
	return s.enqueue(ctx, tx, &d)
}

// enqueue keeps a new delivery with its job.
func (s *Service) enqueue(ctx context.Context, tx sitrep.Tx, d *delivery) error {
	k := kept[delivery]{Doc: sitrep.Doc{Kind: deliveryKind, ID: d.ID, Owner: d.Owner}, Body: *d}
	if err := put(ctx, tx, k); err != nil {
		return err
	}
	return tx.Enqueue(ctx, sitrep.Job{Kind: JobDeliver, Key: d.ID, RunAt: d.Due})
}

func (d *delivery) find(event string) int {
	return slices.IndexFunc(d.Items, func(it item) bool { return it.Event == event })
}

// add takes a happening in.
func (d *delivery) add(h *happening) {
	i := d.find(h.event.ID)
	if i < 0 {
		if len(d.Items) >= maxItems {
			d.More++
			return
		}
		d.Items = append(d.Items, item{Event: h.event.ID})
		i = len(d.Items) - 1
	}
	it := &d.Items[i]
	it.Changes = append(it.Changes, h.changes...)
	if extra := len(it.Changes) - maxChanges; extra > 0 {
		it.Changes = slices.Delete(it.Changes, 0, extra)
	}
}

package rows

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/sitrep-news/sitrep"
)

// SaveEvents writes events, redirects and changes; the Seq of each change is set
// in the slice given.
func (tx *Tx) SaveEvents(ctx context.Context, events []sitrep.Event, redirects map[string]string, changes []sitrep.Change) error {
	last, err := tx.commitLock(ctx, len(changes))
	if err != nil {
		return err
	}
	newest := map[string]int64{}
	for i := range changes {
		changes[i].Seq = last - int64(len(changes)-1-i)
		newest[changes[i].Event] = changes[i].Seq
	}
	for part := range slices.Chunk(lastOfEach(events), 500) {
		if err := tx.saveEvents(ctx, part, newest); err != nil {
			return wrap(err, "save events")
		}
	}
	for i := range events {
		delete(newest, events[i].ID)
	}
	for id, seq := range newest { // changes of events that were not given anew
		if _, err := tx.DB.Exec(ctx, "UPDATE event SET changed = ? WHERE id = ?", seq, clean(id)); err != nil {
			return wrap(err, "mark event "+id+" changed")
		}
	}
	if err := tx.redirect(ctx, redirects); err != nil {
		return err
	}
	return tx.saveChanges(ctx, changes)
}

// saved is the row of an event as it stands.
type saved struct {
	event      *sitrep.Event
	projection projection
}

// lastOfEach drops events that come again later in the list.
func lastOfEach(events []sitrep.Event) []*sitrep.Event {
	last := map[string]int{}
	for i := range events {
		last[events[i].ID] = i
	}
	out := make([]*sitrep.Event, 0, len(last))
	for i := range events {
		if last[events[i].ID] == i {
			out = append(out, &events[i])
		}
	}
	return out
}

// storedEvents reads the rows of those events that have one, by id.
func (tx *Tx) storedEvents(ctx context.Context, ids []string) (map[string]*saved, error) {
	out := map[string]*saved{}
	cond, args := in("e.id", ids)
	err := each(ctx, tx.DB, func(c Cursor) error {
		var id string
		var key, number, changed int64
		var body []byte
		if err := c.Scan(&id, &key, &number, &changed, &body); err != nil {
			return err
		}
		e, err := tx.decodeEvent(body)
		if err != nil {
			return err
		}
		p := project(e, number, changed)
		if p.key != key {
			return fmt.Errorf("event %s is filed under key %d and belongs under %d: the store is damaged", id, key, p.key)
		}
		out[id] = &saved{e, p}
		return nil
	}, "SELECT e.id, e.key, e.number, e.changed, b.body FROM event e JOIN event_body b ON b.key = e.key WHERE "+cond, args...)
	return out, err
}

func (r *Reader) decodeEvent(body []byte) (*sitrep.Event, error) {
	var e sitrep.Event
	if err := r.Codec.unpackJSON(body, &e); err != nil {
		return nil, wrap(err, "read an event")
	}
	return &e, nil
}

// saveEvents writes events, each id once.
func (tx *Tx) saveEvents(ctx context.Context, events []*sitrep.Event, changed map[string]int64) error {
	ids := make([]string, len(events))
	for i, e := range events {
		if e.ID == "" || len(e.ID) > maxID {
			return sitrep.Errorf(sitrep.EInvalid, "an event needs an id of at most %d bytes", maxID)
		}
		ids[i] = clean(e.ID)
	}
	was, err := tx.storedEvents(ctx, ids)
	if err != nil {
		return err
	}
	var w eventWrites
	for i, e := range events {
		if err := tx.addWrites(ctx, &w, e, was[ids[i]], changed[e.ID], len(events)-i); err != nil {
			return wrap(err, "event "+e.ID)
		}
	}
	return tx.writeEvents(ctx, &w)
}

// eventWrites are the rows that saving some events comes to.
type eventWrites struct {
	drop         []int64  // keys
	fresh        []string // ids not there before
	rows, bodies [][]any
	columns      string // of the engine, beside ours
	entries      []Entry
}

// addWrites works out what saving one event comes to; left is how many are to come.
func (tx *Tx) addWrites(ctx context.Context, w *eventWrites, e *sitrep.Event, was *saved, seq int64, left int) error {
	body, err := tx.Codec.packJSON(e)
	if err != nil {
		return err
	}
	var before projection
	var number int64
	if was != nil {
		before, number = was.projection, was.projection.number
		seq = max(seq, before.changed)
		w.drop = append(w.drop, before.key)
	} else {
		w.fresh = append(w.fresh, clean(e.ID))
		if number, err = tx.number(ctx, left); err != nil {
			return err
		}
	}
	now := project(e, number, seq)
	columns, extra := tx.Engine.Extra(now.post)
	w.columns = columns
	w.rows = append(w.rows, append(now.columns(e), extra...))
	w.bodies = append(w.bodies, []any{now.key, body})
	tx.countParties(&before, -1)
	tx.countParties(&now, 1)
	if was != nil && before.key != now.key {
		w.entries = append(w.entries, Entry{Key: before.key, Was: before.post})
		before.post = Posting{}
	}
	w.entries = append(w.entries, Entry{Key: now.key, Was: before.post, Is: now.post})
	return nil
}

func (tx *Tx) writeEvents(ctx context.Context, w *eventWrites) error {
	if err := tx.dropEvents(ctx, w.drop); err != nil {
		return err
	}
	if len(w.fresh) > 0 {
		cond, args := in("id", w.fresh)
		if _, err := tx.DB.Exec(ctx, "DELETE FROM redirect WHERE "+cond, args...); err != nil {
			return err
		}
	}
	if err := insertMany(ctx, tx.DB, "INSERT INTO event ("+eventColumns+w.columns+")", "", w.rows); err != nil {
		return err
	}
	if err := insertMany(ctx, tx.DB, "INSERT INTO event_body (key, body)", "", w.bodies); err != nil {
		return err
	}
	return tx.Engine.Post(ctx, tx.DB, Events, w.entries)
}

func (tx *Tx) dropEvents(ctx context.Context, keys []int64) error {
	if len(keys) == 0 {
		return nil
	}
	cond, args := in("key", keys)
	for _, table := range []string{"event", "event_body"} {
		if _, err := tx.DB.Exec(ctx, "DELETE FROM "+table+" WHERE "+cond, args...); err != nil {
			return err
		}
	}
	return nil
}

// redirect files that ids lead to heirs; the rows of what was merged go.
func (tx *Tx) redirect(ctx context.Context, redirects map[string]string) error {
	for _, old := range sortedKeys(redirects) {
		heir, err := tx.resolve(ctx, redirects[old])
		if err != nil {
			return wrap(err, "redirect event "+old)
		}
		if heir == old {
			return sitrep.Errorf(sitrep.EInvalid, "event %s cannot lead to itself", old)
		}
		stored, err := tx.storedEvents(ctx, []string{clean(old)})
		if err != nil {
			return err
		}
		if was := stored[clean(old)]; was != nil {
			p := was.projection
			if err := tx.dropEvents(ctx, []int64{p.key}); err != nil {
				return err
			}
			if err := tx.Engine.Post(ctx, tx.DB, Events, []Entry{{Key: p.key, Was: p.post}}); err != nil {
				return err
			}
			tx.countParties(&p, -1)
		}
		if _, err := tx.DB.Exec(ctx, "UPDATE redirect SET heir = ? WHERE heir = ?", clean(heir), clean(old)); err != nil {
			return err
		}
		if _, err := tx.DB.Exec(ctx, "INSERT INTO redirect (id, heir) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET heir = excluded.heir", clean(old), clean(heir)); err != nil {
			return err
		}
	}
	return nil
}

// resolve follows redirects to the id of an event that is there.
func (r *Reader) resolve(ctx context.Context, id string) (string, error) {
	const most = 100 // redirects are kept short when written; more is a circle
	for range most {
		n, err := column[string](ctx, r.DB, "SELECT id FROM event WHERE id = ?", clean(id))
		if err != nil {
			return "", err
		}
		if len(n) > 0 {
			return id, nil
		}
		heirs, err := column[string](ctx, r.DB, "SELECT heir FROM redirect WHERE id = ?", clean(id))
		if err != nil {
			return "", err
		}
		if len(heirs) == 0 {
			return "", sitrep.Errorf(sitrep.ENotFound, "no event %q in the store", id)
		}
		id = heirs[0]
	}
	return "", fmt.Errorf("the redirects of event %s go round in a circle", id)
}

// Event finds an event, by way of redirects.
func (r *Reader) Event(ctx context.Context, id string) (*sitrep.Event, error) {
	id, err := r.resolve(ctx, id)
	if err != nil {
		return nil, err
	}
	var body []byte
	err = one(ctx, r.DB, []any{&body}, "SELECT b.body FROM event e JOIN event_body b ON b.key = e.key WHERE e.id = ?", clean(id))
	if err != nil {
		return nil, notFound(err, "event", id)
	}
	return r.decodeEvent(body)
}

// EventsOf returns the events that hold claims of reports, newest first.
func (r *Reader) EventsOf(ctx context.Context, reports ...string) ([]sitrep.Event, error) {
	return r.eventsOf(ctx, reports, r.decodeEvent)
}

// EventsOf shares what it gives with other transactions.
func (tx *Tx) EventsOf(ctx context.Context, reports ...string) ([]sitrep.Event, error) {
	return tx.eventsOf(ctx, reports, func(body []byte) (*sitrep.Event, error) {
		e, err := tx.Caches.events.of(tx.Codec, body)
		return e, wrap(err, "read an event")
	})
}

func (r *Reader) eventsOf(ctx context.Context, reports []string, decode func([]byte) (*sitrep.Event, error)) ([]sitrep.Event, error) {
	var out []sitrep.Event
	seen := map[int64]bool{}
	for part := range slices.Chunk(reports, 500) {
		terms := make([]int64, len(part))
		for i, id := range part {
			terms[i] = Term("report", id)
		}
		plan, err := r.Engine.Pick(ctx, r.DB, Events, Want{Groups: []Group{{Terms: terms}}, Ordered: true, Short: true})
		if err != nil {
			return nil, err
		}
		err = each(ctx, r.DB, unseen(seen, func(body []byte) error {
			e, err := decode(body)
			if err == nil {
				out = append(out, *e)
			}
			return err
		}), "SELECT e.key, b.body FROM "+plan.From+" JOIN event_body b ON b.key = e.key"+where_(plan.Where)+" ORDER BY "+plan.Key+" DESC", plan.Args...)
		if err != nil {
			return nil, wrap(err, fmt.Sprintf("read the events of %d reports", len(reports)))
		}
	}
	return out, nil
}

func (tx *Tx) saveChanges(ctx context.Context, changes []sitrep.Change) error {
	rows := make([][]any, len(changes))
	out := make([][]any, len(changes))
	for i, c := range changes {
		at := c.At
		if at.IsZero() {
			at = tx.now()
			changes[i].At = at
		}
		rows[i] = []any{c.Seq, clean(c.Event), nanos(at), clean(c.Kind), clean(c.Text), clean(c.Report), clean(c.By), []byte(c.Before), []byte(c.After)}
		out[i] = []any{c.Seq, nanos(at)}
	}
	if err := insertMany(ctx, tx.DB, "INSERT INTO change (seq, event, at, kind, text, report, account, was, became)", "", rows); err != nil {
		return wrap(err, "save changes")
	}
	return wrap(insertMany(ctx, tx.DB, "INSERT INTO outbox (seq, at)", "", out), "fill the outbox")
}

const changeColumns = "c.seq, c.event, c.at, c.kind, c.text, c.report, c.account, c.was, c.became"

func (r *Reader) changes(ctx context.Context, rest string, args ...any) ([]sitrep.Change, error) {
	var out []sitrep.Change
	err := each(ctx, r.DB, func(cur Cursor) error {
		var c sitrep.Change
		var at int64
		var was, became []byte
		err := cur.Scan(&c.Seq, &c.Event, &at, &c.Kind, &c.Text, &c.Report, &c.By, &was, &became)
		c.At, c.Before, c.After = timeOf(at), raw(was), raw(became)
		out = append(out, c)
		return err
	}, "SELECT "+changeColumns+" FROM change c "+rest, args...)
	return out, wrap(err, "read changes")
}

func raw(b []byte) json.RawMessage {
	if len(b) == 0 {
		return nil
	}
	return b
}

// History lists the changes of an event and of those merged into it, oldest first.
func (r *Reader) History(ctx context.Context, event string) ([]sitrep.Change, error) {
	id, err := r.resolve(ctx, event)
	if err != nil {
		return nil, err
	}
	return r.changes(ctx, "WHERE c.event = ? OR c.event IN (SELECT id FROM redirect WHERE heir = ?) ORDER BY c.seq", clean(id), clean(id))
}

// Changes lists changes after a cursor.
func (r *Reader) Changes(ctx context.Context, after int64, limit int) ([]sitrep.Change, error) {
	return r.changes(ctx, "WHERE c.seq > ? ORDER BY c.seq LIMIT ?", after, bounded(limit, 100, 10000))
}

// TakeOutbox hands out the oldest changes not taken yet.
func (tx *Tx) TakeOutbox(ctx context.Context, n int) ([]sitrep.Change, error) {
	seqs, err := column[int64](ctx, tx.DB, "SELECT seq FROM outbox ORDER BY seq LIMIT ?"+tx.Engine.ForUpdate(true), bounded(n, 100, 800))
	if err != nil || len(seqs) == 0 {
		return nil, wrap(err, "take from the outbox")
	}
	cond, args := in("seq", seqs)
	if _, err := tx.DB.Exec(ctx, "DELETE FROM outbox WHERE "+cond, args...); err != nil {
		return nil, wrap(err, "take from the outbox")
	}
	cond, args = in("c.seq", seqs)
	return tx.changes(ctx, "WHERE "+cond+" ORDER BY c.seq", args...)
}

// bounded gives a limit its default and its bound.
func bounded(n, usual, most int) int {
	if n <= 0 {
		n = usual
	}
	return min(n, most)
}

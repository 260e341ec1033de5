package follow

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fetch"
)

// Told is a line of the log: who was told what, when, by which channel, and what came of it.
type Told struct {
	Delivery string    `json:"delivery"`
	Follow   string    `json:"follow"`
	Name     string    `json:"name"`
	Owner    string    `json:"owner"`
	Channel  string    `json:"channel"`
	Address  string    `json:"address"` // without what is secret in it
	At       time.Time `json:"at"`
	Kind     string    `json:"kind"`
	Notes    []ToldOf  `json:"notes"`
	Outcome  string    `json:"outcome"` // Delivered, Failed, Gone
	Detail   string    `json:"detail,omitempty"`
	Tries    int       `json:"tries"`
}

// ToldOf is an event in a line of the log.
type ToldOf struct {
	Event string `json:"event"`
	Kind  string `json:"kind"`
	Title string `json:"title"`
}

// The outcomes.
const (
	Delivered = "delivered"
	Failed    = "failed" // given up
	Gone      = "gone"   // the receiver wants no more; the follow stopped
)

// kept in the log for a little longer than it is known who was told what.
const logged = remembered + 30*24*time.Hour

// waits after the first, second, ... failure of a message, as Standard Webhooks
// recommends them; after the last it is given up.
var waits = []time.Duration{5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour}

// trouble is why a message did not arrive.
type trouble struct {
	gone    bool      // the receiver wants no more of anything
	final   bool      // this message will never arrive
	retryAt time.Time // when the receiver said to come back
	err     error
}

func (t *trouble) Error() string { return t.err.Error() }
func (t *trouble) Unwrap() error { return t.err }

// Deliver does a job of kind JobDeliver: it sends the delivery that the job's key
// names. The message is sealed and marked as under way before it is sent, and its line
// in the log is written in the transaction that ends the job. A crash between the two
// has it sent again with the same id: the log has it once, the receiver knows it by
// its id (Message-ID, webhook-id, the push service's topic, ntfy's sequence id).
func (s *Service) Deliver(ctx context.Context, j sitrep.Job, done func(tx sitrep.Tx) error) error {
	d, f, err := s.take(ctx, j.Key, done)
	if err != nil || d == nil {
		return err
	}
	sending, cancel := context.WithTimeout(ctx, s.flight*3/4)
	failure := s.send(sending, f, d.Notice)
	cancel()
	return s.finish(ctx, d, failure, done)
}

// send hands a notice to the follow's channel.
func (s *Service) send(ctx context.Context, f *Follow, n *Notice) error {
	switch c := f.Channel.Kind; {
	case c == Mail && s.o.Mailer != nil:
		return s.o.Mailer.send(ctx, s, f, n)
	case s.o.Post == nil || c == Mail:
		return fmt.Errorf("this server sends no %s now", c)
	case c == Webhook:
		return s.sendWebhook(ctx, f, n)
	case c == Ntfy:
		return s.sendNtfy(ctx, f, n)
	default:
		return s.sendPush(ctx, f, n)
	}
}

// take seals a delivery that is due and marks it as under way. It returns nil where
// there is nothing to send now; the job is then done, or waits again.
func (s *Service) take(ctx context.Context, id string, done func(tx sitrep.Tx) error) (*delivery, *Follow, error) {
	var out *delivery
	var to *Follow
	err := s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		out, to = nil, nil
		if err := tx.Lock(ctx, lockKey); err != nil {
			return err
		}
		d, err := get[delivery](ctx, tx, deliveryKind, id)
		if sitrep.Code(err) == sitrep.ENotFound {
			return done(tx)
		}
		if err != nil {
			return err
		}
		f, err := get[Follow](ctx, tx, followKind, d.Body.Follow)
		if err != nil && sitrep.Code(err) != sitrep.ENotFound {
			return err
		}
		if err != nil || !f.Body.active() && !(d.Body.confirms() && !f.Body.Muted) {
			return s.drop(ctx, tx, d, done)
		}
		ready, err := s.prepareToSend(ctx, tx, &d, &f.Body, done)
		if err != nil || !ready {
			return err
		}
		d.Body.Started = s.now()
		d.Body.Tries++
		out, to = &d.Body, &f.Body
		return put(ctx, tx, d)
	})
	if err != nil {
		return nil, nil, fmt.Errorf("delivery %s: %w", id, err)
	}
	return out, to, nil
}

func (d *delivery) confirms() bool { return d.Notice != nil && d.Notice.Kind == kindConfirm }

// prepareToSend tells whether a delivery can be sent now.
func (s *Service) prepareToSend(ctx context.Context, tx sitrep.Tx, d *kept[delivery], f *Follow, done func(sitrep.Tx) error) (bool, error) {
	now := s.now()
	if until := d.Body.Started.Add(s.flight); !d.Body.Started.IsZero() && until.After(now) {
		return false, s.later(ctx, tx, d.Body.ID, until, done) // another worker sends it, or died doing so
	}
	if d.Body.Due.After(now) {
		return false, s.later(ctx, tx, d.Body.ID, d.Body.Due, done)
	}
	if d.Body.Notice != nil {
		return true, nil
	}
	return s.seal(ctx, tx, d, f, done)
}

// seal makes the notice of what a delivery holds, by the events as they now are.
func (s *Service) seal(ctx context.Context, tx sitrep.Tx, d *kept[delivery], f *Follow, done func(sitrep.Tx) error) (bool, error) {
	l, err := s.laneOf(ctx, tx, &d.Body)
	if err != nil {
		return false, err
	}
	if before := l.lane.Sending; before != "" && before != d.Body.ID {
		first, err := get[delivery](ctx, tx, deliveryKind, before)
		if err == nil { // one after another
			d.Body.Due = s.now().Add(30 * time.Second)
			if first.Body.Due.After(d.Body.Due) {
				d.Body.Due = first.Body.Due
			}
			if err := put(ctx, tx, *d); err != nil {
				return false, err
			}
			return false, s.later(ctx, tx, d.Body.ID, d.Body.Due, done)
		} else if sitrep.Code(err) != sitrep.ENotFound {
			return false, err
		}
	}
	notes, err := s.notes(ctx, tx, f, &d.Body)
	if err != nil {
		return false, err
	}
	if len(notes) == 0 {
		return false, s.drop(ctx, tx, *d, done)
	}
	if l, err = s.laneOf(ctx, tx, &d.Body); err != nil { // its thread has changed
		return false, err
	}
	n := &Notice{ID: d.Body.ID, Kind: "event." + notes[0].Kind, At: s.now(), Root: l.lane.Root, Last: l.lane.Last, Thread: f.ID, Notes: notes, More: d.Body.More}
	if d.Body.Event != "" {
		n.Thread = threadID(d.Body.Event, f.ID)
	} else {
		n.Kind, n.Root, n.Last = kindDigest, "", ""
	}
	d.Body.Notice, d.Body.Items = n, nil
	if l.lane.Open == d.Body.ID {
		l.lane.Open = ""
	}
	l.lane.Sending = d.Body.ID
	return true, l.put(ctx, tx)
}

// notes judges each event of a delivery and remembers what is told of it.
func (s *Service) notes(ctx context.Context, tx sitrep.Tx, f *Follow, d *delivery) ([]Note, error) {
	m, err := s.matcher(f)
	if err != nil {
		return nil, err
	}
	var changes []sitrep.Change
	for _, it := range d.Items {
		for _, c := range it.Changes {
			c.Event = it.Event
			changes = append(changes, c)
		}
	}
	happenings, err := gather(ctx, tx, changes)
	if err != nil {
		return nil, err
	}
	var out []Note
	for _, h := range happenings {
		t, err := getOr(ctx, tx, threadKind, threadID(h.event.ID, f.ID), f.Owner, thread{Follow: f.ID, Event: h.event.ID})
		if err != nil {
			return nil, err
		}
		kind := f.judge(m, h.event, t.Body.Told, h.changes)
		if kind == "" {
			continue
		}
		out = append(out, s.noteOf(h.event, kind, t.Body.Told, h.changes))
		t.Body.Told = f.note(h.event, kind, h.changes, t.Body.Told)
		if _, err := putThread(ctx, tx, t, s.now()); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// later has the job wait again.
func (s *Service) later(ctx context.Context, tx sitrep.Tx, id string, at time.Time, done func(sitrep.Tx) error) error {
	if err := done(tx); err != nil {
		return err
	}
	return tx.Enqueue(ctx, sitrep.Job{Kind: JobDeliver, Key: id, RunAt: at})
}

// drop ends a delivery of which nothing is sent.
func (s *Service) drop(ctx context.Context, tx sitrep.Tx, d kept[delivery], done func(sitrep.Tx) error) error {
	if err := s.release(ctx, tx, &d.Body, false); err != nil {
		return err
	}
	if err := tx.DeleteDoc(ctx, deliveryKind, d.Body.ID); err != nil {
		return err
	}
	return done(tx)
}

// finish notes what became of a try.
func (s *Service) finish(ctx context.Context, sent *delivery, failure error, done func(tx sitrep.Tx) error) error {
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if err := tx.Lock(ctx, lockKey); err != nil {
			return err
		}
		d, err := get[delivery](ctx, tx, deliveryKind, sent.ID)
		if err != nil {
			return err
		}
		if d.Body.Tries != sent.Tries {
			return sitrep.Errorf(sitrep.EConflict, "delivery %s is another worker's by now", sent.ID)
		}
		f, err := get[Follow](ctx, tx, followKind, sent.Follow)
		if sitrep.Code(err) == sitrep.ENotFound { // ended meanwhile; what was sent is told all the same
			f = kept[Follow]{Body: Follow{ID: sent.Follow, Owner: sent.Owner}}
		} else if err != nil {
			return err
		}
		if failure != nil {
			s.o.Log.Warn("a message did not arrive", "delivery", sent.ID, "follow", sent.Follow, "channel", f.Body.Channel.Kind, "try", sent.Tries, "err", failure)
		}
		return s.settle(ctx, tx, d, f, failure, done)
	})
}

// settle decides between done, again and given up.
func (s *Service) settle(ctx context.Context, tx sitrep.Tx, d kept[delivery], f kept[Follow], failure error, done func(tx sitrep.Tx) error) error {
	var t *trouble
	if failure != nil && !errors.As(failure, &t) {
		t = &trouble{err: failure}
	}
	exists := f.Doc.Version != 0
	if t != nil && !t.gone && !t.final && d.Body.Tries <= len(waits) && exists {
		d.Body.Started, d.Body.Trouble = time.Time{}, oneLine(t.Error(), 300)
		d.Body.Due = s.again(d.Body.ID, d.Body.Tries, t.retryAt)
		if err := put(ctx, tx, d); err != nil {
			return err
		}
		return s.later(ctx, tx, d.Body.ID, d.Body.Due, done)
	}
	outcome, detail, failures := Delivered, "", 0
	if t != nil {
		outcome, detail, failures = Failed, oneLine(t.Error(), 300), f.Body.Failures+1
		if t.gone {
			outcome = Gone
		}
	}
	if err := s.record(ctx, tx, &d.Body, &f.Body, outcome, detail); err != nil {
		return err
	}
	if failures != f.Body.Failures && exists {
		f.Body.Failures = failures
		if outcome == Gone {
			f.Body.Stopped = detail
		} else if failures >= maxFailures {
			f.Body.Stopped = fmt.Sprintf("%d messages in a row did not arrive; the last because: %s", failures, detail)
		}
		if err := put(ctx, tx, f); err != nil {
			return err
		}
	}
	if err := s.release(ctx, tx, &d.Body, outcome == Delivered); err != nil {
		return err
	}
	if err := tx.DeleteDoc(ctx, deliveryKind, d.Body.ID); err != nil {
		return err
	}
	return done(tx)
}

// again is when a message is tried after its n-th failure: the receiver's own word
// where it is later.
func (s *Service) again(id string, n int, asked time.Time) time.Time {
	wait := waits[min(n, len(waits))-1]
	at := s.now().Add(time.Duration(float64(wait) * (1 + fetch.Jitter(id, n)/4)))
	if latest := s.now().Add(48 * time.Hour); asked.After(latest) {
		asked = latest
	}
	if asked.After(at) {
		return asked
	}
	return at
}

// record writes the line of the log. Ids run backwards in time: the newest comes first.
func (s *Service) record(ctx context.Context, tx sitrep.Tx, d *delivery, f *Follow, outcome, detail string) error {
	now := s.now()
	t := Told{Delivery: d.ID, Follow: f.ID, Name: f.Name, Owner: d.Owner, Channel: f.Channel.Kind, Address: f.Channel.where(), At: now, Kind: d.Notice.Kind, Outcome: outcome, Detail: detail, Tries: d.Tries}
	for _, n := range d.Notice.Notes {
		t.Notes = append(t.Notes, ToldOf{n.Event, n.Kind, n.Title})
	}
	id := fmt.Sprintf("%016x-%s", math.MaxInt64-now.UnixNano(), d.ID)
	return put(ctx, tx, kept[Told]{Doc: sitrep.Doc{Kind: toldKind, ID: id, Owner: d.Owner, Expires: now.Add(logged)}, Body: t})
}

// laneAt is the lane of a delivery, wherever it is kept.
type laneAt struct {
	lane   *lane
	thread kept[thread]
	own    kept[lane]
	now    time.Time
}

func (s *Service) laneOf(ctx context.Context, r sitrep.Reader, d *delivery) (*laneAt, error) {
	out := &laneAt{now: s.now()}
	var err error
	if d.Event == "" {
		out.own, err = getOr(ctx, r, laneKind, d.Follow, d.Owner, lane{})
		out.lane = &out.own.Body
		return out, err
	}
	out.thread, err = getOr(ctx, r, threadKind, threadID(d.Event, d.Follow), d.Owner, thread{Follow: d.Follow, Event: d.Event})
	out.lane = &out.thread.Body.Lane
	return out, err
}

func (l *laneAt) put(ctx context.Context, tx sitrep.Tx) error {
	if l.own.Doc.ID != "" {
		return put(ctx, tx, l.own)
	}
	_, err := putThread(ctx, tx, l.thread, l.now)
	return err
}

// release frees a delivery's lane for the next; sent is noted for threading.
func (s *Service) release(ctx context.Context, tx sitrep.Tx, d *delivery, sent bool) error {
	l, err := s.laneOf(ctx, tx, d)
	if err != nil {
		return err
	}
	if l.thread.Doc.Version == 0 && l.own.Doc.Version == 0 {
		return nil // its follow has ended, or the event was merged into another
	}
	if l.lane.Open == d.ID {
		l.lane.Open = ""
	}
	if l.lane.Sending == d.ID {
		l.lane.Sending = ""
	}
	if sent {
		if l.lane.Root == "" {
			l.lane.Root = d.ID
		}
		l.lane.Last = d.ID
	}
	return l.put(ctx, tx)
}

// Resume has every delivery sent when its time comes, also after jobs were lost by hand.
func (s *Service) Resume(ctx context.Context) error {
	all, err := list[delivery](ctx, s.o.Store, deliveryKind, "")
	if err != nil || len(all) == 0 {
		return err
	}
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		for _, d := range all {
			if err := tx.Enqueue(ctx, sitrep.Job{Kind: JobDeliver, Key: d.ID, RunAt: d.Due}); err != nil {
				return err
			}
		}
		return nil
	})
}

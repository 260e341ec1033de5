package fuse

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

// Because says what made events change.
type Because struct {
	At     time.Time // UTC
	Report string    // report that came in, was corrected or withdrawn; "" where it was none
	By     string    // analyst's account; "" the program

	reports []string // all that are worked at once, where they are several
}

// of is the report that changes of an event are because of: of several that are worked at once the
// first that the event now has a claim of, and where it has none, the first it had one of.
func (b *Because) of(now, was *sitrep.Event) string {
	if len(b.reports) < 2 {
		return b.Report
	}
	for _, e := range []*sitrep.Event{now, was} {
		if e == nil {
			continue
		}
		for i := range e.Claims {
			if b.worked(e.Claims[i].Report) {
				return e.Claims[i].Report
			}
		}
	}
	return ""
}

// worked reports whether a report is among those that came in.
func (b *Because) worked(report string) bool {
	return report == b.Report || slices.Contains(b.reports, report)
}

// Outcome is what has to be saved: only events that changed, with their changes.
type Outcome struct {
	Events    []sitrep.Event
	Redirects map[string]string // old id to its heir
	Changes   []sitrep.Change   // Seq is 0: the store numbers them
}

// Reconcile carries ids and history over from the events as they stood. old is every
// stored event with a claim of the new events' reports, and what those link to: one
// that shares no claim with a new event only has its links followed. The old id of
// greatest overlap stays; the others lead to their heir; of a split, the larger part
// keeps the id. Reconciling the same again gives an empty outcome.
func Reconcile(old, new []sitrep.Event, because Because) Outcome {
	return reconcile(old, new, because, unread{})
}

// ground is what is known of the store beside the events at hand.
type ground interface {
	// told lists the mentions that a report makes now; ok is false where it was not read.
	told(report string) (items []*sitrep.Item, ok bool)
	// taken reports whether an id is that of an event, or leads to one.
	taken(id string) bool
}

// unread is the ground of which nothing is known.
type unread struct{}

func (unread) told(string) ([]*sitrep.Item, bool) { return nil, false }
func (unread) taken(string) bool                  { return false }

// reconcile is Reconcile on a ground: old events of which no claim stands there any more
// are withdrawn.
func reconcile(old, new []sitrep.Event, because Because, on ground) Outcome {
	r := &reconciler{old: sortedByID(old), new: slices.Clone(new), because: because, on: on, out: Outcome{Redirects: map[string]string{}}}
	slices.SortFunc(r.new, func(a, b sitrep.Event) int { return compareRefs(seed(&a), seed(&b)) })
	r.match()
	r.name()
	for i := range r.old {
		if o := &r.old[i]; r.heir[i] < 0 && r.gone(o) && !o.Withdrawn {
			r.new = append(r.new, emptied(o))
			r.heir[i], r.from = len(r.new)-1, append(r.from, i)
		}
	}
	r.link()
	r.diff()
	return r.out
}

type reconciler struct {
	old, new []sitrep.Event
	because  Because
	on       ground
	heir     []int // for each old event the new one that most of its claims went to, or -1
	from     []int // for each new event the old one whose id it keeps, or -1
	out      Outcome
}

// gone reports whether no words of an event's claims are claimed by its reports any more.
func (r *reconciler) gone(e *sitrep.Event) bool {
	return len(e.Claims) > 0 && !slices.ContainsFunc(e.Claims, func(c sitrep.Claim) bool {
		items, ok := r.on.told(c.Report)
		return !ok || slices.ContainsFunc(items, func(it *sitrep.Item) bool {
			return c.Trigger == it.Mention.Trigger || touch(c.Trigger, it.Mention.Trigger) || touch(c.Sentence, it.Mention.Sentence)
		})
	})
}

// item finds the mention that makes a claim, nil where its report was not read or has no
// such mention any more. known tells which.
func (r *reconciler) item(c *sitrep.Claim) (it *sitrep.Item, known bool) {
	items, ok := r.on.told(c.Report)
	for _, it := range items {
		if it.Ref == c.Ref && (it.Mention.Trigger == c.Trigger || touch(it.Mention.Trigger, c.Trigger)) {
			return it, true
		}
	}
	return nil, ok
}

// touch reports whether two stretches of one text have a character in common.
func touch(a, b sitrep.Words) bool { return a.Start < b.End && b.Start < a.End }

func sortedByID(events []sitrep.Event) []sitrep.Event {
	out := slices.Clone(events)
	slices.SortFunc(out, func(a, b sitrep.Event) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(out, func(a, b sitrep.Event) bool { return a.ID == b.ID })
}

// seed is the ref of an event's first claim.
func seed(e *sitrep.Event) sitrep.Ref {
	if len(e.Claims) == 0 {
		return sitrep.Ref{}
	}
	return e.Claims[0].Ref
}

// shared counts the claims of two events that are the same: the same words of the same
// report, by whatever mention id. One whose words moved by a new coding counts by its
// sentence.
func shared(a, b *sitrep.Event) int {
	n := 0
	for i := range a.Claims {
		x := &a.Claims[i]
		if slices.ContainsFunc(b.Claims, func(y sitrep.Claim) bool {
			return x.Report == y.Report && touch(x.Trigger, y.Trigger)
		}) {
			n += 2
		} else if slices.ContainsFunc(b.Claims, func(y sitrep.Claim) bool {
			return x.Report == y.Report && touch(x.Sentence, y.Sentence)
		}) {
			n++
		}
	}
	return n
}

// match pairs old and new events, the greatest overlap first.
func (r *reconciler) match() {
	type pair struct{ o, n, shared int }
	var pairs []pair
	byReport := map[string][]int{}
	for n := range r.new {
		for _, c := range r.new[n].Claims {
			if l := byReport[c.Report]; len(l) == 0 || l[len(l)-1] != n {
				byReport[c.Report] = append(l, n)
			}
		}
	}
	r.heir, r.from = make([]int, len(r.old)), make([]int, len(r.new))
	for n := range r.from {
		r.from[n] = -1
	}
	for o := range r.old {
		r.heir[o] = -1
		seen := map[int]bool{}
		for _, c := range r.old[o].Claims {
			for _, n := range byReport[c.Report] {
				if s := 0; !seen[n] {
					seen[n] = true
					if s = shared(&r.old[o], &r.new[n]); s > 0 {
						pairs = append(pairs, pair{o, n, s})
					}
				}
			}
		}
	}
	slices.SortFunc(pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.shared, x.shared), r.old[x.o].FirstSeen.Compare(r.old[y.o].FirstSeen), cmp.Compare(x.o, y.o), cmp.Compare(x.n, y.n))
	})
	taken := make([]bool, len(r.old))
	for _, p := range pairs {
		if r.from[p.n] < 0 && !taken[p.o] {
			r.from[p.n], taken[p.o] = p.o, true
		}
		if r.heir[p.o] < 0 {
			r.heir[p.o] = p.n
		}
	}
	for n, o := range r.from {
		if o >= 0 {
			r.heir[o] = n
		}
	}
}

// name gives every new event its id, and redirects those that are no more.
func (r *reconciler) name() {
	used := map[string]bool{}
	for i := range r.old {
		used[r.old[i].ID] = true
	}
	for n := range r.new {
		e := &r.new[n]
		if o := r.from[n]; o >= 0 {
			e.ID, e.Version = r.old[o].ID, r.old[o].Version
			if r.old[o].FirstSeen.Before(e.FirstSeen) {
				e.FirstSeen = r.old[o].FirstSeen
			}
			continue
		}
		for try := 0; e.ID == "" || used[e.ID] || r.on.taken(e.ID); try++ {
			e.ID = newID(seed(e), try)
		}
		used[e.ID] = true
	}
	for o, n := range r.heir {
		if n >= 0 && r.from[n] != o {
			r.out.Redirects[r.old[o].ID] = r.new[n].ID
		}
	}
}

// newID makes an id of the first claim: the same happening gets the same id in a
// store that was set up anew.
func newID(ref sitrep.Ref, try int) string {
	h := sha256.Sum256([]byte(ref.Report + "\x00" + ref.Mention + "\x00" + strconv.Itoa(try)))
	return "e-" + hex.EncodeToString(h[:8])
}

// emptied is an event of which nothing is left: its claims stay to be read.
func emptied(old *sitrep.Event) sitrep.Event {
	e := *old
	e.Claims = slices.Clone(old.Claims)
	for i := range e.Claims {
		e.Claims[i].Withdrawn = true
	}
	e.Withdrawn, e.Families, e.Reports, e.Confidence = true, 0, 0, 0
	e.Answers, e.PartOf = []sitrep.EventLink{}, []sitrep.EventLink{}
	return e
}

// diff lists what changed, event by event: first what was joined and told apart.
func (r *reconciler) diff() {
	for o, n := range r.heir {
		if n >= 0 && r.from[n] != o {
			r.merged(&r.old[o], &r.new[n])
		}
	}
	for n := range r.new {
		if r.from[n] < 0 {
			r.change(&r.new[n], sitrep.ChangeNew, "First told "+byWhom(&r.new[n])+".", nil, nil)
			r.splitFrom(n)
		}
	}
	for n := range r.new {
		e := &r.new[n]
		if r.from[n] < 0 {
			e.Version = 1
			r.out.Events = append(r.out.Events, *e)
			continue
		}
		o := &r.old[r.from[n]]
		if same(o, e) {
			continue
		}
		r.compare(o, e)
		if !slices.ContainsFunc(r.out.Changes, func(c sitrep.Change) bool { return c.Event == e.ID }) {
			r.change(e, sitrep.ChangeClaim, "Read anew; what it tells is the same.", nil, nil)
		}
		e.Version = o.Version + 1
		r.out.Events = append(r.out.Events, *e)
	}
}

// same compares two events but for what Reconcile itself counts.
func same(a, b *sitrep.Event) bool {
	x, y := *a, *b
	x.Version, y.Version = 0, 0
	if reflect.DeepEqual(x, y) {
		return true
	}
	// What went through a store may differ in nil and empty, or in time zones.
	p, errP := json.Marshal(x)
	q, errQ := json.Marshal(y)
	return errP == nil && errQ == nil && slices.Equal(p, q)
}

func (r *reconciler) change(e *sitrep.Event, kind, text string, before, after any) {
	c := sitrep.Change{Event: e.ID, At: r.because.At.UTC(), Kind: kind, Text: text, Report: r.because.of(e, r.before(e)), By: r.because.By}
	c.Before, c.After = raw(before), raw(after)
	r.out.Changes = append(r.out.Changes, c)
}

// before is a new event as it stood, nil for one that is told of the first time.
func (r *reconciler) before(e *sitrep.Event) *sitrep.Event {
	k, found := slices.BinarySearchFunc(r.old, e.ID, func(o sitrep.Event, id string) int { return cmp.Compare(o.ID, id) })
	if !found {
		return nil
	}
	return &r.old[k]
}

func raw(v any) json.RawMessage {
	if v == nil {
		return nil
	}
	b, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return b
}

// merged tells on both sides that one event went into another.
func (r *reconciler) merged(old, heir *sitrep.Event) {
	gone := *old
	r.change(&gone, sitrep.ChangeMerged, "Found to be the same happening as: "+heir.Title+".", nil, heir.ID)
	r.change(heir, sitrep.ChangeMerged, "Taken in: "+old.Title+" ("+counted(len(old.Claims), "claim")+").", old.ID, heir.ID)
}

// splitFrom tells that a new event was part of an old one until now.
func (r *reconciler) splitFrom(n int) {
	e := &r.new[n]
	for o := range r.old {
		if m := r.heir[o]; m >= 0 && m != n && r.from[m] == o && shared(&r.old[o], e) > 0 {
			rest := &r.new[m]
			r.change(rest, sitrep.ChangeSplit, "Told apart from it: "+e.Title+".", nil, e.ID)
			r.change(e, sitrep.ChangeSplit, "Was held to be part of: "+r.old[o].Title+".", rest.ID, nil)
		}
	}
}

package watch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/feed"
	"github.com/sitrep-news/sitrep/fetch"
	"github.com/sitrep-news/sitrep/intake"
)

// feedKind names the feeds' states among the store's documents.
const feedKind = "feed"

// FeedID is a feed's id: of its address.
func FeedID(address string) string {
	sum := sha256.Sum256([]byte(address))
	return "f-" + hex.EncodeToString(sum[:6])
}

// article is the payload of a page job: an item of a feed, to be fetched.
type article struct {
	Feed string    `json:"feed"`
	Item feed.Item `json:"item"`
}

// AddFeed begins to follow a feed, with one request. The address of a page that
// names just one feed follows that one; of several, the error lists them.
func (s *System) AddFeed(ctx context.Context, address string) (feed.State, error) {
	if s.o.Fetch == nil {
		return feed.State{}, sitrep.Errorf(sitrep.EUnavailable, "this system fetches nothing: start it without --offline")
	}
	r := feed.Add(ctx, s.o.Fetch, address, s.schedule())
	if r.Feed == nil && len(r.Candidates) == 1 {
		r = feed.Add(ctx, s.o.Fetch, r.Candidates[0].URL, s.schedule())
	}
	if r.Feed == nil && len(r.Candidates) > 1 {
		var names []string
		for _, c := range r.Candidates {
			names = append(names, c.URL)
		}
		return feed.State{}, sitrep.Errorf(sitrep.EInvalid, "%s is a page that names %d feeds; follow one of them: %s", fetch.Redact(address), len(names), strings.Join(names, ", "))
	}
	if r.Err != nil {
		return feed.State{}, sitrep.Errorf(sitrep.EInvalid, "follow %s: %v", fetch.Redact(address), r.Err)
	}
	err := s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		id := FeedID(r.State.URL)
		if _, err := tx.Doc(ctx, feedKind, id); err == nil {
			return nil // followed already
		} else if sitrep.Code(err) != sitrep.ENotFound {
			return err
		}
		return s.noted(ctx, tx, id, 0, r)
	})
	return r.State, err
}

// AddLater begins to follow a feed without asking it now: its first job does.
func (s *System) AddLater(ctx context.Context, address, title string) (bool, error) {
	fresh := false
	err := s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		id := FeedID(address)
		_, err := tx.Doc(ctx, feedKind, id)
		if fresh = sitrep.Code(err) == sitrep.ENotFound; !fresh {
			return err
		}
		now := s.o.Clock().UTC()
		return s.noted(ctx, tx, id, 0, feed.Reading{State: feed.State{URL: address, Title: title, Status: feed.New, Since: now, Next: now}})
	})
	return fresh, err
}

// RemoveFeed stops following a feed; its reports stay.
func (s *System) RemoveFeed(ctx context.Context, id string) error {
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error { return tx.DeleteDoc(ctx, feedKind, id) })
}

// Feeds lists the feeds that are followed, in the order of their ids.
func (s *System) Feeds(ctx context.Context) (map[string]feed.State, error) {
	docs, err := s.o.Store.Docs(ctx, sitrep.DocQuery{Kind: feedKind, Limit: 100_000})
	if err != nil {
		return nil, err
	}
	out := make(map[string]feed.State, len(docs))
	for _, d := range docs {
		var st feed.State
		if err := json.Unmarshal(d.Body, &st); err != nil {
			return nil, fmt.Errorf("feed %s: %w", d.ID, err)
		}
		out[d.ID] = st
	}
	return out, nil
}

// Resume has every feed polled when its time comes, also after jobs were lost by hand.
func (s *System) Resume(ctx context.Context) error {
	feeds, err := s.Feeds(ctx)
	if err != nil {
		return err
	}
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		for id, st := range feeds {
			j, err := job(JobFeed, id, nil, st.Next)
			if err == nil {
				err = tx.Enqueue(ctx, j)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *System) schedule() feed.Schedule {
	if s.o.Schedule != nil {
		return *s.o.Schedule
	}
	return feed.Standard()
}

// feed polls a feed. What is new waits as jobs in the same transaction that
// remembers it as seen, so that no item is lost between the two.
func (s *System) feed(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
	id, _, _ := strings.Cut(j.Key, "/") // a poll asked for has a key of its own
	d, err := s.o.Store.Doc(ctx, feedKind, id)
	if sitrep.Code(err) == sitrep.ENotFound {
		return nil // no longer followed
	}
	if err != nil {
		return err
	}
	var st feed.State
	if err := json.Unmarshal(d.Body, &st); err != nil {
		return &sitrep.Cancel{Err: fmt.Errorf("feed %s: %w", id, err)}
	}
	r := feed.Poll(ctx, s.o.Fetch, st, s.schedule())
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if r.Err != nil {
		s.o.Log.Warn("feed", "url", fetch.Redact(st.URL), "status", r.State.Status, "err", r.Err)
	}
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		now, err := tx.Doc(ctx, feedKind, id)
		if sitrep.Code(err) == sitrep.ENotFound {
			return done(tx)
		}
		if err == nil {
			err = s.noted(ctx, tx, id, now.Version, r)
		}
		if err != nil {
			return err
		}
		return done(tx)
	})
}

// noted keeps a feed's state, has its new items fetched and its next poll done.
func (s *System) noted(ctx context.Context, tx sitrep.Tx, id string, version int64, r feed.Reading) error {
	body, err := json.Marshal(r.State)
	if err != nil {
		return err
	}
	if err := tx.PutDoc(ctx, sitrep.Doc{Kind: feedKind, ID: id, Body: body, Version: version}); err != nil {
		return err
	}
	var jobs []sitrep.Job
	for _, it := range append(append([]feed.Item{}, r.New...), r.Changed...) {
		j, err := job(JobPage, id+"/"+it.ID+"/"+it.Print(), article{Feed: id, Item: it}, s.o.Clock())
		if err != nil {
			return err
		}
		jobs = append(jobs, j)
	}
	next, err := job(JobFeed, id, nil, r.State.Next)
	if err != nil {
		return err
	}
	return tx.Enqueue(ctx, append(jobs, next)...)
}

// pageTries is how often an article's page is asked for before what the feed has is
// taken instead.
const pageTries = 4

// page fetches an article that a feed names and keeps it.
func (s *System) page(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
	var a article
	if err := json.Unmarshal(j.Payload, &a); err != nil {
		return &sitrep.Cancel{Err: fmt.Errorf("page job %d: payload: %w", j.ID, err)}
	}
	d, err := s.o.Store.Doc(ctx, feedKind, a.Feed)
	var st feed.State
	if err == nil {
		err = json.Unmarshal(d.Body, &st)
	}
	if err != nil && sitrep.Code(err) != sitrep.ENotFound {
		return err
	}
	in, err := intake.Article(ctx, s.o.Fetch, st, &feed.Feed{Title: st.Title}, a.Item)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if retry := s.retryPage(j, err); retry != nil {
			return retry
		}
		s.o.Log.Warn("article", "url", fetch.Redact(a.Item.Link), "err", err)
		if len(in.Body) == 0 {
			in = intake.Headline(st, a.Item)
		}
	}
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if len(in.Body) > 0 {
			if _, err := tx.Accept(ctx, Kept(in, "feed:"+a.Feed, s.o.Clock())); err != nil {
				return err
			}
		}
		return done(tx)
	})
}

// retryPage tells whether, and when, a failed page is worth asking for again.
func (s *System) retryPage(j sitrep.Job, err error) error {
	var f *fetch.Error
	if errors.As(err, &f) && f.Lasting() || j.Attempt >= pageTries {
		return nil
	}
	at := s.o.Clock().Add(time.Duration(j.Attempt*j.Attempt) * time.Minute)
	if f != nil && f.RetryAt.After(at) {
		at = f.RetryAt
	}
	return &sitrep.RetryAt{At: at, Err: err}
}

// Kept is a report as it came in, to be accepted.
func Kept(in intake.Raw, source string, now time.Time) sitrep.Raw {
	return sitrep.Raw{URL: in.URL, ContentType: in.ContentType, Body: in.Body, Title: in.Title, Published: in.Published,
		Publisher: in.Publisher, Source: source, Retrieved: now.UTC()}
}

// Poll has a feed polled now.
func (s *System) Poll(ctx context.Context, id string) error {
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if _, err := tx.Doc(ctx, feedKind, id); err != nil {
			return err
		}
		j, err := job(JobFeed, id+"/now", nil, s.o.Clock())
		if err != nil {
			return err
		}
		return tx.Enqueue(ctx, j)
	})
}

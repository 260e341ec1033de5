package watch

import (
	"context"
	"maps"
	"slices"

	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/web"
)

// Desk is what the pages may have done.
type Desk struct{ *System }

// Feeds lists the sources and how they do.
func (d Desk) Feeds(ctx context.Context) ([]web.FeedRow, error) {
	feeds, err := d.System.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	var out []web.FeedRow
	for _, id := range slices.Sorted(maps.Keys(feeds)) {
		st := feeds[id]
		row := web.FeedRow{ID: id, URL: st.URL, Title: st.Title, State: string(st.Status), Since: st.Since, Last: st.Answered, Next: st.Next, Reason: st.Reason}
		if !st.LastNew.IsZero() {
			row.Newest = st.LastNew.Format("2006-01-02")
		}
		out = append(out, row)
	}
	return out, nil
}

// AddFeed follows a feed.
func (d Desk) AddFeed(ctx context.Context, address, by string) error {
	_, err := d.System.AddFeed(ctx, address)
	if err == nil {
		d.o.Log.Info("feed added", "url", address, "by", by)
	}
	return err
}

// RemoveFeed stops following one.
func (d Desk) RemoveFeed(ctx context.Context, id, by string) error {
	d.o.Log.Info("feed removed", "id", id, "by", by)
	return d.System.RemoveFeed(ctx, id)
}

// Corrections lists what analysts decided.
func (d Desk) Corrections(ctx context.Context) ([]fuse.Correction, error) {
	return Corrections(ctx, d.o.Store)
}

var _ web.Desk = Desk{}

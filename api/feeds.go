package api

import (
	"bytes"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/feed"
	"github.com/sitrep-news/sitrep/fetch"
)

func feedOf(id string, st feed.State) FeedState {
	return FeedState{ID: id, URL: fetch.Redact(st.URL), Title: st.Title, Status: string(st.Status), Reason: st.Reason, Since: st.Since, Answered: st.Answered, LastNew: st.LastNew, Next: st.Next}
}

func (a *API) feeds(r *http.Request, _ User) (answer, error) {
	list := FeedList{}
	if a.o.Desk == nil {
		return answer{body: list}, nil
	}
	feeds, err := a.o.Desk.Feeds(r.Context())
	for _, id := range slices.Sorted(maps.Keys(feeds)) {
		list.Feeds = append(list.Feeds, feedOf(id, feeds[id]))
	}
	return answer{body: list}, err
}

func (a *API) addFeed(r *http.Request, u User) (answer, error) {
	var in FeedInput
	if err := readJSON(r, &in); err != nil {
		return answer{}, err
	}
	in.URL = strings.TrimSpace(in.URL)
	if in.URL == "" {
		return answer{}, sitrep.Errorf(sitrep.EInvalid, "url is the feed's address")
	}
	if err := webAddress(in.URL); err != nil {
		return answer{}, err
	}
	st, err := a.o.Desk.AddFeed(r.Context(), in.URL)
	if err != nil {
		return answer{}, err
	}
	a.o.Log.Info("feed added", "url", fetch.Redact(st.URL), "by", u.ID)
	feeds, err := a.o.Desk.Feeds(r.Context())
	if err != nil {
		return answer{}, err
	}
	for id, f := range feeds {
		if f.URL == st.URL {
			return answer{body: feedOf(id, f), header: map[string]string{"Location": Prefix + "/feeds/" + url.PathEscape(id)}}, nil
		}
	}
	return answer{body: feedOf("", st)}, nil
}

func (a *API) removeFeed(r *http.Request, u User) (answer, error) {
	id := r.PathValue("id")
	feeds, err := a.o.Desk.Feeds(r.Context())
	if err != nil {
		return answer{}, err
	}
	if _, ok := feeds[id]; !ok {
		return answer{}, sitrep.Errorf(sitrep.ENotFound, "no feed has the id %q", id)
	}
	a.o.Log.Info("feed removed", "id", id, "by", u.ID)
	return answer{}, a.o.Desk.RemoveFeed(r.Context(), id)
}

// opmlOut writes the feeds with their whole addresses, which may be secret.
func (a *API) opmlOut(w http.ResponseWriter, r *http.Request) error {
	feeds, err := a.o.Desk.Feeds(r.Context())
	if err != nil {
		return err
	}
	var list []feed.Outline
	for _, id := range slices.Sorted(maps.Keys(feeds)) {
		list = append(list, feed.Outline{URL: feeds[id].URL, Title: feeds[id].Title})
	}
	var b bytes.Buffer
	if err := feed.WriteOPML(&b, "Feeds of sitrep", a.now(), list); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/x-opml")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "private, no-store")
	w.Header().Set("Content-Disposition", `attachment; filename="feeds.opml"`)
	_, _ = w.Write(b.Bytes()) // a reader who left
	return nil
}

func (a *API) opmlIn(r *http.Request, u User) (answer, error) {
	body, kind, err := read(r, 4<<20)
	if err != nil {
		return answer{}, err
	}
	if !slices.Contains([]string{"text/x-opml", "application/xml", "text/xml", "text/x-opml+xml"}, kind) {
		return answer{}, unsupported(kind, "text/x-opml")
	}
	list, problems, err := feed.ParseOPML(body)
	if err != nil {
		return answer{}, sitrep.Errorf(sitrep.EInvalid, "%v", err)
	}
	out := FeedsAdded{Problems: problems}
	for _, o := range list {
		if o.URL == "" {
			continue
		}
		fresh, err := a.o.Desk.AddLater(r.Context(), o.URL, o.Title)
		if err != nil {
			return answer{}, err
		}
		if out.Feeds++; fresh {
			out.New++
		}
	}
	a.o.Log.Info("feeds added", "feeds", out.Feeds, "new", out.New, "by", u.ID)
	return answer{body: out}, nil
}

func (a *API) state(r *http.Request, _ User) (answer, error) {
	st, err := a.o.Store.Stats(r.Context())
	if err != nil {
		return answer{}, err
	}
	out := StatusAnswer{Version: a.o.Version, Engine: st.Engine, Reports: st.Reports, Mentions: st.Mentions, Events: st.Events, Changes: st.Changes, Outbox: st.Outbox}
	for _, kind := range slices.Sorted(maps.Keys(st.Jobs)) {
		j := st.Jobs[kind]
		out.Jobs = append(out.Jobs, JobsOut{kind, j.Waiting, j.Running, j.Failed})
	}
	return answer{body: out}, nil
}

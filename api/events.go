package api

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/format"
	"github.com/sitrep-news/sitrep/query"
)

func (a *API) events(r *http.Request, _ User) (answer, error) {
	q, err := a.query(r)
	if err != nil {
		return answer{}, err
	}
	page, err := a.o.Store.Events(r.Context(), q)
	if err != nil {
		return answer{}, err
	}
	q.After = ""
	return answer{body: EventList{Query: query.String(q), Events: page.Events, Next: page.Next}, next: page.Next}, nil
}

func (a *API) event(r *http.Request, _ User) (answer, error) {
	e, err := a.o.Store.Event(r.Context(), r.PathValue("id"))
	if err != nil {
		return answer{}, err
	}
	return answer{body: *e, header: map[string]string{"Content-Location": Prefix + "/events/" + url.PathEscape(e.ID)}}, nil
}

func (a *API) history(r *http.Request, _ User) (answer, error) {
	e, err := a.o.Store.Event(r.Context(), r.PathValue("id"))
	if err != nil {
		return answer{}, err
	}
	list, err := a.o.Store.History(r.Context(), e.ID)
	return answer{body: ChangeList{list}}, err
}

// tally counts what is said to have happened, unless the query names statuses.
func (a *API) tally(r *http.Request, _ User) (answer, error) {
	q, err := a.query(r, "by", "period")
	if err != nil {
		return answer{}, err
	}
	v := r.URL.Query()
	list, err := a.count(r.Context(), q, several(v, "by"), v.Get("period"))
	return answer{body: list}, err
}

// count is a tally of what a query asks for.
func (a *API) count(ctx context.Context, q sitrep.Query, by []string, period string) (TallyList, error) {
	if len(q.Statuses) == 0 {
		q.Statuses = query.Real()
	}
	for _, d := range by {
		if !slices.Contains(tallyDims(), d) {
			return TallyList{}, sitrep.Errorf(sitrep.EInvalid, "by is one or more of %s, not %q", strings.Join(tallyDims(), ", "), d)
		}
	}
	if !slices.Contains([]string{"", "day", "week", "month", "year"}, period) {
		return TallyList{}, sitrep.Errorf(sitrep.EInvalid, "period is day, week, month or year, not %q", period)
	}
	rows, err := a.o.Store.Tally(ctx, q, sitrep.TallyBy{Period: period, Dims: by})
	return TallyList{Query: query.String(q), By: by, Rows: rows}, err
}

// several reads a parameter that may be given several times, or with commas.
func several(v url.Values, name string) []string {
	var out []string
	for cell := range strings.SplitSeq(strings.Join(v[name], ","), ",") {
		if cell != "" && !slices.Contains(out, cell) {
			out = append(out, cell)
		}
	}
	return out
}

// mostWords is how long the words of a search may be, in bytes.
const mostWords = 400

func (a *API) search(r *http.Request, _ User) (answer, error) {
	v := r.URL.Query()
	words := strings.TrimSpace(v.Get("q"))
	if words == "" || len(words) > mostWords {
		return answer{}, sitrep.Errorf(sitrep.EInvalid, "q holds the words to look for, %d bytes at most", mostWords)
	}
	kinds := several(v, "kind")
	if len(kinds) == 0 {
		kinds = []string{"event", "report", "actor"}
	}
	hits, err := a.o.Store.Search(r.Context(), words, kinds, number(r, "limit", 20))
	return answer{body: HitList{hits}}, err
}

// mostExported bounds an export over the network; the command has no bound.
const mostExported = 1_000_000

// export writes a query's events in a format for other programs. Where it breaks off,
// the connection does too: a part must not be taken for the whole.
func (a *API) export(w http.ResponseWriter, r *http.Request) error {
	name := r.URL.Query().Get("format")
	f, err := format.Find(name)
	if err != nil {
		return err
	}
	q, err := a.query(r, "format")
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", f.Type)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Disposition", `attachment; filename="sitrep.`+f.Extension+`"`)
	x, err := format.New(name, w, format.Options{Scheme: a.o.Scheme, Now: a.now()})
	if err != nil {
		return err
	}
	n := 0
	err = format.Write(x, func(yield func(sitrep.Event, error) bool) {
		for e, err := range format.All(r.Context(), a.o.Store, q) {
			if n++; n > mostExported {
				yield(e, sitrep.Errorf(sitrep.ETooMany, "more than %d events", mostExported))
				return
			}
			if !yield(e, err) {
				return
			}
		}
	})
	if err != nil {
		if r.Context().Err() == nil {
			a.o.Log.Error("export", "format", name, "err", err)
		}
		panic(http.ErrAbortHandler)
	}
	return nil
}

package web

import (
	"net/http"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/format"
	"github.com/sitrep-news/sitrep/query"
)

// mostExported bounds an export by the page; the command has no bound.
const mostExported = 100_000

// export writes the events of a query in a format for other programs.
func (s *Site) export(w http.ResponseWriter, r *http.Request) {
	v := r.URL.Query()
	name := v.Get("format")
	f, err := format.Find(name)
	if err != nil {
		s.draw(w, r, s.failed(r, sitrep.Errorf(sitrep.EInvalid, "%v", err)))
		return
	}
	v.Del("format")
	q, err := query.FromValues(v, query.Options{Now: s.o.Now(), Resolver: s.o.Names})
	if err != nil {
		s.draw(w, r, s.failed(r, err))
		return
	}
	w.Header().Set("Content-Type", f.Type)
	w.Header().Set("Content-Disposition", `attachment; filename="sitrep.`+f.Extension+`"`)
	x, err := format.New(name, w, format.Options{Scheme: s.o.Scheme, Now: s.o.Now().UTC()})
	if err != nil {
		s.draw(w, r, s.failed(r, err))
		return
	}
	n := 0
	err = format.Write(x, func(yield func(sitrep.Event, error) bool) {
		for e, err := range format.All(r.Context(), s.o.Store, q) {
			if n++; n > mostExported || !yield(e, err) {
				return
			}
		}
	})
	if err != nil && r.Context().Err() == nil {
		s.o.Log.Error("export", "format", name, "err", err)
		panic(http.ErrAbortHandler) // the reader must not take a part for the whole
	}
}

// helpPage tells the query language.
type helpPage struct{ Fields []query.Field }

func (s *Site) help(*http.Request) (view, error) {
	return view{Template: "help", Title: "How to ask", Data: helpPage{query.Fields()}}, nil
}

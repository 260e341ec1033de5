package code

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/link"
	"github.com/sitrep-news/sitrep/number"
	"github.com/sitrep-news/sitrep/place"
)

// scene fills place, time, count and targets where they are still open.
func (w *writer) scene(m *sitrep.Mention, t *link.Telling) {
	for _, p := range t.Places {
		w.place(m, p)
	}
	if t.At != nil && (m.Time == nil || m.Time.Precision != "day" && m.Time.Precision != "hour" && t.At.Interval.Precision == "day") {
		start, end := t.At.Interval.ISO()
		m.Time = &sitrep.Time{Text: t.At.Text, Start: start, End: end, Precision: string(t.At.Interval.Precision)}
	}
	if t.Since != nil && m.Since == nil && t.Count > 0 {
		s, _ := t.Since.Interval.ISO()
		m.Since = &s
	}
	if n, ok := w.at.Count(t.Event); ok && m.Count == nil {
		m.Count = &sitrep.Count{Low: n.Low, High: n.High, Text: n.Text}
	}
	if targets, sites := w.at.Targets(t.Event); m.Targets == nil && targets != nil || m.Targets == nil && sites != nil && m.Type == "ASSAULT" {
		m.Targets = &sitrep.Targets{Targets: best(targets), Sites: best(sites)}
	}
}

func best(q *number.Quantity) *int {
	if q == nil {
		return nil
	}
	return &q.Best
}

// place adds a place; the finest one told is the mention's own.
func (w *writer) place(m *sitrep.Mention, p *place.Resolved) {
	x := asPlace(p)
	for _, y := range m.Places {
		if y.Name == x.Name && y.Country == x.Country {
			return
		}
	}
	m.Places = append(m.Places, x)
	if m.Place == nil || finer(x.Precision, m.Place.Precision) {
		m.Place = &m.Places[len(m.Places)-1]
		own := x
		m.Place = &own
	}
}

// site gives what no named place tells the site that the first telling of one names.
func (w *writer) site(m *sitrep.Mention, ts []*link.Telling) {
	for _, t := range ts {
		for _, p := range w.at.Sites(t.Event) {
			w.place(m, p)
		}
		if len(m.Places) > 0 {
			return
		}
	}
}

func finer(a, b string) bool {
	order := []string{place.Exact, place.AtCity, place.AtDistrict, "province", "country", "region", ""}
	return slices.Index(order, a) < slices.Index(order, b)
}

// asPlace writes a resolved toponym; an area gets no coordinates.
func asPlace(p *place.Resolved) sitrep.Place {
	x := sitrep.Place{Words: sitrep.Words{Start: p.Start, End: p.End, Text: p.Text}, Name: p.Text, Precision: p.Precision}
	if p.Known {
		x.Name, x.Country, x.Admin1 = p.Place.Name, p.Place.Country, p.Place.Admin1
		if p.Point() {
			lat, lon := p.Place.Lat, p.Place.Lon
			x.Lat, x.Lon = &lat, &lon
		}
	}
	return x
}

// after puts what is so behind what is not.
func after(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

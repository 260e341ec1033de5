// Package related proposes what to read next: reports near a given one by event, by
// actor and by meaning, diverse in publisher, never another copy of the same story,
// each with the reason why. It also finds reports by meaning.
package related

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/sitrep-news/sitrep"
)

// Article is a report proposed.
type Article struct {
	Report sitrep.ReportRow
	Why    string // "tells of the same attack", "also on Iran and Iraq", "close in meaning"
	Score  float64
}

// Index holds the meaning of every report in memory, one byte a dimension, and
// catches up with the store when asked. It is safe for concurrent use.
type Index struct {
	store sitrep.Reader
	mu    sync.RWMutex
	last  int64    // row of the store that was read last
	ids   []string // by position
	at    map[string]int
	codes []int8
	norms []float64 // of the codes
	dim   int
}

// New makes an empty index over a store.
func New(store sitrep.Reader) *Index { return &Index{store: store, at: map[string]int{}} }

// Update reads the vectors filed since the last call.
func (x *Index) Update(ctx context.Context) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	for row, err := range x.store.Vectors(ctx, x.last) {
		if err != nil {
			return fmt.Errorf("index of meaning: %w", err)
		}
		x.add(row)
	}
	return nil
}

func (x *Index) add(row sitrep.VectorRow) {
	x.last = row.Row
	if len(row.Vector) == 0 || x.dim != 0 && len(row.Vector) != x.dim {
		return // read by another engine: meanings of two engines don't compare
	}
	x.dim = len(row.Vector)
	code := quantize(row.Vector)
	if i, ok := x.at[row.Report]; ok {
		copy(x.codes[i*x.dim:], code)
		x.norms[i] = norm(code)
		return
	}
	x.at[row.Report] = len(x.ids)
	x.ids = append(x.ids, row.Report)
	x.codes = append(x.codes, code...)
	x.norms = append(x.norms, norm(code))
}

func norm(code []int8) float64 { return math.Sqrt(max(1, float64(dot(code, code)))) }

// Len is how many reports the index holds.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.ids)
}

func quantize(v []float32) []int8 {
	norm := 0.0
	for _, f := range v {
		norm += float64(f) * float64(f)
	}
	norm = math.Sqrt(max(norm, 1e-12))
	out := make([]int8, len(v))
	for i, f := range v {
		// Components of a unit vector of hundreds of dimensions seldom pass 0.32.
		out[i] = int8(math.Round(max(-127, min(127, float64(f)/norm*397))))
	}
	return out
}

// Near is a report and its cosine to what was asked for.
type Near struct {
	ID     string
	Cosine float64
}

// Nearest returns the n reports closest in meaning to a vector.
func (x *Index) Nearest(v []float32, n int) []Near {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.dim == 0 || len(v) != x.dim {
		return nil
	}
	q := quantize(v)
	self := norm(q)
	var out []Near
	worst := -2.0
	for i, id := range x.ids {
		code := x.codes[i*x.dim : (i+1)*x.dim]
		cos := float64(dot(q, code)) / (self * x.norms[i])
		if len(out) == n && cos <= worst {
			continue
		}
		out = append(out, Near{id, cos})
		if len(out) > n {
			slices.SortFunc(out, func(a, b Near) int { return cmp.Compare(b.Cosine, a.Cosine) })
			out = out[:n]
			worst = out[n-1].Cosine
		}
	}
	slices.SortFunc(out, func(a, b Near) int { return cmp.Or(cmp.Compare(b.Cosine, a.Cosine), strings.Compare(a.ID, b.ID)) })
	return out
}

func dot(a, b []int8) int32 {
	var s int32
	b = b[:len(a)]
	for i := range a {
		s += int32(a[i]) * int32(b[i])
	}
	return s
}

// weights of the three kinds of nearness; a report that tells of the same event is
// always worth more than one that is only close in meaning.
const (
	byEvent   = 1.0
	byActor   = 0.25
	byMeaning = 0.6
	sameHouse = 0.5 // what a second report of a publisher family is worth
	tooClose  = 0.97
)

// candidate is a report on its way to being proposed.
type candidate struct {
	row    sitrep.ReportRow
	score  float64
	cosine float64
	event  string // title of the event shared
	actors []string
}

// To proposes up to n reports to read after one.
func (x *Index) To(ctx context.Context, f *sitrep.Filed, n int) ([]Article, error) {
	if err := x.Update(ctx); err != nil {
		return nil, err
	}
	found := map[string]*candidate{}
	if err := x.byEvents(ctx, f, found); err != nil {
		return nil, err
	}
	if f.Vector != nil {
		for _, near := range x.Nearest(f.Vector, 40) {
			get(found, near.ID).cosine = near.Cosine
		}
	}
	if err := x.byActors(ctx, f, found); err != nil {
		return nil, err
	}
	return x.choose(ctx, f, found, n)
}

func get(m map[string]*candidate, id string) *candidate {
	if m[id] == nil {
		m[id] = &candidate{}
	}
	return m[id]
}

// byEvents finds reports that tell of the same events or of what they answer.
func (x *Index) byEvents(ctx context.Context, f *sitrep.Filed, found map[string]*candidate) error {
	events, err := x.store.EventsOf(ctx, f.Report.ID)
	if err != nil {
		return err
	}
	for _, e := range events {
		for _, c := range e.Claims {
			if c.Withdrawn {
				continue
			}
			k := get(found, c.Report)
			if k.event == "" {
				k.event = e.Title
			}
		}
	}
	return nil
}

// byActors finds reports that name the same actors, rarest actors first.
func (x *Index) byActors(ctx context.Context, f *sitrep.Filed, found map[string]*candidate) error {
	const most = 6
	asked := 0
	for _, a := range f.Report.Actors {
		if a.Known == "" || asked == most {
			continue
		}
		asked++
		page, err := x.store.Reports(ctx, sitrep.ReportQuery{Actor: a.Known, Limit: 20})
		if err != nil {
			return err
		}
		for _, row := range page.Reports {
			k := get(found, row.ID)
			k.row = row
			k.actors = append(k.actors, a.Name)
		}
	}
	return nil
}

// choose takes the best one after another; each publisher family taken makes its
// other reports worth less, and nothing that copies what is shown is taken.
func (x *Index) choose(ctx context.Context, f *sitrep.Filed, found map[string]*candidate, n int) ([]Article, error) {
	delete(found, f.Report.ID)
	delete(found, f.CopyOf)
	delete(found, f.VersionOf)
	var pool []*candidate
	for _, id := range slices.Sorted(maps.Keys(found)) {
		k := found[id]
		if k.row.ID == "" {
			row, err := x.row(ctx, id)
			if sitrep.Code(err) == sitrep.ENotFound {
				continue
			}
			if err != nil {
				return nil, err
			}
			k.row = row
		}
		if k.row.Withdrawn || k.row.CopyOf != "" || k.cosine > tooClose && k.row.Title == f.Report.Title {
			continue
		}
		k.score = byMeaning*max(0, k.cosine) + byActor*min(4, float64(len(k.actors)))/4
		if k.event != "" {
			k.score += byEvent
		}
		pool = append(pool, k)
	}
	house := map[string]float64{f.Family: sameHouse}
	var out []Article
	for len(out) < n && len(pool) > 0 {
		worth := func(k *candidate) float64 {
			if w, ok := house[k.row.Family]; ok {
				return k.score * w
			}
			return k.score
		}
		i := 0
		for j := range pool {
			if worth(pool[j]) > worth(pool[i]) {
				i = j
			}
		}
		k := pool[i]
		pool = slices.Delete(pool, i, i+1)
		if worth(k) < 0.2 {
			break
		}
		out = append(out, Article{k.row, k.why(), worth(k)})
		house[k.row.Family] = sameHouse * max(0.25, house[k.row.Family])
	}
	return out, nil
}

func (x *Index) row(ctx context.Context, id string) (sitrep.ReportRow, error) {
	f, err := x.store.Report(ctx, id)
	if err != nil {
		return sitrep.ReportRow{}, err
	}
	r := f.Report
	return sitrep.ReportRow{ID: r.ID, URL: r.URL, Title: r.Title, Publisher: r.Publisher, Family: f.Family, Published: r.Published,
		Source: f.Source, CopyOf: f.CopyOf, VersionOf: f.VersionOf, Retrieved: f.Retrieved, Mentions: len(r.Mentions), Withdrawn: f.Withdrawn}, nil
}

// why tells a reader why a report is proposed.
func (k *candidate) why() string {
	switch {
	case k.event != "":
		return "Tells of the same event: " + k.event
	case len(k.actors) > 1:
		return "Also on " + strings.Join(k.actors[:min(3, len(k.actors))], ", ")
	case len(k.actors) == 1 && k.cosine > 0.3:
		return "Also on " + k.actors[0] + ", and close in meaning"
	case len(k.actors) == 1:
		return "Also on " + k.actors[0]
	}
	return fmt.Sprintf("Close in meaning (%.0f of 100)", 100*k.cosine)
}

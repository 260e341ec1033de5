package watch

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"hash/fnv"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/store/postgres"
	"github.com/sitrep-news/sitrep/store/sqlite"
)

// go test -v ./watch -run FuseLoad -records coded.jsonl -reports 100,1000 [-postgres URL] measures
// what fusing a new report takes where so many others are of its day, and looks whether the events
// are those of fusing all at once. The records, as "sitrep
// code --format jsonl" writes them, come again with other names until there are enough.
var (
	loadRecords  = flag.String("records", "", "file of coded records for FuseLoad")
	loadReports  = flag.String("reports", "100,1000", "how many reports are of one day in FuseLoad, one number after the other")
	loadPostgres = flag.String("postgres", "", "address of an empty PostgreSQL database for FuseLoad, else SQLite")
)

func TestFuseLoad(t *testing.T) {
	if *loadRecords == "" {
		t.Skip("needs -records")
	}
	l := &load{s: loadSystem(t)}
	l.read(t)
	for _, text := range strings.Split(*loadReports, ",") {
		var n int
		if _, err := fmt.Sscan(text, &n); err != nil {
			t.Fatal(err)
		}
		from := l.filed
		began := processor(t)
		l.file(t, n-l.filed)
		filed := processor(t) - began
		all, cpu := l.work(t)
		l.file(t, more)
		new, cpuNew := l.work(t)
		l.check(t)
		t.Logf("%d reports: filing (processor) %.1f ms a report; fusing %.1f ms (processor %.1f); one more: fusing %.1f ms (processor %.1f), %d jobs of %.1f ms at the median and %.1f at the most", n,
			ms(filed)/float64(n-from), ms(sum(all))/float64(n-from), ms(cpu)/float64(n-from), ms(sum(new))/more, ms(cpuNew)/more, len(new), ms(new[len(new)/2]), ms(new[len(new)-1]))
	}
}

// more is how many reports come after the others.
const more = 40

type load struct {
	s       *System
	records []*sitrep.Report
	filed   int
}

func loadSystem(t *testing.T) *System {
	x, knowledge := Readers(t)
	var s sitrep.Store
	var err error
	if *loadPostgres != "" {
		s, err = postgres.Open(t.Context(), *loadPostgres, postgres.Options{})
	} else {
		s, err = sqlite.Open(filepath.Join(t.TempDir(), "sitrep.db"), sqlite.Options{})
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return New(Options{Store: s, Extractor: x, Knowledge: knowledge, Coder: "load", Clock: time.Now, Log: slog.New(slog.DiscardHandler)})
}

func (l *load) read(t *testing.T) {
	f, err := os.Open(*loadRecords)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		r, err := sitrep.Decode(lines.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		l.records = append(l.records, r)
	}
}

// file files some more reports.
func (l *load) file(t *testing.T, n int) {
	for range n {
		k := l.filed
		l.filed++
		r := renamed(l.records[k*7%len(l.records)], k/len(l.records))
		r.ID, r.URL, r.Published = fmt.Sprintf("r%06d", k), fmt.Sprintf("https://load.example/%d", k), ""
		f := sitrep.Filed{Report: r, Raw: r.ID, Source: "import", Family: fmt.Sprint("family ", k%400), Retrieved: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC).Add(time.Duration(k) * time.Second), Hash: uint64(k) * 0x9E3779B97F4A7C15}
		err := l.s.o.Store.Update(t.Context(), func(tx sitrep.Tx) error { return l.s.file(t.Context(), tx, f) })
		if err != nil {
			t.Fatal(err)
		}
	}
}

// check compares the events of the store with those of fusing all its mentions at once.
func (l *load) check(t *testing.T) {
	items, err := l.s.o.Store.Items(t.Context(), sitrep.Window{})
	if err != nil {
		t.Fatal(err)
	}
	whole := map[string]bool{}
	for _, c := range fuse.Fuse(items, l.s.o.Knowledge, nil) {
		whole[together(fuse.Build(c))] = true
	}
	seen, apart := map[string]bool{}, 0
	for k := range l.filed {
		events, err := l.s.o.Store.EventsOf(t.Context(), fmt.Sprintf("r%06d", k))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			if key := together(e); !seen[key] {
				seen[key] = true
				if !whole[key] {
					apart++
				}
			}
		}
	}
	if apart > 0 || len(seen) != len(whole) {
		t.Errorf("of %d events %d are none of the %d that fusing all at once gives", len(seen), apart, len(whole))
	}
	t.Logf("%d events, as fusing all at once gives", len(seen))
}

// together names an event by its claims.
func together(e sitrep.Event) string {
	var refs []string
	for _, c := range e.Claims {
		refs = append(refs, c.Report+"/"+c.Mention)
	}
	slices.Sort(refs)
	return strings.Join(refs, " ")
}

// work does the jobs of fusion that wait, and tells how long each took, sorted, and what
// processor time all of them.
func (l *load) work(t *testing.T) ([]time.Duration, time.Duration) {
	before := processor(t)
	ctx, stop := context.WithCancel(t.Context())
	var took []time.Duration
	handle := func(ctx context.Context, j sitrep.Job, done func(sitrep.Tx) error) error {
		began := time.Now()
		err := l.s.fuse(ctx, j, done)
		took = append(took, time.Since(began))
		return err
	}
	ended := make(chan error, 1)
	go func() {
		ended <- l.s.o.Store.Work(ctx, sitrep.Workers{Handle: map[string]sitrep.Handler{JobFuse: handle}})
	}()
	for {
		time.Sleep(100 * time.Millisecond)
		st, err := l.s.o.Store.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if j := st.Jobs[JobFuse]; j.Waiting+j.Running == 0 {
			break
		}
	}
	stop()
	<-ended
	slices.Sort(took)
	return took, processor(t) - before
}

func processor(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// renamed is a report of other people and places in the same countries: long words and those in
// capitals have other letters.
func renamed(r *sitrep.Report, k int) *sitrep.Report {
	c := *r
	if k == 0 {
		return &c
	}
	c.Text = rename(r.Text, k)
	c.Actors = slices.Clone(r.Actors)
	for i := range c.Actors {
		if a := &c.Actors[i]; a.Known == "" {
			a.Name = rename(a.Name, k)
		}
	}
	c.Mentions = slices.Clone(r.Mentions)
	for i := range c.Mentions {
		m := &c.Mentions[i]
		m.Places = slices.Clone(m.Places)
		for j := range m.Places {
			move(&m.Places[j], k)
		}
		if m.Place != nil {
			p := *m.Place
			move(&p, k)
			m.Place = &p
		}
		m.Sentence.Text = rename(m.Sentence.Text, k)
	}
	return &c
}

// move takes a place elsewhere in its country.
func move(p *sitrep.Place, k int) {
	if p.Precision == place.AtCountry {
		return
	}
	p.Name, p.Admin1 = rename(p.Name, k), rename(p.Admin1, k%5)
	if p.Lat != nil && p.Lon != nil {
		lat, lon := max(-80, min(80, *p.Lat+0.7*float64(k%5))), max(-179, min(179, *p.Lon+0.7*float64(k/5)))
		p.Lat, p.Lon = &lat, &lon
	}
}

func rename(s string, k int) string {
	if k == 0 {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		h := fnv.New32a()
		fmt.Fprint(h, strings.ToLower(w), k)
		sum := int(h.Sum32())
		if len(w) < 3 || !unicode.IsUpper(rune(w[0])) && (len(w) < 6 || sum%2 == 0) {
			continue
		}
		b := []byte(w)
		for j := 1; j < len(b); j++ {
			if b[j] >= 'a' && b[j] <= 'z' {
				b[j] = 'a' + byte(int(b[j]-'a')+k+sum%11)%26
			}
		}
		words[i] = string(b)
	}
	return strings.Join(words, " ")
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func sum(all []time.Duration) time.Duration {
	out := time.Duration(0)
	for _, d := range all {
		out += d
	}
	return out
}

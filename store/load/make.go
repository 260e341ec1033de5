package main

import (
	"bufio"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// world is what made-up events are drawn from: a few names are in most of the news
// and most in little of it (Zipf), as in the news.
type world struct {
	rnd       *rand.Rand
	countries *rand.Zipf
	parties   *rand.Zipf
	words     *rand.Zipf
	outlets   *rand.Zipf
	from      time.Time
}

// How many there are of each, and over how many days.
const (
	countryCount = 120
	partyCount   = 20_000
	wordCount    = 30_000
	outletCount  = 800
	dayCount     = 3 * 365
)

func newWorld(seed uint64) *world {
	r := rand.New(rand.NewPCG(seed, 5))
	return &world{
		rnd: r, from: time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC),
		countries: rand.NewZipf(r, 1.3, 3, countryCount-1), parties: rand.NewZipf(r, 1.15, 8, partyCount-1),
		words: rand.NewZipf(r, 1.1, 20, wordCount-1), outlets: rand.NewZipf(r, 1.2, 10, outletCount-1),
	}
}

var types = []string{"ASSAULT", "ASSAULT", "ASSAULT", "CONSULT", "CONSULT", "ACCUSE", "REQUEST", "PROTEST", "COERCE", "AID", "AGREE", "THREATEN", "SANCTION", "MOBILIZE", "REJECT", "SUPPORT", "RETREAT", "CONCEDE", "COOPERATE"}

func (w *world) country() string { return fmt.Sprintf("Y%02d", w.countries.Uint64()) }
func (w *world) day(n int) string {
	return w.from.AddDate(0, 0, n).Format(time.DateOnly)
}

// word is one of a made-up vocabulary, the same for the same number.
func word(n uint64) string {
	const vowels, consonants = "aeiou", "bdfgklmnprstvz"
	var b strings.Builder
	for n += 30; n > 0; n /= 70 {
		b.WriteByte(consonants[n%14])
		b.WriteByte(vowels[n/14%5])
	}
	return b.String()
}

func (w *world) party(country string) sitrep.Party {
	n := w.parties.Uint64()
	if w.rnd.IntN(3) > 0 { // most parties act at home
		n = n/countryCount*countryCount + uint64(country[1]-'0')*10 + uint64(country[2]-'0')
	}
	return sitrep.Party{ID: fmt.Sprintf("party-%d", n), Name: strings.ToUpper(word(n)[:1]) + word(n)[1:] + " Front", Kind: "organization", Country: country, Sectors: []string{"REB"}, Claims: []int{0}}
}

func (w *world) sentence(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = word(w.words.Uint64())
	}
	return strings.Join(words, " ") + "."
}

// event makes the n-th event.
func (w *world) event(n int) sitrep.Event {
	country := w.country()
	day := w.day(int(float64(dayCount) * math.Sqrt(w.rnd.Float64()))) // more of it lately
	seen, _ := time.Parse(time.DateOnly, day)
	seen = seen.Add(time.Duration(w.rnd.IntN(48)) * time.Hour)
	a := w.party(country)
	e := sitrep.Event{
		ID: fmt.Sprintf("e%09d", n), Origin: "reports", Type: types[w.rnd.IntN(len(types))], Mode: []string{"", "aerial", "firearms", "explosives"}[w.rnd.IntN(4)], Status: sitrep.Actual,
		Title: a.Name + " " + w.sentence(4), Actors: []sitrep.Party{a}, Objects: []string{}, Instruments: []string{}, Context: []string{},
		Time: sitrep.Time{Start: day, End: day, Precision: "day"}, Families: 1 + w.rnd.IntN(3), FirstSeen: seen, LastSeen: seen,
		Confidence: w.rnd.Float64(), Severity: w.rnd.ExpFloat64() * 2, Version: 1,
	}
	if w.rnd.IntN(4) > 0 {
		e.Recipients = []sitrep.Party{w.party(country)}
	}
	spot := w.rnd.IntN(60)
	lat, lon := float64(int(country[2])*7%120-60)+float64(spot%8)/2, float64(int(country[1])*31%300-150)+float64(spot%7)/2
	e.Place = &sitrep.Place{Name: "Town " + word(uint64(spot)*17), Country: country, Admin1: fmt.Sprintf("%s Province %d", country, spot%9), Lat: &lat, Lon: &lon, Precision: "city"}
	if w.rnd.IntN(4) == 0 {
		best := int(w.rnd.ExpFloat64() * 4)
		e.Tolls = []sitrep.Toll{{Harm: "killed", Low: best, Best: best, High: &best, LowBy: []int{0}, BestBy: []int{0}, HighBy: []int{0}}}
	}
	for i := range 1 + int(w.rnd.ExpFloat64()*1.2) {
		outlet := w.outlets.Uint64()
		text := w.sentence(18)
		e.Claims = append(e.Claims, sitrep.Claim{
			Ref: sitrep.Ref{Report: fmt.Sprintf("r%d", w.rnd.IntN(1_000_000)), Mention: fmt.Sprintf("m%d", i)}, URL: fmt.Sprintf("https://outlet%d.example/%d/%d", outlet, n, i),
			Title: w.sentence(8), Publisher: fmt.Sprintf("Outlet %d", outlet), Family: fmt.Sprintf("family-%d", outlet/3), Published: day, Retrieved: seen, Status: sitrep.Actual,
			Trigger: sitrep.Words{Start: 10, End: 16, Text: text[:6]}, Sentence: sitrep.Words{Start: 0, End: len(text), Text: text}, Confidence: 0.8, Rule: "made up",
			Why: "the same place, day and parties", Place: e.Place, Time: &e.Time})
	}
	e.Reports = len(e.Claims)
	return e
}

// saveEvents writes n events with a change each, as an import of history does.
func saveEvents(ctx context.Context, s sitrep.Store, n int) error {
	const batch = 500
	w := newWorld(1)
	p, err := newProgress(ctx, s, "events", n)
	if err != nil {
		return err
	}
	for i := 0; i < n; i += batch {
		events := make([]sitrep.Event, 0, batch)
		var changes []sitrep.Change
		for j := range min(batch, n-i) {
			e := w.event(i + j)
			events = append(events, e)
			changes = append(changes, sitrep.Change{Event: e.ID, At: e.FirstSeen, Kind: sitrep.ChangeNew, Text: "First told by " + e.Claims[0].Publisher + "."})
		}
		err := s.Update(ctx, func(tx sitrep.Tx) error {
			if err := tx.SaveEvents(ctx, events, nil, changes); err != nil {
				return err
			}
			_, err := tx.TakeOutbox(ctx, batch)
			return err
		})
		if err != nil {
			return err
		}
		if err := p.at(ctx, i+len(events)); err != nil {
			return err
		}
	}
	return nil
}

// fileReports accepts and files n reports, each in the transaction that coding has.
func fileReports(ctx context.Context, s sitrep.Store, n int, records string) error {
	samples, err := readRecords(records)
	if err != nil {
		return err
	}
	w := newWorld(2)
	p, err := newProgress(ctx, s, "reports", n)
	if err != nil {
		return err
	}
	for i := range n {
		raw, filed := w.vary(samples[i%len(samples)], i)
		err := s.Update(ctx, func(tx sitrep.Tx) error {
			if _, err := tx.Accept(ctx, raw); err != nil {
				return err
			}
			return tx.SaveReport(ctx, filed)
		})
		if err != nil {
			return err
		}
		if err := p.at(ctx, i+1); err != nil {
			return err
		}
	}
	return nil
}

// vary makes another report of a coded one: its own id, address, date, words at the
// end, hash and vector.
func (w *world) vary(r *sitrep.Report, n int) (sitrep.Raw, sitrep.Filed) {
	c := *r
	at := w.from.Add(time.Duration(n) * 40 * time.Second)
	c.ID, c.URL = fmt.Sprintf("r%d", n), fmt.Sprintf("https://outlet%d.example/%d", w.outlets.Uint64(), n)
	c.Published = at.Format(time.DateOnly)
	c.Publisher = fmt.Sprintf("Outlet %d", w.outlets.Uint64())
	c.Text += "\n\n" + w.sentence(40)
	vec := make([]float32, 384)
	sum := 0.0
	for i := range vec {
		x := w.rnd.NormFloat64()
		vec[i] = float32(x)
		sum += x * x
	}
	for i := range vec {
		vec[i] /= float32(math.Sqrt(sum))
	}
	raw := sitrep.Raw{ID: "raw-" + c.ID, URL: c.URL, ContentType: "text/plain", Body: []byte(c.Text), Source: "load", Retrieved: at}
	return raw, sitrep.Filed{Report: &c, Raw: raw.ID, Source: "load", Family: c.Publisher, Retrieved: at, Hash: w.rnd.Uint64(), Vector: vec, Coder: "load/1"}
}

func readRecords(path string) ([]*sitrep.Report, error) {
	if path == "" {
		return nil, fmt.Errorf("-reports needs -records: a file that `sitrep code --format jsonl` wrote")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*sitrep.Report
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		r, err := sitrep.Decode(sc.Bytes())
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no records in %s", path)
	}
	return out, sc.Err()
}

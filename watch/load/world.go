package main

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/place"
)

// The day that all is told on, and how much happens on it for a hundred thousand reports.
var day = time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)

const (
	happenings = 5000
	copied     = 0.6  // of the reports carry another's text
	revised    = 0.04 // are the publisher's own later version
	outlets    = 4000
	agencies   = 12
)

// happening is what some reports tell of.
type happening struct {
	typ, mode    string
	where        place.Place
	doer, target *sitrep.Actor
	when         time.Time
	killed       int
	words        []string // what those who tell of it are apt to say
	near         []int    // others of its country, told of beside it
}

// world is a day: what happened, by whom, where, and in whose words.
type world struct {
	rnd    *rand.Rand
	words  *rand.Zipf
	all    []happening
	weight []float64        // summed: how much is told of each
	told   []*sitrep.Report // the texts so far, each as often as it was carried
}

// A few countries are in most of the news and most in little of it (Zipf).
const countryZipf = 0.8

func newWorld(actors *actor.Base, places *place.Gazetteer) *world {
	r := rand.New(rand.NewPCG(7, 3))
	w := &world{rnd: r, words: rand.NewZipf(r, 1.15, 12, 20_000)}
	lands := landsOf(actors, places)
	r.Shuffle(len(lands), func(i, j int) { lands[i], lands[j] = lands[j], lands[i] })
	chance := zipf(len(lands), countryZipf)
	byLand := make([][]int, len(lands))
	for i := range happenings {
		k := draw(r, chance)
		w.all = append(w.all, w.happening(lands[k]))
		byLand[k] = append(byLand[k], i)
	}
	for _, same := range byLand {
		for _, i := range same {
			for range 6 {
				w.all[i].near = append(w.all[i].near, same[r.IntN(len(same))])
			}
		}
	}
	w.weight = zipf(happenings, 0.7)
	return w
}

// zipf sums the weights of n things, each the k-th of which has one over k to the s.
func zipf(n int, s float64) []float64 {
	out := make([]float64, n)
	sum := 0.0
	for i := range out {
		sum += math.Pow(float64(i+1), -s)
		out[i] = sum
	}
	return out
}

func draw(r *rand.Rand, sums []float64) int {
	i, _ := slices.BinarySearch(sums, r.Float64()*sums[len(sums)-1])
	return min(i, len(sums)-1)
}

// land is a country with its towns, the largest first, and who acts there.
type land struct {
	towns   []place.Place
	chance  []float64
	parties []*sitrep.Actor
}

// landsOf reads countries that have towns and actors of their own from the base and the gazetteer.
func landsOf(actors *actor.Base, places *place.Gazetteer) []*land {
	by := map[string]*land{}
	var order []string
	at := func(iso3 string) *land {
		if by[iso3] == nil {
			by[iso3] = &land{}
			order = append(order, iso3)
		}
		return by[iso3]
	}
	for p := range places.All() {
		if p.Kind == place.City && p.Country != "" && p.Admin1 != "" && p.Pop >= 5000 {
			at(p.Country).towns = append(at(p.Country).towns, p)
		}
	}
	for _, e := range actors.Entries() {
		if l := by[e.Country]; l != nil && (e.Kind == sitrep.KindState || e.Kind == sitrep.KindOrganization || len(e.Terms) > 0) {
			l.parties = append(l.parties, &sitrep.Actor{Name: e.Name, Kind: e.Kind, Country: e.Country, Sectors: e.Sectors, Known: e.ID})
		}
	}
	slices.Sort(order)
	var out []*land
	for _, iso3 := range order {
		l := by[iso3]
		if len(l.towns) < 5 || len(l.parties) < 3 {
			continue
		}
		slices.SortFunc(l.towns, func(a, b place.Place) int { return cmp.Or(cmp.Compare(b.Pop, a.Pop), cmp.Compare(a.ID, b.ID)) })
		l.chance = zipf(len(l.towns), 0.8)
		out = append(out, l)
	}
	return out
}

// acts are kinds of act as often as newswire tells of them.
var acts = []struct {
	typ, mode string
	often     int
}{
	{"ASSAULT", "firearms", 8}, {"ASSAULT", "explosives", 6}, {"ASSAULT", "drone", 6}, {"ASSAULT", "aerial", 6}, {"ASSAULT", "", 8}, {"COERCE", "arrest", 10}, {"COERCE", "", 5},
	{"ACCUSE", "", 10}, {"REQUEST", "", 9}, {"SUPPORT", "", 7}, {"CONSULT", "meet", 6}, {"REJECT", "", 5}, {"AGREE", "", 4}, {"PROTEST", "demo", 5}, {"AID", "", 2}, {"THREATEN", "", 2}, {"RETREAT", "", 1},
}

// strangers are doers whom the words name by what they are alone.
var strangers = []*sitrep.Actor{
	{Name: "gunmen", Kind: sitrep.KindPeople, Country: "---", Sectors: []string{"UAF"}}, {Name: "police", Kind: sitrep.KindOrganization, Country: "---", Sectors: []string{"COP"}},
	{Name: "protesters", Kind: sitrep.KindPeople, Country: "---", Sectors: []string{"CVL"}}, {Name: "officials", Kind: sitrep.KindPeople, Country: "---", Sectors: []string{"GOV"}},
	{Name: "residents", Kind: sitrep.KindPeople, Country: "---", Sectors: []string{"CVL"}}, {Name: "soldiers", Kind: sitrep.KindPeople, Country: "---", Sectors: []string{"MIL"}},
}

func (w *world) happening(l *land) happening {
	h := happening{where: l.towns[draw(w.rnd, l.chance)], when: day.AddDate(0, 0, -w.rnd.IntN(2))}
	n := 0
	for _, a := range acts {
		n += a.often
	}
	n = w.rnd.IntN(n)
	for _, a := range acts {
		if n -= a.often; n < 0 {
			h.typ, h.mode = a.typ, a.mode
			break
		}
	}
	h.doer, h.target = w.party(l), w.party(l)
	for h.target.Name == h.doer.Name {
		h.target = w.party(l)
	}
	if h.typ == "ASSAULT" && w.rnd.IntN(3) > 0 {
		h.killed = 1 + int(w.rnd.ExpFloat64()*6)
	}
	for range 9 {
		h.words = append(h.words, w.word())
	}
	return h
}

func (w *world) party(l *land) *sitrep.Actor {
	if w.rnd.IntN(3) == 0 {
		return strangers[w.rnd.IntN(len(strangers))]
	}
	return l.parties[min(len(l.parties)-1, int(w.rnd.ExpFloat64()*float64(len(l.parties))/4))]
}

// word is one of a language of its own, the frequent ones short.
func (w *world) word() string {
	n := int(w.words.Uint64())
	syllables := []string{"ta", "re", "mo", "li", "sen", "dor", "ka", "ven", "ru", "pas", "ni", "gol", "fe", "bar", "shi", "wen"}
	out := syllables[n%16]
	for n /= 16; n > 0; n /= 16 {
		out += syllables[n%16]
	}
	return out + "s"
}

func (w *world) sentence(n int) string {
	out := ""
	for i := range n {
		if i > 0 {
			out += " "
		}
		out += w.word()
	}
	return out + "."
}

func outlet(n int) string { return fmt.Sprintf("outlet%d.example", n) }
func agency(n int) string { return fmt.Sprintf("Agency %d", n) }

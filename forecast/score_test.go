package forecast

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
	"gonum.org/v1/gonum/stat/distuv"
)

func TestIgnorance(t *testing.T) {
	d := Draws{0, 0, 1, 7} // bins: 0 twice, 1-2 once, 6-10 once; eleven bins
	for y, want := range map[float64]float64{0: -math.Log2(3.0 / 15), 2: -math.Log2(2.0 / 15), 10: -math.Log2(2.0 / 15), 5000: -math.Log2(1.0 / 15)} {
		if got := d.Ignorance(y); math.Abs(got-want) > 1e-12 {
			t.Errorf("ignorance at %v = %.4f, want %.4f", y, got, want)
		}
	}
}

func TestIntervalScore(t *testing.T) {
	d := make(Draws, 100)
	for i := range d {
		d[i] = float64(i)
	}
	for y, want := range map[float64]float64{50: 90, 97: 90 + 20*2, 2: 90 + 20*3} { // 5 to 95
		if got := d.Interval(y); math.Abs(got-want) > 1e-9 {
			t.Errorf("interval score at %v = %v, want %v", y, got, want)
		}
	}
}

func TestBacktestTellsWhoWins(t *testing.T) {
	h := read(t, history(500))
	b, err := Test(h, Plan{Measure: Events, Units: 3, From: 18250, Every: 28, Horizon: 28})
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]Score{}
	for _, s := range b.Scores {
		by[s.Method] = s
		if s.N != by[Pool].N || s.Ignorance <= 0 || s.Interval <= 0 && s.Method != SameAsLast {
			t.Errorf("%+v", s)
		}
	}
	if len(by) != 5 || by[Pool].Skill <= 0 || by[Pool].CRPS >= by[SameAsLast].CRPS || by[Pool].Within90 < 0.8 {
		t.Errorf("scores: %+v", b.Scores)
	}
	if best := max(by[LastWindows].Skill, by[SameAsLast].Skill); math.Abs(best) > 1e-12 {
		t.Errorf("the better baseline's skill over itself is %v", best)
	}
}

func TestAheadUsesNothingFromItsStartOn(t *testing.T) {
	whole := read(t, history(400))
	plan, start := Plan{Measure: Events, Units: 3, Horizon: 28}, 18300
	a, err := Ahead(whole, plan, start, 8)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Ahead(&History{By: whole.By, Rows: whole.before(start)}, plan, start, 8)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(a.Forecasts[0].Samples, a.Scores) != fmt.Sprint(b.Forecasts[0].Samples, b.Scores) {
		t.Error("what happened from the start on changed the forecast or its backtest")
	}
	if a.Forecasts[0].Start != Date(start) || a.ByUnit["Alda"].N == 0 {
		t.Errorf("%s, %+v", a.Forecasts[0].Start, a.ByUnit)
	}
	short, err := Ahead(whole, plan, whole.Rows[0].Day+50, 8)
	if err != nil || len(short.Forecasts) != 0 {
		t.Errorf("fifty days foresee twenty-eight: %+v, %v", short, err)
	}
}

func TestNoiseIsNotForeseen(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	var h History
	for i := range 700 { // a steady rate: the last twelve windows say all there is to say
		for range int(poissonDraw(2, rng)) {
			h.Rows = append(h.Rows, Row{Day: 18000 + i, Unit: "Alda"})
		}
	}
	o, err := Ahead(&h, Plan{Measure: Events, Units: 1, Horizon: 28}, 18700, 12)
	if err != nil {
		t.Fatal(err)
	}
	if s := o.ByUnit["Alda"]; s.Skill > 0.25 {
		t.Errorf("a skill of %.2f on mere noise", s.Skill)
	}
}

func TestFromTally(t *testing.T) {
	rows := []sitrep.TallyRow{
		{Start: "2025-05-02", Keys: []string{"COR>ALD"}, Events: 1, Killed: [3]int{0, 2, 3}},
		{Start: "2025-05-01", Keys: []string{"ALD>COR"}, Events: 2, Killed: [3]int{1, 4, 5}},
		{Start: "2025-05-01", Keys: []string{"ALD>"}, Events: 5},
	}
	h, err := FromTally(rows, "pair")
	if err != nil || len(h.Rows) != 3 || h.Rows[0].Unit != "ALD>COR" || h.Rows[2].Unit != "ALD>COR" || h.Rows[0].Deaths+h.Rows[1].Deaths != 4 || h.Rows[0].Day > h.Rows[2].Day {
		t.Errorf("%+v, %v", h, err)
	}
	if _, err := FromTally([]sitrep.TallyRow{{Start: "May", Keys: []string{"IRQ"}, Events: 1}}, "country"); err == nil {
		t.Error("a day that is none was taken")
	}
}

func TestGammaQuantilesAreThose(t *testing.T) {
	for _, c := range []struct{ shape, scale float64 }{{1.7, 200}, {30, 12}, {900, 1.1}} {
		g := distuv.Gamma{Alpha: c.shape, Beta: 1 / c.scale}
		for i, x := range gammaQuantiles(c.shape, c.scale, 200) {
			if want := g.Quantile((float64(i) + 0.5) / 200); math.Abs(x-want) > 0.5+0.004*want+0.01*c.scale {
				t.Errorf("%+v: quantile %d is %v, want %.2f", c, i, x, want)
			}
		}
	}
}

// BenchmarkAhead100k foresees ten places from 100,000 events of four years.
func BenchmarkAhead100k(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 9))
	h := &History{By: "country"}
	for i := range 1460 {
		for u := range 10 {
			for range int(poissonDraw(float64(13-u), rng)) {
				h.Rows = append(h.Rows, Row{Day: 18000 + i, Unit: fmt.Sprint("place ", u)})
			}
		}
	}
	b.Logf("%d events", len(h.Rows))
	for b.Loop() {
		at := time.Now()
		if _, err := Ahead(h, Plan{Measure: Events, Units: 10, Horizon: 28}, 18000+1460, 12); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(at).Seconds(), "s/forecast")
	}
}

package forecast

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

func TestCRPS(t *testing.T) {
	// Two equal draws at 0 and 2, truth 1: mean distance 1, spread half of it.
	if got := (Draws{0, 2}).CRPS(1); math.Abs(got-0.5) > 1e-12 {
		t.Errorf("CRPS of {0,2} at 1 = %v, want 0.5", got)
	}
	if got := (Draws{5, 5, 5}).CRPS(9); math.Abs(got-4) > 1e-12 {
		t.Errorf("CRPS of a point at 5, truth 9 = %v, want 4", got)
	}
}

func TestGammaPoissonMoments(t *testing.T) {
	for _, c := range []struct{ mean, disp, extra float64 }{{3, 0.2, 0.3}, {40, 0.1, 0}, {900, 0.05, 2}, {0.5, 0, 0}} {
		d := gammaPoisson(c.mean, c.disp, c.extra, 4000)
		v := 0.0
		for _, x := range d {
			v += (x - d.Mean()) * (x - d.Mean())
		}
		v /= float64(len(d))
		want := c.mean + c.disp*c.mean*c.mean + c.extra*c.mean
		if math.Abs(d.Mean()-c.mean) > 0.03*c.mean+0.02 || math.Abs(v-want) > 0.08*want {
			t.Errorf("%+v: mean %.2f, variance %.2f, want %.2f and %.2f", c, d.Mean(), v, c.mean, want)
		}
	}
}

// simulated draws one history of a process with known parameters.
func simulated(h *Hawkes, days int, seed uint64) [][]float64 {
	rng := rand.New(rand.NewPCG(seed, 2))
	n := len(h.Mu)
	out := make([][]float64, n)
	x := make([]float64, n)
	keep := math.Exp(-h.Beta)
	for t := 0; t < days; t++ {
		total := sum(x)
		for u := range x {
			l := h.Mu[u] + h.Alpha[u]*x[u] + h.Gamma[u]*(total-x[u])/float64(n-1)
			out[u] = append(out[u], noisy(l, 1, rng))
		}
		for u := range x {
			x[u] = x[u]*keep + out[u][t]*(1-keep)
		}
	}
	return out
}

func TestFitRecoversHawkes(t *testing.T) {
	truth := &Hawkes{Beta: 0.15, Mu: []float64{1, 2, 0.5}, Alpha: []float64{0.6, 0.3, 0.5}, Gamma: []float64{0.2, 0.3, 0.1}}
	got := FitHawkes(simulated(truth, 4000, 7), 4000)
	if math.Abs(got.Beta-truth.Beta) > 0.1 {
		t.Errorf("memory %v, want about %v", got.Beta, truth.Beta)
	}
	for u := range truth.Mu {
		if math.Abs(got.Mu[u]-truth.Mu[u]) > 0.35*truth.Mu[u]+0.1 || math.Abs(got.Alpha[u]+got.Gamma[u]-truth.Alpha[u]-truth.Gamma[u]) > 0.1 || math.Abs(got.Gamma[u]-truth.Gamma[u]) > 0.2 {
			t.Errorf("unit %d: mu %.2f alpha %.2f gamma %.2f, want %.2f %.2f %.2f", u, got.Mu[u], got.Alpha[u], got.Gamma[u], truth.Mu[u], truth.Alpha[u], truth.Gamma[u])
		}
	}
}

// history writes simulated counts as a CSV of three places.
func history(days int) string {
	h := &Hawkes{Beta: 0.2, Mu: []float64{1, 0.6, 0.3}, Alpha: []float64{0.5, 0.5, 0.4}, Gamma: []float64{0.1, 0.1, 0.1}}
	counts := simulated(h, days, 3)
	var b strings.Builder
	b.WriteString("date_start,place,best\n")
	for t := 0; t < days; t++ {
		for u, name := range []string{"Alda", "Brin", "Corvo"} {
			for k := 0.0; k < counts[u][t]; k++ {
				fmt.Fprintf(&b, "%s,%s,%d\n", Date(18000+t), name, 1+t%3)
			}
		}
	}
	return b.String()
}

func read(t *testing.T, csv string) *History {
	t.Helper()
	h, err := ReadCSV(strings.NewReader(csv), "place")
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestForecastsIgnoreTheFuture(t *testing.T) {
	whole := read(t, history(300))
	for _, measure := range []string{Events, Deaths} {
		plan := Plan{Measure: measure, Units: 3, From: 18200, Every: 40, Horizon: 28}
		all, err := Rolling(whole, plan)
		if err != nil {
			t.Fatal(err)
		}
		cut := 18245
		short, err := Rolling(&History{By: whole.By, Rows: whole.before(cut)}, plan)
		if err != nil {
			t.Fatal(err)
		}
		if len(short) < 6 || len(all) <= len(short) {
			t.Fatalf("%d forecasts from the cut history, %d from the whole", len(short), len(all))
		}
		if !reflect.DeepEqual(short, all[:len(short)]) {
			t.Errorf("%s: cutting the history at %s changed a forecast that starts by then", measure, Date(cut))
		}
	}
}

func TestIntervalsHold(t *testing.T) {
	h := read(t, history(420))
	fs, err := Rolling(h, Plan{Measure: Events, Units: 3, From: 18250, Every: 14, Horizon: 28})
	if err != nil {
		t.Fatal(err)
	}
	in, n := 0, 0
	for _, f := range fs {
		if f.End > Date(18419) {
			continue
		}
		y := 0.0
		for _, r := range h.Rows {
			if d := Date(r.Day); r.Unit == f.Unit && d >= f.Start && d <= f.End {
				y++
			}
		}
		if p := Draws(f.Samples).rank(y); p >= 0.05 && p <= 0.95 {
			in++
		}
		n++
	}
	if share := float64(in) / float64(n); n < 25 || share < 0.8 {
		t.Errorf("90%% intervals held %.0f%% of %d times", 100*share, n)
	}
}

func TestReadCSVRefusals(t *testing.T) {
	for name, c := range map[string]struct{ csv, by, want string }{
		"no date":  {"place,best\nAlda,1\n", "place", "date_start"},
		"no unit":  {"date_start\n2020-01-01\n", "place", "choose one of"},
		"bad date": {"date_start,place\n31/12/2020,Alda\n", "place", "line 2"},
		"empty":    {"date_start,place\n", "place", "no rows"},
	} {
		if _, err := ReadCSV(strings.NewReader(c.csv), c.by); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, c.want)
		}
	}
}

func BenchmarkFitHawkes(b *testing.B) {
	h := &Hawkes{Beta: 0.2, Mu: []float64{10, 6, 3}, Alpha: []float64{0.5, 0.5, 0.4}, Gamma: []float64{0.1, 0.1, 0.1}}
	days := simulated(h, 2500, 5) // about 100,000 events
	for b.Loop() {
		FitHawkes(days, 2500)
	}
}

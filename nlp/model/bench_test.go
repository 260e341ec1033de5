//go:build unix

package model_test

import (
	"math/rand/v2"
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep/nlp/kernel"
	"github.com/sitrep-news/sitrep/nlp/model"
	"github.com/sitrep-news/sitrep/nlp/model/modeltest"
)

// full is the shape of the trained network: eight layer evaluations a piece.
func full() model.Config {
	c := modeltest.Small()
	c.Hidden, c.Heads, c.FFN = 384, 12, 1536
	c.Shared, c.Syntax, c.Names = 4, 2, 2
	c.Arc, c.Rel, c.Coref = 256, 128, 256
	for len(c.Deprel) < 51 {
		c.Deprel = append(c.Deprel, "x")
	}
	return c
}

// fullModel returns the model of SITREP_WEIGHTS, else one of random weights.
func fullModel(b *testing.B, tier kernel.Tier) *model.Model {
	b.Helper()
	opt := model.Options{Tier: tier}
	if path := os.Getenv("SITREP_WEIGHTS"); path != "" {
		m, err := model.Open(path, opt)
		if err != nil {
			b.Fatal(err)
		}
		return m
	}
	m, err := model.Load(modeltest.Random(full(), vocab(30522), 1), opt)
	if err != nil {
		b.Fatal(err)
	}
	return m
}

// piecesPerWord is what the vocabulary makes of newswire, about.
const piecesPerWord = 1.2

// benchWindow is a window of 256 pieces with words of a piece or two.
func benchWindow(m *model.Model) *model.Window {
	r := rand.New(rand.NewPCG(1, 1))
	w := &model.Window{}
	for i := range 256 {
		w.IDs = append(w.IDs, int32(r.IntN(len(m.Vocab()))))
		w.Shapes, w.Gaps = append(w.Shapes, uint8(1+i%3)), append(w.Gaps, uint8(i%2))
		if i > 0 && i < 255 && len(w.First) < int(float64(i)/piecesPerWord)+1 {
			w.First = append(w.First, int32(i))
		}
	}
	return w
}

func eachTierB(b *testing.B, run func(b *testing.B, m *model.Model)) {
	for _, tier := range kernel.Tiers()[1:] {
		b.Run(tier.String(), func(b *testing.B) { run(b, fullModel(b, tier)) })
	}
}

// BenchmarkEncode is the encoder on a full window.
func BenchmarkEncode(b *testing.B) {
	eachTierB(b, func(b *testing.B, m *model.Model) {
		w, s := benchWindow(m), m.NewScratch()
		b.ReportAllocs()
		loop(b, len(w.First), func() {
			if _, err := m.Encode(w, s); err != nil {
				b.Fatal(err)
			}
		})
	})
}

// BenchmarkEngine is the encoder with all heads, as the engine runs them:
// trees over sentences of 25 words, coreference among 80 words.
func BenchmarkEngine(b *testing.B) {
	eachTierB(b, func(b *testing.B, m *model.Model) {
		w, s := benchWindow(m), m.NewScratch()
		b.ReportAllocs()
		loop(b, len(w.First), func() {
			words, err := m.Encode(w, s)
			if err != nil {
				b.Fatal(err)
			}
			runHeads(m, words, s)
		})
	})
}

// BenchmarkHeads is the heads alone.
func BenchmarkHeads(b *testing.B) {
	eachTierB(b, func(b *testing.B, m *model.Model) {
		w, s := benchWindow(m), m.NewScratch()
		words, err := m.Encode(w, s)
		if err != nil {
			b.Fatal(err)
		}
		loop(b, len(w.First), func() {
			runHeads(m, words, s)
		})
	})
}

func runHeads(m *model.Model, words model.Words, s *model.Scratch) {
	for _, h := range m.Config().TokenHeads {
		head := m.Head(h.Name)
		head.Logits(head.Vectors(words), s)
	}
	n := words.Syntax.Rows
	p, heads := m.Parser(words.Syntax, s), make([]int, n)
	var sents []model.Span
	for at := 0; at < n; at += 25 {
		end := min(at+25, n)
		p.Arcs(at, end)
		sents = append(sents, model.Span{Start: at, End: end})
	}
	p.Relations(0, n, heads, nil)
	m.Sim(words.Shared, sents, s)
	c := m.Coref(words.Names.Slice(0, min(80, n)), s)
	for i := range c.Mentions() {
		c.Pairs(i, 0, i)
	}
}

// BenchmarkLoad is the cold start: from the file's bytes to a model.
func BenchmarkLoad(b *testing.B) {
	data := modeltest.Random(full(), vocab(30522), 1)
	eachTierLoad(b, data)
}

func eachTierLoad(b *testing.B, data []byte) {
	for _, tier := range kernel.Tiers() {
		b.Run(tier.String(), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := model.Load(data, model.Options{Tier: tier}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// cpuTime is what the process has used of a processor, in seconds.
func cpuTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// loop times run on so many words. On a shared machine the fastest pass and the
// processor's time tell more than the clock.
func loop(b *testing.B, words int, run func()) {
	best, used := time.Hour, cpuTime()
	for b.Loop() {
		start := time.Now()
		run()
		best = min(best, time.Since(start))
	}
	b.ReportMetric(float64(words)/best.Seconds(), "best-words/s")
	b.ReportMetric(float64(words*b.N)/(cpuTime()-used), "words/cpu-s")
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

package model

import (
	"os"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// BenchmarkStages times the parts of the engine's network on a window of 256
// pieces, as the fastest pass, in microseconds a piece (of a layer) or a word
// (of a head). It needs trained weights: SITREP_WEIGHTS.
func BenchmarkStages(b *testing.B) {
	path := os.Getenv("SITREP_WEIGHTS")
	if path == "" {
		b.Skip("SITREP_WEIGHTS names no weights file")
	}
	tiers := kernel.Tiers()
	for _, tier := range tiers[1:] {
		m, err := Open(path, Options{Tier: tier})
		if err != nil {
			b.Fatal(err)
		}
		defer m.Close()
		for _, stage := range stages(b, m) {
			b.Run(tier.String()+"/"+stage.name, func(b *testing.B) {
				best := time.Hour
				for b.Loop() {
					start := time.Now()
					stage.run()
					best = min(best, time.Since(start))
				}
				b.ReportMetric(best.Seconds()*1e6/float64(stage.rows), "best-us/row")
			})
		}
	}
}

type stage struct {
	name string
	rows int
	run  func()
}

func stages(b *testing.B, m *Model) []stage {
	const pieces, words, sentence = 256, 228, 25
	w, s := &Window{}, m.NewScratch()
	for i := range pieces {
		w.IDs = append(w.IDs, int32(1000+i*7))
		w.Shapes, w.Gaps = append(w.Shapes, 1), append(w.Gaps, 1)
		if 0 < i && i <= words {
			w.First = append(w.First, int32(i))
		}
	}
	v, err := m.Encode(w, s)
	if err != nil {
		b.Fatal(err)
	}
	y, st := &m.shared[0], &s.branch
	m.emb.run(m.k, st, w)
	heads, spans := make([]int, words), []Span{}
	for at := 0; at < words; at += sentence {
		spans = append(spans, Span{at, min(at+sentence, words)})
	}
	s.kv.Rows, s.queries.Rows = pieces, pieces
	m.Parser(v.Syntax, s)
	return []stage{
		{"embedding", pieces, func() { m.emb.run(m.k, st, w) }},
		{"layer/queries-keys-values", pieces, func() {
			y.kv.Mul(s.kv, &st.q, 0, pieces)
			y.q.Mul(s.queries, &st.q, 0, pieces)
		}},
		{"layer/attention", pieces, func() {
			if err := m.k.Attend(s.mixed, s.queries, s.kv, &s.attention); err != nil {
				b.Fatal(err)
			}
		}},
		{"layer/out-feed-forward", pieces, func() { y.forward(m.k, st, st, s) }},
		{"head/tokens", words, func() {
			for _, h := range m.heads {
				h.Logits(h.Vectors(v), s)
			}
		}},
		{"head/arcs", words, func() {
			p := m.Parser(v.Syntax, s)
			for _, span := range spans {
				p.Arcs(span.Start, span.End)
			}
		}},
		{"head/relations", words, func() { s.parser.Relations(0, words, heads, nil) }},
		{"head/coref", words, func() {
			c := m.Coref(v.Names.Slice(0, words/3), s)
			for i := range words / 3 {
				c.Pairs(i, 0, i)
			}
		}},
		{"head/sim", words, func() { m.Sim(v.Shared, spans, s) }},
	}
}

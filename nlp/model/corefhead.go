package model

import "github.com/sitrep-news/sitrep/nlp/kernel"

// corefWeights are the head of coreference.
type corefWeights struct {
	c      space
	wm     []float32
	bm     float32
	b      *kernel.Float32 // c to c'B
	tables CorefTables
}

// CorefTables are the scores a pair's features add, see docs/engine.md.
type CorefTables struct{ Dist, Match, Kind []float32 }

func (l *loader) coref(c *Config) *corefWeights {
	if c.Coref == 0 || !l.f.has("coref.c.q") || l.err != nil {
		return nil
	}
	w := &corefWeights{
		c:  space{l.linear("coref.c", c.Coref, c.Hidden)},
		wm: l.floats("coref.wm", c.Coref),
		b:  l.form("coref.B", nil, c.Coref),
		tables: CorefTables{
			Dist: l.floats("coref.dist", 8), Match: l.floats("coref.match", 4), Kind: l.floats("coref.kind", 9),
		},
	}
	if bm := l.floats("coref.bm", 1); l.err == nil {
		w.bm = bm[0]
	}
	return w
}

// HasCoref reports whether the file has a head for coreference.
func (m *Model) HasCoref() bool { return m.coref != nil }

// CorefTables returns the scores of pairs' features; not to be changed.
func (m *Model) CorefTables() CorefTables { return m.coref.tables }

// Coref holds referring words in the space of coreference.
type Coref struct {
	m        *Model
	c, left  Matrix // c, and c'B
	mentions []float32
	pairs    []float32
}

// Coref takes the names vectors of words that may refer. It holds until it is
// called again with the same scratch.
func (m *Model) Coref(x Matrix, s *Scratch) *Coref {
	c, w := &s.coref, m.coref
	c.m = m
	w.c.run(m.k, &c.c, x, s)
	w.b.Mul(resize(&c.left, x.Rows, w.b.Out), c.c)
	if len(c.mentions) < x.Rows {
		c.mentions = make([]float32, x.Rows+x.Rows/2)
	}
	m.k.Dot(c.mentions, c.c, w.wm)
	for i := range x.Rows {
		c.mentions[i] += w.bm
	}
	return c
}

// Mentions returns the score of every word as a mention.
func (c *Coref) Mentions() []float32 { return c.mentions[:c.c.Rows] }

// Pairs returns c_i'B c_j for every j of [lo, hi): the pair's score without
// the mentions' scores and the features. It holds until the next call.
func (c *Coref) Pairs(i, lo, hi int) []float32 {
	if len(c.pairs) < hi-lo {
		c.pairs = make([]float32, 2*(hi-lo))
	}
	c.m.k.Dot(c.pairs, c.c.Slice(lo, hi), c.left.Row(i))
	return c.pairs[:hi-lo]
}

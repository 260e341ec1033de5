package model

import "github.com/sitrep-news/sitrep/nlp/kernel"

// simWidth is the length of a sentence's vector.
const simWidth = 384

func (l *loader) sim(c *Config) *kernel.Float32 {
	if !l.f.has("sim.w") {
		return nil
	}
	return l.floatLinear("sim.w", "sim.b", simWidth, c.Hidden)
}

// HasSim reports whether the file has a head for sentences' vectors.
func (m *Model) HasSim() bool { return m.sim != nil }

// Sim returns a vector of length one for every sentence, whose rows of the
// shared vectors x are given. It holds until the next call.
func (m *Model) Sim(x Matrix, sents []Span, s *Scratch) Matrix {
	in, out := resize(&s.sim.in, len(sents), x.Cols), resize(&s.sim.out, len(sents), simWidth)
	for i, span := range sents {
		kernel.Mean(in.Row(i), x.Slice(span.Start, span.End))
	}
	m.sim.Mul(out, in)
	for i := range sents {
		kernel.Unit(out.Row(i))
	}
	return out
}

// actWeights are the head that says what one party does to another.
type actWeights struct{ w1, w2 *kernel.Float32 }

// actRoom is the act head's room.
type actRoom struct{ in, hidden, out Matrix }

func (l *loader) act(c *Config) *actWeights {
	if len(c.ActLabels) == 0 || l.err != nil {
		return nil
	}
	width := simWidth
	if t, ok := l.f.tensors["act.b1"]; ok {
		width = t.Shape[0]
	}
	return &actWeights{
		w1: l.floatLinear("act.w1", "act.b1", width, 3*c.Hidden),
		w2: l.floatLinear("act.w2", "act.b2", len(c.ActLabels), width),
	}
}

// HasAct reports whether the file has the act head.
func (m *Model) HasAct() bool { return m.act != nil }

// Acts scores the labels of Config.ActLabels for every case, from the means of
// the names vectors of its source, its target and its sentence; a side without
// words has the sentence's mean. It holds until the next call.
func (m *Model) Acts(x Matrix, cases []ActCase, s *Scratch) Matrix {
	r, d := &s.act, x.Cols
	in := resize(&r.in, len(cases), 3*d)
	for i, c := range cases {
		for part, span := range [3]Span{c.Source, c.Target, c.Sentence} {
			if span.Start >= span.End {
				span = c.Sentence
			}
			kernel.Mean(in.Row(i)[part*d:(part+1)*d], x.Slice(span.Start, span.End))
		}
	}
	hidden := resize(&r.hidden, len(cases), m.act.w1.Out)
	m.act.w1.Mul(hidden, in)
	m.k.ReLU(hidden)
	out := resize(&r.out, len(cases), m.act.w2.Out)
	m.act.w2.Mul(out, hidden)
	return out
}

package model

import (
	"fmt"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// The kinds of shapes and gaps a piece can have.
const (
	shapes = 8
	gaps   = 3
)

// embedding is the encoder's input: pieces, positions, shapes and gaps.
type embedding struct {
	d, positions int
	pieces       []int8 // [vocab, d], a view into the file
	scale        []float32
	pos          []float32 // [positions, d]
	look         []float32 // [shapes*gaps, d]: the sum of the two
	w, b, zero   []float32
}

func (l *loader) embedding(m *Model) embedding {
	d := m.config.Hidden
	e := embedding{d: d, zero: make([]float32, d)}
	if t, ok := l.f.tensors["emb.pos"]; ok {
		e.positions = t.Shape[0]
	}
	e.scale = l.floats("emb.tok.s", len(m.vocab))
	e.pos = l.floats("emb.pos", e.positions, d)
	e.w, e.b = l.floats("emb.ln.w", d), l.floats("emb.ln.b", d)
	shape, gap := l.floats("emb.shape", shapes, d), l.floats("emb.gap", gaps, d)
	if l.err != nil {
		return e
	}
	var err error
	e.pieces, err = l.f.bytes("emb.tok.q", len(m.vocab), d)
	l.fail(err)
	e.look = make([]float32, shapes*gaps*d)
	for i := range e.look {
		s, g, j := i/d/gaps, i/d%gaps, i%d
		e.look[i] = shape[s*d+j] + gap[g*d+j]
	}
	return e
}

// check refuses windows that the embedding has no rows for.
func (e *embedding) check(w *Window) error {
	n := len(w.IDs)
	if n == 0 || n > e.positions {
		return fmt.Errorf("encode a window of %d pieces: it must have 1 to %d", n, e.positions)
	}
	if len(w.Shapes) != n || len(w.Gaps) != n {
		return fmt.Errorf("encode a window of %d pieces: it has %d shapes and %d gaps", n, len(w.Shapes), len(w.Gaps))
	}
	for i, id := range w.IDs {
		if id < 0 || int(id) >= len(e.scale) || w.Shapes[i] >= shapes || w.Gaps[i] >= gaps {
			return fmt.Errorf("encode a window: piece %d has id %d, shape %d, gap %d; known are %d pieces, %d shapes, %d gaps", i, id, w.Shapes[i], w.Gaps[i], len(e.scale), shapes, gaps)
		}
	}
	for i, p := range w.First {
		if p < 0 || int(p) >= n {
			return fmt.Errorf("encode a window: word %d begins at piece %d of %d", i, p, n)
		}
	}
	return nil
}

// run writes the window's first rows to st.
func (e *embedding) run(k kernel.Kernels, st *state, w *Window) {
	st.x.Rows = len(w.IDs)
	for i, id := range w.IDs {
		look := (int(w.Shapes[i])*gaps + int(w.Gaps[i])) * e.d
		k.Embed(st.x.Row(i), e.pieces[int(id)*e.d:][:e.d], e.scale[id], e.pos[i*e.d:][:e.d], e.look[look:][:e.d])
	}
	zero := kernel.Matrix{Data: e.zero, Cols: e.d} // stride 0: the same row for all
	k.NormQuantise(&st.q, 0, st.x, zero, len(w.IDs), e.w, e.b)
}

package model

import "github.com/sitrep-news/sitrep/nlp/kernel"

// Scratch is one worker's room for a model's work. It grows to the largest
// window and text it has seen and is then used without allocation. It must not
// be used by two goroutines at once.
type Scratch struct {
	pieces    int // the window it has room for
	shared    state
	branch    state // a stack on its way
	words     [3]state
	kv        Matrix // keys and values
	queries   Matrix
	mixed     Matrix // the attention's result
	mixedQ    kernel.Rows
	part      Matrix // [block, D]
	wide      Matrix // [block, FFN]
	wideQ     kernel.Rows
	attention kernel.Attention

	input  kernel.Rows // a head's quantised input
	logits []Matrix    // of every token head
	parser Parser
	coref  Coref
	sim    roomPair
	act    actRoom
}

// roomPair is an input and an output of a small head.
type roomPair struct{ in, out Matrix }

// NewScratch returns room for one worker; it serves this model alone.
func (m *Model) NewScratch() *Scratch {
	return &Scratch{logits: make([]Matrix, len(m.heads))}
}

// reserve makes room for windows of n pieces.
func (s *Scratch) reserve(m *Model, n int) {
	if n <= s.pieces {
		return
	}
	n = kernel.PadCols(max(n, 256))
	d := m.config.Hidden
	s.pieces = n
	for _, st := range []*state{&s.shared, &s.branch, &s.words[0], &s.words[1], &s.words[2]} {
		st.x = kernel.Padded(n, d)
		m.k.Reset(&st.q, n, d)
	}
	s.kv, s.queries, s.mixed = kernel.Padded(n, 2*d), kernel.Padded(n, d), kernel.Padded(n, d)
	s.part, s.wide = kernel.Padded(block, d), kernel.Padded(block, m.config.FFN)
	m.k.Reset(&s.mixedQ, block, d)
	m.k.Reset(&s.wideQ, block, m.config.FFN)
}

// resize makes m rows by cols with room for padding, reusing what it has; its
// contents are undefined.
func resize(m *Matrix, rows, cols int) Matrix {
	stride := kernel.PadCols(cols)
	if need := kernel.PadRows(rows) * stride; len(m.Data) < need {
		*m = kernel.Padded(rows+rows/2, cols)
	}
	m.Rows, m.Cols, m.Stride = rows, cols, stride
	return *m
}

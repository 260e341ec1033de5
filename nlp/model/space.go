package model

import "github.com/sitrep-news/sitrep/nlp/kernel"

// space is relu(Wx+b): a head's own view of the word vectors.
type space struct{ w *kernel.Int8 }

// run writes x's rows in the space to dst, using s for the quantised input.
func (p space) run(k kernel.Kernels, dst *Matrix, x Matrix, s *Scratch) Matrix {
	k.Reset(&s.input, x.Rows, x.Cols)
	k.Quantise(&s.input, 0, x, x.Rows)
	return p.runInput(k, dst, x.Rows, s)
}

// runInput is run for the input that s holds already.
func (p space) runInput(k kernel.Kernels, dst *Matrix, rows int, s *Scratch) Matrix {
	out := resize(dst, rows, p.w.Out)
	p.w.Mul(out, &s.input, 0, rows)
	k.ReLU(out)
	return out
}

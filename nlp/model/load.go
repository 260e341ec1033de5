package model

import (
	"fmt"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// loader reads tensors and packs them, and remembers the first error, so that
// the network's description reads as a list.
type loader struct {
	f   *file
	k   kernel.Kernels
	err error
}

func (l *loader) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

func (l *loader) floats(name string, shape ...int) []float32 {
	if l.err != nil {
		return nil
	}
	v, err := l.f.floats(name, shape...)
	l.fail(err)
	return v
}

// linear reads the quantised matrix name.q/.s/.b [out, in].
func (l *loader) linear(name string, out, in int) *kernel.Int8 {
	return l.linearRows(name, out, in, 0, out, 1)
}

// linearRows packs the rows [from, to) of a quantised matrix, times factor.
func (l *loader) linearRows(name string, out, in, from, to int, factor float32) *kernel.Int8 {
	scale, bias := l.floats(name+".s", out), l.floats(name+".b", out)
	if l.err != nil {
		return nil
	}
	q, err := l.f.bytes(name+".q", out, in)
	if err != nil {
		l.fail(err)
		return nil
	}
	for i := range scale {
		scale[i] *= factor
		bias[i] *= factor
	}
	w, err := l.k.PackInt8(q[from*in:to*in], scale[from:to], bias[from:to], to-from, in)
	l.wrap(name, err)
	return w
}

// floatLinear reads the float matrix w and bias b (none where "").
func (l *loader) floatLinear(w, b string, out, in int) *kernel.Float32 {
	weights := l.floats(w, out, in)
	var bias []float32
	if b != "" {
		bias = l.floats(b, out)
	}
	return l.pack(w, weights, bias, out, in)
}

func (l *loader) pack(name string, w, bias []float32, out, in int) *kernel.Float32 {
	if l.err != nil {
		return nil
	}
	m, err := l.k.PackFloat32(w, bias, out, in)
	l.wrap(name, err)
	return m
}

// form reads a bilinear form U [n, n] so that the product gives x'U (+ u).
func (l *loader) form(name string, u []float32, n int) *kernel.Float32 {
	w := l.floats(name, n, n)
	if l.err != nil {
		return nil
	}
	return l.pack(name, transposed(w, n), u, n, n)
}

func (l *loader) wrap(name string, err error) {
	if err != nil {
		l.fail(fmt.Errorf("tensor %s: %w", name, err))
	}
}

// transposed returns the transpose of an n by n matrix.
func transposed(w []float32, n int) []float32 {
	t := make([]float32, n*n)
	for i := range n {
		for j := range n {
			t[j*n+i] = w[i*n+j]
		}
	}
	return t
}

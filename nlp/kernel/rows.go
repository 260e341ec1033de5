package kernel

import "math"

// Rows holds activations quantised to bytes row by row: x = q*scale + middle,
// with q from -127 to 127 and zero among the values that are exact. It grows to
// what it is asked to hold and is then reused without allocation.
type Rows struct {
	data  []int8    // PadRows(rows) x cols x size
	scale []float32 // scale and middle of every row
	cols  int
	size  int   // bytes of a value: two on AVX2, which has no product of bytes
	shift uint8 // 128 on AVX-512, whose products are of unsigned bytes
}

// Reset makes room for rows of cols bytes; what they hold is undefined.
func (k Kernels) Reset(r *Rows, rows, cols int) {
	n := PadRows(rows)
	r.cols, r.size, r.shift = cols, 1, 0
	switch k.tier {
	case AVX512:
		r.shift = 128
	case AVX2:
		r.size = 2
	}
	if need := n * cols * r.size; len(r.data) < need {
		r.data = aligned[int8](need)
	}
	if len(r.scale) < 2*n {
		r.scale = aligned[float32](2 * n)
	}
}

// Float returns the value of column j of row i.
func (r *Rows) Float(i, j int) float32 {
	return float32(int8(uint8(r.data[(i*r.cols+j)*r.size])-r.shift))*r.scale[2*i] + r.scale[2*i+1]
}

// Quantise quantises rows [0, n) of x to r's rows from at on. x.Cols is a
// multiple of 16 and equal to the width r was made for.
func (k Kernels) Quantise(r *Rows, at int, x Matrix, n int) {
	if n == 0 {
		return
	}
	if k.tier == Plain {
		for i := range n {
			r.quantise(at+i, x.Row(i))
		}
		return
	}
	a := r.args(at, x, n)
	k.quantRows(&a)
}

// GELUQuantise applies GELU (its tanh form) to rows [0, n) of x in place and
// quantises them to r's rows from at on.
func (k Kernels) GELUQuantise(r *Rows, at int, x Matrix, n int) {
	if n == 0 {
		return
	}
	if k.tier == Plain {
		for i := range n {
			row := x.Row(i)
			for j, v := range row {
				row[j] = gelu(v)
			}
			r.quantise(at+i, row)
		}
		return
	}
	a := r.args(at, x, n)
	k.geluQuantRows(&a)
}

// NormQuantise makes rows [0, n) of x = LayerNorm(x+y)*w+b and quantises them
// to r's rows from at on. Epsilon is 1e-12, as in BERT.
func (k Kernels) NormQuantise(r *Rows, at int, x, y Matrix, n int, w, b []float32) {
	if n == 0 {
		return
	}
	if k.tier == Plain {
		for i := range n {
			layerNorm(x.Row(i), y.Row(i), w, b)
			r.quantise(at+i, x.Row(i))
		}
		return
	}
	a := r.args(at, x, n)
	a.y, a.ldy = ptr(y.Data), uintptr(y.Stride*4)
	a.w, a.b = ptr(w), ptr(b)
	a.eps, a.invN = normEps, 1/float32(x.Cols)
	k.normRows(&a)
}

// Pick makes r the listed rows of from.
func (k Kernels) Pick(r, from *Rows, rows []int32) {
	k.Reset(r, len(rows), from.cols)
	width := from.cols * from.size
	for i, row := range rows {
		at := int(row)
		copy(r.data[i*width:(i+1)*width], from.data[at*width:(at+1)*width])
		copy(r.scale[2*i:2*i+2], from.scale[2*at:2*at+2])
	}
}

// Softmax makes rows [0, n) of x = 2^(x-max)/sum in place. The columns from
// Cols up to whole vectors become zero (or nearly, at most 1e-38).
func (k Kernels) Softmax(x Matrix, n int) {
	pad := PadCols(x.Cols)
	for i := range n {
		row := x.Data[i*x.Stride : i*x.Stride+pad]
		if k.tier == Plain {
			softmax(row[:x.Cols])
			clear(row[x.Cols:])
			continue
		}
		for j := x.Cols; j < pad; j++ {
			row[j] = -math.MaxFloat32
		}
	}
	if k.tier != Plain && n > 0 {
		a := rowArgs{x: ptr(x.Data), ldx: uintptr(x.Stride * 4), n: uintptr(pad * 4), rows: uintptr(n)}
		k.softmaxRows(&a)
	}
}

// row returns the bytes from row i on.
func (r *Rows) row(i int) []int8 { return r.data[i*r.cols*r.size:] }

func (r *Rows) args(at int, x Matrix, n int) rowArgs {
	return rowArgs{
		x: ptr(x.Data), ldx: uintptr(x.Stride * 4), n: uintptr(x.Cols * 4), rows: uintptr(n),
		q: ptr(r.row(at)), ldq: uintptr(r.cols * r.size), scale: ptr(r.scale[2*at:]),
	}
}

// QuantiseWeights returns round(x/scale) and the scale that makes the largest
// value 127.
func QuantiseWeights(x []float32) ([]int8, float32) {
	top := tiny
	for _, v := range x {
		top = max(top, max(v, -v))
	}
	q := make([]int8, len(x))
	for i, v := range x {
		q[i] = int8(math.RoundToEven(float64(v / top * 127)))
	}
	return q, top / 127
}

package kernel

import "math"

// Dot writes the product of every row of x with y to dst. x.Cols must be a
// multiple of 16.
func (k Kernels) Dot(dst []float32, x Matrix, y []float32) {
	if x.Rows == 0 {
		return
	}
	if k.tier == Plain {
		for i := range x.Rows {
			var sum float32
			for j, v := range x.Row(i) {
				sum += v * y[j]
			}
			dst[i] = sum
		}
		return
	}
	_, _ = dst[x.Rows-1], y[x.Cols-1]
	a := rowArgs{
		x: ptr(x.Data), ldx: uintptr(x.Stride * 4), n: uintptr(x.Cols * 4), rows: uintptr(x.Rows),
		y: ptr(y), scale: ptr(dst),
	}
	k.dotRows(&a)
}

// DotRows writes the product of every row of x with the same row of y to dst. Both are as
// wide, a multiple of 16.
func (k Kernels) DotRows(dst []float32, x, y Matrix) {
	if x.Rows == 0 {
		return
	}
	if k.tier == Plain {
		for i := range x.Rows {
			k.Dot(dst[i:], x.Slice(i, i+1), y.Row(i))
		}
		return
	}
	_, _ = dst[x.Rows-1], y.Data[(x.Rows-1)*y.Stride+x.Cols-1]
	a := rowArgs{
		x: ptr(x.Data), ldx: uintptr(x.Stride * 4), n: uintptr(x.Cols * 4), rows: uintptr(x.Rows),
		y: ptr(y.Data), ldy: uintptr(y.Stride * 4), scale: ptr(dst),
	}
	k.dotRows(&a)
}

// Embed makes dst = q*scale + y + w. All are as long as dst, whose length is a multiple of 16.
func (k Kernels) Embed(dst []float32, q []int8, scale float32, y, w []float32) {
	n := len(dst)
	if n == 0 {
		return
	}
	q, y, w = q[:n], y[:n], w[:n]
	if k.tier != AVX512 && k.tier != AVX2 {
		for j := range dst {
			dst[j] = float32(float32(q[j])*scale) + y[j] + w[j]
		}
		return
	}
	k.embedRow(&rowArgs{x: ptr(dst), q: ptr(q), y: ptr(y), w: ptr(w), eps: scale, n: uintptr(n * 4)})
}

// Packed is room for one matrix that is packed anew for every product.
type Packed struct{ m Float32 }

// MulT writes x times the transpose of y to dst, whose rows must have
// PadCols(y.Rows) columns of room.
func (k Kernels) MulT(dst, x, y Matrix, room *Packed) {
	pad, in := PadCols(y.Rows), y.Cols
	m := &room.m
	if len(m.data) < pad*in {
		m.data = aligned[float32](pad * in)
	}
	if len(m.bias) < pad {
		m.bias = aligned[float32](pad)
	}
	m.Out, m.In, m.k = y.Rows, in, k
	for c, width := 0, 0; c < pad; c += width {
		width = min(k.panel(), pad-c)
		packFloats(m.data[c*in:], y.Data[c*y.Stride:], min(width, y.Rows-c), width, in, y.Stride)
	}
	m.Mul(dst, x)
}

// ReLU makes every negative value of x zero. x must have room for whole
// vectors of columns (see Padded).
func (k Kernels) ReLU(x Matrix) {
	if x.Rows == 0 {
		return
	}
	if k.tier == Plain {
		for i := range x.Rows {
			row := x.Row(i)
			for j, v := range row {
				row[j] = max(v, 0)
			}
		}
		return
	}
	pad := PadCols(x.Cols)
	_ = x.Data[(x.Rows-1)*x.Stride+pad-1]
	a := rowArgs{x: ptr(x.Data), ldx: uintptr(x.Stride * 4), n: uintptr(pad * 4), rows: uintptr(x.Rows)}
	k.reluRows(&a)
}

// Mean writes the mean of x's rows to dst: zeros where x has none. Four rows are added at a
// time, one after the other.
func Mean(dst []float32, x Matrix) {
	clear(dst)
	i := 0
	for ; i+4 <= x.Rows; i += 4 {
		a, b, c, d := x.Row(i)[:len(dst)], x.Row(i + 1)[:len(dst)], x.Row(i + 2)[:len(dst)], x.Row(i + 3)[:len(dst)]
		for j, v := range dst {
			dst[j] = v + a[j] + b[j] + c[j] + d[j]
		}
	}
	for ; i < x.Rows; i++ {
		row := x.Row(i)[:len(dst)]
		for j, v := range dst {
			dst[j] = v + row[j]
		}
	}
	if x.Rows > 1 {
		inv := 1 / float32(x.Rows)
		for j := range dst {
			dst[j] *= inv
		}
	}
}

// Unit scales x to length one; zeros stay zeros.
func Unit(x []float32) {
	var squares float64
	for _, v := range x {
		squares += float64(v) * float64(v)
	}
	if squares == 0 {
		return
	}
	inv := float32(1 / math.Sqrt(squares))
	for j := range x {
		x[j] *= inv
	}
}

package kernel

import "fmt"

// Int8 is a matrix of weights [Out, In], packed for its tier, with its bias.
type Int8 struct {
	Out, In int
	k       Kernels
	data    []int8
	scale   []float32 // of every output, padded to whole vectors
	bias    []float32
	comp    []int32   // -128 times the sum of the output's weights
	colSum  []float32 // that sum times the scale
}

// PackInt8 packs weights q [out, in] with one scale and one bias an output
// (nil is zero). in must be a multiple of 16. q is not kept.
func (k Kernels) PackInt8(q []int8, scale, bias []float32, out, in int) (*Int8, error) {
	if in%lane != 0 || len(q) != out*in || len(scale) != out || (bias != nil && len(bias) != out) {
		return nil, fmt.Errorf("pack weights of %d x %d: %d bytes, %d scales, %d biases; the width must be a multiple of %d", out, in, len(q), len(scale), len(bias), lane)
	}
	pad := PadCols(out)
	w := &Int8{Out: out, In: in, k: k, scale: aligned[float32](pad), bias: aligned[float32](pad)}
	copy(w.scale, scale)
	copy(w.bias, bias)
	w.sums(q)
	if k.tier == Plain {
		w.data = append([]int8(nil), q...)
		return w, nil
	}
	w.data = aligned[int8](pad * in)
	for c, width := 0, 0; c < pad; c += width {
		width = min(k.panel(), pad-c)
		packBytes(w.data[c*in:(c+width)*in], q, c, min(width, out-c), width, in, k.step())
	}
	return w, nil
}

// sums adds up every output's weights.
func (w *Int8) sums(q []int8) {
	w.comp, w.colSum = aligned[int32](PadCols(w.Out)), aligned[float32](PadCols(w.Out))
	for c := range w.Out {
		var sum int32
		for _, v := range q[c*w.In : (c+1)*w.In] {
			sum += int32(v)
		}
		w.comp[c] = -128 * sum
		w.colSum[c] = float32(sum) * w.scale[c]
	}
}

// packBytes lays out n columns of a panel: some bytes of each, as many as a step
// takes, then the next.
func packBytes(dst, q []int8, c, n, width, in, step int) {
	for j := range n {
		row := q[(c+j)*in : (c+j+1)*in]
		to := dst[j*step:]
		for p := 0; p < in; p += step {
			copy(to[p*width:p*width+step], row[p:p+step])
		}
	}
}

// step is the number of products of bytes that go into a lane at a time.
func (k Kernels) step() int {
	if k.tier == AVX2 {
		return 2
	}
	return 4
}

// panel is the number of columns multiplied at a time.
func (k Kernels) panel() int {
	if k.tier == AVX512 {
		return 48
	}
	return 16
}

// Mul writes rows [from, from+n) of x times the weights, plus the bias, to rows
// [0, n) of dst. dst must have PadRows(n) rows and PadCols(w.Out) columns of
// room (see Padded); what lies in the padding is overwritten.
func (w *Int8) Mul(dst Matrix, x *Rows, from, n int) {
	if n == 0 {
		return
	}
	if w.k.tier == Plain {
		w.mulPlain(dst, x, from, n)
		return
	}
	pad, rows := PadCols(w.Out), PadRows(n)
	_ = dst.Data[(rows-1)*dst.Stride+pad-1] // room for the padding
	_ = x.row(from)[rows*w.In*x.size-1]
	a := gemmArgs{
		a: ptr(x.row(from)), lda: uintptr(w.In * x.size), k: uintptr(w.In / w.k.step()),
		ldc: uintptr(dst.Stride * 4), rowScale: ptr(x.scale[2*from:]),
	}
	for c, width := 0, 0; c < pad; c += width {
		width = min(w.k.panel(), pad-c)
		a.b, a.ldb = ptr(w.data[c*w.In:]), uintptr(width*w.k.step())
		a.c = ptr(dst.Data[c:])
		a.colScale, a.bias, a.comp, a.colSum = ptr(w.scale[c:]), ptr(w.bias[c:]), ptr(w.comp[c:]), ptr(w.colSum[c:])
		w.k.gemmInt8(a, n, width)
	}
}

func (w *Int8) mulPlain(dst Matrix, x *Rows, from, n int) {
	for i := range n {
		a := x.data[(from+i)*w.In : (from+i+1)*w.In]
		out, scale, middle := dst.Data[i*dst.Stride:], x.scale[2*(from+i)], x.scale[2*(from+i)+1]
		for c := range w.Out {
			dot := float32(dotBytes(a, w.data[c*w.In:(c+1)*w.In]))
			out[c] = dot*scale*w.scale[c] + w.bias[c] + middle*w.colSum[c]
		}
	}
}

func dotBytes(a, b []int8) int32 {
	var s0, s1, s2, s3 int32
	b = b[:len(a)]
	for ; len(a) >= 4; a, b = a[4:], b[4:] {
		s0 += int32(a[0]) * int32(b[0])
		s1 += int32(a[1]) * int32(b[1])
		s2 += int32(a[2]) * int32(b[2])
		s3 += int32(a[3]) * int32(b[3])
	}
	return s0 + s1 + s2 + s3
}

package kernel

import "fmt"

// Float32 is a matrix of weights [Out, In], packed for its tier, with its bias.
type Float32 struct {
	Out, In int
	k       Kernels
	data    []float32
	bias    []float32
}

// PackFloat32 packs weights w [out, in] with one bias an output (nil is zero).
// in must be a multiple of 4. w is not kept.
func (k Kernels) PackFloat32(w, bias []float32, out, in int) (*Float32, error) {
	if in%unroll != 0 || len(w) != out*in || (bias != nil && len(bias) != out) {
		return nil, fmt.Errorf("pack weights of %d x %d: %d floats, %d biases; the width must be a multiple of %d", out, in, len(w), len(bias), unroll)
	}
	pad := PadCols(out)
	m := &Float32{Out: out, In: in, k: k, bias: aligned[float32](pad), data: aligned[float32](pad * in)}
	copy(m.bias, bias)
	for c, width := 0, 0; c < pad; c += width {
		width = min(k.panel(), pad-c)
		packFloats(m.data[c*in:], w[c*in:], min(width, out-c), width, in, in)
	}
	return m, nil
}

// unroll is the number of steps the float kernels take at once.
const unroll = 4

// packFloats lays out n rows of src as the columns of a panel.
func packFloats(dst, src []float32, n, width, in, stride int) {
	for j := range n {
		row := src[j*stride : j*stride+in]
		for p, v := range row {
			dst[p*width+j] = v
		}
	}
}

// Mul writes x times the weights, plus the bias, to dst, whose rows must have
// PadCols(w.Out) columns of room.
func (w *Float32) Mul(dst, x Matrix) {
	if x.Rows == 0 {
		return
	}
	pad := PadCols(w.Out)
	_ = dst.Data[(x.Rows-1)*dst.Stride+pad-1]
	_ = x.Data[(x.Rows-1)*x.Stride+w.In-1]
	a := gemmArgs{a: ptr(x.Data), lda: uintptr(x.Stride * 4), k: uintptr(w.In), ldc: uintptr(dst.Stride * 4)}
	for c, width := 0, 0; c < pad; c += width {
		width = min(w.k.panel(), pad-c)
		if w.k.tier == Plain {
			mulFloats(dst.Data[c:], dst.Stride, x, w.data[c*w.In:], width, width, w.In, w.bias[c:])
			continue
		}
		a.b, a.ldb = ptr(w.data[c*w.In:]), uintptr(width*4)
		a.c, a.bias = ptr(dst.Data[c:]), ptr(w.bias[c:])
		w.k.gemmFloat32(a, x.Rows, width)
	}
}

// mulFloats is the float product in plain Go: x times a panel of width columns
// whose steps lie ldb floats apart.
func mulFloats(dst []float32, ldc int, x Matrix, b []float32, ldb, width, in int, bias []float32) {
	for i := range x.Rows {
		c := dst[i*ldc : i*ldc+width]
		copy(c, bias[:width])
		for p, v := range x.Data[i*x.Stride : i*x.Stride+in] {
			for j, w := range b[p*ldb : p*ldb+width] {
				c[j] += v * w
			}
		}
	}
}

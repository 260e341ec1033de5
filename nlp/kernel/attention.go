package kernel

import (
	"fmt"
	"math"
)

// HeadWidth is the width of an attention head the kernels are written for.
const HeadWidth = 32

// Attention is one worker's room for Attend.
type Attention struct {
	scores Matrix    // rowBlock x keys
	keys   []float32 // one head's keys, packed
	zeros  []float32
	ints   attentionInts
}

// maxKeys is the number of keys whose weights cannot overflow the integers.
const maxKeys = 512

// rowBlock is the number of queries whose scores are held at a time.
const rowBlock = 24

// QueryScale is what queries are multiplied by before Attend: the softmax is
// to base 2 and its scores are scaled by one over the root of the head's width.
func QueryScale() float32 { return float32(math.Log2E / math.Sqrt(HeadWidth)) }

// Attend computes multi-head attention. q [n, D] holds queries times
// QueryScale, kv [T, 2D] keys and then values; dst [n, D] gets the result and
// needs PadRows(n) rows of room, kv PadCols(T), whose padding is overwritten.
func (k Kernels) Attend(dst, q, kv Matrix, s *Attention) error {
	if q.Cols%HeadWidth != 0 || kv.Cols != 2*q.Cols || kv.Rows == 0 || kv.Rows > maxKeys {
		return fmt.Errorf("attention: queries %d wide and keys with values %d wide (%d rows); need heads of %d and at most %d rows", q.Cols, kv.Cols, kv.Rows, HeadWidth, maxKeys)
	}
	clear(kv.Data[kv.Rows*kv.Stride : PadCols(kv.Rows)*kv.Stride])
	if k.tier == AVX512 {
		attendInts(dst, q, kv, &s.ints)
		return nil
	}
	s.reset(kv.Rows)
	k.attendFloat(dst, q, kv, s)
	return nil
}

func (s *Attention) reset(keys int) {
	if pad := PadCols(keys); len(s.keys) < pad*HeadWidth {
		s.keys = aligned[float32](pad * HeadWidth)
		s.scores = Padded(rowBlock, pad)
		s.zeros = aligned[float32](pad)
	}
}

// attendFloat works head by head in float32.
func (k Kernels) attendFloat(dst, q, kv Matrix, s *Attention) {
	n, d, pad := kv.Rows, q.Cols, PadCols(kv.Rows)
	scores := Matrix{Data: s.scores.Data, Cols: n, Stride: pad}
	for h := 0; h < d; h += HeadWidth {
		for c, width := 0, 0; c < pad; c += width {
			width = min(k.panel(), pad-c)
			packFloats(s.keys[c*HeadWidth:], kv.Data[c*kv.Stride+h:], width, width, HeadWidth, kv.Stride)
		}
		for at := 0; at < q.Rows; at += rowBlock {
			rows := min(rowBlock, q.Rows-at)
			k.mulHead(scores, Matrix{Data: q.Data[at*q.Stride+h:], Rows: rows, Stride: q.Stride}, s, pad)
			scores.Rows = rows
			k.Softmax(scores, rows)
			out := Matrix{Data: dst.Data[at*dst.Stride+h:], Stride: dst.Stride}
			k.mulValues(out, scores, kv.Data[d+h:], kv.Stride, s)
		}
	}
}

// mulHead writes the products of queries with the packed keys.
func (k Kernels) mulHead(scores, q Matrix, s *Attention, pad int) {
	for c, width := 0, 0; c < pad; c += width {
		width = min(k.panel(), pad-c)
		k.mulPanel(scores.Data[c:], scores.Stride, q, s.keys[c*HeadWidth:], width, width, HeadWidth, s.zeros)
	}
}

// mulValues writes weights times a head's values, which lie stride floats apart.
func (k Kernels) mulValues(dst, weights Matrix, values []float32, stride int, s *Attention) {
	for c, width := 0, 0; c < HeadWidth; c += width {
		width = min(k.panel(), HeadWidth-c)
		k.mulPanel(dst.Data[c:], dst.Stride, weights, values[c:], stride, width, PadCols(weights.Cols), s.zeros)
	}
}

// mulPanel multiplies rows of x by a panel whose steps lie ldb floats apart.
func (k Kernels) mulPanel(dst []float32, ldc int, x Matrix, b []float32, ldb, width, in int, bias []float32) {
	if k.tier == Plain {
		mulFloats(dst, ldc, x, b, ldb, width, in, bias)
		return
	}
	k.gemmFloat32(gemmArgs{
		a: ptr(x.Data), lda: uintptr(x.Stride * 4), k: uintptr(in),
		b: ptr(b), ldb: uintptr(ldb * 4), c: ptr(dst), ldc: uintptr(ldc * 4), bias: ptr(bias),
	}, x.Rows, width)
}

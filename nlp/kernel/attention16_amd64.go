package kernel

import "math"

// Attention in 12-bit integers for AVX-512 VNNI: VPDPWSSD takes twice the
// products of a float FMA. Bounds: 32 products of 2^12 * 2^12 stay under 2^29;
// up to 512 products of 2^12 * 2^10 stay under 2^31.

// reset16 makes room for n queries and keys of d columns.
func (s *Attention) reset16(n, keys, d int) {
	queryPad, keyPad := PadRows(n), PadCols(keys)
	if queryPad > s.queryPad || d != s.d {
		s.q16, s.qs, s.queryPad = aligned[int16](queryPad*d), aligned[float32](queryPad), queryPad
	}
	if keyPad > s.keyPad || d != s.d {
		s.k16, s.ks, s.keyPad = aligned[int16](keyPad*d), aligned[float32](keyPad), keyPad
		s.kp, s.vp = aligned[int16](keyPad*d), aligned[int32](keyPad/2*oddLines(d))
		s.vs, s.vInv = aligned[float32](d), aligned[float32](d)
		s.scores = Padded(tile, keyPad)
		s.p16, s.ps = aligned[int16](tile*keyPad), aligned[float32](tile)
	}
	s.d = d
}

// attend16 works head by head, eight queries at a time.
func (k Kernels) attend16(dst, q, kv Matrix, s *Attention) {
	d, pad := q.Cols, PadCols(kv.Rows)
	quant16(s.q16, s.qs, q)
	quant16(s.k16, s.ks, Matrix{Data: kv.Data, Rows: pad, Cols: d, Stride: kv.Stride})
	s.packKeys(pad)
	s.packValues(kv, pad)
	for h := 0; h < d; h += HeadWidth {
		for at := 0; at < q.Rows; at += tile {
			s.score(at, h, kv.Rows, pad)
			soft := rowArgs{
				x: ptr(s.scores.Data), ldx: uintptr(pad * 4), n: uintptr(pad * 4), rows: tile,
				q: ptr(s.p16), ldq: uintptr(pad * 2), scale: ptr(s.ps),
			}
			softmax16Rows_avx512(&soft)
			mix := gemmArgs{
				a: ptr(s.p16), lda: uintptr(pad * 2), k: uintptr(pad / 2),
				b: ptr(s.vp[h:]), ldb: uintptr(oddLines(d) * 4), colScale: ptr(s.vs[h:]),
				c: ptr(dst.Data[at*dst.Stride+h:]), ldc: uintptr(dst.Stride * 4), rowScale: ptr(s.ps),
			}
			gemmInt16(&mix, tile, HeadWidth)
		}
	}
}

// score writes the scores of eight queries of a head with every key.
func (s *Attention) score(at, h, keys, pad int) {
	a := gemmArgs{
		a: ptr(s.q16[at*s.d+h:]), lda: uintptr(s.d * 2), k: HeadWidth / 2,
		ldc: uintptr(pad * 4), rowScale: ptr(s.qs[at:]),
	}
	for c, width := 0, 0; c < pad; c += width {
		width = min(48, pad-c)
		a.b, a.ldb = ptr(s.kp[h*pad+c*HeadWidth:]), uintptr(width*4)
		a.c, a.colScale = ptr(s.scores.Data[c:]), ptr(s.ks[c:])
		gemmInt16(&a, tile, width)
	}
	for i := 0; i < tile && keys < pad; i++ {
		row := s.scores.Data[i*pad+keys : (i+1)*pad]
		for j := range row {
			row[j] = -math.MaxFloat32
		}
	}
}

func quant16(dst []int16, scale []float32, x Matrix) {
	a := rowArgs{
		x: ptr(x.Data), ldx: uintptr(x.Stride * 4), n: uintptr(x.Cols * 4), rows: uintptr(x.Rows),
		q: ptr(dst), ldq: uintptr(x.Cols * 2), scale: ptr(scale),
	}
	quant16Rows_avx512(&a)
}

// packKeys lays out every head's keys in panels of 48, a pair of dimensions a
// step: head h starts at kp[h*HeadWidth*pad].
func (s *Attention) packKeys(pad int) {
	for c, width := 0, 0; c < pad; c += width {
		width = min(48, pad-c)
		for b := 0; b < width; b += 16 {
			a := rowArgs{
				x: ptr(s.k16[(c+b)*s.d:]), ldx: uintptr(s.d * 2), rows: uintptr(s.d / HeadWidth),
				q: ptr(s.kp[c*HeadWidth+b*2:]), ldq: uintptr(width * 4), ldy: uintptr(pad * HeadWidth * 2),
			}
			transpose16_avx512(&a)
		}
	}
}

// packValues quantises the values column by column to 10 bits and sign and
// interleaves them two rows at a time.
func (s *Attention) packValues(kv Matrix, pad int) {
	a := rowArgs{
		x: ptr(kv.Data[s.d:]), ldx: uintptr(kv.Stride * 4), n: uintptr(s.d * 4), rows: uintptr(kv.Rows),
		q: ptr(s.vp), ldq: uintptr(oddLines(s.d) * 4), scale: ptr(s.vs), w: ptr(s.vInv),
	}
	absMaxCols_avx512(&a)
	a.rows = uintptr(pad / 2)
	pairRows_avx512(&a)
}

package kernel

// Attention in bytes for AVX-512 VNNI, whose VPDPBUSD takes four times the
// products of a float FMA. Keys and values have a scale a column; the keys'
// scales are the queries' factors, which have a scale a row then. Keys are
// shifted by 128, which adds the same to all the scores of a query and so
// nothing to its softmax. Weights are of 250, and divided by their own sum.

// attentionInts is the room of attendInts.
type attentionInts struct {
	d, queries, keys int       // what it has room for
	q, k             []int8    // queries and keys, row by row
	qScale           []float32 // a scale a query
	kvScale, kvInv   []float32 // a scale a column of keys and values, and its inverse
	keyPanels        []int8    // keys of all heads, packed
	valueQuads       []int32   // four values of a column each, packed
	scores           []float32 // scoreRows x keys
	weights          []uint8   // the same made weights
	sums             []float32 // one over their sums
}

// scoreRows is the number of queries whose scores are held at a time.
const scoreRows = 2 * tile

func (s *attentionInts) reset(queries, keys, d int) {
	queries, keys = (queries+scoreRows-1)/scoreRows*scoreRows, PadCols(keys)
	if queries > s.queries || d != s.d {
		s.queries = queries
		s.q, s.qScale = aligned[int8](queries*d), aligned[float32](queries)
	}
	if keys > s.keys || d != s.d {
		s.keys = keys
		s.k, s.keyPanels = aligned[int8](keys*d+HeadWidth), aligned[int8](keys*(d+HeadWidth)) // for pairs of heads
		s.valueQuads = aligned[int32](keys / 4 * oddLines(d))
		s.kvScale, s.kvInv = aligned[float32](2*d), aligned[float32](2*d)
		s.scores, s.weights = aligned[float32](scoreRows*keys), aligned[uint8](scoreRows*keys)
		s.sums = aligned[float32](scoreRows)
	}
	s.d = d
}

// attendInts works head by head, sixteen queries at a time.
func attendInts(dst, q, kv Matrix, s *attentionInts) {
	s.reset(q.Rows, kv.Rows, q.Cols)
	pad := PadCols(kv.Rows)
	s.quantise(q, kv, pad)
	s.packKeys(pad)
	for h := 0; h < s.d; h += HeadWidth {
		for at := 0; at < q.Rows; at += scoreRows {
			tiles := uintptr(PadRows(min(scoreRows, q.Rows-at)) / tile)
			s.score(at, h, pad, tiles)
			s.softmax(at, kv.Rows, pad, tiles)
			mix := gemmArgs{
				a: ptr(s.weights), lda: uintptr(pad), k: uintptr(pad / 4), tiles: tiles,
				b: ptr(s.valueQuads[h:]), ldb: uintptr(oddLines(s.d) * 4), colScale: ptr(s.kvScale[s.d+h:]),
				c: ptr(dst.Data[at*dst.Stride+h:]), ldc: uintptr(dst.Stride * 4), rowScale: ptr(s.sums),
			}
			gemmMix_avx512_8x32(&mix)
		}
	}
}

// quantise makes bytes of queries, keys and values; the values interleaved
// four rows at a time.
func (s *attentionInts) quantise(q, kv Matrix, pad int) {
	cols := rowArgs{
		x: ptr(kv.Data), ldx: uintptr(kv.Stride * 4), n: uintptr(kv.Cols * 4), rows: uintptr(kv.Rows),
		scale: ptr(s.kvScale), w: ptr(s.kvInv),
	}
	absMaxCols_avx512(&cols)
	values := rowArgs{
		x: ptr(kv.Data[s.d:]), ldx: cols.ldx, n: uintptr(s.d * 4), rows: uintptr(pad / 4),
		q: ptr(s.valueQuads), ldq: uintptr(oddLines(s.d) * 4), w: ptr(s.kvInv[s.d:]),
	}
	quadRows_avx512(&values)
	keys := rowArgs{
		x: ptr(kv.Data), ldx: cols.ldx, n: uintptr(s.d * 4), rows: uintptr(pad),
		q: ptr(s.k), ldq: uintptr(s.d), w: ptr(s.kvInv),
	}
	keyRows_avx512(&keys)
	queries := rowArgs{
		x: ptr(q.Data), ldx: uintptr(q.Stride * 4), n: uintptr(s.d * 4), rows: uintptr(q.Rows),
		q: ptr(s.q), ldq: uintptr(s.d), w: ptr(s.kvScale), scale: ptr(s.qScale),
	}
	queryRows_avx512(&queries)
}

// packKeys lays out every head's keys in panels of 48, four dimensions a step:
// head h starts at h*HeadWidth*pad.
func (s *attentionInts) packKeys(pad int) {
	for c, width := 0, 0; c < pad; c += width {
		width = min(48, pad-c)
		for b := 0; b < width; b += lane {
			a := rowArgs{
				x: ptr(s.k[(c+b)*s.d:]), ldx: uintptr(s.d), rows: uintptr((s.d/HeadWidth + 1) / 2),
				q: ptr(s.keyPanels[c*HeadWidth+b*4:]), ldq: uintptr(width * 4), ldy: uintptr(pad * HeadWidth),
			}
			transpose16_avx512(&a)
		}
	}
}

// score writes the scores of some queries of a head with every key: panels of 48, then what
// is left.
func (s *attentionInts) score(at, h, pad int, tiles uintptr) {
	a := gemmArgs{
		a: ptr(s.q[at*s.d+h:]), lda: uintptr(s.d), k: HeadWidth / 4, ldc: uintptr(pad * 4), tiles: tiles,
	}
	full := pad / 48
	if full > 0 {
		a.b, a.ldb, a.c, a.panels = ptr(s.keyPanels[h*pad:]), 48*4, ptr(s.scores), uintptr(full)
		gemmScores(&a, 48)
	}
	if c := full * 48; c < pad {
		a.b, a.ldb, a.c, a.panels = ptr(s.keyPanels[h*pad+c*HeadWidth:]), uintptr((pad-c)*4), ptr(s.scores[c:]), 1
		gemmScores(&a, pad-c)
	}
}

// softmax makes weights of the scores.
func (s *attentionInts) softmax(at, keys, pad int, tiles uintptr) {
	a := rowArgs{
		x: ptr(s.scores), ldx: uintptr(pad * 4), n: uintptr(pad * 4), rows: tiles * tile,
		q: ptr(s.weights), ldq: uintptr(pad), scale: ptr(s.sums), y: ptr(s.qScale[at:]),
		mask: 1<<(keys-pad+lane) - 1,
	}
	softmax8Rows_avx512(&a)
}

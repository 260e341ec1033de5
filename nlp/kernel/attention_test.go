package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestAttention(t *testing.T) {
	shapes := []struct{ queries, keys, heads int }{{1, 1, 1}, {3, 17, 2}, {20, 20, 2}, {50, 47, 3}, {96, 256, 12}, {9, 512, 1}}
	eachTier(t, func(t *testing.T, k Kernels) {
		for _, s := range shapes {
			checkAttention(t, k, s.queries, s.keys, s.heads, 1)
		}
	})
}

func FuzzAttention(f *testing.F) {
	f.Add(uint8(3), uint8(20), uint8(2), uint64(1))
	f.Fuzz(func(t *testing.T, queries, keys, heads uint8, seed uint64) {
		for _, tier := range Tiers() {
			k, _ := New(tier)
			checkAttention(t, k, int(queries)+1, int(keys)+1, int(heads)%4+1, seed)
		}
	})
}

func checkAttention(t *testing.T, k Kernels, queries, keys, heads int, seed uint64) {
	t.Helper()
	d := heads * HeadWidth
	r := rand.New(rand.NewPCG(seed, uint64(keys)))
	q := randomMatrix(r, queries, d, 1.5*QueryScale())
	kv := Matrix{Data: make([]float32, PadCols(keys)*2*d), Rows: keys, Cols: 2 * d, Stride: 2 * d}
	for i := range kv.Data {
		kv.Data[i] = float32(r.NormFloat64()) // the padding too: it must not matter
	}
	want := attentionByHand(q, kv)
	got := Padded(queries, d)
	var room Attention
	for range 2 { // the second time finds the room used
		if err := k.Attend(got, q, kv, &room); err != nil {
			t.Fatal(err)
		}
		if k.Tier() == AVX512 { // bytes, see attendInts
			if e := spread(got, want); e > 0.04 {
				t.Errorf("%d queries, %d keys, %d heads: off by %g in the mean", queries, keys, heads, e)
			}
		} else if e := worst(got, want); e > 2e-6 {
			t.Errorf("%d queries, %d keys, %d heads: off by %g of the largest value", queries, keys, heads, e)
		}
	}
}

// spread is the root of the mean squared difference over that of want.
func spread(got, want Matrix) float64 {
	var diff, total float64
	for i := range want.Rows {
		for j, w := range want.Row(i) {
			d := float64(got.Row(i)[j]) - float64(w)
			diff, total = diff+d*d, total+float64(w)*float64(w)
		}
	}
	return math.Sqrt(diff / total)
}

func attentionByHand(q, kv Matrix) Matrix {
	d := q.Cols
	out := NewMatrix(q.Rows, d)
	for h := 0; h < d; h += HeadWidth {
		for i := range q.Rows {
			weights := make([]float64, kv.Rows)
			var sum float64
			for j := range weights {
				for c := h; c < h+HeadWidth; c++ {
					weights[j] += float64(q.Row(i)[c]) * float64(kv.Row(j)[c])
				}
				weights[j] = math.Exp2(weights[j])
				sum += weights[j]
			}
			for c := h; c < h+HeadWidth; c++ {
				var v float64
				for j, w := range weights {
					v += w / sum * float64(kv.Row(j)[d+c])
				}
				out.Row(i)[c] = float32(v)
			}
		}
	}
	return out
}

func TestAttentionRefusesBadShapes(t *testing.T) {
	k := Kernels{Plain}
	shapes := []struct{ width, both, keys int }{{48, 96, 8}, {32, 96, 8}, {32, 64, 0}, {32, 64, maxKeys + 1}}
	for _, s := range shapes {
		kv := NewMatrix(PadCols(max(s.keys, 1)), s.both)
		kv.Rows = s.keys
		if err := k.Attend(NewMatrix(8, s.width), NewMatrix(8, s.width), kv, &Attention{}); err == nil {
			t.Errorf("queries %d wide, %d keys %d wide were accepted", s.width, s.keys, s.both)
		}
	}
}

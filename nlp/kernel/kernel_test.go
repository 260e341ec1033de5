package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// eachTier runs a test on every tier of this CPU.
func eachTier(t *testing.T, run func(t *testing.T, k Kernels)) {
	for _, tier := range Tiers() {
		t.Run(tier.String(), func(t *testing.T) {
			k, err := New(tier)
			if err != nil {
				t.Fatal(err)
			}
			run(t, k)
		})
	}
}

func randomMatrix(r *rand.Rand, rows, cols int, scale float32) Matrix {
	m := Padded(rows, cols)
	for i := range rows {
		for j := range m.Row(i) {
			m.Row(i)[j] = float32(r.NormFloat64()) * scale
		}
	}
	return m
}

// worst returns the largest difference between two matrices, as a share of the
// largest value of want.
func worst(got, want Matrix) float64 {
	var diff, top float64
	for i := range want.Rows {
		g, w := got.Row(i), want.Row(i)
		for j := range w {
			d := math.Abs(float64(g[j]) - float64(w[j]))
			if math.IsNaN(d) {
				return math.Inf(1)
			}
			diff = max(diff, d)
			top = max(top, math.Abs(float64(w[j])))
		}
	}
	if top == 0 {
		return diff
	}
	return diff / top
}

func copyMatrix(m Matrix) Matrix {
	c := Padded(m.Rows, m.Cols)
	for i := range m.Rows {
		copy(c.Row(i), m.Row(i))
	}
	return c
}

func TestNewRefusesWhatTheCPULacks(t *testing.T) {
	if _, err := New(NEON + 1); err == nil {
		t.Fatal("an unknown tier was accepted")
	}
	tiers := Tiers()
	if k, err := New(Auto); err != nil || k.Tier() != tiers[len(tiers)-1] {
		t.Fatalf("Auto gave %v, %v; want the last of %v", k.Tier(), err, tiers)
	}
}

func TestInt8(t *testing.T) {
	shapes := []struct{ rows, out, in int }{{1, 1, 16}, {8, 48, 16}, {7, 50, 64}, {9, 33, 32}, {64, 384, 384}, {13, 1536, 384}, {31, 384, 1536},
		{2, 97, 48}, {3, 80, 16}, {4, 49, 32}, {5, 128, 16}, {6, 112, 64}, {10, 96, 16}, {12, 64, 16}, {14, 48, 32}}
	eachTier(t, func(t *testing.T, k Kernels) {
		for _, s := range shapes {
			checkInt8(t, k, s.rows, s.out, s.in, uint64(s.rows*s.out))
		}
	})
}

func FuzzInt8(f *testing.F) {
	f.Add(uint8(3), uint8(20), uint8(2), uint64(1))
	f.Fuzz(func(t *testing.T, rows, out, in uint8, seed uint64) {
		for _, tier := range Tiers() {
			k, _ := New(tier)
			checkInt8(t, k, int(rows)+1, int(out)+1, 16*(int(in)%16+1), seed)
		}
	})
}

// checkInt8 compares a product with the exact one of the quantised values. The
// extremes -127 and 127 are there, where 16-bit sums would saturate.
func checkInt8(t *testing.T, k Kernels, rows, out, in int, seed uint64) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	q, scale, bias := make([]int8, out*in), make([]float32, out), make([]float32, out)
	for i := range q {
		q[i] = int8(r.IntN(255) - 127)
		if r.IntN(3) == 0 {
			q[i] = int8(127 - 254*r.IntN(2))
		}
	}
	for i := range scale {
		scale[i], bias[i] = r.Float32()/100, r.Float32()
	}
	x := randomMatrix(r, rows, in, 1)
	for i := range rows {
		if i%2 == 0 {
			for j := range x.Row(i) {
				x.Row(i)[j] = float32(1 - 2*(j/2%2))
			}
		}
	}
	w, err := k.PackInt8(q, scale, bias, out, in)
	if err != nil {
		t.Fatal(err)
	}
	var a Rows
	k.Reset(&a, rows, in)
	k.Quantise(&a, 0, x, rows)
	got, want := Padded(rows, out), NewMatrix(rows, out)
	w.Mul(got, &a, 0, rows)
	for i := range rows {
		for c := range out {
			var sum float64
			for j := range in {
				v := a.Float(i, j)
				if d := math.Abs(float64(v - x.Row(i)[j])); d > float64(a.scale[2*i])*0.501 {
					t.Fatalf("%d x %d: %g was quantised to %g, step %g", rows, in, x.Row(i)[j], v, a.scale[2*i])
				}
				sum += float64(v) * float64(q[c*in+j])
			}
			want.Row(i)[c] = float32(sum*float64(scale[c]) + float64(bias[c]))
		}
	}
	if e := worst(got, want); e > 1e-5 {
		t.Errorf("%d x %d x %d: off by %g of the largest value", rows, out, in, e)
	}
}

func TestFloat32(t *testing.T) {
	eachTier(t, func(t *testing.T, k Kernels) {
		for _, s := range []struct{ rows, out, in int }{{1, 1, 4}, {5, 17, 8}, {23, 50, 384}, {40, 257, 256}} {
			checkFloat32(t, k, s.rows, s.out, s.in, uint64(s.rows))
		}
	})
}

func FuzzFloat32(f *testing.F) {
	f.Add(uint8(3), uint8(20), uint8(2), uint64(1))
	f.Fuzz(func(t *testing.T, rows, out, in uint8, seed uint64) {
		for _, tier := range Tiers() {
			k, _ := New(tier)
			checkFloat32(t, k, int(rows)+1, int(out)+1, 4*(int(in)+1), seed)
		}
	})
}

func checkFloat32(t *testing.T, k Kernels, rows, out, in int, seed uint64) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 2))
	w, x := randomMatrix(r, out, in, 1), randomMatrix(r, rows, in, 1)
	flat, bias := make([]float32, 0, out*in), make([]float32, out)
	for i := range out {
		flat = append(flat, w.Row(i)...)
		bias[i] = r.Float32()
	}
	m, err := k.PackFloat32(flat, bias, out, in)
	if err != nil {
		t.Fatal(err)
	}
	got, want := Padded(rows, out), NewMatrix(rows, out)
	m.Mul(got, x)
	for i := range rows {
		for c := range out {
			sum := float64(bias[c])
			for j, v := range x.Row(i) {
				sum += float64(v) * float64(w.Row(c)[j])
			}
			want.Row(i)[c] = float32(sum)
		}
	}
	if e := worst(got, want); e > 1e-5 {
		t.Errorf("%d x %d x %d: off by %g of the largest value", rows, out, in, e)
	}
}

func TestPackRefusesBadShapes(t *testing.T) {
	k := Kernels{Plain}
	if _, err := k.PackInt8(make([]int8, 30), make([]float32, 2), nil, 2, 15); err == nil {
		t.Error("bytes 15 wide were accepted")
	}
	if _, err := k.PackFloat32(make([]float32, 8), make([]float32, 1), 2, 4); err == nil {
		t.Error("one bias for two outputs was accepted")
	}
}

// TestRowKernels compares each tier's GELU, LayerNorm and softmax with plain
// Go's, at ordinary values, large ones, and a row of zeros.
func TestRowKernels(t *testing.T) {
	plain := Kernels{Plain}
	eachTier(t, func(t *testing.T, k Kernels) {
		for seed, cols := range []int{16, 48, 384, 1536} {
			r := rand.New(rand.NewPCG(uint64(seed), 3))
			x, y := randomMatrix(r, 11, cols, 3), randomMatrix(r, 11, cols, 3)
			clear(x.Row(4))
			clear(y.Row(4))
			for j := range x.Row(5) {
				x.Row(5)[j] *= 30
			}
			w, b := randomMatrix(r, 1, cols, 1).Row(0), randomMatrix(r, 1, cols, 1).Row(0)
			steps := []struct {
				name string
				tol  float64
				run  func(k Kernels, q *Rows, x Matrix)
			}{
				{"quantise", 0, func(k Kernels, q *Rows, x Matrix) { k.Quantise(q, 0, x, x.Rows) }},
				{"gelu", 4e-6, func(k Kernels, q *Rows, x Matrix) { k.GELUQuantise(q, 0, x, x.Rows) }},
				{"norm", 2e-6, func(k Kernels, q *Rows, x Matrix) { k.NormQuantise(q, 0, x, y, x.Rows, w, b) }},
				{"relu", 0, func(k Kernels, q *Rows, x Matrix) { k.ReLU(x); k.Quantise(q, 0, x, x.Rows) }},
				{"softmax", 1e-6, func(k Kernels, q *Rows, x Matrix) { k.Softmax(x, x.Rows) }},
			}
			for _, s := range steps {
				got, want := copyMatrix(x), copyMatrix(x)
				var qGot, qWant Rows
				k.Reset(&qGot, x.Rows, cols)
				plain.Reset(&qWant, x.Rows, cols)
				s.run(k, &qGot, got)
				s.run(plain, &qWant, want)
				if e := worst(got, want); e > s.tol {
					t.Errorf("%s of %d columns: off by %g, allowed %g", s.name, cols, e, s.tol)
				}
				if s.name == "softmax" {
					continue
				}
				for i := range x.Rows {
					for j := range cols {
						if d := math.Abs(float64(qGot.Float(i, j) - got.Row(i)[j])); d > 0.502*float64(qGot.scale[2*i]) {
							t.Fatalf("%s of %d columns: %g in row %d quantised to %g, step %g", s.name, cols, got.Row(i)[j], i, qGot.Float(i, j), qGot.scale[2*i])
						}
					}
				}
			}
		}
	})
}

// TestRowsAtOnce checks that LayerNorm gives rows together what it gives each alone, bit for
// bit, for all numbers of rows a tier takes at once and what is left over.
func TestRowsAtOnce(t *testing.T) {
	eachTier(t, func(t *testing.T, k Kernels) {
		for n := 1; n <= 9; n++ {
			r := rand.New(rand.NewPCG(uint64(n), 9))
			x, y := randomMatrix(r, n, 80, 2), randomMatrix(r, n, 80, 2)
			w, b := randomMatrix(r, 1, 80, 1).Row(0), randomMatrix(r, 1, 80, 1).Row(0)
			alone := copyMatrix(x)
			var q, qAlone Rows
			k.Reset(&q, n, 80)
			k.Reset(&qAlone, n, 80)
			k.NormQuantise(&q, 0, x, y, n, w, b)
			for i := range n {
				k.NormQuantise(&qAlone, i, alone.Slice(i, i+1), y.Slice(i, i+1), 1, w, b)
			}
			if e := worst(x, alone); e != 0 {
				t.Errorf("%d rows: off by %g", n, e)
			}
			for i := range n {
				for j := range 80 {
					if q.Float(i, j) != qAlone.Float(i, j) {
						t.Fatalf("%d rows: byte %d of row %d differs", n, j, i)
					}
				}
			}
		}
	})
}

// TestEmbed checks that every tier gives what plain Go gives, bit for bit.
func TestEmbed(t *testing.T) {
	plain := Kernels{Plain}
	eachTier(t, func(t *testing.T, k Kernels) {
		for _, n := range []int{16, 48, 384} {
			r := rand.New(rand.NewPCG(uint64(n), 5))
			y, w := randomMatrix(r, 1, n, 1).Row(0), randomMatrix(r, 1, n, 1).Row(0)
			q := make([]int8, n)
			for j := range q {
				q[j] = int8(r.IntN(255) - 127)
			}
			got, want := make([]float32, n+1), make([]float32, n)
			got[n] = 7
			k.Embed(got[:n], q, 0.013, y, w)
			plain.Embed(want, q, 0.013, y, w)
			if !slices.Equal(got[:n], want) || got[n] != 7 {
				t.Errorf("%d wide: %v, want %v", n, got, want)
			}
		}
	})
}

// TestDotRows checks rows times rows, and rows times one vector, against plain Go.
func TestDotRows(t *testing.T) {
	eachTier(t, func(t *testing.T, k Kernels) {
		r := rand.New(rand.NewPCG(1, 6))
		x, y := randomMatrix(r, 7, 112, 1), randomMatrix(r, 7, 112, 1)
		dots := make([]float32, 14)
		k.DotRows(dots, x, y)
		k.Dot(dots[7:], x, y.Row(2))
		for i, got := range dots {
			other := y.Row(2)
			if i < 7 {
				other = y.Row(i)
			}
			want := 0.0
			for j, v := range x.Row(i % 7) {
				want += float64(v) * float64(other[j])
			}
			if math.Abs(float64(got)-want) > 1e-4 {
				t.Errorf("product %d is %g, want %g", i, got, want)
			}
		}
	})
}

func TestSoftmaxPadding(t *testing.T) {
	eachTier(t, func(t *testing.T, k Kernels) {
		for cols := 1; cols < 40; cols++ {
			x := randomMatrix(rand.New(rand.NewPCG(1, uint64(cols))), 3, cols, 20)
			k.Softmax(x, 3)
			for i := range 3 {
				var sum float64
				for _, v := range x.Row(i) {
					sum += float64(v)
				}
				if math.Abs(sum-1) > 1e-5 {
					t.Fatalf("%d columns: weights sum to %g", cols, sum)
				}
				for _, v := range x.Data[i*x.Stride+cols : (i+1)*x.Stride] {
					if v > 1e-37 {
						t.Fatalf("%d columns: %g in the padding", cols, v)
					}
				}
			}
		}
	})
}

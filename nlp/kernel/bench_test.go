package kernel

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// The shapes of a layer: windows of 256, D = 384, feed-forward 1536.
const benchRows = 256

func eachTierB(b *testing.B, run func(b *testing.B, k Kernels)) {
	for _, tier := range Tiers() {
		k, _ := New(tier)
		b.Run(tier.String(), func(b *testing.B) { run(b, k) })
	}
}

// loop times run and reports the fastest pass, which on a shared machine tells
// most, and the mean, in microseconds a row of benchRows.
func loop(b *testing.B, run func()) (best time.Duration) {
	best = time.Hour
	for b.Loop() {
		start := time.Now()
		run()
		best = min(best, time.Since(start))
	}
	b.ReportMetric(best.Seconds()*1e6/benchRows, "best-us/token")
	b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N*benchRows), "us/token")
	return best
}

func benchMatrix(rows, cols int, scale float32) Matrix {
	return randomMatrix(rand.New(rand.NewPCG(1, 1)), rows, cols, scale)
}

func BenchmarkInt8(b *testing.B) {
	for _, s := range [][2]int{{384, 384}, {1536, 384}, {384, 1536}} {
		b.Run(fmt.Sprintf("%dx%d", s[0], s[1]), func(b *testing.B) {
			eachTierB(b, func(b *testing.B, k Kernels) {
				w, _ := k.PackInt8(make([]int8, s[0]*s[1]), make([]float32, s[0]), nil, s[0], s[1])
				var x Rows
				k.Reset(&x, benchRows, s[1])
				k.Quantise(&x, 0, benchMatrix(benchRows, s[1], 1), benchRows)
				dst := Padded(benchRows, s[0])
				best := loop(b, func() {
					for at := 0; at < benchRows; at += 64 {
						w.Mul(dst, &x, at, 64)
					}
				})
				b.ReportMetric(2e-9*float64(benchRows*s[0]*s[1])/best.Seconds(), "best-GOP/s")
			})
		})
	}
}

func BenchmarkFloat32(b *testing.B) {
	eachTierB(b, func(b *testing.B, k Kernels) {
		w, _ := k.PackFloat32(make([]float32, 384*256), nil, 384, 256)
		x, dst := Padded(benchRows, 256), Padded(benchRows, 384)
		best := loop(b, func() { w.Mul(dst, x) })
		b.ReportMetric(2e-9*float64(benchRows*384*256)/best.Seconds(), "best-GFLOP/s")
	})
}

func BenchmarkAttention(b *testing.B) {
	eachTierB(b, func(b *testing.B, k Kernels) {
		q, kv, dst := benchMatrix(benchRows, 384, QueryScale()), benchMatrix(benchRows, 768, 1), Padded(benchRows, 384)
		var room Attention
		loop(b, func() {
			if err := k.Attend(dst, q, kv, &room); err != nil {
				b.Fatal(err)
			}
		})
	})
}

func BenchmarkGELU(b *testing.B) {
	eachTierB(b, func(b *testing.B, k Kernels) {
		x := benchMatrix(64, 1536, 1)
		var q Rows
		k.Reset(&q, 64, 1536)
		loop(b, func() {
			for range benchRows / 64 {
				k.GELUQuantise(&q, 0, x, 64)
			}
		})
	})
}

func BenchmarkNorm(b *testing.B) {
	eachTierB(b, func(b *testing.B, k Kernels) {
		x, w := benchMatrix(64, 384, 1), make([]float32, 384)
		var q Rows
		k.Reset(&q, 64, 384)
		loop(b, func() {
			for range benchRows / 64 {
				k.NormQuantise(&q, 0, x, x, 64, w, w)
			}
		})
	})
}

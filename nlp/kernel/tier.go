package kernel

import (
	"fmt"
	"slices"
)

// Tier names a set of CPU instructions the kernels are written for.
type Tier int

// The tiers, from the one that runs anywhere to the fastest.
const (
	Auto   Tier = iota // the fastest this CPU has
	Plain              // plain Go
	AVX2               // AVX2 and FMA
	AVX512             // AVX-512 F, BW, DQ, VL and VNNI
	NEON               // arm64 with the dot product of bytes
)

func (t Tier) String() string {
	switch t {
	case Auto:
		return "auto"
	case Plain:
		return "plain"
	case AVX2:
		return "avx2"
	case AVX512:
		return "avx512"
	case NEON:
		return "neon"
	}
	return fmt.Sprintf("tier(%d)", int(t))
}

// Kernels runs the kernels of one tier. It is immutable and safe for
// concurrent use.
type Kernels struct{ tier Tier }

// New returns the kernels of a tier, or an error where this CPU lacks it.
func New(t Tier) (Kernels, error) {
	tiers := available()
	if t == Auto {
		t = tiers[len(tiers)-1]
	}
	if !slices.Contains(tiers, t) {
		return Kernels{}, fmt.Errorf("kernels: this CPU offers %v, not %v; use kernel.Auto", tiers, t)
	}
	return Kernels{t}, nil
}

// Tiers lists the tiers this CPU can run, slowest first.
func Tiers() []Tier { return available() }

// Tier returns the tier whose instructions k uses.
func (k Kernels) Tier() Tier { return k.tier }

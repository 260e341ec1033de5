package kernel

import "fmt"

// Tier names a set of CPU instructions the kernels are written for.
type Tier int

// The tiers, from the one that runs anywhere to the fastest.
const (
	Auto   Tier = iota // the fastest this CPU has
	Plain              // plain Go
	AVX2               // AVX2 and FMA
	AVX512             // AVX-512 F, BW, DQ, VL and VNNI
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
	}
	return fmt.Sprintf("tier(%d)", int(t))
}

// Kernels runs the kernels of one tier. It is immutable and safe for
// concurrent use.
type Kernels struct{ tier Tier }

// New returns the kernels of a tier, or an error where this CPU lacks it.
func New(t Tier) (Kernels, error) {
	best := detect()
	if t == Auto {
		t = best
	}
	if t < Plain || t > best {
		return Kernels{}, fmt.Errorf("kernels: this CPU offers %v at most, not %v; use kernel.Auto", best, t)
	}
	return Kernels{t}, nil
}

// Tiers lists the tiers this CPU can run, slowest first.
func Tiers() []Tier {
	var out []Tier
	for t := Plain; t <= detect(); t++ {
		out = append(out, t)
	}
	return out
}

// Tier returns the tier whose instructions k uses.
func (k Kernels) Tier() Tier { return k.tier }

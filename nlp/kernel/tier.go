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

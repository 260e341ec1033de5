package kernel

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// available lists the tiers of this CPU, slowest first.
func available() []Tier {
	if cpu.ARM64.HasASIMD && cpu.ARM64.HasASIMDDP {
		return []Tier{Plain, NEON}
	}
	return []Tier{Plain}
}

// gemmInt8 multiplies rows by a panel of 16 columns. It may go up to PadRows(rows).
func (k Kernels) gemmInt8(a gemmArgs, rows, width int) {
	a.tiles = uintptr(rows+3) / 4
	gemmI8_neon_4x16(&a)
}

// gemmFloat32 multiplies any number of rows by a panel of 16 columns: whole
// tiles first, then what is left.
func (k Kernels) gemmFloat32(a gemmArgs, rows, width int) {
	if n := rows / 4; n > 0 {
		a.tiles = uintptr(n)
		gemmF32_neon_4x16(&a)
		a.a = unsafe.Add(a.a, uintptr(4*n)*a.lda)
		a.c = unsafe.Add(a.c, uintptr(4*n)*a.ldc)
	}
	if n := rows % 4; n > 0 {
		a.tiles = uintptr(n)
		gemmF32_neon_1x16(&a)
	}
}

func (k Kernels) quantRows(a *rowArgs)     { quantRows_neon(a) }
func (k Kernels) geluQuantRows(a *rowArgs) { geluQuantRows_neon(a) }
func (k Kernels) normRows(a *rowArgs)      { normRows_neon(a) }
func (k Kernels) softmaxRows(a *rowArgs)   { softmaxRows_neon(a) }
func (k Kernels) dotRows(a *rowArgs)       { dotRows_neon(a) }
func (k Kernels) reluRows(a *rowArgs)      { reluRows_neon(a) }

func (k Kernels) embedRow(a *rowArgs) { panic("kernel: no assembly for embeddings on this tier") }

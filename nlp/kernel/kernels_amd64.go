package kernel

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// available lists the tiers of this CPU, slowest first.
func available() []Tier {
	x := cpu.X86
	if !x.HasAVX2 || !x.HasFMA {
		return []Tier{Plain}
	}
	if !x.HasAVX512F || !x.HasAVX512BW || !x.HasAVX512DQ || !x.HasAVX512VL || !x.HasAVX512VNNI {
		return []Tier{Plain, AVX2}
	}
	return []Tier{Plain, AVX2, AVX512}
}

// gemmInt8 multiplies rows by a panel of width columns. It may go up to PadRows(rows), and on
// AVX-512 no further than the next even number but for seven rows that are left over, which
// take no longer than eight.
func (k Kernels) gemmInt8(a gemmArgs, rows, width int) {
	if k.tier == AVX2 {
		a.tiles = uintptr(rows+3) / 4
		gemmI8_avx2_4x16(&a)
		return
	}
	for _, h := range [...]int{8, 4, 2} {
		n := (rows + 1) / h
		if n == 0 {
			continue
		}
		a.tiles = uintptr(n)
		gemmInt8Tiles(&a, h, width)
		if rows -= n * h; rows <= 0 {
			return
		}
		a.a = unsafe.Add(a.a, uintptr(n*h)*a.lda)
		a.c = unsafe.Add(a.c, uintptr(n*h)*a.ldc)
		a.rowScale = unsafe.Add(a.rowScale, n*h*8)
	}
}

// gemmInt8Tiles multiplies a.tiles tiles of height rows.
func gemmInt8Tiles(a *gemmArgs, height, width int) {
	switch height*100 + width {
	case 848:
		gemmI8_avx512_8x48(a)
	case 832:
		gemmI8_avx512_8x32(a)
	case 816:
		gemmI8_avx512_8x16(a)
	case 448:
		gemmI8_avx512_4x48(a)
	case 432:
		gemmI8_avx512_4x32(a)
	case 416:
		gemmI8_avx512_4x16(a)
	case 248:
		gemmI8_avx512_2x48(a)
	case 232:
		gemmI8_avx512_2x32(a)
	default:
		gemmI8_avx512_2x16(a)
	}
}

// gemmScores multiplies a.tiles tiles of queries by a.panels panels of keys, width wide.
func gemmScores(a *gemmArgs, width int) {
	switch width {
	case 48:
		gemmScore_avx512_8x48(a)
	case 32:
		gemmScore_avx512_8x32(a)
	default:
		gemmScore_avx512_8x16(a)
	}
}

// gemmFloat32 multiplies any number of rows by a panel: whole tiles first,
// then what is left.
func (k Kernels) gemmFloat32(a gemmArgs, rows, width int) {
	heights := []int{8, 1}
	if k.tier == AVX2 {
		heights = []int{6, 2, 1}
	}
	for _, h := range heights {
		n := rows / h
		if n == 0 {
			continue
		}
		a.tiles = uintptr(n)
		k.gemmFloat32Tiles(&a, h, width)
		rows -= n * h
		a.a = unsafe.Add(a.a, uintptr(n*h)*a.lda)
		a.c = unsafe.Add(a.c, uintptr(n*h)*a.ldc)
	}
}

// gemmFloat32Tiles multiplies a.tiles tiles of height rows.
func (k Kernels) gemmFloat32Tiles(a *gemmArgs, height, width int) {
	if k.tier == AVX2 {
		switch height {
		case 6:
			gemmF32_avx2_6x16(a)
		case 2:
			gemmF32_avx2_2x16(a)
		default:
			gemmF32_avx2_1x16(a)
		}
		return
	}
	switch height*100 + width {
	case 848:
		gemmF32_avx512_8x48(a)
	case 832:
		gemmF32_avx512_8x32(a)
	case 816:
		gemmF32_avx512_8x16(a)
	case 148:
		gemmF32_avx512_1x48(a)
	case 132:
		gemmF32_avx512_1x32(a)
	default:
		gemmF32_avx512_1x16(a)
	}
}

func (k Kernels) quantRows(a *rowArgs) {
	if k.tier == AVX2 {
		quantRows_avx2(a)
		return
	}
	quantRows_avx512(a)
}

func (k Kernels) geluQuantRows(a *rowArgs) {
	if k.tier == AVX2 {
		geluQuantRows_avx2(a)
		return
	}
	geluQuantRows_avx512(a)
}

func (k Kernels) normRows(a *rowArgs) {
	if k.tier == AVX2 {
		normRows_avx2(a)
		return
	}
	normRows_avx512(a)
}

func (k Kernels) softmaxRows(a *rowArgs) {
	if k.tier == AVX2 {
		softmaxRows_avx2(a)
		return
	}
	softmaxRows_avx512(a)
}

func (k Kernels) dotRows(a *rowArgs) {
	if k.tier == AVX2 {
		dotRows_avx2(a)
		return
	}
	dotRows_avx512(a)
}

func (k Kernels) reluRows(a *rowArgs) {
	if k.tier == AVX2 {
		reluRows_avx2(a)
		return
	}
	reluRows_avx512(a)
}

func (k Kernels) embedRow(a *rowArgs) {
	if k.tier == AVX2 {
		embedRow_avx2(a)
		return
	}
	embedRow_avx512(a)
}

package main

import "fmt"

// Loops over four rows at a time. A row's sums and extremes are chains of dependent
// instructions, which leave most of the units idle; those of four rows fill them. The
// order in which a row's numbers are added is that of one row alone.

// fourRows are the addresses of four rows: a stands at the first, stride is their distance
// and fourth a register that the function of this name sets to the last of them.
func fourRows(a, stride, fourth string) [4]string {
	return [4]string{
		fmt.Sprintf("(%s)", a), fmt.Sprintf("(%s)(%s*1)", a, stride), fmt.Sprintf("(%s)(%s*2)", a, stride), fmt.Sprintf("(%s)", fourth),
	}
}

// fourth sets a register three strides behind a.
func (e *emitter) fourth(a, stride, to string) {
	e.op("LEAQ (%s)(%s*2), %s", a, stride, to)
	e.op("ADDQ %s, %s", stride, to)
}

// walk runs body for every vector of a row; the registers move on with it.
func (e *emitter) walk(body func(), regs ...string) {
	loop := e.label("walk")
	e.op("MOVQ DX, SI")
	e.line("%s:", loop)
	body()
	for _, r := range regs {
		e.op("ADDQ $64, %s", r)
	}
	e.op("SUBQ $64, SI")
	e.op("JNZ %s", loop)
}

// back takes registers back to where they stood before walk.
func (e *emitter) back(regs ...string) {
	for _, r := range regs {
		e.op("SUBQ DX, %s", r)
	}
}

// each4 runs body for the numbers of four rows.
func each4(body func(i int)) {
	for i := range 4 {
		body(i)
	}
}

// normQuads is normRows for as many rows as four divides; the others are left for the loop
// at label one. Registers 0..3 hold the sums, 4..7 and 8..11 the largest and least values,
// 12..15 serve reductions, 16..19 hold the means and 20..23 the inverse deviations, later what
// the rows are quantised by.
func (e *emitter) normQuads(one string) {
	s, loop := avx512, e.label("quad")
	x, y, q := fourRows("AX", "R8", "R14"), fourRows("R10", "R15", "R13"), fourRows("BX", "R9", "R12")
	v := func(i int) string { return s.v(24 + i) }
	e.op("CMPQ R11, $4")
	e.op("JLT %s", one)
	e.line("%s:", loop)
	e.fourth("AX", "R8", "R14")
	e.op("MOVQ %d(DI), R15", rLdy)
	e.fourth("R10", "R15", "R13")
	each4(func(i int) { e.zero(i) })
	e.walk(func() {
		each4(func(i int) {
			e.op("VMOVUPS %s, %s", x[i], v(i))
			e.op("VADDPS %s, %s, %s", y[i], v(i), v(i))
			e.op("VMOVUPS %s, %s", v(i), x[i])
			e.op("VADDPS %s, Z%d, Z%d", v(i), i, i)
		})
	}, "AX", "R14", "R10", "R13")
	e.back("AX", "R14", "R10")
	e.op("LEAQ (R10)(R15*4), R10")
	each4(func(i int) {
		e.rowMean(s, i, 12+i)
		e.op("VBROADCASTSS X%d, Z%d", i, 16+i)
		e.zero(i)
	})
	e.walk(func() {
		each4(func(i int) {
			e.op("VMOVUPS %s, %s", x[i], v(i))
			e.op("VSUBPS Z%d, %s, %s", 16+i, v(i), v(i))
			e.op("VFMADD231PS %s, %s, Z%d", v(i), v(i), i)
		})
	}, "AX", "R14")
	e.back("AX", "R14")
	each4(func(i int) {
		e.rowMean(s, i, 12+i)
		e.inverseRoot(i, 12+i)
		e.op("VBROADCASTSS X%d, Z%d", 12+i, 20+i)
		e.zero(4 + i)
		e.zero(8 + i)
	})
	e.op("MOVQ %d(DI), R15", rW)
	e.op("MOVQ %d(DI), R13", rB)
	e.walk(func() {
		e.op("VMOVUPS (R15), Z28")
		e.op("VMOVUPS (R13), Z29")
		each4(func(i int) {
			e.op("VMOVUPS %s, %s", x[i], v(i))
			e.op("VSUBPS Z%d, %s, %s", 16+i, v(i), v(i))
			e.op("VMULPS Z%d, %s, %s", 20+i, v(i), v(i))
			e.op("VFMADD213PS Z29, Z28, %s", v(i))
			e.op("VMOVUPS %s, %s", v(i), x[i])
			e.minMax(s, v(i), 4+i, 8+i)
		})
	}, "AX", "R14", "R15", "R13")
	e.back("AX", "R14")
	each4(func(i int) { e.rangeOf(s, 8*i, 4+i, 8+i, 12+i, 16+i, 20+i) })
	e.fourth("BX", "R9", "R12")
	e.walk(func() {
		each4(func(i int) {
			e.op("VMOVUPS %s, %s", x[i], v(i))
			e.op("VFMADD213PS Z%d, Z%d, %s", 20+i, 16+i, v(i))
			e.op("VPMOVDB %s, %s", v(i), q[i])
		})
		e.op("ADDQ $16, BX")
		e.op("ADDQ $16, R12")
	}, "AX", "R14")
	e.back("AX")
	e.op("MOVQ DX, SI")
	e.op("SHRQ $2, SI")
	e.op("SUBQ SI, BX")
	e.op("LEAQ (AX)(R8*4), AX")
	e.op("LEAQ (BX)(R9*4), BX")
	e.op("ADDQ $32, CX")
	e.op("SUBQ $4, R11")
	e.op("CMPQ R11, $4")
	e.op("JGE %s", loop)
	e.op("TESTQ R11, R11")
	e.op("JNZ %s", one)
	e.op("VZEROUPPER")
	e.op("RET")
}

package main

import "fmt"

// Offsets in rowArgs.
const (
	rX, rLdx, rQ, rLdq, rScale  = 0, 8, 16, 24, 32
	rN, rRows, rY, rLdy         = 40, 48, 56, 64
	rW, rB, rEps, rCount, rMask = 72, 80, 88, 96, 104
)

// rowsBegin opens a kernel over rows. Registers: AX the row of x, BX that of
// q, CX its scale, DX the row's length in bytes, R8 and R9 the strides of x
// and q, R11 the rows left. SI and R12 walk over the row.
func (e *emitter) rowsBegin(comment, name string) (loop string) {
	e.begin(comment, name)
	e.op("MOVQ %d(DI), AX", rX)
	e.op("MOVQ %d(DI), BX", rQ)
	e.op("MOVQ %d(DI), CX", rScale)
	e.op("MOVQ %d(DI), DX", rN)
	e.op("MOVQ %d(DI), R8", rLdx)
	e.op("MOVQ %d(DI), R9", rLdq)
	e.op("MOVQ %d(DI), R11", rRows)
	return e.label("row")
}

// rowsEnd goes on to the next row, whose scale stands step bytes on.
func (e *emitter) rowsEnd(loop string, step int) {
	e.op("ADDQ R8, AX")
	e.op("ADDQ R9, BX")
	if step > 0 {
		e.op("ADDQ $%d, CX", step)
	}
	e.op("DECQ R11")
	e.op("JNZ %s", loop)
	e.end()
}

// each runs body for every vector of the row, SI being its offset in bytes.
func (e *emitter) each(s *isa, body func()) {
	loop := e.label("each")
	e.op("XORQ SI, SI")
	e.line("%s:", loop)
	body()
	e.op("ADDQ $%d, SI", s.bytes())
	e.op("CMPQ SI, DX")
	e.op("JLT %s", loop)
}

// reduce folds register i into the low lane of its X register by VADDPS or
// VMAXPS, using register t.
func (e *emitter) reduce(s *isa, op string, i, t int) {
	if s == avx512 {
		e.op("VEXTRACTF64X4 $1, Z%d, Y%d", i, t)
		e.op("%s Y%d, Y%d, Y%d", op, t, i, i)
	}
	e.op("VEXTRACTF128 $1, Y%d, X%d", i, t)
	e.op("%s X%d, X%d, X%d", op, t, i, i)
	for _, imm := range []int{0x4e, 0xb1} {
		e.op("VPSHUFD $%d, X%d, X%d", imm, i, t)
		e.op("%s X%d, X%d, X%d", op, t, i, i)
	}
}

// minMax makes register hi the maximum of itself and v, and lo the minimum.
func (e *emitter) minMax(s *isa, v string, hi, lo int) {
	e.op("VMAXPS %s, %s, %s", v, s.v(hi), s.v(hi))
	e.op("VMINPS %s, %s, %s", v, s.v(lo), s.v(lo))
}

// zero clears a register.
func (e *emitter) zero(i int) { e.op("VXORPS X%d, X%d, X%d", i, i, i) }

// scaleOf reduces the maxima in m, stores max/levels at (CX) and leaves
// levels/max in every lane of inv.
func (e *emitter) scaleOf(s *isa, levels string, m, t, inv int) {
	e.reduce(s, "VMAXPS", m, t)
	e.op("VMAXSS tiny<>(SB), X%d, X%d", m, m)
	e.op("VMULSS inv%s<>(SB), X%d, X%d", levels, m, t)
	e.op("VMOVSS X%d, (CX)", t)
	e.op("VMOVSS c%s<>(SB), X%d", levels, t)
	e.op("VDIVSS X%d, X%d, X%d", m, t, t)
	e.op("VBROADCASTSS X%d, %s", t, s.v(inv))
}

// rangeOf reduces the largest and least values hi and lo, stores the row's
// scale and middle at off(CX) and leaves the inverse of the scale in inv and what
// shifts the row to its middle in shift (see quantise).
func (e *emitter) rangeOf(s *isa, off, hi, lo, t, inv, shift int) {
	e.reduce(s, "VMAXPS", hi, t)
	e.reduce(s, "VMINPS", lo, t)
	e.op("VSUBSS X%d, X%d, X%d", lo, hi, t)
	e.op("VADDSS X%d, X%d, X%d", lo, hi, hi)
	e.op("VMAXSS tiny<>(SB), X%d, X%d", t, t)
	e.op("VMULSS inv253<>(SB), X%d, X%d", t, lo)
	e.op("VMOVSS X%d, %d(CX)", lo, off)
	e.op("VMOVSS c253<>(SB), X%d", inv)
	e.op("VDIVSS X%d, X%d, X%d", t, inv, inv)
	e.op("VMULSS X%d, X%d, X%d", inv, hi, hi)
	e.op("VMULSS half<>(SB), X%d, X%d", hi, hi)
	e.op("VROUNDSS $0, X%d, X%d, X%d", hi, hi, hi)
	e.op("VMULSS X%d, X%d, X%d", lo, hi, t)
	e.op("VMOVSS X%d, %d(CX)", t, off+4)
	e.op("VBROADCASTSS X%d, %s", inv, s.v(inv))
	if s == avx512 {
		e.op("VMOVSS magicByte<>(SB), X%d", t)
		e.op("VSUBSS X%d, X%d, X%d", hi, t, t)
		e.op("VBROADCASTSS X%d, Z%d", t, shift)
	} else {
		e.op("VCVTPS2DQ X%d, X%d", hi, hi)
		e.op("VPBROADCASTD X%d, Y%d", hi, shift)
	}
}

// quantise writes round(x*inv) - middle of the row at BX: as bytes shifted by
// 128 for VNNI, signed and two bytes wide otherwise. Uses registers t and t+1.
func (e *emitter) quantise(s *isa, inv, shift, t int) {
	e.op("MOVQ BX, R12")
	e.each(s, func() {
		if s == avx512 {
			e.op("VMOVUPS (AX)(SI*1), Z%d", t)
			e.op("VFMADD213PS Z%d, Z%d, Z%d", shift, inv, t)
			e.op("VPMOVDB Z%d, (R12)", t)
		} else {
			e.op("VMULPS (AX)(SI*1), Y%d, Y%d", inv, t)
			e.op("VCVTPS2DQ Y%d, Y%d", t, t)
			e.op("VPSUBD Y%d, Y%d, Y%d", shift, t, t)
			e.op("VEXTRACTI128 $1, Y%d, X%d", t, t+1)
			e.op("VPACKSSDW X%d, X%d, X%d", t+1, t, t)
			e.op("VMOVDQU X%d, (R12)", t)
		}
		e.op("ADDQ $16, R12")
	})
}

// quantRows quantises rows of x to bytes.
func (e *emitter) quantRows(s *isa) {
	name := "quantRows_" + s.name
	loop := e.rowsBegin(name+" quantises rows to bytes.", name)
	e.line("%s:", loop)
	e.zero(0)
	e.zero(3)
	e.each(s, func() {
		e.op("VMOVUPS (AX)(SI*1), %s", s.v(1))
		e.minMax(s, s.v(1), 0, 3)
	})
	e.rangeOf(s, 0, 0, 3, 1, 2, 6)
	e.quantise(s, 2, 6, 0)
	e.rowsEnd(loop, 8)
}

// exp2 makes p = 2^y, with r as room; coeff holds the polynomial's registers
// from degree 0 up. For AVX2 y must lie within -126..126.
func (e *emitter) exp2(s *isa, y, r, p int, coeff []int) {
	top := len(coeff) - 1
	if s == avx512 {
		e.op("VREDUCEPS $1, Z%d, Z%d", y, r) // y - floor(y)
	} else {
		e.op("VROUNDPS $1, Y%d, Y%d", y, r)
		e.op("VSUBPS Y%d, Y%d, Y%d", r, y, y) // y is the fraction from here on
		y, r = r, y
	}
	e.op("VMOVAPS %s, %s", s.v(coeff[top]), s.v(p))
	for i := top - 1; i >= 0; i-- {
		e.op("VFMADD213PS %s, %s, %s", s.v(coeff[i]), s.v(r), s.v(p))
	}
	if s == avx512 {
		e.op("VSCALEFPS Z%d, Z%d, Z%d", y, p, p)
	} else {
		e.op("VCVTPS2DQ Y%d, Y%d", y, y)
		e.op("VPSLLD $23, Y%d, Y%d", y, y)
		e.op("VPADDD Y%d, Y%d, Y%d", y, p, p)
	}
}

// holdPoly loads the polynomial of a degree into registers from first on.
func (e *emitter) holdPoly(s *isa, deg, first int) []int {
	var regs []int
	for i := 0; i <= deg; i++ {
		e.hold(fmt.Sprintf("exp%d_%d", deg, i), s.v(first+i))
		regs = append(regs, first+i)
	}
	return regs
}

// geluQuantRows applies GELU to rows in place and quantises them.
func (e *emitter) geluQuantRows(s *isa) {
	name := "geluQuantRows_" + s.name
	loop := e.rowsBegin(name+" applies GELU in place, then quantises.", name)
	gelu := e.geluByExp
	if s == avx512 {
		gelu = e.geluByTable
	}
	body := gelu(s)
	e.line("%s:", loop)
	e.zero(5)
	e.zero(7)
	e.each(s, func() {
		e.op("VMOVUPS (AX)(SI*1), %s", s.v(0))
		body()
		e.op("VMOVUPS %s, (AX)(SI*1)", s.v(0))
		e.minMax(s, s.v(0), 5, 7)
	})
	e.rangeOf(s, 0, 5, 7, 1, 2, 6)
	e.quantise(s, 2, 6, 0)
	e.rowsEnd(loop, 8)
}

// geluByExp returns what makes GELU of register 0, as x/(1+2^(x*(c0+c1*x^2))).
func (e *emitter) geluByExp(s *isa) (body func()) {
	poly := e.holdPoly(s, 4, 11)
	e.hold("geluC0", s.v(8))
	e.hold("geluC1", s.v(9))
	e.hold("one", s.v(10))
	return func() {
		e.op("VMULPS %s, %s, %s", s.v(0), s.v(0), s.v(1))
		e.op("VFMADD213PS %s, %s, %s", s.v(8), s.v(9), s.v(1)) // c0 + c1 x^2
		e.op("VMULPS %s, %s, %s", s.v(0), s.v(1), s.v(1))
		e.op("VMINPS expMax<>(SB), %s, %s", s.v(1), s.v(1))
		e.op("VMAXPS expMin<>(SB), %s, %s", s.v(1), s.v(1))
		e.exp2(s, 1, 2, 3, poly)
		e.op("VADDPS %s, %s, %s", s.v(10), s.v(3), s.v(3))
		e.op("VDIVPS %s, %s, %s", s.v(3), s.v(0), s.v(0))
	}
}

// geluByTable returns what makes GELU of register 0, as max(x, 0) - g(|x|): g, which is smooth
// and falls to zero, is a polynomial of the third degree on each of 32 intervals, whose
// coefficients stand in registers 16..23 (see geluTail).
func (e *emitter) geluByTable(s *isa) (body func()) {
	for i := range 8 {
		e.hold(fmt.Sprintf("gelu%d_%d", i/2, i%2), s.v(16+i))
	}
	e.hold("geluEnd", s.v(8))
	e.hold("geluSteps", s.v(9))
	e.hold("magicWord", s.v(10))
	e.hold("absMask", s.v(11))
	e.zero(12)
	return func() {
		e.op("VPANDD Z11, Z0, Z1")
		e.op("VMINPS Z8, Z1, Z1")
		e.op("VMOVAPS Z1, Z24")
		e.op("VFMADD132PS Z9, Z10, Z24") // the interval's number in the lowest bits
		for i := range 3 {
			e.op("VMOVAPS Z24, Z%d", 25+i)
		}
		for i := range 4 { // degree 3 first
			e.op("VPERMI2PS Z%d, Z%d, Z%d", 17+2*(3-i), 16+2*(3-i), 24+i)
		}
		for i := range 3 {
			e.op("VFMADD213PS Z%d, Z1, Z24", 25+i)
		}
		e.op("VMAXPS Z12, Z0, Z0")
		e.op("VSUBPS Z24, Z0, Z0")
	}
}

// normRows makes rows x = LayerNorm(x+y)*w+b and quantises them.
// R10 is the row of y, R13 holds w, SI walks.
func (e *emitter) normRows(s *isa) {
	name := "normRows_" + s.name
	loop := e.rowsBegin(name+" adds, normalises and quantises rows.", name)
	e.op("MOVQ %d(DI), R10", rY)
	if s == avx512 {
		e.normQuads(loop)
	}
	e.line("%s:", loop)
	e.zero(0)
	e.each(s, func() {
		e.op("VMOVUPS (AX)(SI*1), %s", s.v(1))
		e.op("VADDPS (R10)(SI*1), %s, %s", s.v(1), s.v(1))
		e.op("VMOVUPS %s, (AX)(SI*1)", s.v(1))
		e.op("VADDPS %s, %s, %s", s.v(1), s.v(0), s.v(0))
	})
	e.rowMean(s, 0, 1)
	e.op("VBROADCASTSS X0, %s", s.v(3))
	e.zero(0)
	e.each(s, func() {
		e.op("VMOVUPS (AX)(SI*1), %s", s.v(1))
		e.op("VSUBPS %s, %s, %s", s.v(3), s.v(1), s.v(1))
		e.op("VFMADD231PS %s, %s, %s", s.v(1), s.v(1), s.v(0))
	})
	e.rowMean(s, 0, 1)
	e.inverseRoot(0, 1)
	e.op("VBROADCASTSS X1, %s", s.v(4))
	e.zero(5)
	e.zero(7)
	e.op("MOVQ %d(DI), R12", rW)
	e.op("MOVQ %d(DI), R13", rB)
	e.each(s, func() {
		e.op("VMOVUPS (AX)(SI*1), %s", s.v(1))
		e.op("VSUBPS %s, %s, %s", s.v(3), s.v(1), s.v(1))
		e.op("VMULPS %s, %s, %s", s.v(4), s.v(1), s.v(1))
		e.op("VMOVUPS (R12)(SI*1), %s", s.v(2))
		e.op("VFMADD213PS (R13)(SI*1), %s, %s", s.v(2), s.v(1))
		e.op("VMOVUPS %s, (AX)(SI*1)", s.v(1))
		e.minMax(s, s.v(1), 5, 7)
	})
	e.rangeOf(s, 0, 5, 7, 1, 2, 6)
	e.quantise(s, 2, 6, 0)
	e.op("ADDQ %d(DI), R10", rLdy)
	e.rowsEnd(loop, 8)
}

// rowMean folds the sums in register i into their mean over the row, in the low lane.
func (e *emitter) rowMean(s *isa, i, t int) {
	e.reduce(s, "VADDPS", i, t)
	e.op("VMULSS %d(DI), X%d, X%d", rCount, i, i)
}

// inverseRoot leaves 1/sqrt(i+eps) in the low lane of register to.
func (e *emitter) inverseRoot(i, to int) {
	e.op("VADDSS %d(DI), X%d, X%d", rEps, i, i)
	e.op("VSQRTSS X%d, X%d, X%d", i, i, i)
	e.op("VMOVSS one<>(SB), X%d", to)
	e.op("VDIVSS X%d, X%d, X%d", i, to, to)
}

// softmaxRows makes rows x = 2^(x-max)/sum in place.
func (e *emitter) softmaxRows(s *isa) {
	name := "softmaxRows_" + s.name
	loop := e.rowsBegin(name+" is the softmax to base 2, in place.", name)
	poly := e.holdPoly(s, 5, 10)
	e.hold("one", s.v(9))
	e.hold("expMin", s.v(8))
	e.line("%s:", loop)
	e.rowMax(s)
	e.zero(5)
	e.each(s, func() {
		e.op("VMOVUPS (AX)(SI*1), %s", s.v(0))
		e.op("VSUBPS %s, %s, %s", s.v(4), s.v(0), s.v(0))
		e.op("VMAXPS %s, %s, %s", s.v(8), s.v(0), s.v(0))
		e.exp2(s, 0, 1, 2, poly)
		e.op("VADDPS %s, %s, %s", s.v(2), s.v(5), s.v(5))
		e.op("VMOVUPS %s, (AX)(SI*1)", s.v(2))
	})
	e.reduce(s, "VADDPS", 5, 1)
	e.op("VDIVSS X5, X9, X5")
	e.op("VBROADCASTSS X5, %s", s.v(4))
	e.each(s, func() {
		e.op("VMULPS (AX)(SI*1), %s, %s", s.v(4), s.v(0))
		e.op("VMOVUPS %s, (AX)(SI*1)", s.v(0))
	})
	e.rowsEnd(loop, 4)
}

// rowMax leaves the row's maximum in every lane of register 4.
func (e *emitter) rowMax(s *isa) {
	e.op("VMOVUPS (AX), %s", s.v(0))
	e.each(s, func() { e.op("VMAXPS (AX)(SI*1), %s, %s", s.v(0), s.v(0)) })
	e.reduce(s, "VMAXPS", 0, 1)
	e.op("VBROADCASTSS X0, %s", s.v(4))
}

// dotRows writes the product of every row of x with y to scale; y moves on by its stride,
// which may be zero.
func (e *emitter) dotRows(s *isa) {
	name := "dotRows_" + s.name
	loop := e.rowsBegin(name+" multiplies rows with one vector or with rows.", name)
	e.op("MOVQ %d(DI), R10", rY)
	e.line("%s:", loop)
	e.zero(0)
	e.each(s, func() {
		e.op("VMOVUPS (AX)(SI*1), %s", s.v(1))
		e.op("VFMADD231PS (R10)(SI*1), %s, %s", s.v(1), s.v(0))
	})
	e.reduce(s, "VADDPS", 0, 1)
	e.op("VMOVSS X0, (CX)")
	e.op("ADDQ %d(DI), R10", rLdy)
	e.rowsEnd(loop, 4)
}

// reluRows makes every negative value of rows zero.
func (e *emitter) reluRows(s *isa) {
	name := "reluRows_" + s.name
	loop := e.rowsBegin(name+" makes negative values zero.", name)
	e.zero(0)
	e.line("%s:", loop)
	e.each(s, func() {
		e.op("VMAXPS (AX)(SI*1), %s, %s", s.v(0), s.v(1))
		e.op("VMOVUPS %s, (AX)(SI*1)", s.v(1))
	})
	e.rowsEnd(loop, 0)
}

// embedRow makes one row x = q*eps + y + w, q being signed bytes.
func (e *emitter) embedRow(s *isa) {
	name := "embedRow_" + s.name
	e.rowsBegin(name+" adds a row of bytes, which have a scale, and two of floats.", name)
	e.op("MOVQ %d(DI), R10", rY)
	e.op("MOVQ %d(DI), R13", rW)
	e.op("VBROADCASTSS %d(DI), %s", rEps, s.v(1))
	e.each(s, func() {
		e.op("VPMOVSXBD (BX), %s", s.v(0))
		e.op("VCVTDQ2PS %s, %s", s.v(0), s.v(0))
		e.op("VMULPS %s, %s, %s", s.v(1), s.v(0), s.v(0))
		e.op("VADDPS (R10)(SI*1), %s, %s", s.v(0), s.v(0))
		e.op("VADDPS (R13)(SI*1), %s, %s", s.v(0), s.v(0))
		e.op("VMOVUPS %s, (AX)(SI*1)", s.v(0))
		e.op("ADDQ $%d, BX", s.lanes)
	})
	e.end()
}

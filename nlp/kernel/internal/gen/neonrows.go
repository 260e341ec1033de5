package main

// The row kernels for NEON. R1 is the row of x, R2 that of q, R3 its scale, R4
// the row's length in bytes, R5 and R6 the strides of x and q, R7 the rows
// left; R8 walks over x, R9 counts, R10 walks over q.

func (e *emitter) neonRowsBegin(comment, name string) (loop string) {
	e.beginNeon(comment, name)
	for _, r := range []struct{ off, reg int }{{rX, 1}, {rQ, 2}, {rScale, 3}, {rN, 4}, {rLdx, 5}, {rLdq, 6}, {rRows, 7}, {rY, 11}} {
		e.op("MOVD %d(R0), R%d", r.off, r.reg)
	}
	return e.label("row")
}

func (e *emitter) neonRowsEnd(loop string, step int) {
	e.op("ADD R5, R1, R1")
	e.op("ADD R6, R2, R2")
	e.op("ADD $%d, R3, R3", step)
	e.op("SUBS $1, R7, R7")
	e.op("BNE %s", loop)
	e.endNeon()
}

// neonEach runs body for every four floats of the row, at R8, which body does
// not move.
func (e *emitter) neonEach(body func()) {
	loop := e.label("each")
	e.op("MOVD R1, R8")
	e.op("MOVD R4, R9")
	e.line("%s:", loop)
	body()
	e.op("ADD $16, R8, R8")
	e.op("SUBS $16, R9, R9")
	e.op("BNE %s", loop)
}

func (e *emitter) loadRow(reg int)  { e.op("VLD1 (R8), [V%d.S4]", reg) }
func (e *emitter) storeRow(reg int) { e.op("VST1 [V%d.S4], (R8)", reg) }

func (e *emitter) spread(reg int) { e.op("VDUP V%d.S[0], V%d.S4", reg, reg) }

// neonSum adds up the lanes of a register into its first.
func (e *emitter) neonSum(reg int) {
	e.v3(faddp, reg, reg, reg)
	e.v3(faddp, reg, reg, reg)
}

// neonRange stores the scale and middle of a row whose largest and least
// values are in V5 and V7, and quantises it.
func (e *emitter) neonRange() {
	e.v2(fmaxv, 5, 5)
	e.v2(fminv, 7, 7)
	e.scalar("tiny", 2)
	e.op("FSUBS F7, F5, F1")
	e.op("FADDS F7, F5, F5")
	e.op("FMAXS F2, F1, F1")
	e.scalar("inv253", 7)
	e.op("FMULS F1, F7, F7") // the scale
	e.op("FMOVS F7, (R3)")
	e.scalar("c253", 2)
	e.op("FDIVS F1, F2, F2") // its inverse
	e.op("FMULS F2, F5, F5")
	e.scalar("half", 1)
	e.op("FMULS F1, F5, F5")
	e.op("FRINTNS F5, F5") // the middle, in steps
	e.op("FMULS F7, F5, F1")
	e.op("FMOVS F1, 4(R3)")
	e.v2(fcvtns, 6, 5)
	e.spread(6)
	e.spread(2)
	e.neonQuantise()
}

// neonQuantise writes round(x*V2) - V6 as bytes.
func (e *emitter) neonQuantise() {
	loop := e.label("quantise")
	e.op("MOVD R1, R8")
	e.op("MOVD R2, R10")
	e.op("MOVD R4, R9")
	e.line("%s:", loop)
	e.op("VLD1.P 64(R8), [V16.S4, V17.S4, V18.S4, V19.S4]")
	for i := 16; i < 20; i++ {
		e.v3(fmul, i, i, 2)
		e.v2(fcvtns, i, i)
		e.op("VSUB V6.S4, V%d.S4, V%d.S4", i, i)
	}
	e.v2(sqxtn4h, 20, 16)
	e.v2(sqxtn8h, 20, 17)
	e.v2(sqxtn4h, 21, 18)
	e.v2(sqxtn8h, 21, 19)
	e.v2(sqxtn8b, 22, 20)
	e.v2(sqxtn16b, 22, 21)
	e.op("VST1.P [V22.B16], 16(R10)")
	e.op("SUBS $64, R9, R9")
	e.op("BNE %s", loop)
}

func (e *emitter) neonMinMax(v int) {
	e.v3(fmax, 5, 5, v)
	e.v3(fmin, 7, 7, v)
}

func (e *emitter) neonQuantRows() {
	loop := e.neonRowsBegin("quantRows_neon quantises rows to bytes.", "quantRows_neon")
	e.line("%s:", loop)
	e.zeroV(5)
	e.zeroV(7)
	e.neonEach(func() {
		e.loadRow(0)
		e.neonMinMax(0)
	})
	e.neonRange()
	e.neonRowsEnd(loop, 8)
}

// neonExp2 makes V3 = 2^V1 for V1 within -126..126; V24..V29 hold the
// polynomial from degree 0 up. It uses V2 and V4 as well.
func (e *emitter) neonExp2() {
	e.v2(frintm, 2, 1)
	e.v3(fsub, 1, 1, 2) // the fraction
	e.v2(fcvtns, 2, 2)
	e.op("VSHL $23, V2.S4, V2.S4")
	e.copyV(29, 3)
	for c := 28; c >= 24; c-- {
		e.copyV(c, 4)
		e.v3(fmla, 4, 3, 1)
		e.copyV(4, 3)
	}
	e.op("VADD V2.S4, V3.S4, V3.S4")
}

func (e *emitter) neonHoldPoly() {
	for i, name := range []string{"exp0", "exp1", "exp2", "exp3", "exp4", "exp5"} {
		e.all(name, 24+i)
	}
}

func (e *emitter) neonGELURows() {
	loop := e.neonRowsBegin("geluQuantRows_neon applies GELU in place, then quantises.", "geluQuantRows_neon")
	e.neonHoldPoly()
	e.all("geluC0", 30)
	e.all("geluC1", 31)
	e.all("one", 23)
	e.all("expMin", 15)
	e.all("expMax", 14)
	e.line("%s:", loop)
	e.zeroV(5)
	e.zeroV(7)
	e.neonEach(func() {
		e.loadRow(0)
		e.v3(fmul, 2, 0, 0)
		e.copyV(30, 1)
		e.v3(fmla, 1, 2, 31)
		e.v3(fmul, 1, 1, 0)
		e.v3(fmin, 1, 1, 14)
		e.v3(fmax, 1, 1, 15)
		e.neonExp2()
		e.v3(fadd, 3, 3, 23)
		e.v3(fdiv, 0, 0, 3)
		e.storeRow(0)
		e.neonMinMax(0)
	})
	e.neonRange()
	e.neonRowsEnd(loop, 8)
}

// neonNormRows: R11 is the row of y, R12 and R13 walk over w and b, R14 over y.
func (e *emitter) neonNormRows() {
	loop := e.neonRowsBegin("normRows_neon adds, normalises and quantises rows.", "normRows_neon")
	e.line("%s:", loop)
	e.zeroV(0)
	e.op("MOVD R11, R14")
	e.neonEach(func() {
		e.loadRow(1)
		e.op("VLD1.P 16(R14), [V2.S4]")
		e.v3(fadd, 1, 1, 2)
		e.storeRow(1)
		e.v3(fadd, 0, 0, 1)
	})
	e.op("FMOVS %d(R0), F4", rCount) // 1/n
	e.neonSum(0)
	e.op("FMULS F4, F0, F3")
	e.spread(3)
	e.zeroV(0)
	e.neonEach(func() {
		e.loadRow(1)
		e.v3(fsub, 1, 1, 3)
		e.v3(fmla, 0, 1, 1)
	})
	e.neonSum(0)
	e.op("FMULS F4, F0, F0")
	e.op("FMOVS %d(R0), F1", rEps)
	e.op("FADDS F1, F0, F0")
	e.op("FSQRTS F0, F0")
	e.scalar("one", 1)
	e.op("FDIVS F0, F1, F4")
	e.spread(4)
	e.zeroV(5)
	e.zeroV(7)
	e.op("MOVD %d(R0), R12", rW)
	e.op("MOVD %d(R0), R13", rB)
	e.neonEach(func() {
		e.loadRow(1)
		e.v3(fsub, 1, 1, 3)
		e.v3(fmul, 1, 1, 4)
		e.op("VLD1.P 16(R12), [V2.S4]")
		e.op("VLD1.P 16(R13), [V0.S4]")
		e.v3(fmla, 0, 1, 2)
		e.storeRow(0)
		e.neonMinMax(0)
	})
	e.neonRange()
	e.op("MOVD %d(R0), R12", rLdy)
	e.op("ADD R12, R11, R11")
	e.neonRowsEnd(loop, 8)
}

func (e *emitter) neonSoftmaxRows() {
	loop := e.neonRowsBegin("softmaxRows_neon is the softmax to base 2, in place.", "softmaxRows_neon")
	e.neonHoldPoly()
	e.all("expMin", 15)
	e.line("%s:", loop)
	e.op("VLD1 (R1), [V5.S4]")
	e.neonEach(func() {
		e.loadRow(0)
		e.v3(fmax, 5, 5, 0)
	})
	e.v2(fmaxv, 5, 5)
	e.spread(5)
	e.zeroV(6)
	e.neonEach(func() {
		e.loadRow(1)
		e.v3(fsub, 1, 1, 5)
		e.v3(fmax, 1, 1, 15)
		e.neonExp2()
		e.storeRow(3)
		e.v3(fadd, 6, 6, 3)
	})
	e.neonSum(6)
	e.scalar("one", 1)
	e.op("FDIVS F6, F1, F6")
	e.spread(6)
	e.neonEach(func() {
		e.loadRow(0)
		e.v3(fmul, 0, 0, 6)
		e.storeRow(0)
	})
	e.neonRowsEnd(loop, 0)
}

func (e *emitter) neonDotRows() {
	loop := e.neonRowsBegin("dotRows_neon multiplies rows with one vector or with rows.", "dotRows_neon")
	e.op("MOVD %d(R0), R12", rLdy)
	e.line("%s:", loop)
	e.zeroV(0)
	e.op("MOVD R11, R14")
	e.neonEach(func() {
		e.loadRow(1)
		e.op("VLD1.P 16(R14), [V2.S4]")
		e.v3(fmla, 0, 1, 2)
	})
	e.neonSum(0)
	e.op("FMOVS F0, (R3)")
	e.op("ADD R12, R11, R11")
	e.neonRowsEnd(loop, 4)
}

func (e *emitter) neonReLURows() {
	loop := e.neonRowsBegin("reluRows_neon makes negative values zero.", "reluRows_neon")
	e.zeroV(0)
	e.line("%s:", loop)
	e.neonEach(func() {
		e.loadRow(1)
		e.v3(fmax, 1, 1, 0)
		e.storeRow(1)
	})
	e.neonRowsEnd(loop, 0)
}

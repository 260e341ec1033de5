package main

// The attention's own kernels, for VNNI: queries, keys, values and weights are bytes there.

// queryRows quantises rows of x, each column times w, to signed bytes.
func (e *emitter) queryRows() {
	s := avx512
	name := "queryRows_avx512"
	loop := e.rowsBegin(name+" quantises queries to signed bytes.", name)
	e.op("MOVQ %d(DI), R13", rW)
	e.hold("absMask", "Z5")
	e.line("%s:", loop)
	e.zero(0)
	e.each(s, func() {
		e.op("VMOVUPS (AX)(SI*1), Z1")
		e.op("VMULPS (R13)(SI*1), Z1, Z1")
		e.op("VANDPS Z5, Z1, Z1")
		e.op("VMAXPS Z1, Z0, Z0")
	})
	e.scaleOf(s, "127", 0, 1, 2)
	e.op("MOVQ BX, R12")
	e.each(s, func() {
		e.op("VMULPS (AX)(SI*1), Z2, Z0")
		e.op("VMULPS (R13)(SI*1), Z0, Z0")
		e.op("VCVTPS2DQ Z0, Z0")
		e.op("VPMOVDB Z0, (R12)")
		e.op("ADDQ $16, R12")
	})
	e.rowsEnd(loop, 4)
}

// keyRows quantises rows of x, each column times w, to bytes shifted by 128.
func (e *emitter) keyRows() {
	s := avx512
	name := "keyRows_avx512"
	loop := e.rowsBegin(name+" quantises keys by columns' scales.", name)
	e.op("MOVQ %d(DI), R13", rW)
	e.hold("magicByte", "Z5")
	e.line("%s:", loop)
	e.op("MOVQ BX, R12")
	e.each(s, func() {
		e.op("VMOVUPS (AX)(SI*1), Z0")
		e.op("VFMADD132PS (R13)(SI*1), Z5, Z0")
		e.op("VPMOVDB Z0, (R12)")
		e.op("ADDQ $16, R12")
	})
	e.rowsEnd(loop, 0)
}

// transpose16 transposes blocks of 16 rows by 16 dwords: row r of block i
// stands at x + r*ldx + i*64; of its columns, which are those of two heads, the
// first eight go to q + 2i*ldy + c*ldq, the others to q + (2i+1)*ldy + (c-8)*ldq.
func (e *emitter) transpose16() {
	loop := e.rowsBegin("transpose16_avx512 transposes blocks of 16 by 16 dwords.", "transpose16_avx512")
	e.op("MOVQ %d(DI), R10", rLdy)
	e.line("%s:", loop)
	e.op("MOVQ AX, SI")
	for r := 0; r < 16; r++ {
		e.op("VMOVDQU32 (SI), Z%d", r)
		e.op("ADDQ R8, SI")
	}
	// Z0..15 rows -> Z16..31 pairs -> Z0..15 quads -> Z16..31 halves -> Z0..15 columns.
	for i := 0; i < 16; i += 2 {
		e.op("VPUNPCKLDQ Z%d, Z%d, Z%d", i+1, i, 16+i)
		e.op("VPUNPCKHDQ Z%d, Z%d, Z%d", i+1, i, 17+i)
	}
	for g := 16; g < 32; g += 4 {
		e.op("VPUNPCKLQDQ Z%d, Z%d, Z%d", g+2, g, g-16)
		e.op("VPUNPCKHQDQ Z%d, Z%d, Z%d", g+2, g, g-15)
		e.op("VPUNPCKLQDQ Z%d, Z%d, Z%d", g+3, g+1, g-14)
		e.op("VPUNPCKHQDQ Z%d, Z%d, Z%d", g+3, g+1, g-13)
	}
	for c := 0; c < 4; c++ {
		e.op("VSHUFI32X4 $0x88, Z%d, Z%d, Z%d", 4+c, c, 16+c)
		e.op("VSHUFI32X4 $0xdd, Z%d, Z%d, Z%d", 4+c, c, 20+c)
		e.op("VSHUFI32X4 $0x88, Z%d, Z%d, Z%d", 12+c, 8+c, 24+c)
		e.op("VSHUFI32X4 $0xdd, Z%d, Z%d, Z%d", 12+c, 8+c, 28+c)
	}
	for c := 0; c < 4; c++ {
		e.op("VSHUFI32X4 $0x88, Z%d, Z%d, Z%d", 24+c, 16+c, c)
		e.op("VSHUFI32X4 $0x88, Z%d, Z%d, Z%d", 28+c, 20+c, 4+c)
		e.op("VSHUFI32X4 $0xdd, Z%d, Z%d, Z%d", 24+c, 16+c, 8+c)
		e.op("VSHUFI32X4 $0xdd, Z%d, Z%d, Z%d", 28+c, 20+c, 12+c)
	}
	e.op("MOVQ BX, SI")
	for c := 0; c < 16; c++ {
		if c == 8 {
			e.op("LEAQ (BX)(R10*1), SI")
		}
		e.op("VMOVDQU32 Z%d, (SI)", c)
		e.op("ADDQ R9, SI")
	}
	e.op("ADDQ $64, AX")
	e.op("LEAQ (BX)(R10*2), BX")
	e.op("DECQ R11")
	e.op("JNZ %s", loop)
	e.end()
}

// absMaxCols finds, for every column of x, max|x|/127 (to scale) and its
// inverse (to w), 32 columns at a time.
func (e *emitter) absMaxCols() {
	e.rowsBegin("absMaxCols_avx512 finds the scale of every column.", "absMaxCols_avx512")
	e.op("MOVQ %d(DI), R13", rW)
	e.hold("absMask", "Z5")
	cols, rows := e.label("cols"), e.label("rows")
	e.line("%s:", cols)
	e.op("MOVQ AX, SI")
	e.op("MOVQ R11, R12")
	e.zero(0)
	e.zero(1)
	e.line("%s:", rows)
	for i := 0; i < 2; i++ {
		e.op("VANDPS %d(SI), Z5, Z2", 64*i)
		e.op("VMAXPS Z2, Z%d, Z%d", i, i)
	}
	e.op("ADDQ R8, SI")
	e.op("DECQ R12")
	e.op("JNZ %s", rows)
	for i := 0; i < 2; i++ {
		e.op("VMAXPS tiny<>(SB), Z%d, Z%d", i, i)
		e.op("VMULPS inv127<>(SB), Z%d, Z2", i)
		e.op("VMOVUPS Z2, %d(CX)", 64*i)
		e.op("VMOVUPS c127<>(SB), Z2")
		e.op("VDIVPS Z%d, Z2, Z2", i)
		e.op("VMOVUPS Z2, %d(R13)", 64*i)
	}
	e.op("ADDQ $128, AX")
	e.op("ADDQ $128, CX")
	e.op("ADDQ $128, R13")
	e.op("SUBQ $128, DX")
	e.op("JNZ %s", cols)
	e.end()
}

// quadRows writes four rows of x, each column times w, as one row of quads of signed bytes:
// the uppermost row in the lowest byte.
func (e *emitter) quadRows() {
	s := avx512
	loop := e.rowsBegin("quadRows_avx512 interleaves four rows as bytes.", "quadRows_avx512")
	e.op("MOVQ %d(DI), R13", rW)
	e.hold("magicWord", "Z5")
	for i, mask := range []string{"0x1111111111111111", "0x2222222222222222", "0x4444444444444444"} {
		e.op("MOVQ $%s, R10", mask)
		e.op("KMOVQ R10, K%d", i+1)
	}
	e.line("%s:", loop)
	e.op("LEAQ (AX)(R8*2), R10")
	e.op("ADDQ R8, R10") // the last of the four
	e.op("MOVQ AX, R12")
	e.each(s, func() {
		e.op("VMOVUPS (R13)(SI*1), Z4")
		for i, at := range []string{"(R12)", "(R12)(R8*1)", "(R12)(R8*2)", "(R10)(SI*1)"} {
			e.op("VMOVUPS %s, Z%d", at, i)
			e.op("VFMADD213PS Z5, Z4, Z%d", i)
			if i > 0 {
				e.op("VPSLLD $%d, Z%d, Z%d", 8*i, i, i)
			}
		}
		for i := range 3 {
			e.op("VMOVDQU8 Z%d, K%d, Z3", i, i+1)
		}
		e.op("VMOVDQU32 Z3, (BX)(SI*1)")
		e.op("ADDQ $64, R12")
	})
	e.op("LEAQ (R10)(R8*1), AX")
	e.op("ADDQ R9, BX")
	e.op("DECQ R11")
	e.op("JNZ %s", loop)
	e.end()
}

// softmax8Rows makes weights of rows of scores (see scoreDot), each row times its
// scale at y: round(250*2^(x-max)) as bytes at q, one over their sum at scale. Of
// the last vector the lanes in mask count, the others become zero. The exponent is
// rounded to 1/32, of which a table knows the powers.
func (e *emitter) softmax8Rows() {
	s := avx512
	name := "softmax8Rows_avx512"
	loop := e.rowsBegin(name+" is the softmax to base 2, as bytes over 250.", name)
	e.op("MOVQ %d(DI), R10", rY)
	e.op("MOVQ %d(DI), R13", rMask)
	e.op("KMOVW R13, K1")
	e.hold("powers0", "Z10")
	e.hold("powers1", "Z11")
	e.hold("powersMin", "Z12")
	e.hold("one", "Z9")
	e.op("SUBQ $64, DX")
	e.op("MOVQ $-0x80000000, R13")
	e.op("VPBROADCASTD R13, Z7")
	e.rowShifts()
	e.op("MOVQ %d(DI), AX", rX)
	e.op("MOVQ %d(DI), CX", rScale)
	e.op("MOVQ %d(DI), R11", rRows)
	e.op("MOVQ %d(DI), R10", rY)
	e.line("%s:", loop)
	e.op("VBROADCASTSS (R10), Z3")
	e.op("VBROADCASTSS (CX), Z4")
	e.op("VPXORD X5, X5, X5")
	e.op("MOVQ BX, R12")
	weigh := func(at string) {
		e.op("VMOVAPS Z3, Z0")
		e.op("VFMADD132PS (AX)(%s*1), Z4, Z0", at) // 32nds in the lowest bits
		e.op("VMAXPS Z12, Z0, Z0")
		e.op("VMOVAPS Z0, Z2")
		e.op("VPERMI2PS Z11, Z10, Z2")
		e.op("VPSLLD $18, Z0, Z0")
		e.op("VPADDD Z0, Z2, Z2")
		e.op("VCVTPS2DQ Z2, Z2")
	}
	e.leading(func() {
		weigh("SI")
		e.op("VPADDD Z2, Z5, Z5")
		e.op("VPMOVUSDB Z2, (R12)")
		e.op("ADDQ $16, R12")
	})
	weigh("DX")
	e.op("VMOVDQA32.Z Z2, K1, Z2")
	e.op("VPADDD Z2, Z5, Z5")
	e.op("VPMOVUSDB Z2, (R12)")
	e.op("VCVTDQ2PS Z5, Z5")
	e.reduce(s, "VADDPS", 5, 1)
	e.op("VDIVSS X5, X9, X5")
	e.op("VMOVSS X5, (CX)")
	e.op("ADDQ $4, R10")
	e.rowsEnd(loop, 4)
}

// rowShifts stores powersTop - max*scale of every row at scale. It is a pass of its
// own so that the rows' reductions overlap.
func (e *emitter) rowShifts() {
	loop := e.label("shifts")
	e.line("%s:", loop)
	e.op("VMOVDQA32 Z7, Z0")
	e.op("VMOVDQA32 Z7, Z6")
	e.op("VPMAXSD (AX)(DX*1), Z6, K1, Z6") // the last vector
	e.leading(func() { e.op("VPMAXSD (AX)(SI*1), Z0, Z0") })
	e.op("VPMAXSD Z6, Z0, Z0")
	e.reduce(avx512, "VPMAXSD", 0, 1)
	e.op("VMOVSS (R10), X3")
	e.op("VMOVSS powersTop<>(SB), X4")
	e.op("VFNMADD231SS X0, X3, X4")
	e.op("VMOVSS X4, (CX)")
	e.op("ADDQ $4, R10")
	e.op("ADDQ $4, CX")
	e.op("ADDQ R8, AX")
	e.op("DECQ R11")
	e.op("JNZ %s", loop)
}

// leading runs body for every vector of a row but the last, at DX.
func (e *emitter) leading(body func()) {
	loop, done := e.label("leading"), e.label("done")
	e.op("XORQ SI, SI")
	e.op("TESTQ DX, DX")
	e.op("JE %s", done)
	e.line("%s:", loop)
	body()
	e.op("ADDQ $64, SI")
	e.op("CMPQ SI, DX")
	e.op("JLT %s", loop)
	e.line("%s:", done)
}

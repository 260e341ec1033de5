package main

import (
	"fmt"
	"math"
)

// The arm64 kernels: NEON with the dot product of bytes (ARMv8.2 DotProd).
// Go's assembler lacks many vector instructions; they stand as WORDs, encoded
// after the Arm Architecture Reference Manual, C7.2.
//
// Registers: R0 holds the arguments; V0..V15 accumulate.

// Opcodes with three registers (Vd, Vn, Vm of four floats or ints) or two.
const (
	fadd, fsub, fmul, fdiv = 0x4e20d400, 0x4ea0d400, 0x6e20dc00, 0x6e20fc00
	fmax, fmin, fmla       = 0x4e20f400, 0x4ea0f400, 0x4e20cc00
	faddp                  = 0x6e20d400
	scvtf, fcvtns, frintm  = 0x4e21d800, 0x4e21a800, 0x4e219800
	fmaxv, fminv           = 0x6e30f800, 0x6eb0f800
	sqxtn4h, sqxtn8h       = 0x0e614800, 0x4e614800
	sqxtn8b, sqxtn16b      = 0x0e214800, 0x4e214800
	sdotLane, fmlaLane     = 0x4f80e000, 0x4f801000
)

var mnemonics = map[uint32]string{
	fadd: "FADD", fsub: "FSUB", fmul: "FMUL", fdiv: "FDIV", fmax: "FMAX", fmin: "FMIN", fmla: "FMLA", faddp: "FADDP",
	scvtf: "SCVTF", fcvtns: "FCVTNS", frintm: "FRINTM", fmaxv: "FMAXV", fminv: "FMINV",
	sqxtn4h: "SQXTN.4H", sqxtn8h: "SQXTN2.8H", sqxtn8b: "SQXTN.8B", sqxtn16b: "SQXTN2.16B", sdotLane: "SDOT", fmlaLane: "FMLA",
}

// v3 writes vd = vn op vm (FMLA: vd += vn*vm).
func (e *emitter) v3(op uint32, d, n, m int) {
	e.op("WORD $0x%08x // %s V%d, V%d, V%d", op|uint32(m)<<16|uint32(n)<<5|uint32(d), mnemonics[op], d, n, m)
}

// v2 writes vd = op vn.
func (e *emitter) v2(op uint32, d, n int) {
	e.op("WORD $0x%08x // %s V%d, V%d", op|uint32(n)<<5|uint32(d), mnemonics[op], d, n)
}

// byLane writes vd += vn * vm[lane], of floats or of bytes four at a time.
func (e *emitter) byLane(op uint32, d, n, m, lane int) {
	word := op | uint32(lane&1)<<21 | uint32(m)<<16 | uint32(lane>>1)<<11 | uint32(n)<<5 | uint32(d)
	e.op("WORD $0x%08x // %s V%d, V%d, V%d[%d]", word, mnemonics[op], d, n, m, lane)
}

func (e *emitter) copyV(from, to int) { e.op("VMOV V%d.B16, V%d.B16", from, to) }

func (e *emitter) zeroV(i int) { e.op("VEOR V%d.B16, V%d.B16, V%d.B16", i, i, i) }

// loadVs loads n registers from first on, from successive places at reg.
func (e *emitter) loadVs(reg string, first, n int) {
	list := ""
	for i := range n {
		if i > 0 {
			list += ", "
		}
		list += fmt.Sprintf("V%d.B16", first+i)
	}
	e.op("VLD1 (%s), [%s]", reg, list)
}

// neonConstants is a table of floats; neonAt gives their places.
var neonConstants = []struct {
	name string
	v    float32
}{
	{"one", 1}, {"half", 0.5}, {"tiny", 1e-30}, {"c253", 253}, {"inv253", 1.0 / 253},
	{"expMin", -126}, {"expMax", 126}, {"geluC0", geluC0}, {"geluC1", geluC1},
	{"exp0", exp2Poly[5][0]}, {"exp1", exp2Poly[5][1]}, {"exp2", exp2Poly[5][2]},
	{"exp3", exp2Poly[5][3]}, {"exp4", exp2Poly[5][4]}, {"exp5", exp2Poly[5][5]},
}

func neonAt(name string) int {
	for i, c := range neonConstants {
		if c.name == name {
			return 4 * i
		}
	}
	panic("no constant " + name)
}

func (e *emitter) neonTable() {
	for i, c := range neonConstants {
		e.line("DATA neon<>+%d(SB)/4, $0x%08x // %s", 4*i, math.Float32bits(c.v), c.name)
	}
	e.line("GLOBL neon<>(SB), RODATA|NOPTR, $%d", 4*len(neonConstants))
	e.line("")
}

// all loads a constant into every lane of a register; R20 holds the table.
func (e *emitter) all(name string, reg int) {
	e.op("ADD $%d, R20, R21", neonAt(name))
	e.op("VLD1R (R21), [V%d.S4]", reg)
}

func (e *emitter) scalar(name string, reg int) { e.op("FMOVS %d(R20), F%d", neonAt(name), reg) }

func (e *emitter) beginNeon(comment, name string) {
	e.declare(comment, name)
	e.op("MOVD args+0(FP), R0")
	e.op("MOVD $neon<>(SB), R20")
}

func (e *emitter) endNeon() {
	e.op("RET")
	e.line("")
}

// neonColumns is the width of a panel, in vectors.
const neonColumns = 4

// neonGemm writes a kernel of mr rows by 16 columns. R5..R8 walk over A's
// rows, R3 over B.
func (e *emitter) neonGemm(k kind, mr int) {
	name := fmt.Sprintf("gemm%s_neon_%dx16", k, mr)
	acc := func(i, j int) int { return i*neonColumns + j }
	const b, a = 16, 20
	e.beginNeon(name+" multiplies rows of A by a panel of B.", name)
	for _, r := range []struct{ off, reg int }{{gA, 1}, {gLda, 2}, {gLdb, 4}, {gC, 9}, {gLdc, 10}, {gRowScale, 11}, {gTiles, 12}, {gBias, 13}, {gColScale, 14}, {gColSum, 15}} {
		e.op("MOVD %d(R0), R%d", r.off, r.reg)
	}
	tile, loop := e.label("tile"), e.label("loop")
	e.line("%s:", tile)
	e.op("MOVD %d(R0), R3", gB)
	e.op("MOVD %d(R0), R16", gK)
	e.op("MOVD R1, R5")
	for i := 1; i < mr; i++ {
		e.op("ADD R2, R%d, R%d", 4+i, 5+i)
	}
	for i := range mr {
		if k == floatFMA {
			e.loadVs("R13", acc(i, 0), neonColumns)
			continue
		}
		for j := range neonColumns {
			e.zeroV(acc(i, j))
		}
	}
	e.line("%s:", loop)
	for i := range mr {
		e.op("VLD1.P 16(R%d), [V%d.B16]", 5+i, a+i)
	}
	for s := range unroll {
		e.loadVs("R3", b, neonColumns)
		e.op("ADD R4, R3, R3")
		for i := range mr {
			for j := range neonColumns {
				op := map[kind]uint32{int8Dot: sdotLane, floatFMA: fmlaLane}[k]
				e.byLane(op, acc(i, j), b+j, a+i, s)
			}
		}
	}
	e.op("SUBS $%d, R16, R16", unroll)
	e.op("BNE %s", loop)
	e.neonFinish(k, mr, acc)
	e.op("MOVD R%d, R1", 5+mr-1) // the end of the last row, back to its beginning, and one row down
	e.op("MOVD %d(R0), R16", gK)
	e.op("SUB R16<<2, R1, R1")
	e.op("ADD R2, R1, R1")
	e.op("SUBS $1, R12, R12")
	e.op("BNE %s", tile)
	e.endNeon()
}

// neonFinish stores a tile; for bytes as acc*row*col + bias + middle*colSum.
func (e *emitter) neonFinish(k kind, mr int, acc func(i, j int) int) {
	const col, colSum, bias, row, middle, t = 16, 20, 28, 24, 25, 26
	if k == int8Dot {
		e.loadVs("R14", col, neonColumns)
		e.loadVs("R15", colSum, neonColumns)
		e.loadVs("R13", bias, neonColumns)
	}
	for i := range mr {
		if k == int8Dot {
			e.op("VLD1R.P 4(R11), [V%d.S4]", row)
			e.op("VLD1R.P 4(R11), [V%d.S4]", middle)
		}
		for j := range neonColumns {
			if k == int8Dot {
				e.v2(scvtf, acc(i, j), acc(i, j))
				e.v3(fmul, acc(i, j), acc(i, j), row)
				e.copyV(bias+j, t)
				e.v3(fmla, t, acc(i, j), col+j)
				e.v3(fmla, t, middle, colSum+j)
				e.copyV(t, acc(i, j))
			}
		}
		first := acc(i, 0)
		e.op("VST1 [V%d.B16, V%d.B16, V%d.B16, V%d.B16], (R9)", first, first+1, first+2, first+3)
		e.op("ADD R10, R9, R9")
	}
}

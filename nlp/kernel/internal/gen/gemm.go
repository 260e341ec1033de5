package main

import "fmt"

// kind is what a matrix kernel multiplies.
type kind int

const (
	int8Dot  kind = iota // four 8-bit products a lane and step; two for AVX2
	mixDot               // the same of weights, whose rows have a scale and no middle
	scoreDot             // four 8-bit products, B the unsigned side; stored as floats over 1.5*2^23
	floatFMA
)

func (k kind) String() string { return [...]string{"I8", "Mix", "Score", "F32"}[k] }

// gemmSpec is one micro-kernel: mr rows by nv vectors of columns.
type gemmSpec struct {
	isa    *isa
	kind   kind
	mr, nv int
}

func (g gemmSpec) name() string {
	return fmt.Sprintf("gemm%s_%s_%dx%d", g.kind, g.isa.name, g.mr, g.nv*g.isa.lanes)
}

// Offsets in gemmArgs.
const (
	gA, gLda, gB, gLdb, gK, gC, gLdc                    = 0, 8, 16, 24, 32, 40, 48
	gRowScale, gColScale, gBias, gComp, gTiles, gColSum = 56, 64, 72, 80, 88, 96
	gPanels                                             = 104
)

// unroll is the number of steps of k in one turn of the inner loop.
const unroll = 4

// gemm writes a kernel that multiplies tiles of mr rows of A, one below the
// other, by one panel of B. Registers: accumulators first, then nv of B, then
// one of A; AX, R12 and R13 walk over A three rows each, BX is A's row stride,
// CX walks over B, and R15 over the panel behind it.
func (e *emitter) gemm(g gemmSpec) {
	s := g.isa
	acc := func(i, j int) string { return s.v(i*g.nv + j) }
	b := func(j int) string { return s.v(g.mr*g.nv + j) }
	a := s.v(g.mr*g.nv + g.nv)
	e.begin(fmt.Sprintf("%s multiplies rows of A by a panel of B.", g.name()), g.name())
	e.op("MOVQ %d(DI), AX", gA)
	e.op("MOVQ %d(DI), BX", gLda)
	e.op("MOVQ %d(DI), DX", gLdb)
	e.op("MOVQ %d(DI), R8", gC)
	e.op("MOVQ %d(DI), R9", gLdc)
	e.op("MOVQ %d(DI), R10", gRowScale)
	e.op("MOVQ %d(DI), R11", gTiles)
	if g.fetchesAhead() {
		e.op("MOVQ %d(DI), R15", gK)
		e.op("IMULQ DX, R15")
		e.op("ADDQ %d(DI), R15", gB)
	}
	panel, tile, loop := "", e.label("tile"), e.label("loop")
	if g.kind == scoreDot {
		panel = g.panels(e)
	}
	e.line("%s:", tile)
	g.walkers(e)
	g.start(e, acc)
	e.op("MOVQ %d(DI), SI", gK)
	e.line("%s:", loop)
	g.steps(e, acc, b, a)
	e.op("SUBQ $%d, SI", unroll)
	e.op("JNZ %s", loop)
	g.finish(e, acc, b, a)
	g.nextTile(e)
	e.op("DECQ R11")
	e.op("JNZ %s", tile)
	if g.kind == scoreDot {
		g.nextPanel(e, panel)
	}
	e.end()
}

// panels opens the loop over panels that lie one behind the other: R14 counts them, R15 is
// the panel, R10 what it gives.
func (g gemmSpec) panels(e *emitter) (loop string) {
	loop = e.label("panel")
	e.op("MOVQ %d(DI), R14", gPanels)
	e.op("MOVQ %d(DI), R15", gB)
	e.op("MOVQ R8, R10")
	e.hold("magicWord", "Z31")
	e.line("%s:", loop)
	e.op("MOVQ %d(DI), AX", gA)
	e.op("MOVQ R10, R8")
	e.op("MOVQ %d(DI), R11", gTiles)
	return loop
}

// nextPanel goes on to the panel that begins where CX has come to.
func (g gemmSpec) nextPanel(e *emitter, loop string) {
	e.op("MOVQ CX, R15")
	e.op("ADDQ $%d, R10", g.nv*g.isa.bytes())
	e.op("DECQ R14")
	e.op("JNZ %s", loop)
}

// walkers sets CX to the panel's beginning, and R12 and R13 three and six rows
// below AX.
func (g gemmSpec) walkers(e *emitter) {
	if g.kind == scoreDot {
		e.op("MOVQ R15, CX")
	} else {
		e.op("MOVQ %d(DI), CX", gB)
	}
	if g.mr > 3 {
		e.op("LEAQ (AX)(BX*2), R12")
		e.op("ADDQ BX, R12")
	}
	if g.mr > 6 {
		e.op("LEAQ (R12)(BX*2), R13")
		e.op("ADDQ BX, R13")
	}
}

// steps multiplies as many steps of k as one turn of the loop takes.
func (g gemmSpec) steps(e *emitter, acc func(i, j int) string, b func(j int) string, a string) {
	for u := range unroll {
		if g.fetchesAhead() && u%2 == 0 {
			e.op("PREFETCHT1 %d(R15)", 32*u)
		}
		for j := range g.nv {
			g.load(e, j, b(j))
		}
		e.op("ADDQ DX, CX")
		for i := range g.mr {
			g.multiply(e, rowAddr(i, 4*u), a, b, func(j int) string { return acc(i, j) })
		}
	}
	for i := 0; i < g.mr; i += 3 {
		e.op("ADDQ $%d, %s", 4*unroll, walkersOfA[i/3])
	}
	if g.fetchesAhead() {
		e.op("ADDQ $128, R15")
	}
}

// walkersOfA are the registers that walk over A, three rows each.
var walkersOfA = []string{"AX", "R12", "R13"}

// nextTile takes AX back to the first column, and mr rows down.
func (g gemmSpec) nextTile(e *emitter) {
	e.op("MOVQ %d(DI), SI", gK)
	e.op("SHLQ $2, SI")
	e.op("SUBQ SI, AX")
	for rest := g.mr; rest > 0; {
		step := 1
		for step < 8 && 2*step <= rest {
			step *= 2
		}
		e.op("LEAQ (AX)(BX*%d), AX", step)
		rest -= step
	}
}

// rowAddr is the address of A's row i of a tile, off bytes on.
func rowAddr(i, off int) string {
	base := walkersOfA[i/3]
	if i%3 == 0 {
		return fmt.Sprintf("%d(%s)", off, base)
	}
	return fmt.Sprintf("%d(%s)(BX*%d)", off, base, i%3)
}

// start sets the accumulators: the bias for floats, the compensation of the
// shifted activations for VNNI's bytes, the bits of 1.5*2^23 for scores, which
// makes floats of the integers that are added, else zero.
func (g gemmSpec) start(e *emitter, acc func(i, j int) string) {
	s := g.isa
	from := -1
	switch {
	case g.kind == floatFMA:
		from = gBias
	case g.kind == int8Dot && s == avx512:
		from = gComp
	}
	if from >= 0 {
		e.op("MOVQ %d(DI), SI", from)
	}
	for j := 0; j < g.nv; j++ {
		for i := 0; i < g.mr; i++ {
			switch {
			case from >= 0:
				e.op("VMOVUPS %d(SI), %s", j*s.bytes(), acc(i, j))
			case g.kind == scoreDot:
				e.op("VMOVAPS Z31, %s", acc(i, j))
			default:
				e.op("VPXOR%s %s, %s, %s", map[bool]string{true: "D"}[s == avx512], acc(i, j), acc(i, j), acc(i, j))
			}
		}
	}
}

// multiply adds one step of one row of A, at addr, times B to acc(0..nv-1).
func (g gemmSpec) multiply(e *emitter, addr, a string, b, acc func(j int) string) {
	s := g.isa
	switch {
	case g.kind == floatFMA:
		e.op("VBROADCASTSS %s, %s", addr, a)
		for j := 0; j < g.nv; j++ {
			e.op("VFMADD231PS %s, %s, %s", b(j), a, acc(j))
		}
	case s == avx512:
		e.op("VPBROADCASTD %s, %s", addr, a)
		for j := 0; j < g.nv; j++ {
			if g.kind == scoreDot { // the unsigned side is the middle operand
				e.op("VPDPBUSD %s, %s, %s", a, b(j), acc(j))
			} else {
				e.op("VPDPBUSD %s, %s, %s", b(j), a, acc(j))
			}
		}
	default:
		t := s.v(13)
		e.op("VPBROADCASTD %s, %s", addr, a)
		for j := 0; j < g.nv; j++ {
			e.op("VPMADDWD %s, %s, %s", b(j), a, t)
			e.op("VPADDD %s, %s, %s", t, acc(j), acc(j))
		}
	}
}

// load brings vector j of B's step into a register. AVX2 has no dot product of
// bytes that cannot saturate: there they are widened, two products a lane and
// step, and activations are 16 bits wide from the start.
func (g gemmSpec) load(e *emitter, j int, b string) {
	if g.kind == int8Dot && g.isa == avx2 {
		e.op("VPMOVSXBW %d(CX), %s", j*g.isa.bytes()/2, b)
		return
	}
	e.op("VMOVUPS %d(CX), %s", j*g.isa.bytes(), b)
}

// finish turns integer accumulators into floats and stores the tile; R8 and
// R10 move on to the next. c = acc*row*col, and for bytes, whose rows have a
// scale and a middle: c = acc*row*col + bias + middle*colSum.
func (g gemmSpec) finish(e *emitter, acc func(i, j int) string, b func(j int) string, a string) {
	s := g.isa
	scaled := g.kind == int8Dot || g.kind == mixDot
	middle, rowStep := s.v(11), 4
	if s == avx512 {
		middle = s.v(31)
	}
	if scaled {
		e.op("MOVQ %d(DI), SI", gColScale)
		for j := 0; j < g.nv; j++ {
			e.op("VMOVUPS %d(SI), %s", j*s.bytes(), b(j))
		}
	}
	if g.kind == int8Dot {
		e.op("MOVQ %d(DI), SI", gBias)
		e.op("MOVQ %d(DI), CX", gColSum)
		rowStep = 8
	}
	for i := 0; i < g.mr; i++ {
		if scaled {
			e.op("VBROADCASTSS %d(R10), %s", rowStep*i, a)
		}
		if g.kind == int8Dot {
			e.op("VBROADCASTSS %d(R10), %s", rowStep*i+4, middle)
		}
		for j := 0; j < g.nv; j++ {
			r, off := acc(i, j), j*s.bytes()
			if scaled {
				e.op("VCVTDQ2PS %s, %s", r, r)
				e.op("VMULPS %s, %s, %s", a, r, r)
			}
			switch g.kind {
			case int8Dot:
				e.op("VFMADD213PS %d(SI), %s, %s", off, b(j), r)
				e.op("VFMADD231PS %d(CX), %s, %s", off, middle, r)
			case mixDot:
				e.op("VMULPS %s, %s, %s", b(j), r, r)
			}
			e.op("VMOVUPS %s, %d(R8)", r, off)
		}
		e.op("ADDQ R9, R8")
	}
	if scaled {
		e.op("ADDQ $%d, R10", rowStep*g.mr)
	}
}

// fetchesAhead tells whether the kernel brings the next panel, which R15 walks over, into the
// second-level cache while it works on one: two lines a turn, so a panel in six tiles. The
// weights of all layers do not fit there, and what else runs on the machine may push them out
// of the third level.
func (g gemmSpec) fetchesAhead() bool {
	return g.kind == int8Dot && g.isa == avx512 && g.mr == 8 && g.nv == 3
}

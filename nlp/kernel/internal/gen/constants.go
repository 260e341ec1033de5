package main

import (
	"fmt"
	"math"
)

// The coefficients of 2^r on [0, 1): minimax for the relative error (Remez),
// which is 7.5e-5, 2.6e-6 and 7.5e-8 for the degrees 3, 4 and 5.
var exp2Poly = map[int][]float32{
	3: {0.9999252185627154, 0.6958335404947528, 0.226067155427483, 0.07802452264047964},
	4: {1.000002593370694, 0.6930038344699921, 0.24144275689141584, 0.05201146061046126, 0.013534167916049108},
	5: {0.9999999250635262, 0.6931530732001692, 0.2401536170443786, 0.055826318053277646, 0.008989340090521965, 0.0018775766751787312},
}

// GELU's tanh form is x/(1+2^(x*(c0+c1*x^2))), c0 = -2*0.79788456*log2(e).
const (
	geluC0 = -2 * 0.7978845608028654 * math.Log2E
	geluC1 = geluC0 * 0.044715
)

// The intervals of geluTail: so many to one, centred at their multiples.
const (
	geluSteps     = 6.4
	geluIntervals = 32
)

// geluTail returns the coefficients, from degree 0 up, of the polynomial that interpolates
// g(u) = u/(1+e^(2z)), z = 0.79788456(u+0.044715u^3), at the Chebyshev nodes of interval k; the
// last reaches to where g is under 1e-7. It is off by at most 1e-6.
func geluTail(k int) [4]float64 {
	g := func(u float64) float64 {
		return u / (1 + math.Exp(2*0.7978845608028654*(u+0.044715*u*u*u)))
	}
	var node, diff [4]float64
	for i := range node {
		node[i] = (float64(k) + 0.5*math.Cos(math.Pi*(float64(i)+0.5)/4)) / geluSteps
		diff[i] = g(node[i])
	}
	for n := 1; n < 4; n++ { // divided differences
		for i := 3; i >= n; i-- {
			diff[i] = (diff[i] - diff[i-1]) / (node[i] - node[i-n])
		}
	}
	out := [4]float64{diff[3]}
	for n := 2; n >= 0; n-- { // times (u - node), plus the next
		for i := 3; i > 0; i-- {
			out[i] = out[i-1] - node[n]*out[i]
		}
		out[0] = diff[n] - node[n]*out[0]
	}
	return out
}

// geluTables writes the coefficients of all intervals, two vectors a degree.
func (e *emitter) geluTables() {
	var of [geluIntervals][4]float64
	for k := range of {
		of[k] = geluTail(k)
	}
	for deg := range 4 {
		for half := range 2 {
			var bits [16]uint32
			for i := range bits {
				bits[i] = math.Float32bits(float32(of[16*half+i][deg]))
			}
			e.vectorOf(fmt.Sprintf("gelu%d_%d", deg, half), bits)
		}
	}
}

// powersMagic makes the lowest bits of a float that it is added to 32nds.
const powersMagic = 1.5 * (1 << 18)

// powers writes the bits of 2^(i/32), less what the fraction i adds to the exponent when the
// lowest bits of a float over powersMagic are shifted to where its exponent stands.
func (e *emitter) powers() {
	for half := range 2 {
		var bits [16]uint32
		for i := range bits {
			n := 16*half + i
			bits[i] = math.Float32bits(float32(math.Exp2(float64(n)/32))) - uint32(n)<<18
		}
		e.vectorOf(fmt.Sprintf("powers%d", half), bits)
	}
}

// constants writes every constant as a vector of 64 bytes.
func (e *emitter) constants() {
	e.geluTables()
	e.powers()
	for _, deg := range []int{3, 4, 5} {
		for i, c := range exp2Poly[deg] {
			e.vector(fmt.Sprintf("exp%d_%d", deg, i), math.Float32bits(c))
		}
	}
	floats := []struct {
		name string
		v    float32
	}{
		{"one", 1},
		{"geluC0", geluC0}, {"geluC1", geluC1},
		{"expMin", -126}, {"expMax", 126},
		{"geluSteps", geluSteps}, {"geluEnd", (geluIntervals - 0.6) / geluSteps},
		{"tiny", 1e-30},
		{"half", 0.5}, {"c253", 253}, {"inv253", 1.0 / 253},
		{"c127", 127}, {"inv127", 1.0 / 127},
		{"powersTop", powersMagic + 7.965784284662087}, // log2(250)
		{"powersMin", powersMagic - 30},
		{"magicByte", 1<<23 + 128},   // adding it leaves round(v)+128 in the low byte
		{"magicWord", 1<<23 + 1<<22}, // adding it leaves round(v) in the low word
	}
	for _, f := range floats {
		e.vector(f.name, math.Float32bits(f.v))
	}
	e.vector("absMask", 0x7fffffff)
	e.line("")
}

// vector writes a constant with the same bits in every lane.
func (e *emitter) vector(name string, bits uint32) {
	var all [16]uint32
	for i := range all {
		all[i] = bits
	}
	e.vectorOf(name, all)
}

func (e *emitter) vectorOf(name string, bits [16]uint32) {
	for i := 0; i < 16; i += 2 {
		e.line("DATA %s<>+%d(SB)/8, $0x%08x%08x", name, 4*i, bits[i+1], bits[i])
	}
	e.line("GLOBL %s<>(SB), RODATA|NOPTR, $64", name)
}

// hold loads the constant into a register for the length of a kernel.
func (e *emitter) hold(name, reg string) { e.op("VMOVUPS %s<>(SB), %s", name, reg) }

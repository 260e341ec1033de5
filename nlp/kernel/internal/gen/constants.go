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

// constants writes every constant as a vector of 64 bytes.
func (e *emitter) constants() {
	for _, deg := range []int{3, 4, 5} {
		for i, c := range exp2Poly[deg] {
			e.vector(fmt.Sprintf("exp%d_%d", deg, i), math.Float32bits(c))
		}
	}
	floats := []struct {
		name string
		v    float32
	}{
		{"one", 1}, {"two", 2},
		{"geluC0", geluC0}, {"geluC1", geluC1},
		{"expMin", -126}, {"expMax", 126},
		{"tiny", 1e-30},
		{"half", 0.5}, {"c253", 253}, {"inv253", 1.0 / 253},
		{"c127", 127}, {"inv127", 1.0 / 127},
		{"c1023", 1023}, {"inv1023", 1.0 / 1023},
		{"twelve", 12},
		{"magicByte", 1<<23 + 128},   // adding it leaves round(v)+128 in the low byte
		{"magicWord", 1<<23 + 1<<22}, // adding it leaves round(v) in the low word
	}
	for _, f := range floats {
		e.vector(f.name, math.Float32bits(f.v))
	}
	e.vector("absMask", 0x7fffffff)
	e.line("")
}

func (e *emitter) vector(name string, bits uint32) {
	for off := 0; off < 64; off += 8 {
		e.line("DATA %s<>+%d(SB)/8, $0x%08x%08x", name, off, bits, bits)
	}
	e.line("GLOBL %s<>(SB), RODATA|NOPTR, $64", name)
}

// hold loads the constant into a register for the length of a kernel.
func (e *emitter) hold(name, reg string) { e.op("VMOVUPS %s<>(SB), %s", name, reg) }

// Package kernel holds the vector and matrix kernels of the language engine, in
// Go assembly for AVX-512 (VNNI), AVX2 and NEON (with DotProd), and in plain Go
// for everything else.
//
// The kernels of a tier are a Kernels value; there is no package state, and a
// Kernels value and everything packed by it may be used by any number of
// goroutines at once. Whatever a call needs room for is passed in.
//
// # Numbers
//
// Weights are signed bytes with one scale an output; activations are quantised
// a row at a time to bytes, over the range from the row's least value to its
// largest. The integer products are exact, so the tiers differ only in the
// rounding of float32 sums, in the exponential (relative error at most 3e-6 in
// GELU and 1e-7 in the softmax), in GELU, which AVX-512 reads off a table of
// cubic pieces (error at most 1e-6), and, on AVX-512, in the attention: it works
// on bytes there, and its outputs lie within 4% of the float result (root mean
// square; for numbers of a normal distribution 1.3% with 17 keys, 2.7% with 256
// and 3.8% with 512, where most weights are a few steps of 1/250).
//
// # Layouts
//
// Weights are packed once, in panels of columns: for step p of the inner
// dimension (four bytes of it, on AVX2 two, or one float) the panel's columns stand side by
// side. AVX-512 multiplies 8 rows by up to 48 columns at a time, AVX2 4 by 16
// (6 by 16 for floats), NEON 4 by 16. Activations are not packed: rows lie as they are.
//
// # Other machines
//
// The arm64 kernels can be tested by emulation:
//
//	GOARCH=arm64 go test -c -o kernel.arm64 . && qemu-aarch64 -cpu max kernel.arm64
package kernel

//go:generate go run ./internal/gen

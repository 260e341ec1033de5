package kernel

import "unsafe"

// gemmArgs is what the assembly's matrix kernels take; strides are in bytes.
// internal/gen knows the fields by their offsets.
type gemmArgs struct {
	a        unsafe.Pointer // tiles*rows rows
	lda      uintptr
	b        unsafe.Pointer // one panel
	ldb      uintptr        // from one step of k to the next
	k        uintptr        // steps: 4 bytes of A each; a multiple of 4
	c        unsafe.Pointer
	ldc      uintptr
	rowScale unsafe.Pointer // for bytes pairs, see Rows
	colScale unsafe.Pointer
	bias     unsafe.Pointer
	comp     unsafe.Pointer // what the accumulators start from (AVX-512 bytes)
	tiles    uintptr
	colSum   unsafe.Pointer // what a row's middle is multiplied by
	panels   uintptr        // panels of keys, one behind the other
}

// rowArgs is what the assembly's row kernels take; strides are in bytes.
type rowArgs struct {
	x     unsafe.Pointer
	ldx   uintptr
	q     unsafe.Pointer
	ldq   uintptr
	scale unsafe.Pointer
	n     uintptr // bytes of a row of x: a multiple of 64
	rows  uintptr
	y     unsafe.Pointer
	ldy   uintptr
	w, b  unsafe.Pointer
	eps   float32
	_     float32
	invN  float32 // one over the row's length
	_     float32
	mask  uintptr // lanes of the last vector that count
}

func ptr[T any](s []T) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(s)) }

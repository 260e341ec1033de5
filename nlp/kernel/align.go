package kernel

import "unsafe"

// lane is what rows and widths are padded to: the floats of the widest vector.
const lane = 16

// tile is the number of rows that matrices of bytes are padded to.
const tile = 8

// PadRows returns n rounded up to the rows that Int8.Mul may write.
func PadRows(n int) int { return (n + tile - 1) / tile * tile }

// PadCols returns n rounded up to whole vectors.
func PadCols(n int) int { return (n + lane - 1) / lane * lane }

// aligned returns n zeros that start on a cache line: vectors of 64 bytes that
// cross one cost double.
func aligned[T any](n int) []T {
	var zero T
	size := int(unsafe.Sizeof(zero))
	s := make([]T, n+64/size)
	off := 0
	for uintptr(unsafe.Pointer(&s[off]))%64 != 0 {
		off++
	}
	return s[off : off+n : off+n]
}

// Padded returns a matrix of zeros with room for whole tiles of rows and whole
// vectors of columns, aligned to cache lines. Its stride is an odd number of
// lines, lest the rows of a column compete for a few sets of the cache.
func Padded(rows, cols int) Matrix {
	stride := oddLines(PadCols(cols))
	return Matrix{Data: aligned[float32](PadRows(rows) * stride), Rows: rows, Cols: cols, Stride: stride}
}

// oddLines returns the stride of n floats or the next that is an odd number of
// cache lines.
func oddLines(n int) int {
	if n%32 == 0 {
		return n + 16
	}
	return n
}

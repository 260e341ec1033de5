package kernel

// Matrix is a view of float32 rows: row i is Data[i*Stride : i*Stride+Cols].
// Stride may be wider than Cols; what lies between is padding without meaning.
type Matrix struct {
	Data       []float32
	Rows, Cols int
	Stride     int
}

// NewMatrix returns a matrix of zeros whose rows lie one after the other.
func NewMatrix(rows, cols int) Matrix {
	return Matrix{Data: make([]float32, rows*cols), Rows: rows, Cols: cols, Stride: cols}
}

// Row returns row i, Cols long; writing to it writes to the matrix.
func (m Matrix) Row(i int) []float32 {
	return m.Data[i*m.Stride : i*m.Stride+m.Cols : i*m.Stride+m.Cols]
}

// Slice returns rows [start, end) as a view.
func (m Matrix) Slice(start, end int) Matrix {
	if start == end {
		return Matrix{Cols: m.Cols, Stride: m.Stride}
	}
	return Matrix{Data: m.Data[start*m.Stride : (end-1)*m.Stride+m.Cols], Rows: end - start, Cols: m.Cols, Stride: m.Stride}
}

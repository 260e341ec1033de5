package kernel

import "math"

// The kernels in plain Go: what every other tier is checked against.

// normEps is BERT's epsilon.
const normEps = 1e-12

// levels is the number of steps that a row's range is cut into; the rounding of
// its middle takes what is left of the 255 values.
const levels = 253

// tiny stands for the range of a row of zeros.
const tiny = float32(1e-30)

func (r *Rows) quantise(i int, x []float32) {
	var hi, lo float32 // zero is always in the range
	for _, v := range x {
		hi, lo = max(hi, v), min(lo, v)
	}
	span := max(hi-lo, tiny)
	inv := levels / span
	middle := math.RoundToEven(float64((hi + lo) * inv * 0.5))
	r.scale[2*i] = span / levels
	r.scale[2*i+1] = float32(middle) * r.scale[2*i]
	q := r.data[i*r.cols : (i+1)*r.cols]
	for j, v := range x {
		q[j] = int8(uint8(int8(math.RoundToEven(float64(v*inv))-middle)) + r.shift)
	}
}

// gelu is x*Phi(x) in the form 0.5x(1+tanh(sqrt(2/pi)(x+0.044715x^3))).
func gelu(x float32) float32 {
	u := 0.7978845608028654 * (float64(x) + 0.044715*float64(x)*float64(x)*float64(x))
	return float32(float64(x) / (1 + math.Exp(-2*u)))
}

// layerNorm makes x = (x+y - mean)/sqrt(var+eps)*w + b.
func layerNorm(x, y, w, b []float32) {
	var sum, squares float64
	for j := range x {
		x[j] += y[j]
		sum += float64(x[j])
	}
	mean := sum / float64(len(x))
	for _, v := range x {
		squares += (float64(v) - mean) * (float64(v) - mean)
	}
	inv := 1 / math.Sqrt(squares/float64(len(x))+normEps)
	for j, v := range x {
		x[j] = float32((float64(v)-mean)*inv)*w[j] + b[j]
	}
}

// softmax makes x = 2^(x-max)/sum.
func softmax(x []float32) {
	top := float32(-math.MaxFloat32)
	for _, v := range x {
		top = max(top, v)
	}
	var sum float32
	for j, v := range x {
		x[j] = float32(math.Exp2(float64(v - top)))
		sum += x[j]
	}
	inv := 1 / sum
	for j := range x {
		x[j] *= inv
	}
}

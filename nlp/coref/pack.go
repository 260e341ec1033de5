package coref

import (
	"encoding/binary"
	"math"
)

// Pack writes the table of a ranker that has learnt: the scale (f32) and one byte a weight.
func (r *Ranker) Pack() []byte {
	top := float32(0)
	for _, w := range r.weights {
		top = max(top, w, -w)
	}
	out := binary.LittleEndian.AppendUint32(nil, math.Float32bits(top/127))
	for _, w := range r.weights {
		out = append(out, byte(int8(math.Round(float64(w/max(top, 1e-9)*127)))))
	}
	return out
}

// Unpack is the inverse of Pack; nil where b is no table. The ranker keeps b.
func Unpack(b []byte) *Ranker {
	if len(b) != 4+1<<rankBits {
		return nil
	}
	return &Ranker{packed: b[4:], scale: math.Float32frombits(binary.LittleEndian.Uint32(b))}
}

package names

import (
	_ "embed"
	"encoding/binary"
	"math"
	"strings"
)

//go:embed tagger.bin
var tagger []byte

// English returns the tagger for English, trained on newswire by nlp/names/gen.
func English() *Tagger { return Unpack(tagger) }

// Pack writes the tagger: the tags and a line end, the scale (f32), one byte a weight.
func (t *Tagger) Pack() []byte {
	top := float32(0)
	for _, w := range t.weights {
		top = max(top, w, -w)
	}
	out := append([]byte(strings.Join(t.Tags, " ")), '\n')
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(top/127))
	for _, w := range t.weights {
		out = append(out, byte(int8(math.Round(float64(w/max(top, 1e-9)*127)))))
	}
	return out
}

// Unpack is the inverse of Pack; nil where b is no tagger.
func Unpack(b []byte) *Tagger {
	tags, rest, ok := strings.Cut(string(b), "\n")
	t := &Tagger{Tags: strings.Fields(tags)}
	n := len(t.Tags) << bits
	if !ok || n == 0 || len(rest) != 4+n {
		return nil
	}
	scale := math.Float32frombits(binary.LittleEndian.Uint32([]byte(rest[:4])))
	t.weights = make([]float32, n)
	for i := range n {
		t.weights[i] = scale * float32(int8(rest[4+i]))
	}
	return t
}

package rows

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/klauspost/compress/zstd"
)

// Codec packs what is stored as a whole. Safe for concurrent use.
type Codec struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

// maxUnpacked bounds what a stored value may unpack to.
const maxUnpacked = 256 << 20

// How a packed value begins.
const (
	packedPlain = 0
	packedZstd  = 1
)

// NewCodec returns a codec.
func NewCodec() (*Codec, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderCRC(true), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, fmt.Errorf("start zstd: %w", err)
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxUnpacked), zstd.WithDecoderConcurrency(0))
	if err != nil {
		return nil, fmt.Errorf("start zstd: %w", err)
	}
	return &Codec{enc: enc, dec: dec}, nil
}

// Pack compresses bytes where that makes them smaller.
func (c *Codec) Pack(b []byte) []byte {
	out := c.enc.EncodeAll(b, append(make([]byte, 0, len(b)/2+64), packedZstd))
	if len(out) > len(b) {
		return append([]byte{packedPlain}, b...)
	}
	return out
}

// Unpack undoes Pack.
func (c *Codec) Unpack(b []byte) ([]byte, error) {
	switch {
	case len(b) == 0:
		return nil, nil
	case b[0] == packedPlain:
		return b[1:], nil
	case b[0] == packedZstd:
		out, err := c.dec.DecodeAll(b[1:], nil)
		return out, wrap(err, "unpack a stored value")
	}
	return nil, fmt.Errorf("unpack a stored value: form %d is not known; was it written by a newer program?", b[0])
}

func (c *Codec) packJSON(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return c.Pack(b), nil
}

func (c *Codec) unpackJSON(b []byte, v any) error {
	b, err := c.Unpack(b)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}

// packVector stores a unit vector as a scale (float32) and a signed byte a
// dimension: the cosine moves by less than a thousandth.
func packVector(v []float32) []byte {
	var top float32
	for _, x := range v {
		top = max(top, float32(math.Abs(float64(x))))
	}
	scale := top / 127
	bits := math.Float32bits(scale)
	out := append(make([]byte, 0, 4+len(v)), byte(bits), byte(bits>>8), byte(bits>>16), byte(bits>>24))
	for _, x := range v {
		q := 0.0
		if scale > 0 {
			q = math.Round(float64(x / scale))
		}
		out = append(out, byte(int8(q)))
	}
	return out
}

func unpackVector(b []byte) ([]float32, error) {
	if len(b) < 4 {
		return nil, fmt.Errorf("unpack a vector: %d bytes are too few", len(b))
	}
	scale := math.Float32frombits(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
	v := make([]float32, len(b)-4)
	for i, q := range b[4:] {
		v[i] = float32(int8(q)) * scale
	}
	return v, nil
}

package names

import (
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

//go:embed reader.bin
var english []byte

// English returns the reader for English, trained on newswire by training/names.py. fold
// appends a word in lower case and without accents.
func English(k kernel.Kernels, fold func([]byte, string) []byte) (*Reader, error) {
	return Load(english, k, fold)
}

const magic = "SITREPNR"

// file is a reader's file; err is the first fault of a part.
type file struct {
	head struct {
		Engine                 string // the checksum of the engine's weights whose vectors it reads
		Tags                   []string
		Groups, Per, Spelling  int
		Bits                   []int
		Classes                int
		Encoder, Width, Layers int
		Parts                  []struct {
			Name      string
			At, Bytes int
		}
	}
	parts map[string][]byte
	err   error
}

// Load makes a reader of a file's bytes, which stay in use.
func Load(b []byte, k kernel.Kernels, fold func([]byte, string) []byte) (*Reader, error) {
	r, err := load(b, k, fold)
	if err != nil {
		return nil, fmt.Errorf("load the reader of names: %w", err)
	}
	return r, nil
}

func load(b []byte, k kernel.Kernels, fold func([]byte, string) []byte) (*Reader, error) {
	f, err := parse(b)
	if err != nil {
		return nil, err
	}
	h := &f.head
	sound := len(h.Tags) > 0 && len(h.Bits) == tables && h.Classes <= 16 && h.Width%16 == 0 && h.Encoder%16 == 0
	for _, n := range []int{h.Groups, h.Per, h.Spelling, h.Classes, h.Encoder, h.Width, h.Layers} {
		sound = sound && n > 0 && n <= 4096
	}
	if !sound {
		return nil, fmt.Errorf("the header asks for what no program knows: %d tags, vectors of %d times %d, %d tables of %d, %d classes, %d layers of %d beside %d of the encoder",
			len(h.Tags), h.Groups, h.Per, len(h.Bits), h.Spelling, h.Classes, h.Layers, h.Width, h.Encoder)
	}
	r := &Reader{Tags: h.Tags, Engine: h.Engine, k: k, encoder: h.Encoder}
	r.words = vectors{at: newIndex(f.ints("words")), groups: h.Groups, per: h.Per, centres: f.floats("centres", h.Groups*256*h.Per)}
	r.words.codes = f.bytes("codes", len(r.words.at.keys)*h.Groups)
	for t, name := range tableNames {
		if h.Bits[t] < 1 || h.Bits[t] > 24 {
			return nil, fmt.Errorf("a table of 2^%d spellings", h.Bits[t])
		}
		r.spell[t] = newSpelling(h.Bits[t], h.Spelling, f.one(name+".s"), f.bytes(name, h.Spelling<<h.Bits[t]))
	}
	r.lists = lists{at: newIndex(f.ints("keys")), classes: h.Classes, fold: fold}
	r.lists.of = f.bytes("classes", 2*len(r.lists.at.keys))
	if f.err != nil {
		return nil, f.err
	}
	r.Trans = f.floats("trans", len(r.Tags)*len(r.Tags))
	in := (h.Groups*h.Per + tables*h.Spelling + 2*h.Classes + 15) / 16 * 16
	for i, name := range []string{"words", "encoder"} {
		if r.views[i], err = r.view(f, name, in+i*h.Encoder); err != nil {
			return nil, err
		}
	}
	return r, f.err
}

// parse checks the frame.
func parse(b []byte) (*file, error) {
	if len(b) < 12 || string(b[:8]) != magic {
		return nil, errors.New("it does not begin with " + magic)
	}
	n := int(binary.LittleEndian.Uint32(b[8:]))
	if n > len(b)-12 {
		return nil, fmt.Errorf("a header of %d bytes in a file of %d", n, len(b))
	}
	f := &file{parts: map[string][]byte{}}
	if err := json.Unmarshal(b[12:12+n], &f.head); err != nil {
		return nil, fmt.Errorf("read the header: %w", err)
	}
	body := b[12+n:]
	for _, p := range f.head.Parts {
		if p.At < 0 || p.Bytes < 0 || p.At > len(body) || p.Bytes > len(body)-p.At {
			return nil, fmt.Errorf("part %s: %d bytes at %d of %d", p.Name, p.Bytes, p.At, len(body))
		}
		f.parts[p.Name] = body[p.At : p.At+p.Bytes : p.At+p.Bytes]
	}
	return f, nil
}

func (f *file) bytes(name string, n int) []byte {
	b, ok := f.parts[name]
	if (!ok || len(b) != n) && f.err == nil {
		f.err = fmt.Errorf("part %s has %d bytes, not %d", name, len(b), n)
	}
	if f.err != nil {
		return nil
	}
	return b
}

func (f *file) ints(name string) []uint32 {
	b := f.bytes(name, len(f.parts[name])/4*4)
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}

func (f *file) floats(name string, n int) []float32 {
	b := f.bytes(name, 4*n)
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

func (f *file) one(name string) float32 {
	if x := f.floats(name, 1); len(x) == 1 {
		return x[0]
	}
	return 0
}

// matrix packs a matrix of bytes [out, sides*in] with a scale a row; a matrix of several sides
// gives the products with each, one after the other, and takes no bias.
func (f *file) matrix(k kernel.Kernels, name string, out, in, sides int) (*kernel.Int8, error) {
	b, scale := f.bytes(name, out*in*sides), f.floats(name+".s", out)
	var bias []float32
	if sides == 1 {
		bias = f.floats(name+".b", out)
	}
	if f.err != nil {
		return nil, f.err
	}
	var q []int8
	var scales []float32
	for side := range sides {
		for row := range out {
			for _, v := range b[(row*sides+side)*in:][:in] {
				q = append(q, int8(v))
			}
		}
		scales = append(scales, scale...)
	}
	return k.PackInt8(q, scales, bias, sides*out, in)
}

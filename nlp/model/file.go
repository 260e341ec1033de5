package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"unsafe"
)

// The weights file, as docs/engine.md describes it.
const (
	magic   = "SITREPNN"
	version = 1
)

// file is a weights file whose frame was checked.
type file struct {
	data    []byte
	config  Config
	card    Card
	vocab   []string
	tensors map[string]tensor
}

// tensor is one entry of the file's table.
type tensor struct {
	Name   string `json:"name"`
	DType  string `json:"dtype"`
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
	Bytes  int    `json:"bytes"`
}

// parse checks the file's frame: magic, version, checksum, table of tensors.
func parse(data []byte) (*file, error) {
	head := len(magic) + 8
	if len(data) < head+sha256.Size || string(data[:len(magic)]) != magic {
		return nil, errors.New("not a weights file of the language engine: it does not begin with " + magic)
	}
	if v := binary.LittleEndian.Uint32(data[8:]); v != version {
		return nil, fmt.Errorf("the file has format version %d, this program reads version %d; use the weights that came with it", v, version)
	}
	body := data[:len(data)-sha256.Size]
	if sum := sha256.Sum256(body); !bytes.Equal(sum[:], data[len(body):]) {
		return nil, errors.New("the checksum is wrong: the file is damaged or cut short; fetch it again")
	}
	n := int(binary.LittleEndian.Uint32(data[12:]))
	if n > len(body)-head {
		return nil, fmt.Errorf("the description is said to have %d bytes, the file has %d", n, len(data))
	}
	var meta struct {
		Config  Config   `json:"config"`
		Card    Card     `json:"card"`
		Vocab   []string `json:"vocab"`
		Tensors []tensor `json:"tensors"`
	}
	if err := json.Unmarshal(body[head:head+n], &meta); err != nil {
		return nil, fmt.Errorf("read the description: %w", err)
	}
	f := &file{data: body, config: meta.Config, card: meta.Card, vocab: meta.Vocab, tensors: map[string]tensor{}}
	for _, t := range meta.Tensors {
		if err := f.add(t); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// add takes a tensor into the table when its place and size are sound.
func (f *file) add(t tensor) error {
	size := map[string]int{"f32": 4, "i8": 1}[t.DType]
	for _, n := range t.Shape {
		if n <= 0 || size > len(f.data)/n {
			return fmt.Errorf("tensor %s: shape %v does not fit the file", t.Name, t.Shape)
		}
		size *= n
	}
	switch _, twice := f.tensors[t.Name]; {
	case twice:
		return fmt.Errorf("tensor %s is there twice", t.Name)
	case size == 0:
		return fmt.Errorf("tensor %s: unknown type %q; known are f32 and i8", t.Name, t.DType)
	case t.Bytes != size || t.Offset < 0 || t.Offset%64 != 0 || t.Offset > len(f.data)-size:
		return fmt.Errorf("tensor %s: %d bytes at %d do not fit its shape %v of %s", t.Name, t.Bytes, t.Offset, t.Shape, t.DType)
	}
	f.tensors[t.Name] = t
	return nil
}

func (f *file) has(name string) bool {
	_, ok := f.tensors[name]
	return ok
}

// raw returns a tensor's bytes when it has the type and shape asked for.
func (f *file) raw(name, dtype string, shape ...int) ([]byte, error) {
	t, ok := f.tensors[name]
	if !ok {
		return nil, fmt.Errorf("tensor %s is missing", name)
	}
	if t.DType != dtype || !slices.Equal(t.Shape, shape) {
		return nil, fmt.Errorf("tensor %s is %s %v; the configuration asks for %s %v", name, t.DType, t.Shape, dtype, shape)
	}
	return f.data[t.Offset : t.Offset+t.Bytes : t.Offset+t.Bytes], nil
}

// bytes returns a tensor of signed bytes as a view into the file.
func (f *file) bytes(name string, shape ...int) ([]int8, error) {
	b, err := f.raw(name, "i8", shape...)
	if err != nil {
		return nil, err
	}
	return unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(b))), len(b)), nil
}

// floats returns a copy of a tensor of floats.
func (f *file) floats(name string, shape ...int) ([]float32, error) {
	b, err := f.raw(name, "f32", shape...)
	if err != nil {
		return nil, err
	}
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out, nil
}

// Package modeltest makes weights files of random numbers, to test what reads
// them without trained weights.
package modeltest

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"math"
	"math/rand/v2"
	"strconv"

	"github.com/sitrep-news/sitrep/nlp/model"
)

// Small returns the configuration of a small network with every head.
func Small() model.Config {
	return model.Config{
		Hidden: 64, Heads: 2, FFN: 128, Shared: 2, Syntax: 1, Names: 2, Arc: 32, Rel: 16, Coref: 32, MaxPieces: 254,
		TokenHeads: []model.HeadConfig{
			{Name: "sent", Stack: "syntax", Labels: []string{"I", "B"}},
			{Name: "upos", Stack: "syntax", Labels: []string{"NOUN", "PUNCT", "VERB"}},
			{Name: "ner", Stack: "names", Labels: []string{"O", "B-Person", "I-Person"}},
		},
		Deprel:    []string{"nsubj", "obj", "obl", "punct", "root", "case", "det"},
		CorefMin:  -2,
		ActLabels: []string{"none", "ASSAULT"},
	}
}

// File is a weights file in the making.
type File struct {
	Config  model.Config
	Vocab   []string
	rand    *rand.Rand
	tensors []entry
	body    []byte
}

type entry struct {
	Name   string `json:"name"`
	DType  string `json:"dtype"`
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
	Bytes  int    `json:"bytes"`
}

// Random returns the bytes of a file with random weights for a configuration.
func Random(c model.Config, vocab []string, seed uint64) []byte {
	f := &File{Config: c, Vocab: vocab, rand: rand.New(rand.NewPCG(seed, 7))}
	f.encoder()
	f.heads()
	return f.Bytes()
}

func (f *File) encoder() {
	d := f.Config.Hidden
	f.matrix("emb.tok", 0.05, len(f.Vocab), d)
	f.floats("emb.pos", 0.05, 0, 512, d)
	f.floats("emb.shape", 0.05, 0, 8, d)
	f.floats("emb.gap", 0.05, 0, 3, d)
	f.norm("emb.ln")
	for _, s := range []struct {
		name string
		n    int
	}{{"shared", f.Config.Shared}, {"syntax", f.Config.Syntax}, {"names", f.Config.Names}} {
		for i := range s.n {
			at := s.name + "." + strconv.Itoa(i) + "."
			f.linear(at+"qkv", 3*d, d)
			f.linear(at+"out", d, d)
			f.linear(at+"up", f.Config.FFN, d)
			f.linear(at+"down", d, f.Config.FFN)
			f.norm(at + "ln1")
			f.norm(at + "ln2")
		}
	}
}

func (f *File) heads() {
	c := &f.Config
	d := c.Hidden
	for _, h := range c.TokenHeads {
		f.floats("tok."+h.Name+".w", 0.1, 0, len(h.Labels), d)
		f.floats("tok."+h.Name+".b", 0.1, 0, len(h.Labels))
	}
	if c.Arc > 0 {
		f.linear("arc.d", c.Arc, d)
		f.linear("arc.h", c.Arc, d)
		f.floats("arc.U", 0.2, 0, c.Arc, c.Arc)
		f.floats("arc.u", 0.2, 0, c.Arc)
		f.floats("arc.root", 0.2, 0, c.Arc)
		f.linear("rel.d", c.Rel, d)
		f.linear("rel.h", c.Rel, d)
		f.floats("rel.U", 0.2, 0, len(c.Deprel), c.Rel, c.Rel)
		f.floats("rel.P", 0.2, 0, len(c.Deprel), c.Rel)
		f.floats("rel.Q", 0.2, 0, len(c.Deprel), c.Rel)
		f.floats("rel.b", 0.2, 0, len(c.Deprel))
		f.floats("rel.root", 0.2, 0, c.Rel)
	}
	if c.Coref > 0 {
		f.linear("coref.c", c.Coref, d)
		f.floats("coref.wm", 0.2, 0, c.Coref)
		f.floats("coref.bm", 0.2, 0, 1)
		f.floats("coref.B", 0.2, 0, c.Coref, c.Coref)
		f.floats("coref.dist", 0.2, 0, 8)
		f.floats("coref.match", 0.2, 0, 4)
		f.floats("coref.kind", 0.2, 0, 9)
	}
	f.floats("sim.w", 0.1, 0, 384, d)
	f.floats("sim.b", 0.1, 0, 384)
	if n := len(c.ActLabels); n > 0 {
		f.floats("act.w1", 0.1, 0, 384, 3*d)
		f.floats("act.b1", 0.1, 0, 384)
		f.floats("act.w2", 0.1, 0, n, 384)
		f.floats("act.b2", 0.1, 0, n)
	}
}

func (f *File) linear(name string, out, in int) {
	f.matrix(name, 0.5/math.Sqrt(float64(in)), out, in)
	f.floats(name+".b", 0.1, 0, out)
}

func (f *File) norm(name string) {
	f.floats(name+".w", 0.1, 1, f.Config.Hidden)
	f.floats(name+".b", 0.1, 0, f.Config.Hidden)
}

// matrix adds random bytes with a scale a row that makes the values' standard
// deviation about sigma.
func (f *File) matrix(name string, sigma float64, out, in int) {
	q := make([]byte, out*in)
	for i := range q {
		q[i] = byte(int8(max(-127, min(127, math.Round(f.rand.NormFloat64()*40)))))
	}
	f.add(name+".q", "i8", q, out, in)
	f.floats(name+".s", sigma/400, sigma/40, out)
}

func (f *File) floats(name string, sigma, mean float64, shape ...int) {
	n := 1
	for _, s := range shape {
		n *= s
	}
	var b []byte
	for range n {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(f.rand.NormFloat64()*sigma+mean)))
	}
	f.add(name, "f32", b, shape...)
}

func (f *File) add(name, dtype string, data []byte, shape ...int) {
	f.body = append(f.body, make([]byte, -len(f.body)&63)...)
	f.tensors = append(f.tensors, entry{name, dtype, shape, len(f.body), len(data)})
	f.body = append(f.body, data...)
}

// Bytes lays the file out. Offsets depend on the description's length, which
// depends on them: it is written again until it settles.
func (f *File) Bytes() []byte {
	start := 0
	for {
		tensors := make([]entry, len(f.tensors))
		for i, t := range f.tensors {
			t.Offset += start
			tensors[i] = t
		}
		meta, err := json.Marshal(map[string]any{
			"config": f.Config, "vocab": f.Vocab, "tensors": tensors,
			"card": model.Card{Name: "random", Version: "0", Command: "modeltest"},
		})
		if err != nil {
			panic(err) // plain structs always marshal
		}
		out := []byte("SITREPNN")
		out = binary.LittleEndian.AppendUint32(out, 1)
		out = binary.LittleEndian.AppendUint32(out, uint32(len(meta)))
		out = append(out, meta...)
		out = append(out, make([]byte, -len(out)&63)...)
		if len(out) != start {
			start = len(out)
			continue
		}
		out = append(out, f.body...)
		sum := sha256.Sum256(out)
		return append(out, sum[:]...)
	}
}

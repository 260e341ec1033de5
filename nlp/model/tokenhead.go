package model

import (
	"fmt"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// TokenHead labels every word.
type TokenHead struct {
	Name   string
	Stack  string // whose word vectors it takes
	Labels []string
	// Trans holds scores of a label (row) before another (column), where the
	// file has them: [labels*labels], else nil.
	Trans []float32

	w     *kernel.Float32
	index int // among the model's heads
}

func (l *loader) tokenHeads(c *Config) []*TokenHead {
	var out []*TokenHead
	for i, h := range c.TokenHeads {
		if h.Stack != "shared" && h.Stack != "syntax" && h.Stack != "names" {
			l.fail(fmt.Errorf("token head %s takes the unknown stack %q", h.Name, h.Stack))
		}
		n := len(h.Labels)
		head := &TokenHead{Name: h.Name, Stack: h.Stack, Labels: h.Labels, index: i}
		head.w = l.floatLinear("tok."+h.Name+".w", "tok."+h.Name+".b", n, c.Hidden)
		if l.f.has(h.Name + ".trans") {
			head.Trans = l.floats(h.Name+".trans", n, n)
		}
		out = append(out, head)
	}
	return out
}

// Head returns the token head of a name, nil where the file has none.
func (m *Model) Head(name string) *TokenHead {
	for _, h := range m.heads {
		if h.Name == name {
			return h
		}
	}
	return nil
}

// Vectors returns the word vectors the head takes.
func (h *TokenHead) Vectors(w Words) Matrix {
	switch h.Stack {
	case "syntax":
		return w.Syntax
	case "names":
		return w.Names
	}
	return w.Shared
}

// Logits returns the scores [words, labels] of word vectors x.
func (h *TokenHead) Logits(x Matrix, s *Scratch) Matrix {
	out := resize(&s.logits[h.index], x.Rows, len(h.Labels))
	h.w.Mul(out, x)
	return out
}

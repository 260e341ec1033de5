// Package model reads the weights file and runs the encoder and its heads.
// What the file holds and what every number means is written in docs/engine.md.
//
// A Model is read-only after loading and safe for concurrent use; whatever a
// call needs room for lives in a Scratch, of which every worker has its own.
// A result is a view into the scratch it was computed with: it holds until
// the same method is called again with the same scratch. Copy what must stay.
package model

import "github.com/sitrep-news/sitrep/nlp/kernel"

// Matrix is a view of float32 rows.
type Matrix = kernel.Matrix

// Window is one input of the encoder: [CLS], pieces, [SEP].
type Window struct {
	IDs    []int32 // the vocabulary's ids, at most MaxPieces
	Shapes []uint8 // of every piece, 0..7
	Gaps   []uint8 // before every piece, 0..2
	First  []int32 // index in IDs of the first piece of each word
}

// Words holds a window's word vectors in every stack, one row a word, D wide.
type Words struct{ Shared, Syntax, Names Matrix }

// Span is a range of rows [Start, End).
type Span struct{ Start, End int }

// ActCase asks the act head about one possible pair: the rows of the source's
// words, of the target's words, and of the sentence.
type ActCase struct {
	Source, Target, Sentence Span
}

// The methods the engine builds on:
//
//	Load(data []byte, opt Options) (*Model, error)   data stays in use while the model does
//	Open(path string, opt Options) (*Model, error)   maps the file; Close unmaps it
//	(m *Model) Config() *Config; Card() *Card; Vocab() []string; NewScratch() *Scratch
//	(m *Model) Encode(w *Window, s *Scratch) (Words, error)
//
//	(m *Model) Head(name string) *TokenHead          nil where the file has none of that name
//	(h *TokenHead) Logits(x Matrix, s *Scratch) Matrix   [words, labels]
//	TokenHead{Name, Stack string; Labels []string; Trans []float32}   Trans [T,T] (from, to) or nil
//
//	(m *Model) HasParser() bool
//	(m *Model) Parser(x Matrix, s *Scratch) *Parser  x: any number of words' syntax vectors
//	(p *Parser) Arcs(start, end int) Matrix          [n, n+1]: row i the word start+i; column 0 the root, column j+1 the head start+j
//	(p *Parser) Relations(start, end int, heads []int) Matrix   [n, labels]; heads[i] counts from start, -1 the root
//
//	(m *Model) HasCoref() bool
//	(m *Model) Coref(x Matrix, s *Scratch) *Coref    x: the candidates' names vectors
//	(c *Coref) Mentions() []float32                  m_i
//	(c *Coref) Pairs(i, lo, hi int) []float32        c_i' B c_j for j in [lo, hi), without m_i, m_j and features
//	(m *Model) CorefTables() CorefTables             CorefTables{Dist, Match, Kind []float32}
//
//	(m *Model) HasSim() bool
//	(m *Model) Sim(x Matrix, sents []Span, s *Scratch) Matrix   x: shared vectors; unit rows, one a sentence
//	(m *Model) HasAct() bool
//	(m *Model) Acts(x Matrix, cases []ActCase, s *Scratch) Matrix   x: names vectors; [cases, labels]

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

// Package engine is the whole language engine: text in, an annotated document out. It
// segments, runs the encoder and its heads over windows of the text, and decodes sentences,
// tags, trees, names and coreference. docs/engine.md is the contract it follows.
package engine

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"

	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/coref"
	"github.com/sitrep-news/sitrep/nlp/decode"
	"github.com/sitrep-news/sitrep/nlp/lemma"
	"github.com/sitrep-news/sitrep/nlp/model"
	"github.com/sitrep-news/sitrep/nlp/names"
	"github.com/sitrep-news/sitrep/nlp/segment"
	"github.com/sitrep-news/sitrep/nlp/wordpiece"
)

// MaxWords is the length of the longest text that is analysed.
const MaxWords = 200_000

// encoderShare is the weight of the encoder's coreference scores beside the ranker's, and
// encoderBias what is added with them: tuned on the news of GUM that is held out.
const (
	encoderShare = 0.7
	encoderBias  = 1.3
)

// maxWindow is how many pieces a window holds, [CLS] and [SEP] not counted.
const maxWindow = 254

// Engine annotates texts. It is safe for concurrent use.
type Engine struct {
	model    *model.Model
	pieces   *wordpiece.Tokenizer
	words    *segment.Segmenter
	lemmas   *lemma.Lemmatizer
	sent     *model.TokenHead
	upos     *model.TokenHead
	xpos     *model.TokenHead
	ner      *model.TokenHead
	names    *decode.Names
	reader   *names.Reader // nil where it was trained on other weights
	deprel   []string
	root     int               // index of "root" among the relations
	asked    map[string][]bool // the relations that are scored, by the word's part of speech
	coref    *coref.Resolver
	checksum [sha256.Size]byte
	pool     sync.Pool // of *scratch
}

// Load makes an engine of a weights file's bytes, which stay in use as long as it does.
func Load(weights []byte) (*Engine, error) {
	m, err := model.Load(weights, model.Options{})
	if err != nil {
		return nil, fmt.Errorf("load the language engine: %w", err)
	}
	e, err := newEngine(m)
	if err != nil {
		return nil, fmt.Errorf("load the language engine: %w", err)
	}
	if len(weights) >= sha256.Size { // the file ends in its own checksum
		copy(e.checksum[:], weights[len(weights)-sha256.Size:])
	}
	r, err := names.English(m.Kernels(), e.pieces.Fold)
	if err != nil {
		return nil, fmt.Errorf("load the language engine: %w", err)
	}
	if r.Engine == hex.EncodeToString(e.checksum[:]) && slices.Equal(r.Tags, e.ner.Labels) {
		e.reader = r
	}
	return e, nil
}

func newEngine(m *model.Model) (*Engine, error) {
	e := &Engine{model: m, words: segment.English(), lemmas: lemma.English(), deprel: m.Config().Deprel, root: -1}
	var err error
	if e.pieces, err = wordpiece.New(m.Vocab()); err != nil {
		return nil, err
	}
	for name, at := range map[string]**model.TokenHead{"sent": &e.sent, "upos": &e.upos, "xpos": &e.xpos, "ner": &e.ner} {
		if *at = m.Head(name); *at == nil {
			return nil, fmt.Errorf("the weights have no head %q", name)
		}
	}
	if e.names, err = decode.NewNames(e.ner.Labels, e.ner.Trans); err != nil {
		return nil, err
	}
	for i, rel := range e.deprel {
		if rel == "root" {
			e.root = i
		}
	}
	if !m.HasParser() || e.root < 0 {
		return nil, fmt.Errorf("the weights have no parser")
	}
	if m.HasCoref() {
		t := m.CorefTables()
		e.coref = &coref.Resolver{Tables: coref.Tables{Dist: t.Dist, Match: t.Match, Kind: t.Kind}, Low: m.Config().CorefMin, Ranker: coref.English(), Alpha: encoderShare, Bias: encoderBias}
	}
	e.asked = askedOf(e.deprel)
	e.pool.New = func() any { return &scratch{model: m.NewScratch()} }
	return e, nil
}

// Model returns the network, for heads of its own that a caller wants to ask.
func (e *Engine) Model() *model.Model { return e.model }

// Annotate analyses a text. Nothing inside the byte ranges of skip (page furniture, ordered)
// is analysed, and no sentence goes over them.
func (e *Engine) Annotate(text string, skip [][2]int) (*nlp.Doc, error) {
	in := &input{text: text, cut: e.words.Words(nil, text, skip)}
	for _, w := range in.cut {
		in.words = append(in.words, word{start: w.Start, end: w.End, form: text[w.Start:w.End], para: w.Para, gap: uint8(w.Gap)})
	}
	in.openDatelines()
	return e.annotate(in)
}

// openDatelines has the encoder see a paragraph begin behind each dateline.
func (in *input) openDatelines() {
	for a := 0; a < len(in.cut); {
		b := a + 1
		for b < len(in.cut) && in.cut[b].Para == in.cut[a].Para {
			b++
		}
		if n := segment.Dateline(in.text, in.cut[a:b], nil); n > 0 && a+n < b {
			in.words[a+n].gap = uint8(segment.Start)
		}
		a = b
	}
}

// input is a text cut into words, and into sentences where they are given.
type input struct {
	text  string
	words []word
	cut   []segment.Word // the words as they were cut; nil where they are given
	mixed bool           // capitals tell something
	sents []int          // the first words of the given sentences; nil where the engine finds them
}

type word struct {
	start, end int // bytes in the text
	form       string
	para       int
	gap        uint8
}

// scratch is what one call needs room for.
type scratch struct {
	model   *model.Scratch
	ids     []int32 // pieces of all words
	first   []int32 // where the pieces of each word begin in ids; one more than there are words
	window  model.Window
	begins  []bool // a sentence begins at the window's word
	tree    []int  // the heads of a sentence
	heads   []int  // of the window
	arcs    []float32
	names   []float32 // the scores of the names' tags, a row a word
	forms   []string
	rows    []int // which words of the window the names' reader reads
	reader  names.Scratch
	spans   []decode.Span
	sentRow []model.Span
	asked   [][]bool // of each word of the window, the relations to score
}

func (e *Engine) annotate(in *input) (*nlp.Doc, error) {
	if len(in.words) > MaxWords {
		return nil, fmt.Errorf("annotate a text of %d words: over the limit of %d; cut it into articles first", len(in.words), MaxWords)
	}
	s := e.pool.Get().(*scratch)
	defer e.pool.Put(s)
	d := &nlp.Doc{Text: in.text, Dim: e.model.Config().Hidden}
	if len(in.words) == 0 {
		return d, nil
	}
	e.cutPieces(in, s)
	in.mixed = isMixed(in.words)
	s.names = s.names[:0]
	d.Tokens = make([]nlp.Token, len(in.words))
	d.Vectors = make([]float32, len(in.words)*d.Dim)
	for i, w := range in.words {
		d.Tokens[i] = nlp.Token{Start: w.start, End: w.end, Form: w.form, Head: -1}
	}
	for _, win := range windows(in, s.first, e.unitStops(in)) {
		if err := e.window(in, d, s, win[0], win[1]); err != nil {
			return nil, fmt.Errorf("annotate words %d to %d of %d: %w", win[0], win[1], len(in.words), err)
		}
	}
	if in.sents != nil && len(d.Sents) != len(in.sents) {
		mergeCut(in, d)
	}
	e.renameAll(in, d, s)
	if e.coref != nil {
		e.resolve(d, s)
	}
	return d, nil
}

// cutPieces fills s.ids and s.first.
func (e *Engine) cutPieces(in *input, s *scratch) {
	s.ids, s.first = s.ids[:0], s.first[:0]
	for _, w := range in.words {
		s.first = append(s.first, int32(len(s.ids)))
		s.ids = e.pieces.Pieces(s.ids, w.form)
	}
	s.first = append(s.first, int32(len(s.ids)))
}

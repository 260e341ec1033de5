package model

import (
	"fmt"
	"io"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// Options says how to run a model. The zero value is right for use.
type Options struct {
	Tier kernel.Tier // instructions to use; kernel.Auto takes the best there are
}

// Model is the encoder and its heads, read-only and safe for concurrent use.
type Model struct {
	k      kernel.Kernels
	config Config
	card   Card
	vocab  []string
	file   io.Closer // the mapped file, nil where there is none

	emb                   embedding
	shared, syntax, names []layer
	heads                 []*TokenHead
	parser                *parserWeights
	coref                 *corefWeights
	sim                   *kernel.Float32
	act                   *actWeights
}

// Load reads a weights file held in memory. data stays in use as long as the
// model and must not change.
func Load(data []byte, opt Options) (*Model, error) {
	m, err := load(data, opt)
	if err != nil {
		return nil, fmt.Errorf("load the language engine's weights: %w", err)
	}
	return m, nil
}

func load(data []byte, opt Options) (*Model, error) {
	k, err := kernel.New(opt.Tier)
	if err != nil {
		return nil, err
	}
	f, err := parse(data)
	if err != nil {
		return nil, err
	}
	m := &Model{k: k, config: f.config, card: f.card, vocab: f.vocab}
	if err := m.config.check(); err != nil {
		return nil, err
	}
	l := &loader{f: f, k: k}
	m.emb = l.embedding(m)
	m.shared = l.stack("shared", m.config.Shared, &m.config)
	m.syntax = l.stack("syntax", m.config.Syntax, &m.config)
	m.names = l.stack("names", m.config.Names, &m.config)
	m.heads = l.tokenHeads(&m.config)
	m.parser = l.parser(&m.config)
	m.coref = l.coref(&m.config)
	m.sim = l.sim(&m.config)
	m.act = l.act(&m.config)
	return m, l.err
}

// Config returns the network's shape and labels.
func (m *Model) Config() *Config { return &m.config }

// Card returns where the weights come from.
func (m *Model) Card() *Card { return &m.card }

// Vocab returns the pieces, by id.
func (m *Model) Vocab() []string { return m.vocab }

// Tier returns the instructions the model runs on.
func (m *Model) Tier() kernel.Tier { return m.k.Tier() }

// Kernels returns what the model computes with.
func (m *Model) Kernels() kernel.Kernels { return m.k }

// Close unmaps the file of a model made by Open; the model must not be used
// any more.
func (m *Model) Close() error {
	if m.file == nil {
		return nil
	}
	return m.file.Close()
}

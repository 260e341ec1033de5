package model

import (
	"fmt"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// Config is the network's shape and its label sets, as the weights file tells.
type Config struct {
	Hidden     int          `json:"hidden"`
	Heads      int          `json:"heads"`
	FFN        int          `json:"ffn"`
	Shared     int          `json:"shared"` // layers of each stack
	Syntax     int          `json:"syntax"`
	Names      int          `json:"names"`
	Arc        int          `json:"arc"` // widths of the heads' spaces, 0 where absent
	Rel        int          `json:"rel"`
	Coref      int          `json:"coref"`
	MaxPieces  int          `json:"max_pieces"` // of a window, without [CLS] and [SEP]
	TokenHeads []HeadConfig `json:"token_heads"`
	Deprel     []string     `json:"deprel"`
	CorefMin   float32      `json:"coref_min"`
	ActLabels  []string     `json:"act_labels"`
}

// HeadConfig describes one token head.
type HeadConfig struct {
	Name   string   `json:"name"`
	Stack  string   `json:"stack"` // shared, syntax or names
	Labels []string `json:"labels"`
}

// Card tells where the weights come from.
type Card struct {
	Name    string         `json:"name"`
	Version string         `json:"version"`
	Data    []CardSource   `json:"data"`
	Command string         `json:"command"`
	Date    string         `json:"date"`
	Scores  map[string]any `json:"scores"`
}

// CardSource is one source of training data.
type CardSource struct {
	Name    string `json:"name"`
	Licence string `json:"licence"`
}

// What no network of ours comes near, and memory bears.
const (
	maxWidth  = 1 << 14
	maxLayers = 64
)

// check refuses shapes the kernels are not written for.
func (c *Config) check() error {
	switch {
	case c.Hidden <= 0 || c.Hidden > maxWidth || c.Hidden != c.Heads*kernel.HeadWidth:
		return fmt.Errorf("the configuration has %d heads for a width of %d; every head must be %d wide", c.Heads, c.Hidden, kernel.HeadWidth)
	case c.FFN <= 0 || c.FFN > maxWidth || c.FFN%16 != 0:
		return fmt.Errorf("the configuration's feed-forward width is %d; it must be a multiple of 16", c.FFN)
	}
	for _, n := range []int{c.Shared, c.Syntax, c.Names} {
		if n < 0 || n > maxLayers {
			return fmt.Errorf("the configuration has a stack of %d layers; it must have 0 to %d", n, maxLayers)
		}
	}
	for _, n := range []int{c.Arc, c.Rel, c.Coref} {
		if n < 0 || n > maxWidth || n%16 != 0 {
			return fmt.Errorf("the configuration has a head space %d wide; it must be a multiple of 16", n)
		}
	}
	return nil
}

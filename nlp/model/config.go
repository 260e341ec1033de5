package model

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
	MaxPieces  int          `json:"max_pieces"` // kept of a word
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

package data

import "embed"

// Weights holds the language engine's weights file, weights/engine.bin.
//
//go:embed weights
var Weights embed.FS

package data

import "embed"

// Extract holds the rules for page furniture, the agencies and the languages'
// commonest words, under "extract".
//
//go:embed extract
var Extract embed.FS

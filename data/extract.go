package data

import "embed"

// Extract holds the rules for page furniture, the agencies and the languages'
// commonest words, under "extract", and who owns which outlet, under "publishers".
//
//go:embed extract publishers
var Extract embed.FS

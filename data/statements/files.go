// Package statements embeds the lists of words that attribute.
package statements

import "embed"

// Files holds cues.txt and nouns.txt.
//
//go:embed *.txt
var Files embed.FS

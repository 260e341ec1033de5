// Package events holds the lexicon of events as text that people edit: frames,
// sets of lemmas, and for each PLOVER type the verbs, nouns and adjectives that
// tell of it; support verbs; what makes an event unreal; and what answers what.
package events

import "embed"

// FS is the folder's text files.
//
//go:embed *.txt
var FS embed.FS

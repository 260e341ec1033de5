// Package timedata holds the words, patterns, feasts and named periods of time
// as text that people edit; package timex reads them.
package timedata

import "embed"

// Files holds the text files of this folder.
//
//go:embed *.txt
var Files embed.FS

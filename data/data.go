// Package data embeds the text files that people edit: actors, places, events,
// time. Each folder has a README with its form.
package data

import "embed"

// Actors holds the actor knowledge base, under "actors".
//
//go:embed actors
var Actors embed.FS

// Places holds the place data, under "places".
//
//go:embed places/*.txt
var Places embed.FS

// Gazetteer is the compiled gazetteer (see package place/gazfile).
//
//go:embed places/gazetteer.bin
var Gazetteer string

package fuse

import (
	sitrep "github.com/sitrep-news/sitrep"
)

// Near is how many bits of Hash two texts may differ in and still be worth a closer
// look: the d of Reader.Copies.
const Near = 14

// Hash is the SimHash of a text's words: texts that share most of their words differ
// in few bits. Give it Prose, the text without its furniture.
func Hash(text string) uint64 { return 0 }

// Prose is a report's text without its furniture. Positions in r are bytes.
func Prose(r *sitrep.Report) string { return r.Text }

// Relation says how a report stands to one that came before.
type Relation struct {
	CopyOf    string // report whose text it repeats: the first of all copies
	VersionOf string // report that it replaces: the latest version of the same article
	Retracts  string // report that it takes back; its own claims do not count then either
	Notice    string // what it says of itself: "update", "correction", "retraction", or ""
	Why       string // in words
}

// Relate finds what a new report is to those filed before: Reader.Copies of its hash,
// Reader.Versions of its address, and the publisher's own of the last days. A copy is
// the same text, by whomever; a version the same article, later, by the same publisher.
func Relate(new sitrep.Filed, candidates []sitrep.Filed) Relation { return Relation{} }

package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// identify gives every item an id that no other of the feed has: the guid it
// came with, where that is unique; else its link; else a hash.
func identify(items []Item) {
	guids := map[string]string{} // to the link first seen with it
	shared := map[string]bool{}
	for i := range items {
		it := &items[i]
		it.ID = cut(strings.TrimSpace(it.ID), 1000)
		if link, ok := guids[it.ID]; ok && link != it.Link {
			shared[it.ID] = true // a guid that stands for several articles stands for none
		}
		guids[it.ID] = it.Link
	}
	for i := range items {
		it := &items[i]
		if it.ID != "" && !shared[it.ID] {
			continue
		}
		if it.ID = it.Link; it.ID == "" {
			it.ID = "hash:" + digest(it.Title, it.Published.UTC().String(), it.Summary, it.Content)
		}
	}
}

// Print is a fingerprint of what an item says: another one under the same id
// is a new version of the article. The date of publication is left out: many
// feeds write the time of asking there.
func (it *Item) Print() string {
	return digest(it.Title, it.Link, it.Summary, it.Content, it.Updated.UTC().String())
}

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

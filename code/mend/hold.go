package mend

import "github.com/sitrep-news/sitrep/nlp"

// hold makes sure that every word hangs on the root of its sentence by some number of steps, whatever
// repairs were made: a word in a circle, or that leaves its sentence, is hung on the root.
func hold(d *nlp.Doc) {
	const (
		unseen = iota
		onWay
		good
	)
	state := make([]uint8, len(d.Tokens))
	var way []int
	for t := range d.Tokens {
		way = way[:0]
		k := t
		for k >= 0 && state[k] == unseen {
			state[k] = onWay
			way = append(way, k)
			h := d.Tokens[k].Head
			if h >= len(d.Tokens) || h >= 0 && d.Tokens[h].Sent != d.Tokens[k].Sent || h >= 0 && state[h] == onWay {
				h = d.Sents[d.Tokens[k].Sent].Root
				if h == k || h >= 0 && state[h] == onWay {
					h = -1
				}
				d.Tokens[k].Head, d.Tokens[k].Deprel = h, "dep"
			}
			k = h
		}
		for _, k := range way {
			state[k] = good
		}
	}
}

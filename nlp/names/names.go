// Package names tags words with names by what stands in the text: the words around, their
// shapes and endings. It is a log-linear tagger with hashed features; the engine adds its
// scores to the encoder's, which has read fewer names than there are.
package names

import (
	"math"
	"strings"

	"github.com/sitrep-news/sitrep/nlp/wordpiece"
)

// bits is the size of the table, as a power of two of rows of one weight a tag.
const bits = 16

// Tagger is read-only once made, and safe for concurrent use.
type Tagger struct {
	Tags    []string
	weights []float32 // 1<<bits rows of len(Tags)
}

// Add adds share times the logarithms of every tag's probability to the rows of logits, which
// has one of len(Tags) for each of the words.
func (t *Tagger) Add(logits []float32, words []string, share float32) {
	k := len(t.Tags)
	s := newSentence(words)
	scores := make([]float32, k)
	var features []uint32
	for i := range words {
		features = s.features(features[:0], i)
		t.scores(scores, features)
		z := logSum(scores)
		for l := range scores {
			logits[i*k+l] += share * (scores[l] - z)
		}
	}
}

// scores sets the tags' scores of one word.
func (t *Tagger) scores(dst []float32, features []uint32) {
	clear(dst)
	for _, f := range features {
		row := t.weights[int(f)*len(dst):][:len(dst)]
		for l, w := range row {
			dst[l] += w
		}
	}
}

func logSum(x []float32) float32 {
	top := float32(math.Inf(-1))
	for _, v := range x {
		top = max(top, v)
	}
	sum := 0.0
	for _, v := range x {
		sum += math.Exp(float64(v - top))
	}
	return top + float32(math.Log(sum))
}

// sentence holds the hashes that features are made of.
type sentence struct {
	form, low []uint32
	shape     []uint32
	words     []string
}

func newSentence(words []string) *sentence {
	s := &sentence{words: words}
	for _, w := range words {
		s.form = append(s.form, hashString(w))
		s.low = append(s.low, hashString(strings.ToLower(w)))
		s.shape = append(s.shape, uint32(wordpiece.Shape(w)))
	}
	return s
}

// at returns x[i], or a mark beyond the ends.
func at(x []uint32, i int) uint32 {
	if i < 0 || i >= len(x) {
		return 0xfeed
	}
	return x[i]
}

// features appends the rows of word i.
func (s *sentence) features(dst []uint32, i int) []uint32 {
	w := s.words[i]
	low := strings.ToLower(w)
	shapes := at(s.shape, i-1)<<8 | s.shape[i]<<4 | at(s.shape, i+1)&15
	for t, v := range [...]uint32{
		0, s.form[i], s.low[i], at(s.low, i-1), at(s.low, i+1), at(s.low, i-2), at(s.low, i+2),
		mix(at(s.low, i-1), s.low[i]), mix(s.low[i], at(s.low, i+1)), mix(at(s.low, i-1), at(s.low, i+1)),
		mix(mix(at(s.low, i-2), at(s.low, i-1)), s.shape[i]), mix(mix(at(s.low, i+1), at(s.low, i+2)), s.shape[i]),
		shapes, mix(shapes, at(s.shape, i-2)), mix(at(s.low, i-1), s.shape[i]), mix(at(s.low, i+1), s.shape[i]),
		hashString(low[:min(3, len(low))]), hashString(low[max(0, len(low)-3):]), hashString(low[max(0, len(low)-4):]),
		mix(hashString(low[max(0, len(low)-2):]), s.shape[i]), mix(at(s.form, i+1), at(s.form, i+2)), mix(at(s.form, i-1), at(s.form, i-2)),
		mix(hashString(low[max(0, len(low)-3):]), at(s.low, i+1)), mix(uint32(len(w)), s.shape[i]),
	} {
		dst = append(dst, mix(uint32(t)*0x9e3779b9+1, v)>>(32-bits))
	}
	return dst
}

func mix(a, b uint32) uint32 {
	h := (a ^ 0x811c9dc5) * 0x85ebca6b
	h = (h ^ h>>13 ^ b) * 0xc2b2ae35
	h = (h ^ h>>16) * 0x27d4eb2f
	return h ^ h>>15
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

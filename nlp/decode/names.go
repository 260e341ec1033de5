package decode

import (
	"fmt"
	"math"
	"strings"
)

// Names decodes BIO tags. It is read-only once made, and safe for concurrent use.
type Names struct {
	labels []string // the tags' labels, "" for O
	inside []bool   // an I- tag
	from   [][]int  // the tags that may stand before each tag
	trans  []float32
	given  bool // the transitions are the head's own, and may favour as well as cost
}

// Span is a name over words [Start, End); Score is the mean probability of its tags, 0 to 1.
type Span struct {
	Start, End int
	Label      string
	Score      float32
}

// NewNames makes a decoder for a tag set of O, B-x and I-x. trans holds the scores of every
// transition (from, to), or nothing; then names are kept from standing side by side.
func NewNames(tags []string, trans []float32) (*Names, error) {
	if len(trans) != 0 && len(trans) != len(tags)*len(tags) {
		return nil, fmt.Errorf("read the name tags: %d transitions for %d tags", len(trans), len(tags))
	}
	d := &Names{trans: trans, given: len(trans) > 0}
	for _, t := range tags {
		bio, label, ok := strings.Cut(t, "-")
		if t != "O" && (!ok || bio != "B" && bio != "I" || label == "") {
			return nil, fmt.Errorf("read the name tags: %q is not O, B-x or I-x", t)
		}
		d.labels = append(d.labels, label)
		d.inside = append(d.inside, bio == "I")
	}
	if len(trans) == 0 {
		d.trans = d.side()
	}
	for to := range tags {
		var from []int
		for f := range tags {
			if !d.inside[to] || d.labels[f] == d.labels[to] {
				from = append(from, f)
			}
		}
		d.from = append(d.from, from)
	}
	return d, nil
}

// What it costs a name to stand right behind another, of its own label and of another one:
// names do so seldom, but heads that see one word at a time cut one name in two. Tuned on
// held-out newswire.
const (
	besideSame  = 4
	besideOther = 1
)

// side returns the transitions that take those costs.
func (d *Names) side() []float32 {
	k := len(d.labels)
	trans := make([]float32, k*k)
	for from := range k {
		for to := range k {
			switch {
			case d.labels[from] == "" || d.labels[to] == "" || d.inside[to]:
			case d.labels[from] == d.labels[to]:
				trans[from*k+to] = -besideSame
			default:
				trans[from*k+to] = -besideOther
			}
		}
	}
	return trans
}

// Decode appends the names of n words to dst; logits has a row of scores for every word.
func (d *Names) Decode(dst []Span, logits []float32, n int) []Span {
	tags := d.best(logits, n)
	for i := 0; i < n; {
		if d.labels[tags[i]] == "" {
			i++
			continue
		}
		j := i + 1
		for j < n && d.inside[tags[j]] {
			j++
		}
		dst = append(dst, Span{Start: i, End: j, Label: d.labels[tags[i]], Score: d.score(logits, tags, i, j)})
		i = j
	}
	return dst
}

// best is the algorithm of Viterbi under the constraints of BIO.
func (d *Names) best(logits []float32, n int) []int {
	k := len(d.labels)
	tags := make([]int, n)
	if n == 0 {
		return tags
	}
	if d.argmax(tags, logits) && d.alone(tags) {
		return tags
	}
	score := make([]float32, k)
	next := make([]float32, k)
	back := make([]int32, n*k)
	for t := range score {
		score[t] = logits[t]
		if d.inside[t] {
			score[t] = float32(math.Inf(-1))
		}
	}
	for i := 1; i < n; i++ {
		for t := range next {
			from, top := d.from[t][0], float32(math.Inf(-1))
			for _, f := range d.from[t] {
				s := score[f]
				if d.trans != nil {
					s += d.trans[f*k+t]
				}
				if s > top {
					from, top = f, s
				}
			}
			next[t] = top + logits[i*k+t]
			back[i*k+t] = int32(from)
		}
		score, next = next, score
	}
	last := 0
	for t := range score {
		if score[t] > score[last] {
			last = t
		}
	}
	for i := n - 1; i >= 0; i-- {
		tags[i] = last
		last = int(back[i*k+last])
	}
	return tags
}

// alone tells whether the transitions of tags that obey BIO cost nothing, so that no other tags are better.
func (d *Names) alone(tags []int) bool {
	for i := 1; i < len(tags); i++ {
		if d.trans[tags[i-1]*len(d.labels)+tags[i]] != 0 {
			return false
		}
	}
	return !d.given
}

// argmax sets every word's best tag and tells whether they obey BIO.
func (d *Names) argmax(tags []int, logits []float32) bool {
	k, ok := len(d.labels), true
	for i := range tags {
		row := logits[i*k : (i+1)*k]
		best := 0
		for t := range row {
			if row[t] > row[best] {
				best = t
			}
		}
		tags[i] = best
		ok = ok && (!d.inside[best] || i > 0 && d.labels[tags[i-1]] == d.labels[best])
	}
	return ok
}

func (d *Names) score(logits []float32, tags []int, from, to int) float32 {
	k, sum := len(d.labels), 0.0
	for i := from; i < to; i++ {
		row := logits[i*k : (i+1)*k]
		z := 0.0
		for _, x := range row {
			z += math.Exp(float64(x - row[tags[i]]))
		}
		sum += 1 / z
	}
	return float32(sum / float64(to-from))
}

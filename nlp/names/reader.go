// Package names scores words as parts of names by what stands in the text: the words
// themselves, their spelling, what lists know of them, and the words around. The engine joins
// its scores with the encoder's, which reads more into a sentence but knows fewer names.
//
// The network is small: of every word a vector, five hashed spellings and flags of the lists
// go through one layer, then through a few that see one word further to either side each. It
// has two views of a text, one of that alone and one with the encoder's vectors beside it,
// whose scores are added.
//
// The file (training/names.py writes it) is `SITREPNR`, the length of the header (u32), the
// header in JSON, and the parts it lists, each padded to 64 bytes; little endian.
package names

import (
	"fmt"
	"math"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// Reader is read-only once made, and safe for concurrent use.
type Reader struct {
	Tags []string
	// Engine is the checksum, in hexadecimal, of the weights whose vectors the reader was trained on.
	Engine string
	// Trans holds what each tag (row) is worth before another (column).
	Trans []float32

	k       kernel.Kernels
	words   vectors
	spell   [tables]spelling
	lists   lists
	encoder int // numbers of the encoder's vectors
	views   [2]view
}

// view is one network; the first reads the words alone, the second the encoder's vectors too.
type view struct {
	width  int
	first  *kernel.Int8
	layers []layer
	out    *kernel.Float32
}

// layer is x = LayerNorm(x + the greater half of W[the word before, x, the word behind] + b).
type layer struct {
	w           *kernel.Int8 // what a word gives its right neighbour, itself and its left one
	bias        []float32
	normW, norm []float32
}

// Text is what a reader reads: a stretch of words.
type Text struct {
	Words  []string
	Begins []bool // the word begins a paragraph, or whatever else nothing looks beyond
	// Encoded are the encoder's vectors, joined side by side.
	Encoded []kernel.Matrix
	// Rows says which rows of Encoded, and of the logits, are the words'; nil: as they come.
	Rows []int
}

func (t *Text) row(i int) int {
	if t.Rows == nil {
		return i
	}
	return t.Rows[i]
}

// Scratch is one worker's room for a reader's work.
type Scratch struct {
	rows                        int
	in, x, y, part, sides, both kernel.Matrix
	scores                      kernel.Matrix
	inQ, xQ                     kernel.Rows
	folded                      folded
	flags                       []uint32
	buf                         []byte
	none                        []float32 // zeros: what a word without a neighbour gets from it
}

// Add adds share times the logarithms of every tag's probability to the words' rows of logits,
// which are len(Tags) wide.
func (r *Reader) Add(logits []float32, t Text, share float32, s *Scratch) {
	n, k := len(t.Words), len(r.Tags)
	if n == 0 {
		return
	}
	s.reserve(r, n)
	r.input(&t, s)
	for v := range r.views {
		r.views[v].run(r.k, &t, s)
		for i := range n {
			row := s.scores.Row(i)
			z := logSum(row)
			to := logits[t.row(i)*k:][:k]
			for l, x := range row[:k] {
				to[l] += share * (x - z)
			}
		}
	}
}

// run sends the rows of s.in through the network to s.scores.
func (v *view) run(k kernel.Kernels, t *Text, s *Scratch) {
	n, w := len(t.Words), v.width
	in := s.in
	in.Cols = v.first.In
	k.Reset(&s.inQ, n, in.Cols)
	k.Quantise(&s.inQ, 0, in, n)
	v.first.Mul(s.x, &s.inQ, 0, n)
	k.GELUQuantise(&s.xQ, 0, s.x, n)
	for i := range n {
		copy(s.y.Row(i), s.x.Row(i))
	}
	for _, l := range v.layers {
		l.w.Mul(s.sides, &s.xQ, 0, n)
		for i := range n {
			l.greater(s.part.Row(i), s, t, i)
		}
		k.NormQuantise(&s.xQ, 0, s.y, s.part, n, l.normW, l.norm)
	}
	s.both.Rows = n
	for i := range n {
		copy(s.both.Row(i), s.x.Row(i))
		copy(s.both.Row(i)[w:], s.y.Row(i))
	}
	v.out.Mul(s.scores, s.both)
}

// greater sets to to the greater of the two halves of what word i gets from itself and from
// its neighbours.
func (l *layer) greater(to []float32, s *Scratch, t *Text, i int) {
	w := 2 * len(to)
	left, own, right := s.none[:w], s.sides.Row(i)[w:2*w], s.none[:w]
	if i > 0 && !t.Begins[i] {
		left = s.sides.Row(i - 1)[:w]
	}
	if i+1 < len(t.Words) && !t.Begins[i+1] {
		right = s.sides.Row(i + 1)[2*w:]
	}
	n := len(to)
	bias, biasB := l.bias[:n], l.bias[n:][:n]
	leftB, ownB, rightB := left[n:][:n], own[n:][:n], right[n:][:n]
	left, own, right = left[:n], own[:n], right[:n]
	for j := range to {
		to[j] = max(bias[j]+left[j]+own[j]+right[j], biasB[j]+leftB[j]+ownB[j]+rightB[j])
	}
}

// reserve makes room for n words.
func (s *Scratch) reserve(r *Reader, n int) {
	if n <= s.rows {
		return
	}
	s.rows = n + n/2
	w := r.views[0].width
	for m, cols := range map[*kernel.Matrix]int{&s.in: r.views[1].first.In, &s.x: w, &s.y: w, &s.part: w, &s.sides: 6 * w, &s.both: 2 * w, &s.scores: len(r.Tags)} {
		*m = kernel.Padded(s.rows, cols)
	}
	r.k.Reset(&s.inQ, s.rows, r.views[1].first.In)
	r.k.Reset(&s.xQ, s.rows, w)
	s.none = make([]float32, 2*w)
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

// view reads the weights of a network of `in` inputs.
func (r *Reader) view(f *file, name string, in int) (view, error) {
	w, tags := f.head.Width, len(r.Tags)
	v := view{width: w}
	var err error
	if v.first, err = f.matrix(r.k, name+".first", w, in, 1); err != nil {
		return v, err
	}
	for i := range f.head.Layers {
		norm := fmt.Sprintf("%s.norm%d", name, i)
		l := layer{bias: f.floats(fmt.Sprintf("%s.layer%d.b", name, i), 2*w), normW: f.floats(norm+".w", w), norm: f.floats(norm+".b", w)}
		if l.w, err = f.matrix(r.k, fmt.Sprintf("%s.layer%d", name, i), 2*w, w, 3); err != nil {
			return v, err
		}
		v.layers = append(v.layers, l)
	}
	out, bias := f.floats(name+".out", tags*2*w), f.floats(name+".out.b", tags)
	if f.err != nil {
		return v, f.err
	}
	v.out, err = r.k.PackFloat32(out, bias, tags, 2*w)
	return v, err
}

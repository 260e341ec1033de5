package model

import (
	"strconv"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// layer is one post-LN BERT layer. The queries' weights hold the attention's
// scale, see kernel.QueryScale.
type layer struct {
	q, kv, out, up, down   *kernel.Int8
	ln1w, ln1b, ln2w, ln2b []float32
}

func (l *loader) stack(name string, n int, c *Config) []layer {
	layers := make([]layer, n)
	for i := range layers {
		at, d := name+"."+strconv.Itoa(i)+".", c.Hidden
		layers[i] = layer{
			q:    l.linearRows(at+"qkv", 3*d, d, 0, d, kernel.QueryScale()),
			kv:   l.linearRows(at+"qkv", 3*d, d, d, 3*d, 1),
			out:  l.linear(at+"out", d, d),
			up:   l.linear(at+"up", c.FFN, d),
			down: l.linear(at+"down", d, c.FFN),
			ln1w: l.floats(at+"ln1.w", d), ln1b: l.floats(at+"ln1.b", d),
			ln2w: l.floats(at+"ln2.w", d), ln2b: l.floats(at+"ln2.b", d),
		}
	}
	return layers
}

// state is the rows a stack works on, and the same quantised.
type state struct {
	x kernel.Matrix
	q kernel.Rows
}

// block is the number of rows that go through the feed-forward part together:
// what they need fits the second-level cache beside the weights.
const block = 64

// run sends the rows of in through the layer. Where only some rows of the
// output are wanted, in the last layer, `only` lists them, and out gets just
// those; in and out may be the same otherwise.
func (y *layer) run(k kernel.Kernels, out, in *state, only []int32, s *Scratch) error {
	n := in.x.Rows
	s.kv.Rows = n
	y.kv.Mul(s.kv, &in.q, 0, n)
	if only != nil {
		out.gather(k, in, only)
		in, n = out, len(only)
	}
	out.x.Rows, s.queries.Rows = n, n
	y.q.Mul(s.queries, &in.q, 0, n)
	if err := k.Attend(s.mixed, s.queries, s.kv, &s.attention); err != nil {
		return err
	}
	y.forward(k, out, in, s)
	return nil
}

// forward adds the attention's result to the rows of in and sends them through
// the feed-forward part to out, a block at a time.
func (y *layer) forward(k kernel.Kernels, out, in *state, s *Scratch) {
	for at, n := 0, in.x.Rows; at < n; at += block {
		rows := min(block, n-at)
		x, added := out.x.Slice(at, at+kernel.PadRows(rows)), s.part
		k.Quantise(&s.mixedQ, 0, s.mixed.Slice(at, at+rows), rows)
		if in == out {
			y.out.Mul(s.part, &s.mixedQ, 0, rows)
		} else { // the sum can come to lie where the product is
			y.out.Mul(x, &s.mixedQ, 0, rows)
			added = in.x.Slice(at, at+rows)
		}
		k.NormQuantise(&out.q, at, x, added, rows, y.ln1w, y.ln1b)
		y.up.Mul(s.wide, &out.q, at, rows)
		k.GELUQuantise(&s.wideQ, 0, s.wide, rows)
		y.down.Mul(s.part, &s.wideQ, 0, rows)
		k.NormQuantise(&out.q, at, x, s.part, rows, y.ln2w, y.ln2b)
	}
}

// gather makes st the listed rows of from.
func (st *state) gather(k kernel.Kernels, from *state, rows []int32) {
	st.x.Rows = len(rows)
	for i, r := range rows {
		copy(st.x.Row(i), from.x.Row(int(r)))
	}
	k.Pick(&st.q, &from.q, rows)
}

package model

import (
	"math"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// parserWeights are the heads of trees: arcs and relations.
type parserWeights struct {
	arcDep, arcHead space
	arcU            *kernel.Int8 // d to d'U + u
	arcRoot         []float32

	relDep, relHead space
	relU            []*kernel.Int8 // d to d'U_l, of each label
	relP, relQ      *kernel.Float32
	relRoot         []float32
	labels          int
}

func (l *loader) parser(c *Config) *parserWeights {
	if c.Arc == 0 || c.Rel == 0 || l.err != nil {
		return nil
	}
	d, labels := c.Hidden, len(c.Deprel)
	p := &parserWeights{
		arcDep: space{l.linear("arc.d", c.Arc, d)}, arcHead: space{l.linear("arc.h", c.Arc, d)},
		arcU:    l.byteForm("arc.U", l.floats("arc.U", c.Arc, c.Arc), l.floats("arc.u", c.Arc), c.Arc),
		arcRoot: l.floats("arc.root", c.Arc),
		relDep:  space{l.linear("rel.d", c.Rel, d)}, relHead: space{l.linear("rel.h", c.Rel, d)},
		relP:    l.floatLinear("rel.P", "rel.b", labels, c.Rel),
		relQ:    l.floatLinear("rel.Q", "", labels, c.Rel),
		relRoot: l.floats("rel.root", c.Rel),
		labels:  labels,
	}
	u, form := l.floats("rel.U", labels, c.Rel, c.Rel), c.Rel*c.Rel
	for at := 0; at < labels && l.err == nil; at++ {
		p.relU = append(p.relU, l.byteForm("rel.U", u[at*form:(at+1)*form], nil, c.Rel))
	}
	return p
}

// byteForm packs a bilinear form U [n, n] so that the product gives x'U (+ bias). It is
// quantised to bytes here: of all the heads' work that of these forms is by far the largest.
func (l *loader) byteForm(name string, u, bias []float32, n int) *kernel.Int8 {
	if l.err != nil {
		return nil
	}
	q, scale := make([]int8, 0, n*n), make([]float32, 0, n)
	form := transposed(u, n)
	for i := range n {
		row, s := kernel.QuantiseWeights(form[i*n : (i+1)*n])
		q, scale = append(q, row...), append(scale, s)
	}
	w, err := l.k.PackInt8(q, scale, bias, n, n)
	l.wrap(name, err)
	return w
}

// Parser holds words in the spaces of arcs and relations.
type Parser struct {
	m *Model
	s *Scratch
	n int

	arcDep, arcLeft  Matrix // d, and d'U + u
	arcHeads         Matrix // row 0 is the root's room, row i+1 word i
	arcs             Matrix
	arcRows          Matrix
	arcInput         kernel.Rows
	packed           kernel.Packed
	relDep           Matrix
	relHead          Matrix // row 0 the root, row i+1 word i
	relP, relQ, rels Matrix
	relForms         Matrix
	relHeads         Matrix // the heads of the words that a label is asked for
	relInput         kernel.Rows
	relPicked        kernel.Rows
	picked           []int32 // the words that a label is asked for
}

// HasParser reports whether the file has heads for trees.
func (m *Model) HasParser() bool { return m.parser != nil }

// Parser takes words' syntax vectors, of one sentence or of many, for Arcs and
// Relations. It holds until it is called again with the same scratch.
func (m *Model) Parser(x Matrix, s *Scratch) *Parser {
	p, w := &s.parser, m.parser
	p.m, p.s, p.n = m, s, x.Rows
	m.k.Reset(&s.input, x.Rows, x.Cols)
	m.k.Quantise(&s.input, 0, x, x.Rows)
	w.arcDep.runInput(m.k, &p.arcDep, x.Rows, s)
	m.k.Reset(&p.arcInput, x.Rows, p.arcDep.Cols)
	m.k.Quantise(&p.arcInput, 0, p.arcDep, x.Rows)
	w.arcU.Mul(resize(&p.arcLeft, x.Rows, w.arcU.Out), &p.arcInput, 0, x.Rows)
	w.relDep.runInput(m.k, &p.relDep, x.Rows, s)
	withRoot(m.k, &p.arcHeads, w.arcHead, w.arcRoot, x.Rows, s)
	withRoot(m.k, &p.relHead, w.relHead, w.relRoot, x.Rows, s)
	w.relP.Mul(resize(&p.relP, x.Rows, w.labels), p.relDep)
	w.relQ.Mul(resize(&p.relQ, x.Rows+1, w.labels), p.relHead)
	return p
}

// withRoot makes dst the words in the space, below a row for the root.
func withRoot(k kernel.Kernels, dst *Matrix, space space, root []float32, n int, s *Scratch) {
	all := resize(dst, kernel.PadRows(n)+1, space.w.Out)
	if n > 0 {
		below := all.Slice(1, all.Rows)
		space.w.Mul(below, &s.input, 0, n)
		below.Rows = n
		k.ReLU(below)
	}
	copy(all.Row(0), root)
	dst.Rows = n + 1
}

// Arcs scores every word of the sentence [start, end) as head of every other:
// row i is the word start+i, column 0 the root, column j+1 the word start+j as
// its head (the word itself too, without meaning). The result holds until Arcs
// is called again.
func (p *Parser) Arcs(start, end int) Matrix {
	n := end - start
	out := resize(&p.arcs, n, n+1)
	heads := resize(&p.arcRows, n+1, p.arcHeads.Cols)
	copy(heads.Row(0), p.m.parser.arcRoot)
	for i := range n {
		copy(heads.Row(i+1), p.arcHeads.Row(start+i+1))
	}
	p.m.k.MulT(out, p.arcLeft.Slice(start, end), heads, &p.packed)
	return out
}

// Relations scores labels for the arcs of the words [start, end) to their heads, which count
// from start; -1 is the root. Row i is the word start+i; asked[i] tells for each label whether
// it is scored for that word, else it gets minus infinity. Without asked, all are. It is
// fastest for many words at once. The result holds until the next call.
func (p *Parser) Relations(start, end int, heads []int, asked [][]bool) Matrix {
	w, n := p.m.parser, end-start
	out := resize(&p.rels, n, w.labels)
	for i := range n {
		q, d := p.relQ.Row(p.headRow(start, heads[i])), p.relP.Row(start+i)
		row := out.Row(i)
		for l, v := range d {
			row[l] = v + q[l]
			if asked != nil && !asked[i][l] {
				row[l] = float32(math.Inf(-1))
			}
		}
	}
	p.m.k.Reset(&p.relInput, n, p.relDep.Cols)
	p.m.k.Quantise(&p.relInput, 0, p.relDep.Slice(start, end), n)
	for l := range w.labels {
		p.picked = p.picked[:0]
		for i := range n {
			if asked == nil || asked[i][l] {
				p.picked = append(p.picked, int32(i))
			}
		}
		for at := 0; at < len(p.picked); at += block {
			p.addForm(out, l, start, p.picked[at:min(at+block, len(p.picked))], heads)
		}
	}
	return out
}

// addForm adds d'U_l h of one label for some words, counted from start.
func (p *Parser) addForm(out Matrix, label, start int, words []int32, heads []int) {
	u, k := p.m.parser.relU[label], p.m.k
	k.Pick(&p.relPicked, &p.relInput, words)
	forms, hs := resize(&p.relForms, len(words), u.Out), resize(&p.relHeads, len(words), u.Out)
	u.Mul(forms, &p.relPicked, 0, len(words))
	for row, i := range words {
		copy(hs.Row(row), p.relHead.Row(p.headRow(start, heads[i])))
	}
	var dots [block]float32
	k.DotRows(dots[:], forms, hs)
	for row, i := range words {
		out.Data[int(i)*out.Stride+label] += dots[row]
	}
}

// headRow is the row of a head in relHead and relQ.
func (p *Parser) headRow(start, head int) int {
	if head < 0 {
		return 0
	}
	return start + head + 1
}

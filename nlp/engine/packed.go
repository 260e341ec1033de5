package engine

import (
	"encoding/binary"
	"errors"
	"math"

	"github.com/sitrep-news/sitrep/nlp"
)

// errPacked says that a kept analysis is cut short or of another form.
var errPacked = errors.New("a kept analysis cannot be read")

// pack writes a document in a compact form: strings once each, numbers as varints, vectors
// as one byte a number with a scale a row.
func pack(d *nlp.Doc) []byte {
	p := packer{index: map[string]int{}}
	p.str(d.Text)
	p.int(len(d.Tokens))
	for i, t := range d.Tokens {
		p.int(t.Start)
		p.int(t.End - t.Start)
		for _, s := range []string{t.Form, t.Lemma, t.UPOS, t.XPOS, t.Feats, t.Deprel} {
			p.once(s)
		}
		head := 0
		if t.Head >= 0 {
			head = t.Head - i
		}
		p.int(head)
		p.int(t.Sent)
	}
	p.int(len(d.Sents))
	for _, s := range d.Sents {
		p.int(s.Start, s.End, s.Root, s.Para)
	}
	p.int(len(d.Names))
	for _, n := range d.Names {
		p.int(n.Start, n.End, int(math.Float32bits(n.Score)))
		p.once(n.Label)
	}
	p.int(len(d.Chains))
	for _, c := range d.Chains {
		p.int(len(c.Refs))
		for _, r := range c.Refs {
			p.int(r.Start, r.End, r.Head)
		}
	}
	p.rows(d.Vectors, d.Dim)
	p.rows(d.SentVectors, d.SentDim)
	return p.out
}

type packer struct {
	out   []byte
	index map[string]int
}

func (p *packer) int(xs ...int) {
	for _, x := range xs {
		p.out = binary.AppendVarint(p.out, int64(x))
	}
}

func (p *packer) str(s string) {
	p.int(len(s))
	p.out = append(p.out, s...)
}

// once writes a string the first time and its number later.
func (p *packer) once(s string) {
	if n, ok := p.index[s]; ok {
		p.int(n)
		return
	}
	p.index[s] = len(p.index) + 1
	p.int(0)
	p.str(s)
}

func (p *packer) rows(x []float32, dim int) {
	p.int(dim, len(x))
	for at := 0; at < len(x); at += dim {
		row := x[at : at+dim]
		top := float32(0)
		for _, v := range row {
			top = max(top, v, -v)
		}
		p.out = binary.LittleEndian.AppendUint32(p.out, math.Float32bits(top/127))
		for _, v := range row {
			q := 0.0
			if top > 0 {
				q = math.Round(float64(v / top * 127))
			}
			p.out = append(p.out, byte(int8(q)))
		}
	}
}

// unpack is the inverse of pack.
func unpack(b []byte) (*nlp.Doc, error) {
	u := unpacker{in: b}
	d := &nlp.Doc{Text: u.str()}
	d.Tokens = make([]nlp.Token, u.count())
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Start = u.int()
		t.End = t.Start + u.int()
		for _, s := range []*string{&t.Form, &t.Lemma, &t.UPOS, &t.XPOS, &t.Feats, &t.Deprel} {
			*s = u.once()
		}
		t.Head = -1
		if h := u.int(); h != 0 {
			t.Head = i + h
		}
		t.Sent = u.int()
	}
	d.Sents = make([]nlp.Sent, u.count())
	for i := range d.Sents {
		d.Sents[i] = nlp.Sent{Start: u.int(), End: u.int(), Root: u.int(), Para: u.int()}
	}
	d.Names = make([]nlp.Name, u.count())
	for i := range d.Names {
		d.Names[i] = nlp.Name{Start: u.int(), End: u.int(), Score: math.Float32frombits(uint32(u.int())), Label: u.once()}
	}
	d.Chains = make([]nlp.Chain, u.count())
	for i := range d.Chains {
		d.Chains[i].Refs = make([]nlp.Ref, u.count())
		for k := range d.Chains[i].Refs {
			d.Chains[i].Refs[k] = nlp.Ref{Start: u.int(), End: u.int(), Head: u.int()}
		}
	}
	d.Vectors, d.Dim = u.rows()
	d.SentVectors, d.SentDim = u.rows()
	if u.bad || len(u.in) > 0 {
		return nil, errPacked
	}
	return d, nil
}

type unpacker struct {
	in    []byte
	words []string
	bad   bool
}

func (u *unpacker) int() int {
	x, n := binary.Varint(u.in)
	if n <= 0 {
		u.bad, u.in = true, nil
		return 0
	}
	u.in = u.in[n:]
	return int(x)
}

// count is an int that counts something of a byte or more each.
func (u *unpacker) count() int {
	n := u.int()
	if n < 0 || n > len(u.in) {
		u.bad, u.in = true, nil
		return 0
	}
	return n
}

func (u *unpacker) str() string {
	n := u.count()
	s := string(u.in[:n])
	u.in = u.in[n:]
	return s
}

func (u *unpacker) once() string {
	n := u.int()
	if n == 0 {
		u.words = append(u.words, u.str())
		n = len(u.words)
	}
	if n < 0 || n > len(u.words) {
		u.bad = true
		return ""
	}
	return u.words[n-1]
}

func (u *unpacker) rows() ([]float32, int) {
	dim, n := u.int(), u.int()
	if n == 0 {
		return nil, dim
	}
	if dim <= 0 || n < 0 || n%dim != 0 || n+4*(n/dim) > len(u.in) {
		u.bad = true
		return nil, 0
	}
	out := make([]float32, 0, n)
	for len(out) < n {
		scale := math.Float32frombits(binary.LittleEndian.Uint32(u.in))
		for _, q := range u.in[4 : 4+dim] {
			out = append(out, scale*float32(int8(q)))
		}
		u.in = u.in[4+dim:]
	}
	return out, dim
}

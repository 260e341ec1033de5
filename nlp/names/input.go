package names

import (
	"encoding/binary"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tables is the number of spellings a word has.
const tables = 5

var tableNames = [tables]string{"form", "prefix", "suffix", "ending", "shape"}

// input sets the rows of s.in: each word's vector, its spellings' and its flags, then what the
// encoder has of it.
func (r *Reader) input(t *Text, s *Scratch) {
	r.lists.flags(t.Words, t.Begins, s)
	at := r.views[0].first.In
	for i, w := range t.Words {
		row := s.in.Row(i)
		rest := row[at:]
		for _, m := range t.Encoded {
			rest = rest[copy(rest, m.Row(t.row(i))):]
		}
		row = row[:at]
		low := strings.ToLower(w)
		row = r.words.put(row, low)
		for t := range r.spell {
			s.buf = appendSpelling(s.buf[:0], t, w, low)
			row = r.spell[t].put(row, hash(s.buf))
		}
		clear(row)
		for k, f := 0, s.flags[i]; f != 0; k, f = k+1, f>>1 {
			row[k] = float32(f & 1)
		}
	}
}

// appendSpelling appends what table t looks up of a word.
func appendSpelling(dst []byte, t int, word, low string) []byte {
	switch t {
	case 0:
		return append(append(dst, 'f'), low...)
	case 1:
		return append(append(dst, 'p'), low[:min(3, len(low))]...)
	case 2:
		return append(append(dst, 's'), low[max(0, len(low)-3):]...)
	case 3:
		return append(append(dst, 'e'), low[max(0, len(low)-4):]...)
	}
	return appendShape(append(dst, 'x'), word)
}

// appendShape appends X, x and 9 for a word's letters and digits, itself for everything else,
// no more than two of a kind in a row and eight in all.
func appendShape(dst []byte, word string) []byte {
	var before, last rune
	n := 0
	for _, c := range word {
		switch {
		case unicode.IsUpper(c):
			c = 'X'
		case unicode.IsLower(c):
			c = 'x'
		case unicode.IsDigit(c):
			c = '9'
		}
		if n >= 2 && c == last && c == before {
			continue
		}
		dst = utf8.AppendRune(dst, c)
		before, last = last, c
		if n++; n == 8 {
			break
		}
	}
	return dst
}

// hash is FNV-1a of the bytes, mixed.
func hash(b []byte) uint32 { return mixed(hashOn(hashStart, b)) }

const hashStart = 2166136261

func hashOn(h uint32, b []byte) uint32 {
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func mixed(h uint32) uint32 {
	h ^= h >> 15
	h *= 0x85ebca6b
	return h ^ h>>13
}

// vectors are the words' vectors, quantised by products (Jegou et al. 2011): of every group of
// numbers a byte says which of 256 centres they are nearest to.
type vectors struct {
	at          index
	groups, per int
	codes       []byte
	centres     []float32 // [groups][256][per]
}

// put sets the beginning of row to the word's vector, zeros for an unknown one, and returns
// the rest.
func (v *vectors) put(row []float32, word string) []float32 {
	h := uint32(hashStart)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint32(word[i])) * 16777619
	}
	n := v.at.find(mixed(h))
	if n < 0 {
		clear(row[:v.groups*v.per])
		return row[v.groups*v.per:]
	}
	codes, per := v.codes[n*v.groups:(n+1)*v.groups], v.per
	for g, c := range codes {
		centre := v.centres[(g<<8|int(c))*per:][:per]
		to := row[g*per:][:per]
		for j, x := range centre { // a few numbers: a call of copy costs more
			to[j] = x
		}
	}
	return row[len(codes)*per:]
}

// spelling is a table of rows by hash, in bytes of one scale.
type spelling struct {
	mask  uint32
	dim   int
	value [256]float32 // what each byte stands for
	rows  []byte
}

func newSpelling(bits, dim int, scale float32, rows []byte) spelling {
	t := spelling{mask: 1<<bits - 1, dim: dim, rows: rows}
	for b := range t.value {
		t.value[b] = float32(int8(b)) * scale
	}
	return t
}

func (t *spelling) put(row []float32, h uint32) []float32 {
	at := int(h&t.mask) * t.dim
	bytes := t.rows[at : at+t.dim]
	to := row[:len(bytes)]
	for j, b := range bytes {
		to[j] = t.value[b]
	}
	return row[t.dim:]
}

// lists are the names that the program's lists hold, by the hash of their folded words.
type lists struct {
	at      index
	of      []byte // two for each: the classes it stands in, a bit each
	classes int
	fold    func([]byte, string) []byte
}

// longest is the number of folded words that a listed name may have.
const longest = 6

// folded holds the folded words that the words of a text are made of.
type folded struct {
	text  []byte
	parts [][2]int // in text
	first []int    // of each word, its first part; one more than there are words
}

// flags sets for each word two bits a class: a listed name of the class begins here, goes on
// here. A name begins with a capital, and only the longest that begins at a word counts.
func (l *lists) flags(words []string, begins []bool, s *Scratch) {
	s.flags = append(s.flags[:0], make([]uint32, len(words))...)
	s.folded.set(words, l.fold)
	for i, w := range words {
		if c, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(c) && !unicode.IsTitle(c) {
			continue
		}
		last, classes := l.match(words, begins, i, &s.folded)
		for c := range l.classes {
			if classes>>c&1 == 0 {
				continue
			}
			bit := uint32(1) << (2 * c)
			s.flags[i] |= bit
			for k := i + 1; k <= last; k++ {
				s.flags[k] |= bit << 1
			}
		}
	}
}

// match returns the last word of the longest listed name that begins at word i, and its
// classes; none where there is no name.
func (l *lists) match(words []string, begins []bool, i int, f *folded) (last int, classes uint32) {
	h, parts := uint32(hashStart), 0
	for j := i; j < len(words) && parts < longest && (j == i || !begins[j]); j++ {
		if f.first[j] == f.first[j+1] {
			switch words[j] {
			case "-", "'", "’", ".":
				if j > i {
					continue
				}
			}
			return last, classes
		}
		for _, p := range f.parts[f.first[j]:f.first[j+1]] {
			if parts++; parts > 1 {
				h = hashOn(h, []byte{' '})
			}
			h = hashOn(h, f.text[p[0]:p[1]])
		}
		if n := l.at.find(mixed(h)); n >= 0 {
			last, classes = j, uint32(binary.LittleEndian.Uint16(l.of[2*n:]))
		}
	}
	return last, classes
}

// set cuts the words into runs of letters and digits, folded.
func (f *folded) set(words []string, fold func([]byte, string) []byte) {
	f.text, f.parts, f.first = f.text[:0], f.parts[:0], f.first[:0]
	for _, w := range words {
		f.first = append(f.first, len(f.parts))
		at := len(f.text)
		f.text = fold(f.text, w)
		inside := false
		for at < len(f.text) {
			c, n := utf8.DecodeRune(f.text[at:])
			if unicode.IsLetter(c) || unicode.IsNumber(c) {
				if !inside {
					f.parts = append(f.parts, [2]int{at, at})
				}
				f.parts[len(f.parts)-1][1] = at + n
				inside = true
			} else {
				inside = false
			}
			at += n
		}
	}
	f.first = append(f.first, len(f.parts))
}

// index finds sorted numbers by their first bits.
type index struct {
	keys  []uint32
	first []int32 // where the keys of each bucket begin
}

const bucketBits = 12

func newIndex(keys []uint32) index {
	x := index{keys: keys, first: make([]int32, 1<<bucketBits+1)}
	for b := range x.first {
		x.first[b] = int32(sort.Search(len(keys), func(i int) bool { return uint64(keys[i]) >= uint64(b)<<(32-bucketBits) }))
	}
	return x
}

// find returns the place of a key, or -1.
func (x *index) find(key uint32) int {
	b := key >> (32 - bucketBits)
	lo, hi := int(x.first[b]), int(x.first[b+1])
	for lo < hi {
		if mid := (lo + hi) / 2; x.keys[mid] < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(x.keys) && x.keys[lo] == key {
		return lo
	}
	return -1
}

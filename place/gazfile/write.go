package gazfile

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

// Writer gathers places and their names, and writes the compiled form.
// Add the second-order divisions after all other places.
type Writer struct {
	codes   []string
	codeOf  map[string]int
	records []byte
	names   []byte
	nameAt  map[string]int
	keys    map[string][]Hit
	skels   map[string][]Hit
	n       int
	areas   int
}

// NewWriter returns an empty Writer.
func NewWriter() *Writer {
	return &Writer{codeOf: map[string]int{}, nameAt: map[string]int{}, keys: map[string][]Hit{}, skels: map[string][]Hit{}}
}

// Add takes one place in. area is 1 + the position of its second-order division
// among those, 0 where it has none. It returns the number of the record.
func (w *Writer) Add(p Place, area int) (int, error) {
	if len(p.Code) > codeSize || len(p.Name) > 255 || area >= 1<<16 {
		return 0, fmt.Errorf("add place %q (%s): a field is too long for the format", p.Name, p.Code)
	}
	if p.Kind != City {
		w.areas++
	} else if w.areas > 0 {
		return 0, fmt.Errorf("add place %q: it comes after a second-order division; add those last", p.Name)
	}
	r := put24(nil, packDegrees(p.Lat, 180))
	r = put24(r, packDegrees(p.Lon, 360))
	r = put24(r, uint32(w.name(p.Name)))
	r = binary.LittleEndian.AppendUint16(r, uint16(w.code(p.Code)))
	r = binary.LittleEndian.AppendUint16(r, uint16(area))
	r = append(r, p.Kind)
	r = binary.LittleEndian.AppendUint16(r, packPop(p.Pop))
	w.records = append(w.records, r...)
	w.n++
	return w.n - 1, nil
}

// Key lets a folded name mean record i; other says it is not its own name.
func (w *Writer) Key(key string, i int, other bool) { addHit(w.keys, key, i, other) }

// Skeleton lets a coarser spelling mean record i.
func (w *Writer) Skeleton(key string, i int, other bool) { addHit(w.skels, key, i, other) }

func addHit(m map[string][]Hit, key string, i int, other bool) {
	if key == "" || len(key) > 120 {
		return
	}
	for j, h := range m[key] {
		if h.Record == i {
			m[key][j].Other = h.Other && other
			return
		}
	}
	m[key] = append(m[key], Hit{i, other})
}

func (w *Writer) code(c string) int {
	if i, ok := w.codeOf[c]; ok {
		return i
	}
	w.codeOf[c] = len(w.codes)
	w.codes = append(w.codes, c)
	return len(w.codes) - 1
}

func (w *Writer) name(s string) int {
	if at, ok := w.nameAt[s]; ok {
		return at
	}
	at := len(w.names)
	w.nameAt[s] = at
	w.names = append(append(w.names, byte(len(s))), s...)
	return at
}

// WriteTo writes the compiled gazetteer.
func (w *Writer) WriteTo(out io.Writer) (int64, error) {
	var codes []byte
	for _, c := range w.codes {
		codes = append(codes, append([]byte(c), make([]byte, codeSize-len(c))...)...)
	}
	keys, keyIndex := encode(w.keys)
	skels, skelIndex := encode(w.skels)
	parts := [][]byte{codes, w.records, w.names, keys, keyIndex, skels, skelIndex}
	b := append([]byte(magic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(b[8:], version)
	b = binary.LittleEndian.AppendUint32(b, uint32(w.areas))
	at := header
	for _, p := range parts {
		b = binary.LittleEndian.AppendUint32(b, uint32(at))
		at += len(p)
	}
	n, err := out.Write(slices.Concat(append([][]byte{b}, parts...)...))
	if err != nil {
		return int64(n), fmt.Errorf("write gazetteer: %w", err)
	}
	return int64(n), nil
}

// encode sorts the keys and front-codes them in blocks.
func encode(m map[string][]Hit) (data, index []byte) {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	last := ""
	for i, k := range keys {
		if i%block == 0 {
			index = binary.LittleEndian.AppendUint32(index, uint32(len(data)))
			last = ""
		}
		n := shared(last, k)
		data = append(data, byte(n), byte(len(k)-n))
		data = append(data, k[n:]...)
		data = binary.AppendUvarint(data, uint64(len(m[k])))
		for _, h := range m[k] {
			v := uint64(h.Record) << 1
			if h.Other {
				v |= 1
			}
			data = binary.AppendUvarint(data, v)
		}
		last = k
	}
	return data, index
}

func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func put24(b []byte, v uint32) []byte { return append(b, byte(v), byte(v>>8), byte(v>>16)) }

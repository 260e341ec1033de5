package gazfile

import (
	"encoding/binary"
	"fmt"
	"sort"
	"strings"
)

// File is an opened gazetteer.
type File struct {
	blob      string
	codes     string
	records   string
	names     string
	keys      table
	skels     table
	firstArea int // the second-order divisions are the last records
}

// table is a sorted list of keys with what each may mean.
type table struct{ data, index string }

// Open checks the header of a compiled gazetteer. It reads nothing else.
func Open(blob string) (*File, error) {
	if len(blob) < header || blob[:8] != magic {
		return nil, fmt.Errorf("open gazetteer: not a compiled gazetteer; make it again with go generate ./place")
	}
	if v := u32(blob, 8); v != version {
		return nil, fmt.Errorf("open gazetteer: version %d, this program reads version %d; make it again with go generate ./place", v, version)
	}
	var at [8]int
	for i := range 7 {
		at[i] = int(u32(blob, 16+4*i))
	}
	at[7] = len(blob)
	for i := range 7 {
		if at[i] > at[i+1] {
			return nil, fmt.Errorf("open gazetteer: cut short; make it again with go generate ./place")
		}
	}
	part := func(i int) string { return blob[at[i]:at[i+1]] }
	f := &File{blob: blob, codes: part(0), records: part(1), names: part(2),
		keys: table{part(3), part(4)}, skels: table{part(5), part(6)}}
	f.firstArea = f.Len() - int(u32(blob, 12))
	return f, nil
}

// Len is the number of places.
func (f *File) Len() int { return len(f.records) / recSize }

// Find returns the places that a folded name may mean.
func (f *File) Find(key string) []Hit { return f.keys.find(key) }

// FindSkeleton returns the places that a coarser spelling may mean.
func (f *File) FindSkeleton(key string) []Hit { return f.skels.find(key) }

// Place returns record i.
func (f *File) Place(i int) Place {
	r := f.records[i*recSize : (i+1)*recSize]
	code := f.code(int(u16(r, 9)))
	p := Place{
		Name: f.name(int(u24(r, 6))),
		Lat:  unpackDegrees(u24(r, 0), 180),
		Lon:  unpackDegrees(u24(r, 3), 360),
		Kind: r[13],
		Code: code,
		Pop:  unpackPop(u16(r, 14)),
	}
	p.Country, _, _ = strings.Cut(code, ".")
	if a := int(u16(r, 11)); a > 0 {
		area := f.records[(f.firstArea+a-1)*recSize:]
		p.Admin2 = f.name(int(u24(area, 6)))
	}
	return p
}

func (f *File) code(i int) string {
	return strings.TrimRight(f.codes[i*codeSize:(i+1)*codeSize], "\x00")
}

func (f *File) name(at int) string {
	n := int(f.names[at])
	return f.names[at+1 : at+1+n]
}

func (t table) find(key string) []Hit {
	blocks := len(t.index) / 4
	b := sort.Search(blocks, func(i int) bool { return t.first(i) > key }) - 1
	if b < 0 {
		return nil
	}
	at := int(u32(t.index, 4*b))
	var buf [256]byte
	for i := 0; i < block && at < len(t.data); i++ {
		shared, rest := int(t.data[at]), int(t.data[at+1])
		copy(buf[shared:], t.data[at+2:at+2+rest])
		at += 2 + rest
		n, used := uvarint(t.data[at:])
		at += used
		if string(buf[:shared+rest]) == key {
			return readHits(t.data[at:], int(n))
		}
		for range n {
			_, used := uvarint(t.data[at:])
			at += used
		}
	}
	return nil
}

// first is the first key of a block, which shares nothing.
func (t table) first(b int) string {
	at := int(u32(t.index, 4*b))
	return t.data[at+2 : at+2+int(t.data[at+1])]
}

func readHits(s string, n int) []Hit {
	hits := make([]Hit, n)
	for i := range hits {
		v, used := uvarint(s)
		s = s[used:]
		hits[i] = Hit{Record: int(v >> 1), Other: v&1 == 1}
	}
	return hits
}

func uvarint(s string) (uint64, int) {
	var v uint64
	for i := 0; i < len(s) && i < binary.MaxVarintLen64; i++ {
		v |= uint64(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			return v, i + 1
		}
	}
	return v, len(s)
}

func u16(s string, i int) uint16 { return uint16(s[i]) | uint16(s[i+1])<<8 }
func u24(s string, i int) uint32 { return uint32(u16(s, i)) | uint32(s[i+2])<<16 }
func u32(s string, i int) uint32 { return u24(s, i) | uint32(s[i+3])<<24 }

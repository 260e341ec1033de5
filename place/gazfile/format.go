// Package gazfile is the compiled gazetteer: one string that is looked up where
// it lies, without building anything when the program starts.
//
// The file is `SITREPGZ`, a version, seven section offsets (u32, little endian), and
// the sections:
//
//	codes     8 bytes each: "IQ.15", a country's two letters, a point and the
//	          GeoNames code of the first-order division ("" where unknown)
//	records   16 bytes each: latitude u24, longitude u24, name u24 (offset into
//	          names), code u16, second-order division u16 (1 + its position
//	          among those, 0 none), kind u8, population u16
//	names     a length byte and the name in UTF-8, one after the other
//	keys      the folded names, sorted, front-coded in blocks of 16
//	keyIndex  u32 each: the offset of every block in keys
//	skels     the coarser spellings, in the same form
//	skelIndex
//
// A key is: shared bytes with the key before (u8), length of the rest (u8), the
// rest, then the places it may mean as uvarints: their number, and for each
// 2*record plus 1 where the key is another name of the place, not its own.
package gazfile

import "math"

const (
	magic    = "SITREPGZ"
	version  = 1
	header   = 8 + 4 + 4 + 7*4 // magic, version, number of second-order divisions, section offsets
	codeSize = 8
	recSize  = 16
	block    = 16
)

// Kinds of record.
const (
	City   = 1 // a populated place
	Admin2 = 2 // a district or county, its point the middle of its places
	Rough  = 3 // a district or county of which only the first-order division is known
)

// Place is one record.
type Place struct {
	Name     string
	Lat, Lon float64 // degrees
	Kind     byte
	Country  string // two letters, ISO 3166
	Code     string // GeoNames code of the first-order division, "IQ.15"
	Admin2   string // name of the second-order division, or ""
	Pop      int    // 0 where unknown; rounded to 11 bits
}

// Hit says that a key may mean a place.
type Hit struct {
	Record int
	Other  bool // the key is another name of the place, not its own
}

func packDegrees(x, span float64) uint32 {
	return uint32(math.Round((x + span/2) / span * (1<<24 - 1)))
}

func unpackDegrees(v uint32, span float64) float64 {
	return math.Round((float64(v)/(1<<24-1)*span-span/2)*1e4) / 1e4
}

// packPop keeps 11 bits of a population and its exponent.
func packPop(n int) uint16 {
	var e uint16
	for n >= 1<<11 {
		n >>= 1
		e++
	}
	return e<<11 | uint16(n)
}

func unpackPop(v uint16) int { return int(v&(1<<11-1)) << (v >> 11) }

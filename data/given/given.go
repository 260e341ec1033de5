// Package given knows first names that nearly all of their bearers share a sex with.
package given

import (
	_ "embed"
	"strings"
)

//go:embed names.txt
var names string

// Gender is the sex that a first name tells.
type Gender byte

// What a first name may tell; Unknown where it tells nothing.
const (
	Unknown Gender = 0
	Male    Gender = 'm'
	Female  Gender = 'f'
)

// Of is the sex of nearly everybody who bears the first name, in whatever case; Unknown
// where both bear it or the list does not have it. The list is searched as it stands:
// nothing is loaded.
func Of(name string) Gender {
	name = strings.ToLower(name)
	lo, hi := 0, len(names) // the name's line begins in [lo, hi)
	for lo < hi {
		mid := lo + (hi-lo)/2
		begin := strings.LastIndexByte(names[:mid], '\n') + 1
		line := names[begin:]
		end := strings.IndexByte(line, '\n')
		if end < 0 {
			end = len(line)
		}
		word, sex, _ := strings.Cut(line[:end], " ")
		switch {
		case line[:end] == "" || word[0] == '#' || word < name:
			lo = begin + end + 1
		case word > name:
			hi = begin
		default:
			return Gender(sex[0])
		}
	}
	return Unknown
}

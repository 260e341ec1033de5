// Package given knows first names that nearly all of their bearers share a sex with.
package given

import (
	_ "embed"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
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
	if sex, ok := lists.Find(names, plain.Replace(strings.ToLower(name))); ok {
		return Gender(sex[0])
	}
	return Unknown
}

// plain takes the marks off the letters of names.
var plain = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a", "ə", "a", "ç", "c", "ć", "c", "č", "c",
	"ď", "d", "đ", "d", "é", "e", "è", "e", "ê", "e", "ë", "e", "ē", "e", "ė", "e", "ę", "e", "ě", "e", "ğ", "g", "í", "i", "ì", "i", "î", "i", "ï", "i", "ī", "i", "ı", "i",
	"ł", "l", "ľ", "l", "ñ", "n", "ń", "n", "ň", "n", "ó", "o", "ò", "o", "ô", "o", "õ", "o", "ö", "o", "ø", "o", "ő", "o", "ō", "o", "ř", "r", "ś", "s", "š", "s", "ş", "s",
	"ș", "s", "ť", "t", "ţ", "t", "ț", "t", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ű", "u", "ů", "u", "ū", "u", "ý", "y", "ÿ", "y", "ź", "z", "ž", "z", "ż", "z", "\u0307", "")

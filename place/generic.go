package place

import "strings"

// generic words that say what kind of place a name is, and the kind.
var generics = map[string]Kind{
	"province": Admin1, "provinces": Admin1, "governorate": Admin1, "oblast": Admin1, "department": Admin1, "prefecture": Admin1,
	"wilaya": Admin1, "muhafazah": Admin1, "voivodeship": Admin1, "krai": Admin1, "kray": Admin1, "state": Admin1, "emirate": Admin1,
	"district": Admin2, "county": Admin2, "parish": Admin2, "raion": Admin2, "rayon": Admin2, "subdistrict": Admin2, "municipality": City,
	"tehsil": Admin2, "commune": Admin2, "borough": Admin2, "canton": Admin1, "hromada": Admin2,
	"city": City, "town": City, "village": City, "hamlet": City, "township": City, "settlement": City,
	"neighborhood": Quarter, "neighbourhood": Quarter, "suburb": Quarter, "suburbs": Quarter, "quarter": Quarter,
	"region": Region, "valley": Terrain, "mountains": Terrain, "mountain": Terrain, "hills": Terrain, "desert": Terrain, "peninsula": Terrain, "plateau": Terrain,
	"river": Water, "sea": Water, "lake": Water, "gulf": Water, "strait": Water, "ocean": Water, "bay": Water, "canal": Water, "creek": Water,
	"island": Terrain, "islands": Terrain, "airport": Site, "airfield": Site, "base": Site, "camp": Site, "prison": Site, "dam": Site, "crossing": Site, "port": Site,
}

// Generic returns the kind of place that a word like "province", "river" or
// "town" names, and false for any other word. The word is in lower case.
func Generic(word string) (Kind, bool) {
	k, ok := generics[word]
	return k, ok
}

// Bare returns a name without the words that say what kind of place it is:
// "Tel Afar District" is "Tel Afar", "Province of Ontario" "Ontario".
// A name that is nothing else is returned as it is.
func Bare(name string) string {
	words := strings.Fields(name)
	if len(words) > 2 && strings.EqualFold(words[1], "of") {
		if _, ok := Generic(strings.ToLower(words[0])); ok {
			words = words[2:]
		}
	}
	if len(words) > 1 {
		if _, ok := Generic(strings.ToLower(words[len(words)-1])); ok {
			words = words[:len(words)-1]
		}
	}
	return strings.Join(words, " ")
}

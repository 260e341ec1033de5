package place

// Kind is what a place is.
type Kind uint8

// The kinds, from the widest to the finest.
const (
	Unknown   Kind = iota
	Continent      // Africa
	Region         // the Middle East, the Sahel, the Donbas: an area of no one division
	Country        // Iraq
	Admin1         // a province, state, governorate, oblast
	Admin2         // a district or county
	Water          // an ocean, sea, strait, lake or river
	Terrain        // mountains, a desert, a valley, an island
	City           // a city, town or village
	Quarter        // a part of a city
	Site           // a base, camp, crossing, airport, dam, prison, landmark
)

var kindNames = [...]string{"unknown", "continent", "region", "country", "admin1", "admin2", "water", "terrain", "city", "quarter", "site"}

func (k Kind) String() string { return kindNames[k] }

// ParseKind reads the name of a kind.
func ParseKind(s string) (Kind, bool) {
	for k, n := range kindNames {
		if n == s && k > 0 {
			return Kind(k), true
		}
	}
	return Unknown, false
}

// The precisions of the record (see sitrep.Place).
const (
	Exact      = "exact"
	AtCity     = "city"
	AtDistrict = "district"
	AtProvince = "province"
	AtCountry  = "country"
	AtRegion   = "region"
)

// Precision is how finely a name of this kind tells where something is.
func (k Kind) Precision() string {
	switch k {
	case Country:
		return AtCountry
	case Admin1:
		return AtProvince
	case Admin2:
		return AtDistrict
	case City, Quarter:
		return AtCity
	case Site:
		return Exact
	}
	return AtRegion
}

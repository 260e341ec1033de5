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

// The precisions of the record (see sitrep.Place).
const (
	Exact      = "exact"
	AtCity     = "city"
	AtDistrict = "district"
	AtProvince = "province"
	AtCountry  = "country"
	AtRegion   = "region"
)

// district is the radius in km up to which an area that is no division tells as
// much as a district does: a valley, a forest, a strip of land.
const district = 50

// Precision is how finely the name of a place tells where something is.
func (p Place) Precision() string {
	switch p.Kind {
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
	case Continent, Unknown:
		return AtRegion
	}
	if p.Km <= district {
		return AtDistrict
	}
	return AtRegion
}

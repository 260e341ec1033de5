package place

import (
	"math"
	"slices"
)

// Contains reports whether a, a country, division or area, holds b. A place
// holds itself. An area of no one division holds what lies within its radius, in its
// countries.
func Contains(a, b Place) bool {
	switch {
	case a.ID == b.ID:
		return true
	case a.Kind == Country:
		return b.Country == a.Country || b.Country == "" && len(b.Within) == 1 && b.Within[0] == a.Country
	case a.Kind == Admin1:
		return b.Kind > Admin1 && b.Code == a.Code
	case b.Kind < a.Kind && b.Km >= a.Km:
		return false
	case len(a.Within) > 0 && b.Country != "" && !slices.Contains(a.Within, b.Country):
		return false
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		return false
	case a.Kind == Continent && b.Kind <= Country:
		return Km(a, b) < a.Km
	}
	return Km(a, b) <= a.Km*1.2 && b.Km < a.Km
}

// Km is the distance between the points of two places, in km.
func Km(a, b Place) float64 { return Distance(a.Lat, a.Lon, b.Lat, b.Lon) }

// Distance is the great-circle distance between two points in degrees, in km.
func Distance(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, rad = 6371.0, math.Pi / 180
	dlat, dlon := (lat2-lat1)*rad, (lon2-lon1)*rad
	h := math.Pow(math.Sin(dlat/2), 2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin(dlon/2), 2)
	return 2 * radius * math.Asin(math.Sqrt(min(1, h)))
}

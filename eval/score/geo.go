package score

import "math"

// Toponyms is a GeoWebNews record.
type Toponyms struct {
	Toponyms []Toponym `json:"toponyms"`
}

// Toponym is a place name in the text and where on earth it is.
type Toponym struct {
	Start *int     `json:"start"`
	End   *int     `json:"end"`
	Lat   *float64 `json:"lat"`
	Lon   *float64 `json:"lon"`
}

func (t Toponym) span() Span {
	if t.Start == nil || t.End == nil {
		return Span{}
	}
	return Span{*t.Start, *t.End}
}

// near161 is the customary bound of geoparsing: 100 miles, in kilometres.
const near161 = 161

// Geo scores resolved toponyms: found by overlap, right within 161 km.
func Geo(gold, pred []Toponyms) Figures {
	var found, near, total, predicted, right int
	for i := range gold {
		placed := func(ts []Toponym) (out []Toponym) {
			for _, t := range ts {
				if t.Lat != nil && t.Lon != nil {
					out = append(out, t)
				}
			}
			return out
		}
		ps := placed(pred[i].Toponyms)
		predicted += len(ps)
		for _, p := range ps {
			right += btoi(anyToponym(gold[i].Toponyms, p, func(g Toponym) bool { return g.Start != nil }))
		}
		for _, g := range placed(gold[i].Toponyms) {
			if g.Start == nil {
				continue
			}
			total++
			found += btoi(anyToponym(ps, g, func(Toponym) bool { return true }))
			near += btoi(anyToponym(ps, g, func(p Toponym) bool { return km(*g.Lat, *g.Lon, *p.Lat, *p.Lon) <= near161 }))
		}
	}
	return Figures{{"toponym_precision", ratio(right, predicted)}, {"toponym_recall", ratio(found, total)},
		{"acc161_of_found", ratio(near, found)}, {"acc161_end_to_end", ratio(near, total)}}
}

// anyToponym tells whether one of ts overlaps t and is ok.
func anyToponym(ts []Toponym, t Toponym, ok func(Toponym) bool) bool {
	for _, x := range ts {
		if overlap(x.span(), t.span()) > 0 && ok(x) {
			return true
		}
	}
	return false
}

// km is the great-circle distance of two points in degrees (haversine).
func km(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a, b, c, d := lat1*rad, lon1*rad, lat2*rad, lon2*rad
	s, t := math.Sin((c-a)/2), math.Sin((d-b)/2)
	h := s*s + math.Cos(a)*math.Cos(c)*t*t
	return 12742 * math.Asin(min(1, math.Sqrt(h)))
}

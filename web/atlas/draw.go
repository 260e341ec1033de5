package atlas

import (
	"math"
	"strconv"
)

// View is a part of the world on a sheet of so many pixels. Degrees of longitude
// are as wide as those of latitude are high at the box's middle (plate carrée with
// that standard parallel), so that shapes near it look right and every point is
// where its coordinates say.
type View struct {
	Box           Box
	Width, Height float64
	squeeze       float64 // width of a degree of longitude against one of latitude
	scale         float64 // pixels a degree of latitude
	west, north   float64
}

// World is what a page shows when nothing narrows it: without Antarctica.
var World = Box{South: -56, West: -170, North: 78, East: 180}

// Fit makes a view of at least the box, as large as the sheet lets it be.
func Fit(b Box, width, height float64) View {
	b = widen(b)
	mid := (b.South + b.North) / 2
	v := View{Box: b, Width: width, Height: height, squeeze: math.Cos(mid * math.Pi / 180)}
	if b.East-b.West > 200 {
		v.squeeze = math.Cos(30 * math.Pi / 180)
	}
	v.scale = min(width/((b.East-b.West)*v.squeeze), height/(b.North-b.South))
	v.west = (b.West+b.East)/2 - width/2/(v.scale*v.squeeze)
	v.north = mid + height/2/v.scale
	v.Box = Box{South: v.north - height/v.scale, West: v.west, North: v.north, East: v.west + width/(v.scale*v.squeeze)}
	return v
}

// widen keeps a box from being a point: at least four degrees a side.
func widen(b Box) Box {
	const least = 4
	if d := least - (b.North - b.South); d > 0 {
		b.South, b.North = b.South-d/2, b.North+d/2
	}
	if d := least - (b.East - b.West); d > 0 {
		b.West, b.East = b.West-d/2, b.East+d/2
	}
	return b
}

// XY projects a place to pixels from the sheet's upper left corner.
func (v View) XY(p Point) (x, y float64) {
	return (p.Lon - v.west) * v.scale * v.squeeze, (v.north - p.Lat) * v.scale
}

// Kilometres gives the pixels of so many kilometres north to south.
func (v View) Kilometres(km float64) float64 { return km / 111.2 * v.scale }

// Shape is an area's outline on the sheet.
type Shape struct {
	ID, Name string
	Path     string // SVG path data
	Dashed   bool   // disputed: drawn with another country, behind a dashed line
	As       string // the area that it is drawn as: its own ID, or the country's
	Note     string
}

// Draw outlines what a view shows of the world, by whose view of its borders.
func (s *Set) Draw(v View, borders string) []Shape {
	level := s.Coarse
	if v.Box.East-v.Box.West < 75 {
		level = s.Fine
	}
	var out []Shape
	for _, a := range level.Areas {
		if a.Box.East < v.Box.West || a.Box.West > v.Box.East || a.Box.North < v.Box.South || a.Box.South > v.Box.North {
			continue
		}
		path := v.path(a.Rings)
		if path == "" {
			continue
		}
		sh := Shape{ID: a.ID, Name: a.Name, Path: path, As: a.ID}
		for _, d := range s.Disputes {
			if d.Area != a.ID {
				continue
			}
			sh.Note, sh.Dashed = d.Note, true
			if as := d.As[borders]; as != "" && as != "own" {
				sh.As = as
			}
		}
		out = append(out, sh)
	}
	return out
}

// path writes rings as SVG path data in tenths of pixels, dropping points that
// would not show and rings outside the sheet.
func (v View) path(rings [][]Point) string {
	var b []byte
	for _, ring := range rings {
		box := boxOf([][]Point{ring})
		if box.East < v.Box.West || box.West > v.Box.East || box.North < v.Box.South || box.South > v.Box.North {
			continue
		}
		b = v.ring(b, ring)
	}
	return string(b)
}

// ring appends one closed ring in relative steps, which compress well.
func (v View) ring(b []byte, ring []Point) []byte {
	const near = 7 // tenths of a pixel
	var px, py int
	for i, p := range ring {
		x, y := v.XY(p)
		ix, iy := tenth(x, v.Width), tenth(y, v.Height)
		switch {
		case i == 0:
			b = append(b, 'M')
			b = coord(b, ix)
			b = append(b, ' ')
			b = coord(b, iy)
		case abs(ix-px) < near && abs(iy-py) < near && i < len(ring)-1:
			continue
		default:
			b = append(b, 'l')
			b = coord(b, ix-px)
			b = append(b, ' ')
			b = coord(b, iy-py)
		}
		px, py = ix, iy
	}
	return append(b, 'z')
}

// tenth rounds to tenths of a pixel and keeps far-off points near the sheet.
func tenth(f, size float64) int {
	return int(math.Round(max(-size, min(2*size, f)) * 10))
}

func coord(b []byte, tenths int) []byte {
	return strconv.AppendFloat(b, float64(tenths)/10, 'f', -1, 64)
}

func abs(i int) int {
	if i < 0 {
		return -i
	}
	return i
}

// Area finds an area by its id at the fine level.
func (s *Set) Area(id string) (Area, bool) {
	for _, a := range s.Fine.Areas {
		if a.ID == id {
			return a, true
		}
	}
	return Area{}, false
}

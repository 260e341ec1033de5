package query

import (
	"math"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// setPlace puts each name on the level that it stands for.
func setPlace(r *reader, t term) error {
	for _, v := range t.values {
		if r.o.Resolver == nil {
			if isISO3(v.text) {
				add(&r.q.Countries, v.text)
			} else if f := Fold(v.text); f != "" {
				add(&r.q.Places, f)
			} else {
				return r.errorf(v.at, "%s: %q has no letters", t.key, v.text)
			}
			continue
		}
		p, err := r.o.Resolver.Place(v.text)
		if err != nil {
			return r.errorf(v.at, "%v", err)
		}
		switch {
		case p.Name != "":
			add(&r.q.Places, Fold(p.Name))
		case p.Admin1 != "":
			add(&r.q.Admin1, p.Admin1)
		default:
			add(&r.q.Countries, p.Country)
			continue
		}
		r.fine = append(r.fine, finePlace{v.at, v.text, p.Country})
	}
	return nil
}

func setCountry(r *reader, t term) error {
	for _, v := range t.values {
		code := strings.ToUpper(v.text)
		if !isISO3(code) && r.o.Resolver != nil {
			p, err := r.o.Resolver.Place(v.text)
			if err != nil {
				return r.errorf(v.at, "%v", err)
			}
			if p.Name != "" || p.Admin1 != "" || p.Country == "" {
				return r.errorf(v.at, "%q is no country; write place:%s", v.text, quote(v.text))
			}
			code = p.Country
		}
		if !isISO3(code) {
			return r.errorf(v.at, "country: takes ISO 3166 codes of three letters, IRQ, not %q", v.text)
		}
		add(&r.q.Countries, code)
	}
	return nil
}

func isISO3(s string) bool {
	if len(s) != 3 {
		return false
	}
	for i := range 3 {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

func setBox(r *reader, t term) error {
	text := make([]string, len(t.values))
	for i, v := range t.values {
		text[i] = v.text
	}
	cells := strings.Split(strings.Join(text, ","), ",")
	if len(cells) != 4 {
		return r.errorf(t.at, "box: takes south,west,north,east in degrees, box:33.0,42.5,34.5,45.0")
	}
	var d [4]float64
	for i, c := range cells {
		f, err := strconv.ParseFloat(strings.TrimSpace(c), 64)
		if err != nil || math.IsNaN(f) || math.Abs(f) > []float64{90, 180}[i%2] {
			return r.errorf(t.at, "box: %q is no %s in degrees", c, []string{"latitude", "longitude"}[i%2])
		}
		d[i] = f + 0 // no negative zero
	}
	if d[0] > d[2] {
		return r.errorf(t.at, "box: its south lies north of its north; write south,west,north,east")
	}
	r.q.Box = &sitrep.Box{South: d[0], West: d[1], North: d[2], East: d[3]}
	return nil
}

func getBox(q *sitrep.Query) []string {
	if q.Box == nil {
		return nil
	}
	var out []string
	for _, d := range []float64{q.Box.South, q.Box.West, q.Box.North, q.Box.East} {
		out = append(out, strconv.FormatFloat(d, 'f', -1, 64))
	}
	return out
}

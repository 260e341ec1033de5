package history

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// The columns of GDELT 2.0's event table that are read, of 61 (GDELT-Event Codebook
// V2.0).
const (
	gdeltColumns  = 61
	gdeltID       = 0
	gdeltDay      = 1
	gdeltActor1   = 5 // ten columns: code, name, country, group, ethnic, religion twice, type three times
	gdeltActor2   = 15
	gdeltCode     = 26
	gdeltMentions = 31
	gdeltSources  = 32
	gdeltArticles = 33
	gdeltGeo      = 51 // eight columns: type, name, country, division, second division, latitude, longitude, feature
	gdeltAdded    = 59
	gdeltURL      = 60
)

// recent is how many ids are remembered to know rows that are sent again: GDELT
// repeats rows within 90 minutes, which is fewer.
const recent = 200_000

// GDELT reads an export table of GDELT 2.0. Rows sent again are left out, as are
// those of statements, which PLOVER leaves uncoded; Skipped counts both.
//
// The coordinates of countries and provinces, which GDELT puts in their middle, are
// dropped.
func (im *Importer) GDELT(r io.Reader, name string) iter.Seq2[sitrep.Event, error] {
	return func(yield func(sitrep.Event, error) bool) {
		seen := newSeen(recent)
		lines := bufio.NewScanner(r)
		lines.Buffer(make([]byte, 0, 1<<16), 1<<20)
		n := 0
		for lines.Scan() {
			n++
			line := strings.TrimSuffix(lines.Text(), "\r")
			if line == "" {
				continue
			}
			e, err := im.gdeltRow(line, seen)
			if errors.Is(err, errSkip) {
				im.skipped++
				continue
			}
			if err != nil {
				e, err = sitrep.Event{}, &Error{name, n, err}
			}
			if !yield(e, err) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(sitrep.Event{}, &Error{name, n + 1, err})
		}
	}
}

func (im *Importer) gdeltRow(line string, seen *seen) (sitrep.Event, error) {
	c := strings.Split(line, "\t")
	if len(c) != gdeltColumns {
		return sitrep.Event{}, fmt.Errorf("%d columns instead of %d: is it GDELT 2.0's event export?", len(c), gdeltColumns)
	}
	id := c[gdeltID]
	if _, err := strconv.ParseUint(id, 10, 64); err != nil {
		return sitrep.Event{}, fmt.Errorf("GlobalEventID %q is no number", id)
	}
	if seen.again(id) {
		return sitrep.Event{}, errSkip
	}
	day, err := time.Parse("20060102", c[gdeltDay])
	if err != nil {
		return sitrep.Event{}, fmt.Errorf("day %q is no date", c[gdeltDay])
	}
	e := im.event("gdelt", id, day)
	var ok bool
	if e.Type, e.Mode, ok = im.scheme.PLOVER(c[gdeltCode]); !ok {
		if _, known := im.scheme.Goldstein(c[gdeltCode]); known {
			return e, errSkip // a statement
		}
		return e, fmt.Errorf("EventCode %q is no CAMEO code", c[gdeltCode])
	}
	e.CAMEO = c[gdeltCode]
	if code, ok := im.scheme.Of(e.Type, e.Mode); ok {
		e.ACLED = code.ACLED
	}
	d := day.Format(time.DateOnly)
	e.Time = sitrep.Time{Start: d, End: d, Precision: "day"}
	if e.Place, err = im.gdeltPlace(c[gdeltGeo : gdeltGeo+8]); err != nil {
		return e, err
	}
	e.Actors = im.gdeltParty(c[gdeltActor1:gdeltActor1+10], day)
	e.Recipients = im.gdeltParty(c[gdeltActor2:gdeltActor2+10], day)
	e.Confidence, e.Claims[0].Confidence = 0.5, 0.5 // coded by machine
	if n, err := strconv.Atoi(c[gdeltArticles]); err == nil && n > 0 {
		e.Reports = n
	}
	if n, err := strconv.Atoi(c[gdeltSources]); err == nil && n > 0 {
		e.Families = n
	}
	e.Claims[0].URL = c[gdeltURL]
	e.Claims[0].Publisher = host(c[gdeltURL])
	if added, err := time.Parse("20060102150405", c[gdeltAdded]); err == nil {
		e.Claims[0].Published = added.Format(time.RFC3339)
	}
	im.finish(&e)
	return e, nil
}

// gdeltParty is one side, or nobody.
func (im *Importer) gdeltParty(c []string, day time.Time) []sitrep.Party {
	name, country := c[1], c[2]
	if name == "" && c[0] == "" {
		return nil
	}
	if name == "" {
		name = c[0]
	}
	var sectors []string
	for _, s := range c[7:10] {
		if s != "" {
			sectors = append(sectors, s)
		}
	}
	if len(country) != 3 {
		country = ""
	}
	return []sitrep.Party{im.party(spelled(name), country, sectors, day)}
}

// spelled gives names, which GDELT writes in capitals, the case that news would:
// "ISLAMIC STATE" is "Islamic State"; short ones may be initials and stay.
func spelled(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if len(w) > 3 || len(words) > 1 && i > 0 && (w == "OF" || w == "AND" || w == "THE") {
			if words[i] = strings.ToLower(w); w != "OF" && w != "AND" && w != "THE" {
				words[i] = w[:1] + strings.ToLower(w[1:])
			}
		}
	}
	return strings.Join(words, " ")
}

func (im *Importer) gdeltPlace(c []string) (*sitrep.Place, error) {
	if c[0] == "0" || c[0] == "" {
		return nil, nil
	}
	iso := im.scheme.ISO3(c[2])
	name, rest, _ := strings.Cut(c[1], ", ")
	admin1, _, divided := strings.Cut(rest, ", ")
	if !divided {
		admin1 = ""
	}
	switch c[0] {
	case "1":
		return area(name, iso, "", "country"), nil
	case "2", "5":
		return area(name, iso, name, "province"), nil
	case "3", "4":
		lat, lon, err := point(c[5], c[6])
		return &sitrep.Place{Name: name, Country: iso, Admin1: admin1, Lat: lat, Lon: lon, Precision: "city"}, err
	}
	return nil, fmt.Errorf("ActionGeo_Type %q is none of 0 to 5", c[0])
}

// host is the publisher of an address.
func host(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	h, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(strings.ToLower(h), "www.")
}

// seen remembers the last ids.
type seen struct {
	ids  map[string]bool
	ring []string
	most int
	at   int
}

func newSeen(n int) *seen { return &seen{ids: map[string]bool{}, most: n} }

// again tells whether an id was met among the last, and remembers it.
func (s *seen) again(id string) bool {
	if s.ids[id] {
		return true
	}
	id = strings.Clone(id)
	s.ids[id] = true
	if len(s.ring) < s.most {
		s.ring = append(s.ring, id)
		return false
	}
	delete(s.ids, s.ring[s.at])
	s.ring[s.at] = id
	s.at = (s.at + 1) % s.most
	return false
}

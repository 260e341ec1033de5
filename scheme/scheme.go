// Package scheme is the crosswalk between coding schemes: PLOVER, which sitrep
// codes in, CAMEO, ACLED and GDELT, which others do. Its tables are the text files
// of data/schemes.
package scheme

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/data/check"
	"github.com/sitrep-news/sitrep/data/schemes"
)

// Scheme is the loaded tables. It is safe for concurrent use.
type Scheme struct {
	types  map[typeMode]Code
	plover map[string]typeMode // CAMEO code or its beginning
	acled  map[string]SubEvent
	weight map[string]float64
	iso3   map[string]string // by FIPS
	fips   map[string]string // by ISO alpha-3
	nation map[string]Country
	number map[string]string // ISO alpha-3 by ISO numeric, without leading zeros
	ward   map[string]string // ISO alpha-3 by Gleditsch and Ward number
}

// Country is a country as the exports write it.
type Country struct {
	ISO3, ISO2  string // ISO 3166
	Numeric     string // ISO 3166, three digits
	Ward        string // Gleditsch and Ward number, "" for none
	Name        string
	ACLED, UCDP string // regions
}

type typeMode struct{ Type, Mode string }

// Code is what a PLOVER type and mode correspond to.
type Code struct {
	Quad  int    // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	CAMEO string // "190"
	ACLED string // sub-event type, "" where ACLED has none
}

// SubEvent is one of ACLED's sub-event types.
type SubEvent struct {
	Name, Event, Disorder string
	Type, Mode            string // PLOVER's
}

// The files of data/schemes.
const (
	typesFile     = "types.txt"
	ploverFile    = "plover.txt"
	acledFile     = "acled.txt"
	goldsteinFile = "goldstein.txt"
	fipsFile      = "fips.txt"
	countriesFile = "countries.txt"
)

// Load reads the tables that come with the program.
func Load() (*Scheme, error) { return LoadFrom(schemes.FS) }

// LoadFrom reads the tables of a folder; it tells every line that is not of its
// file's form, or names a code that another file lacks.
func LoadFrom(files fs.FS) (*Scheme, error) {
	s, found := load(files)
	var errs []error
	for _, f := range found {
		errs = append(errs, errors.New(f.String()))
	}
	if len(errs) > 0 {
		return nil, fmt.Errorf("load the coding schemes: %w", errors.Join(errs...))
	}
	return s, nil
}

// DataCheck proves the tables: they load, are sorted, and name only codes that exist.
func DataCheck() check.Data {
	return check.Data{Name: "schemes", Run: func(fsys fs.FS) []check.Finding {
		sub, err := fs.Sub(fsys, "schemes")
		if err != nil {
			return []check.Finding{{File: "schemes", What: err.Error()}}
		}
		_, out := load(sub)
		out = append(out, check.Sorted(sub, typesFile, ploverFile, acledFile, goldsteinFile, fipsFile, countriesFile)...)
		for i := range out {
			out[i].File = "schemes/" + out[i].File
		}
		return out
	}}
}

func load(files fs.FS) (*Scheme, []check.Finding) {
	s := &Scheme{types: map[typeMode]Code{}, plover: map[string]typeMode{}, acled: map[string]SubEvent{},
		weight: map[string]float64{}, iso3: map[string]string{}, fips: map[string]string{}, nation: map[string]Country{}, number: map[string]string{}, ward: map[string]string{}}
	l := loader{files: files}
	l.read(goldsteinFile, 2, s.addWeight)
	l.read(acledFile, 5, s.addSubEvent)
	l.read(typesFile, 5, s.addType)
	l.read(ploverFile, 3, s.addCAMEO)
	l.read(fipsFile, 2, s.addFIPS)
	l.read(countriesFile, 7, s.addCountry)
	return s, l.found
}

type loader struct {
	files fs.FS
	found []check.Finding
}

// read gives the cells of each line to add.
func (l *loader) read(file string, columns int, add func(cells []string) error) {
	lines, err := check.Lines(l.files, file)
	if err != nil {
		l.found = append(l.found, check.Finding{File: file, What: err.Error()})
		return
	}
	for _, line := range lines {
		cells := strings.Split(line.Text, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if len(cells) != columns {
			l.found = append(l.found, line.Errorf("%d columns, want %d", len(cells), columns))
			continue
		}
		if err := add(cells); err != nil {
			l.found = append(l.found, line.Errorf("%v", err))
		}
	}
}

func (s *Scheme) addWeight(c []string) error {
	w, err := strconv.ParseFloat(c[1], 64)
	if err != nil || w < -10 || w > 10 {
		return fmt.Errorf("weight %q is no number from -10 to 10", c[1])
	}
	return add(s.weight, c[0], w)
}

func (s *Scheme) addSubEvent(c []string) error {
	return add(s.acled, c[0], SubEvent{c[0], c[1], c[2], c[3], c[4]})
}

func (s *Scheme) addType(c []string) error {
	quad, err := strconv.Atoi(c[2])
	if err != nil || quad < 1 || quad > 4 {
		return fmt.Errorf("quad class %q is none of 1, 2, 3, 4", c[2])
	}
	if _, ok := s.weight[c[3]]; !ok {
		return fmt.Errorf("CAMEO code %q has no weight in %s", c[3], goldsteinFile)
	}
	if _, ok := s.acled[c[4]]; !ok && c[4] != "" {
		return fmt.Errorf("sub-event type %q is not in %s", c[4], acledFile)
	}
	return add(s.types, typeMode{c[0], c[1]}, Code{quad, c[3], c[4]})
}

func (s *Scheme) addCAMEO(c []string) error {
	if _, ok := s.weight[c[0]]; !ok {
		return fmt.Errorf("CAMEO code %q has no weight in %s", c[0], goldsteinFile)
	}
	if _, ok := s.types[typeMode{c[1], ""}]; !ok {
		return fmt.Errorf("PLOVER type %q is not in %s", c[1], typesFile)
	}
	return add(s.plover, c[0], typeMode{c[1], c[2]})
}

func (s *Scheme) addFIPS(c []string) error {
	if len(c[0]) != 2 || len(c[1]) != 3 {
		return errors.New("want a FIPS code of two letters and an ISO code of three")
	}
	s.fips[c[1]] = c[0] // sorted: the last of several
	return add(s.iso3, c[0], c[1])
}

func (s *Scheme) addCountry(c []string) error {
	if len(c[0]) != 3 || len(c[1]) != 2 || c[4] == "" {
		return errors.New("want ISO codes of three and two letters and a name")
	}
	if n := strings.TrimLeft(c[2], "0"); n != "" {
		s.number[n] = c[0]
	}
	if c[3] != "" {
		s.ward[c[3]] = c[0]
	}
	return add(s.nation, c[0], Country{ISO3: c[0], ISO2: c[1], Numeric: c[2], Ward: c[3], Name: c[4], ACLED: c[5], UCDP: c[6]})
}

func add[K comparable, V any](m map[K]V, k K, v V) error {
	if _, twice := m[k]; twice {
		return fmt.Errorf("%v stands twice", k)
	}
	m[k] = v
	return nil
}

// Of returns what a PLOVER type and mode correspond to; false for an unknown type.
func (s *Scheme) Of(plover, mode string) (Code, bool) {
	if c, ok := s.types[typeMode{plover, mode}]; ok {
		return c, true
	}
	c, ok := s.types[typeMode{Type: plover}]
	return c, ok
}

// PLOVER returns the type and mode of a CAMEO code; false for one that PLOVER
// leaves uncoded, or that is no code.
func (s *Scheme) PLOVER(cameo string) (plover, mode string, ok bool) {
	for n := len(cameo); n >= 2; n-- {
		if t, ok := s.plover[cameo[:n]]; ok {
			return t.Type, t.Mode, true
		}
	}
	return "", "", false
}

// ACLED returns one of ACLED's sub-event types by its name.
func (s *Scheme) ACLED(subEvent string) (SubEvent, bool) {
	e, ok := s.acled[subEvent]
	return e, ok
}

// Goldstein returns the weight of a CAMEO code, of the code above it where it has
// none of its own; false where that has none either.
func (s *Scheme) Goldstein(cameo string) (float64, bool) {
	for n := len(cameo); n >= 2; n-- {
		if w, ok := s.weight[cameo[:n]]; ok {
			return w, true
		}
	}
	return 0, false
}

// ISO3 returns the ISO alpha-3 code of a FIPS 10-4 country; "" unknown.
func (s *Scheme) ISO3(fips string) string { return s.iso3[fips] }

// FIPS returns the FIPS 10-4 code of an ISO alpha-3 country; "" unknown.
func (s *Scheme) FIPS(iso3 string) string { return s.fips[iso3] }

// Country returns a country by its ISO alpha-3 code.
func (s *Scheme) Country(iso3 string) (Country, bool) {
	c, ok := s.nation[iso3]
	return c, ok
}

// ByNumeric returns the ISO alpha-3 code of an ISO numeric one; "" unknown.
func (s *Scheme) ByNumeric(n string) string { return s.number[strings.TrimLeft(n, "0")] }

// ByWard returns the ISO alpha-3 code of a Gleditsch and Ward number; "" unknown.
func (s *Scheme) ByWard(n string) string { return s.ward[n] }

package history

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// table reads a CSV file by the names of its columns.
type table struct {
	file    string
	r       *csv.Reader
	columns map[string]int
	first   []string // a first row that is no header, still to be given
	row     []string
	line    int
}

// newTable reads the header. Without one, known where its first cell is a number, the
// columns are those of bare.
func newTable(r io.Reader, file string, must, bare []string) (*table, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	if mark, _ := in.Peek(3); bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		in.Discard(3)
	}
	separator := ','
	if head, _ := in.Peek(4096); bytes.Count(firstLine(head), []byte(";")) > bytes.Count(firstLine(head), []byte(",")) {
		separator = ';'
	}
	t := &table{file: file, r: csv.NewReader(in), columns: map[string]int{}}
	t.r.Comma, t.r.ReuseRecord, t.r.FieldsPerRecord, t.r.LazyQuotes = separator, true, -1, true
	head, err := t.r.Read()
	if err != nil {
		return nil, &Error{file, 1, fmt.Errorf("no header: %w", err)}
	}
	names := slices.Clone(head)
	if _, err := strconv.ParseFloat(strings.TrimSpace(head[0]), 64); err == nil && len(bare) > 0 {
		if len(head) != len(bare) {
			return nil, &Error{file, 1, fmt.Errorf("no header, and %d columns instead of %d", len(head), len(bare))}
		}
		t.first, names = slices.Clone(head), bare
	}
	for i, n := range names {
		t.columns[strings.ToLower(strings.TrimSpace(n))] = i
	}
	for _, m := range must {
		if _, ok := t.columns[m]; !ok {
			return nil, &Error{file, 1, fmt.Errorf("no column %q; export the file with all columns", m)}
		}
	}
	return t, nil
}

func firstLine(b []byte) []byte {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return b[:i]
	}
	return b
}

// next goes to the next row; io.EOF after the last.
func (t *table) next() error {
	if t.first != nil {
		t.row, t.first, t.line = t.first, nil, 1
		return nil
	}
	row, err := t.r.Read()
	if errors.Is(err, io.EOF) {
		return io.EOF
	}
	if err != nil {
		return err
	}
	t.row = row
	t.line, _ = t.r.FieldPos(0)
	return nil
}

// of returns a cell of the row by the first of the names that is a column.
func (t *table) of(names ...string) string {
	for _, n := range names {
		if i, ok := t.columns[n]; ok && i < len(t.row) {
			return strings.TrimSpace(t.row[i])
		}
	}
	return ""
}

// count reads a number of people; "" is 0.
func (t *table) count(names ...string) (int, error) {
	s := t.of(names...)
	if s == "" {
		return 0, nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f < 0 || f > math.MaxInt32 || f != math.Trunc(f) {
		return 0, fmt.Errorf("%s %q is no number of people", names[0], s)
	}
	return int(f), nil
}

// point reads a latitude and longitude; nil where either is empty.
func point(lat, lon string) (*float64, *float64, error) {
	if lat == "" || lon == "" {
		return nil, nil, nil
	}
	la, err1 := strconv.ParseFloat(lat, 64)
	lo, err2 := strconv.ParseFloat(lon, 64)
	if err1 != nil || err2 != nil || !(math.Abs(la) <= 90) || !(math.Abs(lo) <= 180) {
		return nil, nil, fmt.Errorf("%q, %q is no point in degrees", lat, lon)
	}
	return &la, &lo, nil
}

// date reads a day in one of the forms that exports have had.
func date(s string) (time.Time, error) {
	s, _, _ = strings.Cut(s, "T")
	if len(s) > 10 && s[4] == '-' {
		s = s[:10]
	}
	for _, layout := range []string{"2006-01-02", "02 January 2006", "2 January 2006", "2-January-2006", "2-Jan-2006", "02/01/2006", "1/2/2006 15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 1900 {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date", s)
}

// area is a place that the text tells no finer than an area: it has no point.
func area(name, country, admin1, precision string) *sitrep.Place {
	return &sitrep.Place{Name: name, Country: country, Admin1: admin1, Precision: precision}
}

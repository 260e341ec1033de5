package rows

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Shells hit the town's bakery.", "shell hit the town bakeri"},
		{"São Luís’s Čeľava", "sao lui celava"},
		{"don't Sana'a U.S.-backed", "dont sanaa u s back"},
		{"3,500 troops; 12-km road", "3 500 troop 12 km road"},
		{"北京 tanks", "北 京 tank"},
		{"a\x00b\xff c", "a b c"},
		{"", ""}, {"… — !", ""},
	} {
		if got := Words(c.text); got != c.want {
			t.Errorf("Words(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestParseMatch(t *testing.T) {
	for _, c := range []struct {
		words string
		want  *Match
	}{
		{`shells "the towns"`, &Match{All: [][]string{{"shell"}, {"the", "town"}}}},
		{`port -"white flag" -x`, &Match{All: [][]string{{"port"}}, None: [][]string{{"white", "flag"}, {"x"}}}},
		{`-only`, &Match{None: [][]string{{"onli"}}}},
		{`open "quote never closed`, &Match{All: [][]string{{"open"}, {"quot", "never", "close"}}}},
		{`one"two"`, &Match{All: [][]string{{"one"}, {"two"}}}},
		{`half-way`, &Match{All: [][]string{{"half", "way"}}}},
		{` - "" ? `, nil}, {``, nil},
	} {
		if got := ParseMatch(c.words); !reflect.DeepEqual(got, c.want) {
			t.Errorf("ParseMatch(%q) = %+v, want %+v", c.words, got, c.want)
		}
	}
}

func TestMark(t *testing.T) {
	long := strings.Repeat("Nothing to see here at all. ", 40)
	for _, c := range []struct {
		words, text, want string
		found             int
	}{
		{"shell", "Shells fell.", "«Shells» fell.", 1},
		{"shell town", "Shells hit the town.", "«Shells» hit the «town».", 2},
		{"absent", "Shells hit\n the town.", "Shells hit the town.", 0},
		{"shell town", "A town. " + long + "Shells hit the town at noon. " + long, "«Shells» hit the «town»", 2},
		{"京", "北京 2031", "北«京» 2031", 1},
	} {
		got, found := ParseMatch(c.words).Mark(c.text, 120)
		if !strings.Contains(got, c.want) || found != c.found || len(got) > 300 {
			t.Errorf("Mark(%q, %.30q...) = %q, %d; want %q, %d", c.words, c.text, got, found, c.want, c.found)
		}
	}
}

// FuzzMark: whatever the words and the text, the part is valid, and without the
// marks it is of the text.
func FuzzMark(f *testing.F) {
	f.Add("shell", "Shells « hit » the town")
	f.Add("é京", "e\u0301 京京京京\xff\xfe")
	f.Fuzz(func(t *testing.T, words, text string) {
		m := ParseMatch(words)
		if m == nil || strings.ContainsAny(text, "«»") || !utf8.ValidString(text) {
			return
		}
		part, _ := m.Mark(text, 50)
		plain := strings.NewReplacer("«", "", "»", "").Replace(part)
		if !utf8.ValidString(part) || !strings.Contains(strings.Join(strings.Fields(text), " "), plain) {
			t.Errorf("Mark(%q, %q) = %q", words, text, part)
		}
	})
}

func TestDays(t *testing.T) {
	for _, c := range []struct{ text, first, last string }{
		{"2031-02-10", "2031-02-10", "2031-02-10"}, {"2031-02", "2031-02-01", "2031-02-28"}, {"2032-02", "2032-02-01", "2032-02-29"}, {"2031", "2031-01-01", "2031-12-31"},
		{"2031-02-10T23:59:00Z", "2031-02-10", "2031-02-10"}, {"0001-01-01", "0001-01-01", "0001-01-01"}, {"1969-12-31", "1969-12-31", "1969-12-31"},
	} {
		a, ok1 := firstDay(c.text)
		b, ok2 := lastDay(c.text)
		if !ok1 || !ok2 || isoOf(a) != c.first || isoOf(b) != c.last {
			t.Errorf("%s: %s to %s, want %s to %s", c.text, isoOf(a), isoOf(b), c.first, c.last)
		}
	}
	for _, s := range []string{"", "soon", "20", "-031-01-01"} {
		if _, ok := firstDay(s); ok {
			t.Errorf("%q was taken for a day", s)
		}
	}
}

// TestKeysFollowTime: keys are positive and in the order of the times they are of.
func TestKeysFollowTime(t *testing.T) {
	times := []string{"", "0000", "0001-01-01", "1900-05", "1969-12-31T23:59", "1970-01-01", "2031-02-10", "2031-02-10T00:01", "2031-02-10T13:00:00Z", "2031-02-11", "9999-12-31T23:59"}
	last := int64(-1)
	for i, s := range times {
		key := eventKey(s, int64(len(times)-i))
		if key < 0 || key>>keyBits < last>>keyBits || i > 2 && key <= last {
			t.Errorf("%q: key %d after %d", s, key, last)
		}
		last = key
	}
	d, _ := firstDay("2031-02-10")
	if k := eventKey("2031-02-10", 5); k < dayKey(d) || k >= dayKey(d+1) {
		t.Error("a key is not within its day")
	}
	at := time.Date(2031, 2, 10, 1, 2, 3, 4, time.UTC)
	if k := reportKey(at, 1<<40+7); keyTime(k) != at.Truncate(time.Second) || k&(1<<keyBits-1) != 7 {
		t.Errorf("key %d of a report", k)
	}
}

func TestTerms(t *testing.T) {
	seen := map[int64]string{}
	for _, kind := range []string{"type", "party", "doer"} {
		for i := range 50_000 {
			name := fmt.Sprintf("%s %d", kind, i)
			h := Term(kind, fmt.Sprint(i))
			if other, twice := seen[h]; twice || h < 0 {
				t.Fatalf("%s and %s have the term %d", name, other, h)
			}
			seen[h] = name
		}
	}
	if Term("a", "b\x00\xff") != Term("a", "b\uFFFD") {
		t.Error("a term depends on what no column keeps")
	}
}

// TestCells: whatever the box, each point within it is in one of its cells.
func TestCells(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		south, west := rnd.Float64()*170-90, rnd.Float64()*340-180
		north, east := min(90, south+rnd.Float64()*20), min(180, west+rnd.Float64()*20)
		all := cells(south, west, north, east)
		lat, lon := south+rnd.Float64()*(north-south), west+rnd.Float64()*(east-west)
		found := false
		for _, c := range all {
			found = found || c == Term("cell", cell(lat, lon))
		}
		if !found {
			t.Fatalf("the point %v,%v is in no cell of the box %v,%v to %v,%v", lat, lon, south, west, north, east)
		}
	}
	if cells(-90, -180, 90, 180) != nil {
		t.Error("the world has too many cells to ask for")
	}
}

func TestHarm(t *testing.T) {
	five := 5
	for _, c := range []struct {
		tolls []sitrep.Toll
		want  [3]int
	}{
		{nil, [3]int{}},
		{[]sitrep.Toll{{Harm: "injured", Best: 9}, {Harm: "killed", Low: 1, Best: 2, High: &five}}, [3]int{1, 2, 5}},
		{[]sitrep.Toll{{Harm: "killed", Who: "men", Low: 7, Best: 7}, {Harm: "killed", Low: 4, Best: 4}}, [3]int{4, 4, 4}},
		{[]sitrep.Toll{{Harm: "killed", Who: "men", Low: 2, Best: 3}, {Harm: "killed", Who: "women", Low: 4, Best: 4}}, [3]int{4, 4, 4}},
		{[]sitrep.Toll{{Harm: "killed", Low: math.MaxInt, Best: math.MaxInt}}, [3]int{mostHarm, mostHarm, mostHarm}},
	} {
		if got := harm(&sitrep.Event{Tolls: c.tolls}, "killed"); got != c.want {
			t.Errorf("%+v: %v, want %v", c.tolls, got, c.want)
		}
	}
}

func TestPack(t *testing.T) {
	c, err := NewCodec()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"", "x", strings.Repeat("a claim of a report ", 1000)} {
		packed := c.Pack([]byte(s))
		got, err := c.Unpack(packed)
		if err != nil || string(got) != s || len(packed) > len(s)+1 {
			t.Errorf("%.20q: %q, %v, %d bytes packed", s, got, err, len(packed))
		}
	}
	if _, err := c.Unpack([]byte{9, 1, 2}); err == nil {
		t.Error("an unknown form was read")
	}
	if _, err := c.Unpack([]byte{packedZstd, 1, 2}); err == nil {
		t.Error("damage was read")
	}
	if _, err := unpackVector([]byte{1}); err == nil {
		t.Error("a vector of one byte was read")
	}
}

func TestAfterError(t *testing.T) {
	now := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)
	plain := errors.New("no route")
	for _, c := range []struct {
		err     error
		attempt int
		giveUp  bool
		wait    time.Duration
	}{
		{plain, 1, false, time.Second}, {plain, 3, false, 81 * time.Second}, {plain, MaxAttempts, true, 0},
		{fmt.Errorf("x: %w", &sitrep.Cancel{Err: plain}), 1, true, 0},
		{&sitrep.RetryAt{At: now.Add(time.Minute), Err: plain}, MaxAttempts, false, time.Minute},
	} {
		got := AfterError(c.err, c.attempt, now)
		if got.GiveUp != c.giveUp || !c.giveUp && got.At != now.Add(c.wait) || got.Why == "" {
			t.Errorf("%v, attempt %d: %+v", c.err, c.attempt, got)
		}
	}
	if err := Guard(func() error { panic("x") }); err == nil || !strings.Contains(err.Error(), "panic: x") {
		t.Errorf("got %v", err)
	}
}

func TestCursor(t *testing.T) {
	c := cursor{"s", 4.25, 1 << 60}
	if got, err := parseCursor(c.String(), "s"); err != nil || got != c {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, s := range []string{"", "????", c.String() + "A", "c29ycnk"} {
		if _, err := parseCursor(s, "s"); sitrep.Code(err) != sitrep.EInvalid && s != c.String()+"A" {
			t.Errorf("%q: %v", s, err)
		}
	}
	if _, err := parseCursor(c.String(), "t"); sitrep.Code(err) != sitrep.EInvalid {
		t.Error("a cursor of another order was taken")
	}
}

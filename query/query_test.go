package query

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

var now = time.Date(2024, 5, 20, 15, 4, 5, 0, time.UTC)

// atlas is a Resolver over an invented world.
type atlas struct{}

func (atlas) Actor(name string, day time.Time, all bool) ([]string, error) {
	ids := map[string]string{"tarvia": "QTA", "QTA": "QTA", "hill front": "hill-front", "hill-front": "hill-front", "Meridia": "QME", "QME": "QME"}
	id, ok := ids[name]
	if !ok {
		return nil, fmt.Errorf("no actor is called %q", name)
	}
	if all && id == "QTA" && day.Year() >= 2020 {
		return []string{id, "hill-front"}, nil
	}
	return []string{id}, nil
}

func (atlas) Place(name string) (Place, error) {
	switch name {
	case "Tarvia", "QTA":
		return Place{Country: "QTA"}, nil
	case "Meridia", "QME":
		return Place{Country: "QME"}, nil
	case "Upper Veldt":
		return Place{Country: "QTA", Admin1: "Upper Veldt"}, nil
	case "Port Élan":
		return Place{Country: "QTA", Admin1: "Upper Veldt", Name: "Port Élan"}, nil
	}
	return Place{}, fmt.Errorf("no place is called %q", name)
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		text string
		want sitrep.Query
	}{
		{"", sitrep.Query{}},
		{"type:assault,COERCE mode:Drone", sitrep.Query{Types: []string{"ASSAULT", "COERCE"}, Modes: []string{"drone"}}},
		{"type:ASSAULT type:COERCE type:ASSAULT", sitrep.Query{Types: []string{"ASSAULT", "COERCE"}}},
		{`place:QTA place:"Upper Veldt"`, sitrep.Query{Countries: []string{"QTA"}, Admin1: []string{"Upper Veldt"}}},
		{`in:"Port Élan"`, sitrep.Query{Places: []string{"port elan"}}},
		{`country:Tarvia,qme`, sitrep.Query{Countries: []string{"QTA", "QME"}}},
		{`by:tarvia on:"hill front"`, sitrep.Query{Doers: []string{"QTA"}, Recipients: []string{"hill-front"}}},
		{`actor:tarvia+`, sitrep.Query{Actors: []string{"QTA", "hill-front"}}},
		{`under:tarvia`, sitrep.Query{Actors: []string{"QTA", "hill-front"}}},
		{`by:"tarvia"+,Meridia`, sitrep.Query{Doers: []string{"QTA", "hill-front", "QME"}}},
		{`by:tarvia+ until:2019`, sitrep.Query{Doers: []string{"QTA"}, Until: "2019-12-31"}},
		{`by:tarvia+ asof:2019-06-01 until:2023`, sitrep.Query{Doers: []string{"QTA"}, Until: "2023-12-31"}},
		{`actor:"~river boys"`, sitrep.Query{Actors: []string{"~river boys"}}},
		{`between:"tarvia, hill front"`, sitrep.Query{Pair: []string{"QTA", "hill-front"}}},
		{`between:tarvia,Meridia`, sitrep.Query{Pair: []string{"QTA", "QME"}}},
		{"since:24h", sitrep.Query{Since: "2024-05-19"}},
		{"since:7d until:yesterday", sitrep.Query{Since: "2024-05-13", Until: "2024-05-19"}},
		{"since:2024-02 until:2024-02", sitrep.Query{Since: "2024-02-01", Until: "2024-02-29"}},
		{"date:2023", sitrep.Query{Since: "2023-01-01", Until: "2023-12-31"}},
		{"status:threatened", sitrep.Query{Statuses: []sitrep.Status{"threatened"}}},
		{"status:real", sitrep.Query{Statuses: Real()}},
		{"families>=2 killed>=3 severity>=5 confidence>=0.6", sitrep.Query{MinFamilies: 2, MinKilled: 3, MinSeverity: 5, MinConfidence: 0.6}},
		{"killed:3", sitrep.Query{MinKilled: 3}},
		{"origin:all disputed:yes withdrawn:no order:changed limit:20", sitrep.Query{Origins: Origins(), Disputed: true, Order: "changed", Limit: 20}},
		{"box:-10,170,10.5,-170", sitrep.Query{Box: &sitrep.Box{South: -10, West: 170, North: 10.5, East: -170}}},
		{`air base "river  bridge" 10:30`, sitrep.Query{Words: `air base "river bridge" 10:30`}},
		{`bomb -drill -"fire  alarm"`, sitrep.Query{Words: `bomb -drill -"fire alarm"`}},
		{`"type:ASSAULT" "say \"no\""`, sitrep.Query{Words: `"type:ASSAULT" "say no"`}},
		{`publisher:"Meridian Press",Kestrel family:meridian`, sitrep.Query{Publishers: []string{"Meridian Press", "Kestrel"}, FamilyOf: []string{"meridian"}}},
	} {
		got, err := Parse(c.text, Options{Now: now, Resolver: atlas{}})
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s is\n%+v, want\n%+v", c.text, got, c.want)
		}
		again, err := Parse(String(got), Options{Resolver: atlas{}})
		if len(got.Places) > 0 { // at: takes names as they stand
			again, err = Parse(String(got), Options{})
		}
		if err != nil || !reflect.DeepEqual(again, got) {
			t.Errorf("%s written as %s is read as %+v, %v", c.text, String(got), again, err)
		}
	}
}

func TestParseMistakes(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
		says string
	}{
		{"typ:ASSAULT", 1, "did you mean type?"},
		{"zzzzzz:1", 1, "there are type, mode"},
		{"type:ASAULT", 6, "did you mean ASSAULT?"},
		{"é type:ASAULT", 8, "did you mean ASSAULT?"},
		{"type:ASSAULT, COERCE", 14, "without a space before it"},
		{`place:"Upper`, 7, "not closed"},
		{`"" x`, 1, "nothing stands between"},
		{"killed>3", 7, "write killed>="},
		{"killed<=3", 7, "lowest number"},
		{"killed>=many", 9, "whole number"},
		{"confidence>=2", 13, "from 0 to 1"},
		{"type>=3", 5, "type:value"},
		{"-type:ASSAULT", 1, "only words can be left out"},
		{"type:ASSAULT -drill", 14, "beside a word to look for"},
		{"bomb --drill", 6, "one \"-\""},
		{"bomb - drill", 6, "right before"},
		{"type:ASSAULT OR type:AID", 14, "commas"},
		{"(bomb", 1, "no brackets"},
		{"since:soon", 7, "how long ago"},
		{"since:2024-05 until:2024-04", 1, "after until"},
		{"between:tarvia", 1, "two parties"},
		{"between:tarvia,tarvia", 1, "two different"},
		{"by:nobody", 4, `no actor is called "nobody"`},
		{"place:Meridia place:\"Upper Veldt\"", 21, "leaves out"},
		{"country:\"Upper Veldt\"", 9, "is no country; write place:"},
		{"type:ASSAULT+", 6, `takes no "+"`},
		{"disputed:maybe", 10, "yes or no"},
		{"box:1,2,3", 1, "south,west,north,east"},
		{"box:10,0,5,1", 1, "south lies north"},
		{"limit:5000", 7, "from 0 to 1000"},
		{"https://example.org", 1, "quotes"},
		{"\xff", 1, "UTF-8"},
	} {
		_, err := Parse(c.text, Options{Now: now, Resolver: atlas{}})
		var e *Error
		if !errors.As(err, &e) || sitrep.Code(err) != sitrep.EInvalid {
			t.Errorf("%q: %v is no *Error with EInvalid", c.text, err)
			continue
		}
		if e.At != c.at || !strings.Contains(e.Message, c.says) {
			t.Errorf("%q: character %d, %q; want %d, %q", c.text, e.At, e.Message, c.at, c.says)
		}
		if lines := strings.Split(e.Caret(), "\n"); len(lines) != 2 || len([]rune(lines[1])) != e.At {
			t.Errorf("%q: caret is %q", c.text, e.Caret())
		}
	}
}

func TestRelativeDatesNeedADay(t *testing.T) {
	if _, err := Parse("since:7d", Options{}); err == nil || !strings.Contains(err.Error(), "ISO date") {
		t.Errorf("got %v", err)
	}
}

func TestValues(t *testing.T) {
	o := Options{Now: now, Resolver: atlas{}}
	v, err := url.ParseQuery("q=air+base&type=ASSAULT&type=COERCE&by=hill+front&on=tarvia%2B&killed=3&since=7d&place=&view=map&publisher=Meridian+Press")
	if err != nil {
		t.Fatal(err)
	}
	got, err := FromValues(v, o, "view")
	want := sitrep.Query{Words: "air base", Types: []string{"ASSAULT", "COERCE"}, Doers: []string{"hill-front"}, Recipients: []string{"QTA", "hill-front"},
		MinKilled: 3, Since: "2024-05-13", Publishers: []string{"Meridian Press"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := FromValues(v, o); err == nil || !strings.Contains(err.Error(), `"view"`) {
		t.Errorf("an unknown parameter gave %v", err)
	}
	again, err := FromValues(Values(got), Options{})
	if err != nil || !reflect.DeepEqual(again, got) {
		t.Errorf("written as %v, read as %+v, %v", Values(got), again, err)
	}
}

func TestCheck(t *testing.T) {
	good := sitrep.Query{Types: []string{"ASSAULT"}, Words: "a  b", Limit: 10}
	if err := Check(good); err != nil {
		t.Error(err)
	}
	for _, bad := range []sitrep.Query{{Types: []string{"FIGHT"}}, {Since: "March"}, {Since: "2024-03"}, {Limit: 1001}, {Pair: []string{"QTA"}}, {Statuses: []sitrep.Status{"real"}}, {Order: "size"}, {Types: []string{""}}, {MinConfidence: 7}} {
		if err := Check(bad); sitrep.Code(err) != sitrep.EInvalid {
			t.Errorf("%+v passes: %v", bad, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`type:ASSAULT mode:drone "a b" killed>=3`, `box:1,2,3,4 between:"a,b" at:"x, y"`, `publisher:"a\"b\\",c since:2024 q\`, "actor:\"~x y\" changed:7 order:changed", "a\u0301 \u00a0b", `"\"" x`, `place:ÀÉ`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s, Options{Now: now})
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.At < 1 || e.At > len([]rune(s))+1 {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		text := String(q)
		again, err := Parse(text, Options{})
		if err != nil || !reflect.DeepEqual(again, q) {
			t.Fatalf("%q is\n%+v; written as %q it is\n%+v, %v", s, q, text, again, err)
		}
		if err := Check(q); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		form, err := FromValues(Values(q), Options{})
		sorted(&form)
		sorted(&q)
		if err != nil || !reflect.DeepEqual(form, q) {
			t.Fatalf("%q is\n%+v; as parameters %v it is\n%+v, %v", s, q, Values(q), form, err)
		}
	})
}

// sorted puts alternatives in one order.
func sorted(q *sitrep.Query) {
	for _, l := range []*[]string{&q.Types, &q.Modes, &q.Countries, &q.Admin1, &q.Places, &q.Actors, &q.Doers, &q.Recipients, &q.Publishers, &q.FamilyOf, &q.Origins, &q.Events} {
		slices.Sort(*l)
	}
}

func event() *sitrep.Event {
	lat, lon := 12.5, 179.5
	return &sitrep.Event{
		ID: "e1", Origin: "reports", Type: "ASSAULT", Mode: "drone", Status: sitrep.Actual, Title: "Hill Front hits the depot at Port Élan",
		Actors: []sitrep.Party{{ID: "hill-front", Name: "Hill Front"}}, Recipients: []sitrep.Party{{ID: "QTA", Name: "Tarvia"}},
		Objects: []string{"fuel depot"},
		Place:   &sitrep.Place{Name: "Port Élan", Country: "QTA", Admin1: "Upper Veldt", Lat: &lat, Lon: &lon, Precision: "city"},
		Places:  []sitrep.Place{{Name: "Meridia", Country: "QME", Precision: "country"}},
		Time:    sitrep.Time{Start: "2024-03-09T22:00", End: "2024-03-10"},
		Tolls:   []sitrep.Toll{{Harm: "killed", Who: "", Best: 3}, {Harm: "killed", Who: "soldiers", Best: 9}, {Harm: "injured", Best: 20}},
		Claims: []sitrep.Claim{
			{Ref: sitrep.Ref{Report: "r1"}, Publisher: "Meridian Press", Family: "meridian", Sentence: sitrep.Words{Text: "Drones struck a fuel depot."}},
			{Ref: sitrep.Ref{Report: "r2"}, Publisher: "Kestrel", Family: "kestrel", Withdrawn: true, Sentence: sitrep.Words{Text: "Rockets flew."}},
		},
		Families: 1, Confidence: 0.6, Severity: 4,
		FirstSeen: time.Date(2024, 3, 10, 1, 0, 0, 0, time.UTC), LastSeen: time.Date(2024, 3, 12, 1, 0, 0, 0, time.UTC),
	}
}

func TestMatch(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "type:ASSAULT": true, "type:AID": false, "mode:drone,aerial": true, "status:planned": false, "status:real": true,
		"since:2024-03-10": true, "since:2024-03-11": false, "until:2024-03-09": true, "until:2024-03-08": false,
		"country:QTA": true, "country:QME": false, "country:QXX": false, `country:QTA admin1:"Upper Veldt"`: true,
		`at:meridia`: true, `country:QME admin1:"Upper Veldt"`: false, `at:"port elan"`: true, "box:10,170,15,-170": true, "box:10,-170,15,170": false,
		"by:hill-front": true, "on:hill-front": false, "actor:QTA": true, "between:QTA,hill-front": true, "between:QTA,QME": false,
		"publisher:Kestrel": false, `publisher:"Meridian Press"`: true, "family:meridian": true, "report:r1": true, "report:r2": true, "report:r3": false,
		"families>=2": false, "killed>=3": true, "killed>=4": false, "severity>=4": true, "confidence>=0.7": false,
		"disputed:yes": false, "origin:ucdp": false, "origin:all": true, "event:e1,e2": true, "event:e2": false,
		"DRONE depots": true, "striking": false, "struck -rockets": true, "struck -fuel": false, "struck -\"depot fuel\"": true, "rockets": false, `"fuel depot"`: true, `"depot fuel"`: false, `"elan drones"`: false, "rone": false, "élan hill": true,
		"changed:99 limit:1 order:severity": true,
	} {
		q, err := Parse(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := Match(q, event()); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestMatchWhatIsMissing(t *testing.T) {
	e := event()
	e.Place, e.Places, e.Time, e.Tolls = nil, []sitrep.Place{{Name: "the north"}}, sitrep.Time{}, nil
	for text, want := range map[string]bool{
		"country:QTA": false, "since:2024-03-10": true, "since:2024-03-11": false, "until:2024-03-09": false, "until:2024-03-10": true, "box:-90,-180,90,180": false, "killed>=1": false,
	} {
		q, _ := Parse(text, Options{})
		if got := Match(q, e); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	e.Status = sitrep.Denied
	if Match(sitrep.Query{}, e) || !Match(sitrep.Query{Statuses: Statuses()}, e) {
		t.Error("denied ones come only when asked for")
	}
	e.Status, e.Withdrawn = sitrep.Actual, true
	if Match(sitrep.Query{}, e) || !Match(sitrep.Query{Withdrawn: true}, e) {
		t.Error("withdrawn ones come only when asked for")
	}
	e.Withdrawn, e.Origin = false, "ucdp"
	if Match(sitrep.Query{}, e) {
		t.Error("coded history is mixed in unasked")
	}
	e.Origin, e.Recipients, e.Actors = "reports", nil, []sitrep.Party{{ID: "QTA"}, {ID: "QME"}}
	if !Match(sitrep.Query{Pair: []string{"QME", "QTA"}}, e) {
		t.Error("a reciprocal event is between its actors")
	}
}

func TestMatchNeedsNoMoreThanJSON(t *testing.T) {
	var e sitrep.Event
	b, err := json.Marshal(event())
	if err == nil {
		err = json.Unmarshal(b, &e)
	}
	if err != nil || !Match(sitrep.Query{Words: "depot", Countries: []string{"QTA"}}, &e) {
		t.Errorf("%v", err)
	}
}

func TestDays(t *testing.T) {
	seen := time.Date(2024, 3, 12, 23, 0, 0, 0, time.FixedZone("", -3600*5))
	for _, c := range []struct{ start, end, published, from, to string }{
		{"2024-03-09T22:00", "2024-03-10", "2024-03-11", "2024-03-09", "2024-03-10"},
		{"2024-02", "2024-02", "", "2024-02-01", "2024-02-29"},
		{"2023", "2023", "", "2023-01-01", "2023-12-31"},
		{"", "2024-03-10", "", "2024-03-10", "2024-03-10"},
		{"2024-03-10", "", "", "2024-03-10", "2024-03-10"},
		{"", "", "2024-03-11T08:00:00Z", "2024-03-11", "2024-03-11"},
		{"", "", "lately", "2024-03-13", "2024-03-13"},
	} {
		e := &sitrep.Event{Time: sitrep.Time{Start: c.start, End: c.end}, Claims: []sitrep.Claim{{Published: c.published}}, FirstSeen: seen}
		if from, to := Days(e); from != c.from || to != c.to {
			t.Errorf("%+v is %s to %s", c, from, to)
		}
	}
}

func TestFieldsAreTold(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Fields() {
		for _, k := range append([]string{f.Key}, f.Also...) {
			if seen[k] {
				t.Errorf("%s stands twice", k)
			}
			seen[k] = true
		}
		if f.Means == "" || f.set == nil || f.get == nil {
			t.Errorf("%s is not whole", f.Key)
		}
	}
}

package actor

import (
	"strings"
	"testing"
)

// TestParts tells bodies from those whose name theirs begins with, and those of several states
// from those of the first: id, country and sectors.
func TestParts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Kenya and Uganda", " --- GOV"},
		{"the foreign ministers of Chad, Mali and Niger", " --- GOV"},
		{"Kenyan and Ugandan soldiers", " --- MIL"},
		{"Bosnia and Herzegovina", "BIH BIH"},
		{"the police of Kenya", " KEN COP"},
		{"UN Board of Review", " IGO IGO"},
		{"Samsung Medical Museum", " KOR"},
		{"CPI (M)", "communist-party-of-india-marxist IND PTY"},
		{"JD(U)", "janata-dal-united IND PTY"},
		{"Colombian Army of National Liberation", "national-liberation-army-colombia COL REB"},
		{"Fundación Violeta Chamorro", " NIC NGO"},
		{"the Colombian army", "military-forces-of-colombia COL MIL"},
	} {
		a, ok := base(t).Resolve(Query{Text: c.text})
		if !ok {
			t.Errorf("%s is nobody, want %s", c.text, c.want)
			continue
		}
		got := a.ID + " " + a.Country + " " + strings.Join(a.Sectors, " ")
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s is %q, want %q", c.text, got, c.want)
		}
	}
}

// TestNotYet: a body that is founded years after the report is not the one it names.
func TestNotYet(t *testing.T) {
	for when, want := range map[string]string{"1989-06-01": "", "1995-06-01": "national-civil-police-el-salvador"} {
		a, _ := base(t).Resolve(Query{Text: "National Civil Police", Country: "SLV", Date: day(when)})
		if a.ID != want || a.Country != "SLV" {
			t.Errorf("in %s it is %q of %s, want %q", when, a.ID, a.Country, want)
		}
	}
}

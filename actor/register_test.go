package actor

import (
	"strings"
	"testing"
	"testing/fstest"
)

// registerBase is a base of one state and one register.
func registerBase(t *testing.T, lines string) (*Base, []error) {
	t.Helper()
	folder := fstest.MapFS{
		"states.txt":   {Data: []byte("iso3|name|aliases|adjectives|people|capital|seats|status|source\nGBR|United Kingdom|Britain|British||London\nKEN|Kenya||Kenyan||Nairobi\n")},
		"register.txt": {Data: []byte("# Invented.\n" + registerHead + "\n" + lines)},
	}
	b, err := New(folder)
	if err != nil {
		t.Fatal(err)
	}
	return b, Check(folder)
}

// TestRegister: a name is found by its slug among lines that are searched as they stand;
// letters alone only where their country is spoken of.
func TestRegister(t *testing.T) {
	b, errs := registerBase(t, "A. R. Example|person|KEN|CVL\nAnn Éxample|person|KEN|CVL\nBo Vel (singer)|person|GBR|CVL\nExample University|organization|KEN|EDU\nEXU|organization|KEN|EDU\nZed Zed|person|GBR|CVL\n")
	if len(errs) > 0 {
		t.Fatalf("the register is said to be wrong: %v", errs)
	}
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{Text: "Ann Example"}, "KEN CVL"},
		{Query{Text: "Bo Vel"}, "GBR CVL"},
		{Query{Text: "A. R. Example"}, "KEN CVL"},
		{Query{Text: "Bo Vel's"}, "GBR CVL"},
		{Query{Text: "Zed Zed"}, "GBR CVL"},
		{Query{Text: "the Example University", Country: "GBR"}, "KEN EDU"},
		{Query{Text: "EXU", Country: "KEN"}, "KEN EDU"},
		{Query{Text: "EXU", Country: "GBR"}, ""},
		{Query{Text: "EXU", Country: "GBR", Context: NewContext("EXU of Kenya")}, "KEN EDU"},
		{Query{Text: "zed zed"}, ""},
		{Query{Text: "Zed"}, ""},
	} {
		got := ""
		if a, ok := b.Resolve(c.q); ok && len(a.Sectors) > 0 {
			got = a.Country + " " + strings.Join(a.Sectors, " ")
		}
		if got != c.want {
			t.Errorf("%q in %s: %q, want %q", c.q.Text, c.q.Country, got, c.want)
		}
	}
}

// TestRegisterCheck: what is wrong with a register's lines is told.
func TestRegisterCheck(t *testing.T) {
	for lines, want := range map[string]string{
		"B A|person|KEN|CVL\nA B|person|KEN|CVL\n":     "out of order",
		"A B|person|KEN|CVL\nA B (x)|person|KEN|CVL\n": "stands twice",
		"A B|person|QZV|CVL\n":                         "not in the states file",
		"A B|person|KEN|NIL\n":                         "no sector code",
		"A B|beast|KEN|CVL\n":                          "none of",
		"A B|person|KEN\n":                             "3 columns",
		"Kenya|organization|KEN|GOV\n":                 "an entry already",
		"...|person|KEN|CVL\n":                         "never match",
		"A B|person|KEN|\n":                            "no sector",
	} {
		_, errs := registerBase(t, lines)
		if len(errs) != 1 || !strings.Contains(errs[0].Error(), want) {
			t.Errorf("%q: %v, want one with %q", lines, errs, want)
		}
	}
}

// FuzzRegister: any text of a register is searched without a crash, and a name that
// stands in one in order is found.
func FuzzRegister(f *testing.F) {
	f.Add("Ann Lee|person|KEN|CVL\nBo Vel|person|KEN|CVL\n", "bo-vel")
	f.Add("\n\n|||\n", "")
	f.Fuzz(func(t *testing.T, text, slug string) {
		r := register{name: "x", text: []byte(text)}
		if line := r.find(slug); line != "" {
			if first, _, _ := strings.Cut(line, "|"); Slug(untagged(first)) != slug {
				t.Errorf("%q found %q", slug, line)
			}
		}
	})
}

// TestRegisterLayer: a register that people lay over the base is read when it is loaded.
func TestRegisterLayer(t *testing.T) {
	base := fstest.MapFS{"states.txt": {Data: []byte("iso3|name|aliases|adjectives|people|capital|seats|status|source\nKEN|Kenya||Kenyan||Nairobi\n")}}
	mine := func(lines string) fstest.MapFS {
		return fstest.MapFS{"mine.txt": {Data: []byte(registerHead + "\n" + lines)}}
	}
	b, err := New(base, mine("Ann Example|person|KEN|CVL\n"))
	if err != nil {
		t.Fatal(err)
	}
	if a, ok := b.Resolve(Query{Text: "Ann Example"}); !ok || a.Country != "KEN" {
		t.Errorf("not found: %+v", a)
	}
	if _, err := New(base, mine("Bo Example|person|KEN|CVL\nAnn Example|person|KEN|CVL\n")); err == nil || !strings.Contains(err.Error(), "mine.txt:3") {
		t.Errorf("error %v, want one with file and line", err)
	}
}

// FuzzCompareSlug holds the quick comparison to that of the slugs.
func FuzzCompareSlug(f *testing.F) {
	for _, name := range []string{"Ann Lee", "Ann-Lee", "St. Ånna’s Œuvre ", " - Alda", "ʻAbd Alda", "Alda ʻ x", "\xff a\xc3", "A", ""} {
		f.Add(name, Slug(name))
		f.Add(name, "ann-lee")
	}
	f.Fuzz(func(t *testing.T, name, other string) {
		for _, slug := range []string{Slug(other), other, Slug(name) + "-", Slug(name)} {
			if got, want := compareSlug([]byte(name), slug), strings.Compare(Slug(name), slug); got != want {
				t.Errorf("compareSlug(%q, %q) = %d, want %d", name, slug, got, want)
			}
		}
	})
}

// TestOfLetters: letters stand for what the report's land calls so, and for an entry of the
// land before that; elsewhere they say nothing.
func TestOfLetters(t *testing.T) {
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct{ text, country, sector string }{
		{"SCA", "ZAF", "JUD"}, {"the SCA", "ZAF", "JUD"}, {"SCA", "EGY", "GOV"}, {"SCA", "NOR", ""}, {"HC", "BGD", "JUD"}, {"Sca", "ZAF", ""}, {"RAB", "BGD", "COP"},
	} {
		a, _ := b.Resolve(Query{Text: want.text, Country: want.country})
		got := ""
		if len(a.Sectors) > 0 {
			got = a.Sectors[0]
		}
		if got != want.sector {
			t.Errorf("%s in %s: %q, want %q (%s)", want.text, want.country, got, want.sector, a.Why)
		}
	}
	if a, _ := b.Resolve(Query{Text: "RAB", Country: "BGD"}); a.ID == "" {
		t.Error("RAB lost its entry")
	}
}

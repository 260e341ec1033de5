package actor

import (
	"strings"
	"testing"
	"testing/fstest"
)

const (
	stateHead  = "iso3|name|aliases|adjectives|people|capital|seats|status|source\n"
	orgHead    = "name|class|country|sectors|aliases|links|dates|source\n"
	personHead = "name|country|offices|aliases|links|life|source\n"
	agentHead  = "words|sectors|role|flags\n"
)

// TestCheckFindsMistakes gives each mistake in a file of its own and expects it
// told with its file and line.
func TestCheckFindsMistakes(t *testing.T) {
	states := stateHead + "XAA|Exampleland||Examplish||Exampleton\n"
	agents := agentHead + "prime minister|GOV|pm|t\n"
	for name, c := range map[string]struct{ file, want string }{
		"duplicate":        {orgHead + "Blue Front|party|XAA|PTY\nBlue Front|party|XAA|PTY\n", "x.txt:3: duplicate of blue-front, already at x.txt:2"},
		"unknown parent":   {orgHead + "Blue Front|party|XAA|PTY||part_of=red-front\n", "x.txt:2: Blue Front: part_of=red-front, but no entry has that id"},
		"part of itself":   {orgHead + "Blue Front|party|XAA|PTY||part_of=blue-front\n", "is part of itself"},
		"impossible date":  {personHead + "Ann Example|XAA|pm 2003-13..2004\n", `date "2003-13" is no day`},
		"ends too early":   {personHead + "Ann Example|XAA|pm 2005..2004\n", "ends before it begins"},
		"unknown role":     {personHead + "Ann Example|XAA|grand-duke 2005..2006\n", `no agent noun has the role "grand-duke"`},
		"unknown sector":   {orgHead + "Blue Front|party|XAA|ABC\n", `"ABC" is no sector code`},
		"unknown class":    {orgHead + "Blue Front|choir|XAA|PTY\n", `class "choir"`},
		"unknown country":  {orgHead + "Blue Front|party|XBB|PTY\n", "country XBB is not in the states file"},
		"dead alias":       {orgHead + "Blue Front|party|XAA|PTY|---\n", `the alias "---" can never match`},
		"alias twice":      {orgHead + "Blue Front|party|XAA|PTY|Blues; Blues\n", `the alias "Blues" stands twice`},
		"unsorted":         {orgHead + "Red Front|party|XAA|PTY\nBlue Front|party|XAA|PTY\n", `x.txt:3: "Blue Front" is out of order`},
		"unknown head":     {"a|b|c\nd|e|f\n", "not the head of a known form"},
		"too many columns": {personHead + "a|XAA||||||x\n", "8 columns, but the head names 7"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{"states.txt": {Data: []byte(states)}, "agents.txt": {Data: []byte(agents)}, "x.txt": {Data: []byte(c.file)}}
			var all []string
			for _, err := range Check(fsys) {
				all = append(all, err.Error())
			}
			if got := strings.Join(all, "\n"); !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLoadTabari(t *testing.T) {
	d, err := LoadTabari(strings.NewReader(`# an actor file
EXAMPLELAND_ [XAA] ; comment
EXAMPLE_FRONT_ [XAAREB <20050101] [XAAGOV >20050101]
+EXFRONT
ANN_EXAMPLE
	[XAAGOV 970401-20010301]
	[XAAELI >20010302]
RIFLEMAN {RIFLEMEN} [~MIL]
SCRIBE [~MED]
`))
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Codes["exfront"]; len(got) != 2 || got[0].Code != "XAAREB" || got[0].Contains(day("2010-01-01")) {
		t.Errorf("a synonym's codes: %+v", got)
	}
	if got := d.Codes["ann example"]; len(got) != 2 || !got[0].Contains(day("1999-01-01")) || got[0].Contains(day("2002-01-01")) {
		t.Errorf("dated codes: %+v", got)
	}
	for _, w := range []string{"rifleman", "riflemen"} {
		if d.Agents[w] != "~MIL" {
			t.Errorf("agent %s: %q", w, d.Agents[w])
		}
	}
	if d.Agents["scribes"] != "~MED" {
		t.Error("no regular plural")
	}
	if _, err := LoadTabari(strings.NewReader("no codes here\n")); err == nil {
		t.Error("a file without codes was taken for a dictionary")
	}
}

// dictionary is a small one of an invented country.
const dictionary = `# actors
VELDT_ [VLD] ; a country of the user's own
VELDT_RIVER_FRONT_ [VLDREB <20050101] [VLDGOV >20050101]
+VRF
HAMAS_ [PSEGOV]
BAGHDAD_ [IRQ]
WORLD_GRAIN_FUND_ [IGO]
LAMPLIGHTER {LAMPLIGHTERS} [~COP]
`

func TestTabariOverBase(t *testing.T) {
	for name, file := range map[string]string{"veldt.txt": dictionary, "veldt.actors": dictionary} {
		b, err := Load(fstest.MapFS{name: {Data: []byte(file)}})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, c := range []struct{ text, date, country, sector string }{
			{"the Veldt River Front", "2001-03-01", "VLD", "REB"}, {"Veldt River Front", "2011-03-01", "VLD", "GOV"}, {"VRF", "2011-03-01", "VLD", "GOV"},
			{"Hamas", "2011-03-01", "PSE", "GOV"}, {"Baghdad", "2011-03-01", "IRQ", "GOV"}, {"World Grain Fund", "2011-03-01", "IGO", "IGO"},
			{"French lamplighters", "2011-03-01", "FRA", "COP"},
		} {
			a, ok := b.Resolve(Query{Text: c.text, Date: day(c.date)})
			if !ok || a.Country != c.country || len(a.Sectors) == 0 || a.Sectors[0] != c.sector {
				t.Errorf("%s: %s on %s: %s %v, want %s %s", name, c.text, c.date, a.Country, a.Sectors, c.country, c.sector)
			}
		}
		if a, _ := b.Resolve(Query{Text: "Hamas"}); a.ID != "hamas" {
			t.Errorf("%s: Hamas is %q: the dictionary must not part a name from its entry", name, a.ID)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"al-Qa'ida": "qaida", "Al Qaeda": "qaeda", "ash-Shabaab": "shabaab", "U.S.": "us", "Erdoğan’s": "erdogan",
		"Côte d'Ivoire": "cote divoire", "Syria's army": "syria army", "PFLP-GC": "pflp gc", "al": "al",
	} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSkeletonJoinsSpellings(t *testing.T) {
	for _, same := range [][]string{
		{"hezbollah", "hizballah", "hizbullah", "hisbollah"}, {"osama bin laden", "usama bin ladin"},
		{"lukashenko", "lukashenka"}, {"zawahiri", "zawahri"},
	} {
		for _, s := range same[1:] {
			if skeleton(s) != skeleton(same[0]) {
				t.Errorf("%s and %s: %s, %s", s, same[0], skeleton(s), skeleton(same[0]))
			}
		}
	}
	if skeleton("hamas") == skeleton("hamburg") {
		t.Error("hamas and hamburg sound alike")
	}
}

func TestSharedWordsDoNotCarryAName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"harakat al sabah", "harakat al shabaab", false}, {"mouammar kaddafi", "muammar gaddafi", true},
		{"kataib hizbollah", "kataib hezbollah", true}, {"jaish al noor", "jaish al nusra", false},
	} {
		if got := wordsAlike(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// FuzzSlug holds ids to their form and to making themselves again.
func FuzzSlug(f *testing.F) {
	f.Add("Ba'ath Party (Iraqi-dominated faction)")
	f.Add("Örgüt – çete")
	f.Fuzz(func(t *testing.T, name string) {
		s := Slug(name)
		if Slug(s) != s {
			t.Errorf("Slug(%q) = %q, whose slug is %q", name, s, Slug(s))
		}
	})
}

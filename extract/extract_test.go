package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data"
)

func TestDataIsSound(t *testing.T) {
	for _, f := range DataCheck().Run(data.Extract) {
		t.Error(f)
	}
}

const wire = `Raid on Veldt depot kills two guards

By Ana Vel

GALT, March 4 (Meridian Press) - Gunmen attacked a fuel depot near Veldt on Tuesday, killing two guards, the Tarvian police said on Wednesday.

Sign up for our weekly newsletter

The attackers fled towards the hills, a witness said. Nobody has claimed the raid so far, and the army has not said who it suspects.

Read more: Storm closes three harbours

Talks between the two sides are to resume on Friday in Port Alda, the mediator said.

(Reporting by Ana Vel; Editing by Tom Reed)

More stories
Grain price falls for a third week
Why is the ferry late again?
`

func TestPlainWire(t *testing.T) {
	r := newExtractor(t).Report(Input{Name: "wire.txt", Text: []byte(wire), Published: "5 March 2025"})
	if r.Text != wire {
		t.Error("the text was changed")
	}
	for name, c := range map[string][2]string{
		"title": {r.Title, "Raid on Veldt depot kills two guards"}, "byline": {r.Byline, "Ana Vel"}, "agency": {r.Agency, "Meridian Press"},
		"published": {r.Published, "2025-03-05"}, "from": {r.PublishedFrom, "given"}, "language": {r.Language, "en"},
	} {
		if c[0] != c[1] {
			t.Errorf("%s is %q, want %q", name, c[0], c[1])
		}
	}
	want := []string{"By Ana Vel", "Sign up for our weekly newsletter", "Read more: Storm closes three harbours",
		"(Reporting by Ana Vel; Editing by Tom Reed)\n\nMore stories\nGrain price falls for a third week\nWhy is the ferry late again?"}
	if got := furnitureOf(r); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("furniture\n%q, want\n%q", got, want)
	}
	var links []string
	for _, l := range r.Links {
		links = append(links, l.Title)
	}
	if got := strings.Join(links, "|"); got != "Storm closes three harbours|Grain price falls for a third week|Why is the ferry late again?" {
		t.Errorf("links are %q", got)
	}
}

func furnitureOf(r *sitrep.Report) []string {
	var out []string
	for _, f := range r.Furniture {
		out = append(out, r.Text[f.Start:f.End])
	}
	return out
}

// TestRunOn: credits and prompts inside a line of prose are furniture, the prose is not.
func TestRunOn(t *testing.T) {
	text := "Gunmen freed all nine pupils on Monday. Pupils walk home in Veldt after their release. REUTERS/Bela Torin It was the second such raid. " +
		"Show Caption Hide Caption The army said it knew nothing. Photo Credit: Meridian / TRV Images The colonel left. " +
		"Villagers said that they had heard shots from the hills since Sunday."
	r := newExtractor(t).Report(Input{Name: "run.txt", Text: []byte(text), Published: "2025-03-05"})
	want := []string{"REUTERS/Bela Torin", "Show Caption Hide Caption", "Photo Credit: Meridian / TRV Images"}
	if got := furnitureOf(r); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("furniture\n%q, want\n%q", got, want)
	}
}

func TestListInTheMiddleEndsWhereTheArticleGoesOn(t *testing.T) {
	text := "The ferry sank off Galt on Monday, the coast guard said.\n\nMost read\nGrain price falls\nStorm closes harbours\n\n" +
		"Rescuers pulled forty people from the water before dark, and were looking for nine others on Tuesday.\n"
	r := newExtractor(t).Report(Input{Text: []byte(text)})
	if got := furnitureOf(r); len(got) != 1 || got[0] != "Most read\nGrain price falls\nStorm closes harbours" {
		t.Errorf("furniture is %q", got)
	}
}

func TestTitles(t *testing.T) {
	body := "\n\nGunmen attacked a depot near Veldt on Tuesday, the police said. Two guards died.\n"
	for text, want := range map[string]string{
		"Gunmen raid depot near Veldt" + body:                   "Gunmen raid depot near Veldt",
		"Who raided the depot?" + body:                          "Who raided the depot?",
		"Gunmen Raid Fuel Depot Near Veldt." + body:             "Gunmen Raid Fuel Depot Near Veldt",
		"https://example.org/n/1\n\nGunmen raid a depot" + body: "Gunmen raid a depot",
		"ANA VEL" + body: "",
		"GALT — Gunmen raided a depot near Veldt" + body:           "",
		"GALT /KSN/ Gunmen raided a depot near Veldt" + body:       "",
		"The depot burnt all night. Nobody put it out." + body:     "",
		"Gunmen raid depot near Veldt":                             "",
		"Published: 4 March 2025\n\nGunmen raid fuel depot" + body: "Gunmen raid fuel depot",
	} {
		if got := newExtractor(t).Report(Input{Text: []byte(text)}).Title; got != want {
			t.Errorf("%.40q: title %q, want %q", text, got, want)
		}
	}
}

func TestDatelines(t *testing.T) {
	for text, want := range map[string][3]string{ // date, from, agency
		"PORT ALDA, March 4, 2025 (Meridian Press) - Gunmen attacked a depot.": {"2025-03-04", "dateline", "Meridian Press"},
		"PORT ALDA, March 4 (Meridian Press) - Gunmen attacked a depot.":       {"", "", "Meridian Press"},
		"PORT ALDA, 4 MAR 89 -- GUNMEN ATTACKED A DEPOT.":                      {"1989-03-04", "dateline", ""},
		"VELDT (AFP) — Gunmen attacked a depot.":                               {"", "", "AFP"},
		"Veldt, March 4, IRNA – Gunmen attacked a depot.":                      {"", "", ""},
		"PORT ALDA, Tarvia (March 4, 2025)\nGunmen attacked a depot.":          {"2025-03-04", "dateline", ""},
		"Galt /MONTSAME/. Gunmen attacked a depot.":                            {"", "", "MONTSAME"},
		"Gunmen attacked a depot near Veldt, killing two guards. — Reuters":    {"", "", "Reuters"},
		"Police today (March 4, 2025) found the guns in a barn.":               {"2025-03-04", "dateline", ""},
		"Gunmen attacked a depot (in the hills) - nobody was hurt.":            {"", "", ""},
	} {
		r := newExtractor(t).Report(Input{Text: []byte(text)})
		if got := [3]string{r.Published, r.PublishedFrom, r.Agency}; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestDatesInAddresses(t *testing.T) {
	for url, want := range map[string]string{
		"https://example.org/2025/03/04/raid":           "2025-03-04",
		"https://example.org/world/2025/mar/04/raid":    "2025-03-04",
		"https://example.org/n/raid-2025-03-04":         "2025-03-04",
		"https://example.org/20250304/raid":             "2025-03-04",
		"https://example.org/2025-03-04/ty-article/x/0": "2025-03-04",
		"https://example.org/raid-8037701/":             "",
		"https://example.org/2025/13/44/raid":           "",
	} {
		if got := dateInURL(url); got != want {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
	}
}

func TestInputsThatAreNoArticle(t *testing.T) {
	e := newExtractor(t)
	for name, c := range map[string]struct {
		in   Input
		want string // in the problem
	}{
		"empty":        {Input{Text: []byte(" \n\t ")}, "no text"},
		"empty page":   {Input{HTML: []byte("<html><body><nav>Home</nav></body></html>")}, "no article body"},
		"zip":          {Input{Text: []byte("PK\x03\x04\x14\x00\x00")}, "ZIP"},
		"binary":       {Input{Text: []byte("abc\x00\x01\x02def")}, "binary"},
		"noise":        {Input{Text: []byte(strings.Repeat("\xff\x81\xfe\x90 a", 50))}, "binary"},
		"too large":    {Input{Text: make([]byte, MaxPage+1)}, "JSON Lines"},
		"bad date":     {Input{Text: []byte("The army left Veldt on Monday, the police said."), Published: "soon"}, "YYYY-MM-DD"},
		"latin1 bytes": {Input{Text: []byte("The caf\xe9 in Veldt was shelled on Monday, the police said.")}, "Windows-1252"},
		"french":       {Input{Text: []byte("Le président a déclaré lundi que les soldats de la région ne sont pas dans la ville et que les pourparlers vont reprendre.")}, "French"},
		"arabic":       {Input{Text: []byte("أعلن الجيش يوم الاثنين أن جنوده غادروا المدينة بعد المحادثات")}, "Arabic"},
		"japanese":     {Input{Text: []byte("政府は月曜日に軍隊が町を離れたと発表した。")}, "Japanese"},
	} {
		r := e.Report(c.in)
		found := false
		for _, p := range r.Problems {
			found = found || strings.Contains(p.Reason, c.want)
		}
		if !found {
			t.Errorf("%s: problems are %v, want one about %q", name, r.Problems, c.want)
		}
	}
}

func TestSameInputSameID(t *testing.T) {
	e := newExtractor(t)
	a, b := e.Report(Input{Text: []byte(wire)}), e.Report(Input{Text: []byte(wire)})
	if a.ID != b.ID || len(a.ID) != 18 || !strings.HasPrefix(a.ID, "r-") {
		t.Errorf("ids %q and %q", a.ID, b.ID)
	}
	if c := e.Report(Input{Text: []byte(wire), URL: "https://example.org/1"}); c.ID == a.ID {
		t.Error("another address gives the same id")
	}
}

// Whatever comes in, the text is valid UTF-8 and every furniture span lies in
// it, in order, on whole characters.
func FuzzReport(f *testing.F) {
	f.Add([]byte(wire), false)
	f.Add([]byte(page), true)
	f.Add([]byte("Related\n\n\u2028By X\n© a\nhttps://x\n- - -\nEND"), false)
	f.Add([]byte("\xff\xfea\x00b\x00"), false)
	f.Add([]byte("<p><b><table><td>a<p>b<br><br>c<a href=x>d e f g h</a>"), true)
	e, err := New(data.Extract)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw []byte, html bool) {
		in := Input{Text: raw}
		if html {
			in = Input{HTML: raw}
		}
		r := e.Report(in)
		if !utf8.ValidString(r.Text) || !utf8.ValidString(r.Title) {
			t.Fatalf("not UTF-8: %q %q", r.Title, r.Text)
		}
		at := 0
		for _, s := range r.Furniture {
			if s.Start < at || s.End <= s.Start || s.End > len(r.Text) || !utf8.RuneStart(r.Text[s.Start]) {
				t.Fatalf("furniture %v after %d in a text of %d bytes", s, at, len(r.Text))
			}
			at = s.End
		}
		if _, err := sitrep.Encode(r); err != nil {
			t.Fatal(err)
		}
		if r.Text == "" && len(r.Problems) == 0 {
			t.Fatal("no text and no problem")
		}
	})
}

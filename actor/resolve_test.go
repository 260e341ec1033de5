package actor

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

var shipped = sync.OnceValues(func() (*Base, error) { return Load() })

func base(t testing.TB) *Base {
	t.Helper()
	b, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func day(text string) time.Time {
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}
	}
	return d
}

// TestResolve tells what each kind of expression must come to: id, country and
// sectors; "-" for one that is nobody.
func TestResolve(t *testing.T) {
	for _, c := range []struct{ text, date, context, want string }{
		{"Angela Merkel", "2017-05-01", "", "angela-merkel DEU GOV"},
		{"Angela Merkel", "2022-05-01", "", "angela-merkel DEU ELI"},
		{"former president Barack Obama", "2018-01-01", "", "barack-obama USA ELI"},
		{"President Bush", "2005-01-01", "", "george-w-bush USA GOV"},
		{"Tariq Bush", "2005-01-01", "", "-"},
		{"the manager of the store", "2023-01-01", "The manager of the store in Exampleville was hurt, Bob Hale said.", " ---"},
		{"a male student", "", "The suspect, a male student of nineteen, was held on Sunday, police in Seoul said.", " --- CVL"},
		{"Labour and Employment Ministry", "", "", " --- GOV"},
		{"Weavers Association president", "", "", " --- NGO"},
		{"the provincial assembly vice president", "", "", " --- LEG"},
		{"an analyst at Zorbly Securities", "", "", " --- BUS"},
		{"Food Safety and Food Security Committee", "", "", " --- GOV"},
		{"refugee families", "", "", " --- REF"},
		{"unknown people", "", "", " --- UNK"},
		{"National Union of Zorbly Mothers", "", "", " --- NGO"},
		{"Zorbly National Union party", "", "", " --- PTY"},
		{"Zorbly Division of the High Court", "", "", " --- JUD"},
		{"director of the Office of Bridges", "", "", " --- GOV"},
		{"Autonomous Executive Port Commission president", "", "", " --- GOV"},
		{"Zorbly Tarvia Parishad President", "", "", " --- NGO"},
		{"Zorbly Bar Association president", "", "", " --- JUD"},
		{"Oldtown SP Tom Reed", "", "", " --- COP"},
		{"Labour government", "", "", " GBR GOV PTY"},
		{"Zorbly Memorial Secondary School", "", "", " --- EDU"},
		{"Royal Navy of Kenya", "", "", " KEN MIL"},
		{"British Columbia-based company", "", "", " CAN BUS"},
		{"New Mexico police", "", "", " USA COP"},
		{"Hong Kong-listed bank", "", "", " --- BUS"},
		{"Zorbly Indian Band", "", "", " --- CVL"},
		{"Prince Albert Municipality", "", "", " --- GOV"},
		{"CPC Corp", "", "", " --- BUS"},
		{"Twitter users", "", "", " --- CVL"},
		{"the G 20", "", "", "g20 IGO IGO"},
		{"Zorbly RT 6", "", "", "-"},
		{"SAN", "", "", "-"},
		{"Nordic Centre for Peace", "", "", " --- NGO"},
		{"Zorbly Investment", "", "", " --- BUS"},
		{"chief of the Shore Armed Forces (SAF)", "", "", " --- MIL"},
		{"Institute of Turkey Studies", "", "", " --- EDU"},
		{"Latin America's first company", "", "", " --- BUS"},
		{"Plan commander", "", "", " --- MIL"},
		{"Old Valley English High School", "", "", " --- EDU"},
		{"Independent Parks Commission", "", "", " --- GOV"},
		{"not the Independent Parks Commission", "", "", " --- GOV"},
		{"Gov. Bush", "2005-01-01", "", "george-w-bush USA GOV"},
		{"Muammar Gadhafi", "2009-01-01", "", "muammar-gaddafi LBY GOV"},
		{"Mouammar Qadafi", "2009-01-01", "", "muammar-gaddafi LBY GOV"},
		{"Hizbollah", "", "", "hezbollah LBN PTY REB"},
		{"Hizballah fighters", "", "", "hezbollah LBN PTY REB"},
		{"Kata'ib Hizbullah", "", "", "kataib-hezbollah IRQ PRM REB"},
		{"the soldiers", "", "", " --- MIL"},
		{"Peruvian soldiers", "", "", " PER MIL"},
		{"two Iraqi policemen", "", "", " IRQ COP"},
		{"the Iraqi prime minister", "", "", " IRQ GOV"},
		{"a military spokesman for the Iraqi prime minister", "", "", " IRQ GOV MIL"},
		{"Iran-backed militia", "", "", " --- PRM"},
		{"anti-government protesters in Bangkok", "", "", " THA CVL OPP"},
		{"Baghdad", "", "", "IRQ IRQ GOV"},
		{"the Kremlin", "", "", "kremlin RUS GOV"},
		{"Ministry of Defence of Ukraine", "", "", " UKR GOV MIL"},
		{"Chile's Ministry of Mines", "", "", " CHL GOV"},
		{"the National Guard", "", "Riyadh, Saudi Arabia", " SAU MIL"},
		{"the National Guard", "", "", " --- MIL"},
		{"Somaliland", "", "", "somaliland SOM PRE"},
		{"Ukrainians", "", "", "UKR UKR"},
		{"a former White House adviser", "", "", " USA ELI"},
		{"Muslim clerics", "", "", " --- REL MOS"},
		{"Senator Jane Nobody", "", "", " --- LEG"},
		{"US Senator Jane Nobody", "", "", " USA LEG"},
		{"Wale Nobody", "", "", "-"},
		{"kittens and puppies", "", "", "-"},
		{"shining path", "1989-06-01", "", "shining-path PER REB"},
		{"members of the fmln", "1989-06-01", "", "farabundo-marti-national-liberation-front SLV REB PTY"},
		{"St Mary's Example College", "", "", " --- EDU"},
	} {
		a, ok := base(t).Resolve(Query{Text: c.text, Date: day(c.date), Context: NewContext(c.context)})
		got := "-"
		if ok {
			got = strings.TrimRight(a.ID+" "+a.Country+" "+strings.Join(a.Sectors, " "), " ")
		}
		if got != c.want {
			t.Errorf("%q on %q: got %q, want %q (%s)", c.text, c.date, got, c.want, a.Why)
		}
	}
}

func TestHolderOfAnOffice(t *testing.T) {
	for text, want := range map[string]string{
		"the Iraqi prime minister": "haider-al-abadi", "the German chancellor": "angela-merkel",
		"the president of Egypt": "abdel-fattah-el-sisi", "Russia's foreign minister": "sergey-lavrov",
	} {
		a, ok := base(t).Resolve(Query{Text: text, Date: day("2016-06-01")})
		if !ok || a.Holder != want {
			t.Errorf("%s in 2016: got %q, want %q", text, a.Holder, want)
		}
	}
}

func TestBackersAndMetonymsAreFlagged(t *testing.T) {
	a, _ := base(t).Resolve(Query{Text: "the Iran-backed militia"})
	if len(a.Backers) != 1 || a.Backers[0] != "IRN" {
		t.Errorf("backers: %v, want IRN", a.Backers)
	}
	if a, _ := base(t).Resolve(Query{Text: "Tehran"}); !a.Metonym {
		t.Error("a capital is not flagged as a metonym")
	}
	if a, _ := base(t).Resolve(Query{Text: "Iran"}); a.Metonym {
		t.Error("a state is flagged as a metonym")
	}
}

// TestBranches: what stands before a town's name at the end is a body, of that town's land.
func TestBranches(t *testing.T) {
	at := func(name string) (string, bool) { return "BGD", name == "Exampleville" }
	for text, want := range map[string]string{"CID Exampleville": "BGD COP", "ZBC Radio Exampleville": "BGD JRN"} {
		a, ok := base(t).Resolve(Query{Text: text, Country: "BGD", Told: true, Place: at})
		if got := a.Country + " " + strings.Join(a.Sectors, " "); !ok || got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}

func TestPlaceOfAnAgent(t *testing.T) {
	q := Query{Text: "Exampleville police", Place: func(name string) (string, bool) { return "AUS", name == "Exampleville" }}
	if a, ok := base(t).Resolve(q); !ok || a.Country != "AUS" {
		t.Errorf("police of a town: country %q, want AUS", a.Country)
	}
}

// TestSmallTown: the name of another land's capital means the report's own town of that name,
// where it has one.
func TestSmallTown(t *testing.T) {
	at := func(iso string) func(string) (string, bool) {
		return func(string) (string, bool) { return iso, true }
	}
	for home, want := range map[string]string{"SLV": "SLV", "DOM": "DOM"} {
		a, ok := base(t).Resolve(Query{Text: "Santo Domingo police", Country: "SLV", Told: true, Place: at(home)})
		if !ok || a.Country != want {
			t.Errorf("in a report on El Salvador with a town there in %s: %+v, want %s", home, a, want)
		}
	}
}

// TestTownMeant: a town's name that is a bank's or begins as a capital's means the town.
func TestTownMeant(t *testing.T) {
	at := func(name string) (string, bool) {
		return map[string]string{"santander": "COL", "santiago del lago": "ARG"}[strings.ToLower(name)], true
	}
	for text, want := range map[string]string{"the mayor of santander": "COL", "Mayor of Santander": "COL", "University of Santiago del Lago": "ARG", "University of Santiago": "CHL"} {
		if a, ok := base(t).Resolve(Query{Text: text, Country: "COL", Told: true, Place: at}); !ok || a.Country != want {
			t.Errorf("%s: %+v, want %s", text, a, want)
		}
	}
}

// TestFirmFarAway: a firm whose name begins with that of one in another land is no part of it.
func TestFirmFarAway(t *testing.T) {
	if a, ok := base(t).Resolve(Query{Text: "Crypto Harbour Investment", Country: "NAM"}); ok && a.Country == "CHE" {
		t.Errorf("a Namibian firm is %+v", a)
	}
}

func TestGraph(t *testing.T) {
	b := base(t)
	for _, c := range []struct {
		old, young, date string
		want             bool
	}{
		{"al-qaeda", "al-nusra-front", "2015-01-01", true},
		{"al-qaeda", "al-nusra-front", "2017-01-01", false},
		{"IRN", "quds-force", "2019-01-01", true},
		{"quds-force", "IRN", "2019-01-01", false},
		{"hamas", "hamas", "", false},
	} {
		if got := b.AncestorOf(c.old, c.young, day(c.date)); got != c.want {
			t.Errorf("AncestorOf(%s, %s, %s) = %v", c.old, c.young, c.date, got)
		}
	}
	if iso, ok := b.Demonym("Congolese"); !ok || iso != "COD" {
		t.Errorf("Demonym(Congolese) = %q", iso)
	}
	if e, ok := b.ByCapital("N’Djamena"); !ok || e.ID != "TCD" {
		t.Error("ByCapital does not know N’Djamena")
	}
	if codes, _, ok := b.Agent([]string{"heavily", "armed", "police"}); !ok || codes[0] != "COP" {
		t.Errorf("Agent(heavily armed police) = %v", codes)
	}
}

func TestLayersLieOver(t *testing.T) {
	mine := fstest.MapFS{"mine.txt": {Data: []byte("name|class|country|sectors|aliases|links|dates|source\n" +
		"Hezbollah|party|LBN|PTY|the Example Name||1985..|us\n")}}
	b, err := Load(mine)
	if err != nil {
		t.Fatal(err)
	}
	if a, ok := b.Resolve(Query{Text: "the Example Name"}); !ok || a.ID != "hezbollah" || len(a.Sectors) != 1 {
		t.Errorf("the user's entry does not stand over ours: %+v", a)
	}
}

// FuzzResolve holds the resolver to never failing, and to answers that are whole.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"the Iraqi prime minister", "US-backed SDF", "a, b of c", "the Board of", "Union of Ann Example, head of the", "President of", "Ministry and", "’s", "al-", "О'Брайен of, and", ""} {
		f.Add(s)
	}
	b := base(f)
	f.Fuzz(func(t *testing.T, text string) {
		a, ok := b.Resolve(Query{Text: text, Context: NewContext("the trade minister " + text + ", a lawyer of " + text), Date: day("2020-01-01"), Learn: true})
		if ok && a.Country == "" {
			t.Errorf("%q: an answer without a country: %+v", text, a)
		}
		if _, known := b.Entry(a.ID); a.ID != "" && !known {
			t.Errorf("%q: unknown id %q", text, a.ID)
		}
		for _, s := range a.Sectors {
			if !Sectors[s] {
				t.Errorf("%q: sector %q", text, s)
			}
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	kb := base(b)
	words := []string{"the Iraqi prime minister", "Hizbollah", "rebel soldiers", "Deputy Minister of Defence Wale Nobody"}
	for i := 0; b.Loop(); i++ {
		kb.Resolve(Query{Text: words[i%len(words)], Date: day("2020-01-01")})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// Who leads an intergovernmental organization is of it, and of a state again in
// that state's office.
func TestOfficeGivesCountry(t *testing.T) {
	b, err := New(fstest.MapFS{
		"states.txt": {Data: []byte(stateHead + "XAA|Alda||Aldan|||||made up\n")},
		"orgs.txt":   {Data: []byte(orgHead + "Hill Union|igo|IGO|IGO||||made up\n")},
		"people.txt": {Data: []byte(personHead + "Ann Dol|XAA|pm 2001..2004; leader:hill-union 2005..2009||||made up\nMira Kesh|IGO|leader:hill-union 2001..2004; pm:XAA 2005..2009||||made up\n")},
		"agents.txt": {Data: []byte(agentHead + "leader||leader|mt\nprime minister|GOV|pm|t\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, date, country string }{
		{"Ann Dol", "2002-05-01", "XAA"}, {"Ann Dol", "2006-05-01", "IGO"}, {"Mira Kesh", "2002-05-01", "IGO"}, {"Mira Kesh", "2006-05-01", "XAA"},
	} {
		if a, _ := b.Resolve(Query{Text: c.text, Date: day(c.date)}); a.Country != c.country {
			t.Errorf("%s on %s: country %s, want %s", c.text, c.date, a.Country, c.country)
		}
	}
}

// TestTopics: bodies whose last noun tells no field are of the field that another word of
// the name tells; what a body's chief executive is of says more than the office.
func TestTopics(t *testing.T) {
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Examplia Medical Corporation":                   "HLH",
		"Central Crime Branch":                           "COP",
		"Parole Board of Kenya":                          "GOV",
		"Kenyan Association against Torture":             "NGO",
		"presidential chief of staff":                    "GOV",
		"School of Veldt Studies at Makerere University": "EDU",
	} {
		a, ok := b.Resolve(Query{Text: text, Country: "KEN"})
		if !ok || len(a.Sectors) == 0 || a.Sectors[0] != want {
			t.Errorf("%s: %v, want %s", text, a.Sectors, want)
		}
	}
	if a, _ := b.Resolve(Query{Text: "School of Veldt Studies at Makerere University", Country: "NAM"}); a.Country != "UGA" {
		t.Errorf("a school of a university of Uganda is of %s", a.Country)
	}
}

// TestSpeltLike: a name is not that of a body with a further word, but of one with two words written together.
func TestSpeltLike(t *testing.T) {
	b := base(t)
	for name, want := range map[string]string{
		"Middle East": "", "West Africa": "", "Bokoharam": "boko-haram", "Hasan Turabi": "hassan-al-turabi",
		"Reform": "", "LU president": "",
	} {
		got := ""
		if a, ok := b.Resolve(Query{Text: name}); ok {
			got = a.ID
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestBodiesByTheirWords: a firm's foundation is no firm, a club is no body of states, and a principal magistrate heads
// no school; who led a society is what it is.
func TestBodiesByTheirWords(t *testing.T) {
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for text, sector := range map[string]string{"Reliance Foundation": "NGO", "International Zorbly Rowing Club": "CVL", "principal magistrate": "JUD",
		"former president of the Example Football Federation": "NGO", "former president of the Senate": "ELI",
		"Zorbly Peoples Democratic Front": "PTY", "Zorbly Reform Movement": "PTY", "Zorbly Liberal Union": "PTY", "Zorbly Restaurants Association": "BUS",
		"Zorbly Law Program": "EDU", "Open-Ended Working Group": "IGO"} {
		if a, ok := b.Resolve(Query{Text: text}); !ok || len(a.Sectors) != 1 || a.Sectors[0] != sector {
			t.Errorf("%s: %v (%s), want %s", text, a.Sectors, a.Why, sector)
		}
	}
}

package actor

import (
	"slices"
	"testing"
)

// Bodies that the base does not know are told by the first or last words of their names.
func TestShapes(t *testing.T) {
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, country, sector string }{
		{"Exampleville Petroleum Limited", "KEN", "BUS"},
		{"Exampleville Herald", "KEN", "JRN"},
		{"Exampleville Coordination Unit", "KEN", "GOV"},
		{"Radio Exampleville", "", "JRN"},
		{"Exampleville Prisons Service", "KEN", "COP"},
		{"Kenyan Society for the Defense of Exampleville", "KEN", "NGO"},
		{"Budget, Finance and Lands Committees", "KEN", "GOV"},
		{"Exampleville Futures", "KEN", "BUS"},
		{"Intergovernmental Platform on Example Lakes", "IGO", "IGO"},
		{"Center for Example and Comparative Politics", "KEN", "EDU"},
		{"Center for Example Hope", "KEN", "NGO"},
		{"Exampleville Harvest Intelligence", "KEN", "BUS"},
		{"Exampleville Military Intelligence", "KEN", "SPY"},
		{"Muslim Mirror", "", "JRN"},
		{"Example Flood Forecasting Center", "KEN", "GOV"},
		{"Fondo Nacional de Exampla", "KEN", "GOV"},
		{"exampleville limited", "", ""},
	} {
		a, ok := b.Resolve(Query{Text: c.name, Country: "KEN"})
		if c.sector == "" {
			if ok && len(a.Sectors) > 0 {
				t.Errorf("%s: %v %s, want nothing", c.name, a.Sectors, a.Why)
			}
			continue
		}
		if !ok || !slices.Contains(a.Sectors, c.sector) || c.country != "" && a.Country != c.country {
			t.Errorf("%s: %s %v (%s), want %s %s", c.name, a.Country, a.Sectors, a.Why, c.country, c.sector)
		}
	}
	if a, _ := b.Resolve(Query{Text: "Exampleville Petroleum Limited", Country: "KEN"}); !a.Inferred {
		t.Error("the country of a body with none in its name is not marked as the report's")
	}
	if a, ok := b.Resolve(Query{Text: "Ann Sun", Country: "KEN", Person: true}); ok && len(a.Sectors) > 0 {
		t.Errorf("a person was taken for a newspaper: %+v", a)
	}
}

// What stands around an unknown name is read for what it tells.
func TestLearnAround(t *testing.T) {
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, context, country, sector string
		person                         bool
	}{
		{"Ann Exampla", "They met the Minister of Tourism Ann Exampla on Monday.", "KEN", "GOV", true},
		{"Ann Exampla", "The head of the valley police, Ann Exampla, died last week.", "KEN", "COP", true},
		{"Ann Exampla", "Ann Exampla (41), chief executive of a bank, spoke.", "KEN", "BUS", true},
		{"Ann Exampla", "Ann Exampla, a lawyer and activist, spoke.", "---", "JUD", true},
		{"Vorm Axa", "It was the Norwegian oil firm Vorm Axa that drilled.", "NOR", "BUS", false},
		{"Ann Exampla", "Premier Tom Reed and mayor Ann Exampla agreed.", "KEN", "GOV", true},
		{"Ann Exampla", "Ann Exampla, ambassador to France, spoke.", "KEN", "GOV", true},
		{"Ann Exampla", "The head of the Exampleville Police (EXP), Ann Exampla, died last week.", "KEN", "COP", true},
		{"Ann Exampla", "With them came Ann Exampla Ambassador of Norway to Kenya and others.", "NOR", "GOV", true},
		{"Ann Exampla", "On Monday Prof Ann Exampla of Exampleville University wrote.", "KEN", "EDU", true},
		{"Ann Exampla", "It helps, a U.N. spokeswoman, Ann Exampla, told reporters in Norland.", "IGO", "IGO", true},
		{"Ann Exampla", "They met Minister of Planning and Foreign Trade Ann Exampla.", "KEN", "GOV", true},
		{"Ann Exampla", "The superintendent of police (SP) Ann Exampla said so.", "---", "COP", true},
		{"Ann Exampla", "Ann Exampla, Exampleville Police (EP) spokesperson, said so.", "---", "COP", true},
		{"Ann Exampla", "Ann Exampla, chief of Exampli Cree Nation, spoke.", "CAN", "GOV", true},
		{"Ann Exampla", "There came liberal deputy Ann Exampla on Monday.", "KEN", "LEG", true},
		{"Ann Exampla", "With them was the Spaniard Ann Exampla on Monday.", "ESP", "CVL", true},
		{"Ann Exampla", "The Kenyan citizen was identified as Ann Exampla.", "KEN", "CVL", true},
		{"Ann Exampla", "Officials identified the Dutch student as Ann Exampla, 26.", "NLD", "CVL", true},
		{"Ann Exampla", "They helped a Dutch tourist identified only as Ann Exampla.", "NLD", "CVL", true},
		{"Ann Exampla", "Ann Exampla, minister of planning  and trade, spoke.", "KEN", "GOV", true},
		{"Exampli", "They were elders of the Exampli community.", "KEN", "CVL", false},
		{"Ann Exampla", "Ann Exampla, marketing and communications executive at a hotel, spoke.", "---", "BUS", true},
		{"Ann Exampla", "Analysts asked Exampla Holding chief executive Ann Exampla about it.", "KEN", "BUS", true},
		{"the herons", "Members of a criminal gang called \"the herons\" fled.", "KEN", "CRM", false},
		{"EXTA", "The Exampleville Revenue Service, known as EXTA, was closed.", "KEN", "GOV", false},
	} {
		a, ok := b.Resolve(Query{Text: c.name, Context: NewContext(c.context), Country: "KEN", Learn: true, Person: c.person, Body: !c.person})
		if !ok || a.Country != c.country || !slices.Contains(a.Sectors, c.sector) {
			t.Errorf("%s in %q: %v %s %v (%s), want %s %s", c.name, c.context, ok, a.Country, a.Sectors, a.Why, c.country, c.sector)
		}
	}
}

// What joins people in a body tells its field where the words that give the name its shape
// do not; offices are those of the body, the clergy is called by words for relatives.
func TestFieldsOfBodies(t *testing.T) {
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for words, sector := range map[string]string{
		"Rabbinical Board of Exampleville":                        "REL",
		"Exampleville Brewers Association":                        "BUS",
		"Exampleville Television Network":                         "JRN",
		"president of the Kenyan Association of Brewers":          "BUS",
		"secretary-general of the Association for Exampla Law":    "NGO",
		"Centre of Kenyan Women for Training and Research":        "NGO",
		"Asian Federation Against Involuntary Examples":           "NGO",
		"Ministry of Public Health":                               "GOV",
		"FIFA's Disciplinary Commission":                          "NGO",
		"guerrilla army":                                          "REB",
		"the engineers' military detachment":                      "MIL",
		"State-run Xinhua News Agency":                            "GOV",
		"Sister Ann Exampla":                                      "REL",
		"his sister Ann Exampla":                                  "CVL",
		"member of Parliament's Foreign Policy and Law Committee": "LEG",
	} {
		if a, ok := b.Resolve(Query{Text: words}); !ok || len(a.Sectors) == 0 || a.Sectors[0] != sector {
			t.Errorf("%s: %v (%s), want %s first", words, a.Sectors, a.Why, sector)
		}
	}
	if a, ok := b.Resolve(Query{Text: "Care and Exampla Building Sector"}); ok && a.ID != "" {
		t.Errorf("a sector of a ministry was taken for %s", a.ID)
	}
}

// TestDepartments tells departments of universities from those of governments.
func TestDepartments(t *testing.T) {
	b := base(t)
	for name, want := range map[string]string{"Mechanical Engineering Department": "EDU", "Physics Department": "EDU", "Water Department": "GOV", "Engineering Department": "GOV"} {
		a, ok := b.Resolve(Query{Text: name})
		if !ok || len(a.Sectors) == 0 || a.Sectors[0] != want {
			t.Errorf("%s: %v, want %s", name, a.Sectors, want)
		}
	}
}

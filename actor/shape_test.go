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
		{"Ann Exampla", "The head of the provincial police force, Ann Exampla, died last week.", "KEN", "COP", true},
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
		{"Ann Exampla", "The U.S. citizen was identified as Ann Exampla.", "USA", "CVL", true},
		{"Ann Exampla", "They helped a Dutch tourist identified only as Ann Exampla.", "NLD", "CVL", true},
		{"Ann Exampla", "Ann Exampla, minister of planning  and trade, spoke.", "KEN", "GOV", true},
		{"Exampli", "They were elders of the Exampli community.", "KEN", "CVL", false},
		{"EXTA", "The Exampleville Revenue Service, known as EXTA, was closed.", "KEN", "GOV", false},
	} {
		a, ok := b.Resolve(Query{Text: c.name, Context: NewContext(c.context), Country: "KEN", Learn: true, Person: c.person, Body: !c.person})
		if !ok || a.Country != c.country || !slices.Contains(a.Sectors, c.sector) {
			t.Errorf("%s in %q: %v %s %v (%s), want %s %s", c.name, c.context, ok, a.Country, a.Sectors, a.Why, c.country, c.sector)
		}
	}
}

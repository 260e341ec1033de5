package fuse

import (
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

// told builds an item step by step: told("r1").act("ASSAULT", "drone").in(erbil)...
type told struct{ sitrep.Item }

func tell(report, sentence string) *told {
	at := time.Date(2031, 3, 4, 12, 0, 0, 0, time.UTC)
	t := &told{sitrep.Item{Ref: sitrep.Ref{Report: report, Mention: "m1"}, Publisher: report + " Press", Family: report + " Press",
		Published: at.Format(time.RFC3339), Retrieved: at.Add(time.Minute)}}
	t.Mention = sitrep.Mention{ID: "m1", Type: "ASSAULT", Status: sitrep.Actual, Confidence: 0.8,
		Trigger: sitrep.Words{Start: 0, End: 6, Text: "attack"}, Sentence: sitrep.Words{Start: 0, End: len([]rune(sentence)), Text: sentence}}
	return t
}

func (t *told) act(kind, mode string) *told {
	t.Mention.Type, t.Mention.Mode = kind, mode
	return t
}

func (t *told) status(s sitrep.Status) *told { t.Mention.Status = s; return t }

func (t *told) id(m string) *told {
	t.Ref.Mention, t.Mention.ID = m, m
	return t
}

// at moves the mention to another stretch of its report.
func (t *told) at(pos int) *told {
	m := &t.Mention
	m.Trigger.Start, m.Trigger.End = pos, pos+6
	m.Sentence.Start, m.Sentence.End = pos, pos+len([]rune(m.Sentence.Text))
	return t
}

func (t *told) in(p sitrep.Place) *told {
	t.Mention.Place = &p
	return t
}

func (t *told) on(from, to string) *told {
	t.Mention.Time = &sitrep.Time{Start: from, End: to, Precision: "day"}
	return t
}

func (t *told) by(actors ...sitrep.Actor) *told {
	t.Mention.Actors = t.args(actors)
	return t
}

func (t *told) against(actors ...sitrep.Actor) *told {
	t.Mention.Recipients = t.args(actors)
	return t
}

func (t *told) args(actors []sitrep.Actor) []sitrep.Arg {
	var out []sitrep.Arg
	for _, a := range actors {
		t.Actors = append(t.Actors, a)
		out = append(out, sitrep.Arg{Words: sitrep.Words{Text: a.Name}, Actor: a.ID, Name: a.Name, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors})
	}
	return out
}

func (t *told) hit(thing string) *told {
	t.Mention.Objects = append(t.Mention.Objects, sitrep.Arg{Words: sitrep.Words{Text: thing}, Name: thing, Kind: sitrep.KindThing})
	return t
}

func (t *told) killed(low, high int) *told {
	c := sitrep.Casualty{Harm: "killed", Low: low, Best: low}
	if high >= low {
		c.High = &high
	}
	t.Mention.Casualties = append(t.Mention.Casualties, c)
	return t
}

func (t *told) published(at string) *told {
	when, err := time.Parse(time.RFC3339, at)
	if err != nil {
		panic(err)
	}
	t.Published, t.Retrieved = at, when.Add(time.Minute)
	return t
}

func (t *told) family(f string) *told {
	t.Publisher, t.Family = f, f
	return t
}

func (t *told) withdrawn() *told { t.Withdrawn = true; return t }

func (t *told) speaker(s sitrep.Statement) *told {
	t.Statements = append(t.Statements, s)
	t.Mention.Sources = append(t.Mention.Sources, s.ID)
	return t
}

func spotAt(name, country, admin1, precision string, lat, lon float64) sitrep.Place {
	p := sitrep.Place{Words: sitrep.Words{Text: name}, Name: name, Country: country, Admin1: admin1, Precision: precision}
	if lat != 0 || lon != 0 {
		p.Lat, p.Lon = &lat, &lon
	}
	return p
}

// Places and parties of the real world, in invented happenings.
var (
	erbil    = spotAt("Erbil", "IRQ", "Erbil", "city", 36.19, 44.01)
	airport  = spotAt("Erbil International Airport", "IRQ", "Erbil", "exact", 36.24, 43.96)
	mosul    = spotAt("Mosul", "IRQ", "Nineveh", "city", 36.34, 43.13)
	erbilGov = spotAt("Erbil", "IRQ", "Erbil", "province", 0, 0)
	iraq     = spotAt("Iraq", "IRQ", "", "country", 0, 0)
	jordan   = spotAt("Jordan", "JOR", "", "country", 0, 0)

	kataib   = sitrep.Actor{ID: "a1", Name: "Kata'ib Hezbollah", Kind: sitrep.KindOrganization, Country: "IRQ", Sectors: []string{"PRM", "REB"}, Known: "kataib-hezbollah"}
	militia  = sitrep.Actor{ID: "a2", Name: "an Iran-backed militia", Kind: sitrep.KindOrganization, Country: "---", Sectors: []string{"PRM"}}
	isis     = sitrep.Actor{ID: "a3", Name: "Islamic State", Kind: sitrep.KindOrganization, Country: "---", Sectors: []string{"REB"}, Known: "islamic-state"}
	usa      = sitrep.Actor{ID: "a4", Name: "United States", Kind: sitrep.KindState, Country: "USA", Known: "USA"}
	usForces = sitrep.Actor{ID: "a5", Name: "United States Armed Forces", Kind: sitrep.KindOrganization, Country: "USA", Sectors: []string{"MIL"}, Known: "united-states-armed-forces"}
	turkey   = sitrep.Actor{ID: "a6", Name: "Turkey", Kind: sitrep.KindState, Country: "TUR", Known: "TUR"}
	gunmen   = sitrep.Actor{ID: "a7", Name: "Gunmen", Kind: sitrep.KindPeople, Country: "---", Sectors: []string{"UAF"}}
	iraqGov  = sitrep.Actor{ID: "a8", Name: "Iraq", Kind: sitrep.KindState, Country: "IRQ", Known: "IRQ"}
)

package fuse

import (
	"testing"

	sitrep "github.com/sitrep-news/sitrep"
)

// TestTitle names events by their type, mode, parties and things.
func TestTitle(t *testing.T) {
	party := func(name, kind string) sitrep.Party { return sitrep.Party{ID: name, Name: name, Kind: kind} }
	state := func(name string) []sitrep.Party { return []sitrep.Party{party(name, sitrep.KindState)} }
	for _, c := range []struct {
		want string
		e    sitrep.Event
	}{
		{"Investigation by Kenya of the raid", sitrep.Event{Type: "ACCUSE", Mode: "investigate", Actors: state("Kenya"), Objects: []string{"an investigation into the raid"}}},
		{"Investigation by Kenya", sitrep.Event{Type: "ACCUSE", Mode: "investigate", Actors: state("Kenya"), Objects: []string{"an investigation"}}},
		{"Rejection by Kenya of any involvement", sitrep.Event{Type: "REJECT", Actors: state("Kenya"), Objects: []string{"any involvement"}}},
		{"Ban by Kenya on the Hill Front", sitrep.Event{Type: "COERCE", Mode: "ban", Actors: state("Kenya"), Recipients: []sitrep.Party{party("the Hill Front", sitrep.KindOrganization)}}},
		{"Ceasefire between Kenya and the United States", sitrep.Event{Type: "RETREAT", Mode: "ceasefire", Actors: append(state("Kenya"), state("United States")...)}},
		{"Drone attack by Hill-backed militia on a base", sitrep.Event{Type: "ASSAULT", Mode: "drone", Objects: []string{"a base"},
			Actors: []sitrep.Party{party("Hill-backed militia", sitrep.KindOrganization), party("militia", sitrep.KindOrganization)}}},
		{"Planned: Talks between Kenya and Uganda", sitrep.Event{Type: "CONSULT", Status: sitrep.Planned, Actors: append(state("Kenya"), state("Uganda")...)}},
		{"Rocket attack on a base", sitrep.Event{Type: "ASSAULT", Mode: "heavy-weapons", Objects: []string{"a base"}, Instruments: []string{"Six rockets"}, Count: &sitrep.Count{Low: 6, Text: "Six"}}},
		{"Bombing of a vehicle", sitrep.Event{Type: "ASSAULT", Mode: "explosives", Objects: []string{"their vehicle"}}},
		{"Bombing of an office of the union", sitrep.Event{Type: "ASSAULT", Mode: "explosives", Objects: []string{"Its office of the union"}}},
		{"Bombing of homes in the valley", sitrep.Event{Type: "ASSAULT", Mode: "explosives", Objects: []string{"his homes in the valley"}}},
		{"Nine attacks on a base", sitrep.Event{Type: "ASSAULT", Objects: []string{"a base"}, Count: &sitrep.Count{Low: 9, Text: "nine"}}},
		{"Protest against Uganda", sitrep.Event{Type: "PROTEST", Mode: "demo", Actors: []sitrep.Party{party("protesters", sitrep.KindPeople)}, Recipients: state("Uganda")}},
		{"Threat of violence by Kenya against Uganda", sitrep.Event{Type: "THREATEN", Mode: "violence", Actors: state("Kenya"), Recipients: state("Uganda")}},
		{"Attack in Selby, 3 killed", sitrep.Event{Type: "ASSAULT", Actors: []sitrep.Party{party("those", sitrep.KindPeople), party("group", sitrep.KindOrganization)},
			Place: &sitrep.Place{Name: "Selby", Precision: "city"}, Tolls: []sitrep.Toll{{Harm: "killed", Low: 3, Best: 3, High: new(3)}}}},
		{"Coercion by Kenya", sitrep.Event{Type: "COERCE", Actors: state("Kenya"), Objects: []string{"me"}, Recipients: []sitrep.Party{party("He", sitrep.KindPerson)}}},
		{"Visit by Ada Low to Uganda", sitrep.Event{Type: "CONSULT", Mode: "visit", Actors: []sitrep.Party{party("Ada Low (diplomat)", sitrep.KindPerson)},
			Recipients: state("Uganda"), Place: &sitrep.Place{Name: "Uganda", Country: "UGA", Precision: "country"}}},
		{"Attack (“coup”) in 1979, reported by Tigris Monitor", sitrep.Event{Type: "ASSAULT", Time: sitrep.Time{Start: "1979-01-01", End: "1979-12-31", Precision: "year"},
			Claims: []sitrep.Claim{{Publisher: "Tigris Monitor", Trigger: sitrep.Words{Text: "coup"}}}}},
		{"Arrest on 3 May 2025, reported by Tigris Monitor", sitrep.Event{Type: "COERCE", Mode: "arrest", Time: sitrep.Time{Start: "2025-05-03", End: "2025-05-03", Precision: "day"},
			Claims: []sitrep.Claim{{Publisher: "Tigris Monitor", Trigger: sitrep.Words{Text: "arrested"}}}}},
		{"Arrest of members", sitrep.Event{Type: "COERCE", Mode: "arrest", Recipients: []sitrep.Party{party("group's members", sitrep.KindPeople)}}},
		{"Hundreds of attacks by Kenya", sitrep.Event{Type: "ASSAULT", Actors: state("Kenya"), Count: &sitrep.Count{Text: "hundreds"}}},
		{"Aid by Kenya to Uganda of $2 million", sitrep.Event{Type: "AID", Actors: state("Kenya"), Recipients: state("Uganda"), Objects: []string{"$2 million"}}},
		{"Demand by Kenya for a visa", sitrep.Event{Type: "REQUEST", Actors: state("Kenya"), Objects: []string{"his visa"}}},
		{"Agreement between Kenya and Uganda", sitrep.Event{Type: "AGREE", Actors: state("Kenya"), Recipients: state("Uganda")}},
		{"Criticism by Kenya", sitrep.Event{Type: "ACCUSE", Mode: "disapprove", Actors: state("Kenya"), Recipients: state("Kenya")}},
		{"Rejection of the plan", sitrep.Event{Type: "REJECT", Objects: []string{"the plan”"}}},
		{"Air strike on Orva (Kenya)", sitrep.Event{Type: "ASSAULT", Mode: "aerial", Objects: []string{"Orva"}, Place: &sitrep.Place{Name: "Orva", Country: "Kenya", Precision: "city"}}},
	} {
		if got := title(&c.e, nil); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

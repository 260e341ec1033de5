package segment

import (
	"strings"
	"testing"
)

func TestDateline(t *testing.T) {
	s := English()
	for _, c := range []struct{ text, want string }{
		{"ADEN, Yemen, March 3 (Wire) - A bomber killed two guards.", "ADEN , Yemen , March 3 ( Wire ) -"},
		{"ADEN (AP) — A bomber killed two guards.", "ADEN ( AP ) —"},
		{"KUT — A bomber killed two guards.", "KUT —"},
		{"KUT: At least two guards died, police said.", "KUT :"},
		{"QASR AL-WADI, Feb. 12 - Militants fled from the town.", "QASR AL - WADI , Feb. 12 -"},
		{"Aden - A bomber killed two guards.", "Aden -"},
		{"TA'IZZ, July 13 (Saba) Gunmen fled from the town.", "TA'IZZ , July 13 ( Saba )"},
		{"SAN LUIS, 3 JAN 90 (DPA) -- [REPORT] [TEXT] THE COMMAND REPORTED AN ATTACK.", "SAN LUIS , 3 JAN 90 ( DPA ) -- [ REPORT ] [ TEXT ]"},
		{"Omar Saleh - a lawyer from the south - denied it.", ""},
		{"THE ARMY - WHICH HAD FLED - CAME BACK.", ""},
		{"The town - a rebel base - fell.", ""},
		{"UN-backed talks failed - again.", ""},
		{"- A bomber fled.", ""},
		{"Gunmen fled.", ""},
		{"KUT -", ""},
	} {
		words := s.Words(nil, c.text, nil)
		place := func(i int) bool { return c.text[words[i].Start:words[i].End] == "Aden" }
		var got []string
		for _, w := range words[:Dateline(c.text, words, place)] {
			got = append(got, c.text[w.Start:w.End])
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, g, c.want)
		}
	}
}

package actor

import "testing"

func TestPartyID(t *testing.T) {
	for _, c := range []struct{ known, name, want string }{
		{"IRN", "Tehran", "IRN"}, {"", "Harakat al-Sabah", "~" + Fold("Harakat al-Sabah")},
		{"", "17 soldiers", "~soldiers"}, {"", "1,200 people", "~people"}, {"", "82nd Division", "~" + Fold("82nd Division")}, {"", "101 Brigade", "~" + Fold("101 Brigade")}, {"", "1920", ""}, {"", "", ""},
	} {
		if got := PartyID(c.known, c.name); got != c.want {
			t.Errorf("PartyID(%q, %q) = %q, want %q", c.known, c.name, got, c.want)
		}
	}
}

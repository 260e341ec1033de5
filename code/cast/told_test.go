package cast

import "testing"

// TestTold: people are what the title before their own name tells, not a relative's; what the firm is that
// the words behind the name call one; what several are said to be together, or once were; whom a name
// is given for, by an alias or as one's own; and who plants a bomb is not who is hurt by one. Presidents
// of no state hold no office, and only those are the press whom people tell things.
func TestTold(t *testing.T) {
	_, c := built(t, "told.conllu")
	told := firstSectors(c)
	for name, sector := range map[string]string{"Ana Perel": "CVL", "Carlos Dolan": "JUD", "Peter Njagi": "BUS", "Ivy Barasa": "CVL", "Hassan Kiplagat": "GOV",
		"Elena Moraa": "LEG", "Tom Otieno": "GOV", "Joseph Kamau": "ELI", "Paul Koech": "ELI", "Lucy Anyango": "UAF", "Mary Atieno": "CVL", "Daniel Mutua": "REB",
		"K 7": "JRN", "Samson Ouma": "REB", "Xavier Mwangi": "COP"} {
		if told[name] != sector {
			t.Errorf("%s is %q, want %q", name, told[name], sector)
		}
	}
	if s := told["Maria Wairimu"]; s == "GOV" {
		t.Errorf("the president of a branch is of the %s", s)
	}
	if s := told["Velmora"]; s == "JRN" {
		t.Errorf("whom a firm tells to leave is the press")
	}
	var groups []string
	for _, h := range c.Heads() {
		if x := c.exprs[h]; c.doc.Tokens[h].Form == "group" && len(x.sectors) > 0 {
			groups = append(groups, x.sectors[0])
		}
	}
	if len(groups) != 2 || groups[0] != "UNK" || groups[1] != "CVL" {
		t.Errorf("those who attack and those who watch are %v", groups)
	}
}

package cast

import "testing"

// TestTrade: people are what those are whom a list of them names, what the plural behind them
// says, what they do for a living, and of the body whose they are or in whose role they speak;
// who teaches his son is no teacher, and no office is a relative's.
func TestTrade(t *testing.T) {
	_, c := built(t, "trade.conllu")
	told := firstSectors(c)
	for name, sector := range map[string]string{"Amos Lagat": "HLH", "Paul Kiprop": "HLH", "Leah Sang": "GOV", "Noah Rono": "BUS", "Eli Bett": "BUS", "Grace Rotich": "EDU",
		"Faith Kemboi": "BUS", "Joel Sigei": "JUD", "Jane Tanui": "BUS", "Mark Cherono": "GOV", "Titus Langat": "EDU", "Ivy Nabirye": "CVL", "Ann Keino": "NGO", "Brian Ruto": "CVL",
		"David Maina": "BUS", "Alice Wekesa": "JUD", "Peter Otieno": "LAB", "Rose Achieng": "GOV"} {
		if told[name] != sector {
			t.Errorf("%s is %q, want %q", name, told[name], sector)
		}
	}
}

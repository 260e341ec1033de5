package actor

import "slices"

// Sectors are the codes an entry may carry: those of PLOVER's codebook and the
// few that NGEC added (PRM paramilitary, PRE recognised by few, BUD HIN).
var Sectors = map[string]bool{
	"AGR": true, "BUD": true, "BUS": true, "CHR": true, "COP": true, "CRM": true, "CVL": true,
	"EDU": true, "ELI": true, "ENV": true, "GOV": true, "HIN": true, "HLH": true, "HRI": true,
	"IGO": true, "JEW": true, "JRN": true, "JUD": true, "LAB": true, "LEG": true, "MED": true,
	"MIL": true, "MNC": true, "MOS": true, "NGO": true, "OPP": true, "PRE": true, "PRM": true,
	"PTY": true, "REB": true, "REF": true, "REL": true, "SPY": true, "UAF": true, "UNK": true,
}

// joinCodes are the codes of two lists, each once, those of the first before those of the second.
func joinCodes(a, b []string) []string {
	out := append([]string(nil), a...)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

package actor

// Sectors are the codes an entry may carry: those of PLOVER's codebook and the
// few that NGEC added (PRM paramilitary, PRE recognised by few, BUD HIN).
var Sectors = map[string]bool{
	"AGR": true, "BUD": true, "BUS": true, "CHR": true, "COP": true, "CRM": true, "CVL": true,
	"EDU": true, "ELI": true, "ENV": true, "GOV": true, "HIN": true, "HLH": true, "HRI": true,
	"IGO": true, "JEW": true, "JRN": true, "JUD": true, "LAB": true, "LEG": true, "MED": true,
	"MIL": true, "MNC": true, "MOS": true, "NGO": true, "OPP": true, "PRE": true, "PRM": true,
	"PTY": true, "REB": true, "REF": true, "REL": true, "SPY": true, "UAF": true, "UNK": true,
}

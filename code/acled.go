package code

import (
	"slices"

	sitrep "github.com/sitrep-news/sitrep"
)

// acled is the ACLED sub-event type that a mention corresponds to, "" where ACLED
// has none (ACLED codebook, event types and sub-event types).
func acled(m *sitrep.Mention) string {
	switch m.Type {
	case "PROTEST":
		switch m.Mode {
		case "riot":
			return "Violent demonstration"
		case "demo", "obstruct", "hunger":
			return "Peaceful protest"
		}
		return "Peaceful protest"
	case "COERCE":
		switch m.Mode {
		case "arrest":
			return "Arrests"
		case "seize":
			if m.CAMEO == "192" {
				return "Non-state actor overtakes territory"
			}
			return "Looting/property destruction"
		}
		return ""
	case "AGREE":
		return "Agreement"
	case "MOBILIZE", "RETREAT":
		return "Change to group/activity"
	case "ASSAULT":
		return acledAssault(m)
	}
	return ""
}

func acledAssault(m *sitrep.Mention) string {
	switch m.Mode {
	case "aerial", "drone":
		return "Air/drone strike"
	case "heavy-weapons":
		return "Shelling/artillery/missile attack"
	case "explosives", "vehicular":
		return "Remote explosive/landmine/IED"
	case "suicide-attack":
		return "Suicide bomb"
	case "abduct":
		return "Abduction/forced disappearance"
	case "sexual":
		return "Sexual violence"
	case "destroy":
		return "Looting/property destruction"
	case "crowd-control":
		return "Excessive force against protesters"
	case "unconventional":
		return "Chemical weapon"
	}
	if len(m.Recipients) > 0 && !armed(m.Recipients) {
		return "Attack"
	}
	if armed(m.Recipients) || len(m.Actors) > 1 {
		return "Armed clash"
	}
	return "Attack"
}

// armed reports whether one of the parties bears arms.
func armed(as []sitrep.Arg) bool {
	for _, a := range as {
		for _, s := range []string{"MIL", "REB", "UAF", "COP", "PRM", "SPY"} {
			if slices.Contains(a.Sectors, s) {
				return true
			}
		}
	}
	return false
}

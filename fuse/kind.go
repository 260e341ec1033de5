package fuse

import sitrep "github.com/sitrep-news/sitrep"

// family groups the PLOVER types that one happening may be coded as: a visit is
// talks, an accord is talks that came to something.
func typeFamily(t string) string {
	switch t {
	case "CONSULT", "AGREE", "COOPERATE":
		return "talk"
	case "AID", "SUPPORT":
		return "help"
	case "RETREAT", "CONCEDE":
		return "yield"
	}
	return t
}

// speech reports whether a type is a thing said, which has no place of its own.
func speech(t string) bool {
	switch t {
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT":
		return true
	}
	return false
}

// mutual reports whether all parties of a mention stand on one side: talks, accords
// and clashes.
func mutual(m *sitrep.Mention) bool {
	return typeFamily(m.Type) == "talk" || len(m.Recipients) == 0 && len(m.Actors) > 1
}

// The phases of a happening: what is only threatened is never what was done.
const (
	happened = iota
	arranged // planned
	feared   // threatened or possible
)

func phaseOf(s sitrep.Status) int {
	switch s {
	case sitrep.Planned:
		return arranged
	case sitrep.Threatened, sitrep.Possible:
		return feared
	}
	return happened
}

// samePhase tells whether two phases can be of one happening: talks that were
// arranged for a day are the talks of that day; an attack that was planned is not yet
// the attack.
func samePhase(a, b int, kind string) bool {
	if a == b {
		return true
	}
	return a != feared && b != feared && (kind == "talk" || kind == "yield")
}

// modeLikeness is what the modes of two mentions of one type say, in points.
func modeLikeness(a, b string) float64 {
	switch {
	case a == b && a != "":
		return 0.6
	case a == b:
		return 0.3
	case a == "" || b == "":
		return 0.2
	case modesOverlap(a, b) || modesOverlap(b, a):
		return 0.3
	}
	return -1.6
}

// modesOverlap tells which modes one act is often told by in different reports.
func modesOverlap(a, b string) bool {
	switch a {
	case "aerial": // a drone strike is an air strike; missiles come from the air
		return b == "drone" || b == "heavy-weapons" || b == "explosives" || b == "destroy"
	case "explosives":
		return b == "suicide-attack" || b == "vehicular" || b == "destroy" || b == "drone"
	case "suicide-attack":
		return b == "vehicular" || b == "drone"
	case "heavy-weapons":
		return b == "drone" || b == "firearms" || b == "explosives" || b == "destroy"
	case "firearms":
		return b == "execute" || b == "vehicular"
	case "crowd-control":
		return b == "firearms" || b == "beat"
	case "beat":
		return b == "torture"
	case "riot":
		return b == "demo" || b == "obstruct"
	case "demo":
		return b == "obstruct" || b == "hunger"
	case "arrest":
		return b == "seize"
	}
	return false
}

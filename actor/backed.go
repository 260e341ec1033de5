package actor

// Backed reports whether a participle tells whose support a body has, where it stands behind a
// name and a hyphen: "an Aldan-backed militia".
func Backed(participle string) bool {
	switch participle {
	case "affiliated", "aligned", "allied", "armed", "backed", "financed", "funded", "linked", "sponsored", "supported", "trained":
		return true
	}
	return false
}

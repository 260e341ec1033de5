package place

import "math"

// candidate weighs how likely a name, without any context, means a place. The
// scale is the decimal logarithm of the people who would so use it, roughly: a
// city's is that of its population.
func candidate(p Place, m Match, hint Kind) Candidate {
	c := Candidate{Place: p, Match: m}
	c.Prior = prior(p)
	switch {
	case m == Spelling:
		c.Prior -= 2.2
	case m == OtherName && !p.Own:
		c.Prior -= 0.8
	case m == OtherName && p.Kind == Admin1:
		c.Prior -= 0.5
	}
	if hint != Unknown {
		c.Prior += agrees(hint, p.Kind)
	}
	return c
}

func prior(p Place) float64 {
	switch p.Kind {
	case Country:
		if p.Pop < 200_000 {
			return 6.5
		}
		return 9
	case Continent:
		return 9
	case Region:
		return 7.5
	case Admin1:
		return admin1Prior(p)
	case Admin2:
		return 3.4
	case Water, Terrain:
		return 5.6 + 0.7*math.Log10(max(p.Km, 3)/10)
	case Site:
		return 6
	case Quarter:
		return 5
	}
	size := 2.5
	if p.Pop > 0 {
		size = math.Log10(float64(p.Pop) + 100)
	}
	if p.Capital {
		size += 1.5
	}
	if p.Own { // of the news, or it would not be listed
		size = max(size, 4.4)
	}
	return size
}

// admin1Prior is higher where English news names divisions without saying what they are.
func admin1Prior(p Place) float64 {
	switch p.Country {
	case "USA", "PSE":
		return 7
	case "CAN", "AUS", "GBR", "IND":
		return 6.6
	}
	return 5.3
}

// agrees says how much a word for the kind of place speaks for a place of kind k.
func agrees(hint, k Kind) float64 {
	switch {
	case hint == k:
		return 3
	case hint == City && k == Quarter, hint == Quarter && k == City, hint == Admin2 && k == Quarter, hint == Admin2 && k == City,
		hint == Region && (k == Admin1 || k == Terrain), hint == Admin1 && k == Region:
		return 0.5
	case hint == City && k == Site:
		return 0
	}
	return -2.5
}

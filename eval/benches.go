package eval

import "slices"

// Benches lists every benchmark, by name.
func Benches() []Bench {
	all := []Bench{
		actorsBench(),
		unseenBench(),
		apartBench(),
		factsBench(),
		recordBench(),
		re3dBench(),
		muc4Bench(),
		forecastBench(),
		backtestBench(),
		geoBench(),
		gsrBench(),
		polnearBench(),
		plvBench(),
		isafBench(),
		timexBench(),
		nerBench(),
		ecbBench(),
		conlluBench(),
		gumBench(),
	}
	slices.SortFunc(all, func(a, b Bench) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return all
}

// Find returns the benchmark of that name.
func Find(name string) (Bench, bool) {
	for _, b := range Benches() {
		if b.Name == name {
			return b, true
		}
	}
	return Bench{}, false
}

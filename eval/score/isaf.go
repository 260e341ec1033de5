package score

// ISAF is a press release's coding.
type ISAF struct {
	Gold ISAFCode `json:"gold"`
}

// ISAFCode is what a release tells: the day, kinds of event, provinces and
// groups (lower case, no spaces), least numbers killed and captured.
type ISAFCode struct {
	StartDate   *string  `json:"start_date"`
	EventType   []string `json:"event_type"`
	Province    []string `json:"province"`
	TargetGroup []string `json:"target_group"`
	MinKilled   *int     `json:"min_killed"`
	MinCaptured *int     `json:"min_captured"`
}

// Releases scores dates and numbers by accuracy, sets by micro-F1.
func Releases(gold, pred []ISAF) Figures {
	var date, killed, captured int
	var types, provinces, groups tally
	for i := range gold {
		a, b := gold[i].Gold, pred[i].Gold
		date += btoi(same(a.StartDate, b.StartDate))
		killed += btoi(same(a.MinKilled, b.MinKilled))
		captured += btoi(same(a.MinCaptured, b.MinCaptured))
		types.sets(a.EventType, b.EventType)
		provinces.sets(a.Province, b.Province)
		groups.sets(a.TargetGroup, b.TargetGroup)
	}
	n := len(gold)
	return Figures{{"start_date_accuracy", ratio(date, n)}, {"min_killed_accuracy", ratio(killed, n)}, {"min_captured_accuracy", ratio(captured, n)},
		{"event_type_f1", types.f1()}, {"province_f1", provinces.f1()}, {"target_group_f1", groups.f1()}}
}

func same[T comparable](a, b *T) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

// sets adds the members that two sets share, empty strings left out.
func (t *tally) sets(gold, pred []string) {
	set := func(xs []string) map[string]bool {
		out := map[string]bool{}
		for _, x := range xs {
			if x != "" {
				out[x] = true
			}
		}
		return out
	}
	g, p := set(gold), set(pred)
	both := 0
	for x := range p {
		both += btoi(g[x])
	}
	t.add(both, len(p), len(g))
}

package score

// Timexes is a TimeBank record.
type Timexes struct {
	Timex []Timex `json:"timex"`
}

// Timex is a time expression and its TIMEX3 value.
type Timex struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Value *string `json:"value"`
}

// TimeBank scores expressions that overlap, and of those the values.
func TimeBank(gold, pred []Timexes) Figures {
	var found, value tally
	for i := range gold {
		gs, ps := gold[i].Timex, pred[i].Timex
		used := make([]bool, len(gs))
		for _, p := range ps {
			for k, g := range gs {
				if !used[k] && overlap(Span{g.Start, g.End}, Span{p.Start, p.End}) > 0 {
					used[k] = true
					same := g.Value == nil && p.Value == nil || g.Value != nil && p.Value != nil && *g.Value == *p.Value
					found.right++
					value.right += btoi(same)
					break
				}
			}
		}
		found.add(0, len(ps), len(gs))
		value.add(0, len(ps), len(gs))
	}
	return Figures{{"relaxed_f1", found.f1()}, {"value_f1", value.f1()}}
}

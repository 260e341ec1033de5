package score

import "slices"

// Expect is a case of NGEC's actor suite: what an actor's words resolve to.
type Expect struct {
	Expect map[string]any `json:"expect"`
}

// Actors scores the share of checks that hold: country, sector and title,
// each where the case names it; a case that expects nothing must get nothing.
func Actors(gold, pred []Expect) Figures {
	var order []string
	checks, right := map[string]int{}, map[string]int{}
	note := func(k string, ok bool) {
		if checks[k] == 0 {
			order = append(order, k)
		}
		checks[k]++
		right[k] += btoi(ok)
	}
	for i := range gold {
		e, x := gold[i].Expect, pred[i].Expect
		have := func(k string) string { s, _ := x[k].(string); return s }
		if none, _ := e["none"].(bool); none {
			note("none", have("code_1") == "" && have("country") == "" && have("title") == "")
			continue
		}
		for _, k := range []string{"country", "code_1", "title"} {
			want, named := e[k]
			if !named && k == "title" {
				want = e["wiki"]
			}
			if want == nil {
				continue
			}
			if list, ok := want.([]any); ok {
				note(k, slices.Contains(list, any(have(k))))
			} else {
				note(k, want == any(have(k)))
			}
		}
	}
	var out Figures
	sum, all := 0, 0
	for _, k := range order {
		out = append(out, Figure{k, ratio(right[k], checks[k])})
		sum, all = sum+right[k], all+checks[k]
	}
	return append(out, Figure{"all", ratio(sum, all)}, Figure{"checks", all})
}

package fuse

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// Verdict says whether two items tell of one happening, and why.
type Verdict struct {
	Join    bool
	Score   float64  // what speaks for it less what speaks against it; Join needs Threshold. 0 with Never
	For     []string // "same place (Erbil)", "same day", "3 killed in both"
	Against []string
	Never   string // what alone keeps them apart, "" where nothing does
}

// Explain weighs two items against each other.
func Explain(a, b sitrep.Item, kb Knowledge) Verdict {
	p := newPeople(kb)
	if compareRefs(a.Ref, b.Ref) > 0 {
		a, b = b, a
	}
	return verdict(newView(&a, p), newView(&b, p))
}

func verdict(a, b *view) Verdict {
	n := &notes{}
	s := weigh(a, b, n)
	if s == never {
		return n.v
	}
	n.v.Score, n.v.Join = s, s >= Threshold
	n.v.For = joinDay(n.v.For)
	return n.v
}

// String tells a verdict in one sentence.
func (v Verdict) String() string {
	switch {
	case v.Never != "":
		return "apart: " + v.Never
	case v.Join:
		return "one: " + strings.Join(v.For, ", ")
	case len(v.For) == 0:
		return "apart: nothing in common"
	}
	s := "apart: only " + strings.Join(v.For, ", ")
	if len(v.Against) > 0 {
		s += "; against it " + strings.Join(v.Against, ", ")
	}
	return s
}

// why tells why an item of unit i is in its cluster: that its report takes it up, or
// what the unit has in common with the likest other.
func (f *fusion) why(i, item int, members []int) string {
	u := f.units[i]
	switch {
	case u.taken[item]:
		return "its report takes it up again, telling no other place or time"
	case item != u.lead:
		return "the report says that they are the same"
	}
	best, at := 0.0, -1
	for _, j := range members {
		if j == i {
			continue
		}
		if s := f.likeness(i, j); at < 0 || s > best {
			best, at = s, j
		}
	}
	if at < 0 {
		return ""
	}
	if w := f.bound(i, at); w != "" {
		return w
	}
	v := verdict(f.units[min(i, at)].view, f.units[max(i, at)].view)
	if len(v.For) == 0 {
		return "with others that are alike"
	}
	return strings.Join(v.For, ", ")
}

// joinDay says "same place (Erbil) and day" where both are the same.
func joinDay(reasons []string) []string {
	var out []string
	for _, r := range reasons {
		if n := len(out); r == "" {
			continue
		} else if n > 0 && out[n-1] == "same day" && strings.HasPrefix(r, "same place") {
			out[n-1] = r + " and day"
			continue
		}
		out = append(out, r)
	}
	return out
}

// bound says by what two units are bound to be one, "" where by likeness alone.
func (f *fusion) bound(i, j int) string {
	if must, _ := f.bonds.of(i, j); !must {
		return ""
	}
	a, b := f.units[i].ref().Report, f.units[j].ref().Report
	if f.units[i].items[0].CopyOf == b || f.units[j].items[0].CopyOf == a {
		return "the same words in a copy"
	}
	for _, m := range f.units[i].marks {
		if m.rule.Kind == Merge || m.rule.Kind == Accept {
			return "joined by " + m.rule.By
		}
	}
	return "joined by an analyst"
}

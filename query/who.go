package query

import (
	"strings"

	"github.com/sitrep-news/sitrep"
)

// actors sets a field of parties.
func actors(of func(*sitrep.Query) *[]string, all bool) func(*reader, term) error {
	return func(r *reader, t term) error {
		for _, v := range t.values {
			ids, err := r.ids(v, all || v.all)
			if err != nil {
				return err
			}
			add(of(&r.q), ids...)
		}
		return nil
	}
}

// ids are the parties that a value stands for. "~" begins the id of a party known
// from reports alone.
func (r *reader) ids(v value, all bool) ([]string, error) {
	if strings.HasPrefix(v.text, "~") && !all {
		return []string{v.text}, nil
	}
	if r.o.Resolver == nil {
		if all {
			return nil, r.errorf(v.at, "what belongs to %s is not known here; name the parties", v.text)
		}
		return []string{v.text}, nil
	}
	ids, err := r.o.Resolver.Actor(v.text, r.day(), all)
	if err != nil {
		return nil, r.errorf(v.at, "%v", err)
	}
	return ids, nil
}

// setPair takes two parties, apart or in one pair of quotes.
func setPair(r *reader, t term) error {
	var parts []value
	for _, v := range t.values {
		at := v.at
		for part := range strings.SplitSeq(v.text, ",") {
			if name := strings.TrimSpace(part); name != "" {
				parts = append(parts, value{at: at, text: name})
			}
			at += len(part) + 1
		}
	}
	if len(parts) != 2 || len(r.q.Pair) > 0 {
		return r.errorf(t.at, `between: takes two parties, once: between:"Iran,United States"`)
	}
	for _, p := range parts {
		ids, err := r.ids(p, false)
		if err != nil {
			return err
		}
		if len(ids) != 1 {
			return r.errorf(p.at, "%q stands for several (%s); name one", p.text, strings.Join(ids, ", "))
		}
		r.q.Pair = append(r.q.Pair, ids[0])
	}
	if r.q.Pair[0] == r.q.Pair[1] {
		return r.errorf(t.at, "between: takes two different parties")
	}
	return nil
}

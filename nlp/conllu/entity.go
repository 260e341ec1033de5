package conllu

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// entityReader gathers the expressions of one document from the Entity brackets:
// "(e1" opens, "e1)" closes, "(e1)" does both; what follows the first "-" of an opening is
// not kept. Parts of a broken expression, "(e1[1/2]", are kept as expressions of their own.
type entityReader struct {
	open map[string][]int // start tokens by id, innermost last
	refs map[string][]nlp.Ref
}

func (e *entityReader) take(v string, at int) error {
	if e.open == nil {
		e.open, e.refs = map[string][]int{}, map[string][]nlp.Ref{}
	}
	for v != "" {
		if v[0] != '(' {
			end := strings.IndexByte(v, ')')
			if end < 0 {
				return fmt.Errorf("entity bracket %q", v)
			}
			if err := e.close(entityID(v[:end]), at); err != nil {
				return err
			}
			v = v[end+1:]
			continue
		}
		end := strings.IndexAny(v[1:], "()")
		body := v[1:]
		if end >= 0 {
			body = v[1 : 1+end]
		}
		id := entityID(body)
		e.open[id] = append(e.open[id], at)
		v = v[1+len(body):]
		if v != "" && v[0] == ')' {
			if err := e.close(id, at); err != nil {
				return err
			}
			v = v[1:]
		}
	}
	return nil
}

// entityID is the text before the first "-", without the part number of a broken expression.
func entityID(s string) string {
	s, _, _ = strings.Cut(s, "-")
	s, _, _ = strings.Cut(s, "[")
	return s
}

func (e *entityReader) close(id string, at int) error {
	st := e.open[id]
	if len(st) == 0 {
		return fmt.Errorf("entity %q is closed but not open", id)
	}
	e.refs[id] = append(e.refs[id], nlp.Ref{Start: st[len(st)-1], End: at + 1})
	e.open[id] = st[:len(st)-1]
	return nil
}

// chains returns the gathered expressions, heads found in the tree, in text order.
func (e *entityReader) chains(d *nlp.Doc) []nlp.Chain {
	var out []nlp.Chain
	for _, refs := range e.refs {
		for i := range refs {
			refs[i].Head = spanHead(d, refs[i].Start, refs[i].End)
		}
		sort.Slice(refs, func(i, j int) bool { return before(refs[i], refs[j]) })
		out = append(out, nlp.Chain{Refs: refs})
	}
	sort.Slice(out, func(i, j int) bool { return before(out[i].Refs[0], out[j].Refs[0]) })
	return out
}

func before(a, b nlp.Ref) bool {
	if a.Start != b.Start {
		return a.Start < b.Start
	}
	return a.End > b.End
}

// spanHead is the first word of [start, end) whose head lies outside.
func spanHead(d *nlp.Doc, start, end int) int {
	for i := start; i < end; i++ {
		if h := d.Tokens[i].Head; h < start || h >= end {
			return i
		}
	}
	return start
}

// brackets returns the Entity value of every token of d that has one.
func brackets(d *nlp.Doc) map[int]string {
	type bracket struct {
		ref  nlp.Ref
		name string
	}
	var all []bracket
	for i, c := range d.Chains {
		for _, r := range c.Refs {
			all = append(all, bracket{r, "e" + strconv.Itoa(i+1)})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return before(all[i].ref, all[j].ref) })
	opens, closes := map[int]string{}, map[int]string{}
	for _, b := range all {
		if b.ref.End == b.ref.Start+1 {
			continue
		}
		opens[b.ref.Start] += "(" + b.name
		closes[b.ref.End-1] = b.name + ")" + closes[b.ref.End-1]
	}
	for _, b := range all {
		if b.ref.End == b.ref.Start+1 {
			opens[b.ref.Start] += "(" + b.name + ")"
		}
	}
	out := opens
	for at, c := range closes {
		out[at] = c + out[at]
	}
	return out
}

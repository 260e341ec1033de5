package actor

import (
	"fmt"
	"strings"
)

// unknown looks for a name that is not written as the base has it.
func (r *resolver) unknown(i, j int) (Answer, bool) {
	for i < j && (!r.ws[i].cap && !r.lower || leadWords[r.ws[i].text]) {
		i++
	}
	end := i
	for end < j && (r.ws[end].cap || r.lower) {
		end++
	}
	if end == i {
		return Answer{}, false
	}
	e, like := r.fuzzyAny(r.ws[i:end])
	if e == nil {
		e, like = r.withoutMiddle(r.ws[i:end]), 0.7
	}
	if e == nil && end-i == 1 {
		e, like = r.b.index.fuzzyShort(r.ws[i].text, r.q.Country)
	}
	if e == nil {
		return Answer{}, false
	}
	a := r.entry(item{i: i, j: end, e: e}, false)
	a.Score, a.Spelt = like, true
	a.Why += fmt.Sprintf("; %q is spelt like it", display(r.q.Text, r.ws[i:end]))
	return a, true
}

// withoutMiddle finds a person by the first and the last two of four names or
// more: "Miguel Alfredo Maza Marquez".
func (r *resolver) withoutMiddle(ws []word) *Entry {
	n := len(ws)
	if n < 4 {
		return nil
	}
	short := []word{ws[0], ws[n-2], ws[n-1]}
	for _, f := range r.b.index.refs(short) {
		if f.e != nil && f.e.Kind == "person" && f.kind == refName && !r.namesake(f.e) {
			return f.e
		}
	}
	return nil
}

func (r *resolver) fuzzyPerson(ws []word) (*Entry, float64) {
	es, like := r.b.index.fuzzy(key(ws))
	for _, e := range es {
		if e.Kind == "person" && !syllabic(e) {
			return e, like
		}
	}
	return nil, 0
}

// fuzzyAny is the best entry spelt like the words, by rank where many are.
func (r *resolver) fuzzyAny(ws []word) (*Entry, float64) {
	es, like := r.b.index.fuzzy(key(ws))
	var best *Entry
	top := 0.0
	for _, e := range es {
		if e.Kind == "person" && syllabic(e) {
			continue
		}
		if e.Kind == "person" && like < fuzzyAbroad && r.q.Country != "" && e.Country != r.q.Country && !r.contextHas(e.Country) {
			continue
		}
		if s := r.rank(ref{kind: refName, e: e}); s > top {
			best, top = e, s
		}
	}
	return best, like
}

// syllabic reports whether a person's given name is two syllables with a hyphen between:
// there each letter tells one from another.
func syllabic(e *Entry) bool {
	last := e.Name[strings.LastIndexByte(e.Name, ' ')+1:]
	switch e.Country {
	case "CHN", "TWN", "HKG", "KOR", "PRK", "SGP":
		return strings.Contains(last, "-")
	}
	return false
}

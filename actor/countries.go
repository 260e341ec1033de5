package actor

import (
	"slices"

	"github.com/sitrep-news/sitrep/data/lists"
)

// Countries are the states that a text names, by name, demonym or capital, in text order.
func (b *Base) Countries(text string) []string { return b.countriesIn(splitWords(text)) }

// countriesIn is Countries for words that are split already.
func (b *Base) countriesIn(ws []word) []string {
	var out []string
	lower := lowerText(ws)
	for i := 0; i < len(ws); i++ {
		most := int(b.index.longest[ws[i].text])
		for n := min(most, len(ws)-i); n > 0; n-- {
			if iso := b.countryOf(ws[i:i+n], lower); iso != "" && !(ws[i].text == "indian" && i+n < len(ws) && firstNations[ws[i+n].text]) && !ofContinent(ws, i) {
				out = append(out, iso)
				i += n - 1
				break
			}
		}
	}
	return out
}

// countryOf is the state that words name from the first to the last, "" for none.
func (b *Base) countryOf(ws []word, lower bool) string {
	if !ws[0].cap && (!lower || homographs[ws[0].text]) {
		return ""
	}
	for _, f := range b.index.refs(ws) {
		if f.e != nil && (f.e.Kind == "state" || f.e.Class == "territory" || f.e.Class == "region" && len(ws) > 1) && (!f.acronym || ws[0].upper) {
			return f.e.Country
		}
	}
	return ""
}

// homographs are names of states that are words of their own in lower case.
var homographs = lists.Set("turkey chad jordan guinea china mali male polish nice reading")

// firstNation reports whether the words from j on make of "Indian" before them one of America's
// peoples or what is theirs: "Lake Indian Band".
func (r *resolver) firstNation(j int) bool {
	return j < len(r.ws) && !r.ws[j].comma && (firstNations[r.ws[j].text] || r.ws[j].text == "residential")
}

// firstNations are the words behind "Indian" that make it one of America's peoples.
var firstNations = lists.Set("band bands reserve reserves reservation tribe tribes territory")

// ofContinent reports whether the word at i is of a continent with the one before it: "South
// American".
func ofContinent(ws []word, i int) bool {
	return i > 0 && (ws[i].text == "american" || ws[i].text == "america") && ws[i-1].cap && continents[ws[i-1].text]
}

// continents are the words that make a part of the world of America.
var continents = lists.Set("south latin central north native pan inter ibero meso")

// contextHas reports whether the context, or the query itself, names a country.
func (r *resolver) contextHas(iso string) bool {
	return slices.Contains(r.q.Context.Countries(r.b), iso) || slices.Contains(r.ownCountries(), iso)
}

// ownCountries are the countries that the query itself names.
func (r *resolver) ownCountries() []string {
	if !r.ownRead {
		r.ownRead, r.own = true, r.b.Countries(r.q.Text)
	}
	return r.own
}

// placeBefore asks for the country of capitalised words in front of an agent
// noun: "Shanghai authorities".
func (r *resolver) placeBefore(i int, before []item) string {
	if r.q.Place == nil || len(before) > 0 {
		return ""
	}
	start := i
	for start > 0 && r.ws[start-1].cap && !leadWords[r.ws[start-1].text] {
		start--
	}
	if start == i {
		return ""
	}
	name := display(r.q.Text, r.ws[start:i])
	iso, ok := r.q.Place(name)
	if !ok || len(name) < 4 || i-start == 1 && r.b.index.common(r.ws[start].text) {
		return ""
	}
	return iso
}

// onlyCountry is the country an institution without a name belongs to: the one
// asked about, or the only one that the context names.
func (r *resolver) onlyCountry() string {
	if r.q.Country != "" || r.q.Told {
		return r.q.Country
	}
	only := ""
	for _, named := range [][]string{r.q.Context.Countries(r.b), r.ownCountries()} {
		for _, c := range named {
			if only != "" && c != only {
				return ""
			}
			only = c
		}
	}
	return only
}

// town is the country of the place that words [i, j) name, "" for none.
func (r *resolver) town(i, j int) string {
	if r.q.Place == nil {
		return ""
	}
	iso, _ := r.q.Place(display(r.q.Text, r.ws[i:j]))
	return iso
}

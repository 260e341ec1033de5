package actor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/data/sectors"
)

// Shape is what the first or last words of a name tell of a body that the base does
// not know.
type Shape struct {
	Words   []string // spellings
	Begins  bool     // they begin a name; else they end one
	Sectors []string
}

func readShape(c []string) (*Shape, error) {
	s := &Shape{Words: list(c[0]), Begins: c[1] == "begins", Sectors: strings.Fields(c[2])}
	if len(s.Words) == 0 || c[1] != "begins" && c[1] != "ends" || len(s.Sectors) == 0 {
		return nil, fmt.Errorf("a shape is words that begin or end names, with sectors, not %q", strings.Join(c, "|"))
	}
	for _, code := range s.Sectors {
		if !Sectors[code] {
			return nil, fmt.Errorf("%s: %q is no sector code", s.Words[0], code)
		}
	}
	return s, nil
}

// shapes finds the shapes of names by their words.
type shapes struct {
	begins, ends map[string]*Shape
}

// longestShape is how many words of a name's end or beginning are looked at.
const longestShape = 5

func newShapes(all []*Shape) shapes {
	x := shapes{map[string]*Shape{}, map[string]*Shape{}}
	for _, s := range all {
		into := x.ends
		if s.Begins {
			into = x.begins
		}
		for _, w := range s.Words {
			into[Fold(w)] = s
		}
	}
	return x
}

// duplicateShapes reports words that two shapes of one side claim.
func (b *Base) duplicateShapes() []error {
	var errs []error
	seen := map[string]bool{}
	for _, s := range b.shapes {
		for _, w := range s.Words {
			k := fmt.Sprint(s.Begins, Fold(w))
			if seen[k] {
				errs = append(errs, fmt.Errorf("shapes: %q stands twice on one side", w))
			}
			seen[k] = true
		}
	}
	return errs
}

// joining are the small words inside of names.
var joining = lists.Set("of and for the in on against to with by from without de del la las los el y e du des da do dos di der und et al bin")

// shaped answers for the name of a body by its last words, else by its first. The name
// must be of two words or more, all with capitals but for small words between.
func (r *resolver) shaped(i, j int) (Answer, bool) {
	i = r.skipLead(i, j)
	if r.lower || j-i < 2 || j-i > 12 {
		return Answer{}, false
	}
	list := strings.Contains(r.q.Text, " and ") && !strings.ContainsAny(r.q.Text, "();:") // "Police, Fire and Rescue Service"
	of := j                                                                               // where "of", "for" and the like begin what the last words are about
	for k := i; k < j; k++ {
		w := r.ws[k]
		switch {
		case joining[w.text] && k > i && k+1 < j:
			if of == j && (prepositions[w.text] || romance[w.text]) {
				of = k
			}
		case w.hyph && !w.cap && k > i: // "E-house"
		case !w.cap || w.comma && k > i && !list:
			return Answer{}, false
		}
	}
	s := r.b.index.shape(r.ws[i:of], r.ws[i:j])
	if s == nil && of < j && r.ws[of].text == "for" {
		s = r.b.index.begun(r.ws[i:of]) // "Aldan Centre for Peace"
	}
	if s != nil {
		a := Answer{Name: display(r.q.Text, r.ws[i:j]), Kind: "organization", Sectors: r.inField(s.Sectors, i, j), Score: 0.5,
			Why: "not in the base; its name is that of a body of this kind"}
		a.Country = r.placeWithin(i, j)
		if a.Country == "" {
			a.Country, a.guess = r.q.Country, r.q.Country != ""
		}
		if r.ws[i].text == "intergovernmental" {
			a.Sectors, a.Country, a.guess = []string{"IGO"}, "IGO", false
		}
		return a, true
	}
	if j-i > 2 && of == j && r.b.placeWord(r.ws[j-1].text) { // "Zorbly Engineers Forum Alda"
		return r.shaped(i, j-1)
	}
	if iso := r.town(j-1, j); iso != "" && of == j && (j-i > 3 || j-i > 2 && r.ws[i].upper) { // "ZBC Radio Oldtown"
		a, ok := r.shaped(i, j-1)
		a.Country, a.guess = iso, false
		return a, ok
	}
	return Answer{}, false
}

// placeWord reports whether a word is the name of a state.
func (b *Base) placeWord(word string) bool {
	_, ok := b.StateByName(word)
	return ok
}

// inField are the sectors of a body by the field that its name tells, where the words that
// give it its shape tell only that people came together in it: "Rabbinical Council of Alda",
// "Alda Brewers Association".
func (r *resolver) inField(shape []string, i, j int) []string {
	if shape[0] == "GOV" && r.teaches(j) {
		return []string{"EDU"}
	}
	if shape[0] == "NGO" && r.ws[i].text == "center" && slices.ContainsFunc(r.ws[i:j], func(w word) bool { return subjects[w.text] || inquiries[w.text] }) {
		return []string{"EDU"} // "Center for International Politics"
	}
	for k := i; k < j; k++ {
		switch code := callings[r.ws[k].text]; {
		case code == "REL" && (shape[0] == "GOV" || shape[0] == "NGO" || shape[0] == "CVL"), code != "" && shape[0] == "NGO":
			return joinCodes([]string{code}, shape)
		}
	}
	return shape
}

// teaches reports whether the words up to j are the name of a department of a university:
// "Mechanical Engineering Department".
func (r *resolver) teaches(j int) bool {
	if j < 2 || r.ws[j-1].text != "department" || !subjects[r.ws[j-2].text] {
		return false
	}
	return r.ws[j-2].text != "engineering" || j > 2 && branches[r.ws[j-3].text]
}

// subjects are what departments of universities teach, and branches the kinds of engineering.
var (
	subjects = lists.Set(`engineering physics chemistry biology mathematics history philosophy linguistics sociology anthropology psychology literature archaeology
		geology geography theology biochemistry microbiology botany zoology astronomy musicology pediatrics neurology neuroscience pharmacology pathology languages studies sciences science`)
	branches = lists.Set("mechanical electrical electronic electronics civil industrial chemical computer software biomedical aerospace materials mechatronics petroleum")
)

// inquiries are what centers study, beside the subjects of departments.
var inquiries = lists.Set("politics economics law policy policies research history strategy governance diplomacy analysis ethics languages")

// callings are the words for what those have in common who join in a body.
var callings = sectors.Words(sectors.Joined)

// allNamed reports whether all words of the query are capitalised but for the small words
// inside of names.
func (r *resolver) allNamed() bool {
	for k, w := range r.ws {
		if !w.cap && (k == 0 || !joining[w.text]) {
			return false
		}
	}
	return !r.lower
}

// shape finds the longest shape that ends the first part of a name, else the longest
// that begins the whole. One word alone has no shape.
func (x *index) shape(first, all []word) *Shape {
	for n := min(longestShape, len(first)); n > 0; n-- {
		if n == len(all) {
			continue
		}
		if s := x.shapes.ends[key(first[len(first)-n:])]; s != nil {
			return s
		}
	}
	for n := min(longestShape, len(all)-1); n > 0; n-- {
		if s := x.shapes.begins[key(all[:n])]; s != nil {
			return s
		}
	}
	return nil
}

// begun finds the longest shape that begins names and that ends the first part of one, nil for none.
func (x *index) begun(first []word) *Shape {
	for n := min(longestShape, len(first)-1); n > 0; n-- {
		if s := x.shapes.begins[key(first[len(first)-n:])]; s != nil {
			return s
		}
	}
	return nil
}

// placeWithin is the country that a part of the name gives: a state's name, a demonym,
// or the longest run of its words that names a place in one country alone.
func (r *resolver) placeWithin(i, j int) string {
	if iso := r.b.Countries(display(r.q.Text, r.ws[i:j])); len(iso) > 0 {
		return iso[0]
	}
	if r.q.Place == nil {
		return ""
	}
	for n := min(3, j-i); n > 0; n-- {
		for k := i; k+n <= j; k++ {
			if !r.ws[k].cap || !r.ws[k+n-1].cap || n == 1 && (len(r.ws[k].text) < 5 || r.b.index.common(r.ws[k].text)) {
				continue
			}
			if iso, ok := r.q.Place(display(r.q.Text, r.ws[k:k+n])); ok {
				return iso
			}
		}
	}
	return ""
}

// NameWord reports whether a word begins or ends the names of bodies of some kind:
// "institute", "limited".
func (b *Base) NameWord(word string) bool {
	k := Fold(word)
	return b.index.shapes.ends[k] != nil || b.index.shapes.begins[k] != nil
}

// common reports whether a word is part of bodies' names rather than of places'.
func (x *index) common(w string) bool {
	return x.shapes.ends[w] != nil || x.shapes.begins[w] != nil || len(x.keys[w]) > 0 || joining[w] || general[w]
}

// general are words of bodies' names that towns bear too.
var general = lists.Set(`national central general royal federal public united international north south east west northern southern
	eastern western new old first second third union unity liberty victoria mission independence progress hope freedom peace
	justice reform people civil social human global world green blue white black red golden silver star sun future mobile orange
	grand vice deputy high special great lead major assistant acting senior chief
	victory union santa san saint sale bath reading nice mary young long port lake mount river bay island point hill`)

package place

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Use is what a place name does in its sentence.
type Use uint8

// The uses. Only the first tells where something is.
const (
	Literal  Use = iota // "fighting in Mosul"
	Modifier            // "the Iraq war", "Russian troops": what kind, or whose
	Metonym             // "Baghdad warned": the people or the government there
	Embedded            // "the Washington Post": part of another name
	Demonym             // "two Iraqis": people
)

func (u Use) String() string {
	return [...]string{"literal", "modifier", "metonym", "embedded", "demonym"}[u]
}

// Toponym is one place name in a report, with what the words around it say.
type Toponym struct {
	Start, End int    // bytes in the report's text
	Text       string // the name as it stands there
	Kind       Kind   // what the words call it ("the province of", "River"); Unknown where they don't
	In         int    // 1 + the position of the toponym that the words put it in ("Paris, Texas"); 0 for none
	Near       bool   // "near", "outside", "20 km from", "a village in": not at the place itself
	Part       bool   // "northern", "parts of": not the whole of the area
	Dateline   bool   // where the report was written
	Use        Use
	Sent       int // number of the sentence
}

// Context is all that one report gives to tell places apart.
type Context struct {
	Toponyms  []Toponym
	Publisher string   // alpha-3 of the country it is published in; "" where unknown
	Countries []string // alpha-3 of the actors' countries
}

// Resolved is a toponym and the place it means.
type Resolved struct {
	Toponym
	Place      Place
	Known      bool // false where the gazetteer has no such name: Place is empty
	Precision  string
	Confidence float64 // share of the belief among the candidates, 0 to 1
	Why        string  // for a person
}

// Point reports whether the words are fine enough for coordinates: an area, a
// province or a country has none.
func (r Resolved) Point() bool {
	return r.Known && (r.Precision == Exact || r.Precision == AtCity || r.Precision == AtDistrict)
}

// Resolve decides what every toponym of one report means. One name has one
// meaning in a report, except where its own words say otherwise.
func (g *Gazetteer) Resolve(ctx Context) []Resolved {
	r := newResolver(g, ctx)
	for range 4 {
		r.weigh()
		r.score()
	}
	out := make([]Resolved, len(ctx.Toponyms))
	for i, t := range ctx.Toponyms {
		out[i] = r.resolved(i, t)
	}
	return out
}

// sense is one name of the report with all its mentions and candidates.
type sense struct {
	name       string // folded
	mentions   []int
	candidates []Candidate
	belief     []float64          // of each candidate; sums to 1
	own        map[string]float64 // what it adds to resolver.mass
	likely     []int              // candidates with a belief over 0.3
	weight     float64            // how much the name says about where the report plays
}

type resolver struct {
	g      *Gazetteer
	ctx    Context
	senses []*sense
	of     []int              // toponym to its sense, -1 where unknown
	mass   map[string]float64 // belief in each country and "country/admin1"
	total  float64
}

func newResolver(g *Gazetteer, ctx Context) *resolver {
	r := &resolver{g: g, ctx: ctx, of: make([]int, len(ctx.Toponyms))}
	byName := map[string]int{}
	for i, t := range ctx.Toponyms {
		key := fmt.Sprint(Fold(t.Text), "/", t.Kind, "/", r.container(t))
		s, ok := byName[key]
		if !ok {
			s = r.newSense(t)
			byName[key] = s
		}
		r.of[i] = s
		if s >= 0 {
			r.senses[s].mentions = append(r.senses[s].mentions, i)
			r.senses[s].weight = 0.7 + 0.3*math.Sqrt(float64(len(r.senses[s].mentions)))
			if t.Dateline {
				r.senses[s].weight += 0.5
			}
		}
	}
	return r
}

// container is the folded name of what the words put a toponym in.
func (r *resolver) container(t Toponym) string {
	if t.In == 0 {
		return ""
	}
	return Fold(r.ctx.Toponyms[t.In-1].Text)
}

func (r *resolver) newSense(t Toponym) int {
	candidates := r.g.Candidates(t)
	if len(candidates) == 0 {
		return -1
	}
	s := &sense{name: Fold(t.Text), candidates: candidates, belief: make([]float64, len(candidates))}
	for i, c := range candidates {
		s.belief[i] = c.Prior
	}
	softmax(s.belief)
	r.senses = append(r.senses, s)
	return len(r.senses) - 1
}

// Candidates is Lookup for a toponym: what its words call it counts, and a
// demonym names its country.
func (g *Gazetteer) Candidates(t Toponym) []Candidate {
	if c, ok := g.Demonym(t.Text); ok {
		return []Candidate{{Place: c, Match: OtherName, Prior: 9}}
	}
	found := g.Lookup(t.Text)
	for i := range found {
		if t.Kind != Unknown {
			found[i].Prior += agrees(t.Kind, found[i].Kind)
		}
		if t.Near && (found[i].Kind == City || found[i].Kind == Site) {
			found[i].Prior += 1.2 // one is near a town rather than near a province
		}
	}
	return rank(found)
}

// weigh sums the belief in every country and first-order division.
func (r *resolver) weigh() {
	r.mass, r.total = map[string]float64{}, 0
	for _, s := range r.senses {
		s.own, s.likely = map[string]float64{}, nil
		for i, c := range s.candidates {
			for _, k := range areaKeys(c.Place) {
				s.own[k] += s.weight * s.belief[i]
			}
			if s.belief[i] > 0.3 {
				s.likely = append(s.likely, i)
			}
		}
		for k, w := range s.own {
			r.mass[k] += w
		}
		r.total += s.weight
	}
	for _, c := range r.ctx.Countries {
		r.mass[c] += 0.6
		r.total += 0.6
	}
	if r.ctx.Publisher != "" {
		r.mass[r.ctx.Publisher] += 0.8
		r.total += 0.8
	}
}

// areaKeys are the areas whose mention speaks for a place.
func areaKeys(p Place) []string {
	if p.Country == "" {
		return p.Within
	}
	if p.Code == "" || strings.HasSuffix(p.Code, ".") {
		return []string{p.Country}
	}
	return []string{p.Country, p.Code}
}

// How much the report's other places can add to a candidate, on the scale of
// Candidate.Prior.
const (
	countryGain = 3.0
	admin1Gain  = 2.0
	closeGain   = 0.8
	insideGain  = 6.0
	sameGain    = 4.0
)

// doubt is added to the weight of a report's other names, so that one or two of
// them say little.
const doubt = 1.5

// score weighs each candidate with the belief of the round before.
func (r *resolver) score() {
	next := make([][]float64, len(r.senses))
	for n, s := range r.senses {
		next[n] = make([]float64, len(s.candidates))
		for i, c := range s.candidates {
			next[n][i] = c.Prior + r.support(n, i) + r.inside(s, c) + r.nearby(n, c) + r.elsewhere(n, c)
		}
		softmax(next[n])
	}
	for n, s := range r.senses {
		s.belief = next[n]
	}
}

// support is what the other names' countries and divisions add to a candidate.
func (r *resolver) support(n, i int) float64 {
	s := r.senses[n]
	c := s.candidates[i]
	if c.Kind == Country || c.Country == "" {
		return r.countryItself(n, i)
	}
	rest := r.total - s.weight + doubt
	gain := countryGain * share(r.mass[c.Country]-s.own[c.Country], rest)
	if c.Code != "" {
		gain += admin1Gain * share(r.mass[c.Code]-s.own[c.Code], rest)
	}
	return gain
}

// countryItself is the support of a country: towns in it count for half.
func (r *resolver) countryItself(n, i int) float64 {
	s := r.senses[n]
	c := s.candidates[i]
	rest := r.total - s.weight + doubt
	if c.Country == "" {
		return 0
	}
	return countryGain / 2 * share(r.mass[c.Country]-s.weight*s.belief[i], rest)
}

// share grows fast at first: a fifth of the report speaks for a country half as
// much as all of it would.
func share(part, whole float64) float64 {
	return math.Sqrt(max(0, min(1, part/whole)))
}

// inside is what "Paris, Texas" says about the candidates for Paris.
func (r *resolver) inside(s *sense, c Candidate) float64 {
	t := r.ctx.Toponyms[s.mentions[0]]
	if t.In == 0 || r.of[t.In-1] < 0 {
		return 0
	}
	in := r.senses[r.of[t.In-1]]
	yes := 0.0
	for i, d := range in.candidates {
		if d.ID != c.ID && Contains(d.Place, c.Place) {
			yes += in.belief[i]
		}
	}
	return insideGain * yes
}

// elsewhere is what the same name, said more fully elsewhere in the report, adds.
func (r *resolver) elsewhere(n int, c Candidate) float64 {
	sum := 0.0
	for m, s := range r.senses {
		if m == n || s.name != r.senses[n].name || !r.placed(s) || r.placed(r.senses[n]) {
			continue
		}
		for i, d := range s.candidates {
			if d.ID == c.ID {
				sum += s.belief[i] * s.weight
			}
		}
	}
	return sameGain * min(1, sum)
}

// placed reports whether the words put a name in another place.
func (r *resolver) placed(s *sense) bool { return r.ctx.Toponyms[s.mentions[0]].In > 0 }

// nearby counts the names of which a likely meaning lies within 150 km.
func (r *resolver) nearby(n int, c Candidate) float64 {
	if c.Kind < Admin2 {
		return 0
	}
	sum := 0.0
	for m, s := range r.senses {
		if m == n {
			continue
		}
		for _, i := range s.likely {
			if d := s.candidates[i]; d.Kind >= Admin2 && Km(c.Place, d.Place) < 150 {
				sum += s.belief[i]
			}
		}
	}
	return closeGain * math.Log1p(sum)
}

func (r *resolver) resolved(i int, t Toponym) Resolved {
	out := Resolved{Toponym: t}
	if r.of[i] < 0 {
		out.Why = "the gazetteer has no such name"
		return out
	}
	s := r.senses[r.of[i]]
	best := 0
	for j := range s.belief {
		if s.belief[j] > s.belief[best] {
			best = j
		}
	}
	if c := s.candidates[best]; c.far() && r.inside(s, c) < insideGain/2 && share(r.mass[c.Country]-s.own[c.Country], r.total) < 0.25 {
		out.Why = "only another or a near spelling of " + describe(c.Place) + ", and the report is not about there"
		return out
	}
	if c := s.candidates[best]; r.strange(s, c) {
		out.Why = "only " + describe(c.Place) + " has the name, and the report is about another country"
		return out
	}
	if in, ok := r.contradicted(i, t, s.candidates[best]); ok {
		out.Why = "the words put it in " + describe(in) + ", where the gazetteer has no such name"
		return out
	}
	out.Place, out.Known, out.Confidence = s.candidates[best].Place, true, s.belief[best]
	r.obey(t, &out.Place)
	called(t, &out.Place)
	out.Precision = precision(t, out.Place)
	out.Why = why(s, best, t)
	return out
}

// obey gives a place near a border the division that the words put it in.
func (r *resolver) obey(t Toponym, p *Place) {
	if t.In == 0 || r.of[t.In-1] < 0 || p.Kind <= Admin1 || p.Code == "" {
		return
	}
	s := r.senses[r.of[t.In-1]]
	for _, i := range s.likely {
		in := s.candidates[i]
		if in.Kind == Admin1 && s.belief[i] > 0.6 && in.Country == p.Country && in.Code != p.Code && Km(in.Place, *p) < in.Km+100 {
			p.Code, p.Admin1 = in.Code, in.Admin1
		}
	}
}

// far reports whether a name is so seldom that of a place that it needs the
// report to be about the country.
func (c Candidate) far() bool {
	return c.Match == Spelling || c.Match == OtherName && !c.Own && c.Kind > Admin1 && prior(c.Place) < 5
}

// strange reports whether a place of few people lies in a country of which the report, which is
// about another, says nothing: there is then a place of its name here that the gazetteer lacks.
func (r *resolver) strange(s *sense, c Candidate) bool {
	if c.Kind < Admin2 || c.Kind == Site || c.Own || prior(c.Place) > smallTown || r.inside(s, c) > 0 {
		return false
	}
	rest := r.total - s.weight + doubt
	if share(r.mass[c.Country]-s.own[c.Country], rest) > 0.2 {
		return false
	}
	for area, w := range r.mass {
		if len(area) == 3 && area != c.Country && share(w, rest) > 0.6 {
			return true
		}
	}
	return false
}

// smallTown is the prior up to which a place is known to few abroad: 100,000 people.
const smallTown = 5.0

// contradicted reports whether the words put a little-known name in an area
// that does not hold the place.
func (r *resolver) contradicted(i int, t Toponym, c Candidate) (Place, bool) {
	if t.In == 0 || r.of[t.In-1] < 0 || prior(c.Place) > 6.3 || t.Use == Modifier {
		return Place{}, false
	}
	s := r.senses[r.of[t.In-1]]
	best := 0
	for j := range s.belief {
		if s.belief[j] > s.belief[best] {
			best = j
		}
	}
	in := s.candidates[best].Place
	for _, d := range r.senses[r.of[i]].candidates {
		if d.Kind <= in.Kind && d.Kind > Unknown && d.Prior > 4 {
			return Place{}, false // two of a kind: a list, not one in the other
		}
	}
	wide := in.Kind == Country || in.Kind == Admin1 || in.Kind == City && t.Kind == Quarter
	return in, wide && s.belief[best] > 0.6 && !Contains(in, c.Place) && Km(in, c.Place) > in.Km+100
}

// called makes a place of the district that the words call it, where the
// gazetteer knows the district's seat alone.
func called(t Toponym, p *Place) {
	bare, kind := BareKind(t.Text)
	if t.Kind != Unknown {
		kind = t.Kind
	}
	if kind == Admin2 && (p.Kind == City || p.Kind == Quarter) {
		p.Name, p.Kind, p.What, p.Km = bare, Admin2, "district", max(p.Km, 15)
	}
}

// precision is never finer than the words: near a town is its district, a part
// of an area is the area.
func precision(t Toponym, p Place) string {
	fine := p.Precision()
	if p.Rough {
		return AtProvince
	}
	if t.Near && (fine == Exact || fine == AtCity) {
		return AtDistrict
	}
	return fine
}

func why(s *sense, best int, t Toponym) string {
	c := s.candidates[best]
	parts := []string{fmt.Sprintf("%s of %s", c.Match, describe(c.Place))}
	if t.In > 0 {
		parts = append(parts, "the words put it in another place named beside it")
	}
	if others := len(s.candidates) - 1; others > 0 {
		second := slices.MaxFunc(rangeOf(len(s.candidates)), func(a, b int) int {
			return cmp.Compare(belief(s, a, best), belief(s, b, best))
		})
		parts = append(parts, fmt.Sprintf("of %d more the likeliest is %s (%.2f)", others, describe(s.candidates[second].Place), s.belief[second]))
	}
	return strings.Join(parts, "; ")
}

func belief(s *sense, i, not int) float64 {
	if i == not {
		return -1
	}
	return s.belief[i]
}

func rangeOf(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// describe names a place with what it is and lies in.
func describe(p Place) string {
	in := []string{p.Name}
	if p.Admin1 != "" && p.Kind > Admin1 {
		in = append(in, p.Admin1)
	}
	if p.Country != "" && p.Kind != Country {
		in = append(in, p.Country)
	}
	return strings.Join(in, ", ") + " (" + p.What + ")"
}

// softmax turns scores into shares of 1. A point of score is a factor of e^1.6.
func softmax(x []float64) {
	top, sum := slices.Max(x), 0.0
	for i := range x {
		x[i] = math.Exp(1.6 * (x[i] - top))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

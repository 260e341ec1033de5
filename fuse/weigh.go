package fuse

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
)

// Threshold is how much must speak for one happening, in points, for two mentions to
// be joined: about what one town, one day and one kind of act make (docs/events.md).
const Threshold = 3.0

// never is the weight of what alone keeps two mentions apart.
var never = math.Inf(-1)

// notes collects what was weighed, for people; a nil one only adds up.
type notes struct{ v Verdict }

func (n *notes) add(points float64, words string) float64 {
	if points < 0 {
		return n.minus(-points, words)
	}
	return n.plus(points, words)
}

func (n *notes) plus(points float64, words string) float64 {
	if n != nil && points > 0 {
		n.v.For = append(n.v.For, words)
	}
	return points
}

func (n *notes) minus(points float64, words string) float64 {
	if n != nil {
		n.v.Against = append(n.v.Against, words)
	}
	return -points
}

func (n *notes) never(words string) {
	if n != nil && n.v.Never == "" {
		n.v.Never = words
	}
}

// view is an item with all that is compared worked out once.
type view struct {
	it      *sitrep.Item
	typ     string // PLOVER type
	mode    string
	kind    string // family of types
	phase   int
	dated   bool // has any time at all
	when    days
	where   []spot
	doers   []party
	targets []party
	mutual  bool
	killed  *figure
	injured *figure
	tally   bool
	things  []string   // heads of what was hit or taken
	tools   []string   // and of what it was done with
	words   [][]string // content words of each sentence, sorted
	ids     []string   // of its mentions
	links   []string   // of mentions that those answer or are part of
	past    bool       // told as history without a date: joins only what is told so too
}

// figure is a toll as one mention tells it; high below low is open above. someone marks
// one person told of, who need not be all.
type figure struct {
	low, best, high int
	someone         bool
}

func newView(it *sitrep.Item, p *people) *view {
	m := &it.Mention
	v := &view{it: it, typ: m.Type, mode: m.Mode, ids: []string{m.ID}, links: slices.Concat(m.InResponseTo, m.PartOf), kind: typeFamily(m.Type), phase: phaseOf(m.Status), mutual: mutual(m)}
	v.when, v.dated = daysOf(it)
	v.where = spotsOf(m)
	v.doers = p.all(m.Actors, it.Actors)
	v.targets = p.all(append(slices.Clone(m.Recipients), m.Objects...), it.Actors)
	v.doers = p.claimants(it, v.doers)
	v.killed, v.injured = figureOf(m, "killed"), figureOf(m, "injured")
	v.tally = isTally(m, v.when)
	v.things, v.tools = thingsOf(m.Objects), thingsOf(m.Instruments)
	v.words = [][]string{contentWords(m.Sentence.Text)}
	v.past = m.Status == sitrep.Historical && !v.when.dated
	return v
}

func spotsOf(m *sitrep.Mention) []spot {
	var out []spot
	for _, p := range placesOf(m) {
		if s := spotOf(&p); s.folded != "" && !slices.Contains(out, s) && len(out) < 7 {
			out = append(out, s)
		}
	}
	return out
}

// all reads the parties of a list of arguments.
func (p *people) all(args []sitrep.Arg, actors []sitrep.Actor) []party {
	var out []party
	for i := range args {
		x, ok := p.of(args[i], actors)
		if ok && !slices.ContainsFunc(out, func(y party) bool { return y.key == x.key }) {
			out = append(out, x)
		}
	}
	return out
}

// claimants adds those who claim the act for themselves.
func (p *people) claimants(it *sitrep.Item, doers []party) []party {
	for _, s := range it.Statements {
		if s.Stance != "claims-responsibility" || s.Speaker == nil || slices.Contains(it.Mention.DisputedBy, s.ID) {
			continue
		}
		x, ok := p.of(*s.Speaker, it.Actors)
		if ok && !x.generic && x.kind != sitrep.KindPerson && !slices.ContainsFunc(doers, func(y party) bool { return y.key == x.key }) {
			doers = append(doers, x)
		}
	}
	return doers
}

// weigh compares two views; n may be nil.
func weigh(a, b *view, n *notes) float64 {
	sum := weighFacts(a, b, n)
	if sum == never {
		return never
	}
	w := weighReports(a, b, n)
	if w == never {
		return never
	}
	return sum + w
}

// alike reports whether two views reach the threshold.
func alike(a, b *view) bool {
	sum := weighFacts(a, b, nil)
	return sum+mostWords >= Threshold && sum+weighReports(a, b, nil) >= Threshold
}

// weighFacts compares all but the words.
func weighFacts(a, b *view, n *notes) float64 {
	if a.kind != b.kind {
		if n != nil {
			n.never(fmt.Sprintf("different kinds of act (%s, %s)", a.typ, b.typ))
		}
		return never
	}
	if !samePhase(a.phase, b.phase, a.kind) {
		n.never("one is only threatened or planned")
		return never
	}
	if a.tally != b.tally {
		n.never("one stands for many happenings")
		return never
	}
	if !a.dated || !b.dated {
		n.never("no time is known")
		return never
	}
	sum := weighTime(&a.when, &b.when, n)
	if sum == never {
		return never
	}
	for _, f := range [...]func(a, b *view, n *notes) float64{weighPlaces, weighParties, weighTally, weighMode, weighTolls, weighThings, weighTools} {
		w := f(a, b, n)
		if w == never {
			return never
		}
		sum += w
	}
	return sum
}

func weighPlaces(a, b *view, n *notes) float64 {
	if speech(a.kind) {
		return 0 // words are said anywhere
	}
	return weighPlace(a.where, b.where, n)
}

func weighMode(a, b *view, n *notes) float64 {
	if n == nil {
		if a.typ != b.typ {
			return -0.4
		}
		return modeLikeness(a.mode, b.mode)
	}
	if a.typ != b.typ {
		return n.minus(0.4, strings.ToLower(a.typ)+" and "+strings.ToLower(b.typ))
	}
	p := modeLikeness(a.mode, b.mode)
	if p < 0 {
		return n.minus(-p, a.mode+" and "+b.mode)
	}
	if a.mode == b.mode && a.mode != "" {
		return n.plus(p, "same means ("+a.mode+")")
	}
	return p
}

// weighParties compares who did it and to whom.
func weighParties(a, b *view, n *notes) float64 {
	if a.mutual || b.mutual {
		return weighMutual(a, b, n)
	}
	doers := side(a.doers, b.doers)
	if doers.kin == strangers {
		if n != nil {
			n.never("different doers (" + doers.a.name + ", " + doers.b.name + ")")
		}
		return never
	}
	targets := side(a.targets, b.targets)
	d, t := doerPoints[doers.kin]*doers.weight(), targetPoints[targets.kin]*targets.weight()
	if n == nil {
		return d + t
	}
	return n.add(d, doers.words()) + n.add(t, targets.words())
}

// What a kinship on a side is worth.
var (
	doerPoints   = [...]float64{strangers: -1.5, unfit: -1.5, vague: 0, fitting: 0.7, kin: 0.9, oneAndSame: 1.3}
	targetPoints = [...]float64{strangers: -0.9, unfit: -0.9, vague: 0, fitting: 0.4, kin: 0.5, oneAndSame: 0.8}
)

// likeness is the best kinship of two sides.
type likeness struct {
	kin  kinship
	a, b *party
}

// side compares two lists of parties: the likest pair counts. An empty list says
// nothing.
func side(as, bs []party) likeness {
	out := likeness{kin: vague}
	if len(as) == 0 || len(bs) == 0 {
		return out
	}
	first := true
	for i := range as {
		for j := range bs {
			k := relate(&as[i], &bs[j])
			if first || k > out.kin {
				out.kin, out.a, out.b, first = k, &as[i], &bs[j], false
			}
		}
	}
	return out
}

// stateWeight makes a state count less than a group: states act every day.
const stateWeight = 0.85

func (l likeness) weight() float64 {
	if l.kin == oneAndSame && l.a.kind == sitrep.KindState {
		return stateWeight
	}
	return 1
}

func (l likeness) words() string {
	if l.a == nil {
		return ""
	}
	switch l.kin {
	case oneAndSame:
		return l.a.name + " on both sides"
	case kin, fitting:
		if l.a.name == l.b.name {
			return l.a.name + " in both"
		}
		return fmt.Sprintf("%s may be %s", l.a.name, l.b.name)
	}
	return fmt.Sprintf("%s is not %s", l.a.name, l.b.name)
}

// weighMutual compares the parties of talks, accords and clashes, on whichever side
// they stand.
func weighMutual(a, b *view, n *notes) float64 {
	as, bs := slices.Concat(a.doers, a.targets), slices.Concat(b.doers, b.targets)
	if len(as) == 0 || len(bs) == 0 {
		return 0
	}
	met, sum := 0, 0.0
	small, large := as, bs
	if len(small) > len(large) {
		small, large = large, small
	}
	var names []string
	for i := range small {
		l := side(small[i:i+1], large)
		if l.kin >= fitting {
			met++
			sum += doerPoints[l.kin] * l.weight()
			if n != nil {
				names = append(names, l.words())
			}
		}
	}
	if met == 0 {
		if l := side(as, bs); l.kin != strangers {
			return n.minus(1, "no party in common")
		}
		n.never("different parties")
		return never
	}
	missing := float64(min(len(small), 3) - met)
	return n.plus(min(sum, 2.4), strings.Join(names, "; ")) - max(0, missing)*0.9
}

// weighTally compares two counts of many happenings: they are one where the count
// and its beginning are.
func weighTally(a, b *view, n *notes) float64 {
	if !a.tally {
		return 0
	}
	x, y := a.it.Mention.Count, b.it.Mention.Count
	switch {
	case x == nil || y == nil:
		if x == y && a.when.from == b.when.from {
			return 0.5
		}
	case x.Low == y.Low:
		return n.plus(1.4, "both count "+strconv.Itoa(x.Low))
	}
	n.never("different counts")
	return never
}

// isTally reports whether a mention stands for many happenings over a time.
func isTally(m *sitrep.Mention, w days) bool {
	if m.Since != nil {
		return true
	}
	return m.Count != nil && (m.Count.Low >= 10 && !w.dated || w.dated && w.span() > fewDays)
}

// What alike words say for one happening: nothing below a least share, and some points for
// the whole, up to the most that words alone can say.
const (
	leastWords = 0.12
	wordWorth  = 2.2
	mostWords  = 1.5
)

// weighReports weighs what it means that two mentions stand in one report, where its
// coder told them apart, or that their sentences say the same.
func weighReports(a, b *view, n *notes) float64 {
	if a.it.Report == b.it.Report {
		if linked(a, b) || linked(b, a) {
			n.never("the report tells one as an answer to the other, or as a part of it")
			return never
		}
		if a.it.Mention.Sentence.Start == b.it.Mention.Sentence.Start {
			return n.minus(1.6, "told apart in one sentence")
		}
		return n.minus(0.8, "told apart in one report")
	}
	if a.past != b.past {
		n.never("one is told as history")
		return never
	}
	j := 0.0
	for _, x := range a.words {
		for _, y := range b.words {
			j = max(j, jaccard(x, y))
		}
	}
	if j < leastWords {
		return 0
	}
	return n.plus(min(wordWorth*j, mostWords), "alike in words")
}

// linked reports whether a's report tells it as an answer to b or a part of it.
func linked(a, b *view) bool { return overlap(a.links, b.ids) }

package link

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/place"
)

// enough is the evidence it takes to call two tellings one happening.
const enough = 3.0

// asked is how many of the happenings told last, and of the tellings of one, a telling is weighed
// against: a report has seldom more, and a long one must not ask all of them each time.
const asked = 300

// recent are the last of a list, as many as are asked.
func recent(list []int) []int { return list[max(0, len(list)-asked):] }

// Same joins the tellings of one happening: each telling to the earlier one it
// agrees with best, never to one that it contradicts.
func (r *Report) Same() {
	roots := map[string][]int{} // the happenings so far, by type
	for j, x := range r.Tellings {
		best, top := -1, enough
		doers := r.setAside(x)
		if i := r.boasted(j); i >= 0 {
			r.retell(i, j)
			continue
		}
		near := r.lastTold(j)
		for _, i := range recent(roots[x.Type]) {
			if !r.compatible(i, j) || r.ofAnother(i, j) || !r.fits(i, j) || r.aSite(i, j) {
				continue
			}
			s := r.score(r.Tellings[i], x, r.since(i, x), i == near) + r.meant(i, j) + r.restates(i, j)
			if s > top || s == top && (best < 0 || r.since(i, x) <= r.since(best, x)) {
				best, top = i, s
			}
		}
		x.Actors = doers
		if best >= 0 {
			x.Retold = r.countOnly(x)
			r.join(best, j)
		} else {
			roots[x.Type] = append(roots[x.Type], j)
			r.about(j)
		}
	}
	r.inIt()
}

// aSite reports whether telling j is one of a site of the wave of attacks that happening i is: told
// in a finer place, with less harm or none.
func (r *Report) aSite(i, j int) bool {
	b := r.Tellings[j]
	if i != r.lead || !r.wave(i) {
		return false
	}
	y := r.happening(i)
	_, all, _, ok := killed(y)
	_, here, _, some := killed(b)
	return (!ok || !some || here < all) && r.siteOf(y, b)
}

// lastTold is the happening told last before telling j where j points back and
// says neither who, where nor when; -1 where it does.
func (r *Report) lastTold(j int) int {
	b := r.Tellings[j]
	if b.Type != "ASSAULT" || !r.definite(b) || len(b.Actors) > 0 || len(b.Places) > 0 || b.At != nil {
		return -1
	}
	if slices.ContainsFunc(b.Targets, func(p event.Party) bool {
		return p.Slot == "of" && r.Tree.Child(p.Head, "det") < 0 && r.Tree.UPOS(p.Head) == "NUM"
	}) {
		return -1 // "the execution of three of its men" is told anew
	}
	for i := j - 1; i >= 0 && b.Sent-r.Tellings[i].Sent <= 3; i-- {
		if root := r.Root(i); r.Tellings[i].Type == "ASSAULT" && r.compatible(root, j) && real(r.Tellings[i].Status) {
			return r.sameWay(root, j)
		}
	}
	return -1
}

// sameWay is telling i, or another of its sentence done in the very way that telling j
// is where i was done in another: of "bombed the depot in revenge for the drone attack"
// the bombing, where "the air strikes" are spoken of next.
func (r *Report) sameWay(i, j int) int {
	a, b := r.Tellings[i], r.Tellings[j]
	if a.Mode == b.Mode || a.Mode == "" || b.Mode == "" {
		return i
	}
	for k := i - 1; k >= 0 && r.Tellings[k].Sent == a.Sent; k-- {
		x := r.Tellings[k]
		if x.Mode == b.Mode && x.Dup < 0 && x.Type == "ASSAULT" && real(x.Status) && r.compatible(k, j) {
			return k
		}
	}
	return i
}

// parried reports whether a telling is of a weapon that was brought down.
func (r *Report) parried(x *Telling) bool {
	switch r.Tree.Lemma(x.Head) {
	case "intercept", "down":
		return true
	case "shoot":
		return x.Entry.Frame.Name == "attack.aerial"
	}
	return false
}

// ofAnother reports whether what "it" did in telling j is what a war or attack did that is told
// between i and j: "The war broke out in May. It has killed thousands."
func (r *Report) ofAnother(i, j int) bool {
	b := r.Tellings[j]
	s := r.Tree.Child(b.Head, "nsubj")
	if !harm(b) || s < 0 || r.Tree.Form(s) != "it" || r.Tree.Doc.Tokens[s].Deprel != "nsubj" {
		return false
	}
	for k := j - 1; k > i && r.Tellings[k].Sent >= b.Sent-1; k-- {
		if r.Tellings[k].Type == "ASSAULT" && r.Root(k) != i {
			return true
		}
	}
	return false
}

// since is how many sentences telling b stands behind what was told last of happening i.
func (r *Report) since(i int, b *Telling) int {
	n := b.Sent
	for _, k := range recent(r.joined[i]) {
		n = min(n, max(0, b.Sent-r.Tellings[k].Sent))
	}
	return n
}

// compatible checks a telling against every telling already joined to i.
func (r *Report) compatible(i, j int) bool {
	for _, k := range recent(r.joined[i]) {
		if k < j && !r.agree(r.Tellings[k], r.Tellings[j]) {
			return false
		}
	}
	return true
}

// agree reports whether two tellings can be of one happening.
func (r *Report) agree(a, b *Telling) bool {
	if a.Type != b.Type || a.Sent == b.Sent && !b.owned || a.Unrest != b.Unrest {
		return false
	}
	if a.Type != "ASSAULT" && a.Entry.Frame.Name != b.Entry.Frame.Name {
		return false
	}
	if real(a.Status) != real(b.Status) || (a.Status == sitrep.Historical) != (b.Status == sitrep.Historical) {
		return false
	}
	if r.apart(a, b) {
		return false
	}
	if a.Status == sitrep.Denied && b.Status != sitrep.Denied && bare(b) && r.Tree.Lemma(a.Head) != r.Tree.Lemma(b.Head) {
		return false // "denied shooting anybody. If the raids go on": no raid was denied
	}
	if (a.Status == sitrep.Denied) != (b.Status == sitrep.Denied) && len(a.Targets) > 0 && len(b.Targets) > 0 && r.overlap(a.Targets, b.Targets, r.alike) == 0 {
		return false // "We do not kill our own," after three were executed
	}
	if !modesAgree(a.Mode, b.Mode) && !(b.Mode == "" && a.Mode == "abduct" && r.fatal(a)) && !a.Title && !b.Title || war(a) != war(b) {
		return false
	}
	if b.owned && slices.ContainsFunc(a.Actors, r.otherThan) && r.overlap(a.Actors, b.claimants, r.sameParty) == 0 {
		return false // "The army shelled Tarn. The rebels said they carried out the raid."
	}
	if b.owned && b.Entry.POS == 'n' && len(a.Targets) > 0 && len(b.Targets) > 0 && r.overlap(a.Targets, b.Targets, r.alike) == 0 && placeScore(a, b) == 0 {
		return false // "claimed the burning of the mill", after a depot was hit
	}
	if r.parried(a) && harm(b) {
		return false // those whom other missiles hit
	}
	if a.Count != b.Count && (a.Count > 1 || b.Count > 1) && !b.owned && !(harm(b) && b.Count == 0 && len(b.Actors) == 0) && !r.countOnly(b) || a.Repeated != b.Repeated {
		return false
	}
	if !placesAgree(a.Places, b.Places) || !timesAgree(a, b) || !tollsAgree(a, b) && !r.wholeToll(a, b) && !r.countOnly(b) {
		return false
	}
	if b.Sent-a.Sent > 3 && r.otherPerson(a, b) {
		return false
	}
	if a.Title && b.Sent-a.Sent <= 4 && r.overlap(a.Actors, b.Actors, r.kin) > 0 && (len(a.Targets) == 0 || len(b.Targets) == 0 || r.overlap(a.Targets, b.Targets, r.kin) > 0) {
		return true // a headline says it loosely
	}
	if a.Title && r.ofLead(a) && b.Sent-a.Sent <= 3 && r.headed(a, b) {
		return true
	}
	if len(a.Actors) > 0 && len(b.Actors) > 0 && r.overlap(a.Actors, b.Actors, r.alike) == 0 && !r.vaguely(a.Actors, b.Actors) {
		if r.named(a.Actors) && r.named(b.Actors) || a.Both != b.Both || r.overlap(a.Targets, b.Targets, r.alike) == 0 && placeScore(a, b) < 1 {
			return false
		}
	}
	if a.Type != "ASSAULT" && len(a.Targets) > 0 && len(b.Targets) > 0 && r.named(a.Targets) && r.named(b.Targets) && r.overlap(a.Targets, b.Targets, r.alike) == 0 {
		return false
	}
	return true
}

// kin are parties that may be the same in a headline's few words: of one country,
// or with one noun.
func (r *Report) kin(a, b event.Party) bool {
	if r.alike(a, b) || r.Tree.Lemma(a.Head) == r.Tree.Lemma(b.Head) {
		return true
	}
	x, y := r.argOf(a), r.argOf(b)
	return x.Country != "" && x.Country != "---" && x.Country == y.Country
}

// war tells a war from the strikes in it.
func war(x *Telling) bool { return x.Entry.Frame.Name == "war" }

// named reports whether a party among them is an actor of the report.
func (r *Report) named(ps []event.Party) bool {
	for _, p := range ps {
		if r.actorOf(p) != "" {
			return true
		}
	}
	return false
}

func modesAgree(a, b string) bool {
	if a == b {
		return true
	}
	if a == "abduct" || b == "abduct" {
		return false
	}
	if a == "" || b == "" {
		return true
	}
	group := func(m string) string {
		switch m {
		case "aerial", "drone", "heavy-weapons":
			return "from afar"
		case "explosives", "suicide-attack", "vehicular", "destroy":
			return "blast"
		case "firearms", "assassinate", "execute", "primitive", "beat", "massacre":
			return "close"
		}
		return m
	}
	return group(a) == group(b) || a == "assassinate" || b == "assassinate" || a == "massacre" || b == "massacre" || a == "destroy" || b == "destroy"
}

func placesAgree(a, b []*place.Resolved) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if !x.Known || !y.Known || place.Contains(x.Place, y.Place) || place.Contains(y.Place, x.Place) {
				return true
			}
		}
	}
	return false
}

func timesAgree(a, b *Telling) bool {
	if a.At == nil || b.At == nil {
		return true
	}
	x, y := a.At.Interval, b.At.Interval
	return x.Start.Before(y.End) && y.Start.Before(x.End)
}

// tollsAgree lets counts differ that later news may have corrected, not more.
func tollsAgree(a, b *Telling) bool {
	_, x, _, ok := killed(a)
	_, y, _, ok2 := killed(b)
	if !ok || !ok2 || x == y {
		return true
	}
	if x > y {
		x, y = y, x
	}
	return y-x <= 2 && x > 3 || float64(y) <= 1.25*float64(x)
}

// wholeToll reports whether b, which points back to a, counts all dead where a told of one by
// whom the story is: "killed a commander ... Two people died in the strike".
func (r *Report) wholeToll(a, b *Telling) bool {
	_, x, _, _ := killed(a)
	_, y, _, _ := killed(b)
	return x == 1 && y > x && len(a.Targets) == 1 && r.definite(b) && b.Sent-a.Sent <= 3
}

// sameMeans reports whether b is told to be done with the very thing that a brought in: "a drone
// struck the base ... the drone hit a fuel store".
func (r *Report) sameMeans(a, b *Telling) bool {
	for _, y := range b.Means {
		det := r.Tree.Child(y.Head, "det")
		if det < 0 || r.Tree.Form(det) != "the" && r.Tree.Form(det) != "that" || strings.HasSuffix(r.Tree.XPOS(y.Head), "S") {
			continue
		}
		for _, x := range a.Means {
			if r.Tree.Lemma(x.Head) == r.Tree.Lemma(y.Head) {
				return true
			}
		}
	}
	return false
}

// score is how much speaks for one happening; 0 where nothing that they tell is
// the same. since is how many sentences b stands behind what was told last of a's happening, last says that a is what b points back to if b points back at all.
func (r *Report) score(a, b *Telling, since int, last bool) float64 {
	s := r.shared(a, b)
	if last && len(b.Actors)+len(b.Places) == 0 && !slices.ContainsFunc(b.Targets, func(p event.Party) bool { return p.Slot == "of" }) && r.Tree.Doc.Sents[a.Sent].Para == r.Tree.Doc.Sents[b.Sent].Para && since <= 1 && !r.ofLead(a) {
		s += 0.75 // told on in its paragraph
	}
	if last && !(afar(b.Mode) && a.Mode == "" && harm(a)) {
		s++ // "the raids": those told last
	}
	if s == 0 && !((bare(b) || r.occurs(b) || r.ofLead(a) && r.leads(b)) && r.definite(b)) && !(harm(b) && len(b.Actors) == 0 && (since <= 2 && bloody(b) || b.Sent-a.Sent <= 2)) && !b.Members && !r.countOnly(b) && !(a.Title && a.Entry.Frame == b.Entry.Frame && b.Sent-a.Sent <= 3 && r.headed(a, b)) {
		return 0
	}
	if a.Title && r.ofLead(a) && b.Sent-a.Sent <= 3 && r.headed(a, b) {
		s++
	}
	if a.Title || b.Title {
		s++
		if a.Entry.Frame == b.Entry.Frame && r.overlap(a.Actors, b.Actors, r.kin) > 0 {
			s++
		}
	}
	if since <= 4 && r.sameMeans(a, b) {
		s += 3
	}
	if r.definite(b) {
		s += 1.5
		if placeScore(a, b) > 0 && r.Tree.Lemma(a.Head) == r.Tree.Lemma(b.Head) {
			s += 0.5
		}
	}
	if since <= 2 {
		s += 0.75
	}
	if a.Mode != "" && a.Mode == b.Mode {
		s += 0.75
	}
	if a.Type != "ASSAULT" && s > 0 && len(a.Targets) == len(b.Targets) && r.overlap(a.Targets, b.Targets, r.sameParty) > 0 && r.overlap(a.Actors, b.Actors, r.sameParty) > 0 {
		s++
	}
	if r.once(a, b) {
		s += 2
	}
	return s + r.goesOnFrom(a, b, since) + r.theAttack(a, b)
}

// ofLead reports whether telling a is what the report is about.
func (r *Report) ofLead(a *Telling) bool { return r.lead >= 0 && r.Tellings[r.lead] == a }

// shared is what of score comes from parties, tolls, places, times and words that both tell.
func (r *Report) shared(a, b *Telling) float64 {
	s := placeScore(a, b) + timeScore(a, b) + 1.25*float64(min(2, r.overlap(a.Targets, b.Targets, r.alike)))
	if _, x, _, ok := killed(a); ok {
		if _, y, _, ok2 := killed(b); ok2 && x == y {
			s += 1.5
		}
	}
	if n := r.overlap(a.Actors, b.Actors, r.sameParty); n > 0 {
		s += 0.75
		if a.Both && n > 1 {
			s += 2
		}
	}
	if r.Tree.Lemma(a.Head) == r.Tree.Lemma(b.Head) {
		s += 0.5
	}
	return s
}

// goesOnFrom is what of score comes from b telling soon behind a only whom something harmed.
func (r *Report) goesOnFrom(a, b *Telling, since int) float64 {
	s := 0.0
	if r.countOnly(b) && since <= 4 {
		s += 2 // "An officer put the toll at nine."
	}
	if b.Members && since <= 3 && len(a.Tolls)+len(a.Targets) > 0 {
		s += 3 - 0.6*float64(since) // "The dead included two porters."
	}
	if !bloody(b) {
		since = b.Sent - a.Sent
	}
	if harm(b) && len(b.Actors) == 0 && since <= 3 {
		s += 0.75
		if since <= 2 && len(b.Places) == 0 && b.At == nil && a.Type == "ASSAULT" && !harmTold(a, b) {
			s += 2 // "Nine people were hurt, two of them badly."
		}
	}
	return s
}

// theAttack is what of score comes from b being spoken of by the barest word as known: "the attack".
func (r *Report) theAttack(a, b *Telling) float64 {
	if !bare(b) || !r.definite(b) {
		return 0
	}
	s := 1.0
	if len(a.Tolls) > 0 {
		s += 0.5 // it is the one that the report is about
	}
	if a.Status == sitrep.Ongoing {
		s -= 0.5
	}
	return s
}

// once reports whether both tell of what happens to one named person but once: an
// arrest, a killing, a kidnapping, a release.
func (r *Report) once(a, b *Telling) bool {
	if a.Entry.Frame != b.Entry.Frame && !(a.Type == "ASSAULT" && b.Type == "ASSAULT") {
		return false
	}
	switch b.Entry.Frame.Name {
	case "coerce.arrest", "kill", "assassinate", "execute", "abduct", "retreat.release", "coerce.sentence", "accuse.convict", "coerce.charge", "concede.leave", "attack.firearms", "death", "coerce.deport":
	default:
		return false
	}
	for _, x := range a.Targets {
		for _, y := range b.Targets {
			if r.sameParty(x, y) && r.argOf(y).Kind == sitrep.KindPerson && r.actorOf(y) != "" {
				return true
			}
		}
	}
	return false
}

// harm reports whether a telling only says what came of something.
func harm(x *Telling) bool {
	switch x.Entry.Frame.Name {
	case "kill", "wound", "death", "victims", "attack.destroy", "attack.explosion":
		return true
	}
	return false
}

// bloody tellings are harm to people.
func bloody(x *Telling) bool {
	switch x.Entry.Frame.Name {
	case "attack.destroy", "attack.explosion":
		return false
	}
	return harm(x)
}

// harmTold reports whether both tell a toll of one kind of harm.
func harmTold(a, b *Telling) bool {
	for _, x := range a.Tolls {
		for _, y := range b.Tolls {
			if x.Harm == y.Harm {
				return true
			}
		}
	}
	return len(b.Tolls) == 0
}

// bare tellings say nothing that could contradict: "the attack".
func bare(x *Telling) bool {
	return len(x.Places) == 0 && x.At == nil && len(x.Targets) == 0 && len(x.Tolls) == 0 && len(x.Actors) == 0
}

func placeScore(a, b *Telling) float64 {
	for _, x := range a.Places {
		for _, y := range b.Places {
			switch {
			case !x.Known || !y.Known:
			case x.Place.ID == y.Place.ID && x.Precision != "country" && x.Precision != "region":
				return 1.5
			case x.Place.ID == y.Place.ID:
				return 0.75
			case place.Contains(x.Place, y.Place) || place.Contains(y.Place, x.Place):
				return 0.5
			}
		}
	}
	return 0
}

func timeScore(a, b *Telling) float64 {
	if a.At == nil || b.At == nil {
		return 0
	}
	if a.At.Interval.Start.Equal(b.At.Interval.Start) && a.At.Interval.End.Equal(b.At.Interval.End) && a.At.Interval.Precision == "day" {
		return 1.5
	}
	return 0.5
}

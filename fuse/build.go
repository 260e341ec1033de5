package fuse

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

// Build makes the event of a cluster. It has no id or version yet, and its links
// name mentions (By) but no events: Reconcile gives those. What live claims say
// counts, each voice once; where none is left, what the withdrawn ones said stays to
// be read.
func Build(c Cluster) sitrep.Event {
	b := newBuilder(c)
	e := sitrep.Event{Origin: "reports", Claims: b.claims(), Withdrawn: !b.live}
	b.act(&e)
	e.Actors = b.parties(func(v *view) []party { return v.doers })
	e.Recipients = b.parties(func(v *view) []party { return v.targets })
	e.Recipients = withoutDoubles(e.Recipients, e.Actors)
	e.Objects = b.things(func(m *sitrep.Mention) []sitrep.Arg { return m.Objects })
	e.Instruments = b.things(func(m *sitrep.Mention) []sitrep.Arg { return m.Instruments })
	e.Place, e.Places = b.place(), b.places()
	e.Time = b.time()
	e.Tolls = b.tolls()
	e.Count, e.Since = b.count()
	e.Context = b.context()
	e.Answers, e.AnsweredBy, e.PartOf = b.links(inResponseTo), []sitrep.EventLink{}, b.links(partOf)
	b.numbers(&e)
	for _, r := range c.rules {
		correct(&e, r)
	}
	e.Severity = severity(&e)
	if e.Title == "" {
		e.Title = title(&e, c.places)
	}
	return e
}

// builder is a cluster with its claims in order and its voices told apart.
type builder struct {
	rows []row
	live bool // a live claim is left
}

// row is one claim: an item, its view, and the voice it speaks with.
type row struct {
	it    *sitrep.Item
	v     *view
	why   string
	voice string
	at    time.Time
	out   bool // withdrawn or rejected
}

func newBuilder(c Cluster) *builder {
	b := &builder{}
	for i := range c.Items {
		it := &c.Items[i]
		b.rows = append(b.rows, row{it: it, v: c.views[i], why: c.Why[i], at: saidAt(it), out: c.dead[i]})
	}
	slices.SortFunc(b.rows, func(x, y row) int {
		return cmp.Or(x.at.Compare(y.at), compareRefs(x.it.Ref, y.it.Ref))
	})
	family := map[string]string{}
	for i := range b.rows {
		family[b.rows[i].it.Report] = familyOf(b.rows[i].it)
	}
	for i := range b.rows {
		r := &b.rows[i]
		r.voice = family[r.it.Report]
		if f, ok := family[r.it.CopyOf]; ok && r.it.CopyOf != "" {
			r.voice = f // a copy speaks with the voice of its original
		}
		b.live = b.live || !r.out
	}
	return b
}

func familyOf(it *sitrep.Item) string {
	return cmp.Or(it.Family, it.Publisher, it.Report)
}

// saidAt is when a claim was made: as published, else as retrieved. A date alone is
// its noon, or the hour of retrieval where that was the same day.
func saidAt(it *sitrep.Item) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, it.Published); err == nil {
			return t.UTC()
		}
	}
	d, ok := dayNumber(it.Published)
	if !ok {
		return it.Retrieved.UTC()
	}
	day := time.Unix(int64(d)*86400, 0).UTC()
	if r := it.Retrieved.UTC(); r.Format(time.DateOnly) == day.Format(time.DateOnly) {
		return r
	}
	return day.Add(12 * time.Hour)
}

// each calls f for the rows that count: the live ones, or all where none is.
func (b *builder) each(f func(i int, r *row)) {
	for i := range b.rows {
		if !b.rows[i].out || !b.live {
			f(i, &b.rows[i])
		}
	}
}

func (b *builder) claims() []sitrep.Claim {
	out := make([]sitrep.Claim, len(b.rows))
	for i := range b.rows {
		r := &b.rows[i]
		it, m := r.it, &r.it.Mention
		out[i] = sitrep.Claim{Ref: it.Ref, URL: it.URL, Title: it.Title, Publisher: it.Publisher, Family: r.voice, Published: it.Published,
			Retrieved: it.Retrieved, CopyOf: it.CopyOf, Status: m.Status, Trigger: m.Trigger, Sentence: m.Sentence,
			Speakers: speakers(it, append(slices.Clone(m.Sources), m.ConfirmedBy...)), Denials: speakers(it, m.DisputedBy),
			Partisan: m.PartisanOnly, Place: m.Place, Time: m.Time, Tolls: m.Casualties, Count: m.Count,
			Confidence: m.Confidence, Rule: m.Rule, Why: r.why, Withdrawn: r.out}
	}
	return out
}

// speakers reads statements by their ids.
func speakers(it *sitrep.Item, ids []string) []sitrep.Speaker {
	out := []sitrep.Speaker{}
	for _, s := range it.Statements {
		if !slices.Contains(ids, s.ID) {
			continue
		}
		ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == s.ID })
		sp := sitrep.Speaker{Role: s.Role, Anonymous: s.Anonymous, Words: s.Cue}
		if len(s.Content) > 0 {
			sp.Words = s.Content[0]
		}
		if s.Speaker != nil {
			sp.Name, sp.ID = s.Speaker.Name, actor.PartyID("", s.Speaker.Name)
			for _, a := range it.Actors {
				if a.ID == s.Speaker.Actor && a.Known != "" {
					sp.ID = a.Known
				}
			}
		}
		out = append(out, sp)
	}
	return out
}

// act sets what kind of act it was, and how real, by the voices.
func (b *builder) act(e *sitrep.Event) {
	e.Type = b.vote(func(r *row) string { return r.it.Mention.Type }, nil)
	ofType := func(r *row) bool { return r.it.Mention.Type == e.Type }
	e.Mode = b.vote(func(r *row) string {
		if !ofType(r) {
			return ""
		}
		return r.it.Mention.Mode
	}, nil)
	same := func(r *row) bool { return ofType(r) && r.it.Mention.Mode == e.Mode }
	e.CAMEO = b.vote(func(r *row) string {
		if !same(r) {
			return ""
		}
		return r.it.Mention.CAMEO
	}, nil)
	e.ACLED = b.vote(func(r *row) string {
		if !same(r) {
			return ""
		}
		return r.it.Mention.ACLED
	}, nil)
	e.Status = b.status()
}

// vote returns the value that most voices give; of equals the one that rank puts
// first, else the one told first. Empty values don't vote.
func (b *builder) vote(value func(*row) string, rank func(string) int) string {
	voices := map[string]map[string]bool{}
	var order []string
	b.each(func(_ int, r *row) {
		x := value(r)
		if x == "" {
			return
		}
		if voices[x] == nil {
			voices[x] = map[string]bool{}
			order = append(order, x)
		}
		voices[x][r.voice] = true
	})
	best := ""
	for _, x := range order {
		d := len(voices[x]) - len(voices[best])
		if best == "" || d > 0 || d == 0 && rank != nil && rank(x) < rank(best) {
			best = x
		}
	}
	return best
}

// status is the one that most voices give; a voice is as sure as its surest claim. Of
// equals the surer holds. History is as real as what it tells of.
func (b *builder) status() sitrep.Status {
	surest := map[string]string{}
	b.each(func(_ int, r *row) {
		s := string(r.it.Mention.Status)
		if old, ok := surest[r.voice]; !ok || statusRank(s) < statusRank(old) {
			surest[r.voice] = s
		}
	})
	return sitrep.Status(b.vote(func(r *row) string { return surest[r.voice] }, statusRank))
}

func statusRank(s string) int {
	order := []sitrep.Status{sitrep.Actual, sitrep.Ended, sitrep.Ongoing, sitrep.Historical, sitrep.Alleged, sitrep.Planned, sitrep.Threatened, sitrep.Possible, sitrep.Denied}
	if i := slices.Index(order, sitrep.Status(s)); i >= 0 {
		return i
	}
	return len(order)
}

// parties lists who stands on a side, each with the claims that name it. A mere
// description ("gunmen") is left out where somebody is named whom it may describe.
func (b *builder) parties(side func(*view) []party) []sitrep.Party {
	var found []party
	claims := map[string][]int{}
	b.each(func(i int, r *row) {
		for _, p := range side(r.v) {
			k := slices.IndexFunc(found, func(q party) bool { return q.key == p.key || q.generic && p.generic && relate(&p, &q) == fitting })
			if k < 0 {
				found, k = append(found, p), len(found)
			}
			if q := &found[k]; q.key == p.key {
				q.country = cmp.Or(q.country, p.country)
				if len(q.sectors) == 0 {
					q.sectors = p.sectors
				}
			}
			if key := found[k].key; !slices.Contains(claims[key], i) {
				claims[key] = append(claims[key], i)
			}
		}
	})
	out := []sitrep.Party{}
	for i := range found {
		p := &found[i]
		if p.generic && slices.ContainsFunc(found, func(q party) bool {
			return (!q.generic || p.head == "people" && q.key != p.key) && relate(p, &q) >= vague
		}) {
			continue
		}
		out = append(out, sitrep.Party{ID: p.key, Name: p.name, Kind: p.kind, Country: orUnknown(p.country), Sectors: nonNil(p.sectors), Claims: claims[p.key]})
	}
	slices.SortStableFunc(out, func(x, y sitrep.Party) int { return cmp.Compare(len(y.Claims), len(x.Claims)) })
	return out
}

// withoutDoubles drops from list those that stand in the other side too, where that
// leaves any.
func withoutDoubles(list, other []sitrep.Party) []sitrep.Party {
	out := slices.DeleteFunc(slices.Clone(list), func(p sitrep.Party) bool {
		return slices.ContainsFunc(other, func(q sitrep.Party) bool { return q.ID == p.ID && len(q.Claims) > len(p.Claims) })
	})
	if len(out) == 0 {
		return list
	}
	return out
}

// things lists what was hit or used, one for each head word, in the words of the
// claim that tells most of it.
func (b *builder) things(of func(*sitrep.Mention) []sitrep.Arg) []string {
	out := []string{}
	at := map[string]int{}
	b.each(func(_ int, r *row) {
		for _, a := range of(&r.it.Mention) {
			h := headNoun(a.Text)
			if h == "" {
				continue
			}
			k, ok := at[h]
			if !ok {
				at[h] = len(out)
				out = append(out, a.Text)
			} else if n := len(a.Text); n > len(out[k]) && n <= 60 {
				out[k] = a.Text
			}
		}
	})
	return out
}

func (b *builder) context() []string {
	out := []string{}
	b.each(func(_ int, r *row) {
		for _, c := range r.it.Mention.Context {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	})
	slices.Sort(out)
	return out
}

// count is the latest count of an event that stands for many, and since when.
func (b *builder) count() (count *sitrep.Count, since *string) {
	b.each(func(_ int, r *row) {
		if m := &r.it.Mention; r.v.tally || m.Count != nil && count == nil {
			if m.Count != nil {
				count = m.Count
			}
			if m.Since != nil {
				since = m.Since
			}
		}
	})
	return count, since
}

func inResponseTo(m *sitrep.Mention) []string { return m.InResponseTo }
func partOf(m *sitrep.Mention) []string       { return m.PartOf }

// links names the mentions that the claims' mentions are tied to, with both in By:
// the one whose words say so, and the one it is tied to.
func (b *builder) links(of func(*sitrep.Mention) []string) []sitrep.EventLink {
	out := []sitrep.EventLink{}
	b.each(func(_ int, r *row) {
		out = append(out, linksOf(r.it, of)...)
	})
	return out
}

// linksOf are the links that one mention makes.
func linksOf(it *sitrep.Item, of func(*sitrep.Mention) []string) []sitrep.EventLink {
	var out []sitrep.EventLink
	for _, id := range of(&it.Mention) {
		out = append(out, sitrep.EventLink{Explicit: true, Probability: 1, Why: cmp.Or(it.Publisher, it.Family, it.Report) + ": " + shorten(it.Mention.Sentence.Text, 160),
			By: []sitrep.Ref{it.Ref, {Report: it.Report, Mention: id}}})
	}
	return out
}

// numbers sets what is counted over claims and voices.
func (b *builder) numbers(e *sitrep.Event) {
	voices, reports := map[string]bool{}, map[string]bool{}
	for i := range b.rows {
		r := &b.rows[i]
		if t := r.it.Retrieved.UTC(); e.FirstSeen.IsZero() || t.Before(e.FirstSeen) {
			e.FirstSeen = t
		}
		if r.out {
			continue
		}
		voices[r.voice], reports[r.it.Report] = true, true
		if t := r.it.Retrieved.UTC(); t.After(e.LastSeen) {
			e.LastSeen = t
		}
	}
	if !b.live {
		b.each(func(_ int, r *row) { e.LastSeen = later(e.LastSeen, r.it.Retrieved.UTC()) })
	}
	e.Families, e.Reports = len(voices), len(reports)
	e.Disputed = b.disputed(e)
	e.Confidence = b.confidence(e)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// disputed reports whether somebody denies what others assert, or voices contradict
// each other in the dead.
func (b *builder) disputed(e *sitrep.Event) bool {
	asserted, denied := false, false
	b.each(func(_ int, r *row) {
		m := &r.it.Mention
		denied = denied || m.Status == sitrep.Denied || len(m.DisputedBy) > 0
		asserted = asserted || m.Status != sitrep.Denied
	})
	return denied && asserted || b.contradicted()
}

// correct lays an analyst's edit over an event.
func correct(e *sitrep.Event, r Correction) {
	switch {
	case r.Kind == Accept:
		e.Confidence = max(e.Confidence, 0.99)
		return
	case r.Kind != Edit:
		return
	}
	switch r.Field {
	case "type":
		setString(&e.Type, r.Value)
	case "mode":
		setString(&e.Mode, r.Value)
	case "title":
		setString(&e.Title, r.Value)
	case "status":
		var s string
		if setString(&s, r.Value); s != "" {
			e.Status = sitrep.Status(s)
		}
	case "place":
		var p sitrep.Place
		if json.Unmarshal(r.Value, &p) == nil && p.Name != "" {
			e.Place = &p
		}
	case "time":
		var t sitrep.Time
		if json.Unmarshal(r.Value, &t) == nil && t.Start != "" {
			e.Time = t
		}
	default:
		setToll(e, r.Field, r.Value)
	}
}

func setString(to *string, value json.RawMessage) {
	var s string
	if json.Unmarshal(value, &s) == nil {
		*to = s
	}
}

// setToll sets a harm's toll to a number, or to {"low", "best", "high"}.
func setToll(e *sitrep.Event, harm string, value json.RawMessage) {
	t := sitrep.Toll{Harm: harm, LowBy: []int{}, BestBy: []int{}, HighBy: []int{}}
	var n int
	if json.Unmarshal(value, &n) == nil {
		t.Low, t.Best, t.High = n, n, &n
	} else {
		var three struct {
			Low, Best int
			High      *int
		}
		if json.Unmarshal(value, &three) != nil {
			return
		}
		t.Low, t.Best, t.High = three.Low, three.Best, three.High
	}
	e.Tolls = slices.DeleteFunc(e.Tolls, func(x sitrep.Toll) bool { return x.Harm == harm })
	e.Tolls = append(e.Tolls, t)
}

func nonNil(xs []string) []string {
	if xs == nil {
		return []string{}
	}
	return xs
}

// shorten cuts a text at a word, with an ellipsis.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
}

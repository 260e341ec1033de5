package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

// partyID is an actor's id among events.
func partyID(a sitrep.Actor) string { return actor.PartyID(a.Known, a.Name) }

// actorsPage lists actors, those of most events first: named ones, unless all are asked for.
type actorsPage struct {
	Words  string
	Rows   []sitrep.PartyRow
	All    bool // also those whom reports only describe
	Hidden int  // described, among the first mostParties, and not listed
}

// mostParties are read for the list, listedParties listed.
const (
	mostParties   = 1000
	listedParties = 200
)

func (s *Site) actors(r *http.Request) (view, error) {
	p := actorsPage{Words: r.URL.Query().Get("q"), All: r.URL.Query().Get("all") != ""}
	rows, err := s.o.Store.Parties(r.Context(), p.Words, mostParties)
	if err != nil {
		return view{}, err
	}
	for _, row := range rows {
		if !p.All && described(row.Party) {
			p.Hidden++
		} else {
			p.Rows = append(p.Rows, row)
		}
	}
	p.Rows = p.Rows[:min(listedParties, len(p.Rows))]
	return view{Template: "actors", Title: "Actors", Data: p}, nil
}

// described tells whether a party is known by a description alone ("gunmen", "three American
// soldiers", "commander of the Hill Front"): its name begins or ends with a common word.
func described(p sitrep.Party) bool {
	if !strings.HasPrefix(p.ID, "~") {
		return false
	}
	words := strings.Fields(p.Name)
	if len(words) == 0 {
		return false
	}
	common := func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return unicode.IsLower(r) && !strings.ContainsFunc(w, unicode.IsUpper)
	}
	if len(words) == 1 && slices.Contains([]string{"i", "he", "she", "we", "you", "they", "me", "us", "them"}, strings.ToLower(words[0])) {
		return true // who it was, the report does not tell
	}
	return common(words[0]) || common(words[len(words)-1])
}

// actorPage is all that is known of one actor as of a day.
type actorPage struct {
	ID, Name string
	Kind     string
	Country  string
	Sectors  []string
	Aliases  []string
	AsOf     string
	Entry    *actor.Entry // nil for one known from reports alone
	Above    []known      // what it belongs to, who backs it
	Below    []known      // what belongs to it
	Allies   []known
	Foes     []known
	Leaders  []known
	Ties     []tieGroup // what reports tell of its ties
	Did      []sitrep.Event
	Suffered []sitrep.Event
	Said     []sitrep.Said
	Years    lineView
	Pairs    []pairRow
	Net      netView
	Source   string
	Shown    int  // events behind the pictures
	More     bool // there are older ones
}

// tieGroup is a tie that one or more passages tell.
type tieGroup struct {
	From, To sitrep.Party
	Type     string
	First    sitrep.Tie // the latest
	Others   []sitrep.Tie
}

// mostTies bounds the ties listed on a page.
const mostTies = 30

// grouped sets the passages that tell the same tie together, most told first.
func grouped(ties []sitrep.Tie) []tieGroup {
	at := map[[3]string]int{}
	var out []tieGroup
	for _, t := range ties {
		key := [3]string{t.From.ID, t.Relation.Type, t.To.ID}
		if i, ok := at[key]; ok {
			out[i].Others = append(out[i].Others, t)
			continue
		}
		at[key] = len(out)
		out = append(out, tieGroup{From: t.From, To: t.To, Type: t.Relation.Type, First: t})
	}
	slices.SortStableFunc(out, func(a, b tieGroup) int { return len(b.Others) - len(a.Others) })
	return out[:min(mostTies, len(out))]
}

// known is another actor with how it stands to this one.
type known struct {
	ID, Name, How string
}

// pairRow counts what passed between two actors.
type pairRow struct {
	ID, Name string
	Did, Got int
}

func (s *Site) actor(r *http.Request) (view, error) {
	id := r.PathValue("id")
	day := s.o.Now().UTC()
	if t, _, ok := parse(r.URL.Query().Get("asof")); ok {
		day = t
	}
	p := actorPage{ID: id, Name: id, AsOf: day.Format("2006-01-02")}
	s.fromBase(&p, day)
	ctx := r.Context()
	did, err := s.o.Store.Events(ctx, sitrep.Query{Doers: []string{id}, Limit: 100})
	if err != nil {
		return view{}, err
	}
	got, err := s.o.Store.Events(ctx, sitrep.Query{Recipients: []string{id}, Limit: 100})
	if err != nil {
		return view{}, err
	}
	if p.Said, err = s.o.Store.Statements(ctx, id, 20); err != nil {
		return view{}, err
	}
	ties, err := s.o.Store.Relations(ctx, id)
	if err != nil {
		return view{}, err
	}
	p.Ties = grouped(ties)
	p.More = did.Next != "" || got.Next != ""
	p.Did, p.Suffered = did.Events, got.Events
	if p.Entry == nil && !s.fromEvents(&p) {
		return view{}, sitrep.Errorf(sitrep.ENotFound, "nobody is known here as %q; search for the name", id)
	}
	both := distinct(append(slices.Clone(p.Did), p.Suffered...))
	p.Years, p.Shown = lineOf(both), len(both)
	p.Pairs = pairs(id, p.Did, p.Suffered)
	p.Net = s.net(&p)
	p.Did, p.Suffered = p.Did[:min(15, len(p.Did))], p.Suffered[:min(15, len(p.Suffered))]
	return view{Template: "actor", Title: p.Name, Feed: "/updates.atom?actor=" + url.QueryEscape(`"`+id+`"`), Data: p}, nil
}

// fromBase fills in what the knowledge base has.
func (s *Site) fromBase(p *actorPage, day time.Time) {
	b := s.o.Knowledge.Actors
	if b == nil {
		return
	}
	e, ok := b.Entry(p.ID)
	if !ok {
		return
	}
	p.Entry, p.Name, p.Kind, p.Country, p.Sectors, p.Aliases, p.Source = e, e.Name, e.Kind, e.Country, e.Sectors, plain(e.Aliases), e.Source
	add := func(to *[]known, how string, es []*actor.Entry) {
		for _, o := range es {
			if !slices.ContainsFunc(*to, func(k known) bool { return k.ID == o.ID && k.How == how }) {
				*to = append(*to, known{o.ID, o.Name, how})
			}
		}
	}
	add(&p.Above, "part of", b.Parents(e.ID, day))
	add(&p.Above, "backed by", b.Backers(e.ID, day))
	add(&p.Below, "belongs to it", b.Children(e.ID, day))
	add(&p.Allies, "ally", b.Allies(e.ID, day))
	add(&p.Foes, "fights", b.Foes(e.ID, day))
	add(&p.Leaders, "leads", b.Leaders(e.ID, day))
}

// plain leaves out the aliases that are demonyms and seats of government.
func plain(aliases []string) []string {
	return slices.DeleteFunc(slices.Clone(aliases), func(a string) bool {
		kind, _, ok := strings.Cut(a, ":")
		return ok && strings.ToLower(kind) == kind && !strings.Contains(kind, " ")
	})
}

// fromEvents names an actor that only reports know.
func (s *Site) fromEvents(p *actorPage) bool {
	for _, e := range append(slices.Clone(p.Did), p.Suffered...) {
		for _, party := range append(slices.Clone(e.Actors), e.Recipients...) {
			if party.ID == p.ID {
				p.Name, p.Kind, p.Country, p.Sectors = party.Name, party.Kind, party.Country, party.Sectors
				return true
			}
		}
	}
	for _, said := range p.Said {
		if sp := said.Statement.Speaker; sp != nil {
			p.Name, p.Kind, p.Country, p.Sectors = sp.Name, sp.Kind, sp.Country, sp.Sectors
			return true
		}
	}
	for _, t := range p.Ties {
		for _, party := range []sitrep.Party{t.From, t.To} {
			if party.ID == p.ID {
				p.Name, p.Kind, p.Country, p.Sectors = party.Name, party.Kind, party.Country, party.Sectors
				return true
			}
		}
	}
	return false
}

func distinct(events []sitrep.Event) []sitrep.Event {
	seen := map[string]bool{}
	return slices.DeleteFunc(events, func(e sitrep.Event) bool {
		was := seen[e.ID]
		seen[e.ID] = true
		return was
	})
}

// pairs counts an actor's events with each other one, busiest first.
func pairs(id string, did, got []sitrep.Event) []pairRow {
	at := map[string]*pairRow{}
	row := func(p sitrep.Party) *pairRow {
		if at[p.ID] == nil {
			at[p.ID] = &pairRow{ID: p.ID, Name: p.Name}
		}
		return at[p.ID]
	}
	for _, e := range did {
		for _, p := range e.Recipients {
			row(p).Did++
		}
	}
	for _, e := range got {
		for _, p := range e.Actors {
			row(p).Got++
		}
	}
	delete(at, id)
	var out []pairRow
	for _, r := range at {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b pairRow) int {
		return cmp.Or(cmp.Compare(b.Did+b.Got, a.Did+a.Got), cmp.Compare(a.Name, b.Name))
	})
	return out[:min(12, len(out))]
}

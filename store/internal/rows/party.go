package rows

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// partyDelta is what a transaction adds to a party's row.
type partyDelta struct {
	party           sitrep.Party
	names           []string // beside the party's own
	events, reports int
	event           bool // party is as an event has it, which counts for more than a report
}

func (tx *Tx) party(id string) *partyDelta {
	if tx.late.parties == nil {
		tx.late.parties = map[string]*partyDelta{}
	}
	d := tx.late.parties[id]
	if d == nil {
		d = &partyDelta{party: sitrep.Party{ID: id}}
		tx.late.parties[id] = d
	}
	return d
}

// countParties adds an event to its parties, or takes it away.
func (tx *Tx) countParties(p *projection, by int) {
	for _, party := range p.parties {
		d := tx.party(party.ID)
		if p.counted {
			d.events += by
		}
		if by > 0 {
			d.party, d.event = told(party, d.party), true
		}
	}
}

// nameParties counts a report for its actors and learns their names.
func (tx *Tx) nameParties(r *reportRow) {
	tx.countReport(r.actors, 1)
	rep := r.filed.Report
	for i := range rep.Actors {
		a := &rep.Actors[i]
		id := PartyID(a.Known, a.Name)
		if id == "" {
			continue
		}
		d := tx.party(id)
		now := sitrep.Party{ID: id, Name: a.Name, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors}
		if d.party.Name != "" {
			now = told(d.party, now)
		}
		d.party = now
		d.names = append(append(d.names, a.Name), a.Aliases...)
	}
}

func (tx *Tx) countReport(actors []string, by int) {
	for _, id := range actors {
		tx.party(id).reports += by
	}
}

// maxNames bounds the names by which a party is found, in bytes.
const maxNames = 2000

// maxID bounds an id in bytes: PostgreSQL indexes nothing longer than a third of a page.
const maxID = 500

// partyRow is the row of a party as it stands.
type partyRow struct{ name, kind, country, sectors, names string }

// flushParties writes what the transaction adds, in the order of ids.
func (tx *Tx) flushParties(ctx context.Context) error {
	ids := slices.DeleteFunc(sortedKeys(tx.late.parties), func(id string) bool {
		return len(id) > maxID // no name, but a paragraph that was taken for one
	})
	for part := range slices.Chunk(ids, 500) {
		if err := tx.flushPart(ctx, part); err != nil {
			return wrap(err, "count parties")
		}
	}
	return nil
}

func (tx *Tx) flushPart(ctx context.Context, ids []string) error {
	was := map[string]partyRow{}
	cleaned := make([]string, len(ids))
	for i, id := range ids {
		cleaned[i] = clean(id)
	}
	cond, args := in("id", cleaned)
	err := each(ctx, tx.DB, func(c Cursor) error {
		var id string
		var p partyRow
		err := c.Scan(&id, &p.name, &p.kind, &p.country, &p.sectors, &p.names)
		was[id] = p
		return err
	}, "SELECT id, name, kind, country, sectors, names FROM party WHERE "+cond, args...)
	if err != nil {
		return err
	}
	var rows [][]any
	seen := map[string]bool{}
	for i, id := range ids {
		d := tx.late.parties[id]
		p, there := was[cleaned[i]]
		if !there && d.party.Name == "" || seen[cleaned[i]] {
			continue // taken back before it was ever written
		}
		seen[cleaned[i]] = true
		is, err := d.renewed(p, there)
		if err != nil {
			return err
		}
		if is != p || d.events != 0 || d.reports != 0 {
			rows = append(rows, []any{cleaned[i], is.name, is.kind, is.country, is.sectors, is.names, d.events, d.reports})
		}
	}
	return insertMany(ctx, tx.DB, "INSERT INTO party (id, name, kind, country, sectors, names, events, reports)",
		"ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, country = excluded.country, sectors = excluded.sectors, names = excluded.names, events = party.events + excluded.events, reports = party.reports + excluded.reports", rows)
}

// renewed is a party's row with what the transaction learnt of it.
func (d *partyDelta) renewed(p partyRow, there bool) (partyRow, error) {
	for _, n := range append(d.names, d.party.Name) {
		folded := foldName(n)
		if folded != "" && !strings.Contains(p.names, "|"+folded+" |") && len(p.names)+len(folded) < maxNames {
			p.names += "|" + folded + " |"
		}
	}
	if d.party.Name == "" {
		return p, nil
	}
	was := sitrep.Party{Kind: p.kind, Country: p.country}
	if there {
		if err := json.Unmarshal([]byte(p.sectors), &was.Sectors); err != nil {
			return p, err
		}
	}
	is := told(d.party, was)
	if there && !d.event { // a report alone adds what no event told
		is = told(was, d.party)
		is.Name = p.name
	}
	sectors, err := json.Marshal(append([]string{}, is.Sectors...))
	p.name, p.kind, p.country, p.sectors = clean(is.Name), clean(is.Kind), clean(is.Country), clean(string(sectors))
	return p, err
}

// told is a party with what it leaves open taken from what else is known of it: a report that does
// not say whose a group is takes nothing from one that does.
func told(p, other sitrep.Party) sitrep.Party {
	if p.Kind == "" {
		p.Kind = other.Kind
	}
	if unknown(p.Country) && !unknown(other.Country) {
		p.Country = other.Country
	}
	if len(p.Sectors) == 0 {
		p.Sectors = other.Sectors
	}
	return p
}

// unknown tells whether a country's code says that none was told.
func unknown(country string) bool { return country == "" || country == "---" }

// foldName is a name's words, lower case without accents, a space before each.
func foldName(name string) string {
	var b strings.Builder
	tokens(clean(name), func(t token) bool {
		b.WriteString(" " + foldWord(name[t.start:t.end]))
		return true
	})
	return b.String()
}

// Parties lists actors, most events first; with words, those of whom every word
// begins a word of one of their names.
func (r *Reader) Parties(ctx context.Context, words string, limit int) ([]sitrep.PartyRow, error) {
	var where []string
	var args []any
	asked := strings.Fields(foldName(words))
	for _, w := range asked[:min(len(asked), maxPieces)] {
		w = strings.ToValidUTF8(w[:min(len(w), maxTermLen)], "")
		where, args = append(where, `names LIKE ?`), append(args, "% "+w+"%")
	}
	if len(where) == 0 {
		where = []string{"events + reports > 0"}
	}
	var out []sitrep.PartyRow
	err := each(ctx, r.DB, func(c Cursor) error {
		var p sitrep.PartyRow
		var sectors string
		if err := c.Scan(&p.ID, &p.Name, &p.Kind, &p.Country, &sectors, &p.Events, &p.Reports); err != nil {
			return err
		}
		p.Claims = []int{}
		out = append(out, p)
		return json.Unmarshal([]byte(sectors), &out[len(out)-1].Sectors)
	}, "SELECT id, name, kind, country, sectors, events, reports FROM party"+where_(where)+" ORDER BY events DESC, reports DESC, id LIMIT ?", append(args, bounded(limit, 50, 1000))...)
	if err != nil {
		return nil, wrap(err, "list actors")
	}
	for i := range out {
		low, high, ok, err := r.Engine.Range(ctx, r.DB, Events, Term("seen", out[i].ID))
		if err != nil {
			return nil, wrap(err, "list actors")
		}
		if ok {
			out[i].First, out[i].Last = isoOf(int((low>>keyBits)/minutesPerDay)), isoOf(int((high>>keyBits)/minutesPerDay))
		}
	}
	return out, nil
}

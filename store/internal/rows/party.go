package rows

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
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
			d.party, d.event = party, true
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
		if d.party.Name == "" {
			d.party = sitrep.Party{ID: id, Name: a.Name, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors}
		}
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

// flushParties writes what the transaction adds, in the order of ids.
func (tx *Tx) flushParties(ctx context.Context) error {
	for _, id := range sortedKeys(tx.late.parties) {
		if err := tx.flushParty(ctx, tx.late.parties[id]); err != nil {
			return wrap(err, "count party "+id)
		}
	}
	return nil
}

// maxID bounds an id in bytes: PostgreSQL indexes nothing longer than a third of a page.
const maxID = 500

// partyRow is the row of a party as it stands.
type partyRow struct{ name, kind, country, sectors, names string }

func (tx *Tx) flushParty(ctx context.Context, d *partyDelta) error {
	id := clean(d.party.ID)
	if len(id) > maxID {
		return nil // no name, but a paragraph that was taken for one
	}
	var was partyRow
	err := one(ctx, tx.DB, []any{&was.name, &was.kind, &was.country, &was.sectors, &was.names}, "SELECT name, kind, country, sectors, names FROM party WHERE id = ?", id)
	absent := errors.Is(err, sql.ErrNoRows)
	switch {
	case absent && d.party.Name == "":
		return nil // taken back before it was ever written
	case err != nil && !absent:
		return err
	}
	is := was
	for _, n := range append(d.names, d.party.Name) {
		folded := foldName(n)
		if folded != "" && !strings.Contains(is.names, "|"+folded+" |") && len(is.names)+len(folded) < maxNames {
			is.names += "|" + folded + " |"
		}
	}
	if d.party.Name != "" && (absent || d.event) {
		sectors, err := json.Marshal(append([]string{}, d.party.Sectors...))
		if err != nil {
			return err
		}
		is.name, is.kind, is.country, is.sectors = clean(d.party.Name), clean(d.party.Kind), clean(d.party.Country), clean(string(sectors))
	}
	switch {
	case absent:
		_, err = tx.DB.Exec(ctx, "INSERT INTO party (id, name, kind, country, sectors, names, events, reports) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			id, is.name, is.kind, is.country, is.sectors, is.names, d.events, d.reports)
	case is != was:
		_, err = tx.DB.Exec(ctx, "UPDATE party SET name = ?, kind = ?, country = ?, sectors = ?, names = ?, events = events + ?, reports = reports + ? WHERE id = ?",
			is.name, is.kind, is.country, is.sectors, is.names, d.events, d.reports, id)
	case d.events != 0 || d.reports != 0:
		_, err = tx.DB.Exec(ctx, "UPDATE party SET events = events + ?, reports = reports + ? WHERE id = ?", d.events, d.reports, id)
	default:
		return nil
	}
	return err
}

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

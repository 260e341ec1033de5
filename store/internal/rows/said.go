package rows

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/sitrep-news/sitrep"
)

// stored unpacks a record as it lies in the store: positions in code points.
func (r *Reader) stored(body []byte) (*sitrep.Report, error) {
	b, err := r.Codec.Unpack(body)
	if err != nil {
		return nil, err
	}
	var rep sitrep.Report
	if err := json.Unmarshal(b, &rep); err != nil {
		return nil, fmt.Errorf("read a record: %w", err)
	}
	return &rep, nil
}

// told walks over the live reports that carry a term, the last retrieved first.
func (r *Reader) told(ctx context.Context, term int64, f func(sitrep.ReportRow, *sitrep.Report) bool) error {
	const page = 50
	for below := int64(0); ; {
		plan, err := r.Engine.Pick(ctx, r.DB, Reports, Want{Groups: []Group{{Terms: []int64{term}}}, Ordered: true, Below: below})
		if err != nil {
			return err
		}
		where := append([]string{"e.withdrawn = 0"}, plan.Where...)
		n, more := 0, true
		err = each(ctx, r.DB, func(c Cursor) error {
			var body []byte
			row, key, err := scanRow(c, &body)
			if err != nil || !more {
				return err
			}
			rep, err := r.stored(body)
			if err != nil {
				return wrap(err, "read report "+row.ID)
			}
			n, below = n+1, key
			more = f(row, rep)
			return nil
		}, "SELECT "+rowColumns+", b.body FROM "+plan.From+" JOIN report_body b ON b.key = e.key"+where_(where)+" ORDER BY "+plan.Key+" DESC LIMIT ?", append(plan.Args, page)...)
		if err != nil || !more || n < page {
			return err
		}
	}
}

// Statements lists what an actor said, the last retrieved first.
func (r *Reader) Statements(ctx context.Context, party string, limit int) ([]sitrep.Said, error) {
	limit = bounded(limit, 50, 1000)
	term := Term("any", "said")
	if party != "" {
		term = Term("speaker", party)
	}
	var out []sitrep.Said
	err := r.told(ctx, term, func(row sitrep.ReportRow, rep *sitrep.Report) bool {
		for _, s := range rep.Statements {
			if len(out) < limit && (party == "" || s.Speaker != nil && argParty(rep, s.Speaker) == party) {
				out = append(out, sitrep.Said{Report: row, Statement: s})
			}
		}
		return len(out) < limit
	})
	return out, wrap(err, "list statements")
}

// maxTies bounds the ties that are listed of one actor.
const maxTies = 500

// Relations lists what reports tell of an actor's ties, the last retrieved first.
func (r *Reader) Relations(ctx context.Context, party string) ([]sitrep.Tie, error) {
	var out []sitrep.Tie
	err := r.told(ctx, Term("tie", party), func(row sitrep.ReportRow, rep *sitrep.Report) bool {
		for _, rel := range rep.Relations {
			from, to := reportParty(rep, rel.From), reportParty(rep, rel.To)
			if from.ID != party && to.ID != party {
				continue
			}
			words := sitrep.Words{Start: rel.Start, End: rel.End, Text: textOf(rep.Text, rel.Start, rel.End)}
			out = append(out, sitrep.Tie{Report: row, Relation: rel, From: from, To: to, Words: words})
		}
		return len(out) < maxTies
	})
	return out, wrap(err, "list the ties of "+party)
}

// reportParty is an actor of a report as a party.
func reportParty(r *sitrep.Report, id string) sitrep.Party {
	for i := range r.Actors {
		if a := &r.Actors[i]; a.ID == id && id != "" {
			return sitrep.Party{ID: PartyID(a.Known, a.Name), Name: a.Name, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors, Claims: []int{}}
		}
	}
	return sitrep.Party{}
}

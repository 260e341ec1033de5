package rows

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
)

// insertItems files the mentions of a report by time, country and type, so that
// fusion finds them.
func (tx *Tx) insertItems(ctx context.Context, key int64, r *sitrep.Report) error {
	rows := make([][]any, 0, len(r.Mentions))
	seen := map[string]bool{}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if seen[m.ID] {
			return sitrep.Errorf(sitrep.EInvalid, "two mentions have the id %q", m.ID)
		}
		seen[m.ID] = true
		var from, till any // NULL: by the report's date
		if m.Time != nil {
			a, okA := firstDay(m.Time.Start)
			b, okB := lastDay(m.Time.End)
			switch {
			case okA && okB:
				from, till = a, max(a, b)
			case okA:
				from, till = a, a
			case okB:
				from, till = b, b
			}
		}
		if from == nil {
			y, mo, d := keyTime(key).Date()
			at := day(y, mo, d)
			if p, ok := firstDay(r.Published); ok {
				at = p
			}
			from, till = at, at
		}
		rows = append(rows, []any{key, clip(m.ID), clip(m.Type), clip(mentionCountry(m)), from, till})
	}
	return insertMany(ctx, tx.DB, "INSERT INTO item (report, mention, type, country, first, last)", "", rows)
}

func mentionCountry(m *sitrep.Mention) string {
	if m.Place != nil {
		return m.Place.Country
	}
	if len(m.Places) > 0 {
		return m.Places[0].Country
	}
	return ""
}

// ItemReports lists the ids of the reports that have mentions in a window, sorted; of a
// window's Refs it takes the reports alone.
func (r *Reader) ItemReports(ctx context.Context, w sitrep.Window) ([]string, error) {
	conds, args, err := windowConds(w)
	if err != nil {
		return nil, err
	}
	var out []string
	err = each(ctx, r.DB, func(c Cursor) error {
		var id string
		if err := c.Scan(&id); err != nil {
			return err
		}
		out = append(out, id)
		return nil
	}, "SELECT e.id FROM report e WHERE e.key IN (SELECT i.report FROM item i"+where_(conds)+")", args...)
	if err != nil {
		return nil, wrap(err, "list reports of mentions")
	}
	slices.Sort(out)
	return out, nil
}

// Items lists the mentions of a window, in the order of Ref. They are shared with other callers.
func (r *Reader) Items(ctx context.Context, w sitrep.Window) ([]sitrep.Item, error) {
	conds, args, err := windowConds(w)
	if err != nil {
		return nil, err
	}
	wanted := map[int64][]string{}
	var keys []int64
	err = each(ctx, r.DB, func(c Cursor) error {
		var key int64
		var mention string
		if err := c.Scan(&key, &mention); err != nil {
			return err
		}
		if wanted[key] == nil {
			keys = append(keys, key)
		}
		wanted[key] = append(wanted[key], mention)
		return nil
	}, "SELECT i.report, i.mention FROM item i"+where_(conds), args...)
	if err != nil {
		return nil, wrap(err, "list mentions")
	}
	var out []sitrep.Item
	for part := range slices.Chunk(keys, 500) {
		cond, args := in("e.key", part)
		err := each(ctx, r.DB, func(c Cursor) error {
			var body []byte
			row, key, err := scanRow(c, &body)
			if err != nil {
				return err
			}
			items, err := r.itemsOf(row, body, wanted[key])
			out = append(out, items...)
			return err
		}, "SELECT "+rowColumns+", b.body FROM report e JOIN report_body b ON b.key = e.key WHERE "+cond, args...)
		if err != nil {
			return nil, wrap(err, "read mentions")
		}
	}
	out = only(out, w.Refs)
	slices.SortFunc(out, func(a, b sitrep.Item) int {
		return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Ref.Mention, b.Ref.Mention))
	})
	return out, nil
}

func windowConds(w sitrep.Window) (conds []string, args []any, err error) {
	bound := func(s, cond string, at func(string) (int, bool)) {
		d, ok := at(s)
		if s != "" && !ok {
			err = sitrep.Errorf(sitrep.EInvalid, "list mentions: %q is no ISO date", s)
		}
		if s != "" {
			conds, args = append(conds, cond), append(args, d)
		}
	}
	bound(w.From, "i.last >= ?", firstDay)
	bound(w.To, "i.first <= ?", lastDay)
	list := func(column string, values []string) {
		if values != nil {
			cond, more := in(column, append([]string{"\x01"}, values...)) // a value that nothing has: an empty list finds nothing
			conds, args = append(conds, cond), append(args, more...)
		}
	}
	list("i.country", w.Countries)
	list("i.type", w.Types)
	reports := w.Reports
	if len(reports) == 0 && len(w.Refs) > 0 {
		for _, ref := range w.Refs {
			reports = append(reports, ref.Report)
		}
		slices.Sort(reports)
		reports = slices.Compact(reports)
	}
	if len(reports) > 0 {
		cond, more := in("id", reports)
		conds, args = append(conds, "i.report IN (SELECT key FROM report WHERE "+cond+")"), append(args, more...)
	}
	return conds, args, err
}

// only keeps the items that refs name; all without refs.
func only(items []sitrep.Item, refs []sitrep.Ref) []sitrep.Item {
	if len(refs) == 0 {
		return items
	}
	want := map[sitrep.Ref]bool{}
	for _, ref := range refs {
		want[ref] = true
	}
	return slices.DeleteFunc(items, func(it sitrep.Item) bool { return !want[it.Ref] })
}

// itemsOf builds items from a record as it is stored, positions in code points.
func (r *Reader) itemsOf(row sitrep.ReportRow, body []byte, mentions []string) ([]sitrep.Item, error) {
	rep, err := r.Caches.records.of(r.Codec, body)
	if err != nil {
		return nil, wrap(err, "read report "+row.ID)
	}
	out := make([]sitrep.Item, 0, len(mentions))
	for i := range rep.Mentions {
		m := &rep.Mentions[i]
		if !slices.Contains(mentions, m.ID) {
			continue
		}
		statements := statementsOf(rep, m)
		out = append(out, sitrep.Item{
			Ref: sitrep.Ref{Report: row.ID, Mention: m.ID}, Mention: *m,
			Statements: statements, Actors: actorsOf(rep, m, statements),
			URL: row.URL, Title: row.Title, Publisher: row.Publisher, Family: row.Family, Published: row.Published,
			Retrieved: row.Retrieved, CopyOf: row.CopyOf, Withdrawn: row.Withdrawn,
		})
	}
	return out, nil
}

func statementsOf(r *record, m *sitrep.Mention) []sitrep.Statement {
	var out []sitrep.Statement
	for i := range r.Statements {
		id := r.Statements[i].ID
		if slices.Contains(m.Sources, id) || slices.Contains(m.DisputedBy, id) || slices.Contains(m.ConfirmedBy, id) {
			out = append(out, r.Statements[i])
		}
	}
	return out
}

func actorsOf(r *record, m *sitrep.Mention, statements []sitrep.Statement) []sitrep.Actor {
	want := map[string]bool{}
	for _, a := range slices.Concat(m.Actors, m.Recipients, m.Objects, m.Instruments) {
		want[a.Actor] = true
	}
	for i := range statements {
		if sp := statements[i].Speaker; sp != nil {
			want[sp.Actor] = true
		}
	}
	var out []sitrep.Actor
	for i := range r.Actors {
		if a := &r.Actors[i]; a.ID != "" && want[a.ID] {
			out = append(out, *a)
		}
	}
	return out
}

// textOf is the words at a range of code points; "" outside the text.
func textOf(text string, start, end int) string {
	if start < 0 || end <= start {
		return ""
	}
	at, from := 0, -1
	for i := range text {
		if at == start {
			from = i
		}
		if at == end {
			return text[from:i]
		}
		at++
	}
	if from >= 0 && at == end && utf8.ValidString(text) {
		return text[from:]
	}
	return ""
}

package rows

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"math/bits"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
)

// Accept keeps a raw input and enqueues its "code" job.
func (tx *Tx) Accept(ctx context.Context, r sitrep.Raw) (bool, error) {
	if r.ID == "" {
		r.ID = sitrep.RawID(r.URL, r.Body)
	}
	if len(r.ID) > maxID {
		return false, sitrep.Errorf(sitrep.EInvalid, "accept %.80s: its id has more than %d bytes", r.URL, maxID)
	}
	if r.Retrieved.IsZero() {
		r.Retrieved = tx.now()
	}
	n, err := tx.DB.Exec(ctx, "INSERT INTO raw (id, url, content_type, title, published, publisher, source, retrieved, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
		clean(r.ID), clean(r.URL), clean(r.ContentType), clean(r.Title), clean(r.Published), clean(r.Publisher), clean(r.Source), nanos(r.Retrieved), tx.Codec.Pack(r.Body))
	if err != nil || n == 0 {
		return false, wrap(err, "accept "+r.URL)
	}
	payload, err := json.Marshal(map[string]string{"raw": r.ID})
	if err != nil {
		return false, err
	}
	return true, tx.Enqueue(ctx, sitrep.Job{Kind: "code", Key: r.ID, Payload: payload})
}

// Raw finds a raw input.
func (r *Reader) Raw(ctx context.Context, id string) (*sitrep.Raw, error) {
	var out sitrep.Raw
	var at int64
	var body []byte
	err := one(ctx, r.DB, []any{&out.ID, &out.URL, &out.ContentType, &out.Title, &out.Published, &out.Publisher, &out.Source, &at, &body},
		"SELECT id, url, content_type, title, published, publisher, source, retrieved, body FROM raw WHERE id = ?", clean(id))
	if err != nil {
		return nil, notFound(err, "raw input", id)
	}
	out.Retrieved = timeOf(at)
	out.Body, err = r.Codec.Unpack(body)
	return &out, err
}

// reportRow is a report's row as it stands.
type reportRow struct {
	key    int64
	filed  sitrep.Filed
	post   Posting
	actors []string
}

// SaveReport files a coded report; one filed before is replaced.
func (tx *Tx) SaveReport(ctx context.Context, f sitrep.Filed) error {
	if f.Report == nil || f.Report.ID == "" || len(f.Report.ID) > maxID {
		return sitrep.Errorf(sitrep.EInvalid, "a report needs an id of at most %d bytes to be filed", maxID)
	}
	return wrap(tx.saveReport(ctx, f), "file report "+f.Report.ID)
}

func (tx *Tx) saveReport(ctx context.Context, f sitrep.Filed) error {
	if f.Retrieved.IsZero() {
		f.Retrieved = tx.now()
	}
	record, err := sitrep.Encode(f.Report)
	if err != nil {
		return err
	}
	was, err := tx.reportRow(ctx, f.Report.ID)
	if err != nil {
		return err
	}
	number, err := int64(0), error(nil)
	if was != nil {
		number = was.key & (1<<keyBits - 1)
		err = tx.dropReport(ctx, was)
	} else {
		number, err = tx.number(ctx, 1)
	}
	if err != nil {
		return err
	}
	now := reportRow{key: reportKey(f.Retrieved, number), filed: f}
	now.actors = reportActors(f.Report)
	now.post = reportPosting(&f)
	if err := tx.insertReport(ctx, &now, record); err != nil {
		return err
	}
	entry := Entry{Key: now.key, Is: now.post}
	entries := []Entry{}
	if was != nil && was.key == now.key {
		entry.Was = was.post
	} else if was != nil {
		entries = append(entries, Entry{Key: was.key, Was: was.post})
	}
	if err := tx.Engine.Post(ctx, tx.DB, Reports, append(entries, entry)); err != nil {
		return err
	}
	tx.nameParties(&now)
	tx.late.filed = append(tx.late.filed, now.key)
	if len(f.Vector) > 0 {
		tx.late.vectors = append(tx.late.vectors, vector{now.key, packVector(f.Vector)})
	}
	return tx.insertItems(ctx, now.key, f.Report)
}

// reportRow reads what is filed under a report's id; nil where nothing is.
func (tx *Tx) reportRow(ctx context.Context, id string) (*reportRow, error) {
	var r reportRow
	f, key, err := tx.filed(ctx, id, tx.Engine.ForUpdate(false))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r.key, r.filed = key, *f
	r.post, r.actors = reportPosting(f), reportActors(f.Report)
	return &r, nil
}

func (tx *Tx) insertReport(ctx context.Context, r *reportRow, record []byte) error {
	f := &r.filed
	rep := f.Report
	args := []any{r.key, clean(rep.ID), clean(f.Raw), clean(rep.URL), clean(rep.Title), clean(rep.Publisher), clean(f.Family), clean(rep.Published), clean(f.Source),
		clean(f.CopyOf), clean(f.VersionOf), nanos(f.Retrieved), len(rep.Mentions), flag(f.Withdrawn), int64(f.Hash), clean(f.Coder)}
	columns, extra := tx.Engine.Extra(r.post)
	args = append(args, extra...)
	if _, err := tx.DB.Exec(ctx, "INSERT INTO report (key, id, raw, url, title, publisher, family, published, source, copy_of, version_of, retrieved, mentions, withdrawn, hash, coder"+columns+") VALUES ("+marks(len(args))+")", args...); err != nil {
		return err
	}
	if _, err := tx.DB.Exec(ctx, "INSERT INTO report_body (key, body) VALUES (?, ?)", r.key, tx.Codec.Pack(record)); err != nil {
		return err
	}
	rows := make([][]any, bandCount)
	for i, b := range bands(f.Hash) {
		rows[i] = []any{b, r.key}
	}
	return insertMany(ctx, tx.DB, "INSERT INTO report_band (band, key)", "", rows)
}

func (tx *Tx) dropReport(ctx context.Context, r *reportRow) error {
	tx.countReport(r.actors, -1)
	tx.late.filed = slices.DeleteFunc(tx.late.filed, func(key int64) bool { return key == r.key })
	tx.late.vectors = slices.DeleteFunc(tx.late.vectors, func(v vector) bool { return v.report == r.key })
	for _, b := range bands(r.filed.Hash) {
		if _, err := tx.DB.Exec(ctx, "DELETE FROM report_band WHERE band = ? AND key = ?", b, r.key); err != nil {
			return err
		}
	}
	for _, table := range []string{"report", "report_body"} {
		if _, err := tx.DB.Exec(ctx, "DELETE FROM "+table+" WHERE key = ?", r.key); err != nil {
			return err
		}
	}
	blocks, err := tx.blocksOf(ctx, r.key)
	if err != nil {
		return err
	}
	if err := tx.dropBlocks(ctx, r.key, blocks); err != nil {
		return err
	}
	for _, table := range []string{"item", "vector"} {
		if _, err := tx.DB.Exec(ctx, "DELETE FROM "+table+" WHERE report = ?", r.key); err != nil {
			return err
		}
	}
	return nil
}

// maxReportText bounds the text that is indexed of a report, in bytes: PostgreSQL
// refuses a tsvector of more than a megabyte.
const maxReportText = 256 << 10

// reportPosting is what the index holds of a report.
func reportPosting(f *sitrep.Filed) Posting {
	var s termSet
	r := f.Report
	s.add("source", f.Source)
	s.add("publisher", r.Publisher)
	s.add("family", f.Family)
	for _, id := range reportActors(r) {
		s.add("actor", id)
	}
	for i := range r.Statements {
		s.add("any", "said")
		if sp := r.Statements[i].Speaker; sp != nil {
			s.add("speaker", argParty(r, sp))
		}
	}
	for i := range r.Relations {
		s.add("tie", partyOf(r, r.Relations[i].From))
		s.add("tie", partyOf(r, r.Relations[i].To))
	}
	return Posting{Terms: s.sorted(), Title: Words(r.Title), Text: Words(r.Text[:min(len(r.Text), maxReportText)])}
}

// reportActors lists the party ids of a report's actors, each once.
func reportActors(r *sitrep.Report) []string {
	out := []string{}
	for i := range r.Actors {
		if id := PartyID(r.Actors[i].Known, r.Actors[i].Name); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// PartyID is the id under which events know an actor of a report, of text as it is stored.
func PartyID(known, name string) string {
	return actor.PartyID(known, clean(name))
}

// partyOf is the party id of an actor of a report, by the record's own id.
func partyOf(r *sitrep.Report, id string) string {
	for i := range r.Actors {
		if r.Actors[i].ID == id && id != "" {
			return PartyID(r.Actors[i].Known, r.Actors[i].Name)
		}
	}
	return ""
}

func argParty(r *sitrep.Report, a *sitrep.Arg) string {
	if id := partyOf(r, a.Actor); id != "" {
		return id
	}
	if a.Name == "" {
		return PartyID("", a.Text)
	}
	return PartyID("", a.Name)
}

// A SimHash is found by bands: of two hashes that differ in at most bandCount-1
// bits, one band is the same.
const bandCount = 4

func bands(hash uint64) [bandCount]int64 {
	var out [bandCount]int64
	for i := range out {
		out[i] = int64(i)<<16 | int64(hash>>(16*i)&0xffff)
	}
	return out
}

// Report finds a filed report.
func (r *Reader) Report(ctx context.Context, id string) (*sitrep.Filed, error) {
	f, _, err := r.filed(ctx, id, "")
	if err != nil {
		return nil, notFound(err, "report", id)
	}
	return f, nil
}

// filed reads a report and its key.
func (r *Reader) filed(ctx context.Context, id, lock string) (*sitrep.Filed, int64, error) {
	var key, at, hash int64
	var withdrawn int
	var f sitrep.Filed
	var body []byte
	err := one(ctx, r.DB, []any{&key, &f.Raw, &f.Source, &f.Family, &at, &f.CopyOf, &f.VersionOf, &hash, &f.Coder, &withdrawn, &body},
		"SELECT r.key, r.raw, r.source, r.family, r.retrieved, r.copy_of, r.version_of, r.hash, r.coder, r.withdrawn, b.body FROM report r JOIN report_body b ON b.key = r.key WHERE r.id = ?"+lock, clean(id))
	if err != nil {
		return nil, 0, err
	}
	f.Retrieved, f.Hash, f.Withdrawn = timeOf(at), uint64(hash), withdrawn == 1
	if f.Report, err = r.record(body); err != nil {
		return nil, 0, err
	}
	vectors, err := column[[]byte](ctx, r.DB, "SELECT vector FROM vector WHERE report = ?", key)
	if err == nil && len(vectors) > 0 {
		f.Vector, err = unpackVector(vectors[0])
	}
	return &f, key, err
}

// record unpacks a stored record; positions are byte offsets.
func (r *Reader) record(body []byte) (*sitrep.Report, error) {
	b, err := r.Codec.Unpack(body)
	if err != nil {
		return nil, err
	}
	return sitrep.Decode(b)
}

const rowColumns = "e.key, e.id, e.url, e.title, e.publisher, e.family, e.published, e.source, e.copy_of, e.version_of, e.retrieved, e.mentions, e.withdrawn, e.hash"

func scanRow(c Cursor, more ...any) (sitrep.ReportRow, int64, error) {
	var r sitrep.ReportRow
	var key, at, hash int64
	var withdrawn int
	err := c.Scan(append([]any{&key, &r.ID, &r.URL, &r.Title, &r.Publisher, &r.Family, &r.Published, &r.Source, &r.CopyOf, &r.VersionOf, &at, &r.Mentions, &withdrawn, &hash}, more...)...)
	r.Retrieved, r.Withdrawn, r.Hash = timeOf(at), withdrawn == 1, uint64(hash)
	return r, key, err
}

func (r *Reader) reportRows(ctx context.Context, rest string, args ...any) ([]sitrep.ReportRow, []int64, error) {
	var out []sitrep.ReportRow
	var keys []int64
	err := each(ctx, r.DB, func(c Cursor) error {
		row, key, err := scanRow(c)
		out, keys = append(out, row), append(keys, key)
		return err
	}, "SELECT "+rowColumns+" FROM "+rest, args...)
	return out, keys, wrap(err, "list reports")
}

// Reports lists reports, the last retrieved first.
func (r *Reader) Reports(ctx context.Context, q sitrep.ReportQuery) (sitrep.ReportPage, error) {
	var page sitrep.ReportPage
	want, where, args, err := r.wanted(ctx, q)
	if err != nil {
		return page, err
	}
	plan, err := r.Engine.Pick(ctx, r.DB, Reports, want)
	if err != nil {
		return page, err
	}
	limit := bounded(q.Limit, 50, 1000)
	args = append(append(slices.Clone(plan.Args), args...), limit+1)
	rows, keys, err := r.reportRows(ctx, plan.From+where_(append(slices.Clone(plan.Where), where...))+" ORDER BY "+plan.Key+" DESC LIMIT ?", args...)
	if err != nil {
		return page, err
	}
	if len(rows) > limit {
		rows = rows[:limit]
		page.Next = cursor{order: "r", key: keys[limit-1]}.String()
	}
	page.Reports = rows
	return page, nil
}

// wanted is what a query of reports asks of the index, with the conditions that the index does not
// know and their arguments.
func (r *Reader) wanted(ctx context.Context, q sitrep.ReportQuery) (want Want, where []string, args []any, err error) {
	want = Want{Ordered: true}
	for _, f := range []struct{ kind, value string }{{"source", q.Source}, {"publisher", q.Publisher}, {"family", q.Family}, {"actor", q.Actor}} {
		if f.value != "" {
			want.Groups = append(want.Groups, Group{Terms: []int64{Term(f.kind, f.value)}})
		}
	}
	if q.Event != "" {
		ids, err := r.claimedBy(ctx, q.Event)
		if err != nil {
			return want, nil, nil, err
		}
		cond, values := in("e.id", ids)
		where, args = append(where, cond), append(args, values...)
		want.Few = true
	}
	for _, b := range []struct {
		text, cond string
		after      bool
	}{{q.Since, "e.retrieved >= ?", false}, {q.Until, "e.retrieved <= ?", true}} {
		if b.text == "" {
			continue
		}
		at, err := instant(b.text, b.after)
		if err != nil {
			return want, nil, nil, sitrep.Errorf(sitrep.EInvalid, "list reports: %w", err)
		}
		where, args = append(where, b.cond), append(args, nanos(at))
		if b.after {
			want.Below = timeKey(at.Add(time.Second))
		} else {
			want.From = timeKey(at)
		}
	}
	if q.After != "" {
		cur, err := parseCursor(q.After, "r")
		if err != nil {
			return want, nil, nil, err
		}
		if want.Below == 0 || cur.key < want.Below {
			want.Below = cur.key
		}
	}
	return want, where, args, nil
}

// claimedBy are the ids of the reports that tell of an event; the empty id is among them, so that
// there is always one.
func (r *Reader) claimedBy(ctx context.Context, event string) ([]string, error) {
	e, err := r.Event(ctx, event)
	if err != nil {
		return nil, err
	}
	ids := []string{""}
	for i := range e.Claims {
		if !slices.Contains(ids, e.Claims[i].Report) {
			ids = append(ids, clean(e.Claims[i].Report))
		}
	}
	return ids, nil
}

// Copies lists reports whose hash is within d bits, the last retrieved first.
func (r *Reader) Copies(ctx context.Context, hash uint64, d int, since time.Time) ([]sitrep.ReportRow, error) {
	return r.copies(ctx, hash, d, since, nil)
}

// Copies finds what the transaction itself filed too.
func (tx *Tx) Copies(ctx context.Context, hash uint64, d int, since time.Time) ([]sitrep.ReportRow, error) {
	return tx.copies(ctx, hash, d, since, tx.late.filed)
}

// copies looks by bands where the hashes may differ in few bits, else at all of them, and at some
// more reports.
func (r *Reader) copies(ctx context.Context, hash uint64, d int, since time.Time, more []int64) ([]sitrep.ReportRow, error) {
	from := int64(0)
	if !since.IsZero() {
		from = timeKey(since)
	}
	var keys []int64
	var err error
	if d < bandCount {
		b := bands(hash)
		cond, args := in("band", b[:])
		keys, err = column[int64](ctx, r.DB, "SELECT key FROM report_band WHERE "+cond+" AND key >= ?", append(args, from)...)
	} else {
		keys, err = r.Hashes.near(ctx, r.DB, hash, d, from)
	}
	if err != nil {
		return nil, wrap(err, "list reports by hash")
	}
	keys = slices.Concat(keys, more)
	slices.Sort(keys)
	keys = slices.Compact(keys)
	slices.Reverse(keys)
	var out []sitrep.ReportRow
	for part := range slices.Chunk(keys, 500) {
		cond, args := in("e.key", part)
		rows, _, err := r.reportRows(ctx, "report e WHERE "+cond+" ORDER BY e.key DESC", args...)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return slices.DeleteFunc(out, func(row sitrep.ReportRow) bool {
		return bits.OnesCount64(row.Hash^hash) > d || row.Retrieved.Before(since)
	}), nil
}

// Versions lists the reports of an address, oldest first.
func (r *Reader) Versions(ctx context.Context, url string) ([]sitrep.ReportRow, error) {
	rows, _, err := r.reportRows(ctx, "report e WHERE e.url = ? ORDER BY e.key", clean(url))
	return rows, err
}

// Withdraw marks a report withdrawn or restores it.
func (tx *Tx) Withdraw(ctx context.Context, report string, on bool) error {
	keys, err := column[int64](ctx, tx.DB, "UPDATE report SET withdrawn = ? WHERE id = ? RETURNING key", flag(on), clean(report))
	if err == nil && len(keys) == 0 {
		return sitrep.Errorf(sitrep.ENotFound, "no report %q in the store", report)
	}
	tx.late.filed = append(tx.late.filed, keys...) // as it is now it is another
	return wrap(err, "withdraw report "+report)
}

// Volume counts reports by the day they were published, or retrieved where no date was told (copies
// excluded). One published before its retrieval is found by the bound of retrieval alone.
func (r *Reader) Volume(ctx context.Context, since, until string) ([]sitrep.TallyRow, error) {
	where, args := []string{"copy_of = ''"}, []any{}
	if since != "" {
		at, err := instant(since, false)
		if err != nil {
			return nil, sitrep.Errorf(sitrep.EInvalid, "count reports: %w", err)
		}
		since = at.Format(time.DateOnly)
		where, args = append(where, "key >= ?"), append(args, timeKey(at))
	}
	if until != "" {
		at, err := instant(until, true)
		if err != nil {
			return nil, sitrep.Errorf(sitrep.EInvalid, "count reports: %w", err)
		}
		until = at.Format(time.DateOnly)
	}
	read := map[string]int{}
	err := each(ctx, r.DB, func(c Cursor) error {
		var retrieved, n int64
		var told string
		err := c.Scan(&retrieved, &told, &n)
		day := isoOf(int(retrieved) + 719528)
		if _, err := time.Parse(time.DateOnly, told); err == nil {
			day = min(day, told)
		}
		if day >= since && (until == "" || day <= until) {
			read[day] += int(n)
		}
		return err
	}, "SELECT (key >> 30) / 86400, substr(published, 1, 10), count(*) FROM report"+where_(where)+" GROUP BY 1, 2", args...)
	var out []sitrep.TallyRow
	for _, day := range sortedKeys(read) {
		out = append(out, sitrep.TallyRow{Start: day, Keys: []string{}, Events: read[day]})
	}
	return out, wrap(err, "count reports")
}

package rows

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/sitrep-news/sitrep"
)

// SaveBlocks files the blocks that a report's mentions lie in, in place of those before.
func (tx *Tx) SaveBlocks(ctx context.Context, report, stamp string, blocks []sitrep.Block) error {
	return wrap(tx.saveBlocks(ctx, report, stamp, blocks), "file the blocks of report "+report)
}

func (tx *Tx) saveBlocks(ctx context.Context, report, stamp string, blocks []sitrep.Block) error {
	var key int64
	err := one(ctx, tx.DB, []any{&key}, "SELECT key FROM report WHERE id = ?"+tx.Engine.ForUpdate(false), clean(report))
	if err != nil {
		return notFound(err, "report", report)
	}
	was, err := tx.blocksOf(ctx, key)
	if err != nil {
		return err
	}
	now := slices.Clone(blocks)
	slices.SortFunc(now, compareBlocks)
	now = slices.Compact(now)
	if !slices.Equal(was, now) {
		if err := tx.dropBlocks(ctx, key, was); err != nil {
			return err
		}
		if err := tx.insertBlocks(ctx, key, now); err != nil {
			return err
		}
	}
	_, err = tx.DB.Exec(ctx, "UPDATE report SET stamp = ? WHERE key = ?", clean(stamp), key)
	return err
}

func compareBlocks(a, b sitrep.Block) int {
	return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Day, b.Day))
}

func (tx *Tx) insertBlocks(ctx context.Context, report int64, blocks []sitrep.Block) error {
	if len(blocks) == 0 {
		return nil
	}
	rows := make([][]any, len(blocks))
	for i, b := range blocks {
		rows[i] = []any{b.Key, b.Day, report}
	}
	if err := insertMany(ctx, tx.DB, "INSERT INTO block (key, day, report)", "", rows); err != nil {
		return err
	}
	_, err := tx.DB.Exec(ctx, "INSERT INTO report_blocks (report, body) VALUES (?, ?)", report, packBlocks(blocks))
	return err
}

// blocksOf are the blocks of a report as they are filed.
func (r *Reader) blocksOf(ctx context.Context, report int64) ([]sitrep.Block, error) {
	var body []byte
	err := one(ctx, r.DB, []any{&body}, "SELECT body FROM report_blocks WHERE report = ?", report)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return unpackBlocks(body)
}

func (tx *Tx) dropBlocks(ctx context.Context, report int64, blocks []sitrep.Block) error {
	if len(blocks) == 0 {
		return nil
	}
	for _, b := range blocks {
		if _, err := tx.DB.Exec(ctx, "DELETE FROM block WHERE key = ? AND day = ? AND report = ?", b.Key, b.Day, report); err != nil {
			return err
		}
	}
	_, err := tx.DB.Exec(ctx, "DELETE FROM report_blocks WHERE report = ?", report)
	return err
}

// packBlocks writes each block's key in eight bytes and its day as a varint.
func packBlocks(blocks []sitrep.Block) []byte {
	out := make([]byte, 0, 11*len(blocks))
	for _, b := range blocks {
		out = binary.AppendVarint(binary.BigEndian.AppendUint64(out, uint64(b.Key)), int64(b.Day))
	}
	return out
}

func unpackBlocks(body []byte) ([]sitrep.Block, error) {
	var out []sitrep.Block
	for len(body) > 0 {
		if len(body) < 9 {
			return nil, fmt.Errorf("a report's blocks end in the middle of one")
		}
		day, n := binary.Varint(body[8:])
		if n <= 0 {
			return nil, fmt.Errorf("a report's block has no day")
		}
		out = append(out, sitrep.Block{Key: int64(binary.BigEndian.Uint64(body)), Day: int(day)})
		body = body[8+n:]
	}
	return out, nil
}

// BlockReports tells which reports lie in the blocks.
func (r *Reader) BlockReports(ctx context.Context, spans []sitrep.BlockSpan) ([]sitrep.BlockHit, error) {
	type row struct {
		sitrep.Block
		report int64
	}
	var found []row
	reports := map[int64]sitrep.BlockHit{}
	for part := range slices.Chunk(spans, 300) {
		query, args := r.Engine.InBlocks(part)
		err := each(ctx, r.DB, func(c Cursor) error {
			var x row
			err := c.Scan(&x.Key, &x.Day, &x.report)
			found, reports[x.report] = append(found, x), sitrep.BlockHit{}
			return err
		}, query, args...)
		if err != nil {
			return nil, wrap(err, "look into blocks")
		}
	}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(reports)), 500) {
		cond, args := in("key", part)
		err := each(ctx, r.DB, func(c Cursor) error {
			var key int64
			var h sitrep.BlockHit
			err := c.Scan(&key, &h.Report, &h.Version)
			reports[key] = h
			return err
		}, "SELECT key, id, filed FROM report WHERE "+cond, args...)
		if err != nil {
			return nil, wrap(err, "list reports of blocks")
		}
	}
	out := make([]sitrep.BlockHit, len(found))
	for i, x := range found {
		out[i] = reports[x.report]
		out[i].Block = x.Block
	}
	return out, nil
}

// Unblocked lists reports whose blocks were filed with another stamp, or never.
func (r *Reader) Unblocked(ctx context.Context, stamp string, n int) ([]string, error) {
	var out []string
	for _, cond := range []string{"stamp < ?", "stamp > ?"} { // each a walk of the index, which "other than" is not
		if left := n - len(out); left > 0 {
			ids, err := column[string](ctx, r.DB, "SELECT id FROM report WHERE "+cond+" LIMIT ?", clean(stamp), left)
			if err != nil {
				return nil, wrap(err, "list reports without blocks")
			}
			out = append(out, ids...)
		}
	}
	return out, nil
}

package rows

import (
	"context"
	"math/bits"
	"slices"
	"sync"
)

// Hashes keeps in memory the SimHashes of the reports retrieved lately. No index finds what is
// within many bits of a hash, and to compare it with a million in memory takes a millisecond.
// It learns of new reports by the numbers that filing gives them, of which no later commit has
// a smaller one. What it tells are candidates: a report may be gone or filed anew meanwhile.
// Safe for concurrent use.
type Hashes struct {
	mu   sync.Mutex
	all  []hashed
	from int64 // the least key that is kept
	last int64 // the last number of filing that was read
	read bool
}

type hashed struct {
	key  int64
	hash uint64
}

// near lists the keys from a least one whose hashes are within d bits.
func (h *Hashes) near(ctx context.Context, db DB, hash uint64, d int, from int64) ([]int64, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.update(ctx, db, from); err != nil {
		return nil, err
	}
	var out []int64
	old := 0
	for _, x := range h.all {
		if x.key < from {
			old++
		} else if bits.OnesCount64(x.hash^hash) <= d {
			out = append(out, x.key)
		}
	}
	if old > 1000 && old > len(h.all)/2 {
		h.all = slices.DeleteFunc(h.all, func(x hashed) bool { return x.key < from })
		h.from = from
	}
	return out, nil
}

// update reads what was filed since, and what is older than the least key kept so far: an archive
// that comes in backwards asks for an earlier time with each report.
func (h *Hashes) update(ctx context.Context, db DB, from int64) error {
	if !h.read {
		var last int64
		if err := one(ctx, db, []any{&last}, "SELECT coalesce(max(filed), 0) FROM report"); err != nil {
			return err
		}
		all, read, err := readHashes(ctx, db, "key >= ?", from)
		if err == nil {
			h.all, h.last, h.from, h.read = all, max(last, read), from, true
		}
		return err
	}
	if from < h.from {
		older, _, err := readHashes(ctx, db, "key >= ? AND key < ?", from, h.from)
		if err != nil {
			return err
		}
		h.all, h.from = append(h.all, older...), from
	}
	fresh, last, err := readHashes(ctx, db, "filed > ?", h.last)
	if err == nil {
		h.all, h.last = append(h.all, fresh...), max(h.last, last)
	}
	return err
}

func readHashes(ctx context.Context, db DB, cond string, args ...any) (all []hashed, last int64, err error) {
	err = each(ctx, db, func(c Cursor) error {
		var filed, key, hash int64
		err := c.Scan(&filed, &key, &hash)
		all, last = append(all, hashed{key, uint64(hash)}), max(last, filed)
		return err
	}, "SELECT filed, key, hash FROM report WHERE "+cond, args...)
	return all, last, err
}

// flushFiled numbers the reports that a transaction filed.
func (tx *Tx) flushFiled(ctx context.Context) error {
	if len(tx.late.filed) == 0 {
		return nil
	}
	var last int64
	if err := one(ctx, tx.DB, []any{&last}, "UPDATE commits SET vector = vector + ? RETURNING vector", len(tx.late.filed)); err != nil {
		return err
	}
	for i, key := range tx.late.filed {
		if _, err := tx.DB.Exec(ctx, "UPDATE report SET filed = ? WHERE key = ?", last-int64(len(tx.late.filed)-1-i), key); err != nil {
			return wrap(err, "number reports")
		}
	}
	return nil
}

package rows

import (
	"container/list"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"sync"

	"github.com/sitrep-news/sitrep"
)

// record is what fusion needs of a report's record.
type record struct {
	Mentions   []sitrep.Mention   `json:"mentions"`
	Statements []sitrep.Statement `json:"statements"`
	Actors     []sitrep.Actor     `json:"actors"`
}

// mostRecords bounds what a Records keeps, by the bytes of its records' JSON: some 8,000
// reports of news. In memory they take about twice that.
const mostRecords = 64 << 20

// Records keeps the records that were read last, unpacked: every job of fusion reads the
// same day's reports again, and reading one takes a hundred times as long as finding it
// here. A record is found by the bytes it lies in the store as, so that none is ever stale.
// What it gives is shared: nobody may change it. Safe for concurrent use.
type Records struct {
	seeds [2]maphash.Seed
	mu    sync.Mutex
	at    map[[2]uint64]*list.Element // of *kept
	last  *list.List                  // the latest read first
	size  int
}

type kept struct {
	key  [2]uint64
	size int
	rec  *record
}

// NewRecords returns an empty one.
func NewRecords() *Records {
	return &Records{seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}, at: map[[2]uint64]*list.Element{}, last: list.New()}
}

// of unpacks a record, or finds it as it was unpacked before.
func (k *Records) of(codec *Codec, body []byte) (*record, error) {
	key := [2]uint64{maphash.Bytes(k.seeds[0], body), maphash.Bytes(k.seeds[1], body)}
	if rec := k.find(key); rec != nil {
		return rec, nil
	}
	b, err := codec.Unpack(body)
	if err != nil {
		return nil, err
	}
	var rec record
	if err := json.Unmarshal(b, &rec); err != nil {
		return nil, fmt.Errorf("read a record: %w", err)
	}
	k.keep(&kept{key, len(b), &rec})
	return &rec, nil
}

func (k *Records) find(key [2]uint64) *record {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.at[key]
	if e == nil {
		return nil
	}
	k.last.MoveToFront(e)
	return e.Value.(*kept).rec
}

func (k *Records) keep(x *kept) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.at[x.key] != nil {
		return // another read it meanwhile
	}
	k.at[x.key] = k.last.PushFront(x)
	k.size += x.size
	for k.size > mostRecords && k.last.Len() > 1 {
		old := k.last.Remove(k.last.Back()).(*kept)
		delete(k.at, old.key)
		k.size -= old.size
	}
}

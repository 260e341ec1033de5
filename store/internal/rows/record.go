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

// What is kept unpacked at the most, by the bytes of its JSON; in memory it takes about twice that.
const (
	mostRecords = 64 << 20 // some 8,000 reports of news
	mostEvents  = 64 << 20 // some 20,000 events, or a few hundred that all the world tells of
)

// Unpacked keeps the values that were read last, unpacked: job after job of fusion reads the
// same day's records and events again, and reading one takes a hundred times as long as finding
// it here. One is found by the bytes it lies in the store as, so that none is ever stale.
// What it gives is shared: nobody may change it. Safe for concurrent use.
type Unpacked[T any] struct {
	most  int
	seeds [2]maphash.Seed
	mu    sync.Mutex
	at    map[[2]uint64]*list.Element // of *kept[T]
	last  *list.List                  // the latest read first
	size  int
}

type kept[T any] struct {
	key   [2]uint64
	size  int
	value *T
}

// Caches are what a store keeps unpacked.
type Caches struct {
	records *Unpacked[record]
	events  *Unpacked[sitrep.Event]
}

// NewCaches returns empty ones.
func NewCaches() Caches {
	return Caches{newUnpacked[record](mostRecords), newUnpacked[sitrep.Event](mostEvents)}
}

func newUnpacked[T any](most int) *Unpacked[T] {
	return &Unpacked[T]{most: most, seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}, at: map[[2]uint64]*list.Element{}, last: list.New()}
}

// of unpacks a value, or finds it as it was unpacked before.
func (k *Unpacked[T]) of(codec *Codec, body []byte) (*T, error) {
	key := k.key(body)
	if v := k.find(key); v != nil {
		return v, nil
	}
	b, err := codec.Unpack(body)
	if err != nil {
		return nil, err
	}
	var v T
	if err := json.Unmarshal(b, &v); err != nil {
		return nil, fmt.Errorf("read a stored value: %w", err)
	}
	k.keep(&kept[T]{key, len(b), &v})
	return &v, nil
}

func (k *Unpacked[T]) key(body []byte) [2]uint64 {
	return [2]uint64{maphash.Bytes(k.seeds[0], body), maphash.Bytes(k.seeds[1], body)}
}

func (k *Unpacked[T]) find(key [2]uint64) *T {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.at[key]
	if e == nil {
		return nil
	}
	k.last.MoveToFront(e)
	return e.Value.(*kept[T]).value
}

func (k *Unpacked[T]) keep(x *kept[T]) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.at[x.key] != nil {
		return // another read it meanwhile
	}
	k.at[x.key] = k.last.PushFront(x)
	k.size += x.size
	for k.size > k.most && k.last.Len() > 1 {
		old := k.last.Remove(k.last.Back()).(*kept[T])
		delete(k.at, old.key)
		k.size -= old.size
	}
}

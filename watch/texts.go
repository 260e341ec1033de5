package watch

import (
	"container/list"
	"sync"

	"github.com/sitrep-news/sitrep/fuse"
)

// mostTexts bounds what texts keeps, in bytes: some 15,000 reports.
const mostTexts = 64 << 20

// perText is about what a report takes beside its runs and its vector: short posts and reports
// without any text are many.
const perText = 400

// texts remembers what the door compares of the reports it saw last: a report is compared with
// many others, and to read one from the store takes a hundred times as long as to compare it. One
// that is coded anew has another hash, unless its text is the same. Safe for concurrent use.
type texts struct {
	mu   sync.Mutex
	at   map[string]*list.Element // of *text, by report
	last *list.List               // the latest used first
	size int                      // bytes
}

type text struct {
	report string
	hash   uint64
	known
}

// known is what is compared of a report beside its head.
type known struct {
	runs   fuse.Runs
	vector []float32
}

func (k known) size() int { return perText + 8*len(k.runs) + 4*len(k.vector) }

func newTexts() *texts { return &texts{at: map[string]*list.Element{}, last: list.New()} }

func (t *texts) find(report string, hash uint64) (known, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	e := t.at[report]
	if e == nil || e.Value.(*text).hash != hash {
		return known{}, false
	}
	t.last.MoveToFront(e)
	return e.Value.(*text).known, true
}

func (t *texts) keep(report string, hash uint64, k known) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if e := t.at[report]; e != nil {
		t.drop(e)
	}
	t.at[report] = t.last.PushFront(&text{report, hash, k})
	for t.size += k.size(); t.size > mostTexts && t.last.Len() > 1; {
		t.drop(t.last.Back())
	}
}

func (t *texts) drop(e *list.Element) {
	x := t.last.Remove(e).(*text)
	delete(t.at, x.report)
	t.size -= x.size()
}

package fuse

import (
	"container/list"
	"sync"
)

// Memory is what Work knows and remembers from one call to the next: the units of the reports
// that it read last, for what is in the news bears on report after report. One that was filed
// anew or withdrawn has another version, so none is ever stale. Safe for concurrent use.
type Memory struct {
	mu     sync.Mutex
	kb     Knowledge
	people *people
	at     map[string]*list.Element // of *remembered, by report
	last   *list.List               // the latest used first
	items  int
}

// mostItems bounds the mentions that a Memory keeps, of some four kilobytes each.
const mostItems = 64_000

type remembered struct {
	report  string
	version int64
	units   []*unit
	items   int
}

// NewMemory returns an empty one.
func NewMemory(kb Knowledge) *Memory {
	return &Memory{kb: kb, people: newPeople(kb), at: map[string]*list.Element{}, last: list.New()}
}

// recall finds the units of a report as they were made of a version of it.
func (m *Memory) recall(report string, version int64) ([]*unit, bool) {
	e := m.at[report]
	if e == nil || e.Value.(*remembered).version != version {
		return nil, false
	}
	m.last.MoveToFront(e)
	return e.Value.(*remembered).units, true
}

// keep remembers the units of a version of a report, made without corrections.
func (m *Memory) keep(report string, version int64, units []*unit) {
	if e := m.at[report]; e != nil {
		m.drop(e)
	}
	r := &remembered{report, version, units, 1}
	for _, u := range units {
		r.items += len(u.items)
	}
	m.at[report] = m.last.PushFront(r)
	for m.items += r.items; m.items > mostItems && m.last.Len() > 1; {
		m.drop(m.last.Back())
	}
}

func (m *Memory) drop(e *list.Element) {
	r := m.last.Remove(e).(*remembered)
	delete(m.at, r.report)
	m.items -= r.items
}

package websub

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
)

// Memory is a Store that forgets when the program ends: the hubs' leases then
// run out by themselves.
type Memory struct {
	mu   sync.Mutex
	subs map[string]Subscription
}

// Add stores a new subscription.
func (m *Memory) Add(_ context.Context, s Subscription) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.subs == nil {
		m.subs = map[string]Subscription{}
	}
	m.subs[s.ID] = s
	return nil
}

// Get gives a subscription.
func (m *Memory) Get(_ context.Context, id string) (Subscription, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.subs[id]
	if !ok {
		return s, ErrUnknown
	}
	return s, nil
}

// Change changes a subscription.
func (m *Memory) Change(_ context.Context, id string, change func(Subscription) Subscription) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.subs[id]
	if !ok {
		return ErrUnknown
	}
	m.subs[id] = change(s)
	return nil
}

// All gives every subscription, by id.
func (m *Memory) All(context.Context) ([]Subscription, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.SortedFunc(maps.Values(m.subs), func(a, b Subscription) int { return cmp.Compare(a.ID, b.ID) }), nil
}

package fetch

import (
	"context"
	"sync"
	"time"
)

// hosts keeps requests to one host apart: one at a time, with a pause after
// each, and none before the time a host has asked for.
type hosts struct {
	now   func() time.Time
	sleep func(context.Context, time.Duration) error
	delay time.Duration
	wait  time.Duration // longest a request waits

	mu    sync.Mutex
	gates map[string]*gate
}

// gate is one host's turn.
type gate struct {
	turn   chan struct{} // holds one token
	users  int           // requests in or before the gate; guarded by hosts.mu
	before time.Time     // no request earlier; guarded by hosts.mu
	asked  bool          // before was asked for by the host, not our pause
}

// maxGates bounds the hosts remembered; idle ones are dropped beyond it.
const maxGates = 10_000

func newHosts(o Options) *hosts {
	return &hosts{now: o.Now, sleep: o.Sleep, delay: max(0, o.HostDelay), wait: o.MaxWait, gates: map[string]*gate{}}
}

// busy is a host that asks for more patience than a request has.
type busy struct{ until time.Time }

func (b *busy) Error() string { return "the host asked to be left alone" }

// enter waits for the host's turn; leave must be called after.
func (h *hosts) enter(ctx context.Context, host string) (leave func(delay time.Duration), err error) {
	g := h.gate(host)
	select {
	case <-g.turn:
	case <-ctx.Done():
		h.drop(g)
		return nil, ctx.Err()
	}
	if err := h.pause(ctx, g); err != nil {
		g.turn <- struct{}{}
		h.drop(g)
		return nil, err
	}
	return func(delay time.Duration) {
		h.push(g, h.now().Add(max(h.delay, delay)), false)
		g.turn <- struct{}{}
		h.drop(g)
	}, nil
}

// pause sleeps until the host may be asked again, or refuses where that is too
// long.
func (h *hosts) pause(ctx context.Context, g *gate) error {
	h.mu.Lock()
	until, asked := g.before, g.asked
	h.mu.Unlock()
	d := until.Sub(h.now())
	switch {
	case d <= 0:
		return ctx.Err()
	case asked && d > h.wait:
		return &busy{until}
	}
	return h.sleep(ctx, d)
}

// hold keeps all requests from a host until the time it asked for.
func (h *hosts) hold(host string, until time.Time) {
	g := h.gate(host)
	h.push(g, until, true)
	h.drop(g)
}

func (h *hosts) push(g *gate, until time.Time, asked bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if until.After(g.before) {
		g.before, g.asked = until, asked
	}
}

func (h *hosts) gate(host string) *gate {
	h.mu.Lock()
	defer h.mu.Unlock()
	g := h.gates[host]
	if g == nil {
		h.trim()
		g = &gate{turn: make(chan struct{}, 1)}
		g.turn <- struct{}{}
		h.gates[host] = g
	}
	g.users++
	return g
}

func (h *hosts) drop(g *gate) {
	h.mu.Lock()
	defer h.mu.Unlock()
	g.users--
}

// trim drops gates that nobody is at and that hold nobody back.
func (h *hosts) trim() {
	if len(h.gates) < maxGates {
		return
	}
	now := h.now()
	for k, g := range h.gates {
		if g.users == 0 && !g.before.After(now) {
			delete(h.gates, k)
		}
	}
}

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"
)

// starter tells the command and arguments of a child.
type starter func(role, store string) (string, []string)

// process is a child that runs.
type process struct {
	cmd   *exec.Cmd
	ready chan struct{}
	read  chan struct{} // closed when its output was read to the end
}

// acks are the inputs that were acknowledged.
type acks struct {
	mu  sync.Mutex
	ids map[string]bool
}

func (a *acks) add(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ids[id] = true
}

func (a *acks) count() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.ids)
}

// start runs a child and reads what it acknowledges.
func start(role, at string, self starter, acked *acks) (*process, error) {
	path, args := self(role, at)
	p := &process{cmd: exec.Command(path, args...), ready: make(chan struct{}), read: make(chan struct{})}
	p.cmd.Env = append(os.Environ(), "SITREP_KILLTEST_CHILD=1")
	p.cmd.Stderr = os.Stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		defer close(p.read)
		r := bufio.NewReader(out)
		for {
			line, err := r.ReadString('\n') // a line cut off by the kill was not acknowledged
			if err != nil {
				return
			}
			if line = strings.TrimSpace(line); line == "ready" {
				close(p.ready)
			} else if id, ok := strings.CutPrefix(line, "ack "); ok {
				acked.add(id)
			}
		}
	}()
	return p, nil
}

// end sends a signal and waits.
func (p *process) end(sig syscall.Signal) error {
	_ = p.cmd.Process.Signal(sig)
	<-p.read
	return p.cmd.Wait()
}

// result is what a run found.
type result struct {
	engine                                      string
	kills                                       int
	acked, raws, reports, events, changes, jobs int
	took                                        time.Duration
}

func (r *result) String() string {
	return fmt.Sprintf("%s: %d kills in %s; %d inputs acknowledged (%d kept), %d reports, %d events, %d changes delivered: nothing lost, nothing twice, no event doubled",
		r.engine, r.kills, r.took.Round(time.Second), r.acked, r.raws, r.reports, r.events, r.changes)
}

// loop kills server and worker in turn as chance has it, lets the survivors finish,
// and checks the store.
func loop(ctx context.Context, engine string, kills int, seed uint64, self starter, log io.Writer) (res *result, err error) {
	at, clear, err := place(ctx, engine)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, clear()) }()
	began := time.Now()
	acked := &acks{ids: map[string]bool{}}
	rnd := rand.New(rand.NewPCG(seed, 1))
	roles := []string{"server", "worker"}
	live := make([]*process, len(roles))
	for i, role := range roles {
		if live[i], err = start(role, at, self, acked); err != nil {
			return nil, err
		}
	}
	for n := range kills {
		i := rnd.IntN(len(roles))
		// Sometimes while it starts, mostly while it works.
		if rnd.IntN(10) > 0 {
			if err := awaitWork(live[i], acked); err != nil {
				return nil, fmt.Errorf("the %s after kill %d: %w", roles[i], n, err)
			}
		}
		time.Sleep(time.Duration(rnd.IntN(350)) * time.Millisecond)
		_ = live[i].end(syscall.SIGKILL)
		if live[i], err = start(roles[i], at, self, acked); err != nil {
			return nil, err
		}
		if (n+1)%50 == 0 {
			fmt.Fprintf(log, "%d kills, %d acknowledged, %s\n", n+1, acked.count(), time.Since(began).Round(time.Second))
		}
	}
	if err := drain(ctx, engine, at, live, self, acked); err != nil {
		return nil, err
	}
	res, err = check(ctx, engine, at, acked.ids)
	if err != nil {
		return nil, err
	}
	res.engine, res.kills, res.took = engine, kills, time.Since(began)
	return res, nil
}

// perKill is how many inputs are acknowledged at the least before a process that works is
// killed: on a loaded machine that takes longer than the pause before a kill.
const perKill = 3

// awaitWork waits until a process has started and some more inputs are acknowledged.
func awaitWork(p *process, acked *acks) error {
	late := time.After(time.Minute)
	select {
	case <-p.ready:
	case <-late:
		return errors.New("it did not start within a minute")
	}
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for goal := acked.count() + perKill; acked.count() < goal; {
		select {
		case <-tick.C:
		case <-late:
			return fmt.Errorf("fewer than %d inputs were acknowledged within a minute", perKill)
		}
	}
	return nil
}

// drain stops the server, puts one in its place that accepts nothing, waits until no
// work is left and stops both.
func drain(ctx context.Context, engine, at string, live []*process, self starter, acked *acks) error {
	<-live[0].ready
	err := live[0].end(syscall.SIGTERM)
	live[0], _ = start("drain", at, self, acked)
	if err != nil {
		return fmt.Errorf("stop the server: %w", err)
	}
	s, err := openStore(ctx, engine, at)
	if err != nil {
		return err
	}
	defer s.Close()
	for deadline := time.Now().Add(5 * time.Minute); ; time.Sleep(200 * time.Millisecond) {
		st, err := s.Stats(ctx)
		if err != nil {
			return err
		}
		left := st.Outbox
		for kind, j := range st.Jobs {
			if left += j.Waiting + j.Running; j.Failed > 0 {
				return fmt.Errorf("%d jobs of kind %s were given up: %s", j.Failed, kind, j.LastError)
			}
		}
		if left == 0 {
			break
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("after five minutes %d pieces of work are left: %+v", left, st)
		}
	}
	for _, p := range live {
		<-p.ready
		if err := p.end(syscall.SIGTERM); err != nil {
			return fmt.Errorf("a child that was asked to stop: %w", err)
		}
	}
	return nil
}

// Package progress tells a person how far a batch is: one line that is written
// over on a terminal, plain lines now and then elsewhere.
package progress

import (
	"fmt"
	"io"
	"time"
)

// Bar counts what is done. It is not safe for concurrent use.
type Bar struct {
	w     io.Writer
	over  bool // a terminal, whose line is written over
	now   func() time.Time
	what  string
	total int // 0 where unknown
	done  int
	start time.Time
	last  time.Time
}

// The least time between two lines.
const (
	onTerminal = 200 * time.Millisecond
	elsewhere  = 10 * time.Second
)

// New begins a count of what ("reports") out of total, 0 where that is unknown.
func New(w io.Writer, terminal bool, now func() time.Time, what string, total int) *Bar {
	t := now()
	return &Bar{w: w, over: terminal, now: now, what: what, total: total, start: t, last: t}
}

// Of says how many there are in all, once that is known.
func (b *Bar) Of(total int) { b.total = total }

// Add counts one more.
func (b *Bar) Add() {
	b.done++
	every := elsewhere
	if b.over {
		every = onTerminal
	}
	if now := b.now(); now.Sub(b.last) >= every {
		b.last = now
		b.show()
	}
}

// Clear takes the line off a terminal, for other words to be written.
func (b *Bar) Clear() {
	if b.over {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}

// End writes the last line: all that was done and how fast.
func (b *Bar) End() {
	b.Clear()
	spent := b.now().Sub(b.start)
	if spent < time.Second && b.done < 2 {
		return // nobody waited
	}
	fmt.Fprintf(b.w, "%d %s in %s, %s a second\n", b.done, b.what, short(spent), rate(b.done, spent))
}

func (b *Bar) show() {
	spent := b.now().Sub(b.start)
	line := fmt.Sprintf("%d %s", b.done, b.what)
	if b.total > 0 {
		line = fmt.Sprintf("%d of %d %s", b.done, b.total, b.what)
	}
	line += ", " + rate(b.done, spent) + " a second"
	if left := b.total - b.done; left > 0 && b.done > 0 {
		line += ", " + short(spent*time.Duration(left)/time.Duration(b.done)) + " left"
	}
	if b.over {
		fmt.Fprint(b.w, "\r"+line+"\x1b[K")
		return
	}
	fmt.Fprintln(b.w, line)
}

func rate(n int, d time.Duration) string {
	per := float64(n) / max(d.Seconds(), 1e-9)
	if per < 10 {
		return fmt.Sprintf("%.1f", per)
	}
	return fmt.Sprintf("%.0f", per)
}

// short writes a duration as people say it: 42s, 3m05s, 2h10m.
func short(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	switch {
	case s < 60:
		return fmt.Sprintf("%ds", s)
	case s < 3600:
		return fmt.Sprintf("%dm%02ds", s/60, s%60)
	}
	return fmt.Sprintf("%dh%02dm", s/3600, s/60%60)
}

package progress

import (
	"strings"
	"testing"
	"time"
)

func TestLines(t *testing.T) {
	for _, c := range []struct {
		terminal bool
		step     time.Duration
		want     string
	}{
		{false, 5 * time.Second, "2 of 4 reports, 0.2 a second, 10s left\n4 of 4 reports, 0.2 a second\n4 reports in 20s, 0.2 a second\n"},
		{true, 150 * time.Millisecond, "\r2 of 4 reports, 6.7 a second, 0s left\x1b[K\r4 of 4 reports, 6.7 a second\x1b[K\r\x1b[K4 reports in 1s, 6.7 a second\n"},
	} {
		clock := time.Unix(0, 0)
		var out strings.Builder
		b := New(&out, c.terminal, func() time.Time { return clock }, "reports", 4)
		for range 4 {
			clock = clock.Add(c.step)
			b.Add()
		}
		b.End()
		if out.String() != c.want {
			t.Errorf("terminal %v:\n%q, want\n%q", c.terminal, out.String(), c.want)
		}
	}
}

func TestShort(t *testing.T) {
	for d, want := range map[time.Duration]string{42 * time.Second: "42s", 185 * time.Second: "3m05s", 7800 * time.Second: "2h10m"} {
		if got := short(d); got != want {
			t.Errorf("%v is %s, want %s", d, got, want)
		}
	}
}

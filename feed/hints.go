package feed

import (
	"strconv"
	"strings"
	"time"
)

// Hints are how often a feed asks to be read.
type Hints struct {
	TTL       time.Duration // RSS: how long it may be kept
	Period    time.Duration // sy:updatePeriod: it changes Frequency times in each
	Frequency int           // sy:updateFrequency; 0 is 1
	SkipHours uint32        // bit h: not at hour h of UTC
	SkipDays  uint8         // bit d: not on that time.Weekday of UTC
}

// longestHint bounds what a feed can ask for, since many ask by mistake.
const longestHint = 24 * time.Hour

// Every is the least time between two readings that the feed asks for.
func (h Hints) Every() time.Duration {
	d := h.TTL
	if h.Period > 0 {
		d = max(d, h.Period/time.Duration(max(1, h.Frequency)))
	}
	return min(d, longestHint)
}

// Allowed is the first time at or after t that the feed does not ask to skip.
// A feed that asks to skip always is not obeyed.
func (h Hints) Allowed(t time.Time) time.Time {
	at := t.UTC()
	for range 7 * 24 {
		if h.SkipHours&(1<<at.Hour()) == 0 && h.SkipDays&(1<<at.Weekday()) == 0 {
			return at
		}
		at = at.Truncate(time.Hour).Add(time.Hour)
	}
	return t
}

func (h *Hints) skipHours(n *node) {
	for i := range n.kids {
		if k := &n.kids[i]; k.name == "hour" {
			if hour, err := strconv.Atoi(k.inner()); err == nil && hour >= 0 && hour <= 24 {
				h.SkipHours |= 1 << (hour % 24) // some write 24 for midnight
			}
		}
	}
}

func (h *Hints) skipDays(n *node) {
	for i := range n.kids {
		for d := range time.Weekday(7) {
			if k := &n.kids[i]; k.name == "day" && strings.EqualFold(k.inner(), d.String()) {
				h.SkipDays |= 1 << d
			}
		}
	}
}

func (h *Hints) period(s string) {
	const day = 24 * time.Hour
	switch strings.ToLower(s) {
	case "hourly":
		h.Period = time.Hour
	case "daily":
		h.Period = day
	case "weekly":
		h.Period = 7 * day
	case "monthly":
		h.Period = 30 * day
	case "yearly":
		h.Period = 365 * day
	}
}

func (h *Hints) frequency(s string) {
	if n, err := strconv.Atoi(s); err == nil && n > 0 {
		h.Frequency = min(n, 10_000)
	}
}

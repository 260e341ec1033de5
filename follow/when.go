package follow

import (
	"time"
	_ "time/tzdata" // a machine without time zones must not change when mail comes
)

// pace says when an unfolding event is told: when it has been still for settle, and no
// later than patience after its first change; and how many messages an hour a follow
// is sent at once.
type pace struct {
	settle, patience time.Duration
	many             int
}

var usual = pace{2 * time.Minute, 10 * time.Minute, MaxInstant}

const clock = "15:04"

// due is when changes that came between first and last are told at once.
func (p pace) due(first, last time.Time) time.Time {
	a, b := last.Add(p.settle), first.Add(p.patience)
	if a.Before(b) {
		return a
	}
	return b
}

// zone is the follow's; UTC where it is not known any more.
func (s Schedule) zone() *time.Location {
	l, err := time.LoadLocation(s.Zone)
	if err != nil {
		return time.UTC
	}
	return l
}

// digest is the next time after now that a digest is sent.
func (s Schedule) digest(now time.Time) time.Time {
	local := now.In(s.zone())
	for day := 0; ; day++ {
		at := time.Date(local.Year(), local.Month(), local.Day()+day, s.Hour, 0, 0, 0, local.Location())
		if at.After(now) && (s.Every != Weekly || at.Weekday() == s.Day) {
			return at.UTC()
		}
	}
}

// quiet tells whether t lies in the quiet hours, and when they end. Where a clock that
// goes forward has the next ones begin before these end, it is those that count.
func (s Schedule) quiet(t time.Time) (bool, time.Time) {
	end, quiet := s.quietUntil(t)
	for range 2 {
		if later, again := s.quietUntil(end); quiet && again {
			end = later
		}
	}
	return quiet, end
}

// quietUntil is the end of the quiet hours in which t lies; t itself outside of them.
func (s Schedule) quietUntil(t time.Time) (time.Time, bool) {
	from, err1 := time.Parse(clock, s.QuietFrom)
	to, err2 := time.Parse(clock, s.QuietTo)
	if err1 != nil || err2 != nil || from.Equal(to) {
		return t, false
	}
	local := t.In(s.zone())
	for day := -1; day <= 1; day++ { // hours that began yesterday may last
		begin := time.Date(local.Year(), local.Month(), local.Day()+day, from.Hour(), from.Minute(), 0, 0, local.Location())
		last := day
		if !to.After(from) {
			last++
		}
		end := time.Date(local.Year(), local.Month(), local.Day()+last, to.Hour(), to.Minute(), 0, 0, local.Location())
		if !local.Before(begin) && local.Before(end) {
			return end.UTC(), true
		}
	}
	return t, false
}

// plan is when something that changed just now is told, and whether it goes out
// together with others. recent are the times of what the follow was sent at once.
func (s Schedule) plan(p pace, now time.Time, recent []time.Time) (at time.Time, together bool) {
	if s.Every != Instant {
		return s.digest(now), true
	}
	at = p.due(now, now)
	if quiet, end := s.quiet(at); quiet {
		return end, true
	}
	if n := within(recent, now.Add(-time.Hour)); len(n) >= p.many {
		at, together = n[0].Add(time.Hour), true
		if quiet, end := s.quiet(at); quiet {
			at = end
		}
	}
	return at, together
}

// within keeps the times after since, oldest first.
func within(times []time.Time, since time.Time) []time.Time {
	for i, t := range times {
		if t.After(since) {
			return times[i:]
		}
	}
	return nil
}

package fetch

import (
	"hash/fnv"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestRetry bounds what a host can ask for: a mistyped header must not
// silence a source for good.
const longestRetry = 7 * 24 * time.Hour

// RetryAfter reads the header of that name, in seconds or as a date (RFC 9110
// 10.2.3); the zero time where there is none.
func RetryAfter(h http.Header, now time.Time) time.Time {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if n, err := strconv.ParseInt(v, 10, 64); err == nil {
		n = min(max(n, 0), int64(longestRetry/time.Second))
		return now.Add(time.Duration(n) * time.Second)
	}
	at, err := http.ParseTime(v)
	if err != nil {
		return time.Time{}
	}
	if at.Before(now) {
		return now
	}
	if last := now.Add(longestRetry); at.After(last) {
		return last
	}
	return at
}

// Fresh is how long an answer may be taken for current: Cache-Control's max-age
// less the Age it already has, else Expires (RFC 9111 4.2.1); 0 where unknown.
func Fresh(h http.Header, now time.Time) time.Duration {
	for d := range strings.SplitSeq(strings.ToLower(strings.Join(h.Values("Cache-Control"), ",")), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(d), "=")
		switch name {
		case "no-store", "no-cache":
			return 0
		case "max-age":
			n, err := strconv.ParseInt(strings.Trim(value, `"`), 10, 64)
			if err != nil || n < 0 {
				return 0
			}
			age, _ := strconv.ParseInt(h.Get("Age"), 10, 64)
			n = min(n, int64(longestRetry/time.Second)) - max(age, 0)
			return max(0, time.Duration(n)*time.Second)
		}
	}
	at, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0
	}
	return min(max(0, at.Sub(now)), longestRetry)
}

// Backoff is the wait after failures in a row: Base, doubled with each, at most
// Max, with up to a quarter more so that clients do not come in step.
type Backoff struct{ Base, Max time.Duration }

// After gives the wait after the n-th failure in a row, from 1. The same key
// and n give the same wait, so that schedules can be recomputed.
func (b Backoff) After(key string, n int) time.Duration {
	d := float64(b.Base) * math.Pow(2, float64(min(max(n, 1), 62)-1))
	d = math.Min(d, float64(b.Max))
	return time.Duration(d * (1 + Jitter(key, n)/4))
}

// Jitter is a number in [0, 1) that looks random but follows from its arguments.
func Jitter(key string, n int) float64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(key))
	_, _ = h.Write([]byte(strconv.Itoa(n)))
	x := h.Sum64()
	x ^= x >> 33 // FNV's high bits mix little for short keys (MurmurHash3's finaliser)
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	return float64(x>>11) / (1 << 53)
}

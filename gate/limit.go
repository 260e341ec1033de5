package gate

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Rates say how often something may be asked: a second in the long run, and at once.
// A rate of 0 is that of the documentation.
type Rates struct {
	Address, Key, Login Rate
}

// Rate is a number a second and a number at once.
type Rate struct {
	Second float64
	Burst  int
}

func (r Rate) or(second float64, burst int) Rate {
	if r.Burst == 0 {
		return Rate{second, burst}
	}
	return r
}

// limits keeps what was used of the rates.
type limits struct {
	clock                   func() time.Time
	addresses, keys         *buckets
	loginAddress, loginName *buckets
}

func newLimits(r Rates, clock func() time.Time) *limits {
	address, key, login := r.Address.or(20, 200), r.Key.or(10, 100), r.Login.or(1.0/10, 8)
	return &limits{clock, newBuckets(address), newBuckets(key), newBuckets(login),
		newBuckets(Rate{login.Second, login.Burst * 3})} // one name from many addresses
}

func (l *limits) address(a netip.Addr) (time.Duration, bool) {
	return l.addresses.take(network(a), l.clock())
}
func (l *limits) key(id string) (time.Duration, bool) { return l.keys.take(id, l.clock()) }

// login bounds guessing at one account, and by one address.
func (l *limits) login(a netip.Addr, name string) (time.Duration, bool) {
	if wait, ok := l.loginAddress.take(network(a), l.clock()); !ok {
		return wait, false
	}
	return l.loginName.take(name, l.clock())
}

// network is the address, or the /64 of an IPv6 one, which is one household's.
func network(a netip.Addr) string {
	if a.Is6() && !a.Is4In6() {
		if p, err := a.WithZone("").Prefix(64); err == nil {
			return p.String()
		}
	}
	return a.String()
}

// mostBuckets bounds the memory that strangers can fill.
const mostBuckets = 50_000

// buckets are token buckets by name.
type buckets struct {
	rate Rate
	mu   sync.Mutex
	by   map[string]*bucket
}

type bucket struct {
	*rate.Limiter
	used time.Time
}

func newBuckets(r Rate) *buckets { return &buckets{rate: r, by: map[string]*bucket{}} }

// take uses one token, or tells how long there is none.
func (b *buckets) take(name string, now time.Time) (time.Duration, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	k := b.by[name]
	if k == nil {
		if len(b.by) >= mostBuckets {
			b.sweep(now)
		}
		k = &bucket{Limiter: rate.NewLimiter(rate.Limit(b.rate.Second), b.rate.Burst)}
		b.by[name] = k
	}
	k.used = now
	if k.AllowN(now, 1) {
		return 0, true
	}
	short := 1 - k.TokensAt(now)
	return time.Duration(short / b.rate.Second * float64(time.Second)), false
}

// sweep forgets buckets that are full again, and all where that is none: a new bucket
// lets through no more than a burst.
func (b *buckets) sweep(now time.Time) {
	full := time.Duration(float64(b.rate.Burst) / b.rate.Second * float64(time.Second))
	for name, k := range b.by {
		if now.Sub(k.used) >= full {
			delete(b.by, name)
		}
	}
	if len(b.by) >= mostBuckets {
		clear(b.by)
	}
}

// Package gate decides who may in, and holds what stands in front of every page and
// interface: headers, limits, accounts, sessions, keys, the log of what was done.
//
// On loopback there is one user and no password. Anywhere else nothing is shown to
// anybody without an account.
package gate

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/webauthn"

	"github.com/sitrep-news/sitrep"
)

// Options say how the gate stands.
type Options struct {
	Store sitrep.Store
	Clock func() time.Time
	Log   *slog.Logger

	// Local is the mode of one user without a password, for a server that only this
	// machine can reach. Otherwise Origin is where people find it: "https://news.example".
	Local  bool
	Origin string
	// Proxies are the addresses of the operator's own proxies, whose word is taken for
	// who asks; nobody else's is.
	Proxies []netip.Prefix

	// Public tells the requests that need no account because they prove themselves: a
	// secret in the address, a signature. Nil: none.
	Public func(*http.Request) bool
	// Observe is told of each request when it is done: the pattern that answered it,
	// never the address, which may hold a secret. Nil: nobody.
	Observe func(method, pattern string, status int, d time.Duration)

	Cost  Cost  // of passwords; zero: Standard
	Rates Rates // zero: those of the documentation
}

// Gate stands before a handler. It is safe for concurrent use.
type Gate struct {
	o        Options
	host     string // that people ask for, lower case, without port; "" on loopback
	rates    *limits
	cross    *http.CrossOriginProtection
	passkeys *webauthn.WebAuthn // nil where the origin's host is an address
	dummy    string             // the hash that is compared for accounts that are not there
	hashing  chan struct{}      // as many passwords at once as memory allows
	own      *http.ServeMux     // the gate's own pages
}

// New puts a gate up.
func New(o Options) (*Gate, error) {
	if o.Cost == (Cost{}) {
		o.Cost = Standard()
	}
	g := &Gate{o: o, rates: newLimits(o.Rates, o.Clock), cross: http.NewCrossOriginProtection(), hashing: make(chan struct{}, 2)}
	if !o.Local {
		if err := g.place(); err != nil {
			return nil, err
		}
	}
	var err error
	if g.dummy, err = hash("nobody's password", o.Cost); err != nil {
		return nil, err
	}
	g.own, err = g.pages()
	return g, err
}

// place learns from the origin which host is ours and whether passkeys can be used.
func (g *Gate) place() error {
	u, err := url.Parse(g.o.Origin)
	if err != nil || u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.User != nil {
		return sitrep.Errorf(sitrep.EInvalid, "the origin %q is not one: write where people find this server, as https://news.example", g.o.Origin)
	}
	g.host = strings.ToLower(u.Hostname())
	if _, err := netip.ParseAddr(g.host); err == nil {
		return nil // WebAuthn knows names alone
	}
	g.passkeys, err = webauthn.New(&webauthn.Config{RPID: g.host, RPDisplayName: "sitrep", RPOrigins: []string{u.Scheme + "://" + u.Host}})
	if err != nil {
		return fmt.Errorf("passkeys for %s: %w", g.o.Origin, err)
	}
	return nil
}

// Ready refuses to open a gate that nobody could pass, or that anybody could.
func (g *Gate) Ready(ctx context.Context) error {
	if g.o.Local {
		return nil
	}
	list, err := g.Accounts(ctx)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(list, func(a Account) bool { return a.Role == Admin && !a.Disabled }) {
		return sitrep.Errorf(sitrep.EForbidden, "there is no administrator's account: make one with sitrep account add NAME --role admin, or listen on 127.0.0.1")
	}
	return nil
}

// The scopes of an identity and of API keys.
const (
	ScopeRead    = "read"
	ScopeWrite   = "write"   // post reports
	ScopeCorrect = "correct" // correct events
	ScopeAdmin   = "admin"   // feeds, accounts
)

// Identity is who asks.
type Identity struct {
	Account string // "local" on loopback
	Name    string
	Role    Role
	Scopes  []string
	Via     string // "local", "session", "key"
	session string // id of its document
}

// May tells whether the identity has a scope.
func (i Identity) May(scope string) bool { return slices.Contains(i.Scopes, scope) }

type identityKey struct{}

type addressKey struct{}

// addressOf is where a request that the gate let in came from. The headers of a proxy
// that told it are gone by then.
func addressOf(ctx context.Context) netip.Addr {
	a, _ := ctx.Value(addressKey{}).(netip.Addr)
	return a
}

// From is who made the request of a context; the zero Identity, who may nothing, where
// nobody is known.
func From(ctx context.Context) Identity {
	i, _ := ctx.Value(identityKey{}).(Identity)
	return i
}

// local is the one user of loopback.
func local() Identity {
	return Identity{Account: "local", Role: Admin, Scopes: Admin.Scopes(), Via: "local"}
}

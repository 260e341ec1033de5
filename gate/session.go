package gate

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// CookieName is the session's cookie. The prefix has browsers refuse it unless it came
// over TLS from this very host.
const CookieName = "__Host-sitrep"

const (
	idleLimit     = 12 * time.Hour     // a session that is not used ends
	absoluteLimit = 7 * 24 * time.Hour // and so does any
	seenEvery     = 5 * time.Minute    // how often use is written down
)

// session is somebody signed in; its document's id is the hash of the cookie.
type session struct {
	Account string    `json:"account"`
	Created time.Time `json:"created"`
	Seen    time.Time `json:"seen"`
	How     string    `json:"how"` // "password", "passkey"
}

// token is 32 random bytes for a cookie or a key.
func token() (string, error) {
	b := make([]byte, 32)
	if _, err := rand.Read(b); err != nil {
		return "", fmt.Errorf("make a secret: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// at rest only hashes of secrets are kept; they are random, so that a fast hash does.
func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

func cookie(name, value string, age time.Duration) *http.Cookie {
	c := &http.Cookie{Name: name, Value: value, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: int(age.Seconds())}
	if age <= 0 {
		c.MaxAge = -1
	}
	return c
}

// signIn makes a new session and ends the one that the browser had: an id that somebody
// put there before is worth nothing afterwards.
func (g *Gate) signIn(w http.ResponseWriter, r *http.Request, a Account, how string) error {
	secret, err := token()
	if err != nil {
		return err
	}
	now, ctx := g.o.Clock().UTC(), r.Context()
	err = g.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if old, err := r.Cookie(CookieName); err == nil {
			if err := tx.DeleteDoc(ctx, kindSession, digest(old.Value)); err != nil {
				return err
			}
		}
		s := session{Account: a.ID, Created: now, Seen: now, How: how}
		if err := put(ctx, tx, sitrep.Doc{Kind: kindSession, ID: digest(secret), Owner: a.ID, Expires: now.Add(idleLimit)}, s); err != nil {
			return err
		}
		return g.audit(ctx, tx, Deed{Who: a.ID, What: "signed in", Detail: how, From: addressOf(r.Context()).String()})
	})
	if err == nil {
		http.SetCookie(w, cookie(CookieName, secret, absoluteLimit))
	}
	return err
}

// signOut ends the request's session.
func (g *Gate) signOut(w http.ResponseWriter, r *http.Request) error {
	id, ctx := From(r.Context()), r.Context()
	http.SetCookie(w, cookie(CookieName, "", 0))
	if id.Via != "session" {
		return nil
	}
	return g.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if err := tx.DeleteDoc(ctx, kindSession, id.session); err != nil {
			return err
		}
		return g.audit(ctx, tx, Deed{Who: id.Account, What: "signed out"})
	})
}

// identify tells whose request it is: by key, by session, or nobody's. A key that is
// wrong is refused; a session that ended is nobody's.
func (g *Gate) identify(r *http.Request) (Identity, error) {
	if auth := r.Header.Get("Authorization"); auth != "" {
		kind, secret, _ := strings.Cut(auth, " ")
		if !strings.EqualFold(kind, "Bearer") {
			return Identity{}, sitrep.Errorf(sitrep.EUnauthorized, "send the key as Authorization: Bearer KEY")
		}
		return g.byKey(r.Context(), strings.TrimSpace(secret))
	}
	c, err := r.Cookie(CookieName)
	if err != nil {
		return Identity{}, nil
	}
	id, err := g.bySession(r.Context(), digest(c.Value))
	if sitrep.Code(err) == sitrep.ENotFound {
		return Identity{}, nil
	}
	return id, err
}

func (g *Gate) bySession(ctx context.Context, key string) (Identity, error) {
	d, err := g.o.Store.Doc(ctx, kindSession, key)
	if err != nil {
		return Identity{}, err
	}
	var s session
	if err := json.Unmarshal(d.Body, &s); err != nil {
		return Identity{}, fmt.Errorf("session: %w", err)
	}
	now := g.o.Clock().UTC()
	gone := sitrep.Errorf(sitrep.ENotFound, "the session ended")
	if now.Sub(s.Created) >= absoluteLimit || now.Sub(s.Seen) >= idleLimit {
		return Identity{}, gone
	}
	a, err := account(ctx, g.o.Store, s.Account)
	if err != nil {
		return Identity{}, err
	}
	if a.Disabled {
		return Identity{}, gone
	}
	if now.Sub(s.Seen) >= seenEvery {
		s.Seen = now
		d.Expires = now.Add(idleLimit)
		err := g.o.Store.Update(ctx, func(tx sitrep.Tx) error { return put(ctx, tx, d, s) })
		if err != nil && sitrep.Code(err) != sitrep.EConflict { // another request wrote the same
			return Identity{}, err
		}
	}
	return Identity{Account: a.ID, Name: a.Name, Role: a.Role, Scopes: a.Role.Scopes(), Via: "session", session: key}, nil
}

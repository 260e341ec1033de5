package gate

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// Key is an API key as its owner sees it afterwards: the secret is shown once.
type Key struct {
	ID      string    `json:"id"`
	Account string    `json:"account"`
	Name    string    `json:"name"`
	Scopes  []string  `json:"scopes"`
	Created time.Time `json:"created"`
	Expires time.Time `json:"expires,omitzero"`
	Hash    string    `json:"hash"` // SHA-256 of the secret
}

// keyPrefix lets scanners for leaked secrets know one.
const keyPrefix = "sitrep_"

// AddKey makes a key with some of what its owner may do and returns its secret.
func (g *Gate) AddKey(ctx context.Context, owner, name string, scopes []string, lasts time.Duration, by string) (string, Key, error) {
	owner, name = fold(owner), strings.TrimSpace(name)
	if name == "" || len(name) > 80 || len(scopes) == 0 {
		return "", Key{}, sitrep.Errorf(sitrep.EInvalid, "a key has a name of at most 80 bytes and one scope or more")
	}
	secret, err := token()
	if err != nil {
		return "", Key{}, err
	}
	id := digest(secret)[:12]
	k := Key{ID: id, Account: owner, Name: name, Scopes: slices.Compact(slices.Sorted(slices.Values(scopes))), Created: g.o.Clock().UTC(), Hash: digest(secret)}
	if lasts > 0 {
		k.Expires = k.Created.Add(lasts)
	}
	err = g.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		a, err := account(ctx, tx, owner)
		if err != nil {
			return err
		}
		for _, s := range k.Scopes {
			if !slices.Contains(a.Role.Scopes(), s) {
				return sitrep.Errorf(sitrep.EForbidden, "a %s's key may have %s, not %q", a.Role, strings.Join(a.Role.Scopes(), ", "), s)
			}
		}
		if err := put(ctx, tx, sitrep.Doc{Kind: kindKey, ID: id, Owner: owner, Expires: k.Expires}, k); err != nil {
			return err
		}
		return g.audit(ctx, tx, Deed{Who: by, What: "key added", Target: id, Detail: strings.Join(k.Scopes, " ")})
	})
	return keyPrefix + id + "_" + secret, k, err
}

// Keys lists an account's keys.
func (g *Gate) Keys(ctx context.Context, owner string) ([]Key, error) {
	docs, err := g.o.Store.Docs(ctx, sitrep.DocQuery{Kind: kindKey, Owner: fold(owner)})
	if err != nil {
		return nil, err
	}
	var out []Key
	for _, d := range docs {
		var k Key
		if err := json.Unmarshal(d.Body, &k); err != nil {
			return nil, fmt.Errorf("key %s: %w", d.ID, err)
		}
		out = append(out, k)
	}
	return out, nil
}

// RemoveKey takes an account's key back at once.
func (g *Gate) RemoveKey(ctx context.Context, owner, id, by string) error {
	return g.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		d, err := tx.Doc(ctx, kindKey, id)
		if err != nil {
			return err
		}
		if d.Owner != fold(owner) {
			return sitrep.Errorf(sitrep.ENotFound, "no key of yours has the id %q", id)
		}
		if err := tx.DeleteDoc(ctx, kindKey, id); err != nil {
			return err
		}
		return g.audit(ctx, tx, Deed{Who: by, What: "key removed", Target: id})
	})
}

// byKey tells whose key it is. It may what was granted and its owner still may.
func (g *Gate) byKey(ctx context.Context, text string) (Identity, error) {
	wrong := sitrep.Errorf(sitrep.EUnauthorized, "this key is not known, or no longer")
	rest, ok := strings.CutPrefix(text, keyPrefix)
	id, secret, both := strings.Cut(rest, "_")
	if !ok || !both || len(text) > 200 {
		return Identity{}, wrong
	}
	d, err := g.o.Store.Doc(ctx, kindKey, id)
	if sitrep.Code(err) == sitrep.ENotFound {
		return Identity{}, wrong
	}
	if err != nil {
		return Identity{}, err
	}
	var k Key
	if err := json.Unmarshal(d.Body, &k); err != nil {
		return Identity{}, fmt.Errorf("key %s: %w", id, err)
	}
	if subtle.ConstantTimeCompare([]byte(digest(secret)), []byte(k.Hash)) != 1 || !k.Expires.IsZero() && !g.o.Clock().Before(k.Expires) {
		return Identity{}, wrong
	}
	a, err := account(ctx, g.o.Store, k.Account)
	if sitrep.Code(err) == sitrep.ENotFound || err == nil && a.Disabled {
		return Identity{}, wrong
	}
	if err != nil {
		return Identity{}, err
	}
	may := slices.DeleteFunc(slices.Clone(k.Scopes), func(s string) bool { return !slices.Contains(a.Role.Scopes(), s) })
	return Identity{Account: a.ID, Name: a.Name, Role: a.Role, Scopes: may, Via: "key", session: id}, nil
}

package gate

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/webauthn"

	"github.com/sitrep-news/sitrep"
)

// Role is what an account may do.
type Role string

// The roles.
const (
	Reader  Role = "reader"  // reads and follows
	Analyst Role = "analyst" // posts reports and corrects events too
	Admin   Role = "admin"   // has feeds and accounts in hand too
)

// ParseRole reads a role's name.
func ParseRole(s string) (Role, error) {
	switch r := Role(s); r {
	case Reader, Analyst, Admin:
		return r, nil
	}
	return "", sitrep.Errorf(sitrep.EInvalid, "a role is reader, analyst or admin, not %q", s)
}

// Scopes are what the role may do, as API keys name it.
func (r Role) Scopes() []string {
	switch r {
	case Admin:
		return []string{ScopeRead, ScopeWrite, ScopeCorrect, ScopeAdmin}
	case Analyst:
		return []string{ScopeRead, ScopeWrite, ScopeCorrect}
	case Reader:
		return []string{ScopeRead}
	}
	return nil
}

// Account is somebody who may in, kept as a document.
type Account struct {
	ID       string                `json:"id"`
	Name     string                `json:"name"`
	Role     Role                  `json:"role"`
	Created  time.Time             `json:"created"`
	Disabled bool                  `json:"disabled,omitempty"`
	Password string                `json:"password,omitempty"` // argon2id; "" for passkeys alone
	Handle   []byte                `json:"handle"`             // what authenticators know the account by
	Passkeys []webauthn.Credential `json:"passkeys,omitempty"`

	version int64
}

// The kinds of the gate's documents.
const (
	kindAccount  = "account"
	kindHandle   = "account-handle" // leads from an authenticator's handle to the account
	kindSession  = "session"
	kindKey      = "apikey"
	kindAudit    = "audit"
	kindCeremony = "passkey-ceremony"
)

var nameForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{1,31}$`)

// fold is the account id that a name as typed means.
func fold(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// AddAccount makes an account. by is who does it, for the log of deeds.
func (g *Gate) AddAccount(ctx context.Context, name string, role Role, password, by string) error {
	id := fold(name)
	if !nameForm.MatchString(id) || id == "local" {
		return sitrep.Errorf(sitrep.EInvalid, "an account's name has 2 to 32 letters, digits, dots and dashes, not %.40q", name)
	}
	if err := acceptable(password, id); err != nil {
		return err
	}
	sum, err := hash(password, g.o.Cost)
	if err != nil {
		return err
	}
	a := Account{ID: id, Name: strings.TrimSpace(name), Role: role, Created: g.o.Clock().UTC(), Password: sum, Handle: make([]byte, 32)}
	if _, err := rand.Read(a.Handle); err != nil {
		return fmt.Errorf("make an account: %w", err)
	}
	return g.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		if _, err := tx.Doc(ctx, kindAccount, id); err == nil {
			return sitrep.Errorf(sitrep.EConflict, "there is an account %s already", id)
		} else if sitrep.Code(err) != sitrep.ENotFound {
			return err
		}
		if err := put(ctx, tx, sitrep.Doc{Kind: kindAccount, ID: id, Owner: id}, a); err != nil {
			return err
		}
		if err := put(ctx, tx, sitrep.Doc{Kind: kindHandle, ID: fmt.Sprintf("%x", a.Handle), Owner: id}, id); err != nil {
			return err
		}
		return g.audit(ctx, tx, Deed{Who: by, What: "account added", Target: id, Detail: string(role)})
	})
}

// put stores a document's body as JSON.
func put(ctx context.Context, tx sitrep.Tx, d sitrep.Doc, body any) error {
	b, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("%s %s: %w", d.Kind, d.ID, err)
	}
	d.Body = b
	return tx.PutDoc(ctx, d)
}

// account finds an account; ENotFound where there is none.
func account(ctx context.Context, r sitrep.Reader, id string) (Account, error) {
	var a Account
	d, err := r.Doc(ctx, kindAccount, id)
	if err != nil {
		return a, err
	}
	if err := json.Unmarshal(d.Body, &a); err != nil {
		return a, fmt.Errorf("account %s: %w", id, err)
	}
	a.version = d.Version
	return a, nil
}

// Accounts lists the accounts by name.
func (g *Gate) Accounts(ctx context.Context) ([]Account, error) {
	docs, err := g.o.Store.Docs(ctx, sitrep.DocQuery{Kind: kindAccount, Limit: 10_000})
	if err != nil {
		return nil, fmt.Errorf("list accounts: %w", err)
	}
	var out []Account
	for _, d := range docs {
		var a Account
		if err := json.Unmarshal(d.Body, &a); err != nil {
			return nil, fmt.Errorf("account %s: %w", d.ID, err)
		}
		out = append(out, a)
	}
	return out, nil
}

// change loads an account, lets f change it and stores it, with the deed.
func (g *Gate) change(ctx context.Context, id string, deed Deed, f func(tx sitrep.Tx, a *Account) error) error {
	return g.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		a, err := account(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := f(tx, &a); err != nil {
			return err
		}
		if err := put(ctx, tx, sitrep.Doc{Kind: kindAccount, ID: id, Owner: id, Version: a.version}, a); err != nil {
			return err
		}
		deed.Target = id
		return g.audit(ctx, tx, deed)
	})
}

// SetRole gives an account another role; the last administrator stays one.
func (g *Gate) SetRole(ctx context.Context, id string, role Role, by string) error {
	return g.change(ctx, fold(id), Deed{Who: by, What: "role changed", Detail: string(role)}, func(tx sitrep.Tx, a *Account) error {
		if a.Role == Admin && role != Admin {
			if err := g.another(ctx, tx, a.ID); err != nil {
				return err
			}
		}
		a.Role = role
		return nil
	})
}

// another refuses to lose the last administrator.
func (g *Gate) another(ctx context.Context, tx sitrep.Tx, id string) error {
	if err := tx.Lock(ctx, "accounts"); err != nil {
		return err
	}
	docs, err := tx.Docs(ctx, sitrep.DocQuery{Kind: kindAccount, Limit: 10_000})
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(docs, func(d sitrep.Doc) bool {
		var o Account
		return json.Unmarshal(d.Body, &o) == nil && o.ID != id && o.Role == Admin && !o.Disabled
	}) {
		return sitrep.Errorf(sitrep.EConflict, "%s is the only administrator; make another first", id)
	}
	return nil
}

// SetPassword gives an account another password and ends its sessions.
func (g *Gate) SetPassword(ctx context.Context, id, password, by string) error {
	id = fold(id)
	if err := acceptable(password, id); err != nil {
		return err
	}
	sum, err := hash(password, g.o.Cost)
	if err != nil {
		return err
	}
	return g.change(ctx, id, Deed{Who: by, What: "password changed"}, func(tx sitrep.Tx, a *Account) error {
		a.Password = sum
		return dropAll(ctx, tx, kindSession, id)
	})
}

// RemoveAccount takes an account away with its sessions and keys; what it did stays in
// the log of deeds.
func (g *Gate) RemoveAccount(ctx context.Context, id, by string) error {
	id = fold(id)
	return g.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		a, err := account(ctx, tx, id)
		if err != nil {
			return err
		}
		if a.Role == Admin {
			if err := g.another(ctx, tx, id); err != nil {
				return err
			}
		}
		for _, kind := range []string{kindSession, kindKey, kindHandle, kindAccount} {
			if err := dropAll(ctx, tx, kind, id); err != nil {
				return err
			}
		}
		return g.audit(ctx, tx, Deed{Who: by, What: "account removed", Target: id})
	})
}

// dropAll deletes an owner's documents of a kind.
func dropAll(ctx context.Context, tx sitrep.Tx, kind, owner string) error {
	docs, err := tx.Docs(ctx, sitrep.DocQuery{Kind: kind, Owner: owner, Limit: 10_000})
	if err != nil {
		return err
	}
	for _, d := range docs {
		if err := tx.DeleteDoc(ctx, kind, d.ID); err != nil {
			return err
		}
	}
	return nil
}

// The account as package webauthn asks for it.

// WebAuthnID is what authenticators know the account by.
func (a Account) WebAuthnID() []byte { return a.Handle }

// WebAuthnName is the account's id.
func (a Account) WebAuthnName() string { return a.ID }

// WebAuthnDisplayName is what an authenticator shows.
func (a Account) WebAuthnDisplayName() string { return a.Name }

// WebAuthnCredentials are the account's passkeys.
func (a Account) WebAuthnCredentials() []webauthn.Credential { return a.Passkeys }

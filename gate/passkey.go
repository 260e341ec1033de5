package gate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"github.com/sitrep-news/sitrep"
)

// ceremonyCookie leads from the end of a ceremony to its beginning.
const ceremonyCookie = "__Host-sitrep-ceremony"

const ceremonyLimit = 5 * time.Minute

// ceremony is what the server remembers between asking an authenticator and its answer.
// It is used once.
type ceremony struct {
	What    string               `json:"what"`    // "login", "add"
	Account string               `json:"account"` // of "add"
	Data    webauthn.SessionData `json:"data"`
}

// begin keeps a ceremony and answers with what the browser asks its authenticator.
func (p pages) begin(w http.ResponseWriter, r *http.Request, c ceremony, options any) {
	secret, err := token()
	if err == nil {
		err = p.o.Store.Update(r.Context(), func(tx sitrep.Tx) error {
			return put(r.Context(), tx, sitrep.Doc{Kind: kindCeremony, ID: digest(secret), Owner: c.Account, Expires: p.o.Clock().Add(ceremonyLimit)}, c)
		})
	}
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	http.SetCookie(w, cookie(ceremonyCookie, secret, ceremonyLimit))
	answerJSON(w, options)
}

func answerJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(v) // a reader who left
}

// ended finds the ceremony that a request ends and takes it away.
func (p pages) ended(w http.ResponseWriter, r *http.Request, what string) (ceremony, error) {
	var c ceremony
	lost := sitrep.Errorf(sitrep.EInvalid, "this took too long or was begun elsewhere; begin again")
	k, err := r.Cookie(ceremonyCookie)
	if err != nil {
		return c, lost
	}
	http.SetCookie(w, cookie(ceremonyCookie, "", 0))
	ctx := r.Context()
	err = p.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		d, err := tx.Doc(ctx, kindCeremony, digest(k.Value))
		if sitrep.Code(err) == sitrep.ENotFound {
			return lost
		}
		if err != nil {
			return err
		}
		if err := json.Unmarshal(d.Body, &c); err != nil {
			return fmt.Errorf("ceremony: %w", err)
		}
		return tx.DeleteDoc(ctx, kindCeremony, d.ID)
	})
	if err == nil && c.What != what {
		err = lost
	}
	return c, err
}

// can refuses where there are no passkeys, and bounds the attempts.
func (p pages) can(w http.ResponseWriter, r *http.Request) bool {
	r.Body = http.MaxBytesReader(w, r.Body, 256<<10)
	if p.passkeys == nil {
		p.refuse(w, r, sitrep.Errorf(sitrep.EInvalid, "passkeys need a server with a name; this one is found by its address"))
		return false
	}
	if wait, ok := p.rates.loginAddress.take(network(addressOf(r.Context())), p.o.Clock()); !ok {
		p.refuse(w, r, tooMany(w, wait))
		return false
	}
	return true
}

func (p pages) beginLogin(w http.ResponseWriter, r *http.Request) {
	if !p.can(w, r) {
		return
	}
	options, data, err := p.passkeys.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	p.begin(w, r, ceremony{What: "login", Data: *data}, options)
}

func (p pages) finishLogin(w http.ResponseWriter, r *http.Request) {
	if !p.can(w, r) {
		return
	}
	c, err := p.ended(w, r, "login")
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	u, cred, err := p.passkeys.FinishPasskeyLogin(func(_, handle []byte) (webauthn.User, error) { return p.byHandle(r, handle) }, c.Data, r)
	a, ok := u.(Account)
	if err != nil || !ok || a.Disabled || cred.Authenticator.CloneWarning {
		p.failed(r, a.ID)
		p.refuse(w, r, sitrep.Errorf(sitrep.EUnauthorized, "this passkey does not fit"))
		return
	}
	err = p.change(r.Context(), a.ID, Deed{Who: a.ID, What: "passkey used"}, func(_ sitrep.Tx, a *Account) error {
		for i := range a.Passkeys {
			if bytes.Equal(a.Passkeys[i].ID, cred.ID) {
				a.Passkeys[i] = *cred // its count of uses went on
			}
		}
		return nil
	})
	if err == nil {
		err = p.signIn(w, r, a, "passkey")
	}
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	answerJSON(w, map[string]string{"next": within(r.URL.Query().Get("next"))})
}

func (g *Gate) byHandle(r *http.Request, handle []byte) (Account, error) {
	d, err := g.o.Store.Doc(r.Context(), kindHandle, fmt.Sprintf("%x", handle))
	if err != nil {
		return Account{}, err
	}
	return account(r.Context(), g.o.Store, d.Owner)
}

func (p pages) beginPasskey(w http.ResponseWriter, r *http.Request) {
	id := From(r.Context())
	if !p.can(w, r) {
		return
	}
	a, err := account(r.Context(), p.o.Store, id.Account)
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	options, data, err := p.passkeys.BeginRegistration(a,
		webauthn.WithAuthenticatorSelection(protocol.AuthenticatorSelection{ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired}),
		webauthn.WithExclusions(webauthn.Credentials(a.Passkeys).CredentialDescriptors()))
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	p.begin(w, r, ceremony{What: "add", Account: a.ID, Data: *data}, options)
}

func (p pages) finishPasskey(w http.ResponseWriter, r *http.Request) {
	id := From(r.Context())
	if !p.can(w, r) {
		return
	}
	c, err := p.ended(w, r, "add")
	if err == nil && c.Account != id.Account {
		err = sitrep.Errorf(sitrep.EForbidden, "this passkey was begun by another account")
	}
	var a Account
	if err == nil {
		a, err = account(r.Context(), p.o.Store, id.Account)
	}
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	cred, err := p.passkeys.FinishRegistration(a, c.Data, r)
	if err != nil {
		p.refuse(w, r, sitrep.Errorf(sitrep.EInvalid, "the passkey was not taken: %v", err))
		return
	}
	err = p.change(r.Context(), a.ID, Deed{Who: a.ID, What: "passkey added"}, func(_ sitrep.Tx, a *Account) error {
		if len(a.Passkeys) >= 20 {
			return sitrep.Errorf(sitrep.EInvalid, "an account may have 20 passkeys")
		}
		a.Passkeys = append(a.Passkeys, *cred)
		return nil
	})
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	answerJSON(w, map[string]string{"next": "/account"})
}

func (p pages) removePasskey(w http.ResponseWriter, r *http.Request) {
	id := From(r.Context())
	err := p.change(r.Context(), id.Account, Deed{Who: id.Account, What: "passkey removed"}, func(_ sitrep.Tx, a *Account) error {
		a.Passkeys = slices.DeleteFunc(a.Passkeys, func(c webauthn.Credential) bool { return digest(string(c.ID))[:16] == r.PathValue("id") })
		return nil
	})
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	http.Redirect(w, r, "/account", http.StatusSeeOther)
}

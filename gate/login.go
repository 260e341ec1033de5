package gate

import (
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

//go:embed templates static
var files embed.FS

// pages are the gate's own: to sign in and out, and an account's affairs.
func (g *Gate) pages() (*http.ServeMux, error) {
	t, err := template.ParseFS(files, "templates/*.html")
	if err != nil {
		return nil, err
	}
	m := http.NewServeMux()
	p := pages{g, t}
	m.HandleFunc("GET /login", p.login)
	m.HandleFunc("POST /login", p.password)
	m.HandleFunc("POST /login/passkey/begin", p.beginLogin)
	m.HandleFunc("POST /login/passkey/finish", p.finishLogin)
	m.HandleFunc("POST /logout", p.logout)
	m.HandleFunc("GET /account", p.account)
	m.HandleFunc("POST /account/password", p.setPassword)
	m.HandleFunc("POST /account/keys", p.addKey)
	m.HandleFunc("POST /account/keys/{id}/remove", p.removeKey)
	m.HandleFunc("POST /account/passkeys/begin", p.beginPasskey)
	m.HandleFunc("POST /account/passkeys/finish", p.finishPasskey)
	m.HandleFunc("POST /account/passkeys/{id}/remove", p.removePasskey)
	m.HandleFunc("GET /account/log", p.log)
	m.HandleFunc("GET /gate/{name}", p.static)
	return m, nil
}

type pages struct {
	*Gate
	t *template.Template
}

// loginPage is the form, with what went wrong before.
type loginPage struct {
	Next, Name, Wrong string
	Passkeys          bool
}

func (p pages) login(w http.ResponseWriter, r *http.Request) {
	next := within(r.URL.Query().Get("next"))
	if From(r.Context()).Account != "" {
		http.Redirect(w, r, next, http.StatusSeeOther)
		return
	}
	p.draw(w, "login.html", http.StatusOK, loginPage{Next: next, Passkeys: p.passkeys != nil})
}

// within is where to go on after signing in: a path of ours, or the first page. What a
// browser could read as another host ("//x", "/\x", "/%09/x") is none.
func within(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" || !strings.HasPrefix(next, "/") {
		return "/"
	}
	if strings.HasPrefix(u.Path, "//") || strings.ContainsAny(next, "\\\t\r\n") || strings.ContainsFunc(u.Path, func(r rune) bool { return r < ' ' || r == '\\' }) || strings.HasPrefix(u.Path, "/login") {
		return "/"
	}
	return u.EscapedPath() + func() string {
		if u.RawQuery == "" {
			return ""
		}
		return "?" + u.RawQuery
	}()
}

// password signs in. Whether the name or the password was wrong is not told, and not to
// be measured: an account that is not there costs a comparison too.
func (p pages) password(w http.ResponseWriter, r *http.Request) {
	if !p.form(w, r) {
		return
	}
	name, next := fold(r.PostFormValue("name")), within(r.PostFormValue("next"))
	page := loginPage{Next: next, Name: r.PostFormValue("name"), Passkeys: p.passkeys != nil}
	if wait, ok := p.rates.login(addressOf(r.Context()), name); !ok {
		page.Wrong = tooMany(w, wait).Error()
		p.draw(w, "login.html", http.StatusTooManyRequests, page)
		return
	}
	a, ok, err := p.check(r, name, r.PostFormValue("password"))
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	if !ok {
		p.failed(r, name)
		page.Wrong = "That name and password do not fit."
		p.draw(w, "login.html", http.StatusUnauthorized, page)
		return
	}
	if err := p.signIn(w, r, a, "password"); err != nil {
		p.refuse(w, r, err)
		return
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
}

// check compares a password, at the same cost whether there is such an account or not,
// and makes its hash anew where the cost of one has changed since.
func (g *Gate) check(r *http.Request, name, password string) (Account, bool, error) {
	ctx := r.Context()
	a, err := account(ctx, g.o.Store, name)
	if err != nil && sitrep.Code(err) != sitrep.ENotFound {
		return a, false, err
	}
	against := a.Password
	if err != nil || a.Disabled || against == "" {
		against = g.dummy
	}
	select {
	case g.hashing <- struct{}{}:
		defer func() { <-g.hashing }()
	case <-ctx.Done():
		return a, false, ctx.Err()
	}
	if len(password) > mostLen {
		password = password[:mostLen+1] // as long as none can be
	}
	cost, same := verify(password, against)
	if !same || against == g.dummy {
		return a, false, nil
	}
	if cost != g.o.Cost {
		sum, err := hash(password, g.o.Cost)
		if err != nil {
			return a, false, err
		}
		err = g.change(ctx, a.ID, Deed{What: "password hashed anew"}, func(_ sitrep.Tx, a *Account) error { a.Password = sum; return nil })
		if err != nil && sitrep.Code(err) != sitrep.EConflict {
			return a, false, err
		}
	}
	return a, true, nil
}

// failed logs an attempt. The name is kept only where it is an account's: people type
// passwords into the wrong field.
func (g *Gate) failed(r *http.Request, name string) {
	ctx := r.Context()
	if _, err := account(ctx, g.o.Store, name); err != nil {
		name = ""
	}
	err := g.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		return g.audit(ctx, tx, Deed{What: "could not sign in", Target: name, From: addressOf(r.Context()).String()})
	})
	if err != nil {
		g.o.Log.Error("log of deeds", "err", err)
	}
}

func (p pages) logout(w http.ResponseWriter, r *http.Request) {
	if err := p.signOut(w, r); err != nil {
		p.refuse(w, r, err)
		return
	}
	w.Header().Set("Clear-Site-Data", `"cache", "storage"`)
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

// form reads a small form.
func (p pages) form(w http.ResponseWriter, r *http.Request) bool {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		p.refuse(w, r, sitrep.Errorf(sitrep.EInvalid, "the form could not be read: %v", err))
		return false
	}
	return true
}

func (p pages) draw(w http.ResponseWriter, name string, status int, data any) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if err := p.t.ExecuteTemplate(w, name, data); err != nil {
		p.o.Log.Debug("draw", "page", name, "err", err) // a reader who left
	}
}

func (p pages) static(w http.ResponseWriter, r *http.Request) {
	kinds := map[string]string{"gate.css": "text/css; charset=utf-8", "passkey.js": "text/javascript; charset=utf-8"}
	kind, ok := kinds[r.PathValue("name")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	b, err := files.ReadFile("static/" + r.PathValue("name"))
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "public, max-age=3600")
	_, _ = w.Write(b) // a reader who left
}

// accountPage is an account's affairs.
type accountPage struct {
	Who      Identity
	Passkeys []passkeyRow
	CanKeys  bool
	Keys     []Key
	Scopes   []string
	Secret   string // of a key just made; shown this once
	Told     string
}

type passkeyRow struct{ ID, Name string }

func (p pages) account(w http.ResponseWriter, r *http.Request) { p.affairs(w, r, "", "") }

func (p pages) affairs(w http.ResponseWriter, r *http.Request, secret, told string) {
	id := From(r.Context())
	a, err := account(r.Context(), p.o.Store, id.Account)
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	page := accountPage{Who: id, Scopes: a.Role.Scopes(), Secret: secret, Told: told, CanKeys: p.passkeys != nil}
	for _, c := range a.Passkeys {
		page.Passkeys = append(page.Passkeys, passkeyRow{ID: digest(string(c.ID))[:16], Name: "Passkey " + digest(string(c.ID))[:6]})
	}
	if page.Keys, err = p.Keys(r.Context(), a.ID); err != nil {
		p.refuse(w, r, err)
		return
	}
	p.draw(w, "account.html", http.StatusOK, page)
}

func (p pages) setPassword(w http.ResponseWriter, r *http.Request) {
	if !p.form(w, r) {
		return
	}
	id := From(r.Context())
	if wait, ok := p.rates.login(addressOf(r.Context()), id.Account); !ok {
		p.refuse(w, r, tooMany(w, wait))
		return
	}
	a, ok, err := p.check(r, id.Account, r.PostFormValue("old"))
	if err == nil && !ok {
		err = sitrep.Errorf(sitrep.EForbidden, "the old password does not fit")
	}
	if err == nil {
		err = p.SetPassword(r.Context(), id.Account, r.PostFormValue("new"), id.Account)
	}
	if err == nil {
		err = p.signIn(w, r, a, "password") // all sessions ended, this one's place is taken by a new one
	}
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	http.Redirect(w, r, "/account", http.StatusSeeOther)
}

func (p pages) addKey(w http.ResponseWriter, r *http.Request) {
	if !p.form(w, r) {
		return
	}
	id := From(r.Context())
	secret, _, err := p.AddKey(r.Context(), id.Account, r.PostFormValue("name"), r.PostForm["scope"], 0, id.Account)
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	p.affairs(w, r, secret, "")
}

func (p pages) removeKey(w http.ResponseWriter, r *http.Request) {
	id := From(r.Context())
	if err := p.RemoveKey(r.Context(), id.Account, r.PathValue("id"), id.Account); err != nil {
		p.refuse(w, r, err)
		return
	}
	http.Redirect(w, r, "/account", http.StatusSeeOther)
}

// logPage is what was done in the last month.
type logPage struct {
	Who   Identity
	Deeds []Deed
}

func (p pages) log(w http.ResponseWriter, r *http.Request) {
	id := From(r.Context())
	if !id.May(ScopeAdmin) {
		p.refuse(w, r, sitrep.Errorf(sitrep.EForbidden, "only an administrator may read the log of deeds"))
		return
	}
	list, err := p.Audit(r.Context(), p.o.Clock().Add(-30*24*time.Hour), 1000)
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	p.draw(w, "log.html", http.StatusOK, logPage{id, list})
}

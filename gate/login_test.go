package gate

import (
	"encoding/json"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

func TestSignInAndOut(t *testing.T) {
	d := open(t, nil)
	d.add("Ada", Admin)
	rec, c := d.signIn("ada", goodWords)
	d.want(rec, 303)
	if to := rec.Header().Get("Location"); to != "/figures?since=7d" {
		t.Errorf("led to %s", to)
	}
	set := rec.Header().Get("Set-Cookie")
	for _, want := range []string{"__Host-sitrep=", "Path=/", "Secure", "HttpOnly", "SameSite=Lax"} {
		if !strings.Contains(set, want) {
			t.Errorf("cookie %q lacks %s", set, want)
		}
	}
	rec = d.ask("GET", "/", "", "Cookie", c)
	d.want(rec, 200)
	if !strings.HasPrefix(rec.Body.String(), "ada session read,write,correct,admin") {
		t.Errorf("who: %s", rec.Body)
	}
	// By GET nothing ends: an image on any page would sign people out.
	d.ask("GET", "/logout", "", "Cookie", c)
	d.want(d.ask("GET", "/", "", "Cookie", c), 200)
	d.want(d.ask("POST", "/logout", "", "Cookie", c, "Sec-Fetch-Site", "cross-site"), 403)
	d.want(d.ask("POST", "/logout", "", "Cookie", c), 303)
	d.want(d.ask("GET", "/", "", "Cookie", c), 303)
}

func TestSessionsEndAndChange(t *testing.T) {
	d := open(t, nil)
	d.add("ada", Admin)
	_, c := d.signIn("ada", goodWords)
	// An id that somebody planted is not taken over at sign-in, and one in use ends.
	r := d.request("POST", "/login", url.Values{"name": {"ada"}, "password": {goodWords}}.Encode(), "Cookie", c)
	rec := d.do(r)
	d.want(rec, 303)
	fresh := CookieName + "=" + rec.Result().Cookies()[0].Value
	if fresh == c {
		t.Error("the session id did not change at sign-in")
	}
	d.want(d.ask("GET", "/", "", "Cookie", c), 303)
	d.want(d.ask("GET", "/", "", "Cookie", fresh), 200)
	d.wait(idleLimit + time.Second)
	d.want(d.ask("GET", "/", "", "Cookie", fresh), 303)
	// In use all the time, it ends all the same.
	_, c = d.signIn("ada", goodWords)
	for range int(absoluteLimit/(6*time.Hour)) - 1 {
		d.wait(6 * time.Hour)
		d.want(d.ask("GET", "/", "", "Cookie", c), 200)
	}
	d.wait(6 * time.Hour)
	d.want(d.ask("GET", "/", "", "Cookie", c), 303)
	// A new password ends all sessions.
	_, c = d.signIn("ada", goodWords)
	if err := d.g.SetPassword(t.Context(), "ada", "other words of mine", "console"); err != nil {
		t.Fatal(err)
	}
	d.want(d.ask("GET", "/", "", "Cookie", c), 303)
	// So does the end of the account.
	d.add("bob", Admin)
	d.wait(time.Hour)
	_, c = d.signIn("ada", "other words of mine")
	d.want(d.ask("GET", "/", "", "Cookie", c), 200)
	if err := d.g.RemoveAccount(t.Context(), "ada", "bob"); err != nil {
		t.Fatal(err)
	}
	d.want(d.ask("GET", "/", "", "Cookie", c), 303)
	if err := d.g.RemoveAccount(t.Context(), "bob", "bob"); sitrep.Code(err) != sitrep.EConflict {
		t.Errorf("the last administrator was removed: %v", err)
	}
	if err := d.g.SetRole(t.Context(), "bob", Reader, "bob"); sitrep.Code(err) != sitrep.EConflict {
		t.Errorf("the last administrator became a reader: %v", err)
	}
}

func TestSecretsAreHashedAtRest(t *testing.T) {
	d := open(t, nil)
	d.add("ada", Admin)
	_, c := d.signIn("ada", goodWords)
	key, _, err := d.g.AddKey(t.Context(), "ada", "script", []string{ScopeRead}, 0, "ada")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{kindAccount, kindSession, kindKey, kindAudit} {
		docs, err := d.store.Docs(t.Context(), sitrep.DocQuery{Kind: kind})
		if err != nil || len(docs) == 0 {
			t.Fatal(kind, len(docs), err)
		}
		for _, doc := range docs {
			for _, secret := range []string{goodWords, strings.SplitN(c, "=", 2)[1], key[strings.LastIndex(key, "_")+1:]} {
				if strings.Contains(doc.ID+string(doc.Body), secret) {
					t.Errorf("%s holds a secret as it is", kind)
				}
			}
		}
	}
}

func TestWrongNamesAndPasswordsAreTheSame(t *testing.T) {
	d := open(t, func(o *Options) { o.Rates.Login = Rate{1000, 1000}; o.Cost = Cost{KiB: 4 << 10, Time: 1, Threads: 1} })
	d.add("ada", Admin)
	text := func(name string) (string, time.Duration) {
		began := time.Now()
		rec, c := d.signIn(name, "not the right words")
		took := time.Since(began)
		d.want(rec, 401)
		if c != "" {
			t.Error("signed in")
		}
		return strings.ReplaceAll(rec.Body.String(), name, "NAME"), took
	}
	a, _ := text("ada")
	b, _ := text("nobody")
	if a != b {
		t.Error("the answer tells whether there is such an account")
	}
	// The same work is done for both: the median of several is compared, since the
	// machine has other things to do.
	var real, none []time.Duration
	for range 9 {
		_, x := text("ada")
		_, y := text("nobody")
		real, none = append(real, x), append(none, y)
	}
	slices.Sort(real)
	slices.Sort(none)
	if r, n := real[4], none[4]; r > 4*n || n > 4*r {
		t.Errorf("an account that is there takes %v, one that is not %v", r, n)
	}
}

func TestGuessingIsSlow(t *testing.T) {
	d := open(t, nil)
	d.add("ada", Admin)
	statuses := map[int]int{}
	for range 30 {
		rec, _ := d.signIn("ada", "a guess of mine")
		statuses[rec.Code]++
	}
	if statuses[401] != 8 || statuses[429] != 22 {
		t.Errorf("answers %v, want 8 guesses and then 429", statuses)
	}
	// From elsewhere the name's owner still gets in, but the name is bounded too.
	for i := range 40 {
		r := d.request("POST", "/login", url.Values{"name": {"ada"}, "password": {"a guess"}}.Encode())
		r.RemoteAddr = "198.51." + string(rune('0'+i/10)) + "." + string(rune('0'+i%10)) + ":1"
		rec := httptest.NewRecorder()
		d.h.ServeHTTP(rec, r)
		statuses[rec.Code]++
	}
	if statuses[401] != 24 {
		t.Errorf("%d guesses at one name from many addresses, want 24", statuses[401])
	}
	d.wait(time.Minute)
	if rec, c := d.signIn("ada", goodWords); c == "" {
		t.Errorf("still shut out after a minute: %d", rec.Code)
	}
}

// Behind a proxy one stranger's guessing shuts nobody else out, and the log of deeds
// tells the stranger's address.
func TestGuessingBehindAProxy(t *testing.T) {
	d := open(t, func(o *Options) { o.Proxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/24")} })
	d.add("ada", Admin)
	d.add("ron", Reader)
	try := func(from, name, password string) int {
		r := d.request("POST", "/login", url.Values{"name": {name}, "password": {password}}.Encode(), "X-Forwarded-For", from)
		r.RemoteAddr, r.TLS = "10.0.0.1:1", nil
		return d.do(r).Code
	}
	for range 12 {
		try("203.0.113.66", "ron", "a guess of mine")
	}
	if got := try("203.0.113.66", "ada", goodWords); got != 429 {
		t.Errorf("the guesser goes on: %d", got)
	}
	if got := try("198.51.100.1", "ada", goodWords); got != 303 {
		t.Errorf("another is shut out: %d", got)
	}
	list, err := d.g.Audit(t.Context(), d.now.Add(-time.Hour), 100)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(list, func(x Deed) bool { return x.What == "could not sign in" && x.From == "203.0.113.66" }) {
		t.Errorf("%+v", list)
	}
}

func TestPasswordsAreHashedAnewWhenTheCostChanges(t *testing.T) {
	d := open(t, nil)
	d.add("ada", Admin)
	before, err := account(t.Context(), d.store, "ada")
	if err != nil {
		t.Fatal(err)
	}
	d.g.o.Cost = Cost{KiB: 16, Time: 2, Threads: 1}
	if _, c := d.signIn("ada", goodWords); c == "" {
		t.Fatal("could not sign in")
	}
	after, err := account(t.Context(), d.store, "ada")
	if err != nil {
		t.Fatal(err)
	}
	if before.Password == after.Password || !strings.Contains(after.Password, "m=16,t=2,p=1") {
		t.Errorf("%s is still %s", before.Password, after.Password)
	}
	if _, c := d.signIn("ada", goodWords); c == "" {
		t.Fatal("could not sign in with the new hash")
	}
}

func TestPasswords(t *testing.T) {
	d := open(t, nil)
	for _, p := range []string{"", "short", "passwordpassword", "123456123456", "ada-lovelace1", strings.Repeat("x", mostLen+1)} {
		if err := d.g.AddAccount(t.Context(), "ada-lovelace", Reader, p, ""); err == nil {
			t.Errorf("password %.20q was taken", p)
		}
	}
	for _, n := range []string{"", "a", "local", "ada lovelace", "../ada", "ada<script>", strings.Repeat("a", 33)} {
		if err := d.g.AddAccount(t.Context(), n, Reader, goodWords, ""); err == nil {
			t.Errorf("name %q was taken", n)
		}
	}
	d.add("ada", Reader)
	if err := d.g.AddAccount(t.Context(), "ADA", Admin, goodWords, ""); sitrep.Code(err) != sitrep.EConflict {
		t.Errorf("a second account of the same name: %v", err)
	}
	sum, err := hash("pässwörter für alle", cheap)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := verify("pa\u0308sswo\u0308rter fu\u0308r alle", sum); !ok {
		t.Error("the same password typed on another system does not fit")
	}
	for _, bad := range []string{"", "$argon2id$", "$argon2i$v=19$m=8,t=1,p=1$aaaa$bbbb", "$argon2id$v=19$m=99999999,t=1,p=1$aaaa$bbbb", "$argon2id$v=19$m=8,t=0,p=1$aaaa$bbbb"} {
		if _, ok := verify("x", bad); ok {
			t.Errorf("%q fits", bad)
		}
	}
}

func TestWhereToGoAfterSigningIn(t *testing.T) {
	for next, want := range map[string]string{
		"/": "/", "/events/e1?x=1": "/events/e1?x=1", "/search?q=a%2Fb": "/search?q=a%2Fb", "": "/",
		"https://evil.example": "/", "//evil.example": "/", "/\\evil.example": "/", "\\\\evil.example": "/", "/%09/evil.example": "/", "/\t/evil.example": "/",
		"/%5Cevil.example": "/", "///evil.example": "/", "javascript:alert(1)": "/", "evil": "/", "/login?next=/login": "/", "https:evil.example": "/", "/%2F/evil.example": "/",
		"http:/evil.example": "/", "/x\r\nSet-Cookie: a=b": "/",
	} {
		if got := within(next); got != want {
			t.Errorf("within(%q) = %q, want %q", next, got, want)
		}
	}
}

func FuzzWithin(f *testing.F) {
	for _, s := range []string{"/a?b", "//x", "/\\x", "/%2f%2fx", "/a#b", "/;//x"} {
		f.Add(s)
	}
	base, _ := url.Parse("https://news.example/login")
	f.Fuzz(func(t *testing.T, next string) {
		got := within(next)
		u, err := base.Parse(got)
		if err != nil || u.Host != "news.example" || u.Scheme != "https" || strings.HasPrefix(got, "//") || strings.ContainsAny(got, "\\\r\n\t") {
			t.Errorf("within(%q) = %q leads to %v", next, got, u)
		}
	})
}

func TestKeys(t *testing.T) {
	d := open(t, func(o *Options) { o.Rates.Key = Rate{1, 20} })
	d.add("ada", Admin)
	d.add("ron", Reader)
	if _, _, err := d.g.AddKey(t.Context(), "ron", "x", []string{ScopeRead, ScopeWrite}, 0, "ron"); sitrep.Code(err) != sitrep.EForbidden {
		t.Errorf("a reader made a key that writes: %v", err)
	}
	secret, k, err := d.g.AddKey(t.Context(), "ada", "script", []string{ScopeRead, ScopeWrite}, 48*time.Hour, "ada")
	if err != nil {
		t.Fatal(err)
	}
	bearer := "Bearer " + secret
	rec := d.ask("GET", "/api/v1/events", "", "Authorization", bearer)
	d.want(rec, 200)
	if !strings.HasPrefix(rec.Body.String(), "ada key read,write ") {
		t.Errorf("who: %s", rec.Body)
	}
	d.want(d.ask("POST", "/api/v1/things/7", "", "Authorization", bearer), 202)
	d.want(d.ask("POST", "/upload", "x", "Authorization", bearer), 403) // pages' forms are not for keys
	d.want(d.ask("GET", "/", "", "Authorization", "Bearer "+secret+"x"), 401)
	d.want(d.ask("GET", "/", "", "Authorization", "Bearer sitrep_"+k.ID+"_"), 401)
	d.want(d.ask("GET", "/", "", "Authorization", "Basic YTpi"), 401)
	write, _, err := d.g.AddKey(t.Context(), "ada", "only posts", []string{ScopeWrite}, 0, "ada")
	if err != nil {
		t.Fatal(err)
	}
	d.want(d.ask("GET", "/api/v1/events", "", "Authorization", "Bearer "+write), 403)
	d.want(d.ask("POST", "/api/v1/things/7", "", "Authorization", "Bearer "+write), 202)
	// What the owner may no longer, the key may no longer.
	d.add("bob", Admin)
	if err := d.g.SetRole(t.Context(), "ada", Reader, "bob"); err != nil {
		t.Fatal(err)
	}
	if rec := d.ask("GET", "/", "", "Authorization", bearer); !strings.HasPrefix(rec.Body.String(), "ada key read ") {
		t.Errorf("who: %s", rec.Body)
	}
	var limited int
	for range 30 {
		if d.ask("GET", "/", "", "Authorization", bearer).Code == 429 {
			limited++
		}
	}
	if limited == 0 {
		t.Error("a key is not bounded")
	}
	d.wait(49 * time.Hour)
	d.want(d.ask("GET", "/", "", "Authorization", bearer), 401)
	if err := d.g.RemoveKey(t.Context(), "ron", k.ID, "ron"); sitrep.Code(err) != sitrep.ENotFound {
		t.Errorf("somebody else's key was removed: %v", err)
	}
}

func TestAccountPages(t *testing.T) {
	d := open(t, nil)
	d.add("ada", Admin)
	d.add("ron", Reader)
	_, ada := d.signIn("ada", goodWords)
	_, ron := d.signIn("ron", goodWords)
	rec := d.ask("POST", "/account/keys", url.Values{"name": {"<script>x</script>"}, "scope": {"read"}}.Encode(), "Cookie", ron)
	d.want(rec, 200)
	i := strings.Index(rec.Body.String(), "sitrep_")
	if i < 0 {
		t.Fatal("the new key is not shown")
	}
	secret, _, _ := strings.Cut(rec.Body.String()[i:], "<")
	if strings.Contains(rec.Body.String(), "<script>x") {
		t.Error("a key's name is a script")
	}
	d.want(d.ask("GET", "/api/v1/events", "", "Authorization", "Bearer "+secret), 200)
	if rec := d.ask("GET", "/account", "", "Cookie", ron); strings.Contains(rec.Body.String(), secret) {
		t.Error("the key is shown again")
	}
	d.want(d.ask("POST", "/account/keys", url.Values{"name": {"x"}, "scope": {"admin"}}.Encode(), "Cookie", ron), 403)
	d.want(d.ask("GET", "/account/log", "", "Cookie", ron), 403)
	rec = d.ask("GET", "/account/log", "", "Cookie", ada)
	d.want(rec, 200)
	for _, want := range []string{"account added", "signed in", "key added", "console"} {
		if !strings.Contains(rec.Body.String(), want) {
			t.Errorf("the log of deeds lacks %q", want)
		}
	}
	d.want(d.ask("POST", "/account/password", url.Values{"old": {"wrong words here"}, "new": {"new words of mine"}}.Encode(), "Cookie", ron), 403)
	rec = d.ask("POST", "/account/password", url.Values{"old": {goodWords}, "new": {"new words of mine"}}.Encode(), "Cookie", ron)
	d.want(rec, 303)
	d.want(d.ask("GET", "/account", "", "Cookie", ron), 303) // the old session ended
	d.want(d.ask("GET", "/account", ""), 303)
}

func TestDeedsAreLogged(t *testing.T) {
	d := open(t, nil)
	d.add("ada", Analyst)
	_, c := d.signIn("ada", goodWords)
	d.want(d.ask("POST", "/api/v1/things/e-7", "", "Cookie", c), 202)
	list, err := d.g.Audit(t.Context(), d.now.Add(-time.Hour), 10)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(x Deed) bool {
		return x.Who == "ada" && x.What == "POST /api/v1/things/{id}" && x.Target == "e-7" && x.Status == 202
	})
	if i < 0 {
		b, _ := json.Marshal(list)
		t.Errorf("what was done is not told: %s", b)
	}
}

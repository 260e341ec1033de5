package gate

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/descope/virtualwebauthn"
)

// cookies are a response's cookies beside others, as a browser sends them back.
func cookies(rec *httptest.ResponseRecorder, also string) string {
	out := []string{}
	if also != "" {
		out = append(out, also)
	}
	for _, c := range rec.Result().Cookies() {
		if c.MaxAge >= 0 {
			out = append(out, c.Name+"="+c.Value)
		}
	}
	return strings.Join(out, "; ")
}

func TestPasskeys(t *testing.T) {
	d := open(t, nil)
	d.add("ada", Admin)
	d.add("ron", Reader)
	_, session := d.signIn("ada", goodWords)
	rp := virtualwebauthn.RelyingParty{Name: "sitrep", ID: "news.example", Origin: "https://news.example"}
	device := virtualwebauthn.NewAuthenticator()
	cred := virtualwebauthn.NewCredential(virtualwebauthn.KeyTypeRSA) // its EC2 keys lose leading zeros, one in 128

	begun := d.ask("POST", "/account/passkeys/begin", "{}", "Cookie", session)
	d.want(begun, 200)
	options, err := virtualwebauthn.ParseAttestationOptions(begun.Body.String())
	if err != nil {
		t.Fatal(err)
	}
	answer := virtualwebauthn.CreateAttestationResponse(rp, device, cred, *options)
	_, other := d.signIn("ron", goodWords)
	// Another account's session can't end what this one began, and a ceremony is used once.
	d.want(d.ask("POST", "/account/passkeys/finish", answer, "Cookie", cookies(begun, other)), 403)
	d.want(d.ask("POST", "/account/passkeys/finish", answer, "Cookie", cookies(begun, session)), 400)

	begun = d.ask("POST", "/account/passkeys/begin", "{}", "Cookie", session)
	if options, err = virtualwebauthn.ParseAttestationOptions(begun.Body.String()); err != nil {
		t.Fatal(err)
	}
	answer = virtualwebauthn.CreateAttestationResponse(rp, device, cred, *options)
	d.want(d.ask("POST", "/account/passkeys/finish", answer, "Cookie", cookies(begun, session)), 200)
	ada, err := account(t.Context(), d.store, "ada")
	if err != nil || len(ada.Passkeys) != 1 {
		t.Fatal(len(ada.Passkeys), err)
	}
	device.AddCredential(cred)
	device.Options.UserHandle = ada.Handle

	d.wait(1e12) // the login rate
	begun = d.ask("POST", "/login/passkey/begin", "{}")
	d.want(begun, 200)
	asked, err := virtualwebauthn.ParseAssertionOptions(begun.Body.String())
	if err != nil {
		t.Fatal(err)
	}
	// A page of another origin that got the person to touch the key gets nothing.
	evil := virtualwebauthn.CreateAssertionResponse(virtualwebauthn.RelyingParty{Name: "sitrep", ID: "news.example", Origin: "https://news.example.evil.example"}, device, cred, *asked)
	d.want(d.ask("POST", "/login/passkey/finish", evil, "Cookie", cookies(begun, "")), 401)

	begun = d.ask("POST", "/login/passkey/begin", "{}")
	if asked, err = virtualwebauthn.ParseAssertionOptions(begun.Body.String()); err != nil {
		t.Fatal(err)
	}
	good := virtualwebauthn.CreateAssertionResponse(rp, device, cred, *asked)
	done := d.ask("POST", "/login/passkey/finish?next=//evil.example", good, "Cookie", cookies(begun, ""))
	d.want(done, 200)
	if strings.Contains(done.Body.String(), "evil") {
		t.Errorf("leads to %s", done.Body)
	}
	rec := d.ask("GET", "/", "", "Cookie", cookies(done, ""))
	d.want(rec, 200)
	if !strings.HasPrefix(rec.Body.String(), "ada session") {
		t.Errorf("who: %s", rec.Body)
	}
	// The same answer again.
	d.want(d.ask("POST", "/login/passkey/finish", good, "Cookie", cookies(begun, "")), 400)
}

func TestPasskeysNeedAName(t *testing.T) {
	d := open(t, func(o *Options) { o.Origin = "https://203.0.113.5" })
	r := d.request("POST", "/login/passkey/begin", "{}", "Host", "203.0.113.5")
	d.want(d.do(r), 400)
}

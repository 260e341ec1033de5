package follow

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

var b64 = base64.RawURLEncoding

func unb64(t *testing.T, s string) []byte {
	t.Helper()
	b, err := b64.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestRFC8291 is the example of RFC 8291, appendix A.
func TestRFC8291(t *testing.T) {
	own, err := ecdh.P256().NewPrivateKey(unb64(t, "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
	if err != nil {
		t.Fatal(err)
	}
	c := Channel{P256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", Auth: "BTBZMqHH6r4Tts7J_aSIgg"}
	got, err := encryptWith(&c, []byte("When I grow up, I want to be a watermelon"), own, unb64(t, "DGv6ra1nlYgDCS1FRnbzlw"))
	want := "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
	if err != nil || b64.EncodeToString(got) != want {
		t.Errorf("%s, %v", b64.EncodeToString(got), err)
	}
}

// browser stands for a browser and its push service: it checks who sends and reads what.
type browser struct {
	*httptest.Server
	t      *testing.T
	key    *ecdh.PrivateKey
	auth   []byte
	now    func() time.Time
	shown  []pushed
	topics []string
	status int
	server string // the application key that subscribed
}

func newBrowser(t *testing.T, now func() time.Time) *browser {
	b := &browser{t: t, auth: make([]byte, 16), now: now, status: http.StatusCreated}
	b.key, _ = ecdh.P256().GenerateKey(rand.Reader)
	_, _ = rand.Read(b.auth)
	b.Server = httptest.NewServer(b)
	t.Cleanup(b.Close)
	return b
}

func (b *browser) channel() Channel {
	return Channel{Kind: Push, Address: b.URL + "/push/abc", P256dh: b64.EncodeToString(b.key.PublicKey().Bytes()), Auth: b64.EncodeToString(b.auth)}
}

func (b *browser) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	if err := b.checkVAPID(r.Header.Get("Authorization")); err != nil {
		b.t.Error("vapid:", err)
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if r.Header.Get("TTL") == "" || r.Header.Get("Content-Encoding") != "aes128gcm" || len(body) > 4096 {
		b.t.Errorf("request: %v, %d bytes", r.Header, len(body))
	}
	if topic := r.Header.Get("Topic"); len(topic) > 32 || topic == "" { // RFC 8030 5.4
		b.t.Errorf("topic %q", topic)
	}
	if b.status < 300 {
		text, err := b.decrypt(body)
		if err != nil {
			b.t.Error("decrypt:", err)
		}
		var p pushed
		if err := json.Unmarshal(text, &p); err != nil {
			b.t.Error(err)
		}
		b.shown, b.topics = append(b.shown, p), append(b.topics, r.Header.Get("Topic"))
	}
	w.WriteHeader(b.status)
}

// checkVAPID does what RFC 8292 asks of a push service.
func (b *browser) checkVAPID(header string) error {
	rest, ok := strings.CutPrefix(header, "vapid t=")
	jwt, key, ok2 := strings.Cut(rest, ", k=")
	parts := strings.Split(jwt, ".")
	if !ok || !ok2 || len(parts) != 3 || key != b.server {
		return fmt.Errorf("header %q; subscribed with %s", header, b.server)
	}
	raw := unb64(b.t, key)
	pub := ecdsa.PublicKey{Curve: elliptic.P256(), X: new(big.Int).SetBytes(raw[1:33]), Y: new(big.Int).SetBytes(raw[33:])}
	sig, sum := unb64(b.t, parts[2]), sha256.Sum256([]byte(parts[0]+"."+parts[1]))
	if len(sig) != 64 || !ecdsa.Verify(&pub, sum[:], new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:])) {
		return fmt.Errorf("bad signature")
	}
	var head struct{ Typ, Alg string }
	var claims struct {
		Aud, Sub string
		Exp      int64
	}
	if json.Unmarshal(unb64(b.t, parts[0]), &head) != nil || json.Unmarshal(unb64(b.t, parts[1]), &claims) != nil || head.Alg != "ES256" {
		return fmt.Errorf("bad token")
	}
	left := time.Unix(claims.Exp, 0).Sub(b.now())
	if claims.Aud != b.URL || left <= 0 || left > 24*time.Hour || !strings.HasPrefix(claims.Sub, "https://") {
		return fmt.Errorf("claims %+v, %s left", claims, left)
	}
	return nil
}

// decrypt does what a browser does (RFC 8291 3, RFC 8188 2).
func (b *browser) decrypt(body []byte) ([]byte, error) {
	salt, idlen := body[:16], int(body[20])
	id, sealed := body[21:21+idlen], body[21+idlen:]
	theirs, err := ecdh.P256().NewPublicKey(id)
	if err != nil {
		return nil, err
	}
	secret, err := b.key.ECDH(theirs)
	if err != nil {
		return nil, err
	}
	prk, _ := hkdf.Extract(sha256.New, secret, b.auth)
	ikm, _ := hkdf.Expand(sha256.New, prk, "WebPush: info\x00"+string(b.key.PublicKey().Bytes())+string(id), 32)
	prk, _ = hkdf.Extract(sha256.New, ikm, salt)
	cek, _ := hkdf.Expand(sha256.New, prk, "Content-Encoding: aes128gcm\x00", 16)
	nonce, _ := hkdf.Expand(sha256.New, prk, "Content-Encoding: nonce\x00", 12)
	block, _ := aes.NewCipher(cek)
	gcm, _ := cipher.NewGCM(block)
	text, err := gcm.Open(nil, nonce, sealed, nil)
	if err != nil || len(text) == 0 || text[len(text)-1] != 2 {
		return nil, fmt.Errorf("record: %w", err)
	}
	return text[:len(text)-1], nil
}

func TestWebPush(t *testing.T) {
	w := newWorld(t)
	b := newBrowser(t, w.clock)
	key, err := w.s.vapidKey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b.server, _ = applicationKey(key)
	f := w.follows(Follow{Channel: b.channel()})
	w.happens(event("e1", func(e *sitrep.Event) { e.Title = strings.Repeat("Ein Überfall. ", 100) }), sitrep.ChangeNew)
	w.pass(time.Hour)
	w.s = w.service() // another process has the same key
	w.happens(event("e1", killedBest(8)), sitrep.ChangeToll)
	w.pass(time.Hour)
	if len(b.shown) != 2 || b.shown[1].Title != "Update: Hill Front hits a depot at Port Elan" || b.shown[1].URL != "https://news.example/events/e1" || !strings.Contains(b.shown[1].Body, "8 killed") {
		t.Fatalf("shown: %+v", b.shown)
	}
	if b.topics[0] != b.topics[1] {
		t.Error("one event is two notifications")
	}
	b.status = http.StatusNotFound // the browser has unsubscribed
	w.happens(event("e2"), sitrep.ChangeNew)
	w.pass(time.Hour)
	if now, err := w.s.Get(t.Context(), "anna", f.ID); err != nil || now.Stopped == "" {
		t.Errorf("it goes on: %+v, %v", now, err)
	}
}

func TestNtfy(t *testing.T) {
	w := newWorld(t)
	var got []ntfyMessage
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		var m ntfyMessage
		if err := json.NewDecoder(r.Body).Decode(&m); err != nil || r.URL.Path != "/" || r.Method != http.MethodPost {
			t.Errorf("%s %s: %v", r.Method, r.URL, err)
		}
		if r.Header.Get("Authorization") != "Bearer tk_secret" {
			t.Errorf("authorization %q", r.Header.Get("Authorization"))
		}
		got = append(got, m)
		_, _ = io.WriteString(rw, `{"id":"x","event":"message"}`)
	}))
	defer server.Close()
	w.follows(Follow{Channel: Channel{Kind: Ntfy, Address: server.URL + "/my-topic", Secret: "tk_secret"}})
	w.happens(event("e1", func(e *sitrep.Event) { e.Title, e.Severity = "Überfall – 攻撃", 8 }), sitrep.ChangeNew)
	w.pass(time.Hour)
	w.happens(event("e1", killedBest(9)), sitrep.ChangeToll)
	w.pass(time.Hour)
	if len(got) != 2 || got[0].Topic != "my-topic" || got[0].Title != "Überfall – 攻撃" || got[0].Priority != 4 || got[0].Click != "https://news.example/events/e1" || got[0].Sequence == "" || got[0].Sequence != got[1].Sequence {
		t.Fatalf("%+v", got)
	}
	if !strings.Contains(got[1].Message, "- It is toll.") || !strings.Contains(got[1].Message, "9 killed") {
		t.Error(got[1].Message)
	}
	if strings.Contains(w.log.String()+fmt.Sprint(w.told("anna")), "tk_secret") {
		t.Error("the token is in a log")
	}
}

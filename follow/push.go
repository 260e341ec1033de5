package follow

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/sitrep-news/sitrep"
)

// pushed is what a browser is sent; static/push-worker.js shows it.
type pushed struct {
	Title string `json:"title"`
	Body  string `json:"body"`
	URL   string `json:"url"`
	Tag   string `json:"tag"`
}

const (
	pushTTL     = 24 * time.Hour // for how long a push service keeps a message
	recordSize  = 4096           // RFC 8291 4: one record
	maxPushText = 2800           // bytes; what is encrypted must fit a record
)

// subscriber reads a browser's keys.
func (c *Channel) subscriber() (key *ecdh.PublicKey, err error) {
	raw, err1 := base64.RawURLEncoding.DecodeString(c.P256dh)
	auth, err2 := base64.RawURLEncoding.DecodeString(c.Auth)
	if err1 == nil && err2 == nil && len(auth) == 16 {
		if key, err = ecdh.P256().NewPublicKey(raw); err == nil {
			return key, nil
		}
	}
	return nil, sitrep.Errorf(sitrep.EInvalid, "the browser's push keys cannot be read; allow notifications again")
}

// sendPush sends a notice through a browser's push service (RFC 8030, 8291, 8292).
func (s *Service) sendPush(ctx context.Context, f *Follow, n *Notice) error {
	text, err := json.Marshal(pushed{Title: cut(n.subject(f), 300), Body: cut(n.plain(f, 3), 1200), URL: s.click(n), Tag: n.topic()})
	if err != nil || len(text) > maxPushText {
		return &trouble{final: true, err: fmt.Errorf("push: %d bytes: %w", len(text), err)}
	}
	body, err := encrypt(&f.Channel, text)
	if err != nil {
		return &trouble{final: true, err: err}
	}
	key, err := s.vapidKey(ctx)
	if err != nil {
		return err
	}
	auth, err := vapid(key, f.Channel.Address, s.o.Contact, s.now())
	if err != nil {
		return &trouble{final: true, err: err}
	}
	h := http.Header{}
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Encoding", "aes128gcm")
	h.Set("Authorization", auth)
	h.Set("Ttl", fmt.Sprint(int(pushTTL.Seconds())))
	h.Set("Urgency", "normal")
	h.Set("Topic", n.topic()) // RFC 8030 5.4: takes the place of what has not arrived yet
	_, err = s.post(ctx, f.Channel.Address, h, body, http.StatusGone, http.StatusNotFound)
	return err
}

// encrypt seals a text for a browser: one record of aes128gcm (RFC 8188) with the key
// that RFC 8291 derives.
func encrypt(c *Channel, text []byte) ([]byte, error) {
	own, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("push: key: %w", err)
	}
	salt := make([]byte, 16)
	_, _ = rand.Read(salt)
	return encryptWith(c, text, own, salt)
}

func encryptWith(c *Channel, text []byte, own *ecdh.PrivateKey, salt []byte) ([]byte, error) {
	theirs, err := c.subscriber()
	if err != nil {
		return nil, err
	}
	secret, err := own.ECDH(theirs)
	if err != nil {
		return nil, fmt.Errorf("push: agree on a key: %w", err)
	}
	auth, _ := base64.RawURLEncoding.DecodeString(c.Auth) // subscriber has read it
	info := append(append([]byte("WebPush: info\x00"), theirs.Bytes()...), own.PublicKey().Bytes()...)
	ikm, err := hkdf.Key(sha256.New, secret, auth, string(info), 32)
	if err != nil {
		return nil, err
	}
	cek, err := hkdf.Key(sha256.New, ikm, salt, "Content-Encoding: aes128gcm\x00", 16)
	if err != nil {
		return nil, err
	}
	nonce, err := hkdf.Key(sha256.New, ikm, salt, "Content-Encoding: nonce\x00", 12)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(cek)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	id := own.PublicKey().Bytes()
	out := append([]byte{}, salt...)
	out = binary.BigEndian.AppendUint32(out, recordSize)
	out = append(append(out, byte(len(id))), id...)
	return gcm.Seal(out, nonce, append(text[:len(text):len(text)], 2), nil), nil // 2: the last record
}

// vapid makes the header by which this server names itself to a push service: a JWT
// with ES256 (RFC 8292 2), good for half a day.
func vapid(key *ecdsa.PrivateKey, endpoint, contact string, now time.Time) (string, error) {
	u, err := url.Parse(endpoint)
	if err != nil {
		return "", fmt.Errorf("push: the service's address cannot be read")
	}
	claims, err := json.Marshal(map[string]any{"aud": u.Scheme + "://" + u.Host, "exp": now.Add(12 * time.Hour).Unix(), "sub": contact})
	if err != nil {
		return "", err
	}
	enc := base64.RawURLEncoding
	signed := enc.EncodeToString([]byte(`{"typ":"JWT","alg":"ES256"}`)) + "." + enc.EncodeToString(claims)
	sum := sha256.Sum256([]byte(signed))
	r, sg, err := ecdsa.Sign(rand.Reader, key, sum[:])
	if err != nil {
		return "", fmt.Errorf("push: sign: %w", err)
	}
	sig := make([]byte, 64)
	r.FillBytes(sig[:32])
	sg.FillBytes(sig[32:])
	public, err := applicationKey(key)
	if err != nil {
		return "", err
	}
	return "vapid t=" + signed + "." + enc.EncodeToString(sig) + ", k=" + public, nil
}

// applicationKey is the server's public key as browsers take it.
func applicationKey(key *ecdsa.PrivateKey) (string, error) {
	pub, err := key.PublicKey.ECDH()
	if err != nil {
		return "", fmt.Errorf("push: key: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(pub.Bytes()), nil
}

// vapidDoc keeps the server's key: PKCS #8.
type vapidDoc struct {
	Key []byte `json:"key"`
}

// vapidKey is the server's key for push services, made at its first use and kept:
// a browser's subscription holds for one key alone.
func (s *Service) vapidKey(ctx context.Context) (*ecdsa.PrivateKey, error) {
	d, err := get[vapidDoc](ctx, s.o.Store, keysKind, "vapid")
	if sitrep.Code(err) == sitrep.ENotFound {
		if err = s.makeVapidKey(ctx); err != nil && sitrep.Code(err) != sitrep.EConflict {
			return nil, err
		}
		d, err = get[vapidDoc](ctx, s.o.Store, keysKind, "vapid")
	}
	if err != nil {
		return nil, fmt.Errorf("push: key: %w", err)
	}
	k, err := x509.ParsePKCS8PrivateKey(d.Body.Key)
	if err != nil {
		return nil, fmt.Errorf("push: key: %w", err)
	}
	key, ok := k.(*ecdsa.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("push: the key kept is no ECDSA key")
	}
	return key, nil
}

func (s *Service) makeVapidKey(ctx context.Context) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return fmt.Errorf("push: key: %w", err)
	}
	b, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return fmt.Errorf("push: key: %w", err)
	}
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		return put(ctx, tx, kept[vapidDoc]{Doc: sitrep.Doc{Kind: keysKind, ID: "vapid"}, Body: vapidDoc{b}})
	})
}

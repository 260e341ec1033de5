package gate

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"github.com/sitrep-news/sitrep"
)

// Cost is what an argon2id hash costs to make.
type Cost struct {
	KiB     uint32
	Time    uint32
	Threads uint8
}

// Standard is above the least that OWASP's password storage sheet asks for (19 MiB,
// 2 passes), at 64 MiB and 2 passes on one thread.
func Standard() Cost { return Cost{KiB: 64 << 10, Time: 2, Threads: 1} }

const (
	saltBytes = 16
	hashBytes = 32
	leastLen  = 12   // characters of a password
	mostLen   = 1024 // bytes
)

// acceptable refuses passwords that are too short to stand guessing (NIST SP 800-63B:
// length counts, kinds of characters don't).
func acceptable(password, name string) error {
	switch n := utf8.RuneCountInString(password); {
	case n < leastLen || len(password) > mostLen:
		return sitrep.Errorf(sitrep.EInvalid, "a password has %d characters or more, and at most %d bytes", leastLen, mostLen)
	case strings.Contains(strings.ToLower(password), strings.ToLower(name)) && n < leastLen+len(name):
		return sitrep.Errorf(sitrep.EInvalid, "the password is little more than the account's name")
	}
	for _, easy := range []string{"password", "123456", "qwerty", "sitrep"} {
		if strings.ReplaceAll(strings.ToLower(password), easy, "") == "" || len(strings.ReplaceAll(strings.ToLower(password), easy, "")) < 5 {
			return sitrep.Errorf(sitrep.EInvalid, "the password is one that is tried first; make it a few words of your own")
		}
	}
	return nil
}

// hash makes "$argon2id$v=19$m=65536,t=2,p=1$salt$hash", the form of the reference
// implementation.
func hash(password string, c Cost) (string, error) {
	salt := make([]byte, saltBytes)
	if _, err := rand.Read(salt); err != nil {
		return "", fmt.Errorf("hash a password: %w", err)
	}
	return encode(derive(password, salt, c), salt, c), nil
}

func derive(password string, salt []byte, c Cost) []byte {
	return argon2.IDKey([]byte(norm.NFKC.String(password)), salt, c.Time, c.KiB, c.Threads, hashBytes)
}

func encode(sum, salt []byte, c Cost) string {
	b := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.KiB, c.Time, c.Threads, b.EncodeToString(salt), b.EncodeToString(sum))
}

// verify compares a password with a hash and tells with which cost that was made.
func verify(password, encoded string) (Cost, bool) {
	var c Cost
	var version int
	parts := strings.Split(encoded, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return c, false
	}
	if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &c.KiB, &c.Time, &c.Threads); err != nil || version != argon2.Version || c.KiB > 4<<20 || c.Time == 0 || c.Threads == 0 {
		return c, false
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return c, false
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil || len(want) != hashBytes {
		return c, false
	}
	return c, subtle.ConstantTimeCompare(derive(password, salt, c), want) == 1
}

package learn

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

// maxUnpacked bounds what a packed model may become.
const maxUnpacked = 64 << 20

// Pack writes a model's text as gzip with neither name nor time: the same text gives the
// same bytes. A model of numbers shrinks to a fourth.
func Pack(text string) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("pack a model: %w", err)
	}
	if _, err := io.WriteString(z, text); err != nil {
		return nil, fmt.Errorf("pack a model: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack a model: %w", err)
	}
	return b.Bytes(), nil
}

// Unpack reads what Pack wrote.
func Unpack(packed []byte) (string, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "", fmt.Errorf("unpack a model: %w: learn the model anew", err)
	}
	var b strings.Builder
	n, err := io.Copy(&b, io.LimitReader(z, maxUnpacked+1))
	if err != nil {
		return "", fmt.Errorf("unpack a model: %w: learn the model anew", err)
	}
	if n > maxUnpacked {
		return "", fmt.Errorf("unpack a model: more than %d bytes", maxUnpacked)
	}
	return b.String(), nil
}

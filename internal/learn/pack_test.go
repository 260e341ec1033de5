package learn

import (
	"bytes"
	"strings"
	"testing"
)

func TestPack(t *testing.T) {
	text := strings.Repeat("a feature 1 2 3\n", 1000)
	packed, err := Pack(text)
	if err != nil {
		t.Fatal(err)
	}
	if len(packed) > len(text)/4 {
		t.Errorf("%d bytes of %d", len(packed), len(text))
	}
	if again, _ := Pack(text); !bytes.Equal(again, packed) {
		t.Error("the same text gives other bytes")
	}
	got, err := Unpack(packed)
	if err != nil || got != text {
		t.Errorf("unpacked %d bytes of %d, %v", len(got), len(text), err)
	}
	for _, broken := range [][]byte{nil, []byte("a feature 1 2 3"), packed[:len(packed)/2]} {
		if _, err := Unpack(broken); err == nil {
			t.Errorf("%d broken bytes unpack", len(broken))
		}
	}
}

package rows

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep"
)

func packed(t *testing.T, c *Codec, id, pad string) []byte {
	t.Helper()
	b, err := json.Marshal(sitrep.Report{ID: id, Text: pad, Mentions: []sitrep.Mention{{ID: id + "-m1"}}})
	if err != nil {
		t.Fatal(err)
	}
	return c.Pack(b)
}

func TestUnpacked(t *testing.T) {
	c, err := NewCodec()
	if err != nil {
		t.Fatal(err)
	}
	k := newUnpacked[record](mostRecords)
	body := packed(t, c, "r1", "")
	first, err := k.of(c, body)
	if err != nil || len(first.Mentions) != 1 || first.Mentions[0].ID != "r1-m1" {
		t.Fatalf("%+v, %v", first, err)
	}
	if again, _ := k.of(c, append([]byte{}, body...)); again != first {
		t.Error("the same bytes were unpacked twice")
	}
	if other, _ := k.of(c, packed(t, c, "r2", "")); other == first || other.Mentions[0].ID != "r2-m1" {
		t.Errorf("a changed record gave %+v", other)
	}
	if _, err := k.of(c, []byte("nonsense")); err == nil {
		t.Error("no error of a body that is none")
	}
	pad := strings.Repeat("x", mostRecords/8)
	for i := range 12 {
		if _, err := k.of(c, packed(t, c, fmt.Sprint("big", i), pad)); err != nil {
			t.Fatal(err)
		}
	}
	if k.size > mostRecords || k.last.Len() != len(k.at) || k.last.Len() > 8 {
		t.Errorf("%d bytes in %d records kept, at most %d", k.size, k.last.Len(), mostRecords)
	}
}

package gazfile

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
)

// build writes n invented towns and one district and opens them again.
func build(t testing.TB, n int) *File {
	t.Helper()
	w := NewWriter()
	for i := range n {
		p := Place{Name: fmt.Sprintf("Dorn %d", i), Lat: float64(i%180) - 90, Lon: float64(i%360) - 180, Kind: City, Code: "ZZ.01", Pop: i * i * 7}
		at, err := w.Add(p, i%2)
		if err != nil {
			t.Fatal(err)
		}
		w.Key(fmt.Sprintf("dorn %d", i), at, false)
		w.Key("dorn", at, true)
		w.Skeleton("drn", at, false)
	}
	if _, err := w.Add(Place{Name: "Dornshire", Kind: Admin2, Code: "ZZ.01", Lat: 1, Lon: 2}, 0); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := Open(b.String())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestRoundTrip(t *testing.T) {
	const n = 100
	f := build(t, n)
	if f.Len() != n+1 {
		t.Fatalf("%d places, want %d", f.Len(), n+1)
	}
	for i := range n {
		hits := f.Find(fmt.Sprintf("dorn %d", i))
		if len(hits) != 1 || hits[0].Record != i || hits[0].Other {
			t.Fatalf("dorn %d: %v", i, hits)
		}
		p := f.Place(i)
		if p.Name != fmt.Sprintf("Dorn %d", i) || p.Country != "ZZ" || p.Code != "ZZ.01" {
			t.Errorf("place %d: %+v", i, p)
		}
		if math.Abs(p.Lat-(float64(i%180)-90)) > 1e-3 || math.Abs(p.Lon-(float64(i%360)-180)) > 1e-3 {
			t.Errorf("place %d lies at %g, %g", i, p.Lat, p.Lon)
		}
		if pop := i * i * 7; math.Abs(float64(p.Pop-pop)) > float64(pop)/1000+1 {
			t.Errorf("place %d has %d people, want %d", i, p.Pop, pop)
		}
		if want := map[bool]string{true: "Dornshire"}[i%2 == 1]; p.Admin2 != want {
			t.Errorf("place %d lies in %q, want %q", i, p.Admin2, want)
		}
	}
	if hits := f.Find("dorn"); len(hits) != n || !hits[0].Other {
		t.Errorf("dorn may mean %d places", len(hits))
	}
	if hits := f.FindSkeleton("drn"); len(hits) != n {
		t.Errorf("drn may mean %d places", len(hits))
	}
	for _, miss := range []string{"", "a", "dorn 1000", "dor", "zzz"} {
		if hits := f.Find(miss); hits != nil {
			t.Errorf("%q: %v", miss, hits)
		}
	}
}

func TestWriterRefuses(t *testing.T) {
	w := NewWriter()
	if _, err := w.Add(Place{Name: "Dorn", Code: "ZZ.0123456789", Kind: City}, 0); err == nil {
		t.Error("a code too long is taken")
	}
	if _, err := w.Add(Place{Name: "Dornshire", Code: "ZZ.01", Kind: Admin2}, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Add(Place{Name: "Dorn", Code: "ZZ.01", Kind: City}, 0); err == nil {
		t.Error("a town behind the districts is taken")
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, blob := range []string{"", "short", strings.Repeat("x", 100), magic + "\x63\x00\x00\x00" + strings.Repeat("\x00", 60)} {
		if _, err := Open(blob); err == nil {
			t.Errorf("%.12q is opened", blob)
		}
	}
}

func FuzzFind(f *testing.F) {
	file := build(f, 40)
	f.Add("dorn 7")
	f.Fuzz(func(t *testing.T, key string) {
		for _, h := range file.Find(key) {
			if h.Record < 0 || h.Record >= file.Len() {
				t.Errorf("%q means record %d of %d", key, h.Record, file.Len())
			}
		}
	})
}

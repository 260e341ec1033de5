package extract

import (
	"testing"

	"github.com/sitrep-news/sitrep/data"
)

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(data.Extract); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlain(b *testing.B) {
	e := newExtractor(b)
	b.SetBytes(int64(len(wire)))
	for b.Loop() {
		e.Report(Input{Text: []byte(wire)})
	}
}

func BenchmarkPage(b *testing.B) {
	e := newExtractor(b)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		e.Report(Input{HTML: []byte(page)})
	}
}

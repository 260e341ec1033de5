package format_test

import (
	"io"
	"runtime"
	"testing"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/format"
)

// stream gives n events, each of its own parties.
func stream(n int) func(yield func(sitrep.Event, error) bool) {
	return func(yield func(sitrep.Event, error) bool) {
		e := town()
		for i := range n {
			e.ID = "e" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26))
			if !yield(e, nil) {
				return
			}
		}
	}
}

// TestMemoryIsFlat exports four times as many events as Parquet holds in a row group
// and looks at what is left in memory half way and at the end.
func TestMemoryIsFlat(t *testing.T) {
	if testing.Short() {
		t.Skip("exports 16,000 events in each format")
	}
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC() // pools let go of what they hold at the second
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for _, f := range format.Formats() {
		x, err := format.New(f.Name, io.Discard, format.Options{Now: now})
		if err != nil {
			t.Fatal(err)
		}
		var half uint64
		n := 0
		err = format.Write(x, func(yield func(sitrep.Event, error) bool) {
			for e, err := range stream(16_384) {
				if n++; n == 8_192 {
					half = heap()
				}
				if !yield(e, err) {
					return
				}
			}
			if end := heap(); end > half+2<<20 {
				t.Errorf("%s: %d kB after half of the events, %d kB after all", f.Name, half>>10, end>>10)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkExport(b *testing.B) {
	for _, f := range format.Formats() {
		b.Run(f.Name, func(b *testing.B) {
			x, err := format.New(f.Name, io.Discard, format.Options{Now: now})
			if err != nil {
				b.Fatal(err)
			}
			if err := format.Write(x, stream(b.N)); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
		})
	}
}

package segment

import (
	"strings"
	"testing"
)

const report = `AL-NAHR, Feb. 12 - Militants shot dead 12 soldiers near the town's only bridge on Monday, officials said.
"We don't know who they were," said Gov. Amr Haddad, adding that the U.S.-backed force couldn't hold the crossing.

The 45-year-old commander, who had asked for $50,000, wasn't hurt; 3.5km of road were closed.
`

func BenchmarkWords(b *testing.B) {
	s := English()
	text := strings.Repeat(report, 50)
	var words []Word
	n := 0
	for b.Loop() {
		words = s.Words(words[:0], text, nil)
		n += len(words)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "words/s")
	b.SetBytes(int64(len(text)))
}

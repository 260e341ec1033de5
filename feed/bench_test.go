package feed

import (
	"fmt"
	"strings"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	var items strings.Builder
	for i := range 500 {
		fmt.Fprintf(&items, `<item><title>A &amp; B</title><link>https://e.example/%d</link><pubDate>Tue, 04 Mar 2025 10:00:00 EST</pubDate><description><![CDATA[<p>x</p>]]></description></item>`, i)
	}
	body := []byte(`<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>` + items.String() + `</channel></rss>`)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(body, Source{URL: "https://e.example/"}); err != nil {
			b.Fatal(err)
		}
	}
}

package extract

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data"
)

const told = "Gunmen attacked a fuel depot near Veldt on Tuesday, the police said. Two guards died in the raid, and a third is missing.\n\n" +
	"Nobody has claimed the raid so far, and the army has not said whom it suspects of having planned it.\n"

func TestAgencyCredits(t *testing.T) {
	e := newExtractor(t)
	for name, c := range map[string]struct {
		in             Input
		agency, family string
	}{
		"dateline":              {Input{Text: []byte("GALT (Reuters) - " + told), URL: "https://www.bbc.co.uk/1"}, "Reuters", "Reuters"},
		"sign-off":              {Input{Text: []byte(strings.TrimSpace(told) + " — AP"), URL: "https://news.example/1"}, "AP", "AP"},
		"byline":                {Input{Text: []byte(told), Byline: "Ana Vel, Associated Press", URL: "https://news.example/1"}, "AP", "AP"},
		"staff byline":          {Input{Text: []byte(told), Byline: "AFP Staff", URL: "https://news.example/1"}, "AFP", "AFP"},
		"source line":           {Input{Text: []byte(told + "\nSource: Xinhua\n"), URL: "https://news.example/1"}, "Xinhua", "Xinhua"},
		"first published":       {Input{Text: []byte(told + "\nThis article was originally published by Agence France-Presse.\n"), URL: "https://news.example/1"}, "AFP", "AFP"},
		"rights":                {Input{Text: []byte(told + "\nCopyright 2025 The Associated Press. All rights reserved.\n"), URL: "https://news.example/1"}, "AP", "AP"},
		"contribution":          {Input{Text: []byte(told + "\nAgence France-Presse contributed to this report.\n"), URL: "https://www.theguardian.com/1"}, "AFP", "Guardian Media Group"},
		"with files":            {Input{Text: []byte(told + "\nWith files from The Canadian Press\n"), URL: "https://www.cbc.ca/1"}, "The Canadian Press", "CBC"},
		"own agency":            {Input{Text: []byte("GALT (RIA Novosti) - " + told), URL: "https://news.example/1"}, "RIA Novosti", "Rossiya Segodnya"},
		"no credit":             {Input{Text: []byte(told), URL: "https://news.example/1", Byline: "Ana Vel"}, "", "news.example"},
		"a party to the story":  {Input{Text: []byte("The AP bureau in Galt was hit, Reuters reported. " + told), URL: "https://news.example/1"}, "", "news.example"},
		"an agency in the text": {Input{Text: []byte(told + "\n\nThe minister told AFP that talks would go on until the end of the week in Port Alda.\n"), URL: "https://news.example/1"}, "", "news.example"},
	} {
		r := e.Report(c.in)
		if r.Agency != c.agency || r.Family != c.family {
			t.Errorf("%s: agency %q, family %q; want %q, %q", name, r.Agency, r.Family, c.agency, c.family)
		}
	}
}

func TestFamilies(t *testing.T) {
	e := newExtractor(t)
	for _, c := range []struct{ url, publisher, agency, want string }{
		{"https://www.nypost.com/2025/1", "New York Post", "", "News Corp"}, {"https://www.wsj.com/x", "", "", "News Corp"}, {"https://english.ahram.org.eg/1", "", "", "Al-Ahram"},
		{"https://www.timesofindia.indiatimes.com/x", "", "", "Times Group"}, {"https://abcnews.go.com/x", "", "", "Disney"}, {"https://www.heraldscotland.com/x", "", "", "Gannett"},
		{"https://sub.unknown.co.uk/x", "Unknown", "", "unknown.co.uk"}, {"https://a.blogspot.com/x", "", "", "a.blogspot.com"}, {"https://T.me/s/SomeChannel/44", "", "", "t.me/somechannel"},
		{"https://news.google.com/rss/x", "Haaretz", "", "Haaretz"}, {"https://news.google.com/rss/x", "Veldt Courier", "", "Veldt Courier"}, {"https://news.google.com/rss/x", "", "", "Google News"},
		{"", "Le Monde", "", "Le Monde"}, {"", "Veldt Courier", "", "Veldt Courier"}, {"", "", "", ""}, {"https://1.2.3.4/x", "", "", "1.2.3.4"},
		{"https://www.dawn.com/1", "Dawn", "AFP", "AFP"}, {"https://www.dawn.com/1", "Dawn", "Tasnim", "Islamic Revolutionary Guard Corps"}, {"https://bbc.com.evil.example/", "", "", "evil.example"},
		{"https://notbbc.com/", "", "", "notbbc.com"}, {"https://news.example/1", "Le Monde", "", "news.example"},
	} {
		r := &sitrep.Report{URL: c.url, Publisher: c.publisher, Agency: c.agency}
		if got := e.Family(r); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
	if o, ok := e.Outlet("https://en.tasnimnews.com/1"); !ok || o.Kind != "state" || o.Country != "IRN" || o.Name != "Tasnim" {
		t.Errorf("%+v", o)
	}
	if n := len(e.outlets.byDomain); n < 400 {
		t.Errorf("only %d outlets", n)
	}
}

func TestOutletMistakesAreFound(t *testing.T) {
	for line, want := range map[string]string{
		"a.example = A · A · private · USA": "DOMAIN = NAME", "www.a.example = A · A · private · USA · 2025": "no domain", "A.example = A · A · private · USA · 2025": "no domain",
		"a.example =  · A · private · USA · 2025": "no name", "a.example = A · A · daily · USA · 2025": "no kind", "a.example = A · A · private · us · 2025": "alpha-3",
		"a.example = A · A · private · USA · soon": "no year", "a.example = A · A · private · USA · 2025\na.example = B · A · private · USA · 2025": "already",
		"a.example = A · A · private · USA · 2025\nb.example = B · A · private · GBR · 2025": "one seat",
	} {
		got := checkOutlets(fstest.MapFS{outletFile: {Data: []byte(line + "\n")}})
		if !strings.Contains(fmt.Sprint(got), want) {
			t.Errorf("%q: %v, want %q", line, got, want)
		}
	}
	if got := checkOutlets(fstest.MapFS{}); len(got) != 1 {
		t.Errorf("no file: %v", got)
	}
}

// dated is a page with a date of its own.
func dated(meta string) []byte {
	return []byte(`<html><head>` + meta + `</head><body><article><p>` + strings.ReplaceAll(told, "\n\n", "</p><p>") + strings.Repeat("<p>More was told of the raid on the depot by those who saw it.</p>", 5) + `</article></body></html>`)
}

func TestWhichDateIsTaken(t *testing.T) {
	e := newExtractor(t)
	fetched := time.Date(2025, 3, 5, 12, 0, 0, 0, time.UTC)
	og := func(date string) string { return `<meta property="article:published_time" content="` + date + `">` }
	for name, c := range map[string]struct {
		meta, published, from, url string
		want, wantFrom             string
	}{
		"metadata":                        {og("2025-03-04T10:00:00Z"), "", "", "https://n.example/2025/03/03/x", "2025-03-04T10:00:00Z", "metadata"},
		"given wins":                      {og("2025-03-04T10:00:00Z"), "2025-03-02", "given", "", "2025-03-02", "given"},
		"over the feed's":                 {og("2024-03-04T10:00:00Z"), "2025-03-05T09:00:00Z", "feed", "", "2024-03-04T10:00:00Z", "metadata"},
		"the feed's is finer":             {og("2025-03-04"), "2025-03-04T18:22:00Z", "feed", "", "2025-03-04T18:22:00Z", "feed"},
		"later than the feed's":           {og("2025-03-09T10:00:00Z"), "2025-03-05T09:00:00Z", "feed", "", "2025-03-05T09:00:00Z", "feed"},
		"in the future":                   {og("2031-03-04T10:00:00Z"), "", "", "https://n.example/2025/03/03/x", "2025-03-03", "url"},
		"time element":                    {`<time datetime="2025-03-04T08:00:00Z">`, "", "", "", "2025-03-04T08:00:00Z", "metadata"},
		"json-ld over the time element":   {`<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-03-04T07:00:00Z"}</script><time datetime="2025-01-01">`, "", "", "", "2025-03-04T07:00:00Z", "metadata"},
		"the feed's where there is none":  {"", "2025-03-05T09:00:00Z", "feed", "https://n.example/2025/03/03/x", "2025-03-05T09:00:00Z", "feed"},
		"the address's where none better": {"", "", "", "https://n.example/2025/03/03/x", "2025-03-03", "url"},
	} {
		r := e.Report(Input{HTML: dated(c.meta), Published: c.published, PublishedFrom: c.from, URL: c.url, Fetched: fetched})
		if r.Published != c.want || r.PublishedFrom != c.wantFrom {
			t.Errorf("%s: %s (%s), want %s (%s)", name, r.Published, r.PublishedFrom, c.want, c.wantFrom)
		}
	}
	r := e.Report(Input{HTML: dated(og("2025-03-04T10:00:00+02:00") + `<meta property="article:modified_time" content="2025-03-04T09:30:00Z">`), Fetched: fetched})
	if r.Modified != "2025-03-04T09:30:00Z" {
		t.Errorf("modified %q", r.Modified)
	}
	if r = e.Report(Input{HTML: dated(og("2025-03-04T10:00:00Z") + `<meta property="article:modified_time" content="2025-03-04T10:00:00Z">`)}); r.Modified != "" {
		t.Errorf("modified %q though nothing was", r.Modified)
	}
}

func BenchmarkFamily(b *testing.B) {
	e, err := New(data.Extract)
	if err != nil {
		b.Fatal(err)
	}
	r := &sitrep.Report{URL: "https://sub.unknown.co.uk/2025/03/04/x"}
	for b.Loop() {
		e.Family(r)
	}
}

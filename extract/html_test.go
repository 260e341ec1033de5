package extract

import (
	"strings"
	"testing"
)

const page = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Raid on depot kills two | Meridian Press</title>
<link rel="canonical" href="https://meridian.example/2025/03/04/raid">
<meta property="og:site_name" content="Meridian Press">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","datePublished":"2001-01-01"},
{"@type":"NewsArticle","headline":"Raid on depot kills two","datePublished":"2025-03-04T18:22:00Z","author":[{"@type":"Person","name":"Ana Vel"},{"name":"Tom Reed"}],"publisher":{"@type":"Organization","name":"Meridian Press"}}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Raid on depot kills two</h1>
<figure><img src="a.jpg"><figcaption>Smoke over the depot. Mira Sand</figcaption></figure>
<p>Gunmen attacked a fuel depot near Veldt on Tuesday, killing two guards and wounding a driver, the Tarvian police said in a statement on Wednesday morning.</p>
<p>The attackers fled towards the hills in two lorries, a witness said, and the road to Galt was closed for six hours while soldiers looked for them.<br><br>Nobody has claimed the raid, and the army has not said whom it suspects of having planned it, though officials have blamed earlier attacks on the Hill Front.</p>
<p><a href="https://meridian.example/storm">Storm closes three harbours in the north</a></p>
<p>Talks between the two sides are to resume on Friday in Port Alda, the mediator said, and both have promised to attend them without any conditions.</p>
</article><footer>© 2025 Meridian Press</footer></body></html>`

func TestPage(t *testing.T) {
	r := newExtractor(t).Report(Input{Name: "page.html", HTML: []byte(page)})
	for name, c := range map[string][2]string{
		"title": {r.Title, "Raid on depot kills two"}, "byline": {r.Byline, "Ana Vel, Tom Reed"}, "publisher": {r.Publisher, "Meridian Press"},
		"published": {r.Published, "2025-03-04T18:22:00Z"}, "from": {r.PublishedFrom, "metadata"}, "url": {r.URL, "https://meridian.example/2025/03/04/raid"},
		"language": {r.Language, "en"},
	} {
		if c[0] != c[1] {
			t.Errorf("%s is %q, want %q", name, c[0], c[1])
		}
	}
	if !strings.HasPrefix(r.Text, "Raid on depot kills two\n\n") {
		t.Errorf("the text begins %.60q", r.Text)
	}
	for _, want := range []string{"Wednesday morning.\n\n", "looked for them.\n\nNobody has claimed"} {
		if !strings.Contains(r.Text, want) {
			t.Errorf("no paragraph end at %q in %q", want, r.Text)
		}
	}
	for _, s := range furnitureOf(r) {
		if strings.Contains(s, "Gunmen") || strings.Contains(s, "Talks") {
			t.Errorf("the article became furniture: %q", s)
		}
	}
	if len(r.Links) != 1 || r.Links[0].URL != "https://meridian.example/storm" {
		t.Errorf("links are %v", r.Links)
	}
	if len(r.Problems) > 0 {
		t.Errorf("problems: %v", r.Problems)
	}
}

func TestPageWithoutArticleMarkup(t *testing.T) {
	r := newExtractor(t).Report(Input{HTML: []byte(`<body><table><tr><td>Gunmen attacked a fuel depot near Veldt on Tuesday.</td></tr></table></body>`), URL: "https://news.example/2025/03/05/x"})
	if !strings.Contains(r.Text, "Gunmen attacked") || r.Published != "2025-03-05" || r.PublishedFrom != "url" || r.Publisher != "news.example" {
		t.Errorf("text %q, published %s (%s), publisher %s", r.Text, r.Published, r.PublishedFrom, r.Publisher)
	}
}

func TestPageInAnotherEncoding(t *testing.T) {
	raw := "<html><head><meta charset=\"windows-1252\"></head><body><p>The caf\xe9 near Veldt was shelled on Tuesday, the police said.</p></body></html>"
	r := newExtractor(t).Report(Input{HTML: []byte(raw)})
	if !strings.Contains(r.Text, "café") {
		t.Errorf("text is %q", r.Text)
	}
}

func TestEndlessNestingIsSurvived(t *testing.T) {
	raw := strings.Repeat("<div>", 100_000) + "x"
	r := newExtractor(t).Report(Input{HTML: []byte(raw)})
	if r.Text == "" && len(r.Problems) == 0 {
		t.Error("no text and no problem")
	}
}

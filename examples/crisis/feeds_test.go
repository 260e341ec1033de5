package crisis

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep/feed"
)

var writeFeeds = flag.Bool("feeds", false, "write the feeds anew from reports.jsonl")

// served is where the README's command serves the feeds.
const served = "http://localhost:8077/"

// The publishers' feeds, each in the format that a paper of its kind would offer.
var publishers = []struct{ name, file, site string }{
	{"Meridian Press", "meridian.rss", "https://meridian.example/"},
	{"The Harbour Times", "harbour.rss", "https://harbourtimes.example/"},
	{"Al-Nahrain Daily", "nahrain.atom", "https://nahrain.example/"},
	{"Northern Wire", "northern.atom", "https://northernwire.example/"},
	{"Tigris Monitor", "tigris.rss", "https://tigrismonitor.example/"},
	{"Capital Chronicle", "capital.json", "https://capitalchronicle.example/"},
}

// TestFeeds proves that the feeds are those of reports.jsonl, and that they read.
func TestFeeds(t *testing.T) {
	all := stories(t)
	var list []feed.Outline
	for _, p := range publishers {
		var own []story
		for _, s := range all {
			if s.Publisher == p.name {
				own = append(own, s)
			}
		}
		slices.Reverse(own) // newest first
		body := write(t, p.name, p.file, p.site, own)
		golden(t, p.file, body)
		f, err := feed.Parse(body, feed.Source{URL: served + p.file})
		if err != nil {
			t.Fatalf("%s: %v", p.file, err)
		}
		if f.Title != p.name || len(f.Items) != len(own) || len(own) == 0 {
			t.Fatalf("%s: %q with %d items, want %d", p.file, f.Title, len(f.Items), len(own))
		}
		for i, it := range f.Items {
			at, _ := time.Parse(time.RFC3339, own[i].Published)
			if it.Title != own[i].Title || it.Link != own[i].URL || !it.Published.Equal(at) || !strings.Contains(it.Content, "<p>") {
				t.Errorf("%s: item %d is %+v", p.file, i, it)
			}
		}
		list = append(list, feed.Outline{Title: p.name, URL: served + p.file, Link: p.site})
	}
	var opml bytes.Buffer
	if err := feed.WriteOPML(&opml, "An invented crisis", time.Date(2025, 5, 9, 18, 0, 0, 0, time.UTC), list); err != nil {
		t.Fatal(err)
	}
	golden(t, "feeds.opml", opml.Bytes())
}

func golden(t *testing.T, name string, body []byte) {
	t.Helper()
	file := filepath.Join("feeds", name)
	if *writeFeeds {
		if err := os.WriteFile(file, body, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, body) {
		t.Errorf("%s is not what reports.jsonl makes: run go test ./examples/crisis -run Feeds -feeds and read the diff", file)
	}
}

// html writes a report's text as paragraphs.
func html(s story) string {
	var b strings.Builder
	for _, p := range strings.Split(s.Text, "\n\n") {
		b.WriteString("<p>")
		xml.EscapeText(&b, []byte(p))
		b.WriteString("</p>\n")
	}
	return b.String()
}

func lead(s story) string {
	for _, p := range strings.Split(s.Text, "\n\n") {
		if !strings.HasPrefix(p, "By ") {
			return p
		}
	}
	return s.Title
}

func write(t *testing.T, name, file, site string, own []story) []byte {
	t.Helper()
	switch filepath.Ext(file) {
	case ".rss":
		return rss(t, name, site, own)
	case ".atom":
		return atom(t, name, site, own)
	}
	return jsonFeed(t, name, site, own)
}

func rss(t *testing.T, name, site string, own []story) []byte {
	type guid struct {
		Permalink bool   `xml:"isPermaLink,attr"`
		ID        string `xml:",chardata"`
	}
	type item struct {
		Title       string `xml:"title"`
		Link        string `xml:"link"`
		GUID        guid   `xml:"guid"`
		PubDate     string `xml:"pubDate"`
		Description string `xml:"description"`
		Content     string `xml:"content:encoded"`
	}
	type channel struct {
		Title       string `xml:"title"`
		Link        string `xml:"link"`
		Description string `xml:"description"`
		Language    string `xml:"language"`
		Items       []item `xml:"item"`
	}
	x := struct {
		XMLName struct{} `xml:"rss"`
		Version string   `xml:"version,attr"`
		Content string   `xml:"xmlns:content,attr"`
		Channel channel  `xml:"channel"`
	}{Version: "2.0", Content: "http://purl.org/rss/1.0/modules/content/", Channel: channel{Title: name, Link: site, Description: "An invented newspaper of an invented crisis", Language: "en"}}
	for _, s := range own {
		at, err := time.Parse(time.RFC3339, s.Published)
		if err != nil {
			t.Fatal(err)
		}
		x.Channel.Items = append(x.Channel.Items, item{Title: s.Title, Link: s.URL, GUID: guid{ID: "tag:sitrep," + s.ID}, PubDate: at.Format(time.RFC1123Z), Description: lead(s), Content: html(s)})
	}
	return marshal(t, x)
}

func atom(t *testing.T, name, site string, own []story) []byte {
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	type text struct {
		Type string `xml:"type,attr"`
		Body string `xml:",chardata"`
	}
	type entry struct {
		Title     string `xml:"title"`
		ID        string `xml:"id"`
		Link      link   `xml:"link"`
		Published string `xml:"published"`
		Updated   string `xml:"updated"`
		Summary   string `xml:"summary"`
		Content   text   `xml:"content"`
	}
	x := struct {
		XMLName struct{} `xml:"feed"`
		NS      string   `xml:"xmlns,attr"`
		Title   string   `xml:"title"`
		ID      string   `xml:"id"`
		Link    link     `xml:"link"`
		Updated string   `xml:"updated"`
		Entries []entry  `xml:"entry"`
	}{NS: "http://www.w3.org/2005/Atom", Title: name, ID: site, Link: link{"alternate", site}, Updated: own[0].Published}
	for _, s := range own {
		x.Entries = append(x.Entries, entry{Title: s.Title, ID: "tag:sitrep," + s.ID, Link: link{"alternate", s.URL}, Published: s.Published, Updated: s.Published, Summary: lead(s), Content: text{"html", html(s)}})
	}
	return marshal(t, x)
}

func jsonFeed(t *testing.T, name, site string, own []story) []byte {
	type item struct {
		ID        string `json:"id"`
		URL       string `json:"url"`
		Title     string `json:"title"`
		Summary   string `json:"summary"`
		Content   string `json:"content_html"`
		Published string `json:"date_published"`
	}
	x := struct {
		Version string `json:"version"`
		Title   string `json:"title"`
		Home    string `json:"home_page_url"`
		Items   []item `json:"items"`
	}{Version: "https://jsonfeed.org/version/1.1", Title: name, Home: site}
	for _, s := range own {
		x.Items = append(x.Items, item{ID: "tag:sitrep," + s.ID, URL: s.URL, Title: s.Title, Summary: lead(s), Content: html(s), Published: s.Published})
	}
	b, err := json.MarshalIndent(x, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

func marshal(t *testing.T, x any) []byte {
	t.Helper()
	b, err := xml.MarshalIndent(x, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append([]byte(xml.Header), append(b, '\n')...)
}

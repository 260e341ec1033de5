package intake

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/data"
	"github.com/sitrep-news/sitrep/extract"
	"github.com/sitrep-news/sitrep/feed"
	"github.com/sitrep-news/sitrep/fetch"
)

const agencyCopy = "<p>GALT (AFP) - Gunmen attacked a fuel depot near Veldt on Tuesday, killing two guards, the police said in a statement.</p>" +
	"<p>Nobody has claimed the raid so far, and the army has not said whom it suspects of having planned it in the hills.</p>"

const ownWords = "<p>Two guards were shot dead when raiders stormed the depot outside Veldt, our reporter saw on Tuesday morning.</p>" +
	"<p>The raiders left in two lorries, and the road to Galt stayed closed for most of the day while soldiers searched it.</p>"

// From a list of feeds to reports: two papers that print an agency's text are
// one family, the third is its own.
func TestFromOPMLToFamilies(t *testing.T) {
	site := func(text string) *httptest.Server {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/rss":
				fmt.Fprintf(w, `<rss version="2.0"><channel><title>Site</title><item><title>Raid on Veldt depot</title><link>/2025/03/04/raid</link><pubDate>Tue, 04 Mar 2025 18:22:00 GMT</pubDate></item></channel></rss>`)
			case "/2025/03/04/raid":
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				fmt.Fprintf(w, "<!DOCTYPE html><html><head><title>Raid on Veldt depot</title></head><body><article><h1>Raid on Veldt depot</h1>%s</article></body></html>", text)
			default:
				http.NotFound(w, r)
			}
		}))
		t.Cleanup(s.Close)
		return s
	}
	list := `<opml version="2.0"><body>`
	for _, s := range []*httptest.Server{site(agencyCopy), site(agencyCopy), site(ownWords)} {
		list += fmt.Sprintf(`<outline text="x" xmlUrl="%s/rss"/>`, s.URL)
	}
	feeds, problems, err := feed.ParseOPML([]byte(list + `</body></opml>`))
	if err != nil || len(feeds) != 3 || len(problems) > 0 {
		t.Fatalf("%v %v %v", feeds, problems, err)
	}
	e, err := extract.New(data.Extract)
	if err != nil {
		t.Fatal(err)
	}
	c := fetch.New(fetch.Options{AllowPrivate: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, HostDelay: -1})
	var families []string
	for _, o := range feeds {
		reading := feed.Add(t.Context(), c, o.URL, feed.Standard())
		if reading.Err != nil || len(reading.New) != 1 {
			t.Fatalf("%+v", reading)
		}
		raw, err := Article(t.Context(), c, reading.State, reading.Feed, reading.New[0])
		if err != nil {
			t.Fatal(err)
		}
		r := e.Report(raw.Input())
		if r.Published != "2025-03-04T18:22:00Z" || r.PublishedFrom != "feed" || r.Title != "Raid on Veldt depot" || !strings.Contains(r.Text, "depot") || len(r.Problems) > 0 {
			t.Errorf("%+v", r)
		}
		families = append(families, r.Family)
	}
	slices.Sort(families)
	if got := strings.Join(families, " "); got != "127.0.0.1 AFP AFP" {
		t.Errorf("families are %s", got)
	}
}

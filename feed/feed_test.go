package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	xunicode "golang.org/x/text/encoding/unicode"
)

var update = flag.Bool("update", false, "rewrite what the cases want")

var now = time.Date(2025, 3, 5, 12, 0, 0, 0, time.UTC)

var section = regexp.MustCompile(`(?m)^-- (\w+) --\n`)

// sections takes a case apart in txtar's form.
func sections(t *testing.T, file string) map[string]string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	at := section.FindAllStringSubmatchIndex(string(raw), -1)
	for i, m := range at {
		end := len(raw)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		out[string(raw[m[2]:m[3]])] = string(raw[m[1]:end])
	}
	return out
}

// dump writes a feed for people to compare.
func dump(f *Feed, err error) string {
	var b strings.Builder
	line := func(indent, name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s%s: %s\n", indent, name, value)
		}
	}
	when := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(time.RFC3339)
	}
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	line("", "format", string(f.Format))
	line("", "title", f.Title)
	line("", "description", f.Description)
	line("", "link", f.Link)
	line("", "self", f.Self)
	line("", "next", f.Next)
	line("", "language", f.Language)
	line("", "publisher", f.Publisher)
	line("", "hubs", strings.Join(f.Hubs, " "))
	line("", "updated", when(f.Updated))
	if f.Hints != (Hints{}) {
		line("", "hints", fmt.Sprintf("ttl %v, period %v/%d, hours %b, days %b", f.Hints.TTL, f.Hints.Period, f.Hints.Frequency, f.Hints.SkipHours, f.Hints.SkipDays))
	}
	if f.Expired {
		line("", "expired", "yes")
	}
	for _, s := range f.Sitemaps {
		line("", "sitemap", s.URL+" "+when(s.Modified))
	}
	for _, it := range f.Items {
		line("", "item", it.ID)
		line("  ", "link", it.Link)
		line("  ", "title", it.Title)
		line("  ", "author", it.Author)
		line("  ", "published", when(it.Published))
		line("  ", "updated", when(it.Updated))
		line("  ", "categories", strings.Join(it.Categories, " | "))
		line("  ", "language", it.Language)
		line("  ", "source", it.Source)
		line("  ", "summary", it.Summary)
		line("  ", "content", it.Content)
	}
	for _, p := range f.Problems {
		line("", "problem", p)
	}
	return b.String()
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d cases found: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			s := sections(t, file)
			got := dump(Parse([]byte(s["feed"]), Source{URL: "https://news.example/rss/feed.xml", Now: now}))
			if *update {
				if err := os.WriteFile(file, []byte("-- feed --\n"+s["feed"]+"-- want --\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != s["want"] {
				t.Errorf("got\n%s\nwant\n%s", got, s["want"])
			}
		})
	}
}

const small = `<rss version="2.0"><channel><title>T</title><item><title>Überfall in Görz – 3 Tote</title><link>https://e.example/1</link></item></channel></rss>`

func TestEncodings(t *testing.T) {
	must := func(b []byte, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	latin := strings.ReplaceAll(small, "–", "-")
	for name, c := range map[string]struct {
		body        []byte
		contentType string
		want        string
	}{
		"utf-8":                     {[]byte(small), "", "Überfall in Görz – 3 Tote"},
		"bom":                       {append([]byte("\xef\xbb\xbf"), small...), "", "Überfall in Görz – 3 Tote"},
		"utf-8 declared as latin-1": {[]byte(`<?xml version="1.0" encoding="ISO-8859-1"?>` + small), "", "Überfall in Görz – 3 Tote"},
		"latin-1 declared":          {append([]byte(`<?xml version="1.0" encoding="ISO-8859-1"?>`), must(charmap.ISO8859_1.NewEncoder().Bytes([]byte(latin)))...), "", "Überfall in Görz - 3 Tote"},
		"latin-1 by header":         {must(charmap.ISO8859_1.NewEncoder().Bytes([]byte(latin))), `text/xml; charset="iso-8859-1"`, "Überfall in Görz - 3 Tote"},
		"windows-1252 undeclared":   {must(charmap.Windows1252.NewEncoder().Bytes([]byte(small))), "text/xml; charset=utf-8", "Überfall in Görz – 3 Tote"},
		"utf-16":                    {must(xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM).NewEncoder().Bytes([]byte(small))), "", "Überfall in Görz – 3 Tote"},
		"utf-16 without a mark":     {must(xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM).NewEncoder().Bytes([]byte(small))), "", "Überfall in Görz – 3 Tote"},
		"koi8-r":                    {append([]byte(`<?xml version="1.0" encoding="koi8-r"?>`), must(charmap.KOI8R.NewEncoder().Bytes([]byte(strings.Replace(latin, "Überfall in Görz", "Нападение", 1))))...), "", "Нападение - 3 Tote"},
		"iso-2022-jp":               {append([]byte(`<?xml version="1.0" encoding="iso-2022-jp"?>`), must(japanese.ISO2022JP.NewEncoder().Bytes([]byte(strings.Replace(latin, "Überfall in Görz", "攻撃", 1))))...), "", "攻撃 - 3 Tote"},
		"xml 1.1":                   {[]byte(`<?xml version="1.1"?>` + small), "", "Überfall in Görz – 3 Tote"},
		"a broken byte":             {[]byte(strings.Replace(small, "3", "\xff", 1)), "", "Überfall in Görz – \uFFFD Tote"},
	} {
		f, err := Parse(c.body, Source{ContentType: c.contentType})
		if err != nil || len(f.Items) != 1 || f.Items[0].Title != c.want {
			t.Errorf("%s: %v", name, dump(f, err))
		}
	}
}

func TestCapsOfFeeds(t *testing.T) {
	item := "<item><title>A thing happened</title><link>https://e.example/%d</link></item>"
	var many strings.Builder
	for i := range MaxItems + 10 {
		fmt.Fprintf(&many, item, i)
	}
	wrap := func(s string) string {
		return `<rss version="2.0"><channel><title>T</title>` + s + `</channel></rss>`
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(wrap(fmt.Sprintf(item, 1))))
	zeros := make([]byte, 1<<20)
	for i := range zeros {
		zeros[i] = ' '
	}
	for range 3 * MaxBytes >> 20 {
		_, _ = z.Write(zeros)
	}
	_ = z.Close()
	entities := `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>` +
		wrap("<item><title>&c;&x;</title><link>https://e.example/1</link></item>")
	for name, c := range map[string]struct {
		body  string
		items int
	}{
		"too many items":         {wrap(many.String()), MaxItems},
		"a bomb":                 {packed.String(), 1},
		"deep nesting":           {wrap(fmt.Sprintf(item, 1) + strings.Repeat("<x>", 200_000)), 1},
		"nesting in an item":     {wrap("<item><title>T</title>" + strings.Repeat("<x>", 1000) + strings.Repeat("</x>", 1000) + "</item>" + fmt.Sprintf(item, 2)), 2},
		"more elements than any": {wrap(fmt.Sprintf(item, 1) + strings.Repeat("<x/>", maxElements)), 1},
		"a bomb of entities":     {entities, 1},
		"declarations":           {wrap(fmt.Sprintf(item, 1)) + strings.Repeat("<?xml ", 1_000_000), 1},
		"references":             {wrap(fmt.Sprintf(item, 1)) + strings.Repeat("&#1;", 1_000_000), 1},
		"a huge title":           {wrap("<item><title>" + strings.Repeat("long ", 200_000) + "</title></item>"), 1},
	} {
		began := time.Now()
		f, err := Parse([]byte(c.body), Source{})
		if err != nil || len(f.Items) != c.items {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := time.Since(began); d > 5*time.Second {
			t.Errorf("%s took %v", name, d)
		}
		if title := f.Items[0].Title; len(title) > maxTitle || strings.Contains(title, "haha") || strings.Contains(title, "root:") {
			t.Errorf("%s: the title is %.200q", name, title)
		}
	}
}

func TestWhatIsNoFeed(t *testing.T) {
	for body, want := range map[string]error{
		"": ErrEmpty, " \n ": ErrEmpty, "<!DOCTYPE html><html><body>Gone</body></html>": ErrPage, "<html>": ErrPage, "<opml version='2.0'><body/></opml>": ErrOPML,
		"Not found": ErrNoFeed, "<svg xmlns='http://www.w3.org/2000/svg'/>": ErrNoFeed, `{"error":"no"}`: ErrNoFeed, `{"version":"https://jsonfeed.org/version/1.1","items":[{`: ErrNoFeed,
		"\x89PNG\r\n\x1a\n": ErrNoFeed,
	} {
		if f, err := Parse([]byte(body), Source{}); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", body, dump(f, err), want)
		}
	}
}

func TestParseTime(t *testing.T) {
	for s, want := range map[string]string{
		"Tue, 04 Mar 2025 10:00:00 GMT": "2025-03-04T10:00:00Z", "Tue, 4 Mar 2025 10:00:00 +0200": "2025-03-04T08:00:00Z", "Tue, 04 Mar 2025 10:00:00 EST": "2025-03-04T15:00:00Z",
		"04 Mar 2025 10:00 PDT": "2025-03-04T17:00:00Z", "Tue, 04 Mar 25 10:00:00 +0000": "2025-03-04T10:00:00Z", "Tues, 04 March 2025 10:00:00 +0000": "2025-03-04T10:00:00Z",
		"Wed, 04 Mar 2025 10:00:00 +00:00": "2025-03-04T10:00:00Z", "Tue,04 Mar 2025 10:00:00 Z": "2025-03-04T10:00:00Z", "Tue, 04-Mar-2025 10:00:00 GMT": "2025-03-04T10:00:00Z",
		"2025-03-04T10:00:00Z": "2025-03-04T10:00:00Z", "2025-03-04T10:00:00.123+01:00": "2025-03-04T09:00:00Z", "2025-03-04 10:00:00": "2025-03-04T10:00:00Z",
		"2025-03-04T10:00+0530": "2025-03-04T04:30:00Z", "2025-03-04": "2025-03-04T00:00:00Z", "2025-03": "2025-03-01T00:00:00Z", "2025-3-4 9:05": "2025-03-04T09:05:00Z",
		"2025-03-04 10:00:00 UTC": "2025-03-04T10:00:00Z", "2025-03-04 10:00:00 +0000 UTC": "",
		"March 4, 2025 10:00 PM": "2025-03-04T22:00:00Z", "Mar. 4th, 2025, 12:30 am EST": "2025-03-04T05:30:00Z", "Tuesday, March 4, 2025": "2025-03-04T00:00:00Z",
		"4 mars 2025 10h05": "2025-03-04T10:05:00Z", "mar, 04 mar 2025 10:00:00 +0100": "2025-03-04T09:00:00Z", "4 de marzo de 2025": "2025-03-04T00:00:00Z",
		"4. März 2025, 10:00 Uhr": "2025-03-04T10:00:00Z", "04 марта 2025 10:00": "2025-03-04T10:00:00Z", "04 Ağustos 2025": "2025-08-04T00:00:00Z",
		"Tue Mar  4 10:00:00 EST 2025": "2025-03-04T15:00:00Z", "1741082400": "2025-03-04T10:00:00Z", "1741082400000": "2025-03-04T10:00:00Z",
		"2025/03/04 10:00": "2025-03-04T10:00:00Z", "20250304": "2025-03-04T00:00:00Z", "20250304T100000Z": "2025-03-04T10:00:00Z", "04.03.2025 10:00": "2025-03-04T10:00:00Z",
		"25/03/2025": "2025-03-25T00:00:00Z", "03/25/2025": "2025-03-25T00:00:00Z", "03/04/2025": "", "24 Mar 2025 24:00:00 GMT": "2025-03-25T00:00:00Z",
		"": "", "today": "", "31 Jun 2025": "", "0000-00-00 00:00:00": "", "Tue, 04 Mar 2025 25:00:00 GMT": "", "Thu, 01 Jan 1970 00:00:00 GMT": "1970-01-01T00:00:00Z",
		"0001-01-01T00:00:00Z": "", "4 Mar 2025 10:00:00 XYZZY": "", "2025-03-04T10:00:00 nonsense": "",
	} {
		got := ""
		if at, ok := ParseTime(s); ok {
			got = at.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func FuzzParseTime(f *testing.F) {
	for _, s := range []string{"Tue, 04 Mar 2025 10:00:00 GMT", "2025-03-04T10:00:00Z", "March 4, 2025 10:00 PM", "1741082400", "04.03.2025"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at, ok := ParseTime(s)
		if !ok {
			return
		}
		if at.Year() < 1970 || at.Year() > 2200 || at.Location() != time.UTC {
			t.Fatalf("%q: %v", s, at)
		}
		if again, ok := ParseTime(at.Format(time.RFC3339)); !ok || !again.Equal(at) {
			t.Fatalf("%q: %v does not read back: %v", s, at, again)
		}
	})
}

// Whatever comes, a feed is within its caps: valid UTF-8, addresses of http(s)
// alone, every item with an id, ids unique unless the item is the same.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/cases/*.txt")
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		body, _, _ := strings.Cut(strings.TrimPrefix(string(raw), "-- feed --\n"), "-- want --\n")
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		feed, err := Parse(body, Source{URL: "https://news.example/feed", Now: now})
		if err != nil {
			return
		}
		if feed.Format == "" || len(feed.Items) > MaxItems {
			t.Fatalf("%+v", feed)
		}
		for _, it := range feed.Items {
			for _, s := range []string{it.ID, it.Title, it.Author, it.Summary, it.Content, it.Link, it.Source} {
				if !utf8.ValidString(s) {
					t.Fatalf("not UTF-8: %q", s)
				}
			}
			if it.ID == "" || it.Link != "" && !strings.HasPrefix(it.Link, "http://") && !strings.HasPrefix(it.Link, "https://") {
				t.Fatalf("%+v", it)
			}
			if strings.ContainsAny(it.Title, "\n\r\x00") || len(it.Title) > maxTitle {
				t.Fatalf("title %q", it.Title)
			}
		}
	})
}

package feed

import (
	"bytes"
	"net/http"
	"reflect"
	"strings"
	"testing"
)

const outlines = `<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="War" title="War"><outline text="Wire" type="rss" xmlUrl="https://w.example/rss" htmlUrl="https://w.example/"/>
<outline text="Deep"><outline text="A &amp; B" xmlUrl=" https://a.example/feed "/></outline></outline>
<outline text="Top" xmlUrl="https://t.example/rss" category="/World/East,/Other"/><outline text="Again" xmlUrl="https://w.example/rss"/>
<outline text="Bad" xmlUrl="feed://x.example/rss"/><outline text="Worse" xmlUrl="javascript:alert(1)"/><outline text="Empty"/></body></opml>`

func TestOPML(t *testing.T) {
	list, problems, err := ParseOPML([]byte(outlines))
	want := []Outline{{URL: "https://w.example/rss", Title: "Wire", Link: "https://w.example/", Folder: []string{"War"}},
		{URL: "https://a.example/feed", Title: "A & B", Folder: []string{"War", "Deep"}}, {URL: "https://t.example/rss", Title: "Top", Folder: []string{"World", "East"}}}
	if err != nil || !reflect.DeepEqual(list, want) || len(problems) != 2 {
		t.Fatalf("%+v\n%v %v", list, problems, err)
	}
	var b bytes.Buffer
	if err := WriteOPML(&b, "Feeds <of> sitrep", now, list); err != nil {
		t.Fatal(err)
	}
	if back, problems, err := ParseOPML(b.Bytes()); err != nil || len(problems) > 0 || !reflect.DeepEqual(back, want) {
		t.Errorf("%s\nreads back as %+v, %v %v", b.String(), back, problems, err)
	}
	if list, problems, err = ParseOPML([]byte(outlines[:400])); err != nil || len(list) != 0 && len(problems) == 0 {
		t.Errorf("a list cut off: %v %v %v", list, problems, err)
	}
	if _, _, err = ParseOPML([]byte("<rss/>")); err == nil {
		t.Error("a feed was taken for a list")
	}
	if _, _, err = ParseOPML([]byte("<opml><body>" + strings.Repeat("<outline text='x'>", 100_000))); err != nil {
		t.Error(err)
	}
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(outlines))
	f.Fuzz(func(t *testing.T, raw []byte) {
		list, _, err := ParseOPML(raw)
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := WriteOPML(&b, "x", now, list); err != nil {
			t.Fatal(err)
		}
		back, problems, err := ParseOPML(b.Bytes())
		if err != nil || len(problems) > 0 || len(back) != len(list) {
			t.Fatalf("%d feeds become %d: %v %v\n%s", len(list), len(back), problems, err, b.String())
		}
	})
}

func TestDiscover(t *testing.T) {
	const page = `<!DOCTYPE html><head><base href="https://n.example/world/"><link rel="stylesheet" href="a.css">
<link rel="alternate" type="application/rss+xml" title="Comments feed" href="/comments/feed"><link rel="ALTERNATE" type="Application/Atom+XML; charset=utf-8" title="World &amp; war" href="feed.atom">
<link rel="alternate" hreflang="de" href="/de/"><link rel="alternate" type="application/json" href="/wp-json/1"><link rel="alternate" type="application/feed+json" href="/feed.json"/>
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"><link rel="alternate" type="application/rss+xml" href="feed.atom"></head>
<body><a href="/rss">RSS</a> <a href="/feedback">Tell us</a><a href="https://feeds.n.example/all">All</a><a href="/x.rdf">x</a></body>`
	var got []string
	for _, c := range Discover([]byte(page), Source{URL: "https://n.example/"}) {
		got = append(got, c.URL)
	}
	want := "https://n.example/world/feed.atom https://n.example/feed.json https://n.example/rss https://feeds.n.example/all https://n.example/x.rdf https://n.example/comments/feed"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	if got := Discover([]byte(strings.Repeat(`<a href="/rss?x=`+strings.Repeat("y", 10)+`&feed=rss">`, 100_000)), Source{URL: "https://n.example/"}); len(got) > maxCandidates {
		t.Errorf("%d candidates", len(got))
	}
}

func FuzzDiscover(f *testing.F) {
	f.Add([]byte(`<base href="//x"><link rel=alternate type=text/xml href=a><a href=/rss>`))
	f.Fuzz(func(t *testing.T, page []byte) {
		for _, c := range Discover(page, Source{URL: "https://n.example/"}) {
			if !strings.HasPrefix(c.URL, "http://") && !strings.HasPrefix(c.URL, "https://") {
				t.Fatalf("%+v", c)
			}
		}
	})
}

func TestLinkHeader(t *testing.T) {
	h := http.Header{"Link": {`<https://hub.example/>; rel="hub", </feed>; rel=self; title="a, b"`, `<https://hub2.example/>; rel="next hub"`, `<https://hub.example/>; rel=hub`, `<javascript:x>; rel=hub`, `<broken; rel=hub`}}
	if got := strings.Join(LinkHeader(h, "https://n.example/x", "hub"), " "); got != "https://hub.example/ https://hub2.example/" {
		t.Errorf("hubs are %s", got)
	}
	if got := strings.Join(LinkHeader(h, "https://n.example/x", "self"), " "); got != "https://n.example/feed" {
		t.Errorf("self is %s", got)
	}
}

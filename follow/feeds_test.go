package follow

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/feed"
)

// read reads a feed as programs of others do, and as ours does.
func read(t *testing.T, body string) *gofeed.Feed {
	t.Helper()
	f, err := gofeed.NewParser().ParseString(body)
	if err != nil {
		t.Fatalf("gofeed: %v\n%s", err, body)
	}
	ours, err := feed.Parse([]byte(body), feed.Source{URL: "https://news.example/updates"})
	if err != nil || len(ours.Problems) > 0 || len(ours.Items) != len(f.Items) {
		t.Fatalf("our reader: %v, %+v", err, ours)
	}
	for i, it := range ours.Items {
		if it.ID != f.Items[i].GUID || it.Title != f.Items[i].Title && !strings.Contains(f.Items[i].Title, "<") || // ours shows no tags
			it.Link != f.Items[i].Link || !it.Updated.Equal(*f.Items[i].UpdatedParsed) {
			t.Errorf("item %d: ours %+v, theirs %+v", i, it, f.Items[i])
		}
	}
	return f
}

func feedWorld(t *testing.T) *world {
	w := newWorld(t)
	w.happens(event("e1"), sitrep.ChangeNew)
	w.pass(time.Minute)
	w.happens(event("nowhere", in("")), sitrep.ChangeNew)
	w.happens(event("elsewhere", in("QXX"), func(e *sitrep.Event) { e.Title = `Tarvia & "Meridia" <script>alert(1)</script> ]]>` }), sitrep.ChangeNew)
	w.pass(time.Minute)
	return w
}

func TestFeeds(t *testing.T) {
	w := feedWorld(t)
	for _, c := range []struct {
		q    string
		want []string // titles, last changed first
	}{
		{"?q=country:QTA", []string{"Hill Front hits a depot at Port Elan"}},
		{"?country=QTA&type=ASSAULT", []string{"Hill Front hits a depot at Port Elan"}},
		{"?actor=" + url.QueryEscape("~hill front") + "&country=QXX", []string{`Tarvia & "Meridia" <script>alert(1)</script> ]]>`}},
		{"?q=type:AID", nil},
		{"?event=e1", []string{"Hill Front hits a depot at Port Elan"}},
	} {
		for _, path := range []string{"/updates.atom", "/updates.json"} {
			rw := w.get(path+c.q, "anna")
			if rw.Code != http.StatusOK {
				t.Fatalf("%s%s: %d %s", path, c.q, rw.Code, rw.Body)
			}
			f := read(t, rw.Body.String())
			var got []string
			for _, it := range f.Items {
				got = append(got, it.Title)
				if strings.Contains(it.Content, "<script") || !strings.HasPrefix(it.GUID, "urn:uuid:") || it.Link == "" || it.PublishedParsed == nil {
					t.Errorf("%+v", it)
				}
			}
			same(t, path+c.q, got, c.want...)
		}
	}
}

// One event is one entry whatever becomes of it, with what changed inside.
func TestFeedEntryIsAThread(t *testing.T) {
	w := feedWorld(t)
	before := read(t, w.get("/updates.atom?q=country:QTA", "anna").Body.String())
	w.pass(time.Hour)
	w.happens(event("e1", killedBest(8)), sitrep.ChangeToll)
	after := read(t, w.get("/updates.atom?q=country:QTA", "anna").Body.String())
	a, b := before.Items[0], after.Items[0]
	if len(after.Items) != 1 || a.GUID != b.GUID || !b.UpdatedParsed.After(*a.UpdatedParsed) || !b.PublishedParsed.Equal(*a.PublishedParsed) || !strings.Contains(b.Content, "It is toll.") {
		t.Errorf("%+v\n%+v", a, b)
	}
	w.happens(event("e1", withdrawn), sitrep.ChangeWithdrawn)
	if gone := read(t, w.get("/updates.json?q=country:QTA", "anna").Body.String()); len(gone.Items) != 1 || !strings.HasPrefix(gone.Items[0].Title, "Withdrawn: ") || gone.Items[0].GUID != a.GUID {
		t.Errorf("%+v", gone.Items)
	}
}

func TestFeedConditions(t *testing.T) {
	w := feedWorld(t)
	for _, path := range []string{"/updates.atom?q=country:QTA", "/updates.json?q=country:QTA", "/updates.atom?q=type:AID"} {
		first := w.get(path, "anna")
		tag, at := first.Header().Get("ETag"), first.Header().Get("Last-Modified")
		ask := func(name, value string) *httptest.ResponseRecorder {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			r.Header.Set(name, value)
			return w.serve(r, "anna")
		}
		w.pass(time.Hour) // nothing happens: nothing changes
		if rw := ask("If-None-Match", tag); rw.Code != http.StatusNotModified || rw.Body.Len() != 0 {
			t.Errorf("%s: %d for %s", path, rw.Code, tag)
		}
		if at != "" {
			if rw := ask("If-Modified-Since", at); rw.Code != http.StatusNotModified {
				t.Errorf("%s: %d for %s", path, rw.Code, at)
			}
		}
		if strings.Contains(path, "AID") {
			continue
		}
		w.happens(event("e1", killedBest(5+len(path))), sitrep.ChangeToll)
		if rw := ask("If-None-Match", tag); rw.Code != http.StatusOK || rw.Header().Get("ETag") == tag {
			t.Errorf("%s: %d after a change", path, rw.Code)
		}
		if rw := ask("If-Modified-Since", at); rw.Code != http.StatusOK {
			t.Errorf("%s: %d after a change", path, rw.Code)
		}
	}
}

func TestFeedMistakes(t *testing.T) {
	w := feedWorld(t)
	for path, says := range map[string]string{
		"/updates.atom?q=type:ASAULT":           "did you mean ASSAULT",
		"/updates.json?colour=red":              `"colour"`,
		"/updates.atom?follow=fo-1&token=wrong": "no such follow",
	} {
		if rw := w.get(path, "anna"); rw.Code < 400 || rw.Code > 499 || !strings.Contains(rw.Body.String(), says) {
			t.Errorf("%s: %d %s", path, rw.Code, rw.Body)
		}
	}
}

func TestFeedByToken(t *testing.T) {
	w, r := feedWorld(t), newReceiver(t)
	f := w.hooked(r, Follow{Name: "Hafen", Query: "country:QTA"})
	path := "/updates.atom?" + url.Values{"follow": {f.ID}, "token": {f.Token}}.Encode()
	if !w.s.Open(httptest.NewRequest(http.MethodGet, path, nil)) || w.s.Open(httptest.NewRequest(http.MethodGet, "/updates.atom?q=x", nil)) || w.s.Open(httptest.NewRequest(http.MethodGet, "/follows", nil)) {
		t.Error("what is open is not as it should be")
	}
	got := read(t, w.get(path, "").Body.String())
	if len(got.Items) != 1 || !strings.HasPrefix(got.Title, "Hafen") {
		t.Errorf("%+v", got)
	}
	if rw := w.get(path+"&country=QXX", ""); strings.Contains(rw.Body.String(), "Tarvia") {
		t.Error("a token for one query reads another")
	}
}

func TestJSONFeedIsOne(t *testing.T) {
	w := feedWorld(t)
	rw := w.get("/updates.json", "anna")
	var f struct {
		Version string
		Items   []struct {
			ID          string `json:"id"`
			ContentHTML string `json:"content_html"`
		}
	}
	if err := json.Unmarshal(rw.Body.Bytes(), &f); err != nil || f.Version != "https://jsonfeed.org/version/1.1" || len(f.Items) != 3 || f.Items[0].ID == "" || f.Items[0].ContentHTML == "" {
		t.Errorf("%v %+v", err, f)
	}
	if kind := rw.Header().Get("Content-Type"); !strings.HasPrefix(kind, "application/feed+json") {
		t.Error(kind)
	}
}

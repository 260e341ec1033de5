package follow

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/sitrep-news/sitrep"
)

func TestPages(t *testing.T) {
	w, r := newWorld(t), newReceiver(t)
	w.happens(event("e1", func(e *sitrep.Event) { e.Title = `Hill Front hits <img src=x onerror=alert(1)>` }), sitrep.ChangeNew)
	w.pass(time.Hour)
	new := w.get("/follows/new?q="+url.QueryEscape(`country:QTA "><script>`), "anna")
	if new.Code != http.StatusOK || strings.Contains(new.Body.String(), `"><script>`) || strings.Contains(new.Body.String(), "<img") {
		t.Fatal(new.Code, new.Body)
	}
	form := url.Values{"q": {"country:QTA"}, "name": {"Ports"}, "what": {"new", "changed"}, "channel": {"webhook"}, "address": {r.URL + "/in?key=geheim"}, "every": {"daily"}, "hour": {"7"}, "zone": {"Europe/Berlin"},
		"families": {""}, "killed": {"2"}, "do": {"preview"}}
	rw := w.post("/follows", form, "anna")
	if rw.Code != http.StatusOK || !strings.Contains(rw.Body.String(), "1 message") || !strings.Contains(rw.Body.String(), "Hill Front hits &lt;img") {
		t.Fatal("preview:", rw.Code, rw.Body)
	}
	if fs, _ := w.s.List(t.Context(), "anna"); len(fs) != 0 {
		t.Fatal("a preview was saved")
	}
	form.Set("do", "save")
	form.Set("killed", "many")
	if rw = w.post("/follows", form, "anna"); rw.Code != http.StatusUnprocessableEntity || !strings.Contains(rw.Body.String(), "is no number") || !strings.Contains(rw.Body.String(), `value="Ports"`) {
		t.Error("a mistake:", rw.Code, rw.Body)
	}
	form.Set("killed", "2")
	rw = w.post("/follows", form, "anna")
	at, _, _ := strings.Cut(rw.Header().Get("Location"), "?")
	if rw.Code != http.StatusSeeOther || !strings.HasPrefix(at, "/follows/fo-") {
		t.Fatal("save:", rw.Code, rw.Body)
	}
	page := w.get(at, "anna").Body.String()
	if !strings.Contains(page, "Ports") || !strings.Contains(page, "daily at 07:00") || !strings.Contains(page, "at least 2 killed") || !strings.Contains(page, "whsec_") || strings.Contains(page, "geheim") {
		t.Error(page)
	}
	if rw := w.get(at, "bert"); rw.Code != http.StatusNotFound {
		t.Error("another sees it:", rw.Code)
	}
	if rw := w.get("/follows", ""); rw.Code != http.StatusUnauthorized {
		t.Error("nobody sees the list:", rw.Code)
	}
	for do, says := range map[string]string{"mute": "muted", "unmute": "on", "test": "on"} {
		if rw := w.post(at, url.Values{"do": {do}}, "anna"); rw.Code != http.StatusSeeOther {
			t.Fatal(do, rw.Code, rw.Body)
		}
		_ = says
	}
	if rw := w.post(at, url.Values{"do": {"unmute"}}, "anna"); rw.Code != http.StatusSeeOther {
		t.Fatal(rw.Code)
	}
	id := strings.TrimPrefix(at, "/follows/")
	f, err := w.s.Get(t.Context(), "anna", id)
	if err != nil {
		t.Fatal(err)
	}
	r.secret = f.Channel.Secret
	w.pass(time.Minute)
	_ = w.post(at, url.Values{"do": {"test"}}, "anna")
	w.pass(time.Minute)
	if got := r.took(t); len(got) == 0 || got[len(got)-1] != "test" {
		t.Error("test:", got)
	}
	if page = w.get("/follows", "anna").Body.String(); !strings.Contains(page, "a test") || !strings.Contains(page, "delivered") || strings.Contains(page, "geheim") {
		t.Error(page)
	}
	if rw := w.post(at, url.Values{"do": {"delete"}}, "bert"); rw.Code == http.StatusSeeOther {
		t.Error("another deletes it")
	}
	if rw := w.post(at, url.Values{"do": {"delete"}}, "anna"); rw.Code != http.StatusSeeOther {
		t.Error(rw.Code)
	}
	if rw := w.get(at, "anna"); rw.Code != http.StatusNotFound {
		t.Error("after it was deleted:", rw.Code)
	}
}

// A push form without the browser's keys says what is missing.
func TestFormOfPush(t *testing.T) {
	w := newWorld(t)
	b := newBrowser(t, w.clock)
	form := url.Values{"q": {""}, "what": {"new"}, "channel": {"push"}, "every": {"instant"}, "do": {"save"}}
	if rw := w.post("/follows", form, "anna"); rw.Code != http.StatusUnprocessableEntity || !strings.Contains(rw.Body.String(), "push address is missing") {
		t.Error(rw.Code, rw.Body)
	}
	c := b.channel()
	form.Set("address", c.Address)
	form.Set("p256dh", c.P256dh)
	form.Set("auth", c.Auth)
	if rw := w.post("/follows", form, "anna"); rw.Code != http.StatusSeeOther {
		t.Error(rw.Code, rw.Body)
	}
}

func TestScripts(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{"/push-worker.js", "/follows/push.js"} {
		if rw := w.get(path, ""); rw.Code != http.StatusOK || !strings.HasPrefix(rw.Header().Get("Content-Type"), "text/javascript") {
			t.Error(path, rw.Code)
		}
	}
}

func TestFormSize(t *testing.T) {
	w := newWorld(t)
	if rw := w.post("/follows", url.Values{"q": {strings.Repeat("x", 100_000)}}, "anna"); rw.Code != http.StatusBadRequest {
		t.Error(rw.Code)
	}
}

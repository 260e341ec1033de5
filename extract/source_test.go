package extract

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// given collects what an argument list gives: "name:beginning" or the error.
func given(t *testing.T, stdin string, args ...string) []string {
	t.Helper()
	src := Source{Stdin: strings.NewReader(stdin), Fetcher: NewFetcher()}
	var out []string
	for in, err := range src.Inputs(context.Background(), args) {
		if err != nil {
			out = append(out, "error: "+err.Error())
			continue
		}
		kind, body := "text", in.Text
		if len(in.HTML) > 0 {
			kind, body = "html", in.HTML
		}
		out = append(out, filepath.Base(in.Name)+" "+kind+" "+string(body[:min(4, len(body))])+" "+in.Title+" "+in.Published)
	}
	return out
}

func put(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSources(t *testing.T) {
	dir := t.TempDir()
	lines := put(t, dir, "a.jsonl", `{"text":"One","title":"T","published":"2025-03-04"}`+"\r\n\n"+`{broken`+"\n"+`{"event_text":"Two","date":"2025-03-05","source":{"id":4}}`+"\n"+`{"title":"no text"}`+"\n"+`{"text":""}`)
	list := put(t, dir, "b.json", `[{"html":"<p>x"}, {"body":"Four"}]`)
	object := put(t, dir, "c.json", "{\n \"text\": \"Five\",\n \"headline\": \"H\"\n}")
	page := put(t, dir, "d", "\n<!DOCTYPE html><html><body>")
	text := put(t, dir, "e.txt", "<3 is no page")
	put(t, dir, "f/g.txt", "Six")
	put(t, dir, "f/h.html", "<p>7")
	put(t, dir, "f/i.png", "not read")
	empty := filepath.Join(dir, "none")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		stdin string
		arg   string
		want  []string
	}{
		"lines": {"", lines, []string{"a.jsonl:1 text One T 2025-03-04", "error: " + lines + ":3: not a JSON object", "a.jsonl:4 text Two  2025-03-05",
			"error: " + lines + ":5: no report in it", "a.jsonl:6 text   "}},
		"list":           {"", list, []string{"b.json[0] html <p>x  ", "b.json[1] text Four  "}},
		"object":         {"", object, []string{"c.json text Five H "}},
		"page":           {"", page, []string{"d html \n<!D  "}},
		"text":           {"", text, []string{"e.txt text <3 i  "}},
		"folder":         {"", filepath.Join(dir, "f"), []string{"g.txt text Six  ", "h.html html <p>7  "}},
		"empty folder":   {"", empty, []string{"error: read folder " + empty + ": it holds no"}},
		"missing":        {"", filepath.Join(dir, "gone"), []string{"error: read " + filepath.Join(dir, "gone") + ": no such file"}},
		"stdin text":     {"Hello", "-", []string{"standard input text Hell  "}},
		"stdin lines":    {`{"text":"A"}` + "\n" + `{"text":"B"}`, "-", []string{"standard input:1 text A  ", "standard input:2 text B  "}},
		"private server": {"", "http://127.0.0.1:9/", []string{"error: fetch http://127.0.0.1:9/"}},
	} {
		got := given(t, c.stdin, c.arg)
		if len(got) != len(c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], c.want[i]) {
				t.Errorf("%s: %q, want %q", name, got[i], c.want[i])
			}
		}
	}
}

func TestLongLinesAndFilesAreRefusedAndTheRestRead(t *testing.T) {
	dir := t.TempDir()
	long := put(t, dir, "long.jsonl", `{"text":"`+strings.Repeat("a", MaxPage)+`"}`+"\n"+`{"text":"after"}`)
	if got := given(t, "", long); len(got) != 2 || !strings.Contains(got[0], "long.jsonl:1: the line is longer") || !strings.Contains(got[1], "afte") {
		t.Errorf("got %.200q", got)
	}
	large := put(t, dir, "large.txt", strings.Repeat("a", MaxPage+1))
	if got := given(t, "", large, long); len(got) != 3 || !strings.Contains(got[0], "JSON Lines") {
		t.Errorf("got %.200q", got)
	}
}

func TestCount(t *testing.T) {
	dir := t.TempDir()
	lines := put(t, dir, "a.jsonl", "{}\n{}\n{}\n")
	text := put(t, dir, "b.txt", "x\ny\n")
	var s Source
	for _, c := range []struct {
		args []string
		want int
	}{{[]string{lines, text}, 4}, {[]string{dir}, 4}, {[]string{"https://example.org/", text}, 2}, {[]string{"-", text}, 0}} {
		if got := s.Count(c.args); got != c.want {
			t.Errorf("%v: %d, want %d", c.args, got, c.want)
		}
	}
}

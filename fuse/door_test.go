package fuse

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	sitrep "github.com/sitrep-news/sitrep"
)

func filed(id, url, publisher, title, text string, hour int) sitrep.Filed {
	return sitrep.Filed{Report: &sitrep.Report{ID: id, URL: url, Publisher: publisher, Title: title, Text: text}, Family: publisher,
		Retrieved: time.Date(2031, 3, 3, hour, 0, 0, 0, time.UTC), Hash: Hash(text)}
}

const ferry = `PORT ALDA - A ferry with 120 people on board ran aground on a sandbank outside Port Alda on Monday evening, the coast guard said.
Two lifeboats reached the ship within an hour and began to take off the passengers, among them a school class on the way back from an outing.
Nobody was hurt, said the harbour master, Ilse Brandt. The cause is not known; the weather was calm and the ship's papers were in order.
The ferry, built in 1988, has crossed the sound four times a day since spring. Its owner said that it would be towed to a yard for inspection.`

func TestRelate(t *testing.T) {
	first := filed("r1", "https://a.example/ferry", "Alda Courier", "Ferry runs aground outside Port Alda", ferry, 8)
	light := strings.Replace(strings.Replace(ferry, "PORT ALDA - ", "", 1), "Nobody was hurt", "No one was hurt", 1)
	more := ferry + "\nBy midnight all passengers were ashore, the coast guard said, and the last of them were on buses home."
	fixed := strings.Replace(ferry, "120", "112", 1) + "\nCorrection: An earlier version of this article gave a wrong number of passengers."
	other := "PORT ALDA - The council of Port Alda voted on Monday to build a second bridge over the sound, after two years of debate about its cost and about the houses that stand in its way on the northern shore."
	own := "A ferry got stuck off Port Alda on Monday and 120 passengers, many of them children, were brought to land by rescue boats, port officials told the Sound Gazette. Divers will look at the hull today."
	notice := `The Alda Courier has withdrawn its report "Ferry runs aground outside Port Alda" of Monday. The ship was at anchor, its owner says.`
	for _, c := range []struct {
		name                        string
		new                         sitrep.Filed
		copyOf, version, retr, note string
	}{
		{"word for word", filed("r2", "https://b.example/1", "Sound Gazette", "Ferry aground", ferry, 9), "r1", "", "", ""},
		{"light edits", filed("r2", "https://b.example/1", "Sound Gazette", "Ferry aground", light, 9), "r1", "", "", ""},
		{"cut short", filed("r2", "https://b.example/1", "Sound Gazette", "Ferry aground", ferry[:300], 9), "r1", "", "", ""},
		{"the same event in other words", filed("r2", "https://b.example/1", "Sound Gazette", "Ferry aground", own, 9), "", "", "", ""},
		{"another story", filed("r2", "https://a.example/bridge", "Alda Courier", "Council votes for bridge", other, 9), "", "", "", ""},
		{"a longer version", filed("r2", "https://a.example/ferry2", "Alda Courier", "Passengers ashore", more, 9), "", "r1", "", ""},
		{"a correction at the same address", filed("r2", "http://www.a.example/ferry/?from=feed", "Alda Courier", "Ferry runs aground outside Port Alda", fixed, 9), "", "r1", "", "correction"},
		{"an update in other words", filed("r2", "https://a.example/ferry2", "Alda Courier", "UPDATE 1-Ferry runs aground outside Port Alda", own, 9), "", "r1", "", "update"},
		{"a retraction", filed("r2", "https://a.example/sorry", "Alda Courier", "Our report on the ferry", notice, 9), "", "", "r1", "retraction"},
		{"another paper's retraction", filed("r2", "https://b.example/sorry", "Sound Gazette", "Their report on the ferry", notice, 9), "", "", "", "retraction"},
		{"filed before", filed("r2", "https://b.example/1", "Sound Gazette", "Ferry aground", ferry, 7), "", "", "", ""},
	} {
		r := Relate(c.new, []sitrep.Filed{first})
		if r.CopyOf != c.copyOf || r.VersionOf != c.version || r.Retracts != c.retr || r.Notice != c.note {
			t.Errorf("%s: %+v", c.name, r)
		}
		if (r.CopyOf != "" || r.VersionOf != "" || r.Retracts != "") && r.Why == "" {
			t.Errorf("%s: no reason", c.name)
		}
	}
}

// A copy of a copy is linked to the first, and a version to the latest.
func TestRelateChooses(t *testing.T) {
	a := filed("a", "", "Agency", "Ferry", ferry, 1)
	b := filed("b", "", "Paper", "Ferry", ferry, 2)
	b.CopyOf = "a"
	if r := Relate(filed("c", "", "Third", "Ferry", ferry, 3), []sitrep.Filed{b, a}); r.CopyOf != "a" {
		t.Errorf("copy of %q, want the first", r.CopyOf)
	}
	if r := Relate(filed("c", "", "Third", "Ferry", ferry, 3), []sitrep.Filed{b}); r.CopyOf != "a" {
		t.Errorf("copy of %q, want the copy's original", r.CopyOf)
	}
	second := filed("d", "https://x.example/f", "Agency", "Ferry", ferry+"\nMore.", 4)
	if r := Relate(filed("e", "", "Agency", "Ferry", ferry+"\nMore is known at last of the cause of it.", 5), []sitrep.Filed{a, second}); r.VersionOf != "d" {
		t.Errorf("version of %q, want the latest", r.VersionOf)
	}
}

func TestNotices(t *testing.T) {
	for _, c := range []struct{ title, text, want string }{
		{"UPDATE 2-Ferry aground", "Text.", "update"},
		{"Ferry aground", "(Adds comment by the owner)\nPORT ALDA - Text.", "update"},
		{"CORRECTED-Ferry aground", "Text.", "correction"},
		{"Ferry aground", "Text.\n(This March 3 story corrects the number of passengers in paragraph 1)", "correction"},
		{"Ferry aground", "An earlier version of this story gave a wrong name.", "correction"},
		{"RETRACTION: Ferry", "Text.", "retraction"},
		{"A note to readers", "The story published on Monday about a ferry has been withdrawn.", "retraction"},
		{"Army withdraws", "The army has withdrawn its tanks from the town, a report said.", ""},
		{"Minister retracts", "The minister retracted his words about the report.", ""},
		{"Court corrects ruling", "The court corrected the ruling of a lower court.", ""},
	} {
		if got := notice(&sitrep.Report{Title: c.title, Text: c.text}); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.title, c.text, got, c.want)
		}
	}
}

func FuzzHash(f *testing.F) {
	f.Add("One two three.", "four")
	f.Fuzz(func(t *testing.T, text, more string) {
		if Hash(text) != Hash("  "+strings.ToUpper(strings.ToLower(text))+" ") && strings.ToLower(strings.ToUpper(strings.ToLower(text))) == strings.ToLower(text) {
			t.Errorf("case and space move the hash of %q", text)
		}
		r := Relate(filed("n", "", "P", more, text, 2), []sitrep.Filed{filed("o", "", "Q", more, text, 1)})
		if len(textWords(text)) > 0 && r.CopyOf != "o" && notice(&sitrep.Report{Title: more, Text: text}) != "retraction" {
			t.Errorf("the same text is no copy: %+v", r)
		}
	})
}

// TestVariations measures the door on raw newswire, varied as papers vary it.
func TestVariations(t *testing.T) {
	texts := newswire(t)
	r := rand.New(rand.NewPCG(1, 1))
	kinds := []struct {
		name string
		vary func(string) string
	}{
		{"another dateline", func(s string) string { return "CAPITAL CITY (Agency) - " + s }},
		{"a word in fifteen changed", func(s string) string { return words15(s, r) }},
		{"the last third cut", func(s string) string { return s[:2*len(s)/3] }},
		{"one paragraph in five cut, one added", func(s string) string { return paragraphs(s, r) }},
	}
	for _, k := range kinds {
		near, copies := 0, 0
		for i, s := range texts {
			v := k.vary(s)
			old := filed("old", "", "First Paper", "", s, 1)
			new := filed(fmt.Sprint("new", i), "", "Second Paper", "", v, 2)
			if Distance(old.Hash, new.Hash) <= Near {
				near++
			}
			if Relate(new, []sitrep.Filed{old}).CopyOf == "old" {
				copies++
			}
		}
		t.Logf("%s: %d of %d near by hash, %d held a copy", k.name, near, len(texts), copies)
		if near < len(texts)*95/100 || copies < len(texts)*97/100 {
			t.Errorf("%s: %d near and %d copies of %d", k.name, near, copies, len(texts))
		}
	}
	pairs, near, wrong := 0, 0, 0
	var all []sitrep.Filed
	for i := range texts {
		all = append(all, filed("a"+texts[i][:20], "", "First Paper", "", texts[i], 1))
	}
	for i, a := range all {
		for j := i + 1; j < len(texts); j++ {
			b := all[j]
			b.Retrieved = b.Retrieved.Add(time.Hour)
			pairs++
			if Distance(a.Hash, b.Hash) > Near {
				continue
			}
			near++
			if Relate(b, []sitrep.Filed{a}).CopyOf != "" {
				wrong++
			}
		}
	}
	t.Logf("of %d pairs of articles %d are near by hash, %d held copies", pairs, near, wrong)
	if wrong > 3 { // a few of the wire's articles do repeat each other
		t.Errorf("%d of %d pairs of articles are held copies", wrong, pairs)
	}
}

// newswire reads 200 of the raw articles; the test is skipped where they are not.
func newswire(t *testing.T) []string {
	t.Helper()
	dir := os.Getenv("SITREP_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(dir, "gold", "newswire_raw.jsonl"))
	if err != nil {
		t.Skipf("no newswire in %s (set SITREP_SHARED)", dir)
	}
	defer f.Close()
	var out []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<22)
	for n := 0; lines.Scan(); n++ {
		var x struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		if n%4 == 0 && len(x.Text) > 1200 && len(out) < 200 {
			out = append(out, x.Text)
		}
	}
	return out
}

func words15(s string, r *rand.Rand) string {
	words := strings.Split(s, " ")
	for i := range words {
		if r.IntN(15) == 0 {
			words[i] = fmt.Sprintf("altered%d", r.IntN(1000))
		}
	}
	return strings.Join(words, " ")
}

func paragraphs(s string, r *rand.Rand) string {
	var out []string
	for _, p := range strings.Split(s, "\n") {
		if r.IntN(5) > 0 || len(out) == 0 {
			out = append(out, p)
		}
	}
	return strings.Join(append(out, "The paper could not reach anybody at the ministry for comment on Tuesday, and calls to the governor's office rang out."), "\n")
}

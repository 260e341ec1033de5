package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sitrep-news/sitrep/data/events"
)

func TestLoadShipped(t *testing.T) {
	l, err := Load(events.FS)
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]int{}
	for _, e := range l.Entries {
		types[e.Frame.Type]++
	}
	if len(l.Entries) < 1500 {
		t.Errorf("%d entries, want 1,500 or more", len(l.Entries))
	}
	for _, want := range Types {
		if types[strings.ToUpper(want)] == 0 {
			t.Errorf("no entry codes to %s", want)
		}
	}
}

func small(entries string) fstest.MapFS {
	fsys := fstest.MapFS{
		"sets.txt":   {Data: []byte("town | town, village\n")},
		"frames.txt": {Data: []byte("hit | ASSAULT |  | 190 | A=subj R=obj | A=by R=of | a / b | c / d\n")},
	}
	for _, t := range Types {
		fsys[t+".txt"] = &fstest.MapFile{}
	}
	fsys["assault.txt"] = &fstest.MapFile{Data: []byte(entries)}
	return fsys
}

func TestLoadRefuses(t *testing.T) {
	for _, c := range []struct{ entries, want string }{
		{"v b | hit\nv a | hit\n", "not in order"},
		{"v a | hit\nv a | hit\n", "already in assault.txt:1"},
		{"v a | blow\n", "no frame"},
		{"v a obj=@city | hit\n", "no set"},
		{"q a | hit\n", "part of speech"},
	} {
		if _, err := Load(small(c.entries)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want one with %q", c.entries, err, c.want)
		}
	}
}

func TestMust(t *testing.T) {
	l, err := Load(small("v seize subj+=guard,obj=@town,obj=kind:person | hit\n"))
	if err != nil {
		t.Fatal(err)
	}
	e := l.Starting('v', "seize")[0]
	for _, c := range []struct {
		subj, obj string
		want      bool
	}{
		{"guard", "town", true},
		{"guard", "idea", false},
		{"fear", "town", false},
		{"fear", "idea", false},
	} {
		at := func(slot string) []Filler {
			return []Filler{{Lemma: map[string]string{"subj": c.subj, "obj": c.obj}[slot]}}
		}
		if got := e.Holds(at); got != c.want {
			t.Errorf("%s seizes %s: holds %v, want %v", c.subj, c.obj, got, c.want)
		}
	}
	if hit, _ := e.Example(Past{}); hit != "The guard seized the village on Monday." {
		t.Errorf("example %q fills not both conditions", hit)
	}
}

func TestHolds(t *testing.T) {
	l, err := Load(small("v storm obj=@town,kind:place,obj!=fridge | hit\nv storm_off | hit\n"))
	if err != nil {
		t.Fatal(err)
	}
	e := l.Starting('v', "storm")[0]
	for _, c := range []struct {
		obj  Filler
		want bool
	}{
		{Filler{Lemma: "village"}, true},
		{Filler{Lemma: "mill", Kind: "place"}, true},
		{Filler{Lemma: "row", Words: []string{"town"}}, true},
		{Filler{Lemma: "fridge", Kind: "place"}, false},
		{Filler{Lemma: "idea", Kind: "thing"}, false},
	} {
		at := func(slot string) []Filler {
			if slot == "obj" {
				return []Filler{c.obj}
			}
			return nil
		}
		if got := e.Holds(at); got != c.want {
			t.Errorf("storm %v: holds %v, want %v", c.obj, got, c.want)
		}
	}
}

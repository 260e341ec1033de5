package event

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/actor/actortest"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/mend"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/data/events"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/nlptest"
	"github.com/sitrep-news/sitrep/number"
)

var update = flag.Bool("update", false, "write what is found into the cases")

// TestFind finds the events of the cases. A case tells all of them, in the order of the text, each as
// "# want event = shelled ASSAULT by[army] to[town]": the event's word, type and mode, who does it and
// to whom, by their heads, with what, and how many were harmed; and "none" where there is none.
func TestFind(t *testing.T) {
	f, err := New(events.FS, actortest.Base(t))
	if err != nil {
		t.Fatal(err)
	}
	numbers, err := number.New()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, c := range nlptest.Cases(t, "testdata/*.conllu") {
		t.Run(c.Name, func(t *testing.T) {
			mend.Doc(c.Doc)
			who := cast.Build(c.Doc, actortest.Base(t), cast.Options{})
			tolls := numbers.Casualties(c.Doc, numbers.Find(c.Doc))
			var got []string
			for _, e := range f.Find(role.NewTree(c.Doc), who, tolls, func(int) bool { return false }) {
				got = append(got, brief(c.Doc, e))
			}
			if len(got) == 0 {
				got = []string{"none"}
			}
			found[c.Name] = got
			if want := c.Want["event"]; !*update && !slices.Equal(got, want) {
				t.Errorf("%q:\n%s\nwant\n%s", c.Doc.Text, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
	if *update {
		nlptest.Rewrite(t, "testdata/*.conllu", "event", found)
	}
}

// brief is an event as the cases write it; a status stands behind the type where it is not "actual".
func brief(d *nlp.Doc, e *Event) string {
	var b strings.Builder
	b.WriteString(d.Tokens[e.Head].Form + " " + e.Type)
	if e.Mode != "" {
		b.WriteString("/" + e.Mode)
	}
	if e.Status != "actual" {
		b.WriteString(" " + string(e.Status))
	}
	for _, role := range []struct {
		name    string
		parties []Party
	}{{"by", e.Actors}, {"to", e.Targets}, {"with", e.Means}} {
		for _, p := range role.parties {
			fmt.Fprintf(&b, " %s[%s]", role.name, d.Tokens[p.Head].Form)
			if p.Owner >= 0 {
				fmt.Fprintf(&b, " of[%s]", d.Tokens[p.Owner].Form)
			}
		}
	}
	for _, x := range e.Tolls {
		fmt.Fprintf(&b, " %s[%d]", x.Harm, x.Best)
	}
	return b.String()
}

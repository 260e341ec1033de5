package link

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/actor/actortest"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/code/event"
	"github.com/sitrep-news/sitrep/code/mend"
	"github.com/sitrep-news/sitrep/code/role"
	"github.com/sitrep-news/sitrep/code/scene"
	"github.com/sitrep-news/sitrep/data/events"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/nlp/nlptest"
	"github.com/sitrep-news/sitrep/number"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/place/toponym"
	"github.com/sitrep-news/sitrep/timex"
)

var update = flag.Bool("update", false, "write what is found into the cases")

// TestLinks links the tellings of the cases. A case tells all links as "# want link = ...": "raid =
// attack" joins two tellings, "curfew answers riots" and "raid within offensive" tie them, each told
// by its word; "arrested by[police] at[Nairobi]" is a telling with what linking gave it; "none" stands where nothing is linked.
func TestLinks(t *testing.T) {
	w, found := newWorld(t), map[string][]string{}
	for _, c := range nlptest.Cases(t, "testdata/*.conllu") {
		t.Run(c.Name, func(t *testing.T) {
			found[c.Name] = w.links(c.Doc)
			if got, want := found[c.Name], c.Want["link"]; !*update && !slices.Equal(got, want) {
				t.Errorf("%q:\n%s\nwant\n%s", c.Doc.Text, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
	if *update {
		nlptest.Rewrite(t, "testdata/*.conllu", "link", found)
	}
}

// world is what the events of a text are read with before they are linked.
type world struct {
	t       *testing.T
	events  *event.Finder
	numbers *number.Finder
	times   *timex.Finder
	places  *place.Gazetteer
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t}
	var errs [4]error
	w.events, errs[0] = event.New(events.FS, actortest.Base(t))
	w.numbers, errs[1] = number.New()
	w.times, errs[2] = timex.New()
	w.places, errs[3] = place.Load()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// links are the links of a document, in the order of its text.
func (w *world) links(d *nlp.Doc) []string {
	mend.Doc(d)
	who := cast.Build(d, actortest.Base(w.t), cast.Options{})
	tree, numbers := role.NewTree(d), w.numbers.Find(d)
	found := w.events.Find(tree, who, w.numbers.Casualties(d, numbers), func(int) bool { return false })
	anchor, err := timex.ParseAnchor("2024-05-20")
	if err != nil {
		w.t.Fatal(err)
	}
	var places []place.Resolved
	for _, l := range toponym.Locate(d, w.places, toponym.About{}) {
		places = append(places, l.Resolved)
	}
	at := scene.New(tree, who, places, w.times.Find(d, anchor), numbers, found)
	var told []*Telling
	before := map[int]string{}
	for i, e := range found {
		x := &Telling{Event: e, Places: at.Where(e)}
		x.At, x.Since = at.When(e)
		told = append(told, x)
		before[i] = gained(d, x)
	}
	r := New(tree, who, told)
	r.Same()
	r.Answers()
	r.Parts()
	r.Told()
	r.Rebuffs()
	r.Blames()
	r.Goon()
	r.Episode()
	r.Carry()
	r.Settle(func(*event.Event) bool { return false })
	return listed(d, r, before)
}

func listed(d *nlp.Doc, r *Report, before map[int]string) []string {
	word := func(i int) string { return d.Tokens[r.Tellings[i].Head].Form }
	var out []string
	for i, x := range r.Tellings {
		if x.Dup >= 0 {
			out = append(out, word(x.Dup)+" = "+word(i))
			continue
		}
		for _, j := range x.Answers {
			out = append(out, word(i)+" answers "+word(j))
		}
		for _, j := range x.Within {
			out = append(out, word(i)+" within "+word(j))
		}
		if got := gained(d, x); got != before[i] {
			out = append(out, word(i)+got)
		}
	}
	if len(out) == 0 {
		return []string{"none"}
	}
	return out
}

// gained is what linking may give a telling: parties, places, a day.
func gained(d *nlp.Doc, x *Telling) string {
	var b strings.Builder
	for _, p := range x.Actors {
		fmt.Fprintf(&b, " by[%s]", d.Tokens[p.Head].Form)
	}
	for _, p := range x.Targets {
		fmt.Fprintf(&b, " to[%s]", d.Tokens[p.Head].Form)
	}
	for _, p := range x.Places {
		fmt.Fprintf(&b, " at[%s]", p.Text)
	}
	if x.At != nil {
		fmt.Fprintf(&b, " on[%s]", x.At.Text)
	}
	return b.String()
}

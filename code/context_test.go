package code

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/events"
)

func TestContexts(t *testing.T) {
	c, err := loadContexts(events.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ cameo, sentence, want string }{
		{"195", "Jets bombed the port.", "military"},
		{"0312", "They agreed to train troops.", "military"},
		{"030", "They agreed to talk.", "diplomatic"},
		{"173", "Police held two refugees.", "legal refugee"},
		{"", "The choir sang.", ""},
	} {
		m := sitrep.Mention{CAMEO: x.cameo, Sentence: sitrep.Words{Text: x.sentence}}
		if got := strings.Join(c.of(&m), " "); got != x.want {
			t.Errorf("%s %q: %q, want %q", x.cameo, x.sentence, got, x.want)
		}
	}
	for _, bad := range []string{"x 19 | military\n", "c 19 | a\nc 19 | b\n", "w tank\n"} {
		if _, err := loadContexts(fstest.MapFS{"contexts.txt": {Data: []byte(bad)}}); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

// TestWithout: links to mentions that were left out go with them.
func TestWithout(t *testing.T) {
	if got := without([]string{"m1", "m2", "m3"}, map[string]bool{"m2": true}); !slices.Equal(got, []string{"m1", "m3"}) {
		t.Errorf("got %v", got)
	}
}

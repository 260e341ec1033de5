package web

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// stripped is what a reader sees of marked text.
func stripped(marked string) string { return html.UnescapeString(tags.ReplaceAllString(marked, "")) }

func words(text, part string) sitrep.Words {
	i := strings.Index(text, part)
	return sitrep.Words{Start: i, End: i + len(part), Text: part}
}

func TestMarksStandWhereTheWordsDo(t *testing.T) {
	text := `«Çok ağır», <script>alert("1")</script> said Ana Brell: rebels shelled Orvaya on Sunday & killed three. Subscribe now!`
	r := &sitrep.Report{Text: text, Furniture: []sitrep.Span{words(text, "Subscribe now!").Span()}, Mentions: []sitrep.Mention{{
		ID: "m1", Type: "ASSAULT", Status: sitrep.Actual, Confidence: 0.7, Trigger: words(text, "shelled"), Sentence: words(text, text),
		Actors: []sitrep.Arg{{Words: words(text, "rebels"), Name: `Rebels "of" <Tella>`}}, Objects: []sitrep.Arg{{Words: words(text, "shelled Orvaya"), Name: "x"}},
		Place: &sitrep.Place{Words: words(text, "Orvaya"), Name: "Orvaya", Precision: "city"}, Time: &sitrep.Time{Text: "Sunday", Start: "2031-03-05", End: "2031-03-05"},
		Casualties: []sitrep.Casualty{{Harm: "killed", Low: 3, Best: 3, High: ptr(3), Start: words(text, "three").Start, End: words(text, "three").End}},
	}}, Statements: []sitrep.Statement{{ID: "s1", Speaker: &sitrep.Arg{Name: "Ana Brell"}, Content: []sitrep.Words{words(text, "rebels shelled Orvaya on Sunday")}}}}
	got := string(marked(r))
	if stripped(got) != text {
		t.Fatalf("text changed:\n%q\n%q", stripped(got), text)
	}
	for _, part := range []string{`<a class="f f-event f-party f-said" href="#c-m1" data-cards="c-m1 c-s1"`, `>shelled</a>`, `f-place`, `f-toll`, `f-time`, `>Sunday</a>`,
		`<span class="furniture">Subscribe now!</span>`, `Rebels &#34;of&#34; &lt;Tella&gt;`, `&lt;script&gt;`, `said by Ana Brell`} {
		if !strings.Contains(got, part) {
			t.Errorf("lacks %s:\n%s", part, got)
		}
	}
	if strings.Contains(got, "<script") {
		t.Error("hostile text is not escaped")
	}
}

func TestMarksOutsideTheTextAreLeftOut(t *testing.T) {
	r := &sitrep.Report{Text: "Short.", Furniture: []sitrep.Span{{Start: 3, End: 99}, {Start: -2, End: 1}}, Mentions: []sitrep.Mention{{ID: "m1", Trigger: sitrep.Words{Start: 4, End: 40}},
		{ID: "m2", Trigger: sitrep.Words{Start: -1, End: 2}}, {ID: "m3", Trigger: sitrep.Words{Start: 2, End: 2}}}}
	if got := stripped(string(marked(r))); got != "Short." {
		t.Errorf("got %q", got)
	}
}

func FuzzMarkedTextIsTheText(f *testing.F) {
	f.Add("Rebels shelled Orvaya.", 0, 6, 7, 14, 3, 10)
	f.Add("a<b>&amp;«ç»", 1, 4, 2, 3, 0, 9)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) || strings.ContainsRune(text, '\r') {
			t.Skip()
		}
		r := &sitrep.Report{Text: text, Furniture: []sitrep.Span{{Start: e, End: g}}, Mentions: []sitrep.Mention{{ID: `"><i>`, Type: "ASSAULT", Trigger: sitrep.Words{Start: a, End: b},
			Actors: []sitrep.Arg{{Words: sitrep.Words{Start: c, End: d}, Name: `'"<&`}}}}, Statements: []sitrep.Statement{{ID: "s", Content: []sitrep.Words{{Start: e, End: g}}}}}
		if got := stripped(string(marked(r))); got != text {
			t.Errorf("%q became %q", text, got)
		}
	})
}

func TestHighlightCountsCodePoints(t *testing.T) {
	c := sitrep.Claim{Sentence: sitrep.Words{Start: 10, Text: "Çok <ağır> shells"}, Trigger: sitrep.Words{Start: 14, End: 20}}
	if got := string(highlight(c)); got != "Çok <mark>&lt;ağır&gt;</mark> shells" {
		t.Error(got)
	}
	c.Trigger.End = 99
	if got := string(highlight(c)); got != "Çok &lt;ağır&gt; shells" {
		t.Error(got)
	}
}

func TestFoundWordsAreMarked(t *testing.T) {
	for text, want := range map[string]string{"a «b» <c>": "a <mark>b</mark> &lt;c&gt;", "» a «": "» a «", "««a»»": "«<mark>a</mark>»"} {
		if got := string(found(text)); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestWhatIsNoSureFactIsMarkedOtherwise(t *testing.T) {
	text := "Rebels shelled Orvaya."
	for status, confidence := range map[sitrep.Status]float64{sitrep.Alleged: 0.9, sitrep.Threatened: 0.9, sitrep.Denied: 0.9, sitrep.Actual: 0.2} {
		r := &sitrep.Report{Text: text, Mentions: []sitrep.Mention{{ID: "m1", Type: "ASSAULT", Status: status, Confidence: confidence, Trigger: words(text, "shelled")}}}
		if got := string(marked(r)); !strings.Contains(got, "f-unsure") || strings.Contains(got, "f-event") {
			t.Errorf("%s, %v: %s", status, confidence, got)
		}
	}
}

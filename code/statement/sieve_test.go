package statement

import (
	"regexp"
	"slices"
	"testing"
)

func TestNeeded(t *testing.T) {
	for _, c := range []struct {
		pattern string
		want    []string
	}{
		{`(?i)\bcarried out\b`, []string{"carried out"}},
		{`(?i)\b(we|they) (warn|caution)s?\b`, []string{"they caution", "they cautions", "they warn", "they warns", "we caution", "we cautions", "we warn", "we warns"}},
		{`(?i)must(n['’]t)? [a-z]+`, []string{"must ", "mustn't ", "mustn’t "}},
		{`(?i)(?:very )*grateful`, []string{"grateful"}},
		{`(?i)(lies|[a-z]+)`, nil},
		{`(?i)a?b?`, nil},
		{`(?i)(x{2,}yes)+`, []string{"yes"}},
	} {
		s := newSieve([]*regexp.Regexp{regexp.MustCompile(c.pattern)})
		var got []string
		for _, slot := range s.needles {
			for _, n := range slot {
				got = append(got, n.text)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) || (s.always == 1) != (c.want == nil) {
			t.Errorf("%s needs %q, want %q", c.pattern, got, c.want)
		}
	}
}

func TestSieveSparesMostTexts(t *testing.T) {
	for _, text := range []string{"The harbour of Alda was open on Monday.", "Ferries ran as they always do, the harbour master told the Tarn Herald."} {
		if may := contentSieve().may(text); may != 0 {
			t.Errorf("%q may match patterns %b", text, may)
		}
	}
}

// FuzzSieve checks that no text which a pattern matches is sieved out.
func FuzzSieve(f *testing.F) {
	for _, text := range []string{
		"We did not take part in the raid on Alda", "THESE ARE LIES", "The guards MUſT leave at once", "it’s time for talks",
		"Our own fighters had also carried out the attack", "This is a flagrant violation", "we warmly thanK the crews", "we warn \xff them",
		"they were totally unacceptable", "i call upon them", "no evidence that", "had nothing to do with it", "am deeply grateful",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		may := contentSieve().may(text)
		for i, c := range contents {
			if c.says.MatchString(text) && may>>i&1 == 0 {
				t.Errorf("%q is %s, but is sieved out", text, c.stance)
			}
		}
	})
}

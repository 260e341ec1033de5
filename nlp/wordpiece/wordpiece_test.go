package wordpiece

import (
	"strings"
	"testing"
)

var small = strings.Fields("[PAD] [UNK] [CLS] [SEP] the rebel ##s al - tan ##f cafe 5 ##0 , don ' t 한 ᄒ ##ᅡ ##ᆫ naive a")

func TestPieces(t *testing.T) {
	tok, err := New(small)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ word, want string }{
		{"The", "the"},
		{"REBELS", "rebel ##s"},
		{"al-Tanf", "al - tan ##f"},
		{"Café", "cafe"},
		{"café", "cafe"},
		{"NAÏVE", "naive"},
		{"50", "5 ##0"},
		{",", ","},
		{"xyzzy", "[UNK]"},
		{"rebelx", "[UNK]"},
		{"don't", "don ' t"},
		{"", "[UNK]"},
		{"\u200b", "[UNK]"},
		{"한", "ᄒ ##ᅡ ##ᆫ"},
		{"-----------", "- - - - - - - -"},
		{strings.Repeat("a", 101), "[UNK]"},
	} {
		var got []string
		for _, id := range tok.Pieces(nil, c.word) {
			got = append(got, small[id])
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("Pieces(%q) = %s, want %s", c.word, g, c.want)
		}
	}
}

func TestNewWithoutSpecials(t *testing.T) {
	if _, err := New([]string{"a", "[CLS]", "[SEP]"}); err == nil || !strings.Contains(err.Error(), "[UNK]") {
		t.Errorf("a vocabulary without [UNK] gave %v", err)
	}
}

func TestShape(t *testing.T) {
	for word, want := range map[string]uint8{
		"the": Lower, "العربية": Lower, "Rebels": Title, "REBELS": Upper, "McKay": Mixed, "iPad": Mixed, "A": Capital,
		"É": Capital, "M16": Digit, "٣": Digit, "-": Punctuation, "": Punctuation, "O'Neil": Mixed, "U.S.": Upper, "n't": Lower,
	} {
		if got := Shape(word); got != want {
			t.Errorf("Shape(%q) = %d, want %d", word, got, want)
		}
	}
}

func FuzzPieces(f *testing.F) {
	tok, err := New(small)
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"The", "al-Tanf", "\xff\xfe", "한국", "don't"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		ids := tok.Pieces(nil, word)
		if len(ids) < 1 || len(ids) > MaxPieces {
			t.Fatalf("%q has %d pieces", word, len(ids))
		}
		for _, id := range ids {
			if id < 0 || int(id) >= len(small) {
				t.Fatalf("%q has piece %d of %d", word, id, len(small))
			}
		}
	})
}

func BenchmarkPieces(b *testing.B) {
	tok, err := New(small)
	if err != nil {
		b.Fatal(err)
	}
	words := strings.Fields("The rebels don't hold al-Tanf , cafés REBELS 50")
	var ids []int32
	for b.Loop() {
		for _, w := range words {
			ids = tok.Pieces(ids[:0], w)
		}
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}

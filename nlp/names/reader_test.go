package names

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/kernel"
)

// part is one part of a file that a test makes.
type part struct {
	name  string
	bytes []byte
}

func f32(x ...float32) []byte {
	var b []byte
	for _, v := range x {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	return b
}

func u32(x ...uint32) []byte {
	var b []byte
	for _, v := range x {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

// pack makes a reader's file of the parts.
func pack(t testing.TB, head map[string]any, parts []part) []byte {
	var list []map[string]any
	at := 0
	for _, p := range parts {
		list = append(list, map[string]any{"name": p.name, "at": at, "bytes": len(p.bytes)})
		at += len(p.bytes)
	}
	head["parts"] = list
	h, err := json.Marshal(head)
	if err != nil {
		t.Fatal(err)
	}
	out := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(h)))
	out = append(out, h...)
	for _, p := range parts {
		out = append(out, p.bytes...)
	}
	return out
}

// The shape of the test's reader.
const (
	testGroups, testPer            = 2, 3
	testSpelling, testClasses      = 2, 2
	testIn, testEncoder, testWidth = 32, 16, 16 // 6 + 5*2 + 2*2, padded
)

// small is a reader of random weights that knows two listed names: "Free Delta Movement" of
// class 1, and "Delta" of class 0.
func small(t testing.TB) []byte {
	rng := rand.New(rand.NewPCG(1, 2))
	random := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(rng.IntN(256))
			if b[i] == 128 {
				b[i] = 0
			}
		}
		return b
	}
	floats := func(n int, scale float32) []byte {
		x := make([]float32, n)
		for i := range x {
			x[i] = scale * (rng.Float32() + 0.5)
		}
		return f32(x...)
	}
	type listed struct {
		key   uint32
		class uint16
	}
	lists := []listed{{hash([]byte("free delta movement")), 2}, {hash([]byte("delta")), 1}}
	slices.SortFunc(lists, func(a, b listed) int {
		if a.key < b.key {
			return -1
		}
		return 1
	})
	var keys []uint32
	var classes []byte
	for _, l := range lists {
		keys, classes = append(keys, l.key), binary.LittleEndian.AppendUint16(classes, l.class)
	}
	parts := []part{{"words", u32(hash([]byte("delta")))}, {"codes", random(testGroups)}, {"centres", floats(testGroups*256*testPer, 1)}, {"keys", u32(keys...)}, {"classes", classes}}
	for _, n := range tableNames {
		parts = append(parts, part{n, random(testSpelling << 3)}, part{n + ".s", f32(0.01)})
	}
	for i, v := range []string{"words", "encoder"} {
		in := testIn + i*testEncoder
		parts = append(parts, part{v + ".first", random(testWidth * in)}, part{v + ".first.s", floats(testWidth, 0.002)}, part{v + ".first.b", floats(testWidth, 0.1)},
			part{v + ".layer0", random(2 * testWidth * 3 * testWidth)}, part{v + ".layer0.s", floats(2*testWidth, 0.002)}, part{v + ".layer0.b", floats(2*testWidth, 0.1)},
			part{v + ".norm0.w", floats(testWidth, 1)}, part{v + ".norm0.b", floats(testWidth, 0.1)}, part{v + ".out", floats(3*2*testWidth, 0.2)}, part{v + ".out.b", floats(3, 1)})
	}
	parts = append(parts, part{"trans", floats(9, 1)})
	return pack(t, map[string]any{"tags": []string{"O", "B-x", "I-x"}, "groups": testGroups, "per": testPer, "spelling": testSpelling, "bits": []int{3, 3, 3, 3, 3},
		"classes": testClasses, "encoder": testEncoder, "width": testWidth, "layers": 1}, parts)
}

func fold(dst []byte, w string) []byte { return append(dst, strings.ToLower(w)...) }

func reader(t testing.TB, tier kernel.Tier) *Reader {
	k, err := kernel.New(tier)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Load(small(t), k, fold)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sample(n int) Text {
	rng := rand.New(rand.NewPCG(3, 4))
	words := strings.Fields("The Free Delta Movement freed men in Delta . It rained")
	t := Text{Begins: make([]bool, n), Encoded: []kernel.Matrix{kernel.NewMatrix(n, testEncoder/2), kernel.NewMatrix(n, testEncoder/2)}}
	for i := range n {
		t.Words = append(t.Words, words[i%len(words)])
		t.Begins[i] = i%len(words) == 0 || i%len(words) == 9
		for _, m := range t.Encoded {
			for j := range m.Row(i) {
				m.Row(i)[j] = rng.Float32() - 0.5
			}
		}
	}
	return t
}

func logits(r *Reader, t Text, s *Scratch) []float32 {
	out := make([]float32, len(t.Words)*len(r.Tags))
	r.Add(out, t, 1, s)
	return out
}

// TestTiersAgree: every set of instructions gives what plain Go gives, but for rounding.
func TestTiersAgree(t *testing.T) {
	text := sample(40)
	want := logits(reader(t, kernel.Plain), text, &Scratch{})
	for _, tier := range kernel.Tiers() {
		got := logits(reader(t, tier), text, &Scratch{})
		for i := range got {
			if math.Abs(float64(got[i]-want[i])) > 0.05 {
				t.Fatalf("%v: score %d is %g, in plain Go %g", tier, i, got[i], want[i])
			}
		}
	}
}

// TestNothingBeyond: words before and behind a paragraph change nothing of its scores, and the
// room of an earlier text leaves nothing behind.
func TestNothingBeyond(t *testing.T) {
	r, s := reader(t, kernel.Auto), &Scratch{}
	text := sample(22)
	all := logits(r, text, s)
	k := len(r.Tags)
	alone := Text{Words: text.Words[9:11], Begins: text.Begins[9:11], Encoded: []kernel.Matrix{text.Encoded[0].Slice(9, 11), text.Encoded[1].Slice(9, 11)}}
	for i, x := range logits(r, alone, s) {
		if math.Abs(float64(x-all[9*k+i])) > 1e-4 {
			t.Fatalf("score %d of a paragraph is %g alone, %g among others", i, x, all[9*k+i])
		}
	}
	if again := logits(r, text, s); !slices.Equal(again, all) {
		t.Error("the same text has other scores the second time")
	}
}

// TestRows: words picked out of a text get what they get alone, in their own rows.
func TestRows(t *testing.T) {
	r, s := reader(t, kernel.Auto), &Scratch{}
	text, k := sample(22), len(r.Tags)
	picked := Text{Begins: []bool{true, false, true, false}, Encoded: text.Encoded, Rows: []int{3, 4, 20, 21}}
	for _, row := range picked.Rows {
		picked.Words = append(picked.Words, text.Words[row])
	}
	got := make([]float32, 22*k)
	r.Add(got, picked, 1, s)
	want := make([]float32, 22*k)
	for _, from := range []int{3, 20} {
		alone := Text{Words: text.Words[from : from+2], Begins: []bool{true, false}, Encoded: []kernel.Matrix{text.Encoded[0].Slice(from, from+2), text.Encoded[1].Slice(from, from+2)}}
		copy(want[from*k:], logits(r, alone, s))
	}
	for i := range got {
		if math.Abs(float64(got[i]-want[i])) > 1e-4 {
			t.Fatalf("score %d is %g, alone %g", i, got[i], want[i])
		}
	}
}

// TestProbabilities: what is added are the logarithms of two distributions.
func TestProbabilities(t *testing.T) {
	r := reader(t, kernel.Auto)
	text := sample(5)
	half, whole := make([]float32, 15), make([]float32, 15)
	r.Add(half, text, 0.5, &Scratch{})
	r.Add(whole, text, 1, &Scratch{})
	for i := range half {
		if whole[i] >= 0 || math.Abs(float64(2*half[i]-whole[i])) > 1e-4 {
			t.Fatalf("score %d: %g by half, %g in whole", i, half[i], whole[i])
		}
	}
	r.Add(nil, Text{}, 1, &Scratch{})
}

func TestLists(t *testing.T) {
	r, s := reader(t, kernel.Plain), &Scratch{}
	const (
		beginsPlace, beginsGroup, inGroup = 1, 4, 8
	)
	for _, c := range []struct {
		words  string
		begins int
		want   []uint32
	}{
		{"Free Delta Movement men", -1, []uint32{beginsGroup, inGroup | beginsPlace, inGroup, 0}},
		{"Free - Delta Movement", -1, []uint32{beginsGroup, inGroup, inGroup | beginsPlace, inGroup}},
		{"free Delta", -1, []uint32{0, beginsPlace}},
		{"Free Delta Movement", 2, []uint32{0, beginsPlace, 0}},
		{"Free , Delta", -1, []uint32{0, 0, beginsPlace}},
		{"Free-Delta Movement", -1, []uint32{beginsGroup, inGroup}},
		{"DELTA", -1, []uint32{beginsPlace}},
	} {
		words := strings.Fields(c.words)
		begins := make([]bool, len(words))
		if c.begins >= 0 {
			begins[c.begins] = true
		}
		r.lists.flags(words, begins, s)
		if !slices.Equal(s.flags, c.want) {
			t.Errorf("%s: flags %v, want %v", c.words, s.flags, c.want)
		}
	}
}

func TestShapes(t *testing.T) {
	for w, want := range map[string]string{"Omar": "xXxx", "U.S.": "xX.X.", "MINUSMA": "xXX", "F-16C": "xX-99X", "2,000,000": "x9,99,99", "Ünal": "xXxx", "": "x"} {
		if got := string(appendSpelling(nil, 4, w, strings.ToLower(w))); got != want {
			t.Errorf("shape of %s: %s, want %s", w, got, want)
		}
	}
}

// TestHash holds the hash against what the trainer's gives (training/names.py).
func TestHash(t *testing.T) {
	for text, want := range map[string]uint32{"": 535972289, "a": 71043421, "fdelta": 1421942208, "xXx.": 3712858397, "élan": 2483785883} {
		if got := hash([]byte(text)); got != want {
			t.Errorf("hash of %q is %d, the trainer's %d", text, got, want)
		}
	}
}

func TestIndex(t *testing.T) {
	keys := []uint32{0, 5, 1 << 20, 1<<20 + 1, math.MaxUint32}
	x := newIndex(keys)
	for i, k := range keys {
		if got := x.find(k); got != i {
			t.Errorf("key %d is at %d, found %d", k, i, got)
		}
	}
	for _, k := range []uint32{1, 1<<20 + 2, math.MaxUint32 - 1} {
		if got := x.find(k); got != -1 {
			t.Errorf("key %d, which is none, found at %d", k, got)
		}
	}
}

func FuzzLoad(f *testing.F) {
	whole := small(f)
	f.Add(whole)
	f.Add(whole[:200])
	f.Add([]byte(magic))
	k, err := kernel.New(kernel.Plain)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := Load(b, k, fold)
		if err != nil {
			return
		}
		text := sample(11)
		if r.encoder != testEncoder {
			return
		}
		logits(r, text, &Scratch{})
	})
}

package model_test

import (
	"bytes"
	"crypto/sha256"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/sitrep-news/sitrep/nlp/kernel"
	"github.com/sitrep-news/sitrep/nlp/model"
	"github.com/sitrep-news/sitrep/nlp/model/modeltest"
)

func vocab(n int) []string {
	v := make([]string, n)
	for i := range v {
		v[i] = "p" + strconv.Itoa(i)
	}
	return v
}

func small(t testing.TB, tier kernel.Tier) *model.Model {
	t.Helper()
	m, err := model.Load(modeltest.Random(modeltest.Small(), vocab(100), 1), model.Options{Tier: tier})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// randomWindow has n pieces, some words of several.
func randomWindow(r *rand.Rand, n int) *model.Window {
	w := &model.Window{}
	for i := range n {
		w.IDs = append(w.IDs, int32(r.IntN(100)))
		w.Shapes, w.Gaps = append(w.Shapes, uint8(r.IntN(8))), append(w.Gaps, uint8(r.IntN(3)))
		if i > 0 && i < n-1 && r.IntN(3) > 0 {
			w.First = append(w.First, int32(i))
		}
	}
	return w
}

// everything flattens all that a model says of a window.
func everything(t testing.TB, m *model.Model, w *model.Window, s *model.Scratch) map[string][]float32 {
	t.Helper()
	words, err := m.Encode(w, s)
	if err != nil {
		t.Fatal(err)
	}
	n := len(w.First)
	out := map[string][]float32{"shared": flat(words.Shared), "syntax": flat(words.Syntax), "names": flat(words.Names)}
	for _, h := range m.Config().TokenHeads {
		head := m.Head(h.Name)
		out["head "+h.Name] = flat(head.Logits(head.Vectors(words), s))
	}
	p := m.Parser(words.Syntax, s)
	out["arcs"] = flat(p.Arcs(0, n))
	out["arcs of the second half"] = flat(p.Arcs(n/2, n))
	heads := make([]int, n)
	for i := range heads {
		heads[i] = i/2 - 1
	}
	out["relations"] = flat(p.Relations(0, n, heads, nil))
	c := m.Coref(words.Names, s)
	out["mentions"] = append([]float32(nil), c.Mentions()...)
	for i := range n {
		out["pairs"] = append(out["pairs"], c.Pairs(i, 0, i)...)
	}
	spans := []model.Span{{Start: 0, End: n / 2}, {Start: n / 2, End: n}, {}}
	out["sim"] = flat(m.Sim(words.Shared, spans, s))
	out["act"] = flat(m.Acts(words.Names, []model.ActCase{{Source: spans[0], Target: spans[2], Sentence: spans[1]}}, s))
	return out
}

func flat(m model.Matrix) []float32 {
	var out []float32
	for i := range m.Rows {
		out = append(out, m.Row(i)...)
	}
	return out
}

// distance is the root of the mean squared difference over that of want.
func distance(got, want []float32) float64 {
	if len(got) != len(want) {
		return math.Inf(1)
	}
	var diff, total float64
	for i, w := range want {
		d := float64(got[i]) - float64(w)
		diff += d * d
		total += float64(w) * float64(w)
	}
	if total == 0 {
		return diff
	}
	return math.Sqrt(diff / total)
}

// TestTiersAgree runs windows of many lengths on every tier. The integers are
// the same on all; where a float's last bit tips a rounding, a step of one in
// 127 follows, so a few parts in a hundred are allowed, and on AVX-512, whose
// attention is in bytes, a few more.
func TestTiersAgree(t *testing.T) {
	plain := small(t, kernel.Plain)
	for _, tier := range kernel.Tiers()[1:] {
		m, allowed := small(t, tier), 0.04
		if tier == kernel.AVX512 {
			allowed = 0.07
		}
		s, sp := m.NewScratch(), plain.NewScratch()
		r := rand.New(rand.NewPCG(5, 5))
		for _, n := range []int{3, 4, 8, 17, 250, 33, 256, 300} {
			w := randomWindow(r, n)
			want := everything(t, plain, w, sp)
			for name, got := range everything(t, m, w, s) {
				if d := distance(got, want[name]); !(d < allowed) {
					t.Errorf("%v, %d pieces: %s is off by %.3f", tier, n, name, d)
				}
			}
		}
	}
}

// TestScratchKeepsNothing checks that a window's result does not depend on
// what the scratch was used for before.
func TestScratchKeepsNothing(t *testing.T) {
	m := small(t, kernel.Auto)
	r := rand.New(rand.NewPCG(6, 6))
	used := m.NewScratch()
	for _, n := range []int{256, 21, 40, 5, 90} {
		w := randomWindow(r, n)
		want := everything(t, m, w, m.NewScratch())
		for name, got := range everything(t, m, w, used) {
			if d := distance(got, want[name]); d != 0 {
				t.Errorf("%d pieces: %s differs in a used scratch by %g", n, name, d)
			}
		}
	}
}

// TestRelationsAsked: a label's score does not depend on which others are asked for.
func TestRelationsAsked(t *testing.T) {
	m := small(t, kernel.Auto)
	s := m.NewScratch()
	words, err := m.Encode(randomWindow(rand.New(rand.NewPCG(6, 7)), 150), s)
	if err != nil {
		t.Fatal(err)
	}
	n, labels := words.Syntax.Rows, len(m.Config().Deprel)
	p := m.Parser(words.Syntax, s)
	heads, asked := make([]int, n), make([][]bool, n)
	for i := range n {
		heads[i], asked[i] = i/3-1, make([]bool, labels)
		for l := range labels {
			asked[i][l] = (i+l)%3 == 0
		}
	}
	all := flat(p.Relations(0, n, heads, nil))
	for k, got := range flat(p.Relations(0, n, heads, asked)) {
		want := all[k]
		if !asked[k/labels][k%labels] {
			want = float32(math.Inf(-1))
		}
		if got != want {
			t.Fatalf("word %d, label %d: %g, want %g", k/labels, k%labels, got, want)
		}
	}
}

// TestConcurrentUse is for the race detector, and checks that workers do not
// disturb one another.
func TestConcurrentUse(t *testing.T) {
	m := small(t, kernel.Auto)
	w := randomWindow(rand.New(rand.NewPCG(7, 7)), 60)
	want := everything(t, m, w, m.NewScratch())
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s := m.NewScratch()
			for range 5 {
				for name, got := range everything(t, m, w, s) {
					if distance(got, want[name]) != 0 {
						t.Errorf("%s differs among workers", name)
					}
				}
			}
		})
	}
	wg.Wait()
}

func TestEncodeDoesNotAllocate(t *testing.T) {
	m := small(t, kernel.Auto)
	w, s := randomWindow(rand.New(rand.NewPCG(8, 8)), 100), m.NewScratch()
	run := func() {
		words, err := m.Encode(w, s)
		if err != nil {
			t.Fatal(err)
		}
		head := m.Head("upos")
		head.Logits(head.Vectors(words), s)
		m.Parser(words.Syntax, s).Arcs(0, words.Syntax.Rows)
	}
	run()
	if n := testing.AllocsPerRun(10, run); n > 0 {
		t.Errorf("%v allocations a window", n)
	}
}

// TestAbsentHeads loads a file that has the encoder and one head only, whose
// stacks are those of the shared layers.
func TestAbsentHeads(t *testing.T) {
	c := modeltest.Small()
	c.Syntax, c.Names, c.Arc, c.Rel, c.Coref, c.Deprel, c.ActLabels = 0, 0, 0, 0, 0, nil, nil
	c.TokenHeads = c.TokenHeads[:1]
	m, err := model.Load(modeltest.Random(c, vocab(100), 1), model.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m.HasParser() || m.HasCoref() || m.HasAct() || m.Head("ner") != nil || !m.HasSim() {
		t.Error("the model offers heads that the file has not, or lacks one that it has")
	}
	w := randomWindow(rand.New(rand.NewPCG(9, 9)), 30)
	words, err := m.Encode(w, m.NewScratch())
	if err != nil {
		t.Fatal(err)
	}
	if words.Shared.Rows != len(w.First) || distance(flat(words.Syntax), flat(words.Shared)) != 0 || distance(flat(words.Names), flat(words.Shared)) != 0 {
		t.Error("empty stacks must give the shared vectors")
	}
}

// TestActsWithoutATarget checks that a missing side is the sentence.
func TestActsWithoutATarget(t *testing.T) {
	m := small(t, kernel.Auto)
	s, w := m.NewScratch(), randomWindow(rand.New(rand.NewPCG(4, 4)), 40)
	words, err := m.Encode(w, s)
	if err != nil {
		t.Fatal(err)
	}
	side, sentence := model.Span{Start: 1, End: 3}, model.Span{Start: 0, End: words.Names.Rows}
	got := m.Acts(words.Names, []model.ActCase{
		{Source: side, Sentence: sentence},
		{Source: side, Target: sentence, Sentence: sentence},
		{Source: side, Target: side, Sentence: sentence},
	}, s)
	if distance(got.Row(0), got.Row(1)) != 0 || distance(got.Row(0), got.Row(2)) == 0 {
		t.Errorf("logits %v, %v, %v: the first two must be equal, the third not", got.Row(0), got.Row(1), got.Row(2))
	}
}

func TestEncodeRefuses(t *testing.T) {
	m := small(t, kernel.Auto)
	good := func() *model.Window { return randomWindow(rand.New(rand.NewPCG(1, 1)), 10) }
	cases := []struct {
		name   string
		change func(w *model.Window)
		say    string
	}{
		{"no pieces", func(w *model.Window) { *w = model.Window{} }, "1 to 512"},
		{"too many pieces", func(w *model.Window) { *w = *randomWindow(rand.New(rand.NewPCG(1, 1)), 513) }, "513 pieces"},
		{"unknown piece", func(w *model.Window) { w.IDs[3] = 100 }, "piece 3 has id 100"},
		{"unknown shape", func(w *model.Window) { w.Shapes[2] = 8 }, "shape 8"},
		{"missing gaps", func(w *model.Window) { w.Gaps = w.Gaps[:4] }, "4 gaps"},
		{"word outside", func(w *model.Window) { w.First[0] = 10 }, "word 0 begins at piece 10"},
	}
	for _, c := range cases {
		w := good()
		c.change(w)
		if _, err := m.Encode(w, m.NewScratch()); err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: got %v, want an error that says %q", c.name, err, c.say)
		}
	}
	w := good()
	w.First = nil
	if words, err := m.Encode(w, m.NewScratch()); err != nil || words.Names.Rows != 0 {
		t.Errorf("a window without words: %d rows, %v", words.Names.Rows, err)
	}
}

func TestLoadRefuses(t *testing.T) {
	data := modeltest.Random(modeltest.Small(), vocab(100), 1)
	c := modeltest.Small()
	c.Heads = 3
	odd := modeltest.Random(c, vocab(100), 1)
	cases := []struct {
		name string
		data []byte
		say  string
	}{
		{"nothing", nil, "SITREPNN"},
		{"other file", bytes.Repeat([]byte("x"), 100), "SITREPNN"},
		{"other version", append(append([]byte(nil), data[:8]...), append([]byte{9, 0, 0, 0}, data[12:]...)...), "version 9"},
		{"cut short", data[:len(data)/2], "checksum"},
		{"heads of 21", odd, "3 heads for a width of 64"},
	}
	for _, c := range cases {
		if _, err := model.Load(c.data, model.Options{}); err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: got %v, want an error that says %q", c.name, err, c.say)
		}
	}
	for _, at := range []int{20, len(data) / 2, len(data) - 1} {
		bad := append([]byte(nil), data...)
		bad[at] ^= 1
		if _, err := model.Load(bad, model.Options{}); err == nil {
			t.Errorf("a file with byte %d changed was accepted", at)
		}
	}
}

func TestOpenMapsTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "weights")
	if _, err := model.Open(path, model.Options{}); err == nil {
		t.Error("a missing file was opened")
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := model.Open(path, model.Options{}); err == nil {
		t.Error("an empty file was opened")
	}
	if err := os.WriteFile(path, modeltest.Random(modeltest.Small(), vocab(100), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := model.Open(path, model.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := randomWindow(rand.New(rand.NewPCG(1, 1)), 20)
	memory := small(t, kernel.Auto)
	want := everything(t, memory, w, memory.NewScratch())
	for name, got := range everything(t, m, w, m.NewScratch()) {
		if distance(got, want[name]) != 0 {
			t.Errorf("%s differs between the mapped file and memory", name)
		}
	}
	if err := m.Close(); err != nil {
		t.Error(err)
	}
}

// FuzzLoad changes bytes of a description and mends the checksum: whatever the
// file says, Load refuses it or gives a model that encodes.
func FuzzLoad(f *testing.F) {
	good := modeltest.Random(modeltest.Small(), vocab(100), 1)
	window := randomWindow(rand.New(rand.NewPCG(1, 1)), 12)
	end := bytes.LastIndex(good[:len(good)/2], []byte(`"vocab"`)) // the vocabulary's own changes say little
	f.Add("\"heads\":2", "\"heads\":4")
	f.Add("\"hidden\":64", "\"hidden\":96")
	f.Add("\"deprel\":[\"nsubj\",", "\"deprel\":[")
	f.Add("512", "-12")
	f.Add("i8", "i9")
	f.Fuzz(func(t *testing.T, old, new string) {
		if old == "" {
			return
		}
		data := append([]byte(nil), good...)
		head := bytes.Replace(data[16:end], []byte(old), []byte(new), 1)
		if len(head) > end-16 {
			return
		}
		head = append(head, bytes.Repeat([]byte(" "), end-16-len(head))...)
		copy(data[16:], head)
		sum := sha256.Sum256(data[:len(data)-sha256.Size])
		copy(data[len(data)-sha256.Size:], sum[:])
		m, err := model.Load(data, model.Options{})
		if err != nil {
			return
		}
		if _, err := m.Encode(window, m.NewScratch()); err != nil {
			t.Logf("the model loads but does not encode: %v", err)
		}
	})
}

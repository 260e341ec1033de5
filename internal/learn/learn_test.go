package learn

import "testing"

func TestLearnAndKeep(t *testing.T) {
	cases := []Case{}
	for i := range 40 {
		f, is := "rain", true
		if i%2 == 0 {
			f, is = "sun", false
		}
		cases = append(cases, Case{Input{[]string{f}, [][]float32{{float32(i % 3)}}}, []bool{is, !is}})
	}
	m := Learn(cases, Options{Epochs: 5, Rate: 0.3, Rare: 2, Classes: 2})
	kept, err := Parse("# how it was made\n"+m.String(), 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []*Model{m, kept} {
		wet, dry := m.Scores(Input{Features: []string{"rain"}}), m.Scores(Input{Features: []string{"sun"}})
		if wet[0] < 1 || dry[0] > -1 || wet[1] > -1 || dry[1] < 1 {
			t.Errorf("rain %v, sun %v: want the classes apart", wet, dry)
		}
	}
	if again := Learn(cases, Options{Epochs: 5, Rate: 0.3, Rare: 2, Classes: 2}); again.String() != m.String() {
		t.Error("the same cases made another model")
	}
}

func TestParseMistakes(t *testing.T) {
	for _, text := range []string{"a 1", "a 1 x", "a 1 2\na 1 2"} {
		if _, err := Parse(text, 2); err == nil {
			t.Errorf("%q was taken", text)
		}
	}
}

func TestLearnRidge(t *testing.T) {
	wet, dry := []float32{1, 0}, []float32{0, 1}
	var cases []Case
	for i := range 60 {
		f, v := "cloud", wet
		if i%2 == 0 {
			f, v = "clear", dry
		}
		cases = append(cases, Case{Input{[]string{f, "day"}, [][]float32{v}}, []bool{i%2 == 1}})
	}
	o := Ridge{Classes: 1, Rare: 2, Features: 0.1, Dense: 0.1, Rounds: 80, Bias: -2}
	m := LearnRidge(cases, o)
	kept, err := Parse(m.String(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []*Model{m, kept} {
		rain, sun := m.Scores(Input{[]string{"cloud"}, [][]float32{wet}})[0], m.Scores(Input{[]string{"clear"}, [][]float32{dry}})[0]
		if rain < 1 || sun > -1 {
			t.Errorf("cloud %.2f, clear %.2f: want the classes apart", rain, sun)
		}
	}
	o.Features, o.Dense = 100, 100
	if drawn := LearnRidge(cases, o).Scores(cases[1].Input)[0]; drawn > m.Scores(cases[1].Input)[0] {
		t.Error("a greater penalty made a surer model")
	}
	if LearnRidge(cases, o).String() != LearnRidge(cases, o).String() {
		t.Error("the same cases made another model")
	}
}

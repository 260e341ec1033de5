package eval

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// upper is a bench whose prediction is its text in capitals.
func upper(t *testing.T) Records {
	type rec struct {
		Answer string `json:"answer"`
	}
	return Records{
		Inputs: []string{"text"},
		Gold:   []string{"answer"},
		Predict: func(_ context.Context, _ *pipeline.System, in Record) (map[string]any, error) {
			if _, ok := in["answer"]; ok {
				t.Error("the prediction saw the gold")
			}
			if _, ok := in["notes"]; ok {
				t.Error("the prediction saw a field that is no input")
			}
			return map[string]any{"answer": strings.ToUpper(in.Text("text"))}, nil
		},
		Score: score.Of(func(gold, pred []rec) score.Figures {
			right := 0
			for i := range gold {
				if gold[i] == pred[i] {
					right++
				}
			}
			return score.Figures{{Name: "right", Value: right}}
		}),
	}
}

func run(t *testing.T, gold string) (score.Figures, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(path, []byte(gold), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	last := 0
	env := &Env{Jobs: 3, Progress: func(done, total int) {
		if done != last+1 || total < done {
			t.Errorf("progress says %d of %d after %d", done, total, last)
		}
		last = done
	}}
	figures, err := upper(t).Run(context.Background(), env, path, &out)
	if err != nil {
		t.Fatal(err)
	}
	return figures, out.String()
}

func TestPredictionsComeFromInputsAlone(t *testing.T) {
	figures, out := run(t, `{"id":1,"text":"a <b>","answer":"A <B>","notes":"x"}`+"\n\n"+`{"id":2,"text":"c","answer":"D"}`+"\n")
	if n, _ := figures.Get("right"); n != 1 {
		t.Errorf("figures are %v", figures)
	}
	want := `{"answer":"A <B>","id":1,"text":"a <b>"}` + "\n" + `{"answer":"C","id":2,"text":"c"}` + "\n"
	if out != want {
		t.Errorf("written\n%s, want\n%s", out, want)
	}
}

func TestBlindCopyIsPredictedAndNotScored(t *testing.T) {
	figures, out := run(t, `{"id":1,"text":"a"}`+"\n")
	if _, scored := figures.Get("right"); scored {
		t.Errorf("a blind copy was scored: %v", figures)
	}
	if !strings.Contains(out, `"answer":"A"`) {
		t.Errorf("written %s", out)
	}
}

func TestBrokenGoldIsNamedByLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(path, []byte(`{"text":"a"}`+"\n{broken\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := upper(t).Run(context.Background(), &Env{Jobs: 1}, path, nil); err == nil || !strings.Contains(err.Error(), ":2:") {
		t.Errorf("error is %v", err)
	}
}

func TestBenchesHaveOneNameEach(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range Benches() {
		if b.Name == "" || b.About == "" || b.Run == nil || seen[b.Name] {
			t.Errorf("bench %q: no name, no words about it, nothing to run, or named twice", b.Name)
		}
		seen[b.Name] = true
	}
}

package pipeline

import (
	"context"
	"strings"
	"testing"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp"
)

// faulty is an engine with a bug.
type faulty struct{}

func (faulty) Annotate(string, [][2]int) (*nlp.Doc, error) {
	var d *nlp.Doc
	return d, describe(d)
}

func describe(d *nlp.Doc) error {
	d.Text = "" // d is nil
	return nil
}

func TestFaultIsTheReportsProblem(t *testing.T) {
	s, err := New(Options{Engine: faulty{}})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for range 2 {
		r := &sitrep.Report{Text: "Troops shelled the village of Arda."}
		if _, err := s.Read(context.Background(), r); err != nil {
			t.Fatal(err)
		}
		if len(r.Problems) != 1 || r.Problems[0].Stage != "annotate" {
			t.Fatalf("problems: %+v", r.Problems)
		}
		told = append(told, r.Problems[0].Reason)
	}
	if told[0] != told[1] {
		t.Errorf("the same fault is told as %q and as %q", told[0], told[1])
	}
	if !strings.Contains(told[0], "pipeline.describe (pipeline_test.go:") {
		t.Errorf("the fault does not name its place: %q", told[0])
	}
}

func TestCancelledContextIsAnError(t *testing.T) {
	s, err := New(Options{Engine: faulty{}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Read(ctx, &sitrep.Report{Text: "x"}); err == nil {
		t.Error("a cancelled context was no error")
	}
}

package muc4

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/internal/learn"
)

//go:embed fills.txt.gz
var fillsText []byte

//go:embed sentences.txt.gz
var sentencesText []byte

//go:embed types.txt.gz
var typesText []byte

//go:embed forests.txt.gz
var forestsText []byte

//go:embed decided.json
var decidedText []byte

// Models are the learnt models of both rounds, and the thresholds that do best in
// cross-validation on the development articles.
type Models struct {
	Linear  Linear
	Joint   Joint
	Decided Thresholds
}

// Load reads the models that eval/teach/muc4 learnt.
func Load() (*Models, error) {
	var m Models
	for _, x := range []struct {
		name    string
		packed  []byte
		classes int
		to      **learn.Model
	}{
		{"fills.txt.gz", fillsText, Classes, &m.Linear.Spans},
		{"sentences.txt.gz", sentencesText, len(Types), &m.Linear.Sents},
		{"types.txt.gz", typesText, len(Types), &m.Linear.Whole},
	} {
		text, err := learn.Unpack(x.packed)
		if err != nil {
			return nil, fmt.Errorf("read the models of MUC-4: %s: %w", x.name, err)
		}
		if *x.to, err = learn.Parse(text, x.classes); err != nil {
			return nil, fmt.Errorf("read the models of MUC-4: %s: %w", x.name, err)
		}
	}
	text, err := learn.Unpack(forestsText)
	if err != nil {
		return nil, fmt.Errorf("read the models of MUC-4: forests.txt.gz: %w", err)
	}
	forests, err := learn.ParseForests(text)
	if err != nil {
		return nil, fmt.Errorf("read the models of MUC-4: forests.txt.gz: %w", err)
	}
	if err := m.Joint.fill(forests); err != nil {
		return nil, fmt.Errorf("read the models of MUC-4: forests.txt.gz: %w", err)
	}
	if err := json.Unmarshal(decidedText, &m.Decided); err != nil {
		return nil, fmt.Errorf("read the models of MUC-4: decided.json: %w: learn the model anew", err)
	}
	return &m, nil
}

// String writes the forests one after another, as Load reads them.
func (j *Joint) String() string {
	var b strings.Builder
	for _, f := range j.forests() {
		b.WriteString((*f).String())
	}
	return b.String()
}

// forests are the places of the second round's forests, in the order of the file.
func (j *Joint) forests() []**learn.Forest {
	out := []**learn.Forest{&j.Type}
	for r := range j.Roles {
		out = append(out, &j.Roles[r])
	}
	for n := range j.Several {
		out = append(out, &j.Several[n])
	}
	return append(out, &j.Same)
}

func (j *Joint) fill(forests []*learn.Forest) error {
	to := j.forests()
	if len(forests) != len(to) {
		return fmt.Errorf("%d forests, want %d: learn the model anew", len(forests), len(to))
	}
	for i, f := range forests {
		*to[i] = f
	}
	return nil
}

// Templates fills an article's templates.
func (m *Models) Templates(a *Article) []score.Template {
	return m.Joint.Weigh(m.Linear.Weigh(a)).Templates(m.Decided)
}

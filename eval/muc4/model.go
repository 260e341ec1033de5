package muc4

import (
	_ "embed"
	"fmt"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/internal/learn"
)

//go:embed fills.txt
var fillsText string

//go:embed sentences.txt
var sentencesText string

//go:embed types.txt
var typesText string

//go:embed forests.txt
var forestsText string

// Models are the learnt models of both rounds.
type Models struct {
	Linear Linear
	Joint  Joint
}

// Load reads the models that eval/teach/muc4 learnt.
func Load() (*Models, error) {
	var m Models
	for _, x := range []struct {
		name, text string
		classes    int
		to         **learn.Model
	}{
		{"fills.txt", fillsText, Classes, &m.Linear.Spans},
		{"sentences.txt", sentencesText, len(Types), &m.Linear.Sents},
		{"types.txt", typesText, len(Types), &m.Linear.Whole},
	} {
		var err error
		if *x.to, err = learn.Parse(x.text, x.classes); err != nil {
			return nil, fmt.Errorf("read the models of MUC-4: %s: %w", x.name, err)
		}
	}
	forests, err := learn.ParseForests(forestsText)
	if err != nil {
		return nil, fmt.Errorf("read the models of MUC-4: forests.txt: %w", err)
	}
	if len(forests) != 1+Roles {
		return nil, fmt.Errorf("read the models of MUC-4: forests.txt: %d forests, want %d: learn the model anew", len(forests), 1+Roles)
	}
	m.Joint.Type = forests[0]
	copy(m.Joint.Roles[:], forests[1:])
	return &m, nil
}

// Templates fills an article's templates.
func (m *Models) Templates(a *Article) []score.Template {
	return m.Joint.Weigh(m.Linear.Weigh(a)).Templates(Decided)
}

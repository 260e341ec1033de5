package muc4

import (
	_ "embed"
	"fmt"

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

// Models are the learnt models of both rounds.
type Models struct {
	Linear Linear
	Joint  Joint
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
	if len(forests) != 1+Roles {
		return nil, fmt.Errorf("read the models of MUC-4: forests.txt.gz: %d forests, want %d: learn the model anew", len(forests), 1+Roles)
	}
	m.Joint.Type = forests[0]
	copy(m.Joint.Roles[:], forests[1:])
	return &m, nil
}

// Templates fills an article's templates.
func (m *Models) Templates(a *Article) []score.Template {
	return m.Joint.Weigh(m.Linear.Weigh(a)).Templates(Decided)
}

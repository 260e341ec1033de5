package re3d

import (
	_ "embed"
	"fmt"

	"github.com/sitrep-news/sitrep/internal/learn"
)

//go:embed weights.txt
var pairsText string

//go:embed entities.txt
var entitiesText string

// Models are what eval/teach/re3d learnt: of expressions, what they are, with
// EntityTypes for classes; of pairs, how they stand, with Types.
type Models struct{ Entities, Pairs *learn.Model }

// Load reads both models.
func Load() (Models, error) {
	var m Models
	var err error
	if m.Entities, err = learn.Parse(entitiesText, len(EntityTypes)); err != nil {
		return m, fmt.Errorf("read the model of re3d's entities: entities.txt: %w", err)
	}
	if m.Pairs, err = learn.Parse(pairsText, len(Types)); err != nil {
		return m, fmt.Errorf("read the model of re3d's relations: weights.txt: %w", err)
	}
	return m, nil
}

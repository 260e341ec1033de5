package re3d

import (
	_ "embed"
	"fmt"

	"github.com/sitrep-news/sitrep/internal/learn"
)

//go:embed weights.txt.gz
var pairsText []byte

//go:embed entities.txt.gz
var entitiesText []byte

// Models are what eval/teach/re3d learnt: of expressions, what they are, with
// EntityTypes for classes; of pairs, how they stand, with Types.
type Models struct{ Entities, Pairs *learn.Model }

// Load reads both models.
func Load() (Models, error) {
	var m Models
	for _, x := range []struct {
		name    string
		packed  []byte
		classes int
		to      **learn.Model
	}{{"entities.txt.gz", entitiesText, len(EntityTypes), &m.Entities}, {"weights.txt.gz", pairsText, len(Types), &m.Pairs}} {
		text, err := learn.Unpack(x.packed)
		if err != nil {
			return m, fmt.Errorf("read the models of re3d: %s: %w", x.name, err)
		}
		if *x.to, err = learn.Parse(text, x.classes); err != nil {
			return m, fmt.Errorf("read the models of re3d: %s: %w", x.name, err)
		}
	}
	return m, nil
}

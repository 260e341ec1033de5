package re3d

import (
	_ "embed"
	"fmt"

	"github.com/sitrep-news/sitrep/internal/learn"
)

//go:embed weights.txt
var weights string

// Load reads the model that eval/teach/re3d learnt.
func Load() (*learn.Model, error) {
	m, err := learn.Parse(weights, len(Types))
	if err != nil {
		return nil, fmt.Errorf("read the model of re3d's relations: weights.txt: %w", err)
	}
	return m, nil
}

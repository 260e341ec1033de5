package learn

import "math/rand/v2"

// Mean is the model whose weights are the mean of those of models that were learnt from the same cases
// in different orders: it errs less than any of them.
func Mean(models ...*Model) *Model {
	n := float32(len(models))
	out := &Model{Classes: models[0].Classes, weights: map[string][]float32{}, least: models[0].least}
	for _, m := range models {
		for f, w := range m.weights {
			if out.weights[f] == nil {
				out.weights[f] = make([]float32, len(w))
			}
			for k, v := range w {
				out.weights[f][k] += v / n
			}
		}
		for i, w := range m.dense {
			if i == len(out.dense) {
				out.dense = append(out.dense, make([]float32, len(w)))
			}
			for k, v := range w {
				out.dense[i][k] += v / n
			}
		}
	}
	return out
}

// GrowBag is the mean of forests that are each grown on a random share of the rows (bagging: Breiman
// 1996). The same rows give the same forest.
func GrowBag(rows [][]float32, is []bool, o ForestOptions, forests int, share float64) *Forest {
	out := &Forest{}
	random := rand.New(rand.NewPCG(3, 4))
	for range forests {
		var some [][]float32
		var told []bool
		for i := range rows {
			if random.Float64() < share {
				some, told = append(some, rows[i]), append(told, is[i])
			}
		}
		f := Grow(some, told, o)
		out.Base += f.Base / float64(forests)
		for _, t := range f.trees {
			for i := range t {
				t[i].value /= float64(forests)
			}
			out.trees = append(out.trees, t)
		}
	}
	return out
}

package model

// Encode runs the encoder on a window and returns its words' vectors in every
// stack, which hold until s is used for another window.
func (m *Model) Encode(w *Window, s *Scratch) (Words, error) {
	if err := m.emb.check(w); err != nil {
		return Words{}, err
	}
	s.reserve(m, len(w.IDs))
	m.emb.run(m.k, &s.shared, w)
	branches := len(m.syntax)+len(m.names) > 0
	shared, err := m.runStack(m.shared, &s.shared, &s.shared, &s.words[0], w.First, branches, s)
	if err != nil {
		return Words{}, err
	}
	out := Words{Shared: shared, Syntax: shared, Names: shared}
	if len(m.syntax) > 0 {
		if out.Syntax, err = m.runStack(m.syntax, &s.branch, &s.shared, &s.words[1], w.First, false, s); err != nil {
			return Words{}, err
		}
	}
	if len(m.names) > 0 {
		if out.Names, err = m.runStack(m.names, &s.branch, &s.shared, &s.words[2], w.First, false, s); err != nil {
			return Words{}, err
		}
	}
	return out, nil
}

// runStack sends from through a stack and returns the words' rows, which end
// up in words. Where keep is false, the last layer computes them alone; else
// all rows go through it and end up in work.
func (m *Model) runStack(stack []layer, work, from, words *state, first []int32, keep bool, s *Scratch) (Matrix, error) {
	if len(first) == 0 {
		words.x.Rows = 0
		if !keep {
			return words.x, nil
		}
	}
	in := from
	for i := range stack {
		last := i == len(stack)-1 && !keep
		if last {
			err := stack[i].run(m.k, words, in, first, s)
			return words.x, err
		}
		if err := stack[i].run(m.k, work, in, nil, s); err != nil {
			return Matrix{}, err
		}
		in = work
	}
	words.gather(m.k, in, first)
	return words.x, nil
}

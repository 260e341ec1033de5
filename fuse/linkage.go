package fuse

// agglomerate joins the two most alike groups until none reach the threshold.
// Likeness of groups is the mean over pairs (Lance-Williams). Of equals, the pair with
// the smallest numbers is joined. sim is symmetric, and consumed. It returns a group
// number for each, from 0 in order.
func agglomerate(sim [][]float32, threshold float32) []int {
	l := linkage{sim: sim, parent: make([]int, len(sim)), size: make([]float32, len(sim)), best: make([]int, len(sim))}
	for i := range sim {
		l.size[i], l.parent[i] = 1, i
	}
	for i := range sim {
		l.best[i] = l.likest(i)
	}
	for {
		a := l.top()
		if a < 0 || sim[a][l.best[a]] < threshold {
			return labels(l.parent)
		}
		b := l.best[a]
		if b < a {
			a, b = b, a
		}
		l.join(a, b)
		l.renew(a, b)
	}
}

// linkage is agglomeration under way; what is joined lives on in its smallest member.
type linkage struct {
	sim    [][]float32 // likeness of groups
	parent []int
	size   []float32
	best   []int // likest other of each that lives, -1 for none
}

func (l *linkage) lives(i int) bool { return l.parent[i] == i }

func (l *linkage) likest(i int) int {
	b := -1
	for k, s := range l.sim[i] {
		if k != i && l.lives(k) && (b < 0 || s > l.sim[i][b]) {
			b = k
		}
	}
	return b
}

// top is the group whose likest other is the likest of all.
func (l *linkage) top() int {
	a := -1
	for i, b := range l.best {
		if l.lives(i) && b >= 0 && (a < 0 || l.sim[i][b] > l.sim[a][l.best[a]]) {
			a = i
		}
	}
	return a
}

// join lays group b into group a.
func (l *linkage) join(a, b int) {
	total := l.size[a] + l.size[b]
	for k := range l.sim {
		if k != a && k != b && l.lives(k) {
			s := (l.sim[a][k]*l.size[a] + l.sim[b][k]*l.size[b]) / total
			l.sim[a][k], l.sim[k][a] = s, s
		}
	}
	l.size[a], l.parent[b] = total, a
}

// renew finds the likest others anew that the joining of b to a has touched.
func (l *linkage) renew(a, b int) {
	for i := range l.sim {
		switch {
		case !l.lives(i):
		case i == a || l.best[i] == a || l.best[i] == b:
			l.best[i] = l.likest(i)
		case l.sim[i][a] > l.sim[i][l.best[i]] || l.sim[i][a] == l.sim[i][l.best[i]] && a < l.best[i]:
			l.best[i] = a
		}
	}
}

func labels(parent []int) []int {
	out := make([]int, len(parent))
	id := map[int]int{}
	for i := range parent {
		r := i
		for parent[r] != r {
			r = parent[r]
		}
		if _, ok := id[r]; !ok {
			id[r] = len(id)
		}
		out[i] = id[r]
	}
	return out
}

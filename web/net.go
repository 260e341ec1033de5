package web

import "math"

// netView draws an actor's neighbourhood: above it what it belongs to and who backs
// it, below what belongs to it, left its foes and right its allies and whom it dealt
// with. Nothing moves: the same facts give the same picture.
type netView struct {
	Width, Height int
	Name          string
	X, Y          float64
	Nodes         []netNode
}

type netNode struct {
	ID, Name, How string
	Kind          string // above, below, ally, foe, pair
	X, Y          float64
	Weight        float64 // of the line
}

// net places the neighbours of an actor, at most eight a side.
func (s *Site) net(p *actorPage) netView {
	out := netView{Width: 720, Height: 380, Name: p.Name, X: 360, Y: 190}
	side := func(ks []known, kind string, place func(i, n int) (x, y float64)) {
		ks = ks[:min(8, len(ks))]
		for i, k := range ks {
			x, y := place(i, len(ks))
			out.Nodes = append(out.Nodes, netNode{ID: k.ID, Name: k.Name, How: k.How, Kind: kind, X: x, Y: y, Weight: 1.5})
		}
	}
	across := func(y float64) func(i, n int) (float64, float64) {
		return func(i, n int) (float64, float64) {
			stagger := float64(i%2) * 22
			if y > out.Y {
				stagger = -stagger
			}
			return 720 * (float64(i) + 0.5) / float64(n), y + stagger
		}
	}
	down := func(x float64) func(i, n int) (float64, float64) {
		return func(i, n int) (float64, float64) { return x, 110 + 160*(float64(i)+0.5)/float64(n) }
	}
	side(p.Above, "above", across(34))
	side(p.Below, "below", across(346))
	side(p.Foes[:min(4, len(p.Foes))], "foe", down(90))
	right := p.Allies[:min(3, len(p.Allies))]
	side(right, "ally", down(630))
	for i, k := range p.Pairs[:min(4, len(p.Pairs))] {
		x := 220 + 280*float64(i%2)
		y := 150 + 80*float64(i/2)
		out.Nodes = append(out.Nodes, netNode{ID: k.ID, Name: k.Name, How: plural(k.Did, "act towards it", "acts towards it") + ", " + plural(k.Got, "act from it", "acts from it"),
			Kind: "pair", X: x, Y: y, Weight: 1 + math.Log2(float64(1+k.Did+k.Got))})
	}
	return out
}

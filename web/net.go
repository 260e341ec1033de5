package web

import "math"

// netView draws an actor's neighbourhood: above it what it belongs to and who backs
// it, below what belongs to it, left its foes, right its allies and whom it dealt
// with. Each name has a cell of its own, so that none covers another, and nothing
// moves: the same facts give the same picture.
type netView struct {
	Width, Height int
	Name          string
	X, Y          float64
	Nodes         []netNode
	Heads         []netHead
	Hidden        int // neighbours that the picture has no room for
}

// netNode is one neighbour: the middle of its cell and how it stands to the actor.
type netNode struct {
	ID, Name, How string
	Kind          string // above, below, ally, foe, pair
	X, Y          float64
	Weight        float64 // of the line
}

// netHead names a group of cells.
type netHead struct {
	Text string
	X, Y float64
}

// The sheet of a network, in pixels: three columns of cells.
const (
	netWidth = 720
	cellW    = 220.0
	cellH    = 26.0
	rowStep  = 34.0
	headStep = 24.0
)

// How many neighbours a side shows.
const (
	mostAbove, mostBelow, mostBeside = 6, 9, 6
)

// net places the neighbours of an actor.
func (s *Site) net(p *actorPage) netView {
	out := netView{Width: netWidth, Name: p.Name, X: netWidth / 2}
	y := 8.0
	y = out.block(y, "Belongs to, is backed by", "above", p.Above, mostAbove)
	out.Y = y + headStep
	left := out.column(y, "Foes", "foe", 0, p.Foes, mostBeside)
	right := out.column(y, "Allies", "ally", 2, p.Allies, mostBeside/2)
	right = out.dealt(right, p.Pairs, mostBeside/2)
	y = max(left, right, y+headStep+rowStep)
	out.Y = (out.Y + y - rowStep/2) / 2
	y = out.block(y+8, "Belongs to it", "below", p.Below, mostBelow)
	out.Height = int(y + 4)
	return out
}

func column(i int) float64 { return netWidth * (float64(i) + 0.5) / 3 }

// block places neighbours in rows of three and returns the y below them.
func (v *netView) block(y float64, head, kind string, ks []known, most int) float64 {
	if len(ks) == 0 {
		return y
	}
	v.Heads = append(v.Heads, netHead{head, column(0) - cellW/2, y + 14})
	y += headStep
	shown := ks[:min(most, len(ks))]
	v.Hidden += len(ks) - len(shown)
	for i, k := range shown {
		col := i % 3
		if len(shown)%3 == 1 && i == len(shown)-1 {
			col = 1 // a last one stands in the middle
		}
		v.Nodes = append(v.Nodes, netNode{ID: k.ID, Name: k.Name, How: k.How, Kind: kind, X: column(col), Y: y + rowStep*float64(i/3) + cellH/2, Weight: 1.5})
	}
	return y + rowStep*float64((len(shown)+2)/3)
}

// column places neighbours below each other and returns the y below them.
func (v *netView) column(y float64, head, kind string, col int, ks []known, most int) float64 {
	if len(ks) == 0 {
		return y
	}
	v.Heads = append(v.Heads, netHead{head, column(col) - cellW/2, y + 14})
	y += headStep
	shown := ks[:min(most, len(ks))]
	v.Hidden += len(ks) - len(shown)
	for _, k := range shown {
		v.Nodes = append(v.Nodes, netNode{ID: k.ID, Name: k.Name, How: k.How, Kind: kind, X: column(col), Y: y + cellH/2, Weight: 1.5})
		y += rowStep
	}
	return y
}

// dealt places those with whom the actor had events, at the right below its allies.
func (v *netView) dealt(y float64, pairs []pairRow, most int) float64 {
	var ks []known
	for _, k := range pairs {
		ks = append(ks, known{ID: k.ID, Name: k.Name, How: plural(k.Did, "act towards it", "acts towards it") + ", " + plural(k.Got, "act from it", "acts from it")})
	}
	from := len(v.Nodes)
	y = v.column(y, "Dealt with, in reports", "pair", 2, ks, most)
	for i := range v.Nodes[from:] {
		v.Nodes[from+i].Weight = min(7, 1+math.Log2(float64(1+pairs[i].Did+pairs[i].Got)))
	}
	return y
}

// Left is where a cell begins.
func (n netNode) Left() float64 { return n.X - cellW/2 }

// Top is where a cell begins.
func (n netNode) Top() float64 { return n.Y - cellH/2 }

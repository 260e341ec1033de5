package muc4

import (
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/eval/learn"
	"github.com/sitrep-news/sitrep/eval/score"
)

// Types are MUC-4's kinds of incident.
var Types = [...]string{"attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage"}

// The classes of the model of expressions: a template's five roles in the
// scorer's order, then the types of incident it takes part in.
const (
	Roles   = 5
	Classes = Roles + len(Types)
)

// Found is what the models say of an article, before any decision.
type Found struct {
	Types  []float64 // a probability for each of Types
	Fills  []Fill
	weight []float64
}

// Fill is a string that may fill a role.
type Fill struct {
	Text  string
	Role  int
	P     float64   // that it fills the role
	Types []float64 // that it does so in an incident of each of Types
	at    Span
}

// Thresholds are the probabilities from which something is taken.
type Thresholds struct {
	Type   float64
	Roles  [Roles]float64
	Affine float64 // that a filler belongs to one of several incidents
}

// Decided are the thresholds that do best in cross-validation on the development
// articles; eval/teach/muc4 prints them.
var Decided = Thresholds{Type: 0.2, Roles: [Roles]float64{0.6, 0.65, 0.6, 0.3, 0.4}, Affine: 0.2}

//go:embed fills.txt
var fillsText string

//go:embed types.txt
var typesText string

// Load reads the models that eval/teach/muc4 learnt: of expressions, and of
// whole articles.
func Load() (spans, whole *learn.Model, err error) {
	if spans, err = learn.Parse(fillsText, Classes); err != nil {
		return nil, nil, fmt.Errorf("read the model of MUC-4's fills: fills.txt: %w", err)
	}
	if whole, err = learn.Parse(typesText, len(Types)); err != nil {
		return nil, nil, fmt.Errorf("read the model of MUC-4's types: types.txt: %w", err)
	}
	return spans, whole, nil
}

// Weigh applies the models to an article.
func Weigh(a *Article, spans, whole *learn.Model) Found {
	var f Found
	for _, z := range whole.Scores(a.Whole()) {
		f.Types = append(f.Types, logistic(z))
	}
	best := map[string]int{}
	for _, s := range Spans(a.Doc) {
		z := spans.Scores(a.Input(s))
		for r := range Roles {
			p := logistic(z[r])
			if p < 0.1 {
				continue
			}
			x := Fill{Text: s.Text(a.Doc), Role: r, P: p, at: s}
			for _, v := range z[Roles:] {
				x.Types = append(x.Types, logistic(v))
			}
			k := string(rune('0'+r)) + x.Text
			if i, ok := best[k]; !ok {
				best[k] = len(f.Fills)
				f.Fills = append(f.Fills, x)
			} else if f.Fills[i].P < p {
				f.Fills[i] = x
			}
		}
	}
	slices.SortStableFunc(f.Fills, func(x, y Fill) int { return cmp.Compare(y.P, x.P) })
	return f
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Templates decides: a template for each likely type, with the likely fillers
// that belong to it, of nested ones the likeliest.
func (f Found) Templates(t Thresholds) []score.Template {
	out := []score.Template{}
	var kinds []int
	for k, p := range f.Types {
		if p >= t.Type {
			kinds = append(kinds, k)
		}
	}
	for _, k := range kinds {
		x := score.Template{Type: Types[k]}
		var taken []Fill
		for _, c := range f.Fills {
			if c.P < t.Roles[c.Role] || len(kinds) > 1 && !f.belongs(c, k, kinds, t.Affine) {
				continue
			}
			if slices.ContainsFunc(taken, func(o Fill) bool { return clash(c, o) }) {
				continue
			}
			taken = append(taken, c)
			x.Role[c.Role] = append(x.Role[c.Role], score.Entity{c.Text})
		}
		out = append(out, x)
	}
	return out
}

// belongs reports whether a filler takes part in incidents of kind k: it is
// likely to, or no other kind is likelier.
func (f Found) belongs(c Fill, k int, kinds []int, bar float64) bool {
	if c.Types[k] >= bar {
		return true
	}
	return !slices.ContainsFunc(kinds, func(o int) bool { return c.Types[o] > c.Types[k] })
}

// clash reports whether two fillers are one expression cut differently.
func clash(x, y Fill) bool {
	if x.at.Start < y.at.End && y.at.Start < x.at.End {
		return true
	}
	return x.Role == y.Role && (within(x.Text, y.Text) || within(y.Text, x.Text))
}

func within(x, y string) bool { return strings.Contains(" "+y+" ", " "+x+" ") }

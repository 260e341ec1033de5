package main

import (
	"fmt"

	"github.com/sitrep-news/sitrep/eval/score"
)

// losses prints what each part of the decision costs: the figure if that part
// alone were as the gold has it.
func losses(gold, pred []score.Templates) {
	f := func(name string, change func(g, p score.Templates) score.Templates) {
		out := make([]score.Templates, len(pred))
		for i := range pred {
			out[i] = change(gold[i], pred[i])
		}
		fmt.Printf("%-28s %v\n", name, score.MUC4(gold, out))
	}
	f("as it is", func(g, p score.Templates) score.Templates { return p })
	f("articles of no incident", func(g, p score.Templates) score.Templates {
		if len(g.Templates) == 0 {
			return score.Templates{}
		}
		return p
	})
	f("no wrong types", func(g, p score.Templates) score.Templates {
		var o score.Templates
		for _, t := range p.Templates {
			if of(g, t.Type) != nil {
				o.Templates = append(o.Templates, t)
			}
		}
		return o
	})
	f("types", func(g, p score.Templates) score.Templates { return types(g, p, false) })
	f("types and how many", func(g, p score.Templates) score.Templates { return types(g, p, true) })
	for r, name := range [...]string{"PerpInd", "PerpOrg", "Target", "Victim", "Weapon"} {
		f(name, func(g, p score.Templates) score.Templates {
			var o score.Templates
			for _, t := range p.Templates {
				t.Role[r] = nil
				if x := of(g, t.Type); x != nil {
					t.Role[r] = x.Role[r]
				}
				o.Templates = append(o.Templates, t)
			}
			return o
		})
	}
	f("all roles", func(g, p score.Templates) score.Templates {
		var o score.Templates
		for _, t := range p.Templates {
			x := of(g, t.Type)
			if x == nil {
				x = &score.Template{}
			}
			o.Templates = append(o.Templates, score.Template{Type: t.Type, Role: x.Role})
		}
		return o
	})
}

// types gives the gold's templates with the fillers of the predicted ones of
// that type: one of each type, or as many as the gold has, each with those of
// its fillers that are right where they are told apart.
func types(g, p score.Templates, many bool) score.Templates {
	var o score.Templates
	had := map[string]bool{}
	for _, t := range g.Templates {
		if had[t.Type] && !many {
			continue
		}
		x := score.Template{Type: t.Type}
		if y := of(p, t.Type); y != nil {
			if !many || !had[t.Type] {
				x.Role = y.Role
			} else {
				for r := range y.Role {
					for _, e := range y.Role[r] {
						for _, ge := range t.Role[r] {
							for _, s := range ge {
								if s == e[0] {
									x.Role[r] = append(x.Role[r], e)
								}
							}
						}
					}
				}
			}
		} else if len(p.Templates) > 0 {
			x.Role = p.Templates[0].Role
		}
		had[t.Type] = true
		o.Templates = append(o.Templates, x)
	}
	return o
}

func of(ts score.Templates, kind string) *score.Template {
	for i := range ts.Templates {
		if ts.Templates[i].Type == kind {
			return &ts.Templates[i]
		}
	}
	return nil
}

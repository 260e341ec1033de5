package cast

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/nlp"
)

// called joins a description with the name that a participle behind it gives: "an armed
// group calling itself the Hill Front", "a militia known as the Hill Front".
func (g *groups) called() {
	d := g.c.doc
	for _, h := range g.c.heads {
		y := g.c.exprs[h]
		if !y.named || y.modifier {
			continue
		}
		v := d.Tokens[h].Head
		if v < 0 || h < v || !givesName(d, v, h) {
			continue
		}
		x := g.c.exprs[d.Tokens[v].Head]
		if x != nil && !x.named && x.head < v && x.kind != sitrep.KindPlace && y.kind != sitrep.KindPlace {
			g.named(x.head, h)
		}
	}
}

// namedBy reports whether token h stands as the name that its verb gives: its complement, or
// behind "as".
func namedBy(d *nlp.Doc, h int) bool {
	switch d.Rel(h) {
	case "xcomp", "obj", "appos":
		return true
	case "obl":
		for _, k := range d.Children(h) {
			if d.Rel(k) == "case" {
				return strings.EqualFold(d.Tokens[k].Form, "as")
			}
		}
	}
	return false
}

// another reports whether it is somebody else whom verb v names h: "a source named him as".
func another(d *nlp.Doc, v, h int) bool {
	for _, k := range d.Children(v) {
		if d.Rel(k) == "obj" && k != h && !strings.HasSuffix(strings.ToLower(d.Tokens[k].Form), "self") && !strings.HasSuffix(strings.ToLower(d.Tokens[k].Form), "selves") {
			return true
		}
	}
	return false
}

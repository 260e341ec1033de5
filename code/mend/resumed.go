package mend

import (
	"strings"

	"github.com/sitrep-news/sitrep/nlp"
)

// What happened next, told in the simple past, that parsers coordinate with the clause of a noun or
// a state.

// resumed hangs a verb in the simple past on the main clause where the parser
// coordinated it with a pluperfect in a relative one: "police chased men who had
// blocked the road and arrested six".
func resumed(d *nlp.Doc, v int) {
	h := d.Tokens[v].Head
	if d.Tokens[v].XPOS != "VBD" || d.Rel(v) != "conj" || h < 0 || d.Tokens[h].XPOS != "VBN" || d.Tokens[h].Deprel != "acl:relcl" {
		return
	}
	aux := child(d, h, "aux")
	if aux < 0 || !strings.EqualFold(d.Tokens[aux].Form, "had") || child(d, v, "nsubj") >= 0 || child(d, v, "aux") >= 0 {
		return
	}
	for up, n := d.Tokens[h].Head, 0; up >= 0 && n < 12; up, n = d.Tokens[up].Head, n+1 {
		if d.Tokens[up].UPOS == "VERB" && d.Tokens[up].XPOS == "VBD" && up < h {
			d.Tokens[v].Head = up
			return
		}
	}
}

// wentOn hangs a verb in the simple past on the verb of thinking or saying before it where
// the parser coordinated it with the state that this one tells of: "police found the clerk
// was guilty and arrested his aide".
func wentOn(d *nlp.Doc, v int) {
	x := &d.Tokens[v]
	h := x.Head
	if x.Deprel != "conj" || x.XPOS != "VBD" || h < 0 || h > v || d.Tokens[h].UPOS == "VERB" || d.Rel(h) != "ccomp" || child(d, h, "cop") < 0 || child(d, v, "aux") >= 0 || child(d, v, "nsubj") >= 0 {
		return
	}
	if m := d.Tokens[h].Head; m >= 0 && m < h && d.Tokens[m].XPOS == "VBD" && child(d, m, "nsubj") >= 0 && child(d, v, "obj") > v {
		x.Head = m
	}
}

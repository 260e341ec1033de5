package cast

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/nlp"
)

// letterNames finds the names that are made of letters and that the engine saw no name in:
// "the R.F.A.", where the report names the body in full or the base knows it.
func letterNames(d *nlp.Doc, base *actor.Base) {
	full := map[string]bool{}
	inName := make([]bool, len(d.Tokens))
	for _, n := range d.Names {
		for t := n.Start; t < n.End; t++ {
			inName[t] = true
		}
		if n.Label == "Organization" {
			full[Initials(d.Words(n.Start, n.End))] = true
			full[undotted(d.Words(n.Start, n.End))] = true
		}
	}
	for t := range d.Tokens {
		w := d.Tokens[t].Form
		short := undotted(w)
		if !inName[t] && numbered(w) && knownBody(base, w) {
			d.Tokens[t].UPOS, d.Tokens[t].XPOS = "PROPN", "NNP"
			d.Names = nameAt(d.Names, t)
			continue
		}
		if inName[t] || d.Tokens[t].UPOS != "PROPN" || len(short) < 3 && short == w || len(short) > 6 || !capitals(short) || d.Tokens[t].XPOS == "NNPS" || compounded(d, t) {
			continue
		}
		if !full[short] && !(short != w && knownBody(base, w)) {
			continue
		}
		d.Names = nameAt(d.Names, t)
	}
}

// nameAt is the names with that of a body at token t among them.
func nameAt(names []nlp.Name, t int) []nlp.Name {
	at, _ := slices.BinarySearchFunc(names, t, func(n nlp.Name, t int) int { return n.Start - t })
	return slices.Insert(names, at, nlp.Name{Start: t, End: t + 1, Label: "Organization"})
}

// numbered reports whether a word is a capital or a few with digits behind: "M23".
func numbered(w string) bool {
	letters := 0
	for letters < len(w) && w[letters] >= 'A' && w[letters] <= 'Z' {
		letters++
	}
	digits := w[letters:]
	return letters > 0 && letters < 4 && digits != "" && len(digits) < 4 && strings.Trim(digits, "0123456789") == ""
}

// compounded reports whether token t is part of a longer phrase in capitals: a headline.
func compounded(d *nlp.Doc, t int) bool {
	s := d.Sents[d.Tokens[t].Sent]
	near := func(i int) bool {
		return i >= s.Start && i < s.End && len(d.Tokens[i].Form) > 1 && capitals(d.Tokens[i].Form)
	}
	return near(t-1) || near(t+1)
}

// undotted is a name without the points that part its letters: "RFA" of "R.F.A.".
func undotted(name string) string {
	if !strings.Contains(name, ".") || strings.Contains(name, " ") {
		return name
	}
	return strings.ReplaceAll(name, ".", "")
}

// capitals reports whether a word is of capital letters alone.
func capitals(w string) bool {
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return w != ""
}

// knownBody reports whether the base surely knows a name as that of a body.
func knownBody(base *actor.Base, name string) bool {
	a, ok := base.Resolve(actor.Query{Text: name})
	return ok && a.ID != "" && a.Kind == sitrep.KindOrganization && a.Score >= sure && !a.Generic
}

// spelledOut gives a body whose full name stands in brackets behind its short one the entry
// that the base has for the full one: "hope (Hill Front of Alda)", a word like others. The short name must
// be one that the entry has.
func (c *Cast) spelledOut(x *expression, n nlp.Name) {
	shut := c.shut(n.End)
	if shut < 0 || shut-n.End < 3 {
		return
	}
	a, ok := c.base.Resolve(actor.Query{Text: c.plain(n.End+1, shut), Date: c.opts.Date})
	if !ok || a.ID == "" || a.Kind != sitrep.KindOrganization || a.Score < sure || a.Generic {
		return
	}
	e, ok := c.base.Entry(a.ID)
	if !ok || !c.base.NameOf(e, c.plain(n.Start, n.End)) {
		return
	}
	x.known, x.canonical, x.kind, x.country, x.sectors, x.inferred = a.ID, e.Name, a.Kind, a.Country, a.Sectors, false
}

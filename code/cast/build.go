package cast

import (
	"slices"
	"sort"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/vocab"
	"github.com/sitrep-news/sitrep/data/lists"
	"github.com/sitrep-news/sitrep/nlp"
)

// Build finds the cast of an annotated report. In doc itself it joins personal
// names that the engine split at a nickname, and hangs titles on the names that
// they stand before.
func Build(doc *nlp.Doc, base *actor.Base, opts Options) *Cast {
	c := &Cast{doc: doc, base: base, opts: opts, exprs: map[int]*expression{}}
	doc.Loosen()
	letterNames(doc, base)
	wholeNames(doc)
	freeOfMessrs(doc)
	dropTimes(doc)
	mergeNicknames(doc)
	mergeKnown(doc, base)
	mergeAcross(doc, base)
	splitBodies(doc, base)
	gather(doc)
	rehang(doc, base)
	entitle(doc, base)
	bodyNames(doc)
	stateNames(doc, base)
	doc.Index()
	listedPeople(doc)
	c.person = persons(doc)
	c.lower = doc.Text == strings.ToLower(doc.Text)
	c.home = c.findHome()
	c.collect()
	c.shorts = c.introduced()
	for _, names := range []bool{true, false} { // whose the army is, the names around it tell
		for _, h := range c.heads {
			if x := c.exprs[h]; (x.named || x.modifier) == names {
				c.identify(x)
			}
		}
	}
	c.officers()
	c.assailants()
	c.shareTitles()
	c.wholes()
	g := c.group()
	c.settle(g)
	return c
}

// collect makes an expression for every nominal head, in text order.
func (c *Cast) collect() {
	name := map[int]int{} // token -> name that covers it
	for i, n := range c.doc.Names {
		for t := n.Start; t < n.End; t++ {
			name[t] = i
		}
	}
	for t := range c.doc.Tokens {
		if !nominal(c.doc, t) {
			continue
		}
		s, e := span(c.doc, t)
		x := &expression{head: t, start: s, end: e, chain: -1, best: t, actor: -1, country: unknown, nameOf: -1, whole: -1}
		if i, ok := name[t]; ok && c.refers(c.doc.Names[i], t) {
			x.nameOf, x.named = i, true
			x.start, x.end = min(x.start, c.doc.Names[i].Start), max(x.end, c.doc.Names[i].End)
		} else if i := c.bearing(x, name); i >= 0 {
			x.nameOf, x.named = i, true
		}
		c.exprs[t] = x
		c.heads = append(c.heads, t)
	}
	c.collectModifiers()
	for i, ch := range c.doc.Chains {
		for _, r := range ch.Refs {
			if x := c.exprs[r.Head]; x != nil {
				x.chain = i
			}
		}
	}
}

// wholeNames gives a personal name the word right before it that the parser hangs it on as
// part of one name: "Amir" before "Khan Lee", and makes one phrase of its words.
func wholeNames(d *nlp.Doc) {
	inName := make([]bool, len(d.Tokens))
	for _, n := range d.Names {
		for t := n.Start; t < n.End; t++ {
			inName[t] = true
		}
	}
	for i := range d.Names {
		n := &d.Names[i]
		if t := n.Start - 1; n.Label == "Person" && t >= 0 && !inName[t] && d.Tokens[t].UPOS == "PROPN" && d.Tokens[n.Start].Head == t && d.Rel(n.Start) == "flat" && d.Tokens[t].XPOS == "NNP" {
			n.Start = t
			inName[t] = true
		}
		if n.Label != "Person" {
			continue
		}
		root := rootOf(d, n.Start, n.End)
		for t := n.Start; t < n.End; t++ { // both words of "Ann Lee" beside the office
			if h := d.Tokens[t].Head; t != root && (h < n.Start || h >= n.End) && h != -1 && d.Tokens[t].UPOS == "PROPN" && !d.Below(root, t) {
				d.Tokens[t].Head, d.Tokens[t].Deprel = root, "flat"
			}
		}
	}
}

// freeOfMessrs takes "Messrs" off the name behind it, which then heads what it headed.
func freeOfMessrs(d *nlp.Doc) {
	for i := range d.Names {
		n := &d.Names[i]
		t := n.Start
		if n.End-t < 2 || !strings.EqualFold(strings.TrimSuffix(d.Tokens[t].Form, "."), "messrs") || d.Tokens[t+1].Head != t {
			continue
		}
		n.Start = t + 1
		s := &d.Sents[d.Tokens[t].Sent]
		for k := s.Start; k < s.End; k++ {
			if d.Tokens[k].Head == t && k != t+1 {
				d.Tokens[k].Head = t + 1
			}
		}
		d.Tokens[t+1].Head, d.Tokens[t+1].Deprel = d.Tokens[t].Head, d.Tokens[t].Deprel
		if s.Root == t {
			s.Root = t + 1
		}
		d.Tokens[t].Head, d.Tokens[t].Deprel = t+1, "nmod:desc"
	}
}

// bearing is the person's name that stands right behind the noun that heads x and ends
// it, which the parser hung on the noun: "the smuggler Ann Lee"; -1 where there is none.
func (c *Cast) bearing(x *expression, name map[int]int) int {
	i, ok := name[x.head+1]
	if !ok || c.doc.Tokens[x.head].XPOS != "NN" || x.head+1 >= x.end {
		return -1
	}
	if n := c.doc.Names[i]; n.Label == "Person" && n.Start == x.head+1 && n.End == x.end && n.End-n.Start > 1 {
		return i
	}
	return -1
}

// dropTimes leaves out names that are a day or a part of one: "Wednesday", "Wednesday night".
// Persons may be called April or May.
func dropTimes(d *nlp.Doc) {
	d.Names = slices.DeleteFunc(d.Names, func(n nlp.Name) bool {
		return n.Label != "Person" && n.Label != "Date" && !slices.ContainsFunc(d.Tokens[n.Start:n.End], func(t nlp.Token) bool { return !vocab.Times[strings.ToLower(t.Form)] })
	})
}

// mergeNicknames joins the parts of a personal name around a quoted nickname:
// Pedro "El Gato" Ruiz.
func mergeNicknames(d *nlp.Doc) {
	out := d.Names[:0:0]
	for _, n := range d.Names {
		if k := len(out); k > 0 && n.Label == "Person" && out[k-1].Label == "Person" && onlyQuotes(d, out[k-1].End, n.Start) {
			out[k-1].End = n.End
			continue
		}
		out = append(out, n)
	}
	d.Names = out
}

// mergeKnown joins two names that stand side by side where together they are the
// name of a group that the base knows.
func mergeKnown(d *nlp.Doc, base *actor.Base) {
	out := d.Names[:0:0]
	for _, n := range d.Names {
		if k := len(out); k > 0 && out[k-1].End == n.Start && n.Label == "Organization" && d.Tokens[n.Start].Sent == d.Tokens[out[k-1].Start].Sent {
			a, ok := base.Resolve(actor.Query{Text: d.Words(out[k-1].Start, n.End)})
			if ok && a.ID != "" && a.Kind == sitrep.KindOrganization && a.Score >= sure && !a.Generic {
				out[k-1].End, out[k-1].Label = n.End, n.Label
				continue
			}
		}
		out = append(out, n)
	}
	d.Names = out
}

// mergeAcross widens the name of a body by what "and" joins to it where the whole is the name
// of another that the base knows: "Lake Front of Alda and the North", no Lake Front of Alda.
func mergeAcross(d *nlp.Doc, base *actor.Base) {
	out := d.Names[:0:0]
	for _, n := range d.Names {
		if k := len(out); k > 0 && out[k-1].End > n.Start {
			continue // part of the name before it now
		}
		if n.Label == "Organization" && n.End-n.Start > 2 && n.End+1 < len(d.Tokens) && strings.EqualFold(d.Tokens[n.End].Form, "and") {
			n.End = acrossAnd(d, base, n)
		}
		out = append(out, n)
	}
	d.Names = out
}

// acrossAnd is where the known name ends that begins with name n and "and", the end of n
// where there is none.
func acrossAnd(d *nlp.Doc, base *actor.Base, n nlp.Name) int {
	short, ok := base.Resolve(actor.Query{Text: d.Words(n.Start, n.End)})
	if !ok || short.ID == "" {
		return n.End
	}
	for end := min(n.End+4, d.Sents[d.Tokens[n.Start].Sent].End); end > n.End+1; end-- {
		if d.Tokens[end-1].UPOS != "PROPN" {
			continue
		}
		if a, ok := base.Resolve(actor.Query{Text: d.Words(n.Start, end)}); ok && a.ID != "" && a.ID != short.ID && a.Kind == sitrep.KindOrganization && a.Score >= sure {
			return end
		}
	}
	return n.End
}

// splitBodies parts a name at a comma where a body that the base knows stands behind it and
// another body before: "Aldan Ministry of Culture, Lake Board".
func splitBodies(d *nlp.Doc, base *actor.Base) {
	var out []nlp.Name
	for _, n := range d.Names {
		at := n.Start + 1
		for at < n.End && d.Tokens[at].Form != "," {
			at++
		}
		if n.Label == "Organization" && at+1 < n.End {
			left, ok := base.Resolve(actor.Query{Text: d.Words(n.Start, at)})
			right, found := base.Resolve(actor.Query{Text: d.Words(at+1, n.End)})
			if ok && found && left.Kind == sitrep.KindOrganization && len(left.Sectors) > 0 && right.ID != "" && right.ID != left.ID && right.Kind == sitrep.KindOrganization && right.Score >= sure {
				out = append(out, nlp.Name{Start: n.Start, End: at, Label: n.Label})
				n.Start = at + 1
			}
		}
		out = append(out, n)
	}
	d.Names = out
}

// onlyQuotes reports whether tokens [start, end) are a quotation mark or two with
// at most three capitalised words between.
func onlyQuotes(d *nlp.Doc, start, end int) bool {
	if start >= end || end-start > 5 || d.Tokens[start].Sent != d.Tokens[end].Sent {
		return false
	}
	marks := 0
	for t := start; t < end; t++ {
		w := d.Tokens[t].Form
		switch {
		case strings.ContainsAny(w, "“”\"'‘’`"):
			marks++
		case w[0] < 'A' || w[0] > 'Z':
			return false
		}
	}
	return marks > 0
}

// collectModifiers makes expressions of the names and demonyms that modify a
// noun: "Hill Front commander", "American air strikes", "Iran-backed".
func (c *Cast) collectModifiers() {
	var mods []int
	add := func(t, start, end, name int) {
		if c.exprs[t] == nil {
			c.exprs[t] = &expression{head: t, start: start, end: end, chain: -1, best: t, actor: -1, country: unknown, nameOf: name, whole: -1, named: true, modifier: true}
			mods = append(mods, t)
		}
	}
	for i, n := range c.doc.Names {
		if n.Label == "Date" || n.Label == "Money" {
			continue
		}
		for t := n.Start; t < n.End; t++ {
			if c.refers(n, t) && !nominal(c.doc, t) && c.doc.Tokens[t].UPOS != "PUNCT" && c.doc.Tokens[t].UPOS != "ADP" {
				add(t, n.Start, n.End, i)
				break
			}
		}
	}
	for t := range c.doc.Tokens {
		tok := &c.doc.Tokens[t]
		if tok.UPOS != "ADJ" && tok.UPOS != "PROPN" && tok.UPOS != "NOUN" || nominal(c.doc, t) {
			continue
		}
		if _, ok := c.base.Demonym(tok.Form); ok && !c.inPerson(t) {
			add(t, t, t+1, -1)
		}
	}
	c.heads = append(c.heads, mods...)
	sort.Ints(c.heads)
}

// inPerson reports whether token t is part of a personal name.
func (c *Cast) inPerson(t int) bool { return c.person[t] }

// persons tells of each token whether it is part of a personal name.
func persons(d *nlp.Doc) []bool {
	is := make([]bool, len(d.Tokens))
	for _, n := range d.Names {
		for t := max(n.Start, 0); n.Label == "Person" && t < min(n.End, len(is)); t++ {
			is[t] = true
		}
	}
	return is
}

// listedPeople makes people of those whose one name is a state's as well and stands in a list of
// people by name: "Ann, Jordan and Tom".
func listedPeople(d *nlp.Doc) {
	person := persons(d)
	for i := range d.Names {
		n := &d.Names[i]
		if n.Label == "Location" && n.End == n.Start+1 && christened[strings.ToLower(d.Tokens[n.Start].Form)] && peopleListed(d, n.Start, person) > 1 {
			n.Label = "Person"
		}
	}
}

// christened are the states whose names people bear as first names.
var christened = lists.Set("jordan chad georgia")

// peopleListed is how many people by name stand in the list that token t is in.
func peopleListed(d *nlp.Doc, t int, person []bool) int {
	first := t
	for n := 0; n < 20 && d.Rel(first) == "conj" && d.Tokens[first].Head >= 0; n++ {
		first = d.Tokens[first].Head
	}
	count := 0
	for _, k := range append(d.Children(first), first) {
		if k != t && (k == first || d.Rel(k) == "conj") && person[k] {
			count++
		}
	}
	return count
}

// refers reports whether name n names the referent of the expression headed by
// t: t is the token of the name that hangs on something outside of it.
func (c *Cast) refers(n nlp.Name, t int) bool {
	switch n.Label {
	case "Date", "Money":
		return false
	}
	h := c.doc.Tokens[t].Head
	return h < n.Start || h >= n.End
}

const unknown = "---"

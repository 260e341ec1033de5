package number

import "strings"

// toDeath reports whether what verb i does ends in death: "were burned to death".
func (t *tolls) toDeath(i int) bool {
	for _, c := range t.doc.Children(i) {
		if t.doc.Tokens[c].Lemma == "death" && hasCase(t.doc, c, "to") {
			return true
		}
	}
	return false
}

// theirDeath reads the killed of a verb that is no word of harm by itself from the death
// that it leads to at token i: "hacked twelve villagers to death", "were stoned to death".
// It reports whether there is such a verb.
func (t *tolls) theirDeath(i int) bool {
	v := t.doc.Tokens[i].Head
	if v < 0 || !isVerb(&t.doc.Tokens[v]) || !hasCase(t.doc, i, "to") {
		return false
	}
	switch t.doc.Tokens[v].Lemma {
	case "put", "lead", "come", "amount", "contribute":
		return false // "led to the death of a nurse"
	}
	if t.f.words.of(&t.doc.Tokens[v]) != nil {
		return true // read at the verb
	}
	for _, o := range t.objects(v) {
		if t.people(o) {
			t.add(i, o, "killed")
		}
	}
	return true
}

// beset reports whether clause i is one that "with" opens, of what befell those before its
// verb: "with some 40 inmates killed".
func (t *tolls) beset(i int) bool {
	for _, c := range t.doc.Children(i) {
		if r := t.doc.Rel(c); (r == "mark" || r == "case") && t.doc.Tokens[c].Lemma == "with" && c < i {
			return len(t.dependents(i, "obj")) == 0 && len(t.dependents(i, "aux")) == 0
		}
	}
	return false
}

// year reports whether quantity k before the noun i says when it was and not how many there
// were: "the 2014 kidnapping".
func (t *tolls) year(i, k int) bool {
	return t.doc.Tokens[i].XPOS == "NN" && t.qs[k].Best >= 1000
}

// ward reports whether verb i tells that somebody goes to a hospital or is kept there.
func (t *tolls) ward(i int) bool {
	for _, c := range t.doc.Children(i) {
		if r := t.doc.Rel(c); r != "obl" && r != "nmod" || !hasCase(t.doc, c, "to", "in", "at") {
			continue
		}
		if strings.EqualFold(t.doc.Tokens[i].Lemma, "detain") && (!hasCase(t.doc, c, "in") || len(t.dependents(c, "det")) > 0) {
			continue // "was detained at a clinic" by police
		}
		switch strings.ToLower(t.doc.Tokens[c].Lemma) {
		case "hospital", "clinic", "infirmary":
			return true
		}
	}
	return false
}

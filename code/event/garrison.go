package event

// garrison reports whether a relative clause only tells where forces are kept, which
// nobody did just now: "a base where Tarvian soldiers are stationed".
func (r *reading) garrison(e *Event) bool {
	if e.Type != "MOBILIZE" || e.Entry.POS != 'v' || r.doc.Tokens[e.Head].Deprel != "acl:relcl" || r.t.XPOS(e.Head) != "VBN" {
		return false
	}
	for _, k := range r.t.Kids(e.Head) {
		if r.t.Rel(k) == "aux" && r.t.Lemma(k) == "be" {
			x := r.t.XPOS(k)
			return x == "VBP" || x == "VBZ"
		}
	}
	return false
}

package actor

// item is a stretch of words [i, j) that the index knows.
type item struct {
	i, j    int
	e       *Entry  // of a name, adjective, people or capital
	a       *Agent  // of an agent noun
	kind    refKind // how e is named
	score   float64 // of the best entry for a name
	isGiven bool    // a short name that the entry lists itself
	rival   *Entry  // the entry that came second, for the explanation
}

// scan marks known names and agent nouns in words [i, j), longest first, left to
// right.
func (r *resolver) scan(i, j int) []item {
	items := make([]item, 0, 8)
	for i < j {
		it, ok := r.longestAt(i, j)
		if !ok {
			i++
			continue
		}
		it = r.yield(it, j)
		items = append(items, it)
		i = it.j
	}
	return items
}

// yield gives the last word of an organization's name back where it begins an
// office: "Peruvian army" before "chief" is Peru, with an army chief.
func (r *resolver) yield(it item, j int) item {
	if it.e == nil || it.e.Kind != "organization" || it.j-it.i < 2 || it.j == j {
		return it
	}
	next, ok := r.longestAt(it.j-1, j)
	if !ok || next.a == nil || next.j <= it.j || next.a.Role == "" {
		return it
	}
	refs := r.b.index.refs(r.ws[it.i : it.j-1])
	if short, ok := r.choose(refs, it.i, it.j-1); ok && short.e != nil {
		return short
	}
	return it
}

// longestAt finds the longest known stretch that begins at word i.
func (r *resolver) longestAt(i, j int) (item, bool) {
	most := int(r.b.index.longest[r.ws[i].text])
	for n := min(most, j-i); n > 0; n-- {
		if n > 1 && r.brokenBy(i, i+n) {
			continue
		}
		refs := r.b.index.refs(r.ws[i : i+n])
		if len(refs) == 0 {
			continue
		}
		if it, ok := r.choose(refs, i, i+n); ok {
			return it, true
		}
	}
	return item{}, false
}

// brokenBy reports whether a comma or a possessive cuts the stretch.
func (r *resolver) brokenBy(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if r.ws[k].comma {
			return true
		}
	}
	return false
}

// choose picks what a stretch stands for among all that bear its name.
func (r *resolver) choose(refs []ref, i, j int) (item, bool) {
	it := item{i: i, j: j, score: -1}
	capital := r.lower || r.capital(i, j)
	for _, f := range refs {
		if f.a != nil {
			if it.a == nil && !(r.ws[i].hyph && i > 0 && r.ws[i-1].cap && !r.lower && !r.ws[i].cap && !r.known(i-1)) {
				it.a = f.a
			}
			continue
		}
		if !capital || r.barred(f, i, j) {
			continue
		}
		s := r.rank(f)
		if f.acronym && j == i+1 && r.ws[i].upper && !r.allUpper() {
			s += 2 // SANA is the agency, Sana the city
		}
		if f.weak && s < 4.2 {
			continue
		}
		switch {
		case s > it.score:
			it.rival, it.e, it.kind, it.score, it.isGiven = it.e, f.e, f.kind, s, f.given
		case it.rival == nil:
			it.rival = f.e
		}
	}
	if it.a != nil && nameTitles[r.ws[i].text] && j == i+1 && i > 0 && r.ws[i].cap && !r.lower && !r.ws[i].comma && len(r.ws) > j && r.strange(i-1) && r.ws[j].cap && !r.ws[j].comma {
		it.a = nil // "Mohammad Sultan Sofi"
	}
	if it.e != nil && it.a != nil {
		// A common noun that is also a name counts as a name only where its
		// spelling or its country speaks for it.
		if r.lower || !r.ws[i].cap || it.kind == refShort || j-i > 1 && !r.ws[j-1].cap || it.score < 3 && it.e.Kind != "state" && it.a.is(flagInst) {
			it.e = nil
		} else {
			it.a = nil
		}
	}
	return it, it.e != nil || it.a != nil
}

// barred reports whether words [i, j) cannot be the name f of an entry here: by how they are
// written, by the words around them, or because the entry is too far from the report in place or
// time for so little of a name.
func (r *resolver) barred(f ref, i, j int) bool {
	alone := j == i+1
	switch {
	case r.spelt && alone && (f.e.Kind == "person" || f.e.Kind == "state"):
		return true // "the manager of the store", "a male student"
	case f.acronym && !r.acronymOK(i, j) || f.kind == refShort && !r.shortOK(f, i, j):
		return true
	case f.e.Kind == "state" && alone && ofContinent(r.ws, i):
		return true
	case f.kind == refAdj && f.e.Country == "IND" && r.q.Country != "IND" && r.firstNation(j):
		return true
	case (f.kind == refCapital || alone && !f.acronym && townly[f.e.Class]) && r.smallTown(f.e, i, j):
		return true
	case f.tagged && f.e.Country != r.q.Country && !r.contextHas(f.e.Country):
		return true
	case f.e.Kind == "organization" && f.e.Life.After(r.q.Date):
		return true // a body that is founded years later
	case f.kind == refShort && !f.given && r.obscure(f.e, i) || r.namesake(f.e):
		return true
	case r.lower && alone && (f.e.Class == "media" || f.e.Class == "company") && !f.acronym && len(r.ws) > 1:
		return true
	case f.e.Class == "party" && alone && !f.acronym && (r.bodyBehind(j) || r.toil(i)):
		return true // "Example Labour Congress"
	case (f.acronym && f.e.Country != "USA" || alone && (f.e.Class == "legislature" || f.e.Class == "ministry")) && r.foreign(f.e):
		return true
	}
	return plainParty(r.ws[i:j]) && r.foreign(f.e)
}

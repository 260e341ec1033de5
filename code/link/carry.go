package link

import sitrep "github.com/sitrep-news/sitrep"

// Carry gives what the same people did next, told in the next sentence without a
// time or place of its own, those of the sentence before: "Police raided a market in
// Tarn on Monday. They arrested three people."
func (r *Report) Carry() {
	for i, x := range r.Tellings {
		if !r.follows(x) || r.situated(x.Sent) {
			continue
		}
		for j := i - 1; j >= 0 && r.Tellings[j].Sent >= x.Sent-1; j-- {
			y := r.Tellings[j]
			if y.Sent != x.Sent-1 || !deed(y) || y.At == nil && len(y.Places) == 0 || r.overlap(x.Actors, y.Actors, r.sameParty) == 0 {
				continue
			}
			x.At, x.Places = y.At, y.Places
			break
		}
	}
}

// follows reports whether a telling may go on with what the sentence before told: a
// deed told in the past as the main thing of its sentence, in the same paragraph.
func (r *Report) follows(x *Telling) bool {
	doc := r.Tree.Doc
	if !deed(x) || x.At != nil || len(x.Places) > 0 || x.Entry.POS != 'v' || r.Tree.XPOS(x.Head) != "VBD" || r.Tree.Rel(x.Head) != "root" || x.Sent == 0 {
		return false
	}
	return doc.Sents[x.Sent].Para == doc.Sents[x.Sent-1].Para
}

// deed reports whether a telling is one of an act that has a day and a place.
func deed(x *Telling) bool {
	switch x.Type {
	case "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT":
		return x.Status == sitrep.Actual
	}
	return false
}

// situated reports whether any telling of a sentence has a time or a place.
func (r *Report) situated(sent int) bool {
	for _, x := range r.Tellings {
		if x.Sent == sent && (x.At != nil || len(x.Places) > 0) {
			return true
		}
	}
	return false
}

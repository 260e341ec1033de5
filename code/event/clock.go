package event

import (
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/data/lists"
)

// What looks like a party and is an hour, a date or a count.

// clock reports whether token k is an hour or part of a date: "at about 7 a.m.", "on 27 May".
func (r *reading) clock(k int) bool {
	for _, n := range r.doc.NamesIn(k, k+1) {
		if n.Label == "Date" || n.Label == "Time" {
			return true
		}
	}
	if f := r.t.Form(k); r.t.UPOS(k) != "NUM" && f != "noon" && f != "midnight" || f == "" {
		return false
	}
	if k+1 < len(r.doc.Tokens) && hours[r.t.Form(k+1)] || strings.Contains(r.t.Form(k), ":") {
		return true
	}
	return r.t.UPOS(k) != "NUM"
}

// hours are what stands behind the number of an hour or a day.
var hours = lists.Set(`a.m. p.m. am pm o'clock o’clock hours hrs gmt local january february march april may june july august september october
	november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.`)

// ofThose reports whether number k tells of some of those whom a sentence before counts: "Six were
// seized. Two were shot." In one sentence it is their toll: "shot six, killing two".
func (r *reading) ofThose(k int) bool {
	w := r.c.Whole(k)
	return w >= 0 && sitrep.CanAct(r.c.Arg(k).Kind) && r.doc.Tokens[w].Sent < r.doc.Tokens[k].Sent
}

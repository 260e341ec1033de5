package actor

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// severalLands answers for words that name those of several states: "the foreign ministers of
// Alda, Veldt and Norland", "Aldan and Veldtian troops", "Alda and Veldt". They are of none.
func (r *resolver) severalLands() (Answer, bool) {
	n := len(r.ws)
	i := r.skipLead(0, n)
	if first, end := r.landList(i, n); first > 1 {
		if end == n {
			return r.ofSeveral(Answer{Kind: "people", Generic: true}, []string{"GOV"}), true
		}
		if a, ok := r.phrase(end, n, 1); ok && a.ID == "" && a.Country == "" && len(a.Sectors) > 0 && r.ws[end].text != "and" && !r.ws[end-1].poss {
			return r.ofSeveral(a, a.Sectors), true
		}
		return Answer{}, false
	}
	for k := i + 1; k+1 < n; k++ {
		if r.ws[k].text != "of" {
			continue
		}
		head, ok := r.phrase(i, k, 1)
		if !ok || head.ID != "" || len(head.Sectors) == 0 || !strings.HasSuffix(r.ws[k-1].text, "s") {
			return Answer{}, false
		}
		if several, end := r.landList(r.skipLead(k+1, n), n); several > 1 && end == n {
			return r.ofSeveral(head, head.Sectors), true
		}
		return Answer{}, false
	}
	return Answer{}, false
}

// ofSeveral makes of an answer one for those of several states.
func (r *resolver) ofSeveral(a Answer, sectors []string) Answer {
	a.ID, a.Of, a.Office, a.Holder, a.guess = "", "", "", "", false
	a.Name, a.Country, a.Sectors, a.Generic = display(r.q.Text, r.ws), "---", sectors, true
	a.Score, a.Why = 0.85, "those of several states"
	if a.Kind == "person" {
		a.Kind = "people"
	}
	return a
}

// landList reads states in a row from word i on, parted by commas and "and": how many
// different ones, and where the row ends.
func (r *resolver) landList(i, j int) (several, end int) {
	seen := map[*Entry]bool{}
	end = i
	for i < j {
		it, ok := r.longestAt(i, j)
		if !ok || it.e == nil || it.e.Kind != "state" || it.kind == refCapital || it.kind == refPeople {
			break
		}
		seen[it.e] = true
		i, end = it.j, it.j
		if i < j && !r.ws[i].comma && r.ws[i].text != "and" {
			break
		}
		if i < j && r.ws[i].text == "and" {
			i++
		}
		if i < j && r.ws[i].text == "the" {
			i++
		}
	}
	return len(seen), end
}

// ownArmy answers for a body of the land that the adjective before its name tells, where the
// words name a longer body than the adjective begins: "Aldan army of national freedom" is not
// Alda's army.
func (r *resolver) ownArmy(i, j int) (item, bool) {
	if j-i < 3 {
		return item{}, false
	}
	lead, ok := r.longestAt(i, i+1)
	if !ok || lead.e == nil || lead.e.Kind != "state" {
		return item{}, false
	}
	whole, _ := r.longestAt(i, j)
	it, ok := r.longestAt(i+1, j)
	if !ok || it.e == nil || it.e.Kind != "organization" || it.e.Country != lead.e.Country || it.j <= whole.j || it.j-it.i < 2 {
		return item{}, false
	}
	return it, true
}

// partNouns are the last words of the names of parts of bodies, and of bodies that bear
// another's name: "Example Bank" is not Example, the insurer.
var partNouns = lists.Set("bank trust board commission committee division department bureau office foundation institute university college " +
	"school academy hospital clinic centre center council secretariat mission command chapter insurance fund agency museum library laboratory lab project programme program")

// ofPart reports whether the capitals of a name go on from a body's to a noun for a part of
// it, which is not the body. A part of a party or an armed group stands for it.
func (r *resolver) ofPart(e *Entry, first, last int) bool {
	if r.lower || !partNouns[r.ws[last-1].text] || !r.allCapital(first, last) || len(e.Sectors) == 0 {
		return false
	}
	return !irregular[e.Sectors[0]] && e.Sectors[0] != "PTY" && e.Class != "people"
}

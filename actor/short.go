package actor

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/given"
	"github.com/sitrep-news/sitrep/data/lists"
)

// acronymOK reports whether words [i, j) may be the letters of a body as they are written.
func (r *resolver) acronymOK(i, j int) bool {
	if r.lower {
		k := r.ws[i].text
		if i > 0 && !r.known(i-1) || j < len(r.ws) && !r.known(j) {
			return false
		}
		return len(k) > 2 && !commonAcronyms[k] || k == "un" || j-i > 1 || len(r.ws) == 1 && !pronouns[k]
	}
	for k := i; k < j; k++ {
		if r.ws[k].upper || r.ws[k].cap && len(r.ws[k].text) == 1 && k+1 < j && isNumber(r.ws[k+1].text) { // "G 7"
			return true
		}
	}
	apart := (j == len(r.ws) || !r.ws[j].cap || r.ws[j].comma) && (i == 0 || !r.ws[i-1].cap || r.ws[i].comma || r.known(i-1))
	return j-i == 1 && len(r.ws[i].text) > 3 && r.ws[i].cap && apart && !plainly[r.ws[i].text]
}

// pronouns are acronyms only in capitals, even alone.
var pronouns = lists.Set("us it who so no all any")

// commonAcronyms are words of their own in lower case.
var commonAcronyms = lists.Set("who it us un so no all any pan aid act are was app ap is ira mit don oas apt care ice fan map dia")

// plainly are the letters of bodies that spell a word, which names nobody with a capital first
// letter alone: "Plan", "Help".
var plainly = lists.Set(`arena bids bits care cite cries earth fact flip gems goes good grade halo help hope ideas into invest jump mend mint model
	pace plan safe sang seal side site span tame tech trends`)

// shortOK reports whether a surname may stand for its bearer here: not after
// another person's given name, and not as part of a longer unknown name.
func (r *resolver) shortOK(f ref, i, j int) bool {
	if f.e.Kind != "person" || !r.lower && !r.ws[i].cap || len(r.ws) == 1 && !r.ws[i].cap && len(r.ws[i].text) < 6 {
		return false
	}
	if r.ws[i].upper && len(r.ws[i].text) <= 3 && r.q.Text != strings.ToUpper(r.q.Text) {
		return false // "LU president", the letters of a body
	}
	if r.lower && (i > 0 && !r.known(i-1) || j < len(r.ws) && (!r.known(j) || r.onlyLetters(j))) {
		return false
	}
	if i > 0 {
		p := r.ws[i-1]
		if nameParticles[p.text] && i > 1 && (r.lower || r.ws[i-2].cap) && !r.known(i-2) && !strings.Contains(Fold(f.e.Name), p.text+" "+r.ws[i].text) {
			return false
		}
		own := splitWords(f.e.Name)
		if p.cap && !r.lower && !r.ws[i].comma && (!r.known(i-1) || r.onlyPeople(i-1) || r.firstName(i-1) || i > 1 && r.middleName(i-1)) && !p.poss && (p.text != own[0].text || r.namedOn(i-2)) && p.text != "mr" && p.text != "mrs" && p.text != "ms" {
			return false
		}
	}
	if j < len(r.ws) {
		n := r.ws[j]
		if nameParticles[n.text] && j+1 < len(r.ws) && !r.lower {
			return false
		}
		if n.cap && !n.comma && !r.lower && !r.ws[j-1].poss && !r.known(j) {
			return false
		}
	}
	return true
}

// firstName reports whether a word that begins the query and names something else as well
// is a given name: "Dawn" before a surname is no newspaper.
func (r *resolver) firstName(k int) bool {
	if k > 0 || given.Of(r.ws[k].text) == given.Unknown {
		return false
	}
	for _, f := range r.b.index.keys[r.ws[k].text] {
		if f.a != nil || f.e.Kind == "state" || f.e.Kind == "person" && f.kind != refShort {
			return false
		}
	}
	return true
}

// middleName reports whether word k is a given name and no title behind another capitalised
// word: what follows is not the surname alone.
func (r *resolver) middleName(k int) bool {
	w := r.ws[k].text
	return given.Of(w) != given.Unknown && !nameTitles[w] && r.ws[k-1].cap && !r.ws[k].comma
}

// nameTitles are titles that are given names and surnames as well.
var nameTitles = lists.Set("sultan amir emir shah prince dean marshal bishop justice major duke earl page mufti sheikh shaikh malik khan mir mirza bey pasha")

// namedOn reports whether word k is part of a name that goes on behind it: whose first name
// the next word is, it tells nothing.
func (r *resolver) namedOn(k int) bool {
	return k >= 0 && r.ws[k].cap && !r.ws[k].comma && !r.ws[k].poss && (!r.known(k) || r.firstName(k))
}

// onlyLetters reports whether a word is known as an acronym alone: in a text without
// capitals a surname as likely.
func (r *resolver) onlyLetters(k int) bool {
	refs := r.b.index.keys[r.ws[k].text]
	for _, f := range refs {
		if !f.acronym {
			return false
		}
	}
	return len(refs) > 0
}

// onlyPeople reports whether a word is an agent noun that is no title, like the
// name "Man": a surname behind it is another's.
func (r *resolver) onlyPeople(k int) bool {
	refs := r.b.index.keys[r.ws[k].text]
	for _, f := range refs {
		if f.a == nil && f.kind != refShort || f.a != nil && (f.a.is(flagTitle) || f.a.is(flagMember) || !f.a.is(flagPeople)) {
			return false
		}
	}
	return len(refs) > 0 && !functionWords[r.ws[k].text] && !plainWords[r.ws[k].text]
}

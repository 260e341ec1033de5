package cast

import (
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// side is on which side of a deed somebody stands.
type side int

// Who kills or wounds, who is killed or wounded; who arrests, charges or tries, who is arrested,
// charged or tried; who is in trouble, whatever the deed; anybody else.
const (
	assailant side = iota
	victim
	captor
	captive
	troubled
	outsider
)

// side tells on which side of the deed that its clause tells of the expression headed by token t
// stands: "police arrested the man", "fired at the crowd", "he denies it", "his lawyer".
func (r *referents) side(t int) side {
	d := r.d
	for n := 0; n < 4 && d.Tokens[t].Head >= 0; n++ { // "three of them", "Ann Lee and Tom Reed"
		if rel := d.Rel(t); rel != "conj" && rel != "appos" && !(rel == "nmod" && (d.Tokens[d.Tokens[t].Head].UPOS == "NUM" || shares[strings.ToLower(d.Tokens[d.Tokens[t].Head].Form)])) {
			break
		}
		t = d.Tokens[t].Head
	}
	v := d.Tokens[t].Head
	if v < 0 {
		return outsider
	}
	l := strings.ToLower(d.Tokens[v].Lemma)
	doer, sufferer := outsider, outsider
	switch {
	case subduing[l] && !violence[l] || charging[l]:
		doer, sufferer = captor, captive
	case violence[l]:
		doer, sufferer = assailant, victim
	}
	switch d.Tokens[t].Deprel {
	case "nmod:poss":
		if plight[l] {
			return troubled
		}
		return outsider
	case "nsubj":
		switch {
		case d.Tokens[v].UPOS != "VERB":
			return outsider
		case dying[l]:
			return victim
		case yielding[l]:
			return troubled
		}
		return doer
	case "obl:agent":
		return doer
	case "obj", "nsubj:pass":
		if missiles[strings.ToLower(d.Tokens[t].Form)] {
			return outsider
		}
		return sufferer
	}
	if d.Rel(t) == "obl" || d.Rel(t) == "nmod" {
		for _, k := range d.Children(t) {
			if w := strings.ToLower(d.Tokens[k].Form); d.Rel(k) == "case" && (w == "at" || w == "on" || w == "against") && (doer == assailant || l == "gas" || l == "crackdown" || l == "raid") {
				return victim
			}
		}
	}
	return outsider
}

// provoked is the side of y in a deed whose time or reason a clause tells that pronoun x is the
// subject of: "police fired at the crowd after
// they threw stones".
func (r *referents) provoked(x, y int) side {
	d := r.d
	v := d.Tokens[x].Head
	if v < 0 || d.Rel(x) != "nsubj" || d.Rel(v) != "advcl" || d.Tokens[y].Sent != d.Tokens[x].Sent || !violence[strings.ToLower(d.Tokens[v].Lemma)] && !defying[strings.ToLower(d.Tokens[v].Lemma)] {
		return outsider
	}
	if d.Below(y, d.Tokens[v].Head) && !d.Below(y, v) {
		return r.side(y)
	}
	return outsider
}

// ownedAs reports whether y is told by whose kin or man he is with a pronoun like x: "his brother
// Ben", where "he" behind it is rather whose brother he is.
func (r *referents) ownedAs(x, y int) bool {
	d := r.d
	f := personal[strings.ToLower(d.Tokens[x].Form)]
	if !f.human || f.number != one {
		return false
	}
	for n := 0; n < 2 && y >= 0; n++ {
		for t := y; t >= d.Sents[d.Tokens[y].Sent].Start && t > y-4; t-- { // "his elder brother Ben"
			if p := personal[strings.ToLower(d.Tokens[t].Form)]; d.Tokens[t].XPOS == "PRP$" && t != x && p.human && p.person == 3 && p.gender == f.gender {
				return d.Below(t, y) || d.Below(t, d.Tokens[y].Head) && r.c.at(y).named && d.Tokens[d.Tokens[t].Head].UPOS == "NOUN" && kin[strings.ToLower(d.Tokens[d.Tokens[t].Head].Lemma)]
			}
		}
		if rel := d.Rel(y); rel != "appos" && d.Tokens[y].Deprel != "nmod:desc" {
			return false
		}
		y = d.Tokens[y].Head
	}
	return false
}

// deedOn reports whether x stands in what a deed of y's is done to: "the army's raid on its camp"
// is no raid on the army's own.
func (r *referents) deedOn(x, y int) bool {
	d := r.d
	n := d.Tokens[y].Head
	if n < 0 || d.Tokens[y].Deprel != "nmod:poss" || x < n || d.Tokens[n].UPOS != "NOUN" {
		return false
	}
	return deeds[strings.ToLower(d.Tokens[n].Lemma)] && d.Below(x, n)
}

// opposes reports whether pronoun x owns what y, the subject, speaks or acts against: "Alda
// protested against its decision" is said of another's.
func (r *referents) opposes(x, y int) bool {
	d := r.d
	v := d.Tokens[y].Head
	if d.Tokens[x].Deprel != "nmod:poss" || d.Rel(y) != "nsubj" || v < 0 || !averse[strings.ToLower(d.Tokens[v].Lemma)] {
		return false
	}
	t := d.Tokens[x].Head
	for n := 0; d.Rel(t) == "nmod" && d.Tokens[t].Head >= 0 && n < 3; n++ {
		t = d.Tokens[t].Head
	}
	return d.Tokens[t].Head == v && (d.Rel(t) == "obj" || d.Rel(t) == "obl" && v < t)
}

// averse are verbs of those who are against what somebody else does.
var averse = lists.Set("protest criticise criticize condemn oppose denounce decry deplore slam lambast blast mock ridicule question dispute challenge praise hail welcome applaud " +
	"copy envy resent thwart")

// deeds are nouns for what is done to others.
var deeds = lists.Set("raid attack strike assault offensive war crackdown campaign ambush invasion bombardment bombing shelling operation siege sanctions sanction embargo accusation allegation claim criticism charge threat lawsuit case")

// charging are verbs that lay something upon somebody; yielding are those of whoever suffers
// a charge, dying of whoever suffers harm; plight is what he has; defying are verbs of those whom the police are sent against;
// missiles are what is fired or thrown.
var (
	charging = lists.Set("accuse charge convict sentence indict try blame suspect question interrogate sue acquit fine deport expel target chase search pursue threaten wound injure free release")
	yielding = lists.Set("flee deny confess plead escape surrender appear languish undergo resist hide appeal")
	dying    = lists.Set("die succumb bleed survive suffer scream beg")
	plight   = lists.Set("lawyer lawyers trial arrest release detention family captor wound injury body funeral corpse killer attacker death murder killing sentence conviction extradition cell abduction kidnapping")
	defying  = lists.Set("refuse defy protest gather march block chant riot resist disobey try ignore")
	missiles = lists.Set("bullets gas shots shells rockets missiles stones rounds grenades fire bombs teargas canisters")
)

package actor

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep/data/lists"
)

// join puts a head and what follows its preposition together.
func (r *resolver) join(head Answer, ok bool, tail Answer, tailOK bool, sep string, i, cut, next, j int) (Answer, bool) {
	switch {
	case !tailOK && ok && (head.Role == "president" || head.Role == "vice-president") && sep == "of" && next < j && r.ws[next].upper && len(r.ws[next].text) > 2:
		head.Sectors = nil // of a body that the base does not know
		return head, true
	case !tailOK && ok && presides[head.Role] && head.Country == "" && (sep == "of" || sep == "for") && r.noState(next, j):
		head.Sectors = nil // "vice-president of retail lending"
		return head, true
	case !tailOK && sep == "and" && ok && head.Kind == "organization" && cut-i == 1 && r.allNamed():
		return Answer{}, false // "Hand and Skill Training Sector" is no part of Hand
	case !tailOK:
		return r.nameAcross(head, ok, i, next, j), ok
	case sep == "," || sep == "and" || sep == "or":
		return joinApposition(head, ok, tail, sep)
	case !ok && tail.Kind == "state" && stateWords[key(r.ws[i:cut])]:
		return tail, true
	case !ok:
		return r.unknownOf(tail, i, cut)
	case head.Kind == "person" && head.ID != "" || head.Kind == "state":
		return head, true
	case sep == "of" && head.ID != "" && organs[head.Class] && tail.Kind == "state" && tail.Country != head.Country && ofLand(head.Country) && ofLand(tail.Country):
		head.ID, head.Name, head.Country, head.Score = "", display(r.q.Text, r.ws[i:j]), tail.Country, 0.7
		head.Why = head.Name + ", of the kind of " + head.Why
		return head, true // "Royal Lake Guards of Alda", where the base has those of Veldt
	}
	return r.belonging(head, tail, sep, i, cut, next, j), true
}

// belonging completes a head with what the tail behind its preposition tells of the head's country,
// sectors and office.
func (r *resolver) belonging(head, tail Answer, sep string, i, cut, next, j int) Answer {
	ag := r.agentAt(i, cut)
	if sep == "to" && ag != nil && sentTo[ag.Role] {
		return head // an ambassador to X is of another country
	}
	if ag != nil && (ag.is(flagMember) || ag.is(flagGroup) && !ag.is(flagInst)) && belongs(sep) {
		return r.memberOf(head, ag, tail)
	}
	if head.guess && tail.Country != "" && tail.Country != "---" && !tail.guess {
		head.Country, head.guess = tail.Country, false
	}
	if ag != nil && ag.is(flagInst) && tail.Kind == "organization" && (tail.Class == "party" || tail.Class == "media" || tail.Class == "company") {
		return head // a word of the ministry's field, not its owner
	}
	r.sectorsOf(&head, tail, sep, cut, next, j)
	if (head.ID == "" || head.Country == "" || head.Country == "---") && !(head.Kind == "organization" && r.studied(next, j, tail.Country)) {
		head.Country = pick(head.Country, tail.Country)
	}
	if head.Role != "" && head.Holder == "" && !head.Former && tail.ID != "" {
		if e := r.b.entries[tail.ID]; e != nil && head.ID == "" {
			head.Office = r.b.roles[head.Role].Words[0] + " of " + e.Name
			r.holder(&head, e.ID, head.Role)
		}
	}
	if tail.ID != "" {
		head.Why += " of " + tail.Name
	}
	return head
}

// sectorsOf gives the head the sectors of the body behind its preposition where it is what that one is.
func (r *resolver) sectorsOf(head *Answer, tail Answer, sep string, cut, next, j int) {
	if len(head.Sectors) == 0 && head.Kind == "organization" && tail.Kind == "organization" && (sep == "of" || sep == "at") {
		head.Sectors = tail.Sectors // a center of a university
	}
	if (head.Role == "president" || head.Role == "vice-president") && (tail.Kind == "organization" && tail.Class != "government" || tail.ID == "" && r.groupIn(next, j)) && len(tail.Sectors) > 0 && !head.Former {
		head.Sectors = tail.Sectors // the president of a company, a club, an "association of brewers"
	}
	if presides[head.Role] && head.Former && tail.Kind == "organization" && tail.Class != "government" && len(tail.Sectors) > 0 && !powers[tail.Sectors[0]] && tail.Sectors[0] != "OPP" {
		head.Sectors = tail.Sectors // who led an association is no elite of a state
	}
	if head.Role == "analyst" && tail.Kind == "organization" && len(tail.Sectors) > 0 && !head.Former {
		head.Sectors = tail.Sectors // an analyst at a bank, a ministry, a university
	}
	if head.Kind == "organization" && sections[r.ws[cut-1].text] && tail.Kind == "organization" && len(tail.Sectors) > 0 && (len(head.Sectors) == 0 || head.Sectors[0] == "MIL") {
		head.Sectors = tail.Sectors // the lake division of a court
	}
	if r.ws[cut-1].text == "officer" && tail.Kind == "organization" && len(tail.Sectors) > 0 && (!powers[tail.Sectors[0]] || tail.Sectors[0] == "IGO") {
		head.Sectors = tail.Sectors // of an aid agency
	}
}

// noState reports whether words [i, j) are common words of which none is for a state: what
// somebody presides over who is at the head of none.
func (r *resolver) noState(i, j int) bool {
	if r.lower || i >= j {
		return false
	}
	for _, w := range r.ws[i:j] {
		if prepositions[w.text] {
			break
		}
		if w.cap || stateWords[w.text] || w.text == "land" || w.text == "world" || w.text == "union" {
			return false
		}
	}
	return true
}

// studied reports whether words [i, j) begin with what a body studies, and country is only that:
// "Alda Studies".
func (r *resolver) studied(i, j int, country string) bool {
	for k := i + 1; k < j && !prepositions[r.ws[k].text]; k++ {
		if r.ws[k].text == "studies" {
			return slices.Contains(r.b.Countries(display(r.q.Text, r.ws[i:k])), country)
		}
	}
	return false
}

// organs are the classes of bodies that a state has its own of.
var organs = lists.Set("army police intelligence ministry government legislature court party agency")

// sections are nouns for parts of a body, of an army or of any other.
var sections = lists.Set("division command wing section detachment corps squad unit brigade headquarters contingent")

// offices are nouns that begin the names of a state's bodies, whatever stands behind "of".
var offices = lists.Set("office bureau department directorate directorate-general secretariat agency authority commission ministry administration board service inspectorate superintendency")

// nameAcross completes an institution whose name goes on after "of" with an
// unknown name: "University of Exampleville".
func (r *resolver) nameAcross(head Answer, ok bool, i, next, j int) Answer {
	if !ok || head.ID != "" || head.Kind != "organization" || next == i || next >= j || r.lower || !r.ws[next].cap || r.ws[next].comma {
		return head
	}
	head.Name, head.Generic = display(r.q.Text, r.ws[i:j]), false
	if len(head.Sectors) == 0 && worldly[r.ws[i].text] {
		head.Sectors, head.Country = []string{"IGO"}, "IGO"
	}
	if head.Country == "" {
		head.Country, head.Score, head.guess = r.q.Country, 0.6, true
	}
	return head
}

// stateWords stand before " of " and a state's name for the state.
var stateWords = lists.Set("republic kingdom state commonwealth sultanate emirate principality people nation country federation")

// sentTo are the offices whose "to" names where they are held, not for whom.
var sentTo = lists.Set("ambassador")

func belongs(sep string) bool {
	return sep == "of" || sep == "for" || sep == "from" || sep == "at" || sep == "to"
}

// joinApposition takes what comes after a comma or "and" for what the head lacks.
func joinApposition(head Answer, ok bool, tail Answer, sep string) (Answer, bool) {
	if !ok {
		return tail, true
	}
	if sep != "," && plainWords[strings.ToLower(head.Name)] {
		return tail, true // "local and provincial councils"
	}
	if sep != "," && head.Kind == "people" && tail.Generic && tail.ID == "" && len(tail.Sectors) > 0 && head.Class != "" {
		tail.Country = pick(tail.Country, head.Country)
		return tail, true
	}
	if sep == "," && head.ID == "" && (head.Country == "" || head.Country == "---") {
		head.Country = tail.Country
	}
	return head, true
}

// unknownOf answers for "Unknown Front of Iraq": only the country is known.
func (r *resolver) unknownOf(tail Answer, i, cut int) (Answer, bool) {
	if tail.Country == "" || tail.Country == "---" || !r.capital(i, cut) || tail.Class == "media" || tail.Class == "company" { // "Tigers of Liberation" is no newspaper's
		return Answer{}, false
	}
	return Answer{Name: display(r.q.Text, r.ws[i:cut]), Country: tail.Country, Score: 0.3,
		Why: "a name not in the base, of " + tail.Name}, true
}

func (r *resolver) capital(i, j int) bool {
	for _, w := range r.ws[i:j] {
		if w.cap && !leadWords[w.text] {
			return true
		}
	}
	return false
}

// agentAt is the agent noun that ends words [i, j).
func (r *resolver) agentAt(i, j int) *Agent {
	for k := i; k < j; k++ {
		for _, f := range r.b.index.refs(r.ws[k:j]) {
			if f.a != nil {
				return f.a
			}
		}
	}
	return nil
}

// tribal are the first words of names for people together, which are no bodies.
var tribal = lists.Set("community family people tribe group team crew band squad")

// groupIn reports whether the words [i, j) begin with a noun for people joined in a body, and
// what stands before it: "the Aldan association of brewers".
func (r *resolver) groupIn(i, j int) bool {
	for k := i; k < j && !prepositions[r.ws[k].text]; k++ {
		for _, f := range r.b.index.keys[r.ws[k].text] {
			if f.a != nil && f.a.is(flagGroup) && !f.a.is(flagInst) {
				return true
			}
		}
	}
	return false
}

// memberOf answers for "a spokesman for X", "a team of X": X, with the head's
// own sector added.
func (r *resolver) memberOf(head Answer, ag *Agent, tail Answer) Answer {
	out := tail
	if e := r.b.entries[tail.ID]; e != nil && e.Kind == "organization" && !ag.is(flagMember) && partNouns[strings.ToLower(head.Name[strings.LastIndexByte(head.Name, ' ')+1:])] && len(e.Sectors) > 0 && !irregular[e.Sectors[0]] {
		out.ID, out.Name = "", head.Name // "the board of Example" is not Example
	}
	if tail.Class == "people" && ag.Role == "leader" && strings.HasSuffix(strings.ToLower(head.Name), "chief") {
		out.ID, out.Generic, out.Sectors = "", true, []string{"GOV"} // the chief of a tribe
	}
	if ag.is(flagMember) && tail.Kind == "person" && tail.ID != "" {
		out.ID, out.Name, out.Generic = "", head.Name, true
	}
	if len(tail.Sectors) == 0 || tail.Kind == "state" || tail.Metonym {
		out.Sectors = head.Sectors
		if tail.Kind == "organization" && tail.ID == "" && !tail.Generic && ag.is(flagMember) && len(ag.Sectors) > 0 && ag.Sectors[0] == "GOV" {
			out.Sectors = nil // an adviser to a body that the base does not know
		}
		out.ID, out.Name, out.Generic, out.Metonym = "", head.Name, true, false
	} else if !ag.is(flagGroup) {
		for _, s := range head.Sectors {
			if !slices.Contains(ag.Sectors, s) || s == "MIL" && tail.Sectors[0] == "GOV" {
				out.Sectors = joinCodes(out.Sectors, []string{s})
			}
		}
	}
	if ag.is(flagMember) {
		out.Role, out.Office, out.Holder = ag.Role, "", ""
		out.Kind = "people"
	}
	if ag.is(flagGroup) && r.ws[0].cap && out.Generic && len(out.Sectors) > 0 && (out.Sectors[0] == "UNK" || out.Sectors[0] == "CVL") {
		out.Sectors = []string{"CVL"}
		if offices[strings.ToLower(head.Name)] {
			out.Sectors, out.Kind = []string{"GOV"}, "organization" // "Office of Museums"
		} else if r.allNamed() && !tribal[r.ws[0].text] { // "Centre of Aldan Women for Training", a body
			out.Sectors, out.Kind = []string{"NGO"}, "organization"
		}
	}
	if head.Former {
		out.Former, out.Sectors = true, formerSectors(ag, out.Sectors)
	}
	out.Country = pick(tail.Country, head.Country)
	out.Score = min(head.Score, tail.Score)
	out.Why = head.Why + " of " + tail.Why
	return out
}

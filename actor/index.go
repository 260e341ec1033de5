package actor

import (
	"strings"
	"sync"

	"github.com/sitrep-news/sitrep/data/lists"
)

// refKind says how a key of the index stands for its entry or agent.
type refKind uint8

const (
	refName    refKind = iota // a name or alias
	refShort                  // a surname, or the name without its middle
	refAdj                    // "Iraqi"
	refPeople                 // "Iraqis"
	refCapital                // "Baghdad", for the state
	refAgent                  // "soldiers"
)

type ref struct {
	kind    refKind
	acronym bool // counts only where written in capitals
	weak    bool // a surname shared by very many
	given   bool // a short name that the entry lists itself
	tagged  bool // a name that others bear too: counts only beside its country
	e       *Entry
	a       *Agent
}

// index finds names. It is made once and then only read.
type index struct {
	keys     map[string][]ref
	longest  map[string]uint8 // first word to the most words of a key that begins with it
	names    []spelling       // of all entries, for the sounds
	surnames []spelling       // of persons
	shapes   shapes
	sounds   func() sounds
}

// spelling is a name as it is folded.
type spelling struct {
	folded string
	e      *Entry
}

// sounds finds names by their consonants. It is made when first asked for:
// most names are written as the base has them.
type sounds struct {
	names    map[string][]*Entry
	surnames map[string][]spelling
}

func (x *index) newSounds() sounds {
	s := sounds{make(map[string][]*Entry, len(x.names)), make(map[string][]spelling, len(x.surnames))}
	for _, n := range x.names {
		if k := skeleton(n.folded); len(k) >= 3 {
			s.names[k] = append(s.names[k], n.e)
		}
	}
	for _, n := range x.surnames {
		k := skeleton(n.folded)
		s.surnames[k] = append(s.surnames[k], n)
	}
	return s
}

func newIndex(b *Base) *index {
	x := &index{keys: make(map[string][]ref, 8*len(b.order)), longest: make(map[string]uint8, 4*len(b.order)),
		names: make([]spelling, 0, 2*len(b.order)), surnames: make([]spelling, 0, len(b.order))}
	x.sounds = sync.OnceValue(x.newSounds)
	x.shapes = newShapes(b.shapes)
	for _, e := range b.order {
		x.addName(e, e.Name)
		for _, alias := range e.Aliases {
			x.addAlias(e, alias)
		}
		if e.Class == "company" {
			x.addFirm(e)
		}
		if e.Kind == "person" {
			x.addPersonShort(e)
		}
	}
	for _, a := range b.agents {
		for _, w := range a.Words {
			x.add(w, ref{kind: refAgent, a: a})
			if p := plural(w); p != "" {
				x.add(p, ref{kind: refAgent, a: a})
			}
		}
	}
	return x
}

func (x *index) addAlias(e *Entry, alias string) {
	switch {
	case strings.HasPrefix(alias, markAdjective):
		x.add(alias[len(markAdjective):], ref{kind: refAdj, e: e})
	case strings.HasPrefix(alias, markPeople):
		x.add(alias[len(markPeople):], ref{kind: refPeople, e: e})
	case strings.HasPrefix(alias, markCapital):
		x.add(alias[len(markCapital):], ref{kind: refCapital, e: e})
	default:
		x.addName(e, alias)
	}
}

// addName indexes a name, without the bracketed part of a title like
// "Amal (party)", and by its consonants.
func (x *index) addName(e *Entry, name string) {
	tagged := false
	if at := strings.Index(name, " ("); at > 0 {
		tag := name[at+2]
		tagged = 'A' <= tag && tag <= 'Z' && e.Kind != "person" && e.Kind != "state"
		name = name[:at]
	}
	kind := refName
	if e.Kind == "person" && !strings.Contains(name, " ") && strings.Contains(e.Name, " ") {
		kind = refShort
	}
	ws := splitWords(name)
	if len(ws) == 0 {
		return
	}
	acronym := isAcronym(name)
	k := x.put(ws, ref{kind: kind, given: kind == refShort, e: e, acronym: acronym, tagged: tagged})
	if !acronym && len(k) >= 6 {
		x.names = append(x.names, spelling{k, e})
	}
}

// legal are the words for the legal form of a company that news leaves out.
var legal = []string{" Inc.", " Corporation", " Company", " plc", " PLC", " Ltd.", " Limited", " S.A.", " AG", " SE", " N.V."}

// addFirm indexes a company's name without its legal form: "Example Inc." is "Example".
func (x *index) addFirm(e *Entry) {
	name := e.Name
	for _, form := range legal {
		name = strings.TrimSuffix(name, form)
	}
	name = strings.TrimSuffix(name, ",")
	if name != e.Name && len(name) > 5 {
		x.addName(e, name)
	}
}

func isAcronym(name string) bool {
	if len(name) > 6 {
		return false
	}
	for i := 0; i < len(name); i++ {
		if c := name[i]; c != '-' && c != '.' && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// add puts one key in; the same reference twice is kept once.
func (x *index) add(name string, r ref) {
	ws := splitWords(name)
	if len(ws) == 0 {
		return
	}
	x.put(ws, r)
}

// put indexes words and returns their key.
func (x *index) put(ws []word, r ref) string {
	k := key(ws)
	refs := x.keys[k]
	for i, have := range refs {
		if have.e == r.e && have.a == r.a && (have.kind == r.kind || r.kind == refShort) {
			if have.weak && !r.weak {
				refs[i].weak = false
			}
			if have.acronym && !r.acronym || have.tagged && !r.tagged {
				refs[i] = r
			}
			return k
		}
	}
	x.keys[k] = append(refs, r)
	if first := ws[0].text; int(x.longest[first]) < len(ws) {
		x.longest[first] = uint8(min(len(ws), 255))
	}
	return k
}

// refs is what words stand for as a whole.
func (x *index) refs(ws []word) []ref {
	if len(ws) == 1 {
		return x.keys[ws[0].text]
	}
	var b [64]byte
	return x.keys[string(appendKey(b[:0], ws))]
}

// familyFirst are the countries whose people put the family name first.
var familyFirst = map[string]bool{"CHN": true, "TWN": true, "KOR": true, "PRK": true, "HKG": true}

// givenFirst are those where the first name alone is how people are called.
var givenFirst = map[string]bool{"ETH": true, "ERI": true}

// twoSurnames are those where people bear the father's surname and the mother's.
var twoSurnames = lists.Set("ARG BOL CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PRY SLV URY VEN PHL")

// wholeOnly are those where names have no part that stands alone.
var wholeOnly = map[string]bool{"MMR": true, "VNM": true, "KHM": true, "THA": false}

// younger are words behind a surname that tell father and son apart.
var younger = lists.Set("jr sr junior senior")

// addPersonShort indexes a person's surname and the name without its middle.
func (x *index) addPersonShort(e *Entry) {
	name := e.Name
	if at := strings.Index(name, " ("); at > 0 {
		name = name[:at]
	}
	name, _, _ = strings.Cut(name, ", ")
	ws := splitWords(name)
	if strings.Contains(name, " of ") {
		return
	}
	if n := len(ws); n >= 2 && younger[ws[n-1].text] {
		ws = ws[:n-1]
	}
	n := len(ws)
	if n < 2 || wholeOnly[e.Country] {
		return
	}
	if last := ws[n-1].text; len(last) > 5 && !commonSurnames[last] {
		x.surnames = append(x.surnames, spelling{last, e})
	}
	last := ws[n-1 : n]
	switch {
	case familyFirst[e.Country] && !strings.Contains(name, ","):
		last = ws[:1]
	case givenFirst[e.Country]:
		last = ws[:1]
	}
	x.put(last, ref{kind: refShort, e: e, weak: commonSurnames[last[0].text]})
	if n >= 3 && twoSurnames[e.Country] {
		x.put(ws[n-2:], ref{kind: refShort, e: e})
	}
	if n >= 3 && !familyFirst[e.Country] {
		x.put([]word{ws[0], ws[n-1]}, ref{kind: refShort, e: e})
		if nameParticles[ws[n-2].text] && ws[n-2].text != "abu" {
			x.put(ws[n-2:], ref{kind: refShort, e: e})
		}
	}
}

var nameParticles = map[string]bool{"de": true, "van": true, "von": true, "der": true, "da": true,
	"dos": true, "di": true, "le": true, "la": true, "ben": true, "bin": true, "abu": true, "abdul": true, "abd": true, "ould": true, "ka": true, "wa": true, "ole": true}

// commonSurnames are shared by so many that alone they tell nobody.
var commonSurnames = lists.Set(`abbas abdallah abdullah abdul ahmad ahmed ali amin amir aziz bello brown chen choi
	cruz diaz fernandez flores garcia gomez gonzalez green hall hamid haider hasan hassan hernandez hill hussain
	hussein ibrahim islam jackson james jassim johnson jones juma karim khalid khalifa khalil khan kim king kumar
	lee lewis li lin liu lopez ma mahmoud malik martin martinez miller mohamed mohammad mohammed moore mousa
	muhammad musa mustafa nasser nguyen noor omar osman park patel perez rahman ramirez reddy rodriguez ross
	salah saleh salem salim santos shah sharma silva singh smith sultan taylor thomas thompson torres tran wang
	white williams wilson wood wright wu yang young yousef yusuf zhang zhao
	tan patil lo ng wong lau cheng chan cheung ho lam sun xu gao guo hu luo he zhu song tang deng feng yu dong xiao
	cao yuan kumari gupta verma yadav mishra das roy rao joshi mehta desai naidu nair khatun begum hossain rana
	chowdhury alam akhter thapa gurung perera fernando mensah owusu okafor moyo ndlovu dlamini nkosi mkhize banda
	phiri diallo traore keita coulibaly toure camara ba sow ndiaye sy kone ouedraogo sawadogo haddad hamdan mansour
	najjar saad said sayed youssef farah jama warsame tesfaye bekele vasquez mendoza castillo vargas rojas ortiz
	suarez jimenez ruiz alvarez romero navarro medina aguilar molina delgado herrera guerrero ramos reyes gutierrez
	mora nunez cabrera campos vega leon marquez ivanov petrov popov horvat novak kovacs nagy jovanovic petrovic
	nikolic johansson andersson hansen larsen jensen muller schmidt fischer weber bernard petit dubois jin shin
	choi jung kang cho yoon lim han oh seo kwon hwang pang wei fang tian bai`)

// plural inflects an agent's spelling: its last word, or the word before " of "
// and the like. "" where it seems to be a plural or has none.
func plural(phrase string) string {
	head, tail := phrase, ""
	for _, p := range []string{" of ", " for ", " in ", " to ", " at ", " on ", "-in-", "-at-"} {
		if at := strings.Index(phrase, p); at > 0 {
			head, tail = phrase[:at], phrase[at:]
			break
		}
	}
	switch {
	case head == "corp": // "corps" are others
		return ""
	case strings.HasSuffix(head, "men"), strings.HasSuffix(head, "people"), strings.HasSuffix(head, "ss") && false:
		return ""
	case strings.HasSuffix(head, "woman"), strings.HasSuffix(head, "man") && !strings.HasSuffix(head, "human"):
		return head[:len(head)-2] + "en" + tail
	case strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss"):
		return ""
	case strings.HasSuffix(head, "ss"), strings.HasSuffix(head, "ch"), strings.HasSuffix(head, "sh"), strings.HasSuffix(head, "x"):
		return head + "es" + tail
	case strings.HasSuffix(head, "y") && len(head) > 2 && !strings.ContainsRune("aeiou", rune(head[len(head)-2])):
		return head[:len(head)-1] + "ies" + tail
	case strings.HasSuffix(head, "thief"):
		return head[:len(head)-1] + "ves" + tail
	}
	return head + "s" + tail
}

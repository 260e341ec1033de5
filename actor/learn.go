package actor

import (
	"regexp"
	"strings"

	"github.com/sitrep-news/sitrep/data/given"
	"github.com/sitrep-news/sitrep/data/lists"
)

// learn reads what the context says of a name that the base does not know: the
// title in front of it ("Trade Minister Ann Example"), the words in apposition
// behind it ("Ann Example, a lawyer,"), or the name that an acronym in brackets
// shortens ("Example Tax Office (ETO)").
func (r *resolver) learn() (Answer, bool) {
	context := r.q.Context.String()
	at := strings.Index(context, r.q.Text)
	if at < 0 || len(r.ws) == 0 || !r.lower && !r.ws[0].cap {
		return Answer{}, false
	}
	before, after := context[:at], context[at+len(r.q.Text):]
	person := r.q.Person || !r.q.Body && len(r.ws) > 1 && !r.hasAgent()
	for _, try := range []func(before, after string, person bool) (Answer, bool){r.foundToBe, r.titled, r.dubbed, r.described, r.bracketed, r.apposed, r.presented, r.office, r.national, r.folk} {
		if a, ok := try(before, after, person); ok {
			if headRoles[a.Role] && a.Of == "" && !a.Former && !r.stately(before) {
				return Answer{}, false // president of what?
			}
			a.ID, a.Name, a.Holder, a.Generic, a.Metonym = "", r.q.Text, "", false, false
			a.Score = min(a.Score, 0.6)
			a.Why = "not in the base; the text says: " + a.Why
			if a.Country == "" && r.q.Country != "" && (a.Role != "" || !person) {
				a.Country, a.guess = r.q.Country, true
			}
			return a, true
		}
	}
	return Answer{}, false
}

func (r *resolver) hasAgent() bool {
	for k := range r.ws {
		for _, f := range r.b.index.keys[r.ws[k].text] {
			if f.a != nil {
				return true
			}
		}
	}
	return false
}

// most is how many words around a name are looked at.
const most = 9

// stately reports whether the words in front end in the bare title of a head of state or
// government: "President Ann Example".
func (r *resolver) stately(before string) bool {
	words := strings.Fields(before)
	if len(words) == 0 || r.q.Country == "" {
		return false
	}
	w := words[len(words)-1]
	return w[0] >= 'A' && w[0] <= 'Z' && !strings.HasSuffix(strings.TrimRight(before, " "), ",")
}

// described answers for a body from what stands in front of its name: "the oil firm
// Example Energy", "Exampleville-based nonprofit Food For All".
func (r *resolver) described(before, _ string, person bool) (Answer, bool) {
	if person || r.lower {
		return Answer{}, false
	}
	words := strings.Fields(clause(before, true))
	for n := min(len(words), 5); n > 0; n-- {
		s := r.sub(strings.Join(words[len(words)-n:], " "))
		if len(s.ws) == 0 || s.ws[len(s.ws)-1].cap {
			return Answer{}, false
		}
		items := s.scan(0, len(s.ws))
		k := len(items) - 1
		if k < 0 || items[k].j != len(s.ws) || items[0].i > 1 || items[k].a == nil {
			continue
		}
		if ag := items[k].a; ag.is(flagPeople) || ag.is(flagTitle) || ag.is(flagMember) || ag.is(flagNobody) || len(ag.Sectors) == 0 {
			return Answer{}, false
		}
		if a, ok := s.phrase(0, len(s.ws), 1); ok && len(a.Sectors) > 0 {
			a.Kind = "organization"
			return a, true
		}
	}
	return Answer{}, false
}

// called are the words between a description and the name that those described go by.
var called = lists.Set("called named dubbed known as calling itself themselves self-styled so-called nicknamed")

// dubbed answers for a name that the words in front say some group goes by: "a criminal
// group called "The Herons"", of which nobody else knows.
func (r *resolver) dubbed(before, _ string, _ bool) (Answer, bool) {
	words := strings.Fields(strings.TrimRight(strings.TrimSpace(before), "\"“'‘ "))
	n := len(words)
	for n > 0 && (called[words[n-1]] || n < len(words) && words[n-1] == "the") {
		n--
	}
	if n == len(words) || n == 0 {
		return Answer{}, false
	}
	words = words[:n]
	for words = words[max(0, n-most):]; len(words) > 0; words = words[1:] {
		s := r.sub(strings.ToLower(strings.Join(words, " ")))
		if items := s.scan(0, len(s.ws)); len(items) == 0 || items[0].i > 1 || items[len(items)-1].j != len(s.ws) {
			continue
		}
		if a, ok := s.phrase(0, len(s.ws), 1); ok && a.ID == "" && len(a.Sectors) > 0 && a.Kind != "person" {
			a.Kind = "organization"
			return a, true
		}
	}
	return Answer{}, false
}

// presented answers for a person from an office between commas in front of the name:
// "the head of the provincial police, Ann Example, said".
func (r *resolver) presented(before, after string, person bool) (Answer, bool) {
	before = withoutShort(strings.TrimRight(before, " "))
	if !person || !strings.HasSuffix(before, ",") || strings.HasPrefix(strings.TrimLeft(after, " "), "and ") {
		return Answer{}, false
	}
	words := strings.Fields(clause(strings.TrimSuffix(before, ","), true))
	for n := 1; n <= min(len(words), most+3); n++ {
		first := strings.ToLower(words[len(words)-n])
		if !openers[first] && n < len(words) {
			continue
		}
		s := r.sub(strings.Join(words[len(words)-n:], " "))
		items := s.scan(0, len(s.ws))
		if len(items) == 0 || !s.titleFirst(items) {
			continue
		}
		if a, ok := s.phrase(0, len(s.ws), 1); ok && len(a.Sectors) > 0 && a.Kind != "organization" && !s.several() {
			a.Kind = "person"
			return a, true
		}
	}
	return Answer{}, false
}

// several reports whether the words end in a plural and tell of nothing that it is part of:
// "the authorities", not "the head of the services".
func (r *resolver) several() bool {
	for _, w := range r.ws {
		if prepositions[w.text] {
			return false
		}
	}
	last := r.ws[len(r.ws)-1].text
	return strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss")
}

// openers are the words that an office between commas begins with.
var openers = lists.Set("the its their a an his her our")

// shortBefore is an acronym in brackets and the comma behind it.
var shortBefore = regexp.MustCompile(` \( ?[A-Z][A-Za-z-]{1,9} ?\) ?,$`)

// withoutShort drops the acronym in brackets that closes what stands between commas: "the
// head of the Example Tax Office (ETO),".
func withoutShort(before string) string {
	if at := shortBefore.FindStringIndex(before); at != nil {
		return before[:at[0]] + ","
	}
	return before
}

// office answers for a person from an office written behind the name without a comma:
// "Ann Example Ambassador of Veldt to Norland".
func (r *resolver) office(_, after string, person bool) (Answer, bool) {
	after = strings.TrimLeft(after, " ")
	if !person || r.lower || after == "" || after[0] < 'A' || after[0] > 'Z' {
		return Answer{}, false
	}
	words := strings.Fields(clause(after, false))
	s := r.sub(strings.Join(words[:min(len(words), most)], " "))
	items := s.scan(0, len(s.ws))
	if len(items) == 0 || items[0].i > 0 || items[0].a == nil || !items[0].a.is(flagTitle) {
		return Answer{}, false
	}
	a, ok := s.phrase(0, len(s.ws), 1)
	if !ok || len(a.Sectors) == 0 || a.Kind == "organization" || a.ID != "" {
		return Answer{}, false
	}
	a.Kind = "person"
	return a, true
}

// ofLands are the words for people of a country behind its adjective; named are those between
// them and a name: "the Aldan citizen was identified as Ann Example".
var (
	ofLands = lists.Set("citizen national subject man woman tourist engineer priest nun")
	named   = regexp.MustCompile(`(?: (?:was|is|were|has been|have been))? (?:(?:later|only) )?(?:identified|named) (?:only )?as$`)
)

// identified is what others call somebody whom they name then.
var identified = regexp.MustCompile(`\b(?:identified|named) (?:the|an|a) ([^,;:]{3,40}) as$`)

// foundToBe answers for a person whom others identified: "they identified the Aldan citizen as
// Ann Example".
func (r *resolver) foundToBe(before, after string, person bool) (Answer, bool) {
	m := identified.FindStringSubmatch(strings.TrimRight(before, " "))
	if m == nil {
		return Answer{}, false
	}
	s := r.sub(m[1])
	a, ok := s.phrase(0, len(s.ws), 1)
	if !ok || len(a.Sectors) == 0 || a.ID != "" || a.Kind == "organization" {
		return r.national(m[1], after, person)
	}
	a.Kind = "person"
	return a, person
}

// national answers for a person whom the words in front give a nationality: "the Spaniard
// Ann Example", "two Italians, Ann Example and Tom Example".
func (r *resolver) national(before, _ string, person bool) (Answer, bool) {
	if !person {
		return Answer{}, false
	}
	before = strings.TrimRight(before, " ")
	before = named.ReplaceAllString(before, "")
	words := strings.Fields(clause(before, true))
	if at := strings.LastIndexAny(strings.TrimRight(before, ","), ",:"); at > 0 { // a list
		if list := strings.Fields(before[at+1:]); len(list) <= 7 {
			if iso, ok := r.peopleAt(strings.Fields(clause(before[:at], true)), true); ok && !slicesAny(list, parting, "and") {
				return Answer{Kind: "person", Sectors: []string{"CVL"}, Country: iso, Why: "of these people", Score: 0.5}, true
			}
		}
	}
	if all := strings.Fields(before); len(words) == 1 && len(all) > 1 {
		words = all[len(all)-2:] // "U.S. citizen"
	}
	iso, ok := r.peopleAt(words, false)
	return Answer{Kind: "person", Sectors: []string{"CVL"}, Country: iso, Why: "of this people", Score: 0.5}, ok
}

// slicesAny reports whether one of the words is in a set, but for the word except.
func slicesAny(words []string, in map[string]bool, except string) bool {
	for _, w := range words {
		if w != except && in[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// peopleAt is the country of the people that words end in: "the Spaniard", "an Aldan citizen";
// of several where many is asked for.
func (r *resolver) peopleAt(words []string, many bool) (string, bool) {
	n := len(words)
	if n > 0 && (ofLands[strings.ToLower(words[n-1])] || ofLands[strings.ToLower(strings.TrimSuffix(words[n-1], "s"))]) {
		n--
	}
	if n > 0 && r.lower && given.Of(words[n-1]) != given.Unknown {
		return "", false // "german example", a first name
	}
	if n == 0 || many && !strings.HasSuffix(words[len(words)-1], "s") {
		return "", false
	}
	if iso, ok := r.b.Demonym(words[n-1]); ok || n == len(words) {
		return iso, ok
	}
	e, ok := r.b.StateByName(words[n-1])
	if !ok {
		return "", false
	}
	return e.Country, true // "the U.S. citizen"
}

// folks are the words behind the name of a people or a faith's community.
var folks = lists.Set("people peoples community communities tribe tribes clan clans nation descendant descendants tribesmen villagers woman man elder elders speakers")

// folk answers for a people that the base does not know: "the Exampli community".
func (r *resolver) folk(_, after string, _ bool) (Answer, bool) {
	word, _, _ := strings.Cut(strings.TrimLeft(after, " "), " ")
	if r.q.Person || r.lower || len(r.ws) > 2 || !folks[strings.ToLower(strings.TrimRight(word, ".,;:"))] {
		return Answer{}, false
	}
	return Answer{Kind: "people", Sectors: []string{"CVL"}, Country: r.q.Country, Why: "a people", Score: 0.5}, true
}

// titleFirst reports whether the first agent noun among items is an office that a person
// holds and only names and agent nouns stand before it.
func (r *resolver) titleFirst(items []item) bool {
	at := 0
	for _, it := range items {
		if it.i > at+2 {
			return false
		}
		if it.a != nil && (it.a.is(flagTitle) || it.a.is(flagPeople) || it.a.is(flagMember)) {
			return true
		}
		at = it.j
	}
	return false
}

// titled answers from the words in front: they must end in a title or a trade, or be
// an office and what it is of.
func (r *resolver) titled(before, _ string, _ bool) (Answer, bool) {
	words := strings.Fields(clause(shortLast.ReplaceAllString(before, " "), true))
	if len(words) > most {
		words = words[len(words)-most:]
	}
	for k := len(words) - 1; k > 0; k-- {
		if parting[words[k-1]] && !(words[k-1] == "and" && k > 1 && capital(words[k-2]) && allCapital(words[k:])) {
			words = words[k:]
			break
		}
	}
	if n := len(words); n > 0 && strings.EqualFold(words[n-1], "deputy") { // "Liberal deputy Ann Example", not somebody's deputy
		return Answer{Kind: "person", Sectors: []string{"LEG"}, Role: "mp", Why: "deputy", Score: 0.5}, true
	}
	all := words
	for len(words) > 0 {
		s := r.sub(strings.Join(words, " "))
		items := s.scan(0, len(s.ws))
		if a, ok := s.officeOf(items); ok {
			return a, true
		}
		if n := len(items); n > 0 && items[n-1].j == len(s.ws) && items[n-1].a != nil && items[0].i <= 1 {
			last := items[n-1].a
			if _, sep := s.cut(items, 0, len(s.ws)); sep == "who" { // "analysts asked Example chief executive"
				words = words[1:]
				continue
			}
			if last.is(flagTitle) || last.is(flagPeople) && r.ws[0].cap || last.is(flagMember) && n > 1 {
				a, ok := s.phrase(0, len(s.ws), 1)
				if ok && len(a.Sectors) > 0 {
					a.Kind = "person"
					return a, true
				}
				if ok && headRoles[a.Role] {
					return Answer{}, false // president of what?
				}
			}
		}
		words = words[1:]
	}
	return r.officeBefore(all)
}

// officeBefore answers for words that begin with a title or a trade and go on with what it
// is of, up to the name: "the head of sales" before it.
func (r *resolver) officeBefore(words []string) (Answer, bool) {
	if n := len(words); n == 0 || prepositions[strings.ToLower(words[n-1])] {
		return Answer{}, false // "the murderer of Ann Example"
	}
	for len(words) > 2 {
		s := r.sub(strings.Join(words, " "))
		items := s.scan(0, len(s.ws))
		if len(items) > 0 && items[0].i <= 1 && items[0].a != nil && (items[0].a.is(flagTitle) || items[0].a.is(flagPeople)) && items[0].j < len(s.ws) && belongs(s.ws[items[0].j].text) {
			if a, ok := s.phrase(0, len(s.ws), 1); ok && len(a.Sectors) > 0 && a.Kind != "organization" {
				a.Kind = "person"
				return a, true
			}
		}
		words = words[1:]
	}
	return Answer{}, false
}

// shortLast is an acronym in brackets that closes what stands before a name.
var shortLast = regexp.MustCompile(` \( ?[A-Z][A-Za-z-]{1,9} ?\) ?$`)

// shortWithin is one that stands anywhere.
var shortWithin = regexp.MustCompile(` \( ?[A-Z][A-Za-z-]{1,9} ?\)`)

// capital reports whether a word begins with a capital letter.
func capital(word string) bool { return word != "" && word[0] >= 'A' && word[0] <= 'Z' }

// allCapital reports whether all of the words do.
func allCapital(words []string) bool {
	for _, w := range words {
		if !capital(w) {
			return false
		}
	}
	return true
}

// parting are small words that no title before a name reaches across.
var parting = lists.Set("to by with against from on between than as after before when while that and or but over about against is was were are be said say says told")

// officeOf answers for words that are a title, "of", "for" or "at", and capitalised words
// up to the end: "Minister of Tourism" before a name.
func (r *resolver) officeOf(items []item) (Answer, bool) {
	if len(items) == 0 || items[0].i > 1 || items[0].a == nil || r.lower {
		return Answer{}, false
	}
	ag, k := items[0].a, items[0].j
	if !ag.is(flagTitle) && !ag.is(flagPeople) && !ag.is(flagMember) || k+1 >= len(r.ws) || !belongs(r.ws[k].text) || !r.ws[len(r.ws)-1].cap {
		return Answer{}, false
	}
	for _, w := range r.ws[k+1:] {
		if !w.cap && !joining[w.text] && !leadWords[w.text] {
			return Answer{}, false
		}
	}
	a, ok := r.phrase(0, len(r.ws), 1)
	if !ok || len(a.Sectors) == 0 || a.Kind == "organization" {
		return Answer{}, false
	}
	a.Kind = "person"
	return a, true
}

// bracketed answers for an acronym from the name before it that it shortens, "Example Tax
// Office (ETO)", "the Example Tax Office, known as ETO".
func (r *resolver) bracketed(before, after string, _ bool) (Answer, bool) {
	before = strings.TrimRight(before, " ")
	long, alias := strings.CutSuffix(before, " known as")
	if alias = alias && !r.q.Person && len(r.ws) == 1 && strings.ToUpper(r.q.Text) == r.q.Text; !alias {
		if !strings.HasSuffix(before, "(") || !strings.HasPrefix(strings.TrimLeft(after, " "), ")") {
			return Answer{}, false
		}
		long = strings.TrimSuffix(before, "(")
	}
	words := strings.Fields(strings.TrimRight(long, " ,"))
	start := len(words)
	for start > 0 && len(words)-start < most {
		w := words[start-1]
		if !functionWords[strings.ToLower(w)] && (w[0] < 'A' || w[0] > 'Z') || strings.HasSuffix(w, ",") {
			break
		}
		start--
	}
	if start == len(words) {
		return Answer{}, false
	}
	s := r.sub(strings.Join(words[start:], " "))
	a, ok := s.phrase(0, len(s.ws), 1)
	return a, ok && len(a.Sectors) > 0
}

// apposed answers from what follows a comma or "is a".
func (r *resolver) apposed(_, after string, person bool) (Answer, bool) {
	after = strings.TrimLeft(after, " ")
	if strings.HasPrefix(after, "(") { // "Ann Example (34), chairwoman of"
		if end := strings.IndexByte(after, ')'); end > 0 && end < 40 {
			after = strings.TrimLeft(after[end+1:], " ")
		}
	}
	rest, ok := "", false
	for _, link := range []string{", ", "is a ", "is an ", "is the ", "was a ", "was the "} {
		if rest, ok = strings.CutPrefix(after, link); ok {
			break
		}
	}
	if !ok {
		return Answer{}, false
	}
	if first, _, _ := strings.Cut(rest, " "); parting[first] { // "the envoy, Ann Example, told reporters"
		return Answer{}, false
	}
	text := clause(shortWithin.ReplaceAllString(rest, ""), false)
	if first, after, both := strings.Cut(text, " and "); both && !(capital(first[strings.LastIndexByte(first, ' ')+1:]) && allCapital(strings.Fields(after))) {
		if s := r.sub(first); len(s.ws) == 0 || s.ws[0].cap {
			return Answer{}, false // a list, not an apposition
		} else if s.titleFirst(s.scan(0, len(s.ws))) {
			text = first
		} else if s = r.sub(after); !person || len(strings.Fields(first)) > 2 || !s.titleFirst(s.scan(0, len(s.ws))) {
			return Answer{}, false
		} else {
			text = after // "marketing and communications executive at"
		}
	}
	words := strings.Fields(text)
	if len(words) > most {
		words = words[:most]
	}
	s := r.sub(strings.Join(words, " "))
	a, ok := s.phrase(0, len(s.ws), 1)
	if !ok || len(a.Sectors) == 0 || a.ID != "" && a.Kind != "organization" && !a.Generic || person && (a.Kind == "organization" || !a.Generic && a.Kind != "people") {
		return Answer{}, false
	}
	if person {
		a.Kind = "person"
	}
	return a, true
}

// clause is the part of a text up to the nearest stop: the last one of what
// stands before a name, the first of what stands behind.
func clause(text string, last bool) string {
	const stops = ",;:.()\"“”"
	if last {
		text = strings.TrimRight(text, " ")
		for at := strings.LastIndexAny(text, stops); at >= 0; at = strings.LastIndexAny(text[:at], stops) {
			rest := text[at:]
			if text[at] != '.' || strings.HasPrefix(rest, ". ") && !lettersEnd(text[:at]) {
				return strings.TrimLeft(rest, stops+" ")
			}
		}
		return text
	}
	for _, stop := range []string{" , ", ", ", " who ", " which ", " that ", " said", " told", "; ", ". ", ")", " ("} {
		text, _, _ = strings.Cut(text, stop)
	}
	return strings.TrimRight(text, ".")
}

// lettersEnd reports whether a text ends in a single letter, as before the last point of
// "U.N.", or is no more than a title cut short.
func lettersEnd(text string) bool {
	n := len(text)
	return n <= 3 || text[n-1] >= 'A' && text[n-1] <= 'Z' && (text[n-2] == '.' || text[n-2] == ' ')
}

// sub resolves other words under the same question.
func (r *resolver) sub(text string) *resolver {
	s := &resolver{b: r.b, q: r.q, ws: splitWords(text)}
	s.q.Text = text
	if len(s.ws) > maxWords {
		s.ws = s.ws[:maxWords]
	}
	s.lower = lowerText(s.ws) && r.lower
	return s
}

package actor

import "strings"

// learn reads what the context says of a name that the base does not know: the
// title in front of it ("Trade Minister Ann Example"), the words in apposition
// behind it ("Ann Example, a lawyer,"), or the name that an acronym in brackets
// shortens ("Example Tax Office (ETO)").
func (r *resolver) learn() (Answer, bool) {
	at := strings.Index(r.q.Context, r.q.Text)
	if at < 0 || len(r.ws) == 0 || !r.lower && !r.ws[0].cap {
		return Answer{}, false
	}
	before, after := r.q.Context[:at], r.q.Context[at+len(r.q.Text):]
	person := len(r.ws) > 1 && !r.hasAgent()
	for _, try := range []func(before, after string, person bool) (Answer, bool){r.titled, r.bracketed, r.apposed} {
		if a, ok := try(before, after, person); ok {
			if headRoles[a.Role] && a.Of == "" && !a.Former {
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

// titled answers from the words in front: they must end in a title or a trade.
func (r *resolver) titled(before, _ string, _ bool) (Answer, bool) {
	words := strings.Fields(clause(before, true))
	if len(words) > most {
		words = words[len(words)-most:]
	}
	for len(words) > 0 {
		s := r.sub(strings.Join(words, " "))
		items := s.scan(0, len(s.ws))
		if n := len(items); n > 0 && items[n-1].j == len(s.ws) && items[n-1].a != nil && items[0].i <= 1 {
			last := items[n-1].a
			if last.is(flagTitle) || last.is(flagPeople) && r.ws[0].cap || last.is(flagMember) && n > 1 {
				if a, ok := s.phrase(0, len(s.ws), 1); ok && len(a.Sectors) > 0 {
					a.Kind = "person"
					return a, true
				}
			}
		}
		words = words[1:]
	}
	return Answer{}, false
}

// bracketed answers for an acronym in brackets from the name before it.
func (r *resolver) bracketed(before, after string, _ bool) (Answer, bool) {
	before = strings.TrimRight(before, " ")
	if !strings.HasSuffix(before, "(") || !strings.HasPrefix(strings.TrimLeft(after, " "), ")") {
		return Answer{}, false
	}
	words := strings.Fields(strings.TrimSuffix(before, "("))
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
	rest, ok := "", false
	for _, link := range []string{", ", "is a ", "is an ", "is the ", "was a ", "was the "} {
		if rest, ok = strings.CutPrefix(after, link); ok {
			break
		}
	}
	if !ok {
		return Answer{}, false
	}
	text := clause(rest, false)
	words := strings.Fields(text)
	if strings.Contains(text, " and ") {
		return Answer{}, false // a list, not an apposition
	}
	if len(words) > most {
		words = words[:most]
	}
	s := r.sub(strings.Join(words, " "))
	a, ok := s.phrase(0, len(s.ws), 1)
	if !ok || len(a.Sectors) == 0 || a.ID != "" && a.Kind != "organization" || person && (!a.Generic || a.Kind == "organization") {
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
		if at := strings.LastIndexAny(text, stops); at >= 0 {
			rest := text[at:]
			if text[at] != '.' || strings.HasPrefix(rest, ". ") && len(text[:at]) > 3 {
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

package brief

import (
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
)

// parts are an event taken apart for a sentence.
type parts struct {
	doers, target         string
	doersMany, targetMany bool
	verb                  string // past tense, with the preposition it takes
	rest                  string // after the target: "with a drone"
	noun, on              string
	passive               string // "was struck by a drone"
	where, when           string
	harm                  []string // "three people were killed", "14 injured"
	harmed                string   // "killing three people and injuring 14"
}

// parts takes an event apart.
func (w *teller) parts(e *sitrep.Event) parts {
	a := actOf(e.Type, e.Mode)
	c := parts{noun: a.noun, on: a.on, passive: a.passive, where: w.where(e), when: w.when(e)}
	c.doers, c.doersMany = names(e.Actors)
	c.target, c.targetMany = target(e)
	if c.where != "" && c.where == "in "+c.target {
		c.where = "" // not "attacked Ukraine in Ukraine"
	}
	c.verb, c.rest, _ = strings.Cut(a.active, "|")
	if v := w.trigger(e); v != "" {
		c.verb = v
	}
	skip := ""
	if s, harm := counted(e, c.target); s != "" {
		c.target, skip = s, harm
	}
	if e.Mode == "heavy-weapons" {
		c.noun, c.on = weapon(e, c.noun, c.on)
	}
	if e.Type == "PROTEST" && (strings.HasSuffix(c.doers, "protesters") || strings.HasSuffix(c.doers, "demonstrators")) {
		c.verb = "rallied against"
	}
	if s := fired(e); s != "" {
		c.verb, c.rest = s+" at", ""
	}
	c.harm, c.harmed = harms(e, skip)
	if c.target == c.doers {
		c.target = ""
	}
	return c
}

// trigger is the reports' own verb where it can stand between doer and target.
func (w *teller) trigger(e *sitrep.Event) string {
	for i := range e.Claims {
		if e.Claims[i].Withdrawn {
			continue
		}
		t := strings.ToLower(e.Claims[i].Trigger.Text)
		switch {
		case e.Type == "ASSAULT" && e.Mode != "drone" && slices.Contains([]string{"ambushed", "bombed", "raided", "shelled", "stormed", "struck", "attacked", "abducted", "kidnapped", "assassinated"}, t):
			return t
		case e.Type == "COERCE" && (slices.Contains([]string{"closed", "banned", "blocked", "jailed", "sealed"}, t) || transitive(t)):
			return t
		case (e.Type == "ACCUSE" || e.Type == "SUPPORT" || e.Type == "RETREAT") && transitive(t):
			return t
		}
	}
	return ""
}

// fired is "fired six rockets" where rockets or shells are told of.
func fired(e *sitrep.Event) string {
	if e.Type != "ASSAULT" || e.Mode != "heavy-weapons" {
		return ""
	}
	for _, in := range e.Instruments {
		l := strings.ToLower(in)
		for _, k := range []string{"rockets", "missiles", "shells", "mortars"} {
			if strings.HasSuffix(l, k) {
				for _, a := range []string{"the ", "a "} {
					l = strings.TrimPrefix(l, a)
				}
				return "fired " + l
			}
		}
	}
	return ""
}

// weapon names an attack with heavy weapons by what was fired.
func weapon(e *sitrep.Event, noun, on string) (string, string) {
	for _, in := range e.Instruments {
		for _, k := range []string{"rocket", "missile", "mortar"} {
			if strings.Contains(strings.ToLower(in), k) {
				return k + " attack", "on"
			}
		}
	}
	return noun, on
}

// counted writes who was taken with their number, and which harm that tells.
func counted(e *sitrep.Event, target string) (words, harm string) {
	switch {
	case e.Type == "COERCE":
		harm = "captured"
	case e.Mode == "abduct":
		harm = "abducted"
	default:
		return "", ""
	}
	if target == "" || startsUpper(target) || len(e.Recipients) != 1 || e.Recipients[0].Kind != sitrep.KindPeople {
		return "", ""
	}
	for _, t := range e.Tolls {
		if t.Harm == harm && t.Best > 1 {
			return tollWords(t) + " " + target, harm
		}
	}
	return "", ""
}

// tollWords writes a toll's figure: "at least nine", "two to five".
func tollWords(t sitrep.Toll) string {
	switch {
	case t.High == nil:
		return "at least " + words(t.Best)
	case *t.High > t.Low:
		return words(t.Low) + " to " + words(*t.High)
	}
	return words(t.Best)
}

// words writes a number in words up to ten.
func words(n int) string {
	if n >= 0 && n <= 10 {
		return [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}[n]
	}
	return number(n)
}

// numbered writes a count with its noun: "one attack", "two attacks".
func (w *teller) numbered(n int, one, many string) string {
	return words(n) + " " + verbOf(n, one, many)
}

// verbOf is the form for one or for many.
func verbOf(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// harms writes an event's tolls as clauses and as participles.
func harms(e *sitrep.Event, skip string) (full []string, participle string) {
	var ing []string
	for _, h := range []struct{ harm, ing string }{{"killed", "killing"}, {"injured", "injuring"}, {"abducted", "abducting"}, {"captured", "capturing"}, {"displaced", "displacing"}, {"missing", "leaving missing"}} {
		for _, t := range e.Tolls {
			if t.Harm != h.harm || t.Harm == skip || t.Best == 0 || t.Who != "" {
				continue
			}
			n, who := tollWords(t), ""
			if len(ing) == 0 {
				who = " people"
				if t.Best == 1 && (t.High == nil || *t.High == 1) {
					who = " person"
				}
			}
			verb := "were"
			if t.Best == 1 && (t.High == nil || *t.High == 1) {
				verb = "was"
			}
			if len(full) == 0 {
				full = append(full, n+who+" "+verb+" "+h.harm)
			} else {
				full = append(full, n+" "+verb+" "+h.harm)
			}
			ing = append(ing, h.ing+" "+n+who)
			break
		}
	}
	return full, list(ing)
}

// where writes an event's place: "near Erbil".
func (w *teller) where(e *sitrep.Event) string {
	p := e.Place
	if p == nil || p.Name == "" {
		return ""
	}
	prep := "in"
	if p.Precision == "exact" {
		prep = "at"
	}
	for i := range e.Claims {
		c := &e.Claims[i]
		if c.Place != nil && c.Place.Name == p.Name && c.Near() {
			prep = "near"
		}
	}
	s := prep + " " + p.Name
	if p.Precision != "country" && p.Country != "" && w.country(p.Country) != w.in.About {
		s += " (" + w.country(p.Country) + ")"
	}
	return s
}

func (w *teller) country(code string) string {
	if w.in.Country != nil {
		if name := w.in.Country(code); name != "" {
			return name
		}
	}
	return code
}

// when writes an event's day: "on Monday 5 May"; "" where it is not told.
func (w *teller) when(e *sitrep.Event) string {
	d, ok := analysis.Day(e)
	if !ok {
		return ""
	}
	s := "on "
	if until, ok := day(w.in.Until); ok && until.Sub(d).Hours() < 14*24 && until.Sub(d).Hours() > -14*24 {
		s += d.Format("Monday ")
	}
	s += d.Format("2 January")
	if until, ok := day(w.in.Until); ok && until.Year() != d.Year() {
		s += d.Format(" 2006")
	}
	if len(e.Time.End) >= 10 && e.Time.End[:10] > e.Time.Start[:10] {
		if end, ok := day(e.Time.End); ok {
			s = "between " + d.Format("2 January") + " and " + end.Format("2 January")
		}
	}
	return s
}

// join puts the parts of a sentence side by side.
func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.ReplaceAll(strings.Join(out, " "), " ,", ",")
}

// phrase names an event within a sentence: "the drone strike on the base near Erbil".
func (w *teller) phrase(e *sitrep.Event) string {
	c := w.parts(e)
	s := "the " + c.noun
	if actOf(e.Type, e.Mode).both {
		if c.doers != "" {
			s = c.noun + " between " + c.doers
			if !c.doersMany {
				s = c.noun + " with " + c.doers
			}
		} else {
			s = c.noun
		}
		return join(s, c.where)
	}
	if clash(e) && c.doersMany {
		s = "the clash between " + c.doers
	} else if c.target != "" {
		s = join(s, c.on, c.target)
	} else if c.doers != "" {
		s = join(s, "by", c.doers)
	}
	return join(s, c.where)
}

// tell writes one event as a sentence, with a warning where its reading is likelier wrong than
// right.
func (w *teller) tell(e *sitrep.Event) string {
	s := w.told(e)
	if s != "" && slices.Contains(e.Caveats(), sitrep.Doubtful) {
		s += " (doubtful: see the words)"
	}
	return s
}

// told writes one event as a sentence with who answers for it. The forms take turns.
func (w *teller) told(e *sitrep.Event) string {
	c := w.parts(e)
	s := w.plain(e, c)
	switch {
	case s == "":
		return ""
	case e.Status == sitrep.Alleged:
		return "it is alleged that " + s
	case partisan(e):
		if who := w.party(e); strings.Contains(s, who+" ") {
			return s + ", by the account of that side alone"
		} else {
			return s + ", by the account of " + who + " alone"
		}
	case e.Families == 1 && e.Severity >= 2.5 && family(e) != "":
		return s + ", " + family(e) + " alone reports"
	}
	return s
}

func (w *teller) plain(e *sitrep.Event, c parts) string {
	both := actOf(e.Type, e.Mode).both
	switch {
	case both:
		return w.together(e, c)
	case c.doers != "" && (c.target != "" || e.Mode == "abduct"):
		return w.did(c)
	case c.doers != "":
		return w.alone(e, c)
	case c.target != "" && len(c.harm) > 0:
		if w.turn%2 == 0 {
			return join(article(c.noun)+c.noun, c.on, c.target, c.where, c.when, "left", deadOf(e))
		}
		return join(list(c.harm), "in", article(c.noun)+c.noun, c.on, c.target, c.where, c.when)
	case c.target != "" && e.Type == "MOBILIZE" && c.when == "" && c.where == "":
		return "" // soldiers who are somewhere, told in passing
	case c.target != "" && e.Type == "MOBILIZE":
		return join(c.target, beOf(c.targetMany), "deployed or mobilised", c.where, c.when)
	case c.target != "":
		return join(article(c.noun)+c.noun, c.on, c.target, c.where, "was reported", c.when)
	case len(c.harm) > 0 && c.where != "":
		return join(list(c.harm), "in", article(c.noun)+c.noun, c.where, c.when)
	}
	return ""
}

func beOf(many bool) string {
	if many {
		return "were"
	}
	return "was"
}

// deadOf writes "three people dead and 14 injured".
func deadOf(e *sitrep.Event) string {
	var out []string
	for _, h := range []struct{ harm, word string }{{"killed", "dead"}, {"injured", "injured"}, {"missing", "missing"}, {"displaced", "displaced"}, {"abducted", "abducted"}, {"captured", "captured"}} {
		for _, t := range e.Tolls {
			if t.Harm != h.harm || t.Best == 0 || t.Who != "" {
				continue
			}
			s := tollWords(t)
			if len(out) == 0 {
				s += verbOf(t.Best, " person", " people")
			}
			out = append(out, s+" "+h.word)
			break
		}
	}
	return list(out)
}

// did is "A struck B near C on D, killing E".
func (w *teller) did(c parts) string {
	s := join(c.doers, c.verb, c.target, c.rest, c.where)
	if w.turn%2 == 1 && c.when != "" {
		s = c.when + " " + s
	} else {
		s = join(s, c.when)
	}
	if c.harmed != "" {
		s += ", " + c.harmed
	}
	return s
}

// alone is an act without a target told.
func (w *teller) alone(e *sitrep.Event, c parts) string {
	verb := c.verb
	for _, p := range []string{" against", " with", " from", " to", " on", " at"} {
		verb = strings.TrimSuffix(verb, p)
	}
	switch e.Type {
	case "ASSAULT", "COERCE", "SANCTION":
		if clash(e) {
			s := join(c.doers, "clashed", c.where, c.when)
			if len(c.harm) > 0 {
				s += "; " + list(c.harm)
			}
			return s
		}
		if strings.HasPrefix(c.verb, "fired ") {
			verb = strings.TrimSuffix(c.verb, " at")
			break
		}
		verb = "carried out " + article(c.noun) + c.noun
	case "AID":
		verb = "gave aid"
	case "ACCUSE", "REJECT", "REQUEST", "SUPPORT", "CONCEDE":
		return "" // words without what they were about
	}
	s := join(c.doers, verb, c.where, c.when)
	if c.harmed != "" {
		s += ", " + c.harmed
	}
	return s
}

// clash tells a fight of several parties, none of which is told to have been the target.
func clash(e *sitrep.Event) bool {
	return e.Type == "ASSAULT" && len(e.Actors) > 1 && len(e.Recipients) == 0 && len(e.Objects) == 0
}

// together is what parties do with each other.
func (w *teller) together(e *sitrep.Event, c parts) string {
	others, _ := names(e.Recipients)
	verb := map[string]string{"AGREE": "reached an agreement", "COOPERATE": "co-operated"}[e.Type]
	if verb == "" {
		verb = "held talks"
		if e.Mode == "visit" && c.doers != "" && others == "" && c.where != "" {
			return join(c.doers, "paid a visit", strings.Replace(c.where, "in ", "to ", 1), c.when)
		}
	}
	switch {
	case c.doers == "" && others == "":
		return ""
	case others == "" && !c.doersMany && e.Type == "AGREE":
		return "" // with whom, nobody tells
	case others == "" && !c.doersMany:
		return join(capital(c.noun), "with", c.doers, c.where, "took place", c.when)
	case others == "" || others == c.doers:
		return join(c.doers, verb, c.where, c.when)
	case c.doers == "":
		return join(others, verb, c.where, c.when)
	}
	return join(c.doers, verb, "with", others, c.where, c.when)
}

// partisan tells whether nobody but a party to the conflict says it.
func partisan(e *sitrep.Event) bool {
	n := 0
	for i := range e.Claims {
		if c := &e.Claims[i]; !c.Withdrawn {
			if !c.Partisan {
				return false
			}
			n++
		}
	}
	return n > 0
}

// party names who alone says it.
func (w *teller) party(e *sitrep.Event) string {
	var out []string
	for i := range e.Claims {
		for _, s := range e.Claims[i].Speakers {
			if n := w.speaker(s); !e.Claims[i].Withdrawn && n != "" && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	if len(out) == 0 {
		return "one side"
	}
	return list(out[:min(2, len(out))])
}

// speaker names who says something, as a sentence has it.
func (w *teller) speaker(s sitrep.Speaker) string {
	if pronoun(s.Name) {
		return ""
	}
	p := sitrep.Party{Name: s.Name, Kind: sitrep.KindPerson}
	switch {
	case body(s.Name):
		p.Kind = sitrep.KindOrganization
	case pluralName(s.Name) && common(s.Name):
		p.Kind = sitrep.KindPeople
	case strings.HasPrefix(s.Name, "United "):
		p.Kind = sitrep.KindState
	}
	return named(p)
}

// family is the one publisher family of an event's live claims, "" where it has no name.
func family(e *sitrep.Event) string {
	for i := range e.Claims {
		c := &e.Claims[i]
		switch {
		case c.Withdrawn:
		case c.Family == "" || domain(c.Family) && c.Publisher != "":
			return c.Publisher
		default:
			return c.Family
		}
	}
	return ""
}

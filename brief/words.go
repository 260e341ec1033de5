package brief

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sitrep-news/sitrep"
)

// sentence begins with a capital and ends in a full stop.
func sentence(s string) string {
	if s = capital(strings.TrimSpace(s)); s == "" {
		return ""
	}
	if !strings.ContainsAny(s[len(s)-1:], ".!?") {
		s += "."
	}
	return s
}

// capital makes the first letter one.
func capital(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(c)) + s[n:]
}

// list joins names as a sentence does: "A, B and C".
func list(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// pronoun tells words that need their antecedent to be understood.
func pronoun(s string) bool {
	switch strings.ToLower(s) {
	case "he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "his", "its", "their", "who", "which", "that", "this", "these", "those", "one", "others", "some":
		return true
	}
	return false
}

// called is how a party is named: in the text's words where they stand alone,
// with the resolved name where they don't tell.
func called(a sitrep.Arg) string {
	text := strings.Trim(clipped(strings.Join(strings.Fields(a.Text), " "), 90), " ,")
	if a.Kind == sitrep.KindThing && text != "" && text[1:] == strings.ToLower(text[1:]) {
		text = strings.ToLower(text) // "Rocket" from a headline
	}
	if pronoun(a.Name) {
		a.Name = ""
	}
	for _, article := range []string{"The ", "A ", "An "} {
		if rest, ok := strings.CutPrefix(text, article); ok {
			text = strings.ToLower(article) + rest
		}
	}
	switch {
	case text == "" || pronoun(text):
		return a.Name
	case a.Name == "" || strings.EqualFold(text, a.Name) || strings.Contains(fold(text), fold(a.Name)):
		return text
	case a.Kind == sitrep.KindState || len(text) < 4:
		return a.Name
	case a.Kind == sitrep.KindPeople:
		return text
	}
	return text + " (" + a.Name + ")"
}

func fold(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}

// parties lists how arguments are named, each once.
func parties(as []sitrep.Arg) string {
	var out []string
	seen := map[string]bool{}
	for _, a := range as {
		name := called(a)
		key := fold(name)
		if a.Actor != "" {
			key = a.Actor
		}
		if name != "" && !seen[key] && !seen[fold(name)] { // one expression may mean two: "officials of Alda and Corvo"
			seen[key], seen[fold(name)] = true, true
			out = append(out, name)
		}
	}
	return list(out)
}

// clipped shortens to n characters at a word.
func clipped(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + " …"
}

// quoted puts words between quotation marks, on one line, those inside turned
// to single ones.
func quoted(s string, n int) string {
	s = clipped(strings.Join(strings.Fields(s), " "), n)
	s = straight.ReplaceAllString(s, "$1‘") // a mark that opens stands before a word
	return "“" + strings.NewReplacer("“", "‘", "”", "’", `"`, "’").Replace(s) + "”"
}

// straight is a straight quotation mark that opens, with what stands before it.
var straight = regexp.MustCompile(`(^|[\s(\[])"`)

// unmarked are words without the quotation marks around all of them.
func unmarked(s string) string {
	s = strings.Trim(s, " ,")
	const marks = "\"“”"
	if in := strings.Trim(s, marks); len(s)-len(in) > 1 && !strings.ContainsAny(in, marks) {
		return strings.TrimRight(in, " ,")
	}
	if strings.ContainsAny(s, marks) && strings.Count(s, `"`)%2 == 0 && strings.Count(s, "“") == strings.Count(s, "”") {
		return s
	}
	return strings.Trim(s, marks)
}

// number writes 2500 as 2,500.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// amount writes a range: "3", "at least 3", "2 to 5".
func amount(low, best int, high *int) string {
	switch {
	case high == nil:
		return "at least " + number(low)
	case *high == low || *high < low:
		return number(best)
	}
	return number(low) + " to " + number(*high)
}

// placed is the place's name with what it lies in.
func (pg *page) placed(p *sitrep.Place) string {
	if p == nil {
		return ""
	}
	name := p.Name
	if name == "" {
		name = strings.TrimSpace(p.Text)
	}
	if name == "" {
		return ""
	}
	prep := "in "
	if p.Precision == "exact" || p.Precision == "" && p.Country == "" { // a site, or one told by a noun: "the border"
		prep = "at "
		if words := strings.Fields(name); areas[words[len(words)-1]] {
			prep = "in "
		}
	}
	in := []string{}
	if p.Admin1 != "" && fold(p.Admin1) != fold(name) && (p.Precision == "exact" || p.Precision == "city" || p.Precision == "district") {
		in = append(in, p.Admin1)
	}
	if p.Country != "" && p.Precision != "country" && p.Precision != "region" {
		in = append(in, pg.countryName(p.Country))
	}
	if len(in) > 0 {
		name += " (" + strings.Join(in, ", ") + ")"
	}
	return prep + name
}

// areas are nouns for places that one is in.
var areas = map[string]bool{"area": true, "areas": true, "region": true, "regions": true, "district": true, "districts": true, "province": true, "provinces": true,
	"valley": true, "town": true, "towns": true, "village": true, "villages": true, "city": true, "cities": true, "capital": true, "country": true, "countryside": true,
	"south": true, "north": true, "east": true, "west": true}

// countryName is the country's name, or its code.
func (pg *page) countryName(code string) string {
	if pg.country != nil {
		if name := pg.country(code); name != "" {
			return name
		}
	}
	return code
}

// places names where a mention happened.
func (pg *page) places(m *sitrep.Mention) string {
	if len(m.Places) < 2 {
		if m.Place == nil && len(m.Places) == 1 {
			return pg.placed(&m.Places[0])
		}
		return pg.placed(m.Place)
	}
	var out []string
	seen := map[string]bool{}
	for i := range m.Places {
		if m.Places[i].Precision == "country" && finer(m.Places, m.Places[i].Country) {
			continue
		}
		s := strings.TrimPrefix(strings.TrimPrefix(pg.placed(&m.Places[i]), "in "), "at ")
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "in " + list(out)
}

// finer tells whether one of the places is a part of the country.
func finer(ps []sitrep.Place, country string) bool {
	for _, p := range ps {
		if p.Country == country && p.Precision != "country" && p.Precision != "region" {
			return true
		}
	}
	return false
}

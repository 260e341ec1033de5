package web

import (
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/analysis"
)

func (s *Site) funcs() template.FuncMap {
	return template.FuncMap{
		"asset": func(name string) (string, error) {
			a, ok := s.assets[name]
			if !ok {
				return "", fmt.Errorf("no asset %q", name)
			}
			return "/static/" + a.name, nil
		},
		"actor":     func(id string) string { return "/actors/" + url.PathEscape(id) },
		"type":      typeWord,
		"kind":      kindOf,
		"status":    statusWord,
		"caveats":   caveatsOf,
		"unsure":    func(x any) bool { return len(caveatsOf(x)) > 0 },
		"caveat":    caveatNote,
		"real":      isReal,
		"day":       day,
		"when":      when,
		"dated":     dated,
		"daytime":   dayTime,
		"found":     found,
		"timeof":    timeOf,
		"row":       func(e sitrep.Event, c sitrep.Change) row { return row{e, c} },
		"lone":      func(e sitrep.Event) row { return row{Event: e} },
		"others":    otherPlaces,
		"half":      func(n int) int { return n / 2 },
		"stamp":     stamp,
		"rfc":       func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
		"toll":      tollWords,
		"casualty":  casualtyWords,
		"percent":   func(f float64) string { return fmt.Sprintf("%.0f%%", 100*f) },
		"round":     func(f float64) string { return fmt.Sprintf("%.1f", f) },
		"parties":   partyNames,
		"place":     placeWords,
		"join":      strings.Join,
		"sectors":   sectorWords,
		"country":   s.country,
		"domain":    domain,
		"claims":    func(e sitrep.Event, at []int) []sitrep.Claim { return pick(e.Claims, at) },
		"plural":    plural,
		"highlight": highlight,
		"plural64":  func(n int64, one, many string) string { return plural(int(n), one, many) },
		"megabytes": func(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) },
		"words":     func(s string) string { return strings.ReplaceAll(s, "_", " ") },
		"short":     short,
		"party":     s.party,
		"fields":    editable,
		"sides":     sides,
		"first":     func(ks []known) []known { return ks[:min(8, len(ks))] },
		"rest":      func(ks []known) []known { return ks[min(8, len(ks)):] },
		"barof":     barOf,
		"table":     func(head string, rows []indexRow) map[string]any { return map[string]any{"Head": head, "Rows": rows} },
		"external":  external,
	}
}

// external passes only addresses of the web; anything else is no link.
func external(address string) string {
	if u, err := url.Parse(address); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return address
	}
	return ""
}

func domain(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Host, "www.")
}

// kinds groups PLOVER types for colour and shape.
func kindOf(plover string) string {
	switch plover {
	case "ASSAULT":
		return "force"
	case "COERCE", "SANCTION", "MOBILIZE", "PROTEST":
		return "coerce"
	case "THREATEN", "ACCUSE", "REJECT", "REQUEST":
		return "threat"
	case "CONSULT", "AGREE", "COOPERATE", "SUPPORT", "CONCEDE", "RETREAT":
		return "talk"
	case "AID":
		return "aid"
	}
	return "other"
}

// typeWord is a PLOVER type, with its mode, for people.
func typeWord(plover, mode string) string {
	word := map[string]string{
		"AGREE": "agreement", "CONSULT": "talks", "SUPPORT": "support", "CONCEDE": "concession", "COOPERATE": "cooperation",
		"AID": "aid", "RETREAT": "retreat", "REQUEST": "demand", "ACCUSE": "accusation", "REJECT": "refusal", "THREATEN": "threat",
		"PROTEST": "protest", "SANCTION": "sanctions", "MOBILIZE": "mobilisation", "COERCE": "coercion", "ASSAULT": "attack",
	}[plover]
	if word == "" {
		word = strings.ToLower(plover)
	}
	if mode != "" {
		return word + " · " + strings.ReplaceAll(mode, "-", " ")
	}
	return word
}

// sectorWords are PLOVER's codes of sectors for people; one without a word stands as it is.
func sectorWords(codes []string) string {
	word := map[string]string{
		"AGR": "farming", "BUD": "Buddhist", "BUS": "business", "CHR": "Christian", "COP": "police", "CRM": "crime", "CVL": "civilians", "EDU": "education",
		"ELI": "elite", "ENV": "environment", "GOV": "government", "HIN": "Hindu", "HLH": "health", "HRI": "human rights", "IGO": "body of states",
		"JEW": "Jewish", "JRN": "press", "JUD": "courts", "LAB": "labour", "LEG": "parliament", "MIL": "military", "MOS": "Muslim", "NGO": "non-governmental",
		"OPP": "opposition", "PRM": "paramilitary", "PTY": "party", "REB": "rebels", "REF": "refugees", "REL": "religion", "SPY": "intelligence", "UAF": "unidentified armed",
	}
	var out []string
	for _, c := range codes {
		if c != "UNK" {
			out = append(out, cmp.Or(word[c], c))
		}
	}
	return strings.Join(out, ", ")
}

func statusWord(s sitrep.Status) string {
	switch s {
	case sitrep.Actual:
		return "told as fact"
	case sitrep.Possible:
		return "possible, not yet an event"
	case sitrep.Planned:
		return "planned, not yet an event"
	case sitrep.Threatened:
		return "threatened, not an event"
	}
	return string(s)
}

// caveatsOf are the caveats of an event, a claim or a mention.
func caveatsOf(x any) []string {
	switch x := x.(type) {
	case sitrep.Event:
		return x.Caveats()
	case *sitrep.Event:
		return x.Caveats()
	case sitrep.Claim:
		return x.Caveats()
	case sitrep.Mention:
		return x.Caveats()
	}
	return nil
}

// caveatNote tells what a caveat means for whoever would use the fact.
func caveatNote(word string) string {
	return map[string]string{
		sitrep.Doubtful:           "The reading is likelier wrong than right. Look at the words before using it.",
		sitrep.OneSided:           "Nobody but a party to the conflict says so.",
		sitrep.Disputed:           "Somebody denies it, or sources contradict each other: see who says what.",
		sitrep.TakenBack:          "No report that still stands tells it.",
		string(sitrep.Alleged):    "It is told as an accusation or with a hedge, not as a fact.",
		string(sitrep.Denied):     "Nobody asserts it in what was read: it is told only as denied.",
		string(sitrep.Threatened): "Not an event: somebody says that they may do it.",
		string(sitrep.Planned):    "Not an event yet: it is announced or arranged.",
		string(sitrep.Possible):   "Not an event yet: it might be, or might come.",
	}[word]
}

// isReal tells statuses of what is said to have happened from the others.
func isReal(s sitrep.Status) bool {
	switch s {
	case sitrep.Actual, sitrep.Alleged, sitrep.Ongoing, sitrep.Ended, sitrep.Historical:
		return true
	}
	return false
}

func parse(iso string) (t time.Time, layout string, ok bool) {
	for _, l := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(l, iso); err == nil {
			return t, l, true
		}
	}
	return time.Time{}, "", false
}

// day writes an ISO date as people do, no finer than it is.
func day(iso string) string {
	t, layout, ok := parse(iso)
	switch {
	case !ok:
		return iso
	case layout == "2006":
		return iso
	case layout == "2006-01":
		return t.Format("January 2006")
	}
	return t.Format("2 Jan 2006")
}

// when writes an event's time no finer than it was told.
func when(t sitrep.Time) string {
	start, _, ok := parse(t.Start)
	if !ok {
		return "time not told"
	}
	end, _, okEnd := parse(t.End)
	switch t.Precision {
	case "year":
		return start.Format("2006")
	case "month":
		return start.Format("January 2006")
	}
	if !okEnd || start.Format("2006-01-02") == end.Format("2006-01-02") {
		return start.Format("2 Jan 2006")
	}
	return span(start, end)
}

// dated is an event's time, or where none is told, the day on which it was first told.
func dated(e sitrep.Event) string {
	if _, _, ok := parse(e.Time.Start); ok {
		return when(e.Time)
	}
	if first := analysis.Order(&e); first != "" {
		return "told " + day(first)
	}
	return "time not told"
}

// dayTime is day, with the date for machines.
func dayTime(iso string) template.HTML {
	if _, _, ok := parse(iso); !ok {
		return template.HTML(template.HTMLEscapeString(iso)) // #nosec: escaped
	}
	return template.HTML(`<time datetime="` + template.HTMLEscapeString(iso) + `">` + template.HTMLEscapeString(day(iso)) + `</time>`) // #nosec: escaped
}

// found marks the words that a search found, which the store writes between « and ».
func found(text string) template.HTML {
	return template.HTML(betweenGuillemets.ReplaceAllString(template.HTMLEscapeString(text), "<mark>$1</mark>")) // #nosec: escaped
}

var betweenGuillemets = regexp.MustCompile(`«([^«»]*)»`)

// timeOf is dated, with the day for machines.
func timeOf(e sitrep.Event) template.HTML {
	iso := e.Time.Start
	if _, _, ok := parse(iso); !ok {
		iso = analysis.Order(&e)
	}
	if iso == "" {
		return template.HTML(template.HTMLEscapeString(dated(e))) // #nosec: escaped
	}
	return template.HTML(`<time datetime="` + template.HTMLEscapeString(iso) + `">` + template.HTMLEscapeString(dated(e)) + `</time>`) // #nosec: escaped
}

func span(a, b time.Time) string {
	switch {
	case a.Year() == b.Year() && a.Month() == b.Month():
		return fmt.Sprintf("%d–%s", a.Day(), b.Format("2 Jan 2006"))
	case a.Year() == b.Year():
		return a.Format("2 Jan") + " – " + b.Format("2 Jan 2006")
	}
	return a.Format("2 Jan 2006") + " – " + b.Format("2 Jan 2006")
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.UTC().Format("2 Jan 2006 15:04 UTC")
}

func bounds(low, best int, high *int) string {
	switch {
	case high == nil:
		return fmt.Sprintf("at least %d", max(low, best))
	case low == *high:
		return fmt.Sprint(best)
	}
	return fmt.Sprintf("%d (%d–%d)", best, low, *high)
}

func tollWords(t sitrep.Toll) string { return bounds(t.Low, t.Best, t.High) + " " + t.Harm }

func casualtyWords(c sitrep.Casualty) string { return bounds(c.Low, c.Best, c.High) + " " + c.Harm }

func partyNames(ps []sitrep.Party) string {
	names := make([]string, len(ps))
	for i, p := range ps {
		names[i] = p.Name
	}
	return strings.Join(names, ", ")
}

func placeWords(p *sitrep.Place) string {
	if p == nil {
		return "place not told"
	}
	out := p.Name
	if p.Admin1 != "" && p.Admin1 != p.Name {
		out += ", " + p.Admin1
	}
	return out
}

// otherPlaces names the places that were told beside an event's own, each once.
func otherPlaces(e sitrep.Event) []string {
	var out []string
	for _, p := range e.Places {
		if name := placeWords(&p); (e.Place == nil || p.Name != e.Place.Name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}

func pick[T any](xs []T, at []int) []T {
	out := make([]T, 0, len(at))
	for _, i := range at {
		if i >= 0 && i < len(xs) {
			out = append(out, xs[i])
		}
	}
	return out
}

// highlight writes a claim's sentence with its trigger marked.
func highlight(c sitrep.Claim) template.HTML {
	runes := []rune(c.Sentence.Text)
	a, b := c.Trigger.Start-c.Sentence.Start, c.Trigger.End-c.Sentence.Start
	if a < 0 || b > len(runes) || a >= b {
		return template.HTML(template.HTMLEscapeString(c.Sentence.Text)) // #nosec: escaped
	}
	esc := func(r []rune) string { return template.HTMLEscapeString(string(r)) }
	return template.HTML(esc(runes[:a]) + "<mark>" + esc(runes[a:b]) + "</mark>" + esc(runes[b:])) // #nosec: escaped
}

// short cuts a name for a drawing.
func short(s string) string {
	if r := []rune(s); len(r) > 24 {
		return string(r[:23]) + "…"
	}
	return s
}

// editable lists the fields that an analyst may set.
func editable() []string {
	return []string{"type", "mode", "status", "title", "killed", "injured", "captured", "abducted", "missing", "displaced"}
}

// side is one group of an actor's neighbours.
type side struct {
	Name string
	List []known
}

func sides(p actorPage) []side {
	return []side{{"Belongs to, and is backed by", p.Above}, {"Belongs to it", p.Below}, {"Led by", p.Leaders}, {"Allies", p.Allies}, {"Foes", p.Foes}}
}

// barOf draws a count as a bar; the number stands beside it.
func barOf(n, most int) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg width="%d" height="10" aria-hidden="true"><rect class="talk" width="100%%" height="10"/></svg>`, 1+100*n/max(1, most))) // #nosec: numbers
}

// party is an actor's name by its id, as a link.
func (s *Site) party(id string, names map[string]string) template.HTML {
	name := cmp.Or(names[id], strings.TrimPrefix(id, "~"))
	if s.o.Knowledge.Actors != nil {
		if e, ok := s.o.Knowledge.Actors.Entry(id); ok {
			name = e.Name
		}
	}
	if id == "" {
		return "somebody not told"
	}
	return template.HTML(`<a href="/actors/` + url.PathEscape(id) + `">` + template.HTMLEscapeString(name) + "</a>") // #nosec: escaped
}

// country is a country's name by its alpha-3 code.
func (s *Site) country(code string) string {
	if s.o.Knowledge.Actors != nil {
		if e, ok := s.o.Knowledge.Actors.Entry(code); ok {
			return e.Name
		}
	}
	return code
}

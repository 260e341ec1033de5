package relation

import (
	"slices"
	"strings"

	sitrep "github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/code/cast"
	"github.com/sitrep-news/sitrep/nlp"
)

// dissenters relates those whom a title makes opponents of their country's rulers to the
// state: "opposition leader Ann Lee", "dissident Tom Reed", "a rebel commander". Who is told
// to oppose somebody in out is left out.
func dissenters(d *nlp.Doc, c *cast.Cast, base *actor.Base, out []sitrep.Relation) []sitrep.Relation {
	var found []sitrep.Relation
	for i := range len(c.Actors) {
		a := c.Actors[i]
		if a.Kind != sitrep.KindPerson || len(a.Country) != 3 || a.Country == "---" || slices.ContainsFunc(out, func(r sitrep.Relation) bool {
			return r.From == a.ID && (r.Type == Opposes || r.Type == Fights)
		}) {
			continue
		}
		for _, r := range a.Roles {
			if kind := dissent(r.Title); kind != "" {
				for _, to := range rulers(d, c, base, a.Country) {
					found = append(found, sitrep.Relation{Type: kind, From: a.ID, To: to, Start: r.Start, End: r.End, Status: sitrep.Actual})
				}
				break
			}
		}
	}
	return found
}

// rulers are the ids of a country's state and of who the report says is at its head.
func rulers(d *nlp.Doc, c *cast.Cast, base *actor.Base, country string) []string {
	var out []string
	if s := land(d, c, base, country); s != nil {
		out = append(out, s.ID)
	}
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.Kind == sitrep.KindPerson && a.Country == country && slices.Contains(a.Sectors, "GOV") && slices.ContainsFunc(a.Roles, atHead) {
			out = append(out, a.ID)
		}
	}
	return out
}

// atHead reports whether a title is that of a state's head.
func atHead(r sitrep.Role) bool {
	words := strings.Fields(strings.ToLower(r.Title))
	if len(words) == 0 || bygone[words[0]] || slices.ContainsFunc(words, func(w string) bool { return second[w] || local[w] }) {
		return false
	}
	last := words[len(words)-1]
	return states[last] || last == "minister" && slices.Contains(words, "prime")
}

// dissent is how a title says that its holder stands to the rulers of the country, "" where
// it does not.
func dissent(title string) string {
	words := strings.Fields(strings.ToLower(strings.NewReplacer("-", " ", ",", " ").Replace(title)))
	for i, w := range words {
		if bygone[w] || w == "of" || w == "for" {
			return ""
		}
		switch w {
		case "opposition", "dissident", "antigovernment":
			return Opposes
		case "critic", "opponent":
			if i > 0 && governs[words[i-1]] {
				return Opposes
			}
		case "separatist", "insurgent", "guerrilla", "rebel":
			return Fights
		}
	}
	return ""
}

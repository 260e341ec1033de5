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
		if a.Kind == sitrep.KindOrganization && len(a.Mentions) > 0 && slices.Contains(a.Sectors, "OPP") && ofLand(&a) && !related(&a, out) {
			m := a.Mentions[0]
			for _, to := range rulers(d, c, base, a.Country) {
				found = append(found, sitrep.Relation{Type: Opposes, From: a.ID, To: to, Start: m.Start, End: m.End, Status: sitrep.Actual})
			}
		}
		if a.Kind != sitrep.KindPerson || !ofLand(&a) || related(&a, out) {
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

func ofLand(a *sitrep.Actor) bool { return len(a.Country) == 3 && a.Country != "---" }

// related reports whether out tells whom the actor opposes or fights.
func related(a *sitrep.Actor, out []sitrep.Relation) bool {
	return slices.ContainsFunc(out, func(r sitrep.Relation) bool { return r.From == a.ID && (r.Type == Opposes || r.Type == Fights) })
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
	if i := slices.Index(words, "of"); i > 0 && (words[i-1] == "leader" || words[i-1] == "head" || words[i-1] == "chief") { // "leader of the junta"
		return slices.ContainsFunc(words[i:], func(w string) bool { return governs[w] || w == "country" || w == "nation" })
	}
	last := words[len(words)-1]
	return states[last] || last == "minister" && slices.Contains(words, "prime")
}

// dissent is how a title says that its holder stands to the rulers of the country, "" where
// it does not.
func dissent(title string) string {
	words := titleWords(title)
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

package eval

import (
	"context"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
)

// muc4Bench: Latin American attack reports to MUC-4 templates.
func muc4Bench() Bench {
	b := Records{
		Inputs: []string{"raw", "text"},
		Gold:   []string{"templates"},
		Predict: func(ctx context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			r, err := read(ctx, sys, in.Text("text"), "")
			if err != nil {
				return nil, err
			}
			return map[string]any{"templates": muc4Templates(r)}, nil
		},
		Score: score.Of(score.MUC4),
	}
	return Bench{Name: "muc4", About: "templates of attacks: perpetrators, targets, victims, weapons (1,500 articles)", Gold: "gold/muc4.jsonl", Run: b.Run}
}

// muc4Templates makes one template of each incident type that the mentions
// have, for most articles tell of one incident or of several alike.
func muc4Templates(r *sitrep.Report) []score.Template {
	out := []score.Template{}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		kind := incidentType(m)
		if kind == "" || !real(m) {
			continue
		}
		k := slices.IndexFunc(out, func(t score.Template) bool { return t.Type == kind })
		if k < 0 {
			out = append(out, score.Template{Type: kind})
			k = len(out) - 1
		}
		fillTemplate(&out[k], m)
	}
	return out
}

// incidentType is MUC-4's type of a mention, "" where it is of none.
func incidentType(m *sitrep.Mention) string {
	trigger := strings.ToLower(m.Trigger.Text)
	has := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(trigger, p) })
	}
	switch {
	case has("kidnap", "abduct") || m.Mode == "abduct":
		return "kidnapping"
	case m.Type != "ASSAULT" && m.Type != "COERCE":
		return ""
	case has("arson", "burn", "set fire", "torch"):
		return "arson"
	case has("rob", "loot", "stole", "steal"):
		return "robbery"
	case has("bomb", "explo", "blast", "dynamit", "detonat") || m.Mode == "explosives" || m.Mode == "suicide-attack":
		return "bombing"
	case m.Type == "ASSAULT":
		return "attack"
	}
	return ""
}

// fillTemplate adds a mention's parties: people to PerpInd and Victim, groups
// to PerpOrg, things and places to Target.
func fillTemplate(t *score.Template, m *sitrep.Mention) {
	const perpInd, perpOrg, target, victim, weapon = 0, 1, 2, 3, 4
	add := func(role int, a sitrep.Arg) {
		s := strings.ToLower(withoutArticle(strings.Join(strings.Fields(a.Text), " ")))
		if s == "" {
			return
		}
		e := score.Entity{s}
		if !slices.ContainsFunc(t.Role[role], func(x score.Entity) bool { return x[0] == s }) {
			t.Role[role] = append(t.Role[role], e)
		}
	}
	for _, a := range m.Actors {
		switch a.Kind {
		case sitrep.KindPerson, sitrep.KindPeople:
			add(perpInd, a)
		case sitrep.KindOrganization:
			add(perpOrg, a)
		}
	}
	for _, a := range args(m.Recipients, m.Objects) {
		switch a.Kind {
		case sitrep.KindPerson, sitrep.KindPeople:
			add(victim, a)
		default:
			add(target, a)
		}
	}
	for _, a := range m.Instruments {
		add(weapon, a)
	}
}

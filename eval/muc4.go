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

// The roles of a template, in the scorer's order.
const (
	perpInd = iota
	perpOrg
	target
	victim
	weapon
)

// muc4Templates makes one template of each incident type that the mentions
// have, for most articles tell of one incident or of several alike.
func muc4Templates(r *sitrep.Report) []score.Template {
	all := []score.Template{}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		kind := incidentType(m)
		if kind == "" || !told(m) || warfare(m) {
			continue
		}
		k := slices.IndexFunc(all, func(t score.Template) bool { return t.Type == kind })
		if k < 0 {
			all = append(all, score.Template{Type: kind})
			k = len(all) - 1
		}
		fillTemplate(&all[k], r, m)
	}
	out := []score.Template{}
	for _, t := range all {
		n := filled(t)
		if t.Type != "bombing" {
			n -= len(t.Role[weapon])
		}
		if n > 0 && (t.Type != "attack" || len(t.Role[target])+len(t.Role[victim]) > 0 || n > 1) {
			out = append(out, t)
		}
	}
	shareDoers(out, r)
	return out
}

// shareDoers gives templates without doers those of the article's others, and
// guerrillas without a group the one group that the article names.
func shareDoers(ts []score.Template, r *sitrep.Report) {
	var named []string
	for _, o := range armedGroups {
		if !strings.Contains("army armed forces security forces death squads", o) && anyWord(r.Text, o) {
			named = append(named, o)
		}
	}
	for i := range ts {
		for j := range ts {
			if len(ts[i].Role[perpInd])+len(ts[i].Role[perpOrg]) == 0 {
				ts[i].Role[perpInd] = append(ts[i].Role[perpInd], ts[j].Role[perpInd]...)
				ts[i].Role[perpOrg] = append(ts[i].Role[perpOrg], ts[j].Role[perpOrg]...)
			}
		}
		if len(ts[i].Role[perpOrg]) > 0 || len(named) == 0 || len(named) > 2 {
			continue
		}
		for _, p := range ts[i].Role[perpInd] {
			if anyPart(p[0], "guerrilla", "terrorist", "rebel", "subversive", "commando", "insurgent") {
				for _, o := range named {
					ts[i].Role[perpOrg] = append(ts[i].Role[perpOrg], score.Entity{o})
				}
				break
			}
		}
	}
}

func filled(t score.Template) int {
	n := 0
	for _, es := range t.Role {
		n += len(es)
	}
	return n
}

// told reports whether a mention's status makes it an incident: done, alleged or
// tried, not merely feared.
func told(m *sitrep.Mention) bool {
	switch m.Status {
	case sitrep.Actual, sitrep.Alleged, sitrep.Ongoing, sitrep.Ended, sitrep.Threatened, sitrep.Historical:
		return true
	}
	return false
}

// warfare is fighting between armed sides, which MUC-4 does not count.
func warfare(m *sitrep.Mention) bool {
	trigger := strings.ToLower(m.Trigger.Text)
	for _, w := range []string{"fight", "combat", "clash", "battle", "offensive", "war", "operation", "campaign", "conflict", "confront", "violence", "repress", "struggle", "insurg", "coup", "invasion", "invade"} {
		if strings.HasPrefix(trigger, w) {
			return true
		}
	}
	if len(m.Recipients) == 0 {
		return false
	}
	for _, a := range m.Recipients {
		if !anyWord(a.Text, "guerrilla", "guerrillas", "rebel", "rebels", "terrorist", "terrorists", "subversive", "subversives", "extremists", "soldiers", "soldier", "troops", "insurgents", "drug", "fmln", "criminals") {
			return false
		}
	}
	return true
}

// incidentType is MUC-4's type of a mention, "" where it is of none.
func incidentType(m *sitrep.Mention) string {
	trigger := strings.ToLower(m.Trigger.Text)
	has := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(trigger, p) })
	}
	switch {
	case has("kidnap", "abduct", "hostage") || m.Mode == "abduct":
		return "kidnapping"
	case m.Type != "ASSAULT" && m.Type != "PROTEST":
		return ""
	case has("arson", "burn", "set fire", "torch", "fire") && m.Mode == "destroy":
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

// fillTemplate adds a mention's parties as the strings that MUC-4 has: named
// victims without titles, perpetrators by description, groups by name.
func fillTemplate(t *score.Template, r *sitrep.Report, m *sitrep.Mention) {
	add := func(role int, s string) {
		s = strings.TrimSpace(s)
		if s == "" || len(s) > 60 || slices.ContainsFunc(t.Role[role], func(x score.Entity) bool { return strings.Contains(x[0], s) || strings.Contains(s, x[0]) }) {
			return
		}
		t.Role[role] = append(t.Role[role], score.Entity{s})
	}
	for _, o := range perpOrgs(r, m) {
		add(perpOrg, o)
	}
	for _, a := range m.Actors {
		if s := plain(a.Text); anyWord(s, perpetrators...) {
			add(perpInd, s)
		}
	}
	for _, a := range args(m.Recipients, m.Objects) {
		s := plain(a.Text)
		switch {
		case anyWord(s, weapons...):
			add(weapon, uncounted(s))
		case a.Kind != sitrep.KindState && lastWord(s, facilities):
			for part := range strings.SplitSeq(s, " and ") {
				if !anyWord(part, "military", "army", "convoy", "garrison", "air force", "patrol", "battalion", "brigade", "navy", "troops") {
					add(target, uncounted(part))
				}
			}
		case a.Kind != sitrep.KindState && a.Kind != sitrep.KindPlace:
			if n := personName(a); n != "" && strings.Contains(r.Text, n) {
				add(victim, n)
			}
		}
	}
	for _, a := range m.Instruments {
		if s := plain(a.Text); anyWord(s, weapons...) {
			add(weapon, uncounted(s))
		}
	}
	if t.Type == "bombing" && len(t.Role[weapon]) == 0 {
		for _, w := range []string{"car bomb", "dynamite", "explosives", "bombs", "bomb", "grenade", "rockets", "explosive device", "explosive charge"} {
			if anyWord(m.Sentence.Text, w) {
				add(weapon, w)
				break
			}
		}
	}
}

// uncounted drops a leading number.
func uncounted(s string) string {
	w, rest, ok := strings.Cut(s, " ")
	if ok && (numerals[w] || strings.ContainsAny(w, "0123456789")) {
		return rest
	}
	return s
}

// perpOrgs are the armed groups that the sentence of a mention names as doers or
// holds responsible.
func perpOrgs(r *sitrep.Report, m *sitrep.Mention) []string {
	var out []string
	sentence := strings.ToLower(m.Sentence.Text)
	blames := anyPart(sentence, "responsib", "claimed", "attributed", "blame", "members of", "carried out by", "perpetrated", "guerrilla", "terrorists of", "column", "commando")
	for _, o := range armedGroups {
		doer := slices.ContainsFunc(m.Actors, func(a sitrep.Arg) bool { return anyWord(a.Text+" "+a.Name, o) })
		if strings.Contains("army armed forces security forces", o) && !(doer && len(m.Recipients) > 0) {
			continue
		}
		if doer || blames && anyWord(sentence, o) {
			out = append(out, o)
		}
	}
	return out
}

// plain is an expression without article and quantity of the determiner kind.
func plain(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	for _, d := range []string{"the ", "a ", "an ", "some ", "several ", "at least ", "about ", "his ", "her ", "their ", "its ", "other ", "yesterday ", "this ", "these ", "those ", "alleged "} {
		s = strings.TrimPrefix(s, d)
	}
	return strings.Trim(s, ".,;: ()")
}

// personName is the name in an expression for a person, without titles; "" where
// it only describes.
func personName(a sitrep.Arg) string {
	words := strings.Fields(plain(a.Text))
	if a.Name != "" && a.Actor != "" && len(strings.Fields(a.Name)) > 1 && a.Kind == sitrep.KindPerson {
		if n := strings.Fields(plain(unaccented.Replace(a.Name))); len(n) <= 4 {
			words = n
		}
	}
	last := -1
	for i, w := range words {
		if titles[strings.Trim(w, ".,")] {
			last = i
		}
	}
	words = words[last+1:]
	if len(words) < 2 || len(words) > 5 {
		return ""
	}
	for _, w := range words {
		if common[strings.Trim(w, ".,")] || strings.ContainsAny(w, "0123456789") {
			return ""
		}
	}
	return strings.Join(words, " ")
}

// anyWord reports whether one of the words or phrases stands in s as a whole.
func anyWord(s string, words ...string) bool {
	s = " " + strings.NewReplacer(",", " ", ".", " ", "-", " ", "(", " ", ")", " ", "\"", " ").Replace(strings.ToLower(s)) + " "
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, " "+strings.ReplaceAll(w, "-", " ")+" ") })
}

func anyPart(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

// lastWord reports whether the head of an expression, its last word before a
// preposition, is in the list, singular or plural.
func lastWord(s string, list map[string]bool) bool {
	for _, p := range []string{" of ", " in ", " at ", " on ", " where ", " near ", " that ", " belonging "} {
		s, _, _ = strings.Cut(s, p)
	}
	w := strings.Fields(s)
	if len(w) == 0 {
		return false
	}
	l := strings.Trim(w[len(w)-1], ".,\"'")
	return list[l] || list[strings.TrimSuffix(l, "s")] || list[strings.TrimSuffix(l, "es")] || list[strings.TrimSuffix(l, "ies")+"y"]
}

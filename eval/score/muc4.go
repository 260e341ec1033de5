package score

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Roles are the string-fill slots of a MUC-4 template, in their order.
var roles = [5]string{"PerpInd", "PerpOrg", "Target", "Victim", "Weapon"}

// Templates is a MUC-4 record.
type Templates struct {
	Templates []Template `json:"templates"`
}

// Template is one incident; every role holds entities, each a list of the
// strings that name it in the text.
type Template struct {
	Type string
	Role [5][]Entity // by the order of PerpInd, PerpOrg, Target, Victim, Weapon
}

// Entity is the ways a text names one thing.
type Entity []string

// UnmarshalJSON reads an entity of strings or of [string, position] pairs.
func (e *Entity) UnmarshalJSON(b []byte) error {
	var raw []json.RawMessage
	if err := json.Unmarshal(b, &raw); err != nil {
		return fmt.Errorf("entity: %w", err)
	}
	*e = nil
	for _, r := range raw {
		var s string
		if json.Unmarshal(r, &s) != nil {
			var pair []json.RawMessage
			if err := json.Unmarshal(r, &pair); err != nil || len(pair) == 0 || json.Unmarshal(pair[0], &s) != nil {
				return fmt.Errorf("entity: %s is neither a string nor [string, position]", r)
			}
		}
		*e = append(*e, s)
	}
	return nil
}

// UnmarshalJSON reads {"incident_type", "PerpInd", ...}.
func (t *Template) UnmarshalJSON(b []byte) error {
	var raw struct {
		Type                                     string `json:"incident_type"`
		PerpInd, PerpOrg, Target, Victim, Weapon []Entity
	}
	if err := json.Unmarshal(b, &raw); err != nil {
		return fmt.Errorf("template: %w", err)
	}
	*t = Template{raw.Type, [5][]Entity{raw.PerpInd, raw.PerpOrg, raw.Target, raw.Victim, raw.Weapon}}
	return nil
}

// MarshalJSON writes what UnmarshalJSON reads.
func (t Template) MarshalJSON() ([]byte, error) {
	o := map[string]any{"incident_type": t.Type}
	for r, name := range roles {
		o[name] = t.Role[r]
		if t.Role[r] == nil {
			o[name] = []Entity{}
		}
	}
	return json.Marshal(o)
}

// MUC4 is the template score of GTT (Du, Rush, Cardie 2021), slot by slot over
// the best pairing of templates, and the entity score of GRIT (2021).
func MUC4(gold, pred []Templates) Figures {
	var slots [6][4]int // incident type, then the roles: right, predicted, found, gold
	var entities [5]tally
	for i := range gold {
		g, p := cleanTemplates(gold[i].Templates), cleanTemplates(pred[i].Templates)
		scoreTemplates(&slots, g, p)
		scoreEntities(&entities, g, p)
	}
	var sum [4]int
	for _, s := range slots {
		for i, v := range s {
			sum[i] += v
		}
	}
	p, r := ratio(sum[0], sum[1]), ratio(sum[2], sum[3])
	out := Figures{{"template_f1", harmonic(p, r)}, {"template_p", p}, {"template_r", r}}
	for i, name := range append([]string{"incident_type"}, roles[:]...) {
		s := slots[i]
		out = append(out, Figure{name + "_f1", harmonic(ratio(s[0], s[1]), ratio(s[2], s[3]))})
	}
	var all tally
	for _, e := range entities {
		all.add(e.right, e.pred, e.gold)
	}
	return append(out, Figure{"ceaf_ree_f1", all.f1()})
}

// cleanTemplates normalises every string and drops empty entities and repeats.
func cleanTemplates(ts []Template) []Template {
	var out []Template
	for _, t := range ts {
		c := Template{Type: t.Type}
		for r := range t.Role {
			for _, e := range t.Role[r] {
				n := make(Entity, len(e))
				for i, s := range e {
					n[i] = normal(s)
				}
				if len(n) > 0 && !slices.Contains(n, "") {
					c.Role[r] = append(c.Role[r], n)
				}
			}
		}
		if !slices.ContainsFunc(out, c.equal) {
			out = append(out, c)
		}
	}
	return out
}

func (t Template) equal(u Template) bool {
	for r := range t.Role {
		if !slices.EqualFunc(t.Role[r], u.Role[r], slices.Equal) {
			return false
		}
	}
	return t.Type == u.Type
}

// size is the number of slot fills: the type and every entity.
func (t Template) size() int {
	n := 1
	for _, es := range t.Role {
		n += len(es)
	}
	return n
}

var article = regexp.MustCompile(`\b(a|an|the)\b`)

// normal lowers the case and drops punctuation and articles.
func normal(s string) string {
	s = strings.Map(func(c rune) rune {
		if strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) {
			return -1
		}
		return c
	}, strings.ToLower(s))
	return strings.Join(strings.Fields(article.ReplaceAllString(s, " ")), " ")
}

// hit tells whether every predicted string names the gold entity.
func hit(gold, pred Entity) bool {
	for _, m := range pred {
		if !slices.Contains(gold, m) {
			return false
		}
	}
	return true
}

// scoreEntities adds one article's entities, its templates merged, matched one
// to one (CEAF-REE).
func scoreEntities(sum *[5]tally, gold, pred []Template) {
	g, p := mergeTemplates(gold), mergeTemplates(pred)
	for r := range roles {
		right := maxMatching(len(p[r]), len(g[r]), func(i, j int) bool { return hit(g[r][j], p[r][i]) })
		sum[r].add(right, len(p[r]), len(g[r]))
	}
}

// mergeTemplates lists the entities of all templates, role by role, without
// those that share all their names with one listed before.
func mergeTemplates(ts []Template) (out [5][]Entity) {
	for _, t := range ts {
		for r := range t.Role {
			for _, e := range t.Role[r] {
				same := func(x Entity) bool { return hit(x, e) || hit(e, x) }
				if !slices.ContainsFunc(out[r], same) {
					out[r] = append(out[r], e)
				}
			}
		}
	}
	return out
}

// maxMatching is the size of a maximum matching of n left with m right items.
func maxMatching(n, m int, edge func(i, j int) bool) int {
	mate := make([]int, m)
	for j := range mate {
		mate[j] = -1
	}
	var try func(i int, seen []bool) bool
	try = func(i int, seen []bool) bool {
		for j := range m {
			if edge(i, j) && !seen[j] {
				seen[j] = true
				if mate[j] < 0 || try(mate[j], seen) {
					mate[j] = i
					return true
				}
			}
		}
		return false
	}
	size := 0
	for i := range n {
		if try(i, make([]bool, m)) {
			size++
		}
	}
	return size
}

// TemplateCounts are one article's slot fills under MUC4's pairing: predicted ones
// that are right, predicted, gold ones that are found, gold. They add up over
// articles, so that a decision can be weighed article by article.
func TemplateCounts(gold, pred []Template) (sum [4]int) {
	var slots [6][4]int
	scoreTemplates(&slots, cleanTemplates(gold), cleanTemplates(pred))
	for _, s := range slots {
		for i, v := range s {
			sum[i] += v
		}
	}
	return sum
}

package score

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// Sheet is a list of facts that a careful reader finds in one report.
type Sheet struct {
	Published string `json:"published"`
	Checks    []Fact `json:"checks"`
}

// Fact is one check. Patterns are regular expressions, matched anywhere and in
// any case against the words of the text and the resolved name. Which fields
// are set depends on Kind.
type Fact struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	Want

	Text  string   `json:"text"`  // furniture, links, none
	Texts []string `json:"texts"` // one_actor
	From  any      `json:"from"`  // response: a Want; relation: a pattern
	To    any      `json:"to"`
	Claim Want     `json:"mention"` // sourced

	Speaker   string   `json:"speaker"` // statement
	Content   string   `json:"content"`
	Quote     string   `json:"quote"`
	Role      string   `json:"role"` // statement, actor
	Anonymous *bool    `json:"anonymous"`
	Stance    string   `json:"stance"`
	Name      string   `json:"name"` // actor
	Country   *string  `json:"country"`
	Sectors   string   `json:"sectors"`
	Pair      []string `json:"pair"` // relation
	What      string   `json:"what"` // figure
	Of        string   `json:"of"`
	Where     string   `json:"where"`
	Low       *int     `json:"low"`
}

// Want describes a mention.
type Want struct {
	Type         string          `json:"type"`
	Actors       string          `json:"actors"`
	Recipients   string          `json:"recipients"`
	Instruments  string          `json:"instruments"`
	Objects      string          `json:"objects"`
	AnyRecipient string          `json:"any_recipient"`
	AllActors    []string        `json:"all_actors"`
	AllParties   []string        `json:"all_parties"`
	Place        string          `json:"place"`
	Places       []string        `json:"places"`
	Time         []string        `json:"time"`
	Within       []string        `json:"within"`
	Casualties   map[string]int  `json:"casualties"`
	Count        *int            `json:"count"`
	CountOpen    bool            `json:"count_open"`
	Targets      map[string]*int `json:"targets"`
	Status       string          `json:"status"`
	NotStatus    string          `json:"not_status"`
	Trigger      string          `json:"trigger"`
	Sentence     string          `json:"sentence"`
}

// Facts checks a record against a sheet and names the facts missed.
func Facts(sheet Sheet, r *sitrep.Report) (Figures, []string, error) {
	c := checker{r: r, rx: map[string]*regexp.Regexp{}}
	var missed []string
	for _, f := range sheet.Checks {
		ok, err := c.holds(f)
		if err != nil {
			return nil, nil, fmt.Errorf("score facts: %s: %w", f.ID, err)
		}
		if c.bad != nil {
			return nil, nil, fmt.Errorf("score facts: %s: %w", f.ID, c.bad)
		}
		if !ok {
			missed = append(missed, f.ID)
		}
	}
	n := len(sheet.Checks)
	return Figures{{"facts", n - len(missed)}, {"of", n}}, missed, nil
}

// checker holds one record and the patterns compiled so far; bad is the first
// pattern that would not compile.
type checker struct {
	r   *sitrep.Report
	rx  map[string]*regexp.Regexp
	bad error
}

func (c *checker) compiled(pattern string) *regexp.Regexp {
	re, ok := c.rx[pattern]
	if !ok {
		var err error
		if re, err = regexp.Compile(pattern); err != nil && c.bad == nil {
			c.bad = err
		}
		c.rx[pattern] = re
	}
	return re
}

// find matches the pattern anywhere in one of the texts, in any case.
func (c *checker) find(pattern string, texts ...string) bool {
	re := c.compiled("(?i)" + pattern)
	return re != nil && slices.ContainsFunc(texts, func(t string) bool { return t != "" && re.MatchString(t) })
}

// whole matches the pattern against the whole text.
func (c *checker) whole(pattern, text string) bool {
	re := c.compiled("^(?:" + pattern + ")$")
	return re != nil && re.MatchString(text)
}

func (c *checker) args(pattern string, lists ...[]sitrep.Arg) bool {
	for _, l := range lists {
		if slices.ContainsFunc(l, func(a sitrep.Arg) bool { return c.find(pattern, a.Text, a.Name) }) {
			return true
		}
	}
	return false
}

// holds decides one fact.
func (c *checker) holds(f Fact) (bool, error) {
	r := c.r
	anyMention := func(ok func(m *sitrep.Mention) bool) bool {
		for i := range r.Mentions {
			if ok(&r.Mentions[i]) {
				return true
			}
		}
		return false
	}
	switch f.Kind {
	case "furniture":
		i := strings.Index(r.Text, f.Text)
		return i < 0 || slices.ContainsFunc(r.Furniture, func(s sitrep.Span) bool { return s.Start <= i && i+len(f.Text) <= s.End }), nil
	case "links":
		return slices.ContainsFunc(r.Links, func(l sitrep.Link) bool { return c.find(regexp.QuoteMeta(f.Text), l.Title) }), nil
	case "none":
		coded := anyMention(func(m *sitrep.Mention) bool {
			return c.find(f.Text, m.Sentence.Text) || c.args(f.Text, m.Actors, m.Recipients)
		})
		return !coded && !slices.ContainsFunc(r.Actors, func(a sitrep.Actor) bool { return c.find(f.Text, a.Name) }), nil
	case "mention":
		return anyMention(func(m *sitrep.Mention) bool { return c.mention(m, f.Want) }), nil
	case "nodup":
		n := 0
		anyMention(func(m *sitrep.Mention) bool { n += btoi(c.mention(m, f.Want)); return false })
		return n == 1, nil
	case "none_actual":
		kind := f.Want.Type
		if kind == "" {
			kind = "ASSAULT"
		}
		return !anyMention(func(m *sitrep.Mention) bool {
			return m.Status == sitrep.Actual && c.find(f.Want.Sentence, m.Sentence.Text) && c.whole(kind, m.Type)
		}), nil
	case "response":
		return c.response(f)
	case "sourced":
		return anyMention(func(m *sitrep.Mention) bool { return len(m.Sources) > 0 && c.mention(m, f.Claim) }), nil
	case "statement":
		return slices.ContainsFunc(r.Statements, func(s sitrep.Statement) bool { return c.statement(s, f) }), nil
	case "actor":
		return slices.ContainsFunc(r.Actors, func(a sitrep.Actor) bool { return c.actor(a, f) }), nil
	case "one_actor":
		return c.oneActor(f.Texts), nil
	case "relation":
		return slices.ContainsFunc(r.Relations, func(x sitrep.Relation) bool { return c.relation(x, f) }), nil
	case "figure":
		return slices.ContainsFunc(r.Figures, func(x sitrep.Figure) bool {
			return f.Low != nil && x.Low == *f.Low && c.find(f.What, x.What) && c.find(f.Of, x.Of) && c.find(f.Where, x.Where)
		}), nil
	}
	return false, fmt.Errorf("unknown kind of fact %q", f.Kind)
}

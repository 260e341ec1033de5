package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// sorted divides the mentions: what happened and what is background by time,
// tallies and what is not (yet) so in the order of the text.
func (p *page) sorted() (happened, background, tallies, unreal []*sitrep.Mention) {
	for i := range p.r.Mentions {
		m := &p.r.Mentions[i]
		switch {
		case m.Status == sitrep.Threatened || m.Status == sitrep.Planned || m.Status == sitrep.Possible || m.Status == sitrep.Denied:
			unreal = append(unreal, m)
		case m.Count != nil:
			tallies = append(tallies, m)
		case m.Status == sitrep.Historical:
			background = append(background, m)
		default:
			happened = append(happened, m)
		}
	}
	byTime := func(a, b *sitrep.Mention) int {
		return cmp.Or(cmp.Compare(start(a), start(b)), cmp.Compare(a.Trigger.Start, b.Trigger.Start))
	}
	slices.SortStableFunc(happened, byTime)
	slices.SortStableFunc(background, byTime)
	return happened, background, tallies, unreal
}

// events writes a section of happenings, one after the other.
func (p *page) events(title string, ms []*sitrep.Mention) {
	if len(ms) == 0 {
		return
	}
	p.section(title)
	for i, m := range ms {
		label := when(m.Time, p.r.Published)
		if label == "" {
			label = "undated"
		}
		p.entry(label, p.told(m))
		p.source(m, next(ms, i))
	}
}

// next is the mention after i, or nil.
func next(ms []*sitrep.Mention, i int) *sitrep.Mention {
	if i+1 < len(ms) {
		return ms[i+1]
	}
	return nil
}

// told says in sentences what a mention tells.
func (p *page) told(m *sitrep.Mention) string {
	line := clause(m)
	if s := p.places(m); s != "" && !strings.HasSuffix(line, " "+strings.TrimPrefix(strings.TrimPrefix(s, "at "), "in ")) { // "bombed two villages", which are where it was
		line += " " + s
	}
	if s := parties(m.Instruments); s != "" && !strings.Contains(fold(line), fold(s)) {
		line += ", with " + s
	}
	out := []string{sentence(line)}
	if s := losses(m); s != "" && !toldBy(m, line) {
		out = append(out, s)
	}
	if m.Targets != nil {
		out = append(out, targets(m.Targets))
	}
	if s := status(m.Status); s != "" {
		out = append(out, s)
	}
	if s := p.bonds(m); s != "" {
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// clause is who did what to whom.
func clause(m *sitrep.Mention) string {
	a := actOf(m.Type, m.Mode)
	doers, targets := parties(m.Actors), parties(undergone(m))
	verb := a.active
	if transitive(m.Trigger.Text) {
		verb = strings.ToLower(m.Trigger.Text)
	}
	switch {
	case doers != "" && targets != "":
		before, after, _ := strings.Cut(verb, "|")
		return strings.TrimSpace(doers + " " + before + " " + targets + " " + after)
	case doers != "" && a.both && len(m.Actors) > 1:
		return doers + ": " + a.noun
	case doers != "":
		return doers + ": " + kindOf(m, a)
	case targets != "":
		passive := a.passive
		if t := strings.ToLower(m.Trigger.Text); transitive(t) && t != "beat" && t != "overran" {
			passive = "was " + t
		}
		if plural(m) {
			passive = strings.Replace(passive, "was ", "were ", 1)
		}
		return targets + " " + passive
	}
	return kindOf(m, a)
}

// kindOf names an act whose target is not told: by its mode's noun, with the
// words of the text where they say more.
func kindOf(m *sitrep.Mention, a act) string {
	trigger := strings.ToLower(strings.Join(strings.Fields(m.Trigger.Text), " "))
	if trigger == "" || akin(a.noun, trigger) {
		return a.noun
	}
	return a.noun + " (“" + trigger + "”)"
}

// akin tells whether two words, or the last words of two phrases, have the
// same stem, roughly: "threat" and "threatened", "air strike" and "strikes".
func akin(a, b string) bool {
	last := func(s string) string {
		f := strings.Fields(s)
		return fold(f[len(f)-1])
	}
	x, y := last(a), last(b)
	n := min(len(x), len(y), 5)
	return n >= 3 && x[:n] == y[:n]
}

// undergone are those whom the sentence says it was done to: people and states, else
// things; those of another sentence only where this one has none.
func undergone(m *sitrep.Mention) []sitrep.Arg {
	here := func(as []sitrep.Arg) []sitrep.Arg {
		return slices.DeleteFunc(slices.Clone(as), func(a sitrep.Arg) bool { return a.Start < m.Sentence.Start || a.Start >= m.Sentence.End })
	}
	for _, as := range [][]sitrep.Arg{here(m.Recipients), here(m.Objects), m.Recipients} {
		if len(as) > 0 {
			return as
		}
	}
	return m.Objects
}

func plural(m *sitrep.Mention) bool {
	as := undergone(m)
	if len(as) == 1 && strings.HasPrefix(strings.ToLower(as[0].Text), "one of ") {
		return false
	}
	return len(as) > 1 || len(as) == 1 && (as[0].Kind == sitrep.KindPeople || strings.HasSuffix(as[0].Text, "s"))
}

// losses says who was hurt: "At least 3 soldiers killed, 12 others injured."
func losses(m *sitrep.Mention) string {
	var out, others []string
	for i, c := range m.Casualties {
		s := amount(c.Low, c.Best, c.High)
		if who := strings.Join(strings.Fields(c.Who), " "); who != "" && !startsWithDigit(who) && !(c.Best == 1 && c.High != nil && *c.High == 1 && pluralName(who)) { // "one of its commanders"
			s += " " + who
		}
		if s += " " + c.Harm; m.OtherAccount(i) {
			others = append(others, s+" by another account")
			continue
		}
		out = append(out, s)
	}
	if out = append(out, others...); len(out) == 0 {
		return ""
	}
	return sentence(strings.Join(out, ", "))
}

// toldBy tells whether a clause says its one loss already: "two guards were killed".
func toldBy(m *sitrep.Mention, clause string) bool {
	if len(m.Casualties) != 1 {
		return false
	}
	c := m.Casualties[0]
	return strings.Contains(clause, "were "+c.Harm) && c.High != nil && c.Who != "" && strings.Contains(fold(clause), fold(c.Who))
}

func startsWithDigit(s string) bool { return s[0] >= '0' && s[0] <= '9' }

func targets(t *sitrep.Targets) string {
	switch {
	case t.Targets != nil && t.Sites != nil:
		return number(*t.Targets) + " targets at " + number(*t.Sites) + " sites."
	case t.Targets != nil:
		return number(*t.Targets) + " targets."
	case t.Sites != nil:
		return number(*t.Sites) + " sites."
	}
	return ""
}

// status says what kind of truth it is, where it is not the plain one.
func status(s sitrep.Status) string {
	switch s {
	case sitrep.Alleged:
		return "Alleged."
	case sitrep.Ongoing:
		return "Still going on."
	case sitrep.Ended:
		return "Over."
	}
	return ""
}

// bonds says how a mention stands to others of the report.
func (p *page) bonds(m *sitrep.Mention) string {
	var out []string
	for _, id := range m.InResponseTo {
		if o := p.mention(id); o != nil {
			out = append(out, "In answer to: "+clipped(clause(o), 90)+".")
		}
	}
	if len(m.DisputedBy) > 0 {
		if who := p.speakers(m.DisputedBy); who != "" {
			out = append(out, "Denied by "+who+".")
		}
	}
	return strings.Join(out, " ")
}

func (p *page) mention(id string) *sitrep.Mention {
	for i := range p.r.Mentions {
		if p.r.Mentions[i].ID == id {
			return &p.r.Mentions[i]
		}
	}
	return nil
}

// source writes the words that tell it, and who says so; not yet where the next
// entry is told by the same words and the same people.
func (p *page) source(m, next *sitrep.Mention) {
	if next != nil && next.Sentence.Text == m.Sentence.Text && slices.Equal(next.Sources, m.Sources) {
		return
	}
	words := m.Sentence.Text
	if words == "" {
		words = m.Trigger.Text
	}
	who := p.speakers(m.Sources)
	switch {
	case who != "" && m.PartisanOnly:
		who = "— so says " + who + ", a party to it"
	case who != "":
		who = "— so says " + who
	case p.r.Publisher != "" || p.r.Agency != "":
		who = "— " + cmp.Or(p.r.Publisher, p.r.Agency)
	default:
		who = "— the report itself"
	}
	p.under(quoted(words, 320) + " " + who)
}

// speakers names those who made the statements of these ids.
func (p *page) speakers(ids []string) string {
	var out []string
	for _, id := range ids {
		for _, s := range p.r.Statements {
			if s.ID != id {
				continue
			}
			if name := speaker(s); name != "" && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return list(out)
}

// unreal writes what has not happened: threats, plans, possibilities, denials.
func (p *page) unreal(ms []*sitrep.Mention) {
	if len(ms) == 0 {
		return
	}
	p.section("NOT (YET) EVENTS")
	for i, m := range ms {
		line := p.nominal(m)
		if d := when(m.Time, p.r.Published); d != "" {
			line += ", " + d
		}
		p.entry(string(m.Status), sentence(line))
		p.source(m, next(ms, i))
	}
}

// nominal tells a mention as a thing: "attack by A on B in C".
func (p *page) nominal(m *sitrep.Mention) string {
	a := actOf(m.Type, m.Mode)
	line := kindOf(m, a)
	doers, targets := parties(m.Actors), parties(append(slices.Clone(m.Recipients), m.Objects...))
	switch {
	case a.both && len(m.Actors) > 1 && targets == "":
		line += " between " + doers
	case doers != "":
		line += " by " + doers
	}
	switch {
	case targets != "" && m.Type == "MOBILIZE" && len(m.Recipients) == 0:
		line += " of " + targets // what is moved
	case targets != "":
		line += " " + a.on + " " + targets
	}
	if s := p.places(m); s != "" {
		line += " " + s
	}
	return line
}

// tallies writes mentions that stand for many happenings.
func (p *page) tallies(ms []*sitrep.Mention) {
	if len(ms) == 0 {
		return
	}
	p.section("TALLIES")
	for i, m := range ms {
		low, high := m.Count.Low, m.Count.High
		label := amount(low, low, high)
		line := p.nominal(m)
		if m.Since != nil && *m.Since != "" {
			line += ", since " + since(*m.Since, p.r.Published)
		} else if d := when(m.Time, p.r.Published); d != "" {
			line += ", " + d
		}
		text := sentence(label + " × " + line)
		if s := losses(m); s != "" {
			text += " " + s
		}
		p.b.WriteString(wrap(text, p.width, "  ", strings.Repeat(" ", labelWidth)) + "\n")
		p.source(m, next(ms, i))
	}
}

package web

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// fact is a stretch of a report's text that a record points at.
type fact struct {
	start, end int    // bytes
	kind       string // event, party, place, time, toll, said
	card       string // id of the card that shows the record
	label      string
}

// facts lists what a report's record points at.
func facts(r *sitrep.Report) []fact {
	var out []fact
	add := func(w sitrep.Words, kind, card, label string) {
		if w.End > w.Start && w.End <= len(r.Text) && w.Start >= 0 {
			out = append(out, fact{w.Start, w.End, kind, card, label})
		}
	}
	for _, m := range r.Mentions {
		card := "c-" + m.ID
		kind := "event"
		if len(m.Caveats()) > 0 {
			kind = "unsure"
		}
		add(m.Trigger, kind, card, strings.Join(append([]string{typeWord(m.Type, m.Mode), statusWord(m.Status)}, m.Caveats()...), ", "))
		for _, w := range m.Also {
			add(w, kind, card, typeWord(m.Type, m.Mode)+", told again")
		}
		for role, as := range map[string][]sitrep.Arg{"did it": m.Actors, "it was done to": m.Recipients, "was hit or taken": m.Objects, "was used": m.Instruments} {
			for _, a := range as {
				add(a.Words, "party", card, a.Name+": "+role)
			}
		}
		if m.Place != nil {
			add(m.Place.Words, "place", card, "where: "+placeWords(m.Place)+" ("+m.Place.Precision+")")
		}
		if m.Time != nil && m.Time.Text != "" && m.Sentence.End <= len(r.Text) {
			if i := strings.Index(r.Text[m.Sentence.Start:m.Sentence.End], m.Time.Text); i >= 0 {
				at := m.Sentence.Start + i
				add(sitrep.Words{Start: at, End: at + len(m.Time.Text)}, "time", card, "when: "+when(*m.Time))
			}
		}
		for _, c := range m.Casualties {
			add(sitrep.Words{Start: c.Start, End: c.End}, "toll", card, casualtyWords(c))
		}
	}
	for _, st := range r.Statements {
		who := "somebody"
		if st.Speaker != nil {
			who = st.Speaker.Name
		}
		for _, c := range st.Content {
			add(c, "said", "c-"+st.ID, "said by "+who)
		}
	}
	slices.SortFunc(out, func(a, b fact) int {
		if a.start != b.start {
			return a.start - b.start
		}
		if a.end != b.end {
			return b.end - a.end
		}
		return strings.Compare(a.kind+a.card+a.label, b.kind+b.card+b.label)
	})
	return out
}

// marked writes the text with each fact marked where it stands and furniture greyed.
// Facts may overlap: the text is cut wherever one begins or ends, and each piece
// carries the kinds of all that cover it.
func marked(r *sitrep.Report) template.HTML {
	fs := facts(r)
	cuts := []int{0, len(r.Text)}
	for _, f := range fs {
		cuts = append(cuts, f.start, f.end)
	}
	for _, s := range r.Furniture {
		cuts = append(cuts, clamp(s.Start, len(r.Text)), clamp(s.End, len(r.Text)))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var b strings.Builder
	furniture := false
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		if in := within(r.Furniture, from); in != furniture {
			if furniture = in; in {
				b.WriteString(`<span class="furniture">`)
			} else {
				b.WriteString(`</span>`)
			}
		}
		piece(&b, r.Text[from:to], covering(fs, from, to))
	}
	if furniture {
		b.WriteString(`</span>`)
	}
	return template.HTML(b.String()) // #nosec: every piece is escaped
}

func clamp(at, most int) int { return max(0, min(at, most)) }

func within(spans []sitrep.Span, at int) bool {
	return slices.ContainsFunc(spans, func(s sitrep.Span) bool { return s.Start <= at && at < s.End })
}

func covering(fs []fact, from, to int) []fact {
	var out []fact
	for _, f := range fs {
		if f.start > from {
			break
		}
		if f.end >= to {
			out = append(out, f)
		}
	}
	return out
}

// piece writes a stretch of text; where facts cover it, it is a link to the card of
// the narrowest, and its title tells them all.
func piece(b *strings.Builder, text string, over []fact) {
	if len(over) == 0 {
		b.WriteString(template.HTMLEscapeString(text))
		return
	}
	var classes, labels, cards []string
	for _, f := range over {
		classes = append(classes, "f-"+f.kind)
		labels = append(labels, f.label)
		cards = append(cards, f.card)
	}
	slices.Sort(classes)
	classes = slices.Compact(classes)
	labels = slices.Compact(labels)
	slices.Sort(cards)
	cards = slices.Compact(cards)
	narrow := slices.MinFunc(over, func(a, b fact) int { return (a.end - a.start) - (b.end - b.start) })
	if narrow.kind == "said" {
		fmt.Fprintf(b, `<span class="f %s" data-cards="%s" title="%s">%s</span>`, strings.Join(classes, " "),
			template.HTMLEscapeString(strings.Join(cards, " ")), template.HTMLEscapeString(strings.Join(labels, "; ")), template.HTMLEscapeString(text))
		return
	}
	fmt.Fprintf(b, `<a class="f %s" href="#%s" data-cards="%s" title="%s">%s</a>`, strings.Join(classes, " "), template.HTMLEscapeString(narrow.card),
		template.HTMLEscapeString(strings.Join(cards, " ")), template.HTMLEscapeString(strings.Join(labels, "; ")), template.HTMLEscapeString(text))
}

package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// next is the raw input of the day's next report, coded.
func (w *world) next(n int) (sitrep.Raw, error) {
	var r *sitrep.Report
	switch chance := w.rnd.Float64(); {
	case chance < copied && len(w.told) > 0:
		r = w.copyOf(w.older())
	case chance < copied+revised && len(w.told) > 0:
		r = w.versionOf(w.older())
	default:
		r = w.tell(draw(w.rnd, w.weight))
		w.told = append(w.told, r)
	}
	at := day.Add(time.Duration(n) * 24 * time.Hour / 100_000)
	r.ID, r.Published = fmt.Sprintf("r%07d", n), at.Format(time.RFC3339)
	if r.URL == "" {
		r.URL = fmt.Sprintf("https://%s/%d", r.Publisher, n)
	}
	body, err := sitrep.Encode(r)
	return sitrep.Raw{URL: r.URL, ContentType: "application/vnd.sitrep.report+json", Body: body, Source: "import", Retrieved: at}, err
}

// older draws a text that others carry: mostly one of the last hours, and rather one that many
// have carried already.
func (w *world) older() *sitrep.Report {
	back := min(len(w.told)-1, int(w.rnd.ExpFloat64()*float64(len(w.told))/4))
	r := w.told[len(w.told)-1-back]
	w.told = append(w.told, r)
	return r
}

// copyOf is an agency's text as another outlet has it: under its own address, cut from the end.
func (w *world) copyOf(of *sitrep.Report) *sitrep.Report {
	r := *of
	r.URL, r.Publisher = "", outlet(w.rnd.IntN(outlets))
	paragraphs := strings.Split(r.Text, "\n\n")
	if n := len(paragraphs); w.rnd.IntN(2) == 0 && n > 3 {
		r.Text = strings.Join(paragraphs[:n-1], "\n\n")
	}
	return &r
}

// versionOf is the same article later, with a paragraph more.
func (w *world) versionOf(of *sitrep.Report) *sitrep.Report {
	r := *of
	r.Text += "\n\n" + w.sentence(25)
	return &r
}

// tell writes a report of a happening and of some of the others of its country.
func (w *world) tell(k int) *sitrep.Report {
	t := teller{w: w, r: &sitrep.Report{Schema: sitrep.Schema, Language: "en", Publisher: outlet(w.rnd.IntN(outlets)), Title: strings.Join(w.some(w.all[k].words, 6), " "),
		Furniture: []sitrep.Span{}, Links: []sitrep.Link{}, Mentions: []sitrep.Mention{}, Statements: []sitrep.Statement{}, Actors: []sitrep.Actor{}, Relations: []sitrep.Relation{}, Figures: []sitrep.Figure{}, Problems: []sitrep.Problem{}}}
	t.r.Family = agency(w.rnd.IntN(agencies))
	if w.rnd.IntN(3) == 0 {
		t.r.Family = t.r.Publisher
	}
	t.mention(&w.all[k], true)
	for range w.rnd.IntN(3) {
		t.filler()
	}
	for range w.rnd.IntN(5) {
		other := k
		if w.rnd.IntN(2) == 0 {
			other = w.all[k].near[w.rnd.IntN(len(w.all[k].near))]
		}
		t.mention(&w.all[other], false)
		t.filler()
	}
	for range 2 + w.rnd.IntN(5) {
		t.filler()
	}
	t.r.Text = t.text.String()
	return t.r
}

// teller writes one report.
type teller struct {
	w    *world
	r    *sitrep.Report
	text strings.Builder
}

func (t *teller) paragraph(s string) (start int) {
	if t.text.Len() > 0 {
		t.text.WriteString("\n\n")
	}
	start = t.text.Len()
	t.text.WriteString(s)
	return start
}

func (t *teller) filler() {
	t.paragraph(t.w.sentence(20+t.w.rnd.IntN(20)) + " " + t.w.sentence(15))
}

// some are n words of a list, in its order or another's.
func (w *world) some(words []string, n int) []string {
	out := slices.Clone(words)
	w.rnd.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out[:min(n, len(out))]
}

// mention tells of a happening in a sentence: the first of a report says more than later ones,
// as far as newswire tells where, when and how many.
func (t *teller) mention(h *happening, first bool) {
	rnd := t.w.rnd
	often := func(lead, later float64) bool {
		if first {
			return rnd.Float64() < lead
		}
		return rnd.Float64() < later
	}
	m := sitrep.Mention{ID: fmt.Sprintf("m%d", len(t.r.Mentions)+1), Type: h.typ, Mode: h.mode, Status: sitrep.Actual, Confidence: 0.5 + rnd.Float64()/2, Rule: "made up",
		Objects: []sitrep.Arg{}, Instruments: []sitrep.Arg{}, Actors: []sitrep.Arg{}, Recipients: []sitrep.Arg{}, Places: []sitrep.Place{}, Casualties: []sitrep.Casualty{},
		Sources: []string{}, DisputedBy: []string{}, InResponseTo: []string{}, PartOf: []string{}, SameAs: []string{}}
	words := slices.Concat(t.w.some(h.words, 4+rnd.IntN(4)), strings.Fields(t.w.sentence(8+rnd.IntN(8))))
	verb := strings.ToLower(h.typ) + "ed"
	sentence := verb + " " + strings.Join(words, " ")
	if often(0.85, 0.6) {
		m.Actors = append(m.Actors, t.arg(h.doer))
		sentence = h.doer.Name + " " + sentence
	}
	if often(0.7, 0.5) {
		m.Recipients = append(m.Recipients, t.arg(h.target))
		sentence += " " + h.target.Name
	}
	if often(0.7, 0.15) {
		m.Place = t.place(h)
		sentence += " in " + m.Place.Name
	}
	if often(0.6, 0.25) {
		m.Time = &sitrep.Time{Text: h.when.Weekday().String(), Start: h.when.Format(time.DateOnly), End: h.when.Format(time.DateOnly), Precision: "day"}
		sentence += " on " + m.Time.Text
	}
	if h.killed > 0 && often(0.8, 0.3) {
		n := max(1, h.killed+rnd.IntN(3)-1)
		m.Casualties = append(m.Casualties, sitrep.Casualty{Harm: "killed", Low: n, Best: n, High: &n})
		sentence += fmt.Sprintf(" killing %d", n)
	}
	start := t.paragraph(sentence)
	end := start + len(sentence)
	m.Sentence = sitrep.Words{Start: start, End: end, Text: sentence}
	at := start + strings.Index(sentence, verb)
	m.Trigger = sitrep.Words{Start: at, End: at + len(verb), Text: verb}
	for i := range m.Casualties {
		m.Casualties[i].Start, m.Casualties[i].End = start, end
	}
	t.r.Mentions = append(t.r.Mentions, m)
}

// place is where it was: the town, or only its province or country.
func (t *teller) place(h *happening) *sitrep.Place {
	p := &sitrep.Place{Name: h.where.Name, Country: h.where.Country, Admin1: h.where.Admin1, Precision: "city"}
	switch t.w.rnd.IntN(10) {
	case 0, 1:
		p.Name, p.Precision = h.where.Admin1, "province"
	case 2, 3:
		p.Name, p.Admin1, p.Precision = h.where.Country, "", "country"
	default:
		lat, lon := h.where.Lat, h.where.Lon
		p.Lat, p.Lon = &lat, &lon
	}
	return p
}

// arg names an actor of the report, listed once.
func (t *teller) arg(a *sitrep.Actor) sitrep.Arg {
	i := slices.IndexFunc(t.r.Actors, func(x sitrep.Actor) bool { return x.Name == a.Name })
	if i < 0 {
		i = len(t.r.Actors)
		c := *a
		c.ID, c.Aliases, c.Mentions, c.Roles = fmt.Sprintf("a%d", i+1), []string{}, []sitrep.Span{}, []sitrep.Role{}
		t.r.Actors = append(t.r.Actors, c)
	}
	return sitrep.Arg{Words: sitrep.Words{Text: a.Name}, Actor: t.r.Actors[i].ID, Name: a.Name, Kind: a.Kind, Country: a.Country, Sectors: a.Sectors}
}

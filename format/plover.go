package format

import (
	"bufio"
	"io"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/scheme"
)

// ploverLines writes PLOVER records (PLOVER manual, 2021), one a line. A tombstone is
// a record without an event that names what it takes back.
type ploverLines struct {
	w      *bufio.Writer
	scheme *scheme.Scheme
	coded  string
}

func newPlover(w io.Writer, o Options) Exporter {
	return &ploverLines{bufio.NewWriter(w), o.Scheme, o.Now.UTC().Format("2006-01-02")}
}

type ploverRecord struct {
	ID        string       `json:"id"`
	Date      string       `json:"date"`
	Actor     []ploverName `json:"actor"`
	Recipient []ploverName `json:"recipient,omitempty"`
	Event     []string     `json:"event"`
	Mode      []string     `json:"mode,omitempty"`
	Context   []string     `json:"context,omitempty"`
	Loc       *ploverPlace `json:"event_loc,omitempty"`
	Quad      int          `json:"quad_code,omitempty"`
	Scale     *float64     `json:"event_scale,omitempty"`
	Text      *ploverText  `json:"text_info,omitempty"`
	Cite      []ploverCite `json:"cite_info,omitempty"`
	Coder     string       `json:"coder"`
	DateCoded string       `json:"date_coded"`
	Comment   string       `json:"comment,omitempty"`
}

type ploverName struct {
	Text    string   `json:"actor_text"`
	Code    string   `json:"code"` // country and sectors, "IRQREB"
	Country string   `json:"country,omitempty"`
	Sector  []string `json:"sector,omitempty"`
	ID      string   `json:"id,omitempty"`
}

type ploverPlace struct {
	Name      string   `json:"name"`
	Country   string   `json:"country,omitempty"`
	Admin1    string   `json:"admin1,omitempty"`
	Lat       *float64 `json:"lat,omitempty"`
	Lon       *float64 `json:"lon,omitempty"`
	Precision string   `json:"precision"`
}

type ploverText struct {
	Text string `json:"text"`
	Verb string `json:"event_text"`
}

type ploverCite struct {
	URL       string `json:"url"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Family    string `json:"family"`
	Date      string `json:"date"`
	Retrieved string `json:"retrieved"`
}

func (p *ploverLines) Begin() error { return nil }
func (p *ploverLines) End() error   { return p.w.Flush() }

func (p *ploverLines) Tombstone(t Tombstone) error {
	comment := t.State
	if t.Heir != "" {
		comment += " into " + t.Heir
	}
	return line(p.w, ploverRecord{ID: t.Event, Date: t.At.UTC().Format("2006-01-02"), Actor: []ploverName{}, Event: []string{}, Coder: "sitrep", DateCoded: p.coded, Comment: comment})
}

func (p *ploverLines) Event(e *sitrep.Event) error {
	start, _, _ := days(e)
	code, _ := p.scheme.Of(e.Type, e.Mode)
	r := ploverRecord{ID: e.ID, Date: start.Format("2006-01-02"), Actor: ploverNames(e.Actors), Recipient: ploverNames(e.Recipients), Event: []string{e.Type},
		Context: ploverContext(e), Quad: code.Quad, Coder: "sitrep", DateCoded: p.coded}
	if e.Mode != "" {
		r.Mode = []string{e.Mode}
	}
	cameo := e.CAMEO
	if cameo == "" {
		cameo = code.CAMEO
	}
	if w, ok := p.scheme.Goldstein(cameo); ok {
		r.Scale = &w
	}
	if at := e.Place; at != nil {
		r.Loc = &ploverPlace{Name: at.Name, Country: at.Country, Admin1: at.Admin1, Precision: at.Precision}
		if pin(at) != nil {
			r.Loc.Lat, r.Loc.Lon = at.Lat, at.Lon
		}
	}
	for _, c := range live(e) {
		if r.Text == nil && c.Sentence.Text != "" {
			r.Text = &ploverText{c.Sentence.Text, c.Trigger.Text}
		}
		r.Cite = append(r.Cite, ploverCite{c.URL, c.Title, c.Publisher, c.Family, c.Published, cell(c.Retrieved.UTC())})
	}
	return line(p.w, r)
}

func ploverNames(parties []sitrep.Party) []ploverName {
	out := []ploverName{}
	for _, p := range parties {
		country := p.Country
		if country == "---" {
			country = ""
		}
		n := ploverName{Text: p.Name, Code: country, Country: country, Sector: p.Sectors, ID: p.ID}
		for _, s := range p.Sectors {
			n.Code += s
		}
		out = append(out, n)
	}
	return out
}

// ploverContext adds PLOVER's auxiliary contexts for what did not, or not now, happen.
func ploverContext(e *sitrep.Event) []string {
	out := append([]string{}, e.Context...)
	switch e.Status {
	case sitrep.Historical:
		return once(out, "historical")
	case sitrep.Planned:
		return once(out, "future")
	case sitrep.Threatened, sitrep.Possible:
		return once(out, "hypothetical")
	case sitrep.Denied:
		return once(out, "negation")
	}
	return out
}

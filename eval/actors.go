package eval

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/actor"
	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
	"github.com/sitrep-news/sitrep/place"
)

// actorsBench: the suite by which NGEC tests its actor resolution.
func actorsBench() Bench {
	run := func(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
		base, err := actor.Load()
		if err != nil {
			return nil, fmt.Errorf("actors: %w", err)
		}
		places, err := place.Load()
		if err != nil {
			return nil, fmt.Errorf("actors: %w", err)
		}
		return actorRecords(actorCoder{base, places}).Run(ctx, env, gold, out)
	}
	return Bench{Name: "actors", About: "actors' words to country, sector and name, as NGEC's suite expects (122 cases)", Gold: "gold/actors_ngec.jsonl", Run: run}
}

func actorRecords(c actorCoder) Records {
	return Records{
		Inputs: []string{"kind", "actor", "context", "date", "known_country"},
		Gold:   []string{"expect"},
		Predict: func(_ context.Context, _ *pipeline.System, in Record) (map[string]any, error) {
			return map[string]any{"expect": c.code(in)}, nil
		},
		Score: score.Of(score.Actors),
	}
}

// actorCoder answers in NGEC's terms.
type actorCoder struct {
	base   *actor.Base
	places *place.Gazetteer
}

// suitePresent is what the suite's "today" means: it was written in 2022, and
// asks after those who were in office then.
var suitePresent = time.Date(2022, 11, 1, 0, 0, 0, 0, time.UTC)

func (c actorCoder) code(in Record) map[string]any {
	text := in.Text("actor")
	if isTimeWord(text) {
		return map[string]any{"code_1": "JNK", "country": "", "title": ""}
	}
	a, ok := c.base.Resolve(actor.Query{Text: text, Context: actor.NewContext(in.Text("context")), Country: in.Text("known_country"),
		Date: suiteDate(in.Text("date")), Place: c.country})
	if !ok {
		return c.placeCode(text)
	}
	out := map[string]any{"country": c.suiteCountry(a), "code_1": "", "title": ""}
	if len(a.Sectors) > 0 {
		out["code_1"] = a.Sectors[0]
	}
	if len(a.Sectors) > 1 {
		out["code_2"] = a.Sectors[1]
	}
	if !a.Generic && a.ID != "" {
		out["title"] = a.Name
		if a.Metonym && a.Class == "state" {
			if p, ok := c.find(text); ok {
				out["title"] = p.Name
			}
		}
	}
	return out
}

// placeCode answers for a place that is no government's seat: the suite takes
// its people for the actor.
func (c actorCoder) placeCode(text string) map[string]any {
	p, ok := c.find(text)
	if !ok || strings.ToLower(text) == text || strings.HasPrefix(text, "the ") && strings.ToLower(text[4:]) == text[4:] {
		return map[string]any{}
	}
	return map[string]any{"country": p.Country, "code_1": "CVL", "title": p.Name}
}

func (c actorCoder) find(name string) (place.Place, bool) {
	found := c.places.Lookup(strings.TrimSpace(name))
	if len(found) == 0 || found[0].Match == place.Spelling && len(name) < 7 {
		return place.Place{}, false
	}
	return found[0].Place, found[0].Country != ""
}

func (c actorCoder) country(name string) (string, bool) {
	p, ok := c.find(name)
	return p.Country, ok
}

// suiteCountry writes countries as the suite does: none where there is none,
// codes of their own for the European Union and the United Nations' family, and
// none for the people of the Holy See.
func (c actorCoder) suiteCountry(a actor.Answer) string {
	switch {
	case a.Country == "---", a.Country == "VAT" && a.Kind == "person":
		return ""
	case c.within("european-union", a):
		return "EUR"
	case c.within("united-nations", a):
		return "UNO"
	}
	return a.Country
}

func (c actorCoder) within(id string, a actor.Answer) bool {
	if a.ID == id || a.Of == id {
		return true
	}
	if e, ok := c.base.Entry(a.ID); ok {
		for _, t := range e.Terms {
			if t.Of == id && a.Country == "IGO" {
				return true
			}
		}
	}
	return a.ID != "" && a.Country == "IGO" && c.base.AncestorOf(id, a.ID, time.Time{})
}

// suiteDate reads the dates as the suite writes them; none is its present.
func suiteDate(text string) time.Time {
	for _, form := range []string{"2006-01-02", "2 January 2006", "January 2, 2006"} {
		if t, err := time.Parse(form, strings.TrimSpace(text)); err == nil {
			return t
		}
	}
	return suitePresent
}

// isTimeWord reports whether the words tell a time and not an actor.
func isTimeWord(text string) bool {
	switch w := strings.ToLower(strings.TrimSpace(text)); w {
	case "yesterday", "today", "tomorrow", "tonight":
		return true
	default:
		for d := time.Sunday; d <= time.Saturday; d++ {
			if strings.EqualFold(w, d.String()) {
				return true
			}
		}
		return false
	}
}

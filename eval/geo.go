package eval

import (
	"context"
	"fmt"
	"io"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/pipeline"
	"github.com/sitrep-news/sitrep/place"
	"github.com/sitrep-news/sitrep/place/toponym"
)

// geoBench: place names in news and where on earth they are. The set marks not
// only where something is ("Literal") but every name that a place lends itself
// to ("Russian", "the Washington Post"), so all uses are given.
func geoBench() Bench {
	run := func(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
		g, err := place.Load()
		if err != nil {
			return nil, fmt.Errorf("geo: %w", err)
		}
		return geoRecords(g).Run(ctx, env, gold, out)
	}
	return Bench{Name: "geo", About: "place names and where they are (200 articles)", Gold: "gold/geowebnews.jsonl", Run: run}
}

func geoRecords(g *place.Gazetteer) Records {
	return Records{
		Inputs: []string{"title", "text"},
		Gold:   []string{"toponyms"},
		Predict: func(_ context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			text := in.Text("text")
			doc, err := sys.Engine.Annotate(text, nil)
			if err != nil {
				return nil, fmt.Errorf("annotate: %w", err)
			}
			at, found := positions{text}, []score.Toponym{}
			for _, l := range toponym.Locate(doc, g, toponym.About{}) {
				where := l.Place
				if !l.Known && l.Host != nil {
					where = l.Host.Place
				} else if !l.Known {
					continue
				}
				s := at.span(l.Start, l.End)
				found = append(found, score.Toponym{Start: &s[0], End: &s[1], Lat: &where.Lat, Lon: &where.Lon})
			}
			return map[string]any{"toponyms": found}, nil
		},
		Score: score.Of(score.Geo),
	}
}

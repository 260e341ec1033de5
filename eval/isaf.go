package eval

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep/eval/score"
	"github.com/sitrep-news/sitrep/nlp"
	"github.com/sitrep-news/sitrep/number"
	"github.com/sitrep-news/sitrep/pipeline"
	"github.com/sitrep-news/sitrep/timex"
)

// isafBench: press releases about operations in Afghanistan, each coded as one row.
func isafBench() Bench {
	run := func(ctx context.Context, env *Env, gold string, out io.Writer) (score.Figures, error) {
		times, err := timex.New()
		if err != nil {
			return nil, fmt.Errorf("isaf: %w", err)
		}
		numbers, err := number.New()
		if err != nil {
			return nil, fmt.Errorf("isaf: %w", err)
		}
		return isafRecords(releaseCoder{times, numbers}).Run(ctx, env, gold, out)
	}
	return Bench{Name: "isaf", About: "press releases: day, kind, province, killed, captured (298 releases)", Gold: "gold/isaf.jsonl", Run: run}
}

func isafRecords(c releaseCoder) Records {
	return Records{
		Inputs: []string{"text"},
		Gold:   []string{"gold"},
		Predict: func(_ context.Context, sys *pipeline.System, in Record) (map[string]any, error) {
			doc, err := sys.Engine.Annotate(in.Text("text"), nil)
			if err != nil {
				return nil, fmt.Errorf("annotate: %w", err)
			}
			return map[string]any{"gold": c.code(doc)}, nil
		},
		Score: score.Of(score.Releases),
	}
}

// releaseCoder maps a release to the set's row.
type releaseCoder struct {
	times   *timex.Finder
	numbers *number.Finder
}

func (c releaseCoder) code(doc *nlp.Doc) score.ISAFCode {
	day := c.day(doc)
	killed, captured, air := c.tolls(doc)
	return score.ISAFCode{StartDate: &day, EventType: []string{releaseType(killed, captured, air)}, Province: provinces(doc.Text),
		TargetGroup: []string{groups(doc.Text)}, MinKilled: &killed, MinCaptured: &captured}
}

// releaseType follows the set: what was done is told by whom it cost.
func releaseType(killed, captured int, air bool) string {
	switch {
	case killed > 0 && captured > 0:
		return "captureandkill"
	case captured > 0:
		return "detention"
	case air:
		return "airstrike"
	case killed > 0:
		return "insurgentskilled"
	}
	return "detention"
}

// releaseNumber is "2012-05-S-040": the year and month of the release.
var releaseNumber = regexp.MustCompile(`\b(20\d\d)-(\d\d)-[A-Z]+-\d+`)

// day is the operation's day: the first day told behind the dateline, else the release's.
func (c releaseCoder) day(doc *nlp.Doc) string {
	released, end := c.released(doc)
	if released.IsZero() {
		return ""
	}
	for _, e := range c.times.Find(doc, timex.Anchor{Published: released}) {
		if e.Start < end || e.Since || e.Until || !e.Located() || e.Interval.Precision != timex.Day && e.Interval.Precision != timex.Hour {
			continue
		}
		if ago := released.Sub(e.Interval.Start); ago > 15*24*time.Hour || ago < -24*time.Hour {
			continue
		}
		return e.Interval.Start.Format("2006-01-02")
	}
	return released.Format("2006-01-02")
}

// released is the release's own date, and where the body begins behind it.
func (c releaseCoder) released(doc *nlp.Doc) (time.Time, int) {
	head := doc.Text[:min(len(doc.Text), 700)]
	anchor := timex.Anchor{}
	if m := releaseNumber.FindStringSubmatch(head); m != nil {
		anchor, _ = timex.ParseAnchor(m[1] + "-" + m[2] + "-28")
	}
	var best timex.Expr
	for _, e := range c.times.Find(&nlp.Doc{Text: head}, anchor) {
		if len(e.Value) != 10 || !strings.HasPrefix(e.Rule, "month-day") {
			continue
		}
		if best.Value == "" || strings.HasSuffix(head[:e.Start], "(") {
			best = e
		}
		if strings.HasSuffix(head[:e.Start], "(") {
			break
		}
	}
	t, err := time.Parse("2006-01-02", best.Value)
	if err != nil {
		return anchor.Published, 0
	}
	return t, best.End
}

// provinces are those named as such, in the set's spelling; the first alone counts.
func provinces(text string) []string {
	m := provinceName.FindStringSubmatch(text)
	if m == nil {
		return []string{"??"}
	}
	name := strings.ToLower(m[1])
	if s, ok := isafSpelling[name]; ok {
		name = s
	}
	return []string{name}
}

var provinceName = regexp.MustCompile(`([A-Z][a-z]+(?:-e)?)(?: [Pp]rovince)`)

// isafSpelling are the provinces that the set spells in another way.
var isafSpelling = map[string]string{"paktiya": "paktya", "paktia": "paktya"}

// groups names whose people the operation was after.
func groups(text string) string {
	low := strings.ToLower(text)
	var out []string
	for _, g := range []struct{ name, words string }{
		{"haqqani", "haqqani"}, {"hig", "hezb-e-islami|gulbuddin"}, {"imu", "movement of uzbekistan|imu"}, {"taliban", "taliban"},
	} {
		for _, w := range strings.Split(g.words, "|") {
			if strings.Contains(low, w) && !slices.Contains(out, g.name) {
				out = append(out, g.name)
			}
		}
	}
	if len(out) == 0 {
		return ""
	}
	return out[0]
}

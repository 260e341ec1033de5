package rows

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
)

// candidates is how many of the newest finds of each kind are weighed.
const candidates = 200

// snippetWidth is the length of the text about the words found, in bytes.
const snippetWidth = 240

// Search finds reports, events and actors. What is weighed are the newest finds by
// title and by text, so that a search stays fast however common the words are.
func (r *Reader) Search(ctx context.Context, words string, kinds []string, limit int) ([]sitrep.Hit, error) {
	m := ParseMatch(words)
	if m == nil || len(m.All) == 0 {
		return nil, sitrep.Errorf(sitrep.EInvalid, "the words %.80q hold nothing to look for", words)
	}
	if len(kinds) == 0 {
		kinds = []string{"event", "report", "actor"}
	}
	limit = bounded(limit, 20, 200)
	var out []sitrep.Hit
	for _, kind := range kinds {
		var hits []sitrep.Hit
		var err error
		switch kind {
		case "event":
			hits, err = r.searchEvents(ctx, m)
		case "report":
			hits, err = r.searchReports(ctx, m)
		case "actor":
			hits, err = r.searchParties(ctx, words, m, limit)
		default:
			err = sitrep.Errorf(sitrep.EInvalid, "the kind %q is none of event, report, actor", kind)
		}
		if err != nil {
			return nil, wrap(err, "search")
		}
		out = append(out, hits...)
	}
	slices.SortStableFunc(out, func(a, b sitrep.Hit) int {
		return cmp.Or(-cmp.Compare(a.Score, b.Score), -cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	return out[:min(len(out), limit)], nil
}

func (r *Reader) searchEvents(ctx context.Context, m *Match) ([]sitrep.Hit, error) {
	var out []sitrep.Hit
	conds := []string{"e.withdrawn = 0", "e.origin = 'reports'"}
	err := r.newest(ctx, Events, m, conds, "event_body", func(body []byte) error {
		e, err := r.decodeEvent(body)
		if err != nil {
			return err
		}
		start, _ := span(e)
		out = append(out, m.hit("event", e.ID, e.Title, sentences(e), start))
		return nil
	})
	return out, err
}

func sentences(e *sitrep.Event) string {
	var b strings.Builder
	for i := range e.Claims {
		if s := e.Claims[i].Sentence.Text; !e.Claims[i].Withdrawn && !strings.Contains(b.String(), s) && b.Len() < 20_000 {
			b.WriteString(s + " ")
		}
	}
	for _, p := range slices.Concat(e.Actors, e.Recipients) {
		b.WriteString(p.Name + " ")
	}
	return b.String()
}

func (r *Reader) searchReports(ctx context.Context, m *Match) ([]sitrep.Hit, error) {
	var out []sitrep.Hit
	err := r.newest(ctx, Reports, m, []string{"e.withdrawn = 0", "e.copy_of = ''"}, "report_body", func(body []byte) error {
		rep, err := r.stored(body)
		if err != nil {
			return err
		}
		out = append(out, m.hit("report", rep.ID, rep.Title, rep.Text, rep.Published))
		return nil
	})
	return out, err
}

// newest walks over the newest finds, first those with all words in their title.
func (r *Reader) newest(ctx context.Context, in Index, m *Match, conds []string, table string, f func(body []byte) error) error {
	seen := map[int64]bool{}
	for _, title := range []bool{true, false} {
		match := *m
		match.Title = title
		plan, err := r.Engine.Pick(ctx, r.DB, in, Want{Match: &match, Ordered: true})
		if err != nil {
			return err
		}
		err = each(ctx, r.DB, unseen(seen, f), "SELECT p.k, b.body FROM (SELECT "+plan.Key+" AS k FROM "+plan.From+where_(append(slices.Clone(plan.Where), conds...))+" ORDER BY "+plan.Key+" DESC LIMIT ?) p JOIN "+table+" b ON b.key = p.k ORDER BY p.k DESC",
			append(slices.Clone(plan.Args), candidates)...)
		if err != nil {
			return err
		}
	}
	return nil
}

// unseen hands on the bodies of rows of key and body, each key once.
func unseen(seen map[int64]bool, f func(body []byte) error) func(Cursor) error {
	return func(c Cursor) error {
		var key int64
		var body []byte
		if err := c.Scan(&key, &body); err != nil || seen[key] {
			return err
		}
		seen[key] = true
		return f(body)
	}
}

// hit weighs one find: the share of the words in the title counts most, then how
// many stand close together in the text, then how often.
func (m *Match) hit(kind, id, title, text, date string) sitrep.Hit {
	want := m.terms()
	inTitle, often := map[string]bool{}, 0
	tokens(title, func(t token) bool {
		if want[t.term] {
			inTitle[t.term] = true
		}
		return true
	})
	part, close := m.Mark(text, snippetWidth)
	n := 0
	tokens(text, func(t token) bool {
		n++
		if want[t.term] {
			often++
		}
		return n < 5000
	})
	density := float64(often) / float64(often+5+n/50)
	score := (3*float64(len(inTitle)) + 2*float64(close)) / float64(len(want))
	return sitrep.Hit{Kind: kind, ID: id, Title: cut(title, 0, -1), Text: part, Date: date, Score: score + density}
}

func (r *Reader) searchParties(ctx context.Context, words string, m *Match, limit int) ([]sitrep.Hit, error) {
	parties, err := r.Parties(ctx, words, limit)
	out := make([]sitrep.Hit, len(parties))
	for i, p := range parties {
		part, _ := m.Mark(p.Name, snippetWidth)
		out[i] = sitrep.Hit{Kind: "actor", ID: p.ID, Title: p.Name, Text: part, Date: p.Last}
		// An actor by that name is what was looked for; more so where the name says no more.
		asked, has := len(strings.Fields(foldName(words))), len(strings.Fields(foldName(p.Name)))
		out[i].Score = 4 + 2*float64(asked)/float64(max(asked, has)) - float64(i)/1000
	}
	return out, err
}

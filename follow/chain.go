package follow

import (
	"context"
	"fmt"
	"slices"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
)

// maxChain bounds what one follow may come to follow.
const maxChain = 500

// chained asks for the events of a chain, and for what is linked to it.
type chained struct {
	matcher
	chain []string
}

// Match tells whether an event that holds to the rest of the query belongs to the chain.
func (c chained) Match(e *sitrep.Event) bool {
	return c.matcher.Match(e) && (slices.Contains(c.chain, e.ID) || slices.ContainsFunc(links(e), func(id string) bool { return slices.Contains(c.chain, id) }))
}

// links are the events to which an event is told, or likely, to be tied.
func links(e *sitrep.Event) []string {
	var out []string
	for _, list := range [][]sitrep.EventLink{e.Answers, e.AnsweredBy, e.PartOf} {
		for _, l := range list {
			out = append(out, l.Event)
		}
	}
	return out
}

// begins finds the chain of the events that a new follow names.
func (s *Service) begins(ctx context.Context, f *Follow) error {
	f.Chain = nil
	if !f.Along {
		return nil
	}
	q, err := query.Parse(f.Query, query.Options{Now: s.now(), Resolver: s.o.Names})
	if err != nil {
		return err
	}
	if len(q.Events) == 0 {
		return sitrep.Errorf(sitrep.EInvalid, "a chain begins with an event: write event: and its id")
	}
	for wait := q.Events; len(wait) > 0 && len(f.Chain) < maxChain; wait = wait[1:] {
		e, err := s.o.Store.Event(ctx, wait[0])
		if sitrep.Code(err) == sitrep.ENotFound {
			continue
		}
		if err != nil {
			return fmt.Errorf("chain: %w", err)
		}
		if !slices.Contains(f.Chain, e.ID) {
			f.Chain = append(f.Chain, e.ID)
			wait = append(slices.Clone(wait), links(e)...)
		}
	}
	return nil
}

// extend adds an event that is about to be told to its follow's chain, so that what is
// linked to it belongs there too.
func (s *Service) extend(ctx context.Context, tx sitrep.Tx, f *interest, e *sitrep.Event) error {
	if !f.Along || slices.Contains(f.Chain, e.ID) || len(f.Chain) >= maxChain || !f.matcher.Match(e) {
		return nil
	}
	d, err := get[Follow](ctx, tx, followKind, f.ID)
	if err != nil {
		return err
	}
	d.Body.Chain = append(d.Body.Chain, e.ID)
	f.Chain = d.Body.Chain
	if f.matcher, err = s.matcher(&d.Body); err != nil {
		return err
	}
	return put(ctx, tx, d)
}

package follow

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
)

// The kinds of documents.
const (
	followKind   = "follow"
	threadKind   = "follow-thread"   // what a follow was told of an event; id: event|follow
	laneKind     = "follow-lane"     // what a follow is sent together; id: follow
	deliveryKind = "follow-delivery" // what is to be sent
	toldKind     = "told"            // what was sent, newest first
	askedKind    = "follow-asked"    // addresses asked lately whether they agree
	keysKind     = "follow-keys"
)

// lockKey makes those who write follows wait for each other: their transactions are short.
const lockKey = "follow"

// remembered is how long it is known who was told of an event, so that its
// withdrawal reaches them.
const remembered = 400 * 24 * time.Hour

// lane is what orders a follow's messages, one after another: those of one event, or
// those of everything else.
type lane struct {
	Open    string      `json:"open,omitempty"`    // delivery that takes more changes
	Sending string      `json:"sending,omitempty"` // delivery that is being sent, or tried again
	Root    string      `json:"root,omitempty"`    // first message that was sent
	Last    string      `json:"last,omitempty"`    // newest message that was sent
	Recent  []time.Time `json:"recent,omitempty"`  // of the follow as a whole: when messages were begun at once
}

// thread is an event as one follower knows it.
type thread struct {
	Follow string `json:"follow"`
	Event  string `json:"event"`
	Told   *told  `json:"told,omitempty"`
	Lane   lane   `json:"lane"`
}

func threadID(event, follow string) string { return event + "|" + follow }

// kept is a document with its body read.
type kept[T any] struct {
	Doc  sitrep.Doc
	Body T
}

func decode[T any](d sitrep.Doc) (kept[T], error) {
	k := kept[T]{Doc: d}
	if err := json.Unmarshal(d.Body, &k.Body); err != nil {
		return k, fmt.Errorf("%s %s: %w", d.Kind, d.ID, err)
	}
	return k, nil
}

// get reads a document; an absent one is ENotFound.
func get[T any](ctx context.Context, r sitrep.Reader, kind, id string) (kept[T], error) {
	d, err := r.Doc(ctx, kind, id)
	if err != nil {
		return kept[T]{}, err
	}
	return decode[T](d)
}

// getOr reads a document or begins one.
func getOr[T any](ctx context.Context, r sitrep.Reader, kind, id, owner string, fresh T) (kept[T], error) {
	k, err := get[T](ctx, r, kind, id)
	if sitrep.Code(err) == sitrep.ENotFound {
		return kept[T]{Doc: sitrep.Doc{Kind: kind, ID: id, Owner: owner}, Body: fresh}, nil
	}
	return k, err
}

// put stores a document as it was read and changed.
func put[T any](ctx context.Context, tx sitrep.Tx, k kept[T]) error {
	b, err := json.Marshal(k.Body)
	if err != nil {
		return fmt.Errorf("%s %s: %w", k.Doc.Kind, k.Doc.ID, err)
	}
	k.Doc.Body = b
	return tx.PutDoc(ctx, k.Doc)
}

// list reads all documents of a kind, of one owner or (with "") of all.
func list[T any](ctx context.Context, r sitrep.Reader, kind, owner string) ([]T, error) {
	const page = 1000
	var out []T
	after := ""
	for {
		docs, err := r.Docs(ctx, sitrep.DocQuery{Kind: kind, Owner: owner, After: after, Limit: page})
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", kind, err)
		}
		for _, d := range docs {
			k, err := decode[T](d)
			if err != nil {
				return nil, err
			}
			out = append(out, k.Body)
			after = d.ID
		}
		if len(docs) < page {
			return out, nil
		}
	}
}

func (f *Follow) record() kept[Follow] {
	return kept[Follow]{Doc: sitrep.Doc{Kind: followKind, ID: f.ID, Owner: f.Owner}, Body: *f}
}

func sortByCreated(fs []Follow) {
	slices.SortStableFunc(fs, func(a, b Follow) int {
		return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.ID, b.ID))
	})
}

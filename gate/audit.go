package gate

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/sitrep-news/sitrep"
)

// Deed is one line of the log of what was done: who, what, when, to what. It is
// written in the transaction that does it where the gate does it, and never changed.
type Deed struct {
	At     time.Time `json:"at"`
	Who    string    `json:"who"` // account id; "" somebody not signed in; "console" on the machine itself
	What   string    `json:"what"`
	Target string    `json:"target,omitempty"`
	Detail string    `json:"detail,omitempty"`
	From   string    `json:"from,omitempty"` // address
	Status int       `json:"status,omitempty"`
}

const (
	auditKept = 400 * 24 * time.Hour
	auditID   = "20060102T150405.000000000" // ids sort by time
)

func (g *Gate) audit(ctx context.Context, tx sitrep.Tx, d Deed) error {
	if d.At.IsZero() {
		d.At = g.o.Clock().UTC()
	}
	b := make([]byte, 6)
	if _, err := rand.Read(b); err != nil {
		return fmt.Errorf("log a deed: %w", err)
	}
	return put(ctx, tx, sitrep.Doc{Kind: kindAudit, ID: d.At.Format(auditID) + "-" + hex.EncodeToString(b), Owner: d.Who, Expires: d.At.Add(auditKept)}, d)
}

// Audit lists what was done since a time, latest first.
func (g *Gate) Audit(ctx context.Context, since time.Time, most int) ([]Deed, error) {
	var out []Deed
	after := since.UTC().Format(auditID)
	for {
		docs, err := g.o.Store.Docs(ctx, sitrep.DocQuery{Kind: kindAudit, After: after, Limit: 1000})
		if err != nil {
			return nil, fmt.Errorf("read the log of deeds: %w", err)
		}
		for _, d := range docs {
			var deed Deed
			if err := json.Unmarshal(d.Body, &deed); err != nil {
				return nil, fmt.Errorf("deed %s: %w", d.ID, err)
			}
			out = append(out, deed)
			after = d.ID
		}
		if len(docs) < 1000 {
			break
		}
	}
	slices.Reverse(out)
	return out[:min(len(out), most)], nil
}

// deeds logs what a signed-in person or a key changed through any handler: the pattern
// that answered, its path's value, and how it ended.
func (g *Gate) deed(r *http.Request, id Identity, status int, from string) {
	if g.o.Local || id.Account == "" || r.Method == http.MethodGet || r.Method == http.MethodHead || r.Pattern == "" {
		return
	}
	if status >= 400 && status != http.StatusForbidden || r.URL.Path == "/mcp" {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), 10*time.Second)
	defer cancel()
	err := g.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		return g.audit(ctx, tx, Deed{Who: id.Account, What: r.Pattern, Target: r.PathValue("id"), Detail: id.Via, From: from, Status: status})
	})
	if err != nil {
		g.o.Log.Error("log of deeds", "err", err)
	}
}

package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/fuse"
	"github.com/sitrep-news/sitrep/query"
)

func (a *API) corrections(r *http.Request, _ User) (answer, error) {
	if a.o.Desk == nil {
		return answer{body: CorrectionList{}}, nil
	}
	list, err := a.o.Desk.Corrections(r.Context())
	return answer{body: CorrectionList{list}}, err
}

// readJSON reads a body of one JSON object, without fields that it does not have.
func readJSON(r *http.Request, v any) error {
	body, kind, err := read(r, 1<<20)
	if err != nil {
		return err
	}
	if kind != "application/json" {
		return unsupported(kind, "application/json")
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return sitrep.Errorf(sitrep.EInvalid, "the body is not as it should be: %v", err)
	}
	if d.More() {
		return sitrep.Errorf(sitrep.EInvalid, "the body holds more than one object")
	}
	return nil
}

func (a *API) correct(r *http.Request, u User) (answer, error) {
	var in CorrectionInput
	if err := readJSON(r, &in); err != nil {
		return answer{}, err
	}
	e, err := a.o.Store.Event(r.Context(), in.Event)
	if err != nil {
		return answer{}, err
	}
	c, err := in.correction(e)
	if err == nil && c.Kind == fuse.Merge {
		err = a.mergeWith(r, in.With, &c)
	}
	if err != nil {
		return answer{}, err
	}
	c.By, c.At = u.ID, a.now()
	c.ID = c.At.Format("20060102T150405.000000000") + "-" + e.ID
	if err := a.o.Desk.Correct(r.Context(), c); err != nil {
		return answer{}, err
	}
	a.o.Log.Info("correction", "id", c.ID, "kind", c.Kind, "by", u.ID)
	return answer{body: CorrectionMade{c.ID}}, nil
}

// correction turns what was asked into claims' words, which outlive the event.
func (in CorrectionInput) correction(e *sitrep.Event) (fuse.Correction, error) {
	c := fuse.Correction{Kind: in.Kind, Events: []string{e.ID}, Note: in.Note}
	if len(in.Note) > 2000 {
		return c, sitrep.Errorf(sitrep.EInvalid, "the note may have 2000 bytes")
	}
	for _, i := range in.Claims {
		if i < 0 || i >= len(e.Claims) {
			return c, sitrep.Errorf(sitrep.EInvalid, "event %s has no claim %d: it has %d, from 0", e.ID, i, len(e.Claims))
		}
	}
	var rest []fuse.Anchor
	for i, cl := range e.Claims {
		if len(in.Claims) == 0 || slices.Contains(in.Claims, i) {
			c.Anchors = append(c.Anchors, fuse.AnchorOf(cl))
		} else {
			rest = append(rest, fuse.AnchorOf(cl))
		}
	}
	switch in.Kind {
	case fuse.Accept, fuse.Reject:
		return c, nil
	case fuse.Split:
		if c.Others = rest; len(in.Claims) == 0 || len(rest) == 0 {
			return c, sitrep.Errorf(sitrep.EInvalid, "to split, name some of the claims, not all and not none")
		}
		return c, nil
	case fuse.Merge:
		if in.With == "" || in.With == e.ID {
			return c, sitrep.Errorf(sitrep.EInvalid, "to merge, name another event in with")
		}
		return c, nil
	case fuse.Edit:
		return in.edit(c)
	}
	return c, sitrep.Errorf(sitrep.EInvalid, "kind is accept, edit, merge, split or reject, not %.40q", in.Kind)
}

// edit checks a new value.
func (in CorrectionInput) edit(c fuse.Correction) (fuse.Correction, error) {
	c.Field, c.Value = in.Field, in.Value
	switch in.Field {
	case "type", "mode", "status", "title":
		var s string
		if err := json.Unmarshal(in.Value, &s); err != nil || strings.TrimSpace(s) == "" || len(s) > 500 {
			return c, sitrep.Errorf(sitrep.EInvalid, "the value of %s is a string of 1 to 500 bytes", in.Field)
		}
		if in.Field == "type" && !slices.Contains(query.Types(), s) {
			return c, sitrep.Errorf(sitrep.EInvalid, "a type is one of %s, not %q", strings.Join(query.Types(), ", "), s)
		}
		if in.Field == "status" && !slices.Contains(query.Statuses(), sitrep.Status(s)) {
			return c, sitrep.Errorf(sitrep.EInvalid, "there is no status %q", s)
		}
		return c, nil
	case "killed", "injured", "captured", "abducted", "missing", "displaced":
		var n int
		if err := json.Unmarshal(in.Value, &n); err != nil || n < 0 {
			return c, sitrep.Errorf(sitrep.EInvalid, "the value of %s is a whole number from 0", in.Field)
		}
		return c, nil
	}
	return c, sitrep.Errorf(sitrep.EInvalid, "field is type, mode, status, title, or a harm such as killed; %.40q can't be edited", in.Field)
}

func (a *API) mergeWith(r *http.Request, id string, c *fuse.Correction) error {
	other, err := a.o.Store.Event(r.Context(), id)
	if err != nil {
		return err
	}
	c.Events = append(c.Events, other.ID)
	for _, cl := range other.Claims {
		c.Others = append(c.Others, fuse.AnchorOf(cl))
	}
	return nil
}

func (a *API) undo(r *http.Request, u User) (answer, error) {
	return answer{}, a.o.Desk.Undo(r.Context(), r.PathValue("id"), u.ID)
}

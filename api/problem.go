package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
)

// Problem is an error as RFC 9457 has it; its type is about:blank, so that title
// tells the status, and code what to branch on.
type Problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Code   string `json:"code,omitempty"` // invalid, not_found, conflict, unauthorized, forbidden, too_many, unavailable
	At     int    `json:"at,omitempty"`   // character of the mistake in the query, from 1
}

// statuses gives each code of sitrep.Error its status.
func statusOf(code string) int {
	switch code {
	case sitrep.EInvalid:
		return http.StatusBadRequest
	case sitrep.ENotFound:
		return http.StatusNotFound
	case sitrep.EConflict:
		return http.StatusConflict
	case sitrep.EUnauthorized:
		return http.StatusUnauthorized
	case sitrep.EForbidden:
		return http.StatusForbidden
	case sitrep.ETooMany:
		return http.StatusTooManyRequests
	case sitrep.EUnavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// problem tells what went wrong. What broke in here is logged and not shown.
func (a *API) problem(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil && errors.Is(err, context.Canceled) {
		return // the reader left
	}
	p := ProblemOf(err)
	if p.Status == http.StatusInternalServerError {
		a.o.Log.Error("api", "path", r.URL.Path, "err", err)
	}
	p.Write(w)
}

// ProblemOf is an error as a program is told it. An error without a code is one of
// ours: its words stay in the log.
func ProblemOf(err error) Problem {
	code := sitrep.Code(err)
	p := Problem{Type: "about:blank", Code: code, Detail: err.Error()}
	var pointed *query.Error
	var large *http.MaxBytesError
	var kind *kindError
	switch {
	case errors.As(err, &kind):
		p.Status = http.StatusUnsupportedMediaType
	case errors.As(err, &pointed):
		p.Status, p.At = http.StatusBadRequest, pointed.At
	case errors.As(err, &large):
		p.Status, p.Code = http.StatusRequestEntityTooLarge, sitrep.EInvalid
		p.Detail = "the body is larger than the " + strconv.FormatInt(large.Limit, 10) + " bytes allowed; send it in parts"
	case code != "":
		p.Status = statusOf(code)
	case errors.Is(err, context.DeadlineExceeded):
		p.Status, p.Code, p.Detail = http.StatusServiceUnavailable, sitrep.EUnavailable, "this took too long; ask for less, or again in a moment"
	default:
		p.Status, p.Detail = http.StatusInternalServerError, "the server could not answer; its log says why"
	}
	p.Title = http.StatusText(p.Status)
	return p
}

// Write answers with the problem.
func (p Problem) Write(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Del("ETag")
	if p.Status == http.StatusServiceUnavailable && h.Get("Retry-After") == "" {
		h.Set("Retry-After", "5")
	}
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // a reader who left
}

package api

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/intake"
)

func headOf(row sitrep.ReportRow) ReportHead {
	return ReportHead{ID: row.ID, URL: row.URL, Title: row.Title, Publisher: row.Publisher, Family: row.Family, Published: row.Published,
		Retrieved: row.Retrieved, Source: row.Source, CopyOf: row.CopyOf, VersionOf: row.VersionOf, Mentions: row.Mentions, Withdrawn: row.Withdrawn}
}

func (a *API) reports(r *http.Request, _ User) (answer, error) {
	v := r.URL.Query()
	page, err := a.o.Store.Reports(r.Context(), sitrep.ReportQuery{Source: v.Get("source"), Publisher: v.Get("publisher"), Family: v.Get("family"),
		Actor: v.Get("actor"), Event: v.Get("event"), Since: v.Get("since"), Until: v.Get("until"), After: v.Get("cursor"), Limit: number(r, "limit", 50)})
	if err != nil {
		return answer{}, err
	}
	list := ReportList{Next: page.Next}
	for _, row := range page.Reports {
		list.Reports = append(list.Reports, headOf(row))
	}
	return answer{body: list, next: page.Next}, nil
}

func (a *API) report(r *http.Request, _ User) (answer, error) {
	f, err := a.o.Store.Report(r.Context(), r.PathValue("id"))
	if err != nil {
		return answer{}, err
	}
	events, err := a.o.Store.EventsOf(r.Context(), f.Report.ID)
	if err != nil {
		return answer{}, err
	}
	out := ReportFull{Coder: f.Coder, Record: *sitrep.InCodePoints(f.Report), ReportHead: ReportHead{ID: f.Report.ID, URL: f.Report.URL, Title: f.Report.Title,
		Publisher: f.Report.Publisher, Family: f.Family, Published: f.Report.Published, Retrieved: f.Retrieved, Source: f.Source, CopyOf: f.CopyOf,
		VersionOf: f.VersionOf, Mentions: len(f.Report.Mentions), Withdrawn: f.Withdrawn}}
	for _, e := range events {
		out.Events = append(out.Events, e.ID)
	}
	return answer{body: out}, nil
}

func (a *API) withdraw(r *http.Request, u User) (answer, error) {
	return answer{}, a.o.Desk.Withdraw(r.Context(), r.PathValue("id"), true, u.ID)
}

func (a *API) restore(r *http.Request, u User) (answer, error) {
	return answer{}, a.o.Desk.Withdraw(r.Context(), r.PathValue("id"), false, u.ID)
}

// What a post may hold.
const (
	maxBody    = 32 << 20 // bytes
	maxReports = 5000
	// recordType is the content type of reports that are already coded, as package
	// watch knows it.
	recordType = "application/vnd.sitrep.report+json"
)

// post keeps the reports of a body, all in one transaction.
func (a *API) post(r *http.Request, u User) (answer, error) {
	body, kind, err := read(r, maxBody)
	if err != nil {
		return answer{}, err
	}
	out := Accepted{}
	raws, err := a.raws(r, kind, body, &out)
	if err != nil {
		return answer{}, err
	}
	if len(raws) == 0 {
		return answer{}, sitrep.Errorf(sitrep.EInvalid, "there is no report in the body: %s", strings.Join(append(out.Problems, "it is empty")[:1], ""))
	}
	for _, raw := range raws {
		out.Reports = append(out.Reports, AcceptedReport{ID: a.o.Desk.ReportID(raw), Input: raw.ID})
	}
	if out.New, err = a.o.Desk.Accept(r.Context(), raws...); err != nil {
		return answer{}, err
	}
	a.o.Log.Info("reports posted", "by", u.ID, "reports", len(raws), "new", out.New)
	ans := answer{body: out}
	if len(raws) == 1 {
		ans.header = map[string]string{"Location": Prefix + "/reports/" + url.PathEscape(out.Reports[0].ID)}
	}
	return ans, nil
}

// read takes a request's body and its media type.
func read(r *http.Request, most int64) ([]byte, string, error) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return nil, "", sitrep.Errorf(sitrep.EInvalid, "say in Content-Type what the body is: %v", err)
	}
	body, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, most))
	var large *http.MaxBytesError
	if err != nil && !errors.As(err, &large) {
		err = sitrep.Errorf(sitrep.EInvalid, "the body could not be read: %v", err)
	}
	return body, kind, err
}

// raws reads a body into inputs; what cannot be read goes to the problems.
func (a *API) raws(r *http.Request, kind string, body []byte, out *Accepted) ([]sitrep.Raw, error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, nil
	}
	name := ""
	switch kind {
	case "text/html", "text/plain":
		raw, err := a.bare(r, body)
		return []sitrep.Raw{raw}, err
	case recordType:
		return a.records(body, out)
	case "application/json":
		name = "post.json"
	case "application/jsonl", "application/x-ndjson", "application/x-jsonlines":
		name = "post.jsonl"
	default:
		return nil, unsupported(kind, "application/json, application/jsonl, text/html, text/plain or "+recordType)
	}
	var raws []sitrep.Raw
	for in, err := range intake.Reports(r.Context(), name, bytes.NewReader(body)) {
		if err != nil {
			out.problem(err)
			continue
		}
		if err := webAddress(in.URL); err != nil {
			out.problem(err)
			continue
		}
		raws = append(raws, a.kept(sitrep.Raw{URL: in.URL, ContentType: in.ContentType, Body: in.Body, Title: in.Title, Published: in.Published, Publisher: in.Publisher}))
		if len(raws) > maxReports {
			return nil, sitrep.Errorf(sitrep.EInvalid, "a post may hold %d reports; send them in parts", maxReports)
		}
	}
	return raws, r.Context().Err()
}

func (out *Accepted) problem(err error) {
	if len(out.Problems) < 100 {
		out.Problems = append(out.Problems, err.Error())
	}
}

// bare is a page or text that is the whole body; what is known of it stands in the
// parameters.
func (a *API) bare(r *http.Request, body []byte) (sitrep.Raw, error) {
	v := r.URL.Query()
	if err := webAddress(v.Get("url")); err != nil {
		return sitrep.Raw{}, err
	}
	return a.kept(sitrep.Raw{URL: v.Get("url"), ContentType: r.Header.Get("Content-Type"), Body: body, Title: v.Get("title"), Publisher: v.Get("publisher"), Published: v.Get("published")}), nil
}

// records takes reports that are coded already, one a line or one in all.
func (a *API) records(body []byte, out *Accepted) ([]sitrep.Raw, error) {
	lines := bytes.Split(body, []byte("\n"))
	if _, err := sitrep.Decode(body); err == nil {
		lines = [][]byte{body}
	}
	var raws []sitrep.Raw
	for i, line := range lines {
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		rep, err := sitrep.Decode(line)
		if err == nil && rep.ID == "" {
			err = errors.New("it has no id")
		}
		if err == nil {
			err = webAddress(rep.URL)
		}
		if err != nil {
			out.problem(fmt.Errorf("record %d: %w", i+1, err))
			continue
		}
		raws = append(raws, a.kept(sitrep.Raw{URL: rep.URL, ContentType: recordType, Body: line, Title: rep.Title, Published: rep.Published, Publisher: rep.Publisher}))
		if len(raws) > maxReports {
			return nil, sitrep.Errorf(sitrep.EInvalid, "a post may hold %d reports; send them in parts", maxReports)
		}
	}
	return raws, nil
}

func (a *API) kept(raw sitrep.Raw) sitrep.Raw {
	raw.Source, raw.Retrieved = "post", a.now().Truncate(time.Millisecond)
	raw.ID = sitrep.RawID(raw.URL, raw.Body)
	return raw
}

// webAddress refuses an address that is none on the web: it would stand as a link on
// pages.
func webAddress(s string) error {
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || len(s) > 2048 {
		return sitrep.Errorf(sitrep.EInvalid, "url %.80q is no http(s) address", s)
	}
	return nil
}

// unsupported is a body of a kind that is not taken; answered with 415.
func unsupported(kind, want string) error {
	return &kindError{sitrep.Errorf(sitrep.EInvalid, "a body of type %q is not taken here; send %s", kind, want)}
}

type kindError struct{ error }

func (e *kindError) Unwrap() error { return e.error }

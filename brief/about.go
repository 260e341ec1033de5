package brief

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
	"github.com/sitrep-news/sitrep/query"
)

// Subject is what a report is about: an event that any of the queries asks for is of
// it. Without queries, everything is.
type Subject struct {
	Name    string
	Queries []sitrep.Query
	// Around takes in too what the reports of the subject tell without a place, and what
	// they say is planned: a threat has seldom a place of its own.
	Around bool
}

// About reads what a user asks to be told of: the text of a query (docs/query.md), or
// the plain name of a place, of an actor, or of both: "Iraq" is what happens there and
// what the state does elsewhere. Words that name nothing known are searched for.
func About(text string, r query.Resolver, now time.Time) (Subject, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Subject{}, nil
	}
	s := Subject{Name: text, Around: true}
	o := query.Options{Now: now, Resolver: r}
	if strings.ContainsAny(text, `:<>="`) || r == nil {
		q, err := query.Parse(text, o)
		if err != nil {
			return Subject{}, err
		}
		s.Queries, s.Around = []sitrep.Query{q}, false
		return s, nil
	}
	quoted := strconv.Quote(text)
	if q, err := query.Parse("place:"+quoted, o); err == nil {
		s.Queries = append(s.Queries, q)
	}
	if ids, err := r.Actor(text, now, false); err == nil && len(ids) > 0 && !strings.HasPrefix(ids[0], "~") {
		q, err := query.Parse("under:"+quoted, o)
		if err != nil {
			return Subject{}, err
		}
		s.Queries = append(s.Queries, q)
	}
	if len(s.Queries) == 0 {
		q, err := query.Parse(text, o)
		if err != nil {
			return Subject{}, err
		}
		s.Queries = append(s.Queries, q)
	}
	return s, nil
}

// Period reads the first and last day to report on: ISO dates, or how long ago ("24h",
// "7d") before the last. since "" is a day before it, until "" is now. Both may be set by a query's own text.
func Period(since, until string, now time.Time) (from, to string, err error) {
	read := func(key, text string, now time.Time) (string, error) {
		if strings.ContainsAny(text, " :\"") {
			return "", sitrep.Errorf(sitrep.EInvalid, "%s %q: write a date such as 2025-03-09, or how long ago: 24h, 7d, 2w", key, text)
		}
		q, err := query.Parse(key+":"+text, query.Options{Now: now})
		var told *query.Error
		if errors.As(err, &told) {
			return "", sitrep.Errorf(sitrep.EInvalid, "%s", told.Error())
		}
		return q.Since + q.Until, err
	}
	if since == "" {
		since = "24h"
	}
	to = now.UTC().Format(time.DateOnly)
	if until != "" {
		if to, err = read("until", until, now); err != nil {
			return "", "", err
		}
	}
	end, err := time.Parse(time.DateOnly, to) // "7d" is seven days before the last
	if err != nil || until == "" {
		end = now
	}
	if from, err = read("since", since, end); err != nil {
		return "", "", err
	}
	if from > to {
		return "", "", sitrep.Errorf(sitrep.EInvalid, "the period begins on %s and ends on %s: give a later end or an earlier beginning", from, to)
	}
	return from, to, nil
}

// Package query is the one query language behind page, API, exports and follows:
// it reads and writes the text form of a sitrep.Query and its form as URL
// parameters, and matches events in memory as the stores do.
//
//	type:ASSAULT mode:drone place:IRQ by:"Kataib Hezbollah" on:USA since:7d killed>=3 "air base"
//
// docs/query.md tells the language to users. Names become ids through a Resolver
// (package query/names has the one over the knowledge base and the gazetteer).
//
// A text may depend on the day it is read ("since:7d", "by:iran+" with whatever
// belongs to Iran that day), so what is to be asked again, a follow say, keeps the
// text; String of a Query writes what it came to.
package query

import (
	"time"

	"github.com/sitrep-news/sitrep"
)

// Options are what the reading of a text depends on.
type Options struct {
	Now      time.Time // for "since:7d"; zero refuses relative dates
	Resolver Resolver  // nil: values of actor and place fields are ids, codes and names as they stand
}

// Resolver finds what the names in a query stand for.
type Resolver interface {
	// Actor returns the party ids that a name stands for on a day; with all set,
	// also those of everything that belongs to them that day. An id stands for itself.
	// An error's message goes on the query's own: it should say what to write instead.
	Actor(name string, day time.Time, all bool) ([]string, error)
	// Place returns the place that a name stands for.
	Place(name string) (Place, error)
}

// Place is what a place name stands for: a country, a first-order division, or
// a place within.
type Place struct {
	Country string // ISO alpha-3; "" where it lies in none or in several
	Admin1  string // name of the division, as records have it; "" for a country
	Name    string // "" where the name is that of a country or division
}

// Types returns the 16 PLOVER types, sorted.
func Types() []string {
	return []string{"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE",
		"PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"}
}

// Statuses returns the record's statuses.
func Statuses() []sitrep.Status {
	return []sitrep.Status{sitrep.Actual, sitrep.Alleged, sitrep.Ongoing, sitrep.Planned, sitrep.Threatened,
		sitrep.Possible, sitrep.Denied, sitrep.Ended, sitrep.Historical}
}

// Real returns the statuses of what is said to have happened: what "status:real"
// means, and what a count of happenings should ask for.
func Real() []sitrep.Status {
	return []sitrep.Status{sitrep.Actual, sitrep.Alleged, sitrep.Ongoing, sitrep.Ended}
}

// Origins returns where events come from: our own reading of reports, and
// coded histories.
func Origins() []string { return []string{"reports", "acled", "ucdp", "gdelt"} }

// Orders returns the orders a page of events may have; the first is the default.
func Orders() []string { return []string{"time", "changed", "severity"} }

// Limits of a query.
const (
	MaxText  = 64 << 10 // bytes of a query's text
	MaxLimit = 1000     // events on a page
)

// Parse reads the text form. A mistake is an *Error (code EInvalid) that points
// at its character and says what to write.
func Parse(text string, o Options) (sitrep.Query, error) {
	terms, err := scan(text)
	if err != nil {
		return sitrep.Query{}, err
	}
	r := reader{text: text, o: o}
	if err := r.read(terms); err != nil {
		return sitrep.Query{}, err
	}
	return r.q, nil
}
